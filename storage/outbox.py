"""Messages decided on and not yet known to have arrived.

A message is written in the transaction of the turn that decided on it, and its row dies when it has arrived.
It is the one place that knows which chat to write to; every row is sealed.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import NamedTuple

from conversations.effects import Button, Fetch, Row, StoryId
from conversations.flow import Media, MediaKind
from conversations.packing import packed, unpacked
from conversations.post import Piece, Style
from conversations.session import NarratorId
from storage import queries
from storage.chats import Note
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
    EDITION = "edition"  # one of the three messages of a digest: a place first, as POST
    RETRACT = "retract"  # takes a post down: repeating changes nothing
    SHRINK = "shrink"  # one line in place of an answered question: repeating changes nothing
    CLEAR = "clear"  # takes what stands before it out of a narrator's chat: repeating changes nothing
    HIDE = "hide"  # the same, and then becomes the message that says what remains
    FETCH = "fetch"  # no message: a voice note of this chat is to be fetched; repeating begins anew


CLEARS = frozenset({Kind.CLEAR, Kind.HIDE})
"""Kinds that take away what stands before them, and so what waits to be said before them too."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A voice note that is to be fetched, or is being fetched.

    Attributes:
        request: What the conversation asked for.
        sound: The id it will be kept under (``attachments.Attachments.expect``).
        asked: When, in seconds since 1970, UTC.
    """

    request: Fetch
    sound: bytes
    asked: int


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message on its way.

    Attributes:
        id: Rises; messages to one address leave in this order.
        address: The chat, as the channel knows it.
        message: For REVISE and RETRACT which message; for POST and EDITION the place that was made, None before; for
            SHRINK the message whose button answered, None where none did.
        story, page: For POST, whose page it is, and which, from 0. For EDITION, whose words it quotes, None where it
            quotes none, and its part: 0 the words, 1 the picture, 2 the page for the wall.
        pieces: For POST and EDITION the words with their styles; ``text`` is then the same words, joined.
        edition: For EDITION, which (``editions.Editions``); the bytes of its parts are there.
        media: For SHOW, what is shown; its bytes are in the ledger, and its name is the designer's, for nobody else.
        uncertain: It was being sent when the process ended, and may have arrived.
        wanted: For FETCH, what is to be fetched.
        question: For SAY what it asks (``effects.Say.question``), 0 for none; for SHRINK which question shrinks.
        quiet: It comes without a sound.
        closing: For HIDE what may have to be said: ``effects.Hide.cleared``, ``blanked``, ``unsure`` ("" where it is said
            anyway), and ``left`` of 1, 2, 3 …; for CLEAR the same, where the narrator is to know what stays.
        kept: That it stands in the chat may be written down; else the process alone remembers it.
        due: For CLEAR when, in seconds since 1970, UTC; 0 for at once.
        decided: When it was decided on, in the same seconds. Not kept: after a start nothing tells how long it waited.
    """

    id: int
    kind: Kind
    address: int = field(repr=False)
    text: str = field(default="", repr=False)
    buttons: tuple[Row, ...] = field(default=(), repr=False)
    message: int | None = None
    story: StoryId | None = None
    page: int = 0
    uncertain: bool = False
    media: Media | None = None
    wanted: Wanted | None = None
    question: int = 0
    quiet: bool = False
    closing: tuple[str, ...] = field(default=(), repr=False)
    kept: bool = True
    due: int = 0
    decided: int = field(default=0, compare=False)
    pieces: tuple[Piece, ...] = field(default=(), repr=False)
    edition: int | None = None


class Finished(NamedTuple):
    """A message that has arrived, or never will.

    ``said`` is where it stands, where that is to be kept; ``lost`` is a narrator whose chat can no longer be cleared.
    """

    id: int
    said: Note | None = None
    lost: NarratorId | None = None


_ROWS = 100  # most rows of one statement; a batch of updates has no more


