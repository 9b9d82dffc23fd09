"""When a digest is due: one slot a week, on the same day at the same hour where the service is."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from conversations.weeks import week_of


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
        here = now.astimezone(self.zone)
        day = here.date() - timedelta(days=(here.weekday() - self.weekday) % 7)
        slot = self._on(datetime.combine(day, self.at))
        if slot.due > now:
            slot = self._on(datetime.combine(day - timedelta(days=7), self.at))
        return slot

    def _on(self, wall: datetime) -> Slot:
        due = wall.replace(tzinfo=self.zone, fold=0).astimezone(UTC)
        return Slot(week_of(wall.replace(tzinfo=self.zone)), due)
