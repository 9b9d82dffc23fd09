"""A digest that somebody lets through first: shown a day before, and sent at its slot or never."""

from datetime import timedelta

from bot.staff.notices import Trouble
from conversations.digest.scopes import EVERYTHING
from tests.bot.weeks import FIRST_SLOT, WEEK, World


async def test_a_digest_is_shown_a_day_before_and_goes_out_at_the_slot_once_it_is_let_through(
    approved: World,
) -> None:
    await approved.begin()
    await approved.join(range(40))
    assert await approved.at(FIRST_SLOT - timedelta(hours=24, seconds=1)) == 0
    for minutes in range(3):
        await approved.at(FIRST_SLOT - timedelta(hours=24) + timedelta(minutes=minutes))
    (draft,) = approved.drafts
    assert draft.buttons
    assert draft.text == "staff 2026-W49 numbers"
    assert approved.editions == []
    assert draft.edition is not None
    number = draft.edition
    assert await approved.store.write(lambda t: approved.store.digests.approve_edition(t, number))
    assert await approved.at(FIRST_SLOT - timedelta(minutes=1)) == 0
    await approved.restart()
    for minutes in range(3):
        await approved.at(FIRST_SLOT + timedelta(minutes=minutes))
    assert approved.editions == ["staff 2026-W49 numbers"]
    assert len(approved.maker.orders) == 1
    assert await approved.ledger() == [1]


async def test_a_digest_that_nobody_let_through_waits_and_a_quiet_card_goes_out(approved: World) -> None:
    await approved.begin()
    await approved.join(range(40))
    await approved.say("We ring back.")
    await approved.at(FIRST_SLOT - timedelta(hours=5))
    await approved.say("And on Sundays.")
    await approved.at(FIRST_SLOT)
    assert approved.editions == ["staff 2026-W49 quiet Changed: And on Sundays."]
    assert approved.steward.told == [(Trouble.DRAFT_WAITS, EVERYTHING)]
    assert await approved.waiting() == ["We ring back."]
    await approved.at(FIRST_SLOT + WEEK - timedelta(hours=5))
    (draft,) = approved.drafts
    assert draft.edition is not None
    number = draft.edition
    await approved.store.write(lambda t: approved.store.digests.approve_edition(t, number))
    await approved.at(FIRST_SLOT + WEEK)
    assert approved.editions[1:] == ["staff 2026-W49 numbers Changed: We ring back."]
    assert await approved.waiting() == []


async def test_an_answer_is_told_once_however_late_its_draft_is_let_through(approved: World) -> None:
    """Three cards go out in between; none tells what the draft does, also where staff say it once more."""
    await approved.begin()
    await approved.join(range(40))
    await approved.say("We ring back.")
    await approved.at(FIRST_SLOT - timedelta(hours=5))
    for week in range(3):
        await approved.say("We ring back.")
        await approved.at(FIRST_SLOT + week * WEEK)
    (draft,) = approved.drafts
    number = draft.edition
    assert number is not None
    await approved.store.write(lambda t: approved.store.digests.approve_edition(t, number))
    for week in (3, 4):
        await approved.at(FIRST_SLOT + week * WEEK)
    assert ["We ring back." in words for words in approved.editions] == [False, False, False, True, False]


async def test_a_digest_that_is_kept_back_is_never_counted_again(approved: World) -> None:
    await approved.begin()
    await approved.join(range(40))
    await approved.say("We ring back.")
    await approved.at(FIRST_SLOT - timedelta(hours=5))
    (draft,) = approved.drafts
    assert draft.edition is not None
    assert "We ring back." in draft.text
    number = draft.edition
    await approved.store.write(lambda t: approved.store.digests.drop_edition(t, number))
    for hours in (4, 0, -24, -163, -168):
        await approved.at(FIRST_SLOT - timedelta(hours=hours))
    assert approved.editions == ["staff 2026-W49 quiet Changed: We ring back.", "staff 2026-W50 quiet"]
    assert approved.steward.told == []
    assert len(approved.drafts) == 1
    assert await approved.ledger() == [1]
    assert await approved.open() == 2


async def test_a_quiet_card_is_not_asked_for(approved: World) -> None:
    await approved.begin()
    await approved.join(range(10))
    await approved.at(FIRST_SLOT - timedelta(hours=5))
    await approved.at(FIRST_SLOT)
    assert approved.drafts == []
    assert approved.editions == ["staff 2026-W49 quiet"]


async def test_a_batch_that_fills_too_late_to_be_approved_is_shown_for_the_next_slot(approved: World) -> None:
    await approved.begin()
    await approved.at(FIRST_SLOT - timedelta(minutes=1))
    await approved.join(range(40))
    await approved.at(FIRST_SLOT)
    assert approved.drafts == []
    assert approved.editions == ["staff 2026-W49 quiet"]
    await approved.at(FIRST_SLOT + WEEK - timedelta(hours=24))
    assert [one.text for one in approved.drafts] == ["staff 2026-W50 numbers"]


async def test_a_quote_that_is_taken_back_before_the_slot_is_not_in_what_goes_out(approved: World) -> None:
    await approved.begin()
    await approved.join(range(40))
    await approved.join([50], quote="She rang back.", window=1)
    await approved.at(FIRST_SLOT - timedelta(hours=5))
    (draft,) = approved.drafts
    assert "She rang back." in draft.text
    assert draft.edition is not None
    number = draft.edition
    await approved.store.write(lambda t: approved.store.digests.approve_edition(t, number))
    await approved.withdraw([50])
    await approved.at(FIRST_SLOT)
    assert approved.editions == ["staff 2026-W49 numbers"]


async def test_a_draft_that_waits_is_told_of_at_each_slot_once(approved: World) -> None:
    await approved.begin()
    await approved.join(range(40))
    await approved.at(FIRST_SLOT - timedelta(hours=5))
    assert approved.steward.told == []
    for week in range(3):
        approved.steward.told.clear()
        for minutes in range(3):
            await approved.at(FIRST_SLOT + week * WEEK + timedelta(minutes=minutes))
        assert approved.steward.told == [(Trouble.DRAFT_WAITS, EVERYTHING)]
    assert len(approved.drafts) == 1
    assert len(approved.editions) == 3
