"""A condition weighed: its parts put together as one decision diagram over the classes of answers."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from conversations.expressions import Scope
from conversations.expressions.evaluation import argument, truth_of
from conversations.expressions.spelling import spelt
from conversations.expressions.syntax import (
    Call,
    Compared,
    Every,
    ExpressionError,
    Negated,
    Node,
    Reckoned,
    Reference,
    Some,
)
from conversations.expressions.values import read, to_number, to_text, to_truth
from conversations.flow import Kind, Prompt
from conversations.ways.classes import Classes, Outcome, keyed
from conversations.ways.decisions import NO, YES, Decisions
from conversations.ways.marks import Counted, Ticked, constant, marks
from conversations.ways.pieces import (
    Applied,
    Asked,
    Chosen,
    Joined,
    Known,
    Opposed,
    Part,
    Summed,
    Unsettled,
    Worked,
    named,
    rounds_of,
)

MOST_COMBINED = 4_000
"""Combinations of values that are worked out for one reckoning."""

PLACE_BITS = 16
"""Bits that number what stays open at one place of the flow."""

Cases = dict[Outcome, int]
"""Each value that something can have, with the condition under which it has it; under None it is not known."""


@dataclass(frozen=True, slots=True)
class Open:
    """Something that answers' classes do not decide: taken to go either way.

    Attributes:
        variable: Its place in the order of decisions.
        node: What would have to be known.
        certain: Whether it is known that both can happen, whatever else was answered.
    """

    variable: int
    node: Node
    certain: bool


class Weighing:
    """Weighs the conditions of one flow.

    Attributes:
        decisions: The diagrams.
        pieces: What is asked of each prompt by itself.
        classes: The classes of its answers, once all that is asked of it is known.
        worked: The values of each calculation, once it is weighed.
        opens: What is not decided, by variable.
    """

    def __init__(self, prompts: Mapping[str, Prompt], decisions: Decisions) -> None:
        self.decisions = decisions
        self.pieces: dict[str, dict[tuple[str, bool], Asked]] = {}
        self.classes: dict[str, Classes] = {}
        self.worked: dict[str, Cases] = {}
        self.opens: dict[int, Open] = {}
        self._prompts = prompts
        self._places = {name: place for place, name in enumerate(prompts)}
        self._open_words: dict[str, int] = {}
        self._runs: dict[tuple[int, str], Callable[[Mapping[str, str]], Outcome]] = {}

    def add(self, cases: Cases, outcome: Outcome, condition: int) -> None:
        """Let something have a value under one more condition."""
        if condition != NO:
            cases[outcome] = self.decisions.any(cases.get(outcome, NO), condition)

    def open(self, node: Node) -> int:
        """A condition of its own for what is not decided; the same words are decided the same way."""
        words = spelt(node)
        variable = self._open_words.get(words)
        if variable is None:
            place = max((self._places[name] for name in named(node)), default=-1)
            variable = (place << PLACE_BITS) + 1 + len(self._open_words)
            self._open_words[words] = variable
            self.opens[variable] = Open(variable, node, self._both_happen(node))
        return self.decisions.node(variable, (NO, YES))

    def _both_happen(self, node: Node) -> bool:
        """Whether a tick can be there or not whatever the others are: of a list too long for all to be told apart."""
        match node:
            case Call(function="selected", arguments=(Reference(name=name), wanted)):
                prompt = self._prompts[name]
                word = constant(wanted)
                asked_for = {
                    mark.names
                    for piece in self.pieces.get(name, {}).values()
                    for mark in marks(piece.node, prompt, truth=True) or ()
                    if isinstance(mark, Ticked)
                }
                names = {choice.name for choice in prompt.choices}
                return (
                    prompt.kind is Kind.SELECT_MULTIPLE
                    and prompt.constraint is None
                    and prompt.choice_filter is None
                    and word in names
                    and not any(choice.exclusive and choice.name == word for choice in prompt.choices)
                    and all(len(one) <= 1 for one in asked_for)
                    and not names <= frozenset[str]().union(*asked_for)
                    and not any(
                        isinstance(mark, Counted)
                        for piece in self.pieces.get(name, {}).values()
                        for mark in marks(piece.node, prompt, truth=True) or ()
                    )
                )
            case _:
                return False

    def truth(self, part: Part, source: Node) -> int:
        """The condition under which a part holds; ``source`` is the tree it was taken from.

        Raises:
            TooMany: It needs more room than there is.
        """
        decisions = self.decisions
        match part:
            case Known(node=node):
                try:
                    return YES if truth_of(node)(Scope({})) else NO
                except ExpressionError:
                    return self.open(node)
            case Joined(every=every, parts=parts):
                nodes = _below(source, len(parts))
                found = YES if every else NO
                for inner, node in zip(parts, nodes, strict=True):
                    root = self.truth(inner, node)
                    found = decisions.both(found, root) if every else decisions.any(found, root)
                return found
            case Opposed(part=inner):
                return decisions.opposite(self.truth(inner, _below(source, 1)[0]))
            case Chosen(test=test, yes=yes, no=no):
                first, second, third = _below(source, 3)
                holds = self.truth(test, first)
                return decisions.any(
                    decisions.both(holds, self.truth(yes, second)),
                    decisions.both(decisions.opposite(holds), self.truth(no, third)),
                )
            case Unsettled():
                return self.open(part.source)
            case Asked() | Worked() | Summed() | Applied():
                found = NO
                for outcome, condition in self.cases(part).items():
                    if outcome is None:
                        found = decisions.any(found, decisions.both(condition, self.open(source)))
                    elif outcome[0] != "a" and to_truth(outcome[1]):
                        found = decisions.any(found, condition)
                return found
            case _:
                assert_never(part)

    def cases(self, part: Part) -> Cases:
        """The values a part can have, each with its condition.

        Raises:
            TooMany: They need more room than there is.
        """
        found: Cases = {}
        match part:
            case Known(node=node):
                try:
                    return {keyed(argument(node).run(Scope({}))): YES}
                except ExpressionError:
                    return {None: YES}
            case Asked(prompt=name, words=words, truth=truth):
                outcomes = self.classes[name].outcomes[words, truth]
                variable = self._places[name] << PLACE_BITS
                for outcome in dict.fromkeys(outcomes):
                    kids = tuple(YES if one == outcome else NO for one in outcomes)
                    self.add(found, outcome, self.decisions.node(variable, kids))
            case Worked(name=name, yields=yields):
                for outcome, condition in self.worked.get(name, {None: YES}).items():
                    kept = outcome is not None and outcome[0] == "s"
                    value = keyed(read(to_text(outcome[1]), yields)) if outcome and kept else outcome
                    self.add(found, value, condition)
            case Joined() | Opposed():
                root = self._plain_truth(part)
                if root is None:
                    return {None: YES}
                self.add(found, ("b", True), root)
                self.add(found, ("b", False), self.decisions.opposite(root))
            case Chosen(test=test, yes=yes, no=no):
                holds = self._plain_truth(test)
                if holds is None:
                    return {None: YES}
                for side, branch in ((holds, yes), (self.decisions.opposite(holds), no)):
                    for outcome, condition in self.cases(branch).items():
                        self.add(found, outcome, self.decisions.both(side, condition))
            case Summed(function=function, parts=parts):
                return self._summed(function, parts)
            case Applied():
                return self._applied(part)
            case Unsettled():
                return {None: YES}
            case _:
                assert_never(part)
        return found

    def _plain_truth(self, part: Part) -> int | None:
        """The condition under which a part inside a reckoning holds; None where something in it stays open."""
        decisions = self.decisions
        match part:
            case Joined(every=every, parts=parts):
                found = YES if every else NO
                for inner in parts:
                    root = self._plain_truth(inner)
                    if root is None:
                        return None
                    found = decisions.both(found, root) if every else decisions.any(found, root)
                return found
            case Opposed(part=inner):
                root = self._plain_truth(inner)
                return None if root is None else decisions.opposite(root)
            case _:
                found = NO
                for outcome, condition in self.cases(part).items():
                    if outcome is None:
                        return None
                    if outcome[0] != "a" and to_truth(outcome[1]):
                        found = decisions.any(found, condition)
                return found

    def _summed(self, function: str, parts: Sequence[Part]) -> Cases:
        """Round after round, so that there are as many values as sums, not as ways to come by them."""
        sums: Cases = {("n", 0.0): YES}
        for part in parts:
            further: Cases = {}
            values = self.cases(part)
            for total, condition in sums.items():
                for outcome, own in values.items():
                    both = self.decisions.both(condition, own)
                    if both == NO:
                        continue
                    self.add(further, _added(function, total, outcome), both)
            if len(further) > MOST_COMBINED:
                return {None: YES}
            sums = further
        return sums

    def _applied(self, part: Applied) -> Cases:
        combined: list[tuple[tuple[Outcome, ...], int]] = [((), YES)]
        for inner in part.parts:
            values = self.cases(inner)
            if len(combined) * len(values) > MOST_COMBINED:
                return {None: YES}
            combined = [
                ((*outcomes, outcome), both)
                for outcomes, condition in combined
                for outcome, own in values.items()
                if (both := self.decisions.both(condition, own)) != NO
            ]
        found: Cases = {}
        for outcomes, condition in combined:
            self.add(found, self._run(part, outcomes), condition)
        return found

    def _run(self, part: Applied, outcomes: tuple[Outcome, ...]) -> Outcome:
        ordered = isinstance(part.shape, Compared) and part.shape.operator not in {"=", "!="}
        if ordered and any(
            outcome is not None and outcome[0] != "b" and math.isnan(to_number(outcome[1]))
            for outcome in outcomes
        ):
            return ("b", False)  # nothing is before or after what is no number
        answers: dict[str, str] = {}
        kinds: list[str] = []
        for place, outcome in enumerate(outcomes):
            if outcome is None:
                return None
            kind, value = outcome
            kinds.append("s" if kind == "a" else kind)
            if kind == "n" and (math.isinf(to_number(value)) or "e" in repr(value)):
                return None  # does not survive being written out
            if kind != "a":
                inner = part.parts[place]
                name = (
                    inner.prompt
                    if isinstance(inner, Asked)
                    else inner.name
                    if isinstance(inner, Worked)
                    else ""
                )
                answers[f"#{place}"] = answers[f"#{place}{rounds_of(name)}"] = to_text(value)
        signature = "".join(kinds)
        run = self._runs.get((id(part), signature))
        if run is None:
            run = self._runs[id(part), signature] = _running(part.shape, signature)
        return run(answers)


def _below(source: Node, count: int) -> tuple[Node, ...]:
    """The trees of a part's parts."""
    match source:
        case Every(parts=children) | Some(parts=children) | Call(arguments=children):
            return children
        case _:
            return (source,) * count


