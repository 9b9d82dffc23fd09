"""When a digest is due: one slot a week, on the same day at the same hour where the service is."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from conversations.weeks import week_of

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Slot:
    """One time a digest is due: the ISO week that names it, and the moment, in UTC."""

    week: str
    due: datetime


@dataclass(frozen=True, slots=True)
class Timetable:
    """Which day of the week (0 is Monday) and at what time of day, where the service is."""

    weekday: int
    at: time
    zone: ZoneInfo

    def last(self, now: datetime) -> Slot:
        """The slot that came last, at this very moment too.

        An hour that a clock change leaves out counts as the one after it; of an hour that comes twice the first counts.
        """
        slots = self._about(now)
        return next(slot for slot in reversed(slots) if slot.due <= now)

    def following(self, now: datetime) -> Slot:
        """The slot that comes next, after this very moment."""
        slots = self._about(now)
        return next(slot for slot in slots if slot.due > now)

    def _about(self, now: datetime) -> list[Slot]:
        """The slots round about now, in order: where a clock goes back over midnight, it is yesterday once more."""
        here = now.astimezone(self.zone)
        day = here.date() - timedelta(days=(here.weekday() - self.weekday) % 7)
        return [self._on(datetime.combine(day + weeks * _WEEK, self.at)) for weeks in (-1, 0, 1, 2)]

    def _on(self, wall: datetime) -> Slot:
        due = wall.replace(tzinfo=self.zone, fold=0).astimezone(UTC)
        return Slot(week_of(wall.replace(tzinfo=self.zone)), due)


def weeks_between(earlier: str, later: str) -> int:
    """How many weeks lie from one ISO week to another, such as ``2026-W48``; below zero where it comes before.

    Raises:
        ValueError: One of them is no ISO week.
    """
    return (_monday(later) - _monday(earlier)) // _WEEK


def _monday(week: str) -> date:
    year, separator, number = week.partition("-W")
    if not separator:
        raise ValueError("not an ISO week")
    return date.fromisocalendar(int(year), int(number), 1)
