"""What a batch of turns leaves standing in narrators' chats, noted in the transaction of the batch.

It is written down while a draft is open, and of a draft that was just sent. Of whoever has none this process alone knows
it, whether or not a story was sent from there: after a restart neither of the two is known any more, so nothing that is
taken out of a chat, or stays in it, tells one from the other.
"""

from bot.arrival import Arrival
from conversations.effects import Clear, Hide
from conversations.session import NarratorId, Session, Stage
from conversations.turn import Turn
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
        self._noted: dict[NarratorId, list[tuple[Note, int]]] = {}
        self._wiped: set[NarratorId] = set()

    def drawn(self, narrator: NarratorId, arrival: Arrival) -> tuple[Note, int] | None:
        """The narrator's message, with a number below those of all that its turn says; None for a tap."""
        if arrival.own is None:
            return None
        hour = self._hour if arrival.sent is None else arrival.sent // 3600
        return Note(narrator, self._store.outbox.number(), arrival.own, Side.THEIRS), hour

    def taken(
        self, narrator: NarratorId, note: tuple[Note, int] | None, before: Session | None, turn: Turn
    ) -> bool:
        """A turn was taken: what came with it stands there. Gives whether what the turn says may be written down."""
        after = turn.session
        kept = is_open(after) or _is_sent(before, after)
        is_lost = is_open(before) and not kept
        waits = is_lost and any(isinstance(effect, Clear | Hide) for effect in turn.effects)
        if is_lost and not waits:
            rows = self._noted.get(narrator, [])
            self._noted[narrator] = [(note._replace(kept=False), hour) for note, hour in rows]
            self._wiped.add(narrator)
        if note is not None:
            # What is to be cleared waits for that on the disk, as what was said before it does.
            said, hour = note
            self._noted.setdefault(narrator, []).append((said._replace(kept=kept or waits), hour))
        return kept

    def known(self, transaction: Transaction, narrator: NarratorId) -> int:
        """How many messages are known to stand in a chat, those of this batch included."""
        return self._store.chats.count(transaction, narrator) + len(self._noted.get(narrator, ()))

    def write(self, transaction: Transaction) -> None:
        """Write it down."""
        for narrator in self._wiped:
            self._store.chats.wipe(transaction, narrator)
        noted = [note for notes in self._noted.values() for note in notes]
        self._store.chats.note(transaction, [note for note, _ in noted], [hour for _, hour in noted])


def is_open(session: Session | None) -> bool:
    """Whether there is a draft."""
    return session is not None and session.stage is not Stage.IDLE


def _is_sent(before: Session | None, after: Session | None) -> bool:
    """Whether the turn sent the draft."""
    return after is not None and is_open(before) and len(after.sent) > (len(before.sent) if before else 0)
