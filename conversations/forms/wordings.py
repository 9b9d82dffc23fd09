"""Every text of a form that its narrators may be shown, with its place and the languages it is there in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conversations.flow import Kind, Language
from conversations.forms.columns import Columns, columns, label_language
from conversations.forms.parameters import read_parameters
from conversations.forms.places import Findings, Place
from conversations.forms.rowtypes import Refusal, RowType, row_type
from conversations.forms.settings import read_settings
from conversations.forms.sheets import Row, Sheet, Sheets
from conversations.forms.truths import YES

COLUMNS = ("label", "hint", "required_message", "constraint_message", "kv:again")
"""What is said to narrators. What staff read (``kv:summary``) is in one language, and so is what designers read."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One text: its sheet, the row as a spreadsheet counts, its plain column, and the languages it is there in."""

    sheet: str
    row: int
    column: str
    languages: frozenset[Language]


def wordings(sheets: Sheets) -> tuple[Wording, ...]:
    """The texts of the rows that are asked and of the lists that they pick from, in the order of the sheets.

    A row that is switched off, a list that nothing asks with, and a text that stands in no language are left out.
    """
    findings = Findings()
    default = read_settings(sheets, findings).default_language or label_language(sheets.survey)
    survey = columns(sheets.survey, default, findings.faults)
    found: list[Wording] = []
    lists: dict[tuple[str, str, str], None] = {}
    for row in sheets.survey.rows:
        cells = survey.cells(row)
        if cells.get(("disabled", ""), "").lower() in YES or ("type", "") not in cells:
            continue
        read = row_type(cells["type", ""])
        if isinstance(read, Refusal):
            continue
        found += _texts(sheets.survey, row, cells, COLUMNS)
        if read.choice_list or read.file:
            place = Place(sheets.survey.name, row.number, survey, findings)
            lists[read.file, read.choice_list, _label(place, read, cells)] = None
    choices = columns(sheets.choices, default, findings.faults)
    for row in sheets.choices.rows:
        cells = choices.cells(row)
        if ("", cells.get(("list_name", ""), ""), "label") in lists:
            found += _texts(sheets.choices, row, cells, ("label",))
    for table in sheets.tables:
        found += _tabled(table, default, [(name, label) for file, name, label in lists if file == table.name])
    return tuple(found)


def _label(place: Place, read: RowType, cells: Mapping[tuple[str, str], str]) -> str:
    """The column that holds the labels of a list."""
    if not read.file:
        return "label"
    kind = read.kind if isinstance(read.kind, Kind) else Kind.SELECT_ONE
    return read_parameters(place, cells.get(("parameters", ""), ""), kind, from_file=True).label


def _texts(
    sheet: Sheet, row: Row, cells: Mapping[tuple[str, str], str], wanted: tuple[str, ...]
) -> Iterator[Wording]:
    for column in wanted:
        there = frozenset(language for name, language in cells if name == column)
        if there:
            yield Wording(sheet.name, row.number, column, there)


def _tabled(table: Sheet, default: Language, used: list[tuple[str, str]]) -> Iterator[Wording]:
    """The labels of the lists of one file, or of the sheet external_choices."""
    for name, label in used:
        keys = {
            header: (label, language.strip() or default)
            for header in table.headers
            for base, _, language in [header.partition("::")]
            if base.strip() == label
        }
        read = Columns(keys, {})
        for row in table.rows:
            if not name or name in {row.cells.get("list_name"), row.cells.get("list name")}:
                yield from _texts(table, row, read.cells(row), (label,))
