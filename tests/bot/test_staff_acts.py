"""What staff do in their own chats is handed on, once; nobody else's words are, and no narrator's ever."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot

from bot.arrival import Arrival, StaffAct
from bot.settings import Settings
from bot.telegram import checkup
from bot.telegram.acts import Acts
from bot.telegram.calls import Calls, Json
from bot.telegram.inbound import KINDS, read
from bot.telegram.roles import ANONYMOUS, is_allowed
from bot.telegram.staffchats import StaffChats
from bot.telegram.taps import Taps
from tests.bot.conftest import Service
from tests.bot.test_inbound import MESSAGES
from tests.bot.test_poller import polling
from tests.telegram.fake import FakeTelegram
from tests.telegram.faults import ServerError, TooMany

AT = datetime(2026, 11, 24, 10, tzinfo=UTC)
ANNA, WORKER = 5_500_000_001, 5_500_000_777
STAFF, GROUP, ELSEWHERE = -1002233445566, -1009990001112, -1005556667778
BOT = Bot("7012345678:AAFakeTokenForTestsOnly-0123456789a")
OURS = StaffChats(frozenset({STAFF, GROUP, ANNA}), 7_012_345_678, "firsthand_bot")
SOMEBODY = {"id": WORKER, "is_bot": False, "first_name": "W"}
US = {"id": OURS.bot, "is_bot": True, "first_name": "Firsthand"}
OTHER_BOT = {"id": 99, "is_bot": True, "first_name": "Other"}
CHANNEL = {"id": STAFF, "type": "channel", "title": "Staff"}
TEAM = {"id": GROUP, "type": "supergroup", "title": "Team"}


def written(chat: Json, text: str, **more: object) -> Json:
    return {"message_id": 7, "date": 1, "chat": chat, "text": text, **more}


def answered(chat: Json, sender: Json | None, **more: object) -> Json:
    whose = {"from": sender} if sender is not None else {"sender_chat": chat}
    return {"reply_to_message": written(chat, "a post", **whose) | {"message_id": 5}} | more


def act_of(kind: str, body: Json, staff: StaffChats = OURS) -> StaffAct | None:
    arrival = read({"update_id": 7, kind: body}, BOT, AT, staff)
    assert arrival.raw is None
    assert (arrival.account, arrival.event) == (None, None)
    return arrival.staff


def test_a_line_in_a_channel_is_an_act_of_nobody_who_is_named() -> None:
    body = written(CHANNEL, "/changed We ring back.", sender_chat=CHANNEL)
    assert act_of("channel_post", body) == StaffAct(STAFF, line="/changed We ring back.", own=7)
    assert "channel_post" in KINDS, "or Telegram sends none"


def test_a_line_in_a_group_says_who_wrote_it_and_what_it_answers() -> None:
    body = written(TEAM, "/heard@Firsthand_Bot so", **answered(TEAM, US, **{"from": SOMEBODY}))
    assert act_of("message", body) == StaffAct(GROUP, WORKER, 5, line="/heard@Firsthand_Bot so", own=7)


@pytest.mark.parametrize(
    ("chat", "more", "line", "is_act"),
    [
        (TEAM, {"from": SOMEBODY}, "/heard so", True),
        (TEAM, {"from": SOMEBODY}, "just chatting", False),
        (TEAM, answered(TEAM, US, **{"from": SOMEBODY}), "an answer to us", True),
        (TEAM, answered(TEAM, SOMEBODY, **{"from": SOMEBODY}), "an answer to a colleague", False),
        (TEAM, {"from": SOMEBODY}, "/heard@another_bot so", False),
        (TEAM, answered(TEAM, US, **{"from": SOMEBODY}), "/heard@another_bot so", False),
        (TEAM, {"from": OTHER_BOT}, "/heard so", False),
        (TEAM, {}, "/heard so", False),
        (TEAM, {"from": SOMEBODY}, "/", False),
        (TEAM, {"from": SOMEBODY}, "x /heard so", False),
        (CHANNEL, {"sender_chat": CHANNEL}, "an announcement", False),
        (CHANNEL, answered(CHANNEL, None, sender_chat=CHANNEL), "an answer", True),
        (CHANNEL, {}, "/heard so", True),
    ],
)
def test_commands_and_answers_to_us_are_acts_and_nothing_else_is(
    chat: Json, more: Json, line: str, is_act: bool
) -> None:
    kind = "channel_post" if chat is CHANNEL else "message"
    act = act_of(kind, written(chat, line, **more))
    assert (act is not None) == is_act
    assert act is None or act.line == line


def test_who_writes_as_the_group_is_nobody_named_and_who_writes_as_another_channel_is_nobody() -> None:
    anonymous = {"id": ANONYMOUS, "is_bot": True, "first_name": "Group"}
    body = written(TEAM, "/heard so", sender_chat=TEAM, **{"from": anonymous})
    assert act_of("message", body) == StaffAct(GROUP, None, line="/heard so", own=7)
    stranger = {"id": ELSEWHERE, "type": "channel", "title": "Mine"}
    body = written(TEAM, "/heard so", sender_chat=stranger, **{"from": {**OTHER_BOT, "id": 136_817_688}})
    assert act_of("message", body) is None


def test_a_tap_in_a_chat_of_staff_says_what_was_tapped_and_where() -> None:
    tap = {"id": "99", "from": SOMEBODY, "chat_instance": "1", "data": "st-y.12" + "x" * 99}
    act = act_of("callback_query", tap | {"message": written(TEAM, "a post", **{"from": US})})
    assert act == StaffAct(GROUP, WORKER, 7, ("st-y.12" + "x" * 99)[:64], "99")


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
def test_in_a_chat_that_was_not_set_up_nothing_is_an_act(kind: str) -> None:
    chat = {"id": ELSEWHERE, "type": kind, "title": "T"}
    assert act_of("message", written(chat, "/heard so", **{"from": SOMEBODY})) is None
    assert act_of("channel_post", written(chat, "/heard so", sender_chat=chat)) is None
    tap = {"id": "99", "from": SOMEBODY, "chat_instance": "1", "data": "st-y.1"}
    arrival = read(
        {"update_id": 7, "callback_query": tap | {"message": written(chat, "a post")}}, BOT, AT, OURS
    )
    assert arrival == Arrival(7, query="99")


@given(message=MESSAGES, kind=st.sampled_from(["message", "channel_post", "edited_message"]))
def test_no_update_is_both_a_narrators_and_staffs_whatever_is_set_up(message: Json, kind: str) -> None:
    """Even where somebody set a narrator's own chat up as one of staff."""
    chats = StaffChats(frozenset({message["chat"]["id"]}), OURS.bot)
    arrival = read({"update_id": 7, kind: json.loads(json.dumps(message))}, BOT, AT, chats)
    assert arrival.staff is None or (arrival.account is None and arrival.event is None)
    if message["chat"]["type"] == "private":
        assert arrival.staff is None
    elif arrival.raw is None:
        assert arrival.account is None


