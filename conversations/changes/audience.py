"""Who is asked a question now that was not before: an example, found by trying answers.

The answers that a skip rule looks at are tried in both versions, each alone and together, up to a stated number of
ways; all else is left out. What is found is certain, because both versions were walked. That nothing was found is
not: a few answers stand for all of a kind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

from conversations.expressions import Expression
from conversations.expressions.syntax import Literal, nodes
from conversations.flow import Flow, Guard, Kind, Prompt
from conversations.route import walk

MOST_TRIED = 4_000
"""Ways of answering that are tried for one question where nobody says how many: a fifth of a second in a short flow."""

_CHOSEN = {Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK}
_COUNTED = {Kind.INTEGER, Kind.DECIMAL, Kind.RANGE}
_DATED = {Kind.DATE, Kind.DATETIME}


@dataclass(frozen=True, slots=True)
class Newly:
    """Answers, by prompt name, with which a question is asked in one version and not in the other.

    ``now`` are asked in the newer alone, ``no_longer`` in the older alone; None where there is no such way among
    those tried. Only the answers that matter are in it; all others are left out.
    """

    now: Mapping[str, str] | None
    no_longer: Mapping[str, str] | None


def newly_asked(old: Flow, new: Flow, before: Prompt, after: Prompt, most: int = MOST_TRIED) -> Newly:
    """How the audience of a question changed between two versions, ``before`` and ``after`` being that question.

    ``most`` ways of answering are tried at most.
    """
    was_asked, is_asked = _Audience(old, before), _Audience(new, after)
    tried = _together(old, new, _tried(old, before), _tried(new, after))
    names = sorted(tried)
    found: dict[bool, Mapping[str, str]] = {}
    for answers in islice(_each(names, tried), most):
        was, is_ = was_asked.has(answers), is_asked.has(answers)
        if was is not is_ and is_ not in found:
            found[is_] = _least(was_asked, is_asked, answers)
            if len(found) == 2:
                break
    return Newly(found.get(True), found.get(False))


def _together(
    old: Flow, new: Flow, was: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """The values to try for each answer that either version looks at.

    Of a question that both ask, only what both take: an answer that one of them cannot have is nobody's example.
    """
    old_prompts = {each.name: each for each in old.prompts}
    new_prompts = {each.name: each for each in new.prompts}
    tried: dict[str, tuple[str, ...]] = {}
    for name in {**was, **now}:
        asked = [each[name] for each in (old_prompts, new_prompts) if name in each]
        values = dict.fromkeys((*now.get(name, ()), *was.get(name, ())))
        taken = tuple(value for value in values if all(_takes(prompt, value) for prompt in asked))
        if taken:
            tried[name] = taken
    return tried


def _takes(prompt: Prompt, value: str) -> bool:
    """Whether a prompt can have such an answer, whatever else was answered."""
    if not value:
        return not (prompt.required or Guard.SAFETY in prompt.guards)
    if prompt.kind in _CHOSEN:
        names = {choice.name for choice in prompt.choices}
        return names.issuperset(value.split()) and (prompt.kind is not Kind.SELECT_ONE or value in names)
    if prompt.kind in _COUNTED:
        return _is_number(value)
    if prompt.kind in _DATED:
        return len(value) == len("1990-01-01") and value.count("-") == 2
    if prompt.kind is Kind.ACKNOWLEDGE:
        return value == "OK"
    return prompt.kind in {Kind.TEXT, Kind.HIDDEN}


def _each(names: list[str], tried: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, str]]:
    for values in product(*(tried[name] for name in names)):
        yield dict(zip(names, values, strict=True))


class _Audience:
    """Who comes by one question of a flow."""

    def __init__(self, flow: Flow, prompt: Prompt) -> None:
        self._flow = flow
        self._name = prompt.name
        self._others = _left_out(flow)

    def has(self, answers: Mapping[str, str]) -> bool:
        """Whether somebody with these answers, who leaves out all else, is among them."""
        route = walk(self._flow, {**self._others, **answers})
        return any(reached.name == self._name for reached in route.reached)


def _left_out(flow: Flow) -> dict[str, str]:
    """Every question left out; those that cannot be, answered with their first choice."""
    return {
        prompt.name: prompt.choices[0].name
        if prompt.required and prompt.choices and prompt.choice_filter is None
        else ""
        for prompt in flow.prompts
    }


def _least(was_asked: _Audience, is_asked: _Audience, answers: dict[str, str]) -> Mapping[str, str]:
    """The same difference with as few answers as possible."""
    asked = was_asked.has(answers), is_asked.has(answers)
    least = dict(answers)
    for name in answers:
        fewer = {other: value for other, value in least.items() if other != name}
        if (was_asked.has(fewer), is_asked.has(fewer)) == asked:
            least = fewer
    return least


def _tried(flow: Flow, prompt: Prompt) -> dict[str, tuple[str, ...]]:
    """The values to try for each answer that decides whether a prompt is asked, near and far."""
    by_name = {each.name: each for each in flow.prompts}
    waiting = [prompt.relevant]
    literals: dict[str, set[str]] = {}
    seen: set[str] = set()
    while waiting:
        expression = waiting.pop()
        if expression is None:
            continue
        written = _literals(expression)
        for name in expression.names:
            literals.setdefault(name, set()).update(written)
            deciding = by_name.get(name)
            if deciding is None or name in seen:
                continue
            seen.add(name)
            waiting += [deciding.relevant, deciding.calculation, deciding.choice_filter]
    return {name: _values(by_name[name], literals[name]) for name in seen if _values(by_name[name], set())}


def _values(prompt: Prompt, literals: set[str]) -> tuple[str, ...]:
    """A few values that tell the ways of answering apart; () for what is not answered at all.

    Of many choices, those that a rule names and one other stand for all.
    """
    nothing = () if prompt.required or Guard.SAFETY in prompt.guards else ("",)
    if prompt.kind in _CHOSEN:
        named = [choice.name for choice in prompt.choices if choice.name in literals]
        others = [choice.name for choice in prompt.choices if choice.name not in literals]
        if prompt.kind is Kind.SELECT_ONE:
            return (*nothing, *named, *others[:1])
        most = max([2, *(int(float(text)) + 1 for text in literals if _is_number(text))])
        inorder = [choice.name for choice in prompt.choices]
        together = (sorted([*named, *others][:size], key=inorder.index) for size in range(2, most + 1))
        several = dict.fromkeys(" ".join(picked) for picked in together)
        return tuple(dict.fromkeys((*nothing, *named, *others[:1], *several)))
    if prompt.kind in _COUNTED:
        cuts = {float(text) for text in literals if _is_number(text)}
        near = sorted({value for cut in cuts or {0.0} for value in (cut - 1, cut, cut + 1)})
        return (*nothing, *(format(value, "g") for value in near))
    if prompt.kind in {Kind.TEXT, Kind.HIDDEN}:
        return (*nothing, "x", *sorted(literals - {"", "x"})[:4])
    if prompt.kind is Kind.ACKNOWLEDGE:
        return (*nothing, "OK")
    if prompt.kind in _DATED:
        return (*nothing, "1990-01-01", "2020-01-01")
    return ()


def _literals(expression: Expression) -> set[str]:
    return {
        node.value if isinstance(node.value, str) else format(node.value, "g")
        for node, _ in nodes(expression.tree)
        if isinstance(node, Literal)
    }


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal() and text.isascii()
