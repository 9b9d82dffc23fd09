"""XLSForm files in, sheets out, with everything that is wrong with the file itself and what a designer should look at.

What a file holds is read by ``tables`` (Markdown, CSV) or ``workbooks`` (xlsx, xls), joined with the files beside it
by ``attachments``, and then passes through pyxform's whole conversion.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from conversations.errors import Fault, FlowRefused, Weight
from conversations.forms.columns import columns, near
from conversations.forms.compiling import compile_flow
from conversations.forms.reading import conversion, grids, tables, workbooks
from conversations.forms.reading.attachments import Names, joined, named
from conversations.forms.rowtypes import EXTERNAL_CHOICES
from conversations.forms.sheets import Row, Sheet, Sheets, pack, unpack

__all__ = [
    "FileKind",
    "Reading",
    "Row",
    "Sheet",
    "Sheets",
    "names",
    "opened",
    "pack",
    "read",
    "unpack",
]

LARGEST_FILE = 10_000_000
"""Bytes of a file; forms of thousands of rows stay under one million."""

MOST_ROWS: Mapping[str, int] = {"survey": 5_000, "choices": 20_000, "settings": 100, EXTERNAL_CHOICES: 20_000}
"""Rows of a sheet that have something in them."""

SHEETS = ("survey", "choices", "settings")

_NOTHING: Mapping[str, bytes] = {}


class FileKind(Enum):
    """What a file is; the values are the endings of file names."""

    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"
    MARKDOWN = "md"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave: its sheets, None where it gave none, and what was found on the way, lighter faults too.

    With an error among the faults, the sheets are good for finding further faults in them, not for running.
    """

    sheets: Sheets | None
    faults: tuple[Fault, ...] = field(default=())

    @property
    def refused(self) -> bool:
        """Whether there is an error among the faults."""
        return any(fault.weight is Weight.ERROR for fault in self.faults)


def opened(
    data: bytes, kind: FileKind, *, form_id: str = "", beside: Mapping[str, bytes] = _NOTHING
) -> Reading:
    """Read a form; whatever the bytes are, this gives faults and raises nothing.

    ``form_id`` is what the form is called where its settings do not say; ``beside`` are the files that came with
    it, by name. Where pyxform finds the form wrong and our own checker does too, the faults of ours are given,
    because each names its row and column.
    """
    faults: list[Fault] = []
    try:
        sheets = _known(_found(data, kind, faults), faults)
    except FlowRefused as refused:
        return Reading(None, (*faults, *refused.faults))
    if form_id and not _names_itself(sheets.settings):
        sheets = replace(sheets, form_id=form_id)
    sheets, missing = joined(sheets, beside)
    faults.extend(missing)
    if any(fault.weight is Weight.ERROR for fault in faults):
        return Reading(sheets, tuple(faults))
    theirs = conversion.fault(sheets)
    if theirs is not None:
        try:
            compile_flow(sheets)
            faults.append(theirs)
        except FlowRefused as refused:
            faults.extend(refused.faults)
    return Reading(sheets, tuple(faults))


def read(data: bytes, kind: FileKind, *, form_id: str = "", beside: Mapping[str, bytes] = _NOTHING) -> Sheets:
    """The sheets of a form, as ``opened`` reads it.

    Raises:
        FlowRefused: There is an error among the faults; all that were found are in it.
    """
    reading = opened(data, kind, form_id=form_id, beside=beside)
    if reading.sheets is None or reading.refused:
        raise FlowRefused(reading.faults)
    return reading.sheets


def names(data: bytes, kind: FileKind) -> Names:
    """The files that a form names; none where it cannot be read."""
    try:
        return named(_known(_found(data, kind, []), []))
    except FlowRefused:
        return Names()


def _found(data: bytes, kind: FileKind, faults: list[Fault]) -> list[Sheet]:
    if len(data) > LARGEST_FILE:
        raise FlowRefused(
            (
                Fault(
                    "file",
                    None,
                    None,
                    f"The file is larger than {LARGEST_FILE // 1_000_000} MB.",
                    "Take pictures and unused sheets out of it.",
                    "too-large",
                ),
            )
        )
    match kind:
        case FileKind.MARKDOWN:
            return tables.markdown(data)
        case FileKind.CSV:
            return tables.separated(data)
        case FileKind.XLSX:
            return workbooks.xlsx(data, faults)
        case FileKind.XLS:
            return workbooks.xls(data, faults)


# Sheets of XLSForm that would change what a form does, with why they do not run.
_UNRUN: Mapping[str, tuple[str, str]] = {
    "entities": (
        "keeps answers in a list of entities, which would outlive the story they are from",
        "entities",
    ),
    "osm": ("is for answers on a map, and would tell where somebody is", "place"),
}


def _known(found: list[Sheet], faults: list[Fault]) -> Sheets:
    """The sheets that a flow is made of. What is wrong with the others is added to ``faults``, or raised."""
    by_name: dict[str, Sheet] = {}
    refused: list[Fault] = []
    for sheet in found:
        name = sheet.name.lower()
        if name in by_name and name in grids.SHEETS:
            refused.append(_of(name, "There are two sheets of this name.", "Join them.", "duplicate-sheet"))
        by_name[name] = sheet
    expected = {*SHEETS, EXTERNAL_CHOICES} - by_name.keys()
    for name, sheet in by_name.items():
        if name in _UNRUN and sheet.rows:
            problem, rule = _UNRUN[name]
            refused.append(_of(name, f"This sheet {problem}.", "Take it out.", rule))
        elif name not in grids.SHEETS and not name.startswith("_"):
            meant = near(name, expected, 0.75)
            if meant:
                refused.append(
                    _of(
                        sheet.name,
                        "No sheet of this name is known.",
                        f"Did you mean “{meant}”?",
                        "misspelt-sheet",
                    )
                )
            else:
                problem = "This sheet is not XLSForm's, and is passed over."
                remedy = "Leave it if it is for yourself."
                faults.append(Fault(sheet.name, None, None, problem, remedy, "unknown-sheet", Weight.NOTE))
    for name, most in MOST_ROWS.items():
        if name in by_name and len(by_name[name].rows) > most:
            problem = f"This sheet has more than {most:,} filled rows."
            refused.append(_of(name, problem, "Split the form, or shorten its lists.", "too-large"))
    if "survey" not in by_name and not refused:
        remedy = (
            "Add one, with what is asked; in a CSV or Markdown file its name stands alone in the first cell."
        )
        refused.append(_of("survey", "There is no survey sheet.", remedy, "no-survey"))
    if refused:
        raise FlowRefused(tuple(refused))
    external = by_name.get(EXTERNAL_CHOICES)
    survey, choices, settings = (by_name.get(name, Sheet(name)) for name in SHEETS)
    return Sheets(survey, choices, settings, (external,) if external is not None and external.rows else ())


def _of(sheet: str, problem: str, remedy: str, rule: str) -> Fault:
    return Fault(sheet, None, None, problem, remedy, rule)


def _names_itself(settings: Sheet) -> bool:
    read = columns(settings, "", [])
    return any(("form_id", "") in read.cells(row) for row in settings.rows[:1])
