"""What staff answered is told in one edition, and lost by none."""

import re
from dataclasses import replace

from bot.digest.answering import next_told, told_in
from bot.digest.making import Made, Order
from conversations.digest.edition import Answer as StaffAnswer
from conversations.digest.edition import Edition, Stage
from conversations.digest.scopes import EVERYTHING
from conversations.digest.sections import MOST_ANSWERS
from conversations.digest.wording import pieces
from tests.bot.weeks import FIRST_SLOT, WEEK, World


async def test_what_staff_answered_is_in_one_edition_quiet_or_not(world: World) -> None:
    await world.begin()
    await world.say("We ring back.")
    await world.at(FIRST_SLOT)
    await world.at(FIRST_SLOT + WEEK)
    assert world.editions == ["staff 2026-W49 quiet Changed: We ring back.", "staff 2026-W50 quiet"]


async def test_an_edition_tells_the_oldest_answers_and_the_others_wait_for_the_next(world: World) -> None:
    await world.begin()
    for number in range(2 * MOST_ANSWERS + 1):
        await world.say(f"Number {number}.")
    for week in range(3):
        await world.at(FIRST_SLOT + week * WEEK)
    told = [[int(number) for number in re.findall(r"Number (\d)", words)] for words in world.editions]
    assert told == [[0, 1, 2, 3], [4, 5, 6, 7], [8]]
    assert await world.waiting() == []


async def test_an_answer_for_which_an_edition_had_no_room_waits_for_the_next(world: World) -> None:
    await world.begin()
    for words in ("One.", "Two.", "One."):
        await world.say(words)
    made = world.maker.__call__

    async def with_room_for_one(order: Order) -> Made:
        return await made(replace(order, answers=order.answers[-1:]))

    world.maker = with_room_for_one  # type: ignore[assignment]
    world.weekly = world.started()
    await world.at(FIRST_SLOT)
    assert await world.waiting() == ["One.", "One."]
    await world.at(FIRST_SLOT + WEEK)
    assert world.editions == ["staff 2026-W49 quiet Changed: Two.", "staff 2026-W50 quiet Changed: One."]
    assert await world.waiting() == []


def test_what_a_true_edition_says_of_an_answer_is_known_again() -> None:
    """Whatever letters it has, and none that is only part of another, or of another stage."""
    said = [
        StaffAnswer(Stage.HEARD, "We ring back."),
        StaffAnswer(Stage.PLANNED, "نتصل في اليوم نفسه (9)."),
        StaffAnswer(Stage.CHANGED, "One\u2060 \u202eword"),
    ]
    other = [StaffAnswer(Stage.HEARD, "We ring"), StaffAnswer(Stage.CHANGED, "We ring back.")]
    text = pieces(Edition(EVERYTHING, "2026-W49", None, None, next_told(said)))
    assert told_in(text, [*said, *other]) == said


async def test_an_answer_that_comes_while_a_digest_is_made_is_not_lost(world: World) -> None:
    await world.begin()
    await world.say("One.")

    async def answer() -> None:
        world.maker.during = None
        await world.say("Two.")

    world.maker.during = answer
    await world.at(FIRST_SLOT)
    await world.at(FIRST_SLOT + WEEK)
    assert world.editions == ["staff 2026-W49 quiet Changed: One. Changed: Two.", "staff 2026-W50 quiet"]
