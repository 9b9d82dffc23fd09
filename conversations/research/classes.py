"""How alike the rows of a table are: k, l and t, over classes of rows that have the same keys.

k-anonymity is Sweeney's (2002): how many rows the smallest class has. l-diversity is Machanavajjhala and others' (2007)
in its plain form: the fewest different values of a sensitive column in any class. t-closeness is Li and others' (2007)
for values without an order: the greatest variational distance (half the sum of the differences of the shares, which is
the earth mover's distance where all values are equally far apart) between a class and the whole table.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

Classes = Sequence[int]
"""The number of each row's class; rows with the same keys have the same one."""


def classes_of(keys: Iterable[Hashable]) -> list[int]:
    """Number the classes of rows by their keys."""
    found: dict[Hashable, int] = {}
    return [found.setdefault(key, len(found)) for key in keys]


def k_of(classes: Classes) -> int:
    """The rows of the smallest class; 0 of no rows."""
    return min(Counter(classes).values(), default=0)


def unique(classes: Classes) -> int:
    """Rows that nobody shares a class with: sample uniques."""
    return sum(1 for count in Counter(classes).values() if count == 1)


def small(classes: Classes, k: int) -> int:
    """Rows of classes that have fewer than ``k``."""
    return sum(count for count in Counter(classes).values() if count < k)


def l_of(classes: Classes, values: Sequence[Hashable]) -> int:
    """The fewest different values in any class; 0 of no rows."""
    return min(Counter(one for one, _ in set(zip(classes, values, strict=True))).values(), default=0)


def t_of(classes: Classes, values: Sequence[Hashable]) -> float:
    """The greatest variational distance, from 0 to 1, of a class from the whole; 0 of no rows."""
    rows = len(classes)
    sizes = Counter(classes)
    shares = {value: count / rows for value, count in Counter(values).items()}
    # Values a class lacks differ by their whole share, so only those it has are gone through.
    distances = dict.fromkeys(sizes, 1.0)
    for (one, value), count in Counter(zip(classes, values, strict=True)).items():
        share = shares[value]
        distances[one] += abs(count / sizes[one] - share) - share
    return max((distance / 2 for distance in distances.values()), default=0.0)
