"""What the columns of the tables are called, and what stands in a cell that holds no value."""

from collections.abc import Mapping
from functools import lru_cache

from conversations.consent import Use
from conversations.research.columns import Column, Missing, Shape, Shelf
from conversations.research.rows import Cell, Row

HEAD = ("row", "flow", "sent", "language", "uses", "first_bundle")
"""The first columns of every table of stories, whatever its format."""

REASONS = "missing"
"""In JSONL and Parquet, where an empty cell is a null: why those are empty that are not just unanswered."""

SEVERAL = frozenset((Shape.CHOICES, Shape.RANK))
"""Shapes whose cells hold several values."""

BLANKS: Mapping[Missing, str] = {
    Missing.NO_ANSWER: "",
    Missing.NOT_IN_FLOW: "(not in this version)",
    Missing.WITHHELD: "(withheld)",
}
"""What stands in a text table instead of a value.

Words and not the codes -91 to -93, because a program that was not told of the codes takes them for ages and weeks
and adds them up in silence, while it stops at a word. The empty cell is what every program takes for missing.
"""

_WORDS = frozenset(BLANKS.values())

USES = tuple(Use)
"""The order in which a cell names the uses that are allowed."""


def story_names(shelf: Shelf) -> tuple[str, ...]:
    """The names of all columns of the stories, ``HEAD`` first; no two alike, whatever the case of their letters.

    A prompt that is called as a column of ``HEAD`` or as another but for its case (DuckDB and SPSS see none) gets
    underscores at its end until it is alone.
    """
    taken = {name.casefold() for name in (*HEAD, REASONS)}
    names = list(HEAD)
    for column in shelf.columns:
        name = column.name
        while name.casefold() in taken:
            name += "_"
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def numeric(column: Column) -> bool:
    """Whether every value of the column is a number; bands and top codes are none."""
    return column.shape is Shape.NUMBER and not column.values and not column.coarse


def dated(column: Column) -> bool:
    """Whether every value of the column is a whole date; months and quarters are none."""
    return column.shape is Shape.DATE and not column.values and not column.coarse


def head_cells(row: Row) -> tuple[Cell, ...]:
    """The cells of ``HEAD``, as text."""
    return (row.id, row.flow, row.sent, row.language, uses_of(row), str(row.first))


def uses_of(row: Row) -> str:
    """The uses that the narrator allows, separated by single blanks, always in the same order."""
    return _uses(row.uses)


@lru_cache
def _uses(uses: frozenset[Use]) -> str:
    return " ".join(use.value for use in USES if use in uses)


def shown(cell: Cell) -> str:
    """A cell as a text table has it.

    A value that reads as one of ``BLANKS`` gets a blank before it, so that nobody can type themselves missing.
    """
    if isinstance(cell, Missing):
        return BLANKS[cell]
    return f" {cell}" if cell.endswith(")") and cell.lstrip(" ") in _WORDS else cell


def reason(missing: Missing) -> str:
    """Why a cell is empty, in the words of ``BLANKS``; not for NO_ANSWER, which has none."""
    return BLANKS[missing].strip("()")


def meant(text: str) -> Cell:
    """What ``shown`` was given."""
    for missing, words in BLANKS.items():
        if text == words:
            return missing
    return text[1:] if text.endswith(")") and text.lstrip(" ") in _WORDS else text
