"""Editions: what a channel gets at a slot, from the draft until it stands there, and its quote for as long as it may.

An edition is three messages: the words (part 0), the picture (1) and the page for the wall (2). With a quote it is kept
in two forms, so that nobody has to draw anything when the quote is taken back: then the form with it is destroyed, and
where it stands the other takes its place. Once the messages stand, all that could be sent again is destroyed too.
"""

import logging
from dataclasses import replace

from conversations.effects import Row, StoryId
from storage import queries
from storage.batches import Batches
from storage.database import Transaction
from storage.drafted import PICTURE, WALL, WALL_WITHOUT, WORDS, Copy, Drafted, Record, pack, unpack
from storage.errors import Unopenable
from storage.outbox import Kind, Outbox, Outgoing, joined
from storage.posts import Posts
from storage.sealing.envelope import Key, place, pseudonym, seal, unseal

__all__ = ["PICTURE", "WALL", "WORDS", "Editions", "editions_place", "parts_place"]

log = logging.getLogger("firsthand.editions")


class Editions:
    """The editions of one data folder; every method runs inside a transaction.

    An edition that does not open is logged and treated as gone.
    """

    def __init__(self, editions: Key, parts: Key, batches: Batches, posts: Posts, outbox: Outbox) -> None:
        self._editions = editions
        self._parts = parts
        self._batches = batches
        self._posts = posts
        self._outbox = outbox
        self._going: set[int] | None = None  # editions that may be on their way; None: not looked up yet

    def keep_edition(self, transaction: Transaction, drafted: Drafted) -> int:
        """Keep a draft; gives its id."""
        (id_,) = transaction.ledger.execute(queries.editions_next).fetchone()
        quotes = drafted.quoted is not None
        assert not quotes or drafted.wall_without is not None
        record = Record(
            drafted.channel,
            drafted.week,
            drafted.quoted,
            drafted.pieces,
            drafted.pieces_without if quotes else (),
            drafted.caption,
            drafted.approved,
        )
        mark, quoted, sealed = self._sealed(id_, record)
        transaction.ledger.execute(queries.edition_add, (id_, mark, quoted, 0, sealed))
        self._keep_part(transaction, id_, PICTURE, drafted.picture)
        self._keep_part(transaction, id_, WALL, drafted.wall)
        if quotes and drafted.wall_without is not None:
            self._keep_part(transaction, id_, WALL_WITHOUT, drafted.wall_without)
        return int(id_)

    def edition(self, transaction: Transaction, id_: int) -> Drafted | None:
        """An edition as it was drafted, or as it is now that its quote was taken back; None where it is gone.

        Bytes that are not needed any more, or do not open, are b"".
        """
        record = self._record(transaction, id_)
        if record is None:
            return None
        return Drafted(
            record.channel,
            record.week,
            record.quoted,
            record.pieces,
            record.pieces_without,
            record.caption,
            self.part(transaction, id_, PICTURE) or b"",
            self.part(transaction, id_, WALL) or b"",
            self.part(transaction, id_, WALL_WITHOUT),
            record.approved,
        )

    def waiting_edition(self, transaction: Transaction, channel: str) -> int | None:
        """The newest draft of a channel that was not sent yet."""
        (id_,) = transaction.ledger.execute(
            queries.edition_waiting, (self._batches.mark(channel),)
        ).fetchone()
        return None if id_ is None else int(id_)

    def part(self, transaction: Transaction, id_: int, part: int) -> bytes | None:
        """The picture (1) or the page for the wall (2), as it is to be shown now; None where it is gone, or damaged."""
        row = transaction.ledger.execute(queries.part, (id_, part)).fetchone()
        try:
            return None if row is None else unseal(self._parts, row[0], place=parts_place(id_, part))
        except Unopenable:
            _say_damaged(id_)
            return None

    def approve_edition(self, transaction: Transaction, id_: int) -> bool:
        """Somebody let a draft through; False where it is gone, sent, or let through already."""
        record = self._record(transaction, id_)
        if record is None or record.sent or record.approved:
            return False
        copies = tuple(replace(copy, buttons=()) for copy in record.copies)
        self._rewrite(transaction, id_, replace(record, approved=True, copies=copies))
        return True

    def show_edition(
        self, transaction: Transaction, id_: int, staff: int, buttons: tuple[Row, ...] = ()
    ) -> list[Outgoing]:
        """Put a draft into the approval chat, with buttons under its words; gives the rows of the outbox."""
        return self._put(transaction, id_, staff, buttons, sent=False)

    def post_edition(self, transaction: Transaction, id_: int, staff: int) -> list[Outgoing]:
        """Send an edition to its channel; gives the rows of the outbox, none where it was sent already or is gone."""
        return self._put(transaction, id_, staff, (), sent=True)

    def drop_edition(self, transaction: Transaction, id_: int) -> list[Outgoing]:
        """Destroy a draft that is not sent; gives what takes it out of the approval chat."""
        record = self._record(transaction, id_)
        if record is not None and record.sent:
            return []
        retracts = self.clear_edition(transaction, id_)
        transaction.ledger.execute(queries.edition_forget, (id_,))
        transaction.erase_traces()
        return retracts

    def clear_edition(self, transaction: Transaction, id_: int) -> list[Outgoing]:
        """Gives what takes a draft out of the approval chat; the draft itself stays."""
        record = self._record(transaction, id_)
        if record is None or record.sent or not record.copies:
            return []
        retracts = []
        for copy in record.copies:
            self._outbox.done(transaction, copy.rows)
            retracts += [
                self._posts.retract(transaction, copy.address, message)
                for message in copy.messages
                if message is not None
            ]
        self._rewrite(transaction, id_, replace(record, copies=()))
        return retracts

    def channel_at(self, transaction: Transaction, address: int, message: int) -> str | None:
        """The channel of the draft of which a part stands in the approval chat as this message; None for no draft's."""
        for (id_,) in transaction.ledger.execute(queries.editions_drafted).fetchall():
            record = self._record(transaction, id_)
            for copy in record.copies if record is not None else ():
                if copy.address == address and message in copy.messages:
                    return None if record is None else record.channel
        return None

    def edition_placed(self, transaction: Transaction, outgoing: Outgoing, message: int) -> Outgoing:
        """A part's place stands in the chat: gives what fills it, or takes it down where it is not wanted any more."""
        assert outgoing.edition is not None
        record = self._record(transaction, outgoing.edition)
        placed = self._outbox.place_made(transaction, outgoing, message)
        if placed is None or record is None:
            self._outbox.done(transaction, [outgoing.id])
            return self._posts.retract(transaction, outgoing.address, message)
        copies = tuple(copy.placed(outgoing.id, outgoing.page, message) for copy in record.copies)
        self._rewrite(transaction, outgoing.edition, replace(record, copies=copies))
        return placed

    def unquote(self, transaction: Transaction, story: StoryId) -> list[Outgoing]:
        """A story's words are not to be quoted any more: destroy them, and give what takes their place where they stand.

        What is on its way with them must be dropped from the outbox already (``Outbox.drop_posts``).
        """
        outgoing: list[Outgoing] = []
        for (id_,) in transaction.ledger.execute(queries.editions_quoting, (self._quoted(story),)).fetchall():
            record = self._record(transaction, id_)
            if record is None:
                log.error(
                    "an edition that quotes a story cannot be read; its words must be deleted in the channel by hand"
                )
                transaction.ledger.execute(queries.edition_forget, (id_,))
                continue
            without = self.part(transaction, id_, WALL_WITHOUT)
            transaction.ledger.execute(queries.part_forget, (id_, WALL_WITHOUT))
            transaction.ledger.execute(queries.part_forget, (id_, WALL))
            if without is not None:
                self._keep_part(transaction, id_, WALL, without)
            record = replace(record, quoted=None, pieces=record.pieces_without, pieces_without=())
            copies = []
            for copy in record.copies:
                words = self._row(id_, record, copy, WORDS, copy.messages[WORDS])
                wall = self._row(id_, record, copy, WALL, copy.messages[WALL])
                self._outbox.add(transaction, [words, wall], sending=False)
                outgoing += [words, wall]
                if (
                    without is None and wall.message is not None
                ):  # damaged: better no page than one with the quote
                    outgoing.append(self._posts.retract(transaction, copy.address, wall.message))
                copies.append(replace(copy, rows=(words.id, copy.rows[PICTURE], wall.id)))
            self._rewrite(transaction, id_, replace(record, copies=tuple(copies)))
            if self._going is not None:
                self._going.add(id_)
        return outgoing

    def settle(self, transaction: Transaction) -> None:
        """Destroy what is not needed any more of editions whose messages have all arrived, or never will."""
        if self._going is None:
            sent = transaction.ledger.execute(queries.editions_sent).fetchall()
            self._going = {id_ for (id_,) in sent}
        for id_ in tuple(self._going):
            record = self._record(transaction, id_)
            if record is not None and record.sent:
                rows = [row for copy in record.copies for row in copy.rows]
                if self._outbox.left(transaction, rows):
                    continue
                self._filled(transaction, id_, record)
            self._going.discard(id_)

    def _filled(self, transaction: Transaction, id_: int, record: Record) -> None:
        if record.quoted is None:
            transaction.ledger.execute(queries.edition_forget, (id_,))
        elif record.pieces:
            self._rewrite(transaction, id_, replace(record, pieces=(), caption=""))
            transaction.ledger.execute(queries.part_forget, (id_, PICTURE))
            transaction.ledger.execute(queries.part_forget, (id_, WALL))
        else:
            return
        transaction.erase_traces()

    def _put(
        self, transaction: Transaction, id_: int, staff: int, buttons: tuple[Row, ...], *, sent: bool
    ) -> list[Outgoing]:
        record = self._record(transaction, id_)
        if record is None or record.sent:
            return []
        copy = Copy(staff, (0, 0, 0), buttons=buttons)
        words, picture, wall = added = [
            self._row(id_, record, copy, part, None) for part in (WORDS, PICTURE, WALL)
        ]
        self._outbox.add(transaction, added, sending=False)
        copy = replace(copy, rows=(words.id, picture.id, wall.id))
        self._rewrite(transaction, id_, replace(record, sent=sent, copies=(*record.copies, copy)))
        if sent and self._going is not None:
            self._going.add(id_)
        return added

    def _row(self, id_: int, record: Record, copy: Copy, part: int, message: int | None) -> Outgoing:
        """A part on its way to a chat; what quotes a story is found by it, as its posts are."""
        pieces = record.pieces if part == WORDS else ()
        return Outgoing(
            self._outbox.number(),
            Kind.EDITION,
            copy.address,
            joined(pieces) if pieces else record.caption if part == PICTURE else "",
            copy.buttons if part == WORDS else (),
            message,
            None if part == PICTURE else record.quoted,
            part,
            pieces=pieces,
            edition=id_,
        )

    def _quoted(self, story: StoryId | None) -> bytes | None:
        return None if story is None else pseudonym(self._editions, story)

    def _sealed(self, id_: int, record: Record) -> tuple[bytes, bytes | None, bytes]:
        """The columns: the channel's mark, the mark of whose words are quoted, and everything."""
        mark, quoted = self._batches.mark(record.channel), self._quoted(record.quoted)
        return mark, quoted, seal(self._editions, pack(record), place=editions_place(id_, mark, quoted))

    def _rewrite(self, transaction: Transaction, id_: int, record: Record) -> None:
        _, quoted, sealed = self._sealed(id_, record)
        transaction.ledger.execute(queries.edition_keep, (quoted, int(record.sent), sealed, id_))

    def _record(self, transaction: Transaction, id_: int) -> Record | None:
        row = transaction.ledger.execute(queries.edition, (id_,)).fetchone()
        if row is None:
            return None
        mark, quoted, _, sealed = row
        try:
            return unpack(unseal(self._editions, sealed, place=editions_place(id_, mark, quoted)))
        except (Unopenable, ValueError, LookupError):
            _say_damaged(id_)
            return None

    def _keep_part(self, transaction: Transaction, id_: int, part: int, data: bytes) -> None:
        sealed = seal(self._parts, data, place=parts_place(id_, part))
        transaction.ledger.execute(queries.part_add, (id_, part, sealed))


def _say_damaged(row: int) -> None:
    log.error("edition %d does not open; what is damaged of it is not sent", row)


def editions_place(id_: int, mark: bytes, quoted: bytes | None) -> bytes:
    """What the sealed row of an edition is bound to."""
    return place("editions", "sealed", id_.to_bytes(8, "big") + mark + (quoted or b""))


def parts_place(id_: int, part: int) -> bytes:
    """What a file of an edition is bound to."""
    return place("parts", "sealed", id_.to_bytes(8, "big") + part.to_bytes(1, "big"))
