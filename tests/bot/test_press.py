"""Staff stop what goes out: nothing more goes, over any restart; nothing is lost, nothing goes twice, and taking down goes on."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from bot.app import opened as opened_app
from bot.arrival import StaffAct
from bot.doctor import Finding, examine
from bot.mixing import Mixing
from bot.settings import Settings
from bot.staff.approval import ALREADY, NOT_KNOWN, NOT_YOURS, edition_buttons
from bot.staff.channels import Channel, Channels
from bot.staff.desk import Desk
from bot.staff.joining import Batches
from bot.staff.notices import Trouble
from bot.staff.press import (
    GOES_ALREADY,
    NOT_HERE,
    ONLY_ITS_OWN,
    STOPPED,
    STOPPED_ALREADY,
    STOPPED_NOT_KEPT,
    Press,
    standing_words,
)
from conversations.digest.scopes import EVERYTHING, Scope
from conversations.facets import Facet
from conversations.flow import Flow
from conversations.post import Piece
from storage.digests import Drafted, Paused
from storage.keys import install, make_secret_file
from storage.outbox import Kind, Outgoing
from storage.sealing.identity import new_identity
from storage.store import Store
from tests.bot.conftest import read_once
from tests.bot.storytelling import WEEK as THIS_WEEK
from tests.bot.storytelling import Clock, Sent, Told, form, frames, opened, tell
from tests.bot.weeks import APPROVAL, FIRST_SLOT, STAFF, TUESDAY, WEEK, World

HOUSING = -1003333333333
HOUSED = Channel("Housing", HOUSING, Scope("Housing", {"needs": frozenset({"home"})}))
ALL = Channel(EVERYTHING, STAFF, Scope(EVERYTHING))
LEAD, WORKER = 71, 72


class Remarks:
    """Short lines to staff; keeps them."""

    def __init__(self) -> None:
        self.all: list[tuple[int, str]] = []

    def put(self, chat: int, text: str) -> None:
        self.all.append((chat, text))


class Holding:
    """Keeps which chats are held."""

    def __init__(self) -> None:
        self.is_held: Callable[[int], bool] = lambda _: False

    def hold(self, is_held: Callable[[int], bool]) -> None:
        self.is_held = is_held

    @property
    def held(self) -> list[bool]:
        """Whether the staff channel, that for housing and the approval chat are."""
        return [self.is_held(chat) for chat in (STAFF, HOUSING, APPROVAL)]


async def is_lead(chat: int, person: int | None) -> bool:
    return person == LEAD or (person is None and chat in (STAFF, HOUSING))


@dataclass(slots=True)
class Room:
    """A store with a desk, before one start or after the next."""

    folder: Path
    flow: Flow
    channels: Channels
    store: Store
    sent: Sent
    holding: Holding
    remarks: Remarks
    clock: Clock
    press: Press | None = None
    desk: Desk | None = None

    async def start(self) -> None:
        self.holding = Holding()
        self.press = Press(
            self.store, self.holding, channels=self.channels, timetable=TUESDAY, clock=self.clock
        )
        await self.press.begin()
        batches = Batches(self.store, frames(self.store, self.flow), lambda: False)
        self.desk = Desk(
            self.store,
            self.sent,
            self.remarks,
            channels=self.channels,
            batches=batches,
            is_allowed=is_lead,
            clock=self.clock,
            press=self.press,
        )

    async def restart(self) -> None:
        await self.store.close()
        self.store = await opened(self.folder, self.flow)
        await self.start()

    async def write(
        self, line: str, *, chat: int = APPROVAL, person: int | None = LEAD, answers: int | None = None
    ) -> str:
        """Somebody writes a line; gives what they hear back."""
        assert self.desk is not None
        self.remarks.all.clear()
        await self.desk.act(StaffAct(chat, person, answers, line=line, own=7))
        assert {where for where, _ in self.remarks.all} <= {chat}
        return "".join(text for _, text in self.remarks.all)

    async def mix(self, channels: Channels | None = None) -> int:
        given, channels = frames(self.store, self.flow), channels or self.channels
        mixing = Mixing(
            self.store, self.sent, channels=channels, frames=given, after=0, together=1, clock=self.clock
        )
        return await mixing.once()

    async def paused(self) -> Paused:
        return await self.store.write(self.store.digests.paused)


async def made(folder: Path, channels: Channels) -> Room:
    flow = form(folder)
    store = await opened(folder / "data", flow)
    room = Room(folder / "data", flow, channels, store, Sent(), Holding(), Remarks(), Clock())
    await room.start()
    return room


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    """Two channels, and an approval chat."""
    room = await made(tmp_path, Channels((HOUSED, ALL), APPROVAL, "lead"))
    yield room
    await room.store.close()


@pytest.fixture
async def open_room(tmp_path: Path) -> AsyncIterator[Room]:
    """Two channels, and no approval chat."""
    room = await made(tmp_path, Channels((HOUSED, ALL)))
    yield room
    await room.store.close()


# What staff write


async def test_a_stop_holds_everything_also_after_a_restart_until_it_goes_on(room: Room) -> None:
    assert await room.write("/stop") == STOPPED
    assert room.holding.held == [True, True, True]
    assert await room.write("/stop") == STOPPED_ALREADY
    await room.restart()
    assert room.holding.held == [True, True, True]
    assert (await room.write("/resume")).startswith("All goes on.")
    assert room.holding.held == [False, False, False]
    assert await room.write("/resume") == GOES_ALREADY
    await room.restart()
    assert room.holding.held == [False, False, False]


@pytest.mark.parametrize(
    "line", ["/pause Housing", "/pause  housing ", "/Pause@firsthand_bot HOUSING", "/\u2060pause Housing"]
)
async def test_a_pause_holds_one_channel_also_after_a_restart(room: Room, line: str) -> None:
    said = "Paused: nothing goes to Housing, no post and no digest. All of it waits."
    assert await room.write(line) == f"{said} It goes on once you write /resume Housing."
    await room.restart()
    assert room.holding.held == [False, True, False]
    assert "is paused already" in await room.write("/pause Housing")
    assert (await room.write("/resume Housing")).startswith("Housing is no longer paused.")
    assert room.holding.held == [False, False, False]
    assert await room.write("/resume Housing") == GOES_ALREADY


async def test_where_no_channel_is_named_staff_are_asked_which(room: Room) -> None:
    assert (
        await room.write("/pause")
        == "Which channel? Please write one of these:\n/pause Housing\n/pause staff"
    )
    assert await room.write("/pause Hosing") == "There is no channel of that name. There are: Housing, staff."
    assert await room.paused() == Paused()
    await room.write("/pause staff")
    assert (await room.write("/resume")).startswith("The staff channel is no longer paused.")
    await room.write("/pause staff")
    await room.write("/pause Housing")
    assert (
        await room.write("/resume")
        == "Which channel? Please write one of these:\n/resume Housing\n/resume staff"
    )
    assert room.holding.held == [True, True, False]


async def test_a_pause_outlives_a_stop_that_came_after_it(room: Room) -> None:
    await room.write("/pause Housing")
    await room.write("/stop")
    assert await room.write("/resume") == "All goes on, but for Housing, which is still paused."
    assert room.holding.held == [False, True, False]
    await room.write("/stop")
    assert "Everything is still stopped" in await room.write("/resume Housing")
    assert room.holding.held == [True, True, True]
    await room.write("/resume")
    assert room.holding.held == [False, False, False]


async def test_a_pause_that_replies_to_what_waits_is_for_its_channel(room: Room) -> None:
    draft = Drafted("Housing", THIS_WEEK, None, (Piece("This week."),), (), "Bars.", b"png", b"pdf")
    digests = room.store.digests

    def show(transaction: object) -> Outgoing:
        kept = digests.keep_edition(transaction, draft)  # type: ignore[arg-type]
        return digests.show_edition(transaction, kept, APPROVAL, edition_buttons(kept))[0]  # type: ignore[arg-type]

    words = await room.store.write(show)
    await room.store.write(lambda t: room.store.vault.posted(t, words, 600))
    assert (await room.write("/pause", answers=600)).startswith("Paused: nothing goes to Housing")
    assert (await room.paused()).channels == {"Housing"}


@pytest.mark.parametrize("line", ["/stop", "/pause Housing", "/resume"])
async def test_who_does_not_have_the_role_stops_nothing_and_nobody_does_outside_the_approval_chat(
    room: Room, line: str
) -> None:
    assert await room.write(line, person=WORKER) == NOT_YOURS
    assert await room.write(line, chat=HOUSING) == await room.write(line, chat=STAFF, person=None) == NOT_HERE
    assert await room.write(line, chat=-1009990001112) == ""
    assert await room.write(line, chat=LEAD) == ""
    assert await room.paused() == Paused()
    assert room.holding.held == [False, False, False]


async def test_where_telegram_does_not_tell_the_role_nothing_is_stopped(room: Room) -> None:
    async def never(chat: int, person: int | None) -> bool:
        raise TimeoutError

    assert room.desk is not None
    room.desk._is_allowed = never
    assert await room.write("/stop") == NOT_KNOWN
    assert await room.paused() == Paused()


@pytest.mark.parametrize("line", ["/stopping", "stop", "x /stop", "/stop-now", "/pausehousing", "/resumed"])
async def test_what_is_no_command_stops_nothing(room: Room, line: str) -> None:
    assert await room.write(line) == ""
    assert await room.paused() == Paused()


async def test_without_an_approval_chat_administrators_stop_in_the_channel_itself(open_room: Room) -> None:
    room = open_room
    assert await room.write("/stop", chat=HOUSING, person=WORKER) == NOT_YOURS
    assert (await room.write("/pause", chat=HOUSING, person=None)).endswith("once you write /resume.")
    assert room.holding.held == [False, True, False]
    assert await room.write("/pause staff", chat=HOUSING, person=None) == ONLY_ITS_OWN
    assert await room.write("/resume staff", chat=HOUSING, person=None) == ONLY_ITS_OWN
    assert (await room.write("/resume", chat=HOUSING, person=None)).startswith("Housing is no longer")
    assert await room.write("/stop", chat=HOUSING, person=None) == STOPPED
    assert room.holding.held == [True, True, True]
    assert (await room.write("/resume", chat=STAFF, person=None)).startswith("All goes on.")
    assert await room.paused() == Paused()


async def test_a_stop_that_cannot_be_written_down_holds_all_the_same_and_says_so(room: Room) -> None:
    """A full disk must not keep anybody from stopping what goes out."""

    await room.store.write(
        lambda t: (
            t.ledger.execute(
                "CREATE TRIGGER full BEFORE INSERT ON marks BEGIN SELECT RAISE(ABORT, 'disk'); END"
            ).rowcount
        )
    )
    assert await room.write("/stop") == STOPPED_NOT_KEPT
    assert room.holding.held == [True, True, True]
    assert "could not be kept" in await room.write("/pause Housing")
    await room.store.write(lambda t: t.ledger.execute("DROP TRIGGER full").rowcount)
    assert await room.write("/stop") == STOPPED


async def test_the_log_has_no_name_of_a_channel_and_no_chat(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    for line in ("/pause Housing", "/stop", "/resume", "/resume Housing"):
        await room.write(line)
    await room.write("/pause Housing")
    await room.restart()
    assert "staff have paused 1 of" in caplog.text
    assert "staff have stopped everything" in caplog.text
    assert "Housing" not in caplog.text
    assert str(HOUSING) not in caplog.text


def test_the_steward_reads_what_is_stopped() -> None:
    assert standing_words(Paused()) == ""
    assert "stopped everything" in standing_words(Paused(everything=True, channels=frozenset({"Housing"})))
    assert standing_words(Paused(channels=frozenset({EVERYTHING, "Housing"}))) == (
        "Staff have paused Housing, the staff channel: nothing goes there."
    )


# What is held at its source


@pytest.mark.parametrize(("line", "leave"), [("/stop", 0), ("/pause Housing", 1), ("/pause staff", 1)])
async def test_stories_wait_in_the_mixing_queue_and_all_leave_afterwards_once(
    room: Room, line: str, leave: int
) -> None:
    """Twenty-five tell for each channel, so that both have enough; what waits goes to no other channel."""
    at_once = Channels((HOUSED, ALL))
    for number in range(50):
        await tell(
            room.store, room.flow, Told(number + 1, {"needs": ("home",) if number % 2 else ("money",)})
        )
    await room.write(line)
    assert await room.mix(at_once) == 25 * leave
    chats = {one.address for one in room.sent.all}
    assert chats == ({STAFF, HOUSING} - {HOUSING if "Housing" in line else STAFF} if leave else set())
    await room.restart()
    assert await room.mix(at_once) == 0
    await room.write("/resume")
    assert await room.mix(at_once) == 50 - 25 * leave
    assert await room.mix(at_once) == 0
    assert len({one.story for one in room.sent.all}) == len(room.sent.all) == 50


async def test_nobody_lets_a_post_through_that_is_stopped_and_it_waits_for_them(room: Room) -> None:
    await tell(room.store, room.flow, Told(1, {"needs": ("money",)}))
    await room.mix()
    (held,) = await room.store.write(room.store.digests.held_all)
    assert room.desk is not None
    await room.write("/stop")
    room.sent.all.clear()
    for token in (f"st-y.{held}", f"st-y.{held}"):
        note = await room.desk.act(StaffAct(APPROVAL, LEAD, 1, token, "q"))
        assert note == "Nothing goes to the staff channel for now. This waits here until /resume."
    assert room.sent.all == []
    await room.write("/resume")
    assert await room.desk.act(StaffAct(APPROVAL, LEAD, 1, f"st-y.{held}", "q")) == "Thank you: let through."
    assert [one.address for one in room.sent.all if one.kind is Kind.POST] == [STAFF]
    assert await room.desk.act(StaffAct(APPROVAL, LEAD, 1, f"st-y.{held}", "q")) == ALREADY


async def test_what_is_stopped_can_be_kept_back_and_taken_back(room: Room) -> None:
    for number in (1, 2):
        await tell(room.store, room.flow, Told(number, {"needs": ("money",)}))
    await room.mix()
    first, second = await room.store.write(room.store.digests.held_all)
    await room.write("/stop")
    assert room.desk is not None
    assert await room.desk.act(StaffAct(APPROVAL, LEAD, 1, f"st-n.{first}", "q")) == "Thank you: kept back."
    left = await room.store.write(lambda t: room.store.digests.held(t, second))
    assert left is not None
    await room.store.write(lambda t: room.store.vault.withdraw(t, left.story, week=THIS_WEEK))
    assert await room.store.write(room.store.digests.held_all) == []
    kept = await room.store.write(lambda t: room.store.digests.batch(t, EVERYTHING, 1))
    assert [one.member.shown for one in kept] == [frozenset[Facet]()]


async def test_a_digest_that_was_sent_without_being_let_through_is_not_said_to_be_kept_back(
    room: Room,
) -> None:
    """The approval chat was taken out of the settings and put back in between; the old button is tapped late."""
    digests = room.store.digests
    draft = Drafted(EVERYTHING, THIS_WEEK, None, (Piece("This week."),), (), "Bars.", b"png", b"pdf")
    kept = await room.store.write(lambda t: digests.keep_edition(t, draft))
    await room.store.write(lambda t: digests.post_edition(t, kept, STAFF))
    assert room.desk is not None
    for way in ("y", "n"):
        assert await room.desk.act(StaffAct(APPROVAL, LEAD, 1, f"ed-{way}.{kept}", "q")) == ALREADY
    assert await room.store.write(lambda t: digests.edition(t, kept)) is not None


# The weekly digest


async def pressing(world: World, line: str) -> str:
    """Somebody with the role writes this."""
    room = Room(
        world.folder, world.flow, world.channels, world.store, world.sent, Holding(), Remarks(), world.clock
    )
    await room.start()
    chat = STAFF if world.channels.approval is None else APPROVAL
    return await room.write(line, chat=chat, person=None if chat == STAFF else LEAD)


async def test_a_slot_in_a_pause_is_left_out_and_what_it_would_have_told_comes_at_the_next(
    world: World,
) -> None:
    """Nothing is sent when the pause ends: whoever ends it would choose after which post a batch closes."""
    await world.begin()
    await world.join(range(40))
    await world.say("We ring back.")
    await pressing(world, "/stop")
    for minutes in range(3):
        assert await world.at(FIRST_SLOT + timedelta(minutes=minutes)) == 0
    await world.restart()
    world.clock.now = FIRST_SLOT + timedelta(days=2)
    await pressing(world, "/resume")
    assert await world.at(FIRST_SLOT + timedelta(days=2)) == 0
    assert await world.at(FIRST_SLOT + WEEK) == 1
    assert world.editions == ["staff 2026-W50 numbers Changed: We ring back."]
    assert await world.ledger() == [1]


async def test_a_pause_over_many_slots_gives_one_edition_afterwards(world: World) -> None:
    await world.begin()
    await world.join(range(40))
    await pressing(world, "/pause")
    for weeks in range(6):
        await world.at(FIRST_SLOT + weeks * WEEK)
    world.clock.now += timedelta(days=1)
    await pressing(world, "/resume")
    for hours in range(0, 24 * 8, 6):
        await world.at(FIRST_SLOT + 5 * WEEK + timedelta(days=1, hours=hours))
    assert world.editions == ["staff 2027-W02 numbers"]


async def test_a_pause_between_two_slots_changes_nothing_of_the_digest(world: World) -> None:
    await world.begin()
    await world.at(FIRST_SLOT)
    await pressing(world, "/pause")
    await world.at(FIRST_SLOT + timedelta(days=3))
    await pressing(world, "/resume")
    await world.at(FIRST_SLOT + WEEK)
    assert world.editions == ["staff 2026-W49 quiet", "staff 2026-W50 quiet"]
    assert world.steward.told == []


async def test_a_stop_while_a_digest_is_made_keeps_it_from_going_out(world: World) -> None:
    await world.begin()
    await world.join(range(40))

    async def stop() -> None:
        await pressing(world, "/stop")

    world.maker.during = stop
    assert await world.at(FIRST_SLOT) == 0
    assert world.sent.all == []
    assert await world.ledger() == []
    world.maker.during = None
    await pressing(world, "/resume")
    assert await world.at(FIRST_SLOT + WEEK) == 1
    assert world.editions == ["staff 2026-W50 numbers"]


async def test_a_digest_that_was_let_through_waits_for_the_slot_after_the_stop(approved: World) -> None:
    await approved.begin()
    await approved.join(range(40))
    await approved.at(FIRST_SLOT - timedelta(hours=5))
    (draft,) = approved.drafts
    number = draft.edition
    assert number is not None
    await approved.store.write(lambda t: approved.store.digests.approve_edition(t, number))
    await pressing(approved, "/stop")
    await approved.at(FIRST_SLOT)
    approved.clock.now = FIRST_SLOT + timedelta(days=1)
    await pressing(approved, "/resume")
    await approved.at(FIRST_SLOT + timedelta(days=1))
    assert approved.editions == []
    for minutes in range(2):
        await approved.at(FIRST_SLOT + WEEK + timedelta(minutes=minutes))
    assert approved.editions == ["staff 2026-W49 numbers"]
    assert await approved.ledger() == [1]


async def test_no_draft_is_shown_while_everything_is_stopped(approved: World) -> None:
    await approved.begin()
    await approved.join(range(40))
    await pressing(approved, "/stop")
    await approved.at(FIRST_SLOT - timedelta(hours=5))
    assert approved.drafts == []
    await pressing(approved, "/resume")
    await approved.at(FIRST_SLOT - timedelta(hours=4))
    assert [one.text for one in approved.drafts] == ["staff 2026-W49 numbers"]


async def test_a_pause_that_a_slot_fell_into_is_told_to_the_steward_until_it_is_over(world: World) -> None:
    await world.begin()
    await pressing(world, "/pause")
    await world.at(FIRST_SLOT - timedelta(hours=1))
    assert world.steward.told == []
    await world.at(FIRST_SLOT)
    assert world.steward.told == [(Trouble.PAUSED, EVERYTHING)]
    await pressing(world, "/resume")
    await world.at(FIRST_SLOT + timedelta(hours=1))
    assert world.steward.told == []


async def test_whatever_is_paused_when_no_slot_gives_two_editions_and_none_comes_at_another_hour(
    world: World,
) -> None:
    """Every way of pausing and letting go on about three slots, a day before or after each."""
    for way, at in enumerate(product((True, False), repeat=4)):
        start = FIRST_SLOT + 5 * way * WEEK
        world.sent.all.clear()
        if way == 0:
            await world.begin()
        await world.at(start - WEEK + timedelta(days=1))
        world.sent.all.clear()
        for number, paused in enumerate(at):
            world.clock.now = start + number * WEEK - timedelta(days=1)
            await pressing(world, "/pause" if paused else "/resume")
            assert await world.at(world.clock.now) == 0
            assert await world.at(start + number * WEEK) == (not paused)
            assert await world.at(start + number * WEEK + timedelta(minutes=5)) == 0
        await pressing(world, "/resume")
        assert len(world.editions) == at.count(False)


# The steward


async def test_the_doctor_names_what_is_stopped_as_long_as_it_is(tmp_path: Path) -> None:
    data, secret = tmp_path / "data", tmp_path / "secret"
    make_secret_file(secret, data=data)
    install(new_identity("steward").recipient, data / "recipients")
    settings = Settings(data=data, secret_file=secret, flow=None)

    async def found(paused: Paused) -> list[Finding]:
        async with opened_app(settings, {}, read_once) as app:
            await app.store.write(lambda t: app.store.digests.keep_paused(t, paused))
        return [one for one in examine(settings, {}, now=Clock()()) if "Staff have" in one.what]

    assert await found(Paused()) == []
    (stopped,) = await found(Paused(everything=True))
    assert not stopped.fine
    assert "no post and no digest goes out" in stopped.what
    assert "/resume" in stopped.remedy
    (paused,) = await found(Paused(channels=frozenset({"Housing"})))
    assert "Housing" in paused.what
