"""``python -m tests.bench.alike``: how long a plan for a research bundle takes, and k, l and t of 100,000 rows.

The stories are made up: what they tell is drawn from a few common and many rare choices of the built-in flow, so that
some rows are alone with their keys. Processor time of this process, the best of three.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from conversations.flow import Flow
from conversations.research.classes import classes_of, k_of, l_of, t_of
from conversations.research.columns import Shape, Shelf
from conversations.research.keys import watched
from conversations.research.protecting import Keys, planned
from conversations.research.shelf import shelf_of
from tests.conversations.talking import built_in

Measured = tuple[str, str, str]
"""What, how much, and what to reach."""

T = TypeVar("T")

ROWS = 100_000
SEED = 7
_MONTHS = [f"2026-{month:02}" for month in range(1, 13)]


def stories(flow: Flow, shelf: Shelf, rows: int) -> Iterator[Keys]:
    """The keys of so many made-up stories."""
    chance = random.Random(SEED)
    columns = [
        (column.shape is Shape.CHOICES, [value.name for value in column.values]) for column in watched(shelf)
    ]
    for number in range(rows):
        values = [
            " ".join(
                sorted(
                    set(
                        chance.choices(
                            names,
                            [1 / place for place in range(1, len(names) + 1)],
                            k=chance.randint(1, 4) if several else 1,
                        )
                    )
                )
            )
            if names
            else ""
            for several, names in columns
        ]
        language = chance.choices(flow.languages, [60, 5, 4, 2, 2, 1][: len(flow.languages)])[0]
        yield Keys(f"{number:032x}", flow.version, chance.choice(_MONTHS), language, tuple(values))


def figures(*, quick: bool = False) -> list[Measured]:
    """Measure, in about fifteen seconds; ``quick`` takes a tenth of the rows."""
    flow = built_in()
    shelf = shelf_of([flow])
    keys = list(stories(flow, shelf, ROWS // 10 if quick else ROWS))
    guards = [column.name for column in watched(shelf)]
    needs = guards.index("needs")
    shared = [
        (
            one.flow,
            one.sent,
            one.language,
            one.values[0],
            one.values[guards.index("area")],
            one.values[guards.index("barrier_top")],
        )
        for one in keys
    ]
    told = [one.values[needs] for one in keys]

    def alike() -> tuple[int, int, float]:
        classes = classes_of(shared)
        return k_of(classes), l_of(classes, told), t_of(classes, told)

    seconds, (k, least, t) = _best(alike)
    planning, plan = _best(lambda: planned(shelf, iter(keys), None))
    after = plan.measures.after
    return [
        (
            f"k, l and t of {len(keys):,} rows, 6 keys (k = {k}, l = {least}, t = {t:.2f})",
            f"{seconds:.2f} s",
            "≤ 1 s",
        ),
        (
            f"the whole plan of a bundle of {len(keys):,} stories (k = {after.k} after)",
            f"{planning:.1f} s",
            "",
        ),
    ]


def _best(work: Callable[[], T]) -> tuple[float, T]:
    took = []
    for _ in range(3):
        begun = time.process_time()
        found = work()
        took.append(time.process_time() - begun)
    return min(took), found


def main() -> None:
    """Measure and print."""
    print("| research | measured | to reach |\n| --- | ---: | ---: |")
    for cells in figures(quick="--quick" in sys.argv[1:]):
        print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
