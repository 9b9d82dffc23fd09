"""The Help now card is short, says who it is for and where it comes from, and says when it is out of date."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import conversations
from conversations.helplines import HelpRefused, read

UK = (Path(conversations.__file__).parent / "help" / "uk.toml").read_bytes()

ONE = b"""
opening = "These people can talk to you."
closing = "Carry on when you like."
[[line]]
name = "A line"
reach = "call 1"
serves = "For anyone."
source = "https://example.org/"
reviewed = 2026-11-23
review_by = 2027-05-23
"""


def test_the_card_says_first_that_no_one_reads_the_chat_live() -> None:
    assert read(UK).text.startswith("No one reads this chat live")


def test_the_card_names_every_line_with_its_number() -> None:
    card = read(UK)
    for line in card.lines:
        assert f"{line.name}: {line.reach}\n{line.serves}" in card.text
        assert re.search(r"\d{3}", line.reach)
        assert line.source.startswith("https://")
    assert card.lines[0].reach == "call 999"


def test_the_numbers_are_the_ones_that_were_meant() -> None:
    # Written out a second time on purpose: a slip of the finger in the file shows here.
    digits = [re.sub(r"\D", "", line.reach) for line in read(UK).lines]
    assert digits == [
        "999", "111", "116123", "85258", "08001111", "08088005000",
        "08082000247", "08000271234", "08088010800", "08088021414", "08088010327",
    ]  # fmt: skip


def test_a_line_is_overdue_from_the_day_after_its_review() -> None:
    card = read(ONE)
    assert card.unchecked == ()
    assert card.overdue(date(2027, 5, 23)) == ()
    assert card.overdue(date(2027, 5, 24)) == card.lines


def test_a_line_without_days_is_unchecked_and_never_overdue() -> None:
    days = b"reviewed = 2026-11-23\nreview_by = 2027-05-23\n"
    one, two = ONE, ONE[ONE.index(b"[[line]]") :].replace(days, b"").replace(b"A line", b"Another")
    card = read(one + two)
    assert [line.name for line in card.unchecked] == ["Another"]
    assert [line.name for line in card.overdue(date.max)] == ["A line"]


def test_the_built_in_card_does_not_say_that_anybody_checked_it() -> None:
    card = read(UK)
    assert card.unchecked == card.lines
    assert card.overdue(date.max) == ()


def test_a_card_may_begin_with_a_byte_order_mark() -> None:
    assert read(b"\xef\xbb\xbf" + ONE) == read(ONE)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ((b"[[line]]", b"[[line]"), "not a TOML file"),
        ((b'opening = "These people can talk to you."', b""), "The file has no opening"),
        ((b'reach = "call 1"', b""), "Help line 1 has no reach"),
        ((b'reach = "call 1"', b"reach = 1"), "Help line 1 has no reach"),
        ((b'serves = "For anyone."', b'serves = " "'), "Help line 1 has no serves"),
        ((b"reviewed = 2026-11-23", b'reviewed = "2026-11-23"'), "Help line 1 has no day as reviewed"),
        (
            (b"reviewed = 2026-11-23", b"reviewed = 2026-11-23T10:00:00Z"),
            "Help line 1 has no day as reviewed",
        ),
        ((b"reviewed = 2026-11-23", b""), "Help line 1 has one of reviewed and review_by"),
        ((b"review_by = 2027-05-23", b""), "Help line 1 has one of reviewed and review_by"),
        ((b"review_by = 2027-05-23", b"review_by = 2026-11-23"), "Mend review_by"),
        ((b'closing = "', b'closing = "' + b"very " * 1000), "longer than 3500"),
    ],
)
def test_a_file_with_a_mistake_is_refused_with_the_line_and_the_key(
    change: tuple[bytes, bytes], words: str
) -> None:
    with pytest.raises(HelpRefused, match=words):
        read(ONE.replace(*change))


@pytest.mark.parametrize(
    "data",
    [b"", b"line = 3", b"line = [3]", b"\xff", b"opening = 'x'", b"[" * 5000, b"line = " + b"1" * 5000],
)
def test_a_file_that_is_no_card_is_refused(data: bytes) -> None:
    with pytest.raises(HelpRefused):
        read(data)


@given(st.text(max_size=60))
def test_no_text_brings_anything_but_a_card_or_a_refusal(text: str) -> None:
    said = ""
    try:
        said = read(ONE + text.encode("utf-8", "surrogatepass")).text
    except HelpRefused as refused:
        said = str(refused)
    assert said.endswith(".")
