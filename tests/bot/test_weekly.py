"""Every channel gets one edition at each slot, whatever the clock, the disk or the process do meanwhile."""

import asyncio
import random
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.apart import ChildDied
from bot.digest.making import Made, Order
from bot.digest.weekly import Weekly, make_apart
from bot.flows import Flows
from bot.staff.channels import Channel, Channels
from bot.staff.notices import Trouble
from conversations.digest.scopes import EVERYTHING, Scope
from conversations.digest.slots import Timetable
from conversations.flow import Flow
from storage.errors import Unopenable
from storage.outbox import Kind, Outgoing
from tests.bot.storytelling import START, Sent, opened
from tests.bot.weeks import FIRST_SLOT, WEEK, Killed, World

# When


async def test_a_new_service_sends_nothing_before_the_slot_after_its_first_whole_week(world: World) -> None:
    now = START
    while now < FIRST_SLOT:
        assert await world.at(now) == 0
        now += timedelta(hours=3)
    assert await world.at(FIRST_SLOT) == 1
    assert world.editions == ["staff 2026-W49 quiet"]


async def test_a_quiet_card_comes_at_the_same_hour_as_a_digest_and_is_made_of_the_same_three_messages(
    world: World,
) -> None:
    await world.begin()
    assert await world.at(FIRST_SLOT - timedelta(seconds=1)) == 0
    assert await world.at(FIRST_SLOT) == 1
    quiet = [(one.kind, one.page) for one in world.sent.all]
    await world.join(range(40))
    assert await world.at(FIRST_SLOT + WEEK) == 1
    assert (
        [(one.kind, one.page) for one in world.sent.all[3:]]
        == quiet
        == [(Kind.EDITION, page) for page in range(3)]
    )
    assert world.editions == ["staff 2026-W49 quiet", "staff 2026-W50 numbers"]


async def test_looking_again_and_again_sends_nothing_more(world: World) -> None:
    await world.begin()
    await world.join(range(45))
    for minutes in range(40):
        await world.at(FIRST_SLOT + timedelta(minutes=minutes))
    assert world.editions == ["staff 2026-W49 numbers"]
    assert len(world.maker.orders) == 1


async def test_a_slot_that_passed_while_the_service_was_down_is_made_up_for_until_the_next(
    world: World,
) -> None:
    await world.begin()
    await world.restart()
    assert await world.at(FIRST_SLOT + timedelta(days=6, hours=23)) == 1
    assert world.editions == ["staff 2026-W49 quiet"]
    assert await world.at(FIRST_SLOT + WEEK) == 1


async def test_of_several_slots_that_passed_only_the_last_is_made_up_for(world: World) -> None:
    await world.begin()
    assert await world.at(FIRST_SLOT + 5 * WEEK + timedelta(days=2)) == 1
    assert await world.at(FIRST_SLOT + 5 * WEEK + timedelta(days=3)) == 0
    assert world.editions == ["staff 2027-W01 quiet"]


async def test_a_clock_that_goes_back_or_ahead_sends_nothing_twice(world: World) -> None:
    """Also one that stands at 1970, as after a start without a network, and half an hour to and fro about the slot."""
    await world.begin()
    chance = random.Random(6)
    jumps = [FIRST_SLOT, FIRST_SLOT - timedelta(hours=1), FIRST_SLOT + timedelta(hours=1)]
    jumps += [datetime(1970, 1, 1, tzinfo=UTC), datetime(1970, 1, 20, 11, tzinfo=UTC), START, FIRST_SLOT]
    for _ in range(120):
        jumps.append(FIRST_SLOT + timedelta(minutes=chance.randint(-30_000, 30_000)))
    for number, now in enumerate(jumps):
        if number % 40 == 39:
            await world.restart()
        await world.at(now)
    assert len(world.editions) == len(set(world.editions)) >= 2
    assert world.editions == sorted(world.editions)


