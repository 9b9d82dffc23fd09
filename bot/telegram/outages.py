"""Knows when Telegram was heard last, so that people are told once when words of theirs may be lost."""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial

from storage import outages
from storage.store import Store

log = logging.getLogger("firsthand.outages")

_NOTE = 1800.0
_HOUR = 3600.0


class Outages:
    """Is told of every answer to getUpdates; writes twice an hour. ``timer`` is a clock in seconds that does not jump."""

    def __init__(
        self, store: Store, *, clock: Callable[[], datetime], timer: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._clock = clock
        self._timer = timer
        self._heard: float | None = None
        self._noted = 0.0

    async def heard(self) -> None:
        """Telegram has just answered; to be called before the turns of what it gave."""
        last, now = self._heard, self._timer()
        self._heard = now
        elapsed = None if last is None else int((now - last) / _HOUR)
        if elapsed is not None and elapsed <= outages.LONGEST and now - self._noted < _NOTE:
            return
        self._noted = now
        hour = int(self._clock().timestamp()) // 3600
        count = await self._store.write(partial(outages.heard, hour=hour, elapsed=elapsed))
        if count:
            log.error(
                "nothing could be received for %d hours; whoever is in the middle of a talk is told", count
            )