class Outbox:
    """The outbox of one ledger; ``add`` and the rest run inside a transaction."""

    def __init__(self, key: Key, next_id: int) -> None:
        self._key = key
        self._next = next_id

    @classmethod
    def open(cls, transaction: Transaction, key: Key) -> "Outbox":
        """The outbox, ready to number the next message after every one there ever was."""
        (following,) = transaction.ledger.execute(queries.outbox_next).fetchone()
        return cls(key, following)

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
        """A post, or a part of an edition, has its place; gives what to fill it with, None if it was withdrawn."""
        if transaction.ledger.execute(queries.outbox_has, (outgoing.id,)).fetchone() is None:
            return None
        placed = replace(outgoing, message=message)
        self.rewrite(transaction, placed)
        return placed

    def rewrite(self, transaction: Transaction, outgoing: Outgoing) -> None:
        """From now on the row of this message says this, and is to be sent as such."""
        transaction.ledger.execute(queries.outbox_rewrite, (self._sealed(outgoing), outgoing.id))

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

    def left(self, transaction: Transaction, ids: Sequence[int]) -> set[int]:
        """Which of these, at most 100, are not known to have arrived."""
        rows = transaction.ledger.execute(queries.for_list(queries.outbox_left, len(ids)), tuple(ids))
        return {id_ for (id_,) in rows.fetchall()}

    def drop_posts(self, transaction: Transaction, story: StoryId, *, base: int = 0) -> None:
        """A story's posts, from page ``base`` on, that have not left do not leave any more, nor does what quotes it."""
        dropped = []
        for id_, state, sealed in transaction.ledger.execute(queries.outbox_of_story, (story,)).fetchall():
            try:
                if self._opened(id_, state, story, sealed).page < base:
                    continue
            except (Unopenable, ValueError):
                pass
            dropped.append(id_)
        self.done(transaction, dropped)

    def _sealed(self, outgoing: Outgoing) -> bytes:
        document: list[object] = [
            outgoing.kind.value,
            outgoing.address,
            outgoing.message,
            outgoing.page,
            "" if outgoing.pieces else outgoing.text,
            outgoing.buttons,
        ]
        what = _what(outgoing)
        more = [
            what,
            outgoing.question,
            int(outgoing.quiet),
            outgoing.closing,
            int(outgoing.kept),
            outgoing.due,
            tuple((piece.text, piece.style.value) for piece in outgoing.pieces),
            outgoing.edition,
        ]
        if more != _NO_MORE:
            document += more
        return seal(self._key, packed(document), place=_place(outgoing.id, outgoing.story))

    def _opened(self, id_: int, state: int, story: bytes | None, sealed: bytes) -> Outgoing:
        document = unpacked(unseal(self._key, sealed, place=_place(id_, story)))
        kind, address, message, page, text, rows = document[:6]
        more = document[6:]
        what, question, quiet, closing, kept, due, words, edition = more + _NO_MORE[len(more) :]
        pieces = tuple(Piece(piece, Style(style)) for piece, style in words)
        buttons = tuple(tuple(Button(label, token) for label, token in row) for row in rows)
        return Outgoing(
            id_,
            Kind(kind),
            address,
            joined(pieces) if pieces else text,
            buttons,
            message,
            story,
            page,
            uncertain=state == 1,
            media=_media(*what) if what and kind == Kind.SHOW.value else None,
            wanted=_wanted(*what) if what and kind == Kind.FETCH.value else None,
            question=question,
            quiet=bool(quiet),
            closing=tuple(closing),
            kept=bool(kept),
            due=due,
            pieces=pieces,
            edition=edition,
        )


_NO_MORE: list[object] = [None, 0, 0, (), 1, 0, (), None]
"""What the sixth part is followed by where nothing is; rows of older versions end there, or somewhere later."""


def joined(pieces: Sequence[Piece]) -> str:
    """The words of pieces, one behind the other."""
    return "".join(piece.text for piece in pieces)


def _what(outgoing: Outgoing) -> list[object] | None:
    """What is shown, or fetched."""
    media, wanted = outgoing.media, outgoing.wanted
    if media is not None:
        return [media.kind.value, media.name, media.digest.hex()]
    if wanted is not None:
        request = wanted.request
        return [request.fetch, request.file, request.seconds, wanted.sound.hex(), wanted.asked]
    return None


def _media(kind: str, name: str, digest: str) -> Media:
    return Media(MediaKind(kind), name, bytes.fromhex(digest))


def _wanted(fetch: str, file: str, seconds: int | None, sound: str, asked: int) -> Wanted:
    return Wanted(Fetch(fetch, file, seconds), bytes.fromhex(sound), asked)


def _place(id_: int, story: bytes | None) -> bytes:
    return place("outbox", "sealed", id_.to_bytes(8, "big") + (story or b""))
