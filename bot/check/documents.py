"""A report for programs: one JSON document, the same for the same forms.

``{"format": "firsthand-check/1", "forms": [...], "help": [...], "help_files": [...], "total": {...}}``. Each form has ``file`` (null for
the built-in questions), ``form_id``, ``version`` and ``languages`` (null where it is refused), ``outcome`` (``fine``,
``look`` or ``mend``), ``counts`` by weight, ``reading_age`` in years or null, ``routes`` (how many at ``least`` and
at ``most``, the ``shortest`` and ``longest`` with ``questions`` and ``minutes``, how many conditions are ``undecided``)
or null, and ``faults`` in reading order. Each fault has ``rule``, ``weight`` (``error``, ``warning`` or ``note``), ``sheet``, ``row`` and
``column`` (null where it is of the whole), ``line`` of a text file, ``cell`` of a spreadsheet, ``problem`` and
``remedy``. Under ``help`` is what is said of the Help now card: ``line`` (its name), ``state`` (``unchecked``, ``overdue``, ``due``,
``mistake``, ``number`` or ``language``), ``review_by``, ``source``, ``file`` (null for the card of the settings), ``at`` (the line
of the file), ``rule``, ``weight``, ``problem`` and ``remedy``; ``help_files`` are the files of help lines that were named, each with
``file``, ``outcome``, ``area``, ``lines`` and ``languages`` (null where it is refused). Forms and named files count in ``total``.
Further keys may come; these stay.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.check.helpfile import HelpFinding, HelpReport
from bot.check.reports import Counted, Outcome, Report
from conversations.errors import Fault, Weight
from conversations.forms.reading.files import FileKind
from conversations.ways import Ways

FORMAT = "firsthand-check/1"


def document(
    reports: Iterable[Report], findings: Iterable[HelpFinding], files: Iterable[HelpReport] = ()
) -> dict[str, Any]:
    """All reports, what is said of the card of the settings, and the files of help lines, as one JSON-able document."""
    every, named = list(reports), list(files)
    counted: list[Counted] = [*every, *named]
    return {
        "format": FORMAT,
        "forms": [_form(report) for report in every],
        "help": [
            *(_help(finding, None) for finding in findings),
            *(_help(finding, report.path) for report in named for finding in report.findings),
        ],
        "help_files": [_help_file(report) for report in named],
        "total": {weight.value: sum(each.count(weight) for each in counted) for weight in Weight},
    }


def _help(finding: HelpFinding, path: Path | None) -> dict[str, Any]:
    return {
        "line": finding.name or None,
        "state": finding.state,
        "review_by": None if finding.review_by is None else finding.review_by.isoformat(),
        "source": finding.source or None,
        "file": None if path is None else path.as_posix(),
        "at": finding.line,
        "rule": finding.rule,
        "weight": finding.weight.value,
        "problem": finding.problem,
        "remedy": finding.remedy,
    }


def _help_file(report: HelpReport) -> dict[str, Any]:
    card = report.card
    return {
        "file": report.path.as_posix(),
        "outcome": Outcome.of(report).value,
        "area": None if card is None else card.area,
        "lines": None if card is None else len(card.lines),
        "languages": None if card is None else list(card.codes),
    }


def _form(report: Report) -> dict[str, Any]:
    found = report.examined
    flow = None if found is None else found.flow
    return {
        "file": None if report.path is None else report.path.as_posix(),
        "form_id": None if flow is None else flow.form_id,
        "version": None if flow is None else flow.version,
        "languages": None if flow is None else list(flow.languages),
        "outcome": report.outcome.value,
        "counts": {weight.value: report.count(weight) for weight in Weight},
        "reading_age": None if found is None or found.reading is None else found.reading.age,
        "routes": None if found is None or found.ways is None else _routes(found.ways),
        "faults": [_fault(fault, report) for fault in report.faults],
    }


def _routes(found: Ways) -> dict[str, Any]:
    return {
        "least": found.routes.least,
        "most": found.routes.most,
        "shortest": {"questions": len(found.shortest.asked), "minutes": round(found.shortest.minutes, 1)},
        "longest": {"questions": len(found.longest.asked), "minutes": round(found.longest.minutes, 1)},
        "undecided": len(found.undecided),
    }


def _fault(fault: Fault, report: Report) -> dict[str, Any]:
    spreadsheet = report.kind in {FileKind.XLSX, FileKind.XLS}
    return {
        "rule": fault.rule,
        "weight": fault.weight.value,
        "sheet": fault.sheet,
        "row": fault.row,
        "column": fault.column,
        "line": None if spreadsheet else report.line(fault),
        "cell": report.cell(fault),
        "problem": fault.problem,
        "remedy": fault.remedy,
    }
