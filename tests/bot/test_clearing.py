"""A chat is cleared on both sides, as far as Telegram's 48 hours allow; what stays is said, and nothing waits for the pace."""

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clearing import BLANK, MOST_GUESSED
from bot.telegram.calls import Calls
from bot.telegram.pace import Pace
from bot.telegram.queues import MOST_A_CHAT
from bot.telegram.sender import Sender
from conversations.effects import Button
from conversations.session import NarratorId, Session, Stage
from storage.chats import Note, Side, Standing
from storage.outbox import Kind, Outgoing
from storage.sealing.identity import new_identity
from storage.store import Store
from tests.bot.conftest import BRISK
from tests.telegram.fake import FakeTelegram
from tests.telegram.faults import BadGateway, Fault, Reset, ServerError, Silence, TooMany, Truncated

ANNA, BEN = 5_500_000_001, 5_500_000_002
SECRET = bytes(range(32))
RECIPIENTS = [new_identity("ana").recipient]
TALK = Session("abcdefgh", "f 1", "English (en)", Stage.ASKING)
CLOSING = (
    "All clear.",
    "Mine are blank.",
    "Perhaps more.",
    *(f"{count} of yours stay." for count in range(1, 40)),
)
ROW = ((Button("Yes", "k.1.c0"),),)


