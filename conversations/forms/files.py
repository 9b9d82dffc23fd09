"""XLSForm files in, sheets out: xlsx, xls, CSV and Markdown tables.

Spreadsheets are read by pyxform, which ODK and Kobo use too. Markdown and CSV are read here by pyxform's own rules
for them, because it drops what stands beside the table without a word (a cell too many, a row left open) and loses
count of rows. Whatever was read then passes through pyxform's whole conversion, so that a form accepted here also
opens there.
"""

import csv
import difflib
import io
import re
import zipfile
from collections.abc import Iterator
from enum import Enum
from typing import Any

from conversations.errors import Fault, FlowRefused
from conversations.forms.compiling import compile_flow
from conversations.forms.sheets import Row, Sheet, Sheets, pack, unpack

__all__ = ["FileKind", "Row", "Sheet", "Sheets", "pack", "read", "unpack"]

LARGEST_FILE = 10_000_000
"""Bytes of a file; forms of thousands of rows stay under one million."""

LARGEST_UNPACKED = 50_000_000
"""Bytes that the parts of an xlsx file may unpack to, before anything reads them."""

SHEETS = ("survey", "choices", "settings")


class FileKind(Enum):
    """What a file is; the values are the endings of file names."""

    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"
    MARKDOWN = "md"


def read(data: bytes, kind: FileKind) -> Sheets:
    """The sheets of an XLSForm.

    Raises:
        FlowRefused: These bytes are no such file, or pyxform finds the form wrong. Where our own checker finds
            faults in such a form too, those are given, because each names its row and column.
    """
    if len(data) > LARGEST_FILE:
        raise _refused("The file is larger than 10 MB.", "Take pictures and unused sheets out of it.")
    match kind:
        case FileKind.MARKDOWN:
            found = _sheets(_markdown_lines(_text(data)))
        case FileKind.CSV:
            found = _sheets(_csv_lines(_text(data)))
        case FileKind.XLSX | FileKind.XLS:
            found = _workbook(data, kind)
    sheets = _known(found)
    fault = _pyxform_fault(sheets)
    if fault is not None:
        compile_flow(sheets)
        raise FlowRefused((fault,))
    return sheets


def _refused(problem: str, remedy: str) -> FlowRefused:
    return FlowRefused((Fault("file", None, None, problem, remedy),))


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(
            f"The file is not UTF-8 text: byte {error.start + 1} fits in no letter.",
            "Save it again as UTF-8.",
        ) from error


_Line = tuple[list[str], Fault | None]
"""The cells of one line, the first being the sheet's name or empty; [] for a line that is no row."""

_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[|-]*-[|-]*")
_AFTER = re.compile(r"(\|)\s*#[^|]*$")


def _markdown_lines(text: str) -> Iterator[_Line]:
    for line in text.split("\n"):
        stripped = _AFTER.sub(r"\1", line.strip())
        if not stripped.startswith("|") or _RULE.fullmatch(stripped):
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


def _csv_lines(text: str) -> Iterator[_Line]:
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        for cells in reader:
            yield [cell.strip() for cell in cells], None
    except csv.Error as error:
        raise _refused(
            f"Line {reader.line_num} is no CSV.", "Look for a quote that is opened and never closed."
        ) from error


def _sheets(lines: Iterator[_Line]) -> list[Sheet]:
    """Tables one below the other, each after a line with its sheet's name in the first cell."""
    tables: dict[str, list[tuple[int, list[str]]]] = {}
    faults: list[Fault] = []
    name, number = "", 0
    for cells, fault in lines:
        number += 1
        if cells and cells[0]:
            name, number = cells[0].lower(), 1
            if name in tables:
                faults.append(Fault(name, None, None, "There are two sheets of this name.", "Join them."))
            tables[name] = []
        if not name or not any(cells[1:]):
            continue
        if not tables[name]:
            number = 1  # the header, however far below the sheet's name it stands
        tables[name].append((number, cells[1:]))
        if fault is not None:
            faults.append(Fault(name, number, None, fault.problem, fault.remedy))
    sheets = [_sheet(name, table, faults) for name, table in tables.items()]
    if faults:
        raise FlowRefused(tuple(faults))
    return sheets


def _sheet(name: str, table: list[tuple[int, list[str]]], faults: list[Fault]) -> Sheet:
    if not table:
        return Sheet(name)
    headers = [" ".join(cell.split()) for cell in table[0][1]]
    faults.extend(
        Fault(name, 1, header, f"The column “{header}” stands there twice.", "Keep one of them.")
        for at, header in enumerate(headers)
        if header and header in headers[:at]
    )
    rows = tuple(_row(name, number, headers, cells, faults) for number, cells in table[1:])
    return Sheet(name, tuple(header for header in headers if header), rows)


def _row(sheet: str, number: int, headers: list[str], cells: list[str], faults: list[Fault]) -> Row:
    filled: dict[str, str] = {}
    for at, cell in enumerate(cells):
        if cell and at < len(headers) and headers[at]:
            filled[headers[at]] = cell
        elif cell:
            faults.append(
                Fault(
                    sheet,
                    number,
                    None,
                    f"Cell {at + 1} of this row stands under no header.",
                    "Count the bars or commas; one may be too many.",
                )
            )
    return Row(number, filled)


