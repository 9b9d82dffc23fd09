"""How a value is made coarser: the rungs of each kind of key, from the finest that ever leaves to nothing.

The rungs are fixed and the same for every data set: months, quarters and years; bands of 5 and of 10; the kinds that
a form names for its choices. Sources: the UK Data Service's guidance on quantitative data (bands, top-coding, coarser
places), and the European Statistical System's handbook on disclosure control (global recoding before suppression).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache

from conversations.flow import Precision
from conversations.research.columns import Column, Shape


class Rung(Enum):
    """How coarse a key is told; the values are words for a report."""

    ITSELF = "as it is"
    MONTH = "to the month"
    QUARTER = "to the quarter"
    YEAR = "to the year"
    FIVES = "in bands of 5"
    TENS = "in bands of 10"
    PARTS = "in quarters of the day"
    BROADER = "by kind"
    WITHHELD = "withheld"


SENT = (Rung.MONTH, Rung.QUARTER, Rung.YEAR, Rung.WITHHELD)
"""Rungs of when a story was sent; what is kept of it is the week, which is never told."""

LANGUAGE = (Rung.ITSELF, Rung.WITHHELD)

OTHER = "other"
"""The language told in of those told by few."""

_WIDTHS = {Rung.FIVES: 5, Rung.TENS: 10}
_MOST = 10**15
_FROM = {Precision.DAY: 0, Precision.MONTH: 0, Precision.YEAR: 2}


@dataclass(frozen=True, slots=True)
class Ends:
    """Where bands of numbers stop: below ``low`` is one band, and from ``high`` on; None for no such band."""

    low: int | None = None
    high: int | None = None


def ladder(column: Column) -> tuple[Rung, ...]:
    """The rungs of a key, the finest first; the last is always WITHHELD."""
    match column.shape:
        case Shape.DATE:
            return SENT[_FROM[column.precision] :]
        case Shape.NUMBER:
            return (Rung.FIVES, Rung.TENS, Rung.WITHHELD)
        case Shape.TIME:
            return (Rung.PARTS, Rung.WITHHELD)
        case Shape.CHOICE if any(value.broader for value in column.values):
            return (Rung.ITSELF, Rung.BROADER, Rung.WITHHELD)
        case _:
            return (Rung.ITSELF, Rung.WITHHELD)


@lru_cache(maxsize=1024)
def month_of(week: str) -> str:
    """The month that an ISO week belongs to, by its Thursday: ``2026-11`` of ``2026-W47``.

    Raises:
        ValueError: This is no ISO week.
    """
    year, _, number = week.partition("-W")
    return date.fromisocalendar(int(year), int(number), 4).isoformat()[:7]


@lru_cache(maxsize=1024)
def dated(value: str, rung: Rung) -> str:
    """A date, or a month, at one of the rungs of SENT: ``2026-11``, ``2026-Q4``, ``2026`` or ""."""
    match rung:
        case Rung.MONTH:
            return value[:7]
        case Rung.QUARTER:
            return f"{value[:4]}-Q{(int(value[5:7]) + 2) // 3}"
        case Rung.YEAR:
            return value[:4]
        case _:
            return ""


def exact(value: str, precision: Precision) -> str:
    """A date of a column that is no key, no more exact than it was asked for, and without the time of day."""
    return value[: {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[precision]]


def number(value: str) -> Decimal | None:
    """The number that XLSForm writes so; None for what is none, or has more than 15 digits."""
    try:
        found = Decimal(value)
    except InvalidOperation:
        return None
    return found if found.is_finite() and -_MOST < found < _MOST else None


def band_start(value: Decimal, width: int) -> int:
    """Where the band of that width begins that a number falls into."""
    return int((value / width).to_integral_value(ROUND_FLOOR)) * width


def banded(value: str, rung: Rung, ends: Ends) -> str:
    """A number as the name of its band: ``10 to 14``, ``under 5``, ``45 or more``; "" for what is no number.

    In words, for a spreadsheet takes ``10-14`` for a day in October.
    """
    found = number(value)
    width = _WIDTHS.get(rung)
    if found is None or width is None:
        return ""
    start = band_start(found, width)
    if ends.high is not None and start >= ends.high:
        return f"{ends.high} or more"
    if ends.low is not None and start < ends.low:
        return f"under {ends.low}"
    return f"{start} to {start + width - 1}"


def part_of_day(value: str) -> str:
    """The quarter of the day that a time falls into, such as ``06:00 to 11:59``."""
    start = int(value[:2]) // 6 * 6
    return f"{start:02d}:00 to {start + 5:02d}:59"


def kinds(column: Column) -> Mapping[str, str]:
    """What each choice of the column falls to; choices that fall to nothing are not among them."""
    return {value.name: value.broader for value in column.values if value.broader}


def told(column: Column, value: str, rung: Rung, ends: Ends) -> str:
    """The value of a key at a rung of its ladder; "" where it is withheld, or was none."""
    if not value or rung is Rung.WITHHELD:
        return ""
    match column.shape:
        case Shape.DATE:
            return dated(value, rung)
        case Shape.NUMBER:
            return banded(value, rung, ends)
        case Shape.TIME:
            return part_of_day(value)
        case Shape.CHOICE if rung is Rung.BROADER:
            return kinds(column).get(value, value)
        case _:
            return value


def ends_of(values: Mapping[str, int], rung: Rung, fewest: int) -> Ends:
    """Where the bands of these numbers stop, each with how many rows tell it: so that the last bands hold ``fewest``.

    No ends are set where all bands at an end hold as many by themselves, or where the two would meet.
    """
    width = _WIDTHS.get(rung)
    if width is None:
        return Ends()
    counts: Counter[int] = Counter()
    for value, rows in values.items():
        found = number(value)
        if found is not None:
            counts[band_start(found, width)] += rows
    starts = sorted(counts)
    high = _end(counts, reversed(starts), fewest)
    low = _end(counts, starts, fewest)
    if high is None or low is None or low >= high:
        return Ends()
    return Ends(low + width if low > starts[0] else None, high if high < starts[-1] else None)


def _end(counts: Mapping[int, int], starts: Iterable[int], fewest: int) -> int | None:
    rows = 0
    for start in starts:
        rows += counts[start]
        if rows >= fewest:
            return start
    return None
