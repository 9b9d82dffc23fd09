"""How far the keys of new rows climb: rung by rung in a fixed order, until few are left in small classes.

The order: numbers, dates, the week of sending, times, codes, choices, the language; columns of one kind in the form's
order. All take one rung before any takes its second. Withholding a key altogether comes last, in the same order. What
turns out to be needless is taken back, in the opposite order.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from conversations.research.columns import Shape
from conversations.research.ladders import Rung

LEFT = 20
"""Climbing ends where at most one row in this many is in a class under k: those have all keys withheld (5 %)."""

ORDER = (Shape.NUMBER, Shape.DATE, Shape.TIME, Shape.CODE, Shape.CHOICE)
"""Which keys climb first, but for those that are no column."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key and how it may be told: by rung, what each of its values, by number, is told as."""

    rungs: tuple[Rung, ...]
    told: tuple[Sequence[str], ...]


def climbed(keys: Sequence[Key], rows: Mapping[tuple[int, ...], int], k: int) -> tuple[Rung, ...]:
    """The rung of each key at which at most 5 % of the rows are in classes under ``k``, or the last of all.

    Args:
        keys: In the order in which they climb.
        rows: How many rows have which values of these keys, by number; the last number, one more, is told as it is.
    """
    most = sum(rows.values()) // LEFT
    at = [0] * len(keys)

    def enough() -> bool:
        return _small([key.told[rung] for key, rung in zip(keys, at, strict=True)], rows, k) <= most

    for one in _steps(keys):
        if enough():
            break
        at[one] += 1
    for one in reversed(range(len(keys))):
        while at[one]:
            at[one] -= 1
            if not enough():
                at[one] += 1
                break
    return tuple(key.rungs[rung] for key, rung in zip(keys, at, strict=True))


def _steps(keys: Sequence[Key]) -> Iterator[int]:
    """Which key climbs next."""
    for rung in range(1, max((len(key.rungs) for key in keys), default=0) - 1):
        yield from (one for one, key in enumerate(keys) if rung < len(key.rungs) - 1)
    yield from range(len(keys))


def _small(told: Sequence[Sequence[str]], rows: Mapping[tuple[int, ...], int], k: int) -> int:
    classes: Counter[Hashable] = Counter()
    for values, count in rows.items():
        classes[(*[each[value] for each, value in zip(told, values, strict=False)], values[-1])] += count
    return sum(count for count in classes.values() if count < k)
