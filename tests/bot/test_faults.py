"""Telegram fails in its own words, the disk fills, updates come twice: nobody is left unanswered, nothing is doubled."""

import asyncio
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from bot.app import App
from bot.telegram.outbound import NOT_HERE, PLACE
from conversations.session import Session
from conversations.words import words_of
from tests.bot.conftest import BRISK, Service
from tests.bot.test_whole_way import ANNA, BEN, STORY, message_update, shown, talk
from tests.telegram.fake import FakeTelegram
from tests.telegram.faults import BadGateway, Fault, Reset, ServerError, Silence, TooMany, Truncated

SAID = words_of("en")

CARL = 5003
FAULTS = [ServerError(), BadGateway(), Reset(), Reset(after_effect=True), Truncated(), TooMany(0.1)]
NAMES = ["500", "502 html", "reset before", "reset after", "truncated", "429"]
any_fault = pytest.mark.parametrize("fault", FAULTS, ids=NAMES)
WELCOME = 2
"""How many messages answer a first word: what this is, then the first question."""

HASTY = replace(BRISK, drain=0.2)
"""Where it is known that what hangs at a stop does not come."""

every_second_fault = pytest.mark.parametrize("fault", FAULTS[1::2], ids=NAMES[1::2])
"""One with no effect, one with an effect and no answer, and a limit: the ways a call can end."""


async def session_of(app: App, user: int) -> Session | None:
    narrator = app.store.ledger.narrator("telegram", user)
    return await app.store.write(lambda t: app.store.ledger.load(t, [narrator]).get(narrator))


async def count(app: App, table: str) -> int:
    (number,) = await app.store.write(lambda t: t.ledger.execute(f"SELECT count(*) FROM {table}").fetchone())
    return int(number)


def texts(telegram: FakeTelegram, chat: int) -> list[str]:
    return [message.text for message in telegram.said(chat)]


def stories(telegram: FakeTelegram, chat: int | None = None) -> list[str]:
    """What staff can read of families; empty places aside."""
    return [post.text for post in telegram.staff_posts(chat) if post.text not in (PLACE, NOT_HERE)]


# What Telegram, and the way to it, can do


@any_fault
async def test_an_answer_that_fails_comes_all_the_same_and_at_most_twice(
    service: Service, fault: Fault
) -> None:
    async with FakeTelegram() as telegram, service.running(telegram):
        telegram.script("sendMessage", fault)
        await talk(telegram, ANNA, ["hello"])
        await talk(telegram, ANNA, ["[Yes, it is safe]"])
        await shown(telegram, ANNA, "18 or over")
        said = texts(telegram, ANNA)
    assert 1 <= said.count(said[0]) <= 2


@any_fault
async def test_a_change_in_place_that_fails_comes_all_the_same(service: Service, fault: Fault) -> None:
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        await talk(telegram, ANNA, STORY[:6])
        await shown(telegram, ANNA, "3. Mental health")
        await emptied(app)
        telegram.script("editMessageText", fault)
        telegram.tap(ANNA, "3. Mental health")
        await shown(telegram, ANNA, "✓ 3. Mental health")
        await emptied(app)
        assert any(call.fault is not None for call in telegram.calls_of("editMessageText"))
        assert len([text for text in texts(telegram, ANNA) if "Mental health" in text]) <= 1


@every_second_fault
async def test_a_toast_that_fails_holds_nothing_up(service: Service, fault: Fault) -> None:
    async with FakeTelegram() as telegram, service.running(telegram):
        await talk(telegram, ANNA, ["hello"])
        await shown(telegram, ANNA, "Yes, it is safe")
        telegram.script("answerCallbackQuery", fault)
        telegram.tap(ANNA, "Yes, it is safe")
        await shown(telegram, ANNA, "18 or over")
        await talk(telegram, ANNA, ["[18 or over]"])


@any_fault
async def test_receiving_that_fails_goes_on_and_repeats_nothing(service: Service, fault: Fault) -> None:
    async with FakeTelegram() as telegram:
        telegram.script("getUpdates", fault)
        telegram.say(ANNA, "hello")
        async with service.running(telegram) as app:
            await shown(telegram, ANNA, "Yes, it is safe")
            await telegram.acknowledged()
            await emptied(app)
            assert len(texts(telegram, ANNA)) == WELCOME


