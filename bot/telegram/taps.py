"""Answers to taps: each tap is answered once, or its button spins.

They are not kept: a tap lives 150 seconds on Telegram's side (tdlib/telegram-bot-api), and one that is never
answered costs its narrator nothing but the spinning.
"""

import asyncio
from collections.abc import Iterable

from bot.telegram.calls import Calls

AT_ONCE = 8
MOST_WAITING = 2_000
_SECONDS = 5.0  # after that nobody looks at the button any more


class Taps:
    """Answers taps beside everything else, for as long as ``run`` runs."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._waiting: asyncio.Queue[tuple[str, str]] = asyncio.Queue(MOST_WAITING)

    def put(self, toasts: Iterable[tuple[str, str]]) -> None:
        """Answer these taps, each with its passing note (or none); more than can wait are let go."""
        for toast in toasts:
            if self._waiting.full():
                return
            self._waiting.put_nowait(toast)

    async def run(self) -> None:
        """Answer until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            for _ in range(AT_ONCE):
                tasks.create_task(self._answering())

    async def _answering(self) -> None:
        while True:
            query, text = await self._waiting.get()
            note = {"text": text} if text else {}
            await self._calls.call(
                "answerCallbackQuery", {"callback_query_id": query, **note}, seconds=_SECONDS, whole=False
            )
