"""The fake keeps Telegram's rules, as a real client of python-telegram-bot sees them."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    ChatMemberAdministrator,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    MessageEntity,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import (
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.telegram.fake import FakeTelegram
from tests.telegram.faults import BadGateway, Reset, ServerError, Silence, TooMany, Truncated

SAM = 5_501_234_567
ALEX = 6_612_345_678


class Clock:
    """A time that moves when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def fake(clock: Clock) -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(clock=clock) as fake:
        yield fake


@pytest.fixture
async def bot(fake: FakeTelegram) -> AsyncIterator[Bot]:
    async with client(fake) as bot:
        yield bot


def client(fake: FakeTelegram, token: str | None = None) -> Bot:
    return Bot(
        token or fake.token, base_url=f"{fake.base_url}/bot", base_file_url=f"{fake.base_url}/file/bot"
    )


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=f"d.{label}")] for label in labels]
    )


async def test_an_update_comes_again_until_an_offset_above_it(fake: FakeTelegram, bot: Bot) -> None:
    for text in ("one", "two", "three"):
        fake.say(SAM, text)
    first = await bot.get_updates()
    assert [update.message and update.message.text for update in first] == ["one", "two", "three"]
    assert await bot.get_updates() == first
    assert await bot.get_updates(offset=first[1].update_id) == first[1:]
    assert await bot.get_updates(offset=first[2].update_id + 1) == ()
    assert await bot.get_updates() == ()


async def test_a_batch_is_at_most_a_hundred_updates_in_order(fake: FakeTelegram, bot: Bot) -> None:
    for number in range(150):
        fake.say(SAM, str(number))
    batch = await bot.get_updates(limit=100)
    assert [update.message and update.message.text for update in batch] == [str(n) for n in range(100)]
    assert len(await bot.get_updates(limit=7)) == 7


