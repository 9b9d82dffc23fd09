"""The outbox is drained in order, chats beside each other, people before posts, and nothing is forgotten."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.app import now
from bot.telegram.calls import Calls
from bot.telegram.pace import Pace
from bot.telegram.queues import MOST_A_CHAT
from bot.telegram.reports import Reports
from bot.telegram.sender import Sender
from storage.outbox import Kind, Outgoing
from storage.sealing.identity import new_identity
from storage.store import Store
from tests.bot.conftest import BRISK
from tests.telegram.fake import FakeTelegram
from tests.telegram.faults import ServerError, Silence, TooMany

ANNA, BEN = 5_500_000_001, 5_500_000_002
SECRET = bytes(range(32))
RECIPIENTS = [new_identity("ana").recipient]


@dataclass(frozen=True, slots=True)
class Post:
    """A store, a Telegram and the sender between them."""

    telegram: FakeTelegram
    store: Store
    sender: Sender

    async def add(self, *messages: Outgoing) -> list[Outgoing]:
        """Write messages to the outbox, as a turn does."""

        def write(transaction: object) -> list[Outgoing]:
            numbered = [replace(message, id=self.store.outbox.number()) for message in messages]
            self.store.outbox.add(transaction, numbered, sending=True)  # type: ignore[arg-type]
            return numbered

        return await self.store.write(write)

    async def left(self) -> list[Outgoing]:
        return await self.store.write(self.store.outbox.undelivered)


@asynccontextmanager
async def posting(
    folder: Path,
    *,
    per_second: float = 10_000,
    per_chat: float = 1_000,
    most: int = 20_000,
    clock: Callable[[], datetime] = now,
    reports: Reports | None = None,
) -> AsyncIterator[Post]:
    async with FakeTelegram(clock=clock) as telegram:
        for user in range(ANNA, ANNA + 60):
            telegram.world.private_chat(user)
        async with posting_to(
            telegram,
            folder,
            per_second=per_second,
            per_chat=per_chat,
            most=most,
            clock=clock,
            reports=reports,
        ) as post:
            yield post


@asynccontextmanager
async def posting_to(
    telegram: FakeTelegram,
    folder: Path,
    *,
    per_second: float = 10_000,
    per_chat: float = 1_000,
    most: int = 20_000,
    clock: Callable[[], datetime] = now,
    reports: Reports | None = None,
) -> AsyncIterator[Post]:
    """The same beside a Telegram that goes on when the sender ends."""
    store = await Store.open(folder, secret=SECRET, recipients=RECIPIENTS, week="2026-W48")
    calls = Calls(telegram.base_url, telegram.token)
    await calls.initialize()
    pace = Pace(per_second, per_chat, asyncio.get_running_loop().time)
    waits = replace(BRISK, closed=0.05)
    try:
        sender = Sender(store, calls, pace, clock=clock, most_waiting=most, waits=waits, reports=reports)
        yield Post(telegram, store, sender)
    finally:
        await calls.shutdown()
        await store.close()


async def told(post: Post, *, left: int) -> None:
    """Return when the outbox was told of all but so many."""
    async with asyncio.timeout(3):
        while len(await post.left()) != left:
            await asyncio.sleep(0.005)


@asynccontextmanager
async def running(sender: Sender) -> AsyncIterator[None]:
    task = asyncio.create_task(sender.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def say(chat: int, text: str) -> Outgoing:
    return Outgoing(0, Kind.SAY, chat, text)


async def test_messages_of_a_chat_arrive_in_order_though_one_fails_on_the_way(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        post.telegram.script("sendMessage", None, ServerError(), TooMany(0.05), None)
        async with running(post.sender):
            post.sender.put(await post.add(*(say(ANNA, f"line {number}") for number in range(12))))
            await post.sender.wait_until_idle()
        assert [said.text for said in post.telegram.said(ANNA)] == [f"line {number}" for number in range(12)]
        assert await post.left() == []


async def test_a_chat_that_hears_nothing_back_does_not_hold_up_another(tmp_path: Path) -> None:
    """And has one message on its way at a time."""
    async with posting(tmp_path) as post:
        post.telegram.script("sendMessage", Silence())
        async with running(post.sender):
            post.sender.put(await post.add(say(ANNA, "one"), say(ANNA, "two")))
            await post.telegram.until(lambda: len(post.telegram.said(ANNA)) == 1)
            post.sender.put(await post.add(*(say(BEN, f"line {number}") for number in range(5))))
            await post.telegram.until(lambda: len(post.telegram.said(BEN)) == 5)
            await told(post, left=2)
            assert [said.text for said in post.telegram.said(ANNA)] == ["one"]
        assert [one.text for one in await post.left()] == ["one", "two"]


async def test_people_come_before_posts(tmp_path: Path) -> None:
    """Where the limit over all chats is what holds things up, conversations go first."""
    async with posting(tmp_path, per_second=150) as post:
        staff = post.telegram.staff_chat
        post.sender.put(await post.add(Outgoing(0, Kind.POST, staff, "a post", story=bytes(16))))
        post.sender.put(await post.add(*(say(user, "a question") for user in range(ANNA, ANNA + 50))))
        async with running(post.sender):
            await post.sender.wait_until_idle()
        order = [call.arguments["chat_id"] for call in post.telegram.calls]
    assert order.index(staff) >= 15
    assert len(order) == 52


async def test_of_many_posts_that_wait_for_the_staff_channel_none_gives_way(tmp_path: Path) -> None:
    """A channel that was closed for a week gets every story; only in a talk do older messages give way."""
    async with posting(tmp_path) as post:
        many = 2 * MOST_A_CHAT
        told = (
            Outgoing(0, Kind.POST, post.telegram.staff_chat, f"{n}", story=n.to_bytes(16, "big"))
            for n in range(many)
        )
        post.sender.put(await post.add(*told))
        async with running(post.sender):
            await post.sender.wait_until_idle()
        assert [said.text for said in post.telegram.staff_posts()] == [str(number) for number in range(many)]


async def test_a_withdrawn_storys_posts_leave_the_queue_and_others_stay(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        staff = post.telegram.staff_chat
        mine, other = bytes(16), bytes([1]) * 16
        posts = await post.add(
            *(Outgoing(0, Kind.POST, staff, f"mine {page}", story=mine, page=page) for page in range(3)),
            Outgoing(0, Kind.POST, staff, "other", story=other),
        )
        post.sender.put(posts)
        await post.store.write(lambda t: post.store.outbox.drop_posts(t, mine))
        post.sender.withdraw([mine])
        async with running(post.sender):
            await post.sender.wait_until_idle()
        assert [said.text for said in post.telegram.staff_posts()] == ["other"]
        assert await post.left() == []


async def test_too_many_waiting_messages_stop_the_receiving_until_they_are_fewer(tmp_path: Path) -> None:
    """What is in flight is bounded, whoever floods."""
    async with posting(tmp_path, most=5) as post:
        post.sender.put(await post.add(*(say(ANNA, f"line {number}") for number in range(9))))
        room = asyncio.create_task(post.sender.wait_for_room())
        await asyncio.sleep(0)
        assert not room.done()
        async with running(post.sender):
            await room
            assert len(post.telegram.said(ANNA)) >= 4
            await post.sender.wait_until_idle()


async def test_what_was_not_sent_before_an_end_is_sent_after_the_next_start(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        await post.add(say(ANNA, "decided before the end"))
    async with posting(tmp_path) as post:
        post.sender.put(post.store.undelivered)
        async with running(post.sender):
            await post.sender.wait_until_idle()
        assert [said.text for said in post.telegram.said(ANNA)] == ["decided before the end"]
        assert await post.left() == []


async def test_dropping_a_blocked_chat_lets_the_receiving_go_on(tmp_path: Path) -> None:
    """A flood of somebody who then blocks the bot must not keep everybody else waiting for ever."""
    async with posting(tmp_path, most=5) as post:
        post.telegram.block(ANNA)
        post.sender.put(await post.add(*(say(ANNA, f"line {number}") for number in range(9))))
        async with running(post.sender):
            async with asyncio.timeout(2):
                await post.sender.wait_for_room()
            await post.sender.wait_until_idle()
        assert await post.left() == []
