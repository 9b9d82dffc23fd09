"""All that digests to staff need, as one: facts, batches, the release ledger, answers, loops, held posts, editions, pauses.

Each part is a module of its own; what they do is said there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conversations.effects import StoryId
from storage import marks, queries, snapshot
from storage.answers import Answers, Given
from storage.batches import Batches
from storage.database import Transaction
from storage.drafted import Drafted
from storage.editions import Editions
from storage.facts import Facts
from storage.held import Held, HeldPosts
from storage.loops import Loops
from storage.members import Kept, Members
from storage.outbox import Outbox
from storage.pauses import Paused, Pauses
from storage.posts import Posts
from storage.sealing.envelope import derive

__all__ = ["Digests", "Drafted", "Given", "Held", "Kept", "Paused", "reading"]


class Digests:
    """What is kept for digests in one data folder; every method runs inside a transaction."""

    def __init__(self, secret: bytes, outbox: Outbox) -> None:
        self.facts = Facts(derive(secret, "facts"), derive(secret, "tellers"))
        self.batches = Batches(
            derive(secret, "channels"),
            derive(secret, "releases"),
            Members(derive(secret, "members")),
            self.facts,
        )
        self.posts = Posts(derive(secret, "posts"), outbox)
        self.held_posts = HeldPosts(derive(secret, "held"), self.posts)
        self.editions = Editions(
            derive(secret, "editions"), derive(secret, "parts"), self.batches, self.posts, outbox
        )
        answers = Answers(derive(secret, "answers"), self.batches)
        loops = Loops(derive(secret, "concerns"), derive(secret, "loops"), self.batches, self.posts)
        pauses = Pauses(derive(secret, "pauses"))

        self.told = self.facts.told
        self.newest = self.facts.newest

        self.open = self.batches.open
        self.closed_week = self.batches.closed_week
        self.first_week = self.batches.first_week
        self.join = self.batches.join
        self.batch = self.batches.batch
        self.members_each = self.batches.members_each
        self.members_of = self.batches.members_of
        self.members_mark = self.batches.members_mark
        self.close = self.batches.close
        self.ledger = self.batches.ledger
        self.slot = self.batches.slot
        self.slot_done = self.batches.slot_done

        self.answer = answers.answer
        self.answers = answers.answers
        self.answers_told = answers.answers_told
        self.given = answers.given
        self.answer_source = answers.source
        self.answer_changed = answers.answer_changed
        self.answer_taken_back = answers.answer_taken_back

        self.paused = pauses.paused
        self.keep_paused = pauses.keep_paused

        self.story_posted = loops.story_posted
        self.concern_changed = loops.concern_changed
        self.concerns = loops.concerns

        self.hold = self.held_posts.hold
        self.held = self.held_posts.held
        self.held_all = self.held_posts.held_all
        self.unhold = self.held_posts.unhold

        self.keep_edition = self.editions.keep_edition
        self.edition = self.editions.edition
        self.waiting_edition = self.editions.waiting_edition
        self.part = self.editions.part
        self.approve_edition = self.editions.approve_edition
        self.show_edition = self.editions.show_edition
        self.post_edition = self.editions.post_edition
        self.clear_edition = self.editions.clear_edition
        self.drop_edition = self.editions.drop_edition
        self.edition_placed = self.editions.edition_placed

    def flow_of(self, transaction: Transaction, story: StoryId) -> str:
        """The flow version that a kept story was told in."""
        (flow,) = transaction.ledger.execute(queries.flow_of_story, (story,)).fetchone()
        return str(flow)

    def channel_at(self, transaction: Transaction, address: int, message: int) -> str | None:
        """The channel of the held post, or of the draft, of which a part stands in the approval chat as this message."""
        return self.held_posts.channel_at(transaction, address, message) or self.editions.channel_at(
            transaction, address, message
        )


@contextmanager
def reading(folder: Path, secret: bytes) -> Iterator[tuple[Digests, Transaction]]:
    """The same of a data folder for reading alone, whether or not the service runs: what writes raises ``sqlite3.Error``.

    What is read one after the other may be of different moments.

    Raises:
        DatabaseRefused: There is none, it is damaged, or of another version; the message says what to do.
        OtherSecret: It was kept under another service secret.
    """
    with snapshot.read(folder) as (ledger, shares):
        marks.share_keys(ledger, shares, secret)  # refuses another secret, under which nothing would open
        yield Digests(secret, Outbox(derive(secret, "outbox"), 0)), Transaction(ledger, shares)