@pytest.mark.parametrize(("chat", "kind"), [(CHANNEL, "edited_channel_post"), (TEAM, "edited_message")])
@pytest.mark.parametrize(
    ("text", "line"), [("/heard so", "/heard so"), ("never mind", ""), ("/heard@another_bot so", "")]
)
def test_a_line_that_is_changed_is_an_act_and_what_is_no_command_any_more_is_not_read(
    chat: Json, kind: str, text: str, line: str
) -> None:
    """It may have been one before, and then staff must hear that changing it so changed nothing."""
    who: Json = {"sender_chat": CHANNEL} if chat is CHANNEL else {"from": SOMEBODY}
    act = act_of(kind, written(chat, text, edit_date=2, **who))
    person = None if chat is CHANNEL else WORKER
    assert act == StaffAct(chat["id"], person, line=line, own=7, edited=True)
    assert kind in KINDS, "or Telegram sends none"


def test_what_somebody_else_changes_is_no_act() -> None:
    for chat in (ELSEWHERE, ANNA):
        body = written(
            {"id": chat, "type": "supergroup" if chat < 0 else "private"}, "/heard so", edit_date=2
        )
        assert act_of_any("edited_message", body | {"from": SOMEBODY}) is None
    assert act_of("edited_message", written(TEAM, "/heard so", edit_date=2, **{"from": OTHER_BOT})) is None


