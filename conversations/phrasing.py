"""Rules in a designer's words: the labels of questions and choices, not names and signs.

``selected(${needs}, 'home')`` becomes “What did you need?” has “Somewhere to live”. What has no plain wording is
spelt as XLSForm has it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from conversations.expressions.spelling import shown, spelt
from conversations.expressions.syntax import (
    Call,
    Compared,
    Each,
    Every,
    Here,
    Literal,
    Node,
    Reference,
    Some,
)
from conversations.flow import Flow, Kind, Language, Prompt, said

LONGEST = 60
"""Characters of a label that are quoted; the rest is an ellipsis."""

_ORDERS = {"<": "is under", "<=": "is at most", ">": "is over", ">=": "is at least"}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_TIMES = {1: "once", 2: "twice"}
_ROUND = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one flow in one language, for wording its rules.

    ``here`` is the question whose answer ``.`` is; "" where there is none.
    """

    language: Language
    prompts: Mapping[str, Prompt] = field(repr=False)
    here: str = ""

    def rule(self, node: Node, here: str = "") -> str:
        """One condition in words, without a full stop; ``here`` is the question it stands at."""
        return replace(self, here=here).worded(node)

    def question(self, name: str) -> str:
        """A question by its words, quoted; by its name where it has none, as a calculation."""
        prompt = self.prompts.get(name)
        words = clipped(said(prompt.label, self.language)) if prompt is not None else ""
        rounds = _ROUND.findall(name)
        which = f" (time round: {', '.join(rounds)})" if rounds else ""
        return f"“{words}”{which}" if words else f"“{_ROUND.sub('', name)}”{which}"

    def answer(self, name: str, value: str) -> str:
        """An answer by the words of its choices, quoted; "left out" for none."""
        if not value:
            return "left out"
        prompt = self.prompts.get(name)
        if prompt is None or not prompt.choices:
            return f"“{value}”"
        labels = {choice.name: said(choice.label, self.language) for choice in prompt.choices}
        return ", ".join(f"“{clipped(labels.get(part, part))}”" for part in value.split())

    def worded(self, node: Node, *, inside: bool = False) -> str:
        """As ``rule``; ``inside`` another rule, where "and" and "or" need brackets around them."""
        match node:
            case Every(parts=parts):
                return self._joined(parts, " and ", inside=inside)
            case Some(parts=parts):
                return self._joined(parts, " or ", inside=inside)
            case Call(function="not", arguments=(Some(parts=parts),)) if len(self._gathered(parts)) == 1:
                ((about, verb), values) = self._gathered(parts)[0]
                return (
                    f"{self._thing(about)} {verb} none of {', '.join(values)}"
                    if verb
                    else f"not ({values[0]})"
                )
            case Compared(operator=operator, left=left, right=right):
                return self._compared(operator, left, right)
            case Call(function="not", arguments=(Compared(operator=operator, left=left, right=right),)):
                return self._compared(_OPPOSITE[operator], left, right)
            case Call(function="selected", arguments=(picked, Literal(value=str(name)))):
                return f"{self._thing(picked)} has {self._literal(picked, name)}"
            case Call(
                function="not",
                arguments=(Call(function="selected", arguments=(picked, Literal(value=str(name)))),),
            ):
                return f"{self._thing(picked)} has not {self._literal(picked, name)}"
            case Call(function="not", arguments=(negated,)):
                return f"not ({self.worded(negated, inside=False)})"
            case Call(function="true", arguments=()):
                return "always"
            case Call(function="false", arguments=()):
                return "never"
            case _:
                return self._thing(node)

    def _joined(self, parts: tuple[Node, ...], sign: str, *, inside: bool) -> str:
        if sign == " or ":
            worded = [
                f"{self._thing(about)} {verb} {_either(values)}" if verb else values[0]
                for (about, verb), values in self._gathered(parts)
            ]
        else:
            worded = [self.worded(part, inside=True) for part in parts]
        return f"({sign.join(worded)})" if inside and len(worded) > 1 else sign.join(worded)

    def _gathered(self, parts: tuple[Node, ...]) -> list[tuple[tuple[Node, str], list[str]]]:
        """Parts joined by "or", those about one question together: what it is about, the verb, and the answers.

        A part that says something else has no verb, and its words.
        """
        gathered: list[tuple[tuple[Node, str], list[str]]] = []
        key: tuple[Node, str]
        for part in parts:
            match part:
                case Compared(
                    operator="=", left=(Reference() | Here()) as about, right=Literal(value=str(value))
                ) if value:
                    key, words = (about, "is"), self._literal(about, value)
                case Call(
                    function="selected",
                    arguments=((Reference() | Here()) as about, Literal(value=str(value))),
                ):
                    key, words = (about, "has"), self._literal(about, value)
                case _:
                    key, words = (part, ""), self.worded(part, inside=True)
            last = gathered[-1] if gathered else None
            if last is not None and key[1] and _alike(last[0], key):
                last[1].append(words)
            else:
                gathered.append((key, [words]))
        return gathered

    def _compared(self, operator: str, left: Node, right: Node) -> str:
        if isinstance(left, Literal) and not isinstance(right, Literal):
            left, right, operator = right, left, _TURNED[operator]
        if isinstance(right, Literal) and right.value == "":
            if operator == "=":
                return f"{self._thing(left)} was left out"
            if operator == "!=" and (reached := self._round(left)):
                return reached
            if operator == "!=":
                return f"{self._thing(left)} was answered"
        value = (
            self._literal(left, right.value)
            if isinstance(right, Literal) and isinstance(right.value, str)
            else self._thing(right)
        )
        verb = {"=": "is", "!=": "is not"}.get(operator) or _ORDERS[operator]
        return f"{self._thing(left)} {verb} {value}"

    def _round(self, node: Node) -> str:
        """That a repeat comes round so often, where the node is what marks that; else ""."""
        prompt = self.prompts.get(node.name) if isinstance(node, Reference) else None
        if prompt is None or prompt.kind is not Kind.CALCULATE or not prompt.time or prompt.label:
            return ""
        name, _, _ = prompt.name.rpartition("[")
        return f"“{_ROUND.sub('', name)}” comes round {_TIMES.get(prompt.time, f'{prompt.time} times')}"

    def _literal(self, about: Node, value: str) -> str:
        match about:
            case Reference(name=name) | Each(names=(name, *_)):
                return self.answer(name, value) if value else "nothing"
            case Here():
                return self.answer(self.here, value) if value else "nothing"
            case _:
                return f"“{value}”"

    def _thing(self, node: Node) -> str:
        match node:
            case Reference(name=name):
                return self.question(name)
            case Each(names=(name, *_)):
                return f"{self.question(_ROUND.sub('', name) if name not in self.prompts else name)} (any time round)"
            case Here():
                return "the answer"
            case Call(function="count-selected", arguments=(picked,)):
                return (
                    f"the number ticked at {self._thing(picked)}"
                    if not isinstance(picked, Here)
                    else "the number ticked"
                )
            case Call(function="string-length", arguments=(text,)) if isinstance(text, Here | Reference):
                return f"the length of {self._thing(text)}"
            case Call(function="today", arguments=()):
                return "today"
            case _:
                return shown(node)


def _alike(one: tuple[Node, str], other: tuple[Node, str]) -> bool:
    return one[1] == other[1] and spelt(one[0]) == spelt(other[0])


def _either(values: list[str]) -> str:
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} or {values[-1]}"


def phrases(flow: Flow, language: Language | None = None) -> Phrases:
    """The words of a flow, in its first language where none is given."""
    return Phrases(language or flow.default_language, {prompt.name: prompt for prompt in flow.prompts})


def clipped(words: str, most: int = LONGEST) -> str:
    """Words on one line, at most so many characters of them."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
