"""Which columns the stories of some flows have, and how each is guarded, before anything is made coarser."""

from collections.abc import Iterator, Mapping, Sequence

from conversations.digest.roles import tells_of_gap
from conversations.flow import Flow, Guard, Kind, Language, Prompt, in_stories
from conversations.research.columns import Column, Shape, Shelf, Standing, Value

SEVERAL = frozenset({Shape.CHOICES, Shape.RANK})
"""Shapes of cells that hold several values at once."""

AGREED = "OK"
"""What XLSForm keeps of something that was agreed to."""

_SHAPES: Mapping[Kind, Shape] = {
    Kind.TEXT: Shape.WORDS,
    Kind.SELECT_ONE: Shape.CHOICE,
    Kind.SELECT_MULTIPLE: Shape.CHOICES,
    Kind.RANK: Shape.RANK,
    Kind.INTEGER: Shape.NUMBER,
    Kind.DECIMAL: Shape.NUMBER,
    Kind.RANGE: Shape.NUMBER,
    Kind.DATE: Shape.DATE,
    Kind.DATETIME: Shape.DATE,
    Kind.TIME: Shape.TIME,
    Kind.ACKNOWLEDGE: Shape.CHOICE,
    Kind.CALCULATE: Shape.CODE,
    Kind.HIDDEN: Shape.CODE,
}

# What somebody beside a family may know of it: how old who is, when what happened, by which link they came. A
# calculation may put any of these together.
_KEYS = frozenset({Shape.NUMBER, Shape.DATE, Shape.TIME, Shape.CODE})

_STRICTEST = (Standing.OMIT, Standing.KEY, Standing.SENSITIVE, Standing.PLAIN)


def standing(prompt: Prompt) -> Standing:
    """How the answers of a prompt are guarded: as its form says (``bind::kv:research``), else by what it asks for.

    What steers the talk and what asks for consent never leave, whatever the form says. Where it says nothing,
    numbers, dates, times and codes are keys; choices that may tell of danger are sensitive; all else is plain.
    """
    if not in_stories(prompt) or Guard.CONSENT in prompt.guards:
        return Standing.OMIT
    if prompt.research:
        return Standing(prompt.research)
    shape = _SHAPES[prompt.kind]
    if shape in _KEYS:
        return Standing.KEY
    return Standing.SENSITIVE if prompt.choices and Guard.DANGER in prompt.guards else Standing.PLAIN


def shelf_of(flows: Sequence[Flow], *, words: bool = True) -> Shelf:
    """The columns of stories told in these flows, which stand oldest first; at least one, each version once.

    A question that several versions have is one column, guarded as strictly as any of them says. One that was asked
    for another shape of answer in an earlier version has a second column, ``NAME@HASH`` by the hash in that version.

    Args:
        words: Whether free text may leave at all.
    """
    newest = flows[-1]
    found: dict[str, list[tuple[Flow, Prompt, Shape]]] = {}
    for flow in reversed(flows):
        for prompt, shape in _shapes(flow):
            name = prompt.name
            if name in found and found[name][0][2] is not shape:
                name = f"{name}@{flow.version.split(' ')[-1]}"
            found.setdefault(name, []).append((flow, prompt, shape))
    order = [flow.version for flow in flows]
    columns = []
    gaps: dict[str, frozenset[str]] = {}
    for name, asked in found.items():
        column = _column(name, asked, order)
        if column.standing is Standing.OMIT or (column.shape is Shape.WORDS and not words):
            continue
        columns.append(column)
        passed_on = frozenset(
            choice.name for _, prompt, _ in asked for choice in prompt.choices if tells_of_gap(choice)
        )
        if passed_on and not column.among:  # what is picked among them tells nothing more
            gaps[name] = passed_on
    return Shelf(tuple(columns), _languages(flows), newest.default_language, newest.title, tuple(order), gaps)


def place_of(column: Column) -> str:
    """The name of the prompt that the column holds the answers of."""
    return column.name.rpartition("@")[0] or column.name


def _shapes(flow: Flow) -> Iterator[tuple[Prompt, Shape]]:
    """What a story of the flow may answer, with the shape of it.

    A calculation that looks at text may repeat it, so it is text as well and is redacted as such.
    """
    told: set[str] = set()
    for prompt in flow.prompts:
        if prompt.kind is Kind.TEXT or (prompt.calculation is not None and told & prompt.calculation.names):
            told.add(prompt.name)
    for prompt in flow.prompts:
        if in_stories(prompt):
            yield prompt, Shape.WORDS if prompt.name in told else _SHAPES[prompt.kind]


def _column(name: str, asked: Sequence[tuple[Flow, Prompt, Shape]], order: Sequence[str]) -> Column:
    """The column of these prompts, the newest first."""
    _, prompt, shape = asked[0]
    stands = {_of_shape(standing(each), shape) for _, each, _ in asked}
    versions = {flow.version for flow, _, _ in asked}
    return Column(
        name,
        shape,
        next(each for each in _STRICTEST if each in stands),
        prompt.label,
        _values(asked),
        tuple(version for version in order if version in versions),
        several=any(each.several for _, each, _ in asked),
        precision=prompt.precision,
        among=_among(asked),
    )


def _of_shape(stands: Standing, shape: Shape) -> Standing:
    """What several choices and text can be guarded as: no key, for nobody is like anybody in them."""
    if stands is Standing.KEY and shape in SEVERAL:
        return Standing.SENSITIVE
    return Standing.PLAIN if stands in (Standing.KEY, Standing.SENSITIVE) and shape is Shape.WORDS else stands


def _values(asked: Sequence[tuple[Flow, Prompt, Shape]]) -> tuple[Value, ...]:
    """What may be chosen, the newest version's first, as the newest version that has it words it."""
    found: dict[str, Value] = {}
    for flow, prompt, _ in asked:
        if prompt.kind is Kind.ACKNOWLEDGE:
            found.setdefault(AGREED, Value(AGREED, 1, {flow.default_language: AGREED}))
        for choice in prompt.choices:
            if choice.name not in found:
                broader = choice.columns.get("broader", "").strip()
                found[choice.name] = Value(
                    choice.name,
                    len(found) + 1,
                    choice.label,
                    choice.code,
                    broader if broader != choice.name else "",
                )
    return tuple(found.values())


def _among(asked: Sequence[tuple[Flow, Prompt, Shape]]) -> str:
    """The question of several choices that a filter lets this one pick of, in the newest version that says so."""
    for flow, prompt, _ in asked:
        if prompt.kind is not Kind.SELECT_ONE or prompt.choice_filter is None:
            continue
        names = {choice.name for choice in prompt.choices}
        for other in flow.prompts:
            if (
                other.name in prompt.choice_filter.names
                and other.kind is Kind.SELECT_MULTIPLE
                and names <= {choice.name for choice in other.choices}
            ):
                return other.name
    return ""


def _languages(flows: Sequence[Flow]) -> tuple[Language, ...]:
    default = flows[-1].default_language
    return tuple(
        dict.fromkeys((default, *(language for flow in reversed(flows) for language in flow.languages)))
    )
