"""Which messages stand in each narrator's chat, theirs and ours, so that the chat can be cleared.

Telegram tells no bot what a chat holds: whoever wants to delete a message must have kept its number
(tdlib/telegram-bot-api, issue 403). Nothing that was said is kept here.
"""

import logging
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from conversations.session import NarratorId
from storage import queries
from storage.database import Transaction
from storage.errors import Unopenable
from storage.sealing.envelope import Key, place, seal_same, unseal_same

log = logging.getLogger("firsthand.chats")

MOST = 500
"""Rows that are kept of one narrator; the oldest go first. A long talk through the built-in flow has about 120."""

_MOST_WIPED = 1_000  # narrators whose chat can still be cleared after they deleted everything; about 3 MB
_ROOM = 50
_MOST_COUNTED = 10_000  # narrators, about 1 MB
_VALUE = struct.Struct(">qBI")
_ROWS = 100


class Side(IntEnum):
    """Whose a message is, and what has been tried on it; the numbers are those of ``FORMAT.md``, 2.1."""

    THEIRS = 0
    OURS = 1
    THEIRS_STAYS = 2  # it could not be deleted, and never can
    OURS_STAYS = 3  # it could not be deleted, so it is to be blanked
    OURS_BLANK = 4


class Note(NamedTuple):
    """A message that stands in a chat from now on.

    ``number`` is one of the outbox's. ``question`` is what it asks (``effects.Say.question``), 0 for none.
    """

    narrator: NarratorId
    number: int
    message: int
    side: Side
    question: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """A message that stands in a chat; ``hour`` is when it was sent, in whole hours since 1970."""

    number: int
    message: int
    side: Side
    question: int
    hour: int