async def test_a_poll_waits_for_what_comes(fake: FakeTelegram, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await fake.until(lambda: fake.world.queue.is_polled)
    fake.say(SAM, "here I am")
    assert len(await poll) == 1


async def test_a_second_poll_ends_the_first_with_409(fake: FakeTelegram, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await fake.until(lambda: fake.world.queue.is_polled)
    async with client(fake) as other:
        second = asyncio.create_task(other.get_updates(timeout=20))
        with pytest.raises(Conflict, match="terminated by other getUpdates request; make sure that only one"):
            await first
        fake.say(SAM, "for the second")
        assert len(await second) == 1


async def test_under_a_webhook_polling_is_refused(fake: FakeTelegram, bot: Bot) -> None:
    await bot.set_webhook("https://bot.example.org/hook")
    fake.say(SAM, "waits")
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("https://bot.example.org/hook", 1)
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_kinds_that_were_not_asked_for_do_not_come(fake: FakeTelegram, bot: Bot) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    fake.say(SAM, "unheard")
    assert await bot.get_updates() == ()
    await bot.get_updates(allowed_updates=[])
    fake.say(SAM, "heard")
    assert len(await bot.get_updates()) == 1


async def test_updates_die_a_day_after_what_they_tell_of(fake: FakeTelegram, bot: Bot, clock: Clock) -> None:
    fake.say(SAM, "yesterday")
    clock.now += timedelta(hours=23)
    fake.say(SAM, "today")
    clock.now += timedelta(hours=1)
    assert [update.message and update.message.text for update in await bot.get_updates()] == ["today"]


async def test_a_stuck_poller_is_slowed_where_the_fake_throttles() -> None:
    clock = Clock()
    async with FakeTelegram(clock=clock, throttles=True) as fake, client(fake) as bot:
        for number in range(5):
            fake.say(SAM, str(number))
        assert len(await bot.get_updates()) == 5
        assert len(await bot.get_updates()) == 1
        clock.now += timedelta(seconds=1)
        assert len(await bot.get_updates()) == 5


async def test_a_wrong_token_gets_401_and_a_malformed_one_404(fake: FakeTelegram) -> None:
    for token, words in (("7012345678:" + "B" * 35, "Unauthorized"), ("nonsense", "Not Found")):
        stranger = client(fake, token)
        with pytest.raises(InvalidToken) as caught:
            await stranger.get_me()
        await stranger.request.shutdown()
        assert caught.value.message == words
    assert fake.calls == []


async def test_an_unknown_method_gets_404(fake: FakeTelegram) -> None:
    url = f"{fake.base_url}/bot{fake.token}/sendTelegraph"
    async with aiohttp.ClientSession() as session, session.post(url, json={}) as answer:
        assert answer.status == 404
        assert (await answer.json())["description"] == "Not Found: method not found"


async def test_get_json_form_and_multipart_mean_the_same(fake: FakeTelegram) -> None:
    fake.say(SAM, "/start")
    url = f"{fake.base_url}/bot{fake.token}/sendMessage"
    given = {"chat_id": str(SAM), "text": "Grüße 👋"}
    multipart = aiohttp.FormData(given, default_to_multipart=True)
    async with aiohttp.ClientSession() as session:
        for request in (
            session.get(url, params=given),
            session.post(url, json=given),
            session.post(url, data=given),
            session.post(url, data=multipart),
        ):
            async with request as answer:
                assert (await answer.json())["result"]["text"] == "Grüße 👋"
    assert len(fake.said(SAM)) == 4


async def test_a_sent_message_comes_back_whole(fake: FakeTelegram, bot: Bot, clock: Clock) -> None:
    asked = fake.say(SAM, "/start")
    markup = keyboard("Yes", "No")
    sent = await bot.send_message(
        SAM, "Shall we?", reply_markup=markup, protect_content=True, reply_parameters=ReplyParameters(asked)
    )
    assert (sent.date, sent.chat.id, sent.text, sent.reply_markup) == (clock.now, SAM, "Shall we?", markup)
    assert sent.from_user == bot.bot
    assert sent.has_protected_content
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.message_id == asked
    assert fake.said(SAM)[0].buttons == (("Yes",), ("No",))


async def test_a_forced_reply_is_no_inline_keyboard(fake: FakeTelegram, bot: Bot) -> None:
    fake.say(SAM, "/start")
    assert (await bot.send_message(SAM, "Why?", reply_markup=ForceReply())).reply_markup is None


async def refused(attempt: object) -> str:
    """What Telegram said to a call that it refused."""
    assert asyncio.iscoroutine(attempt)
    with pytest.raises(TelegramError) as caught:
        await attempt
    return caught.value.message


async def test_texts_are_refused_in_telegrams_words(fake: FakeTelegram, bot: Bot) -> None:
    fake.say(SAM, "/start")
    assert await refused(bot.send_message(SAM, "")) == "Message text is empty"
    assert await refused(bot.send_message(SAM, " \n\u200b ")) == "Message text is empty"
    assert await refused(bot.send_message(SAM, "a" * 4097)) == "Message is too long"
    assert await refused(bot.send_message(ALEX, "hello")) == "Chat not found"
    assert (
        await refused(bot.send_message(SAM, "<i>open", parse_mode=ParseMode.HTML))
        == "Can't parse entities: can't find end tag corresponding to start tag \"i\""
    )
    assert (
        await refused(bot.send_message(SAM, "a < b", parse_mode=ParseMode.HTML))
        == 'Can\'t parse entities: unsupported start tag "" at byte offset 2'
    )
    assert (
        await refused(bot.send_message(SAM, "Well.", parse_mode=ParseMode.MARKDOWN_V2))
        == "Can't parse entities: character '.' is reserved and must be escaped with the preceding '\\'"
    )
    assert (
        await refused(bot.send_message(SAM, "*bold", parse_mode=ParseMode.MARKDOWN_V2))
        == "Can't parse entities: can't find end of bold entity at byte offset 0"
    )
    assert (
        await refused(
            bot.send_message(
                SAM,
                "x",
                reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="é" * 33)]]),
            )
        )
        == "Button_data_invalid"
    )
    assert (
        await refused(bot.send_message(SAM, "x", reply_parameters=ReplyParameters(99)))
        == "Message to be replied not found"
    )
    assert fake.said(SAM) == ()


async def test_limits_count_characters_after_parsing(fake: FakeTelegram, bot: Bot) -> None:
    fake.say(SAM, "/start")
    assert (await bot.send_message(SAM, "👋" * 4096)).text == "👋" * 4096
    marked = await bot.send_message(SAM, f"<b>{'ы' * 4096}</b>", parse_mode=ParseMode.HTML)
    assert marked.text == "ы" * 4096
    assert marked.entities[0].length == 4096
    data = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="é" * 32)]])
    assert (await bot.send_message(SAM, "x", reply_markup=data)).reply_markup == data


