"""Every channel gets one edition at each slot, whatever the clock, the disk or the process do meanwhile."""

import asyncio
import random
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.apart import ChildDied
from bot.app import read_flow
from bot.digest.answering import next_told, told_in
from bot.digest.batches import FEWEST_OF_A_BATCH, MOST_WEEKS
from bot.digest.making import Made, Order, make
from bot.digest.quoting import quotable
from bot.digest.weekly import Weekly, make_apart
from bot.flows import Flows
from bot.staff.batches import Batches
from bot.staff.channels import Channel, Channels
from bot.staff.notices import Trouble
from conversations.consent import Use
from conversations.digest.edition import Answer as StaffAnswer
from conversations.digest.edition import Edition, Quote, Stage
from conversations.digest.published import Interval, Published
from conversations.digest.scopes import EVERYTHING, Scope
from conversations.digest.sections import MOST_ANSWERS
from conversations.digest.slots import Timetable
from conversations.digest.wording import STAGES, pieces
from conversations.effects import ChangeUse, StoryId
from conversations.flow import Flow
from conversations.post import Piece
from conversations.weeks import week_of
from storage.database import Transaction
from storage.errors import Unopenable
from storage.outbox import Kind, Outgoing
from storage.store import Store
from tests.bot.joining import join
from tests.bot.storytelling import FORM, START, Clock, Sent, Told, form, frames, opened, tell

STAFF = -1001111111111
APPROVAL = -1002222222222
WEEK = timedelta(weeks=1)
TUESDAY = Timetable(1, time(10), ZoneInfo("UTC"))
FIRST_SLOT = datetime(2026, 12, 1, 10, tzinfo=UTC)  # the Tuesday after the first whole week


class Maker:
    """Makes editions of nothing but their title, and keeps what was ordered; ``during`` happens meanwhile."""

    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.during: Callable[[], Awaitable[None]] | None = None
        self.fails: BaseException | None = None

    async def __call__(self, order: Order) -> Made:
        self.orders.append(order)
        if self.during is not None:
            await self.during()
        if self.fails is not None:
            raise self.fails
        published = None
        if order.tally is not None:
            published = Published(order.tally.number, Interval(20, 999), {})
        plain = (Piece(f"{order.channel} {order.week} {'numbers' if order.tally else 'quiet'}"),)
        said = tuple(
            piece
            for answer in order.answers
            for piece in (Piece(" "), Piece(f"{STAGES[answer.stage]}: {answer.words}"))
        )
        quoted = () if order.quote is None else (Piece(order.quote.words),)
        without = None if order.quote is None else b"wall without"
        return Made(published, (*plain, *said, *quoted), (*plain, *said), "alt", b"png", b"pdf", without)


class Steward:
    """What the steward was told and is not over."""

    def __init__(self) -> None:
        self.told: list[tuple[Trouble, str]] = []

    def tell(self, trouble: Trouble, channel: str) -> None:
        self.told.append((trouble, channel))

    def over(self, trouble: Trouble, channel: str) -> None:
        self.told = [one for one in self.told if one != (trouble, channel)]


def story_id(number: int) -> StoryId:
    """The id of the story of this number."""
    return StoryId(number.to_bytes(16, "big"))


class Killed(BaseException):
    """The process ends here."""


