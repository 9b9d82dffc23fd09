"""A report for editors and code hosts: SARIF 2.1.0 (OASIS standard, Static Analysis Results Interchange Format).

A fault in a text file stands on its true line; in a spreadsheet ``startLine`` is the row. Each location also has a
logical location: the sheet, and the cell (``B7``) of a spreadsheet or the row and column of a text file.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bot.check.helpfile import HelpFinding, HelpReport
from bot.check.reports import Report
from conversations.checks.rules import RULES, Rule
from conversations.errors import Fault, Weight

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVELS = {Weight.ERROR: "error", Weight.WARNING: "warning", Weight.NOTE: "note"}
_BUILT_IN = "conversations/flows/family_story.md"
_HELP = "conversations/help/uk.toml"


def log(
    reports: Iterable[Report],
    findings: Iterable[HelpFinding],
    card: Path | None,
    here: Path,
    files: Iterable[HelpReport] = (),
) -> dict[str, Any]:
    """All reports as one SARIF log of one run.

    ``card`` is the file of help lines that the settings name, None for the built-in one, and ``findings`` what is said
    of it; ``files`` are further ones. Paths are relative to ``here``, as code hosts ask for; a file outside it has a
    file URI.
    """
    results = [
        _result(fault, report, _BUILT_IN if report.path is None else _uri(report.path, here))
        for report in reports
        for fault in report.faults
    ]
    results += [_of_help(finding, _HELP if card is None else _uri(card, here)) for finding in findings]
    results += [_of_help(finding, _uri(report.path, here)) for report in files for finding in report.findings]
    used = sorted({result["ruleId"] for result in results})
    met: Counter[str] = Counter()
    for result in results:
        result["ruleIndex"] = used.index(result["ruleId"])
        for name, value in result.get("partialFingerprints", {}).items():
            met[value] += 1
            # The same fault in several rows is several results; their order tells them apart.
            result["partialFingerprints"] = {name: f"{value}:{met[value]}"}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Firsthand",
                        **_version(),
                        "rules": [_rule(RULES[rule]) for rule in used],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }


def _version() -> dict[str, str]:
    """The version of Firsthand; nothing where it runs from its source without being installed."""
    try:
        return {"version": version("firsthand")}
    except PackageNotFoundError:
        return {}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.split("-")),
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.why},
        "help": {
            "text": f"{rule.why} {rule.remedy}",
            "markdown": f"**{rule.title}.**\n\n{rule.why}\n\n{rule.remedy}",
        },
    }


def _result(fault: Fault, report: Report, uri: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    line = report.line(fault)
    if line is not None:
        physical["region"] = {"startLine": line}
    cell = report.cell(fault)
    inside = cell or ", ".join(
        part
        for part in (fault.row is not None and f"row {fault.row}", fault.column and f"column {fault.column}")
        if part
    )
    return {
        "ruleId": fault.rule,
        "level": _LEVELS[fault.weight],
        "message": {"text": f"{fault.problem} {fault.remedy}"},
        "locations": [
            {
                "physicalLocation": physical,
                "logicalLocations": [
                    {
                        "name": inside or fault.sheet,
                        "fullyQualifiedName": f"{fault.sheet}!{inside}" if inside else fault.sheet,
                        "kind": "cell" if cell else "row" if fault.row is not None else "sheet",
                    }
                ],
            }
        ],
        "partialFingerprints": {"firsthandFault/v1": _fingerprint(uri, fault)},
        "properties": {"sheet": fault.sheet, "row": fault.row, "column": fault.column},
    }


def _of_help(finding: HelpFinding, uri: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if finding.line is not None:
        physical["region"] = {"startLine": finding.line}
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.weight],
        "message": {"text": f"{finding.problem} {finding.remedy}".strip()},
        "locations": [{"physicalLocation": physical}],
    }


def _uri(path: Path, here: Path) -> str:
    whole, here = path.resolve(), here.resolve()
    return quote(whole.relative_to(here).as_posix()) if whole.is_relative_to(here) else whole.as_uri()


def _fingerprint(uri: str, fault: Fault) -> str:
    """The same for the same fault when rows above it come or go: the row is left out."""
    parts = (uri, fault.rule, fault.sheet, fault.column or "", fault.problem)
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:32]