@every_second_fault
@pytest.mark.parametrize("step", ["place", "fill", "take down"])
async def test_a_post_is_in_the_channel_once_and_goes_when_taken_back(
    service: Service, fault: Fault, step: str
) -> None:
    """Whatever step fails: the words never stand there twice, and afterwards not at all."""
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        await talk(telegram, ANNA, STORY)
        await shown(telegram, ANNA, SAID.buttons.send)
        match step:
            case "place":
                telegram.script("sendMessage", fault, chat=telegram.staff_chat)
            case "fill":
                telegram.script("editMessageText", fault, chat=telegram.staff_chat)
            case _:
                telegram.script("deleteMessage", fault, chat=telegram.staff_chat)
        await talk(telegram, ANNA, ["[Send]"])
        await telegram.until(lambda: stories(telegram) != [])
        assert len(stories(telegram)) == 1
        await talk(telegram, ANNA, ["/delete", "yes"])
        await telegram.until(lambda: stories(telegram) == [])
        await emptied(app)
    assert stories(telegram) == []


async def emptied(app: App) -> None:
    """Return when the outbox is empty: everything is known to have arrived."""
    async with asyncio.timeout(5):
        while await count(app, "outbox"):
            await asyncio.sleep(0.01)


async def test_silence_after_an_answer_holds_up_that_chat_alone_and_is_repeated_at_most_once(
    service: Service,
) -> None:
    """And after a stop in the middle of it, the next start makes it good."""
    async with FakeTelegram() as telegram:
        async with service.running(telegram, waits=HASTY):
            telegram.script("sendMessage", Silence())
            telegram.say(ANNA, "hello")
            await telegram.replied(ANNA)
            await talk(telegram, BEN, ["hello", "[Yes, it is safe]"])
        async with service.running(telegram) as app:
            await talk(telegram, ANNA, ["[Yes, it is safe]"])
            await shown(telegram, ANNA, "18 or over")
            await emptied(app)
        said = texts(telegram, ANNA)
    assert 1 <= said.count(said[0]) <= 2


@pytest.mark.parametrize("fault", [BadGateway(), Reset()], ids=["502 html", "reset before"])
async def test_a_way_that_fails_again_and_again_loses_no_answer(service: Service, fault: Fault) -> None:
    """Twice in a row and more: what never had an effect is tried until it has."""
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        await talk(telegram, BEN, ["hello"])
        telegram.script("sendMessage", fault, fault, chat=ANNA)
        telegram.say(ANNA, "hello")
        await shown(telegram, ANNA, "Yes, it is safe")
        await emptied(app)
        assert len(texts(telegram, ANNA)) == WELCOME


async def test_a_429_is_obeyed_for_its_chat_and_the_others_are_answered(service: Service) -> None:
    async with FakeTelegram() as telegram, service.running(telegram):
        telegram.script("sendMessage", TooMany(1))
        telegram.say(ANNA, "hello")
        await telegram.until(lambda: len(telegram.calls_of("sendMessage")) == 1)
        await talk(telegram, BEN, ["hello"])
        assert texts(telegram, ANNA) == []
        await telegram.replied(ANNA)
        refused, *later = [
            call for call in telegram.calls_of("sendMessage") if call.arguments["chat_id"] == ANNA
        ]
    assert refused.code == 429
    assert later[0].at - refused.at >= timedelta(seconds=1)


async def test_a_second_429_in_a_row_holds_everything(service: Service) -> None:
    async with FakeTelegram() as telegram, service.running(telegram):
        telegram.script("sendMessage", TooMany(0.4), TooMany(0.4))
        telegram.say(ANNA, "hello")
        telegram.say(BEN, "hello")
        await telegram.until(lambda: len(telegram.calls_of("sendMessage")) == 2)
        await talk(telegram, CARL, ["hello"])
        await telegram.replied(ANNA)
        await telegram.replied(BEN)
        _, second, *later = telegram.calls_of("sendMessage")
    assert second.code == 429
    assert min(call.at for call in later) - second.at >= timedelta(seconds=0.39)


