"""The Help now card is short, says who it is for and where it comes from, and says when it is out of date; in every language."""

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import conversations
from conversations.direction import in_order
from conversations.helplines import LONGEST_CARD, HelpRefused, read
from conversations.words import CODES

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
DAYS = b"reviewed = 2026-11-23\nreview_by = 2027-05-23\n"
ANOTHER = ONE[ONE.index(b"[[line]]") :].replace(b"A line", b"Another")
WELSH = {
    b'opening = "': b'opening.cy = "Gall y bobl hyn siarad \xc3\xa2 chi."\nopening.en = "',
    b'reach = "': b'reach.cy = "ffoniwch 1"\nreach.en = "',
}


def changed(data: bytes, changes: dict[bytes, bytes]) -> bytes:
    for before, after in changes.items():
        data = data.replace(before, after)
    return data


def test_the_card_says_first_that_no_one_reads_the_chat_live() -> None:
    assert read(UK).text("en").startswith("No one reads this chat live")


def test_the_card_names_every_line_with_its_number() -> None:
    card = read(UK)
    text = card.text("en")
    for line in card.lines:
        assert f"{line.name.get('en', line.title)}: {line.reach['en']}\n{line.serves['en']}" in text
        assert re.search(r"\d{3}", line.reach["en"])
        assert line.source.startswith("https://")
    assert card.lines[0].reach["en"] == "call 999"


@pytest.mark.parametrize("code", CODES)
def test_the_numbers_are_the_ones_that_were_meant_in_every_language(code: str) -> None:
    # Written out a second time on purpose: a slip of the finger in the file shows here.
    assert [line.numbers[code] for line in read(UK).lines] == [
        "999", "111", "116123", "85258", "08001111", "08088005000",
        "08082000247", "08000271234", "08088010800", "08088021414", "08088010327",
    ]  # fmt: skip


def test_the_built_in_card_is_whole_in_every_language_and_fits_one_message() -> None:
    card = read(UK)
    assert set(card.codes) == set(CODES)
    assert card.missing(CODES) == {}
    for code in CODES:
        assert 500 < len(card.text(code)) <= LONGEST_CARD
    # What other languages say in their own letters is not English that was left standing.
    assert len({card.text(code) for code in CODES}) == len(CODES)


def test_a_card_speaks_the_language_and_falls_back_to_english_text_by_text() -> None:
    card = read(changed(ONE, WELSH))
    assert card.text("cy") == (
        "Gall y bobl hyn siarad â chi.\n\nA line: ffoniwch 1\nFor anyone.\n\nCarry on when you like."
    )
    assert card.text("so") == card.text("") == card.text("en") == read(ONE).text("en")


def test_a_card_without_english_falls_back_to_what_it_has() -> None:
    card = read(b'language = "cy"\n' + ONE)
    assert card.text("en") == card.text("cy") == card.text("ar")
    assert "These people can talk to you." in card.text("ar")
    assert card.codes == ("cy",)


def test_what_a_language_lacks_is_named() -> None:
    card = read(changed(ONE, WELSH))
    assert card.missing(["en"]) == {}
    # A name in quotes stands in every language; other words in quotes are English.
    assert card.missing(["en", "cy"]) == {"cy": ("closing", "A line/serves")}
    assert card.missing(["pl"]) == {"pl": ("opening", "closing", "A line/reach", "A line/serves")}


def test_the_card_ends_with_the_day_of_the_oldest_check_where_every_line_was_checked() -> None:
    later = DAYS.replace(b"2026-11-23", b"2026-12-24")
    both = read(ONE + ANOTHER.replace(DAYS, later))

    def checked(day: date) -> str:
        return f"Checked on {day}."

    assert both.text("en", checked).endswith("\n\nCarry on when you like.\n\nChecked on 2026-11-23.")
    assert both.text("en").endswith("\n\nCarry on when you like.")
    assert "Checked" not in read(ONE + ANOTHER.replace(DAYS, b"")).text("en", checked)
    assert "Checked" not in read(UK).text("en", checked)


def test_a_line_is_overdue_from_the_day_after_its_review_and_due_thirty_days_before() -> None:
    card = read(ONE)
    assert card.unchecked == ()
    assert card.overdue(date(2027, 5, 23)) == ()
    assert card.overdue(date(2027, 5, 24)) == card.lines
    assert card.due(date(2027, 4, 22)) == ()
    assert card.due(date(2027, 4, 23)) == card.lines
    assert card.due(date(2027, 5, 23)) == card.lines
    assert card.due(date(2027, 5, 24)) == ()


def test_a_line_without_days_is_unchecked_and_never_overdue() -> None:
    card = read(ONE + ANOTHER.replace(DAYS, b""))
    assert [line.title for line in card.unchecked] == ["Another"]
    assert [line.title for line in card.overdue(date.max)] == ["A line"]


