"""The plan of a bundle, made from the keys of all its stories, and the only maker of its rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from conversations.consent import Use
from conversations.errors import NotConsented
from conversations.release import Release
from conversations.research.alike import Measures, measured
from conversations.research.columns import Column, Missing, Shape, Shelf
from conversations.research.given import Fate, Given, Treatment
from conversations.research.guarding import bands_of, guarded, told_by
from conversations.research.keys import Keys, keys_of
from conversations.research.known import read_in
from conversations.research.ladders import Rung, dated
from conversations.research.report import Report, report_of
from conversations.research.rows import Cell, Coded, Reworded, Row
from conversations.research.shelf import place_of
from conversations.research.telling import cell_of, language_of, shelf_after, treated_in_words
from conversations.research.treating import treatment_of

__all__ = ["K", "Keys", "L", "Plan", "Reworded", "keys_of", "planned"]

K = 5
"""Rows that share all keys at the least: the issue's floor, and that of the UK Data Service's guidance for files that
leave a secure place (it asks for 3 to 5)."""

L = 2
"""Different values of each sensitive column that rows with the same keys have at the least."""

_Maker = tuple[str, Column, Callable[[str], Cell] | None]


class _Made(dict[tuple[int, str], tuple[_Maker, ...]]):
    """How cells are made, by bundle and flow; made again where a plan is sent to another process."""

    def __reduce__(self) -> tuple[type["_Made"], tuple[()]]:
        return _Made, ()


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of one bundle are told. ``planned`` makes it; it can be sent to another process.

    Attributes:
        shelf: The columns as the rows have them.
        number: Of this bundle among this researcher's, from 1.
    """

    shelf: Shelf
    number: int
    measures: Measures = field(repr=False)
    _floors: tuple[int, int]
    _before: Shelf = field(repr=False)
    _treatments: Mapping[int, Treatment] = field(repr=False)
    _rows: Mapping[bytes, tuple[Fate, str]] = field(repr=False)
    _earlier: Mapping[bytes, Fate] = field(repr=False)
    _made: _Made = field(repr=False, compare=False, default_factory=_Made)

    def protect(self, release: Release, id_: str, words: Mapping[str, Reworded], allowed: str) -> Row | None:
        """The row of a story, or None of one that is held back until enough are like it.

        Args:
            release: For research, of a story whose keys the plan was made with.
            id_: As in ``Keys``.
            words: Its free text by column, as it may leave; what is missing here is withheld.
            allowed: The month since which research is allowed without a break.

        Raises:
            NotConsented: The release is for another use.
            KeyError: The plan does not know the story's flow.
        """
        if release.use is not Use.RESEARCH:
            raise NotConsented("a story that was not released for research was given to a research export")
        found = self._rows.get(bytes.fromhex(id_))
        if found is None:
            return None
        fate, month = found
        story = release.story
        given = {answer.prompt: answer.value for answer in story.answers}
        treatment = self._treatments[fate.first]
        sent = dated(month, Rung.WITHHELD if fate.keys else treatment.sent) or Missing.WITHHELD
        since = dated(allowed, treatment.sent)
        cells: list[Cell] = []
        coded: list[Coded] = []
        for prompt, column, cell in self._cells(fate.first, story.flow):
            value = given.get(prompt, "")
            if cell is None and column.shape is not Shape.WORDS:
                cells.append(Missing.NOT_IN_FLOW)
            elif column.name in fate.sensitive or (fate.keys and column.name in treatment.rungs):
                cells.append(Missing.WITHHELD)
            elif cell is not None:
                cells.append(cell(value))
            elif story.flow not in column.flows:
                cells.append(Missing.NOT_IN_FLOW)
            elif not value:
                cells.append(Missing.NO_ANSWER)
            elif fate.words or column.name not in words:
                cells.append(Missing.WITHHELD)
            else:
                text = words[column.name]
                cells.append(text.text or Missing.NO_ANSWER)
                coded.extend(text.coded)
        return Row(
            id_,
            story.flow,
            sent,
            Missing.WITHHELD if fate.keys else language_of(story.language, treatment),
            story.consent.uses,
            since if since == sent else Missing.WITHHELD,
            tuple(cells),
            tuple(coded),
            fate.first,
        )

    def given(self) -> Given:
        """All that this researcher was given once this bundle is theirs, for the next plan."""
        fates = {row: fate for row, (fate, _) in self._rows.items()}
        return Given(self.number, self._treatments, {**self._earlier, **fates})

    def report(self, replaced: Mapping[str, int]) -> Report:
        """What was done, and what is left to fear.

        Args:
            replaced: How often something was taken out of free text, by kind.
        """
        return report_of(
            self._before,
            self.shelf,
            treated_in_words(self._treatments, {fate.first for fate, _ in self._rows.values()}),
            self.number,
            self._floors,
            self.measures,
            replaced,
        )

    def _cells(self, first: int, flow: str) -> tuple[_Maker, ...]:
        """Of each column: the prompt it holds the answers of, and what makes its cells; None for words and what is not asked."""
        made = self._made.get((first, flow))
        if made is None:
            if flow not in self._before.flows:
                raise KeyError("a story of a flow that the plan was not made for")
            treatment = self._treatments[first]
            made = self._made[first, flow] = tuple(
                (
                    place_of(column),
                    column,
                    cell_of(column, treatment)
                    if column.shape is not Shape.WORDS and flow in column.flows
                    else None,
                )
                for column in self._before.columns
            )
        return made


def planned(
    shelf: Shelf,
    keys: Iterable[Keys],
    given: Given | None,
    *,
    k: int = K,
    l: int = L,  # noqa: E741
    number: int = 0,
) -> Plan:
    """Plan how the stories of a bundle are told; the same stories in another order give the same plan.

    Args:
        shelf: Before coarsening.
        keys: Of every story of the bundle; taken once, one by one.
        given: What this researcher was given before; None where this is their first bundle.
        k: Rows that share all keys, at the least.
        l: Different values of each sensitive column among them, at the least.
        number: Of this bundle, above that of all earlier ones; 0 for the next.

    Raises:
        ValueError: Two stories have one id, or the number was given out before.
    """
    before = given or Given(0, {}, {})
    number = number or before.number + 1
    if number <= before.number:
        raise ValueError("a bundle of this number was given out before")
    known = read_in(shelf, keys, before, number)
    treatments = dict(before.treatments)
    if number in known.first:
        treatments[number] = treatment_of(shelf, known, treatments, number, k)
    told = told_by(shelf, known, treatments)
    rows = guarded(told, known, before.fates, k, l)
    made: dict[tuple[Fate, int], tuple[Fate, str]] = {}
    months = known.sent
    firsts = sorted({fate.first for fate in rows.fates})
    return Plan(
        shelf_after(shelf, {first: treatments[first] for first in firsts}, bands_of(told, rows)),
        number,
        measured(told, known, rows, before.fates, number, k),
        (k, l),
        shelf,
        treatments,
        {
            known.ids[at]: made.setdefault((fate, months.codes[at]), (fate, months.words[months.codes[at]]))
            for at, fate in zip(rows.rows, rows.fates, strict=True)
        },
        before.fates,
    )
