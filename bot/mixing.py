"""The mixing queue's way out: summaries leave after a while, together, in an order that says nothing.

So that a post does not tell when somebody sat with their phone (design section 7).
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from datetime import datetime
from secrets import SystemRandom
from typing import Protocol

from storage.database import Transaction
from storage.outbox import Outgoing
from storage.store import Store

log = logging.getLogger("firsthand.mixing")

_LONGEST_SLEEP = 60.0
_CLOCK_SLACK = 3600


class Sends(Protocol):
    """What takes the posts from here."""

    def put(self, outgoing: list[Outgoing]) -> None:
        """Send these; they are in the outbox already."""


class Mixing:
    """Lets summaries out of the mixing queue.

    ``together`` is of how many narrators summaries must be ripe before any leaves; ``staff`` is the staff channel's address.
    """

    def __init__(
        self,
        store: Store,
        sender: Sends,
        *,
        staff: int,
        after: int,
        together: int,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._sender = sender
        self._staff = staff
        self._after = after
        self._together = together
        self._clock = clock

    async def run(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            try:
                await self.once()
            except sqlite3.Error as error:
                log.error("the mixing queue could not be read (%s); trying again", type(error).__name__)
            await asyncio.sleep(min(_LONGEST_SLEEP, max(0.2, self._after / 10)))

    async def once(self) -> int:
        """Post what may be posted now; gives how many stories that were."""
        now = int(self._clock().timestamp())
        posts, stories = await self._store.write(lambda transaction: self._let_out(transaction, now))
        self._sender.put(posts)
        return stories

    def _let_out(self, transaction: Transaction, now: int) -> tuple[list[Outgoing], int]:
        # One that would wait much longer than it may was dated by a clock that was wrong: it goes with the next.
        latest = now + 2 * self._after + _CLOCK_SLACK
        waiting = self._store.vault.waiting(transaction)
        ripe = [one for one in waiting if one.due <= now or one.due > latest]
        if len({one.teller for one in ripe}) < self._together:
            return [], 0
        SystemRandom().shuffle(ripe)
        posts = [
            post for one in ripe for post in self._store.vault.posting(transaction, one, staff=self._staff)
        ]
        return posts, len(ripe)
