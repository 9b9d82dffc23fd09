"""Stories as JSON, one object on a line: every word as it was told."""

import re
from functools import lru_cache
from json.encoder import encode_basestring
from typing import BinaryIO

from conversations.research.columns import Missing, Shelf
from conversations.research.rows import Cell, Row
from storage.export.cells import utf8
from storage.export.formats.naming import HEAD, REASONS, SEVERAL, numeric, reason, story_names, uses_of

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?", re.ASCII)
"""A number as JSON writes it (RFC 8259, section 6), without an exponent: given as it was typed, to the last nought."""

_LINES = 256
"""So many lines are gathered before they are written."""


class JsonlStories:
    """The stories, one line each, with the names and the order of the columns of every other table.

    Several choices are an array. A cell without a value is null; where that is more than "not asked or not answered",
    the last member, ``missing``, says why by column. Half of a character (a lone surrogate) is U+FFFD: an escape of it
    is good JSON, but DuckDB then refuses the whole file.
    """

    def __init__(self, out: BinaryIO, shelf: Shelf) -> None:
        self._out = out
        self._kept: list[str] = []
        names = map(encode_basestring, story_names(shelf)[len(HEAD) :])
        self._columns = [
            (name, _several if column.shape in SEVERAL else _number if numeric(column) else encode_basestring)
            for name, column in zip(names, shelf.columns, strict=True)
        ]

    def write(self, row: Row) -> None:
        """Add a story."""
        # Put together by hand, since the encoder of the standard library would write 3.50 as 3.5.
        parts = [
            f'"row":{encode_basestring(row.id)}',
            f'"flow":{encode_basestring(row.flow)}',
            f'"sent":{_text(row.sent)}',
            f'"language":{_text(row.language)}',
            f'"uses":{_several(uses_of(row))}',
            f'"first_bundle":{row.first}',
        ]
        reasons = [
            f'"{name}":{encode_basestring(reason(cell))}'
            for name, cell in (("sent", row.sent), ("language", row.language))
            if isinstance(cell, Missing) and cell is not Missing.NO_ANSWER
        ]
        for (name, write), cell in zip(self._columns, row.cells, strict=True):
            if isinstance(cell, Missing):
                parts.append(f"{name}:null")
                if cell is not Missing.NO_ANSWER:
                    reasons.append(f"{name}:{encode_basestring(reason(cell))}")
            else:
                parts.append(f"{name}:{write(cell)}")
        parts.append(f'"{REASONS}":{{{",".join(reasons)}}}')
        self._kept.append(f"{{{','.join(parts)}}}\n")
        if len(self._kept) >= _LINES:
            self.close()

    def close(self) -> None:
        """Write what is left; ``out`` stays open."""
        self._out.write(utf8("".join(self._kept)))
        self._kept.clear()


def _text(cell: Cell) -> str:
    return "null" if isinstance(cell, Missing) else encode_basestring(cell)


@lru_cache(maxsize=1 << 14)  # the same few answers come again and again
def _several(cell: str) -> str:
    return _array(cell.split(" "))


def _number(cell: str) -> str:
    return cell if _NUMBER.fullmatch(cell) else encode_basestring(cell)


def _array(values: list[str]) -> str:
    return f"[{','.join(map(encode_basestring, values))}]"
