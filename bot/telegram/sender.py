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
from bot.telegram.queues import Queues, is_staffs
from bot.telegram.reports import NoReports, Reports
from bot.telegram.settling import Settling
from bot.telegram.showing import Showing
from bot.telegram.waits import USUAL, Waits
from conversations.effects import StoryId
from storage.database import Transaction
from storage.outbox import Finished, Kind, Outgoing
from storage.store import Store

log = logging.getLogger("firsthand.sender")

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
        self._showing = Showing(store, calls)
        self._clearing = Clearing(store, calls, clock)
        self._editions = Editions(store, calls)
        self._reports = reports or NoReports()
        self._closed: dict[int, float] = {}  # channels that cannot be written to, and when that was last said
        self._waits = waits
        self._pacing = asyncio.Lock()
        self._settling = Settling(store, clock, waits)
        self._queues = Queues(clock=clock, never=self._never, most=most_waiting, limits=limits)
        self._pauses: dict[int, float] = {}
        self._repeated: set[int] = set()
        self._astray: set[int] = set()  # of these an earlier call was never confirmed
        self._limited = 0
        self.undeliverable = 0

    def put(self, outgoing: Iterable[Outgoing]) -> None:
        """Send these too; they are in the outbox already."""
        self._queues.put(outgoing)

    def withdraw(self, stories: Iterable[StoryId]) -> None:
        """Posts of these stories, and digests that quote them, do not leave any more; the outbox has dropped them."""
        self._queues.withdraw(stories)

    def hold(self, is_held: Callable[[int], bool]) -> None:
        """As ``Queues.hold``: what staff have stopped."""
        self._queues.hold(is_held)

    def take_delivered(self) -> list[Finished]:
        """What is known to have arrived since last asked, for a commit that is about to happen anyway."""
        return self._settling.take()

    async def settle(self) -> None:
        """Tell the outbox now what has arrived; where it cannot be written, keep it for another time."""
        await self._settling.settle()

    async def wait_for_room(self) -> None:
        """Return when few enough messages wait that new turns may be taken."""
        await self._queues.room.wait()

    async def wait_until_idle(self) -> None:
        """Return when nothing waits or is on its way, and the outbox knows it."""
        await self._queues.idle.wait()
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
            rank, ticket, address = await self._queues.next()
            if self._queues.fell_back(rank, ticket, address):
                continue
            outgoing = self._queues.called(address, ticket)
            if outgoing is None:
                continue
            wait = self._pace.take_chat(address)
            if wait > 0:
                self._queues.offer_later(outgoing, wait)
            elif self._pace.take_overall() > 0:
                self._pace.give_back_chat(address)
                self._queues.not_yet(rank, ticket, address)
            else:
                return address, outgoing

    async def _clearing_chats(self) -> None:
        while True:
            ticket, address = await self._queues.next_to_clear()
            outgoing = self._queues.called(address, ticket)
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
        if self._queues.is_gone(outgoing):
            self._queues.sent(address, outgoing)
            return
        if self._queues.holds(outgoing):  # it was on its way, or about to be, when that was stopped
            self._queues.hold_back(address, outgoing)
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
                    self._queues.sent(address, outgoing)
            case Later(perhaps=True) if outgoing.kind in (Kind.SAY, Kind.SHOW) and self._was_repeated(
                outgoing
            ):
                self._finished(outgoing)
                self._queues.sent(address, outgoing)
            case Later():
                self._again(address, outgoing, outcome)
            case Instead():
                self._queues.instead(address, outcome.outgoing)
            case Replaced():
                await self._place_made(address, outgoing, outcome.message)
            case Unfinished():
                self._queues.blank(address, outgoing)
            case Gone() if outgoing.kind in FOR_STAFF:
                self._is_closed(address)
                self._queues.offer_later(outgoing, self._waits.closed)
            case Gone() if is_staffs(address):
                self._is_closed(address)
                self._finished(outgoing)
                self._queues.sent(address, outgoing)
            case Gone():
                # A block is "no more contact": what waits for this chat is dropped, what was told is not.
                log.info("a chat can no longer be written to; its waiting messages are dropped")
                self._queues.drop(address, outgoing)
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
                self._queues.sent(address, outgoing)
            case _:
                assert_never(outcome)

    def _refused(self, address: int, outgoing: Outgoing, reason: str) -> None:
        """It is told of, and where its place stands that says so for as long as the place does."""
        self._reports.refused(outgoing, reason)
        if outgoing.message is None or reason == PLACE_GONE:
            self._finished(outgoing)
            self._queues.sent(address, outgoing)
            return
        says = Outgoing(
            outgoing.id, Kind.POST, address, NOT_SHOWN, message=outgoing.message, story=outgoing.story
        )
        self._queues.instead(address, says)

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
        self._queues.instead(address, follows)
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
        self._queues.offer_later(outgoing, pause)

    def _moved(self, address: int, to: int) -> None:
        log.warning(
            "a staff group has a new id; set it in the settings or the channels file (firsthand doctor shows it)"
        )
        waiting = self._queues.move(address, to)
        for one in waiting:
            if one.kind is Kind.RETRACT:
                # Messages are numbered anew where it moved to: the same number is somebody else's words there.
                self.undeliverable += 1
                log.error("a post of before the group moved was taken back; delete it there by hand")
                self._finished(one)
        self.put(replace(one, address=to, message=None) for one in waiting if one.kind is not Kind.RETRACT)
        self._queues.settled()

    def _never(self, outgoing: Outgoing, lost: bool) -> None:  # as Queues tells it
        self._finished(outgoing, lost=lost)

    def _finished(self, outgoing: Outgoing, message: int | None = None, *, lost: bool = False) -> None:
        """It has arrived as that message, or never will."""
        self._repeated.discard(outgoing.id)
        astray = outgoing.uncertain or outgoing.id in self._astray
        self._astray.discard(outgoing.id)
        self._settling.finished(outgoing, message, astray=astray, lost=lost)
