"""Numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.flow import Kind, Prompt, Steps
from conversations.talk.numbers import fits, number_in, offered_numbers
from conversations.words import words_of

ENGLISH = words_of("en")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3", "3"),
        ("3.", "3"),
        (" 3 !", "3"),
        ("about 3", "3"),
        ("I think it was 3", "3"),
        ("three", "3"),
        ("twenty-one", "21"),
        ("two hundred and five", "205"),
        ("three thousand two hundred", "3200"),
        ("a hundred", "100"),
        ("none", "0"),
        ("twice", "2"),
        ("1,200", "1200"),
        ("£3.50", "3.5"),
        ("3,5", "3.5"),
        ("-2", "-2"),
        ("minus two", "-2"),
        ("007", "7"),
        ("٣", "3"),
        ("0.50", "0.5"),
    ],
)
def test_a_number_is_understood_however_it_is_typed(typed: str, value: str) -> None:
    assert number_in(typed, ENGLISH) == value


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2 or 3",
        "2-3",
        "2 3",
        "1 200",
        "one two",
        "twenty ten",
        "a couple",
        "a few",
        "half",
        "three and a half",
        "under 3",
        "more than 3",
        "not 3",
        "3rd",
        "3²",
        "1e5",
        "1.2.3",
        "nineteen eighty-four",
        "my son is three and my daughter five",
        "07700 900123",
        "07700900123",
        "3" * 500,
        "\ud83d",
    ],
)
def test_what_may_mean_another_number_means_none(typed: str) -> None:
    """A narrator is rather asked again than misunderstood."""
    assert number_in(typed, ENGLISH) is None


def test_a_part_of_one_is_no_whole_number() -> None:
    assert number_in("2.5", ENGLISH, whole=True) is None
    assert number_in("2.0", ENGLISH, whole=True) == "2"


def test_words_of_the_question_change_nothing_unless_they_change_the_number() -> None:
    assert number_in("3 months", ENGLISH) is None
    assert number_in("3 months", ENGLISH, known={"how", "many", "months"}) == "3"
    assert number_in("under 5", ENGLISH, known={"children", "under", "5"}) is None


@given(st.integers(-999_999, 999_999))
def test_a_whole_number_typed_plainly_is_itself(number: int) -> None:
    assert number_in(str(number), ENGLISH, whole=True) == str(number)
    assert number_in(f"{number:,}", ENGLISH, whole=True) == str(number)


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text: str) -> None:
    value = number_in(text, ENGLISH)
    assert value is None or number_in(value, ENGLISH) == value


@pytest.mark.parametrize(
    ("steps", "numbers"),
    [
        (Steps("1", "5", "1"), ("1", "2", "3", "4", "5")),
        (Steps("0", "1", "0.25"), ("0", "0.25", "0.5", "0.75", "1")),
        (Steps("0.1", "0.35", "0.1"), ("0.1", "0.2", "0.3")),
        (Steps("3", "1", "-1"), ("3", "2", "1")),
        (Steps("-1", "1", "1"), ("-1", "0", "1")),
    ],
)
def test_a_range_offers_each_of_its_steps(steps: Steps, numbers: tuple[str, ...]) -> None:
    assert offered_numbers(steps) == numbers


def test_a_number_between_two_steps_does_not_fit_a_range() -> None:
    prompt = Prompt("share", Kind.RANGE, 2, {}, steps=Steps("0", "1", "0.5"))
    assert fits(prompt, "0.5")
    assert not fits(prompt, "0.7")
    assert not fits(prompt, "1.5")
