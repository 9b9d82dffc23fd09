"""Staff say what they heard, planned and changed; it waits for the next digest of their channel and goes to nobody else."""

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.arrival import StaffAct
from bot.mixing import Mixing
from bot.staff.approval import edition_buttons
from bot.staff.channels import Channel, Channels, only
from bot.staff.desk import Desk
from bot.staff.joining import Batches
from bot.staff.notices import Notices, Trouble
from bot.staff.replies import MOST_WAITING, NO_DIGESTS
from conversations.digest.edition import LONGEST_ANSWER, Answer, Stage
from conversations.digest.scopes import EVERYTHING, Scope
from conversations.digest.sections import MOST_ANSWERS
from conversations.flow import Flow
from conversations.post import Piece
from storage.database import Transaction
from storage.digests import Drafted
from storage.outbox import Kind, Outgoing
from storage.store import Store
from tests.bot.storytelling import WEEK, Clock, Sent, Told, form, frames, opened, tell

STAFF, HOUSING, APPROVAL, ELSEWHERE = -1002233445566, -1003344556677, -1004455667788, -1009990001112
HOUSED = Channel("Housing", HOUSING, Scope("Housing", {"needs": frozenset({"home"})}))
CHANNELS = Channels((HOUSED, *only(STAFF).all), APPROVAL)

DRAFT = Drafted("Housing", WEEK, None, (Piece("This week."),), (), "Bars.", b"png", b"pdf")


class Remarks:
    """Short lines to staff; keeps them."""

    def __init__(self) -> None:
        self.all: list[tuple[int, str]] = []

    def put(self, chat: int, text: str) -> None:
        self.all.append((chat, text))


async def anybody(chat: int, person: int | None) -> bool:
    return True


@dataclass(slots=True)
class Room:
    """A store with a desk."""

    store: Store
    flow: Flow
    desk: Desk
    remarks: Remarks
    sent: Sent

    async def write(self, line: str, *, chat: int = STAFF, answers: int | None = None) -> list[str]:
        """Somebody writes a line; gives what they hear back, each in the chat they wrote in."""
        self.remarks.all.clear()
        await self.desk.act(StaffAct(chat, 71, answers, line=line))
        assert {where for where, _ in self.remarks.all} <= {chat}
        return [text for _, text in self.remarks.all]

    async def kept(self, channel: str = EVERYTHING) -> tuple[Answer, ...]:
        return await self.store.write(lambda t: self.store.digests.answers(t, channel))


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    flow = form(tmp_path)
    store = await opened(tmp_path / "data", flow)
    remarks, sent, given = Remarks(), Sent(), frames(store, flow)
    batches = Batches(store, given, lambda: False)
    desk = Desk(store, sent, remarks, channels=CHANNELS, batches=batches, is_allowed=anybody, clock=Clock())
    await tell(store, flow, Told(1, {"needs": ("home",)}))
    await Mixing(store, sent, channels=CHANNELS, frames=given, after=0, together=1, clock=Clock()).once()
    yield Room(store, flow, desk, remarks, sent)
    await store.close()


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/heard Families wait too long.", Answer(Stage.HEARD, "Families wait too long.")),
        ("/planned  From March one person rings. ", Answer(Stage.PLANNED, "From March one person rings.")),
        ("/changed@firsthand_bot We ring back.", Answer(Stage.CHANGED, "We ring back.")),
        ("/Changed\nWe ring back.", Answer(Stage.CHANGED, "We ring back.")),
        (
            "/\u2060changed We ring\u2060 back.",
            Answer(Stage.CHANGED, "We ring back."),
        ),  # copied from a digest
        ("/heard " + "é" * LONGEST_ANSWER, Answer(Stage.HEARD, "é" * LONGEST_ANSWER)),
    ],
)
async def test_what_staff_say_is_kept_for_their_channel_and_confirmed(
    room: Room, line: str, answer: Answer
) -> None:
    assert await room.write(line) == ["Noted. It stands in the next digest of the staff channel."]
    assert await room.write(line, chat=HOUSING) == ["Noted. It stands in the next digest of Housing."]
    assert await room.kept() == await room.kept("Housing") == (answer,)


