"""What was received is on the disk before Telegram may forget it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot

from bot.app import App
from bot.telegram.calls import Calls
from bot.telegram.fetching import Fetching
from bot.telegram.pace import Pace
from bot.telegram.poller import BATCH, Poller
from bot.telegram.sender import Sender
from bot.telegram.taps import Taps
from bot.turns import Turns
from tests.bot.conftest import Service
from tests.bot.test_faults import count
from tests.bot.test_whole_way import ANNA, BEN, message_update
from tests.telegram.fake import FakeTelegram, wall_clock

A_GREETING = 2
"""Messages that a first hello brings: who speaks here, and then the first question."""


@asynccontextmanager
async def polling(telegram: FakeTelegram, app: App) -> AsyncIterator[Poller]:
    """A poller that is not running: a test gives it its batches."""
    calls = Calls(telegram.base_url, telegram.token)
    await calls.initialize()
    sender = Sender(app.store, calls, Pace(1000, 1000, asyncio.get_running_loop().time), clock=wall_clock)
    turns = Turns(
        app.store, app.flows, channel="telegram", service=app.service, release_after=0, clock=wall_clock
    )
    try:
        yield Poller(
            calls,
            Bot(telegram.token, request=calls),
            turns,
            sender,
            clock=wall_clock,
            taps=Taps(calls),
            fetching=Fetching(app.store, calls, turns, sender, clock=wall_clock),
        )
    finally:
        await calls.shutdown()


async def test_the_next_offset_is_asked_for_only_when_the_batch_is_on_the_disk(service: Service) -> None:
    """Each time the server is asked, every id below the offset is in the ledger."""
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        asked = 0
        for user in range(ANNA, ANNA + 12):
            telegram.say(user, "hello")
            await telegram.replied(user)
            offsets = [int(str(call.arguments.get("offset", 0))) for call in telegram.calls_of("getUpdates")]
            newest = max(offsets)
            if newest > asked:
                asked = newest
                kept = await app.store.write(lambda t: app.store.ledger.seen(t, range(newest - 3, newest)))
                assert newest - 1 in kept
        await telegram.acknowledged()
    assert asked > 0


async def test_a_thousand_updates_come_in_batches_and_each_is_acted_on_once(service: Service) -> None:
    async with FakeTelegram() as telegram:
        for number in range(3 * BATCH + 7):
            telegram.say(ANNA + number, "hello")
        async with service.running(telegram) as app:
            await telegram.acknowledged(seconds=10)
            assert await count(app, "sessions") == 3 * BATCH + 7
            await telegram.until(
                lambda: len(telegram.calls_of("sendMessage")) == A_GREETING * (3 * BATCH + 7), 10
            )
        assert telegram.world.queue.handed_out == 3 * BATCH + 7
        for number in range(3 * BATCH + 7):
            told = [message.text for message in telegram.said(ANNA + number)]
            assert len(set(told)) == len(told) == A_GREETING


async def test_an_update_with_no_id_does_not_take_the_others_of_its_batch_with_it(service: Service) -> None:
    async with FakeTelegram() as telegram, service.running(telegram) as app, polling(telegram, app) as poller:
        good = [
            {"update_id": number, **message_update(telegram, user, "hello")}
            for number, user in ((31, ANNA), (32, BEN))
        ]
        await poller.take([good[0], {"message": {"text": "no id"}}, good[1]])
        assert await count(app, "sessions") == 2
        assert poller._offset == 33
        await poller.take([{"message": {}}])
        assert poller._offset == 33, "nothing was acted on, so nothing is acknowledged"


async def test_an_update_that_comes_twice_in_one_batch_and_again_later_is_one_turn(service: Service) -> None:
    async with FakeTelegram() as telegram, service.running(telegram) as app, polling(telegram, app) as poller:
        one = {"update_id": 31, **message_update(telegram, ANNA, "hello")}
        await poller.take([one, one])
        await poller.take([one])
        assert await count(app, "outbox") == A_GREETING
