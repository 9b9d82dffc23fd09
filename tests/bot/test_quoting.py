"""Whose words an edition quotes tells nothing of where their family is counted, and goes when it is taken back."""

import random

from bot.digest.quoting import quotable
from conversations.consent import Use
from conversations.digest.scopes import EVERYTHING
from conversations.effects import ChangeUse, StoryId
from storage.database import Transaction
from storage.outbox import Outgoing
from tests.bot.weeks import FIRST_SLOT, WEEK, World, story_id


async def test_one_quote_is_picked_among_narrators_and_not_among_stories(world: World) -> None:
    await world.begin()
    await world.join(range(38))
    await world.join([40, 41, 42], quote="He listened.", first=40, window=1)
    await world.join([43], quote="They came.", window=1)
    await world.at(FIRST_SLOT)
    quote = world.maker.orders[0].quote
    assert quote is not None
    assert quote.words in ("He listened.", "They came.")
    assert sorted(world.offered) == [1, 2, 3]  # those of one, those of the other, and one of each


async def test_which_quotes_an_edition_may_have_does_not_depend_on_the_batch_their_families_are_in(
    world: World,
) -> None:
    """The coin decides where a story counts; who knows which are quoted must not learn how it fell."""
    await world.begin()
    await world.join(range(20), quote="She rang back.", window=1)
    await world.join(range(20, 40), quote="They came.", window=1, batch=2)
    await world.join([60, 61], quote="No post.")
    await world.join([62, 63], quote="A later post.", window=2, batch=2)
    found = await world.store.write(lambda t: world.store.digests.members_of(t, EVERYTHING))
    true = quotable([*found[1], *found[2]], 1)
    assert sorted(quote.story for (quote,) in true) == [story_id(number) for number in range(40)]
    chance = random.Random(6)
    for _ in range(20):
        members = [*found[1], *found[2]]
        chance.shuffle(members)
        assert quotable(members, 1) == true


async def test_a_quote_is_drawn_from_families_that_are_counted_in_the_next_digest_too_and_never_again(
    world: World,
) -> None:
    await world.begin()
    await world.join(range(40))
    await world.join([50], quote="She rang back.", window=1, batch=2)
    await world.at(FIRST_SLOT)
    assert world.editions == ["staff 2026-W49 numbersShe rang back."]
    await world.join(range(60, 100), batch=2)
    await world.at(FIRST_SLOT + WEEK)
    assert world.editions[1:] == ["staff 2026-W50 numbers"]
    tally = world.maker.orders[1].tally
    assert tally is not None
    assert tally.counts.tellers == 41


async def test_a_quote_of_a_family_that_is_counted_later_leaves_the_edition_when_it_is_taken_back(
    world: World,
) -> None:
    await world.begin()
    await world.join(range(40))
    await world.join([50], quote="She rang back.", window=1, batch=2)
    await world.at(FIRST_SLOT)
    assert "rang" in world.editions[0]

    def take_back(transaction: Transaction) -> list[Outgoing]:
        return world.store.vault.withdraw(transaction, story_id(50), week="2026-W49")

    again = await world.store.write(take_back)
    assert [(one.page, one.text) for one in again if one.edition] == [(0, "staff 2026-W49 numbers"), (2, "")]
    assert await world.store.write(lambda t: world.store.digests.members_of(t, EVERYTHING)) == {}


async def test_a_quote_that_is_taken_back_while_a_digest_is_made_is_in_none(world: World) -> None:
    await world.begin()
    await world.join(range(40))
    await world.join([50], quote="She rang back.", window=1)

    async def take_back() -> None:
        world.maker.during = None
        change = ChangeUse(StoryId((50).to_bytes(16, "big")), Use.QUOTE, False, "f", "2026-W49")
        await world.store.write(lambda t: world.store.vault.change_use(t, change))

    world.maker.during = take_back
    await world.at(FIRST_SLOT)
    assert len(world.maker.orders) == 2
    assert "rang" not in "".join(world.editions)
