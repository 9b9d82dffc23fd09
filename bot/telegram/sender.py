"""Drains the outbox: in order within a chat, chats beside each other, conversations before posts.

At most one message of a chat is on its way at a time, and at most ``CALLS_AT_ONCE`` in all. A row dies when
its message is known to have arrived.
"""

import asyncio
import logging
import sqlite3
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from bot.telegram.calls import CALLS_AT_ONCE, Calls
from bot.telegram.outbound import Delivered, Gone, Instead, Later, Moved, Undeliverable, deliver
from bot.telegram.pace import Pace
from bot.telegram.showing import Showing
from conversations.effects import StoryId
from storage.outbox import Kind, Outgoing
from storage.store import Store

log = logging.getLogger("firsthand.sender")

MOST_A_CHAT = 60
"""Most messages that wait for one chat: a minute at Telegram's pace. Older ones give way to newer."""

_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 60.0
_LIMITED_TWICE = 2  # a second 429 in a row is the whole bot's, not one chat's


class Sender:
    """Sends what the outbox holds, for as long as ``run`` runs."""

    def __init__(self, store: Store, calls: Calls, pace: Pace, *, most_waiting: int = 20_000) -> None:
        self._store = store
        self._calls = calls
        self._pace = pace
        self._showing = Showing(store, calls)
        self._most = most_waiting
        self._queues: dict[int, deque[Outgoing]] = {}
        self._ready: asyncio.PriorityQueue[tuple[int, int, int]] = asyncio.PriorityQueue()
        self._turn = 0
        self._waiting = 0
        self._gone: set[StoryId] = set()
        self._delivered: list[int] = []
        self._arrived = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()
        self._idle = asyncio.Event()
        self._idle.set()
        self._pauses: dict[int, float] = {}
        self._repeated: set[int] = set()
        self._limited = 0
        self.undeliverable = 0

    def put(self, outgoing: Iterable[Outgoing]) -> None:
        """Send these too; they are in the outbox already."""
        for one in outgoing:
            queue = self._queues.get(one.address)
            self._count(1)
            self._idle.clear()
            if queue is None:
                self._queues[one.address] = deque((one,))
                self._offer(one)
            elif one.kind is Kind.RETRACT:
                queue.insert(1, one)  # taking down goes before putting up
            else:
                queue.append(one)
                if len(queue) > MOST_A_CHAT and one.kind is not Kind.POST:
                    # Of a talk the newest matter (of posts each does); the first may be on its way. Without this one chat could fill the room of all.
                    self._finished(queue[1])
                    del queue[1]
                    self._count(-1)

    def withdraw(self, stories: Iterable[StoryId]) -> None:
        """Posts of these stories that have not left do not leave; the outbox has dropped them."""
        gone = set(stories)
        if not gone:
            return
        self._gone |= {
            queue[0].story for queue in self._queues.values() if queue[0].story in gone and queue[0].story
        }
        for address, queue in self._queues.items():
            kept = deque(one for one in queue if one.story not in gone or one is queue[0])
            self._count(len(kept) - len(queue))
            self._queues[address] = kept

    def take_delivered(self) -> list[int]:
        """Rows known to have arrived since last asked, for a commit that is about to happen anyway."""
        taken, self._delivered = self._delivered, []
        return taken

    async def wait_for_room(self) -> None:
        """Return when few enough messages wait that new turns may be taken."""
        await self._room.wait()

    async def wait_until_idle(self) -> None:
        """Return when nothing waits or is on its way, and the outbox knows it."""
        await self._idle.wait()
        while self._delivered:
            await self.settle()

    async def run(self) -> None:
        """Send until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._settling())
            for _ in range(CALLS_AT_ONCE):
                tasks.create_task(self._sending())

    # One chat after another

    def _offer(self, outgoing: Outgoing) -> None:
        self._turn += 1
        posts_last = 1 if outgoing.kind in (Kind.POST, Kind.RETRACT) else 0
        self._ready.put_nowait((posts_last, self._turn, outgoing.address))

    def _offer_later(self, outgoing: Outgoing, seconds: float) -> None:
        asyncio.get_running_loop().call_later(seconds, self._offer, outgoing)

    async def _sending(self) -> None:
        while True:
            _, _, address = await self._ready.get()
            outgoing = self._queues[address][0]
            wait = self._pace.take_chat(address)
            if wait > 0:
                self._offer_later(outgoing, wait)
                continue
            while (wait := self._pace.take_overall()) > 0:  # noqa: ASYNC110  # the wait is known; no event ends it
                await asyncio.sleep(wait)
            await self._send(address, outgoing)

    async def _send(self, address: int, outgoing: Outgoing) -> None:
        if outgoing.kind is Kind.POST and outgoing.story in self._gone:
            self._next(address, outgoing)
            return
        if outgoing.kind is Kind.SHOW:
            outcome = await self._showing.deliver(outgoing)
        else:
            outcome = await deliver(self._calls, outgoing)
        match outcome:
            case Delivered():
                self._pauses.pop(address, None)
                self._limited = 0
                if outgoing.kind is Kind.POST and outgoing.message is None and outcome.message is not None:
                    await self._place_made(address, outgoing, outcome.message)
                else:
                    self._finished(outgoing)
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
            case Gone() if outgoing.kind in (Kind.POST, Kind.RETRACT):
                log.error("the staff channel cannot be written to; posts wait. Run: firsthand doctor")
                self._offer_later(outgoing, _LONGEST_PAUSE)
            case Gone():
                # A block is "no more contact": what waits for this chat is dropped, what was told is not.
                log.info("a chat can no longer be written to; its waiting messages are dropped")
                for one in self._queues.pop(address):
                    self._count(-1)
                    self._finished(one)
                self._settled()
            case Moved():
                self._moved(address, outcome.address)
            case Undeliverable():
                self.undeliverable += 1
                if outgoing.kind is Kind.RETRACT:
                    log.error(
                        "a post that was taken back still stands; delete it in the staff channel by hand"
                    )
                log.warning("message %d was refused for good: %s", outgoing.id, outcome.reason)
                self._finished(outgoing)
                self._next(address, outgoing)
            case _:
                assert_never(outcome)

    def _was_repeated(self, outgoing: Outgoing) -> bool:
        """Whether a message of which nobody knows if it arrived was sent a second time; if not, it now is.

        One that was on its way when the last process ended has been sent again by this one.
        """
        if outgoing.uncertain or outgoing.id in self._repeated:
            return True
        self._repeated.add(outgoing.id)
        return False

    async def _place_made(self, address: int, outgoing: Outgoing, message: int) -> None:
        """Write down where a post's place is, before anything is put into it."""
        vault = self._store.vault
        while True:
            try:
                follows = await self._store.write(
                    lambda transaction: vault.posted(transaction, outgoing, message)
                )
                break
            except sqlite3.Error as error:
                log.error("a post's place could not be written down (%s); trying again", type(error).__name__)
                await asyncio.sleep(_FIRST_PAUSE)
        assert follows is not None
        self._queues[address][0] = follows
        self._offer(follows)

    def _again(self, address: int, outgoing: Outgoing, later: Later) -> None:
        pause = later.seconds
        if later.limited:
            assert pause is not None
            self._limited += 1
            self._pace.hold_chat(address, pause)
            if self._limited >= _LIMITED_TWICE:
                self._pace.hold_all(pause)
        if pause is None:
            pause = self._pauses.get(address, _FIRST_PAUSE)
            self._pauses[address] = min(pause * 2, _LONGEST_PAUSE)
        self._offer_later(outgoing, pause)

    def _moved(self, address: int, to: int) -> None:
        log.warning(
            "the staff group has a new id; set FIRSTHAND_STAFF_CHAT to it (firsthand doctor shows it)"
        )
        waiting = self._queues.pop(address)
        self._count(-len(waiting))
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
        self._count(-1)
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

    # Telling the outbox

    def _finished(self, outgoing: Outgoing) -> None:
        self._repeated.discard(outgoing.id)
        self._delivered.append(outgoing.id)
        self._arrived.set()

    async def _settling(self) -> None:
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            # What arrives while this commits is taken along by the next: the busier, the more in one commit.
            await self.settle()

    async def settle(self) -> None:
        """Tell the outbox now what has arrived; where it cannot be written, keep it for another time."""
        ids = self.take_delivered()
        if not ids:
            return
        try:
            await self._store.write(lambda transaction: self._store.outbox.done(transaction, ids))
        except sqlite3.Error as error:
            log.error("the outbox could not be written (%s); trying again", type(error).__name__)
            self._delivered += ids
            await asyncio.sleep(_FIRST_PAUSE)
            self._arrived.set()
