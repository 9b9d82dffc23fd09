"""Short lines to staff: that an answer was noted, or that something needs them.

Each is said once by a plain call, and dropped where it cannot be: it must never hold a post up or come twice, and what it
confirms or tells of is in the ledger or the log anyway. So none goes through the outbox. No word of a narrator is in one.
"""

import asyncio

from bot.telegram.calls import Calls
from bot.telegram.typesetting import sendable

MOST_WAITING = 100
_SECONDS = 10.0
_BETWEEN = 1.0  # seconds; a group takes 20 messages a minute (core.telegram.org/bots/faq), and posts need most of them


class Remarks:
    """Says short lines beside everything else, for as long as ``run`` runs."""

    def __init__(self, calls: Calls, *, between: float = _BETWEEN) -> None:
        self._calls = calls
        self._between = between
        self._waiting: asyncio.Queue[tuple[int, str]] = asyncio.Queue(MOST_WAITING)

    def put(self, chat: int, text: str) -> None:
        """Say this in that chat; more than can wait are let go."""
        if not self._waiting.full():
            self._waiting.put_nowait((chat, text))

    async def run(self) -> None:
        """Say them until cancelled."""
        while True:
            chat, text = await self._waiting.get()
            body = {"chat_id": chat, "text": sendable(text), "link_preview_options": {"is_disabled": True}}
            await self._calls.call("sendMessage", body, seconds=_SECONDS, whole=False)
            await asyncio.sleep(self._between)
