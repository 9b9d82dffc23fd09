"""Tables as CSV (RFC 4180, in UTF-8): what everybody can open, and what somebody will double-click.

A spreadsheet runs what looks like a formula, and anybody may have typed it (CWE-1236). So these files are the safe
ones: ``cells.cell`` puts an apostrophe before whatever would run, and ``cells.plain`` (or the one line of the bundle's
README) takes exactly those away again. JSONL and Parquet, which no spreadsheet runs, hold every word as it was told.
"""

import csv
from functools import lru_cache
from typing import BinaryIO

from conversations.research.columns import Missing, Shape, Shelf
from conversations.research.rows import Cell, Row
from storage.export.cells import cell
from storage.export.formats.naming import BLANKS, SEVERAL, shown, story_names, uses_of

_ENOUGH = 1 << 18
"""So many characters are gathered before they are written."""

CHOICES = ("row", "column", "value", "place")
GAPS = ("row", "column", "value")


class _Lines:
    """Rows of cells to bytes; stands where ``csv`` wants a file."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._kept: list[str] = ["\ufeff"]  # the byte order mark is what makes Excel read UTF-8
        self._size = 0
        self.writer = csv.writer(self, lineterminator="\r\n")

    def write(self, line: str) -> None:
        self._kept.append(line)
        self._size += len(line)
        if self._size > _ENOUGH:
            self.flush()

    def flush(self) -> None:
        self._out.write("".join(self._kept).encode())
        self._kept.clear()
        self._size = 0


def _text(told: Cell) -> str:
    return BLANKS[told] if isinstance(told, Missing) else cell(shown(told))


_known = lru_cache(maxsize=1 << 14)(_text)
"""The same for cells that come again and again."""


class CsvStories:
    """The stories, one row each: ``naming.HEAD``, then the columns of the shelf.

    Several choices stand in one cell, separated by single blanks; ``naming.BLANKS`` where there is no value.
    """

    def __init__(self, out: BinaryIO, shelf: Shelf) -> None:
        self._lines = _Lines(out)
        self._lines.writer.writerow(story_names(shelf))
        self._told = tuple(_text if column.shape is Shape.WORDS else _known for column in shelf.columns)

    def write(self, row: Row) -> None:
        """Add a story."""
        head = (row.id, _known(row.flow), _known(row.sent), _known(row.language), uses_of(row), row.first)
        told = [text(cell) for text, cell in zip(self._told, row.cells, strict=True)]
        self._lines.writer.writerow((*head, *told))

    def close(self) -> None:
        """Write what is left; ``out`` stays open."""
        self._lines.flush()


class CsvChoices:
    """The choices of questions with several: one line for each, with its place where they were put in order."""

    def __init__(self, out: BinaryIO, shelf: Shelf) -> None:
        self._lines = _Lines(out)
        self._lines.writer.writerow(CHOICES)
        self._several = [
            (at, name, column.shape is Shape.RANK)
            for at, (column, name) in enumerate(zip(shelf.columns, story_names(shelf)[6:], strict=True))
            if column.shape in SEVERAL
        ]

    def write(self, row: Row) -> None:
        """Add what a story chose."""
        for at, name, ranked in self._several:
            chosen = row.cells[at]
            if not isinstance(chosen, Missing):
                for choice in _chosen(name, chosen, ranked=ranked):
                    self._lines.write(row.id + choice)

    def close(self) -> None:
        """Write what is left; ``out`` stays open."""
        self._lines.flush()


class CsvGaps:
    """Where families fell between two services: one line for each such choice of a story."""

    def __init__(self, out: BinaryIO, shelf: Shelf) -> None:
        self._lines = _Lines(out)
        self._lines.writer.writerow(GAPS)
        self._telling = [
            (at, name, column.shape in SEVERAL, shelf.gaps[column.name])
            for at, (column, name) in enumerate(zip(shelf.columns, story_names(shelf)[6:], strict=True))
            if column.name in shelf.gaps
        ]

    def write(self, row: Row) -> None:
        """Add the gaps that a story tells of."""
        for at, name, several, telling in self._telling:
            chosen = row.cells[at]
            if not isinstance(chosen, Missing):
                for value in chosen.split(" ") if several else [chosen]:
                    if value in telling:
                        self._lines.writer.writerow((row.id, name, cell(value)))

    def close(self) -> None:
        """Write what is left; ``out`` stays open."""
        self._lines.flush()


@lru_cache(maxsize=1 << 14)  # the same few answers come again and again
def _chosen(name: str, chosen: str, *, ranked: bool) -> tuple[str, ...]:
    """What stands behind the name of the story on the line of each choice."""
    lines: list[str] = []

    class Sink:
        def write(self, line: str) -> None:
            lines.append(line)

    writer = csv.writer(Sink(), lineterminator="\r\n")
    for place, value in enumerate(chosen.split(" "), 1):
        writer.writerow(("", name, cell(value), place if ranked else ""))
    return tuple(lines)