async def test_a_block_drops_that_chats_messages_and_nothing_that_was_told(service: Service) -> None:
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        telegram.person(ANNA)
        telegram.script("sendMessage", TooMany(0.3))
        telegram.say(ANNA, "hello")
        await telegram.until(lambda: len(telegram.calls_of("sendMessage")) == 1)
        telegram.block(ANNA)
        await talk(telegram, BEN, ["hello"])
        await emptied(app)
        assert texts(telegram, ANNA) == []
        assert await session_of(app, ANNA) is not None
        telegram.unblock(ANNA)
        await talk(telegram, ANNA, ["hello again"])
        await talk(telegram, BEN, ["[Yes, it is safe]"])


async def test_a_message_to_change_that_is_gone_is_said_anew(service: Service) -> None:
    async with FakeTelegram() as telegram, service.running(telegram):
        await talk(telegram, ANNA, STORY[:6])
        await shown(telegram, ANNA, "3. Mental health")
        question = telegram.said(ANNA)[-1]
        telegram.tap(ANNA, "3. Mental health")
        telegram.delete(ANNA, question.id)
        await shown(telegram, ANNA, "✓ 3. Mental health")
        assert telegram.said(ANNA)[-1].id != question.id


async def test_tapping_the_same_button_twice_ends_where_tapping_it_once_does(service: Service) -> None:
    """The second tap is of a question that was answered by the first."""
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        await talk(telegram, ANNA, [*STORY[:4], "/delete"])
        data = "keep"
        session = await session_of(app, ANNA)
        assert session is not None
        message = telegram.said(ANNA)[-1].id
        taps = [
            telegram.tap_data(ANNA, f"{session.key}.{session.shown}.{data}", message_id=message)
            for _ in range(2)
        ]
        assert [await telegram.toasted(tap) for tap in taps] == ["", SAID.asking.older]
        await emptied(app)
        assert {call.code for call in telegram.calls} == {200}
    assert texts(telegram, ANNA).count(SAID.coming_and_going.kept) == 1


async def test_a_change_in_place_that_changes_nothing_is_refused_by_telegram_and_is_done(
    service: Service,
) -> None:
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        await talk(telegram, ANNA, STORY[:6])
        await shown(telegram, ANNA, "3. Mental health")
        await emptied(app)
        telegram.script("editMessageText", Reset(after_effect=True), chat=ANNA)
        telegram.tap(ANNA, "3. Mental health")
        await shown(telegram, ANNA, "✓ 3. Mental health")
        await emptied(app)
        refused = [call for call in telegram.calls_of("editMessageText") if call.code == 400]
    assert len(refused) == 1


async def test_staff_posts_wait_for_a_channel_that_cannot_be_written_to_and_so_does_taking_one_down(
    service: Service,
) -> None:
    """Rights taken away by mistake must cost no story, and must not leave one standing that was taken back."""
    async with FakeTelegram() as telegram:
        async with service.running(telegram, waits=HASTY) as app:
            await talk(telegram, ANNA, [*STORY, "[Send]"])
            await telegram.until(lambda: len(stories(telegram)) == 1)
            await emptied(app)
            members = telegram.world.chats[telegram.staff_chat].members
            rights = dict(members)
            members.clear()
            await talk(telegram, ANNA, ["/delete", "yes"])
            await telegram.until(lambda: {call.code for call in telegram.calls_of("deleteMessage")} == {403})
            await talk(telegram, BEN, ["hello"])
            assert len(stories(telegram)) == 1
            assert await count(app, "outbox") >= 1
        members.update(rights)
        async with service.running(telegram) as app:
            await telegram.until(lambda: telegram.staff_posts() == ())
            await emptied(app)


NEW_CHAT = -1009988776655


async def test_a_group_that_moved_gets_its_posts_where_it_moved_to(service: Service) -> None:
    async with FakeTelegram(staff="group") as telegram, service.running(telegram):
        telegram.migrate(telegram.staff_chat, NEW_CHAT)
        await talk(telegram, ANNA, [*STORY, "[Send]"])
        await telegram.until(
            lambda: len(stories(telegram, NEW_CHAT)) == 2
        )  # Telegram's own line is the other
        assert "how we slept" in stories(telegram, NEW_CHAT)[-1]


