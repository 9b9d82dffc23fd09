"""Which story a receipt takes back, and whose talk still names it: found by the six words alone, whichever phone they come from.

Of the words a keyed handle is kept, so that whoever has the disk cannot try them without the service secret.
"""

from conversations.effects import StoryId
from conversations.session import NarratorId
from storage import queries
from storage.database import Transaction
from storage.errors import Unopenable
from storage.sealing.envelope import Key, place, seal, tag, unseal

_HANDLE = 16


class Receipts:
    """The receipts of one data folder; every method runs inside a transaction."""

    def __init__(self, key: Key) -> None:
        self._key = key

    def keep(self, transaction: Transaction, receipt: str, story: StoryId, narrator: NarratorId) -> None:
        """Remember which story a receipt is of, by the fingerprint of its words."""
        handle = self._handle(receipt)
        sealed = seal(self._key, narrator, place=_place(handle, story))
        transaction.ledger.execute(queries.receipt_keep, (handle, story, sealed))

    def story(self, transaction: Transaction, receipt: str) -> StoryId | None:
        """The story of a receipt; None where there is none, or where it is gone."""
        row = transaction.ledger.execute(queries.receipt_story, (self._handle(receipt),)).fetchone()
        return None if row is None else StoryId(row[0])

    def narrator(self, transaction: Transaction, story: StoryId) -> NarratorId | None:
        """Whose story it is; None where that is not known: it was sent before there were such rows, or a row is damaged."""
        row = transaction.ledger.execute(queries.receipt_of_story, (story,)).fetchone()
        if row is None:
            return None
        try:
            return NarratorId(unseal(self._key, row[1], place=_place(row[0], story)))
        except Unopenable:
            return None

    def _handle(self, receipt: str) -> bytes:
        return tag(self._key, receipt.encode(), size=_HANDLE)


def _place(handle: bytes, story: bytes) -> bytes:
    return place("handles", "sealed", handle + story)
