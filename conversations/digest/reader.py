"""What somebody who reads every digest and every post of a channel could work out of few narrators.

The reader knows the release ledger, the draft, which rows have few narrators and which were withheld (which is more than
is shown), and how many posts of each window showed what a cell counts: each of their narrators is counted in the batch of
that window or in the next. And all answers of any three narrators, and in which batches those were counted.

**How a group is cleared.** Of each cell and batch: ``x`` narrators counted; ``z`` of the posts of the batch's window
counted in it, the rest of them in the next; ``o``, the others, whom no post shows. The reader's possible worlds are the
whole numbers within the published limits with ``o >= 0``, no table of single answers over its batch, and no gap over
the barrier it is within. A group of narrators is cleared if there is a world in which it has nobody, and so is none, or at
least ``FEWEST``: then nobody can say that there are 1 to 7 of them. Worlds are looked for with a linear program, and each is
checked in whole numbers before it counts, so what is cleared is proved.

**Why the upper limits are three lower.** Whoever knows three narrators can take these out, and look at what is left. Let
there be such worlds that keep every published lower limit and stay three below every upper one, of ``x`` and of the
batches. Take one, and any three narrators, however they are counted and posted. Of each window take so many of ``z`` and
of the rest that the posts left are those of nobody known. With ``x`` as it was, what is left is a world that the reader of the
three cannot rule out: ``x`` is at most the published limit less those of the three in it, because that is at most
three; it is no less than the lower limit; ``o`` only grew; gaps stay within, because whoever is in the gap is in the
barrier. So what was nobody is nobody, and what was ``FEWEST`` is at least that, of the narrators the reader does *not* know. For
``o`` of nobody, ``x`` goes down with the posts taken out, which must not bring it under its lower limit: where that is
over 0, such a world counts only if three posts on either side can go without that (``Group.needs``). A mere margin of three
on the upper end of a group (7 + 3) would not do: three known narrators in the batch before can fill it, and so push
posts into this one.

**What need not be looked at.** Unions of single answers with a row of ``FEWEST`` in them; and what rows of two tables have in
common: such a group lies within each row, and within those who did not say the other, of which none may be known to be
few here (``N - x`` must be possible at ``FEWEST``, even where it may be 0). Narrators who told twice, and posts taken down
before they were counted, only make more worlds possible: that some are found without them is enough.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from conversations.digest.frame import Cell, Frame, Table
from conversations.digest.published import Interval, Published
from conversations.digest.reach import KNOWN, Chain, Past
from conversations.digest.solver import Program
from conversations.facets import FEWEST

_MOST_UNITED = (
    6  # rows of few in a table of single answers, of which every union is looked at; of more, all together
)


@dataclass(frozen=True, slots=True)
class Group:
    """Narrators who must not be known to be few: how many they are in a world.

    Attributes:
        name: What it is, the same in every draft of a batch.
        cells: Rows of the draft by which it is known.
        terms: Columns and their weights; ``constant`` and their sum is the number.
        needs: Columns with the limits within which they must be, for nobody to count.
        nobody: Whether a world without any clears it.
    """

    name: tuple[object, ...]
    cells: tuple[Cell, ...]
    terms: tuple[tuple[int, int], ...]
    constant: int = 0
    needs: tuple[tuple[int, int, int], ...] = ()
    nobody: bool = True

    def cleared(self, world: Sequence[int]) -> bool:
        """Whether this world shows that it need not be few."""
        number = self.constant + sum(weight * world[column] for column, weight in self.terms)
        return number >= FEWEST or (
            number == 0
            and self.nobody
            and all(low <= world[column] <= high for column, low, high in self.needs)
        )


@dataclass(frozen=True, slots=True)
class _Spot:
    """One cell of one batch: its columns, and what is known of it."""

    cell: Cell
    batch: int
    x: int
    known: Interval
    posts: int
    before: int
    z: int | None
    z_before: int | None

    @property
    def others(self) -> tuple[tuple[int, int], ...]:
        terms = [(self.x, 1)]
        if self.z is not None:
            terms.append((self.z, -1))
        if self.z_before is not None:
            terms.append((self.z_before, 1))
        return tuple(terms)

    @property
    def needs(self) -> tuple[tuple[int, int, int], ...]:
        if self.known.low == 0:
            return ()
        found = []
        if self.z is not None:
            found.append((self.z, 0, max(0, self.posts - KNOWN)))
        if self.z_before is not None:
            found.append((self.z_before, min(KNOWN, self.before), self.before))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader finds in some tables.

    Attributes:
        few: Groups that were not cleared.
        possible: Whether there is a world at all, three narrators taken out; without one nothing can be cleared.
        impossible: Rows of the draft without which there would be one.
        least: Narrators that these rows need, in a world where that is as few as was seen.
        sums: Of each table of single answers, the least and the most that the draft's rows may come to.
    """

    few: tuple[Group, ...]
    possible: bool = True
    impossible: tuple[Cell, ...] = ()
    least: int = 0
    sums: tuple[tuple[Table, int, int], ...] = ()


