"""Dates and times as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.flow import Kind, Precision, Prompt
from conversations.talk.calendars import part_buttons, parts_in
from conversations.talk.days import (
    Parts,
    exists,
    parts_of_value,
    understood,
    value_of_parts,
    wanted,
    words_of_parts,
)
from conversations.words import words_of

ENGLISH = words_of("en")
TODAY = date(2026, 11, 23)
DAY = Prompt("day", Kind.DATE, 2, {})
MONTH = Prompt("month", Kind.DATE, 3, {}, precision=Precision.MONTH)
YEAR = Prompt("year", Kind.DATE, 4, {}, precision=Precision.YEAR)
TIME = Prompt("time", Kind.TIME, 5, {})
BOTH = Prompt("both", Kind.DATETIME, 6, {})
EACH = (DAY, MONTH, YEAR, TIME, BOTH)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("3 May 2024", (2024, 5, 3)),
        ("3rd of May 2024", (2024, 5, 3)),
        ("May 3rd, 2024", (2024, 5, 3)),
        ("Friday 3 May 2024", (2024, 5, 3)),
        ("2024-05-03", (2024, 5, 3)),
        ("03/05/2024", (2024, 5, 3)),
        ("3.5.2024", (2024, 5, 3)),
        ("05/13/2024", (2024, 5, 13)),
        ("3/5/24", (2024, 5, 3)),
        ("3/5/84", (1984, 5, 3)),
        ("today", (2026, 11, 23)),
        ("Yesterday", (2026, 11, 22)),
        ("May 2024", (2024, 5)),
        ("sept 2020", (2020, 9)),
        ("05/2024", (2024, 5)),
        ("2024", (2024,)),
        ("29 February 2024", (2024, 2, 29)),
    ],
)
def test_a_date_is_understood_day_first(typed: str, parts: Parts) -> None:
    assert understood(DAY, (), typed, TODAY, ENGLISH) == (parts,)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "last week",
        "Monday Tuesday",
        "Monday the 3rd",
        "31 April",
        "30 February",
        "29 February 2023",
        "31/04/2024",
        "13/13/2024",
        "0/1/2024",
        "1/1/1066",
        "99999",
        "soon",
    ],
)
def test_what_is_no_date_means_nothing(typed: str) -> None:
    assert understood(DAY, (), typed, TODAY, ENGLISH) == ()


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("3rd of May", (2026, 5, 3)),
        ("May 3", (2026, 5, 3)),
        ("23 November", (2026, 11, 23)),
        ("24 November", (2025, 11, 24)),
        ("29 February", (2024, 2, 29)),
        ("Monday", (2026, 11, 16)),
        ("last Monday", (2026, 11, 16)),
        ("on Tuesday", (2026, 11, 17)),
        ("last sun.", (2026, 11, 22)),
    ],
)
def test_a_day_without_its_year_is_the_latest_that_is_not_to_come(typed: str, parts: Parts) -> None:
    """Today is a Monday; the Monday that is told of is the one before."""
    assert understood(DAY, (), typed, TODAY, ENGLISH) == (parts,)


def test_a_day_without_its_year_is_in_the_year_that_was_begun_and_no_month_of_a_year() -> None:
    assert understood(DAY, (2023,), "3 May", TODAY, ENGLISH) == ((2023, 5, 3),)
    assert understood(MONTH, (), "3 May", TODAY, ENGLISH) == ()
    assert understood(MONTH, (), "Monday", TODAY, ENGLISH) == ()


def test_a_day_that_is_not_there_is_no_month_either() -> None:
    assert understood(MONTH, (), "31 February 2024", TODAY, ENGLISH) == ()
    assert understood(MONTH, (), "3 May 2024", TODAY, ENGLISH) == ((2024, 5),)
    assert understood(YEAR, (), "3 May 2024", TODAY, ENGLISH) == ((2024,),)


def test_the_part_that_is_asked_for_can_be_typed_alone() -> None:
    assert understood(DAY, (2024,), "May", TODAY, ENGLISH) == ((2024, 5),)
    assert understood(DAY, (2024,), "5", TODAY, ENGLISH) == ((2024, 5),)
    assert understood(DAY, (2024, 5), "3rd", TODAY, ENGLISH) == ((2024, 5, 3),)
    assert understood(DAY, (2024, 2), "30", TODAY, ENGLISH) == ()
    assert understood(TIME, (10,), "15", TODAY, ENGLISH) == ((10, 15),)
    assert understood(BOTH, (2024, 5, 3, 10), "15", TODAY, ENGLISH) == ((2024, 5, 3, 10, 15),)


def test_a_date_typed_in_full_counts_in_full_whatever_was_begun() -> None:
    assert understood(DAY, (2024, 2), "3 May 2023", TODAY, ENGLISH) == ((2023, 5, 3),)
    assert understood(DAY, (2024, 2), "2023", TODAY, ENGLISH) == ((2023,),)


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        ("15:30", ((15, 30),)),
        ("15.30", ((15, 30),)),
        ("07:15", ((7, 15),)),
        ("3pm", ((15, 0),)),
        ("3:30 p.m.", ((15, 30),)),
        ("3 o'clock in the afternoon", ((15, 0),)),
        ("12 am", ((0, 0),)),
        ("12pm", ((12, 0),)),
        ("noon", ((12, 0),)),
        ("midnight", ((0, 0),)),
        ("half past 3", ((3, 30), (15, 30))),
        ("quarter to four", ((3, 45), (15, 45))),
        ("quarter past 12", ((0, 15), (12, 15))),
        ("half past three pm", ((15, 30),)),
        ("3", ((3, 0), (15, 0))),
        ("eight", ((8, 0), (20, 0))),
        ("25:00", ()),
        ("15:70", ()),
        ("13 pm", ()),
        ("half to 3", ()),
        ("in the evening", ()),
    ],
)
def test_a_time_without_its_half_of_the_day_is_two_times(typed: str, times: tuple[Parts, ...]) -> None:
    assert understood(TIME, (), typed, TODAY, ENGLISH) == times


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("3 May 2024 3pm", ((2024, 5, 3, 15, 0),)),
        ("2024-05-03T15:30", ((2024, 5, 3, 15, 30),)),
        ("yesterday at half past 3", ((2026, 11, 22, 3, 30), (2026, 11, 22, 15, 30))),
        ("3 May 2024", ((2024, 5, 3),)),
        ("3pm", ()),
    ],
)
def test_a_date_and_a_time_can_be_typed_together(typed: str, readings: tuple[Parts, ...]) -> None:
    assert understood(BOTH, (), typed, TODAY, ENGLISH) == readings


def test_values_are_iso_and_words_are_as_people_say_them() -> None:
    assert value_of_parts(DAY, (2024, 5, 3)) == "2024-05-03"
    assert value_of_parts(MONTH, (2024, 5)) == "2024-05-01"
    assert value_of_parts(YEAR, (2024,)) == "2024-01-01"
    assert value_of_parts(TIME, (7, 5)) == "07:05:00"
    assert value_of_parts(BOTH, (2024, 5, 3, 7, 5)) == "2024-05-03T07:05:00"
    assert value_of_parts(DAY, (2024, 5)) == ""
    assert words_of_parts(DAY, (2024, 5, 3), "en") == "3 May 2024"
    assert words_of_parts(MONTH, (2024, 5), "en") == "May 2024"
    assert words_of_parts(BOTH, (2024, 5, 3, 7, 5), "en") == "3 May 2024, 07:05"


@given(st.sampled_from(EACH), st.text(max_size=30), st.lists(st.integers(0, 40), max_size=4))
def test_whatever_is_typed_is_a_date_that_exists_or_none(prompt: Prompt, text: str, begun: list[int]) -> None:
    parts = tuple(begun[: wanted(prompt) - 1])
    for reading in understood(prompt, parts if exists(prompt, parts) else (), text, TODAY, ENGLISH):
        assert exists(prompt, reading)
        assert len(reading) <= wanted(prompt)


@given(st.sampled_from(EACH), st.data())
def test_tapping_on_always_ends_in_a_date_and_every_value_reads_back(
    prompt: Prompt, data: st.DataObject
) -> None:
    """Any way through the buttons, whatever page of years, gives a value in as many taps as it has parts."""
    parts: Parts = ()
    page = data.draw(st.sampled_from([0, 1, 8, 99]))
    while not value_of_parts(prompt, parts):
        rows = part_buttons(prompt, parts, TODAY, "key.1.", page, ENGLISH)
        tokens = [button.token for row in rows for button in row]
        assert len(tokens) <= 31
        found = [parts_in(token.rpartition(".")[2]) for token in tokens]
        longer = [one for one in found if len(one) > len(parts)]
        parts = data.draw(st.sampled_from(longer))
        assert exists(prompt, parts)
    value = value_of_parts(prompt, parts)
    assert parts_of_value(prompt, value) == parts
    assert (
        understood(prompt, (), words_of_parts(prompt, parts, "en"), TODAY, ENGLISH)[0][: len(parts)]
        is not None
    )


@pytest.mark.parametrize("action", ["v", "v-", "v2024-", "vx", "v٣", "v20245-1", "p1", "", "v1--2"])
def test_a_forged_button_carries_no_date(action: str) -> None:
    assert parts_in(action) == ()