class Clock:
    """A time that moves when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    @property
    def hour(self) -> int:
        return int(self.now.timestamp()) // 3600


@dataclass(slots=True)
class Room:
    """A store, a Telegram, and the sender between them, which can be begun anew."""

    telegram: FakeTelegram
    store: Store
    sender: Sender
    clock: Clock

    def narrator(self, user: int = ANNA) -> NarratorId:
        return self.store.ledger.narrator("telegram", user)

    async def wrote(self, user: int, *texts: str) -> list[int]:
        """The narrator writes, and their turns are taken."""
        messages = [self.telegram.say(user, text) for text in texts]
        await self.noted(user, messages, Side.THEIRS)
        return messages

    async def noted(self, user: int, messages: Sequence[int], side: Side) -> None:
        notes = [Note(self.narrator(user), self.store.outbox.number(), message, side) for message in messages]
        await self.store.write(lambda t: self.store.chats.note(t, notes, [self.clock.hour] * len(notes)))

    async def add(self, *messages: Outgoing) -> list[Outgoing]:
        """Write messages to the outbox, as a turn does."""
        numbered = [replace(message, id=self.store.outbox.number()) for message in messages]
        await self.store.write(lambda t: self.store.outbox.add(t, numbered, sending=True))
        return numbered

    async def say(self, *messages: Outgoing) -> None:
        """Decide on messages, and wait until they have left."""
        self.sender.put(await self.add(*messages))
        await self.sender.wait_until_idle()

    async def known(self, user: int = ANNA) -> tuple[Standing, ...]:
        await self.sender.settle()
        return await self.store.write(
            lambda t: self.store.chats.standing(t, self.narrator(user), before=2**62)
        )

    def seen(self, user: int = ANNA) -> list[str]:
        return [shown.text for shown in self.telegram.chat(user)]

    def methods(self) -> list[str]:
        return [call.method for call in self.telegram.calls]


@asynccontextmanager
async def beginning(
    telegram: FakeTelegram, folder: Path, clock: Clock, *, per_second: float = 10_000, per_chat: float = 1_000
) -> AsyncIterator[Room]:
    """Everything but Telegram itself, until the block ends."""
    store = await Store.open(folder, secret=SECRET, recipients=RECIPIENTS, week="2026-W48")
    calls = Calls(telegram.base_url, telegram.token)
    await calls.initialize()
    pace = Pace(per_second, per_chat, asyncio.get_running_loop().time)
    sender = Sender(store, calls, pace, clock=clock, waits=BRISK)
    room = Room(telegram, store, sender, clock)
    sender.put(store.undelivered)
    task = asyncio.create_task(sender.run())
    try:
        await store.write(lambda t: store.ledger.keep(t, {room.narrator(): TALK, room.narrator(BEN): TALK}))
        yield room
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await calls.shutdown()
        await store.close()


@asynccontextmanager
async def room_in(
    folder: Path, *, per_second: float = 10_000, per_chat: float = 1_000
) -> AsyncIterator[Room]:
    clock = Clock()
    async with FakeTelegram(clock=clock) as telegram:
        for user in range(ANNA, ANNA + 60):
            telegram.world.private_chat(user)
        async with beginning(telegram, folder, clock, per_second=per_second, per_chat=per_chat) as room:
            yield room


def say(text: str, user: int = ANNA, question: int = 0) -> Outgoing:
    return Outgoing(0, Kind.SAY, user, text, ROW if question else (), question=question)


def clear(user: int = ANNA) -> Outgoing:
    return Outgoing(0, Kind.CLEAR, user)


HIDE = Outgoing(0, Kind.HIDE, ANNA, closing=CLOSING)


async def test_a_clear_takes_both_sides_and_leaves_what_comes_after_it(tmp_path: Path) -> None:
    async with room_in(tmp_path) as room:
        await room.wrote(ANNA, "we waited", "for a year")
        await room.say(say("What happened?", question=1))
        await room.wrote(BEN, "another talk")
        await room.say(clear(), say("And then?", question=2), say("OK."))
        assert room.seen() == ["And then?", "OK."]
        assert [one.question for one in await room.known()] == [2, 0]
        assert room.seen(BEN) == ["another talk"]
        await room.say(clear())
        assert (room.seen(), await room.known()) == ([], ())


async def test_what_only_waits_to_be_said_before_a_clear_is_never_seen(tmp_path: Path) -> None:
    """It would be taken away at once; and so the chat is cleared without waiting for it."""
    async with room_in(tmp_path) as room:
        await room.wrote(ANNA, "one", "two")
        room.sender.put(
            await room.add(say("first answer"), clear(), say("second answer"), clear(), say("third"))
        )
        await room.sender.wait_until_idle()
        assert room.seen() == ["third"]
        assert room.methods().count("sendMessage") <= 2
        assert await room.store.write(room.store.outbox.undelivered) == []


async def test_many_messages_go_in_lots_of_a_hundred(tmp_path: Path) -> None:
    async with room_in(tmp_path) as room:
        await room.wrote(ANNA, *(f"line {number}" for number in range(250)))
        await room.say(clear())
        assert room.seen() == []
        lots = [len(call.arguments["message_ids"]) for call in room.telegram.calls]  # type: ignore[arg-type]
        assert (set(room.methods()), lots) == ({"deleteMessages"}, [100, 100, 50])


async def test_one_that_cannot_be_deleted_keeps_no_other_and_is_not_tried_again(tmp_path: Path) -> None:
    """A dice of theirs stays for a day; that it does is still known when the chat is hidden."""
    async with room_in(tmp_path) as room:
        await room.wrote(ANNA, "one", "two")
        await room.noted(ANNA, [room.telegram.dice(ANNA)], Side.THEIRS)
        await room.say(say("What happened?"), clear())
        assert room.seen() == [""]
        assert [one.side for one in await room.known()] == [Side.THEIRS_STAYS]
        calls = len(room.telegram.calls)
        await room.say(clear())
        assert len(room.telegram.calls) == calls
        await room.say(HIDE)
        assert room.seen() == ["", "1 of yours stay.\n\nAll clear."]


AGES = [
    (timedelta(minutes=1), 30, True),
    (timedelta(hours=46, minutes=1), 59, True),
    (timedelta(hours=47, minutes=59), 0, True),
    (timedelta(hours=47, minutes=59), 30, True),
    (timedelta(hours=47, minutes=59), 59, True),
    (timedelta(hours=48, minutes=1), 0, False),
    (timedelta(hours=48, minutes=1), 30, False),
    (timedelta(hours=48, minutes=1), 59, False),
    (timedelta(hours=49), 0, False),
    (timedelta(days=30), 30, False),
]


@pytest.mark.parametrize(("age", "minute", "goes"), AGES, ids=[f"{age} at :{at}" for age, at, _ in AGES])
async def test_on_both_sides_of_48_hours_what_can_go_goes_and_the_rest_is_said(
    tmp_path: Path, age: timedelta, minute: int, goes: bool
) -> None:
    async with room_in(tmp_path) as room:
        room.clock.now = room.clock.now.replace(minute=minute)
        await room.wrote(ANNA, "we waited", "for a year")
        await room.say(say("What happened?", question=1), say("Left out"))
        room.clock.now += age
        await room.wrote(ANNA, "hide")
        await room.say(HIDE)
        rest = [] if goes else ["we waited", "for a year", BLANK, BLANK]
        closing = "All clear." if goes else "2 of yours stay.\n\nMine are blank.\n\nAll clear."
        assert room.seen() == [*rest, closing]
        assert not any(shown.buttons for shown in room.telegram.chat(ANNA))
        assert not [call for call in room.telegram.calls_of("deleteMessages") if call.code != 200]
        *others, line = await room.known()
        assert line.message == room.telegram.said(ANNA)[-1].id
        assert [one.side for one in others] == [Side.THEIRS_STAYS] * 2 * (not goes) + [
            Side.OURS_BLANK
        ] * 2 * (not goes)


async def test_a_clear_blanks_what_is_old_and_still_knows_what_stays(tmp_path: Path) -> None:
    async with room_in(tmp_path) as room:
        await room.wrote(ANNA, "we waited")
        await room.say(say("What happened?", question=1))
        room.clock.now += timedelta(days=3)
        await room.wrote(ANNA, "for a year")
        await room.say(clear(), say("OK."))
        assert room.seen() == ["we waited", BLANK, "OK."]
        await room.say(HIDE)
        assert room.seen()[-1] == "1 of yours stay.\n\nAll clear."


async def test_blanking_keeps_the_pace_of_writing_and_the_next_question_does_not_wait_for_it(
    tmp_path: Path,
) -> None:
    async with room_in(tmp_path, per_chat=25) as room:
        await room.say(*(say(f"question {number}") for number in range(12)))
        room.clock.now += timedelta(days=3)
        began = asyncio.get_running_loop().time()
        await room.say(clear(), say("the next question"))
        assert asyncio.get_running_loop().time() - began >= (12 + 1 - 4) / 25
        methods = room.methods()[12:]
        assert methods.count("editMessageText") == 12
        assert methods.index("sendMessage") <= 2
        assert room.seen() == [BLANK] * 12 + ["the next question"]


async def test_a_picture_of_ours_that_can_neither_go_nor_be_blanked_ends_the_trying(tmp_path: Path) -> None:
    async with room_in(tmp_path) as room:
        chat = room.telegram.world.private_chat(ANNA)
        picture = room.telegram.world.post(chat, room.telegram.world.bot_id, {"photo": [{}]})
        await room.noted(ANNA, [picture.id], Side.OURS)
        room.clock.now += timedelta(days=3)
        await room.say(HIDE)
        assert room.seen() == ["", "1 of yours stay.\n\nAll clear."]
        await room.say(HIDE)
        assert room.seen() == ["", "1 of yours stay.\n\nAll clear."]
        assert room.methods().count("editMessageText") == 1


FAULTS: list[tuple[str, Fault]] = [
    ("deleteMessages", ServerError()),
    ("deleteMessages", Reset(after_effect=True)),
    ("deleteMessage", BadGateway()),
    ("deleteMessage", Reset(after_effect=True)),
    ("editMessageText", TooMany(0.05)),
    ("editMessageText", Reset(after_effect=True)),
]


@pytest.mark.parametrize(("method", "fault"), FAULTS, ids=[f"{m}-{type(f).__name__}" for m, f in FAULTS])
async def test_what_goes_wrong_on_the_way_is_done_again_and_what_is_said_is_true(
    tmp_path: Path, method: str, fault: Fault
) -> None:
    async with room_in(tmp_path) as room:
        await filled(room)
        room.telegram.script(method, fault)
        await room.say(HIDE)
        assert room.seen() == LEFT


LEFT = ["old one", BLANK, BLANK, "", "2 of yours stay.\n\nMine are blank.\n\nAll clear."]


async def filled(room: Room) -> None:
    """A chat with everything in it: two of ours and one of theirs that are old, and a dice."""
    await room.wrote(ANNA, "old one")
    await room.say(say("old question", question=1), say("another"))
    room.clock.now += timedelta(days=3)
    await room.noted(ANNA, [room.telegram.dice(ANNA)], Side.THEIRS)
    await room.wrote(ANNA, "we waited", "for a year")
    await room.say(say("new question", question=2))


@pytest.mark.parametrize("calls", range(10))
async def test_ended_after_any_call_the_next_start_goes_on_and_says_what_is_true(
    tmp_path: Path, calls: int
) -> None:
    clock = Clock()
    async with FakeTelegram(clock=clock) as telegram:
        async with beginning(telegram, tmp_path, clock) as room:
            await filled(room)
            before = len(telegram.calls)
            room.sender.put(await room.add(HIDE))
            await telegram.until(lambda: len(telegram.calls) >= before + calls or _is_said(telegram))
        async with beginning(telegram, tmp_path, clock) as room:
            await room.sender.wait_until_idle()
            assert [text for text in room.seen() if text != LEFT[-1]] == LEFT[:-1]
            # Ended between saying it and writing down that it was said, it is said once more.
            assert 1 <= room.seen().count(LEFT[-1]) <= 2
            assert [one.message for one in await room.known()][:-1] == [1, 2, 3, 4]


def _is_said(telegram: FakeTelegram) -> bool:
    return any("All clear." in shown.text for shown in telegram.said(ANNA))


async def test_clearing_waits_for_no_other_chat_and_for_no_pace(tmp_path: Path) -> None:
    """The limit over all is used up for seconds, and so is that of the chat."""
    async with room_in(tmp_path, per_second=2, per_chat=0.1) as room:
        await room.wrote(ANNA, "we waited")
        others = await room.add(*(say("a question", user) for user in range(ANNA + 5, ANNA + 55)))
        mine = await room.add(*(say(f"line {number}") for number in range(6)), clear())
        room.sender.put(others)
        room.sender.put(mine)
        await room.telegram.until(lambda: room.seen() == [], 3)
        assert room.methods().count("sendMessage") <= 4


async def test_calls_that_hang_in_other_chats_hold_no_clearing_up(tmp_path: Path) -> None:
    async with room_in(tmp_path) as room:
        room.telegram.script("sendMessage", *[Silence()] * 32)
        await room.wrote(ANNA, "we waited")
        room.sender.put(await room.add(*(say("a question", user) for user in range(ANNA + 5, ANNA + 55))))
        await room.telegram.until(lambda: room.methods().count("sendMessage") == 32)
        room.sender.put(await room.add(clear()))
        await room.telegram.until(lambda: room.seen() == [], 3)


async def test_a_message_that_is_to_be_tried_again_later_does_not_hold_up_the_clearing(
    tmp_path: Path,
) -> None:
    async with room_in(tmp_path) as room:
        await room.wrote(ANNA, "we waited")
        room.telegram.script("sendMessage", TooMany(3000))
        room.sender.put(await room.add(say("one")))
        await room.telegram.until(lambda: room.methods() == ["sendMessage"])
        await asyncio.sleep(0.02)
        room.sender.put(await room.add(clear()))
        await room.telegram.until(lambda: room.seen() == [], 3)


async def test_no_flood_of_words_drives_out_a_clearing(tmp_path: Path) -> None:
    async with room_in(tmp_path, per_second=2) as room:
        await room.wrote(ANNA, "we waited")
        await one_on_its_way(room)
        flood = [say(f"line {number}") for number in range(3 * MOST_A_CHAT)]
        room.sender.put(await room.add(clear(), *flood))
        await room.telegram.until(lambda: "we waited" not in room.seen(), 9)


async def one_on_its_way(room: Room) -> None:
    """Ends when a message to Anna has left its queue and not arrived: there is a limit over all chats."""
    room.sender.put(
        await room.add(*(say("a question", user) for user in range(ANNA + 5, ANNA + 9)), say("one"))
    )
    while ANNA in room.sender._queues._tickets or ANNA not in room.sender._queues._queues:
        await asyncio.sleep(0)


async def test_whoever_blocks_the_bot_has_their_chat_cleared_all_the_same(tmp_path: Path) -> None:
    async with room_in(tmp_path, per_second=5) as room:
        await room.wrote(ANNA, "we waited")
        room.telegram.block(ANNA)
        await one_on_its_way(room)
        room.sender.put(await room.add(clear(), say("two")))
        await room.sender.wait_until_idle()
        assert room.seen() == []
        assert await room.store.write(room.store.outbox.undelivered) == []


async def test_what_arrived_a_moment_ago_is_known_though_the_outbox_is_busy(tmp_path: Path) -> None:
    async with room_in(tmp_path) as room:
        to_ben, to_anna, clearing = await room.add(say("to Ben", BEN), say("to Anna"), clear())
        let_go = threading.Event()
        busy = asyncio.create_task(room.store.write(lambda _: let_go.wait(5)))
        for one in (to_ben, to_anna):
            room.sender.put([one])
            await room.telegram.until(lambda one=one: one.text in room.seen(one.address))
            await asyncio.sleep(0.02)
        room.sender.put([clearing])
        await asyncio.sleep(0.02)
        let_go.set()
        await room.sender.wait_until_idle()
        await busy
        assert room.seen() == []


async def test_what_is_cleared_of_somebody_who_deleted_everything_leaves_no_row(tmp_path: Path) -> None:
    """Their rows wait for that alone; and the line that says so can be cleared too, until a restart."""
    async with room_in(tmp_path) as room:
        await room.wrote(ANNA, "old one")
        room.clock.now += timedelta(days=3)
        await room.wrote(ANNA, "we waited", "/delete")
        await room.store.write(lambda t: room.store.ledger.keep(t, {room.narrator(): None}))
        await room.say(replace(clear(), kept=False), replace(say("It is deleted."), kept=False))
        assert room.seen() == ["old one", "It is deleted."]
        rows = "SELECT count(*) FROM chats"
        assert await room.store.write(lambda t: t.ledger.execute(rows).fetchone()) == (0,)
        for _ in range(2):
            await room.say(replace(HIDE, kept=False))
            assert room.seen() == ["old one", "1 of yours stay.\n\nAll clear."]
            assert await room.store.write(lambda t: t.ledger.execute(rows).fetchone()) == (0,)


async def test_an_answered_question_shrinks_to_one_line_without_buttons(tmp_path: Path) -> None:
    """The one that asks it, though it was still on its way when that was decided."""
    async with room_in(tmp_path) as room:
        first = [say("What happened?", question=1), Outgoing(0, Kind.SHRINK, ANNA, "✓ Told", question=1)]
        await room.say(*first, say("And then?", question=2), say("Got that."))
        shown = [(one.text, one.buttons) for one in room.telegram.chat(ANNA)]
        assert shown == [("✓ Told", ()), ("And then?", (("Yes",),)), ("Got that.", ())]


async def test_a_question_that_was_asked_before_a_restart_shrinks_too(tmp_path: Path) -> None:
    clock = Clock()
    async with FakeTelegram(clock=clock) as telegram:
        telegram.world.private_chat(ANNA)
        async with beginning(telegram, tmp_path, clock) as room:
            await room.say(say("What happened?", question=1))
        async with beginning(telegram, tmp_path, clock) as room:
            await room.say(Outgoing(0, Kind.SHRINK, ANNA, "✓ Told", question=1))
            assert room.seen() == ["✓ Told"]


async def test_a_question_that_is_not_known_shrinks_only_where_it_was_tapped(tmp_path: Path) -> None:
    async with room_in(tmp_path) as room:
        chat = room.telegram.world.private_chat(ANNA)
        ours = room.telegram.world.post(chat, room.telegram.world.bot_id, {"text": "What happened?"})
        shrink = Outgoing(0, Kind.SHRINK, ANNA, "✓ Told", question=1)
        await room.say(shrink)
        assert room.methods() == []
        await room.say(replace(shrink, message=ours.id))
        assert room.seen() == ["✓ Told"]
        room.telegram.delete(ANNA, ours.id)
        await room.say(replace(shrink, message=ours.id))
        assert room.seen() == []


async def test_a_second_hide_says_what_stays_as_the_first_did(tmp_path: Path) -> None:
    """What could not be taken out is still there, also after a restart."""
    clock = Clock()
    async with FakeTelegram(clock=clock) as telegram:
        telegram.world.private_chat(ANNA)
        async with beginning(telegram, tmp_path, clock) as room:
            await room.wrote(ANNA, "we waited")
            await room.say(say("What happened?"))
            clock.now += timedelta(hours=60)
            await room.say(HIDE)
            first = room.seen()
            await room.say(HIDE)
            assert (
                first
                == room.seen()
                == ["we waited", BLANK, "1 of yours stay.\n\nMine are blank.\n\nAll clear."]
            )
        async with beginning(telegram, tmp_path, clock) as room:
            await room.say(HIDE)
            assert room.seen() == first


async def test_who_wrote_more_than_is_kept_is_told_that_something_may_be_left(tmp_path: Path) -> None:
    """And is told so again, because it still may."""
    async with room_in(tmp_path) as room:
        for _ in range(6):
            await room.wrote(ANNA, *(f"line {number}" for number in range(100)))
        for _ in range(2):
            await room.say(HIDE)
            assert len(room.seen()) > 100
            assert room.seen()[-1] == "Perhaps more.\n\nAll clear."


LOST: list[tuple[str, Fault]] = [
    ("reset", Reset(after_effect=True)),
    ("broken off", Truncated()),
    ("gateway", BadGateway()),
]


@pytest.mark.parametrize("fault", [fault for _, fault in LOST], ids=[name for name, _ in LOST])
async def test_a_message_whose_arrival_nobody_confirmed_is_cleared_too(tmp_path: Path, fault: Fault) -> None:
    """It was sent once more, or its number was lost: it stands between two numbers that are known."""
    async with room_in(tmp_path) as room:
        await room.wrote(ANNA, "hello")
        room.telegram.script("sendMessage", fault)
        await room.say(say("MY WORDS"))
        await room.wrote(ANNA, "hide")
        await room.say(HIDE)
        assert room.seen() == ["All clear."]


async def test_a_message_that_arrived_as_the_service_was_killed_is_cleared_too(tmp_path: Path) -> None:
    """And comes a second time without a sound."""
    clock = Clock()
    async with FakeTelegram(clock=clock) as telegram:
        chat = telegram.world.private_chat(ANNA)
        async with beginning(telegram, tmp_path, clock) as room:
            await room.wrote(ANNA, "hello")
            await room.add(say("MY WORDS"))
            telegram.world.post(chat, telegram.world.bot_id, {"text": "MY WORDS"})
        clock.now += timedelta(hours=9)
        async with beginning(telegram, tmp_path, clock) as room:
            await room.sender.wait_until_idle()
            assert room.seen() == ["hello", "MY WORDS", "MY WORDS"]
            assert [call.arguments["disable_notification"] for call in telegram.calls_of("sendMessage")] == [
                True
            ]
            await room.say(clear())
            assert room.seen() == []


async def test_where_too_many_numbers_lie_between_it_is_said_that_something_may_be_left(
    tmp_path: Path,
) -> None:
    """All private chats of a bot have one run of numbers; and no other chat loses a message."""
    async with room_in(tmp_path) as room:
        await room.wrote(ANNA, "hello")
        room.telegram.script("sendMessage", Truncated())
        await room.say(say("MY WORDS"))
        await room.noted(ANNA, [1_000], Side.THEIRS)
        await room.wrote(BEN, *(f"line {number}" for number in range(60)))
        await room.say(HIDE)
        assert room.seen() == ["Perhaps more.\n\nAll clear."]
        tried = {
            number
            for call in room.telegram.calls_of("deleteMessages")
            for number in call.arguments["message_ids"]
        }  # type: ignore[attr-defined]
        assert len(tried) == 2 + MOST_GUESSED
        assert len(room.seen(BEN)) == 60


async def test_what_nobody_can_look_for_any_more_is_said_to_be_unsure(tmp_path: Path) -> None:
    async with room_in(tmp_path) as room:
        await room.wrote(ANNA, "hello")
        room.telegram.script("sendMessage", Truncated(), Reset(after_effect=True))
        await room.say(say("one"), say("two"))
        room.clock.now += timedelta(days=3)
        await room.say(HIDE)
        assert room.seen()[-1] == "1 of yours stay.\n\nPerhaps more.\n\nAll clear."


def later(clock: Clock, seconds: int) -> Outgoing:
    return replace(clear(), due=int(clock().timestamp()) + seconds)


async def test_what_is_to_be_cleared_later_waits_for_its_time_and_holds_nothing_up(tmp_path: Path) -> None:
    """Also over a restart; and then only what was there before it goes."""
    clock = Clock()
    async with FakeTelegram(clock=clock) as telegram:
        telegram.world.private_chat(ANNA)
        async with beginning(telegram, tmp_path, clock) as room:
            await room.wrote(ANNA, "we waited")
            await room.say(say("the card"), later(clock, 60), say("the next question"))
            assert room.seen() == ["we waited", "the card", "the next question"]
        async with beginning(telegram, tmp_path, clock) as room:
            await room.sender.wait_until_idle()
            assert room.seen() == ["we waited", "the card", "the next question"]
        clock.now += timedelta(seconds=61)
        async with beginning(telegram, tmp_path, clock) as room:
            await room.sender.wait_until_idle()
            assert room.seen() == ["the next question"]
            assert await room.store.write(room.store.outbox.undelivered) == []


async def test_when_its_time_has_come_it_goes_before_what_was_decided_later(tmp_path: Path) -> None:
    """And drops none of that."""
    async with room_in(tmp_path) as room:
        await room.wrote(ANNA, "we waited")
        shown, due = await room.add(say("the card"), later(room.clock, 1))
        room.sender.put([shown, due])
        await room.sender.wait_until_idle()
        room.telegram.script("sendMessage", TooMany(3))
        room.sender.put(await room.add(say("one"), say("two")))
        await room.telegram.until(lambda: room.seen() == [], 3)
        await asyncio.sleep(0.02)
        await room.sender.settle()
        assert [one.text for one in await room.store.write(room.store.outbox.undelivered)] == ["one", "two"]


async def test_what_waited_long_for_its_chat_comes_without_a_sound(tmp_path: Path) -> None:
    """Nobody is rung up by what they wrote eleven minutes ago."""
    async with room_in(tmp_path) as room:
        decided = int(room.clock().timestamp())
        room.clock.now += timedelta(minutes=9)
        await room.say(replace(say("soon"), decided=decided))
        room.clock.now += timedelta(minutes=2)
        await room.say(replace(say("late"), decided=decided))
        quiet = [call.arguments.get("disable_notification") for call in room.telegram.calls]
        assert quiet == [None, True]


async def test_what_is_to_come_quietly_asks_for_no_sound(tmp_path: Path) -> None:
    async with room_in(tmp_path) as room:
        await room.say(replace(say("OK."), quiet=True), say("Hello."))
        quiet = [call.arguments.get("disable_notification") for call in room.telegram.calls]
        assert quiet == [True, None]
