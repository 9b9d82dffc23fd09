"""From a told story to the staff channel by way of the approval chat, over HTTP: what each person there can do, and cannot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

from bot.app import App
from bot.staff.approval import ALREADY, NOT_YOURS
from bot.staff.press import STOPPED
from bot.staff.replies import TAKEN_BACK
from bot.telegram.outbound import PLACE
from conversations.digest.scopes import EVERYTHING
from conversations.digest.slots import Timetable
from tests.bot.conftest import BRISK, Service
from tests.bot.storytelling import Told, tell
from tests.bot.test_whole_way import ANNA, STORY, post_shown_to, shown, talk
from tests.telegram.fake import FakeTelegram
from tests.telegram.faults import TooMany

APPROVAL = -1004455667788
LEAD, WORKER = 8001, 8002
ROLE = "Safeguarding lead"
ASKED = "May this go to the staff channel?"


def with_approval(telegram: FakeTelegram) -> FakeTelegram:
    """The same with an approval chat, its lead, and an administrator who is not the lead."""
    telegram.world.open_chat(APPROVAL, "supergroup", "Letting through", bot="administrator")
    telegram.join(LEAD, chat_id=APPROVAL, status="administrator", title=ROLE)
    telegram.join(WORKER, chat_id=APPROVAL, status="administrator", title="Manager")
    return telegram


@asynccontextmanager
async def running(service: Service, telegram: FakeTelegram, *, drain: float = 0.2) -> AsyncIterator[App]:
    waits = replace(BRISK, drain=drain)
    async with service.running(telegram, waits=waits, approval_chat=APPROVAL, approval_role=ROLE) as app:
        yield app


def waiting(telegram: FakeTelegram) -> list[str]:
    """What stands in the approval chat and can be decided on."""
    return [one.text for one in telegram.said(APPROVAL) if one.buttons]


def said_in(telegram: FakeTelegram, chat: int) -> list[str]:
    return [one.text for one in telegram.said(chat)]


async def held(telegram: FakeTelegram, app: App, *numbers: int) -> None:
    """Stories of these numbers are told, and stand in the approval chat."""
    for number in numbers:
        await tell(
            app.store, app.flows.current, Told(number, words={"story": f"She rang me back, {number}."})
        )
    await telegram.until(lambda: len(waiting(telegram)) == len(numbers))


async def tapped(telegram: FakeTelegram, user: int, button: str) -> str:
    return await telegram.toasted(telegram.tap(user, button, chat_id=APPROVAL))


async def wrote(telegram: FakeTelegram, user: int, line: str, *, reply_to: int | None = None) -> str:
    """Somebody writes in the approval chat; gives what they hear back."""
    before = {one.id for one in telegram.said(APPROVAL)}
    telegram.say(user, line, chat_id=APPROVAL, reply_to=reply_to)

    def new() -> list[str]:
        return [one.text for one in telegram.said(APPROVAL) if one.id not in before and one.text != PLACE]

    await telegram.until(lambda: bool(new()))
    return new()[0]


async def test_a_told_story_is_held_refused_to_others_and_let_through_to_the_letter(service: Service) -> None:
    """And goes from everywhere when its narrator deletes it."""
    async with FakeTelegram() as telegram, running(service, with_approval(telegram)):
        await talk(telegram, ANNA, STORY)
        await shown(telegram, ANNA, "Send")
        (preview,) = post_shown_to(telegram, ANNA)
        await talk(telegram, ANNA, ["[Send]"])
        await telegram.until(lambda: len(waiting(telegram)) == 1)
        (asked,) = waiting(telegram)
        assert asked.endswith(ASKED)
        assert telegram.staff_posts() == ()
        assert await tapped(telegram, WORKER, "Let it through") == NOT_YOURS
        assert waiting(telegram) == [asked]
        assert telegram.staff_posts() == ()
        assert await tapped(telegram, LEAD, "Let it through") == "Thank you: let through."
        await telegram.until(lambda: any("how we slept" in one.text for one in telegram.staff_posts()))
        (post,) = said_in(telegram, telegram.staff_chat)
        assert asked == f"{post}\n\n{ASKED}"
        assert "how we slept" in preview
        await telegram.until(lambda: waiting(telegram) == [])
        assert said_in(telegram, APPROVAL) == ["A story was let through to the staff channel."]
        await talk(telegram, ANNA, ["/delete", "yes"])
        await telegram.until(lambda: telegram.staff_posts() == ())


async def test_what_is_kept_back_reaches_nobody_and_its_words_leave_the_chat(service: Service) -> None:
    async with FakeTelegram() as telegram, running(service, with_approval(telegram)) as app:
        await held(telegram, app, 1)
        (message,) = [one.id for one in telegram.said(APPROVAL)]
        through = str(telegram.world.chats[APPROVAL].messages[message].markup).split("st-y.")[1].split("'")[0]
        assert await tapped(telegram, LEAD, "Keep it back") == "Thank you: kept back."
        await telegram.until(lambda: waiting(telegram) == [])
        (line,) = said_in(telegram, APPROVAL)
        assert line == "A story for the staff channel was kept back. Its words are gone from here."
        late = telegram.tap_data(LEAD, f"st-y.{through}", message_id=message, chat_id=APPROVAL)
        assert await telegram.toasted(late) == ALREADY
        assert telegram.staff_posts() == ()


async def test_a_story_taken_back_while_it_is_held_leaves_the_chat_and_a_late_tap_finds_nothing(
    service: Service,
) -> None:
    async with FakeTelegram() as telegram, running(service, with_approval(telegram)) as app:
        await talk(telegram, ANNA, [*STORY, "[Send]"])
        await telegram.until(lambda: len(waiting(telegram)) == 1)
        (message,) = [one.id for one in telegram.said(APPROVAL)]
        (id_,) = await app.store.write(app.store.digests.held_all)
        await talk(telegram, ANNA, ["/delete", "yes"])
        await telegram.until(lambda: said_in(telegram, APPROVAL) == [])
        late = telegram.tap_data(LEAD, f"st-y.{id_}", message_id=message, chat_id=APPROVAL)
        assert await telegram.toasted(late) == ALREADY
        assert telegram.staff_posts() == ()


async def test_a_restart_between_the_tap_and_the_sending_sends_it_once(service: Service) -> None:
    """Telegram asks for half a minute's pause just then; the tap comes once more after the start."""
    async with FakeTelegram() as telegram:
        staff = with_approval(telegram).staff_chat
        async with running(service, telegram) as app:
            await held(telegram, app, 1)
            (id_,) = await app.store.write(app.store.digests.held_all)
            telegram.script("sendMessage", TooMany(30), chat=staff)
            assert await tapped(telegram, LEAD, "Let it through") == "Thank you: let through."
            await telegram.until(lambda: any(one.code == 429 for one in telegram.calls))
        assert telegram.staff_posts() == ()
        async with running(service, telegram):
            await telegram.until(lambda: any("rang me" in one for one in said_in(telegram, staff)))
            late = telegram.tap_data(LEAD, f"st-y.{id_}", message_id=1, chat_id=APPROVAL)
            assert await telegram.toasted(late) == ALREADY
        (post,) = said_in(telegram, staff)
        assert "She rang me back, 1." in post
        assert said_in(telegram, APPROVAL) == ["A story was let through to the staff channel."]


