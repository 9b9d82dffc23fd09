"""A report for people: by sheet and row, a mark and a word for each fault, and what to do."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TextIO

from bot.check.helpfile import HelpFinding, HelpReport
from bot.check.reports import Counted, Outcome, Report
from conversations.errors import Fault, Weight
from conversations.flow import SILENT, Flow, Guard, Kind
from conversations.printable import printable

MARKS: Mapping[Weight, str] = {Weight.ERROR: "✗ mend", Weight.WARNING: "! look", Weight.NOTE: "· note"}
"""A sign and a word for each weight: neither colour nor sign is needed to tell them apart."""

# Magenta, yellow and cyan differ in brightness too, for those who see red and green alike.
_COLOURS: Mapping[Weight, str] = {Weight.ERROR: "1;35", Weight.WARNING: "33", Weight.NOTE: "36"}

NARROWEST = 40
"""Columns below which a terminal's lines are not made any shorter."""


class Page:
    """How to write: in colours or not, and in lines of at most ``width`` columns (0: as long as they are)."""

    def __init__(self, *, coloured: bool = False, width: int = 0) -> None:
        self.coloured = coloured
        self.width = max(width, NARROWEST) if width else 0

    def weight(self, weight: Weight) -> str:
        """The mark of a weight."""
        return self.styled(MARKS[weight], _COLOURS[weight])

    def bold(self, words: str) -> str:
        """Words that stand out, where they can."""
        return self.styled(words, "1")

    def styled(self, words: str, style: str) -> str:
        """Words in a style of the terminal, where it has any."""
        return f"\x1b[{style}m{words}\x1b[0m" if self.coloured else words

    def wrapped(self, words: str, indent: int) -> str:
        """Words after ``indent`` columns, further lines below the first."""
        if not self.width:
            return words
        return textwrap.fill(
            words,
            self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * indent,
            break_on_hyphens=False,
        ).lstrip()


def page(stream: TextIO, environment: Mapping[str, str], columns: int) -> Page:
    """How to write to a stream: plainly unless it is a terminal; without colours where NO_COLOR asks for none."""
    if not stream.isatty():
        return Page()
    colourless = bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
    return Page(coloured=not colourless, width=columns)


def form(report: Report, page: Page, *, quiet: bool = False) -> Iterator[str]:
    """The lines of one form's report; ``quiet`` leaves out all but what is to be mended."""
    name = printable(report.name)
    faults = [fault for fault in report.faults if not quiet or fault.weight is Weight.ERROR]
    if faults:
        yield page.bold(name)
        for sheet, of_sheet in groupby(faults, key=lambda fault: fault.sheet):
            yield f"  {printable(sheet)}"
            yield from _sheet(list(of_sheet), report, page)
    if quiet:
        return
    if report.outcome is Outcome.MEND:
        yield f"✗ {name}: {counted(report)}"
    elif report.examined is not None and report.examined.flow is not None:
        found = counted(report)
        yield (
            f"✓ {name}: {'fine' if report.outcome is Outcome.FINE else 'it runs'}: "
            + (f"{found}; " if report.faults else "")
            + printable(shape(report.examined.flow))
        )
        yield f"  {page.wrapped('; '.join(_further(report)), 2)}"


_MOST_ALIKE = 3  # faults in the same words that are told row by row; more are told once
_ROWS_NAMED = 3  # rows that are named where more are meant


def _sheet(faults: Sequence[Fault], report: Report, page: Page) -> Iterator[str]:
    """The faults of one sheet by row; one that many rows have alike is told once, at the first of them."""
    alike: dict[Fault, list[int]] = {}
    for fault in faults:
        if fault.row is not None:
            alike.setdefault(replace(fault, row=None), []).append(fault.row)
    for row, of_row in groupby(faults, key=lambda fault: fault.row):
        told = list(of_row)
        many = [fault for fault in told if len(alike.get(replace(fault, row=None), ())) > _MOST_ALIKE]
        single = [fault for fault in told if fault not in many]
        if single:
            yield f"    {'the whole sheet' if row is None else f'row {row}'}"
        for fault in single:
            yield from _fault(fault, report.cell(fault), page)
        for fault in many:
            rows = alike[replace(fault, row=None)]
            if rows[0] == row:
                yield f"    {_rows(rows)}"
                yield from _fault(fault, None, page)


def _rows(rows: Sequence[int]) -> str:
    named = ", ".join(map(str, rows[:_ROWS_NAMED]))
    return f"rows {named} and {len(rows) - _ROWS_NAMED} more"


def _fault(fault: Fault, cell: str | None, page: Page) -> Iterator[str]:
    where = " ".join(part for part in (fault.column and f"{fault.column}:", cell and f"({cell})") if part)
    words = printable(f"{where} {fault.problem} {fault.remedy} [{fault.rule}]".strip())
    yield f"      {page.weight(fault.weight)}  {page.wrapped(words, 14)}"


def counted(report: Report) -> str:
    """How many faults of each weight, in words."""
    return _counts({weight: report.count(weight) for weight in Weight})


def _counts(counts: Mapping[Weight, int]) -> str:
    notes = counts[Weight.NOTE]
    return f"{counts[Weight.ERROR]} to mend, {counts[Weight.WARNING]} to look at" + (
        f", {notes} note{'s' if notes > 1 else ''}" if notes else ""
    )


