"""A long form is gone through in steady time, and what would take longer is named as undecided."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from conversations.flow import Flow
from conversations.ways import Reached, findings, ways
from tests.forms.writing import CHOICES, SETTINGS, flow, survey

HEADS = "type | name | label::English (en) | relevant | constraint"


def rows_by_themselves(rows: int) -> Flow:
    each = (f"text | q{row} | Question {row}? | | string-length(.) < 500" for row in range(rows))
    return flow(SETTINGS, survey(HEADS, *each), CHOICES)


def chained(rows: int) -> Flow:
    each = (f"select_one yn | q{row} | Question {row}? | ${{q{row - 1}}} = 'yes'" for row in range(1, rows))
    return flow(SETTINGS, survey(HEADS, "select_one yn | q0 | First?", *each), CHOICES)


def looked_at_later(rows: int) -> Flow:
    asked = (f"select_one yn | q{row} | Question {row}?" for row in range(rows // 2))
    told = (f"text | t{row} | Tell {row}? | ${{q{row}}} = 'yes'" for row in range(rows // 2))
    return flow(SETTINGS, survey(HEADS, *asked, *told), CHOICES)


def calls(made: Flow) -> int:
    """How many functions of ours are called to find out everything about a flow: the same on every machine."""
    count = 0

    def one(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(one)
    try:
        findings(made, ways(made))
    finally:
        sys.setprofile(None)
    return count


lengths = pytest.mark.parametrize("rows", [200, pytest.param(300, marks=pytest.mark.soak)])


@lengths
@pytest.mark.parametrize("form", [rows_by_themselves, chained])
def test_a_form_twice_as_long_takes_twice_the_work(form: Callable[[int], Flow], rows: int) -> None:
    assert calls(form(2 * rows)) < 2.3 * calls(form(rows))


@lengths
def test_a_form_whose_answers_are_looked_at_far_below_takes_no_more_than_its_share(rows: int) -> None:
    assert calls(looked_at_later(2 * rows)) < 3 * calls(looked_at_later(rows))


def test_a_title_before_hundreds_of_questions_that_may_all_be_passed_over_is_told() -> None:
    made = flow(
        SETTINGS,
        survey(
            HEADS,
            "text | first | First?",
            "begin_group | g | All of these | ",
            *(
                f"select_one yn | q{row} | Question {row}? | contains(${{first}}, 'w{row}')"
                for row in range(700)
            ),
            "end_group",
        ),
        CHOICES,
    )
    found = ways(made)
    assert {met.reached for name, met in found.met.items() if name.startswith("q")} == {Reached.UNDECIDED}
    assert len(found.longest.asked) == 701
    assert found.longest.told == ("g:",)


def test_a_chain_of_a_thousand_rules_is_decided_to_the_last() -> None:
    found = ways(chained(1_000))
    assert found.routes.exact
    assert found.routes.most == 1_000
    assert found.undecided == ()