async def test_taking_back_a_post_of_before_the_move_touches_nobody_elses_message(service: Service) -> None:
    """Ids begin anew in the group it moved to: the same number is another message there."""
    async with FakeTelegram(staff="group") as telegram, service.running(telegram) as app:
        await talk(telegram, ANNA, [*STORY, "[Send]"])
        await telegram.until(lambda: len(stories(telegram)) == 1)
        await emptied(app)
        telegram.migrate(telegram.staff_chat, NEW_CHAT)
        telegram.join(BEN, chat_id=NEW_CHAT)
        for number in range(60):
            telegram.say(BEN, f"staff talk {number}", chat_id=NEW_CHAT)
        before = telegram.chat(NEW_CHAT)
        await talk(telegram, ANNA, ["/delete", "yes"])
        await emptied(app)
        assert telegram.chat(NEW_CHAT) == before


async def test_a_post_too_old_to_be_deleted_is_blanked(service: Service) -> None:
    """Telegram lets nobody delete a message after 48 hours, and everybody change their own."""
    late = timedelta()
    async with (
        FakeTelegram(clock=lambda: datetime.now(UTC) + late) as telegram,
        service.running(telegram) as app,
    ):
        await talk(telegram, ANNA, [*STORY, "[Send]"])
        await telegram.until(lambda: len(stories(telegram)) == 1)
        late = timedelta(hours=49)
        await talk(telegram, ANNA, ["/delete", "yes"])
        await telegram.until(lambda: [post.text for post in telegram.staff_posts()] == [NOT_HERE])
        await emptied(app)


@pytest.mark.parametrize("moment", ["before its place is made", "before its place is filled"])
async def test_a_story_taken_back_while_its_post_is_on_its_way_is_never_read(
    service: Service, moment: str
) -> None:
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        await talk(telegram, ANNA, STORY)
        await shown(telegram, ANNA, SAID.buttons.send)
        if moment == "before its place is made":
            telegram.script("sendMessage", TooMany(1), chat=telegram.staff_chat)
        else:
            telegram.script("editMessageText", TooMany(1), chat=telegram.staff_chat)
        await talk(telegram, ANNA, ["[Send]"])
        await telegram.until(lambda: any(call.code == 429 for call in telegram.calls))
        await talk(telegram, ANNA, ["/delete", "yes"])
        await emptied(app)
        filled = [
            call
            for call in telegram.calls
            if call.arguments.get("chat_id") == telegram.staff_chat
            and call.code == 200
            and "asked and asked" in str(call.arguments)
        ]
        assert filled == []
        assert telegram.staff_posts() == ()


def receipt_in(said: Sequence[str]) -> str:
    """The six words by which the story that was sent is found again; empty before they are said."""
    lead = SAID.sent.receipt.partition("{")[0]
    lines = [line for text in said for line in text.splitlines()]
    return next((line.removeprefix(lead) for line in lines if line.startswith(lead)), "")


async def test_stopping_research_while_a_post_waits_does_not_stop_the_post(service: Service) -> None:
    async with FakeTelegram() as telegram, service.running(telegram):
        await talk(telegram, ANNA, STORY)
        await shown(telegram, ANNA, SAID.buttons.send)
        telegram.script("sendMessage", TooMany(1.5), chat=telegram.staff_chat)
        await talk(telegram, ANNA, ["[Send]"])
        await telegram.until(lambda: any(call.code == 429 for call in telegram.calls))
        await telegram.until(lambda: receipt_in(texts(telegram, ANNA)) != "")
        await talk(
            telegram, ANNA, ["/mystory", receipt_in(texts(telegram, ANNA)), "[Story 1: stop research]"]
        )
        assert stories(telegram) == []
        await telegram.until(lambda: len(stories(telegram)) == 1)


# Who receives


