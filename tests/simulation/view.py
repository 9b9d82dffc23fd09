"""All that a reader of one channel knows: each digest, each post and when it came and went, how many stories came each week,
which stories the channel takes, the rules. Arrays, one column a cell, so that a year can be attacked in a second.

The reader is given more than any reader has: the ledger's own intervals (so which signs mean "0 to 7" and which were
kept back), which stories have no post, and which posts are of one narrator.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from conversations.digest.counting import Counts
from conversations.digest.frame import Cell, Frame, Role, TableId
from conversations.digest.published import Published, Treated
from conversations.facets import Facet
from tests.simulation.year import FEWEST_WITHOUT, Channel, Kept, counted

Whole = npt.NDArray[np.int64]
Bits = npt.NDArray[np.bool_]

FAR = 10**6
"""More than any count."""
ROUNDING = 2
"""How far a shown number may be from the count: a number that ends in 0 or 5 is the nearest of these."""


class Untrue(Exception):
    """A digest told something that is not so."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each cell stands in an array, and how the cells of a frame hang together.

    Attributes:
        at: The column of each cell.
        single: Columns of each table in which a story has one cell at most.
        gaps: The columns of the gaps.
        around: The columns one of which counts whoever is in a gap too.
    """

    at: Mapping[Cell, int]
    single: tuple[Whole, ...]
    gaps: Whole
    around: Whole

    def bits(self, cells: Collection[Cell]) -> Bits:
        """A row that is true at these cells."""
        row = np.zeros(len(self.at), dtype=np.bool_)
        row[[self.at[cell] for cell in cells]] = True
        return row


def columns_of(frame: Frame) -> Columns:
    """The columns of a frame."""
    at = {cell: number for number, cell in enumerate(cell for table in frame.tables for cell in table.cells)}

    def of(cells: Collection[Cell]) -> Whole:
        return np.array([at[cell] for cell in cells], dtype=np.int64)

    gaps = frame.table(TableId.GAPS)
    return Columns(
        at,
        tuple(of(table.cells) for table in frame.tables if table.single),
        of(gaps.cells if gaps else ()),
        of(gaps.within if gaps else ()),
    )


@dataclass(frozen=True, slots=True)
class View:
    """What a reader knows of one channel's year.

    Attributes:
        columns: What the columns stand for.
        low: By batch (row 0 is batch 1) and cell, the least it can be.
        high: The most it can be.
        fewest: By batch, the least its narrators can be.
        most: The most.
        shown: By story and cell, whether its post shows it.
        kept: The stories, in the rows' order, with the truth that only ``attack`` may start from.
        counts_here: By story, whether it counts in its window's batch if chance put it there; it does not where it was
            withdrawn before.
        counts_next: The same of the batch after that.
        everybody: Columns one of which each narrator of the channel is in, by what the channel takes.
        limit: At every slot without numbers fewer narrators than this were in the open batch.
        quiet: By batch, the weeks of these slots.
        numbered: By batch, whether it was closed with numbers.
        every_story: They know how many stories came each week, those without a post too; and so, story by story, how many
            narrators a batch has. Else they know that from the posts and the digests alone.
    """

    columns: Columns
    low: Whole
    high: Whole
    fewest: Whole
    most: Whole
    shown: Bits
    kept: tuple[Kept, ...] = field(repr=False)
    counts_here: Bits
    counts_next: Bits
    everybody: Whole
    limit: int
    quiet: Mapping[int, tuple[int, ...]]
    numbered: Bits
    every_story: bool


def view_of(channel: Channel, frame: Frame, batch: int, *, every_story: bool = False) -> View:
    """What a reader knows of this channel.

    Raises:
        Untrue: A digest says of a cell what does not hold.
    """
    columns = columns_of(frame)
    batches, cells = len(channel.closings), len(columns.at)
    low = np.zeros((batches, cells), dtype=np.int64)
    high = np.full((batches, cells), FAR, dtype=np.int64)
    fewest = np.zeros(batches, dtype=np.int64)
    most = np.full(batches, FAR, dtype=np.int64)
    numbered = np.zeros(batches, dtype=np.bool_)
    for row, closing in enumerate(channel.closings):
        if closing.treated is None or closing.published is None:
            fewest[row], most[row] = FEWEST_WITHOUT, batch - 1
            continue
        numbered[row] = True
        fewest[row] = max(batch, closing.published.stories.low, closing.treated.stories.low)
        most[row] = min(closing.published.stories.high, closing.treated.stories.high)
        for cell, column in columns.at.items():
            low[row, column], high[row, column] = _told(cell, frame, closing.treated, closing.published)
        _check(low[row], high[row], counted(closing.members, frame), columns)
    ends = [closing.week for closing in channel.closings]

    def counts(kept: Kept, number: int) -> bool:
        gone = kept.story.withdrawn
        return gone is None or number > len(ends) or gone > ends[number - 1]

    quiet: dict[int, list[int]] = {}
    for week, number in channel.quiet:
        quiet.setdefault(number, []).append(week)
    return View(
        columns,
        low,
        high,
        fewest,
        most,
        _shown(channel, columns),
        tuple(channel.kept),
        np.array([counts(kept, kept.window) for kept in channel.kept], dtype=np.bool_),
        np.array([counts(kept, kept.window + 1) for kept in channel.kept], dtype=np.bool_),
        _everybody(channel.where, frame, columns),
        batch,
        {number: tuple(weeks) for number, weeks in quiet.items()},
        numbered,
        every_story,
    )


def _shown(channel: Channel, columns: Columns) -> Bits:
    shown = np.array([columns.bits(kept.read) for kept in channel.kept], dtype=np.bool_)
    shown = shown.reshape(-1, len(columns.at))
    # Of a narrator who told twice the first story alone counts where one answer does; which it is, posts do not say.
    near = Counter(
        (kept.story.told.teller, kept.window + step) for kept in channel.kept for step in (-1, 0, 1)
    )
    again = np.array([near[kept.story.told.teller, kept.window] > 1 for kept in channel.kept], dtype=np.bool_)
    for table in columns.single:
        shown[np.ix_(again, table)] = False
    return shown


def _told(cell: Cell, frame: Frame, treated: Treated, published: Published) -> tuple[int, int]:
    """What the digest says of a cell as it is shown, and what the ledger says that a reader knows; both hold."""
    known = published.cells.get(cell)
    low, high = (known.low, known.high) if known is not None else (0, FAR)
    table = next(table for table in frame.tables if cell in table.cells)
    seen = treated.table(table.id)
    row = next((row for row in seen.rows if row.words == table.cells[cell]), None) if seen else None
    if row is not None and row.about is not None:
        return max(low, row.about - ROUNDING), min(high, row.about + ROUNDING)
    # What is not listed may be withheld, so the last row that is says nothing by itself; the ledger knows which.
    return low, min(high, published.stories.high)


def _check(low: Whole, high: Whole, counts: Counts, columns: Columns) -> None:
    for cell, column in columns.at.items():
        true = counts.cells.get(cell, 0)
        if not low[column] <= true <= high[column]:
            raise Untrue(f"{cell}: {true} is not within {low[column]} to {high[column]}")


def _everybody(where: Mapping[str, Collection[str]], frame: Frame, columns: Columns) -> Whole:
    """What all narrators of a channel have in common, where a table counts it."""
    for prompt, choices in where.items():
        if frame.prompts.get(prompt) in {Role.NEEDS, Role.BARRIERS}:
            cells = [frame.cells(frozenset({Facet(prompt, choice)})) for choice in choices]
            if all(cells):
                return np.array(
                    sorted({columns.at[cell] for those in cells for cell in those}), dtype=np.int64
                )
    return np.array([], dtype=np.int64)
