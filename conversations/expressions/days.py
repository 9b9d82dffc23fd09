"""Days and times as answers write them (ISO 8601), and as the numbers that expressions reckon with.

A day is the number of days since 1 January 1970; a time is a fraction of a day. A moment without a zone counts as
UTC, because where a narrator is is not known. What is no day or time is NaN, None or "": nothing here raises.
"""

import math
import re
from datetime import UTC, datetime, timedelta

_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?",
    re.ASCII,
)
_TIME = re.compile(r"([0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?)(Z|[+-][0-9]{2}(:?[0-9]{2})?)?", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)

# The days that Python's calendar reaches, from 1 January of the year 1 to 31 December 9999.
_FIRST = (datetime(1, 1, 1, tzinfo=UTC) - _EPOCH).days
_LAST = (datetime(9999, 12, 31, tzinfo=UTC) - _EPOCH).days


def moment(text: str) -> datetime | None:
    """The day, or day and time, that a text writes out; with the clock it was written by."""
    if len(text) < 10 or text[4] != "-" or not _MOMENT.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def clock(text: str) -> datetime | None:
    """The time that a text writes out, alone or with its day; one alone counts as of 1 January 1970."""
    match = _TIME.fullmatch(text)
    return moment(f"1970-01-01T{match[1]}") if match else moment(text)


def day_number(text: str) -> float:
    """Days since 1 January 1970, the time as a fraction; NaN for a text that writes out no day."""
    found = moment(text)
    if found is None:
        return math.nan
    # The zone is taken off by hand: converting to UTC could leave the calendar at its ends.
    return (found.replace(tzinfo=UTC) - _EPOCH - (found.utcoffset() or timedelta())) / _DAY


def clock_number(text: str) -> float:
    """The time of day as a fraction: 0.5 for noon; NaN for a text that writes out no time."""
    found = clock(text)
    if found is None:
        return math.nan
    return (
        timedelta(
            hours=found.hour, minutes=found.minute, seconds=found.second, microseconds=found.microsecond
        )
        / _DAY
    )


def numbered(number: float) -> datetime | None:
    """The moment so many days after 1 January 1970, to the millisecond; None outside the years 1 to 9999."""
    if not _FIRST <= number < _LAST + 1:
        return None
    day = math.floor(number)
    thousandths = min(round((number - day) * 86_400_000), 86_399_999)
    return _EPOCH.replace(tzinfo=None) + timedelta(days=day, milliseconds=thousandths)


def day_text(found: datetime | None) -> str:
    """The day as in ``2026-01-31``; empty for None."""
    return "" if found is None else found.date().isoformat()


def moment_text(found: datetime | None) -> str:
    """Day and time as in ``2026-01-31T09:30:00``, with its zone where it has one; empty for None."""
    return (
        "" if found is None else found.isoformat(timespec="milliseconds" if found.microsecond else "seconds")
    )