async def test_half_a_surrogate_pair_is_refused(fake: FakeTelegram) -> None:
    fake.say(SAM, "/start")
    url = f"{fake.base_url}/bot{fake.token}/sendMessage"
    json_body = json.dumps({"chat_id": SAM, "text": "half \ud83d"})
    form = f"chat_id={SAM}&text=half+%ED%A0%BD"
    async with aiohttp.ClientSession() as session:
        for body, kind in ((json_body, "application/json"), (form, "application/x-www-form-urlencoded")):
            async with session.post(url, data=body, headers={"Content-Type": kind}) as answer:
                assert (await answer.json())["description"] == "Bad Request: strings must be encoded in UTF-8"


async def test_markup_becomes_entities_in_utf16_units(fake: FakeTelegram, bot: Bot) -> None:
    fake.say(SAM, "/start")
    sent = await bot.send_message(
        SAM,
        '👋 <b>bold <i>both</i></b> &lt;<a href="https://example.org/?a=1&amp;b=2">link</a>',
        parse_mode="HTML",
    )
    assert sent.text == "👋 bold both <link"
    assert [(e.type, e.offset, e.length, e.url) for e in sent.entities] == [
        ("bold", 3, 9, None),
        ("italic", 8, 4, None),
        ("text_link", 14, 4, "https://example.org/?a=1&b=2"),
    ]
    marked = await bot.send_message(
        SAM, r"*b* __u__ ||s|| [l](https://example.org) \.", parse_mode="MarkdownV2"
    )
    assert marked.text == "b u s l ."
    assert [entity.type for entity in marked.entities] == ["bold", "underline", "spoiler", "text_link"]


FOUND = [
    ("see https://example.org/x?y=1.", "url", "https://example.org/x?y=1"),
    ("see bad.co.uk, now", "url", "bad.co.uk"),
    ("at 192.168.0.1:80/x now", "url", "192.168.0.1:80/x"),
    ("so tg://resolve?domain=x it", "url", "tg://resolve?domain=x"),
    ("write to first.last+tag@mail.example.com!", "email", "first.last+tag@mail.example.com"),
    ("👋 ask @somebody_1.", "mention", "@somebody_1"),
    ("the tag #größe2 is", "hashtag", "#größe2"),
    ("costs $USD now", "cashtag", "$USD"),
    ("then /start@some_bot it", "bot_command", "/start@some_bot"),
    ("ring +44 (191) 496-0123 now", "phone_number", "+44 (191) 496-0123"),
    ("card 4111 1111 1111 1111 yes", "bank_card", "4111 1111 1111 1111"),
]


