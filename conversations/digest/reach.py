"""How far back a draft reaches: which cells of which earlier batches it can tell anything new of, by the posts that bind them.

Posts of a window are counted in its batch or in the next, so a batch that can have taken few of them tells that the one
before took the others, and so on back. As far as that goes a reader's worlds are looked at in full. What lies before is told by
two numbers a cell:

* ``fewest``: with so many posts counted in their own batch at least, all that comes after is possible. Where it is 0 the
  draft says nothing of that batch, nor of any before it.
* ``most``: any number of posts up to it may have been counted in their own batch, whatever the batches before tell. For cells
  that stand alone that is exact. In tables of single answers it is less than the truth may be, never more; worlds
  are left out by it, and none is made up, so what is cleared is cleared for good.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from conversations.digest.frame import Cell, Table
from conversations.digest.published import Interval, Published

KNOWN = 3
"""Narrators all of whose answers a reader may know; so many below each upper limit worlds are looked for (``reader``)."""


@dataclass(slots=True)
class Step:
    """One cell of one batch.

    Attributes:
        known: What the ledger, or the draft, tells of it.
        low: Narrators counted in it at least, by what is told of other cells too.
        high: Narrators counted in it at most, less ``KNOWN``.
        posts: How many posts of this batch's window show it; those of the window ``before``.
        fewest: Of ``posts``; see above.
        most: Of ``posts``; see above.
        is_whole: Whether it is looked at in full.
    """

    known: Interval
    low: int
    high: int
    posts: int
    before: int
    fewest: int = 0
    most: int = 0
    is_whole: bool = False


class Past:
    """The release ledger of a channel, as every draft of a batch is looked at beside it."""

    def __init__(self, ledger: Iterable[Published]) -> None:
        self._entries = {entry.number: entry for entry in ledger}
        self._cells = sorted({cell for entry in self._entries.values() for cell in entry.cells})

    def up_to(self, draft: Published) -> list[Published]:
        """The batches before the draft, as far back as none is missing, and the draft.

        Of one that closed without numbers nothing is known, so nothing can be taken from it to the next.
        """
        batches = [draft]
        while (entry := self._entries.get(batches[-1].number - 1)) is not None:
            batches.append(entry)
        return batches[::-1]

    def cells(self, table: Table) -> list[Cell]:
        """The table's cells, and those that it had under earlier forms."""
        name = table.id.value
        return [
            *table.cells,
            *(cell for cell in self._cells if cell.table == name and cell not in table.cells),
        ]


class Chain:
    """The batches without a gap up to the draft, and each cell of some tables in each of them."""

    def __init__(self, tables: Sequence[Table], draft: Published, past: Past, *, whole: bool = False) -> None:
        self.batches = past.up_to(draft)
        self.last = len(self.batches) - 1
        self.cells = {table.id: past.cells(table) for table in tables}
        self.steps: dict[tuple[int, Cell], Step] = {}
        self._within = {
            cell: table.within for table in tables if table.within for cell in self.cells[table.id]
        }
        self._around: dict[Cell, tuple[Cell, ...]] = {}
        for table in tables:
            if len(table.within) == 1:
                self._around[table.within[0]] = tuple(self.cells[table.id])
        for table in tables:
            cells = self.cells[table.id]
            for lot in [cells] if table.single else [[cell] for cell in cells]:
                self._reach(lot, self._put(lot), whole=whole)
                if not table.single and lot[0] not in self._around:
                    self._leave_out(lot[0])

    def rest(self, at: int) -> int:
        """The most narrators a batch can have, less ``KNOWN``."""
        return self.batches[at].stories.high - KNOWN

    def _put(self, lot: list[Cell]) -> int:
        """Put in the steps of cells that share out a batch, back to where no post binds them; gives where that is."""
        at = self.last
        while True:
            for cell in lot:
                self.steps[at, cell] = self._step(at, cell)
            if not at or (at < self.last and not any(self.steps[at, cell].before for cell in lot)):
                return at
            at -= 1

    def _step(self, at: int, cell: Cell) -> Step:
        entry = self.batches[at]
        known = self._known(at, cell)
        low = max(known.low, *(self._known(at, other).low for other in self._around.get(cell, ())), 0)
        high = max(known.low, known.high - KNOWN)
        if cell in self._within:
            around = [self._known(at, other) for other in self._within[cell]]
            high = min(high, sum(max(one.low, one.high - KNOWN) for one in around))
        before = self.batches[at - 1].posts.get(cell, 0) if at else 0
        return Step(known, low, high, entry.posts.get(cell, 0), before)

    def _known(self, at: int, cell: Cell) -> Interval:
        entry = self.batches[at]
        return entry.cells.get(cell) or Interval(0, entry.stories.high)

    def _reach(self, lot: list[Cell], first: int, *, whole: bool) -> None:
        """Work out ``fewest``, ``most`` and ``is_whole`` of cells that share out a batch; one cell shares with none."""
        for at in range(first, self.last):
            whole = not self._forward(lot, at, first) or whole
        for at in range(self.last, first, -1):
            self._back(lot, at)
        reaches = True
        for at in range(self.last, first - 1, -1):
            steps = [self.steps[at, cell] for cell in lot]
            reaches = at == self.last or (reaches and any(step.fewest for step in steps))
            for step in steps:
                step.is_whole = whole or reaches or at >= self.last - 1

    def _forward(self, lot: list[Cell], at: int, first: int) -> bool:
        """Work out ``most`` from the batch before; False where it cannot be told by one number a cell."""
        total = 0
        pushed: list[tuple[Step, int]] = []
        for cell in lot:
            step = self.steps[at, cell]
            here = step.before - self.steps[at - 1, cell].most if at > first else 0
            step.most = min(step.posts, step.high - here)
            if step.most < 0:
                step.most = 0
                return False
            total += max(step.low, here + step.most)
            pushed.append((step, here))
        for step, here in pushed if len(lot) > 1 else ():
            less = min(max(0, total - self.rest(at)), here + step.most - max(step.low, here))
            if less > 0:
                step.most -= less
                total -= less
        return len(lot) == 1 or total <= self.rest(at)

    def _back(self, lot: list[Cell], at: int) -> None:
        """Work out ``fewest`` of the batch before this one."""
        total = 0
        taken: list[tuple[Step, Step]] = []
        for cell in lot:
            step, earlier = self.steps[at, cell], self.steps[at - 1, cell]
            earlier.fewest = min(step.before, max(0, step.before + step.fewest - step.high))
            total += max(step.low, step.fewest + step.before - earlier.fewest)
            taken.append((step, earlier))
        for step, earlier in taken if len(lot) > 1 else ():
            here = step.fewest + step.before - earlier.fewest
            less = min(max(0, total - self.rest(at)), here - max(step.low, step.fewest))
            if less > 0:
                earlier.fewest += less
                total -= less

    def _leave_out(self, cell: Cell) -> None:
        """Leave out what can be nobody whatever else is so: a cell by itself of which neither rows nor posts tell."""
        for at in (self.last - 1, self.last):
            step = self.steps.get((at, cell))
            if step and not (step.posts or step.before or step.low):
                step.is_whole = False
