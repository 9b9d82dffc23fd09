"""Where the pages of stories stand in chats of staff, so that a withdrawal can take them down."""

import json
import logging
from collections.abc import Sequence

from conversations.effects import Row, StoryId
from conversations.post import Page
from storage import queries
from storage.database import Transaction
from storage.errors import Unopenable
from storage.outbox import Kind, Outbox, Outgoing, joined
from storage.sealing.envelope import Key, place, seal, unseal

log = logging.getLogger("firsthand.vault")

APPROVAL = 1000
"""From this number on pages stand in the approval chat; a story has far fewer."""


class Posts:
    """The posts of one data folder; every method runs inside a transaction."""

    def __init__(self, key: Key, outbox: Outbox) -> None:
        self._key = key
        self._outbox = outbox

    def put(
        self,
        transaction: Transaction,
        story: StoryId,
        pages: Sequence[Page],
        *,
        staff: int,
        base: int,
        buttons: tuple[Row, ...],
    ) -> list[Outgoing]:
        """Pages of a story go to the outbox, for a chat of staff; numbered from ``base``, buttons under the last."""
        posts = [
            Outgoing(
                self._outbox.number(),
                Kind.POST,
                staff,
                joined(page),
                buttons if at == len(pages) - 1 else (),
                story=story,
                page=base + at,
                pieces=page,
            )
            for at, page in enumerate(pages)
        ]
        self._outbox.add(transaction, posts, sending=False)
        return posts

    def placed(self, transaction: Transaction, outgoing: Outgoing, message: int) -> Outgoing:
        """A page's place stands in the chat: gives what fills it, or takes it down where the story is gone."""
        assert outgoing.story is not None
        placed = self._outbox.place_made(transaction, outgoing, message)
        if placed is None:
            return self.retract(transaction, outgoing.address, message)
        where = json.dumps([outgoing.address, message]).encode()
        sealed = seal(self._key, where, place=_place(outgoing.story, outgoing.page))
        transaction.ledger.execute(queries.post_add, (outgoing.story, outgoing.page, sealed))
        return placed

    def take_down(self, transaction: Transaction, story: StoryId, *, base: int = 0) -> list[Outgoing]:
        """Gives what takes down the pages of a story from ``base`` on; what has not left does not leave any more."""
        self._outbox.drop_posts(transaction, story, base=base)
        retracts = [
            self.retract(transaction, address, message)
            for page, address, message in self._standing(transaction, story)
            if page >= base
        ]
        transaction.ledger.execute(queries.posts_forget, (story, base))
        return retracts

    def stands_at(self, transaction: Transaction, story: StoryId, address: int, message: int) -> bool:
        """Whether a page of a story is this message."""
        standing = self._standing(transaction, story)
        return any((chat, number) == (address, message) for _, chat, number in standing)

    def retract(self, transaction: Transaction, address: int, message: int) -> Outgoing:
        """Gives what takes a message of a chat of staff down."""
        retract = Outgoing(self._outbox.number(), Kind.RETRACT, address, message=message)
        self._outbox.add(transaction, [retract], sending=False)
        return retract

    def _standing(self, transaction: Transaction, story: StoryId) -> list[tuple[int, int, int]]:
        """The pages of a story that stand, each with its chat and message."""
        found = []
        for page, sealed in transaction.ledger.execute(queries.posts_of_story, (story,)).fetchall():
            try:
                where = unseal(self._key, sealed, place=_place(story, page))
            except (Unopenable, OverflowError):
                log.error("where a post stands cannot be read; it must be deleted in the channel by hand")
            else:
                address, message = json.loads(where)
                found.append((page, address, message))
        return found


def _place(story: StoryId, page: int) -> bytes:
    return place("posts", "sealed", story + page.to_bytes(2, "big"))
