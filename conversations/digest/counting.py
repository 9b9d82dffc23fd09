"""How many narrators of a batch stand in each cell: the true counts, which go to the gate and nowhere else."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from conversations.digest.frame import Cell
from conversations.facets import Facet


@dataclass(frozen=True, slots=True)
class Member:
    """One story of a batch.

    Attributes:
        teller: Whose it is: several stories of one narrator count once in a cell.
        cells: What it counts in (``Frame.cells``).
        window: The number of the batch that was open when its post was put into the channel; 0 where it has none. A
            story is counted in that batch or, by chance, in the next, so that no reader knows in which.
        shown: What its post shows.
    """

    teller: bytes = field(repr=False)
    cells: frozenset[Cell] = field(repr=False)
    window: int = 0
    shown: frozenset[Facet] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class Counts:
    """True counts of narrators. They may be seen by nobody: only ``digest.gate`` takes them."""

    tellers: int = field(repr=False)
    cells: Mapping[Cell, int] = field(repr=False)


def count(members: Iterable[Member], single: Collection[str] = ()) -> Counts:
    """Count the narrators of a batch, and those in each cell.

    In the tables of ``single``, where a story has one answer, a narrator of several stories counts by the first alone:
    else the rows of such a table could come to more than there are narrators.
    """
    tellers: set[bytes] = set()
    cells: defaultdict[Cell, set[bytes]] = defaultdict(set)
    answered: set[tuple[bytes, str]] = set()
    for member in members:
        tellers.add(member.teller)
        here = {(member.teller, cell.table) for cell in member.cells if cell.table in single}
        for cell in member.cells:
            if (member.teller, cell.table) not in answered:
                cells[cell].add(member.teller)
        answered |= here
    return Counts(len(tellers), {cell: len(those) for cell, those in cells.items()})
