"""What is kept back of each row once it is known how the rows are told: keys, sensitive cells, text, or all of it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from conversations.research.classes import classes_of
from conversations.research.columns import Column, Missing, Shape, Shelf, Standing
from conversations.research.given import Fate, Treatment
from conversations.research.keys import watched
from conversations.research.known import Coded, Known
from conversations.research.ladders import dated
from conversations.research.rows import Cell
from conversations.research.shelf import SEVERAL
from conversations.research.telling import cell_of, language_of

Shared = tuple[int, str, Cell, Cell, tuple[Cell, ...]]
"""What the rows of a class share: first bundle, flow, month, language, and the keys among the columns."""


@dataclass(frozen=True, slots=True)
class Told:
    """The watched cells of all known rows, as they are told where nothing is kept back of a row.

    Attributes:
        keys: The keys among the columns.
        sensitive: The sensitive columns.
        full: What each row shares with others.
        bare: The same where its keys are withheld.
        cells: By sensitive column, those of each row.
        raw: By key, then by sensitive column, what each row answered, by number.
    """

    keys: tuple[Column, ...]
    sensitive: tuple[Column, ...]
    full: Sequence[Shared] = field(repr=False)
    bare: Sequence[Shared] = field(repr=False)
    cells: tuple[Sequence[Cell], ...] = field(repr=False)
    raw: tuple[Sequence[int], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Guarded:
    """What is given of the rows of a bundle; rows are named by their place among those that are known.

    Attributes:
        rows: Those that are given, in order.
        fates: What is kept back of each of them.
        classes: The number of the class of each of them.
        shared: What the rows of a class share, by its number.
    """

    rows: Sequence[int] = field(repr=False)
    fates: Sequence[Fate] = field(repr=False)
    classes: Sequence[int] = field(repr=False)
    shared: Sequence[Shared] = field(repr=False)


def told_by(shelf: Shelf, known: Known, treatments: Mapping[int, Treatment]) -> Told:
    """Tell the watched cells of every row by the treatment of the bundle it first came with."""
    columns = watched(shelf)
    keys = [at for at, column in enumerate(columns) if column.standing is Standing.KEY]
    sensitive = [at for at, column in enumerate(columns) if column.standing is Standing.SENSITIVE]
    flows = known.flow.words
    cohorts = list(zip(known.first, known.flow.codes, strict=True))
    sent = {
        first: [dated(month, each.sent) or Missing.WITHHELD for month in known.sent.words]
        for first, each in treatments.items()
    }
    language = {
        first: [language_of(word, each) for word in known.language.words]
        for first, each in treatments.items()
    }
    tellings = {
        at: _cells(columns[at], known.values[at], flows, treatments, set(cohorts))
        for at in (*keys, *sensitive)
    }
    every = {
        at: [tellings[at][cohort][code] for cohort, code in zip(cohorts, known.values[at].codes, strict=True)]
        for at in tellings
    }
    # Rows that share all are many, so each shared tuple is kept once.
    same: dict[Shared, Shared] = {}
    full: list[Shared] = []
    of_keys = zip(*(every[at] for at in keys), strict=True) if keys else iter([()] * len(cohorts))
    for (first, flow), month, word, cells in zip(
        cohorts, known.sent.codes, known.language.codes, of_keys, strict=True
    ):
        shared = (first, flows[flow], sent[first][month], language[first][word], cells)
        full.append(same.setdefault(shared, shared))
    hidden: dict[tuple[int, int], Shared] = {
        (first, flow): (
            first,
            flows[flow],
            Missing.WITHHELD,
            Missing.WITHHELD,
            tuple(
                Missing.WITHHELD if flows[flow] in columns[at].flows else Missing.NOT_IN_FLOW for at in keys
            ),
        )
        for first, flow in set(cohorts)
    }
    return Told(
        tuple(columns[at] for at in keys),
        tuple(columns[at] for at in sensitive),
        full,
        [hidden[cohort] for cohort in cohorts],
        tuple(every[at] for at in sensitive),
        tuple(known.values[at].codes for at in (*keys, *sensitive)),
    )


def guarded(
    told: Told,
    known: Known,
    earlier: Mapping[bytes, Fate],
    k: int,
    l: int,  # noqa: E741
) -> Guarded:
    """Keep back what is needed for every class to have ``k`` rows and ``l`` values of each sensitive column.

    Rows of a smaller class have all keys withheld, and are a class together; where that is smaller than ``k`` too,
    they are left out. What was kept back of a row before stays so.
    """
    before = [earlier.get(row) for row in known.ids] if earlier else [None] * len(known.ids)
    shared = [
        bare if fate is not None and fate.keys else full
        for full, bare, fate in zip(told.full, told.bare, before, strict=True)
    ]
    sizes = Counter(shared)
    shared = [one if sizes[one] >= k else bare for one, bare in zip(shared, told.bare, strict=True)]
    sizes = Counter(shared)
    rows = [at for at, one in enumerate(shared) if sizes[one] >= k]
    classes = classes_of(shared[at] for at in rows)
    by_number = list(dict.fromkeys(shared[at] for at in rows))
    alike = _alike(told, rows, classes, len(by_number), l, before)
    spoken = _spoken(known.language, rows, classes, by_number, k)
    hidden = frozenset(told.bare)
    made: dict[tuple[int, bool, Fate | None], Fate] = {}
    fates: list[Fate] = []
    for at, one in zip(rows, classes, strict=True):
        which = (one, (one, known.language.codes[at]) in spoken, before[at])
        fate = made.get(which)
        if fate is None:
            was = before[at] or Fate(known.first[at])
            fate = made[which] = Fate(
                known.first[at], by_number[one] in hidden, which[1] or was.words, alike[one] | was.sensitive
            )
        fates.append(fate)
    return Guarded(rows, fates, classes, by_number)


def bands_of(told: Told, guarded: Guarded) -> Mapping[str, frozenset[str]]:
    """What keys that are numbers or times are told as, by column."""
    return {
        column.name: frozenset(
            cell for one in guarded.shared for cell in one[4][at : at + 1] if isinstance(cell, str)
        )
        for at, column in enumerate(told.keys)
        if column.shape in (Shape.NUMBER, Shape.TIME)
    }


def _cells(
    column: Column,
    values: Coded,
    flows: Sequence[str],
    treatments: Mapping[int, Treatment],
    cohorts: set[tuple[int, int]],
) -> dict[tuple[int, int], Sequence[Cell]]:
    """By bundle and flow, what each value is told as, by its number."""
    made: dict[int, Sequence[Cell]] = {}
    found: dict[tuple[int, int], Sequence[Cell]] = {}
    missing: Sequence[Cell] = [Missing.NOT_IN_FLOW] * len(values.words)
    for first, flow in cohorts:
        if flows[flow] not in column.flows:
            found[first, flow] = missing
            continue
        if first not in made:
            made[first] = list(map(cell_of(column, treatments[first]), values.words))
        found[first, flow] = made[first]
    return found


def _alike(
    told: Told,
    rows: Sequence[int],
    classes: Sequence[int],
    many: int,
    l: int,  # noqa: E741
    before: Sequence[Fate | None],
) -> list[frozenset[str]]:
    """By class, the sensitive columns in which its rows tell fewer than ``l`` things, or all tell one choice.

    What is withheld of a row anyway tells nothing, so it does not count as one more thing: rows that come from classes in
    which a column was withheld would else lend their answers to the few of which it is shown.
    """
    found: list[set[str]] = [set() for _ in range(many)]
    for column, cells in zip(told.sensitive, told.cells, strict=True):
        values: defaultdict[int, set[Cell]] = defaultdict(set)
        for one, at in zip(classes, rows, strict=True):
            was, cell = before[at], cells[at]
            if cell is not Missing.WITHHELD and (was is None or column.name not in was.sensitive):
                values[one].add(cell)
        for one, each in values.items():
            if len(each) < l or (column.shape in SEVERAL and _in_all(each)):
                found[one].add(column.name)
    return [frozenset(each) for each in found]


def _in_all(cells: set[Cell]) -> bool:
    """Whether one choice is in all of these."""
    common: set[str] | None = None
    for cell in cells:
        ticked = cell.split(" ") if isinstance(cell, str) else ()
        common = set(ticked) if common is None else common.intersection(ticked)
        if not common:
            return False
    return True


def _spoken(
    language: Coded, rows: Sequence[int], classes: Sequence[int], shared: Sequence[Shared], k: int
) -> frozenset[tuple[int, int]]:
    """Classes with the languages that free text would give away in them: told otherwise, and those of few."""
    counts = Counter((one, language.codes[at]) for one, at in zip(classes, rows, strict=True))
    return frozenset(
        (one, code)
        for (one, code), count in counts.items()
        if count < k and language.words[code] != shared[one][3]
    )
