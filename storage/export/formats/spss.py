"""Stories for SPSS (.sav): variables with the words of their questions, labelled values, and codes for what is missing.

pyreadstat writes from a frame that holds all rows. So that 100,000 stories cost no more memory than a few thousand, it is
given a few thousand at a time, and the rows of its files are put behind one another: in a compressed .sav every row is
packed by itself. Each of these files begins with a row as wide as any, which is then left away: by it pyreadstat
learns how wide the texts are, which it otherwise takes from the rows it sees. What it cannot write at all, the sets of
questions with several choices, is put into the header as the file format has it (PSPP's developers' guide, chapter
"System File Format").
"""

import struct
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, cast

import polars as pl
import pyreadstat

from conversations.research.columns import Shelf
from conversations.research.rows import Row
from storage.export.counting import PIECE, Counts
from storage.export.formats.variables import Datum, Group, Limits, Variable, cut, groups, told

SPSS = Limits(
    name=64,
    signs="_.",
    reserved=frozenset(("all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with")),
    label=250,
    value_label=120,
    text=PIECE,
    epoch=141_428,  # since 14 October 1582, in seconds
    day=86_400.0,
)
"""IBM SPSS Statistics, Command Syntax Reference, "Variables" and "VARIABLE LABELS"; what is longer, it cuts in silence."""

_ROWS = 2048
"""Rows that are in memory at a time."""

_SHORT = 8
"""Bytes of a text that may have values which count as missing; readers do not agree on how it is said of longer ones."""

_END = struct.pack("<2i", 999, 0)  # of the header

_WIDTH, _CASES, _MADE = (
    68,
    80,
    92,
)  # where the header says how wide a row is, how many there are, and when it was made

_WHEN = b"01 Jan 8000:00:00"
"""Date and time of making, the same in every file, so that the same rows give the same bytes; the first a ZIP can tell."""

_LAST = b"\xfc" + bytes(7)
"""What ends the rows."""

_SHORT_NAMES, _SETS = 13, 7  # kinds of records of the header


def write_sav(rows: Iterable[Row], shelf: Shelf, counts: Counts, out: BinaryIO, place: Path) -> None:
    """Write the stories as .sav.

    Args:
        rows: Those that were counted.
        counts: Of all rows.
        out: Only written to, in order.
        place: A file that is written over and over, with some thousand rows in clear; empty in the end. In memory, best.
    """
    made = groups(shelf, counts, SPSS)
    frames = _Frames(tuple(chain.from_iterable(group.variables for group in made)), shelf.title, place)
    out.write(frames.head(counts.rows, made))
    left = iter(rows)
    while some := list(islice(left, _ROWS)):
        out.write(frames.packed(told(made, some)))
    out.write(_LAST)
    place.write_bytes(b"")


class _Frames:
    """Rows as pyreadstat packs them."""

    def __init__(self, variables: Sequence[Variable], title: str, place: Path) -> None:
        self._variables = variables
        self._place = place
        self._file_label = cut(title, 64)
        self._widest: Sequence[Datum] = ["x" * one.width if one.width else 0.0 for one in variables]
        one, two = self._written([[] for _ in variables]), self._written([[wide] for wide in self._widest])
        self._wide = len(two) - len(one)
        self._head = one[: -2 * self._wide]
        assert self._head.endswith(_END)

    def head(self, cases: int, made: Sequence[Group]) -> bytes:
        """The header of a file with so many rows."""
        head = bytearray(self._head)
        head[_CASES : _CASES + 4] = struct.pack("<i", cases)
        head[_MADE : _MADE + len(_WHEN)] = _WHEN
        sets = _sets(made, _short_names(self._head))
        return bytes(head[: -len(_END)]) + sets + _END

    def packed(self, columns: Sequence[Sequence[Datum]]) -> bytes:
        """These rows, as they stand in a file; given by variable."""
        written = self._written(columns)
        return written[len(self._head) + self._wide : -self._wide]

    def _written(self, columns: Sequence[Sequence[Datum]]) -> bytes:
        """A file of these rows between two as wide as any."""
        frame = pl.DataFrame(
            [
                pl.Series(one.name, [wide, *column, wide], pl.String if one.width else pl.Float64)
                for one, wide, column in zip(self._variables, self._widest, columns, strict=True)
            ]
        )
        pyreadstat.write_sav(
            frame,
            self._place,
            file_label=self._file_label,
            row_compress=True,
            column_labels=[one.label for one in self._variables],
            # It takes labels of texts too, whatever its own types say.
            variable_value_labels={
                one.name: cast("dict[float, str]", dict(one.labels)) for one in self._variables if one.labels
            },
            missing_ranges={
                one.name: [code for code in one.missing.values() if code != ""]
                for one in self._variables
                if one.missing and one.width <= _SHORT
            },
            variable_measure={one.name: one.measure for one in self._variables},
            variable_format={
                one.name: "SDATE10" if one.date else "F8.2" if one.measure == "scale" else "F8.0"
                for one in self._variables
                if not one.width
            },
        )
        return self._place.read_bytes()


def _short_names(head: bytes) -> dict[str, str]:
    """The names of eight letters that the header has for the variables beside their own."""
    mark = struct.pack("<3i", 7, _SHORT_NAMES, 1)
    start = head.index(mark) + len(mark)
    (size,) = struct.unpack_from("<i", head, start)
    pairs = head[start + 4 : start + 4 + size].decode().split("\t")
    return {long: short for short, _, long in (pair.partition("=") for pair in pairs)}


def _sets(made: Sequence[Group], short: dict[str, str]) -> bytes:
    """The record of the sets of variables that answer one question; SPSS counts each as one."""
    lines = []
    for group in made:
        if group.name:
            names = " ".join(short[one.name].lower() for one in group.variables)
            label = group.label
            lines.append(f"${group.name[:63]}=D1 1 {len(label.encode())} {label} {names}\n")
    if not lines:
        return b""
    text = "".join(lines).encode()
    return struct.pack("<4i", 7, _SETS, 1, len(text)) + text
