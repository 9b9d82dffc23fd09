"""Voice notes: kept in sealed pieces, each under the key that its draft or story holds, and gone with that.

A sound belongs to the draft of one narrator from the turn that asks for it, to the story from Send on, and is
destroyed with either. This process can hear none: a key is in the sealed draft, and then in the sealed story alone.
"""

import logging
import os
from collections.abc import Collection

from conversations.session import NarratorId, Session
from storage import queries
from storage.database import Transaction
from storage.errors import Unopenable
from storage.ledger import Ledger
from storage.sealing.attachment import PIECE, SOUND_ID, SOUND_KEY, SealingSound
from storage.sealing.envelope import Entropy, Key, place, seal

log = logging.getLogger("firsthand.attachments")

MOST_OF_A_DRAFT = 100 * 1024 * 1024 // PIECE
"""Pieces that the voice notes of one draft may have together, 100 MiB: five of the longest that Telegram gives a bot."""


class Incoming:
    """A voice note on its way into the ledger: what was sealed of it waits here until ``keep`` writes it down.

    Attributes:
        key: Opens it, and is kept nowhere but where the caller puts it.
    """

    def __init__(self, rows: Key, sound: bytes, key: bytes) -> None:
        self.key = key
        self._rows = rows
        self._sound = sound
        self._sealing = SealingSound(sound, key)
        self._pieces: list[bytes] = []
        self._kept = 0

    def add(self, plain: bytes) -> None:
        """The next bytes, as many as there are."""
        self._pieces += self._sealing.add(plain)

    def close(self) -> None:
        """There are no more."""
        self._pieces += self._sealing.close()

    @property
    def full(self) -> bool:
        """Whether something waits to be written down."""
        return bool(self._pieces)

    def keep(self, transaction: Transaction) -> bool:
        """Write down what waits; False where no draft waits for this voice note any more."""
        if transaction.ledger.execute(queries.sound_awaited, (self._sound,)).fetchone() is None:
            return False
        rows = [
            (self._sound, number, seal(self._rows, piece, place=piece_place(self._sound, number)))
            for number, piece in enumerate(self._pieces, self._kept)
        ]
        transaction.ledger.executemany(queries.piece_add, rows)
        self._kept += len(rows)
        self._pieces.clear()
        return True


class Attachments:
    """The voice notes of one data folder; every method runs inside a transaction."""

    def __init__(self, key: Key) -> None:
        self._key = key

    def expect(
        self, transaction: Transaction, narrator: NarratorId, *, entropy: Entropy = os.urandom
    ) -> bytes:
        """A voice note is to be fetched for a narrator's draft; gives the id it will have."""
        sound = entropy(SOUND_ID)
        transaction.ledger.execute(queries.sound_add, (sound, narrator))
        return sound

    def awaited(self, transaction: Transaction, sound: bytes) -> bool:
        """Whether a draft still waits for this voice note."""
        return transaction.ledger.execute(queries.sound_awaited, (sound,)).fetchone() is not None

    def awaited_by(self, transaction: Transaction, narrator: NarratorId) -> list[bytes]:
        """The voice notes that a narrator's draft waits for: one at most, after a commit."""
        rows = transaction.ledger.execute(queries.sounds_awaited_by, (narrator,)).fetchall()
        return [sound for (sound,) in rows]

    def let_go(self, transaction: Transaction, narrator: NarratorId) -> frozenset[bytes]:
        """Destroy what a narrator's draft waits for, and the rows of the outbox that ask for it; gives the sounds' ids."""
        sounds = self.awaited_by(transaction, narrator)
        for sound in sounds:
            transaction.ledger.execute(queries.outbox_forget_fetch, (sound,))
            self.destroy(transaction, sound)
        return frozenset(sounds)

    def begin(self, transaction: Transaction, sound: bytes) -> bool:
        """Begin to fetch it, and forget what was fetched before.

        Returns:
            False where its draft holds ``MOST_OF_A_DRAFT`` pieces or more already.
        """
        transaction.ledger.execute(queries.pieces_forget, (sound,))
        whose = transaction.ledger.execute(queries.sound_awaited, (sound,)).fetchone()
        if whose is None:
            return False
        (held,) = transaction.ledger.execute(queries.pieces_of_narrator, whose).fetchone()
        return bool(held < MOST_OF_A_DRAFT)

    def incoming(self, sound: bytes, *, entropy: Entropy = os.urandom) -> "Incoming":
        """A voice note that comes in now, under a new key."""
        return Incoming(self._key, sound, entropy(SOUND_KEY))

    def whole(self, transaction: Transaction, sound: bytes) -> None:
        """Every piece is kept; from now on its draft must name it, or it goes."""
        transaction.ledger.execute(queries.sound_whole, (sound,))

    def hold(self, transaction: Transaction, narrator: NarratorId, session: Session | None) -> None:
        """Destroy every whole voice note of a narrator's draft that the session does not name."""
        named = set() if session is None else {sound.id for sound in session.sounds.values()}
        kept = transaction.ledger.execute(queries.sounds_of_narrator, (narrator,)).fetchall()
        for (sound,) in kept:
            if sound not in named:
                self.destroy(transaction, sound)

    def destroy(self, transaction: Transaction, sound: bytes) -> None:
        """Destroy a voice note that no story holds; after the commit no file holds any of it."""
        if transaction.ledger.execute(queries.sound_forget, (sound,)).rowcount:
            transaction.erase_traces()

    def destroy_all(self, transaction: Transaction, narrator: NarratorId) -> None:
        """Destroy what a narrator's draft holds or waits for; after the commit no file holds any of it."""
        if transaction.ledger.execute(queries.sounds_forget, (narrator,)).rowcount:
            transaction.erase_traces()

    def bind(
        self, transaction: Transaction, narrator: NarratorId, story: bytes, sounds: Collection[bytes]
    ) -> None:
        """These go with the story that was sent; everything else that the draft held or waited for is destroyed."""
        transaction.ledger.executemany(queries.sound_bind, [(story, sound, narrator) for sound in sounds])
        self.destroy_all(transaction, narrator)
        if sounds:
            transaction.erase_traces()  # the draft held their keys, which the logs must not

    def sweep(self, transaction: Transaction, ledger: Ledger, awaited: Collection[bytes]) -> None:
        """Destroy what nothing holds, after a start: ``awaited`` is what the outbox still asks for.

        The voice notes of a draft that does not open are left alone.
        """
        for (sound,) in transaction.ledger.execute(queries.sounds_awaited).fetchall():
            if sound in awaited:
                transaction.ledger.execute(queries.pieces_forget, (sound,))
            else:
                self.destroy(transaction, sound)
        narrators = [
            NarratorId(narrator) for (narrator,) in transaction.ledger.execute(queries.narrators_with_sounds)
        ]
        count = 0
        for narrator in narrators:
            try:
                session = ledger.load(transaction, {narrator}).get(narrator)
            except (Unopenable, ValueError):
                count += 1
            else:
                self.hold(transaction, narrator, session)
        if count:
            log.error("the voice notes of %d drafts that do not open are left alone", count)


def piece_place(sound: bytes, number: int) -> bytes:
    """What the sealed row of a piece is bound to."""
    return place("pieces", "sealed", sound + number.to_bytes(4, "big"))
