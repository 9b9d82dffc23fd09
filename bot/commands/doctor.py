"""``firsthand doctor``: is everything in place?"""

import argparse
import os

from bot.commands.shape import Commands, command, settings_of, with_config


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "doctor",
        run,
        does="Check every setting, key, file and right, and say what to do.",
        more=(
            "Looks at the settings, the secret, the recipients, the questions, the Help now card, the staff channels, the\n"
            "digest, the data folder, the disk, the clock, the token, and the bot's rights in the chats of staff. It changes nothing, and the bot may go on running.\n"
            "\n"
            "example:\n"
            "  firsthand doctor --config /etc/firsthand.toml\n"
            "\n"
            "exit status: 0 all is well, 1 something is to be mended (✗)."
        ),
    )
    with_config(parser)
    parser.add_argument("--offline", action="store_true", help="leave out what only Telegram can tell")


def run(arguments: argparse.Namespace) -> int:
    """Check everything."""
    import asyncio

    from bot.app import now
    from bot.doctor import Finding, examine
    from bot.settings import SettingRefused
    from conversations.printable import printable_lines

    crosses = 0

    def show(finding: Finding) -> None:
        nonlocal crosses
        crosses += not finding.fine
        print(printable_lines(str(finding)), flush=True)

    try:
        settings = settings_of(arguments)
    except SettingRefused as error:
        show(Finding(False, str(error), "Mend this first; the rest was not looked at."))
        return 1
    for finding in examine(settings, os.environ, now=now()):
        show(finding)
    if not arguments.offline:
        from bot.telegram.checkup import examine as ask_telegram

        async def asking() -> None:
            async for finding in ask_telegram(settings, clock=now):
                show(finding)

        asyncio.run(asking())
    if crosses:
        print(f"{crosses} thing{'s are' if crosses > 1 else ' is'} to be mended.")
        return 1
    print("All is well.")
    return 0
