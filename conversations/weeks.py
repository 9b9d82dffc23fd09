"""The week: the finest time that is kept or shown of a story."""

from datetime import datetime


def week_of(moment: datetime) -> str:
    """The ISO 8601 week that a moment belongs to, where its clock stands, such as ``2026-W48``: 8 characters.

    Weeks begin on Monday and belong to the year of their Thursday, so the first of January may still be in the
    last week of the year before.
    """
    year, week, _ = moment.isocalendar()
    return f"{year:04d}-W{week:02d}"