async def test_a_restart_while_a_story_is_held_leaves_it_to_be_decided_once(service: Service) -> None:
    async with FakeTelegram() as telegram:
        with_approval(telegram)
        async with running(service, telegram) as app:
            await held(telegram, app, 1)
        async with running(service, telegram):
            assert await tapped(telegram, WORKER, "Keep it back") == NOT_YOURS
            assert await tapped(telegram, LEAD, "Let it through") == "Thank you: let through."
            await telegram.until(lambda: len(telegram.staff_posts()) == 1)
            await telegram.until(lambda: waiting(telegram) == [])
        assert len(said_in(telegram, APPROVAL)) == 1


async def test_a_stop_holds_over_a_restart_and_what_waited_comes_once_it_goes_on(service: Service) -> None:
    async with FakeTelegram() as telegram:
        with_approval(telegram)
        async with running(service, telegram) as app:
            await held(telegram, app, 1)
            assert await wrote(telegram, WORKER, "/stop") == NOT_YOURS
            assert await wrote(telegram, LEAD, "/stop@firsthand_test_bot") == STOPPED
            await tell(app.store, app.flows.current, Told(2, words={"story": "He came at once."}))
            assert (await tapped(telegram, LEAD, "Let it through")).startswith(
                "Nothing goes to the staff channel"
            )
        async with running(service, telegram) as app:
            assert (await tapped(telegram, LEAD, "Let it through")).startswith(
                "Nothing goes to the staff channel"
            )
            assert len(await app.store.write(app.store.vault.waiting)) == 1
            assert telegram.staff_posts() == ()
            assert not any("at once" in one for one in said_in(telegram, APPROVAL))
            assert (await wrote(telegram, LEAD, "/resume")).startswith("All goes on.")
            await telegram.until(lambda: any("at once" in one for one in waiting(telegram)))
            for _ in range(2):
                assert await tapped(telegram, LEAD, "Let it through") == "Thank you: let through."
                await telegram.until(lambda: len(waiting(telegram)) < 2)
            await telegram.until(lambda: waiting(telegram) == [] and len(telegram.staff_posts()) == 2)
            await telegram.until(lambda: PLACE not in said_in(telegram, telegram.staff_chat))
        posts = "".join(said_in(telegram, telegram.staff_chat))
        assert posts.count("at once") == posts.count("rang me") == 1


