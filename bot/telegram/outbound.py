"""Messages of the outbox, put as Bot API calls, and what Telegram's answers mean for them."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from bot.telegram.calls import Answer, Calls, Json
from bot.telegram.typesetting import sendable, typeset
from conversations.effects import Row
from conversations.post import Piece
from storage.outbox import Kind, Outgoing

PLACE = "A family's story is on its way to you here."
"""What stands in the staff channel for the moment between making a post's place and filling it."""

EDITION_PLACE = "The weekly digest is on its way to you here."
"""The same for each of the messages of a digest."""

PLACE_GONE = "its place in the staff channel was deleted"
"""Why a place could not be filled that somebody took away."""

NOT_SHOWN = "This could not be shown here. The people who run Firsthand have been told."
"""What a place is filled with whose post was refused for good."""

NOT_HERE = "This is not here any more."
"""Put in place of what Telegram no longer lets us delete: posts that were taken back, posts and digests that were decided
on in the approval chat, pages. One line for all, so that it tells nobody that a family took something back."""

PLACED = frozenset({Kind.POST, Kind.EDITION})
"""Kinds of which a place is made first, which is then filled: an edit, so that repeating it changes nothing."""

FOR_STAFF = PLACED | {Kind.RETRACT}
"""Kinds that are for staff: they wait where a channel is gone, and let people who talk go first."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """It has arrived. ``message`` is its id in the chat, where there is a new one."""

    message: int | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """Try again after so many seconds; ``limited``: Telegram asked for it with a 429.

    ``perhaps``: it may have arrived all the same, so a question is repeated once and no more. ``lost``: whether it
    arrived is not known for certain, however unlikely it is.
    """

    seconds: float | None = None
    limited: bool = False
    perhaps: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Instead:
    """That cannot be done any more; do this in its place, at once."""

    outgoing: Outgoing


@dataclass(frozen=True, slots=True)
class Replaced:
    """Its place cannot hold it. A new one was made as ``message``; the old one is to be taken down."""

    message: int


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Part of it is done. What is left is writing too, and so keeps to the pace of writing."""


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat cannot be written to: blocked, deleted or never there. Its other messages are hopeless too."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A group became a supergroup with another id."""

    address: int


@dataclass(frozen=True, slots=True)
class Undeliverable:
    """Telegram refuses this message for good; ``reason`` is Telegram's sentence and holds no text."""

    reason: str


_LINK = re.compile(r"\w\.\w|://")
_ENCODER = json.JSONEncoder(separators=(",", ":"))  # made once: making one costs as much as using it

Outcome = Delivered | Later | Instead | Replaced | Unfinished | Gone | Moved | Undeliverable

_GONE = (
    "bot was blocked",
    "user is deactivated",
    "chat not found",
    "bot was kicked",
    "bot is not a member",
    "not enough rights",
    "need administrator rights",
    "have no rights",
    "peer_id_invalid",
    "can't initiate conversation",
)
NOT_THERE = (
    "message to edit not found",
    "message_id_invalid",
    "message to delete not found",
)
"""What Telegram says of a message that is not in the chat (any more), in lower case."""

_FIXED = "message can't be edited"


async def deliver(calls: Calls, outgoing: Outgoing) -> Outcome:
    """Make the call that this message stands for, once, and say what became of it.

    A post or digest whose place is not made yet has only the place made: ``Delivered.message`` is where. Filling it is
    an edit, which can be repeated without harm; so no post is ever in the channel twice, and none stands there
    that a withdrawal could not find.
    """
    method, body = call_of(outgoing)
    return meaning(
        outgoing, await calls.call(method, _ENCODER.encode(body).encode(), whole=outgoing.kind in PLACED)
    )


