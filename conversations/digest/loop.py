"""The loop: of stories that told of something in the way, how many staff answered with a change that they describe.

A *concern* is a story whose post shows something that stood in the way; it is answered by a reply to the post that begins
with ``/changed`` and says what changed. Care Opinion counts the same, and chases a change that nobody described.

Counted are events that whoever reads the channel sees: a post is put up, a reply is written. Both are added when they
happen and never taken off, so a family that takes its story back changes no number. And they are counted in windows of
``WEEKS`` weeks that follow each other; one is told when nothing can be added to it any more, and never again otherwise.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from conversations.digest.slots import weeks_between
from conversations.digest.treating import about
from conversations.weeks import week_of

WEEKS = 4
"""Weeks of a window: stories of four weeks, which staff can answer in these or in the four that follow."""

_FIRST = "2026-W02"  # the week from which windows are counted; earlier ones have numbers below zero


@dataclass(frozen=True, slots=True)
class Loop:
    """What may be told of a window. Only ``measured`` makes one.

    Attributes:
        first, last: The ISO weeks it is of.
        posted: About how many concerns, a multiple of 5.
        changed: About how many of them have an answer that describes a change; None for 0 to 7.
    """

    first: str
    last: str
    posted: int
    changed: int | None


def window_of(week: str) -> int:
    """The number of the window in which this ISO week lies.

    Raises:
        ValueError: It is no ISO week.
    """
    return weeks_between(_FIRST, week) // WEEKS


def is_open(window: int, week: str) -> bool:
    """Whether a concern of this window can still be answered in this week."""
    return window <= window_of(week) <= window + 1


def told_in(week: str) -> int:
    """The number of the window that is told in this ISO week: the last to which nothing can be added."""
    return window_of(week) - 2


def measured(window: int, posted: int, changed: int) -> Loop | None:
    """What may be told of a window with so many concerns, so many of them answered; None where there were few."""
    rounded = about(posted)
    if rounded is None:
        return None
    begin = datetime.fromisocalendar(int(_FIRST[:4]), int(_FIRST[-2:]), 1).replace(tzinfo=UTC)
    first = begin + timedelta(weeks=window * WEEKS)
    return Loop(week_of(first), week_of(first + timedelta(weeks=WEEKS - 1)), rounded, about(changed))
