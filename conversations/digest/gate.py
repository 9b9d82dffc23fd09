"""The one way from true counts to numbers that may be seen: treated, and read as their reader would, before they leave.

Counts are rounded (``treating``). Then everything is looked at that a reader of the whole ledger could work out
(``reader``), and while a group of 1 to 7 could be bounded, the row with the smallest count of those it is known by is
withheld, and looks like one with few. Which rows are withheld is decided by what the counts round to, the posts and the
ledger alone, all of which the reader may know too.

It ends: where all rows of a table are withheld, and the band of the narrators is wide, or tells no more than the rule by
which batches close, the draft tells nothing of them, and what is then still known was known before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from conversations.digest.counting import Counts
from conversations.digest.frame import Cell, Frame
from conversations.digest.published import Interval, Published, Treated
from conversations.digest.reach import Past
from conversations.digest.reader import Found, knots, not_said, read
from conversations.digest.treating import Draft, about, band, drafted, narrower, wider, without
from conversations.facets import Facet

_ANYWHERE: Mapping[str, frozenset[str]] = {}
_UNTOLD = Interval(0, 999_999)  # of a batch of which nothing is told


def treat(
    frame: Frame,
    counts: Counts,
    posts: Mapping[Cell, int],
    ledger: Sequence[Published],
    number: int,
    *,
    where: Mapping[str, frozenset[str]] = _ANYWHERE,
    between: Interval | None = None,
) -> tuple[Treated, Published]:
    """The numbers of a batch as they may be seen, and what the release ledger must keep of them for good.

    The second must be in the ledger before anybody sees the first, and at every later call: what the ledger lacks is not
    minded.

    Args:
        frame: Of the flow that names the cells; a cell that it lacks is left out.
        counts: Of one batch, which should have 20 narrators at least.
        posts: By cell, how many narrators' posts of window ``number`` show what it counts, standing now.
        ledger: Every earlier digest of the same channel that had numbers.
        number: Of the batch in its channel; one more than that of the batch before, with numbers or not.
        where: What the channel takes (``Scope.where``): cells that these choices count in are left out, because all, or
            nearly all, narrators of the channel are counted there.
        between: What a reader can tell of the number of narrators, the rule by which batches close in mind: no fewer
            than the setting, and no more than one less and the stories of the last week. The band stands for the rest.

    Raises:
        SolverMissing: The library that solves linear programs is not installed; the steward must install the extra
            ``digest``.
    """
    assert all(entry.number < number for entry in ledger)
    assert between is None or between.low <= counts.tellers <= between.high
    everyone = [
        frame.cells(frozenset({Facet(prompt, choice)}))
        for prompt, choices in where.items()
        for choice in choices
    ]
    frame = without(frame, frozenset().union(*everyone))
    shown = {cell: about(counts.cells.get(cell, 0)) for table in frame.tables for cell in table.cells}
    posted = {cell: posts[cell] for cell in shown if posts.get(cell, 0) > 0}
    stories = band(counts.tellers)
    withheld: set[Cell] = set()
    reading = _Reading(frame, ledger, Published(number, narrower(_UNTOLD, between), {}, posted))
    while True:
        known = narrower(stories, between)
        draft = drafted(frame, counts, stories, known, withheld)
        published = Published(number, known, draft.known, posted)
        doubts = reading.doubts(published)
        if not doubts:
            _assert_true(counts, draft)
            return draft.treated, published
        more = _chosen(doubts, shown, withheld)
        if not more and withheld.issuperset(shown) and known == between:
            # What is left is known by the posts and by when the batch closed, whatever the digest says.
            _assert_true(counts, draft)
            return draft.treated, published
        if not more and known == between:
            more = set(shown)
        withheld |= more
        if not more:
            stories = wider(stories)


@dataclass(frozen=True, slots=True)
class _Doubt:
    """Something that could be bounded: the rows it is known by, and all that are bound to them."""

    cells: tuple[Cell, ...]
    bound: tuple[Cell, ...]
    all_of: bool = False  # withholding one of the rows is not enough


class _Reading:
    """Reads drafts of one batch; of the tables that a draft left as they were the last result is still good."""

    def __init__(self, frame: Frame, ledger: Sequence[Published], silent: Published) -> None:
        self._knots = knots(frame)
        self._past = Past(ledger)
        self._silent = silent
        self._seen: dict[int, tuple[object, Found]] = {}
        self._anyway: dict[int, Found] = {}

    def doubts(self, draft: Published) -> list[_Doubt]:
        """What must be mended in this draft; a batch of which nothing is told has none."""
        found = [self._found(at, draft) for at in range(len(self._knots))]
        doubts: list[_Doubt] = []
        for at, one in enumerate(found):
            cells = tuple(cell for table in self._knots[at] for cell in table.cells)
            anyway = self._known_anyway(at) if one.few or not one.possible else None
            if anyway is not None and not anyway.possible:
                # The ledger contradicts itself, so nothing can be proved of these tables any more.
                if any(draft.cells[cell] != Interval(0, draft.stories.high) for cell in cells):
                    doubts.append(_Doubt(cells, cells, all_of=True))
            elif anyway is not None:
                if not one.possible:
                    doubts.append(_Doubt(one.impossible, cells, all_of=True))
                known = {group.name for group in anyway.few}
                doubts += [_Doubt(group.cells, cells) for group in one.few if group.name not in known]
        for table in not_said(found, draft.stories):
            cells = tuple(table.cells)
            doubts.append(_Doubt(cells, cells))
        return doubts

    def _found(self, at: int, draft: Published) -> Found:
        told = (draft.stories, [draft.cells[cell] for table in self._knots[at] for cell in table.cells])
        if at not in self._seen or self._seen[at][0] != told:
            self._seen[at] = (told, read(self._knots[at], draft, self._past))
        return self._seen[at][1]

    def _known_anyway(self, at: int) -> Found:
        if at not in self._anyway:
            self._anyway[at] = read(self._knots[at], self._silent, self._past)
        return self._anyway[at]


def _chosen(doubts: Iterable[_Doubt], shown: Mapping[Cell, int | None], withheld: set[Cell]) -> set[Cell]:
    """The rows to withhold next: every one that is in doubt by itself; else one, the smallest, of each bound lot."""
    chosen: set[Cell] = set()
    rest = []
    for doubt in doubts:
        here = [cell for cell in doubt.cells if cell in shown and cell not in withheld]
        if here and (doubt.all_of or len(doubt.cells) == 1):
            chosen.update(here)
        else:
            rest.append(doubt)
    for doubt in rest:
        if not chosen.intersection(doubt.bound):
            here = [cell for cell in doubt.cells if cell in shown and cell not in withheld]
            left = here or [cell for cell in doubt.bound if cell not in withheld]
            # Of those that round alike the first in the form's order.
            chosen.update(sorted(left, key=lambda cell: shown[cell] or 0)[:1])
    return chosen


def _assert_true(counts: Counts, draft: Draft) -> None:
    """That nothing is told that is not so."""
    assert draft.treated.stories.low <= counts.tellers <= draft.treated.stories.high
    for cell, known in draft.known.items():
        assert known.low <= counts.cells.get(cell, 0) <= known.high, cell.table
