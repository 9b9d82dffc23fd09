"""What of the counters may be looked at: rounded down, and small ones withheld.

Two things keep a family from being read off. The store lets new figures out only once ten more narrators have
come (``storage/health.py``), so two printings on two days differ by ten people or not at all. And here each
figure is rounded down to a multiple of five; fewer than five, and none, look the same.

Differences are taken first and then treated, and percentages come from treated figures alone, as NHS Digital's
rule for hospital statistics has it (since September 2018); ten is the threshold that ACRO, a checker of research
outputs, comes with.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from math import sqrt
from typing import NewType

from conversations.health.observations import BANDS, TALK, Measure

LEAST_NARRATORS = 10
"""Fewer people than this, and nothing at all is shown of a version."""

STEP = 5

Five = NewType("Five", int)
"""A count that was rounded down to a multiple of five, and is not 0."""

Cell = Five | None
"""A treated count; None is withheld: fewer than five, or none."""

Counts = Mapping[tuple[str, Measure], int]
"""Raw counters of one version of a flow, by question (or ``TALK``) and measure."""


@dataclass(frozen=True, slots=True)
class Row:
    """How one question fared.

    Attributes:
        asked: How many were asked it, those left out who turned back from it and were not asked again.
        answered, skipped: How many of these answered it, or left it out, at the first asking.
        left: The others: they deleted their talk here, or have stopped here until now.
        deleted: Those of ``left`` who deleted.
        edited, back, paused: How often its answer was changed later, it was asked again, or a talk was paused
            at it; one person may do it often.
        times: How many took how long to answer it or leave it out, by ``health.BANDS``.
    """

    asked: Cell
    answered: Cell
    skipped: Cell
    left: Cell
    deleted: Cell
    edited: Cell
    back: Cell
    paused: Cell
    times: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Treated:
    """Counters of one version that may be looked at. Made by ``treated`` alone: what draws takes nothing else.

    ``begun``, ``reviewed`` and ``sent`` are talks that began, came to the review card, and were sent.
    ``rows`` are by question; {} where the whole version is withheld.
    """

    withheld: bool
    begun: Cell
    reviewed: Cell
    sent: Cell
    rows: Mapping[str, Row] = field(repr=False)


NOTHING = Row(None, None, None, None, None, None, None, None, (None,) * len(BANDS))
"""A question of which everything is withheld."""


def treated(counts: Counts) -> Treated:
    """Treat the counters of one version.

    The rounds of a repeat (``age[1]``, ``age[2]``) are one question. A damaged counter may make nonsense of a
    difference; it is then withheld, not shown below nothing.
    """
    sums: Counter[tuple[str, Measure]] = Counter()
    for (prompt, measure), count in counts.items():
        sums[prompt.partition("[")[0], measure] += count
    narrators = sums[TALK, Measure.CAME] - sums[TALK, Measure.WENT]
    if narrators < LEAST_NARRATORS:
        return Treated(True, None, None, None, {})
    names = {prompt for prompt, _ in sums if prompt != TALK}
    return Treated(
        False,
        _rounded(sums[TALK, Measure.BEGUN]),
        _rounded(sums[TALK, Measure.SHOWN]),
        _rounded(sums[TALK, Measure.ANSWERED]),
        {name: _row(name, sums) for name in names},
    )


def _row(name: str, sums: Counter[tuple[str, Measure]]) -> Row:
    asked = sums[name, Measure.SHOWN] - sums[name, Measure.TURNED]
    answered, skipped = sums[name, Measure.ANSWERED], sums[name, Measure.SKIPPED]
    return Row(
        asked=_rounded(asked),
        answered=_rounded(answered),
        skipped=_rounded(skipped),
        left=_rounded(asked - answered - skipped),
        deleted=_rounded(sums[name, Measure.LEFT]),
        edited=_rounded(sums[name, Measure.EDITED]),
        back=_rounded(sums[name, Measure.BACK]),
        paused=_rounded(sums[name, Measure.PAUSED]),
        times=tuple(_rounded(sums[name, measure]) for _, measure in BANDS),
    )


def _rounded(count: int) -> Cell:
    return Five(count - count % STEP) if count >= STEP else None


Share = NewType("Share", int)
"""Of a hundred, to the nearest five; made of treated counts alone, so no finer than they are."""


def share(part: Cell, whole: Cell) -> Share | None:
    """How many in a hundred; None where either is withheld."""
    if part is None or whole is None:
        return None
    return Share(min(100, STEP * round(100 * part / whole / STEP)))


class Mark(Enum):
    """Why a question stands out; the values are words for the designer, the worst first."""

    LEFT = "left here most"
    SKIPPED = "left out most"
    PAUSED = "paused here most"
    BACK = "gone back to most"
    EDITED = "changed most"
    SLOW = "takes longest"


_LEAST_SHARE = 10  # of a hundred; below it, rounding alone decides which question is the first


def marks(table: Treated) -> dict[str, tuple[Mark, ...]]:
    """What stands out, by question; several where they are equal, none where nothing reaches 10 in 100."""
    found: dict[str, tuple[Mark, ...]] = {}
    for mark in Mark:
        shares = {
            name: of
            for name, row in table.rows.items()
            if (of := share(_part(row, mark), row.asked)) is not None
        }
        most = max(shares.values(), default=Share(0))
        if most >= _LEAST_SHARE:
            for name, of in shares.items():
                if of == most:
                    found[name] = (*found.get(name, ()), mark)
    return found


def _part(row: Row, mark: Mark) -> Cell:
    return {
        Mark.LEFT: row.left,
        Mark.SKIPPED: row.skipped,
        Mark.PAUSED: row.paused,
        Mark.BACK: row.back,
        Mark.EDITED: row.edited,
        Mark.SLOW: row.times[-1],
    }[mark]


class Change(Enum):
    """How a share changed from one version to another; the values are words."""

    LESS = "less"
    MORE = "more"
    UNCLEAR = "no clear change"


def change(before: tuple[Cell, Cell], after: tuple[Cell, Cell]) -> Change | None:
    """Whether a share clearly changed; each is part and whole. None where a whole is withheld.

    Clear is what neither the rounding nor chance explains: the shares lie apart however the counts were rounded,
    and their difference is more than twice its standard error (two proportions, normal approximation).
    """
    if before[1] is None or after[1] is None:
        return None
    low, high = _range(*before), _range(*after)
    if low[1] >= high[0] and high[1] >= low[0]:
        return Change.UNCLEAR
    first, second = sum(low) / 2, sum(high) / 2
    error = sqrt(first * (1 - first) / before[1] + second * (1 - second) / after[1])
    if abs(second - first) <= 2 * error:
        return Change.UNCLEAR
    return Change.LESS if second < first else Change.MORE


def _range(part: Cell, whole: Cell) -> tuple[float, float]:
    """The least and the most that a share can have been before it was rounded."""
    assert whole is not None
    least = 0 if part is None else part
    return least / (whole + STEP - 1), min(1.0, (least + STEP - 1) / whole)