@pytest.mark.parametrize(("text", "kind", "words"), FOUND, ids=range(len(FOUND)))
async def test_the_server_finds_things_to_tap_by_itself_but_not_in_preformatted_text(
    fake: FakeTelegram, bot: Bot, text: str, kind: str, words: str
) -> None:
    fake.say(SAM, "/start")
    plain = await bot.send_message(SAM, text)
    assert {entity.type: plain.parse_entity(entity) for entity in plain.entities} == {kind: words}
    whole = MessageEntity("bold", 0, len(text.encode("utf-16-le")) // 2)
    marked = await bot.send_message(SAM, text, entities=[whole])
    assert [entity.type for entity in marked.entities] == ["bold", kind]
    bare = MessageEntity("pre", 0, whole.length)
    assert [one.type for one in (await bot.send_message(SAM, text, entities=[bare])).entities] == ["pre"]


@pytest.mark.parametrize(
    "text",
    ["and/or 5/10", "me@home", "C#x #1 ## #", "$usd $4", "3.5 on 12.03. end. Next", "123456", "a..org"],
)
async def test_the_server_finds_nothing_where_there_is_nothing(
    fake: FakeTelegram, bot: Bot, text: str
) -> None:
    fake.say(SAM, "/start")
    assert (await bot.send_message(SAM, text)).entities == ()


async def test_entities_that_are_given_move_with_what_is_cleaned_away(fake: FakeTelegram, bot: Bot) -> None:
    """And one that ends in the middle of a character is refused."""
    fake.say(SAM, "/start")
    bold = MessageEntity("bold", 6, 4)
    sent = await bot.send_message(SAM, "  a\u202e\r 👋bo rest", entities=[bold])
    assert sent.text == "a 👋bo rest"
    assert sent.parse_entity(sent.entities[0]) == "👋bo"
    assert "utf-16" in await refused(bot.send_message(SAM, "👋👋", entities=[MessageEntity("bold", 0, 3)]))


async def test_a_picture_may_take_the_place_of_words_and_a_file_that_of_a_picture(
    fake: FakeTelegram, bot: Bot
) -> None:
    """What was under it goes, unless it comes again; words cannot take the place of a picture."""
    place = await bot.send_message(fake.staff_chat, "a place", reply_markup=keyboard("Yes"))
    photo = InputMediaPhoto(b"picture", caption="all of it", filename="digest.png")
    shown = await bot.edit_message_media(photo, fake.staff_chat, place.message_id)
    assert (shown.text, shown.caption, shown.reply_markup) == (None, "all of it", None)
    assert shown.photo
    document = InputMediaDocument(b"%PDF", filename="digest.pdf")
    filed = await bot.edit_message_media(document, fake.staff_chat, place.message_id)
    assert (filed.photo, filed.document.file_name, filed.caption) == ((), "digest.pdf", None)
    (only,) = fake.staff_posts()
    assert only.id == place.message_id
    text = bot.edit_message_text("words", fake.staff_chat, place.message_id)
    assert await refused(text) == "There is no text in the message to edit"
    fake.world.adds_media = False
    place = await bot.send_message(fake.staff_chat, "a place")
    edit = bot.edit_message_media(photo, fake.staff_chat, place.message_id)
    assert await refused(edit) == "There is no media in the message to edit"


async def test_who_blocked_the_bot_gets_nothing(fake: FakeTelegram, bot: Bot) -> None:
    fake.say(SAM, "/start")
    fake.block(SAM)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(SAM, "hello?")
    *_, change = await bot.get_updates()
    assert change.my_chat_member is not None
    assert change.my_chat_member.new_chat_member.status == "kicked"
    fake.unblock(SAM)
    await bot.send_message(SAM, "welcome back")


async def test_a_group_that_moved_says_where(bot: Bot) -> None:
    async with FakeTelegram(staff="group") as fake, client(fake) as bot:
        fake.migrate(fake.staff_chat, -1009988776655)
        with pytest.raises(ChatMigrated) as caught:
            await bot.send_message(fake.staff_chat, "hello")
        assert caught.value.new_chat_id == -1009988776655
        await bot.send_message(caught.value.new_chat_id, "hello")


async def test_an_edit_changes_what_is_seen_and_drops_the_keyboard(fake: FakeTelegram, bot: Bot) -> None:
    fake.say(SAM, "/start")
    sent = await bot.send_message(SAM, "one", reply_markup=keyboard("Go"))
    edited = await bot.edit_message_text("two", SAM, sent.message_id)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup) == ("two", None)
    assert [(shown.text, shown.buttons, shown.edited) for shown in fake.said(SAM)] == [("two", (), True)]
    await bot.edit_message_reply_markup(SAM, sent.message_id, reply_markup=keyboard("On"))
    assert fake.said(SAM)[0].buttons == (("On",),)


