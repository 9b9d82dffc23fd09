"""Stories for spreadsheets (.xlsx): one sheet in which no cell is a formula, whatever it begins with.

xlsxwriter makes the workbook around the rows. The rows themselves are written here, as text that Excel calls an inline
string: the library would put them aside in temporary files, in clear, for somebody who gets hold of the disk.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from typing import BinaryIO, NamedTuple, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from conversations.research.columns import Column, Missing, Shape, Shelf
from conversations.research.rows import Cell, Row
from storage.export.cells import pieces
from storage.export.counting import PIECE, Counts
from storage.export.formats.naming import HEAD, head_cells, numeric, shown, story_names

_SHEET = "xl/worksheets/sheet1.xml"
_END = b"</sheetData>"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_MOST_ROWS = 1_048_575
"""Rows below the heading in a sheet of Excel ("Excel specifications and limits")."""

_TOGETHER = 256

_LEVEL = 3
"""Of 9: twice as quick as zlib's own choice of 6, for a file that is a tenth larger."""

_ENDS = re.compile("\r\n?")
"""Ends of lines that Excel has another sign for, and that XML does not keep."""

_UNWRITABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Where a text reads like Excel's own escape for a character (ECMA-376, 22.9.2.19)."""

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


def write_xlsx(rows: Iterable[Row], shelf: Shelf, counts: Counts, out: BinaryIO) -> None:
    """Write the stories as .xlsx, with the names and the order of the columns of every other table.

    A cell of Excel ends at 32,767 characters, so a longer text goes on in columns ``NAME_2`` and so on. Missing values are
    written as in the CSV. Lines end with a line feed alone; what XML cannot hold is U+FFFD.

    Args:
        rows: Those that were counted; at most 1,048,575.
        counts: Of all rows.
        out: Only written to, in order.
    """
    assert counts.rows <= _MOST_ROWS
    columns, names = _sheeted(shelf, counts)
    with (
        ZipFile(BytesIO(_workbook(names))) as empty,
        ZipFile(cast("BinaryIO", _Pushed(out)), "w", ZIP_DEFLATED, compresslevel=_LEVEL) as book,
    ):
        for part in empty.namelist():
            content = empty.read(part)
            info = ZipInfo(part, _FIRST_DAY)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            with book.open(info, "w", force_zip64=part == _SHEET) as file:
                if part != _SHEET:
                    file.write(content)
                    continue
                before, end, after = content.partition(_END)
                file.write(before)
                for block in _blocks(rows, columns):
                    file.write(block)
                file.write(end + after)


class _Pushed:
    """What ``zipfile`` wants of a file that is only written to."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        self._out.write(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is kept back."""


class _Sheeted(NamedTuple):
    """One column of the table: the letters of its columns in the sheet, and how a cell of it is written behind its address."""

    letters: tuple[str, ...]
    content: Callable[[Cell], str]


def _sheeted(shelf: Shelf, counts: Counts) -> tuple[list[_Sheeted], list[str]]:
    """The columns, and the names that stand above those of the sheet."""
    parts = [*(1 for _ in HEAD), *(told.pieces for told in counts.columns)]
    contents: list[Callable[[Cell], str]] = [
        _text,
        _known,
        _known,
        _known,
        _known,
        _number,
        *map(_content, shelf.columns),
    ]
    table = story_names(shelf)
    taken = {name.casefold() for name in table}
    columns: list[_Sheeted] = []
    names: list[str] = []
    for name, several, content in zip(table, parts, contents, strict=True):
        first = len(names)
        names.append(name)
        for part in range(2, several + 1):
            more = f"{name}_{part}"
            while more.casefold() in taken:
                more += "_"
            taken.add(more.casefold())
            names.append(more)
        columns.append(_Sheeted(tuple(map(xl_col_to_name, range(first, len(names)))), content))
    return columns, names


def _content(column: Column) -> Callable[[Cell], str]:
    if numeric(column):
        return _number
    return _text if column.shape is Shape.WORDS else _known


def _workbook(names: Sequence[str]) -> bytes:
    """A workbook with a heading and no rows."""
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(*_FIRST_DAY, tzinfo=UTC)})
        sheet = book.add_worksheet("stories")
        sheet.freeze_panes(1, 1)
        bold = book.add_format({"bold": True})
        for at, name in enumerate(names):
            sheet.write_string(0, at, name, bold)
    return kept.getvalue()


def _blocks(rows: Iterable[Row], columns: Sequence[_Sheeted]) -> Iterator[bytes]:
    kept: list[str] = []
    for line, row in enumerate(rows, 2):
        kept.append(f'<row r="{line}">')
        for column, cell in zip(columns, (*head_cells(row), *row.cells), strict=True):
            if len(column.letters) == 1:
                content = column.content(cell)
                if content:
                    kept.append(f'<c r="{column.letters[0]}{line}"{content}')
            else:
                # Cut before it is written, since what is written has signs of its own.
                for letter, piece in zip(column.letters, pieces(_held(shown(cell)), PIECE), strict=False):
                    kept.append(f'<c r="{letter}{line}"{_inline(piece)}')
        kept.append("</row>")
        if line % _TOGETHER == 0:
            yield "".join(kept).encode()
            kept.clear()
    yield "".join(kept).encode()


def _number(cell: Cell) -> str:
    if not isinstance(cell, Missing) and _NUMBER.fullmatch(cell):
        return f"><v>{cell}</v></c>"
    return _text(cell)


def _text(cell: Cell) -> str:
    """A cell behind its address; "" for none."""
    text = _held(shown(cell))
    return _inline(text) if text else ""


_known = lru_cache(maxsize=1 << 14)(_text)
"""The same for cells that come again and again."""


def _held(text: str) -> str:
    """The text as a cell of Excel can hold it."""
    return _UNWRITABLE.sub("\ufffd", _ENDS.sub("\n", text))


def _inline(text: str) -> str:
    safe = _ESCAPE.sub("_x005F_", text) if "_x" in text else text
    safe = safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f' t="inlineStr"><is><t xml:space="preserve">{safe}</t></is></c>'
