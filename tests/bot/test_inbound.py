"""Updates are read into events, each by itself: the quick way and the library's way agree, and nothing breaks either."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, Update

from bot.arrival import Arrival
from bot.telegram.inbound import _arrival, _plain, read
from conversations.events import (
    ButtonTapped,
    Command,
    CommandReceived,
    Content,
    ContentRefused,
    TextEdited,
    TextReceived,
    VoiceReceived,
)

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
BOT = Bot("1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
ANNA = 5_500_000_001
IDS = st.integers(1, 2**53)
WORDS = st.text(max_size=60) | st.sampled_from(
    [
        "/start",
        "/START@some_bot now",
        "/help_now",
        "/skip ",
        "/",
        "//",
        "/nothing",
        " /start",
        "/start\nnow",
        "\ud83d",
        "a\u202eb",
        "/​start",
    ]
)


CALLED = ("A",)


def person(number: int, *, is_bot: bool = False, speaks: object = "en") -> dict[str, object]:
    return {"id": number, "is_bot": is_bot, "first_name": "A", "language_code": speaks}


TONGUES = st.sampled_from(["en", "cy", "pt-br", "", None, 7, "x" * 36]) | st.text(max_size=4)
NAMES = st.fixed_dictionaries({}, optional={"last_name": st.sampled_from(["B", "", None, 7, "x" * 65])})
PEOPLE = st.builds(
    lambda number, is_bot, speaks, more: person(number, is_bot=is_bot, speaks=speaks) | more,
    IDS,
    st.booleans(),
    TONGUES,
    NAMES,
)
CHATS = st.builds(
    lambda number, kind: {"id": number, "type": kind, "first_name": "A"},
    IDS | st.integers(-(2**53), -1),
    st.sampled_from(["private", "private", "private", "group", "supergroup", "channel"]),
)
DATES = st.sampled_from([-1, 253_402_300_799, 253_402_300_800, 2**63, True, 1.5])
MESSAGES = st.fixed_dictionaries(
    {"message_id": IDS, "date": st.integers(0, 2**31) | DATES, "chat": CHATS},
    optional={
        "from": PEOPLE,
        "text": WORDS,
        "caption": WORDS,
        "edit_date": st.integers(1, 2**31),
        "has_protected_content": st.booleans(),
        "media_group_id": st.text("0123456789", min_size=1, max_size=5),
        "author_signature": st.text(max_size=5),
        "location": st.just({"latitude": 1.5, "longitude": 2.5}),
        "contact": st.just({"phone_number": "1", "first_name": "B"}),
        "via_bot": PEOPLE,
        "entities": st.just([{"type": "bot_command", "offset": 0, "length": 6}]),
    },
)


@given(number=IDS, message=MESSAGES)
def test_the_quick_reading_of_words_is_the_librarys_own(number: int, message: dict[str, object]) -> None:
    """Wherever the quick way speaks, it says the same; also of when, in which language, and of which number."""
    raw = {"update_id": number, "message": message}
    quick = _plain(number, json.loads(json.dumps(raw)), AT)
    if quick is not None:
        assert quick == _arrival(number, Update.de_json(json.loads(json.dumps(raw)), BOT), AT)


@given(number=IDS, text=WORDS)
def test_words_in_a_private_chat_are_read_the_quick_way(number: int, text: str) -> None:
    message = {
        "message_id": 1,
        "date": 1,
        "chat": {"id": ANNA, "type": "private"},
        "from": person(ANNA),
        "text": text,
    }
    quick = _plain(number, {"update_id": number, "message": message}, AT)
    assert quick is not None
    assert quick.account == ANNA
    assert isinstance(quick.event, TextReceived | CommandReceived)
    assert (quick.own, quick.sent, quick.event.speaks) == (1, 1, "en")
    if isinstance(quick.event, TextReceived):
        assert (quick.event.text, quick.event.message, quick.event.sent) == (text, 1, 1)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
PARTS = [
    "message",
    "edited_message",
    "callback_query",
    "chat",
    "from",
    "text",
    "id",
    "date",
    "message_id",
    "data",
    "type",
    "photo",
    "is_bot",
]
CROOKED = st.recursive(
    JSON | st.sampled_from(["private", "text", 1, ANNA, True, [], {}, person(ANNA)]),
    lambda inner: st.dictionaries(st.sampled_from(PARTS), inner, max_size=6),
    max_leaves=20,
)


@given(raw=JSON | CROOKED)
def test_a_crooked_object_is_refused_with_a_value_error_or_put_aside(raw: object) -> None:
    try:
        arrival = read(raw, BOT, AT)  # type: ignore[arg-type]
    except ValueError:
        return
    assert isinstance(raw, dict)
    assert arrival.update == raw["update_id"]


@given(number=IDS, parts=st.dictionaries(st.sampled_from(PARTS), CROOKED, max_size=3))
def test_an_update_with_an_id_is_always_read_or_put_aside_whole(
    number: int, parts: dict[str, object]
) -> None:
    """So that it can be acknowledged, and nobody waits behind it."""
    raw = {**parts, "update_id": number}
    arrival = read(raw, BOT, AT)
    assert arrival.update == number
    if arrival.raw is not None:
        assert json.loads(arrival.raw) == raw
        assert (arrival.account, arrival.event) == (None, None)


@pytest.mark.parametrize("number", [None, True, "7", 7.0, 2**63, -(2**63) - 1, [], {}])
def test_an_update_without_a_usable_id_is_refused(number: object) -> None:
    with pytest.raises(ValueError, match="no id"):
        read({"update_id": number, "message": {}}, BOT, AT)


def test_an_update_as_deep_as_json_is_read_is_put_aside() -> None:
    """The deepest that Python's own reader takes."""
    deep: object = {}
    for _ in range(900):
        deep = {"message": deep}
    arrival = read({"update_id": 7, "message": deep}, BOT, AT)
    assert arrival.update == 7
    assert arrival.event is None


