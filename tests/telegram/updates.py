"""The queue of updates of one bot, with the semantics of Telegram's own server.

Rules and figures are those of ``Client.cpp`` and ``TQueue`` of tdlib/telegram-bot-api: an offset forgets
what is below it and nothing else; what was not forgotten is handed out again; one poll waits at a time.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.telegram.refusals import OTHER_POLLER, WEBHOOK_ACTIVE, WEBHOOK_SET, conflict

Json = dict[str, object]

LIFETIMES = {"callback_query": timedelta(seconds=150)}
"""How long an update waits, from the date of what it tells of; 24 hours where nothing is said here."""

ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that only a bot which names them in ``allowed_updates`` gets."""


@dataclass(frozen=True, slots=True)
class Queued:
    """One update that waits; ``body`` is the whole object, as it will be sent."""

    id: int
    body: Json = field(repr=False)
    expires: datetime


class UpdateQueue:
    """Updates in the order of their ids, and the one poll that waits for them.

    ``throttles`` slows a stuck or second poller as the real server does: the same offset twice within 0.5 s
    gives one update, within 3 s it waits up to 3 s, and a further 409 within 3 s is held back for 3 s.
    ``changed`` is called when updates were forgotten and when a poll begins to wait.
    """

    def __init__(
        self,
        clock: Callable[[], datetime],
        first_id: int,
        throttles: bool = False,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._clock = clock
        self._changed = changed
        self._next_id = first_id
        self._throttles = throttles
        self._waiting: deque[Queued] = deque()
        self._poll: asyncio.Future[None] | None = None
        self._last_batch: list[Json] = []
        self._last_asked: tuple[int, datetime] | None = None
        self._next_conflict: datetime | None = None
        self.allowed: frozenset[str] | None = None
        self.webhook = ""
        self.polls = 0
        self.handed_out = 0
        self.expired = 0
        self.acted: set[int] = set()

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def pending(self) -> tuple[int, ...]:
        """The ids of the updates that were not acknowledged, oldest first."""
        return tuple(update.id for update in self._waiting)

    @property
    def is_polled(self) -> bool:
        """Whether a poll waits now."""
        return self._poll is not None

    def renumber(self, next_id: int) -> None:
        """Draw ids anew, as Telegram does after a week without updates; nothing may wait."""
        assert not self._waiting
        self._next_id = next_id

    def put(self, kind: str, payload: Json, date: datetime) -> int | None:
        """Queue one update; its id, or None where the bot did not ask for this kind."""
        if kind not in self.allowed if self.allowed else kind in ON_REQUEST:
            return None
        return self.put_raw({kind: payload}, date + LIFETIMES.get(kind, timedelta(hours=24)))

    def put_raw(self, body: Json, expires: datetime | None = None) -> int:
        """Queue an object as it is, whatever it is; an ``update_id`` is added where it has none."""
        self.acted |= {
            int(sender["id"])
            for payload in body.values()
            if isinstance(payload, dict)
            and isinstance(sender := payload.get("from"), dict)
            and "id" in sender
        }
        given = body.get("update_id")
        update_id = given if isinstance(given, int) else self._next_id
        self._next_id = max(self._next_id, update_id + 1)
        expires = expires or self._clock() + timedelta(hours=24)
        self._waiting.append(Queued(update_id, {"update_id": update_id} | body, expires))
        self._wake()
        return update_id

    def clear(self) -> None:
        """Forget all that waits, as ``drop_pending_updates`` does."""
        self._waiting.clear()

    def set_webhook(self, url: str) -> None:
        """Deliver elsewhere from now on (or not, where ``url`` is empty); ends a poll that waits."""
        self.webhook = url
        if url:
            self._end_poll(WEBHOOK_SET)

    def close(self) -> None:
        """Let the poll that waits go, with nothing."""
        self._wake()

    async def take(
        self, offset: int = 0, limit: int = 100, seconds: float = 0, allowed: list[str] | None = None
    ) -> list[Json]:
        """One ``getUpdates``: acknowledge what is below ``offset``, hand out up to ``limit`` of the rest.

        Waits up to ``seconds`` (at most 50) where there is nothing. An empty ``allowed`` means the default
        kinds; None keeps what was asked for last.

        Raises:
            RefusalError: 409, under a webhook, or when another call ends this one.
        """
        self.polls += 1
        if self.webhook:
            raise conflict(WEBHOOK_ACTIVE)
        if allowed is not None:
            self.allowed = frozenset(allowed) or None
        limit, seconds = max(1, min(limit, 100)), max(0, min(seconds, 50))
        if self._throttles:
            limit, seconds = self._throttled(offset, limit, seconds)
        self._end_poll(OTHER_POLLER)
        self._forget(offset)
        if not self._waiting and seconds:
            await self._wait(seconds)
        else:
            self._changed()
        batch = [update.body for update, _ in zip(self._waiting, range(limit), strict=False)]
        self.handed_out += len(batch)
        if batch:
            self._last_batch = batch
        return batch

    def again(self) -> list[Json]:
        """The batch that was handed out last, acknowledged or not."""
        self.polls += 1
        return self._last_batch

    def _forget(self, offset: int) -> None:
        now = self._clock()
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        # Ids may have been drawn anew below those that wait, so the order of the queue decides, not the id alone.
        while self._waiting and self._waiting[0].id < offset:
            self._waiting.popleft()
        while self._waiting and self._waiting[0].expires <= now:
            self._waiting.popleft()
            self.expired += 1

    async def _wait(self, seconds: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        self._changed()
        try:
            await asyncio.wait((poll,), timeout=seconds)
            if poll.done():
                poll.result()
        finally:
            poll.cancel()
            if self._poll is poll:
                self._poll = None

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def _end_poll(self, reason: str) -> None:
        poll, self._poll = self._poll, None
        if poll is None or poll.done():
            return
        now = self._clock()
        if self._throttles and self._next_conflict is not None and now < self._next_conflict:
            loop = asyncio.get_running_loop()
            loop.call_later(3, _fail, poll, reason)
            return
        self._next_conflict = now + timedelta(seconds=3)
        poll.set_exception(conflict(reason))

    def _throttled(self, offset: int, limit: int, seconds: float) -> tuple[int, float]:
        now = self._clock()
        last, self._last_asked = self._last_asked, (offset, now)
        if last is None or last[0] != offset:
            return limit, seconds
        if now < last[1] + timedelta(seconds=0.5):
            limit = 1
        if now < last[1] + timedelta(seconds=3):
            seconds = max(seconds, 3)
        return limit, seconds


def _fail(poll: asyncio.Future[None], reason: str) -> None:
    if not poll.done():
        poll.set_exception(conflict(reason))
