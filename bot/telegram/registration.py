"""What Telegram shows of the bot before anyone writes: commands, description, in each language that is offered.

Profile changes are rate-limited by Telegram, so each is asked for first and set only when it is another. What is set
without a language is what everybody sees whose app speaks none of them (core.telegram.org/bots/api, setMyCommands).
"""

import logging
from collections.abc import Iterable
from dataclasses import fields

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

from conversations.words import words_of
from conversations.words.catalogue import Menu

log = logging.getLogger("firsthand.registration")


def commands(code: str) -> tuple[BotCommand, ...]:
    """The commands as the menu lists them in a language. Neutral: whoever holds the phone can see them."""
    menu = words_of(code).menu
    return tuple(BotCommand(one.name, getattr(menu, one.name)) for one in fields(Menu))


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
