"""A service that starts with help lines past their day says so once, and says no word of them."""

from datetime import date

import pytest

from bot.overdue import log_overdue
from conversations.helplines import read

CARD = read(
    b'opening = "o"\nclosing = "c"\n[[line]]\nname = "Ashline"\nreach = "call 1"\nserves = "all"\nsource = "s"\n'
    b"reviewed = 2026-11-23\nreview_by = 2027-05-23\n"
)


def test_lines_past_their_day_are_counted_in_one_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    log_overdue(CARD, date(2027, 5, 24))
    (record,) = caplog.records
    assert record.getMessage() == "help lines past their day of review: 1"
    assert record.levelname == "ERROR"
    assert "Ashline" not in caplog.text


def test_nothing_is_logged_of_a_card_that_is_in_time(caplog: pytest.LogCaptureFixture) -> None:
    log_overdue(CARD, date(2027, 5, 23))
    assert caplog.records == []
