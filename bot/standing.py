"""What a batch of turns leaves standing in narrators' chats, noted in the transaction of the batch."""

from bot.arrival import Arrival
from conversations.session import NarratorId
from storage.chats import Note, Side
from storage.database import Transaction
from storage.store import Store


class Notes:
    """The notes of one batch, collected turn by turn and written at its end.

    ``hour`` is now, in whole hours since 1970: of what does not say when it was sent.
    """

    def __init__(self, store: Store, hour: int) -> None:
        self._store = store
        self._hour = hour
        self._kept: dict[NarratorId, list[tuple[Note, int]]] = {}
        self._wiped: set[NarratorId] = set()

    def drawn(self, narrator: NarratorId, arrival: Arrival) -> tuple[Note, int] | None:
        """The narrator's message, with a number below those of all that its turn says; None for a tap."""
        if arrival.own is None:
            return None
        hour = self._hour if arrival.sent is None else arrival.sent // 3600
        return Note(narrator, self._store.outbox.number(), arrival.own, Side.THEIRS), hour

    def keep(self, note: tuple[Note, int] | None) -> None:
        """It stands in the chat of somebody of whom something is kept, or whose chat is being cleared."""
        if note is not None:
            self._kept.setdefault(note[0].narrator, []).append(note)

    def wipe(self, narrator: NarratorId) -> None:
        """Nothing is kept of this narrator any more."""
        self._kept.pop(narrator, None)
        self._wiped.add(narrator)

    def known(self, transaction: Transaction, narrator: NarratorId) -> int:
        """How many messages are known to stand in a chat, those of this batch included."""
        return self._store.chats.count(transaction, narrator) + len(self._kept.get(narrator, ()))

    def write(self, transaction: Transaction) -> None:
        """Write it down."""
        for narrator in self._wiped:
            self._store.chats.wipe(transaction, narrator)
        kept = [note for notes in self._kept.values() for note in notes]
        self._store.chats.note(transaction, [note for note, _ in kept], [hour for _, hour in kept])