async def test_what_is_taken_back_leaves_the_channel_though_everything_is_stopped(service: Service) -> None:
    async with FakeTelegram() as telegram, running(service, with_approval(telegram)):
        await talk(telegram, ANNA, [*STORY, "[Send]"])
        await telegram.until(lambda: len(waiting(telegram)) == 1)
        await tapped(telegram, LEAD, "Let it through")
        await telegram.until(lambda: any("slept" in one for one in said_in(telegram, telegram.staff_chat)))
        assert await wrote(telegram, LEAD, "/stop") == STOPPED
        await talk(telegram, ANNA, ["/delete", "yes"])
        await telegram.until(lambda: telegram.staff_posts() == ())


async def test_what_staff_said_is_changed_and_taken_back_over_http(service: Service) -> None:
    """In the group by its writer and then by the role, in the channel by whoever may post there."""
    async with FakeTelegram() as telegram:
        digest = Timetable(1, time(10), ZoneInfo("UTC"))
        service = replace(service, settings=replace(service.settings, digest=digest))
        async with running(service, with_approval(telegram)) as app:

            async def kept() -> list[str]:
                found = await app.store.write(lambda t: app.store.digests.answers(t, EVERYTHING))
                return [one.words for one in found]

            assert (await wrote(telegram, WORKER, "/heard Familys wait.")).startswith("Noted.")
            (message,) = [
                one for one in telegram.world.chats[APPROVAL].messages.values() if one.sender == WORKER
            ]
            message.content = {"text": "/heard Families wait."}
            message.edited = telegram.world.clock()
            telegram.world.queue.put("edited_message", telegram.world.as_message(message), message.edited)
            await telegram.until(lambda: any("changed it" in one for one in said_in(telegram, APPROVAL)))
            assert await kept() == ["Families wait."]
            assert await wrote(telegram, LEAD, "/undo", reply_to=message.id) == TAKEN_BACK
            assert await kept() == []
            staff = telegram.staff_chat
            post = telegram.say(WORKER, "/changed We ring back.", chat_id=staff)
            channel_post = telegram.world.chats[staff].messages[post]
            channel_post.content = {"text": "/changed We ring back the same day."}
            channel_post.edited = telegram.world.clock()
            telegram.world.queue.put(
                "edited_channel_post", telegram.world.as_message(channel_post), channel_post.edited
            )
            await telegram.until(lambda: any("changed it" in one for one in said_in(telegram, staff)))
            assert await kept() == ["We ring back the same day."]
