"""A report for programs: one JSON document, the same for the same forms.

``{"format": "firsthand-check/1", "forms": [...], "help": [...], "total": {...}}``. Each form has ``file`` (null for
the built-in questions), ``form_id``, ``version`` and ``languages`` (null where it is refused), ``outcome`` (``fine``,
``look`` or ``mend``), ``counts`` by weight, ``reading_age`` in years or null, ``routes`` (how many at ``least`` and
at ``most``, the ``shortest`` and ``longest`` with ``questions`` and ``minutes``, how many conditions are ``undecided``)
or null, and ``faults`` in reading order. Each fault has ``rule``, ``weight`` (``error``, ``warning`` or ``note``), ``sheet``, ``row`` and
``column`` (null where it is of the whole), ``line`` of a text file, ``cell`` of a spreadsheet, ``problem`` and
``remedy``. Further keys may come; these stay.
"""

from collections.abc import Iterable
from typing import Any

from bot.check.reports import HelpLine, Report
from conversations.errors import Fault, Weight
from conversations.forms.reading.files import FileKind
from conversations.ways import Ways

FORMAT = "firsthand-check/1"


def document(reports: Iterable[Report], lines: Iterable[HelpLine]) -> dict[str, Any]:
    """All reports and the Help now card as one JSON-able document."""
    every = list(reports)
    return {
        "format": FORMAT,
        "forms": [_form(report) for report in every],
        "help": [
            {
                "line": line.name,
                "state": "unchecked" if line.overdue is None else "overdue",
                "review_by": None if line.overdue is None else line.overdue.isoformat(),
                "source": line.source,
            }
            for line in lines
        ],
        "total": {weight.value: sum(report.count(weight) for report in every) for weight in Weight},
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
