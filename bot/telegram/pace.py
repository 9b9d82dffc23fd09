"""Telegram's limits on how fast a bot may write (core.telegram.org/bots/faq, "My bot is hitting limits")."""

from collections.abc import Callable
from dataclasses import dataclass, field

_CHAT_BURST = 4  # "short bursts pass": a review card may come whole
GROUP_PER_SECOND = (20 - _CHAT_BURST) / 60  # so that no minute holds more than 20, a burst in it included
_BURSTS_A_SECOND = 30  # the overall limit is on each second, so what may go at once is a thirtieth of it
_TIDY_ABOVE = 10_000


@dataclass(slots=True)
class Bucket:
    """So many a second, with a short burst; time is an argument (the generic cell rate algorithm, ITU-T I.371)."""

    interval: float
    burst: int
    _due: float = 0.0

    def take(self, now: float) -> float:
        """Seconds until one more may go; 0.0 means it may go now, and is counted."""
        begin = max(self._due, now)
        wait = begin - now - self.interval * (self.burst - 1)
        if wait > 1e-9:
            return wait
        self._due = begin + self.interval
        return 0.0

    def wait(self, now: float) -> float:
        """What ``take`` would give, without counting anything."""
        return max(0.0, self._due - now - self.interval * (self.burst - 1))

    def give_back(self) -> None:
        """One that was counted does not go now."""
        self._due -= self.interval

    def hold(self, until: float) -> None:
        """Nothing more goes before that time: Telegram said so (429)."""
        self._due = max(self._due, until + self.interval * (self.burst - 1))

    def is_full(self, now: float) -> bool:
        """Whether nothing of the past matters any more."""
        return self._due <= now


@dataclass(slots=True)
class Pace:
    """The three limits together: 1 a second to a person, 20 a minute to a group or channel, 30 a second overall."""

    per_second: float
    per_chat: float
    clock: Callable[[], float]
    _chats: dict[int, Bucket] = field(default_factory=dict)
    _overall: Bucket = field(init=False)

    def __post_init__(self) -> None:
        self._overall = Bucket(1 / self.per_second, max(1, int(self.per_second / _BURSTS_A_SECOND)))

    def take_chat(self, chat: int) -> float:
        """Seconds until this chat may be written to; 0.0 counts one message."""
        return self._chat(chat).take(self.clock())

    def take_overall(self) -> float:
        """Seconds until any chat may be written to; 0.0 counts one message."""
        return self._overall.take(self.clock())

    def overall_wait(self) -> float:
        """What ``take_overall`` would give, without counting anything."""
        return self._overall.wait(self.clock())

    def give_back_chat(self, chat: int) -> None:
        """A message that was counted for this chat does not go now."""
        self._chat(chat).give_back()

    def hold_chat(self, chat: int, seconds: float) -> None:
        """This chat waits: Telegram answered 429 for it."""
        self._chat(chat).hold(self.clock() + seconds)

    def hold_all(self, seconds: float) -> None:
        """Everything waits: Telegram answered 429 again."""
        self._overall.hold(self.clock() + seconds)

    def _chat(self, chat: int) -> Bucket:
        bucket = self._chats.get(chat)
        if bucket is None:
            now = self.clock()
            if len(self._chats) >= _TIDY_ABOVE:
                self._chats = {id_: kept for id_, kept in self._chats.items() if not kept.is_full(now)}
            # Groups and channels have negative ids.
            per_second = self.per_chat if chat > 0 else self.per_chat * GROUP_PER_SECOND
            bucket = Bucket(1 / per_second, _CHAT_BURST)
            self._chats[chat] = bucket
        return bucket