class Chats:
    """What stands in the chats of one channel's narrators; every method runs inside a transaction."""

    def __init__(self, key: Key) -> None:
        self._key = key
        # Of whoever deleted everything nothing stays on the disk, but "clear this chat" must still work for a while.
        self._wiped: dict[NarratorId, tuple[Standing, ...]] = {}
        self._room: dict[NarratorId, int] = {}  # rows that may be added before the oldest go

    def note(self, transaction: Transaction, notes: Sequence[Note], hours: Iterable[int]) -> None:
        """These messages stand in their chats, each since its hour."""
        self._add(transaction, queries.chat_add, notes, hours)

    def note_known(self, transaction: Transaction, notes: Sequence[Note], hour: int) -> None:
        """The same, but only of narrators of whom something is kept: what is said after a deletion leaves no row."""
        self._add(transaction, queries.chat_add_known, notes, [hour] * len(notes))
        for note in notes if self._wiped else ():
            if note.narrator in self._wiped and not self._is_kept(transaction, note.narrator):
                said = Standing(note.number, note.message, note.side, note.question, hour)
                self._wiped[note.narrator] = (*self._wiped[note.narrator], said)[-MOST:]

    def _add(
        self, transaction: Transaction, statement: str, notes: Sequence[Note], hours: Iterable[int]
    ) -> None:
        if not notes:
            return
        flat = [
            value
            for note, hour in zip(notes, hours, strict=True)
            for value in (note.number, note.narrator, hour, self._sealed(note))
        ]
        for at in range(0, len(notes), _ROWS):
            some = flat[4 * at : 4 * (at + _ROWS)]
            transaction.ledger.execute(queries.for_rows(statement, len(some) // 4), some)
        for note in notes:
            self._bound(transaction, note.narrator)

    def _bound(self, transaction: Transaction, narrator: NarratorId) -> None:
        """One more row of a narrator was added: keep ``MOST``.

        Counting rows at each turn would be a tenth of its cost, so room is made for some more whenever it is done, and
        it is done at the first row that this process adds. Twice the room: a transaction may be undone.
        """
        more = self._room.get(narrator, 0)
        if not more:
            transaction.ledger.execute(queries.chat_bound, (narrator, MOST - 2 * _ROOM))
            self._room.pop(narrator, None)
            if len(self._room) >= _MOST_COUNTED:
                del self._room[next(iter(self._room))]
            more = _ROOM
        self._room[narrator] = more - 1

    def _sealed(self, note: Note) -> bytes:
        # A place holds one message, so equal bytes can only mean that nothing was changed.
        value = _VALUE.pack(note.message, note.side, note.question)
        return seal_same(self._key, value, place=standing_place(note.narrator, note.number))

    def standing(
        self, transaction: Transaction, narrator: NarratorId, *, before: int
    ) -> tuple[Standing, ...]:
        """What stands in a chat that was numbered below ``before``, oldest first.

        Also what stood there when its narrator deleted everything, as long as this process remembers it. A row
        that does not open is left out, and stays where it is.
        """
        rows = transaction.ledger.execute(queries.chat_standing, (narrator, before)).fetchall()
        wiped = [one for one in self._wiped.get(narrator, ()) if one.number < before]
        return (*wiped, *self._opened(narrator, rows))

    def asking(
        self, transaction: Transaction, narrator: NarratorId, question: int, *, tapped: int | None
    ) -> int | None:
        """The message that asks a question; None where it is not known to be in the chat.

        ``tapped`` is the message of the button that answered, if one did: it is taken where nothing is known of it.
        """
        rows = transaction.ledger.execute(queries.chat_latest, (narrator, _LATEST)).fetchall()
        latest = self._opened(narrator, rows)
        for one in latest:
            if one.question == question and one.side is Side.OURS:
                return one.message
        return None if any(one.message == tapped for one in latest) else tapped

    def count(self, transaction: Transaction, narrator: NarratorId) -> int:
        """How many messages are known to stand in a chat."""
        (count,) = transaction.ledger.execute(queries.chat_count, (narrator,)).fetchone()
        return int(count) + len(self._wiped.get(narrator, ()))

    def change(
        self, transaction: Transaction, narrator: NarratorId, changes: Mapping[Standing, Side | None]
    ) -> None:
        """Something was tried on these messages; None: the message is gone, or nothing more can be done about it."""
        if narrator in self._wiped:
            self._wiped[narrator] = tuple(
                _changed(one, side)
                for one in self._wiped[narrator]
                if (side := changes.get(one, one.side)) is not None
            )
        gone = [one.number for one, side in changes.items() if side is None]
        for at in range(0, len(gone), _ROWS):
            some = gone[at : at + _ROWS]
            transaction.ledger.execute(queries.for_list(queries.chat_gone, len(some)), (narrator, *some))
        for one, side in changes.items():
            if side is not None:
                sealed = self._sealed(Note(narrator, one.number, one.message, side, one.question))
                transaction.ledger.execute(queries.chat_change, (sealed, narrator, one.number))

    def hidden(self, transaction: Transaction, narrator: NarratorId, *, before: int) -> None:
        """Forget what stood in a chat that was numbered below ``before``; no file holds it after the commit."""
        later = tuple(one for one in self._wiped.pop(narrator, ()) if one.number >= before)
        if later:
            self._wiped[narrator] = later
        transaction.ledger.execute(queries.chat_hidden, (narrator, before))
        transaction.erase_traces()

    def wipe(self, transaction: Transaction, narrator: NarratorId) -> None:
        """The narrator deleted everything: no file holds what stood in their chat after the commit.

        In memory alone, and not past a restart, it is known for as long as it can be cleared.
        """
        rows = transaction.ledger.execute(queries.chat_standing, (narrator, _NO_BOUND)).fetchall()
        earlier = self._wiped.pop(narrator, ())
        self._wiped[narrator] = (*earlier, *self._opened(narrator, rows))[-MOST:]
        while len(self._wiped) > _MOST_WIPED:
            del self._wiped[next(iter(self._wiped))]
        if rows:
            transaction.ledger.execute(queries.chat_hidden, (narrator, _NO_BOUND))
            transaction.erase_traces()

    def wipe_strays(self, transaction: Transaction, narrators: Iterable[NarratorId]) -> None:
        """The same for those of whom nothing else is kept: their rows waited only for the chat to be cleared."""
        for narrator in narrators:
            if transaction.ledger.execute(queries.session_has, (narrator,)).fetchone() is None:
                self.wipe(transaction, narrator)

    def _is_kept(self, transaction: Transaction, narrator: NarratorId) -> bool:
        """Whether ``note_known`` keeps rows of this narrator."""
        ledger = transaction.ledger
        return any(
            ledger.execute(statement, (narrator,)).fetchone() not in (None, (0,))
            for statement in (queries.session_has, queries.chat_count)
        )

    def forget_wiped(self, hour: int) -> None:
        """Forget what was kept in memory and is older than two days at this hour number: it cannot be cleared."""
        for narrator, rows in list(self._wiped.items()):
            young = tuple(one for one in rows if hour - one.hour <= _HOURS_WIPED)
            if young:
                self._wiped[narrator] = young
            else:
                del self._wiped[narrator]

    def _opened(self, narrator: NarratorId, rows: Iterable[tuple[int, int, bytes]]) -> tuple[Standing, ...]:
        found = []
        for number, hour, sealed in rows:
            try:
                value = unseal_same(self._key, sealed, place=standing_place(narrator, number))
                message, side, question = _VALUE.unpack(value)
                found.append(Standing(number, message, Side(side), question, hour))
            except (Unopenable, ValueError, OverflowError, struct.error) as error:
                log.error("a row of a chat does not open (%s); it is left out", type(error).__name__)
        return tuple(found)


_LATEST = 50  # a question that was asked further back than that is not looked for
_NO_BOUND = 2**63 - 1
_HOURS_WIPED = 48


def _changed(one: Standing, side: Side) -> Standing:
    return Standing(one.number, one.message, side, one.question, one.hour)


def standing_place(narrator: NarratorId, number: int) -> bytes:
    """Where a row's sealed value lives (``FORMAT.md``, 2.1 and 2.7)."""
    return place("chats", "sealed", narrator + number.to_bytes(8, "big"))
