"""Posts that wait until somebody with the right to do so lets them through, or keeps them back."""

import logging
from dataclasses import dataclass, field

from conversations.effects import StoryId
from conversations.facets import Facet
from conversations.packing import packed, unpacked
from conversations.post import Page, Piece, Post, Style
from conversations.summary import Line
from storage import queries
from storage.database import Transaction
from storage.errors import Unopenable
from storage.posts import Posts
from storage.sealing.envelope import Key, place, seal, unseal
from storage.waiting import Waiting

log = logging.getLogger("firsthand.held")


@dataclass(frozen=True, slots=True)
class Held:
    """A post that waits: its pages, for which channel, and what it shows and says, so that its story can join a batch."""

    id: int
    story: StoryId
    channel: str
    pages: tuple[Page, ...] = field(repr=False)
    shown: frozenset[Facet] = field(default=frozenset(), repr=False)
    words: tuple[Line, ...] = field(default=(), repr=False)


class HeldPosts:
    """The held posts of one data folder; every method runs inside a transaction.

    A post goes with its story, and when its narrator stops its use by staff.
    """

    def __init__(self, key: Key, posts: Posts) -> None:
        self._key = key
        self._posts = posts

    def hold(self, transaction: Transaction, waiting: Waiting, channel: str, post: Post) -> int:
        """A summary leaves the mixing queue and is held as this post; gives the id to let it through by."""
        (id_,) = transaction.ledger.execute(queries.held_next).fetchone()
        document = {
            "format": "firsthand-held/1",
            "channel": channel,
            "pages": [[[piece.text, piece.style.value] for piece in page] for page in post.pages],
            "shown": sorted([facet.prompt, facet.choice] for facet in post.shown),
            "words": [[line.prompt, line.heading, line.text] for line in post.words],
        }
        sealed = seal(self._key, packed(document), place=held_place(id_, waiting.story))
        transaction.ledger.execute(queries.waiting_forget, (waiting.story,))
        transaction.ledger.execute(queries.held_add, (id_, waiting.story, sealed))
        return int(id_)

    def held(self, transaction: Transaction, row: int) -> Held | None:
        """A held post; None where it was taken back, decided on, or is damaged."""
        found = transaction.ledger.execute(queries.held, (row,)).fetchone()
        if found is None:
            return None
        story, sealed = found
        try:
            return _unpacked(row, story, unseal(self._key, sealed, place=held_place(row, story)))
        except (Unopenable, ValueError, LookupError) as error:
            log.error("held post %d does not open (%s); it is not posted", row, type(error).__name__)
            return None

    def held_all(self, transaction: Transaction) -> list[int]:
        """The ids of all held posts, in an order that tells nothing."""
        return [id_ for (id_,) in transaction.ledger.execute(queries.held_ids)]

    def channel_at(self, transaction: Transaction, address: int, message: int) -> str | None:
        """The channel of the held post of which a page stands in the approval chat as this message; None for no post's."""
        for id_ in self.held_all(transaction):
            held = self.held(transaction, id_)
            if held is not None and self._posts.stands_at(transaction, held.story, address, message):
                return held.channel
        return None

    def unhold(self, transaction: Transaction, id_: int) -> None:
        """It was decided on; after the commit no file holds its words for this."""
        if transaction.ledger.execute(queries.held_forget, (id_,)).rowcount:
            transaction.erase_traces()

    def forget(self, transaction: Transaction, story: StoryId) -> None:
        """The post of this story is not wanted any more."""
        if transaction.ledger.execute(queries.held_forget_story, (story,)).rowcount:
            transaction.erase_traces()


def held_place(id_: int, story: StoryId) -> bytes:
    """What the sealed row of a held post is bound to."""
    return place("held", "sealed", id_.to_bytes(8, "big") + story)


def _unpacked(id_: int, story: StoryId, value: bytes) -> Held:
    document = unpacked(value)
    if document["format"] != "firsthand-held/1":
        raise ValueError("a held post of a later version of Firsthand")
    return Held(
        id_,
        story,
        document["channel"],
        tuple(tuple(Piece(text, Style(style)) for text, style in page) for page in document["pages"]),
        frozenset(Facet(*facet) for facet in document["shown"]),
        tuple(Line(*line) for line in document["words"]),
    )
