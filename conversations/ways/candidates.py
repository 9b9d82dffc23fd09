"""Answers of a prompt to try out, so many that every way a condition can look at them is among them."""

import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from conversations.flow import Flow, Kind, Prompt, said
from conversations.ways.classes import ByLine, ByName, ByTicks, Sorter
from conversations.ways.lines import Stretch, day_in, day_text, number_in, stretches, words_in
from conversations.ways.marks import Counted, Length, Mark, Number, Shape, Ticked, Word, shape

MOST_CANDIDATES = 1024
"""Answers of one prompt that are tried out; a prompt that needs more is only told apart by whether it was answered."""

SMALL = 6  # choices of which every set of ticks is tried
SMALL_RANK = 4  # choices of which every order is tried


@dataclass(frozen=True, slots=True)
class Candidate:
    value: str
    words: str
    alone: bool = True
    needs: tuple[frozenset[str], ...] = ()
    rough: bool = False
    stretch: Stretch | None = None


Sorting = tuple[list[Candidate], Callable[[list[int]], Sorter]]


def picks(flow: Flow, prompt: Prompt) -> Sorting:
    if prompt.kind is Kind.ACKNOWLEDGE:
        return [Candidate("OK", "agreed")], lambda ids: ByName({"OK": ids[0]})
    labels = {choice.name: said(choice.label, flow.default_language) for choice in prompt.choices}
    names = list(labels)
    candidates = [Candidate(name, f"“{labels[name] or name}”", needs=(frozenset({name}),)) for name in names]
    return candidates, lambda ids: ByName(dict(zip(names, ids, strict=True)))


def ticks(flow: Flow, prompt: Prompt, found: Sequence[Mark], *, cuts_all: bool) -> Sorting | None:
    labels = {
        choice.name: said(choice.label, flow.default_language) or choice.name for choice in prompt.choices
    }
    names = tuple(labels)
    if prompt.kind is Kind.RANK and not cuts_all and len(names) <= SMALL_RANK:
        orders = [
            " ".join(order)
            for length in range(1, len(names) + 1)
            for order in itertools.permutations(names, length)
        ]
        ranked = [
            Candidate(
                order,
                ", then ".join(f"“{labels[name]}”" for name in order.split()),
                needs=tuple(frozenset({name}) for name in order.split()),
            )
            for order in orders
        ]
        return ranked, lambda ids: ByName(dict(zip(orders, ids, strict=True)))
    standing_alone = {choice.name for choice in prompt.choices if choice.exclusive}
    singles = not cuts_all and len(names) <= SMALL and prompt.kind is Kind.SELECT_MULTIPLE
    sets = [mark.names for mark in found if isinstance(mark, Ticked)]
    sets += [frozenset({name}) for name in (names if singles else standing_alone)]
    blocks: dict[tuple[bool, ...], list[str]] = {}
    for name in names:
        blocks.setdefault(tuple(name in one for one in sets), []).append(name)
    whole = frozenset().union(*(mark.names for mark in found if isinstance(mark, Ticked) and mark.whole))
    counted = max(
        (mark.value for mark in found if isinstance(mark, Counted) and mark.value == mark.value), default=0.0
    )
    most = [
        len(block)
        if not whole.isdisjoint(block) or math.isinf(counted)
        else min(len(block), max(1, math.floor(counted) + 1))
        for block in blocks.values()
    ]
    if math.prod(count + 1 for count in most) > MOST_CANDIDATES:
        return None
    order = {name: at for at, name in enumerate(names)}
    candidates: list[Candidate] = []
    keys: list[tuple[int, ...]] = []
    members = list(blocks.values())
    for counts in itertools.product(*(range(count + 1) for count in most)):
        ticked = sorted(
            (name for block, count in zip(members, counts, strict=True) for name in block[:count]),
            key=order.__getitem__,
        )
        if not ticked:
            continue
        keys.append(counts)
        candidates.append(
            Candidate(
                " ".join(ticked),
                "; ".join(f"“{labels[name]}”" for name in ticked[:3])
                + ("; and more" if len(ticked) > 3 else ""),
                alone=len(ticked) == 1 or standing_alone.isdisjoint(ticked),
                needs=tuple(frozenset(block) for block, count in zip(members, counts, strict=True) if count),
                rough=any(count > 1 for count in counts),
            )
        )
    return candidates, lambda ids: ByTicks(
        tuple(map(tuple, members)), tuple(most), dict(zip(keys, ids, strict=True))
    )