class World:
    """A service with one store, from one start to the next."""

    def __init__(self, folder: Path, flow: Flow, store: Store, *, approval: int | None = None) -> None:
        self.folder = folder
        self.flow = flow
        self.store = store
        self.channels = Channels((Channel(EVERYTHING, STAFF, Scope(EVERYTHING)),), approval)
        self.clock = Clock()
        self.sent = Sent()
        self.maker = Maker()
        self.steward = Steward()
        self.seconds = 0.0
        self.batch = 40
        self.offered: list[int] = []
        self.weekly = self.started()

    def started(self) -> Weekly:
        def first(quotes: Sequence[Quote]) -> Quote:
            self.offered.append(len(quotes))
            return quotes[0]

        return Weekly(
            self.store,
            self.sent,
            self.channels,
            Flows(self.flow, self.store.vault),
            TUESDAY,
            batch=self.batch,
            clock=self.clock,
            make=self.maker,
            notices=self.steward,
            choose=first,
            elapsed=lambda: self.seconds,
        )

    async def restart(self) -> None:
        await self.store.close()
        self.store = await opened(self.folder, self.flow)
        self.sent.all += [one for one in self.store.undelivered if one not in self.sent.all]
        self.weekly = self.started()

    async def at(self, now: datetime) -> int:
        self.clock.now = now
        return await self.weekly.once()

    async def begin(self) -> None:
        """The first start, on a Monday; the first slot is on ``FIRST_SLOT``."""
        assert await self.at(START) == 0

    async def join(
        self,
        numbers: Iterable[int],
        *,
        batch: int = 1,
        quote: str = "",
        window: int = 0,
        first: int = 0,
        mixed: bool = False,
    ) -> None:
        """Stories of that many narrators, or of the one called ``first``, join a batch."""
        week = week_of(self.clock.now)
        await join(
            self.store,
            self.flow,
            numbers,
            week=week,
            batch=batch,
            quote=quote,
            window=window,
            mixed=mixed,
            teller=first,
        )

    async def withdraw(self, numbers: Iterable[int]) -> None:
        def take_back(transaction: Transaction) -> None:
            for number in numbers:
                self.store.vault.withdraw(transaction, story_id(number), week="2026-W49")

        await self.store.write(take_back)

    async def say(self, words: str) -> None:
        await self.store.write(
            lambda t: self.store.digests.answer(t, EVERYTHING, StaffAnswer(Stage.CHANGED, words))
        )

    async def waiting(self) -> list[str]:
        """What staff answered and no edition has told."""
        found = await self.store.write(lambda t: self.store.digests.answers(t, EVERYTHING))
        return [one.words for one in found]

    async def open(self) -> int:
        return await self.store.write(lambda t: self.store.digests.open(t, EVERYTHING))

    async def ledger(self) -> list[int]:
        found = await self.store.write(lambda t: self.store.digests.ledger(t, EVERYTHING))
        return [one.number for one in found]

    @property
    def editions(self) -> list[str]:
        """The words of the editions for the channel, oldest first."""
        return [one.text for one in self.sent.all if one.edition and one.page == 0 and one.address == STAFF]

    @property
    def drafts(self) -> list[Outgoing]:
        return [one for one in self.sent.all if one.edition and one.page == 0 and one.address == APPROVAL]


@pytest.fixture(scope="session")
def flow(tmp_path_factory: pytest.TempPathFactory) -> Flow:
    return form(tmp_path_factory.mktemp("form"))


@pytest.fixture
async def world(tmp_path: Path, flow: Flow) -> AsyncIterator[World]:
    made = World(tmp_path, flow, await opened(tmp_path, flow))
    yield made
    await made.store.close()


@pytest.fixture
async def approved(tmp_path: Path, flow: Flow) -> AsyncIterator[World]:
    made = World(tmp_path, flow, await opened(tmp_path, flow), approval=APPROVAL)
    yield made
    await made.store.close()


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


# What closes


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


# Quotes


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


# Approval


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
    assert approved.editions == ["staff 2026-W49 quiet Changed: We ring back. Changed: And on Sundays."]
    assert approved.steward.told == [(Trouble.DRAFT_WAITS, EVERYTHING)]
    assert await approved.waiting() == []
    await approved.at(FIRST_SLOT + WEEK - timedelta(hours=5))
    (draft,) = approved.drafts
    assert draft.edition is not None
    number = draft.edition
    await approved.store.write(lambda t: approved.store.digests.approve_edition(t, number))
    await approved.at(FIRST_SLOT + WEEK)
    assert approved.editions[1:] == ["staff 2026-W49 numbers Changed: We ring back."]


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


# The whole way


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
