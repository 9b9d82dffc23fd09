"""Telegram's limits on sending, watched: a call that breaks one is recorded, not refused.

Figures: core.telegram.org/bots/faq, "My bot is hitting limits": about one message a second to one chat,
twenty a minute to one group, about thirty a second overall.
"""

from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class Limit(Enum):
    """One limit: how many messages in how many seconds."""

    CHAT = (1, 1)
    GROUP = (20, 60)
    OVERALL = (30, 1)


@dataclass(frozen=True, slots=True)
class Violation:
    """One message too many; ``chat`` is None for the limit over all chats."""

    limit: Limit
    chat: int | None
    at: datetime


class Pace:
    """Counts the messages of a bot in sliding windows.

    ``slack`` shortens each window: two messages sent a second apart may arrive a little closer.
    """

    def __init__(self, slack: timedelta = timedelta(milliseconds=50)) -> None:
        self._slack = slack
        self._windows: dict[tuple[Limit, int | None], deque[datetime]] = {}
        self.violations: list[Violation] = []

    def sent(self, chat: int, at: datetime) -> None:
        """One message went to a chat; ids below zero are groups and channels."""
        self._count(Limit.CHAT, chat, at)
        if chat < 0:
            self._count(Limit.GROUP, chat, at)
        self._count(Limit.OVERALL, None, at)

    def _count(self, limit: Limit, chat: int | None, at: datetime) -> None:
        most, seconds = limit.value
        window = self._windows.setdefault((limit, chat), deque())
        opened = at - timedelta(seconds=seconds) + self._slack
        while window and window[0] <= opened:
            window.popleft()
        window.append(at)
        if len(window) > most:
            self.violations.append(Violation(limit, chat, at))
