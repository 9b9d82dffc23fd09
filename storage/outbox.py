"""Messages decided on and not yet known to have arrived.

A message is written in the transaction of the turn that decided on it, and its row dies when it has arrived.
It is the one place that knows which chat to write to; every row is sealed.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from conversations.effects import Button, Row, StoryId
from conversations.flow import Media, MediaKind
from conversations.packing import packed, unpacked
from storage import queries
from storage.database import Transaction
from storage.errors import Unopenable
from storage.sealing.envelope import Key, place, seal, unseal

log = logging.getLogger("firsthand.outbox")


class Kind(Enum):
    """What a message is; it decides what may be done when it is not known whether it arrived."""

    SAY = "say"  # to a narrator: may be repeated once
    REVISE = "revise"  # in place of a message with buttons: repeating changes nothing
    SHOW = "show"  # a picture, a sound or a film to a narrator: may be repeated once
    POST = "post"  # to staff: a place is made first and then filled, so repeating changes nothing
    RETRACT = "retract"  # takes a post down: repeating changes nothing


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message on its way.

    Attributes:
        id: Rises; messages to one address leave in this order.
        address: The chat, as the channel knows it.
        message: For REVISE and RETRACT which message; for POST the place that was made, None before.
        story, page: For POST, whose page it is, and which, from 0.
        media: For SHOW, what is shown; its bytes are in the ledger, and its name is the designer's, for nobody else.
        uncertain: It was being sent when the process ended, and may have arrived.
    """

    id: int
    kind: Kind
    address: int = field(repr=False)
    text: str = field(default="", repr=False)
    buttons: tuple[Row, ...] = ()
    message: int | None = None
    story: StoryId | None = None
    page: int = 0
    uncertain: bool = False
    media: Media | None = None


_ROWS = 100  # most rows of one statement; a batch of updates has no more


class Outbox:
    """The outbox of one ledger; ``add`` and the rest run inside a transaction."""

    def __init__(self, key: Key, next_id: int) -> None:
        self._key = key
        self._next = next_id

    @classmethod
    def open(cls, transaction: Transaction, key: Key) -> "Outbox":
        """The outbox, ready to number the next message after every one there ever was."""
        row = transaction.ledger.execute(queries.outbox_next).fetchone()
        return cls(key, row[0] if row else 1)

    def number(self) -> int:
        """The id of the next message, which is to be added in the same transaction."""
        given = self._next
        self._next += 1
        return given

    def add(self, transaction: Transaction, messages: Sequence[Outgoing], *, sending: bool) -> None:
        """Write numbered messages down.

        ``sending``: they go out as soon as this is committed, so after a crash they may have arrived.
        """
        for at in range(0, len(messages), _ROWS):
            some = messages[at : at + _ROWS]
            flat = [value for one in some for value in (one.id, int(sending), one.story, self._sealed(one))]
            transaction.ledger.execute(queries.for_rows(queries.outbox_add, len(some)), flat)

    def place_made(self, transaction: Transaction, outgoing: Outgoing, message: int) -> Outgoing | None:
        """A post has its place in the channel; gives the post to fill it with, None if it was withdrawn."""
        placed = replace(outgoing, message=message)
        if transaction.ledger.execute(queries.outbox_has, (outgoing.id,)).fetchone() is None:
            return None
        transaction.ledger.execute(queries.outbox_rewrite, (self._sealed(placed), placed.id))
        return placed

    def done(self, transaction: Transaction, ids: Sequence[int]) -> None:
        """These have arrived, or will never."""
        for at in range(0, len(ids), _ROWS):
            some = ids[at : at + _ROWS]
            transaction.ledger.execute(queries.for_list(queries.outbox_done, len(some)), tuple(some))

    def undelivered(self, transaction: Transaction) -> list[Outgoing]:
        """Everything not known to have arrived, oldest first, after a start.

        A row that does not open is left out, and stays where it is: one damaged message keeps no other back.
        """
        found = []
        for row, state, story, sealed in transaction.ledger.execute(queries.outbox_all).fetchall():
            try:
                found.append(self._opened(row, state, story, sealed))
            except (Unopenable, ValueError) as error:
                log.error("outbox row %d does not open (%s); it is not sent", row, type(error).__name__)
        return found

    def drop_posts(self, transaction: Transaction, story: StoryId) -> None:
        """A story's posts that have not left do not leave any more."""
        self.done(
            transaction, [id_ for (id_,) in transaction.ledger.execute(queries.outbox_of_story, (story,))]
        )

    def _sealed(self, outgoing: Outgoing) -> bytes:
        document: list[object] = [
            outgoing.kind.value,
            outgoing.address,
            outgoing.message,
            outgoing.page,
            outgoing.text,
            outgoing.buttons,
        ]
        if outgoing.media is not None:
            media = outgoing.media
            document.append([media.kind.value, media.name, media.digest.hex()])
        return seal(self._key, packed(document), place=_place(outgoing.id, outgoing.story))

    def _opened(self, id_: int, state: int, story: bytes | None, sealed: bytes) -> Outgoing:
        document = unpacked(unseal(self._key, sealed, place=_place(id_, story)))
        kind, address, message, page, text, rows, *shown = document
        media = [Media(MediaKind(what), name, bytes.fromhex(digest)) for what, name, digest in shown]
        buttons = tuple(tuple(Button(label, token) for label, token in row) for row in rows)
        return Outgoing(
            id_,
            Kind(kind),
            address,
            text,
            buttons,
            message,
            story,
            page,
            uncertain=state == 1,
            media=media[0] if media else None,
        )


def _place(id_: int, story: bytes | None) -> bytes:
    return place("outbox", "sealed", id_.to_bytes(8, "big") + (story or b""))
