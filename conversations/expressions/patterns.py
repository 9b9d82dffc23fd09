"""The patterns of ``regex()``: matched in time that grows with the text alone, however they are written.

Python's own matcher can take for ever over a short text and a pattern such as ``(a+)+``. One person's answer would
then keep everybody else's waiting, so patterns run on RE2 (https://github.com/google/re2), which cannot.
"""

import re
import warnings
from collections.abc import Callable

import re2

Matcher = Callable[[str], bool]
"""Whether a pattern fits a whole text; letters and digits are those of ASCII, as in Java's patterns and so in ODK's."""

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False  # it would write the pattern to standard error
_OPTIONS.max_mem = 8 << 20


class PatternRefused(Exception):
    """A pattern cannot be used; ``problem`` ends a sentence that begins with what it is, ``remedy`` is whole."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(problem)


def matcher(pattern: str) -> Matcher:
    """The pattern, ready to be matched.

    One that RE2 does not know (looking around or back) fits every text: ``steady`` refuses it in a new form, and in
    one that an earlier version of Firsthand kept, letting an answer through is the lesser harm than a service that
    hangs over it.

    Raises:
        PatternRefused: It is no regular expression.
    """
    try:
        steady = re2.compile(pattern, _OPTIONS)
    except re2.error:
        _see_that_it_is_one(pattern)
        return lambda text: True
    return lambda text: steady.fullmatch(_sound(text)) is not None


def steady(pattern: str) -> None:
    """See that a pattern is one for a new form.

    Raises:
        PatternRefused: It is read otherwise in other tools, or cannot be matched in steady time.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", FutureWarning)
        try:
            # With a flag of its own: one that compiled before comes from a cache, and warns no more.
            re.compile(pattern, re.ASCII | re.DOTALL)
        except FutureWarning:
            raise PatternRefused(
                "has a pattern that is no regular expression everywhere.",
                "Put a backslash before a square bracket that stands for itself.",
            ) from None
        except (re.error, OverflowError, RecursionError):
            return  # no regular expression at all: ``matcher`` has said so
    try:
        re2.compile(pattern, _OPTIONS)
    except re2.error:
        raise PatternRefused(
            "has a pattern that looks around or back, or uses a sign that not every tool knows.",
            "Some such patterns take for ever over one answer. Write two conditions, such as "
            "regex(., '...') and not(regex(., '...')).",
        ) from None


def _see_that_it_is_one(pattern: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            re.compile(pattern, re.ASCII)
    except (re.error, OverflowError, RecursionError):
        raise PatternRefused(
            "has a pattern that is no regular expression.",
            "Look for an unclosed bracket or a stray sign in it.",
        ) from None


def _sound(text: str) -> str:
    """The text with each lone surrogate replaced, as broken clients send them: RE2 reads UTF-8."""
    if text.isascii():
        return text
    return text.encode("utf-8", "replace").decode()
