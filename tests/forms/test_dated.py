"""No story holds the day of its talk, whatever the row is called that works it out."""

import pytest

from conversations.errors import Weight
from conversations.flow import Guard, Kind, in_stories
from tests.forms.writing import CHOICES, SETTINGS, flow, outcome, survey

HEADS = "type | name | label::English (en) | calculation | default | bind::kv:guard"


@pytest.mark.parametrize(
    "rows",
    [
        ("calculate | b | | today()",),
        ("calculate | b | | format-date(now(), '%Y-%m-%d')",),
        ("hidden | b | | | today()",),
        ("calculate | a | | today()", "calculate | b | | concat('on ', ${a})"),
        ("today | a", "calculate | b | | ${a}"),
        ("date | a | When?", "calculate | b | | today() - ${a}"),
        ("calculate | b | | once(today())",),
    ],
)
def test_what_is_worked_out_from_the_day_stays_out_of_the_story_and_says_so(rows: tuple[str, ...]) -> None:
    made = outcome(SETTINGS, survey(HEADS, *rows, "text | t | Tell?"), CHOICES)
    assert made.flow is not None
    assert not in_stories(made.flow.prompt("b"))
    told = {(fault.row, fault.weight) for fault in made.faults if fault.rule == "day-only"}
    assert (1 + len(rows), Weight.NOTE) in told


def test_what_hangs_on_answers_alone_stays_in_the_story() -> None:
    made = flow(SETTINGS, survey(HEADS, "integer | a | How many?", "calculate | b | | ${a} + 1"), CHOICES)
    assert in_stories(made.prompt("b"))


@pytest.mark.parametrize("default", ["today()", "now()", "${d}", "format-date(today(), '%Y')"])
def test_an_answer_that_one_tap_makes_the_day_of_the_talk_is_warned_of(default: str) -> None:
    rows = (
        "calculate | d | | today()",
        f"text | a | When? | | {default}",
        f"text | g | When? | | {default} | gate",
    )
    made = outcome(SETTINGS, survey(HEADS, *rows), CHOICES)
    assert [(fault.row, fault.weight) for fault in made.faults if fault.rule == "offers-day"] == [
        (3, Weight.WARNING)
    ]


def test_every_round_of_a_repeat_keeps_the_day_out() -> None:
    rows = ("begin_repeat | r | R", "date | a | When?", "calculate | b | | today() - ${a}", "end_repeat")
    made = flow(SETTINGS, survey(HEADS, *rows), CHOICES)
    days = [prompt for prompt in made.prompts if prompt.kind is Kind.CALCULATE]
    assert len(days) > 1
    assert all(Guard.GATE in prompt.guards for prompt in days)
