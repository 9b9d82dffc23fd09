"""A week has one name, on every day of it."""

from datetime import UTC, datetime, timedelta

import pytest

from conversations.weeks import week_of


@pytest.mark.parametrize(
    ("first", "week"),
    [
        (datetime(2026, 11, 23, tzinfo=UTC), "2026-W48"),
        (datetime(2026, 12, 28, tzinfo=UTC), "2026-W53"),
        (datetime(2027, 1, 4, tzinfo=UTC), "2027-W01"),
        (datetime(2024, 12, 30, tzinfo=UTC), "2025-W01"),
    ],
)
def test_a_week_is_named_from_its_monday_to_its_sundays_last_moment(first: datetime, week: str) -> None:
    """Also where the year changes within it."""
    days = {week_of(first + timedelta(days=day)) for day in range(7)}
    assert days == {week}
    assert week_of(first - timedelta(microseconds=1)) != week
    assert week_of(first + timedelta(days=7, microseconds=-1)) == week