def total(
    reports: Iterable[Report], findings: Iterable[HelpFinding], files: Iterable[HelpReport] = ()
) -> str:
    """The last line: every form and every named file of help lines together, and the card of the settings."""
    forms, cards = list(reports), list(files)
    every: list[Counted] = [*forms, *cards]
    counts = {weight: sum(each.count(weight) for each in every) for weight in Weight}
    overdue, unchecked = _states(findings, "overdue", "unchecked")
    checked = [
        *([f"{len(forms)} form{'s' if len(forms) != 1 else ''}"] if forms or not cards else []),
        *([f"{len(cards)} file{'s' if len(cards) != 1 else ''} of help lines"] if cards else []),
    ]
    return (
        f"{' and '.join(checked)} checked: {_counts(counts)}"
        + (f"; {overdue} help line{'s' if overdue > 1 else ''} overdue" if overdue else "")
        + (f"; {unchecked} help line{'s' if unchecked > 1 else ''} never checked" if unchecked else "")
        + "."
    )


def _states(findings: Iterable[HelpFinding], *states: str) -> list[int]:
    found = [finding.state for finding in findings]
    return [found.count(state) for state in states]


def shape(flow: Flow) -> str:
    """What a flow is, in one line."""
    asked = [prompt for prompt in flow.prompts if prompt.kind not in SILENT]
    depending = sum(prompt.relevant is not None for prompt in asked)
    typed = sum(prompt.kind is Kind.TEXT for prompt in asked)
    staff = sum(bool(prompt.summary) for prompt in asked)
    consent = any(Guard.CONSENT in prompt.guards for prompt in asked)
    others = [language for language in flow.languages if language != flow.default_language]
    spoken = [language for language in others if language not in flow.drafts]
    drafts = [language for language in others if language in flow.drafts]
    return (
        f"{_questions(len(asked))} ({_are(depending, 'depends', 'depend')} on earlier answers, "
        f"{_are(typed, 'is', 'are')} answered in own words), "
        f"{staff} in the summary for staff, language{'s' if spoken else ''}: "
        + ", ".join([flow.default_language, *spoken])
        + (f", draft{'s' if len(drafts) > 1 else ''}: {', '.join(drafts)}" if drafts else "")
        + ("" if consent else "; NO consent question, so nothing can ever be sent")
    )


def _further(report: Report) -> Iterator[str]:
    assert report.examined is not None
    found = report.examined
    if found.ways is not None:
        short, long = found.ways.shortest, found.ways.longest
        yield (
            f"{found.ways.routes.of('route')}, the shortest with {_questions(len(short.asked))} in {_minutes(short.minutes)}, "
            f"the longest with {_questions(len(long.asked))} in {_minutes(long.minutes)}"
        )
    if found.reading is None:
        yield "reading age: too few English words to tell"
    else:
        yield f"reading age: about {found.reading.age:.0f}"


def _questions(count: int) -> str:
    return f"{count} question{'s' if count != 1 else ''}"


def _are(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _minutes(minutes: float) -> str:
    whole = max(1, round(minutes))
    return f"about {whole} minute{'s' if whole != 1 else ''}"


def _lines(count: int) -> str:
    return f"{count} help line was" if count == 1 else f"{count} help lines were"


def help_card(findings: Iterable[HelpFinding], *, quiet: bool = False, brief: bool = False) -> Iterator[str]:
    """The lines of the Help now card that are to be looked up; ``brief`` only counts them."""
    found = list(findings)
    if brief:
        overdue, unchecked = _states(found, "overdue", "unchecked")
        never = 0 if quiet else unchecked
        counts = [
            *([f"{_lines(overdue)} overdue"] if overdue else []),
            *([f"{never} never checked" if overdue else f"{_lines(never)} never checked"] if never else []),
        ]
        if counts:
            yield f"{'✗' if overdue else '!'} {' and '.join(counts)}: `firsthand doctor` lists them"
        return
    for finding in found:
        if not quiet or finding.weight is Weight.ERROR:
            yield f"{MARKS[finding.weight][0]} {finding.problem} {finding.remedy}"
    if not found and not quiet:
        yield "✓ Help now card: every line was looked up in time"


def help_file(report: HelpReport, page: Page, *, quiet: bool = False) -> Iterator[str]:
    """The lines of the report on one file of help lines; ``quiet`` leaves out all but what is to be mended."""
    name = printable(str(report.path))
    found = [finding for finding in report.findings if not quiet or finding.weight is Weight.ERROR]
    if found:
        yield page.bold(name)
    for line, of_line in groupby(found, key=lambda finding: finding.line):
        yield f"    {'the whole file' if line is None else f'line {line}'}"
        for finding in of_line:
            words = printable(f"{finding.problem} {finding.remedy} [{finding.rule}]")
            yield f"      {page.weight(finding.weight)}  {page.wrapped(words, 14)}"
    if quiet:
        return
    counted = _counts({weight: report.count(weight) for weight in Weight})
    if report.card is None or report.count(Weight.ERROR):
        yield f"✗ {name}: {counted}"
        return
    card = report.card
    days = [line.review_by for line in card.lines if line.review_by is not None]
    yield printable(
        f"✓ {name}: {f'it can be used: {counted}' if report.findings else 'fine'}; "
        + (f"{card.area}, " if card.area else "")
        + f"{len(card.lines)} line{'s' if len(card.lines) != 1 else ''} in {', '.join(card.codes)}"
        + (f", next to be checked by {min(days)}" if days else "")
    )
