"""The columns of a research data set: what each holds, and how it is guarded.

Pure data, made from the flows alone; every format and every document of a bundle is written from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from conversations.flow import Language, Precision, Texts


class Shape(Enum):
    """What a cell of the column holds."""

    WORDS = "words"  # text, redacted, approved by its narrator and redacted again
    CHOICE = "choice"  # the name of one choice
    CHOICES = "choices"  # names of choices, separated by single blanks, in the form's order
    RANK = "rank"  # the same, the first the most important
    NUMBER = "number"  # a number as XLSForm writes it
    DATE = "date"  # a date, or as coarse a part of one as is left: 2026-11-03, 2026-11, 2026-Q4, 2026
    TIME = "time"  # a time of day
    CODE = "code"  # a constant, worked out or from a link; nobody typed it


class Standing(Enum):
    """How a column is guarded (our column ``bind::kv:research``)."""

    KEY = "key"  # somebody who knows the family may know it: made coarse until k share all keys
    SENSITIVE = (
        "sensitive"  # what nobody may learn from a row's keys alone: l different values to every class
    )
    PLAIN = "plain"
    OMIT = "omit"  # never leaves


class Missing(Enum):
    """Why a cell holds nothing; the values are the codes of the formats that can label them (SPSS, Stata)."""

    NO_ANSWER = -91  # not asked on this narrator's way, or left out by them
    NOT_IN_FLOW = -92  # the version of the flow they were asked in has no such question
    WITHHELD = -93  # taken out here, to protect the family


MISSING_WORDS: Mapping[Missing, str] = {
    Missing.NO_ANSWER: "Not asked or not answered",
    Missing.NOT_IN_FLOW: "Question not in this version of the flow",
    Missing.WITHHELD: "Withheld to protect the family",
}


@dataclass(frozen=True, slots=True)
class Value:
    """One value a cell may hold: a choice, or what several choices were made into.

    Attributes:
        number: Its code in formats that want one, from 1.
        broader: The kind it falls to where it is told by few (choices column ``broader``); "" for none.
    """

    name: str
    number: int
    label: Texts
    code: str = ""  # the coding frame's
    broader: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the stories' table, named as the prompt it holds the answers of.

    Attributes:
        name: The prompt's; at most 255 characters, unique, never with a slash.
        label: The words of the question, by language; {} for what was not asked.
        values: For CHOICE, CHOICES and RANK, and nothing else; those that are left after coarsening.
        flows: The versions of the flow that have it, in the order of the data set's flows.
        several: Whether the question may be answered in several messages.
        precision: Of DATE: how exact it was asked for.
        among: Of CHOICE: the column of several choices it picks one of, whose rare choices are told here as there.
        coarse: In words, what was done to make it coarser; "" for nothing.
    """

    name: str
    shape: Shape
    standing: Standing
    label: Texts
    values: tuple[Value, ...] = ()
    flows: tuple[str, ...] = ()
    several: bool = False
    precision: Precision = Precision.DAY
    among: str = ""
    coarse: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that is the same for every row of a data set: what writers are given before the first row.

    Attributes:
        columns: In the order of the newest flow, then what only earlier ones have.
        languages: Of the labels, the default language first.
        default_language: In which formats that know one language label things.
        title: Of the newest flow.
        flows: Versions, oldest first.
        gaps: Of the columns of choices, the names of values that tell of being passed from one service to another.
    """

    columns: tuple[Column, ...]
    languages: tuple[Language, ...]
    default_language: Language
    title: str
    flows: tuple[str, ...]
    gaps: Mapping[str, frozenset[str]] = field(default_factory=dict)
