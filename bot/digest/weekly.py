"""The weekly slot: every channel gets an edition then, with numbers or without, once and at the same hour.

What is due and what is written down is in ``bot.digest.deciding``; here it is made, sent, and tried again. A channel that
staff have paused gets none, and none is made up for afterwards (``bot.staff.press``).
"""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Protocol

from bot.apart import apart_within
from bot.digest.batches import State
from bot.digest.deciding import Deciding, Task
from bot.digest.making import Made, Order, make
from bot.digest.quoting import Choose, any_of
from bot.flows import Flows
from bot.staff.channels import Channel, Channels
from bot.staff.notices import Trouble
from bot.staff.recorder import Recorder
from conversations.digest.slots import Timetable
from storage.audit import Act
from storage.database import Transaction
from storage.errors import Unopenable
from storage.outbox import Outgoing
from storage.store import Store

log = logging.getLogger("firsthand.weekly")

MAKING_SECONDS = 60.0
"""Seconds after which the making of an edition is given up; it takes about two for 100,000 stories."""

_LONGEST_SLEEP = 60.0
_FIRST_PAUSE = 60.0
_LONGEST_PAUSE = 6 * 3600.0
_TRIES = 3  # stories that join or are taken back in the second an edition is made are rare

Make = Callable[[Order], Awaitable[Made]]
"""Makes an edition; whatever goes wrong is an exception."""


class Sends(Protocol):
    """What takes the editions from here."""

    def put(self, outgoing: list[Outgoing]) -> None:
        """Send these; they are in the outbox already."""


class Tells(Protocol):
    """What tells the steward, once until a trouble is over."""

    def tell(self, trouble: Trouble, channel: str) -> None:
        """There is this trouble with a channel."""

    def over(self, trouble: Trouble, channel: str) -> None:
        """There is none of this kind with a channel."""


async def make_apart(order: Order) -> Made:
    """Make an edition in a child process, as a service does.

    Raises:
        ChildDied: It was ended, or took longer than ``MAKING_SECONDS``.
    """
    return await apart_within(make, order, seconds=MAKING_SECONDS)


@dataclass(frozen=True, slots=True)
class _Pause:
    """When to try again for a slot whose edition could not be made."""

    slot: str
    until: float
    seconds: float