def call_of(outgoing: Outgoing) -> tuple[str, Json]:
    """The Bot API method and parameters for a message. Never a parse mode: words are words, not markup."""
    match outgoing.kind:
        case Kind.SAY:
            return "sendMessage", _words(outgoing.address, outgoing.text, outgoing)
        case Kind.SHOW | Kind.CLEAR | Kind.HIDE | Kind.FETCH:
            raise AssertionError("put on its way by bot.telegram.showing, clearing or fetching")
        case Kind.REVISE | Kind.SHRINK:
            return "editMessageText", {
                "message_id": outgoing.message,
                **_words(outgoing.address, outgoing.text, outgoing),
            }
        case Kind.POST | Kind.EDITION if outgoing.message is None:
            # No buttons yet: nobody decides on what they cannot read.
            words = PLACE if outgoing.kind is Kind.POST else EDITION_PLACE
            return "sendMessage", {"chat_id": outgoing.address, "text": words}
        case Kind.POST | Kind.EDITION:
            return "editMessageText", _set(outgoing)
        case Kind.RETRACT if outgoing.text:
            return "editMessageText", {
                "message_id": outgoing.message,
                **_words(outgoing.address, outgoing.text, outgoing),
            }
        case Kind.RETRACT:
            return "deleteMessage", {"chat_id": outgoing.address, "message_id": outgoing.message}
        case _:
            assert_never(outgoing.kind)


def _set(outgoing: Outgoing) -> Json:
    """A post's or a digest's words; rows of older versions have no pieces."""
    text, entities = typeset(outgoing.pieces or (Piece(outgoing.text),))
    body: Json = {
        "chat_id": outgoing.address,
        "message_id": outgoing.message,
        "text": text,
        "link_preview_options": {"is_disabled": True},
    }
    if entities:
        body["entities"] = entities
    if outgoing.buttons:
        body["reply_markup"] = keyboard(outgoing.buttons)
    return body


def _words(chat: int, text: str, outgoing: Outgoing) -> Json:
    body: Json = {"chat_id": chat, "text": sendable(text)}
    if outgoing.quiet and outgoing.kind is Kind.SAY:
        body["disable_notification"] = True
    if _LINK.search(text):
        body["link_preview_options"] = {
            "is_disabled": True
        }  # Telegram would fetch the page to show a picture of it
    if outgoing.buttons:
        body["reply_markup"] = keyboard(outgoing.buttons)
    return body


def keyboard(rows: Sequence[Row]) -> Json:
    """Buttons under a message (core.telegram.org/bots/api#inlinekeyboardmarkup)."""
    return {
        "inline_keyboard": [
            [{"text": sendable(button.label), "callback_data": button.token} for button in row]
            for row in rows
        ]
    }


def meaning(outgoing: Outgoing, answer: Answer) -> Outcome:
    """What Telegram's answer means for a message. The sentences are the server's own (tdlib/telegram-bot-api)."""
    if answer.ok:
        message = answer.result.get("message_id") if isinstance(answer.result, dict) else None
        if outgoing.kind in PLACED and outgoing.message is None and not isinstance(message, int):
            return Later()  # a place nobody knows cannot be filled, nor taken down: another is made
        return Delivered(message if isinstance(message, int) else None)
    said = answer.description.casefold()
    if "message is not modified" in said:
        return Delivered()
    passing = on_the_way(answer)
    if passing is not None:
        return passing
    if outgoing.kind is Kind.SHRINK:
        return Delivered()  # it was taken away, or is a picture: there is nothing to shrink
    if outgoing.kind is Kind.RETRACT:
        if "can't be deleted" in said and not outgoing.text:
            return Instead(
                Outgoing(outgoing.id, Kind.RETRACT, outgoing.address, NOT_HERE, message=outgoing.message)
            )
        return Delivered() if any(part in said for part in NOT_THERE) else Undeliverable(answer.description)
    if outgoing.kind is Kind.REVISE and any(part in said for part in (*NOT_THERE, _FIXED)):
        return Instead(replace(outgoing, kind=Kind.SAY, message=None))
    if outgoing.kind in PLACED and any(part in said for part in (*NOT_THERE, _FIXED)):
        return Undeliverable(PLACE_GONE)
    return Undeliverable(answer.description)


def on_the_way(answer: Answer) -> Later | Gone | Moved | None:
    """What an answer other than yes means for whatever was asked; None where it is about the message itself."""
    if answer.moved_to is not None:
        return Moved(answer.moved_to)
    if answer.status == 429:
        return Later(float(answer.retry_after or 1), limited=True)
    if answer.status in (0, 401, 404, 409) or answer.status >= 500:
        # 401 and 404 are a token being changed, or a proxy: the message keeps.
        return Later(
            perhaps=answer.status == 0 and answer.effect_possible,
            lost=answer.status == 0 or answer.status >= 500,
        )
    said = answer.description.casefold()
    return Gone() if any(part in said for part in _GONE) or answer.status == 403 else None
