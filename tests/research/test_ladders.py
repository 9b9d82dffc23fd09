"""Every rung says less than the one below it, and what is told of a number, a date or a time is true of it."""

from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.flow import Precision
from conversations.research.columns import Column, Shape, Standing, Value
from conversations.research.folding import folded, told_as
from conversations.research.ladders import (
    SENT,
    Ends,
    Rung,
    banded,
    dated,
    ends_of,
    exact,
    ladder,
    month_of,
    part_of_day,
    told,
)
from conversations.weeks import week_of

DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))
NUMBERS = st.integers(-500, 2100)


def column(shape: Shape, *values: Value, precision: Precision = Precision.DAY) -> Column:
    return Column("asked", shape, Standing.KEY, {}, values, ("7",), precision=precision)


@given(DATES, DATES)
def test_dates_that_are_alike_on_a_rung_are_alike_on_the_next(one: date, other: date) -> None:
    for below, above in pairwise(SENT):
        if dated(one.isoformat(), below) == dated(other.isoformat(), below):
            assert dated(one.isoformat(), above) == dated(other.isoformat(), above)


def test_a_date_is_told_by_month_quarter_and_year() -> None:
    assert [dated("2026-11-03", rung) for rung in SENT] == ["2026-11", "2026-Q4", "2026", ""]
    assert [dated(f"2026-{month:02}", Rung.QUARTER)[-2:] for month in range(1, 13)] == [
        quarter for quarter in ("Q1", "Q2", "Q3", "Q4") for _ in range(3)
    ]
    assert [exact("2026-11-03T10:00:00.000Z", each) for each in Precision] == [
        "2026-11-03",
        "2026-11",
        "2026",
    ]


@given(st.datetimes())
def test_a_week_is_of_the_month_of_its_thursday(moment: datetime) -> None:
    thursday = moment.date() + timedelta(days=4 - moment.isoweekday())
    if 1 < thursday.year < 9999:
        assert month_of(week_of(moment)) == thursday.isoformat()[:7]


@given(NUMBERS, st.sampled_from([Rung.FIVES, Rung.TENS]))
def test_a_number_is_within_its_band(value: int, rung: Rung) -> None:
    start, _, end = banded(str(value), rung, Ends()).partition(" to ")
    assert int(start) <= value <= int(end)
    assert int(start) % 5 == 0
    assert int(end) - int(start) + 1 == (5 if rung is Rung.FIVES else 10)


@given(
    st.dictionaries(NUMBERS.map(str), st.integers(1, 30), max_size=30),
    st.sampled_from([Rung.FIVES, Rung.TENS]),
)
def test_the_last_bands_hold_eight_rows_or_there_are_none(values: dict[str, int], rung: Rung) -> None:
    ends = ends_of(values, rung, 8)
    told_in = {value: banded(value, rung, ends) for value in values}
    for value, band in told_in.items():
        if band.endswith(" or more"):
            assert int(value) >= int(band.split(" ")[0])
        if band.startswith("under "):
            assert int(value) < int(band.split(" ")[1])
    for is_end in (str.startswith, str.endswith):
        ended = [rows for value, rows in values.items() if is_end(told_in[value], ("under ", " or more"))]
        assert not ended or sum(ended) >= 8


@pytest.mark.parametrize("value", ["", "many", "NaN", "Infinity", "1e999999999", "-1E+400", "٣" * 40])
def test_what_is_no_number_is_told_as_nothing(value: str) -> None:
    assert banded(value, Rung.FIVES, Ends()) == ""


@given(st.decimals(-1000, 1000, allow_nan=False, places=2))
def test_a_broken_number_is_in_the_band_it_begins_in(value: Decimal) -> None:
    start, _, end = banded(str(value), Rung.FIVES, Ends()).partition(" to ")
    assert int(start) <= value < int(end) + 1


def test_a_time_is_told_by_the_quarter_of_the_day() -> None:
    assert [part_of_day(f"{hour:02}:15") for hour in (0, 5, 6, 12, 23)] == [
        "00:00 to 05:59",
        "00:00 to 05:59",
        "06:00 to 11:59",
        "12:00 to 17:59",
        "18:00 to 23:59",
    ]