def test_the_built_in_card_does_not_say_that_anybody_checked_it() -> None:
    card = read(UK)
    assert card.unchecked == card.lines
    assert card.overdue(date.max) == ()
    assert card.area == "United Kingdom"


def test_a_card_may_begin_with_a_byte_order_mark() -> None:
    assert read(b"\xef\xbb\xbf" + ONE) == read(ONE)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ((b"[[line]]", b"[[line]"), "not a TOML file (line 4). Look at its quotes and brackets."),
        ((b'opening = "These people can talk to you."', b""), "The file has no opening"),
        ((b'opening = "', b'language = "Welsh"\nopening = "'), "no code as language"),
        ((b'opening = "', b'area = 3\nopening = "'), "no words as area"),
        ((b'opening = "', b'opening.Cymraeg = "x"\nopening.en = "'), "a language in opening that is no code"),
        ((b'opening = "', b'opening.cy = " "\nopening.en = "'), "The file has no opening in cy"),
        ((b'reach = "call 1"', b""), "Help line 1 has no reach"),
        ((b'reach = "call 1"', b"reach = 1"), "Help line 1 has no reach"),
        ((b'reach = "call 1"', b"reach = {}"), "Help line 1 has no reach"),
        ((b'reach = "call 1"', b"reach.en = 1"), "Help line 1 has no reach in en"),
        ((b'source = "https://example.org/"', b""), "Help line 1 has no source"),
        ((b'serves = "For anyone."', b'serves = " "'), "Help line 1 has no serves"),
        ((b"reviewed = 2026-11-23", b'reviewed = "2026-11-23"'), "Help line 1 has no day as reviewed"),
        (
            (b"reviewed = 2026-11-23", b"reviewed = 2026-11-23T10:00:00Z"),
            "Help line 1 has no day as reviewed",
        ),
        ((b"reviewed = 2026-11-23", b""), "Help line 1 has one of reviewed and review_by"),
        ((b"review_by = 2027-05-23", b""), "Help line 1 has one of reviewed and review_by"),
        ((b"review_by = 2027-05-23", b"review_by = 2026-11-23"), "Mend review_by"),
        ((b'closing = "', b'closing = "' + b"very " * 1000), "longer than 3500 characters in en"),
        ((b'closing = "', b'closing.cy = "' + b"iawn " * 1000 + b'"\nclosing.en = "'), "in cy"),
    ],
)
def test_a_file_with_a_mistake_is_refused_with_the_line_and_the_key(
    change: tuple[bytes, bytes], words: str
) -> None:
    with pytest.raises(HelpRefused, match=re.escape(words)) as refused:
        read(ONE.replace(*change))
    assert len(refused.value.mistakes) == 1


def test_all_mistakes_are_found_at_once() -> None:
    wrong = changed(
        ONE + ANOTHER, {b'opening = "These people can talk to you."': b"", b"reach =": b"reech ="}
    )
    with pytest.raises(HelpRefused) as refused:
        read(wrong)
    assert [(each.number, each.key) for each in refused.value.mistakes] == [
        (0, "opening"),
        (1, "reach"),
        (2, "reach"),
    ]
    assert str(refused.value).startswith("The file has no opening.")
    assert str(refused.value).endswith("There are 2 more.")


def test_two_lines_of_one_name_are_refused() -> None:
    with pytest.raises(HelpRefused, match="Help line 2 has the name of another"):
        read(ONE + ANOTHER.replace(b"Another", b"a line"))


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
        said = read(ONE + text.encode("utf-8", "surrogatepass")).text("en")
    except HelpRefused as refused:
        said = str(refused)
    assert said.endswith(".")


# Numbers in writing from right to left


@pytest.mark.parametrize("code", ["ar", "ur"])
def test_a_number_in_groups_is_never_drawn_backwards_and_a_line_runs_its_languages_way(code: str) -> None:
    """By rule W7 of Unicode Standard Annex 9 digits after a left-to-right mark count as letters of that direction."""
    card = read(UK)
    groups = 0
    for line in card.text(code).splitlines():
        if not any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in line):
            continue
        strong = [letter for letter in line if unicodedata.bidirectional(letter) in {"L", "R", "AL"}]
        assert unicodedata.bidirectional(strong[0]) != "L", line
        for found in re.finditer(r"\d+(?: \d+)+", line):
            groups += 1
            assert line[found.start() - 1] == "\u200e", line
    assert groups == 8


@given(st.text(alphabet="a1 2-ب\u200e:", max_size=30))
def test_marks_are_all_that_is_added_and_are_added_once(line: str) -> None:
    once = in_order(line)
    assert in_order(once) == once
    assert re.sub("[\u200e\u200f]", "", once) == line.replace("\u200e", "")
    if "ب" not in line:
        assert once == line
