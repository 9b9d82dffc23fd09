"""Choices of several that few tell: they fall to their kind with others of it, or are taken out of every row.

A choice that is told by few singles out whoever is known to have told it. Where its kind, and the next rarest choices
of that kind with it, are told by enough, it is told by its kind. Else it is taken out, and the row reads as if it
had not been offered: a mark in its place would be as rare as the choice.
"""

from collections import Counter
from collections.abc import Collection, Mapping

from conversations.research.columns import Column


def folded(column: Column, told: Mapping[str, int], new: Mapping[str, int], fewest: int) -> dict[str, str]:
    """What each choice of the column that cannot stand by itself is told as, "" for nothing.

    Args:
        told: How many rows tell which choices, separated by blanks: as they were answered, or as they are told
            already where they were given before.
        new: The same of the rows that are told by this alone. A kind must be told by enough of these: who knows
            with which bundle a row came knows which choices fell there.
        fewest: Rows that must tell a choice, or a kind.
    """
    counts, here = _counted(told), _counted(new)
    rare = {value.name for value in column.values if counts[value.name] < fewest}
    found: dict[str, str] = {}
    for kind in dict.fromkeys(value.broader for value in column.values if value.broader):
        # What nobody tells is only taken out: it hides nobody, so no other choice need fall with it.
        falling = [value.name for value in column.values if value.broader == kind and here[value.name]]
        gone = [name for name in falling if name in rare]
        left = sorted((name for name in falling if name not in rare), key=lambda name: here[name])
        if not gone and not (kind in rare and here[kind]):
            continue
        if not gone:
            gone, left = left[:1], left[1:]
        while left and _tellers(new, {kind, *gone}) < fewest:
            gone.append(left.pop(0))
        enough = _tellers(new, {kind, *gone}) >= fewest
        found |= dict.fromkeys(gone, kind if enough else "")
        if enough:
            rare.discard(kind)
    # What falls to a choice that had to be taken out itself goes with it.
    for name in rare:
        found.setdefault(name, "")
    return {name: "" if found.get(kind) == "" else kind for name, kind in found.items()}


def told_as(names: str, folds: Mapping[str, str]) -> str:
    """The choices of a cell as they are told, each once, in the order they stand in."""
    if not folds:
        return names
    return " ".join(dict.fromkeys(kept for name in names.split(" ") if (kept := folds.get(name, name))))


def _counted(told: Mapping[str, int]) -> Counter[str]:
    """How many rows tell each choice."""
    counts: Counter[str] = Counter()
    for names, rows in told.items():
        for name in set(names.split(" ")):
            counts[name] += rows
    return counts


def _tellers(told: Mapping[str, int], names: Collection[str]) -> int:
    wanted = set(names)
    return sum(rows for each, rows in told.items() if not wanted.isdisjoint(each.split(" ")))