async def test_answers_come_in_the_order_they_were_given_and_after_a_restart_too(
    room: Room, tmp_path: Path
) -> None:
    for stage in ("heard", "planned", "changed"):
        await room.write(f"/{stage} one thing")
    await room.store.close()
    room.store = await opened(tmp_path / "data", form(tmp_path))
    assert [answer.stage for answer in await room.kept()] == [Stage.HEARD, Stage.PLANNED, Stage.CHANGED]


@pytest.mark.parametrize(
    ("line", "mends"),
    [
        ("/heard", "Please write it behind the command, for example:\n/heard "),
        ("/changed@firsthand_bot   ", "Please write it behind the command, for example:\n/changed "),
        ("/planned one\ntwo", "on one line"),
        ("/planned one\u202etwo", "on one line"),
        ("/planned one\x07two", "on one line"),
        ("/heard " + "x" * (LONGEST_ANSWER + 1), "That has 161 characters, and a digest has room for 160."),
    ],
)
async def test_what_does_not_fit_is_told_with_how_to_mend_it_and_not_kept(
    room: Room, line: str, mends: str
) -> None:
    (told,) = await room.write(line)
    assert mends in told
    assert await room.kept() == ()


@pytest.mark.parametrize(
    "line",
    ["", "hello", "heard it", "/start", "/delete", "/heardit now", "/heard:now", "/hear d", "x /heard y"],
)
async def test_what_is_no_answer_is_passed_over_in_silence(room: Room, line: str) -> None:
    assert await room.write(line) == []
    assert await room.kept() == ()


async def test_strangers_cannot_answer(room: Room) -> None:
    assert await room.write("/heard We are somebody else.", chat=ELSEWHERE) == []
    assert await room.write("/heard We are somebody else.", chat=71) == []
    assert await room.kept() == await room.kept("Housing") == ()


async def test_in_the_approval_chat_an_answer_is_for_the_channel_of_what_it_replies_to(room: Room) -> None:
    """A draft waits for Housing, a story for the staff channel; what replies to neither is for the staff channel."""
    (story,) = room.sent.all
    digests = room.store.digests

    def draft(transaction: Transaction) -> Outgoing:
        kept = digests.keep_edition(transaction, DRAFT)
        return digests.show_edition(transaction, kept, APPROVAL, edition_buttons(kept))[0]

    edition = await room.store.write(draft)
    await room.store.write(lambda t: room.store.vault.posted(t, story, 500))
    await room.store.write(lambda t: room.store.vault.posted(t, edition, 600))
    told = {
        replied: await room.write("/heard This.", chat=APPROVAL, answers=replied)
        for replied in (500, 600, 999, None)
    }
    assert told == {
        replied: [
            "Noted. It stands in one of the next digests of Housing."  # its draft was made without it
            if replied == 600
            else "Noted. It stands in the next digest of the staff channel."
        ]
        for replied in told
    }
    assert (len(await room.kept()), len(await room.kept("Housing"))) == (3, 1)


async def test_where_more_wait_before_it_than_a_digest_tells_it_stands_in_a_later_one(room: Room) -> None:
    said = [await room.write(f"/heard Number {number}.") for number in range(MOST_ANSWERS + 2)]
    the_next = "Noted. It stands in the next digest of the staff channel."
    a_later = "Noted. It stands in one of the next digests of the staff channel."
    assert said == [[the_next]] * MOST_ANSWERS + [[a_later]] * 2


async def test_without_digests_staff_hear_that_there_are_none_and_nothing_is_kept(room: Room) -> None:
    batches = Batches(room.store, frames(room.store, room.flow), lambda: False)
    room.desk = Desk(
        room.store,
        room.sent,
        room.remarks,
        channels=CHANNELS,
        batches=batches,
        is_allowed=anybody,
        clock=Clock(),
        tells=False,
    )
    assert await room.write("/heard This.") == await room.write("/changed") == [NO_DIGESTS]
    assert await room.write("heard this", answers=500) == []
    assert await room.kept() == ()


