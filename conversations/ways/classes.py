"""The answers to a prompt, sorted into classes that nothing in the flow can tell apart."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from conversations.expressions.values import Value, to_number
from conversations.flow import Prompt
from conversations.ways.marks import Shape, brought_by_no_link

Outcome = tuple[str, Value] | None
"""What a piece gives for a class: ("a", "") for nothing there, then text, number or truth; None where undecided."""

ABSENT: Outcome = ("a", "")


@dataclass(frozen=True, slots=True)
class ByName:
    """Sorted by the whole answer: a choice, or choices in their order."""

    classes: Mapping[str, int]
    other: int | None = None


@dataclass(frozen=True, slots=True)
class ByTicks:
    """Sorted by how many are ticked in each block, each count capped."""

    blocks: tuple[tuple[str, ...], ...]
    most: tuple[int, ...]
    classes: Mapping[tuple[int, ...], int]


@dataclass(frozen=True, slots=True)
class ByLine:
    """Sorted by where it lies among the cuts; ``equal`` are texts that come first. None: no answer lies there."""

    shape: Shape
    cuts: tuple[float, ...]
    at: tuple[int | None, ...]
    between: tuple[int | None, ...]
    equal: Mapping[str, int]


Sorter = ByName | ByTicks | ByLine


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes of one prompt's answers; class 0 is the skip.

    Attributes:
        examples: A real answer of each class.
        words: Each class in the form's own words.
        sorter: How an answer finds its class.
        alone: By class, whether it can be given at all: not where a choice that stands alone is ticked with others.
        needs: By class, blocks of choices of which one each must be offered; alternatives first. Empty: nothing.
        rough: Classes that need two or more of one block, which is not looked into.
        outcomes: By piece, what it gives: first where the prompt was not asked, then by class.
    """

    prompt: Prompt
    examples: tuple[str, ...]
    words: tuple[str, ...]
    sorter: Sorter
    alone: tuple[bool, ...]
    needs: tuple[tuple[tuple[frozenset[str], ...], ...], ...]
    rough: frozenset[int]
    outcomes: Mapping[tuple[str, bool], tuple[Outcome, ...]]


LONGEST_OUTCOME = 1_000
"""Characters of a value that is told apart from others; one that is longer is taken for unknown."""


def keyed(value: Value) -> Outcome:
    """A value as an outcome: of equal values one key, and truths are no numbers."""
    if isinstance(value, bool):
        return ("b", value)
    if isinstance(value, str):
        return ("s", value) if len(value) <= LONGEST_OUTCOME else None
    return ("n", math.nan if math.isnan(value) else value + 0.0)


def class_of(found: Classes, value: str) -> int | None:
    """The class of an answer; None for one that the prompt cannot have."""
    if value == "":
        return 0
    sorter = found.sorter
    match sorter:
        case ByName():
            return sorter.classes.get(value, sorter.other)
        case ByTicks():
            ticked = value.split()
            counts = tuple(
                min(sum(name in block for name in ticked), most)
                for block, most in zip(sorter.blocks, sorter.most, strict=True)
            )
            return sorter.classes.get(counts)
        case ByLine():
            if value in sorter.equal:
                return sorter.equal[value]
            return _on_line(sorter, value)


def unlinked(found: Classes) -> int:
    """The class of what a hidden prompt holds in a talk that no link began."""
    return class_of(found, brought_by_no_link(found.prompt)) or 0


def _on_line(sorter: ByLine, value: str) -> int | None:
    match sorter.shape:
        case Shape.NUMBER | Shape.DAY:
            place = to_number(value)
        case Shape.WORDS:
            place = float(len(value))
        case _:
            return sorter.between[0]
    if math.isnan(place):
        return None
    below = sum(cut < place for cut in sorter.cuts)
    if below < len(sorter.cuts) and sorter.cuts[below] == place:
        return sorter.at[below]
    return sorter.between[below]