def message(**fields: object) -> dict[str, object]:
    return {
        "message_id": 4,
        "date": 1,
        "chat": {"id": ANNA, "type": "private"},
        "from": person(ANNA),
        **fields,
    }


FILE = {"file_id": "a", "file_unique_id": "b"}


@pytest.mark.parametrize(
    ("fields", "content"),
    [
        ({"photo": [{**FILE, "width": 1, "height": 1}], "caption": "me"}, Content.PICTURE),
        ({"video": {**FILE, "width": 1, "height": 1, "duration": 1}}, Content.PICTURE),
        ({"audio": {**FILE, "duration": 1}}, Content.SOUND),
        ({"document": FILE, "caption": "the letter", "media_group_id": "77"}, Content.FILE),
        ({"location": {"latitude": 1.0, "longitude": 2.0}}, Content.PLACE),
        ({"contact": {"phone_number": "1", "first_name": "B"}}, Content.CONTACT),
        ({"dice": {"value": 3, "emoji": "🎲"}}, Content.OTHER),
        ({"something_of_next_year": {"a": 1}}, Content.OTHER),
    ],
)
def test_content_is_named_and_only_the_words_under_it_are_kept(
    fields: dict[str, object], content: Content
) -> None:
    arrival = read({"update_id": 7, "message": message(**fields)}, BOT, AT)
    words, album = str(fields.get("caption", "")), str(fields.get("media_group_id", ""))
    refused = ContentRefused(
        at=AT, content=content, words=words, message=4, sent=1, album=album, names=CALLED
    )
    assert arrival == Arrival(7, ANNA, refused, own=4, sent=1)


@pytest.mark.parametrize("size", [28_411, None])
def test_a_voice_note_is_named_with_what_telegram_says_of_it(size: int | None) -> None:
    voice = {**FILE, "duration": 12} | ({} if size is None else {"file_size": size})
    arrival = read({"update_id": 7, "message": message(voice=voice)}, BOT, AT)
    event = VoiceReceived(at=AT, file="a", seconds=12, size=size, message=4, names=CALLED)
    assert arrival == Arrival(7, ANNA, event, own=4, sent=1)


@pytest.mark.parametrize(
    "changed",
    [{"text": "other words"}, {"photo": [{**FILE, "width": 1, "height": 1}], "caption": "other words"}],
)
def test_a_change_to_a_message_says_which_and_what_it_says_now(changed: dict[str, object]) -> None:
    """It is no new message in the chat."""
    arrival = read({"update_id": 7, "edited_message": message(**changed, edit_date=2)}, BOT, AT)
    assert arrival == Arrival(7, ANNA, TextEdited(at=AT, message=4, text="other words", names=CALLED))


@pytest.mark.parametrize(
    "changed",
    [
        {"location": {"latitude": 1.0, "longitude": 2.0}},
        {"photo": [{**FILE, "width": 1, "height": 1}]},
        {"voice": {**FILE, "duration": 1}},
    ],
)
def test_a_change_that_holds_no_words_is_nobodys_turn(changed: dict[str, object]) -> None:
    assert read({"update_id": 7, "edited_message": message(**changed, edit_date=2)}, BOT, AT) == Arrival(7)


CROOKED_PARTS: list[dict[str, object]] = [
    {"text": "x", "message_id": "4"},
    {"text": "x", "message_id": 2**70},
    {"text": "x", "date": "now"},
    {"text": ["x"]},
    {"caption": 5, "document": FILE},
    {"media_group_id": 5, "document": FILE},
    {"voice": {**FILE, "duration": 1, "file_size": "big"}},
]


@pytest.mark.parametrize("fields", CROOKED_PARTS, ids=range(len(CROOKED_PARTS)))
def test_a_part_of_a_wrong_kind_has_the_update_put_aside(fields: dict[str, object]) -> None:
    raw = {"update_id": 7, "message": {**message(), **fields}}
    arrival = read(raw, BOT, AT)
    assert arrival.raw is not None
    assert (arrival.account, arrival.event) == (None, None)


def test_a_tap_carries_its_query_its_message_and_at_most_64_characters() -> None:
    tap = {
        "id": "99",
        "from": person(ANNA),
        "chat_instance": "1",
        "data": "k.1.c0" + "x" * 1000,
        "message": message(),
    }
    arrival = read({"update_id": 7, "callback_query": tap}, BOT, AT)
    assert arrival == Arrival(
        7, ANNA, ButtonTapped(at=AT, token=("k.1.c0" + "x" * 1000)[:64], names=CALLED), 4, "99"
    )


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
def test_what_is_said_anywhere_but_in_private_is_nobodys_turn(kind: str) -> None:
    chat = {"id": -100, "type": kind, "title": "T"}
    assert read({"update_id": 7, "message": message(text="/start", chat=chat)}, BOT, AT) == Arrival(7)


def test_every_command_is_understood_with_and_without_the_bots_name() -> None:
    for command in Command:
        for text in (
            f"/{command.value}",
            f"/{command.value.upper()}@firsthand_bot",
            f"/{command.value} please",
        ):
            arrival = read({"update_id": 7, "message": message(text=text)}, BOT, AT)
            assert arrival.event == CommandReceived(at=AT, command=command, speaks="en", names=CALLED)
