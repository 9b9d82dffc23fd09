"""What the type column of a survey says: which kind of prompt, which list or file, and why some are refused.

The spellings are those that pyxform knows (its ``aliases`` and its question type dictionary), letter for letter:
small and capital letters differ there, runs of blanks count as one.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from conversations.flow import Kind
from conversations.forms.refusedtypes import ELSEWHERE, REFUSED, Refusal

__all__ = ["EXTERNAL_CHOICES", "Bracket", "Meta", "Refusal", "RowType", "row_type"]

EXTERNAL_CHOICES = "external_choices"
"""The sheet that ``select_one_external`` takes its list from; stands in ``Sheets.tables`` under this name."""


LONGEST_SLIP = 200
"""Characters of a type cell that are compared with the known types; more are no slip of the pen."""


class Bracket(Enum):
    """A row that opens or closes a group or a repeat, and asks nothing itself."""

    BEGIN = "begin_group"
    END = "end_group"
    BEGIN_REPEAT = "begin_repeat"
    END_REPEAT = "end_repeat"


class Meta(Enum):
    """A row that is about the talk or its files, and asks nothing itself."""

    START = "start"
    END = "end"
    TODAY = "today"
    TABLE = "csv-external"  # names a table (``<name>.csv``) for expressions; by itself it does nothing


@dataclass(frozen=True, slots=True)
class RowType:
    """What one row is.

    ``choice_list`` is empty for kinds without choices, and for those whose choices are a whole file. ``file`` is
    the name of the csv file as the cell spells it, or ``external_choices`` for the sheet of that name, whose rows
    of the list ``choice_list`` are offered.
    """

    kind: Kind | Bracket | Meta
    choice_list: str = ""
    file: str = ""


_PLAIN: Mapping[str, Kind | Meta] = {
    **dict.fromkeys(("note", "add note prompt", "q note"), Kind.NOTE),
    **dict.fromkeys(("text", "string", "add text prompt", "q string"), Kind.TEXT),
    **dict.fromkeys(("integer", "int", "add integer prompt", "q int"), Kind.INTEGER),
    **dict.fromkeys(("decimal", "add decimal prompt", "q decimal"), Kind.DECIMAL),
    "range": Kind.RANGE,
    **dict.fromkeys(("date", "add date prompt", "q date"), Kind.DATE),
    "time": Kind.TIME,
    **dict.fromkeys(("dateTime", "datetime", "date time"), Kind.DATETIME),
    **dict.fromkeys(("add date time prompt", "add dateTime prompt"), Kind.DATETIME),
    **dict.fromkeys(("q date time", "q dateTime"), Kind.DATETIME),
    **dict.fromkeys(("acknowledge", "trigger", "add acknowledge prompt", "q acknowledge"), Kind.ACKNOWLEDGE),
    **dict.fromkeys(("calculate", "add calculate prompt", "q calculate"), Kind.CALCULATE),
    "hidden": Kind.HIDDEN,
    **dict.fromkeys(("start", "start time", "get start time"), Meta.START),
    **dict.fromkeys(("end", "end time", "get end time"), Meta.END),
    **dict.fromkeys(("today", "get today"), Meta.TODAY),
    "csv-external": Meta.TABLE,
}
_BRACKET = re.compile(r"(begin|end)[ _](group|lgroup|repeat|looped group)")

# Longest first, so that none hides another.
_WITH_LIST: tuple[tuple[str, Kind], ...] = (
    ("select all that apply from", Kind.SELECT_MULTIPLE),
    ("add select multiple prompt using", Kind.SELECT_MULTIPLE),
    ("add select one prompt using", Kind.SELECT_ONE),
    ("select all that apply", Kind.SELECT_MULTIPLE),
    ("select one from", Kind.SELECT_ONE),
    ("select_multiple", Kind.SELECT_MULTIPLE),
    ("select one", Kind.SELECT_ONE),
    ("select_one", Kind.SELECT_ONE),
    ("select1", Kind.SELECT_ONE),
    ("rank", Kind.RANK),
)
_WITH_FILE: tuple[tuple[str, Kind], ...] = (
    ("select_one_from_file", Kind.SELECT_ONE),
    ("select_multiple_from_file", Kind.SELECT_MULTIPLE),
    ("select one from file", Kind.SELECT_ONE),
    ("select multiple from file", Kind.SELECT_MULTIPLE),
)
_EXTERNAL = "select_one_external"
_OTHER = ("or_other", "or other", "or specify other")

_KNOWN = [
    "note",
    "text",
    "integer",
    "decimal",
    "range",
    "date",
    "time",
    "dateTime",
    "acknowledge",
    "calculate",
    "hidden",
    "start",
    "end",
    "today",
    "csv-external",
    "begin_group",
    "end_group",
    "begin_repeat",
    "end_repeat",
    "select_one",
    "select_multiple",
    "rank",
    "select_one_from_file",
    "select_multiple_from_file",
    "select_one_external",
]


@lru_cache(maxsize=1_000)
def row_type(cell: str) -> RowType | Refusal:
    """What a filled type cell says, in any of XLSForm's spellings."""
    spelt = " ".join(cell.split())
    if spelt in _PLAIN:
        return RowType(_PLAIN[spelt])
    bracket = _BRACKET.fullmatch(spelt)
    if bracket is not None:
        return RowType(Bracket(f"{bracket[1]}_{'group' if bracket[2] == 'group' else 'repeat'}"))
    for spelling, kind in _WITH_FILE:
        if spelt == spelling or spelt.startswith(spelling + " "):
            return _from_file(spelt[len(spelling) :].strip(), kind)
    if spelt == _EXTERNAL or spelt.startswith(_EXTERNAL + " "):
        found = _listed(spelt[len(_EXTERNAL) :].strip(), Kind.SELECT_ONE, "external_choices", _EXTERNAL)
        if isinstance(found, RowType):
            return RowType(found.kind, found.choice_list, EXTERNAL_CHOICES)
        return found
    for spelling, kind in _WITH_LIST:
        if spelt == spelling or spelt.startswith(spelling + " "):
            return _listed(spelt[len(spelling) :].strip(), kind, "choices", kind.value)
    return _unrun(spelt)