async def test_a_clock_that_was_a_year_ahead_costs_two_weeks_at_most(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.begin()
    assert await world.at(FIRST_SLOT + 52 * WEEK) == 1
    for days in range(15):
        world.seconds = days * 86_400
        assert (await world.at(FIRST_SLOT + timedelta(days=days))) == (days == 14)
    assert world.editions == ["staff 2027-W48 quiet", "staff 2026-W51 quiet"]
    assert caplog.text.count("check the clock") == 1


async def test_a_clock_change_in_the_posting_hour_gives_one_edition_each_week(
    tmp_path: Path, flow: Flow
) -> None:
    """Half past one on Sundays in London, every five minutes over the nights in which it comes twice, and not at all."""
    store = await opened(tmp_path, flow)
    world = World(tmp_path, flow, store)
    table = Timetable(6, time(1, 30), ZoneInfo("Europe/London"))
    for begin, week in (
        (datetime(2026, 10, 25, tzinfo=UTC), "2026-W43"),
        (datetime(2027, 3, 28, tzinfo=UTC), "2027-W12"),
    ):
        weekly = Weekly(
            store,
            world.sent,
            world.channels,
            Flows(flow, store.vault),
            table,
            batch=40,
            clock=world.clock,
            make=world.maker,
            notices=world.steward,
        )
        world.clock.now = begin - 3 * WEEK
        await weekly.once()
        before = len(world.editions)
        world.clock.now = begin - timedelta(days=3)
        await weekly.once()
        for minutes in range(0, 240, 5):
            world.clock.now = begin + timedelta(minutes=minutes)
            await weekly.once()
        assert [words for words in world.editions[before:] if week in words] == [f"staff {week} quiet"]
    await store.close()


# Kills and changes in between


@pytest.mark.parametrize("moment", ["before", "making", "after"])
@pytest.mark.parametrize("full", [True, False])
async def test_a_kill_at_any_step_sends_nothing_twice_and_loses_nothing(
    world: World, moment: str, full: bool
) -> None:
    await world.begin()
    await world.join(range(40 if full else 10), quote="She rang back.", window=1)
    await world.say("We ring back.")
    if moment == "making":
        world.maker.fails = Killed()
    if moment == "after":

        class Dead(Sent):
            def put(self, outgoing: list[Outgoing]) -> None:
                if outgoing:
                    raise Killed

        world.sent = Dead()
        world.weekly = world.started()
    if moment != "before":
        with suppress(Killed):
            await world.at(FIRST_SLOT)
            pytest.fail("it was not killed")
    world.maker.fails = None
    world.sent = Sent()
    await world.restart()
    for minutes in range(3):
        await world.at(FIRST_SLOT + timedelta(minutes=minutes))
    quote = "She rang back." if full else ""
    assert world.editions == [
        f"staff 2026-W49 {'numbers' if full else 'quiet'} Changed: We ring back.{quote}"
    ]
    assert [one.page for one in world.sent.all] == [0, 1, 2]
    assert await world.ledger() == ([1] if full else [])


async def test_a_story_that_is_taken_back_while_a_digest_is_made_is_in_none(world: World) -> None:
    await world.begin()
    await world.join(range(41), quote="She rang back.", window=1)

    async def take_back() -> None:
        world.maker.during = None
        await world.withdraw([7])

    world.maker.during = take_back
    await world.at(FIRST_SLOT)
    assert [order.tally.counts.tellers for order in world.maker.orders if order.tally] == [41, 40]
    assert world.editions == ["staff 2026-W49 numbersShe rang back."]


async def test_a_batch_that_never_stands_still_gives_a_quiet_card_and_stays_open(world: World) -> None:
    await world.begin()
    await world.join(range(60))
    left = iter(range(60))

    async def take_back() -> None:
        await world.withdraw([next(left)])

    world.maker.during = take_back
    await world.at(FIRST_SLOT)
    assert world.editions == ["staff 2026-W49 quiet"]
    assert await world.open() == 1
    world.maker.during = None
    await world.at(FIRST_SLOT + WEEK)
    assert world.editions[1:] == ["staff 2026-W50 numbers"]


# What fails


@pytest.mark.parametrize(
    "error", [ChildDied("took too long"), ModuleNotFoundError("matplotlib"), MemoryError()]
)
async def test_what_cannot_be_made_is_tried_again_with_growing_pauses_until_the_next_slot(
    world: World, error: Exception
) -> None:
    await world.begin()
    await world.join(range(40))
    world.maker.fails = error
    for minutes in range(6 * 24 * 60 // 10):
        world.seconds = 600 * minutes
        await world.at(FIRST_SLOT + timedelta(minutes=10 * minutes))
    assert 20 < len(world.maker.orders) < 40
    assert world.sent.all == []
    assert await world.open() == 1
    assert world.steward.told[0] == (Trouble.DIGEST_NOT_MADE, EVERYTHING)
    world.maker.fails = None
    world.seconds += 6 * 3600
    await world.at(FIRST_SLOT + timedelta(days=6, hours=8))
    assert world.editions == ["staff 2026-W49 numbers"]
    assert world.steward.told == []


async def test_a_pause_does_not_reach_into_the_next_slot(world: World) -> None:
    await world.begin()
    world.maker.fails = ChildDied()
    for hours in range(168):
        world.seconds = 3600 * hours
        await world.at(FIRST_SLOT + timedelta(hours=hours))
    world.maker.fails = None
    await world.at(FIRST_SLOT + WEEK)
    assert world.editions == ["staff 2026-W50 quiet"]


async def test_with_a_damaged_release_ledger_no_number_goes_out_and_the_steward_is_told(world: World) -> None:
    await world.begin()
    await world.join(range(40))
    await world.at(FIRST_SLOT)
    await world.join(range(50, 90), batch=2)
    await world.store.write(lambda t: t.ledger.execute("UPDATE releases SET sealed = zeroblob(200)").rowcount)
    await world.at(FIRST_SLOT + WEEK)
    assert world.editions == ["staff 2026-W49 numbers", "staff 2026-W50 quiet"]
    assert world.steward.told == [(Trouble.DIGEST_NOT_MADE, EVERYTHING)]
    with pytest.raises(Unopenable):
        await world.ledger()


async def test_where_nobody_knows_which_slot_was_served_nothing_goes_out(world: World) -> None:
    await world.begin()
    await world.store.write(lambda t: t.ledger.execute("UPDATE channels SET sealed = zeroblob(200)").rowcount)
    assert await world.at(FIRST_SLOT) == 0
    assert world.sent.all == []
    assert world.steward.told == [(Trouble.DIGEST_NOT_MADE, EVERYTHING)]


async def test_a_channel_that_fails_keeps_no_other_back(world: World) -> None:
    housing = Channel("Housing", -1003333333333, Scope("Housing", {"needs": frozenset({"home"})}))
    world.channels = Channels((housing, *world.channels.all))
    made = world.maker.__call__

    async def fails_for_housing(order: Order) -> Made:
        if order.channel == "Housing":
            raise ChildDied
        return await made(order)

    world.maker = fails_for_housing  # type: ignore[assignment]
    world.weekly = world.started()
    await world.begin()
    assert await world.at(FIRST_SLOT) == 1
    assert world.editions == ["staff 2026-W49 quiet"]
    assert world.steward.told == [(Trouble.DIGEST_NOT_MADE, "Housing")]


# The whole way


async def test_a_service_makes_its_digest_in_a_process_of_its_own(world: World) -> None:
    await world.begin()
    await world.join(range(45), quote="She rang back on the same day.", window=1, mixed=True)
    world.maker = make_apart  # type: ignore[assignment]
    world.weekly = world.started()
    assert await world.at(FIRST_SLOT) == 1
    (words,) = world.editions
    assert "about 30" in words
    assert "She rang back on the same day." in words
    caption = next(one.text for one in world.sent.all if one.page == 1)
    assert "rang" not in caption
    number = world.sent.all[0].edition
    assert number is not None
    picture = await world.store.write(lambda t: world.store.digests.part(t, number, 1))
    wall = await world.store.write(lambda t: world.store.digests.part(t, number, 2))
    assert picture is not None
    assert wall is not None
    assert (picture[:4], wall[:5]) == (b"\x89PNG", b"%PDF-")
    assert await world.ledger() == [1]


async def test_it_looks_as_soon_as_it_runs_and_stops_when_it_is_told(world: World) -> None:
    running = asyncio.create_task(world.weekly.run())
    slot = None
    for _ in range(1000):
        slot = await world.store.write(lambda t: world.store.digests.slot(t, EVERYTHING))
        if slot is not None:
            break
    assert slot == "2026-W48"
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
