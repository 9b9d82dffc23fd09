"""What Telegram shows of the bot before anyone writes: commands, description. Set only where it differs.

Profile changes are rate-limited by Telegram, so each is asked for first and set only when it is another.
"""

import logging

from bot.telegram.calls import Calls, Json

log = logging.getLogger("firsthand.registration")

COMMANDS = (
    ("start", "Begin, or carry on"),
    ("help_now", "People who can help"),
    ("pause", "Stop for now"),
    ("back", "One question back"),
    ("skip", "Leave a question out"),
    ("mystory", "See or take back what you sent"),
    ("privacy", "What happens to what you say"),
    ("delete", "Delete everything"),
)
"""At most 32 characters each and neutral: they can be seen by whoever holds the phone."""

DESCRIPTION = (
    "Here you can tell what it was like to look for help, in your own words and time. "
    "You choose what to say, and you can take it back. Nobody reads this chat live."
)
SHORT_DESCRIPTION = "Tell what it was like, in your own words."


async def register(calls: Calls) -> None:
    """Register commands and descriptions. A server that does not know a method is no reason not to run."""
    commands = [{"command": name, "description": words} for name, words in COMMANDS]
    wanted: tuple[tuple[str, str, Json, Json], ...] = (
        ("getMyCommands", "setMyCommands", {"scope": {"type": "all_private_chats"}}, {"commands": commands}),
        ("getMyDescription", "setMyDescription", {}, {"description": DESCRIPTION}),
        ("getMyShortDescription", "setMyShortDescription", {}, {"short_description": SHORT_DESCRIPTION}),
    )
    for asking, setting, scope, value in wanted:
        now = await calls.call(asking, scope)
        same = now.ok and (now.result == value.get("commands") or now.result == value)
        if not same:
            answer = await calls.call(setting, {**scope, **value})
            if not answer.ok:
                log.warning(
                    "%s was not taken (%s); the bot runs without it",
                    setting,
                    answer.description or answer.status,
                )
