"""What a bundle's disclosure report says: what was done to protect families, and what is left to fear."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conversations.research.alike import Alike, Measures
from conversations.research.columns import Shape, Shelf, Standing

RISKS = (
    "Names, places and numbers are taken out of free text by a program, and the narrator looked at it.",
    "What happened can still tell who it was, to somebody who knows the family.",
    "Keys are what somebody beside a family may know of it; who knows more may find a row by that.",
    "Rows are alike within one bundle, and over all bundles of one researcher.",
    "Two researchers who put their bundles together can join rows that hold the same free text.",
    "Where a sensitive cell is withheld, all who share its keys told the same there; what it was is not told.",
    "Free text tells its language; it is withheld where fewer than k with the same keys are in it.",
)
"""What is left to fear of every bundle, in whole sentences."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What was done to one column.

    Attributes:
        name: Of the column; also ``sent`` and ``language``, which are no columns of the shelf.
        standing: How it is guarded.
        coarse: In words; "" for nothing.
        withheld: How many of its cells are withheld by the plan. Free text that is missing is not counted.
    """

    name: str
    standing: Standing
    coarse: str
    withheld: int


@dataclass(frozen=True, slots=True)
class Report:
    """What was done to protect the families of a bundle, and what is left to fear.

    Attributes:
        number: Of the bundle among this researcher's.
        k, l: What was asked for.
        keys: Names of the keys, with those that are no columns: ``first_bundle``, ``flow``, ``sent``, ``language``.
        sensitive: Names of the sensitive columns.
        before, after, held, dropped, new, same, gone: As in ``Measures``.
        guards: Of every column that is a key, is sensitive or was made coarser.
        replaced: How often something was taken out of free text, by kind.
        distance: What t is measured by, in words.
        risks: What is left to fear, in whole sentences.
    """

    number: int
    k: int
    l: int  # noqa: E741
    keys: tuple[str, ...]
    sensitive: tuple[str, ...]
    before: Alike
    after: Alike
    held: int
    dropped: int
    new: int
    same: int
    gone: int
    guards: tuple[Guard, ...]
    replaced: Mapping[str, int]
    distance: str = "variational distance, from 0 (as in the whole table) to 1"
    risks: Sequence[str] = RISKS


def report_of(
    before: Shelf,
    after: Shelf,
    standing: Mapping[str, str],
    number: int,
    floors: tuple[int, int],
    measures: Measures,
    replaced: Mapping[str, int],
) -> Report:
    """Put a report together.

    Args:
        before, after: The columns before and after they were made coarser.
        standing: What was done to ``sent`` and ``language``, in words.
        number: Of the bundle.
        floors: The k and the l that were asked for.
        measures: What the plan did.
        replaced: How often something was taken out of free text, by kind.
    """
    guards = [
        Guard(name, Standing.KEY, words, measures.withheld.get(name, 0)) for name, words in standing.items()
    ]
    guards += [
        Guard(column.name, column.standing, column.coarse, measures.withheld.get(column.name, 0))
        for column in after.columns
        if column.shape is not Shape.WORDS and (column.standing is not Standing.PLAIN or column.coarse)
    ]
    k, l = floors  # noqa: E741
    return Report(
        number,
        k,
        l,
        (
            "first_bundle",
            "flow",
            "sent",
            "language",
            *(column.name for column in before.columns if column.standing is Standing.KEY),
        ),
        tuple(column.name for column in before.columns if column.standing is Standing.SENSITIVE),
        measures.before,
        measures.after,
        measures.held,
        measures.dropped,
        measures.new,
        measures.same,
        measures.gone,
        tuple(guards),
        dict(sorted(replaced.items())),
    )
