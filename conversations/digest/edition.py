"""What one channel gets in one week: a digest with treated numbers, or a quiet card without any."""

from dataclasses import dataclass, field
from enum import Enum

from conversations.digest.loop import Loop
from conversations.digest.praise import Act
from conversations.digest.published import Treated
from conversations.effects import StoryId
from conversations.facets import Facet
from conversations.packing import packed, unpacked


class Stage(Enum):
    """How far something that families told has come, as staff say it from the channel."""

    HEARD = "heard"
    PLANNED = "planned"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Answer:
    """What staff said of it, in their own words: at most ``LONGEST_ANSWER`` characters, one line."""

    stage: Stage
    words: str


LONGEST_ANSWER = 160
MOST_QUOTED = 240
"""Longest words, in characters, that a digest quotes; what is longer has its story post alone."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a narrator who allowed it, to the letter as they approved them.

    ``shown`` is what the post of their story shows beside them; no edition tells it.
    """

    story: StoryId
    words: str = field(repr=False)
    shown: frozenset[Facet] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class Edition:
    """What a channel gets at one slot.

    Attributes:
        channel: The channel's name, as the steward calls it.
        week: The ISO week of the slot, such as ``2026-W48``.
        treated: The numbers; None in a quiet week, and where a batch waited so long that it goes without.
        quote: What helped, in a family's words.
        answers: What was heard, planned and changed since the last edition, oldest first.
        act: What somebody did that helped (``digest.praise``); it stands and goes with the quote.
        loop: How many concerns of earlier weeks were answered with a change.
        panel: How staff can ask for a talk with a panel of families, in the steward's words; "" for no panel.
    """

    channel: str
    week: str
    treated: Treated | None
    quote: Quote | None = None
    answers: tuple[Answer, ...] = ()
    act: Act | None = None
    loop: Loop | None = None
    panel: str = ""


def pack_answer(answer: Answer) -> bytes:
    """As JSON, for the ledger."""
    return packed({"format": "firsthand-answer/1", "stage": answer.stage.value, "words": answer.words})


def unpack_answer(data: bytes) -> Answer:
    """What ``pack_answer`` made these bytes from.

    Raises:
        ValueError: These bytes are of no format this version knows.
    """
    document = unpacked(data)
    if not isinstance(document, dict) or document.get("format") != "firsthand-answer/1":
        raise ValueError("not an answer of staff that this version of Firsthand knows")
    return Answer(Stage(document["stage"]), document["words"])
