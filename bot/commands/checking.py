"""``firsthand check``: are the questions fit to be asked?"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.shape import Commands, command, settings_of, with_config

if TYPE_CHECKING:
    from conversations.flow import Flow


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "check",
        run,
        does="Check questions before anyone is asked them.",
        more=(
            "Reads XLSForms (.xlsx, .xls, .csv, .md), lists every mistake with its place and what to do, and checks that the\n"
            "lines of the Help now card were looked up recently. Without a file it checks the questions that the settings\n"
            "name, or the built-in ones.\n"
            "\n"
            "example:\n"
            "  firsthand check my-questions.xlsx\n"
            "\n"
            "exit status: 0 all fine, or only help lines that nobody has checked yet; 1 something is to be mended;\n"
            "2 a file cannot be read or a setting is wrong."
        ),
    )
    with_config(parser)
    parser.add_argument("flows", nargs="*", type=Path, metavar="FLOW")


def run(arguments: argparse.Namespace) -> int:
    """Check each flow, and the help card."""
    from bot.app import help_card, now, read_flow
    from conversations.errors import FlowRefused

    settings = settings_of(arguments)
    faults = 0
    for path in arguments.flows or [settings.flow]:
        name = path or "the built-in questions"
        try:
            print(f"✓ {name}: fine: {_shape(read_flow(path))}")
        except FlowRefused as error:
            faults += len(error.faults)
            for fault in error.faults:
                print(f"✗ {name}: {fault}", file=sys.stderr)
    card = help_card(settings.help)
    for line in card.unchecked:
        print(
            f"! Help now card: nobody has checked {line.name}. Look it up at {line.source} before families write.",
            file=sys.stderr,
        )
    overdue = card.overdue(now().date())
    for line in overdue:
        print(
            f"✗ Help now card: {line.name} was to be checked by {line.review_by}. Look it up at {line.source} and move both days on.",
            file=sys.stderr,
        )
    if not overdue and not card.unchecked:
        print("✓ Help now card: every line was looked up in time")
    return 1 if faults or overdue else 0


def _shape(flow: "Flow") -> str:
    """What a flow is, in one line."""
    from conversations.flow import Guard, Kind

    asked = [prompt for prompt in flow.prompts if prompt.kind not in (Kind.NOTE, Kind.CALCULATE)]
    always = sum(prompt.relevant is None for prompt in asked)
    words = sum(prompt.kind is Kind.TEXT for prompt in asked)
    staff = sum(bool(prompt.summary) for prompt in asked)
    consent = any(Guard.CONSENT in prompt.guards for prompt in asked)
    return (
        f"{len(asked)} questions ({len(asked) - always} depend on earlier answers, {words} are answered in own words), "
        f"{staff} in the summary for staff, languages: {', '.join(flow.languages)}"
        + ("" if consent else "; NO consent question, so nothing can ever be sent")
    )
