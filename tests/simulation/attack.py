"""A reader's attack on one channel's year: which groups of 1 to 7 narrators must be there, whatever happened?

A group is safe when there is a year that fits all the reader knows and in which it has nobody, or eight or more. Such
years are looked for around the true one, by letting chance have put stories into the other of their two batches: every
year so found is whole and checked in whole numbers, so what it clears is clear. What is left over is asked of ``exact``,
which searches all years. Nothing here is shared with the gate.
"""

from collections import Counter
from collections.abc import Collection
from copy import copy
from dataclasses import dataclass
from itertools import product

import numpy as np

from tests.simulation.exact import Question, Years
from tests.simulation.view import FAR, Bits, View, Whole
from tests.simulation.year import Kept

FEW = range(1, 8)
"""How many narrators make a group that nobody may know of."""

_CHANGES = {
    "those who said": ("away",),
    "the others beside the posts": ("away", "back"),
    "those who did not say": ("more", "less", "back"),
    "both": ("away",),
    "one and not the other": ("away", "back"),
    "neither": ("more", "less"),
}
_PAIRS = ("both", "one and not the other", "neither")
_TRIED = 6
"""Stories tried before a move is given up."""


@dataclass(frozen=True, slots=True)
class Leak:
    """A group that must be of ``low`` to ``high`` narrators: which batch, which kind of group, of which cells."""

    batch: int
    kind: str
    cells: tuple[str, ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class _Ranges:
    """Between what the narrators of each cell can be, in one batch of one possible year; ``base`` have posts that say so."""

    least: Whole
    most: Whole
    base: Whole

    @property
    def is_possible(self) -> bool:
        return bool((self.least <= np.maximum(self.most, self.base)).all())


class Attack:
    """One reader of one channel; ``knowing`` gives the one who knows some narrators as well."""

    def __init__(self, view: View, *, is_whole: bool = False) -> None:
        self.view = view
        self.is_whole = is_whole
        batches, cells = view.low.shape
        # Stories of one narrator that may come into one batch count once there; these stay where chance put them.
        near = Counter(
            (kept.story.told.teller, kept.window + step) for kept in view.kept for step in (-1, 0, 1)
        )
        alone = [near[kept.story.told.teller, kept.window] == 1 for kept in view.kept]
        self.is_free = np.array(alone, dtype=np.bool_) & view.counts_here & view.counts_next
        self.is_known = np.zeros(len(view.kept), dtype=np.bool_)
        self.window = np.array([kept.window for kept in view.kept], dtype=np.int64)
        self.week = np.array([kept.week for kept in view.kept], dtype=np.int64)
        self.shown = view.shown.astype(np.int64)
        self.is_next = np.array([kept.story.next_batch for kept in view.kept], dtype=np.bool_)
        self.counts = np.where(self.is_next, view.counts_next, view.counts_here)
        self.low, self.high = view.low, view.high
        self.extra = np.zeros(batches + 3, dtype=np.int64)  # of the known, in each batch
        self.base = np.zeros((batches + 3, cells), dtype=np.int64)
        np.add.at(self.base, (self.window + self.is_next)[self.counts], self.shown[self.counts])
        # Two posts of one narrator count once, so posts may come to more than the digest says.
        room = np.maximum(self.high, self.base[1 : batches + 1])
        self.room = np.vstack([np.zeros((1, cells), np.int64), room, np.full((2, cells), FAR)])
        self.truth, at_slot = self._counted(posted=False)
        self.tellers, self.at_slot = (
            (self.truth.copy(), at_slot) if view.every_story else self._counted(posted=True)
        )

    def knowing(self, narrators: Collection[bytes]) -> "Attack":
        """The reader who knows all answers of these narrators, and in which batches they are."""
        other = copy(self)
        known = [at for at, kept in enumerate(self.view.kept) if kept.story.told.teller in narrators]
        for name in ("is_free", "is_known", "low", "high", "extra", "base", "room", "truth", "tellers"):
            setattr(other, name, getattr(self, name).copy())
        other.at_slot = dict(self.at_slot)
        other.is_free[known], other.is_known[known] = False, True
        other._take_out([at for at in known if self.counts[at]])
        return other

    def leaks(self, number: int) -> list[Leak]:
        """The groups of 1 to 7 that the reader knows to be in this batch."""
        if not self.view.numbered[number - 1]:
            return []
        suspects = self._few(number, int(self.truth[number]))
        self._clear(number, suspects)
        walked: set[tuple[int, str]] = set()
        for kind, found in suspects.items():
            for columns in np.argwhere(found).tolist():
                for column, change in product(columns, _CHANGES[kind]):
                    if found[tuple(columns)] and (column, change) not in walked:
                        walked.add((column, change))
                        self._walk(number, column, change, suspects)
        names = [f"{cell.table}: {cell.name}" for cell in self.view.columns.at]
        leaks: list[Leak] = []
        years: Years | None = None
        for kind, found in suspects.items():
            for columns in np.argwhere(found).tolist():
                question = self._question(number, kind, *columns)
                years = Years(question) if years is None else years
                low, high = years.bounds(question)
                if low >= FEW.start and high < FEW.stop:
                    leaks.append(Leak(number, kind, tuple(names[column] for column in columns), low, high))
        return leaks

    def _clear(self, number: int, suspects: dict[str, Bits]) -> None:
        for tellers in self._sizes(number):
            if self._ranges(number, tellers).is_possible:
                pairs = any(suspects[kind].any() for kind in _PAIRS)
                for kind, found in self._few(number, tellers, pairs=pairs).items():
                    suspects[kind] &= found

    def _sizes(self, number: int) -> tuple[int, ...]:
        """How many narrators whom the reader does not know may be in the batch, as the stories are put now."""
        here = int(self.tellers[number])
        if self.view.every_story:
            return (here,)
        known = int(self.extra[number])
        low, high = int(self.view.fewest[number - 1]) - known, int(self.view.most[number - 1]) - known
        return tuple(sorted({max(here, low), (max(here, low) + high) // 2, high, int(self.truth[number])}))

    def _walk(self, number: int, column: int, change: str, suspects: dict[str, Bits]) -> None:
        """Clear what the years clear that come of moving stories, one after another, between batches."""
        saved = self.is_next.copy(), self.base.copy(), self.tellers.copy(), dict(self.at_slot)
        for _ in range(2 * FEW.stop):
            if not self._moved(number, column, change):
                break
            self._clear(number, suspects)
        self.is_next, self.base, self.tellers, self.at_slot = saved

    def _moved(self, number: int, column: int, change: str) -> bool:
        """Let a story whose post shows the cell have gone to its other batch, and one that does not have come back; or
        let one more come, or go, whatever it shows."""
        in_it = self.is_free & (self.window + self.is_next == number)
        beside = self.is_free & ~in_it & ((self.window == number) | (self.window + 1 == number))
        shows = self.shown[:, column] > 0
        match change:
            case "away":
                leavers, comers = in_it & shows, beside & ~shows
            case "back":
                leavers, comers = in_it & ~shows, beside & shows
            case "more":
                return any(
                    self._swapped([comer], number, self._batch(comer))
                    for comer in np.flatnonzero(beside & ~shows)[:_TRIED].tolist()
                )
            case _:
                return any(
                    self._swapped([leaver], number, int(2 * self.window[leaver] + 1 - number))
                    for leaver in np.flatnonzero(in_it & ~shows)[:_TRIED].tolist()
                )
        for leaver in np.flatnonzero(leavers).tolist():
            other = int(2 * self.window[leaver] + 1 - number)
            mates = np.flatnonzero(comers & (self.window == self.window[leaver]))
            mates = mates[np.argsort(self.week[mates] != self.week[leaver], kind="stable")]
            moves = self.shown[mates] - self.shown[leaver]
            fits = (self.base[number] + moves <= self.room[number]).all(axis=1)
            fits &= (self.base[other] - moves <= self.room[other]).all(axis=1)
            if any(self._swapped([leaver, mate], number, other) for mate in mates[fits][:_TRIED].tolist()):
                return True
            if change == "away" and self._swapped([leaver], number, other):
                return True
        return False

    def _swapped(self, movers: list[int], number: int, other: int) -> bool:
        for at in movers:
            self._flip(at)
        if self._is_possible(number) and self._is_possible(other):
            return True
        for at in movers:
            self._flip(at)
        return False

    def _flip(self, at: int) -> None:
        out, into = self._batch(at), int(self.window[at] + (not self.is_next[at]))
        for batch, sign in ((out, -1), (into, 1)):
            self.base[batch] += sign * self.shown[at]
            self.tellers[batch] += sign
            for week in self.view.quiet.get(batch, ()):
                if week >= self.week[at]:
                    self.at_slot[batch, week] += sign
        self.is_next[at] = not self.is_next[at]

    def _is_possible(self, number: int) -> bool:
        if any(self.at_slot[number, week] >= self.view.limit for week in self.view.quiet.get(number, ())):
            return False
        if number > len(self.view.low) or number < 1:
            return True
        if (self.base[number] > self.room[number]).any():
            return False
        in_all = self.tellers[number] + self.extra[number]
        few = in_all < self.view.fewest[number - 1] and self.view.every_story
        if few or in_all > self.view.most[number - 1]:
            return False
        return not self.view.numbered[number - 1] or any(
            self._ranges(number, tellers).is_possible for tellers in self._sizes(number)
        )

    def _ranges(self, number: int, tellers: int) -> _Ranges:
        """Between what each cell can be in a batch of so many narrators, as the stories are put now."""
        columns = self.view.columns
        base = self.base[number]
        least = np.maximum(self.low[number - 1], base)
        most = np.minimum(self.high[number - 1], np.maximum(tellers, base))
        if columns.gaps.size:
            if columns.around.size == 1:
                least[columns.around] = max(least[columns.around].max(), least[columns.gaps].max())
            most[columns.gaps] = np.minimum(most[columns.gaps], most[columns.around].sum())
        for table in columns.single:
            most[table] = np.minimum(most[table], tellers - (least[table].sum() - least[table]))
        everybody = self.view.everybody
        if everybody.size:
            rest = tellers - (most[everybody].sum() - most[everybody])
            least[everybody] = np.maximum(least[everybody], rest)
        return _Ranges(least, most, base)

    def _few(self, number: int, tellers: int, *, pairs: bool = True) -> dict[str, Bits]:
        """By kind of group, the cells (of a pair both) of which there are surely 1 to 7, as the stories are put now."""
        here = self._ranges(number, tellers)
        least, most = here.least, here.most
        unsaid_least, unsaid_most = tellers - most, tellers - least
        everybody = self.view.everybody
        if everybody.size == 1:
            unsaid_least[everybody] = 0
        found = {
            "those who said": _is_few(least, most),
            "the others beside the posts": _is_few(least - here.base, most - here.base),
            "those who did not say": _is_few(unsaid_least, unsaid_most),
        }
        return found | self._few_of_pairs(least, most, tellers) if pairs else found

    def _few_of_pairs(self, least: Whole, most: Whole, tellers: int) -> dict[str, Bits]:
        """The same of groups between two cells; cleared only by one year in which all else holds too."""
        columns, everybody = self.view.columns, self.view.everybody
        both_least = least[:, None] + least[None, :] - tellers
        both_most = np.minimum(most[:, None], most[None, :])
        one_least = least[:, None] - most[None, :]
        one_most = np.minimum(most[:, None], tellers - least[None, :])
        neither_least = tellers - most[:, None] - most[None, :]
        neither_most = tellers - np.maximum(least[:, None], least[None, :])
        if columns.around.size == 1:
            around = int(columns.around[0])
            one_most[around, columns.gaps] = most[around] - least[columns.gaps]
            both_least[around, columns.gaps] = both_least[columns.gaps, around] = 0  # that is the gap itself
        for table in columns.single:
            apart = np.ix_(table, table)
            both_least[apart] = one_least[apart] = 0  # nobody is in two; who is in one is not in the other
            neither_most[apart] = tellers - least[table][:, None] - least[table][None, :]
        if everybody.size == 2:
            neither_least[np.ix_(everybody, everybody)] = 0
        found = {
            "both": np.triu(_is_few(both_least, both_most), 1),
            "one and not the other": _is_few(one_least, one_most),
            "neither": np.triu(_is_few(neither_least, neither_most), 1),
        }
        np.fill_diagonal(found["one and not the other"], val=False)
        return found

    def _question(self, number: int, kind: str, *columns: int) -> Question:
        return Question(
            self.view,
            number,
            kind,
            columns,
            low=self.low,
            high=self.high,
            extra=self.extra,
            is_known=self.is_known,
            is_next=self.is_next,
            is_whole=self.is_whole,
        )

    def _batch(self, at: int) -> int:
        return int(self.window[at] + self.is_next[at])

    def _take_out(self, stories: Collection[int]) -> None:
        """What is left to find out of the others, for a reader who knows these stories."""
        closed = len(self.low)
        answers: set[tuple[int, bytes, int]] = set()
        answered: set[tuple[int, bytes, str]] = set()
        tellers: set[tuple[int, bytes, bool]] = set()
        for at in stories:
            kept, batch = self.view.kept[at], self._batch(at)
            self.base[batch] -= self.shown[at]
            self.room[batch] = np.maximum(self.room[batch] - self.shown[at], self.base[batch])
            tellers.add((batch, kept.story.told.teller, kept.is_posted))
            earlier = {
                table
                for number, teller, table in answered
                if (number, teller) == (batch, kept.story.told.teller)
            }
            cells = [cell for cell in kept.cells if cell.table not in earlier]
            answers |= {(batch, kept.story.told.teller, self.view.columns.at[cell]) for cell in cells}
            answered |= {
                (batch, kept.story.told.teller, cell.table)
                for cell in cells
                if any(self.view.columns.at[cell] in table for table in self.view.columns.single)
            }
        for batch, _, column in answers:
            if batch <= closed:
                self.low[batch - 1, column] = max(0, self.low[batch - 1, column] - 1)
                self.high[batch - 1, column] -= 1
        for batch, _ in {(batch, teller) for batch, teller, _ in tellers}:
            self.truth[batch] -= 1
            self.extra[batch] += 1
        for batch, _ in {(batch, who) for batch, who, posted in tellers if posted or self.view.every_story}:
            self.tellers[batch] -= 1
        self.room[1 : closed + 1] = np.maximum(
            np.minimum(self.room[1 : closed + 1], self.high), self.base[1 : closed + 1]
        )

    def _counted(self, *, posted: bool) -> tuple[Whole, dict[tuple[int, int], int]]:
        """How many narrators are in each batch, at its end and at each slot before."""
        batches = len(self.low)
        tellers: dict[int, set[bytes]] = {number: set() for number in range(batches + 3)}
        at_slot: dict[tuple[int, int], int] = {}
        members: dict[int, list[Kept]] = {number: [] for number in range(batches + 3)}
        for at, kept in enumerate(self.view.kept):
            if posted and not kept.is_posted:
                continue
            members[kept.batch].append(kept)
            if self.counts[at]:
                tellers[kept.batch].add(kept.story.told.teller)
        for number, weeks in self.view.quiet.items():
            for week in weeks:
                at_slot[number, week] = len(
                    {
                        kept.story.told.teller
                        for kept in members[number]
                        if kept.week <= week and (kept.story.withdrawn is None or kept.story.withdrawn > week)
                    }
                )
        return np.array([len(tellers[number]) for number in range(batches + 3)]), at_slot


def _is_few(least: Whole, most: Whole) -> Bits:
    return (least >= FEW.start) & (most < FEW.stop)
