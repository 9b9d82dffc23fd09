"""What a reader of every digest knows: the release ledger's entries, one a batch, and the treated tables they came with.

``Treated`` is the proof that counts have been through the gate: only ``gate.treat()`` makes one, and everything that
draws or writes takes it and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from conversations.digest.frame import Cell, TableId
from conversations.packing import packed, unpacked


@dataclass(frozen=True, slots=True)
class Interval:
    """All that is known of a count: it is at least ``low`` and at most ``high``."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a treated table: its words and about how many, a multiple of 5; None for few, none, or kept back."""

    words: str
    about: int | None


@dataclass(frozen=True, slots=True)
class TreatedTable:
    """A treated table: its rows as they are shown, and how many more kinds there are that are not listed."""

    id: TableId
    rows: tuple[Row, ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class Treated:
    """Tables that may be seen. Only ``digest.gate`` makes one.

    ``stories`` is the band in which the number of narrators lies, such as 40 to 59.
    """

    stories: Interval
    tables: tuple[TreatedTable, ...]
    own: str = ""
    shared: str = ""

    def table(self, wanted: TableId) -> TreatedTable | None:
        """The table of that kind, where there is one."""
        return next((table for table in self.tables if table.id is wanted), None)


@dataclass(frozen=True, slots=True)
class Published:
    """What one digest told, as the release ledger keeps it for good.

    Attributes:
        number: Of the batch in its channel, from 1.
        stories: What can be known of the number of its narrators: the band that was shown, or less.
        cells: What can be known of each cell of each table, those that are not listed too.
        posts: How many narrators' posts showed what a cell counts, among those put up while this batch was open and
            standing when it was closed; of these each is counted in this batch or in the next.
    """

    number: int
    stories: Interval
    cells: Mapping[Cell, Interval] = field(repr=False)
    posts: Mapping[Cell, int] = field(default_factory=dict, repr=False)


def pack(one: Published) -> bytes:
    """As JSON, for the release ledger."""
    document = {
        "format": "firsthand-published/1",
        "number": one.number,
        "stories": [one.stories.low, one.stories.high],
        "cells": [
            [cell.table, cell.name, known.low, known.high] for cell, known in sorted(one.cells.items())
        ],
        "posts": [[cell.table, cell.name, count] for cell, count in sorted(one.posts.items())],
    }
    return packed(document)


def unpack(data: bytes) -> Published:
    """What ``pack`` made these bytes from.

    Raises:
        ValueError: These bytes are of no format this version knows.
    """
    document = unpacked(data)
    if not isinstance(document, dict) or document.get("format") != "firsthand-published/1":
        raise ValueError("not an entry of the release ledger that this version of Firsthand knows")
    return Published(
        document["number"],
        Interval(*document["stories"]),
        {Cell(table, name): Interval(low, high) for table, name, low, high in document["cells"]},
        {Cell(table, name): count for table, name, count in document["posts"]},
    )
