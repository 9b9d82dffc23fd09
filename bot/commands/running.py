"""``firsthand run``: the bot itself."""

import argparse
import sys

from bot.commands.shape import Commands, command, settings_of, with_config


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "run",
        run,
        does="Run the bot on Telegram until it is stopped.",
        more=(
            "It receives and answers messages, keeps what is told sealed, and posts summaries to the staff channel.\n"
            "Try `firsthand doctor` first: it checks every setting and says what to do.\n"
            "\n"
            "example:\n"
            "  firsthand run --config /etc/firsthand.toml\n"
            "\n"
            "Stop it with Ctrl-C or SIGTERM: it finishes what it is doing, and loses nothing.\n"
            "exit status: 0 stopped as asked, 1 the questions have mistakes, 2 a setting is wrong."
        ),
    )
    with_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the bot."""
    import asyncio

    from bot import app, logs

    settings = settings_of(arguments)

    async def running() -> None:
        asyncio.get_running_loop().set_exception_handler(logs.unhandled)
        await app.run(settings)

    with logs.to(sys.stderr):
        asyncio.run(running())
    return 0
