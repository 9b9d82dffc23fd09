"""Messages become calls, and Telegram's sentences become what to do next."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.calls import Answer
from bot.telegram.outbound import (
    PLACE,
    TAKEN_BACK,
    Delivered,
    Gone,
    Instead,
    Later,
    Moved,
    Undeliverable,
    call_of,
    meaning,
    sendable,
)
from conversations.effects import Button
from storage.outbox import Kind, Outgoing
from tests.telegram.refusals import NOT_MODIFIED

ANNA, STAFF = 5_500_000_001, -1002233445566
SAY = Outgoing(1, Kind.SAY, ANNA, "words", ((Button("Yes", "k.1.c0"),),))
QUIET = Outgoing(2, Kind.REVISE, ANNA, "words", SAY.buttons, message=17, question=3, quiet=True)
REVISE = Outgoing(2, Kind.REVISE, ANNA, "words", ((Button("Yes", "k.1.c0"),),), message=17)
PLACING = Outgoing(3, Kind.POST, STAFF, "a post", story=bytes(16))
FILLING = Outgoing(3, Kind.POST, STAFF, "a post", message=18, story=bytes(16))
RETRACT = Outgoing(4, Kind.RETRACT, STAFF, message=18)
BLANK = Outgoing(4, Kind.RETRACT, STAFF, TAKEN_BACK, message=18)
SHRINK = Outgoing(5, Kind.SHRINK, ANNA, "✓ Told", message=17, question=3)
EVERY = [SAY, REVISE, PLACING, FILLING, RETRACT, BLANK, SHRINK]
SENTENCES = [
    (REVISE, 400, f"Bad Request: {NOT_MODIFIED}", Delivered()),
    (FILLING, 400, f"Bad Request: {NOT_MODIFIED}", Delivered()),
    (BLANK, 400, f"Bad Request: {NOT_MODIFIED}", Delivered()),
    (
        REVISE,
        400,
        "Bad Request: message to edit not found",
        Instead(replace(SAY, id=2)),
    ),
    (
        REVISE,
        400,
        "Bad Request: MESSAGE_ID_INVALID",
        Instead(replace(SAY, id=2)),
    ),
    (
        REVISE,
        400,
        "Bad Request: message can't be edited",
        Instead(replace(SAY, id=2)),
    ),
    (
        QUIET,
        400,
        "Bad Request: message can't be edited",
        Instead(replace(QUIET, kind=Kind.SAY, message=None)),
    ),
    (SHRINK, 400, f"Bad Request: {NOT_MODIFIED}", Delivered()),
    (SHRINK, 400, "Bad Request: message to edit not found", Delivered()),
    (SHRINK, 400, "Bad Request: there is no text in the message to edit", Delivered()),
    (SHRINK, 403, "Forbidden: bot was blocked by the user", Gone()),
    (RETRACT, 400, "Bad Request: message to delete not found", Delivered()),
    (RETRACT, 400, "Bad Request: message can't be deleted", Instead(BLANK)),
    (RETRACT, 400, "Bad Request: message can't be deleted for everyone", Instead(BLANK)),
    (BLANK, 400, "Bad Request: message to edit not found", Delivered()),
    (SAY, 403, "Forbidden: bot was blocked by the user", Gone()),
    (SAY, 403, "Forbidden: user is deactivated", Gone()),
    (SAY, 400, "Bad Request: chat not found", Gone()),
    (SAY, 403, "Forbidden: bot can't initiate conversation with a user", Gone()),
    (PLACING, 403, "Forbidden: bot is not a member of the channel chat", Gone()),
    (PLACING, 403, "Forbidden: bot was kicked from the supergroup chat", Gone()),
    (PLACING, 400, "Bad Request: need administrator rights in the channel chat", Gone()),
    (PLACING, 400, "Bad Request: not enough rights to send text messages to the chat", Gone()),
    (RETRACT, 403, "Forbidden: bot is not a member of the channel chat", Gone()),
    (BLANK, 403, "Forbidden: bot is not a member of the channel chat", Gone()),
]


@pytest.mark.parametrize(("outgoing", "status", "sentence", "outcome"), SENTENCES, ids=range(len(SENTENCES)))
def test_what_telegrams_sentences_mean(
    outgoing: Outgoing, status: int, sentence: str, outcome: object
) -> None:
    assert meaning(outgoing, Answer(status, description=sentence)) == outcome


@pytest.mark.parametrize(
    ("outgoing", "sentence"),
    [
        (SAY, "Bad Request: message is too long"),
        (SAY, "Bad Request: BUTTON_DATA_INVALID"),
        (FILLING, "Bad Request: message to edit not found"),
        (BLANK, "Bad Request: message can't be edited"),
    ],
)
def test_what_can_never_arrive_is_said_so_and_not_called_done(outgoing: Outgoing, sentence: str) -> None:
    """A post that could be neither deleted nor blanked stands there still: the steward must hear of it."""
    assert isinstance(meaning(outgoing, Answer(400, description=sentence)), Undeliverable)


@pytest.mark.parametrize("outgoing", EVERY, ids=range(len(EVERY)))
@pytest.mark.parametrize("status", [0, 401, 404, 409, 500, 502, 503])
def test_what_is_the_ways_fault_is_tried_again(outgoing: Outgoing, status: int) -> None:
    answer = Answer(status, description="Bad Gateway", effect_possible=True)
    assert meaning(outgoing, answer) == Later(perhaps=status == 0, lost=status == 0 or status >= 500)


@pytest.mark.parametrize("outgoing", EVERY, ids=range(len(EVERY)))
def test_a_429_waits_as_long_as_it_says_and_a_move_goes_along(outgoing: Outgoing) -> None:
    sentence = "Too Many Requests: retry after 35"
    assert meaning(outgoing, Answer(429, description=sentence, retry_after=35)) == Later(35.0, limited=True)
    moved = "Bad Request: group chat was upgraded to a supergroup chat"
    assert meaning(outgoing, Answer(400, description=moved, moved_to=-1009)) == Moved(-1009)
    assert meaning(outgoing, Answer(200, result={"message_id": 5})) == Delivered(5)
    lost = Later() if outgoing is PLACING else Delivered()  # a place nobody knows cannot be filled
    assert meaning(outgoing, Answer(200, result=True)) == lost


def test_each_message_is_the_call_it_stands_for() -> None:
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "k.1.c0"}]]}
    assert call_of(SAY) == ("sendMessage", {"chat_id": ANNA, "text": "words", "reply_markup": keyboard})
    assert call_of(REVISE) == (
        "editMessageText",
        {"chat_id": ANNA, "message_id": 17, "text": "words", "reply_markup": keyboard},
    )
    assert call_of(PLACING) == ("sendMessage", {"chat_id": STAFF, "text": PLACE})
    assert call_of(FILLING) == ("editMessageText", {"chat_id": STAFF, "message_id": 18, "text": "a post"})
    assert call_of(RETRACT) == ("deleteMessage", {"chat_id": STAFF, "message_id": 18})
    assert call_of(SHRINK) == ("editMessageText", {"chat_id": ANNA, "message_id": 17, "text": "✓ Told"})
    assert call_of(replace(SAY, quiet=True))[1]["disable_notification"] is True
    assert call_of(BLANK) == ("editMessageText", {"chat_id": STAFF, "message_id": 18, "text": TAKEN_BACK})


TEXTS = st.text(st.characters(), max_size=80) | st.sampled_from(
    ["*bold* _i_ `c` [a](https://example.org)", "<b>x</b>&amp;", "@somebody", "https://example.org/x?y=1"]
)


@given(text=TEXTS)
def test_words_are_sent_as_words_never_as_markup_and_no_link_shows_a_picture(text: str) -> None:
    method, body = call_of(Outgoing(1, Kind.SAY, ANNA, text))
    assert method == "sendMessage"
    assert not {"parse_mode", "entities"} & body.keys()
    json.dumps(body, ensure_ascii=False).encode()
    if "://" in text:
        assert body["link_preview_options"] == {"is_disabled": True}


@given(text=TEXTS)
def test_only_half_characters_are_changed(text: str) -> None:
    sent = sendable(text)
    assert sent.encode().decode() == sent
    if not any("\ud800" <= one <= "\udfff" for one in text):
        assert sent == text