def act_of_any(kind: str, body: Json) -> StaffAct | None:
    return read({"update_id": 7, kind: body}, BOT, AT, OURS).staff


class Desk:
    """Keeps what it is given; the first act may fail."""

    def __init__(self, *, fails: int = 0, note: str | None = "Thank you.") -> None:
        self.acts: list[StaffAct] = []
        self._fails = fails
        self._note = note

    async def act(self, act: StaffAct) -> str | None:
        self.acts.append(act)
        if len(self.acts) <= self._fails:
            raise RuntimeError("what a narrator typed")
        return self._note


@asynccontextmanager
async def calling(telegram: FakeTelegram) -> AsyncIterator[Calls]:
    calls = Calls(telegram.base_url, telegram.token)
    await calls.initialize()
    try:
        yield calls
    finally:
        await calls.shutdown()


@asynccontextmanager
async def handing(telegram: FakeTelegram, desk: Desk) -> AsyncIterator[Acts]:
    async with calling(telegram) as calls:
        taps = Taps(calls)
        acts = Acts(desk, taps, seconds=0.2)
        tasks = [asyncio.create_task(acts.run()), asyncio.create_task(taps.run())]
        try:
            yield acts
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def test_each_tap_is_answered_also_where_the_desk_fails_and_the_next_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    desk = Desk(fails=1)
    async with FakeTelegram(staff="supergroup") as telegram, handing(telegram, desk) as acts:
        telegram.join(WORKER)
        post = telegram.say(WORKER, "a post", chat_id=telegram.staff_chat)
        taps = [
            telegram.tap_data(WORKER, "st-y.1", message_id=post, chat_id=telegram.staff_chat) for _ in "ab"
        ]
        acts.put(StaffAct(telegram.staff_chat, WORKER, post, "st-y.1", query) for query in taps)
        assert await telegram.toasted(taps[0]) == ""
        assert await telegram.toasted(taps[1]) == "Thank you."
    assert len(desk.acts) == 2
    assert "RuntimeError" in caplog.text
    assert "typed" not in caplog.text


async def test_a_desk_that_hangs_holds_nobody_up_for_ever() -> None:
    class Hanging(Desk):
        async def act(self, act: StaffAct) -> str | None:
            await super().act(act)
            if len(self.acts) == 1:
                await asyncio.Event().wait()
            return "done"

    desk = Hanging()
    async with FakeTelegram(staff="supergroup") as telegram, handing(telegram, desk) as acts:
        post = telegram.say(WORKER, "a post", chat_id=telegram.staff_chat)
        tap = telegram.tap_data(WORKER, "st-y.1", message_id=post, chat_id=telegram.staff_chat)
        acts.put([StaffAct(telegram.staff_chat, line="/heard"), StaffAct(telegram.staff_chat, query=tap)])
        assert await telegram.toasted(tap) == "done"


async def test_an_act_is_handed_on_once_however_often_its_update_comes(service: Service) -> None:
    """Beside a narrator's turn in the same batch, which does not wait for the desk."""
    desk = Desk()
    async with FakeTelegram() as telegram, service.running(telegram) as app, handing(telegram, desk) as acts:
        staff = telegram.staff_chat
        chats = StaffChats(frozenset({staff}), OURS.bot, "firsthand_test_bot")
        async with polling(telegram, app) as poller:
            poller._acts, poller._staff = acts, chats
            chat = {"id": staff, "type": "channel", "title": "Staff"}
            line = {"update_id": 31, "channel_post": written(chat, "/heard so", sender_chat=chat)}
            hello = {
                "update_id": 32,
                "message": {
                    "message_id": 1,
                    "date": 1,
                    "chat": {"id": ANNA, "type": "private"},
                    "from": {"id": ANNA, "is_bot": False, "first_name": "A"},
                    "text": "hello",
                },
            }
            await poller.take([line, hello, line])
            await poller.take([line])
            async with asyncio.timeout(2):
                while not desk.acts:
                    await asyncio.sleep(0)
            seen = await app.store.write(lambda t: app.store.ledger.seen(t, [31, 32]))
        assert desk.acts == [StaffAct(staff, line="/heard so", own=7)]
        assert seen == {31, 32}


