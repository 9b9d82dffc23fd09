"""What two common rules tell of the same stories: running totals each week, and a window of twelve weeks.

Every channel gets every week how many narrators of all stories so far (or of the last twelve weeks) are in each cell. The
reader subtracts one week from the next: a change is known to be of 1 to 7 where the limits of the two leave nothing else.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

import numpy as np

from conversations.digest.frame import Frame
from tests.simulation.view import Whole, columns_of
from tests.simulation.worlds import WEEKS
from tests.simulation.year import Channel, Kept

ROLLING_WEEKS = 12


class Rule(Enum):
    """A common rule, in words for the table."""

    UNDER_5 = "running totals, 1 to 4 hidden"
    NHS = "running totals, 1 to 7 hidden, the rest to the nearest 5"
    ROLLING = "the last 12 weeks, 1 to 4 hidden"


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule tells in one year, of all channels.

    Attributes:
        changes: How many changes of 1 to 7 narrators between two weeks there were, cell by cell.
        bounded: How many of them the reader knows to be of 1 to 7.
        withdrawn: How many stories were withdrawn after they were told of.
        seen: How many of these the reader sees: a number that fell.
        rows: How many numbers were shown, over all digests.
        digests: How many digests there were.
    """

    changes: int = 0
    bounded: int = 0
    withdrawn: int = 0
    seen: int = 0
    rows: int = 0
    digests: int = 0


def told(rule: Rule, channels: Collection[Channel], frame: Frame) -> Told:
    """What this rule tells of these channels."""
    found = [_of_channel(rule, channel, frame) for channel in channels if channel.kept]
    return Told(*(sum(getattr(one, name) for one in found) for name in Told.__slots__))


def _of_channel(rule: Rule, channel: Channel, frame: Frame) -> Told:
    totals = _totals(channel, frame, ROLLING_WEEKS if rule is Rule.ROLLING else WEEKS)
    low, high = _limits(rule, totals)
    change = np.diff(totals, axis=0)
    least, most = low[1:] - high[:-1], high[1:] - low[:-1]
    few = (change >= 1) & (change <= 7)
    sure = (least >= 1) & (most <= 7)
    fell = high[1:] < low[:-1]
    gone = [kept for kept in channel.kept if _is_told_then_withdrawn(kept)]
    columns = columns_of(frame)
    seen = 0
    for kept in gone:
        week = kept.story.withdrawn
        assert week is not None
        # The totals of week w stand at row w + 1; before the first there is nothing.
        seen += bool(fell[week, np.flatnonzero(columns.bits(kept.cells))].any())
    return Told(
        changes=int(few.sum()),
        bounded=int((few & sure).sum()),
        withdrawn=len(gone),
        seen=seen,
        rows=int((totals[1:] > (7 if rule is Rule.NHS else 4)).sum()),
        digests=WEEKS,
    )


def _is_told_then_withdrawn(kept: Kept) -> bool:
    gone = kept.story.withdrawn
    return gone is not None and kept.week < gone < WEEKS


def _totals(channel: Channel, frame: Frame, span: int) -> Whole:
    """By week and cell, how many narrators; before the first week nobody."""
    columns = columns_of(frame)
    totals = np.zeros((WEEKS + 1, len(columns.at)), dtype=np.int64)
    for week in range(WEEKS):
        pairs = {
            (kept.story.told.teller, columns.at[cell])
            for kept in channel.kept
            if week - span < kept.week <= week
            and (kept.story.withdrawn is None or kept.story.withdrawn > week)
            for cell in kept.cells
        }
        np.add.at(totals[week + 1], [column for _, column in pairs], 1)
    return totals


def _limits(rule: Rule, totals: Whole) -> tuple[Whole, Whole]:
    """What is known of each total by what is shown of it; that there is nobody is shown, as these rules do."""
    hidden = 7 if rule is Rule.NHS else 4
    near = (totals + 2) // 5 * 5
    low, high = (near - 2, near + 2) if rule is Rule.NHS else (totals, totals)
    few = (totals >= 1) & (totals <= hidden)
    nobody = totals == 0
    return (
        np.where(nobody, 0, np.where(few, 1, low)),
        np.where(nobody, 0, np.where(few, hidden, high)),
    )
