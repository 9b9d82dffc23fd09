"""What an expression sees and gives: its scope, its values, and how they turn into each other.

Conversions are those of XPath 1.0, sections 4.2 to 4.4, with what JavaRosa, which runs in ODK Collect, adds: a day,
or a day with a time, counts as the days since 1 January 1970; and numbers closer than reckoning is exact are one.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Flag, auto
from types import MappingProxyType

from conversations.expressions.days import day_number, moment

_NO_CHOICE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Around:
    """What an expression can see beside answers; the same for a whole turn.

    Attributes:
        today: The day of the event: what ``today()`` and ``now()`` give, because nothing finer is kept.
        seed: A number of this talk's own, from which every chance in it is drawn.
        language: The narrator's language.
        labels: The labels of choices by prompt, by choice name, by language, for ``jr:choice-name()``.
        version: The designer's version, for ``version()``.
    """

    today: date = date(1970, 1, 1)
    seed: int = 0
    language: str = ""
    labels: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict, repr=False)
    version: str = ""


NOWHERE = Around()
"""For expressions that see answers alone."""


class Scope:
    """What an expression can see.

    ``answers`` are XLSForm values by prompt name, those not on the route left out; ``here`` is the answer being
    checked (for ``once()``: the value so far); ``choice`` the columns of the choice being filtered, ``name`` too.
    """

    # No dataclass: one is made for nearly every evaluation, and a frozen one costs three times as much to make.
    __slots__ = ("answers", "around", "choice", "here")

    def __init__(
        self,
        answers: Mapping[str, str],
        here: str = "",
        choice: Mapping[str, str] = _NO_CHOICE,
        around: Around = NOWHERE,
    ) -> None:
        self.answers = answers
        self.here = here
        self.choice = choice
        self.around = around


Value = str | float | bool
AnyWork = Callable[[Scope], Value]
TextWork = Callable[[Scope], str]
NumberWork = Callable[[Scope], float]
TruthWork = Callable[[Scope], bool]


class Yields(Flag):
    """What a node gives, or what an answer was kept of, as far as it can be known beforehand.

    Several together, where it is not known which: an if() with branches of different kinds. An answer that is not
    there is the empty text, whatever its kind.
    """

    TEXT = auto()
    MOMENT = auto()  # a text that writes out a day with a time; ODK compares such by their days
    NUMBER = auto()
    TRUTH = auto()


TYPED = Yields.NUMBER | Yields.TRUTH
"""What is more than its text."""

CLOSE = 1e-12
"""Numbers that are no farther apart are equal, as in JavaRosa: so 0.1 + 0.2 is 0.3."""

_WHOLE = 1e-9
"""A calculation that is so little more than a whole number is kept as that number, as in JavaRosa."""


_NUMBER = re.compile(r"[ \t\r\n]*-?([0-9]+(\.[0-9]*)?|\.[0-9]+)[ \t\r\n]*", re.ASCII)

_INFINITE = frozenset({"Infinity", "-Infinity"})


def to_number(value: Value) -> float:
    """XPath number(): NaN for text that is neither a plain decimal nor a day as in ``2026-01-31``."""
    if isinstance(value, str):
        return float(value) if _NUMBER.fullmatch(value) else day_number(value)
    return float(value)


def to_text(value: Value, whole: float = CLOSE) -> str:
    """XPath string(): whole numbers without a point, never an exponent.

    A number less than ``whole`` beyond a whole one, seen from 0, is written as that.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if abs(value - int(value)) < whole:
        return str(int(value))
    return format(value, ".17f").rstrip("0") if "e" in repr(value) else repr(value)


def to_kept(value: Value) -> str:
    """A value as an answer is kept: as text, and nothing for NaN."""
    return "" if isinstance(value, float) and math.isnan(value) else to_text(value, _WHOLE)


def to_truth(value: Value) -> bool:
    """XPath boolean(): false for empty text, for 0 (and as good as 0), and for NaN."""
    if isinstance(value, float):
        return abs(value) > CLOSE
    return bool(value)


def as_number(text: str) -> Value:
    """The number that an answer was kept of; the text itself where it writes out none, as nothing does."""
    return float(text) if _NUMBER.fullmatch(text) or text in _INFINITE else text


def answered_number(text: str) -> float:
    """The number that an answer was kept of; NaN for nothing."""
    return float(text) if _NUMBER.fullmatch(text) or text in _INFINITE else math.nan


def read(text: str, yields: Yields) -> Value:
    """The value that an answer was kept of."""
    if Yields.TRUTH in yields and text in {"true", "false"}:
        return text == "true"
    return as_number(text) if Yields.NUMBER in yields else text


def day_of(text: str) -> str:
    """A day with a time as its day; any other text as it is."""
    return text[:10] if text[10:11] == "T" and moment(text) is not None else text
