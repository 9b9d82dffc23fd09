"""Where the rows and columns of a form stand in its file, for whoever opens the file at a fault."""

import csv
import io
from collections.abc import Iterator, Mapping

from conversations.forms.reading.files import FileKind
from conversations.forms.sheets import Sheets

Lines = Mapping[int, int]
"""The line of the file, counted from 1, by row number of a sheet."""


def lines(data: bytes, kind: FileKind) -> dict[str, Lines]:
    """Where each row of each sheet begins in a file of text; empty for spreadsheets, and for text in no known letters.

    Rows count as in a fault: from the header, which is row 1, over blank lines and comments too.
    """
    if kind in {FileKind.XLSX, FileKind.XLS}:
        return {}
    try:
        text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError:
        return {}
    found: dict[str, dict[int, int]] = {}
    sheet: dict[int, int] | None = None
    number = 0
    for line, cells in _markdown(text) if kind is FileKind.MARKDOWN else _separated(text):
        if cells and cells[0]:
            sheet = found.setdefault(cells[0].lower(), {})
            number = 0
            continue
        if sheet is None or (not sheet and not any(cells)):
            continue
        number += 1
        sheet[number] = line
    return dict(found)


def _markdown(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        stripped = line.strip()
        is_row = stripped.startswith("|") and set(stripped) - set("|-: ")
        yield number, [cell.strip() for cell in stripped.split("|")[1:]] if is_row else []


def _separated(text: str) -> Iterator[tuple[int, list[str]]]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=lambda each: (first.count(each), each == ","))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begin = 1
    try:
        for cells in reader:
            yield begin, [cell.strip() for cell in cells]
            begin = reader.line_num + 1
    except csv.Error:
        return


def letters(sheets: Sheets) -> dict[str, dict[str, str]]:
    """The letter of each column by sheet and header; empty for sheets that came from no spreadsheet."""
    return {
        sheet.name: dict(zip(sheet.headers, sheet.letters, strict=True))
        for sheet in (sheets.survey, sheets.choices, sheets.settings, *sheets.tables)
        if sheet.letters
    }
