"""How many concerns were answered with a change: windows that follow each other, told when they are over, and rounded."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.digest.loop import WEEKS, is_open, measured, told_in, window_of
from conversations.facets import FEWEST
from conversations.weeks import week_of

DAYS = st.integers(0, 14_000).map(lambda after: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=after))


@given(DAYS)
def test_every_window_has_as_many_weeks_and_no_week_is_in_two(day: datetime) -> None:
    numbers = [window_of(week_of(day + timedelta(weeks=after))) for after in range(2 * WEEKS + 1)]
    assert numbers == sorted(numbers)
    assert numbers[-1] == numbers[0] + 2
    assert all(numbers.count(number) <= WEEKS for number in numbers)
    assert numbers.count(numbers[0] + 1) == WEEKS


@given(DAYS)
def test_what_is_told_can_be_added_to_no_more(day: datetime) -> None:
    week = week_of(day)
    assert not is_open(told_in(week), week)
    assert is_open(told_in(week) + 1, week)
    later = week_of(day + timedelta(weeks=40))
    assert not is_open(told_in(week), later)


@given(DAYS, st.integers(0, 400), st.integers(0, 400))
def test_what_is_told_is_rounded_and_few_are_told_by_one_sign(day: datetime, posted: int, some: int) -> None:
    window, changed = window_of(week_of(day)), min(posted, some)
    told = measured(window, posted, changed)
    if posted < FEWEST:
        assert told is None
        return
    assert told is not None
    assert told.posted % 5 == 0
    assert abs(told.posted - posted) <= 2
    assert (told.changed is None) == (changed < FEWEST)
    assert window_of(told.first) == window_of(told.last) == window
    assert measured(window, posted, 0) == measured(window, posted, FEWEST - 1)


def test_a_week_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match="week"):
        window_of("2026-48")