def _added(function: str, total: Outcome, outcome: Outcome) -> Outcome:
    if total is None:
        return None
    if outcome is not None and outcome[0] == "a":
        return total
    sum_ = to_number(total[1])
    if function == "count":
        return ("n", sum_ + 1)
    if outcome is None:
        return None
    if function == "count-non-empty":
        return ("n", sum_ + (outcome[1] != ""))
    number = to_number(outcome[1])
    return total if math.isnan(number) else ("n", sum_ + number)


def _running(shape: Node, signature: str) -> Callable[[Mapping[str, str]], Outcome]:
    """What works the shape out, its references read as the kinds of value the signature says."""

    def typed(node: Node) -> Node:
        match node:
            case Reference(name=name) if name.startswith("#"):
                kind = signature[int(name[1:])]
                if kind == "n":
                    return Call("number", (node,), 0)
                return Call("boolean-from-string", (node,), 0) if kind == "b" else node
            case _:
                return node

    whole: Node
    match shape:
        case Call(arguments=arguments):
            whole = Call(shape.function, tuple(map(typed, arguments)), 0)
        case Compared(operator=operator, left=left, right=right):
            whole = Compared(operator, typed(left), typed(right))
        case Reckoned(operator=reckoning, left=left, right=right):
            whole = Reckoned(reckoning, typed(left), typed(right))
        case Negated(operand=operand):
            whole = Negated(typed(operand))
        case _:
            whole = typed(shape)
    try:
        run = argument(whole).run
    except ExpressionError:
        return lambda answers: None
    return lambda answers: keyed(run(Scope(answers)))