def knots(frame: Frame) -> tuple[tuple[Table, ...], ...]:
    """The tables by what binds them: the gaps are within a barrier, all others stand alone."""
    within = {cell.table for table in frame.tables for cell in table.within}
    bound = tuple(table for table in frame.tables if table.within or table.id.value in within)
    alone = tuple((table,) for table in frame.tables if table not in bound)
    return (*alone, bound) if bound else alone


def read(tables: tuple[Table, ...], draft: Published, past: Past, *, whole: bool = False) -> Found:
    """What the reader finds in these tables, one of ``knots``.

    Args:
        draft: As it would be kept in the ledger.
        past: The ledger of the same channel.
        whole: Look at every batch of the ledger in full, not only as far back as the draft reaches (``reach``): slower,
            and it clears no less.

    Raises:
        SolverMissing: The solver's library is not installed.
    """
    return _World(tables, Chain(tables, draft, past, whole=whole)).read()


class _World:
    """The possible worlds of some tables, over the batches that a draft reaches back to."""

    def __init__(self, tables: tuple[Table, ...], chain: Chain) -> None:
        self.tables = tables
        self.chain = chain
        self.last = chain.last
        self.program = Program()
        self.spots: dict[tuple[int, Cell], _Spot] = {}
        self.groups: list[Group] = []
        for at in range(self.last + 1):
            self._batch(at)
        for spot in self.spots.values():
            self._look(spot)
        for at in range(max(0, self.last - 1), self.last + 1):
            for table in tables:
                self.groups.extend(self._differences(table, at))
                self.groups.extend(self._unions(table, at) if table.single else ())

    def read(self) -> Found:
        """Clear what can be cleared."""
        left = self.groups
        worlds: list[list[int]] = []
        for terms in self._proposals():
            world = self.program.least(terms)
            if world is not None:
                worlds.append(world)
                left = [group for group in left if not group.cleared(world)]
        if not worlds and self.program.least([]) is None:
            return Found((), possible=False, impossible=self._impossible())
        few = []
        while left:
            group, *left = left
            for world in self._attempts(group):
                worlds.append(world)
                left = [other for other in left if not other.cleared(world)]
                if group.cleared(world):
                    break
            else:
                few.append(group)
        sums = tuple(self._sums(worlds))
        return Found(tuple(few), least=self._least(worlds), sums=sums)

    def _batch(self, at: int) -> None:
        for table in self.tables:
            terms = []
            for cell in self.chain.cells[table.id]:
                step = self.chain.steps.get((at, cell))
                if step is not None and step.is_whole:
                    spot = self.spots[at, cell] = self._spot(cell, at)
                    terms.append((spot.x, -1))
            if table.single and terms:
                self.program.at_least(-self.chain.rest(at), terms)
        for table in self.tables:
            around = [(self.spots[at, cell].x, 1) for cell in table.within if (at, cell) in self.spots]
            for cell in self.chain.cells[table.id] if around else ():
                if (at, cell) in self.spots:
                    self.program.at_least(0, (*around, (self.spots[at, cell].x, -1)))

    def _spot(self, cell: Cell, at: int) -> _Spot:
        step = self.chain.steps[at, cell]
        x = self.program.column(step.low, max(step.low, step.high))
        z = self.program.column(0, step.posts) if step.posts else None
        z_before = None
        if step.before:
            earlier = self.spots.get((at - 1, cell))
            z_before = earlier.z if earlier else self.program.column(0, self.chain.steps[at - 1, cell].most)
        spot = _Spot(cell, at, x, step.known, step.posts, step.before, z, z_before)
        if step.posts or step.before:
            self.program.at_least(step.before, spot.others)
        return spot

    def _look(self, spot: _Spot) -> None:
        at, cell, number = spot.batch, spot.cell, self.chain.batches[spot.batch].number
        self.groups.append(Group(("x", number, cell), (cell,), ((spot.x, 1),)))
        if spot.posts or spot.before:
            self.groups.append(Group(("o", number, cell), (cell,), spot.others, -spot.before, spot.needs))
        if at < self.last - 1:
            return
        rest = self.chain.rest(at)
        self.groups.append(Group(("not", number, cell), (cell,), ((spot.x, -1),), rest, nobody=False))
        earlier = self.spots.get((at - 1, cell))
        if earlier is not None and at == self.last:
            both = ((spot.x, 1), (earlier.x, 1))
            others = (*spot.others, *earlier.others)
            before = spot.before + earlier.before
            needs = (*spot.needs, *earlier.needs)
            self.groups.append(Group(("x+x", number, cell), (cell,), both))
            self.groups.append(Group(("o+o", number, cell), (cell,), others, -before, needs))

    def _differences(self, table: Table, at: int) -> Iterator[Group]:
        """Those whom a barrier stopped, less those of one gap within it."""
        if len(table.within) != 1 or (at, table.within[0]) not in self.spots:
            return
        around = self.spots[at, table.within[0]]
        for cell in self.chain.cells[table.id]:
            if (at, cell) not in self.spots:
                continue
            terms = ((around.x, 1), (self.spots[at, cell].x, -1))
            yield Group(("less", self.chain.batches[at].number, cell), (cell, around.cell), terms)

    def _unions(self, table: Table, at: int) -> Iterator[Group]:
        spots = [self.spots[at, cell] for cell in self.chain.cells[table.id] if (at, cell) in self.spots]
        few = [spot for spot in spots if spot.known.high < FEWEST]
        sizes: Iterable[int] = range(2, len(few) + 1) if len(few) <= _MOST_UNITED else (len(few),)
        for size in sizes:
            for those in combinations(few, size):
                cells = tuple(spot.cell for spot in those)
                yield Group(
                    ("any", self.chain.batches[at].number, *cells),
                    cells,
                    tuple((spot.x, 1) for spot in those),
                )

    def _proposals(self) -> Iterator[list[tuple[int, int]]]:
        """Sums whose least worlds clear nearly everything at once."""
        spots = self.spots.values()
        yield [(spot.x, -1) for spot in spots]
        # Posts that are not counted in one batch are in its neighbour: every second batch can be empty at a time.
        for odd in ((self.last + 1) % 2, 1 - (self.last + 1) % 2):
            yield [(spot.x, 1) for spot in spots if spot.batch % 2 == odd]
            posted = [spot for spot in spots if spot.batch % 2 == odd and (spot.posts or spot.before)]
            if posted:
                yield [term for spot in posted for term in spot.others]

    def _attempts(self, group: Group) -> Iterator[list[int]]:
        """A world in which it is the most, and one in which it is nobody."""
        world = self.program.least([(column, -weight) for column, weight in group.terms])
        if world is not None:
            yield world
        if group.nobody:
            limits = [(column, *self.program.limits(column)) for column, _, _ in group.needs]
            for column, low, high in group.needs:
                self.program.limit(column, low, high)
            world = self.program.least(group.terms)
            for column, low, high in limits:
                self.program.limit(column, low, high)
            if world is not None:
                yield world

    def _impossible(self) -> tuple[Cell, ...]:
        """The rows of the draft that must go for there to be a world at all, such as tell least; () where none would help."""
        spots = [spot for (at, _), spot in self.spots.items() if at == self.last]
        limits = {spot.x: self.program.limits(spot.x) for spot in spots}
        most = self.chain.rest(self.last)
        opened: list[_Spot] = []
        for spot in sorted(spots, key=lambda one: one.known.low):
            if spot.known.low or spot.before:
                self.program.limit(spot.x, 0, most)
                opened.append(spot)
        if self.program.least([]) is None:
            return ()
        for spot in reversed(tuple(opened)):
            self.program.limit(spot.x, *limits[spot.x])
            if self.program.least([]) is None:
                self.program.limit(spot.x, 0, most)
            else:
                opened.remove(spot)
        return tuple(spot.cell for spot in opened)

    def _least(self, worlds: Sequence[Sequence[int]]) -> int:
        """Narrators that the draft's batch must have at least for its rows, in the world where that is fewest."""
        spots = [spot for (at, _), spot in self.spots.items() if at == self.last]
        single = [
            [self.spots[self.last, cell].x for cell in table.cells] for table in self.tables if table.single
        ]
        return min(
            max(
                max((world[spot.x] for spot in spots), default=0),
                max((sum(world[column] for column in columns) for columns in single), default=0),
            )
            for world in worlds
        )

    def _sums(self, worlds: list[list[int]]) -> Iterator[tuple[Table, int, int]]:
        """Of each table of single answers, the least and the most that its rows come to in the draft."""
        for table in self.tables:
            if not table.single or not table.cells:
                continue
            columns = [self.spots[self.last, cell].x for cell in table.cells]
            for weight in (1, -1):
                world = self.program.least([(column, weight) for column in columns])
                if world is not None:
                    worlds.append(world)
            sums = [sum(world[column] for column in columns) for world in worlds]
            yield table, min(sums), max(sums)


def not_said(found: Sequence[Found], stories: Interval) -> list[Table]:
    """Tables of single answers of which it is known that few of the batch, but some, gave none."""
    most = stories.high - KNOWN
    few = []
    for at, one in enumerate(found):
        others = max((other.least for number, other in enumerate(found) if number != at), default=0)
        few += [
            table
            for table, least, largest in one.sums
            if most - least < FEWEST and largest < max(stories.low, others)
        ]
    return few
