"""The share key, re-made every week while the service runs (``storage.rolling`` says why and how)."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.staff.recorder import Recorder
from conversations.weeks import week_of
from storage.audit import Act
from storage.store import Store

log = logging.getLogger("firsthand.rekeying")

_LOOK = 3600.0


class Rekeying:
    """Looks every hour whether the share key is of this week; ``recorder`` is where it is written down."""

    def __init__(
        self, store: Store, *, clock: Callable[[], datetime], recorder: Recorder | None = None
    ) -> None:
        self._store = store
        self._clock = clock
        self._recorder = recorder or Recorder()

    async def run(self) -> None:
        """Look again and again, until cancelled; what was begun goes on at the next look."""
        while True:
            try:
                await self.once()
            except sqlite3.Error as error:
                log.error("the share key could not be re-made (%s); trying again", type(error).__name__)
            await asyncio.sleep(_LOOK)

    async def once(self, *, anew: bool = False) -> int:
        """Re-make the share key if it is not of this week, or ``anew`` in any case; gives how many shares were sealed anew."""
        store, rolling = self._store, self._store.vault.rolling
        week = week_of(self._clock())
        if not anew and not await store.write(lambda transaction: rolling.due(transaction, week)):
            return 0
        newest = await store.write(lambda transaction: rolling.begin(transaction, week, anew=anew))
        store.vault.seal_with(newest)
        moved = count = 0
        done = False
        while not done:
            count, after = 0, b""
            while (stepped := await store.write(partial(rolling.step, newest=newest, after=after))).last:
                moved, count, after = moved + stepped.moved, count + stepped.shut, stepped.last
            moved, count = moved + stepped.moved, count + stepped.shut
            done = await store.write(lambda transaction: rolling.finish(transaction, newest))
        if count:
            log.error("%d shares open with no share key", count)
        log.info("the share key was re-made")
        await self._recorder.note(Act.SHARE_KEY_ROLLED, by="the service")
        return moved
