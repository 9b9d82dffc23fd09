"""``firsthand questions``: which question hurts, and does the new wording help?"""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.shape import Commands, command, settings_of, with_config

if TYPE_CHECKING:
    from bot.health.report import Report
    from bot.settings import Settings
    from storage.health import Kept


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "questions",
        run,
        does="Show how each question fares: answered, left out, left at, and how long it takes.",
        more=(
            "For each question of a version: how many were asked it, answered it, left it out, left their talk there\n"
            "(deleted it, or have stopped there until now), changed the answer later, were asked again, paused there, and\n"
            "how long they took. Nothing tells what anybody answered, who, or when. The bot may go on running.\n"
            "\n"
            "Figures are rounded down to fives; <5 is fewer than five, or none. They move only when ten more people have\n"
            "come, so two printings never differ by one family. With fewer than ten people nothing is shown.\n"
            "\n"
            "With --compare two versions stand side by side, and what was reworded is marked; less and more are said only\n"
            "where neither rounding nor chance is likely to explain a difference.\n"
            "\n"
            "examples:\n"
            "  firsthand questions\n"
            "  firsthand questions --compare\n"
            "  firsthand questions --flow 2026-01-a --html questions.html\n"
            "\n"
            "exit status: 0 shown, also where all is withheld as yet; 2 not possible; then no file is written."
        ),
    )
    with_config(parser)
    parser.add_argument(
        "--flow",
        metavar="VERSION",
        help="a version, or a part of its name (default: the questions asked now)",
    )
    parser.add_argument(
        "--compare",
        nargs="?",
        const="",
        metavar="VERSION",
        help="set another version beside it (default: the one that was asked before it)",
    )
    parser.add_argument("--svg", type=Path, metavar="FILE", help="draw a picture; the file must be new")
    parser.add_argument(
        "--html", type=Path, metavar="FILE", help="write a page with all of it; the file must be new"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(arguments: argparse.Namespace) -> int:
    """Show how the questions fare."""
    from bot.health import document, page, picture, terminal
    from bot.printing import say
    from bot.settings import SettingRefused
    from storage import health

    settings = settings_of(arguments)
    for path in (arguments.svg, arguments.html):
        if path is not None and path.exists():
            raise SettingRefused(f"{path} is there already and is never written over. Give another name.")
    kept = health.read(settings.data)
    version = _asked_now(settings, kept) if arguments.flow is None else _found(arguments.flow, kept)
    shown = _report(version, kept)
    before = None
    if arguments.compare is not None:
        other = _before(version, kept) if arguments.compare == "" else _found(arguments.compare, kept)
        before = _report(other, kept)
    if kept.damaged:
        print(
            f"{kept.damaged} counter{'s are' if kept.damaged > 1 else ' is'} damaged and left out; ask the doctor.",
            file=sys.stderr,
        )
    if arguments.json:
        say(document.document(shown, before))
    else:
        say(terminal.text(shown) if before is None else terminal.text_beside(before, shown))
    if arguments.svg is not None:
        _write(arguments.svg, picture.svg(shown))
    if arguments.html is not None:
        _write(arguments.html, page.page(shown, before))
    return 0


def _report(version: str, kept: "Kept") -> "Report":
    from bot.health.report import report

    return report(version, kept.flows.get(version), kept.counts.get(version, {}))


def _versions(kept: "Kept") -> tuple[str, ...]:
    """Every version there is, in the order in which they were first asked; a counted one with no source comes last."""
    versions: Mapping[str, None] = dict.fromkeys((*kept.flows, *sorted(kept.counts)))
    return tuple(versions)


def _asked_now(settings: "Settings", kept: "Kept") -> str:
    """The version that the settings' questions are; the newest one where they have mistakes or were not asked yet."""
    from bot.app import read_flow
    from bot.settings import SettingRefused
    from conversations.errors import FlowRefused

    versions = _versions(kept)
    if not versions:
        raise SettingRefused("No questions were asked yet in this data folder. Run the bot first.")
    try:
        asked = read_flow(settings.flow).version
    except FlowRefused:
        return versions[-1]
    return asked if asked in versions else versions[-1]


def _found(given: str, kept: "Kept") -> str:
    from bot.settings import SettingRefused

    versions = _versions(kept)
    found = [version for version in versions if given == version] or [v for v in versions if given in v]
    if len(found) == 1:
        return found[0]
    listed = "; ".join(_plain(version) for version in versions) or "none"
    if found:
        raise SettingRefused(f"Several versions have {_plain(given)} in their name. There are: {listed}.")
    raise SettingRefused(f"No version has {_plain(given)} in its name. There are: {listed}.")


def _before(version: str, kept: "Kept") -> str:
    from bot.settings import SettingRefused

    versions = _versions(kept)
    at = versions.index(version)
    if at == 0:
        raise SettingRefused(
            f"{_plain(version)} is the first version that was asked; give another one with --compare VERSION."
        )
    return versions[at - 1]


def _plain(words: str) -> str:
    from bot.health.report import one_line

    return one_line(words)


def _write(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(text)
    print(f"written: {path}", file=sys.stderr)