def _listed(rest: str, kind: Kind, sheet: str, spelling: str) -> RowType | Refusal:
    if not rest:
        return Refusal(
            f"“{spelling}” names no list.",
            f"Write {spelling} and the name of a list on the {sheet} sheet.",
            "no-list",
        )
    for other in _OTHER:
        if rest.lower().endswith(" " + other):
            return Refusal(
                f"“{other}” adds a choice to every prompt that shares the list, in no language but English.",
                "Add a choice such as “Something else” to the list, and a text row after it.",
                "or-other",
            )
    if rest.startswith("${"):
        return Refusal(
            "Choices cannot be taken from the answers of a repeat.",
            "Put the choices on the choices sheet, or ask with text.",
            "list-of-answers",
        )
    if " " in rest:
        return Refusal(f"The name of a list holds no blanks, and “{rest}” does.", "Name one list.", "no-list")
    if rest.lower().endswith((".csv", ".xml", ".geojson")):
        return Refusal(
            f"“{rest}” is a file, and {spelling} takes a list of the {sheet} sheet.",
            f"Write {'select_multiple' if kind is Kind.SELECT_MULTIPLE else 'select_one'}_from_file {rest}.",
            "no-list",
        )
    return RowType(kind, rest)


def _from_file(rest: str, kind: Kind) -> RowType | Refusal:
    if not rest or " " in rest:
        return Refusal(
            f"A list from a file needs the name of one file without blanks, and here stands “{rest}”.",
            f"Write {kind.value}_from_file and the name of a csv file.",
            "no-list",
        )
    if not rest.lower().endswith(".csv"):
        return Refusal(
            f"Lists are read from csv files, and “{rest}” is none.",
            "Save the list as csv, with a column name and a column label.",
            "list-not-csv",
        )
    return RowType(kind, file=rest)


def _unrun(spelt: str) -> Refusal:
    words = spelt.split()
    for count in (len(words), 2, 1):
        name = " ".join(words[:count]).lower()
        for written in (name, name.replace(" ", "_")):
            if written in REFUSED:
                problem, remedy, rule = REFUSED[written]
                return Refusal(f"The type “{' '.join(words[:count])}” {problem}", remedy, rule)
    for count in range(min(len(words), 3), 0, -1):
        called = "_".join(words[:count]).lower().replace("-", "_")
        if called in ELSEWHERE:
            remedy = ELSEWHERE[called].replace("LIST", " ".join(words[count:]) or "LIST")
            return Refusal(f"The type “{spelt}” is not known.", remedy, "unknown-type")
    name, rest = _nearest(words)
    if name in REFUSED:
        problem, remedy, rule = REFUSED[name]
        return Refusal(f"The type “{spelt}” is not known; “{name}” {problem}", remedy, rule)
    meant = " ".join([name, *rest]) if name.startswith(("select", "rank")) else name
    remedy = f"Did you mean “{meant}”?" if name else f"These run: {', '.join(sorted(_KNOWN))}."
    return Refusal(f"The type “{spelt}” is not known.", remedy, "unknown-type")


def _nearest(words: list[str]) -> tuple[str, list[str]]:
    """The type that the first words are nearest to, and the words after them; ("", ...) where none is near."""
    if len(" ".join(words)) > LONGEST_SLIP:
        return "", words
    by_small = {name.lower(): name for name in (*_PLAIN, *REFUSED, *_KNOWN)}
    found: tuple[float, str, list[str]] = (0.75, "", words)
    for count in range(1, min(len(words), 3) + 1):
        start = "_".join(words[:count]).lower()
        for near in difflib.get_close_matches(start, by_small, n=1, cutoff=0.75):
            ratio = difflib.SequenceMatcher(None, near, start).ratio()
            if words[count:] and not by_small[near].startswith(("select", "rank")):
                ratio -= 0.2  # words would be left over
            found = max(found, (ratio, by_small[near], words[count:]))
    return found[1], found[2]
