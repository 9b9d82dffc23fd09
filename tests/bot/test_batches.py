"""When a batch closes, and who is counted in it: each narrator once."""

from pathlib import Path

import pytest

from bot.app import read_flow
from bot.digest.batches import FEWEST_OF_A_BATCH, MOST_WEEKS
from bot.digest.making import Made, Order, make
from bot.staff.channels import Channel, Channels
from bot.staff.joining import Batches
from bot.staff.notices import Trouble
from conversations.digest.scopes import EVERYTHING, Scope
from conversations.effects import StoryId
from storage.database import Transaction
from tests.bot.storytelling import FORM, Told, frames, tell
from tests.bot.weeks import FIRST_SLOT, STAFF, WEEK, World


@pytest.mark.parametrize(("tellers", "numbers"), [(39, False), (40, True), (41, True)])
async def test_a_batch_closes_with_numbers_once_it_is_of_forty(
    world: World, tellers: int, numbers: bool
) -> None:
    await world.begin()
    await world.join(range(tellers))
    await world.at(FIRST_SLOT)
    assert world.editions == [f"staff 2026-W49 {'numbers' if numbers else 'quiet'}"]
    assert await world.open() == (2 if numbers else 1)
    assert await world.ledger() == ([1] if numbers else [])
    if numbers:
        tally = world.maker.orders[0].tally
        assert tally is not None
        assert (tally.number, tally.counts.tellers, set(tally.counts.cells.values())) == (
            1,
            tellers,
            {tellers},
        )


async def test_stories_of_one_narrator_do_not_fill_a_batch(world: World) -> None:
    await world.begin()
    await world.join(range(39))
    await world.join(range(100, 110), first=5)
    await world.at(FIRST_SLOT)
    assert world.editions == ["staff 2026-W49 quiet"]


async def test_a_batch_is_counted_once_and_the_next_one_apart(world: World) -> None:
    await world.begin()
    await world.join(range(40))
    await world.join(range(40, 55), batch=2)
    await world.at(FIRST_SLOT)
    await world.join(range(60, 85), batch=2)
    await world.at(FIRST_SLOT + WEEK)
    tallies = [order.tally for order in world.maker.orders]
    assert [
        (one.number, one.counts.tellers, [entry.number for entry in one.ledger]) for one in tallies if one
    ] == [
        (1, 40, []),
        (2, 40, [1]),
    ]


@pytest.mark.parametrize(
    ("weeks", "tellers", "closes"), [(7, 20, False), (8, 20, True), (8, 19, False), (30, 19, False)]
)
async def test_after_eight_weeks_twenty_are_enough_and_there_are_no_numbers(
    world: World, weeks: int, tellers: int, closes: bool
) -> None:
    assert (MOST_WEEKS, FEWEST_OF_A_BATCH) == (8, 20)
    await world.begin()
    world.clock.now = FIRST_SLOT
    await world.join(range(tellers), quote="She rang back.", window=1)
    await world.at(FIRST_SLOT + weeks * WEEK)
    (order,) = world.maker.orders
    assert order.tally is None
    assert (order.quote is not None) == closes
    assert await world.open() == (2 if closes else 1)
    assert await world.ledger() == []


async def test_a_batch_in_which_every_story_was_taken_back_is_a_quiet_week_and_the_steward_is_told(
    world: World,
) -> None:
    await world.begin()
    await world.join(range(40))
    await world.withdraw(range(40))
    await world.at(FIRST_SLOT)
    assert world.editions == ["staff 2026-W49 quiet"]
    assert world.steward.told == [(Trouble.BATCH_WITHDRAWN, EVERYTHING)]


async def test_posts_of_the_window_count_whichever_batch_their_narrators_are_in(world: World) -> None:
    await world.begin()
    await world.join(range(40))
    await world.join(range(40, 50), window=1)
    await world.join(range(50, 53), window=1, batch=2)
    await world.join(range(60, 64), window=2, batch=2)
    await world.at(FIRST_SLOT)
    tally = world.maker.orders[0].tally
    assert tally is not None
    assert tally.counts.tellers == 50
    assert set(tally.posts.values()) == {13}
    assert {cell.name for cell in tally.posts} == {"home", "weeks"}


async def test_cells_that_the_questions_of_now_do_not_have_are_left_out(tmp_path: Path, world: World) -> None:
    await world.begin()
    await world.join(range(40))
    path = tmp_path / "newer.md"
    path.write_text(FORM.replace("| need | home |", "| need | house |"), encoding="utf-8")
    world.flow = read_flow(path)
    world.weekly = world.started()
    await world.at(FIRST_SLOT)
    tally = world.maker.orders[0].tally
    assert tally is not None
    assert tally.counts.tellers == 40
    assert {cell.name: count for cell, count in tally.counts.cells.items()} == {"weeks": 40}


async def test_a_channel_of_one_need_has_no_row_for_it(world: World) -> None:
    """Everybody there has it: that row would count those who told, and nothing else."""
    orders: list[Order] = []

    async def made(order: Order) -> Made:
        orders.append(order)
        return make(order)

    world.channels = Channels(
        (Channel(EVERYTHING, STAFF, Scope(EVERYTHING, {"needs": frozenset({"home"})})),)
    )
    world.maker = made  # type: ignore[assignment]
    world.weekly = world.started()
    await world.begin()
    await world.join(range(45), mixed=True)
    await world.at(FIRST_SLOT)
    assert orders[0].tally is not None
    assert sorted(orders[0].tally.counts.cells.values()) == [30, 45]
    assert "A home" not in world.editions[0]


async def test_several_stories_of_one_narrator_count_once_in_how_long_they_waited(world: World) -> None:
    await world.begin()
    await world.join(range(40))
    waited: dict[str, tuple[str, ...]] = {"needs": ("money",), "wait": ("months",)}
    await world.join([70, 71], first=5)
    await tell(world.store, world.flow, Told(80, waited, teller=1005 - 100))
    frame = frames(world.store, world.flow)

    def count_in(transaction: Transaction) -> None:
        story = Told(80).id
        Batches(world.store, frame, coin=lambda: False).join(
            transaction, StoryId(story), EVERYTHING, shown=None, words=(), now=world.clock.now
        )

    await world.store.write(count_in)
    await world.at(FIRST_SLOT)
    tally = world.maker.orders[0].tally
    assert tally is not None
    assert tally.counts.tellers == 40
    waits = {cell.name: those for cell, those in tally.counts.cells.items() if cell.table == "wait"}
    assert sum(waits.values()) == 40
