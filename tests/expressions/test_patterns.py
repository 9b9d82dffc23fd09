"""A designer's pattern is matched in steady time, and means what it means in ODK."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.expressions import ExpressionError, Scope, parse
from conversations.expressions.patterns import PatternRefused, matcher, steady


@pytest.mark.parametrize("pattern", ["(a+)+", "(a|a)*b", "(.*)*x", "([a-z]+)*[0-9]", r"(\w+\s?)*!"])
def test_no_pattern_takes_longer_than_the_text_is_long(pattern: str) -> None:
    """Python's own matcher would still be at it when the sun goes cold: that this ends is the test."""
    parse(f"regex(., '{pattern}')").holds(Scope({}, "a" * 16_000 + "?"))


@given(
    st.from_regex(r"[a-c]{0,3}(\([a-c|]{1,4}\)[*+?]?){0,2}[a-c]?", fullmatch=True), st.text("abc", max_size=8)
)
def test_both_matchers_agree(pattern: str, text: str) -> None:
    try:
        wanted = re.fullmatch(pattern, text, re.ASCII) is not None
    except re.error:
        return
    assert matcher(pattern)(text) is wanted


@pytest.mark.parametrize("pattern", [r"(?=.*[0-9]).*", r"(.)\1", "a{1,2000}", r"(?<!a)b"])
def test_what_looks_around_or_back_is_refused_in_a_new_form_and_hangs_no_old_one(pattern: str) -> None:
    with pytest.raises(ExpressionError) as refused:
        parse(f"regex(., '{pattern}')")
    assert "two conditions" in refused.value.remedy
    assert parse(f"regex(., '{pattern}')", checked=False).holds(Scope({}, "a" * 3))


def test_an_old_pattern_that_would_hang_lets_answers_through() -> None:
    assert parse(r"regex(., '(?=a)(a+)+$')", checked=False).holds(Scope({}, "a" * 16_000 + "!"))


def test_digits_and_letters_are_those_of_java() -> None:
    assert not matcher(r"\d")("٣")
    assert not matcher(r"\w")("é")
    assert matcher("é+")("éé")
    assert matcher(r"\p{L}+")("éa")
    assert not matcher("a")("a\n")


@given(st.text(alphabet=st.characters(), max_size=20))
def test_any_text_can_be_matched(text: str) -> None:
    assert matcher("(?s).*")(text)
    assert matcher("(?s).*")(text + "\ud800")


@given(st.text(max_size=20))
def test_any_pattern_is_a_matcher_or_refused(pattern: str) -> None:
    with suppress(PatternRefused):
        assert matcher(pattern)("a") in (True, False)
        steady(pattern)
