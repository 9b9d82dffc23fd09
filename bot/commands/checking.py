"""``firsthand check``: are the questions fit to be asked?"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.commands.shape import Commands, command, settings_of, with_config

if TYPE_CHECKING:
    from datetime import date

    from bot.check.helpfile import HelpFinding, HelpReport
    from bot.check.reports import Counted, Report

_SLOW = 1.0
"""Seconds after which somebody at a terminal is told what is being looked at."""


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "check",
        run,
        does="Check questions before anyone is asked them.",
        more=(
            "Reads XLSForms (.xlsx, .xls, .csv, .md) and lists everything that would go wrong, all at once, each with its\n"
            "sheet, row and column, and with what to do: names, choices and headers that are not there, questions that\n"
            "nobody can reach, words that lead, blame or confuse. It also checks that the lines of the Help now card were\n"
            "looked up recently; a file of help lines (.toml) can be named too, alone or beside forms. Without a file it\n"
            "checks the questions that the settings name, or the built-in ones.\n"
            "\n"
            "  ✗ mend   the form is refused until this is mended\n"
            "  ! look   the form runs; somebody should look at this\n"
            "  · note   nothing is wrong; something is done otherwise here, or could not be decided\n"
            "\n"
            "examples:\n"
            "  firsthand check my-questions.xlsx\n"
            "  firsthand check my-help.toml\n"
            "  firsthand check --explain unknown-choice\n"
            "  firsthand check --quiet --strict forms/*.md           for scripts\n"
            "  firsthand check --sarif forms/*.md > check.sarif      for code hosts and editors\n"
            "\n"
            "exit status: 0 all fine, or only things to look at and help lines that nobody has checked yet; 1 something is\n"
            "to be mended (with --strict: or looked at); 2 a file cannot be read or a setting is wrong."
        ),
    )
    with_config(parser)
    parser.add_argument("flows", nargs="*", type=Path, metavar="FLOW")
    outputs = parser.add_mutually_exclusive_group()
    outputs.add_argument("--json", action="store_true", help="write one JSON document (firsthand-check/1)")
    outputs.add_argument("--sarif", action="store_true", help="write one SARIF 2.1.0 log")
    outputs.add_argument(
        "--quiet", action="store_true", help="write only what is to be mended, and nothing where all is fine"
    )
    outputs.add_argument(
        "--explain", metavar="RULE", help="say what a rule is for and how to keep it; “all” lists every rule"
    )
    parser.add_argument("--strict", action="store_true", help="count things to look at as things to mend")
    parser.add_argument("--no-wording", action="store_true", help="leave the words unjudged")


def run(arguments: argparse.Namespace) -> int:
    """Check each flow, and the help card."""
    if arguments.explain is not None:
        return _explain(arguments.explain)
    from bot.app import help_card, now
    from bot.check.helpfile import ENDING, of_card
    from conversations.errors import Weight

    settings = settings_of(arguments)
    today = now().date()
    forms = [path for path in arguments.flows if path.suffix.lower() != ENDING]
    cards = [path for path in arguments.flows if path.suffix.lower() == ENDING]
    # Who names a file of help lines asks about that one.
    lines = () if cards else tuple(of_card(help_card(settings.help), today))
    if not arguments.flows:
        forms = [settings.flow]
    reports, unread = _reports(forms, wording=not arguments.no_wording)
    files, unread_files = _help_reports(cards, today)
    if arguments.json or arguments.sarif:
        _write_document(arguments, reports, lines, settings.help, files)
    else:
        # Who checks a form has no service in mind; who names its settings, or no form, has.
        brief = bool(arguments.flows) and arguments.config is None
        _write_page(reports, lines, files, quiet=arguments.quiet, brief=brief)
    for sentence in (*unread, *unread_files):
        print(sentence, file=sys.stderr)
    if unread or unread_files:
        return 2
    grave = {Weight.ERROR, Weight.WARNING} if arguments.strict else {Weight.ERROR}
    checked: list[Counted] = [*reports, *files]
    wrong = any(each.count(weight) for each in checked for weight in grave)
    return 1 if wrong or any(line.weight is Weight.ERROR for line in lines) else 0


def _help_reports(paths: Sequence[Path], today: "date") -> "tuple[list[HelpReport], list[str]]":
    """A report for each file of help lines that can be read, and a sentence for each that cannot."""
    from bot.check.helpfile import help_report
    from bot.settings import SettingRefused

    found: list[HelpReport] = []
    unread: list[str] = []
    for path in paths:
        try:
            found.append(help_report(path, today))
        except SettingRefused as refused:
            unread.append(str(refused))
    return found, unread


def _reports(paths: Sequence[Path | None], *, wording: bool) -> "tuple[list[Report], list[str]]":
    """A report for each form that can be read, and a sentence for each that cannot."""
    from time import monotonic

    from bot.check.reports import report
    from bot.settings import SettingRefused

    begun, shown = monotonic(), False
    reports: list[Report] = []
    unread: list[str] = []
    for number, path in enumerate(paths, start=1):
        if monotonic() - begun > _SLOW and sys.stderr.isatty():
            print(f"\r\x1b[Kchecking {number} of {len(paths)}: {path}", end="", file=sys.stderr, flush=True)
            shown = True
        try:
            reports.append(report(path, wording=wording))
        except SettingRefused as refused:
            unread.append(str(refused))
    if shown:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return reports, unread


def _write_document(
    arguments: argparse.Namespace,
    reports: "Sequence[Report]",
    lines: "Sequence[HelpFinding]",
    card: Path | None,
    files: "Sequence[HelpReport]",
) -> None:
    from bot.printing import json_text

    found: dict[str, Any]
    if arguments.sarif:
        from bot.check.sarif import log

        found = log(reports, lines, card, Path.cwd(), files)
    else:
        from bot.check.documents import document

        found = document(reports, lines, files)
    print(json_text(found))


def _write_page(
    reports: "Sequence[Report]",
    lines: "Sequence[HelpFinding]",
    files: "Sequence[HelpReport]",
    *,
    quiet: bool,
    brief: bool,
) -> None:
    import os
    from shutil import get_terminal_size

    from bot.check import terminal

    if not reports and not files:
        return
    page = terminal.page(sys.stdout, os.environ, get_terminal_size().columns)
    for report in reports:
        for line in terminal.form(report, page, quiet=quiet):
            print(line)
    for file in files:
        for line in terminal.help_file(file, page, quiet=quiet):
            print(line)
    if not files:
        for line in terminal.help_card(lines, quiet=quiet, brief=brief):
            print(line)
    if not quiet:
        print(terminal.total(reports, () if brief else lines, files))


def _explain(wanted: str) -> int:
    from conversations.checks.rules import RULES
    from conversations.forms.columns import did_you_mean

    if wanted == "all":
        longest = max(map(len, RULES))
        for rule in RULES.values():
            print(f"{rule.id:<{longest}}  {rule.title}.")
        return 0
    if wanted not in RULES:
        near = did_you_mean(wanted, RULES)
        print(f"There is no rule “{wanted}”. {near or '“--explain all” lists every rule.'}", file=sys.stderr)
        return 2
    rule = RULES[wanted]
    print(f"{rule.id}: {rule.title}.\n\nWhy: {rule.why}\n\nWhat to do: {rule.remedy}")
    return 0
