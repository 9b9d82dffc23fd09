"""Drains the outbox: in order within a chat, chats beside each other, conversations before posts.

Whoever writes faster than people do is answered after everybody else, and to the same words once (``limits``).

At most one message of a chat is on its way at a time, and at most ``CALLS_AT_ONCE`` in all. A row dies when
its message is known to have arrived.

Clearing a chat waits for nothing but what is on its way to that chat. Telegram's limits are on messages that are
sent or edited (core.telegram.org/bots/faq; tdlib/telegram-bot-api, issue 736); those on deleting "are high enough to
cover all reasonable usages" (the same, issue 572). So deleting keeps to no pace, and has callers of its own.
"""

import asyncio
import logging
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from bot.telegram.calls import CALLS_AT_ONCE, CLEARING_AT_ONCE, Calls
from bot.telegram.clearing import Clearing
from bot.telegram.editions import Editions, is_file
from bot.telegram.limits import Limits
from bot.telegram.outbound import (
    FOR_STAFF,
    NOT_SHOWN,
    PLACE_GONE,
    PLACED,
    Delivered,
    Gone,
    Instead,
    Later,
    Moved,
    Outcome,
    Replaced,
    Undeliverable,
    Unfinished,
    deliver,
)
from bot.telegram.pace import Pace
from bot.telegram.reports import NoReports, Reports
from bot.telegram.settling import Settling
from bot.telegram.showing import Showing
from bot.telegram.waits import USUAL, Waits
from conversations.effects import StoryId
from storage.database import Transaction
from storage.outbox import CLEARS, Finished, Kind, Outgoing
from storage.store import Store

log = logging.getLogger("firsthand.sender")

MOST_A_CHAT = 60
"""Most messages that wait for one chat: a minute at Telegram's pace. Older ones give way to newer."""

_LONGEST_PAUSE = 60.0
_TOLD_AGAIN_SECONDS = 3600.0  # that a channel is gone is said so often, not at each try
_RINGS_SECONDS = 600.0  # what is answered later than that comes without a sound
_LIMITED_TWICE = 2  # a second 429 in a row is the whole bot's, not one chat's


