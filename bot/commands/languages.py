"""``firsthand languages``: what is there in which language, and what is left to translate."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.shape import Commands, command, settings_of, with_config

if TYPE_CHECKING:
    from conversations.coverage import Share, Tongue

FORMAT = "firsthand-languages/1"

_COLUMNS = ("own words", "questions", "help card", "draft", "offered", "language")
"""The language stands last: writing from right to left would turn round what comes after it."""


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "languages",
        run,
        does="Count what is there in each language, and name what is left to translate.",
        more=(
            "For each language of the questions, of Firsthand's own words (Skip, Back and the like) and of the Help now card:\n"
            "how many texts are there, whether they are marked as a draft, and whether people can choose it. Below stands what\n"
            "is missing, by name: a key of conversations/words, a cell of the form, a line of the Help now card.\n"
            "A draft is offered where FIRSTHAND_LANGUAGES names it.\n"
            "\n"
            "examples:\n"
            "  firsthand languages                       the questions of the settings, or the built-in ones\n"
            "  firsthand languages my-questions.xlsx\n"
            "  firsthand languages --markdown            the table alone, for a page\n"
            "\n"
            "exit status: 0 nothing is missing, but in drafts that nobody is offered; 1 something is, or the questions have\n"
            "mistakes; 2 a file cannot be read."
        ),
    )
    with_config(parser)
    parser.add_argument("flow", nargs="?", type=Path, metavar="FLOW")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help=f"write one JSON document ({FORMAT})")
    shown.add_argument(
        "--markdown", action="store_true", help="write the table in Markdown, and nothing else"
    )


def run(arguments: argparse.Namespace) -> int:
    """Count and name."""
    from bot.app import help_card, read_flow, service
    from bot.printing import json_text, say
    from conversations import words
    from conversations.coverage import coverage
    from conversations.talk.languages import offered_languages

    settings = settings_of(arguments)
    flow = read_flow(arguments.flow or settings.flow)
    card = help_card(settings.help)
    found = coverage(flow, card, words, offered_languages(flow, service(flow, card, settings)))
    if arguments.json:
        print(json_text(_document(flow.version, found)))
    else:
        for line in markdown(found) if arguments.markdown else _page(found):
            say(line, sys.stdout)
    return 1 if any(tongue.fails for tongue in found) else 0


def markdown(found: "Sequence[Tongue]") -> Iterator[str]:
    """The table in Markdown, for a page that people read."""
    yield f"| {' | '.join((_COLUMNS[-1], *_COLUMNS[:-1]))} |"
    yield "| --- | ---: | ---: | ---: | --- | --- |"
    for tongue in found:
        *cells, name = _cells(tongue)
        yield f"| {' | '.join((name, *cells))} |"


def _page(found: "Sequence[Tongue]") -> Iterator[str]:
    rows = [_COLUMNS, *map(_cells, found)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_COLUMNS) - 1)]
    for row in rows:
        padded = (
            cell.rjust(width) if at < 3 else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=False))
        )
        yield "  ".join((*padded, row[-1]))
    for tongue in found:
        lacking = [(what, share) for what, share in tongue.shares if share.missing]
        if lacking:
            yield ""
            yield f"Missing in {_called(tongue)}:"
        for what, share in lacking:
            yield from _lacking(what, share)
    yield ""
    failing = [tongue.code or tongue.name for tongue in found if tongue.fails]
    yield (
        f"To be written before people are spoken to: {', '.join(failing)}."
        if failing
        else "Every language that people are spoken to in is whole."
    )


def _lacking(what: str, share: "Share") -> Iterator[str]:
    if not share.there and what != "questions":
        copied = ": copy conversations/words/en.toml" if what == "own words" else ""
        yield f"  {what}: all {share.total}{copied}"
        return
    for name in share.missing:
        yield f"  {what}: {name}"


def _cells(tongue: "Tongue") -> tuple[str, ...]:
    shares = (tongue.own, tongue.flow, tongue.card)
    counts = ("–" if share is None else f"{share.there} of {share.total}" for share in shares)
    return (
        *counts,
        "yes" if tongue.draft else "no",
        "yes" if tongue.offered else "no",
        _called(tongue),
    )


def _called(tongue: "Tongue") -> str:
    return f"{tongue.name} ({tongue.code})" if tongue.code not in {"", tongue.name} else tongue.name


def _document(version: str, found: "Sequence[Tongue]") -> dict[str, object]:
    return {
        "format": FORMAT,
        "flow": version,
        "languages": [
            {
                "code": tongue.code,
                "name": tongue.name,
                "own_words": _share(tongue.own),
                "questions": None if tongue.flow is None else _share(tongue.flow),
                "help_card": _share(tongue.card),
                "draft": tongue.draft,
                "offered": tongue.offered,
                "to_be_written": tongue.fails,
            }
            for tongue in found
        ],
    }


def _share(share: "Share") -> dict[str, object]:
    return {"there": share.there, "total": share.total, "missing": list(share.missing)}
