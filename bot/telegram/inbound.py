"""Telegram's updates, read into events. Each by itself: one that cannot be read stops nobody.

Everything that says who somebody is stays at this edge; past it there is a pseudonym. The names of an account alone go
along with an event, so that they can be taken out of what was told; they are kept nowhere. Nothing is downloaded.
What happens in the chats of staff is read in ``bot.telegram.staffchats``; it is never a narrator's event.
"""

import json
import re
from datetime import datetime
from typing import TypeGuard

from telegram import Bot, Message, Update, User
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.arrival import Arrival, StaffAct
from bot.telegram.calls import Json
from bot.telegram.staffchats import NONE, StaffChats, line_of, tap_of
from conversations.events import (
    ButtonTapped,
    Command,
    CommandReceived,
    Content,
    ContentRefused,
    Event,
    TextEdited,
    TextReceived,
    VoiceReceived,
)

KINDS = ("message", "edited_message", "callback_query", "channel_post", "edited_channel_post")
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


def read(raw: Json, bot: Bot, at: datetime, staff: StaffChats = NONE) -> Arrival:
    """Read one update; ``staff`` are the chats in which what staff do is looked at.

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
        arrival = plain if plain is not None else _arrival(number, Update.de_json(raw, bot), at, staff)
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
        all(value is None or _is_id(value) for value in (arrival.account, arrival.message, arrival.own))
        and (arrival.query is None or isinstance(arrival.query, str))
        and (arrival.staff is None or _is_act(arrival.staff))
        and (arrival.event is None or _is_right(arrival.event))
    )


def _is_act(act: StaffAct) -> bool:
    return (
        all(value is None or _is_id(value) for value in (act.chat, act.person, act.message, act.own))
        and (act.query is None or isinstance(act.query, str))
        and isinstance(act.line, str)
    )


def _is_right(event: Event) -> bool:
    match event:
        case TextEdited(message=message, text=text):
            return _is_id(message) and isinstance(text, str)
        case ContentRefused(words=words, album=album):
            return isinstance(words, str) and isinstance(album, str)
        case VoiceReceived(file=file, seconds=seconds, size=size):
            return isinstance(file, str) and all(value is None or _is_id(value) for value in (seconds, size))
        case _:
            return True


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
            own, sent = message["message_id"], message["date"]  # what has none of these is no message
            if _is_id(chat["id"]) and _is_id(own) and sent.__class__ is int and 0 <= sent < _LATEST_DATE:
                said = _said(text, at, own, sent, _tongue(person.get("language_code")), _names(person))
                return Arrival(number, chat["id"], said, link=_link(text), own=own, sent=sent)
    return None


_WHOLE = 2  # the keys of an update: its id, and what it is
_LATEST_DATE = 253_402_300_800  # the year 10000: past it the library reads no date


def _arrival(number: int, update: Update, at: datetime, staff: StaffChats = NONE) -> Arrival:
    tap = update.callback_query
    if tap is not None:
        if tap.message is not None and tap.message.chat.type != ChatType.PRIVATE:
            act = tap_of(tap, staff)
            return Arrival(number, query=tap.id) if act is None else Arrival(number, staff=act)
        message = tap.message.message_id if tap.message is not None else None
        event = ButtonTapped(at=at, token=str(tap.data or "")[:64], names=_names_of(tap.from_user))
        return Arrival(number, tap.from_user.id, event, message, tap.id)
    written = update.message or update.channel_post
    if written is not None and written.chat.type != ChatType.PRIVATE:
        return Arrival(number, staff=line_of(written, staff))
    rewritten = update.edited_channel_post or update.edited_message
    if rewritten is not None and rewritten.chat.type != ChatType.PRIVATE:
        return Arrival(number, staff=line_of(rewritten, staff, edited=True))
    message_ = update.message or update.edited_message
    if (
        message_ is None
        or message_.chat.type != ChatType.PRIVATE
        or message_.from_user is None
        or message_.from_user.is_bot
    ):
        return Arrival(number)
    if update.edited_message is not None:
        words = message_.text or message_.caption
        if not words:
            return Arrival(number)  # a place that moves, or a caption taken away: nobody said anything
        edited = TextEdited(
            at=at, message=message_.message_id, text=words, names=_names_of(message_.from_user)
        )
        return Arrival(number, message_.chat.id, edited)
    sent = int(message_.date.timestamp())
    said = _event(message_, at, sent)
    if said is None:
        return Arrival(number)
    link = "" if message_.text is None else _link(message_.text)
    return Arrival(number, message_.chat.id, said, link=link, own=message_.message_id, sent=sent)


def _event(message: Message, at: datetime, sent: int) -> Event | None:
    own, person = message.message_id, message.from_user
    names = () if person is None else _names_of(person)
    if message.text is not None:
        speaks = "" if person is None else _tongue(person.language_code)
        return _said(message.text, at, own, sent, speaks, names)
    if message.voice is not None:
        voice = (
            message.voice.to_dict()
        )  # as it came: the attribute is of one kind or another, and warns of it
        seconds, size = voice.get("duration"), voice.get("file_size")
        return VoiceReceived(
            at=at, file=voice["file_id"], seconds=seconds, size=size, message=own, names=names
        )
    content = next((content for name, content in _CONTENT if getattr(message, name, None)), None)
    if content is None and any(getattr(message, name, None) for name in _SERVICE):
        return None
    return ContentRefused(
        at=at,
        content=content or Content.OTHER,
        words=message.caption or "",
        message=own,
        sent=sent,
        album=message.media_group_id or "",
        names=names,
    )


_LINK = re.compile(r"/start(?:@\w+)?\s+([A-Za-z0-9_-]{1,64})\s*", re.ASCII)


def _link(text: str) -> str:
    """What a deep link put behind /start; empty for anything else."""
    found = _LINK.fullmatch(text)
    return found[1] if found else ""


def _tongue(code: object) -> str:
    """The language somebody's app is set to, an IETF tag; empty where it is not told."""
    return code if isinstance(code, str) and len(code) <= _LONGEST_TAG else ""


_LONGEST_TAG = 35  # RFC 5646, section 4.4.1


def _names(person: Json) -> tuple[str, ...]:
    """What somebody calls themselves to everyone they write to, as their account says it."""
    return tuple(name for name in (person.get("first_name"), person.get("last_name")) if _is_called(name))


def _names_of(person: User) -> tuple[str, ...]:
    return tuple(name for name in (person.first_name, person.last_name) if _is_called(name))


def _is_called(name: object) -> TypeGuard[str]:
    return isinstance(name, str) and 0 < len(name) <= _LONGEST_NAME


_LONGEST_NAME = 64  # the Bot API's limit for the name of a contact; Telegram names none for accounts


def _said(text: str, at: datetime, own: int, sent: int, speaks: str, names: tuple[str, ...]) -> Event:
    if text.startswith("/") and len(text) > 1:
        name = text[1:].split(maxsplit=1)[:1]
        command = _COMMANDS.get(name[0].partition("@")[0].casefold()) if name else None
        if command is not None:
            return CommandReceived(at=at, command=command, speaks=speaks, names=names)
    return TextReceived(at=at, text=text, message=own, sent=sent, speaks=speaks, names=names)
