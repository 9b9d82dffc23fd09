"""``firsthand demo``: made-up families, the real thing."""

import argparse
import sys
from pathlib import Path

from bot.commands.shape import Commands, command


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "demo",
        run,
        does="Play a dozen made-up families through the real thing, and show what staff and researchers get.",
        more=(
            "Makes keys, has the families write, shows the staff channel, exports to a researcher, opens the export, and\n"
            "searches every file for what they typed. Nothing needs to be set up, and nothing is asked. Under a minute.\n"
            "\n"
            "example:\n"
            "  firsthand demo\n"
            "\n"
            "exit status: 0 every check held, 1 one did not, 2 not possible."
        ),
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("demo-data"),
        metavar="DIR",
        help="where everything goes; made anew each time, if it was made by this command (default: demo-data)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Show it."""
    from bot.demo.programme import demonstrate

    return demonstrate(arguments.data, sys.stdout)
