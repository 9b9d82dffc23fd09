"""The least and the most a group can be, over all years that fit: a linear program over the stories of two batches either
side, for what the search around the true year leaves over. It shares nothing with the gate.

What it bounds is bounded, so nothing is called a leak that is none. A reader who reckons in whole stories might know a
little more: ``is_whole`` asks for that too, and takes ten times as long.
"""

from collections import defaultdict
from dataclasses import dataclass
from math import ceil

import highspy
import numpy as np

from tests.simulation.view import FAR, Bits, View, Whole

AROUND = 2
"""Batches looked at before and after the one that is asked about."""
SECONDS = 1.0
"""For one question in whole numbers; what is proved by then counts, as a reader has their time too, but not for ever."""


_CLOSE = 1e-6  # the solver's own tolerance is 1e-7


@dataclass(frozen=True, slots=True)
class Question:
    """Which group of which batch, and what is left to find out for the reader who asks (see ``attack``).

    ``is_whole``: reckon in whole stories where the linear program bounds nothing.
    """

    view: View
    number: int
    kind: str
    columns: tuple[int, ...]
    low: Whole
    high: Whole
    extra: Whole
    is_known: Bits
    is_next: Bits
    is_whole: bool


class Years:
    """All years that fit, as one reader sees one batch; may be asked about any of its groups."""

    def __init__(self, asked: Question) -> None:
        self.solver = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (
            ("output_flag", False),
            ("threads", 1),
            ("random_seed", 0),
            ("presolve", "off"),  # so that each question begins where the last ended
        ):
            self.solver.setOptionValue(option, value)
        self.columns = 0
        self.is_whole = asked.is_whole
        view, number = asked.view, asked.number
        self.cells = range(len(view.columns.at))
        self.numbers = range(max(1, number - AROUND), min(len(view.low), number + AROUND) + 1)
        # 1 where chance put a story into the batch after its window's.
        self.goes_on = {
            at: self._column(0, 1)
            for at, kept in enumerate(view.kept)
            if kept.window in self.numbers or kept.window + 1 in self.numbers
        }
        for at, column in self.goes_on.items():
            if asked.is_known[at]:
                self.solver.changeColBounds(column, float(asked.is_next[at]), float(asked.is_next[at]))
        self.tellers: dict[int, int] = {}
        self.said: dict[tuple[int, int], int] = {}
        self.posted: dict[tuple[int, int], int] = {}
        for batch in self.numbers:
            self._batch(asked, batch)

    def bounds(self, asked: Question) -> tuple[int, int]:
        """At least and at most how many narrators are in the group; most is not worked out where there may be none."""
        least = max(0, self._least(asked))
        return least, self._most(asked) if least else FAR

    def _least(self, asked: Question) -> int:
        return max(self._optimum(terms, lowest=True) for terms in self._floors(asked))

    def _most(self, asked: Question) -> int:
        return min(self._optimum(terms, lowest=False) for terms in self._ceilings(asked))

    def _floors(self, asked: Question) -> list[dict[int, int]]:
        batch, everyone = asked.number, self.tellers[asked.number]
        said = [self.said[batch, column] for column in asked.columns]
        match asked.kind:
            case "those who said":
                return [{said[0]: 1}]
            case "the others beside the posts":
                return [{said[0]: 1, self.posted[batch, asked.columns[0]]: -1}]
            case "those who did not say":
                return [{everyone: 1, said[0]: -1}]
            case "both":
                return [{said[0]: 1, said[1]: 1, everyone: -1}]
            case "one and not the other":
                return [{said[0]: 1, said[1]: -1}]
            case _:
                return [{everyone: 1, said[0]: -1, said[1]: -1}]

    def _ceilings(self, asked: Question) -> list[dict[int, int]]:
        batch, everyone = asked.number, self.tellers[asked.number]
        said = [self.said[batch, column] for column in asked.columns]
        match asked.kind:
            case "both":
                return [{said[0]: 1}, {said[1]: 1}]
            case "one and not the other":
                columns = asked.view.columns
                if asked.columns[0] in columns.around and asked.columns[1] in columns.gaps:
                    return [{said[0]: 1, said[1]: -1}]
                return [{said[0]: 1}, {everyone: 1, said[1]: -1}]
            case "neither":
                return [{everyone: 1, said[0]: -1}, {everyone: 1, said[1]: -1}]
            case _:
                return self._floors(asked)

    def _batch(self, asked: Question, batch: int) -> None:
        view, columns = asked.view, asked.view.columns
        at_once = self._stories(asked, batch)
        known = int(asked.extra[batch])
        tellers = self.tellers[batch] = self._column(
            int(view.fewest[batch - 1]) - known, int(view.most[batch - 1]) - known
        )
        self._count(tellers, at_once, batch, or_more=not view.every_story)
        weeks = view.quiet.get(batch, ())
        if weeks:
            early = [[one for one in stories if view.kept[one].week <= weeks[-1]] for stories in at_once]
            slot = self._column(0, view.limit - 1)
            self._count(slot, [stories for stories in early if stories], batch)
        if not view.numbered[batch - 1]:
            return
        showing: defaultdict[int, list[list[int]]] = defaultdict(list)
        for stories in at_once:
            for cell in np.flatnonzero(view.shown[stories].any(axis=0)).tolist():
                showing[cell].append([one for one in stories if view.shown[one, cell]])
        for cell in self.cells:
            low, high = int(asked.low[batch - 1, cell]), int(asked.high[batch - 1, cell])
            said = self.said[batch, cell] = self._column(low, min(high, FAR))
            posted = self.posted[batch, cell] = self._column(0, FAR)
            self._count(posted, showing[cell], batch)
            self._row({said: 1, posted: -1}, 0, FAR)
            self._row({tellers: 1, said: -1}, 0, FAR)
        for table in columns.single:
            self._row({tellers: 1, **{self.said[batch, cell]: -1 for cell in table.tolist()}}, 0, FAR)
        around = columns.around.tolist()
        for gap in columns.gaps.tolist():
            self._row({self.said[batch, gap]: -1, **{self.said[batch, cell]: 1 for cell in around}}, 0, FAR)
        if view.everybody.size:
            self._row(
                {tellers: -1, **{self.said[batch, cell]: 1 for cell in view.everybody.tolist()}}, 0, FAR
            )

    def _stories(self, asked: Question, batch: int) -> list[list[int]]:
        """The stories that may count in a batch, those of one narrator together."""
        view = asked.view
        found: defaultdict[bytes, list[int]] = defaultdict(list)
        for at in self.goes_on:
            kept = view.kept[at]
            counts = view.counts_here[at] if kept.window == batch else view.counts_next[at]
            if not view.every_story and not kept.is_posted:
                continue
            if batch - 1 <= kept.window <= batch and counts and not asked.is_known[at]:
                found[kept.story.told.teller].append(at)
        self._window = {at: view.kept[at].window for stories in found.values() for at in stories}
        return list(found.values())

    def _count(self, total: int, by_teller: list[list[int]], batch: int, *, or_more: bool = False) -> None:
        """``total`` is how many of these narrators have a story in the batch."""
        terms = {total: 1}
        constant = 0
        for stories in by_teller:
            if len(stories) == 1:
                column, weight, added = self._inside(stories[0], batch)
                terms[column] = terms.get(column, 0) - weight
                constant += added
                continue
            either = self._column(0, 1)
            terms[either] = -1
            whole: dict[int, int] = {either: -1}
            sure = 0
            for at in stories:
                column, weight, added = self._inside(at, batch)
                self._row({either: 1, column: -weight}, added, FAR)
                whole[column] = whole.get(column, 0) + weight
                sure += added
            self._row(whole, -sure, FAR)
        self._row(terms, constant, FAR if or_more else constant)

    def _inside(self, at: int, batch: int) -> tuple[int, int, int]:
        """Whether a story counts in a batch, as a weight of its column and what is added."""
        return (self.goes_on[at], 1, 0) if self._window[at] == batch - 1 else (self.goes_on[at], -1, 1)

    def _column(self, low: int, high: int) -> int:
        self.solver.addVar(float(low), float(high))
        self.columns += 1
        return self.columns - 1

    def _row(self, terms: dict[int, int], low: int, high: int) -> None:
        self.solver.addRow(
            float(low),
            float(high),
            len(terms),
            np.array(list(terms), dtype=np.int32),
            np.array(list(terms.values()), dtype=np.float64),
        )

    def _optimum(self, terms: dict[int, int], *, lowest: bool) -> int:
        """What is proved of the least, or the most: by a linear program, and where that is asked for, in whole numbers."""
        costs = np.zeros(self.columns)
        for column, weight in terms.items():
            costs[column] += weight if lowest else -weight
        self.solver.changeColsCost(self.columns, np.arange(self.columns, dtype=np.int32), costs)
        value = self._solved()
        if self.is_whole and value < 1:
            # A year in which there is nobody, or eight, ends the search.
            self.solver.setOptionValue("objective_target", 0.5 if lowest else -7.5)
            self._whole(highspy.HighsVarType.kInteger)
            self.solver.setOptionValue("time_limit", self.solver.getRunTime() + SECONDS)
            value = max(value, self._solved())
            self.solver.setOptionValue("time_limit", highspy.kHighsInf)
            self._whole(highspy.HighsVarType.kContinuous)
        return value if lowest else -value

    def _solved(self) -> int:
        self.solver.run()
        info = self.solver.getInfo()
        match self.solver.getModelStatus():
            case highspy.HighsModelStatus.kOptimal | highspy.HighsModelStatus.kObjectiveTarget:
                return ceil(info.objective_function_value - _CLOSE)
            case highspy.HighsModelStatus.kTimeLimit:
                proved = info.mip_dual_bound
                return ceil(proved - _CLOSE) if proved > -FAR else -FAR
            case status:
                raise RuntimeError(f"the program was not solved: {status}")

    def _whole(self, kind: highspy.HighsVarType) -> None:
        """Whether chance puts whole stories; counts come out whole then."""
        for column in self.goes_on.values():
            self.solver.changeColIntegrality(column, kind)
