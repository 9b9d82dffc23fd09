"""How much of an edition its message tells: all of it, or ever less of what matters least, until it is short enough.

Every topic that has a number keeps a row longer than any other row is kept: that nobody felt whose job it was is of more use
to a team than a fifth need.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from conversations.digest.frame import TableId
from conversations.digest.sections import LONGEST_LABEL, MOST_ANSWERS, MOST_ROWS


class Part(Enum):
    """What is left out whole where even one row of each topic is too much, first things first."""

    LOOP = "loop"
    PANEL = "panel"
    ACT = "act"
    WHOLE_FAMILY = TableId.WHOLE_FAMILY
    JOB = TableId.JOB
    SLIP = TableId.SLIP
    ASKS = TableId.ASKS
    GAPS = TableId.GAPS
    WAIT = TableId.WAIT
    ANSWERS = "answers"
    SHARED = "shared"
    OWN = "own"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of an edition is told.

    Attributes:
        whole: All of it, hidden rows too. Else what has no number is left out, and the foot is short.
        answers: Most of them, the oldest; what is left out waits for the next edition, where it is among the oldest.
        needs, barriers, gaps: Most rows of these tables, the highest.
        inline: Tables that are told on one line each.
        highest: Of these tables the highest row alone, with those that are as high.
        first: Of rows that are as high the first alone.
        longest: Most characters of a row's words.
        without: What is left out whole.
    """

    whole: bool = True
    answers: int = MOST_ANSWERS
    needs: int = MOST_ROWS
    barriers: int = MOST_ROWS
    gaps: int = MOST_ROWS
    inline: frozenset[TableId] = frozenset()
    highest: frozenset[TableId] = frozenset()
    first: bool = False
    longest: int = LONGEST_LABEL
    without: frozenset[Part] = frozenset()


def measures() -> Iterator[Measure]:
    """Ever shorter; with the last, the highest need and barrier are all that is left beside title and foot."""
    now = Measure()
    yield now
    yield (now := replace(now, whole=False))
    yield (now := replace(now, answers=3))
    yield (now := replace(now, inline=frozenset(TableId) - _LISTS))
    for most in (4, 3):
        yield (now := replace(now, gaps=most - 1))
        yield (now := replace(now, barriers=most))
        yield (now := replace(now, needs=most))
    for table in _LEAVING:
        yield (now := replace(now, highest=now.highest | {table}))
    yield (now := replace(now, answers=2))
    yield (now := replace(now, gaps=1))
    yield (now := replace(now, inline=frozenset(TableId)))
    yield (now := replace(now, barriers=2))
    yield (now := replace(now, needs=2))
    yield (now := replace(now, answers=1))
    yield (now := replace(now, barriers=1))
    yield (now := replace(now, needs=1))
    yield (now := replace(now, first=True))
    for longest in (60, 40, 28):
        yield (now := replace(now, longest=longest))
    for part in Part:
        yield (now := replace(now, without=now.without | {part}))


_LISTS = frozenset({TableId.NEEDS, TableId.BARRIERS})
_LEAVING = (TableId.JOB, TableId.WHOLE_FAMILY, TableId.SLIP, TableId.ASKS, TableId.WAIT)
"""Tables of single answers, in the order in which all but their highest rows are left out."""
