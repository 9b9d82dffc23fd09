"""Stories as Parquet: typed columns that R, Python and DuckDB read in a moment. Every word as it was told."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from conversations.research.columns import Column, Missing, Shape, Shelf
from conversations.research.rows import Cell, Row
from storage.export.cells import halved
from storage.export.formats.naming import (
    HEAD,
    REASONS,
    SEVERAL,
    dated,
    head_cells,
    numeric,
    reason,
    story_names,
)

_ROWS = 2048
"""Stories in a row group: some megabytes, of which one is in memory at a time."""


class ParquetStories:
    """The stories, one row each, with the names and the order of the columns of every other table.

    Numbers are doubles, whole dates are dates, one choice is a dictionary column (a factor in R, a category in pandas),
    several are a list. A cell without a value is null; the last column, ``missing``, maps a column to why its cell is
    null where that is more than "not asked or not answered". The words of each question and choice stand in the
    metadata of its field, as JSON by language; half of a character (a lone surrogate) is U+FFFD.

    The same rows give the same bytes, as long as pyarrow is of the same version (which stands in the file).
    """

    def __init__(self, out: BinaryIO, shelf: Shelf) -> None:
        self._columns = [*_head(), *_told(shelf)]
        self._names = ("sent", "language", *story_names(shelf)[len(HEAD) :])
        fields = [column.field for column in self._columns]
        self._schema = pa.schema([*fields, pa.field(REASONS, _REASONS)], {"title": shelf.title})
        self._writer = pq.ParquetWriter(pa.PythonFile(_Sink(out), "w"), self._schema, compression="zstd")
        self._kept: list[Row] = []

    def write(self, row: Row) -> None:
        """Add a story."""
        self._kept.append(row)
        if len(self._kept) >= _ROWS:
            self._flush()

    def close(self) -> None:
        """Write what is left, and the end of the file; ``out`` stays open."""
        if self._kept:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        rows = self._kept
        columns = chain(
            zip(*map(head_cells, rows), strict=True), zip(*(row.cells for row in rows), strict=True)
        )
        arrays = [column.array(cells) for column, cells in zip(self._columns, columns, strict=True)]
        arrays.append(_reasons(self._names, rows))
        self._writer.write_batch(pa.record_batch(arrays, schema=self._schema))
        self._kept.clear()


class _Sink:
    """What Arrow wants of a file that is only written to."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0
        self.closed = False

    def write(self, data: bytes) -> int:
        self._out.write(data)
        self._at += len(data)
        return len(data)

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        """Nothing is kept back."""

    def close(self) -> None:
        self.closed = True

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class _Column:
    field: pa.Field
    array: Callable[[Sequence[Cell]], pa.Array]


_TEXT = pa.string()
_SEVERAL = pa.list_(_TEXT)
_FACTOR = pa.dictionary(pa.int32(), _TEXT)
_REASONS = pa.map_(_TEXT, _TEXT)


def _head() -> Iterator[_Column]:
    yield _Column(pa.field("row", _TEXT), _texts)
    for name in ("flow", "sent", "language"):
        yield _Column(pa.field(name, _FACTOR), lambda cells: _texts(cells).dictionary_encode())
    yield _Column(pa.field("uses", _SEVERAL), _several)
    yield _Column(pa.field("first_bundle", pa.int32()), lambda cells: _made(cells, int, pa.int32()))


def _told(shelf: Shelf) -> Iterator[_Column]:
    for name, column in zip(story_names(shelf)[len(HEAD) :], shelf.columns, strict=True):
        kind, array = _typed(column)
        yield _Column(pa.field(name, kind, metadata=_words(column)), array)


def _typed(column: Column) -> tuple[pa.DataType, Callable[[Sequence[Cell]], pa.Array]]:
    """What the cells of a column are, and how they are made an array."""
    if column.shape in SEVERAL:
        return _SEVERAL, _several
    if numeric(column):
        return pa.float64(), lambda cells: _made(cells, float, pa.float64())
    if dated(column):
        return pa.date32(), lambda cells: _made(cells, date.fromisoformat, pa.date32())
    if column.shape is Shape.WORDS or not column.values:
        return _TEXT, _texts
    names = pa.array([value.name for value in column.values], _TEXT)
    place = {value.name: index for index, value in enumerate(column.values)}.__getitem__
    return _FACTOR, lambda cells: pa.DictionaryArray.from_arrays(_made(cells, place, pa.int32()), names)


def _made(cells: Sequence[Cell], make: Callable[[str], object], kind: pa.DataType) -> pa.Array:
    return pa.array([None if isinstance(cell, Missing) else make(cell) for cell in cells], kind)


def _several(cells: Sequence[Cell]) -> pa.Array:
    return _made(cells, lambda cell: cell.split(" "), _SEVERAL)


def _texts(cells: Sequence[Cell]) -> pa.Array:
    try:
        return _made(cells, str, _TEXT)
    except UnicodeEncodeError:
        return _made(cells, halved, _TEXT)


def _reasons(names: Sequence[str], rows: Sequence[Row]) -> pa.Array:
    """Of each row, which cells are empty for another reason than that there is no answer."""
    elsewhere, withheld = Missing.NOT_IN_FLOW, Missing.WITHHELD
    words = {missing: reason(missing) for missing in (elsewhere, withheld)}
    return pa.array(
        [
            [
                (name, words[cell])
                for name, cell in zip(names, (row.sent, row.language, *row.cells), strict=True)
                if cell is withheld or cell is elsewhere
            ]
            for row in rows
        ],
        _REASONS,
    )


def _words(column: Column) -> dict[str, str]:
    """The metadata of a field, each entry JSON."""
    words: dict[str, object] = {
        "label": dict(column.label),
        "standing": column.standing.value,
        "coarse": column.coarse,
    }
    if column.values:
        words["values"] = {value.name: dict(value.label) for value in column.values}
    return {key: json.dumps(value, ensure_ascii=False) for key, value in words.items() if value}
