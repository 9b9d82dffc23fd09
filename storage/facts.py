"""What stories tell in closed choices, for counting and for company; kept while their narrators let staff see them."""

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from conversations import facets
from conversations.effects import StoryId
from conversations.facets import Told
from conversations.session import NarratorId
from conversations.summary import Summary
from storage import queries
from storage.database import Transaction
from storage.errors import Unopenable
from storage.sealing.envelope import Key, place, seal, tag, unseal

log = logging.getLogger("firsthand.facts")

TELLER = 8
"""Bytes that stand for a narrator where stories are counted, so that two of one narrator count once."""

_UNIT = 512  # the length of a row must not tell how much was picked, nor which channel's name is the longest
_AT_ONCE = 500
_LOOKED_THROUGH = 5_000  # rows, about 50 ms: nobody's turn may wait for long
_NEWEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Newest:
    """What the newest stories tell, newest first, so many at most of each.

    Attributes:
        stories: Whichever channel they went to, if to any.
        companies: By its name, those of every channel to which a story went.
    """

    stories: Sequence[Told] = field(repr=False)
    companies: Mapping[str, Sequence[Told]] = field(repr=False)


class Facts:
    """The coded facts of one data folder; every method runs inside a transaction.

    A row that does not open, or is of the first format, which no count can use, is left out; nothing is guessed.
    """

    def __init__(self, key: Key, tellers: Key) -> None:
        self._key = key
        self._tellers = tellers
        self._unopened: set[bytes] = set()  # each said once

    def keep(self, transaction: Transaction, story: StoryId, teller: NarratorId, summary: Summary) -> None:
        """Keep what a story tells."""
        one = facets.told(tag(self._tellers, teller, size=TELLER), summary)
        transaction.ledger.execute(queries.facts_add, (story, self._sealed(story, facets.pack(one), "")))

    def told(self, transaction: Transaction, story: StoryId) -> Told | None:
        """What a story tells; None where that is not kept, not allowed any more, or damaged."""
        row = transaction.ledger.execute(queries.fact, (story,)).fetchone()
        opened = None if row is None else self._opened(story, row[0])
        return None if opened is None else _unpacked(opened[0])

    def gone_to(self, transaction: Transaction, story: StoryId, channel: str) -> bool:
        """Remember which channel a story went to; False where its facts are not kept, or damaged."""
        row = transaction.ledger.execute(queries.fact, (story,)).fetchone()
        opened = None if row is None else self._opened(story, row[0])
        if opened is None:
            return False
        transaction.ledger.execute(queries.fact_rewrite, (self._sealed(story, opened[0], channel), story))
        return True

    def newest(self, transaction: Transaction, most: int = 1000) -> Newest:
        """What the newest stories tell, in one look through the newest 5,000 of all channels together."""
        stories: list[Told] = []
        companies: defaultdict[str, list[Told]] = defaultdict(list)
        for packed, channel in self._newest(transaction):
            of_channel = companies[channel] if channel else None
            if len(stories) >= most and (of_channel is None or len(of_channel) >= most):
                continue
            one = _unpacked(packed)
            if one is None:
                continue
            if len(stories) < most:
                stories.append(one)
            if of_channel is not None and len(of_channel) < most:
                of_channel.append(one)
        return Newest(stories, {name: told for name, told in companies.items() if told})

    def _newest(self, transaction: Transaction) -> Iterator[tuple[bytes, str]]:
        below = _NEWEST
        for _ in range(0, _LOOKED_THROUGH, _AT_ONCE):
            rows = transaction.ledger.execute(queries.facts_latest, (below, _AT_ONCE)).fetchall()
            for number, story, sealed in rows:
                below = number
                opened = self._opened(story, sealed)
                if opened is not None:
                    yield opened
            if len(rows) < _AT_ONCE:
                return

    def _sealed(self, story: StoryId, told: bytes, channel: str) -> bytes:
        value = told + b"\0" + channel.encode()
        padded = value + bytes(-len(value) % _UNIT)
        return seal(self._key, padded, place=facts_place(story))

    def _opened(self, story: StoryId, sealed: bytes) -> tuple[bytes, str] | None:
        """The packed facts, and the channel that the story went to, "" for none yet."""
        try:
            told, _, rest = unseal(self._key, sealed, place=facts_place(story)).partition(b"\0")
            return told, rest.rstrip(b"\0").decode()
        except (Unopenable, ValueError) as error:
            if story not in self._unopened:
                self._unopened.add(story)
                log.error("the facts of a story do not open (%s); it is not counted", type(error).__name__)
            return None


def facts_place(story: StoryId) -> bytes:
    """What the sealed row of a story's facts is bound to."""
    return place("facts", "sealed", story)


def _unpacked(told: bytes) -> Told | None:
    try:
        return facets.unpack(told)
    except ValueError:
        return None  # of a later version