async def test_with_another_poller_or_a_webhook_it_stands_by_says_so_and_leads_again(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    """The one in one service, the other in another."""
    data = service.settings.data.with_name("other")
    shutil.copytree(service.settings.data / "recipients", data / "recipients")
    other = replace(service, settings=replace(service.settings, data=data))

    async def led_again(one: Service, *, webhook: bool) -> None:
        async with FakeTelegram() as telegram, one.running(telegram):
            await talk(telegram, ANNA, ["hello"])
            await shown(telegram, ANNA, "Yes, it is safe")
            await telegram.until(lambda: telegram.world.queue.is_polled)
            if webhook:
                telegram.world.queue.set_webhook("https://example.org/hook")
            else:
                await telegram.world.queue.take(seconds=0)
            await telegram.until(lambda: telegram.calls_of("getUpdates")[-1].code == 409)
            telegram.world.queue.set_webhook("")
            telegram.tap(ANNA, "Yes, it is safe")
            await telegram.until(lambda: "18 or over" in str(telegram.said(ANNA)), 9)
            assert len([call for call in telegram.calls_of("getUpdates") if call.code == 409]) == 1

    await asyncio.gather(led_again(service, webhook=True), led_again(other, webhook=False))
    said = [record.getMessage() for record in caplog.records if "stand-by" in record.getMessage()]
    assert len(said) == 2
    assert all("webhook" in line and "another process" in line for line in said)
    assert len([record for record in caplog.records if record.getMessage() == "receiving again"]) == 2


# Updates that come twice, in disorder, or broken


async def test_a_batch_that_comes_again_is_acted_on_once(service: Service) -> None:
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        await talk(telegram, ANNA, STORY[:4])
        telegram.say(ANNA, "only once")
        await telegram.acknowledged()
        polls = telegram.world.queue.polls
        telegram.repeat_batch()
        telegram.say(BEN, "hello")
        await telegram.replied(BEN)
        telegram.say(ANNA, "and more")
        await telegram.until(lambda: telegram.world.queue.polls > polls + 1)
        await telegram.acknowledged()
        session = await session_of(app, ANNA)
    assert session is not None
    assert session.collected == ("only once", "and more")


async def test_updates_out_of_order_are_each_acted_on(service: Service) -> None:
    async with FakeTelegram() as telegram:
        people = [ANNA, BEN, CARL]
        for user, number in zip(people, (700_000_005, 700_000_003, 700_000_004), strict=True):
            telegram.person(user)
            telegram.world.private_chat(user)
            telegram.raw_update({"update_id": number, **message_update(telegram, user, "hello")})
        async with service.running(telegram):
            for user in people:
                await shown(telegram, user, "Yes, it is safe")
            await telegram.acknowledged()


async def test_ids_that_begin_lower_after_a_quiet_week_are_taken(service: Service) -> None:
    async with FakeTelegram() as telegram:
        async with service.running(telegram):
            await talk(telegram, ANNA, ["hello"])
            await telegram.acknowledged()
            telegram.world.queue.renumber(17)
            await talk(telegram, ANNA, ["[Yes, it is safe]"])
            await telegram.acknowledged()
        async with service.running(telegram):
            await talk(telegram, ANNA, ["[18 or over]"])


BROKEN: Sequence[dict[str, object]] = (
    {"message": {"message_id": 1}},
    {"message": 17},
    {
        "message": {
            "message_id": 1,
            "date": 1,
            "chat": {"id": 2**70, "type": "private"},
            "from": {"id": 2**70, "is_bot": False, "first_name": "A"},
            "text": "far",
        }
    },
    {"callback_query": {"id": "5", "from": [], "chat_instance": "1"}},
    {"message": {"message_id": 1, "date": "yesterday", "chat": [], "text": "xylopyrography"}},
)


async def test_an_update_nobody_can_read_stops_nobody_and_is_put_aside(service: Service) -> None:
    """Good ones before, between and behind it in the same batch are answered; a kind nobody knows is let go."""
    async with FakeTelegram() as telegram:
        for user, broken in enumerate(BROKEN, start=ANNA):
            telegram.say(user, "hello")
            telegram.raw_update(broken)
        telegram.raw_update({"telepathy": {"from": ANNA}})
        telegram.say(ANNA + 50, "hello")
        async with service.running(telegram) as app:
            for user in (*range(ANNA, ANNA + len(BROKEN)), ANNA + 50):
                await shown(telegram, user, "Yes, it is safe")
            await telegram.acknowledged()
            assert await count(app, "aside") == len(BROKEN)
            content = b"".join(
                path.read_bytes() for path in service.settings.data.iterdir() if path.is_file()
            )
    assert b"xylopyrography" not in content


async def test_a_damaged_session_is_told_so_and_the_others_in_its_batch_are_served(service: Service) -> None:
    async with FakeTelegram() as telegram:
        async with service.running(telegram) as app:
            await talk(telegram, ANNA, ["hello"])
            await talk(telegram, BEN, ["hello"])
            narrator = app.store.ledger.narrator("telegram", ANNA)
            await app.store.write(
                lambda t: t.ledger.execute(
                    "UPDATE sessions SET sealed = zeroblob(90) WHERE narrator = ?", (narrator,)
                )
            )
        telegram.tap(BEN, "Yes, it is safe")
        telegram.say(ANNA, "are you there?")
        telegram.say(CARL, "hello")
        async with service.running(telegram) as app:
            await telegram.replied(CARL)
            await shown(telegram, BEN, "18 or over")
            assert (await telegram.replied(ANNA)).text == SAID.asking.trouble
            await emptied(app)
            assert len(telegram.said(BEN)) == WELCOME + 1


async def test_taps_and_words_of_one_person_in_one_batch_are_taken_in_their_order(service: Service) -> None:
    async with FakeTelegram() as telegram:
        async with service.running(telegram):
            await talk(telegram, ANNA, STORY[:6])
            await shown(telegram, ANNA, "3. Mental health")
        telegram.tap(ANNA, "3. Mental health")
        telegram.say(ANNA, "1")
        telegram.tap(ANNA, "4. " + label(telegram, "4. "))
        telegram.tap(ANNA, "3. Mental health")
        telegram.say(ANNA, "done")
        telegram.say(ANNA, "getting harder")
        async with service.running(telegram) as app:
            await telegram.acknowledged()
            session = await session_of(app, ANNA)
            assert session is not None
            names = [choice.name for choice in app.flows.current.prompt("needs").choices]
            assert session.answers["needs"] == f"{names[0]} {names[3]}"
            assert session.at not in ("needs", "story")


def label(telegram: FakeTelegram, start: str) -> str:
    """The rest of a label in Anna's chat that begins so."""
    labels = [button for message in telegram.said(ANNA) for row in message.buttons for button in row]
    return next(one.removeprefix(start) for one in labels if one.startswith(start))


# Buttons


async def test_an_old_button_answers_with_a_toast_and_changes_nothing(service: Service) -> None:
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        await talk(telegram, ANNA, STORY[:1])
        await shown(telegram, ANNA, "Yes, it is safe")
        first, asked = telegram.said(ANNA)[-1].id, await session_of(app, ANNA)
        assert asked is not None
        markup = telegram.calls_of("sendMessage")[-1].arguments["reply_markup"]
        assert isinstance(markup, dict)
        data = markup["inline_keyboard"][0][0]["callback_data"]
        assert data.startswith(f"{asked.key}.{asked.shown}.")
        await talk(telegram, ANNA, STORY[1:3])
        before = await session_of(app, ANNA)
        assert await telegram.toasted(telegram.tap_data(ANNA, data, message_id=first)) == SAID.asking.older
        assert await session_of(app, ANNA) == before
        await talk(telegram, ANNA, ["/delete", "yes", "hello"])
        again = await session_of(app, ANNA)
        assert (
            await telegram.toasted(telegram.tap_data(ANNA, data, message_id=first)) == SAID.asking.older_talk
        )
        assert await session_of(app, ANNA) == again
        assert {call.code for call in telegram.calls} == {200}


async def test_stolen_forged_and_oversized_button_data_changes_nothing(service: Service) -> None:
    """Neither the one it was stolen from nor the one who sends it; and each such tap is answered."""
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        await talk(telegram, ANNA, [*STORY, "[Send]"])
        await telegram.until(lambda: receipt_in(texts(telegram, ANNA)) != "")
        await talk(telegram, ANNA, ["/mystory", receipt_in(texts(telegram, ANNA))])
        await shown(telegram, ANNA, "Story 1: stop research")
        await talk(telegram, BEN, STORY)
        await shown(telegram, BEN, SAID.buttons.send)
        annas, bens = await session_of(app, ANNA), await session_of(app, BEN)
        assert annas is not None
        assert bens is not None
        mark = annas.sent[0].id.hex()[:12]
        actions = [
            "wipe",
            "send",
            "skip",
            "c0",
            "e3",
            "uses",
            "back",
            "pause",
            "go",
            *(f"{a}{mark}" for a in "rswx"),
        ]
        stolen = [f"{annas.key}.{annas.shown}.{action}" for action in actions]
        stolen += [f"{bens.key}.{bens.shown}.{a}{mark}" for a in "rswx"]
        forged = [
            "",
            ".",
            "..",
            "a.b.c.d",
            "\x00",
            "🙂" * 16,
            f"{bens.key}.{bens.shown}.c999",
            f"{bens.key}.{bens.shown}.e-1",
        ]
        forged += [
            f"{bens.key}.-1.send",
            f"{bens.key}.{bens.shown}.e²",
            f"{bens.key}.{bens.shown}.send" + "x" * 10_000,
            "x" * 100_000,
        ]
        message = telegram.said(BEN)[-1].id
        for data in (*stolen, *forged):
            await telegram.toasted(telegram.tap_data(BEN, data, message_id=message))
        assert await session_of(app, BEN) == bens
        assert await session_of(app, ANNA) == annas
        assert await count(app, "stories") == 1


async def test_no_button_carries_more_than_64_bytes(service: Service) -> None:
    """Telegram refuses a longer one, and with it the message."""
    async with FakeTelegram() as telegram, service.running(telegram):
        await talk(telegram, ANNA, [*STORY, "[Send]", "/mystory", "/help_now", "/delete", "[No, keep it]"])
        markups = [call.arguments.get("reply_markup") for call in telegram.calls]
    data = [
        button["callback_data"]
        for markup in markups
        if isinstance(markup, dict)
        for row in markup["inline_keyboard"]
        for button in row
    ]
    assert len(data) > 100
    assert max(len(one.encode()) for one in data) <= 64


# The disk


def full(app: App, pages: int | None) -> "asyncio.Future[None]":
    """Let the ledger grow no further; or, with a number of pages, as far as that."""

    def limit(transaction: object) -> None:
        connection = transaction.ledger  # type: ignore[attr-defined]
        (now,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {now if pages is None else pages}").fetchone()

    return asyncio.ensure_future(app.store.write(limit))


async def test_on_a_full_disk_nothing_is_acknowledged_or_called_kept_and_it_goes_on_when_there_is_room(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        await talk(telegram, ANNA, STORY[:4])
        await full(app, None)
        words = "we asked and asked " * 200
        telegram.say(ANNA, words)
        telegram.say(ANNA, words)
        telegram.say(ANNA, words)
        telegram.say(BEN, "hello")
        async with asyncio.timeout(3):
            while not any("nothing could be kept" in record.getMessage() for record in caplog.records):
                await asyncio.sleep(0.01)
        pending = telegram.world.queue.pending
        session = await session_of(app, ANNA)
        assert session is not None
        said = texts(telegram, ANNA)
        assert said.count(SAID.asking.kept_piece) == min(1, len(session.collected))
        assert len(pending) >= 1
        await full(app, 100_000)
        await telegram.replied(BEN)
        await telegram.acknowledged()
        session = await session_of(app, ANNA)
        assert session is not None
        assert session.collected == (words,) * 3
        await telegram.until(lambda: SAID.asking.kept_piece in texts(telegram, ANNA))
        await emptied(app)
        assert texts(telegram, ANNA).count(SAID.asking.kept_piece) == 1  # of one breath the first is answered
        assert await app.store.write(lambda t: t.ledger.execute("PRAGMA integrity_check").fetchone()) == (
            "ok",
        )


async def test_an_outbox_that_cannot_be_written_stops_nobody_for_ever(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    """The rows of messages that arrived cannot be deleted for a while: the service goes on, and none is said twice."""
    stop = "CREATE TRIGGER stop BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'no'); END"
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        await app.store.write(lambda t: t.ledger.execute(stop))
        await talk(telegram, ANNA, ["hello"])
        async with asyncio.timeout(3):
            while not [record for record in caplog.records if record.levelname == "ERROR"]:
                await asyncio.sleep(0.01)
        await app.store.write(lambda t: t.ledger.execute("DROP TRIGGER stop"))
        await talk(telegram, ANNA, ["[Yes, it is safe]"])
        await shown(telegram, ANNA, "18 or over")
        await emptied(app)
        assert len(telegram.said(ANNA)) == WELCOME + 1


async def test_a_place_that_cannot_be_written_down_is_filled_when_it_can(service: Service) -> None:
    stop = "CREATE TRIGGER stop BEFORE INSERT ON posts BEGIN SELECT RAISE(ABORT, 'no'); END"
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        await app.store.write(lambda t: t.ledger.execute(stop))
        await talk(telegram, ANNA, [*STORY, "[Send]"])
        await telegram.until(lambda: [post.text for post in telegram.staff_posts()] == [PLACE])
        await talk(telegram, BEN, ["hello"])
        assert stories(telegram) == []
        await app.store.write(lambda t: t.ledger.execute("DROP TRIGGER stop"))
        await telegram.until(lambda: len(stories(telegram)) == 1)
        assert len(telegram.staff_posts()) == 1


async def test_a_turn_the_database_refuses_is_told_so_and_the_others_are_served(service: Service) -> None:
    """What is no full disk does not pass by waiting: it must not hold up the people behind it."""
    async with FakeTelegram() as telegram:
        async with service.running(telegram) as app:
            await talk(telegram, ANNA, ["hello"])
            narrator = app.store.ledger.narrator("telegram", ANNA)
            await app.store.write(
                lambda t: t.ledger.execute(
                    "UPDATE sessions SET sealed = zeroblob(90) WHERE narrator = ?", (narrator,)
                )
            )
            await app.store.write(
                lambda t: t.ledger.execute(
                    "CREATE TRIGGER stop BEFORE INSERT ON sessions WHEN NEW.narrator = "
                    f"x'{app.store.ledger.narrator('telegram', CARL).hex()}' BEGIN SELECT RAISE(ABORT, 'no'); END"
                )
            )
        telegram.say(BEN, "hello")
        telegram.say(ANNA, "hello")
        telegram.say(CARL, "hello")
        before = len(telegram.said(ANNA))
        async with service.running(telegram) as app:
            assert (await telegram.replied(CARL)).text == SAID.asking.trouble
            await telegram.until(lambda: len(telegram.said(BEN)) == 1)
            await telegram.until(lambda: len(telegram.said(ANNA)) == before + 1)
            await emptied(app)


@pytest.mark.parametrize("seconds", [0.2, pytest.param(33.0, marks=pytest.mark.soak)])
async def test_turns_wait_for_a_locked_ledger_and_lose_nothing(service: Service, seconds: float) -> None:
    """Another program holds it for a moment; or for longer than SQLite waits, which is half a minute."""
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        await talk(telegram, ANNA, STORY[:4])
        await emptied(app)
        with closing(
            sqlite3.connect(Path(service.settings.data) / "ledger.db", isolation_level=None)
        ) as other:
            other.execute("BEGIN IMMEDIATE")
            for number in range(5):
                telegram.say(ANNA, f"piece {number}")
            before = telegram.said(ANNA)
            await asyncio.sleep(seconds)
            assert telegram.said(ANNA) == before
            other.execute("ROLLBACK")
        await telegram.acknowledged()
        session = await session_of(app, ANNA)
    assert session is not None
    assert session.collected == tuple(f"piece {number}" for number in range(5))


async def test_without_a_network_at_the_start_it_waits_and_serves_once_there_is_one(service: Service) -> None:
    """Nobody needs to start it again, and what people wrote meanwhile is answered."""
    async with FakeTelegram() as before:
        url = before.base_url
    nowhere = cast("FakeTelegram", _Nowhere(url, before.token, before.staff_chat))
    async with service.running(nowhere):
        await asyncio.sleep(0.3)
        async with FakeTelegram(port=int(url.rpartition(":")[2])) as telegram:
            telegram.say(ANNA, "hello")
            await telegram.replied(ANNA)
            await telegram.acknowledged()


@dataclass(frozen=True, slots=True)
class _Nowhere:
    """Where a Telegram will be, and is not yet."""

    base_url: str
    token: str
    staff_chat: int

    def spoken_to_first(self) -> list[int]:
        """Nobody was spoken to from nowhere."""
        return []
