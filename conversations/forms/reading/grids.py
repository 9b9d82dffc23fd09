"""One sheet of a spreadsheet as a grid of cells, made into rows under headers; what its layout hides is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from conversations.errors import Fault, FlowRefused, Weight
from conversations.forms.reading.archive import Layout
from conversations.forms.sheets import Row, Sheet

GAP = 60
"""Empty rows after which pyxform, and with it Kobo and ODK, stop reading."""

SHEETS = frozenset({"survey", "choices", "settings", "external_choices", "entities", "osm"})
"""Sheets that XLSForm knows; a book of one sheet may call it anything, and it is the survey."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A cell that holds no value: why, and what to do."""

    problem: str
    remedy: str
    rule: str


Cell = str | Bad | None


@dataclass(slots=True)
class Grid:
    """One sheet before it has headers: rows of cells from row 1, and its layout."""

    name: str
    rows: Iterable[Sequence[Cell]]
    layout: Layout = field(default_factory=Layout)
    hidden: bool = False


def sheet_of(grid: Grid, alone: bool, faults: list[Fault], kind: str) -> Sheet:
    """The rows of a grid under its headers; without its rows where XLSForm does not know the sheet.

    ``alone`` says that the book has no other sheet, ``kind`` what the file is called in messages. What is wrong
    with single cells, and what a designer should look at, is added to ``faults``.

    Raises:
        FlowRefused: The headers are not in the first row.
    """
    name = grid.name.lower()
    if name not in SHEETS:
        if not alone:
            return Sheet(grid.name)
        name = "survey"
    rows = iter(grid.rows)
    first = next(rows, ())
    reading = _Reading(name, grid.layout, faults)
    for at, cell in enumerate(first):
        reading.header(at, cell)
    found = [row for number, cells in enumerate(rows, start=2) if (row := reading.row(number, cells))]
    if not any(reading.headers) and reading.stray:
        raise FlowRefused(
            (
                Fault(
                    name,
                    1,
                    None,
                    "The first row of this sheet is empty, and the headers belong there.",
                    f"Delete the rows above row {min(reading.stray.values())}.",
                    "no-header",
                ),
            )
        )
    reading.laid_out(found, grid.hidden, kind)
    there = [(header, letters(at)) for at, header in enumerate(reading.headers, start=1) if header]
    return Sheet(
        name, tuple(header for header, _ in there), tuple(found), tuple(letter for _, letter in there)
    )


class _Reading:
    """One pass over one sheet; ``faults`` grows."""

    def __init__(self, name: str, layout: Layout, faults: list[Fault]) -> None:
        self.name = name
        self.layout = layout
        self.faults = faults
        self.headers: list[str] = []
        self.uncached = set(layout.uncached)
        self.stray: dict[int, int] = {}  # first row with a cell, by column without a header
        self.last = 1

    def fault(
        self,
        row: int | None,
        column: str | None,
        problem: str,
        remedy: str,
        rule: str,
        weight: Weight = Weight.ERROR,
    ) -> None:
        self.faults.append(Fault(self.name, row, column, problem, remedy, rule, weight))

    def header(self, at: int, cell: Cell) -> None:
        if isinstance(cell, Bad):
            self.fault(1, letters(at + 1), cell.problem, cell.remedy, cell.rule)
            cell = None
        header = " ".join((cell or "").split())
        if header and header in self.headers:
            self.fault(
                1, header, f"The column “{header}” stands there twice.", "Keep one.", "duplicate-column"
            )
        self.headers.append(header)

    def row(self, number: int, cells: Sequence[Cell]) -> Row | None:
        filled: dict[str, str] = {}
        bad = False
        for at, cell in enumerate(cells):
            header = self.headers[at] if at < len(self.headers) else ""
            if isinstance(cell, Bad):
                bad = True
                self.fault(number, header or letters(at + 1), cell.problem, cell.remedy, cell.rule)
            elif cell is not None and header:
                filled[header] = cell
            elif cell is not None:
                self.stray.setdefault(at, number)
        if not filled and not bad:
            return None
        if number - self.last > GAP:
            self.fault(
                number,
                None,
                f"Other tools stop reading after {GAP} empty rows, and this row stands below more.",
                "Delete the empty rows above, or this one.",
                "beyond-gap",
                Weight.WARNING,
            )
        self.last = number
        return Row(number, filled)

    def laid_out(self, rows: Sequence[Row], hidden: bool, kind: str) -> None:
        """Tell what the sheet looks like, where that is not what it says."""
        for cell in self.layout.uncached:
            column, number = place(cell)
            if 0 < column <= len(self.headers) and (number == 1 or self.headers[column - 1]):
                self.fault(
                    number,
                    self.headers[column - 1] or letters(column),
                    f"The formula in cell {cell} was never worked out, so nobody knows its value.",
                    f"Open the {kind} file in a spreadsheet program and save it once.",
                    "no-value",
                )
        for area in self.layout.merged:
            self.merged(area)
        for at, below in self.stray.items():
            self.fault(
                below,
                letters(at + 1),
                f"Column {letters(at + 1)} has no header, so its cells are passed over.",
                "Write a header, or clear the cells.",
                "no-header",
                Weight.WARNING,
            )
        if hidden and rows:
            self.fault(
                None, None, "This sheet is hidden, and is read.", "Show it.", "hidden-cells", Weight.WARNING
            )
        for row in rows:
            if row.number in self.layout.hidden_rows:
                self.fault(
                    row.number,
                    None,
                    "This row is hidden, and is read.",
                    "Show it, or delete it.",
                    "hidden-cells",
                    Weight.WARNING,
                )
        for first, last in self.layout.hidden_columns:
            for header in self.headers[first - 1 : last] if first else ():
                if header and any(header in row.cells for row in rows):
                    self.fault(
                        1,
                        header,
                        "This column is hidden, and is read.",
                        "Show it, or delete it.",
                        "hidden-cells",
                        Weight.WARNING,
                    )

    def merged(self, area: str) -> None:
        start, _, end = area.partition(":")
        (left, top), (right, bottom) = place(start), place(end or start)
        if (left, top) == (right, bottom) or top > self.last or left > len(self.headers) or not left:
            return
        heading = top == 1 and right > left
        self.fault(
            top,
            self.headers[left - 1] or letters(left),
            f"The cells {area} are merged, and only the first of them has a value.",
            "Split them, and write into each what is meant there.",
            "merged-cells",
            Weight.ERROR if heading else Weight.WARNING,
        )


def letters(column: int) -> str:
    """A column as spreadsheets name it: 1 is A, 27 is AA."""
    named = ""
    while column:
        column, rest = divmod(column - 1, 26)
        named = chr(ord("A") + rest) + named
    return named


def place(cell: str) -> tuple[int, int]:
    """Column and row of a cell such as ``B7``, counted from 1; (0, 0) for what names none."""
    named = cell.rstrip("0123456789")
    digits = cell[len(named) :]
    if not (named.isascii() and named.isalpha() and len(named) <= 3 and 0 < len(digits) <= 7):
        return 0, 0
    column = 0
    for letter in named.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(digits)
