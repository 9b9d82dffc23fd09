"""What staff do in their chats, handed on one act after another, so that nobody who tells a story waits for it.

An act is handed on once the update it came in is known for good, and so once at most: who hears nothing back does it again.
"""

import asyncio
import logging
from collections.abc import Iterable
from typing import Protocol

from bot.arrival import StaffAct
from bot.telegram.taps import Taps

log = logging.getLogger("firsthand.acts")

MOST_WAITING = 500
_SECONDS = 30.0


class Desk(Protocol):
    """Acts on what staff do."""

    async def act(self, act: StaffAct) -> str | None:
        """Do it; gives the passing note that answers a tap, or None."""
        ...


class Acts:
    """Hands acts to the desk, for as long as ``run`` runs."""

    def __init__(self, desk: Desk, taps: Taps, *, seconds: float = _SECONDS) -> None:
        self._desk = desk
        self._taps = taps
        self._seconds = seconds
        self._waiting: asyncio.Queue[StaffAct] = asyncio.Queue(MOST_WAITING)

    def put(self, acts: Iterable[StaffAct]) -> None:
        """Hand these on too; more than can wait are let go, and said so."""
        for act in acts:
            if self._waiting.full():
                log.error("staff did more at once than can be acted on; some of it was let go")
                return
            self._waiting.put_nowait(act)

    async def run(self) -> None:
        """Hand on until cancelled."""
        while True:
            act = await self._waiting.get()
            note = await self._done(act)
            if act.query is not None:
                self._taps.put([(act.query, note)])  # a tap must be answered, or its button spins

    async def _done(self, act: StaffAct) -> str:
        try:
            async with asyncio.timeout(self._seconds):
                return await self._desk.act(act) or ""
        except Exception as error:  # noqa: BLE001  # the border: one act that fails must not stop the others
            log.error("what staff did could not be acted on (%s)", type(error).__name__)
            return ""
