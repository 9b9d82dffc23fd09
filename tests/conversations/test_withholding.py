"""What is shown of counters is rounded, withheld where small, and made in one place alone."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.health.observations import TALK, Measure
from conversations.health.withholding import (
    STEP,
    Cell,
    Change,
    Counts,
    Five,
    Mark,
    Treated,
    change,
    marks,
    share,
    treated,
)

ROOT = Path(__file__).parents[2]
TEN = {(TALK, Measure.CAME): 10}

COUNTS = st.dictionaries(
    st.tuples(st.sampled_from([TALK, "age", "story", "child[1]", "child[2]"]), st.sampled_from(Measure)),
    st.integers(0, 60),
)


def cells(table: Treated) -> list[Cell]:
    found: list[Cell] = [table.begun, table.reviewed, table.sent]
    for row in table.rows.values():
        found += [
            row.asked,
            row.answered,
            row.skipped,
            row.left,
            row.deleted,
            row.edited,
            row.back,
            row.paused,
        ]
        found += row.times
    return found


@given(COUNTS)
def test_every_figure_is_a_multiple_of_five_or_withheld_and_zero_is_never_shown(counts: Counts) -> None:
    for cell in cells(treated(counts)):
        assert cell is None or (cell >= STEP and cell % STEP == 0)


@given(COUNTS, st.sampled_from(Measure), st.integers(0, 4))
def test_fewer_than_five_and_none_look_the_same(counts: Counts, measure: Measure, few: int) -> None:
    base = {**counts, **TEN, (TALK, Measure.WENT): 0}
    asked = {("age", Measure.SHOWN): 50, ("age", Measure.TURNED): 0, ("age", Measure.ANSWERED): 30}
    if measure in (Measure.SHOWN, Measure.TURNED, Measure.ANSWERED):
        return
    none = treated({**base, **asked, ("age", Measure.SKIPPED): 0, ("age", measure): 0})
    some = treated({**base, **asked, ("age", Measure.SKIPPED): 0, ("age", measure): few})
    # What was left is what was asked and neither answered nor left out, so leaving out may move it by one step.
    changed = [(a, b) for a, b in zip(cells(none), cells(some), strict=True) if a != b]
    assert changed in ([], [(20, 15)])


@given(COUNTS, st.integers(0, 9), st.integers(0, 100))
def test_nothing_is_shown_of_fewer_than_ten_narrators_however_much_they_did(
    counts: Counts, narrators: int, went: int
) -> None:
    """Not by one who begins and deletes a hundred times either."""
    table = treated({**counts, (TALK, Measure.CAME): narrators + went, (TALK, Measure.WENT): went})
    assert table.withheld
    assert table.rows == {}
    assert set(cells(table)) == {None}


@given(st.dictionaries(st.sampled_from(Measure), st.integers(-(10**18), 10**18)))
def test_damaged_counters_never_show_less_than_nothing(damaged: dict[Measure, int]) -> None:
    table = treated({**TEN, **{("age", measure): count for measure, count in damaged.items()}})
    assert all(cell is None or cell >= STEP for cell in cells(table))
    marks(table)


def test_those_who_stopped_and_those_who_deleted_are_left_here_together() -> None:
    table = treated(
        {
            **TEN,
            ("age", Measure.SHOWN): 43,
            ("age", Measure.TURNED): 3,
            ("age", Measure.ANSWERED): 21,
            ("age", Measure.SKIPPED): 4,
            ("age", Measure.LEFT): 9,
        }
    )
    row = table.rows["age"]
    assert (row.asked, row.answered, row.skipped, row.left, row.deleted) == (40, 20, None, 15, 5)


def test_the_rounds_of_a_repeat_are_one_question() -> None:
    table = treated({**TEN, ("child[1]", Measure.SHOWN): 4, ("child[2][1]", Measure.SHOWN): 3})
    assert table.rows.keys() == {"child"}
    assert table.rows["child"].asked == 5


def row(asked: int, **given: int) -> dict[tuple[str, Measure], int]:
    return {("q", Measure.SHOWN): asked, **{("q", Measure(name)): count for name, count in given.items()}}


def named(name: str, counts: dict[tuple[str, Measure], int]) -> dict[tuple[str, Measure], int]:
    return {(name, measure): count for (_, measure), count in counts.items()}


def test_the_question_with_the_largest_share_of_those_asked_stands_out_with_the_reason() -> None:
    table = treated(
        {
            **TEN,
            **named("many", row(100, answered=90, skipped=10)),
            **named("few", row(20, answered=10, skipped=10)),
            **named("slow", row(40, answered=20, over_10_min=20)),
        }
    )
    assert marks(table) == {"slow": (Mark.LEFT, Mark.SLOW), "few": (Mark.SKIPPED,)}


def test_nothing_stands_out_where_nothing_reaches_ten_in_a_hundred() -> None:
    assert marks(treated({**TEN, **row(100, answered=93, skipped=6)})) == {}


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [
        ((60, 100), (10, 100), Change.LESS),
        ((10, 100), (60, 100), Change.MORE),
        ((None, 200), (60, 200), Change.MORE),
        ((10, 20), (5, 20), Change.UNCLEAR),
        ((None, 10), (None, 10), Change.UNCLEAR),
        ((20, 100), (25, 100), Change.UNCLEAR),
        ((None, None), (60, 100), None),
    ],
)
def test_less_and_more_are_said_only_where_neither_rounding_nor_chance_explains_it(
    before: tuple[int | None, int | None], after: tuple[int | None, int | None], how: Change | None
) -> None:
    def five(pair: tuple[int | None, int | None]) -> tuple[Cell, Cell]:
        part, whole = (None if value is None else Five(value) for value in pair)
        return part, whole

    assert change(five(before), five(after)) is how


@given(st.integers(0, 300), st.integers(5, 300))
def test_a_share_tells_no_more_than_the_figures_it_is_of(part: int, whole: int) -> None:
    """All raw counts that are shown as the same figures have the same share, to the nearest five."""
    rounded = [None if n < STEP else Five(n - n % STEP) for n in (part, whole)]
    of = share(*rounded)
    assert of is None or (of % STEP == 0 and 0 <= of <= 100)


def test_treated_counts_are_made_in_one_module_and_what_draws_them_sees_no_others() -> None:
    digests = (
        ROOT / "conversations" / "digest"
    )  # there treated tables of another kind are made, behind a gate of their own
    for package in ("bot", "conversations", "storage"):
        for path in (ROOT / package).rglob("*.py"):
            if digests in path.parents:
                continue
            called = {
                node.func.id
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            }
            assert (
                not called & {"Treated", "Five"}
                or path == ROOT / "conversations" / "health" / "withholding.py"
            ), path
    for name in ("terminal", "picture", "page", "document"):
        text = (ROOT / "bot" / "health" / f"{name}.py").read_text(encoding="utf-8")
        assert "Counts" not in text
        assert "storage" not in text
