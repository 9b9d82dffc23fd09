"""The mixing queue: summaries that wait to leave together, so that no post tells when somebody sat with their phone."""

import logging
from dataclasses import dataclass, field

from conversations import summary as summaries
from conversations.effects import StoryId
from conversations.session import NarratorId
from conversations.summary import Summary
from storage import queries
from storage.database import Transaction
from storage.errors import Unopenable
from storage.sealing.envelope import Key, place, seal, unseal

log = logging.getLogger("firsthand.vault")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A summary in the mixing queue, from when on it may leave (seconds since 1970, UTC), and whose it is."""

    story: StoryId
    due: int
    teller: NarratorId = field(repr=False)
    summary: Summary = field(repr=False)


class MixingQueue:
    """The mixing queue of one data folder; every method runs inside a transaction."""

    def __init__(self, key: Key) -> None:
        self._key = key
        self._unopened: set[int] = set()  # rows, each said once

    def add(self, transaction: Transaction, waiting: Waiting) -> None:
        """A summary begins to wait."""
        value = waiting.due.to_bytes(8, "big") + waiting.teller + summaries.pack(waiting.summary)
        sealed = seal(self._key, value, place=_place(waiting.story))
        transaction.ledger.execute(queries.waiting_add, (waiting.story, sealed))

    def all(self, transaction: Transaction) -> list[Waiting]:
        """Everything that waits.

        A summary that does not open stays where it is and is left out: it keeps no other back.
        """
        found = []
        for row, story, sealed in transaction.ledger.execute(queries.waiting_all).fetchall():
            try:
                value = unseal(self._key, sealed, place=_place(story))
                due, teller = int.from_bytes(value[:8], "big"), NarratorId(value[8:24])
                found.append(Waiting(story, due, teller, summaries.unpack(value[24:])))
            except (Unopenable, ValueError) as error:
                if row not in self._unopened:
                    self._unopened.add(row)
                    log.error(
                        "waiting row %d does not open (%s); it is not posted", row, type(error).__name__
                    )
        return found

    def forget(self, transaction: Transaction, story: StoryId) -> None:
        """The summary of this story waits no longer."""
        transaction.ledger.execute(queries.waiting_forget, (story,))


def _place(story: StoryId) -> bytes:
    return place("waiting", "sealed", story)