ROLES = [
    ("member", "", "", False),
    ("left", "", "", False),
    ("administrator", "", "", True),
    ("creator", "", "", True),
    ("administrator", "Safeguarding lead", "", True),
    ("administrator", "Safeguarding lead", " safeguarding  LEAD ", True),
    ("creator", "Safeguarding lead", "Safeguarding lead", True),
    ("administrator", "", "Safeguarding lead", False),
    ("administrator", "Manager", "Safeguarding lead", False),
    ("creator", "", "Safeguarding lead", False),
    ("member", "Safeguarding lead", "Safeguarding lead", False),
]


@pytest.mark.parametrize(("status", "title", "role", "allowed"), ROLES)
async def test_who_may_decide(status: str, title: str, role: str, allowed: bool) -> None:
    async with FakeTelegram(staff="supergroup") as telegram, calling(telegram) as calls:
        telegram.join(WORKER, status=status, title=title)
        assert await is_allowed(calls, telegram.staff_chat, WORKER, role) == allowed


async def test_who_is_not_named_is_an_administrator_of_no_known_title_and_nobody_is_asked() -> None:
    async with FakeTelegram(staff="supergroup") as telegram, calling(telegram) as calls:
        for person in (None, ANONYMOUS):
            assert await is_allowed(calls, telegram.staff_chat, person, "")
            assert not await is_allowed(calls, telegram.staff_chat, person, "Manager")
        assert telegram.calls == []


async def test_where_telegram_does_not_say_nobody_is_allowed() -> None:
    async with FakeTelegram(staff="supergroup") as telegram, calling(telegram) as calls:
        telegram.join(WORKER, status="administrator")
        telegram.script("getChatMember", TooMany(1), ServerError())
        assert not await is_allowed(calls, telegram.staff_chat, WORKER, "")
        assert not await is_allowed(calls, telegram.staff_chat, WORKER, "")
        assert not await is_allowed(calls, ELSEWHERE, WORKER, "")
        assert await is_allowed(calls, telegram.staff_chat, WORKER, "")


CHANNELS = """
[[channel]]
name = "Housing"
chat = {housing}

[channel.where]
needs = ["home"]
"""


async def test_the_doctor_looks_at_every_chat_of_staff(tmp_path: Path) -> None:
    """Of each it names what is wrong: one is gone, and in a channel nobody could have the role."""
    file = tmp_path / "channels.toml"
    file.write_text(CHANNELS.format(housing=GROUP))
    async with FakeTelegram() as telegram:
        telegram.world.open_chat(ELSEWHERE, "channel", "Letting through", bot="administrator")
        settings = replace(
            Settings(data=tmp_path, secret_file=None, flow=None),
            token=telegram.token,
            base_url=telegram.base_url,
            staff_chat=telegram.staff_chat,
            channels=file,
            approval_chat=ELSEWHERE,
            approval_role="Safeguarding lead",
        )
        findings = [finding async for finding in checkup.examine(settings, clock=lambda: datetime.now(UTC))]
    wrong = [str(finding) for finding in findings if not finding.fine]
    assert len(wrong) == 2
    assert "cannot see the Housing chat" in wrong[0]
    assert "channels.toml" in wrong[0]
    assert "FIRSTHAND_APPROVAL_ROLE" in wrong[1]
    fine = [finding.what for finding in findings if finding.fine]
    assert "The bot may post in the staff channel." in fine
    assert "The bot may post in the approval channel." in fine
    assert str(GROUP) not in "".join(fine + wrong)
