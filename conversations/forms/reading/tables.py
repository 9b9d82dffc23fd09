"""Markdown and CSV in, sheets out: tables one below the other, each after a line with its sheet's name in the first cell.

They are read here by pyxform's own rules, because pyxform drops what stands beside the table without a word (a cell
too many, a row left open) and loses count of rows.
"""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from conversations.errors import Fault, FlowRefused
from conversations.forms.sheets import Row, Sheet

MOST_LINES = 100_000
"""Lines of a text file; a form with five thousand choices has not half as many as a tenth of that."""

MOST_CELLS = 1_000_000
"""Bars, commas, semicolons or tabs of a text file."""

LONGEST_CELL = 131_072
"""Characters of a cell at most: more is a quote that is never closed; the limit that Python's reader begins with."""

LONGEST_LINE = 200_000
"""Characters of one line of a Markdown file."""

MOST_SHEETS = 100

DELIMITERS = (",", ";", "\t")
"""What parts the cells of a CSV; spreadsheets of many countries write semicolons."""

_Line = tuple[list[str], Fault | None]
"""The cells of one line, the first being the sheet's name or empty; [] for a line that is no row."""

_PIPE = re.compile(r"(?<!\\)\|")
_AFTER = re.compile(r"(\|)\s*#[^|]*$")
_BREAK = re.compile(r"\r\n|\r|\n")
_BLANKS = str.maketrans({"\u00a0": " ", "\ufeff": None})

# First cells of the headers by which the delimiter of a CSV is known.
_HEADERS = frozenset({"type", "list_name", "list name", "form_id", "name"})


def markdown(data: bytes) -> list[Sheet]:
    """The tables of a Markdown file.

    Raises:
        FlowRefused: It is no text, it is too large, or a row is out of line.
    """
    return _sheets(_markdown_lines(_text(data, "|")))


def separated(data: bytes) -> list[Sheet]:
    """The tables of a CSV file, its cells parted by commas, semicolons or tabs.

    Raises:
        FlowRefused: It is no text, it is too large, or a row is out of line.
    """
    text = _text(data, *DELIMITERS)
    return _sheets(([cell.strip() for cell in cells], None) for cells in records(text, _delimiter(text)))


def table(data: bytes, name: str) -> Sheet:
    """A CSV file that is one table: its first line holds the headers, row 1.

    Raises:
        FlowRefused: As ``separated``; the faults name ``name`` as their sheet.
    """
    text = _text(data, *DELIMITERS, sheet=name)
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    lines = [[cell.strip() for cell in cells] for cells in records(text, delimiter, sheet=name)]
    faults: list[Fault] = []
    numbered = [(number, cells) for number, cells in enumerate(lines, start=1) if any(cells)]
    sheet = _sheet(name, numbered, faults)
    if faults:
        raise FlowRefused(tuple(faults))
    return sheet


def records(text: str, delimiter: str, sheet: str = "file") -> Iterator[list[str]]:
    """The records of a CSV text.

    Raises:
        FlowRefused: A quote is never closed, or a cell is longer than any cell of a form.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            # The reader's own limit is one for the whole process, and others raise it.
            if any(len(cell) > LONGEST_CELL for cell in cells):
                raise csv.Error("a cell that is too long")
            yield cells
    except csv.Error as error:
        raise _refused(
            sheet,
            f"Line {reader.line_num} is no CSV.",
            "Look for a quote that is opened and never closed.",
            "no-csv",
        ) from error


def _refused(sheet: str, problem: str, remedy: str, rule: str) -> FlowRefused:
    return FlowRefused((Fault(sheet, None, None, problem, remedy, rule),))


def _text(data: bytes, *marks: str, sheet: str = "file") -> str:
    """The file as text, no-break spaces made blanks as pyxform makes them in spreadsheets."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _refused(
            sheet,
            f"The file is not UTF-8 text: byte {error.start + 1} fits in no letter.",
            "Save it again as UTF-8; a spreadsheet program calls that “CSV UTF-8”.",
            "not-utf-8",
        ) from error
    if text.count("\n") + text.count("\r") > MOST_LINES or sum(map(text.count, marks)) > MOST_CELLS:
        raise _refused(
            sheet,
            f"The file has more than {MOST_LINES:,} lines or {MOST_CELLS:,} cells.",
            "Delete the empty rows and columns.",
            "too-large",
        )
    return text.translate(_BLANKS)


