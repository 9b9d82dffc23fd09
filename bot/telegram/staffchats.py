"""What staff do in the chats that were set up for them: lines they write to the bot, and buttons they tap.

Everything else that is said there is theirs alone: it is not read further. Nobody who writes as some other channel, no
other bot, and no chat that was not set up can do anything.
"""

import re
from dataclasses import dataclass, field

from telegram import CallbackQuery, Message
from telegram.constants import ChatType

from bot.arrival import StaffAct
from bot.telegram.typesetting import JOINER

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,64}(?:@([A-Za-z0-9_]{3,32}))?(?!\S)")
_LONGEST_TOKEN = 64
_OF_STAFF = frozenset({ChatType.GROUP, ChatType.SUPERGROUP, ChatType.CHANNEL})


@dataclass(frozen=True, slots=True)
class StaffChats:
    """Which chats are of staff, and who we are in them.

    Attributes:
        chats: Their numbers.
        bot: Our own number; 0 where it is not known, and then nothing but a command is for us in a group.
        name: Our username, without the @; "" for as long as Telegram has not told it: then every command is taken as ours.
    """

    chats: frozenset[int] = field(default=frozenset(), repr=False)
    bot: int = 0
    name: str = ""


NONE = StaffChats()
"""Nothing was set up."""


def tap_of(tap: CallbackQuery, staff: StaffChats) -> StaffAct | None:
    """What a tap in a group or channel was; None where that is no chat of staff."""
    message = tap.message
    if message is None or message.chat.type not in _OF_STAFF or message.chat.id not in staff.chats:
        return None
    token = str(tap.data or "")[:_LONGEST_TOKEN]
    return StaffAct(message.chat.id, tap.from_user.id, message.message_id, token, tap.id)


def line_of(message: Message, staff: StaffChats, *, edited: bool = False) -> StaffAct | None:
    """What a message in a group or channel asks of us; None where it is not for us, or in no chat of staff.

    Of one that was ``edited`` into something that is not for us, it says no more than that: it may have been for us before.

    For us are commands, unless they name another bot, and answers to our messages. In a channel nobody can be told from
    anybody (core.telegram.org/bots/api#message, ``sender_chat``), so there every answer is taken.
    """
    chat = message.chat
    if chat.type not in _OF_STAFF or chat.id not in staff.chats or not message.text:
        return None
    if message.sender_chat is not None and message.sender_chat.id != chat.id:
        return None
    person = message.from_user
    named = chat.type != ChatType.CHANNEL and message.sender_chat is None
    if named and (person is None or person.is_bot):
        return None
    answered = message.reply_to_message
    command = _COMMAND.match(message.text.replace(JOINER, ""))  # copied out of a message of ours
    if command is None:
        to_us = answered is not None and (chat.type == ChatType.CHANNEL or _is_ours(answered, staff))
    else:
        to_us = not (command[1] and staff.name and command[1].casefold() != staff.name.casefold())
    if not to_us and not edited:
        return None
    return StaffAct(
        chat.id,
        person.id if named and person is not None else None,
        None if answered is None else answered.message_id,
        line=message.text if to_us and (command is not None or not edited) else "",
        own=message.message_id,
        edited=edited,
    )


def _is_ours(message: Message, staff: StaffChats) -> bool:
    return message.from_user is not None and message.from_user.id == staff.bot != 0
