"""The mixing queue's way out: summaries leave after a while, together, in an order that says nothing.

So that a post does not tell when somebody sat with their phone (design section 7). On the way each becomes a post of its
channel, without the facts that few others share, and its story joins a batch of that channel's digest. What is for a
channel that staff have paused stays in the queue.
"""

import asyncio
import logging
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from secrets import SystemRandom
from typing import Protocol

from bot.staff.approval import asking, story_buttons
from bot.staff.channels import Channel, Channels
from bot.staff.frames import Frames
from bot.staff.joining import Batches, tossed
from bot.staff.standing import standing
from conversations.digest.frame import Frame
from conversations.digest.scopes import channel_of
from conversations.facets import Company, Facet, Told
from conversations.post import Post, posted
from storage.database import Transaction
from storage.outbox import Outgoing
from storage.posts import APPROVAL
from storage.store import Store
from storage.vault import Waiting

log = logging.getLogger("firsthand.mixing")

_LONGEST_SLEEP = 60.0
_CLOCK_SLACK = 3600


class Sends(Protocol):
    """What takes the posts from here."""

    def put(self, outgoing: list[Outgoing]) -> None:
        """Send these; they are in the outbox already."""


@dataclass(frozen=True, slots=True)
class _Ripe:
    """A summary that may leave, what its story tells, and what its questions give a digest.

    ``told`` and ``frame`` are None where no digest may count it.
    """

    waiting: Waiting
    told: Told | None = field(repr=False)
    frame: Frame | None


class Mixing:
    """Lets summaries out of the mixing queue.

    ``together`` is of how many narrators summaries must be ripe for a channel before any leaves to it. ``coin`` is
    tossed as ``bot.staff.joining`` says.
    """

    def __init__(
        self,
        store: Store,
        sender: Sends,
        *,
        channels: Channels,
        frames: Frames,
        after: int,
        together: int,
        clock: Callable[[], datetime],
        coin: Callable[[], bool] = tossed,
    ) -> None:
        self._store = store
        self._sender = sender
        self._channels = channels
        self._frames = frames
        self._after = after
        self._together = together
        self._clock = clock
        self._batches = Batches(store, frames, coin)
        self._refused: frozenset[str] = frozenset()

    async def run(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            try:
                await self.once()
            except sqlite3.Error as error:
                log.error("the mixing queue could not be read (%s); trying again", type(error).__name__)
            await asyncio.sleep(min(_LONGEST_SLEEP, max(0.2, self._after / 10)))

    async def once(self) -> int:
        """Let out what may leave now; gives how many stories that were."""
        now = self._clock()
        posts, stories = await self._store.write(lambda transaction: self._let_out(transaction, now))
        self._sender.put(posts)
        return stories

    def _let_out(self, transaction: Transaction, now: datetime) -> tuple[list[Outgoing], int]:
        paused = self._store.digests.paused(transaction)
        if paused.everything:
            return [], 0
        # One that would wait much longer than it may was dated by a clock that was wrong: it goes with the next.
        seconds = int(now.timestamp())
        latest = seconds + 2 * self._after + _CLOCK_SLACK
        waiting = self._store.vault.waiting(transaction)
        ripe = [one for one in waiting if one.due <= seconds or one.due > latest]
        if len({one.teller for one in ripe}) < self._together:
            return [], 0
        stand = standing(self._channels, self._store.digests, transaction)
        self._say(frozenset(stand.refused))
        by_channel = self._by_channel(transaction, ripe, stand.refused)
        leaving: list[tuple[Channel, Post | None, _Ripe]] = []
        for channel in self._channels.all:
            here = by_channel[channel.name]
            if paused.holds(channel.name):
                continue  # they wait for this channel, and go to no other meanwhile
            if len({one.waiting.teller for one in here}) >= self._together:
                leaving += self._posts(channel, here, stand.companies[channel.name])
        SystemRandom().shuffle(leaving)
        posts: list[Outgoing] = []
        for channel, post, one in leaving:
            posts += self._leave(transaction, channel, post, one, now)
        return posts, len(leaving)

    def _by_channel(
        self, transaction: Transaction, ripe: list[Waiting], kept_apart: Collection[str]
    ) -> defaultdict[str, list[_Ripe]]:
        digests, scopes = self._store.digests, self._channels.scopes
        found: defaultdict[str, list[_Ripe]] = defaultdict(list)
        for waiting in ripe:
            told = digests.told(transaction, waiting.story)
            frame = self._frames.of(transaction, digests.flow_of(transaction, waiting.story))
            facets = frozenset() if told is None or frame is None else told.facets
            one = _Ripe(waiting, None if frame is None else told, frame)
            found[channel_of(scopes, facets, kept_apart)].append(one)
        return found

    def _say(self, kept_apart: frozenset[str]) -> None:
        """Tell the steward which channels get no posts of their own, where that has changed."""
        for name in sorted(kept_apart ^ self._refused):
            row = self._channels.number(name)
            if name in kept_apart:
                log.warning(
                    "channel %d would single out a few; its stories go to the next that takes them", row
                )
            else:
                log.warning("channel %d has enough narrators now; it gets its own stories", row)
        self._refused = kept_apart

    def _posts(
        self, channel: Channel, here: list[_Ripe], before: list[Told]
    ) -> list[tuple[Channel, Post | None, _Ripe]]:
        company = Company([*before, *(one.told for one in here if one.told is not None)])
        narrow = bool(channel.scope.where)
        found = []
        for one in here:
            summary = one.waiting.summary
            if one.told is None or one.frame is None:
                # Facts that nothing is known of by choice cannot be compared, nor kept out where none may be shown.
                summary = replace(summary, facts=())
            never = frozenset[Facet]() if one.frame is None else one.frame.never
            found.append((channel, posted(summary, company, never=never, narrow=narrow), one))
        return found

    def _leave(
        self, transaction: Transaction, channel: Channel, post: Post | None, one: _Ripe, now: datetime
    ) -> list[Outgoing]:
        """A story leaves the queue. Where somebody lets posts through first, it is counted once that is decided."""
        vault, story, words = self._store.vault, one.waiting.story, one.waiting.summary.words
        if post is not None and self._channels.approval is not None:
            held = self._store.digests.hold(transaction, one.waiting, channel.name, post)
            return vault.posting(
                transaction,
                story,
                asking(post.pages, channel.name),
                staff=self._channels.approval,
                base=APPROVAL,
                buttons=story_buttons(held),
            )
        shown = None if post is None else post.shown
        self._batches.join(transaction, story, channel.name, shown=shown, words=words, now=now)
        pages = () if post is None else post.pages
        return vault.posting(transaction, story, pages, staff=channel.chat)
