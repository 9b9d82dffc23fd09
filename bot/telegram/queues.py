"""What waits to be sent: in order within a chat, chats beside each other, and whose turn it is.

A chat waits for its turn with the first of its queue and a ticket; while that is on its way the chat has none. Talks go before
what is for staff, and last goes whoever is far ahead of what a person does (``limits``).
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from bot.telegram.limits import Limits
from bot.telegram.outbound import FOR_STAFF, NOT_SHOWN, PLACED
from conversations.effects import StoryId
from storage.outbox import CLEARS, Kind, Outgoing

MOST_A_CHAT = 60
"""Most messages that wait for one chat: a minute at Telegram's pace. Older ones give way to newer."""

Never = Callable[[Outgoing, bool], None]
"""Is told of a message that is not sent any more; True where a chat can no longer be cleared."""


class Queues:
    """The queues of all chats. ``never`` is told of what is not sent any more, ``most`` is how many may wait."""

    def __init__(
        self, *, clock: Callable[[], datetime], never: Never, most: int, limits: Limits | None = None
    ) -> None:
        self._clock = clock
        self._report = never
        self._most = most
        self.limits = limits
        self._queues: dict[int, deque[Outgoing]] = {}
        self._held: dict[int, deque[Outgoing]] = {}  # by chat, posts and digests that staff have stopped
        self._is_held: Callable[[int], bool] = lambda _: False
        self._before: dict[int, int] = {}  # of a group that moved, the number that the settings know it by
        self._ready: asyncio.PriorityQueue[tuple[int, int, int]] = asyncio.PriorityQueue()
        self._ready_to_clear: asyncio.Queue[tuple[int, int]] = asyncio.Queue()
        self._turn = 0
        self._tickets: dict[int, int] = {}  # by chat, which waits for its turn with this number
        self._blanking: set[int] = set()  # what has only writing left to do, though it clears
        self._waiting = 0
        self._gone: set[StoryId] = set()
        self.room = asyncio.Event()
        self.room.set()
        self.idle = asyncio.Event()
        self.idle.set()

    def put(self, outgoing: Iterable[Outgoing]) -> None:
        """Send these too; they are in the outbox already."""
        now = self._clock().timestamp()
        for one in outgoing:
            if one.due > now:
                asyncio.get_running_loop().call_later(one.due - now, self.put, (replace(one, due=0),))
                continue
            if self.holds(one):
                self._held.setdefault(one.address, deque()).append(one)
                continue
            queue = self._queues.get(one.address)
            self._count(_talk((one,)))
            self.idle.clear()
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
                if len(queue) > MOST_A_CHAT and not is_staffs(one.address):
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
                self._never(one)
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
                self._never(one)
                del queue[at]
                self._count(-_talk((one,)))
                return

    def _give_way(self, queue: deque[Outgoing]) -> None:
        """Of a talk the newest matter (for staff each does). Without this one chat could fill the room of all."""
        for at, one in enumerate(queue):
            if at and one.kind not in CLEARS:  # the first may be on its way
                self._never(one)
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

    def holds(self, outgoing: Outgoing) -> bool:
        if outgoing.kind not in PLACED or outgoing.text == NOT_SHOWN:
            return False
        if outgoing.kind is Kind.EDITION and outgoing.message is not None:
            return False
        return self._is_held(self._before.get(outgoing.address, outgoing.address))

    def _lay_aside(self, address: int) -> None:
        """What waits for this chat and is held waits apart, so that it keeps nothing else back."""
        queue, on_its_way = self._queues[address], address not in self._tickets
        first = queue[0]
        held = [(one is first and on_its_way, self.holds(one), one) for one in queue]
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
            self.settled()

    # Whose turn it is

    async def next(self) -> tuple[int, int, int]:
        """Rank, ticket and chat of what goes next; ``called`` takes it."""
        return await self._ready.get()

    async def next_to_clear(self) -> tuple[int, int]:
        """Ticket and chat of what is to be cleared next."""
        return await self._ready_to_clear.get()

    def not_yet(self, rank: int, ticket: int, address: int) -> None:
        """What was called goes back to where it was."""
        self._tickets[address] = ticket
        self._ready.put_nowait((rank, ticket, address))

    def _offer(self, outgoing: Outgoing) -> None:
        """Its chat waits for its turn with this, the first of its queue."""
        self._turn += 1
        self._tickets[outgoing.address] = self._turn
        self._put_ready(outgoing, self._turn)

    def offer_later(self, outgoing: Outgoing, seconds: float) -> None:
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
            0 if self.limits is None or is_staffs(outgoing.address) else self.limits.level(outgoing.address)
        )
        return level + 1 if level else 0

    def fell_back(self, rank: int, ticket: int, address: int) -> bool:
        """Whether a chat got ahead of people since it came to wait, so that it goes behind them."""
        if self._tickets.get(address) != ticket:
            return False
        now = self._rank(self._queues[address][0])
        if now > rank:
            self._ready.put_nowait((now, ticket, address))
        return now > rank

    def called(self, address: int, ticket: int) -> Outgoing | None:
        """What this chat waited with; None where something else took its place meanwhile."""
        if self._tickets.get(address) != ticket:
            return None
        del self._tickets[address]
        return self._queues[address][0]

    # What became of the first of a queue

    def instead(self, address: int, outgoing: Outgoing) -> None:
        """This goes in the place of what was on its way to this chat."""
        self._queues[address][0] = outgoing
        self._offer(outgoing)

    def hold_back(self, address: int, outgoing: Outgoing) -> None:
        """What was on its way was stopped by staff, and waits apart."""
        self._held.setdefault(address, deque()).appendleft(outgoing)
        self.sent(address, outgoing)

    def blank(self, address: int, outgoing: Outgoing) -> None:
        """Of a clearing only what is to be blanked is left to do, at the pace of writing."""
        self._blanking.add(outgoing.id)
        queue = self._queues[address]
        if outgoing.kind is Kind.CLEAR:
            queue.rotate(-1)  # who goes on talking does not wait until all that is old is blank
        self._offer(queue[0])

    def is_gone(self, outgoing: Outgoing) -> bool:
        """Whether it tells of a story that was taken back since it was put."""
        return outgoing.kind in PLACED and outgoing.story in self._gone

    def sent(self, address: int, outgoing: Outgoing) -> None:
        """It is done with, whatever became of it: the next of its chat waits for its turn."""
        queue = self._queues[address]
        assert queue[0] is outgoing
        queue.popleft()
        self._count(-_talk((outgoing,)))
        if outgoing.story is not None:
            self._gone.discard(outgoing.story)
        self._blanking.discard(outgoing.id)
        if queue:
            self._offer(queue[0])
        else:
            del self._queues[address]
            self.settled()

    def drop(self, address: int, hopeless: Outgoing) -> None:
        """Nobody reads in this chat; what was to be cleared there still is, unless that is what was tried."""
        queue = self._queues[address]
        kept = deque(one for one in queue if one.kind in CLEARS and hopeless.kind not in CLEARS)
        for one in queue:
            if one not in kept:
                self._report(one, one.kind in CLEARS)
        self._count(_talk(kept) - _talk(queue))
        if kept:
            self._queues[address] = kept
            self._offer(kept[0])
        else:
            del self._queues[address]
            self.settled()

    def move(self, address: int, to: int) -> deque[Outgoing]:
        """A group has a new number: gives all that waited for it under the old one."""
        waiting = self._queues.pop(address)
        self._before[to] = self._before.get(address, address)
        waiting.extend(self._held.pop(address, ()))
        self._count(-_talk(waiting))
        return waiting

    def settled(self) -> None:
        """Where nothing waits any more, whoever waits for that goes on."""
        if not self._queues:
            self.idle.set()

    def _never(self, outgoing: Outgoing) -> None:
        self._blanking.discard(outgoing.id)
        self._report(outgoing, False)

    def _count(self, more: int) -> None:
        """So many more wait, or fewer: too many, and no new turns are taken until some have left."""
        self._waiting += more
        if self._waiting > self._most:
            self.room.clear()
        else:
            self.room.set()


def _talk(messages: Iterable[Outgoing]) -> int:
    """How many of these are part of a talk. What is for staff may wait for weeks and holds up nobody's turn."""
    return sum(one.kind not in FOR_STAFF for one in messages)


def is_staffs(address: int) -> bool:
    """Groups and channels have numbers below zero, people have not (core.telegram.org/bots/api#chat)."""
    return address < 0
