"""The treatment of the rows that are new in a bundle, chosen from their keys."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import compress

from conversations.facets import FEWEST
from conversations.research.climbing import ORDER, Key, climbed
from conversations.research.columns import Column, Shape, Shelf, Standing
from conversations.research.folding import folded
from conversations.research.given import Treatment
from conversations.research.keys import watched
from conversations.research.known import Coded, Known
from conversations.research.ladders import LANGUAGE, OTHER, SENT, Ends, Rung, dated, ends_of, ladder, told
from conversations.research.shelf import SEVERAL
from conversations.research.telling import cell_of, language_of


def treatment_of(
    shelf: Shelf, known: Known, earlier: Mapping[int, Treatment], number: int, k: int
) -> Treatment:
    """How the rows that come with bundle ``number`` are told: as little coarser as makes all but few ``k`` alike.

    What few tell is counted over all rows of the bundle, those given before as they are told.

    Args:
        earlier: How the rows of earlier bundles are told.
    """
    columns = watched(shelf)
    new = [first == number for first in known.first]
    others = _others(known, earlier)
    keys = {at: column for at, column in enumerate(columns) if column.standing is Standing.KEY}
    ends = {
        (at, rung): ends_of(_counted(known.values[at], new), rung, FEWEST)
        for at, column in keys.items()
        if column.shape is Shape.NUMBER
        for rung in ladder(column)
    }
    climbing: list[tuple[Key, Sequence[int]]] = []
    places: list[int | None] = []
    for at in sorted(keys, key=lambda at: ORDER.index(keys[at].shape)):
        if None not in places and ORDER.index(keys[at].shape) > ORDER.index(Shape.DATE):
            climbing.append((_sent(known), known.sent.codes))
            places.append(None)
        climbing.append((_key(keys[at], known.values[at], at, ends), known.values[at].codes))
        places.append(at)
    if None not in places:
        climbing.append((_sent(known), known.sent.codes))
        places.append(None)
    climbing.append((_language(known, others), known.language.codes))
    rows = Counter(compress(zip(*(codes for _, codes in climbing), known.flow.codes, strict=True), new))
    rungs = climbed([key for key, _ in climbing], rows, k)
    found = dict(zip(places, rungs, strict=False))
    return Treatment(
        found[None],
        rungs[-1],
        others,
        {column.name: found[at] for at, column in keys.items()},
        {column.name: ends[at, found[at]] for at, column in keys.items() if column.shape is Shape.NUMBER},
        {
            column.name: folded(
                column,
                _told(column, known.values[at], known, earlier),
                {words: rows for words, rows in _counted(known.values[at], new).items() if words},
                FEWEST,
            )
            for at, column in enumerate(columns)
            if column.shape in SEVERAL
        },
    )


def _sent(known: Known) -> Key:
    return Key(SENT, tuple([dated(month, rung) for month in known.sent.words] for rung in SENT))


def _language(known: Known, others: frozenset[str]) -> Key:
    words = known.language.words
    return Key(LANGUAGE, ([OTHER if word in others else word for word in words], [""] * len(words)))


def _key(column: Column, values: Coded, at: int, ends: Mapping[tuple[int, Rung], Ends]) -> Key:
    rungs = ladder(column)
    return Key(
        rungs,
        tuple(
            [told(column, value, rung, ends.get((at, rung), Ends())) for value in values.words]
            for rung in rungs
        ),
    )


def _counted(values: Coded, new: Sequence[bool]) -> dict[str, int]:
    return {values.words[code]: rows for code, rows in Counter(compress(values.codes, new)).items()}


def _others(known: Known, earlier: Mapping[int, Treatment]) -> frozenset[str]:
    """The languages that few rows are told to be in."""
    counts: Counter[str] = Counter()
    for (first, code), rows in Counter(zip(known.first, known.language.codes, strict=True)).items():
        word = known.language.words[code]
        cell = language_of(word, earlier[first]) if first in earlier else word
        if isinstance(cell, str):
            counts[cell] += rows
    return frozenset(word for word in known.language.words if counts[word] < FEWEST)


def _told(column: Column, values: Coded, known: Known, earlier: Mapping[int, Treatment]) -> Counter[str]:
    """How many rows tell which choices: those given before as they are told, the new ones as they were answered."""
    cells = {number: cell_of(column, treatment) for number, treatment in earlier.items()}
    found: Counter[str] = Counter()
    for (first, code), rows in Counter(zip(known.first, values.codes, strict=True)).items():
        value = values.words[code]
        cell = cells[first](value) if value and first in cells else value
        if isinstance(cell, str) and cell:
            found[cell] += rows
    return found
