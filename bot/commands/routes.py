"""``firsthand routes``: how many ways there are through the questions, and how long they take."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.shape import Commands, command

if TYPE_CHECKING:
    from conversations.ways import Way, Ways

FORMAT = "firsthand-routes/1"

MOST_LISTED = 200


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "routes",
        run,
        does="Count the routes through the questions; name the shortest, the longest, and what nobody reaches.",
        more=(
            "A route is a sequence of questions that somebody can be asked. Minutes are an estimate: reading at 238 words a\n"
            "minute, typing at 36, a few seconds for each tap.\n"
            "\n"
            "examples:\n"
            "  firsthand routes                                the built-in questions\n"
            "  firsthand routes my-questions.xlsx --list       every route with answers that lead there\n"
            "  firsthand routes my-questions.xlsx --mermaid > questions.mmd\n"
            "\n"
            "exit status: 0 every question can be reached, 1 some cannot or the questions have mistakes,\n"
            "2 a file cannot be read."
        ),
    )
    parser.add_argument("flow", nargs="?", type=Path, metavar="FLOW", help="default: the built-in flow")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument(
        "--list", action="store_true", help="also list the routes, each with answers that lead there"
    )
    shown.add_argument("--mermaid", action="store_true", help="print a Mermaid flowchart, and nothing else")
    shown.add_argument("--json", action="store_true", help="for other programs: one object, routes included")
    parser.add_argument(
        "--most",
        type=int,
        default=MOST_LISTED,
        metavar="N",
        help=f"routes listed at most (default: {MOST_LISTED})",
    )


def run(arguments: argparse.Namespace) -> int:
    """Count the routes of a flow."""
    from bot.app import read_flow
    from bot.printing import json_text, say
    from conversations.ways import Reached, ways
    from conversations.ways.diagram import mermaid

    flow = read_flow(arguments.flow)
    found = ways(flow)
    unreached = [name for name, met in found.met.items() if met.reached is Reached.NEVER]
    if arguments.mermaid:
        say(mermaid(flow, found))
    elif arguments.json:
        print(json_text(_document(found, unreached, arguments.most)))
    else:
        for line in _lines(found, unreached):
            say(line)
        if arguments.list:
            for line in _listed(found, arguments.most):
                say(line)
    return 1 if unreached else 0


def _lines(found: "Ways", unreached: list[str]) -> Iterator[str]:
    from conversations.phrasing import phrases

    words = phrases(found.flow)
    by_link = f", and {found.by_link} more that only a link leads to" if found.by_link.most else ""
    yield f"Routes: {found.routes}{by_link}"
    yield f"Shortest: {_length(found.shortest)}"
    yield f"Longest: {_length(found.longest)}"
    for name in unreached:
        yield f"Nobody can reach row {found.flow.prompt(name).row}, {words.question(name)}."
    for undecided in found.undecided:
        yield (
            f"Cannot be decided: {undecided.column} of {undecided.prompt}: {undecided.condition} ({undecided.why})"
        )


def _listed(found: "Ways", most: int) -> Iterator[str]:
    from conversations.phrasing import phrases
    from conversations.ways import listed

    words = phrases(found.flow)
    for number, way in enumerate(listed(found, most), 1):
        yield ""
        yield f"Route {number}: {_length(way)}, {'can be sent' if way.sends else 'ends without sending'}"
        for each in way.brought:
            yield f"  only by a link that brings {each.prompt}: {each.words}"
        for each in way.asked:
            yield f"  {words.question(each.prompt)} {each.words}"


def _document(found: "Ways", unreached: list[str], most: int) -> dict[str, object]:
    from conversations.ways import listed

    return {
        "format": FORMAT,
        "flow": found.flow.version,
        "routes": {"least": found.routes.least, "most": found.routes.most},
        "by_link": {"least": found.by_link.least, "most": found.by_link.most},
        "shortest": _way(found.shortest),
        "longest": _way(found.longest),
        "unreached": unreached,
        "undecided": [
            {"question": each.prompt, "column": each.column, "condition": each.condition, "why": each.why}
            for each in found.undecided
        ],
        "listed": [_way(way) for way in listed(found, most)],
    }


def _way(way: "Way") -> dict[str, object]:
    return {
        "minutes": round(way.minutes, 1),
        "sends": way.sends,
        "asked": [{"question": each.prompt, "answer": each.value, "words": each.words} for each in way.asked],
        "told": list(way.told),
        "brought": [{"question": each.prompt, "answer": each.value} for each in way.brought],
    }


def _length(way: "Way") -> str:
    count = len(way.asked)
    minutes = max(1, round(way.minutes))
    return f"{count} question{'' if count == 1 else 's'}, about {minutes} minute{'' if minutes == 1 else 's'}"