async def test_a_reply_to_a_digest_that_is_no_answer_stays_among_staff(room: Room) -> None:
    digests = room.store.digests

    def post(transaction: Transaction) -> Outgoing:
        kept = digests.keep_edition(transaction, replace(DRAFT, channel=EVERYTHING))
        return digests.post_edition(transaction, kept, STAFF)[0]

    edition = await room.store.write(post)
    await room.store.write(lambda t: room.store.vault.posted(t, edition, 700))
    assert await room.write("We should ring back, shouldn't we?", answers=700) == []
    assert await room.kept() == ()


async def test_no_channel_collects_answers_without_end(room: Room) -> None:
    for _ in range(MOST_WAITING):
        await room.write("/heard The same once more.")
    (told,) = await room.write("/heard The same once more.")
    assert "answers wait to be told already" in told
    assert len(await room.kept()) == MOST_WAITING
    assert await room.write("/heard Another.", chat=HOUSING) != []
    assert len(await room.kept("Housing")) == 1


async def test_nothing_that_staff_say_is_sent_to_anybody(room: Room) -> None:
    before = list(room.sent.all)
    for stage in ("heard", "planned", "changed"):
        await room.write(f"/{stage} Not for families' phones.")
    assert room.sent.all == before
    assert not any("Not for families" in text for _, text in room.remarks.all)


# What the steward is told


def noticing(channels: Channels = CHANNELS) -> tuple[Notices, Remarks, Clock]:
    remarks, clock = Remarks(), Clock()
    return Notices(remarks, channels, clock=clock), remarks, clock


@pytest.mark.parametrize("trouble", [one for one in Trouble if one is not Trouble.BATCH_WITHDRAWN])
def test_each_trouble_is_told_in_the_log_and_the_approval_chat_once_until_it_is_over(
    trouble: Trouble, caplog: pytest.LogCaptureFixture
) -> None:
    notices, remarks, clock = noticing()
    for _ in range(3):
        notices.tell(trouble, "Housing")
        clock.now += timedelta(hours=1)
    ((chat, text),) = remarks.all
    assert chat == APPROVAL
    assert "Housing" in text
    assert len(caplog.records) == 1
    assert "channel 1 " in caplog.text
    notices.over(trouble, "Housing")
    notices.tell(trouble, "Housing")
    notices.tell(trouble, EVERYTHING)
    assert len(remarks.all) == len(caplog.records) == 3
    assert "the staff channel" in remarks.all[-1][1]


def test_that_a_batch_was_taken_back_is_told_to_nobody_but_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """Whoever lets posts through would learn of a withdrawal."""
    notices, remarks, _ = noticing()
    notices.tell(Trouble.BATCH_WITHDRAWN, "Housing")
    assert remarks.all == []
    assert "channel 1 " in caplog.text


def test_a_trouble_that_lasts_is_told_again_after_a_day_and_a_clock_that_goes_back_hides_none() -> None:
    notices, remarks, clock = noticing()
    for hours, told in ((0, 1), (23, 1), (1, 2), (-48, 3), (1, 3)):
        clock.now += timedelta(hours=hours)
        notices.tell(Trouble.CHANNEL_GONE, "Housing")
        assert len(remarks.all) == told


def test_without_an_approval_chat_or_where_that_is_gone_the_log_alone_tells(
    caplog: pytest.LogCaptureFixture,
) -> None:
    notices, remarks, _ = noticing(only(STAFF))
    notices.tell(Trouble.POST_REFUSED, EVERYTHING)
    gone, heard, _ = noticing()
    gone.gone(APPROVAL)
    assert remarks.all == heard.all == []
    assert [record.levelno for record in caplog.records] == [logging.ERROR, logging.ERROR]


def test_what_the_sender_reports_is_told_by_the_channels_name() -> None:
    notices, remarks, _ = noticing()
    notices.refused(Outgoing(1, Kind.POST, HOUSING), "Bad Request")
    notices.gone(HOUSING)
    notices.gone(HOUSING)
    notices.back(HOUSING)
    notices.gone(HOUSING)
    told = [text for _, text in remarks.all]
    assert ["did not take a post for Housing" in text for text in told] == [True, False, False]
    assert ["no longer write to Housing" in text for text in told] == [False, True, True]
    assert str(HOUSING) not in str(told)