def test_each_shape_has_its_ladder_and_the_last_rung_tells_nothing() -> None:
    near, far = Value("near", 1, {}, broader="there"), Value("far", 2, {})
    assert ladder(column(Shape.CHOICE, near, far)) == (Rung.ITSELF, Rung.BROADER, Rung.WITHHELD)
    assert ladder(column(Shape.CHOICE, far)) == (Rung.ITSELF, Rung.WITHHELD)
    assert ladder(column(Shape.DATE, precision=Precision.YEAR)) == (Rung.YEAR, Rung.WITHHELD)
    assert [
        told(column(Shape.CHOICE, near, far), "near", rung, Ends())
        for rung in ladder(column(Shape.CHOICE, near))
    ] == [
        "near",
        "there",
        "",
    ]
    for shape in (Shape.NUMBER, Shape.DATE, Shape.TIME, Shape.CODE, Shape.CHOICE):
        assert ladder(column(shape))[-1] is Rung.WITHHELD
        assert told(column(shape), "12:00", Rung.WITHHELD, Ends()) == ""


SERVICES = column(
    Shape.CHOICES,
    Value("gp", 1, {}, broader="health"),
    Value("camhs", 2, {}, broader="health"),
    Value("ward", 3, {}, broader="health"),
    Value("school", 4, {}),
    Value("police", 5, {}),
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"gp": 8, "camhs": 8, "ward": 8, "school": 8, "police": 8}, {}),
        ({"gp": 8, "camhs": 8, "ward": 8, "school": 8, "police": 7}, {"police": ""}),
        ({"gp": 20, "camhs": 4, "ward": 4, "school": 9, "police": 9}, {"camhs": "health", "ward": "health"}),
        ({"gp": 20, "ward": 9, "school": 9, "police": 9}, {"camhs": ""}),
        ({"gp": 20, "camhs": 4, "ward": 9, "school": 9, "police": 9}, {"camhs": "health", "ward": "health"}),
        ({"gp camhs": 3, "ward": 4, "school police": 9}, {"gp": "", "camhs": "", "ward": ""}),
        (
            {"gp camhs": 4, "ward": 4, "school police": 9},
            {"gp": "health", "camhs": "health", "ward": "health"},
        ),
        ({}, {"gp": "", "camhs": "", "ward": "", "school": "", "police": ""}),
    ],
)
def test_a_choice_of_few_falls_to_its_kind_with_enough_others_or_is_taken_out(
    said: dict[str, int], expected: dict[str, str]
) -> None:
    assert folded(SERVICES, said, said, 8) == expected


def test_a_choice_that_falls_in_one_bundle_hides_among_those_of_that_bundle() -> None:
    before = {"health": 30, "gp": 30, "school": 30, "police": 30, "ward": 30}
    for new, expected in (
        ({"camhs": 3}, {"camhs": ""}),
        ({"camhs": 3, "gp": 5}, {"camhs": "health", "gp": "health"}),
    ):
        told = Counter(before) + Counter(new)
        assert folded(SERVICES, told, new, 8) == expected


CELLS = st.lists(st.sampled_from(["gp", "camhs", "ward", "school", "police"]), min_size=1, unique=True).map(
    " ".join
)


@given(st.dictionaries(CELLS, st.integers(1, 12), max_size=12))
def test_whatever_is_told_of_several_choices_is_told_by_eight(said: dict[str, int]) -> None:
    folds = folded(SERVICES, said, said, 8)
    tellers: dict[str, int] = {}
    for cell, rows in said.items():
        for name in filter(None, told_as(cell, folds).split(" ")):
            tellers[name] = tellers.get(name, 0) + rows
    assert min(tellers.values(), default=8) >= 8
    alone = {kind: [name for name in folds if folds[name] == kind] for kind in folds.values() if kind}
    counts = {name: sum(rows for cell, rows in said.items() if name in cell.split(" ")) for name in folds}
    for fallen in alone.values():  # a kind that one choice alone was told by would tell the choice
        assert sum(counts[name] > 0 for name in fallen) >= 2
