"""Which messages stand in each narrator's chat, theirs and ours, so that the chat can be cleared.

Telegram tells no bot what a chat holds: whoever wants to delete a message must have kept its number
(tdlib/telegram-bot-api, issue 403). Nothing that was said is kept here.
"""

import logging
import struct
from collections.abc import Iterable, Mapping, Sequence

from conversations.session import NarratorId
from storage import queries
from storage.database import Transaction
from storage.errors import Unopenable
from storage.remembered import Remembered
from storage.sealing.envelope import Key, place, seal_same, unseal_same
from storage.standing import LEFT_SIDES, Note, Side, Standing

__all__ = ["LEFT_SIDES", "Chats", "Note", "Side", "Standing", "standing_place"]

log = logging.getLogger("firsthand.chats")

MOST = 500
"""Rows that are kept of one narrator; the oldest go first. A long talk through the built-in flow has about 120."""

MOST_LEFT = 100
"""Of these, what is still known of a chat that was hidden: what could not be taken out of it."""

_ROOM = 50
_MOST_COUNTED = 10_000  # narrators, about 1 MB
_VALUE = struct.Struct(">qBI")
_ROWS = 100
_LATEST = 50  # a question that was asked further back than that is not looked for
_NO_BOUND = 2**63 - 1


class Chats:
    """What stands in the chats of one channel's narrators; every method runs inside a transaction."""

    def __init__(self, key: Key) -> None:
        self._key = key
        self._remembered = Remembered(MOST)
        self._room: dict[NarratorId, int] = {}  # rows that may be added before the oldest go

    def note(self, transaction: Transaction, notes: Sequence[Note], hours: Iterable[int]) -> None:
        """These messages stand in their chats, each since its hour."""
        written = []
        for note, hour in zip(notes, hours, strict=True):
            if note.kept:
                written.append((note, hour))
            else:
                self._remember(note, hour)
        self._add(transaction, queries.chat_add, [note for note, _ in written], [hour for _, hour in written])

    def note_known(self, transaction: Transaction, notes: Sequence[Note], hour: int) -> None:
        """The same, but written down only of narrators of whom something is: what is said after a deletion leaves no row."""
        written = [note for note in notes if note.kept]
        numbers = self._add(transaction, queries.chat_add_known, written, [hour] * len(written))
        for note in notes:
            if note.number not in numbers:
                self._remember(note, hour)

    def _remember(self, note: Note, hour: int) -> None:
        said = Standing(note.number, note.message, note.side, note.question, hour)
        self._remembered.add(note.narrator, (said,))

    def _add(
        self, transaction: Transaction, statement: str, notes: Sequence[Note], hours: Iterable[int]
    ) -> set[int]:
        """Write rows; gives the numbers of those that were written."""
        flat = [
            value
            for note, hour in zip(notes, hours, strict=True)
            for value in (note.number, note.narrator, hour, self._sealed(note))
        ]
        numbers: set[int] = set()
        for at in range(0, len(notes), _ROWS):
            some = flat[4 * at : 4 * (at + _ROWS)]
            written = transaction.ledger.execute(queries.for_rows(statement, len(some) // 4), some)
            numbers.update(number for (number,) in written.fetchall())
        for note in notes:
            if note.number in numbers:
                self._bound(transaction, note.narrator)
        return numbers

    def _bound(self, transaction: Transaction, narrator: NarratorId) -> None:
        """One more row of a narrator was added: keep ``MOST``, and of what goes that there was something.

        Counting rows at each turn would be a tenth of its cost, so room is made for some more whenever it is done, and
        it is done at the first row that this process adds. Twice the room: a transaction may be undone.
        """
        more = self._room.get(narrator, 0)
        if not more:
            bound = (narrator, MOST - 2 * _ROOM - 1)
            last = transaction.ledger.execute(queries.chat_last, bound).fetchone()
            if last is not None:
                unknown = self._sealed(Note(narrator, last[0], 0, Side.UNKNOWN))
                transaction.ledger.execute(queries.chat_hidden, (narrator, last[0]))
                transaction.ledger.execute(queries.chat_change, (unknown, narrator, last[0]))
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
        """What stands in a chat that was numbered below ``before``, oldest first; also what this process alone knows of.

        A row that does not open is left out, and stays where it is.
        """
        rows = transaction.ledger.execute(queries.chat_standing, (narrator, before)).fetchall()
        remembered = [one for one in self._remembered.of(narrator) if one.number < before]
        written = self._opened(narrator, rows)
        if not remembered:
            return written
        return tuple(sorted((*remembered, *written), key=lambda one: one.number))

    def asking(
        self, transaction: Transaction, narrator: NarratorId, question: int, *, tapped: int | None
    ) -> int | None:
        """The message that asks a question; None where it is not known to be in the chat.

        ``tapped`` is the message of the button that answered, if one did: it is taken where nothing is known of it.
        """
        rows = transaction.ledger.execute(queries.chat_latest, (narrator, _LATEST)).fetchall()
        latest = self._opened(narrator, rows)
        for one in latest:
            if one.question == question and one.message and one.side in (Side.OURS, Side.OURS_ASTRAY):
                return one.message
        return None if any(one.message == tapped for one in latest) else tapped

    def count(self, transaction: Transaction, narrator: NarratorId) -> int:
        """How many messages are known to stand in a chat."""
        (count,) = transaction.ledger.execute(queries.chat_count, (narrator,)).fetchone()
        return int(count) + len(self._remembered.of(narrator))

    def change(
        self, transaction: Transaction, narrator: NarratorId, changes: Mapping[Standing, Side | None]
    ) -> None:
        """Something was tried on these messages; None: the message is gone, or nothing more can be done about it."""
        if self._remembered.of(narrator):
            self._remembered.change(narrator, lambda one: _changed(one, changes.get(one, one.side)))
        gone = [one.number for one, side in changes.items() if side is None]
        for at in range(0, len(gone), _ROWS):
            some = gone[at : at + _ROWS]
            transaction.ledger.execute(queries.for_list(queries.chat_gone, len(some)), (narrator, *some))
        for one, side in changes.items():
            if side is not None:
                sealed = self._sealed(Note(narrator, one.number, one.message, side, one.question))
                transaction.ledger.execute(queries.chat_change, (sealed, narrator, one.number))

    def hidden(
        self,
        transaction: Transaction,
        narrator: NarratorId,
        *,
        before: int,
        left: Sequence[Standing] = (),
        kept: bool = True,
    ) -> None:
        """Forget what stood in a chat that was numbered below ``before``; no file holds it after the commit.

        Of ``left``, what could not be taken out of it, the newest ``MOST_LEFT`` stay known: written down where ``kept``.
        """
        self._remembered.change(narrator, lambda one: None if one.number < before else one)
        transaction.ledger.execute(queries.chat_hidden, (narrator, before))
        self._room.pop(narrator, None)  # so that the next row costs what the first of anybody does
        stays = list(left[-MOST_LEFT:])
        if len(left) > MOST_LEFT:
            stays[0] = Standing(stays[0].number, 0, Side.UNKNOWN, 0, stays[0].hour)
        if kept:
            notes = [Note(narrator, one.number, one.message, one.side, one.question) for one in stays]
            self._add(transaction, queries.chat_add, notes, [one.hour for one in stays])
        else:
            self._remembered.add(narrator, stays)
        transaction.erase_traces()

    def wipe(self, transaction: Transaction, narrator: NarratorId, *, before: int = _NO_BOUND) -> None:
        """Nothing is to be written down of this narrator: no file holds what stood in their chat after the commit.

        In memory alone, and not past a restart, what was numbered below ``before`` is known while it can be cleared.
        """
        rows = transaction.ledger.execute(queries.chat_standing, (narrator, before)).fetchall()
        if rows:
            self._remembered.add(narrator, self._opened(narrator, rows))
            transaction.ledger.execute(queries.chat_hidden, (narrator, before))
            transaction.erase_traces()

    def wipe_strays(self, transaction: Transaction, narrators: Iterable[NarratorId]) -> None:
        """The same for those of whom nothing else is kept: their rows waited only for the chat to be cleared."""
        for narrator in narrators:
            if transaction.ledger.execute(queries.session_has, (narrator,)).fetchone() is None:
                self.wipe(transaction, narrator)

    def forget_wiped(self, hour: int) -> None:
        """Forget what was kept in memory and is older than two days at this hour number: it cannot be cleared."""
        self._remembered.forget_old(hour)

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


def _changed(one: Standing, side: Side | None) -> Standing | None:
    if side is None or side is one.side:
        return None if side is None else one
    return Standing(one.number, one.message, side, one.question, one.hour)


def standing_place(narrator: NarratorId, number: int) -> bytes:
    """Where a row's sealed value lives (``FORMAT.md``, 2.1 and 2.7)."""
    return place("chats", "sealed", narrator + number.to_bytes(8, "big"))
