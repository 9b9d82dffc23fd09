"""A message that stands in a narrator's chat: its number there, whose it is, and what has been tried on it."""

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from conversations.session import NarratorId


class Side(IntEnum):
    """Whose a message is, and what has been tried on it; the numbers are those of ``FORMAT.md``, 2.7."""

    THEIRS = 0
    OURS = 1
    THEIRS_STAYS = 2  # it could not be deleted, and never can
    OURS_STAYS = 3  # it could not be deleted, so it is to be blanked
    OURS_BLANK = 4
    OURS_WHOLE = 5  # it can neither be deleted nor blanked
    OURS_ASTRAY = (
        6  # once more than is known it may stand before this one; message 0: it alone, and nobody knows where
    )
    UNKNOWN = 7  # no message: something may stand there that is not known


LEFT_SIDES = frozenset({Side.THEIRS_STAYS, Side.OURS_STAYS, Side.OURS_BLANK, Side.OURS_WHOLE, Side.UNKNOWN})
"""What a chat still holds when all was tried, and has to be known when it is hidden again."""


class Note(NamedTuple):
    """A message that stands in a chat from now on.

    ``number`` is one of the outbox's. ``question`` is what it asks (``effects.Say.question``), 0 for none. ``kept``: it
    may be written down; else this process alone knows of it.
    """

    narrator: NarratorId
    number: int
    message: int
    side: Side
    question: int = 0
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """A message that stands in a chat; ``hour`` is when it was sent, in whole hours since 1970."""

    number: int
    message: int
    side: Side
    question: int
    hour: int
