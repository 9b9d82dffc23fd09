"""``firsthand diff``: what changed for a narrator between two versions of the questions."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.shape import Commands, command, settings_of, with_config

if TYPE_CHECKING:
    from bot.settings import Settings
    from conversations.flow import Flow

SAME, DIFFERENT = 0, 1

FORMAT = "firsthand-diff/1"

_CLOSED = 10  # talks: fewer are not told apart from none, and more are rounded down to this many


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "diff",
        run,
        does="Show what changed for a narrator between two versions of the questions.",
        more=(
            "Compares what is asked, told and worked out, question by question: words in each language, choices, skip rules\n"
            "and who is asked by them, what staff read. What a chat does not use makes no difference.\n"
            "With --running it also counts the talks of the old version that could go on in the new one, beside the\n"
            "running bot: in steps of ten, and of fewer than ten it says no more. A talk could go on where everything its\n"
            "narrator answered is still asked, in the same words. No talk is moved.\n"
            "\n"
            "examples:\n"
            "  firsthand diff questions-2026.xlsx questions-2027.xlsx\n"
            "  firsthand diff old.md new.md --json\n"
            "  firsthand diff old.md new.md --running --config firsthand.toml\n"
            "\n"
            "exit status: 0 the same, 1 something is different, 2 a file cannot be read or has mistakes."
        ),
    )
    parser.add_argument("old", type=Path, metavar="OLD", help="the questions as they were")
    parser.add_argument("new", type=Path, metavar="NEW", help="the questions as they are now")
    parser.add_argument(
        "--json", action="store_true", help="for other programs: one object on standard output"
    )
    parser.add_argument(
        "--running",
        action="store_true",
        help="also count the talks that could move, in the data the settings name",
    )
    with_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Compare two files."""
    from bot.printing import json_text, say
    from conversations.changes import compared
    from conversations.changes.report import Report

    old, new = _flow(arguments.old), _flow(arguments.new)
    difference = compared(old, new)
    report = Report(old, new, difference)
    routes = (_routes(old), _routes(new))
    talks = _talks(settings_of(arguments), old, new) if arguments.running or arguments.config else None
    if arguments.json:
        document = {
            "format": FORMAT,
            "old": old.version,
            "new": new.version,
            "same": not difference,
            "changes": report.document(),
            "routes": {"old": routes[0], "new": routes[1]},
            "talks": None if talks is None else {"running": talks[0], "could_move": talks[1]},
        }
        print(json_text(document))
        return DIFFERENT if difference else SAME
    if not difference:
        print("Nothing changed for a narrator, nor for whoever reads the answers.")
    for line in report.lines():
        say(line)
    print(f"Routes: {routes[0]} before, {routes[1]} now.")
    if talks is not None:
        print(
            f"Talks that are not sent yet in the old version: {talks[0]}. Could go on in the new one: {talks[1]}."
        )
    return DIFFERENT if difference else SAME


def _flow(path: Path) -> "Flow":
    """The flow in a file.

    Raises:
        SettingRefused: It has mistakes, or cannot be read: two versions can only be compared where both run.
    """
    from bot.app import read_flow
    from bot.settings import SettingRefused
    from conversations.errors import FlowRefused, Weight

    try:
        return read_flow(path)
    except FlowRefused as refused:
        count = sum(fault.weight is Weight.ERROR for fault in refused.faults)
        mistakes = "a mistake" if count == 1 else f"{count} mistakes"
        raise SettingRefused(f"{path} has {mistakes}. See them with `firsthand check {path}`.") from None


def _routes(flow: "Flow") -> str:
    from conversations.ways import ways

    return str(ways(flow).routes)


def _talks(settings: "Settings", old: "Flow", new: "Flow") -> tuple[str, str]:
    """How many talks are not sent yet in the old version, and how many of them could move; both closed."""
    import os

    from bot.app import now
    from conversations.changes import movable
    from storage.datasecret import read_secret
    from storage.drafts import drafts

    secret = read_secret(settings.secret_file, data=settings.data, environment=os.environ, begin=False)
    today = now().astimezone(settings.time_zone).date()
    running = moving = 0
    for session in drafts(settings.data, secret, old.version):
        running += 1
        moving += movable(old, new, session, today).possible
    return closed(running), closed(moving)


def closed(count: int) -> str:
    """A count that tells nobody apart: none and a few look alike, and more come in steps of ten."""
    return "fewer than ten" if count < _CLOSED else f"at least {count - count % _CLOSED}"
