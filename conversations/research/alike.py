"""What a plan did, in numbers: how alike the rows were before and are after, and what was kept back."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from conversations.research.classes import classes_of, k_of, l_of, small, t_of, unique
from conversations.research.columns import Missing
from conversations.research.given import Fate
from conversations.research.guarding import Guarded, Told
from conversations.research.known import Known
from conversations.research.rows import Cell

__all__ = ["Alike", "Measures", "measured"]


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike the rows of a table are.

    Attributes:
        rows: How many there are.
        classes: How many classes of rows with the same keys.
        k: Rows of the smallest class.
        unique: Rows that share a class with nobody.
        small: Rows of classes under the k that was asked for.
        diverse: Of each sensitive column, the fewest different values in a class (l).
        distant: Of each sensitive column, the greatest variational distance of a class from all (t).
    """

    rows: int
    classes: int
    k: int
    unique: int
    small: int
    diverse: Mapping[str, int]
    distant: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Measures:
    """What a plan did, in numbers.

    Attributes:
        before: Of all stories, with keys as they were told; the week of sending is a month here.
        after: Of the rows that are given, as they are told, with the bundle they came with as a key. Cells that are
            withheld from a whole class for being alike are in no l and no t.
        held: New stories that are held back until others are like them.
        dropped: Stories given before that are not given now, for too few like them are left.
        new: Rows given for the first time.
        same: Rows given before.
        gone: Rows given before that are not in this bundle: withdrawn, or no more allowed, or dropped.
        withheld: By column, or ``sent`` or ``language``: cells that are withheld.
    """

    before: Alike
    after: Alike
    held: int
    dropped: int
    new: int
    same: int
    gone: int
    withheld: Mapping[str, int] = field(default_factory=dict)


def measured(
    told: Told, known: Known, guarded: Guarded, earlier: Mapping[bytes, Fate], number: int, k: int
) -> Measures:
    """Measure what was kept back of the rows of a bundle.

    Args:
        earlier: Every row that was given before.
        number: Of this bundle.
        k: Rows that share all keys, as it was asked for.
    """
    raw_keys, raw_sensitive = told.raw[: len(told.keys)], told.raw[len(told.keys) :]
    before = classes_of(zip(known.flow.codes, known.sent.codes, known.language.codes, *raw_keys, strict=True))
    names = [column.name for column in told.sensitive]
    shown: dict[str, tuple[list[int], list[Cell]]] = {}
    for name, cells in zip(names, told.cells, strict=True):
        shown[name] = [], []
        for at, one, fate in zip(guarded.rows, guarded.classes, guarded.fates, strict=True):
            if name not in fate.sensitive:
                shown[name][0].append(one)
                shown[name][1].append(cells[at])
    new = sum(1 for fate in guarded.fates if fate.first == number)
    given = {known.ids[at] for at in guarded.rows}
    left_out = len(known.ids) - len(given)
    dropped = sum(1 for row in known.ids if row in earlier and row not in given)
    return Measures(
        _alike(
            before, {name: (before, values) for name, values in zip(names, raw_sensitive, strict=True)}, k
        ),
        _alike(guarded.classes, shown, k),
        left_out - dropped,
        dropped,
        new,
        len(given) - new,
        len(earlier.keys() - given),
        _withheld(told, guarded),
    )


def _alike(
    classes: Sequence[int], told: Mapping[str, tuple[Sequence[int], Sequence[Hashable]]], k: int
) -> Alike:
    return Alike(
        len(classes),
        len(set(classes)),
        k_of(classes),
        unique(classes),
        small(classes, k),
        {name: l_of(of, values) for name, (of, values) in told.items()},
        {name: t_of(of, values) for name, (of, values) in told.items()},
    )


def _withheld(told: Told, guarded: Guarded) -> dict[str, int]:
    found: Counter[str] = Counter()
    for one, rows in Counter(guarded.classes).items():
        _, _, sent, language, keys = guarded.shared[one]
        cells = [("sent", sent), ("language", language)]
        cells += [(column.name, cell) for column, cell in zip(told.keys, keys, strict=True)]
        for name, cell in cells:
            if cell is Missing.WITHHELD:
                found[name] += rows
    for fate, rows in Counter(guarded.fates).items():
        for name in fate.sensitive:
            found[name] += rows
    return dict(sorted(found.items()))
