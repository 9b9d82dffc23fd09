"""Messages become calls, and Telegram's sentences become what to do next."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.calls import Answer
from bot.telegram.outbound import (
    EDITION_PLACE,
    NOT_HERE,
    PLACE,
    PLACED,
    Delivered,
    Gone,
    Instead,
    Later,
    Moved,
    Undeliverable,
    call_of,
    meaning,
)
from bot.telegram.typesetting import sendable
from conversations.effects import Button
from conversations.post import Piece, Style
from storage.outbox import Kind, Outgoing
from tests.telegram.refusals import NOT_MODIFIED

ANNA, STAFF = 5_500_000_001, -1002233445566
SAY = Outgoing(1, Kind.SAY, ANNA, "words", ((Button("Yes", "k.1.c0"),),))
QUIET = Outgoing(2, Kind.REVISE, ANNA, "words", SAY.buttons, message=17, question=3, quiet=True)
REVISE = Outgoing(2, Kind.REVISE, ANNA, "words", ((Button("Yes", "k.1.c0"),),), message=17)
PLACING = Outgoing(3, Kind.POST, STAFF, "a post", story=bytes(16))
FILLING = Outgoing(3, Kind.POST, STAFF, "a post", message=18, story=bytes(16))
EDITION = Outgoing(6, Kind.EDITION, STAFF, "a digest", pieces=(Piece("a digest"),), edition=1)
EDITED = replace(EDITION, message=19)
RETRACT = Outgoing(4, Kind.RETRACT, STAFF, message=18)
BLANK = Outgoing(4, Kind.RETRACT, STAFF, NOT_HERE, message=18)
SHRINK = Outgoing(5, Kind.SHRINK, ANNA, "✓ Told", message=17, question=3)
NO_PREVIEW = {"link_preview_options": {"is_disabled": True}}
EVERY = [SAY, REVISE, PLACING, FILLING, RETRACT, BLANK, SHRINK, EDITION, EDITED]
SENTENCES = [
    (REVISE, 400, f"Bad Request: {NOT_MODIFIED}", Delivered()),
    (FILLING, 400, f"Bad Request: {NOT_MODIFIED}", Delivered()),
    (BLANK, 400, f"Bad Request: {NOT_MODIFIED}", Delivered()),
    (EDITED, 400, f"Bad Request: {NOT_MODIFIED}", Delivered()),
    (EDITION, 403, "Forbidden: bot is not a member of the channel chat", Gone()),
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
        (EDITED, "Bad Request: message can't be edited"),
        (FILLING, "Bad Request: ENTITY_BOUNDS_INVALID"),
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
    placing = outgoing.kind in PLACED and outgoing.message is None
    lost = Later() if placing else Delivered()  # a place nobody knows cannot be filled
    assert meaning(outgoing, Answer(200, result=True)) == lost


def test_each_message_is_the_call_it_stands_for() -> None:
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "k.1.c0"}]]}
    assert call_of(SAY) == ("sendMessage", {"chat_id": ANNA, "text": "words", "reply_markup": keyboard})
    assert call_of(REVISE) == (
        "editMessageText",
        {"chat_id": ANNA, "message_id": 17, "text": "words", "reply_markup": keyboard},
    )
    assert call_of(PLACING) == ("sendMessage", {"chat_id": STAFF, "text": PLACE})
    filled = {"chat_id": STAFF, "message_id": 18, "text": "a post", **NO_PREVIEW}
    assert call_of(FILLING) == ("editMessageText", filled)
    assert call_of(EDITION) == ("sendMessage", {"chat_id": STAFF, "text": EDITION_PLACE})
    assert call_of(RETRACT) == ("deleteMessage", {"chat_id": STAFF, "message_id": 18})
    assert call_of(SHRINK) == ("editMessageText", {"chat_id": ANNA, "message_id": 17, "text": "✓ Told"})
    assert call_of(replace(SAY, quiet=True))[1]["disable_notification"] is True
    assert call_of(BLANK) == ("editMessageText", {"chat_id": STAFF, "message_id": 18, "text": NOT_HERE})


def test_a_posts_styles_are_entities_and_its_buttons_come_with_its_words() -> None:
    """Nobody can decide on what they cannot read yet; offsets count emoji as two."""
    rows = ((Button("Let it through", "st-y.1"),),)
    words = (Piece("😀 Heading: ", Style.STRONG), Piece("said "), Piece("“so”", Style.QUOTE))
    post = replace(PLACING, pieces=words, text="".join(piece.text for piece in words), buttons=rows)
    assert "reply_markup" not in call_of(post)[1]
    _, body = call_of(replace(post, message=18))
    assert body["entities"] == [
        {"type": "bold", "offset": 0, "length": 12},
        {"type": "blockquote", "offset": 17, "length": 4},
    ]
    assert body["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "st-y.1"
    assert "parse_mode" not in body


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
