"""What Telegram shows of the bot before anyone writes: commands, description. Set only where it differs.

Profile changes are rate-limited by Telegram, so each is asked for first and set only when it is another.
"""

import logging

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

log = logging.getLogger("firsthand.registration")

COMMANDS = (
    BotCommand("start", "Begin, or carry on"),
    BotCommand("help_now", "People who can help"),
    BotCommand("pause", "Stop for now"),
    BotCommand("back", "One question back"),
    BotCommand("skip", "Leave a question out"),
    BotCommand("mystory", "See or take back what you sent"),
    BotCommand("privacy", "What happens to what you say"),
    BotCommand("delete", "Delete everything"),
)
"""Neutral: whoever holds the phone can see them."""

DESCRIPTION = (
    "Here you can tell what it was like to look for help, in your own words and time. "
    "You choose what to say, and you can take it back. Nobody reads this chat live."
)
SHORT_DESCRIPTION = "Tell what it was like, in your own words."


async def register(bot: Bot) -> None:
    """Register commands and descriptions. A server that will not take them is no reason not to run."""
    try:
        private = BotCommandScopeAllPrivateChats()
        if await bot.get_my_commands(scope=private) != COMMANDS:
            await bot.set_my_commands(COMMANDS, scope=private)
        if (await bot.get_my_description()).description != DESCRIPTION:
            await bot.set_my_description(DESCRIPTION)
        if (await bot.get_my_short_description()).short_description != SHORT_DESCRIPTION:
            await bot.set_my_short_description(SHORT_DESCRIPTION)
    except (TelegramError, TypeError, ValueError, KeyError, AttributeError) as error:
        log.warning(
            "commands or description were not taken (%s); the bot runs without them", type(error).__name__
        )
