"""A gate that rounds and does not look: what a digest would be without the release ledger and the solver."""

from collections.abc import Mapping, Sequence

from conversations.digest.counting import Counts
from conversations.digest.frame import Cell, Frame, Table, TableId
from conversations.digest.published import Interval, Published, Row, Treated, TreatedTable

LISTED = 5
_ANYWHERE: Mapping[str, frozenset[str]] = {}
TOP = {TableId.NEEDS, TableId.BARRIERS, TableId.GAPS}


def rounded(
    frame: Frame,
    counts: Counts,
    posts: Mapping[Cell, int],
    ledger: Sequence[Published],
    number: int,
    *,
    where: Mapping[str, frozenset[str]] = _ANYWHERE,
    between: Interval | None = None,
) -> tuple[Treated, Published]:
    """Counts to the nearest 5, 0 to 7 as one sign, the highest five of the long tables; nothing is kept back."""
    stories = Interval(counts.tellers // 20 * 20, counts.tellers // 20 * 20 + 19)
    known: dict[Cell, Interval] = {}
    tables = []
    for table in frame.tables:
        about = {cell: _about(counts.cells.get(cell, 0)) for cell in table.cells}
        rows = _rows(table, about)
        top = [about[cell] for cell in rows if about[cell] is not None]
        for cell in table.cells:
            near = about[cell]
            if cell not in rows and len(top) == LISTED:
                known[cell] = Interval(0, min(number for number in top if number is not None) + 2)
            else:
                known[cell] = Interval(0, 7) if near is None else Interval(max(8, near - 2), near + 2)
        tables.append(
            TreatedTable(
                table.id,
                tuple(Row(table.cells[cell], about[cell]) for cell in rows),
                len(table.cells) - len(rows),
            )
        )
    return Treated(stories, tuple(tables)), Published(number, between or stories, known, dict(posts))


def _about(count: int) -> int | None:
    return (count + 2) // 5 * 5 if count >= 8 else None


def _rows(table: Table, about: Mapping[Cell, int | None]) -> list[Cell]:
    if table.id not in TOP:
        return list(table.cells)
    shown = [cell for cell in table.cells if about[cell] is not None]
    return sorted(shown, key=lambda cell: -(about[cell] or 0))[:LISTED]
