"""Every text of a form that people are shown, with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from conversations.errors import Fault
from conversations.flow import SILENT, Kind, Language
from conversations.forms.columns import columns
from conversations.forms.rowtypes import Bracket, Refusal, row_type
from conversations.forms.sheets import Sheet, Sheets
from conversations.forms.truths import YES


class Part(Enum):
    """What a text is to whoever reads it."""

    QUESTION = "question"  # it wants an answer
    TOLD = "told"  # a note, or the title of a group
    HINT = "hint"  # stands below a question
    MESSAGE = "message"  # said when an answer will not do, or is missing
    CHOICE = "choice"  # one thing that can be picked


@dataclass(frozen=True, slots=True)
class Passage:
    """One cell that people read; ``column`` is its header as spelt, ``kind`` None for choices and groups."""

    sheet: str
    row: int
    column: str
    part: Part
    language: Language
    text: str
    kind: Kind | None = None
    guards: str = ""


_PARTS = {
    "hint": Part.HINT,
    "required_message": Part.MESSAGE,
    "constraint_message": Part.MESSAGE,
    "kv:again": Part.QUESTION,
}


def passages(sheets: Sheets) -> tuple[Passage, ...]:
    """What a narrator may be shown, in the order of the sheets.

    Rows that are switched off are left out, and so is what only designers (``guidance_hint``) or only staff
    (``kv:summary``) read. It does not matter whether the form can run.
    """
    return (*_survey(sheets.survey), *_choices(sheets.choices))


def _survey(sheet: Sheet) -> Iterator[Passage]:
    unheard: list[Fault] = []
    read = columns(sheet, "", unheard)
    for row in sheet.rows:
        cells = read.cells(row)
        if cells.get(("disabled", ""), "").lower() in YES:
            continue
        spelt = row_type(cells[("type", "")]) if cells.get(("type", ""), "").strip() else None
        if spelt is None:
            continue
        kind = spelt.kind if not isinstance(spelt, Refusal) and isinstance(spelt.kind, Kind) else None
        if kind in SILENT - {Kind.NOTE}:
            continue
        asks = (
            not isinstance(spelt, Refusal) and not isinstance(spelt.kind, Bracket) and kind is not Kind.NOTE
        )
        for (name, language), text in cells.items():
            part = (Part.QUESTION if asks else Part.TOLD) if name == "label" else _PARTS.get(name)
            if part is not None:
                guards = cells.get(("kv:guard", ""), "")
                yield Passage(
                    sheet.name, row.number, read.header(name, language), part, language, text, kind, guards
                )


def _choices(sheet: Sheet) -> Iterator[Passage]:
    unheard: list[Fault] = []
    read = columns(sheet, "", unheard)
    for row in sheet.rows:
        for (name, language), text in read.cells(row).items():
            if name == "label":
                header = read.header(name, language)
                yield Passage(sheet.name, row.number, header, Part.CHOICE, language, text)
