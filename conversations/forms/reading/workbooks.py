"""Spreadsheets in, sheets out: xlsx read by openpyxl, xls by xlrd, cell values made text as pyxform makes them.

Rows and columns keep the places that a spreadsheet program shows. What looks otherwise there than it reads (merged
and hidden cells, formulas without a value, error values) is told.
"""

import io
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

from conversations.errors import Fault, FlowRefused
from conversations.forms.reading.archive import MOST_AREA, Layout, NotZip, PartsRefused, layouts
from conversations.forms.reading.grids import Bad, Cell, Grid, letters, place, sheet_of
from conversations.forms.sheets import Sheet

MOST_COLUMNS = 1_000
"""Columns of one sheet that are looked at."""

LARGEST_OLD = 2_000_000
"""Bytes of an xls file; larger ones are better saved as xlsx, whose parts can be weighed before they are read."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"


_ERROR_REMEDY = "Mend the formula, or write the value."


def xlsx(data: bytes, faults: list[Fault]) -> list[Sheet]:
    """The sheets of an xlsx file, those that XLSForm does not know without their rows.

    What is wrong with single cells, and what a designer should look at, is added to ``faults``.

    Raises:
        FlowRefused: It is no xlsx file, or one that would take too much memory or time.
    """
    if data.startswith(_OLE):
        raise _refused(
            "This is no xlsx file: it is protected by a password, or an old xls file.",
            "Save it again as xlsx, without a password.",
            "unreadable-file",
        )
    try:
        found = layouts(data)
    except PartsRefused as refused:
        raise _refused(refused.problem, refused.remedy, refused.rule) from refused
    except NotZip as error:
        raise _unreadable("xlsx") from error
    # Imported here alone, so that a flow compiled from its stored source never loads a spreadsheet reader.
    import openpyxl  # type: ignore[import-untyped]

    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it will not write back (validations, pictures); nothing is written back.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                names = book.sheetnames
                return [
                    sheet_of(_grid(sheet, found), len(names) == 1, faults, "xlsx")
                    for sheet in book.worksheets
                ]
            finally:
                book.close()
    except FlowRefused:
        raise
    except Exception as error:
        # Readers of hostile bytes promise no exception of any one kind.
        raise _unreadable("xlsx") from error


def _grid(sheet: Any, found: Any) -> Grid:
    from pyxform.xls2json_backends import is_empty, xlsx_value_to_str

    layout = found.get(sheet._worksheet_path.lstrip("/"), Layout())  # noqa: SLF001 - openpyxl tells it no other way

    def cell(cell: Any) -> Cell:
        value = cell.value.strip() if isinstance(cell.value, str) else cell.value
        if is_empty(value):
            return None
        if cell.data_type == "e":
            return Bad(f"The formula in this cell gives {value}.", _ERROR_REMEDY, "error-value")
        return str(xlsx_value_to_str(value))

    def rows() -> Iterator[Sequence[Cell]]:
        # What a file says of its size may be wrong: cells beyond would be lost, or a million empty rows given.
        sheet.reset_dimensions()
        width = min(place(f"{layout.last_column}1")[0] or MOST_COLUMNS, MOST_COLUMNS)
        if width * layout.last_row > MOST_AREA:
            raise _refused(
                f"The sheet “{sheet.title}” is filled as far as column {layout.last_column}, row {layout.last_row}.",
                "Delete what stands far from the form.",
                "too-large",
            )
        for row in sheet.iter_rows(max_row=layout.last_row, max_col=width) if layout.last_row else ():
            last = len(row)
            while last and row[last - 1].value is None:
                last -= 1
            yield [cell(row[at]) for at in range(last)]

    return Grid(sheet.title, rows(), layout, sheet.sheet_state != "visible")


def xls(data: bytes, faults: list[Fault]) -> list[Sheet]:
    """The sheets of an old binary workbook, as ``xlsx`` gives them.

    Raises:
        FlowRefused: It is no xls file, or a larger one than this reads.
    """
    if data.startswith(_ZIP):
        raise _refused(
            "This is no xls file: it is an xlsx file under another name.",
            "Give its name the ending .xlsx.",
            "unreadable-file",
        )
    if len(data) > LARGEST_OLD:
        raise _refused(
            f"The file is larger than {LARGEST_OLD // 1_000_000} MB, and the old xls format is read up to there.",
            "Save it again as xlsx.",
            "too-large",
        )
    import xlrd  # type: ignore[import-untyped]
    from xlrd.compdoc import CompDoc  # type: ignore[import-untyped]

    try:
        if data.startswith(_OLE) and _goes_round(CompDoc(data, logfile=io.StringIO()).SSAT):
            raise _unreadable("xls")
        try:
            book = xlrd.open_workbook(
                file_contents=data, logfile=io.StringIO(), ragged_rows=True, formatting_info=True
            )
        except Exception:  # noqa: BLE001 - merged and hidden cells are told where the file lets them be read
            book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), ragged_rows=True)
        sheets = book.sheets()
        return [sheet_of(_old_grid(book, sheet), len(sheets) == 1, faults, "xls") for sheet in sheets]
    except FlowRefused:
        raise
    except Exception as error:
        raise _unreadable("xls") from error


def _goes_round(successors: Sequence[int]) -> bool:
    """Whether some chain of short sectors comes back to itself: xlrd would follow it without end, keeping all it reads."""
    done: set[int] = set()
    for start in range(len(successors)):
        chain: set[int] = set()
        at = start
        while 0 <= at < len(successors) and at not in done:
            if at in chain:
                return True
            chain.add(at)
            at = successors[at]
        done |= chain
    return False


def _old_grid(book: Any, sheet: Any) -> Grid:
    from pyxform.xls2json_backends import is_empty, xls_value_to_unicode
    from xlrd import XL_CELL_ERROR, error_text_from_code
    from xlrd.xldate import XLDateError  # type: ignore[import-untyped]

    def cell(cell: Any) -> Cell:
        value = cell.value.strip() if isinstance(cell.value, str) else cell.value
        if is_empty(value):
            return None
        if cell.ctype == XL_CELL_ERROR:
            shown = error_text_from_code.get(value, "an error")
            return Bad(f"The formula in this cell gives {shown}.", _ERROR_REMEDY, "error-value")
        try:
            return str(xls_value_to_unicode(value, cell.ctype, book.datemode))
        except (XLDateError, ValueError, OverflowError):
            return Bad(
                "This cell is shown as a date, and its number is none.",
                "Write it as text, for example 2026-01-31.",
                "not-a-date",
            )

    rows = ([cell(one) for one in sheet.row(at)[:MOST_COLUMNS]] for at in range(sheet.nrows))
    layout = Layout(
        merged=[
            f"{letters(left + 1)}{top + 1}:{letters(right)}{bottom}"
            for top, bottom, left, right in sheet.merged_cells
        ],
        hidden_rows={at + 1 for at, info in sheet.rowinfo_map.items() if info.hidden},
        hidden_columns=[(at + 1, at + 1) for at, info in sheet.colinfo_map.items() if info.hidden],
    )
    return Grid(sheet.name, rows, layout, sheet.visibility != 0)


def _refused(problem: str, remedy: str, rule: str) -> FlowRefused:
    return FlowRefused((Fault("file", None, None, problem, remedy, rule),))


def _unreadable(kind: str) -> FlowRefused:
    return _refused(
        f"This is no {kind} file that can be read.", "Save it again, or export it as CSV.", "unreadable-file"
    )
