"""The choices sheet: lists of what can be picked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conversations.errors import Fault
from conversations.expressions import ExpressionError, parse
from conversations.expressions.syntax import Column, nodes
from conversations.flow import Choice, Language
from conversations.forms.columns import CHOICES, Columns, columns, did_you_mean
from conversations.forms.sheets import Row, Sheet
from conversations.forms.survey import NO, YES

LONGEST_LABEL = 34
"""Characters of a choice that a phone shows on a button before it cuts."""

MOST_CHOICES = 60
"""Choices of one list; more would need a search, not buttons."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Every list by name, and the columns that a choice filter can use."""

    choices: Mapping[str, tuple[Choice, ...]]
    columns: frozenset[str]


def filter_columns(survey: Sheet, survey_columns: Columns) -> frozenset[str]:
    """The columns, beyond the known ones, that choice filters use.

    A filter that cannot be read counts for nothing here; reading the survey reports it.
    """
    used: set[str] = set()
    for row in survey.rows:
        cell = survey_columns.cells(row).get(("choice_filter", ""))
        if cell is None:
            continue
        try:
            tree = parse(cell).tree
        except ExpressionError:
            continue
        used.update(node.name for node, _ in nodes(tree) if isinstance(node, Column))
    return frozenset(used - CHOICES)


def read_lists(
    sheet: Sheet,
    default_language: Language,
    languages: tuple[Language, ...],
    filtered: frozenset[str],
    faults: list[Fault],
) -> Lists:
    """Read the choices sheet; what is wrong is added to ``faults``.

    ``languages`` are those of the survey's labels, ``filtered`` the further columns that choice filters use.
    """
    read = columns(sheet, default_language, faults, filtered)
    faults.extend(
        Fault(
            sheet.name,
            1,
            read.header("label", language),
            f"No label column of the survey sheet is in “{language}”.",
            did_you_mean(language, languages) or "Add one there, or take this one out.",
        )
        for language in read.languages("label")
        if language not in languages
    )
    plain = tuple(name for name, language in read.headers if not language)
    lists: dict[str, list[Choice]] = {}
    for row in sheet.rows:
        cells = read.cells(row)
        members = lists.setdefault(cells.get(("list_name", ""), ""), [])
        choice = Choice(
            name=cells.get(("name", ""), ""),
            label={language: text for (base, language), text in cells.items() if base == "label"},
            code=cells.get(("code", ""), ""),
            exclusive=cells.get(("exclusive", ""), "").lower() in YES,
            columns={name: cells.get((name, ""), "") for name in plain},
        )
        for column, problem, remedy in _findings(row, read, choice, members, languages):
            faults.append(Fault(sheet.name, row.number, column, problem, remedy))
        members.append(choice)
    return Lists({name: tuple(members) for name, members in lists.items()}, frozenset({"name", *plain}))


def _findings(
    row: Row, read: Columns, choice: Choice, members: list[Choice], languages: tuple[Language, ...]
) -> Iterator[tuple[str, str, str]]:
    cells = read.cells(row)
    list_name = cells.get(("list_name", ""), "")
    for name, cell in (("list_name", list_name), ("name", choice.name)):
        if not cell:
            yield read.header(name), f"This choice has no {name}.", "Write one."
        elif len(cell.split()) > 1:
            yield read.header(name), f"“{cell}” holds a blank.", "Join it with _."
    if choice.name and any(choice.name == member.name for member in members):
        yield (
            read.header("name"),
            f"The list “{list_name}” has “{choice.name}” twice.",
            "Give each choice of a list a name of its own.",
        )
    if cells.get(("exclusive", ""), "").lower() not in YES | NO:
        yield read.header("exclusive"), "This is neither yes nor no.", "Write yes, or clear the cell."
    if len(members) == MOST_CHOICES:
        yield (
            read.header("list_name"),
            f"The list “{list_name}” has more than {MOST_CHOICES} choices.",
            "Split it, or ask with text.",
        )
    for language in languages:
        header, text = read.header("label", language), choice.label.get(language, "")
        if not text:
            yield (
                header,
                f"There is no label{language and f' in {language}'}.",
                "Write it, so that nobody is shown an empty button.",
            )
        if len(text) > LONGEST_LABEL:
            yield (
                header,
                f"The label has {len(text)} characters, and phones show {LONGEST_LABEL} on a button.",
                "Shorten it.",
            )
        if "${" in text:
            yield (
                header,
                "The label would repeat an answer, which this version does not do.",
                "Word it without the answer.",
            )
