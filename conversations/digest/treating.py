"""How counts are treated before anybody sees them: fives, one sign, the first rows of long tables.

All that is decided here is decided by what a count rounds to, never by the count: two batches whose counts round alike
give the same tables and are known alike.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from conversations.digest.counting import Counts
from conversations.digest.frame import Cell, Frame, Table, TableId
from conversations.digest.published import Interval, Row, Treated, TreatedTable
from conversations.facets import FEWEST

FIVES = 5
"""Counts are shown to the nearest five, as in NHS Digital's rule (see ``facets.FEWEST``)."""

BAND = 20
"""How many narrators a batch has is told as a band this wide: the floor of a batch, so the lowest is 20 to 39."""

MOST_ROWS = 5
"""Rows of a table of which the first alone are listed."""

LISTED = frozenset({TableId.NEEDS, TableId.BARRIERS, TableId.GAPS})
"""Tables of which the first rows alone are listed; of the others every row is."""


def about(count: int) -> int | None:
    """A count as it is shown: to the nearest five from ``FEWEST`` (8 to 12: 10); None below, for 0 as for 7."""
    return (count + FIVES // 2) // FIVES * FIVES if count >= FEWEST else None


def known_of(shown: int | None) -> Interval:
    """What a reader knows of a count by what is shown of it."""
    if shown is None:
        return Interval(0, FEWEST - 1)
    return Interval(shown - FIVES // 2, shown + FIVES // 2)


def band(tellers: int) -> Interval:
    """The band in which the number of narrators lies."""
    low = tellers // BAND * BAND
    return Interval(low, low + BAND - 1)


def wider(stories: Interval) -> Interval:
    """A band that tells less than this one."""
    low = 0 if stories.low <= BAND else BAND
    return Interval(low, (stories.high + 1) * 10 - 1)


@dataclass(frozen=True, slots=True)
class Draft:
    """A digest as it would be shown, and what a reader would know of each cell by it."""

    treated: Treated
    known: Mapping[Cell, Interval] = field(repr=False)


def narrower(stories: Interval, other: Interval | None) -> Interval:
    """What is known by both."""
    if other is None:
        return stories
    return Interval(max(stories.low, other.low), min(stories.high, other.high))


def without(frame: Frame, left_out: Collection[Cell]) -> Frame:
    """The frame less some cells."""
    tables = []
    for table in frame.tables:
        cells = {cell: words for cell, words in table.cells.items() if cell not in left_out}
        within = tuple(cell for cell in table.within if cell not in left_out)
        if cells:
            tables.append(replace(table, cells=cells, within=within))
    return replace(frame, tables=tuple(tables))


def drafted(
    frame: Frame, counts: Counts, stories: Interval, known_stories: Interval, withheld: Collection[Cell]
) -> Draft:
    """The digest of these counts without the cells that are withheld.

    ``stories`` is the band it shows; ``known_stories`` what a reader knows of the number of narrators.
    """
    tables = []
    known: dict[Cell, Interval] = {}
    for table in frame.tables:
        shown = {cell: None if cell in withheld else about(counts.cells.get(cell, 0)) for cell in table.cells}
        listed = _first(shown) if table.id in LISTED else tuple(shown)
        tables.append(
            TreatedTable(
                table.id,
                tuple(Row(table.cells[cell], shown[cell]) for cell in listed),
                len(shown) - len(listed),
            )
        )
        known |= _known(table, shown, listed, known_stories, withheld)
    return Draft(Treated(stories, tuple(tables), *_changes(frame, counts, withheld)), known)


def by_count(cells: Iterable[Cell], shown: Mapping[Cell, int | None]) -> list[Cell]:
    """The most told first, by what is shown; those that round alike in the order they come in, the form's."""
    return sorted(cells, key=lambda cell: -(shown[cell] or 0))


def _first(shown: Mapping[Cell, int | None]) -> tuple[Cell, ...]:
    told = [cell for cell, count in shown.items() if count is not None]
    return tuple(by_count(told, shown)[:MOST_ROWS])


def _known(
    table: Table,
    shown: Mapping[Cell, int | None],
    listed: tuple[Cell, ...],
    stories: Interval,
    withheld: Collection[Cell],
) -> dict[Cell, Interval]:
    """What a reader knows of each cell, who can tell a cell that is withheld from one with few.

    Of a table whose first rows alone are listed they know more: what is not listed is no more than the last row that
    is, and less where the form has it before that one.
    """
    order = list(table.cells)
    known = {}
    for at, cell in enumerate(order):
        if cell in withheld:
            found = Interval(0, stories.high)
        elif cell in listed or len(listed) < MOST_ROWS or table.id not in LISTED:
            found = known_of(shown[cell])
        else:
            last = known_of(shown[listed[-1]])
            found = Interval(0, last.high if at > order.index(listed[-1]) else last.low - 1)
        known[cell] = Interval(found.low, min(found.high, stories.high))
    return known


def _changes(frame: Frame, counts: Counts, withheld: Collection[Cell]) -> tuple[str, str]:
    """What a team can change itself, and what needs another: by the barriers that are listed, the most told first."""
    table = frame.table(TableId.BARRIERS)
    if table is None:
        return "", ""
    shown = {cell: None if cell in withheld else about(counts.cells.get(cell, 0)) for cell in table.cells}
    listed = _first(shown)
    own, shared = (
        next((words[cell] for cell in listed if cell in words), "") for words in (frame.own, frame.shared)
    )
    return own, shared
