"""What an expression sees and gives: its scope, its values, and how they turn into each other.

Conversions are those of XPath 1.0, sections 4.2 to 4.4, and one more that ODK's number() makes: a day, or a day
with a time, counts as the days since 1 January 1970.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType

from conversations.expressions.days import day_number

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


class Yields(Enum):
    """What a node gives, as far as it can be known beforehand."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    EITHER = "either"  # an if() with branches of different kinds


_NUMBER = re.compile(r"[ \t\r\n]*-?([0-9]+(\.[0-9]*)?|\.[0-9]+)[ \t\r\n]*", re.ASCII)


def to_number(value: Value) -> float:
    """XPath number(): NaN for text that is neither a plain decimal nor a day as in ``2026-01-31``."""
    if isinstance(value, str):
        return float(value) if _NUMBER.fullmatch(value) else day_number(value)
    return float(value)


def to_text(value: Value) -> str:
    """XPath string(): whole numbers without a point, never an exponent."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value):
        return str(int(value))
    return format(value, ".17f").rstrip("0") if "e" in repr(value) else repr(value)


def to_kept(value: Value) -> str:
    """A value as an answer is kept: as text, and nothing for NaN."""
    return "" if isinstance(value, float) and math.isnan(value) else to_text(value)


def to_truth(value: Value) -> bool:
    """XPath boolean(): false for empty text, for 0 and for NaN."""
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return bool(value)