def _markdown_lines(text: str) -> Iterator[_Line]:
    for number, line in enumerate(_BREAK.split(text), start=1):
        if len(line) > LONGEST_LINE:
            raise _refused(
                "file",
                f"Line {number} has more than {LONGEST_LINE:,} characters.",
                "Split its table into rows.",
                "too-large",
            )
        stripped = _AFTER.sub(r"\1", line.strip())
        if not stripped.startswith("|") or _is_rule(stripped):
            yield [], None
            continue
        cells = [cell.strip().replace(r"\|", "|") for cell in _PIPE.split(stripped)[1:]]
        fault = None
        if cells[-1]:
            fault = Fault(
                "file", None, None, "This row does not end with a bar.", "Put | at the end of the line."
            )
        else:
            cells.pop()
        yield cells, fault


def _is_rule(line: str) -> bool:
    """Whether a line is the rule under a table's header; colons, which set the alignment, count too."""
    return "-" in line and not line.strip("|-: \t")


def _delimiter(text: str) -> str:
    """The delimiter by which some record has a header of XLSForm for a cell; a comma where none has."""
    for delimiter in DELIMITERS:
        try:
            first = list(islice(records(text, delimiter), 200))
        except FlowRefused:
            continue  # a quote that is none where the cells are parted otherwise
        if any(cell.strip().lower() in _HEADERS for cells in first for cell in cells[1:]):
            return delimiter
    return ","


def _sheets(lines: Iterator[_Line]) -> list[Sheet]:
    tables: dict[str, list[tuple[int, list[str]]]] = {}
    faults: list[Fault] = []
    name, number = "", 0
    for cells, fault in lines:
        number += 1
        if cells and cells[0]:
            if not tables and _lone(cells):
                raise _refused(
                    "file",
                    "The file is one table, and nothing says which sheet of a form it is.",
                    f"Put a line “{_lone(cells)}” above it, and an empty cell at the head of every other line.",
                    "no-survey",
                )
            name, number = cells[0].lower(), 1
            if name in tables:
                faults.append(
                    Fault(
                        name,
                        None,
                        None,
                        "There are two sheets of this name.",
                        "Join them.",
                        "duplicate-sheet",
                    )
                )
            tables[name] = []
            if len(tables) > MOST_SHEETS:
                raise _refused(
                    "file",
                    f"The file has more than {MOST_SHEETS} sheets.",
                    "Leave the first cell of a row empty.",
                    "too-large",
                )
        if not name or not any(cells[1:]):
            continue
        if not tables[name]:
            number = 1  # the header, however far below the sheet's name it stands
        tables[name].append((number, cells[1:]))
        if fault is not None:
            faults.append(Fault(name, number, None, fault.problem, fault.remedy, "out-of-line"))
    sheets = [_sheet(name, table, faults) for name, table in tables.items()]
    if faults:
        raise FlowRefused(tuple(faults))
    return sheets


def _lone(cells: list[str]) -> str:
    """The sheet whose headers a line holds from its first cell on, as in a spreadsheet; empty where it is none."""
    first, *others = (" ".join(cell.lower().split()).replace(" ", "_") for cell in cells)
    named = {other.partition(":")[0] for other in others}
    if first == "type" and named & {"name", "label"}:
        return "survey"
    return "choices" if first == "list_name" and named & {"name", "label"} else ""


def _sheet(name: str, table: list[tuple[int, list[str]]], faults: list[Fault]) -> Sheet:
    if not table:
        return Sheet(name)
    headers = [" ".join(cell.split()) for cell in table[0][1]]
    seen: set[str] = set()
    for header in headers:
        if header in seen:
            faults.append(
                Fault(
                    name,
                    1,
                    header,
                    f"The column “{header}” stands there twice.",
                    "Keep one of them.",
                    "duplicate-column",
                )
            )
        if header:
            seen.add(header)
    rows = tuple(_row(name, number, headers, cells, faults) for number, cells in table[1:])
    return Sheet(name, tuple(header for header in headers if header), rows)


def _row(sheet: str, number: int, headers: list[str], cells: list[str], faults: list[Fault]) -> Row:
    filled: dict[str, str] = {}
    stray = 0
    for at, cell in enumerate(cells):
        if cell and at < len(headers) and headers[at]:
            filled[headers[at]] = cell
        elif cell:
            stray = stray or at + 1
    if stray:
        faults.append(
            Fault(
                sheet,
                number,
                None,
                f"Cell {stray} of this row stands under no header.",
                "Count the bars or commas; one may be too many.",
                "no-header",
            )
        )
    return Row(number, filled)
