"""Telegram's updates, read into events. Each by itself: one that cannot be read stops nobody.

Everything that says who somebody is stays at this edge; past it there is a pseudonym. Nothing is downloaded.
"""

import json
import re
from datetime import datetime

from telegram import Bot, Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.telegram.calls import Json
from bot.turns import Arrival
from conversations.events import (
    ButtonTapped,
    Command,
    CommandReceived,
    Content,
    ContentRefused,
    Event,
    TextReceived,
)

KINDS = ("message", "edited_message", "callback_query")
"""What is asked for from Telegram: with an explicit list, a new kind of update cannot surprise us."""

_COMMANDS = {command.value: command for command in Command} | {
    "help": Command.HELP,
    "helpnow": Command.HELP,
    "stop": Command.PAUSE,
    "cancel": Command.PAUSE,
}

_CONTENT = (
    ("photo", Content.PICTURE),
    ("video", Content.PICTURE),
    ("video_note", Content.PICTURE),
    ("animation", Content.PICTURE),
    ("voice", Content.SOUND),
    ("audio", Content.SOUND),
    ("document", Content.FILE),
    ("venue", Content.PLACE),
    ("location", Content.PLACE),
    ("contact", Content.CONTACT),
    ("sticker", Content.STICKER),
)

_SERVICE = (
    "message_auto_delete_timer_changed",
    "pinned_message",
    "chat_background_set",
    "write_access_allowed",
    "new_chat_members",
    "left_chat_member",
)
"""What Telegram writes into a chat by itself; nobody said it, so nobody is answered."""


def read(raw: Json, bot: Bot, at: datetime) -> Arrival:
    """Read one update.

    Returns:
        The arrival; where it is nobody's turn (a group, a channel, another bot) with no account, and where it
        cannot be read with ``raw``, to be put aside.

    Raises:
        ValueError: It has no id, so it can be neither acted on nor remembered.
    """
    number = raw.get("update_id") if isinstance(raw, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or not -(2**63) <= number < 2**63:
        raise ValueError("an update with no id")
    try:
        plain = _plain(number, raw, at)
        arrival = plain if plain is not None else _arrival(number, Update.de_json(raw, bot), at)
        if not _is_sound(arrival):
            raise TypeError("an id that is no id")
        return arrival
    except (TelegramError, TypeError, ValueError, KeyError, AttributeError, OverflowError, RecursionError):
        return Arrival(number, raw=_again(raw))


def _is_id(value: object) -> bool:
    return value.__class__ is int and -(2**63) <= value < 2**63


def _is_sound(arrival: Arrival) -> bool:
    """Whether ids are ids: the library takes what it is given, and a wrong kind would be met far from here."""
    return (
        (arrival.account is None or _is_id(arrival.account))
        and (arrival.message is None or _is_id(arrival.message))
        and (arrival.query is None or isinstance(arrival.query, str))
    )


def _again(raw: Json) -> bytes:
    try:
        return json.dumps(raw).encode()
    except (ValueError, TypeError, RecursionError):
        return b"{}"


def _plain(number: int, raw: Json, at: datetime) -> Arrival | None:
    """Words in a private chat, read straight from the JSON; None for everything else.

    That is nearly every update there is, and building the library's objects for one took a fifth of the whole
    time under load. A test holds both ways of reading against each other.
    """
    message = raw.get("message")
    if message is not None and len(raw) == _WHOLE:
        chat, person, text = message["chat"], message.get("from"), message.get("text")
        if text.__class__ is str and chat["type"] == "private" and person and person.get("is_bot") is False:
            message["message_id"], message["date"]  # what has none of these is no message
            if _is_id(chat["id"]):
                return Arrival(number, chat["id"], _said(text, at), link=_link(text))
    return None


_WHOLE = 2  # the keys of an update: its id, and what it is


def _arrival(number: int, update: Update, at: datetime) -> Arrival:
    tap = update.callback_query
    if tap is not None:
        if tap.message is not None and tap.message.chat.type != ChatType.PRIVATE:
            return Arrival(number, query=tap.id)
        message = tap.message.message_id if tap.message is not None else None
        event = ButtonTapped(at=at, token=str(tap.data or "")[:64])
        return Arrival(number, tap.from_user.id, event, message, tap.id)
    message_ = update.message or update.edited_message
    if (
        message_ is None
        or message_.chat.type != ChatType.PRIVATE
        or message_.from_user is None
        or message_.from_user.is_bot
    ):
        return Arrival(number)
    if update.edited_message is not None:
        return Arrival(number, message_.chat.id, ContentRefused(at=at, content=Content.EDIT))
    said = _event(message_, at)
    link = "" if message_.text is None else _link(message_.text)
    return Arrival(number) if said is None else Arrival(number, message_.chat.id, said, link=link)


def _event(message: Message, at: datetime) -> Event | None:
    if message.text is not None:
        return _said(message.text, at)
    for attribute, content in _CONTENT:
        if getattr(message, attribute, None):
            return ContentRefused(at=at, content=content)
    if any(getattr(message, attribute, None) for attribute in _SERVICE):
        return None
    return ContentRefused(at=at, content=Content.OTHER)


_LINK = re.compile(r"/start(?:@\w+)?\s+([A-Za-z0-9_-]{1,64})\s*", re.ASCII)


def _link(text: str) -> str:
    """What a deep link put behind /start; empty for anything else."""
    found = _LINK.fullmatch(text)
    return found[1] if found else ""


def _said(text: str, at: datetime) -> Event:
    if text.startswith("/") and len(text) > 1:
        name = text[1:].split(maxsplit=1)[:1]
        command = _COMMANDS.get(name[0].partition("@")[0].casefold()) if name else None
        if command is not None:
            return CommandReceived(at=at, command=command)
    return TextReceived(at=at, text=text)
