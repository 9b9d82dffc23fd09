"""Slots come once a week at one hour, whatever the clocks of the place do."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from conversations.digest.slots import Timetable, weeks_between
from conversations.weeks import week_of

LONDON = ZoneInfo("Europe/London")
TUESDAY = Timetable(1, time(10), LONDON)

# Zones whose clocks change at midnight, by half an hour, or over a whole day.
ZONES = (
    "UTC",
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "America/Sao_Paulo",
    "Asia/Beirut",
    "Pacific/Apia",
    "Asia/Kathmandu",
)
timetables = some.builds(
    Timetable,
    some.integers(0, 6),
    some.times().map(lambda at: at.replace(tzinfo=None)),
    some.sampled_from(ZONES).map(ZoneInfo),
)
moments = some.timedeltas(timedelta(0), timedelta(days=365 * 130)).map(
    lambda since: datetime(1970, 1, 1, tzinfo=UTC) + since
)


def utc(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


@given(timetables, moments)
def test_now_is_always_between_the_last_slot_and_the_following_one(table: Timetable, now: datetime) -> None:
    last, following = table.last(now), table.following(now)
    assert last.due <= now < following.due
    assert table.last(following.due) == following
    assert table.following(last.due) == following
    assert table.last(following.due - timedelta(microseconds=1)) == last


@given(timetables, moments)
def test_slots_have_names_that_rise_and_no_two_have_the_same(table: Timetable, now: datetime) -> None:
    names = []
    for _ in range(60):
        slot = table.following(now)
        names.append(slot.week)
        now = slot.due
    assert names == sorted(set(names))
    assert [weeks_between(names[0], name) for name in names] == list(range(60))


@given(timetables, moments, some.lists(some.timedeltas(timedelta(0), timedelta(days=2)), max_size=40))
def test_time_that_goes_on_never_comes_to_an_earlier_slot(
    table: Timetable, now: datetime, steps: list[timedelta]
) -> None:
    found = [table.last(now)]
    for step in steps:
        now += step
        found.append(table.last(now))
    assert [slot.due for slot in found] == sorted(slot.due for slot in found)
    assert [slot.week for slot in found] == sorted(slot.week for slot in found)


@pytest.mark.parametrize(
    ("now", "week", "due"),
    [
        ("2026-11-24T10:00:00", "2026-W48", "2026-11-24T10:00:00"),
        ("2026-11-24T09:59:59", "2026-W47", "2026-11-17T10:00:00"),
        ("2026-11-23T23:59:59", "2026-W47", "2026-11-17T10:00:00"),
        ("2026-06-30T09:00:00", "2026-W27", "2026-06-30T09:00:00"),  # ten o'clock in summer
        ("2026-01-01T00:00:00", "2026-W01", "2025-12-30T10:00:00"),  # the year of its Thursday
        ("1970-01-01T00:00:00", "1970-W01", "1969-12-30T09:00:00"),  # London kept summer time all year
    ],
)
def test_the_slot_is_at_ten_where_the_service_is(now: str, week: str, due: str) -> None:
    slot = TUESDAY.last(utc(now))
    assert (slot.week, slot.due) == (week, utc(due))


def test_an_hour_that_is_left_out_counts_as_the_one_after_it() -> None:
    """In London half past one does not come on 29 March 2026; half past two is then half past one in UTC."""
    table = Timetable(6, time(1, 30), LONDON)
    assert table.last(utc("2026-03-29T01:30:00")).due == utc("2026-03-29T01:30:00")
    assert table.last(utc("2026-03-29T01:29:59")).due == utc("2026-03-22T01:30:00")


def test_of_an_hour_that_comes_twice_the_first_counts_and_the_second_is_no_slot() -> None:
    table = Timetable(6, time(1, 30), LONDON)
    first = table.last(utc("2026-10-25T00:30:00"))
    assert (first.week, first.due) == ("2026-W43", utc("2026-10-25T00:30:00"))
    assert table.last(utc("2026-10-25T01:30:00")) == first
    assert table.following(utc("2026-10-25T00:30:00")).due == utc("2026-11-01T01:30:00")


def test_a_slot_that_came_stays_the_last_where_the_clock_goes_back_over_midnight() -> None:
    """In St John's the clock went back at one minute past midnight, to 23:01 of the day before, until 2011."""
    table = Timetable(6, time(0, 0), ZoneInfo("America/St_Johns"))
    came = table.last(utc("2006-10-29T02:30:00"))
    assert came.due == utc("2006-10-29T02:30:00")
    again = utc("2006-10-29T02:45:00")  # a quarter past eleven on Saturday, for the second time
    assert again.astimezone(table.zone).weekday() == 5
    assert table.last(again) == came


@given(moments, some.integers(-3000, 3000))
def test_weeks_are_counted_over_the_ends_of_years(now: datetime, weeks: int) -> None:
    later = now + timedelta(weeks=weeks)
    if later >= utc("1900-01-01"):
        assert weeks_between(week_of(now), week_of(later)) == weeks


@pytest.mark.parametrize("week", ["", "2026", "2026-48", "2026-W60", "soon"])
def test_what_is_no_week_is_refused(week: str) -> None:
    with pytest.raises(ValueError, match=r"week|int"):
        weeks_between("2026-W01", week)
