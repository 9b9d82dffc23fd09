"""Choices that keep narrators safe: who is too young to be heard, and whose phone somebody else may see.

The engine acts at such a choice by itself, so it must be one that everybody is asked about, and no other.
"""

import re
from collections.abc import Mapping, Sequence

from conversations.flow import SILENT, Choice, Guard, Kind, Prompt
from conversations.forms.entries import Asked, Entry, Survey
from conversations.forms.headers import MARKS
from conversations.forms.lists import ChoiceList
from conversations.forms.places import Place

_MEANT: Mapping[str, str] = {
    "under_age": "is too young to be heard",
    "discreet": "may have somebody looking on",
}
_AGE = re.compile(
    r"\bage(?:d|s)?\b|\bhow old\b|\byears? old\b|\b(?:under|over)[- ]?\d\d\b|\b\d\d (?:or|and) (?:over|older|above)\b",
    re.IGNORECASE,
)
_BY_NAME = re.compile(r"(?:^|[_.-])(?:age|ages|years|under_?\d\d|over_?\d\d)(?:$|[_.-])", re.IGNORECASE)


def check_marks(survey: Survey) -> None:
    """Tell of a mark that nobody's safety hangs on, of one that means another person, and of one that is missing."""
    asked = list(survey.asked())
    for offered, rows in survey.offering():
        marked = [(mark, at) for mark in MARKS for at, each in enumerate(offered.choices) if _is(each, mark)]
        if not marked:
            continue
        others = [each for each in rows if not _is_safety(each.prompt)]
        _check_early(next((each for each in rows if _is_safety(each.prompt)), None), asked, marked[0][0])
        if len(others) == len(rows):
            for mark, at in marked:
                _tell_idle(offered, at, mark)
        else:
            for each in others:
                _tell_shared(each.entry, offered, marked[0][0])
    for each in asked:
        _check_age(each.entry.place, each.prompt)


def _is(choice: Choice, mark: str) -> bool:
    return choice.under_age if mark == "under_age" else choice.discreet


def _is_safety(prompt: Prompt) -> bool:
    return prompt.kind is Kind.SELECT_ONE and Guard.SAFETY in prompt.guards and prompt.required


def _tell_idle(offered: ChoiceList, at: int, mark: str) -> None:
    place = offered.place
    Place(place.sheet, offered.rows[at], place.columns, place.findings).tell(
        "idle-mark",
        mark,
        f"This choice says that somebody {_MEANT[mark]}, and no question about safety offers it.",
        "Write safety into the guard column of the select_one that offers it, and yes into required; or clear the cell.",
    )


def _check_early(marked: Asked | None, asked: Sequence[Asked], mark: str) -> None:
    """Tell of something that is asked before the question whose answers are marked."""
    for each in asked:
        if marked is None or each is marked:
            return
        if each.prompt.kind not in SILENT and Guard.SAFETY not in each.prompt.guards:
            marked.entry.place.warn(
                "late-mark",
                "type",
                f"Row {each.entry.row} is asked before it is known whether somebody {_MEANT[mark]}.",
                "Move this question up, before anything is told.",
            )
            return


def _tell_shared(entry: Entry, offered: ChoiceList, mark: str) -> None:
    entry.place.tell(
        "shared-mark",
        "type",
        f"A choice of the list “{offered.name}” says that whoever writes {_MEANT[mark]}, "
        "and this is not the question about safety.",
        "Give this question a list of its own, without the mark.",
    )


def _check_age(place: Place, prompt: Prompt) -> None:
    if Guard.SAFETY not in prompt.guards or any(choice.under_age for choice in prompt.choices):
        return
    words = [*prompt.label.values(), *(text for choice in prompt.choices for text in choice.label.values())]
    names = [prompt.name, *(choice.name for choice in prompt.choices)]
    if any(map(_AGE.search, words)) or any(map(_BY_NAME.search, names)):
        place.warn(
            "unmarked-age",
            "type",
            "This asks how old somebody is, and no answer says who is too young to be heard.",
            "Write yes into a column under_age of the choices sheet, beside each answer of somebody too young."
            if prompt.kind is Kind.SELECT_ONE
            else "Ask with a select_one, and write yes into a column under_age beside each answer of somebody too young.",
        )