def _workbook(data: bytes, kind: FileKind) -> list[Sheet]:
    if kind is FileKind.XLSX:
        _check_zip(data)
    # Imported here alone, so that a flow compiled from its stored source never loads a spreadsheet reader.
    from pyxform.errors import PyXFormError, PyXFormReadError
    from pyxform.xls2json_backends import xls_to_dict, xlsx_to_dict

    try:
        book: dict[str, Any] = (xlsx_to_dict if kind is FileKind.XLSX else xls_to_dict)(io.BytesIO(data))
    except PyXFormError as error:
        if not isinstance(error, PyXFormReadError):
            raise FlowRefused((_fault(str(error)),)) from error
        raise _unreadable(kind) from error
    except Exception as error:
        # Readers of hostile bytes promise no exception of any one kind.
        raise _unreadable(kind) from error
    sheets = []
    for name in book["sheet_names"]:
        lowered = name.lower()
        if lowered not in book and len(book["sheet_names"]) > 1:
            sheets.append(Sheet(lowered))
            continue
        lowered = lowered if lowered in book else "survey"
        headers = tuple(book.get(f"{lowered}_header", [{}])[0]) if book.get(f"{lowered}_header") else ()
        rows = tuple(Row(at, cells) for at, cells in enumerate(book[lowered], start=2) if cells)
        sheets.append(Sheet(lowered, headers, rows))
    return sheets


def _unreadable(kind: FileKind) -> FlowRefused:
    return _refused(f"This is no {kind.value} file that can be read.", "Save it again, or export it as CSV.")


def _check_zip(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _unreadable(FileKind.XLSX) from error
    if unpacked > LARGEST_UNPACKED:
        raise _refused("The file unpacks to more than 50 MB.", "Take pictures and unused sheets out of it.")


# Sheets of XLSForm that would change what a form does, and that this version does not run.
_UNRUN = frozenset({"external_choices", "entities", "osm"})


def _known(found: list[Sheet]) -> Sheets:
    by_name = {sheet.name: sheet for sheet in found}
    faults: list[Fault] = []
    for sheet in found:
        if sheet.name in _UNRUN and sheet.rows:
            faults.append(
                Fault(
                    sheet.name,
                    None,
                    None,
                    "This sheet is XLSForm, but this version does not run it.",
                    "Take it out.",
                )
            )
        elif sheet.name not in SHEETS and sheet.name not in _UNRUN:
            near = difflib.get_close_matches(sheet.name, SHEETS, n=1)
            if near and near[0] not in by_name:
                faults.append(
                    Fault(
                        sheet.name,
                        None,
                        None,
                        "No sheet of this name is known.",
                        f"Did you mean “{near[0]}”?",
                    )
                )
    if "survey" not in by_name and not faults:
        faults.append(
            Fault("survey", None, None, "There is no survey sheet.", "Add one, with what is asked.")
        )
    if faults:
        raise FlowRefused(tuple(faults))
    return Sheets(*(by_name.get(name, Sheet(name)) for name in SHEETS))


def _pyxform_fault(sheets: Sheets) -> Fault | None:
    """What pyxform's whole conversion finds wrong first, or None."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    workbook: dict[str, Any] = {"sheet_names": [], "fallback_form_name": None}
    for sheet in (sheets.survey, sheets.choices, sheets.settings):
        if not sheet.headers:
            continue
        by_number = {row.number: dict(row.cells) for row in sheet.rows}
        last = max(by_number, default=1)
        workbook["sheet_names"].append(sheet.name)
        # Blank rows keep their place, so that the row numbers in pyxform's messages are ours.
        workbook[sheet.name] = [by_number.get(number, {}) for number in range(2, last + 1)]
        workbook[f"{sheet.name}_header"] = [dict.fromkeys(sheet.headers)]
    if sheets.settings.rows:
        # pyxform takes the first row it is given, blank or not; there is one row of settings.
        workbook["settings"] = [dict(sheets.settings.rows[0].cells)]
    try:
        convert(workbook, warnings=[], validate=False)
    except PyXFormError as error:
        return _fault(str(error))
    except Exception:  # noqa: BLE001 - what pyxform stumbles over is wrong with the form, whatever it raises
        return Fault(
            "survey",
            None,
            None,
            "The form cannot be converted.",
            "Look for cells that stand in the wrong column.",
        )
    return None


_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"'(survey|choices|settings)' sheet")
_COLUMN = re.compile(r"the '([^']+)' value")


def _fault(message: str) -> Fault:
    """A message of pyxform as a fault, with the place it names where it names one."""
    row, sheet, column = _ROW.search(message), _SHEET.search(message), _COLUMN.search(message)
    words = " ".join(_ROW.sub("", message).split())
    return Fault(
        sheet.group(1) if sheet else "survey" if row else "file",
        int(row.group(1)) if row else None,
        column.group(1) if column else None,
        words if words.endswith((".", "!", "?")) else words + ".",
        "Mend it: ODK and Kobo would refuse the form for it too.",
    )
