"""What Telegram shows of the bot before anyone writes: commands, description, in each language that is offered.

Groups of staff have menus of their own, in English as all that is said to staff.

Profile changes are rate-limited by Telegram, so each is asked for first and set only when it is another. What is set
without a language is what everybody sees whose app speaks none of them (core.telegram.org/bots/api, setMyCommands).
"""

import logging
from collections.abc import Iterable
from dataclasses import fields

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatAdministrators,
)
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.staff.channels import Channels
from conversations.words import words_of
from conversations.words.catalogue import Menu

log = logging.getLogger("firsthand.registration")


def commands(code: str) -> tuple[BotCommand, ...]:
    """The commands as the menu lists them in a language. Neutral: whoever holds the phone can see them."""
    menu = words_of(code).menu
    return tuple(BotCommand(one.name, getattr(menu, one.name)) for one in fields(Menu))


_REPLYING = (
    BotCommand("heard", "What you heard from families"),
    BotCommand("planned", "What you plan to do"),
    BotCommand("changed", "What you have changed"),
    BotCommand("undo", "Take back what you said last"),
)
"""What everybody of staff can write; kept apart from the narrators' menu, which is neutral."""

_STOPPING = (
    BotCommand("pause", "Send nothing to a channel for now"),
    BotCommand("stop", "Send nothing to any channel"),
    BotCommand("resume", "Let it go on"),
)
"""What those can write who may stop what goes out."""


def staff_commands(channels: Channels, chat: int, *, tells: bool) -> tuple[tuple[BotCommand, ...], ...]:
    """The commands as the menus of a group of staff list them: for everybody there, and for its administrators.

    ``tells``: whether there are digests, which tell what staff say.
    """
    everybody = _REPLYING if tells else ()
    decides = channels.approval in (None, chat)
    return everybody, (*everybody, *(_STOPPING if decides else ()))


async def register_staff(bot: Bot, channels: Channels, *, tells: bool) -> None:
    """Register the commands of staff in their groups, by chat (core.telegram.org/bots/api#botcommandscope).

    A channel has no menu ("channel chats aren't supported", botcommandscopechat). What a server will not take is no
    reason not to run; one chat that fails keeps no other back.
    """
    for chat in sorted(channels.chats):
        try:
            if (await bot.get_chat(chat)).type not in (ChatType.GROUP, ChatType.SUPERGROUP):
                continue
            everybody, administrators = staff_commands(channels, chat, tells=tells)
            for scope, listed in (
                (BotCommandScopeChat(chat), everybody),
                (BotCommandScopeChatAdministrators(chat), administrators),
            ):
                if await bot.get_my_commands(scope=scope) != listed:
                    await bot.set_my_commands(listed, scope=scope)
        except (TelegramError, TypeError, ValueError, KeyError, AttributeError) as error:
            log.warning(
                "a menu for staff was not taken (%s); its commands work all the same", type(error).__name__
            )


async def register(bot: Bot, main: str, others: Iterable[str] = ()) -> None:
    """Register commands and descriptions. A server that will not take them is no reason not to run.

    Args:
        bot: Ours.
        main: The code of the flow's own language, for everybody whose app speaks none that is offered.
        others: The codes of the other languages that are offered.
    """
    try:
        await _register(bot, main, None)
        for code in others:
            await _register(bot, code, code)
    except (TelegramError, TypeError, ValueError, KeyError, AttributeError) as error:
        log.warning(
            "commands or description were not taken (%s); the bot runs without them", type(error).__name__
        )


async def _register(bot: Bot, code: str, language: str | None) -> None:
    private, profile = BotCommandScopeAllPrivateChats(), words_of(code).profile
    listed = commands(code)
    if await bot.get_my_commands(scope=private, language_code=language) != listed:
        await bot.set_my_commands(listed, scope=private, language_code=language)
    if (await bot.get_my_description(language_code=language)).description != profile.description:
        await bot.set_my_description(profile.description, language_code=language)
    if (
        await bot.get_my_short_description(language_code=language)
    ).short_description != profile.short_description:
        await bot.set_my_short_description(profile.short_description, language_code=language)
