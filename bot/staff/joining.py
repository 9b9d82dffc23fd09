"""Joining a batch: which of a channel's digests a story is counted in."""

from collections.abc import Callable
from datetime import datetime
from secrets import randbits

from bot.staff.frames import Frames
from conversations.digest.counting import Member
from conversations.digest.edition import MOST_QUOTED
from conversations.digest.frame import Frame, TableId
from conversations.effects import StoryId
from conversations.facets import Facet
from conversations.summary import Line
from conversations.weeks import week_of
from storage.database import Transaction
from storage.store import Store


def tossed() -> bool:
    """A coin, thrown by the operating system's chance."""
    return bool(randbits(1))


class Batches:
    """Puts stories into batches.

    ``coin`` says whether a story is counted in the batch after the open one, so that whoever reads the channel's posts
    never knows in which batch a family counts.
    """

    def __init__(self, store: Store, frames: Frames, coin: Callable[[], bool] = tossed) -> None:
        self._store = store
        self._frames = frames
        self._coin = coin

    def join(
        self,
        transaction: Transaction,
        story: StoryId,
        channel: str,
        *,
        shown: frozenset[Facet] | None,
        words: tuple[Line, ...],
        now: datetime,
    ) -> None:
        """A story's post has just been decided on, and it joins a batch of its channel.

        One that tells nothing a digest may count joins none.

        Args:
            shown: What its post shows; None where it gets no post.
            words: What of its narrator's own words staff may read; a digest may quote what helped.
            now: The time where the service is; no more of it is kept than the week.
        """
        digests = self._store.digests
        told = digests.told(transaction, story)
        frame = self._frames.of(transaction, digests.flow_of(transaction, story))
        if told is None or frame is None:
            return
        open_now = digests.open(transaction, channel)
        member = Member(
            told.teller,
            frame.cells(told.facets),
            window=0 if shown is None else open_now,
            shown=shown or frozenset(),
        )
        batch = open_now + 1 if self._coin() else open_now
        digests.join(transaction, story, channel, batch, member, _quote(frame, words), week_of(now))
        if shown is not None:
            concern = any(cell.table == TableId.BARRIERS.value for cell in frame.cells(shown))
            digests.story_posted(transaction, story, channel, week_of(now), concern=concern)


def _quote(frame: Frame, words: tuple[Line, ...]) -> str:
    """What a digest may quote of this story; "" where nothing."""
    helped = next((line.text for line in words if frame.quoted and line.prompt == frame.quoted), "")
    return helped if len(helped) <= MOST_QUOTED else ""