class Weekly:
    """Sends each channel its edition.

    Args:
        batch: Of how many narrators a batch must be to close with numbers.
        clock: The time, aware.
        make: Makes an edition; in a service ``make_apart``.
        choose: Picks the quote.
        elapsed: Seconds by a clock that nobody sets.
        recorder: Where it is written down that editions went out.
    """

    def __init__(
        self,
        store: Store,
        sender: Sends,
        channels: Channels,
        flows: Flows,
        timetable: Timetable,
        *,
        batch: int,
        clock: Callable[[], datetime],
        make: Make,
        notices: Tells,
        choose: Choose = any_of,
        elapsed: Callable[[], float] = monotonic,
        recorder: Recorder | None = None,
    ) -> None:
        self._store = store
        self._sender = sender
        self._channels = channels.all
        self._timetable = timetable
        self._clock = clock
        self._make = make
        self._notices = notices
        self._elapsed = elapsed
        self._recorder = recorder or Recorder()
        self._deciding = Deciding(
            store.digests,
            flows,
            timetable,
            full=batch,
            approval=channels.approval,
            choose=choose,
            elapsed=elapsed,
        )
        self._pauses: dict[str, _Pause] = {}

    async def run(self) -> None:
        """Look once a minute and at the slot, until cancelled."""
        while True:
            if sent := await self.once():
                await self._recorder.note(Act.DIGESTS_SENT, by="the service", editions=sent)
            now = self._clock()
            until_due = (self._timetable.following(now).due - now).total_seconds()
            await asyncio.sleep(max(0.2, min(_LONGEST_SLEEP, until_due)))

    async def once(self) -> int:
        """Do what is due now; gives how many editions went out, drafts among them."""
        sent = 0
        for channel in self._channels:
            try:
                await self._say_paused(channel)
                sent += await self._edition(channel)
            except sqlite3.Error as error:
                log.error(
                    "the weekly digest could not be written down (%s); trying again", type(error).__name__
                )
            except Unopenable as error:
                # Whether this slot was served, or what was told before, cannot be known: nothing may go out.
                self._put_off(channel, error)
        return sent

    async def _edition(self, channel: Channel) -> bool:
        """The edition of one channel, where one is due; whether it is on its way."""
        pause = self._pauses.get(channel.name)
        slot = self._timetable.last(self._clock()).week
        if pause is not None and pause.slot == slot and self._elapsed() < pause.until:
            return False
        for tried in range(_TRIES + 1):
            found = await self._store.write(self._looking(channel, quiet=tried == _TRIES))
            if not isinstance(found, Task):
                self._sender.put(found)
                return bool(found)
            made = await self._made(channel, found)
            if made is None:
                return False
            posts = await self._store.write(self._settling(channel, found, made))
            if posts is not None:
                self._tell(channel, found)
                self._sender.put(posts)
                return True
        return False

    def _looking(self, channel: Channel, *, quiet: bool) -> Callable[[Transaction], Task | list[Outgoing]]:
        now = self._clock()

        def look(transaction: Transaction) -> Task | list[Outgoing]:
            if self._store.digests.paused(transaction).holds(channel.name):
                return []
            return self._deciding.due(transaction, channel, now, quiet=quiet)

        return look

    def _settling(
        self, channel: Channel, task: Task, made: Made
    ) -> Callable[[Transaction], list[Outgoing] | None]:
        def settle(transaction: Transaction) -> list[Outgoing] | None:
            if self._store.digests.paused(transaction).holds(channel.name):
                return None  # it was paused while this was made: nothing was written down, so nothing is lost
            return self._deciding.settle(transaction, channel, task, made)

        return settle

    async def _say_paused(self, channel: Channel) -> None:
        """A pause that a slot fell into is told of, so that nobody forgets it."""
        digests, last = self._store.digests, self._timetable.last(self._clock()).week

        def missed(transaction: Transaction) -> bool | None:
            if not digests.paused(transaction).holds(channel.name):
                return None
            done = digests.slot(transaction, channel.name)
            return done is not None and last > done

        found = await self._store.write(missed)
        if found is None:
            self._notices.over(Trouble.PAUSED, channel.name)
        elif found:
            self._notices.tell(Trouble.PAUSED, channel.name)

    async def _made(self, channel: Channel, task: Task) -> Made | None:
        """The edition; where it cannot be made the steward is told, and it is tried again after pauses that grow."""
        try:
            made = await self._make(task.batch.order)
        except Exception as error:  # noqa: BLE001  # a solver and a drawing library: nobody knows all they may raise
            self._put_off(channel, error)
            return None
        self._pauses.pop(channel.name, None)
        return made

    def _put_off(self, channel: Channel, error: Exception) -> None:
        slot = self._timetable.last(self._clock()).week
        before = self._pauses.get(channel.name)
        seconds = _FIRST_PAUSE
        if before is not None and before.slot == slot:
            seconds = min(2 * before.seconds, _LONGEST_PAUSE)
        self._pauses[channel.name] = _Pause(slot, self._elapsed() + seconds, seconds)
        log.error("the weekly digest could not be made (%s); trying again", type(error).__name__)
        self._notices.tell(Trouble.DIGEST_NOT_MADE, channel.name)

    def _tell(self, channel: Channel, task: Task) -> None:
        """Tell the steward what an edition that went out does not say."""
        for trouble, there in (
            (Trouble.BATCH_WITHDRAWN, task.batch.state is State.WITHDRAWN),
            (Trouble.DIGEST_NOT_MADE, task.batch.state is State.DAMAGED),
            (Trouble.DRAFT_WAITS, task.waits),
        ):
            if there:
                self._notices.tell(trouble, channel.name)
            else:
                self._notices.over(trouble, channel.name)
