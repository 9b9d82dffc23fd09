"""What the rows of a data set hold, counted while they go by: for codebooks, and for formats that must know it before they begin."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conversations.research.columns import Column, Missing, Shape, Shelf
from conversations.research.rows import Cell, Row
from storage.export.cells import pieces, utf8, whole
from storage.export.formats.naming import SEVERAL, numeric

_TOGETHER = 1024
"""Rows that are counted at once."""

PIECE = 32_000
"""Bytes of a text in one variable of SPSS. Its own limit is 32,767; a text of one byte more comes back from PSPP as 255
bytes, and beyond 100,000 from no reader at all, without an error from the writer."""


@dataclass(frozen=True, slots=True)
class Told:
    """One column: in how many rows each value stands, and of each reason why none does.

    Attributes:
        values: By name, in the order of the column's values, those that nobody told too; a row with several counts for
            each. Empty for free text, and for all else of which a column knows no values beforehand.
        missing: Every reason, those without a row too.
        valid: Rows with a value.
        longest: Of a cell's text, in bytes of UTF-8.
        pieces: Of a cell's text, in pieces of ``PIECE`` bytes.
        numbers: Of columns of numbers: the whole numbers below 0, which may look like codes.
    """

    values: Mapping[str, int]
    missing: Mapping[Missing, int]
    valid: int
    longest: int
    pieces: int = 1
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Counts:
    """All rows of a data set.

    Attributes:
        rows: How many.
        flows: By version of the flow, in the shelf's order.
        sent: By what is told of when they were sent, sorted; ``Missing.WITHHELD`` last.
        languages: By what is told of the language they were told in, likewise.
        columns: In the order of the shelf's.
    """

    rows: int
    flows: Mapping[str, int]
    sent: Mapping[Cell, int]
    languages: Mapping[Cell, int]
    columns: tuple[Told, ...]


class Counting:
    """Counts rows; given them as any writer is."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._rows = 0
        self._head: Counter[tuple[str, Cell, Cell]] = Counter()
        self._columns = [_one(column) for column in shelf.columns]
        self._kept: list[Row] = []

    def write(self, row: Row) -> None:
        """Count a row."""
        self._kept.append(row)
        if len(self._kept) >= _TOGETHER:
            self.close()

    def close(self) -> None:
        """Count what is left."""
        rows = self._kept
        self._rows += len(rows)
        self._head.update((row.flow, row.sent, row.language) for row in rows)
        # Column by column, which is several times as quick as cell by cell.
        for column, cells in zip(
            self._columns, zip(*(row.cells for row in rows), strict=True), strict=bool(rows)
        ):
            column.count(cells)
        rows.clear()

    def counts(self) -> Counts:
        """What was counted up to now."""
        self.close()
        flows: Counter[str] = Counter()
        sent: Counter[Cell] = Counter()
        languages: Counter[Cell] = Counter()
        for (flow, when, language), rows in self._head.items():
            flows[flow] += rows
            sent[when] += rows
            languages[language] += rows
        return Counts(
            self._rows,
            {flow: flows[flow] for flow in self._shelf.flows},
            _sorted(sent),
            _sorted(languages),
            tuple(column.told() for column in self._columns),
        )


class _Cells:
    """Of a column whose cells repeat: how often each stands there."""

    def __init__(self, column: Column) -> None:
        self._column = column
        self._cells: Counter[Cell] = Counter()

    def count(self, cells: Sequence[Cell]) -> None:
        self._cells.update(cells)

    def told(self) -> Told:
        column = self._column
        texts = {cell: rows for cell, rows in self._cells.items() if not isinstance(cell, Missing)}
        values: Counter[str] = Counter()
        for cell, rows in texts.items():
            for name in cell.split(" ") if column.shape in SEVERAL else (cell,):
                values[name] += rows
        numbers = map(float, texts) if numeric(column) else ()
        return Told(
            {value.name: values[value.name] for value in column.values},
            {missing: self._cells[missing] for missing in Missing},
            sum(texts.values()),
            max((len(utf8(whole(cell))) for cell in texts), default=0),
            max((len(pieces(cell, PIECE)) for cell in texts), default=1),
            frozenset(int(number) for number in numbers if number < 0 and number.is_integer()),
        )


class _Texts:
    """Of a column of free text: how long it gets; the texts themselves are not kept."""

    def __init__(self) -> None:
        self._missing: Counter[Missing] = Counter()
        self._valid = 0
        self._longest = 0
        self._pieces = 1

    def count(self, cells: Sequence[Cell]) -> None:
        texts = [cell for cell in cells if not isinstance(cell, Missing)]
        self._missing.update(cell for cell in cells if isinstance(cell, Missing))
        self._valid += len(texts)
        for text in texts:
            if len(text) * 4 > self._longest:
                self._longest = max(self._longest, len(utf8(whole(text))))
            if len(text) * 4 > PIECE:
                self._pieces = max(self._pieces, len(pieces(text, PIECE)))

    def told(self) -> Told:
        missing = {missing: self._missing[missing] for missing in Missing}
        return Told({}, missing, self._valid, self._longest, self._pieces)


def _one(column: Column) -> _Cells | _Texts:
    return _Texts() if column.shape is Shape.WORDS else _Cells(column)


def _sorted(counted: Counter[Cell]) -> dict[Cell, int]:
    return dict(sorted(counted.items(), key=lambda entry: (isinstance(entry[0], Missing), str(entry[0]))))