def on_a_line(prompt: Prompt, found: Sequence[Mark]) -> Sorting:
    kind = shape(prompt)
    equal: list[str] = []
    match kind:
        case Shape.NUMBER:
            cuts = _cuts(mark.value for mark in found if isinstance(mark, Number))
            line = stretches(cuts, number_in(prompt))
            worded = [stretch.words(_number) for stretch in line]
        case Shape.DAY:
            days = (
                math.floor(mark.value)
                for mark in found
                if isinstance(mark, Number) and abs(mark.value) < 700_000
            )
            cuts = _cuts(float(day) for day in days)
            line = stretches(cuts, day_in(prompt))
            worded = [stretch.words(day_text) for stretch in line]
        case Shape.WORDS:
            equal = list(dict.fromkeys(mark.value for mark in found if isinstance(mark, Word) and mark.value))
            lengths = _cuts(mark.value for mark in found if isinstance(mark, Length))
            cuts = tuple(cut for cut in lengths if cut >= 1)
            line = stretches(cuts, words_in(frozenset(equal)))
            worded = [_length(stretch) for stretch in line]
        case _:
            cuts = ()
            example = {Kind.TIME: "12:00:00.000Z", Kind.DATETIME: "2020-01-01T12:00:00.000Z"}.get(
                prompt.kind, "1"
            )
            line = (Stretch(-math.inf, math.inf, example),)
            worded = ["anything"]
    candidates = [Candidate(word, f"“{word}”") for word in equal]
    places: list[int | None] = []
    for stretch, words in zip(line, worded, strict=True):
        places.append(None if stretch.example is None else len(candidates))
        if stretch.example is not None:
            candidates.append(Candidate(stretch.example, words, stretch=stretch))

    def sorter(ids: list[int]) -> Sorter:
        on_line = [None if place is None else ids[place] for place in places]
        return ByLine(
            kind, cuts, tuple(on_line[1::2]), tuple(on_line[::2]), dict(zip(equal, ids, strict=False))
        )

    return candidates, sorter


def _cuts(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(sorted({value for value in values if math.isfinite(value)}))


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def _length(stretch: Stretch) -> str:
    if math.isinf(stretch.low) and math.isinf(stretch.high):
        return "anything written"
    if stretch.low == stretch.high:
        return f"{_number(stretch.low)} characters"
    if math.isinf(stretch.low):
        return f"fewer than {_number(stretch.high)} characters"
    if math.isinf(stretch.high):
        return f"more than {_number(stretch.low)} characters"
    return f"{_number(stretch.low + 1)} to {_number(stretch.high - 1)} characters"


def _joined(words: Sequence[str]) -> str:
    return " or ".join(words[:3]) + (f" or {len(words) - 3} more" if len(words) > 3 else "")


def worded(prompt: Prompt, group: Sequence[Candidate], *, every: bool) -> str:
    """A class in words; ``every`` where it is every answer there is."""
    kind = shape(prompt)
    if kind is Shape.TICKS and prompt.kind is not Kind.RANK and len(group) > 1:
        return (
            "anything ticked" if every else f"{min(group, key=lambda one: len(one.value)).words} and the like"
        )
    if kind is Shape.TICKS and len(group) > 1:
        return "any order" if every else f"{group[0].words} and the like"
    if kind is Shape.PICK and every and len(group) > 1:
        return "any answer"
    words: list[str] = []
    run: list[Stretch] = []
    for member in group:
        if member.stretch is None:
            words.append(member.words)
        elif run and run[-1].high == member.stretch.low:
            run.append(member.stretch)
            words[-1] = _along(kind, run[0], run[-1])
        else:
            run = [member.stretch]
            words.append(member.words)
    return _joined(list(dict.fromkeys(words)))


def _along(kind: Shape, first: Stretch, last: Stretch) -> str:
    """Stretches that follow each other, in words."""
    one = day_text if kind is Shape.DAY else _number
    unit = " characters" if kind is Shape.WORDS else ""
    from_low = first.low == first.high
    to_high = last.low == last.high
    if math.isinf(first.low) and math.isinf(last.high):
        return "anything written" if kind is Shape.WORDS else "any day" if kind is Shape.DAY else "any number"
    if math.isinf(first.low):
        return (
            f"{one(last.high)}{unit} or {'earlier' if kind is Shape.DAY else 'fewer' if unit else 'less'}"
            if to_high
            else f"below {one(last.high)}{unit}"
        )
    if math.isinf(last.high):
        return (
            f"{one(first.low)}{unit} or {'later' if kind is Shape.DAY else 'more'}"
            if from_low
            else f"above {one(first.low)}{unit}"
        )
    return f"{'from' if from_low else 'above'} {one(first.low)} {'to' if to_high else 'to below'} {one(last.high)}{unit}"
