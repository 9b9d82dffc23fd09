"""``python -m tests.bench.disclosure``: how long a digest is looked at before it leaves, with a year of others in the ledger.

The stories are made up: what they tell is drawn from a few common and many rare choices of the built-in flow. Most posts show
some of it, and a story is counted in the batch of its window or, by chance, in the next, as in the service.
"""

import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from conversations.digest.counting import Counts, Member, count
from conversations.digest.frame import Cell, Frame, TableId, frame_of
from conversations.digest.gate import treat
from conversations.digest.published import Published, Treated
from tests.conversations.talking import built_in

Measured = tuple[str, str, str]
"""What, how much, and what to reach."""

SEED = 6
YEAR = 52
_SHOWN = 0.5  # of what a story tells, how much its post shows


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch of made-up stories: true counts, and how many of its window's posts show what a cell counts."""

    number: int
    counts: Counts
    posts: Mapping[Cell, int]


def batches(frame: Frame, chance: random.Random, tellers: int, many: int) -> Iterator[Batch]:
    """So many batches in a row of about so many narrators each."""
    held: list[Member] = []
    for number in range(1, many + 1):
        here, later = held, []
        for _ in range(tellers):
            member = _member(frame, chance, number)
            (here if chance.random() < 0.5 else later).append(member)
        posts: defaultdict[Cell, int] = defaultdict(int)
        for member in (*here, *later):
            if member.window == number:
                for cell in _shown(member, chance):
                    posts[cell] += 1
        yield Batch(number, count(here), posts)
        held = later


def _member(frame: Frame, chance: random.Random, number: int) -> Member:
    cells: set[Cell] = set()
    for table in frame.tables:
        names = list(table.cells)
        if table.id is TableId.GAPS:
            if cells & set(table.within):
                cells.update(chance.choices(names[:12], k=chance.randrange(3)))
        elif table.single:
            if chance.random() < 0.9:
                cells.add(_drawn(names, chance))
        else:
            cells.update(_drawn(names, chance) for _ in range(chance.randrange(1, 5)))
    return Member(chance.randbytes(8), frozenset(cells), number)


def _drawn(names: list[Cell], chance: random.Random) -> Cell:
    return chance.choices(names, weights=[1 / (1 + at) for at in range(len(names))])[0]


def _shown(member: Member, chance: random.Random) -> list[Cell]:
    return [cell for cell in sorted(member.cells) if chance.random() < _SHOWN]


def rows(treated: Treated) -> int:
    """Rows with a number."""
    return sum(row.about is not None for table in treated.tables for row in table.rows)


def year(tellers: int) -> tuple[list[float], list[int], list[Published]]:
    """The seconds each digest of a year took, and the next, of so many narrators each; their rows; the ledger."""
    frame = frame_of(built_in())
    ledger: list[Published] = []
    seconds, shown = [], []
    for batch in batches(frame, random.Random(SEED), tellers, YEAR + 1):
        begun = time.process_time()
        treated, published = treat(frame, batch.counts, batch.posts, ledger, batch.number)
        seconds.append(time.process_time() - begun)
        shown.append(rows(treated))
        ledger.append(published)
    return seconds, shown, ledger


def figures(*, quick: bool = False) -> list[Measured]:
    """Measure all of it, in about ten seconds; ``quick`` takes small batches alone."""
    found: list[Measured] = []
    for tellers in (40,) if quick else (40, 150):
        seconds, shown, _ = year(tellers)
        late = seconds[YEAR // 2 :]
        found += [
            (
                f"digest of {tellers} narrators: the gate, a year in the ledger",
                f"{1000 * median(late):.0f} ms, slowest {1000 * max(late):.0f} ms",
                "≤ 100 ms",
            ),
            (f"digest of {tellers} narrators: rows with a number", f"{median(shown):.0f}", ""),
        ]
    return found


def main() -> None:
    """Measure and print."""
    print("| digest | measured | to reach |\n| --- | ---: | ---: |")
    for cells in figures(quick="--quick" in sys.argv[1:]):
        print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