class Sender:
    """Sends what the outbox holds, for as long as ``run`` runs."""

    def __init__(
        self,
        store: Store,
        calls: Calls,
        pace: Pace,
        *,
        clock: Callable[[], datetime],
        most_waiting: int = 20_000,
        waits: Waits = USUAL,
        reports: Reports | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._store = store
        self._calls = calls
        self._pace = pace
        self._clock = clock
        self._limits = limits
        self._showing = Showing(store, calls)
        self._clearing = Clearing(store, calls, clock)
        self._editions = Editions(store, calls)
        self._reports = reports or NoReports()
        self._closed: dict[int, float] = {}  # channels that cannot be written to, and when that was last said
        self._most = most_waiting
        self._waits = waits
        self._queues: dict[int, deque[Outgoing]] = {}
        self._held: dict[int, deque[Outgoing]] = {}  # by chat, posts and digests that staff have stopped
        self._is_held: Callable[[int], bool] = lambda _: False
        self._before: dict[int, int] = {}  # of a group that moved, the number that the settings know it by
        self._ready: asyncio.PriorityQueue[tuple[int, int, int]] = asyncio.PriorityQueue()
        self._ready_to_clear: asyncio.Queue[tuple[int, int]] = asyncio.Queue()
        self._pacing = asyncio.Lock()
        self._turn = 0
        self._tickets: dict[int, int] = {}  # by chat, which waits for its turn with this number
        self._blanking: set[int] = set()  # what has only writing left to do, though it clears
        self._waiting = 0
        self._gone: set[StoryId] = set()
        self._settling = Settling(store, clock, waits)
        self._room = asyncio.Event()
        self._room.set()
        self._idle = asyncio.Event()
        self._idle.set()
        self._pauses: dict[int, float] = {}
        self._repeated: set[int] = set()
        self._astray: set[int] = set()  # of these an earlier call was never confirmed
        self._limited = 0
        self.undeliverable = 0

    def put(self, outgoing: Iterable[Outgoing]) -> None:
        """Send these too; they are in the outbox already."""
        now = self._clock().timestamp()
        for one in outgoing:
            if one.due > now:
                asyncio.get_running_loop().call_later(one.due - now, self.put, (replace(one, due=0),))
                continue
            if self._holds(one):
                self._held.setdefault(one.address, deque()).append(one)
                continue
            queue = self._queues.get(one.address)
            self._count(_talk((one,)))
            self._idle.clear()
            if queue is None:
                self._queues[one.address] = deque((one,))
                self._offer(one)
            elif one.kind is Kind.RETRACT:
                queue.insert(1, one)  # taking down goes before putting up
            elif one.kind in CLEARS:
                self._put_clear(queue, one)
            else:
                self._give_way_to(queue, one)
                queue.append(one)
                if len(queue) > MOST_A_CHAT and not _is_staffs(one.address):
                    self._give_way(queue)

    def _put_clear(self, queue: deque[Outgoing], clear: Outgoing) -> None:
        """What only waits to be said before a chat is cleared is not said: it would be taken away at once."""
        on_its_way = clear.address not in self._tickets
        kept = deque(
            one
            for at, one in enumerate(queue)
            if (on_its_way and at == 0)
            or (one.kind is Kind.HIDE and clear.kind is Kind.CLEAR)
            or one.id > clear.id  # decided on after a clearing that had to wait until now
        )
        for one in queue:
            if one not in kept:
                self._finished(one)
        self._count(_talk(kept) - _talk(queue))
        first_later = next(
            (at for at, one in enumerate(kept) if at >= on_its_way and one.id > clear.id), len(kept)
        )
        kept.insert(first_later, clear)
        self._queues[clear.address] = kept
        if not on_its_way:
            self._offer(kept[0])

    def _give_way_to(self, queue: deque[Outgoing], newer: Outgoing) -> None:
        """What waits to be said in the same words is said once: the newer one's buttons are those that count."""
        if newer.kind is not Kind.SAY:
            return
        for at, one in enumerate(queue):
            if at and one.kind is Kind.SAY and one.text == newer.text:  # the first may be on its way
                self._finished(one)
                del queue[at]
                self._count(-_talk((one,)))
                return

    def _give_way(self, queue: deque[Outgoing]) -> None:
        """Of a talk the newest matter (for staff each does). Without this one chat could fill the room of all."""
        for at, one in enumerate(queue):
            if at and one.kind not in CLEARS:  # the first may be on its way
                self._finished(one)
                del queue[at]
                self._count(-_talk((one,)))
                return

    def withdraw(self, stories: Iterable[StoryId]) -> None:
        """Posts of these stories, and digests that quote them, do not leave any more; the outbox has dropped them."""
        gone = set(stories)
        if not gone:
            return
        self._gone |= {
            queue[0].story for queue in self._queues.values() if queue[0].story in gone and queue[0].story
        }
        for address, queue in self._queues.items():
            kept = deque(one for one in queue if one.story not in gone or one is queue[0])
            self._count(_talk(kept) - _talk(queue))
            self._queues[address] = kept
        for address, held in self._held.items():
            self._held[address] = deque(one for one in held if one.story not in gone)

    def hold(self, is_held: Callable[[int], bool]) -> None:
        """From now on no post and no digest goes to a chat of which this says so; what waited for any other goes, in order.

        A message of a digest whose place stands is filled all the same: what takes the place of words that were taken
        back does not wait.
        """
        self._is_held = is_held
        for address in tuple(self._queues):
            self._lay_aside(address)
        freed = [address for address in self._held if not self._is_held(self._before.get(address, address))]
        for address in freed:
            self.put(self._held.pop(address))

    def _holds(self, outgoing: Outgoing) -> bool:
        if outgoing.kind not in PLACED or outgoing.text == NOT_SHOWN:
            return False
        if outgoing.kind is Kind.EDITION and outgoing.message is not None:
            return False
        return self._is_held(self._before.get(outgoing.address, outgoing.address))

    def _lay_aside(self, address: int) -> None:
        """What waits for this chat and is held waits apart, so that it keeps nothing else back."""
        queue, on_its_way = self._queues[address], address not in self._tickets
        first = queue[0]
        held = [(one is first and on_its_way, self._holds(one), one) for one in queue]
        aside = [one for is_going, is_held, one in held if is_held and not is_going]
        kept = deque(one for is_going, is_held, one in held if is_going or not is_held)
        if not aside:
            return
        self._held.setdefault(address, deque()).extend(aside)
        if kept:
            self._queues[address] = kept
            if kept[0] is not first:
                self._offer(kept[0])
        else:
            del self._queues[address]
            del self._tickets[address]
            self._settled()

    def take_delivered(self) -> list[Finished]:
        """What is known to have arrived since last asked, for a commit that is about to happen anyway."""
        return self._settling.take()

    async def settle(self) -> None:
        """Tell the outbox now what has arrived; where it cannot be written, keep it for another time."""
        await self._settling.settle()

    async def wait_for_room(self) -> None:
        """Return when few enough messages wait that new turns may be taken."""
        await self._room.wait()

    async def wait_until_idle(self) -> None:
        """Return when nothing waits or is on its way, and the outbox knows it."""
        await self._idle.wait()
        await self._settling.settle_all()

    async def run(self) -> None:
        """Send until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._settling.run())
            for _ in range(CALLS_AT_ONCE):
                tasks.create_task(self._sending())
            for _ in range(CLEARING_AT_ONCE):
                tasks.create_task(self._clearing_chats())

    # One chat after another

    def _offer(self, outgoing: Outgoing) -> None:
        """Its chat waits for its turn with this, the first of its queue."""
        self._turn += 1
        self._tickets[outgoing.address] = self._turn
        self._put_ready(outgoing, self._turn)

    def _offer_later(self, outgoing: Outgoing, seconds: float) -> None:
        self._turn += 1
        self._tickets[outgoing.address] = self._turn
        asyncio.get_running_loop().call_later(seconds, self._put_ready, outgoing, self._turn)

    def _put_ready(self, outgoing: Outgoing, ticket: int) -> None:
        if outgoing.kind in CLEARS and outgoing.id not in self._blanking:
            self._ready_to_clear.put_nowait((ticket, outgoing.address))
        else:
            self._ready.put_nowait((self._rank(outgoing), ticket, outgoing.address))

    def _rank(self, outgoing: Outgoing) -> int:
        """Talks first, then what is for staff, and last whoever is far ahead of what a person does."""
        if outgoing.kind in FOR_STAFF:
            return 1
        level = (
            0
            if self._limits is None or _is_staffs(outgoing.address)
            else self._limits.level(outgoing.address)
        )
        return level + 1 if level else 0

    def _fell_back(self, rank: int, ticket: int, address: int) -> bool:
        """Whether a chat got ahead of people since it came to wait, so that it goes behind them."""
        if self._tickets.get(address) != ticket:
            return False
        now = self._rank(self._queues[address][0])
        if now > rank:
            self._ready.put_nowait((now, ticket, address))
        return now > rank

    def _called(self, address: int, ticket: int) -> Outgoing | None:
        """What this chat waited with; None where something else took its place meanwhile."""
        if self._tickets.get(address) != ticket:
            return None
        del self._tickets[address]
        return self._queues[address][0]

    async def _sending(self) -> None:
        while True:
            address, outgoing = await self._chosen()
            await self._send(address, outgoing)

    async def _chosen(self) -> tuple[int, Outgoing]:
        """What goes next, once it may. While all wait for the pace nobody holds anything: others could not go before it."""
        while True:
            if self._pace.overall_wait() > 0:
                async with self._pacing:
                    while (wait := self._pace.overall_wait()) > 0:  # noqa: ASYNC110  # the wait is known; no event ends it
                        await asyncio.sleep(wait)
            rank, ticket, address = await self._ready.get()
            if self._fell_back(rank, ticket, address):
                continue
            outgoing = self._called(address, ticket)
            if outgoing is None:
                continue
            wait = self._pace.take_chat(address)
            if wait > 0:
                self._offer_later(outgoing, wait)
            elif self._pace.take_overall() > 0:
                self._pace.give_back_chat(address)
                self._tickets[address] = ticket
                self._ready.put_nowait((rank, ticket, address))
            else:
                return address, outgoing

    async def _clearing_chats(self) -> None:
        while True:
            ticket, address = await self._ready_to_clear.get()
            outgoing = self._called(address, ticket)
            if outgoing is not None:
                await self._send(address, outgoing)

    def _hushed(self, outgoing: Outgoing) -> Outgoing:
        """Nobody is rung up by what they wrote long ago, or before the service was begun anew."""
        if outgoing.quiet or outgoing.kind not in (Kind.SAY, Kind.SHOW, Kind.REVISE):
            return outgoing
        waited = self._clock().timestamp() - outgoing.decided if outgoing.decided else 0.0
        return replace(outgoing, quiet=True) if outgoing.uncertain or waited > _RINGS_SECONDS else outgoing

    async def _tried(self, outgoing: Outgoing) -> Outcome:
        outgoing = self._hushed(outgoing)
        match outgoing.kind:
            case Kind.SHOW:
                return await self._showing.deliver(outgoing)
            case Kind.CLEAR | Kind.HIDE:
                # What stands in the chat must be known.
                settled = await self._settling.settle()
                return await self._clearing.deliver(outgoing) if settled else Later()
            case Kind.SHRINK:
                message = await self._settling.place_of(outgoing)
                if message is None:
                    return Delivered()
                return await deliver(self._calls, replace(outgoing, message=message))
            case Kind.EDITION if outgoing.message is not None and is_file(outgoing):
                return await self._editions.deliver(outgoing)
            case _:
                return await deliver(self._calls, outgoing)

    async def _send(self, address: int, outgoing: Outgoing) -> None:
        if outgoing.kind in PLACED and outgoing.story in self._gone:
            self._next(address, outgoing)
            return
        if self._holds(outgoing):  # it was on its way, or about to be, when that was stopped
            self._held.setdefault(address, deque()).appendleft(outgoing)
            self._next(address, outgoing)
            return
        outcome = await self._tried(outgoing)
        lost = (isinstance(outcome, Later) and outcome.lost) or outcome == Delivered()
        if lost and outgoing.kind in (Kind.SAY, Kind.SHOW):
            self._astray.add(outgoing.id)  # it may stand in the chat, and nobody knows where
        match outcome:
            case Delivered():
                self._pauses.pop(address, None)
                self._limited = 0
                self._is_open(address)
                if outgoing.kind in PLACED and outgoing.message is None and outcome.message is not None:
                    await self._place_made(address, outgoing, outcome.message)
                else:
                    self._finished(outgoing, outcome.message)
                    self._next(address, outgoing)
            case Later(perhaps=True) if outgoing.kind in (Kind.SAY, Kind.SHOW) and self._was_repeated(
                outgoing
            ):
                self._finished(outgoing)
                self._next(address, outgoing)
            case Later():
                self._again(address, outgoing, outcome)
            case Instead():
                self._queues[address][0] = outcome.outgoing
                self._offer(outcome.outgoing)
            case Replaced():
                await self._place_made(address, outgoing, outcome.message)
            case Unfinished():
                self._blanking.add(outgoing.id)
                queue = self._queues[address]
                if outgoing.kind is Kind.CLEAR:
                    queue.rotate(-1)  # who goes on talking does not wait until all that is old is blank
                self._offer(queue[0])
            case Gone() if outgoing.kind in FOR_STAFF:
                self._is_closed(address)
                self._offer_later(outgoing, self._waits.closed)
            case Gone() if _is_staffs(address):
                self._is_closed(address)
                self._finished(outgoing)
                self._next(address, outgoing)
            case Gone():
                # A block is "no more contact": what waits for this chat is dropped, what was told is not.
                log.info("a chat can no longer be written to; its waiting messages are dropped")
                self._drop(address, outgoing)
            case Moved():
                self._moved(address, outcome.address)
            case Undeliverable():
                self.undeliverable += 1
                if outgoing.kind is Kind.RETRACT:
                    log.error(
                        "a post that was taken back still stands; delete it in the staff channel by hand"
                    )
                log.warning("message %d was refused for good: %s", outgoing.id, outcome.reason)
                if outgoing.kind in PLACED and outgoing.text != NOT_SHOWN:
                    self._refused(address, outgoing, outcome.reason)
                    return
                self._finished(outgoing)
                self._next(address, outgoing)
            case _:
                assert_never(outcome)

    def _refused(self, address: int, outgoing: Outgoing, reason: str) -> None:
        """It is told of, and where its place stands that says so for as long as the place does."""
        self._reports.refused(outgoing, reason)
        if outgoing.message is None or reason == PLACE_GONE:
            self._finished(outgoing)
            self._next(address, outgoing)
            return
        says = Outgoing(
            outgoing.id, Kind.POST, address, NOT_SHOWN, message=outgoing.message, story=outgoing.story
        )
        self._queues[address][0] = says
        self._offer(says)

    def _is_closed(self, address: int) -> None:
        """A staff chat cannot be written to; what is for other chats goes on."""
        now = self._clock().timestamp()
        if abs(now - self._closed.get(address, float("-inf"))) >= _TOLD_AGAIN_SECONDS:
            self._closed[address] = now
            log.error("a staff channel cannot be written to; what is for it waits. Run: firsthand doctor")
            self._reports.gone(address)

    def _is_open(self, address: int) -> None:
        if self._closed.pop(address, None) is not None:
            log.warning("a staff channel can be written to again")
            self._reports.back(address)

    def _drop(self, address: int, hopeless: Outgoing) -> None:
        """Nobody reads in this chat; what was to be cleared there still is, unless that is what was tried."""
        queue = self._queues[address]
        kept = deque(one for one in queue if one.kind in CLEARS and hopeless.kind not in CLEARS)
        for one in queue:
            if one not in kept:
                self._finished(one, lost=one.kind in CLEARS)
        self._count(_talk(kept) - _talk(queue))
        if kept:
            self._queues[address] = kept
            self._offer(kept[0])
        else:
            del self._queues[address]
            self._settled()

    def _was_repeated(self, outgoing: Outgoing) -> bool:
        """Whether a message of which nobody knows if it arrived was sent a second time; if not, it now is.

        One that was on its way when the last process ended has been sent again by this one.
        """
        if outgoing.uncertain or outgoing.id in self._repeated:
            return True
        self._repeated.add(outgoing.id)
        return False

    async def _place_made(self, address: int, outgoing: Outgoing, message: int) -> None:
        """Write down where a place is, before anything is put into it; one that it had before is to be taken down."""
        while True:
            try:
                follows, retract = await self._store.write(
                    lambda transaction: self._placed(transaction, outgoing, message)
                )
                break
            except sqlite3.Error as error:
                log.error("a post's place could not be written down (%s); trying again", type(error).__name__)
                await asyncio.sleep(self._waits.again)
        self._queues[address][0] = follows
        self._offer(follows)
        if retract is not None:
            self.put([retract])

    def _placed(
        self, transaction: Transaction, outgoing: Outgoing, message: int
    ) -> tuple[Outgoing, Outgoing | None]:
        """What is to be done next with the place, and what takes down the one before, where there was one."""
        if outgoing.kind is Kind.POST:
            follows = self._store.vault.posted(transaction, outgoing, message)
        else:
            follows = self._store.digests.edition_placed(transaction, outgoing, message)
        assert follows is not None, "a place is filled or taken down"
        if outgoing.message is None:
            return follows, None
        return follows, self._store.digests.posts.retract(transaction, outgoing.address, outgoing.message)

    def _again(self, address: int, outgoing: Outgoing, later: Later) -> None:
        pause = later.seconds
        if later.limited:
            assert pause is not None
            self._limited += 1
            self._pace.hold_chat(address, pause)
            if self._limited >= _LIMITED_TWICE:
                self._pace.hold_all(pause)
        if pause is None:
            pause = self._pauses.get(address, self._waits.again)
            self._pauses[address] = min(pause * 2, _LONGEST_PAUSE)
        self._offer_later(outgoing, pause)

    def _moved(self, address: int, to: int) -> None:
        log.warning(
            "a staff group has a new id; set it in the settings or the channels file (firsthand doctor shows it)"
        )
        waiting = self._queues.pop(address)
        self._before[to] = self._before.get(address, address)
        waiting.extend(self._held.pop(address, ()))
        self._count(-_talk(waiting))
        for one in waiting:
            if one.kind is Kind.RETRACT:
                # Messages are numbered anew where it moved to: the same number is somebody else's words there.
                self.undeliverable += 1
                log.error("a post of before the group moved was taken back; delete it there by hand")
                self._finished(one)
        self.put(replace(one, address=to, message=None) for one in waiting if one.kind is not Kind.RETRACT)
        self._settled()

    def _next(self, address: int, outgoing: Outgoing) -> None:
        queue = self._queues[address]
        assert queue[0] is outgoing
        queue.popleft()
        self._count(-_talk((outgoing,)))
        if outgoing.story is not None:
            self._gone.discard(outgoing.story)
        if queue:
            self._offer(queue[0])
        else:
            del self._queues[address]
            self._settled()

    def _count(self, more: int) -> None:
        """So many more wait, or fewer: too many, and no new turns are taken until some have left."""
        self._waiting += more
        if self._waiting > self._most:
            self._room.clear()
        else:
            self._room.set()

    def _settled(self) -> None:
        if not self._queues:
            self._idle.set()

    def _finished(self, outgoing: Outgoing, message: int | None = None, *, lost: bool = False) -> None:
        """It has arrived as that message, or never will."""
        self._repeated.discard(outgoing.id)
        self._blanking.discard(outgoing.id)
        astray = outgoing.uncertain or outgoing.id in self._astray
        self._astray.discard(outgoing.id)
        self._settling.finished(outgoing, message, astray=astray, lost=lost)


def _talk(messages: Iterable[Outgoing]) -> int:
    """How many of these are part of a talk. What is for staff may wait for weeks and holds up nobody's turn."""
    return sum(one.kind not in FOR_STAFF for one in messages)


def _is_staffs(address: int) -> bool:
    """Groups and channels have numbers below zero, people have not (core.telegram.org/bots/api#chat)."""
    return address < 0