async def test_edits_are_refused_in_telegrams_words(fake: FakeTelegram, bot: Bot) -> None:
    theirs = fake.say(SAM, "/start")
    sent = await bot.send_message(SAM, "same", reply_markup=keyboard("Go"))
    assert await refused(
        bot.edit_message_text("same", SAM, sent.message_id, reply_markup=keyboard("Go"))
    ) == (
        "Message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )
    assert (
        await refused(bot.edit_message_reply_markup(SAM, sent.message_id, reply_markup=keyboard("Go")))
    ).startswith("Message is not modified")
    assert await refused(bot.edit_message_text("x", SAM, 99)) == "Message to edit not found"
    assert await refused(bot.edit_message_text("x", SAM, theirs)) == "Message can't be edited"
    assert await refused(bot.edit_message_text("x", SAM, 0)) == "Message identifier is not specified"


async def test_deleting_takes_messages_younger_than_two_days(
    fake: FakeTelegram, bot: Bot, clock: Clock
) -> None:
    theirs = fake.say(SAM, "/start")
    old = await bot.send_message(SAM, "old")
    clock.now += timedelta(hours=48, seconds=1)
    new = await bot.send_message(SAM, "new")
    assert await refused(bot.delete_message(SAM, old.message_id)) == "Message can't be deleted for everyone"
    assert (
        await refused(bot.delete_messages(SAM, [theirs, new.message_id]))
        == "Message can't be deleted for everyone"
    )
    assert await bot.delete_message(SAM, new.message_id)
    assert await refused(bot.delete_message(SAM, new.message_id)) == "Message to delete not found"
    assert [shown.id for shown in fake.chat(SAM)] == [theirs, old.message_id]


async def test_a_channel_post_older_than_two_days_can_be_edited_but_not_deleted(
    fake: FakeTelegram, bot: Bot, clock: Clock
) -> None:
    post = await bot.send_message(fake.staff_chat, "A family's story")
    clock.now += timedelta(days=30)
    assert await refused(bot.delete_message(fake.staff_chat, post.message_id)) == "Message can't be deleted"
    await bot.edit_message_text("Withdrawn.", fake.staff_chat, post.message_id)
    assert [shown.text for shown in fake.staff_posts()] == ["Withdrawn."]


async def test_deleting_several_skips_what_is_gone(fake: FakeTelegram, bot: Bot) -> None:
    theirs = fake.say(SAM, "/start")
    ours = await bot.send_message(SAM, "hello")
    assert await bot.delete_messages(SAM, [theirs, 77, ours.message_id])
    assert fake.chat(SAM) == ()


async def test_a_dice_cannot_be_taken_back_for_a_day(fake: FakeTelegram, bot: Bot, clock: Clock) -> None:
    fake.say(SAM, "/start")
    dice = fake.dice(SAM)
    assert await refused(bot.delete_message(SAM, dice)) == "Message can't be deleted for everyone"
    clock.now += timedelta(hours=24, seconds=4)
    assert await bot.delete_message(SAM, dice)


async def test_an_album_comes_as_updates_of_one_group_and_its_words_can_be_changed(
    fake: FakeTelegram, bot: Bot
) -> None:
    _, second = fake.album(SAM, "", "the letter")
    fake.edit(SAM, second, "the second letter")
    fake.edit(SAM, second, "")
    first, other, changed, emptied = await bot.get_updates()
    assert first.message is not None
    assert other.message is not None
    assert first.message.media_group_id == other.message.media_group_id != None  # noqa: E711
    assert (first.message.caption, other.message.caption) == (None, "the letter")
    assert changed.edited_message is not None
    assert (changed.edited_message.caption, changed.edited_message.text) == ("the second letter", None)
    assert emptied.edited_message is not None
    assert emptied.edited_message.caption is None
    assert emptied.edited_message.photo


async def test_a_tap_is_answered_once_and_in_time(fake: FakeTelegram, bot: Bot, clock: Clock) -> None:
    fake.say(SAM, "/start")
    await bot.send_message(SAM, "Shall we?", reply_markup=keyboard("Yes", "No"))
    tapped, late = fake.tap(SAM, "Yes"), fake.tap(SAM, "No")
    update = (await bot.get_updates())[1]
    query = update.callback_query
    assert query is not None
    assert (query.id, query.data, query.from_user.id) == (tapped, "d.Yes", SAM)
    assert query.message is not None
    assert query.message.message_id == fake.said(SAM)[0].id
    await query.answer("Noted")
    assert await fake.toasted(tapped) == "Noted"
    words = "Query is too old and response timeout expired or query id is invalid"
    assert (await refused(query.answer())).lower() == words.lower()
    clock.now += timedelta(seconds=151)
    assert (await refused(bot.answer_callback_query(late))).lower() == words.lower()
    assert (await refused(bot.answer_callback_query("12345"))).lower() == words.lower()


async def test_a_tap_under_a_message_that_is_gone_still_comes(fake: FakeTelegram, bot: Bot) -> None:
    fake.say(SAM, "/start")
    sent = await bot.send_message(SAM, "Shall we?", reply_markup=keyboard("Yes"))
    await bot.delete_message(SAM, sent.message_id)
    with pytest.raises(AssertionError, match="no button 'Yes'"):
        fake.tap(SAM, "Yes")
    fake.tap_data(SAM, "d.Yes", message_id=sent.message_id)
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.message is not None
    assert not query.message.is_accessible


async def test_all_that_people_send_parses(fake: FakeTelegram, bot: Bot) -> None:
    fake.person(SAM, first_name="Ioana", language_code="ro")
    first = fake.say(SAM, "/start@firsthand_test_bot campaign")
    fake.photo(SAM, "me")
    fake.sticker(SAM)
    fake.contact(SAM)
    fake.location(SAM)
    fake.voice(SAM)
    fake.document(SAM)
    fake.edit(SAM, first, "changed")
    fake.join(SAM)
    fake.say(SAM, "posted", chat_id=fake.staff_chat)
    updates = await bot.get_updates()
    start, photo, sticker, contact, location, voice, document, edited, posted = updates
    assert start.message is not None
    assert start.effective_user is not None
    assert start.effective_user.language_code == "ro"
    assert start.message.entities[0].type == "bot_command"
    assert start.message.entities[0].length == len("/start@firsthand_test_bot")
    for update, part in (
        (photo, "photo"),
        (sticker, "sticker"),
        (contact, "contact"),
        (location, "location"),
    ):
        assert getattr(update.message, part)
    assert voice.message is not None
    assert voice.message.voice
    assert document.message is not None
    assert document.message.document
    assert edited.edited_message is not None
    assert edited.edited_message.text == "changed"
    assert posted.channel_post is not None


async def test_the_staff_chat_has_rights_members_and_posts(fake: FakeTelegram, bot: Bot) -> None:
    fake.join(ALEX, status="creator")
    full = await bot.get_chat(fake.staff_chat)
    assert (full.type, full.title) == ("channel", "Family services")
    own = await bot.get_chat_member(fake.staff_chat, bot.id)
    assert isinstance(own, ChatMemberAdministrator)
    assert own.can_post_messages
    assert {member.user.id for member in await bot.get_chat_administrators(fake.staff_chat)} == {bot.id, ALEX}
    post = await bot.send_message(fake.staff_chat, "A family's story")
    assert post.from_user is None
    assert [shown.text for shown in fake.staff_posts()] == ["A family's story"]
    await bot.delete_message(fake.staff_chat, post.message_id)
    assert fake.staff_posts() == ()


async def test_a_chat_the_bot_is_not_in_is_forbidden(fake: FakeTelegram, bot: Bot) -> None:
    fake.world.open_chat(-1001111111111, "channel", "Elsewhere", bot="left")
    fake.world.open_chat(-1002222222222, "channel", "Read only", bot="member")
    assert (
        await refused(bot.send_message(-1001111111111, "x"))
        == "Forbidden: bot is not a member of the channel chat"
    )
    assert (
        await refused(bot.send_message(-1002222222222, "x"))
        == "Need administrator rights in the channel chat"
    )


async def test_commands_are_kept_by_scope_and_language(fake: FakeTelegram, bot: Bot) -> None:
    start, stop = BotCommand("start", "Begin"), BotCommand("delete", "Delete everything")
    private, one = BotCommandScopeAllPrivateChats(), BotCommandScopeChat(fake.staff_chat)
    await bot.set_my_commands([start, stop])
    await bot.set_my_commands([start], scope=private, language_code="ro")
    assert await bot.get_my_commands() == (start, stop)
    assert await bot.get_my_commands(scope=private, language_code="ro") == (start,)
    assert await bot.get_my_commands(scope=private) == ()
    assert await bot.get_my_commands(scope=one) == ()
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()
    assert await refused(bot.set_my_commands([BotCommand("Start", "Begin")])) == "Bot_command_invalid"


async def test_the_profile_falls_back_to_the_words_for_everybody(fake: FakeTelegram, bot: Bot) -> None:
    await bot.set_my_description("Tell us.")
    await bot.set_my_description("Spune-ne.", language_code="ro")
    await bot.set_my_short_description("Stories")
    await bot.set_my_name("Tell")
    assert (await bot.get_my_description()).description == "Tell us."
    assert (await bot.get_my_description("ro")).description == "Spune-ne."
    assert (await bot.get_my_description("fr")).description == "Tell us."
    assert (await bot.get_my_short_description()).short_description == "Stories"
    assert (await bot.get_my_name()).name == "Tell"
    assert "too long" in await refused(bot.set_my_description("x" * 513))


async def test_files_go_out_and_downloads_are_counted(fake: FakeTelegram, bot: Bot) -> None:
    picture = await bot.send_photo(fake.staff_chat, b"not really a picture", caption="This week")
    report = await bot.send_document(fake.staff_chat, b"%PDF", filename="digest.pdf")
    assert picture.photo
    assert report.document is not None
    assert report.document.file_name == "digest.pdf"
    file = await bot.get_file(report.document.file_id)
    with pytest.raises(InvalidToken):
        await file.download_as_bytearray()
    assert len(fake.downloads) == 1
    assert len(fake.calls_of("getFile")) == 1


async def test_a_voice_message_can_be_fetched_up_to_20_mb(fake: FakeTelegram, bot: Bot) -> None:
    """As it was said; its parts one after another; and a larger one not at all."""
    said = b"OggS" + bytes(range(256)) * 4_000
    fake.voice(SAM, said)
    fake.voice(SAM, bytes((20 << 20) + 1))
    small, large = (update.message.voice for update in await bot.get_updates() if update.message)
    assert small is not None
    assert large is not None
    file = await bot.get_file(small.file_id)
    assert (small.file_size, file.file_size) == (len(said), len(said))
    async with aiohttp.ClientSession() as session:
        url = f"{fake.base_url}/file/bot{fake.token}/voice/{small.file_id}"
        async with session.get(url) as response:
            assert await response.read() == said
        async with session.get(url.replace(fake.token, "1:x")) as response:
            assert response.status == 401
        fake.script("file", Truncated(), BadGateway())
        with pytest.raises(aiohttp.ClientError):
            async with session.get(url) as response:
                await response.read()
        async with session.get(url) as response:
            assert response.status == 502
    assert await refused(bot.get_file(large.file_id)) == "File is too big"
    assert len(fake.downloads) == 4


async def test_chat_actions_reach_the_chat(fake: FakeTelegram, bot: Bot) -> None:
    fake.say(SAM, "/start")
    assert await bot.send_chat_action(SAM, "typing")
    assert await refused(bot.send_chat_action(SAM, "dancing")) == "Wrong parameter action in request"


@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")
async def test_faults_before_the_effect_leave_none(fake: FakeTelegram, bot: Bot) -> None:
    fake.say(SAM, "/start")
    fake.script("sendMessage", TooMany(3), ServerError(), BadGateway(), Reset(), None)
    with pytest.raises(RetryAfter, match="Retry in 3 seconds"):
        await bot.send_message(SAM, "hello")
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await bot.send_message(SAM, "hello")
    with pytest.raises(NetworkError, match=r"Bad Gateway \(502\)"):
        await bot.send_message(SAM, "hello")
    with pytest.raises(NetworkError):
        await bot.send_message(SAM, "hello")
    assert fake.said(SAM) == ()
    await bot.send_message(SAM, "hello")
    assert len(fake.said(SAM)) == 1
    assert [call.code for call in fake.calls_of("sendMessage")] == [429, 500, 502, 0, 200]


async def test_faults_after_the_effect_leave_it(fake: FakeTelegram, bot: Bot) -> None:
    fake.say(SAM, "/start")
    fake.script("sendMessage", Truncated(), Reset(after_effect=True), Silence())
    with pytest.raises(TelegramError):
        await bot.send_message(SAM, "cut")
    with pytest.raises(NetworkError):
        await bot.send_message(SAM, "reset")
    with pytest.raises(TimedOut):
        await bot.send_message(SAM, "silent", read_timeout=0.05)
    assert [shown.text for shown in fake.said(SAM)] == ["cut", "reset", "silent"]


async def test_a_fault_can_be_for_one_chat_alone(fake: FakeTelegram, bot: Bot) -> None:
    fake.say(SAM, "/start")
    fake.say(ALEX, "/start")
    fake.script("sendMessage", None, ServerError(), chat=ALEX)
    await bot.send_message(SAM, "one")
    await bot.send_message(ALEX, "one")
    await bot.send_message(SAM, "two")
    with pytest.raises(NetworkError):
        await bot.send_message(ALEX, "two")
    assert [len(fake.said(user)) for user in (SAM, ALEX)] == [2, 1]


async def test_people_read_before_they_write_and_only_what_is_said_at_once_has_one_date(
    fake: FakeTelegram, bot: Bot
) -> None:
    for at_once in (False, False, True):
        fake.say(SAM, "hello", at_once=at_once)
    dates = [update.message.date for update in await bot.get_updates() if update.message]
    assert [(date - dates[0]).total_seconds() for date in dates] == [0, 3, 3]


async def test_only_what_somebody_would_take_for_an_answer_answers_them(fake: FakeTelegram, bot: Bot) -> None:
    theirs = fake.say(SAM, "/start")
    ours = await bot.send_message(SAM, "Shall we?", reply_markup=keyboard("Yes", "No"))
    fake.say(SAM, "yes")
    await bot.edit_message_text("You said yes.", SAM, ours.message_id)
    await bot.delete_message(SAM, theirs)
    assert not fake.answered(SAM)
    await bot.edit_message_text("And now?", SAM, ours.message_id, reply_markup=keyboard("Yes"))
    assert fake.answered(SAM)


async def test_a_batch_can_come_twice(fake: FakeTelegram, bot: Bot) -> None:
    fake.say(SAM, "once")
    (update,) = await bot.get_updates()
    fake.repeat_batch()
    assert await bot.get_updates(offset=update.update_id + 1) == (update,)
    assert await bot.get_updates(offset=update.update_id + 1) == ()


async def test_an_update_that_does_not_parse_can_be_queued(fake: FakeTelegram, bot: Bot) -> None:
    fake.raw_update({"message": {"message_id": "broken"}})
    with pytest.raises(KeyError):
        await bot.get_updates()
    known = fake.raw_update({"story_chapter": {"of": "the future"}})
    (future,) = await bot.get_updates(offset=known)
    assert future.update_id == known


async def test_sending_faster_than_the_limits_is_recorded(fake: FakeTelegram, bot: Bot, clock: Clock) -> None:
    fake.say(SAM, "/start")
    for _ in range(2):
        await bot.send_message(SAM, "one a second")
        clock.now += timedelta(seconds=1)
    assert fake.violations == []
    await bot.send_message(SAM, "two")
    await bot.send_message(SAM, "at once")
    assert [(violation.limit.name, violation.chat) for violation in fake.violations] == [("CHAT", SAM)]
    for _ in range(21):
        clock.now += timedelta(seconds=2)
        await bot.send_message(fake.staff_chat, "twenty a minute")
    assert fake.violations[-1].limit.name == "GROUP"
    for user in range(31):
        fake.say(user + 1, "hello")
        await bot.send_message(user + 1, "thirty a second")
    assert fake.violations[-1].limit.name == "OVERALL"


async def test_waiting_ends_with_what_was_waited_for_or_says_what_was(fake: FakeTelegram, bot: Bot) -> None:
    fake.say(SAM, "/start")
    waiting = asyncio.create_task(fake.replied(SAM))
    await bot.send_message(SAM, "hello")
    assert (await waiting).text == "hello"
    (update,) = await bot.get_updates()
    poll = asyncio.create_task(bot.get_updates(offset=update.update_id + 1, timeout=20))
    await fake.acknowledged()
    with pytest.raises(TimeoutError, match="sendMessage 200"):
        await fake.settled(SAM, count=2, seconds=0.01)
    poll.cancel()
    with suppress(asyncio.CancelledError):
        await poll


async def test_bodies_that_are_no_json_are_refused(fake: FakeTelegram) -> None:
    url = f"{fake.base_url}/bot{fake.token}/sendMessage"
    async with aiohttp.ClientSession() as session:
        for body in ("{", json.dumps([1]), '"\udcff"'.encode("utf-8", "surrogateescape")):
            async with session.post(url, data=body, headers={"Content-Type": "application/json"}) as answer:
                assert answer.status == 400


async def test_it_serves_as_a_process_of_its_own() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.telegram", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    async with asyncio.timeout(20):
        where = json.loads(await process.stdout.readline())
        process.stdin.write(f"{SAM} /start\n".encode())
        async with Bot(where["token"], base_url=f"{where['base_url']}/bot") as bot:
            (update,) = await bot.get_updates(timeout=10)
            assert update.message is not None
            await update.message.reply_text("hello", reply_markup=keyboard("Go"))
            shown = json.loads(await process.stdout.readline())
            assert shown == {"chat": SAM, "text": "hello", "buttons": [["Go"]]}
            process.stdin.write(f"{SAM} [Go]\n".encode())
            (tapped,) = await bot.get_updates(offset=update.update_id + 1, timeout=10)
        assert tapped.callback_query is not None
        process.terminate()
        assert await process.wait() == 0
