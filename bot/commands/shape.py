"""What commands have in common on the command line: their place in the help, and the settings they read."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from bot.settings import Settings, read_settings

# argparse has no public name for what add_subparsers() gives.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001

Run = Callable[[argparse.Namespace], int]
"""Does a command and gives its exit status."""


def command(commands: Commands, name: str, run: Run, *, does: str, more: str) -> argparse.ArgumentParser:
    """Add a command: ``does`` is its line in the list, ``more`` what its own help goes on to say."""
    parser = commands.add_parser(
        name,
        help=does,
        description=does,
        epilog=more,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    return parser


def with_config(parser: argparse.ArgumentParser) -> None:
    """Let the command read the settings."""
    parser.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help="read settings from this TOML file (default: firsthand.toml here, where there is one)",
    )


def settings_of(arguments: argparse.Namespace) -> Settings:
    """The settings a command was given, by its ``--config`` and the environment.

    Raises:
        SettingRefused: One of them is wrong.
    """
    return read_settings(os.environ, arguments.config)
