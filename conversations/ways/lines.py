"""Answers that lie on a line (numbers, days, lengths), cut into stretches that conditions cannot tell apart."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from conversations.expressions.values import to_text
from conversations.flow import Kind, Precision, Prompt
from conversations.talk.answers import TEXT_LIMIT

_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Stretch:
    """The values equal to a cut, or those strictly between two; ``example`` is one of them, None where there is none."""

    low: float
    high: float
    example: str | None

    def words(self, one: Callable[[float], str]) -> str:
        """The stretch in words; ``one`` words a value on the line."""
        if self.low == self.high:
            return one(self.low)
        if math.isinf(self.low) and math.isinf(self.high):
            return "anything"
        if math.isinf(self.low):
            return f"below {one(self.high)}"
        if math.isinf(self.high):
            return f"above {one(self.low)}"
        return f"between {one(self.low)} and {one(self.high)}"


def stretches(cuts: Sequence[float], example: Callable[[float, float], str | None]) -> tuple[Stretch, ...]:
    """The line in order: what lies below the first cut, the first cut, what lies between it and the next, and so on.

    ``example`` gives a value that lies at a cut (both ends the same) or strictly between two; None where none does.
    """
    ends = [-math.inf, *cuts, math.inf]
    found: list[Stretch] = []
    for low, high in pairwise(ends):
        found.append(Stretch(low, high, example(low, high)))
        if not math.isinf(high):
            found.append(Stretch(high, high, example(high, high)))
    return tuple(found)


def number_in(prompt: Prompt) -> Callable[[float, float], str | None]:
    """An example of a number that the prompt takes."""
    if prompt.kind is Kind.RANGE and prompt.steps is not None:
        steps = stepped(prompt)

        def of_steps(low: float, high: float) -> str | None:
            for text in steps:
                if low < float(text) < high or low == high == float(text):
                    return text
            return None

        return of_steps
    if prompt.kind is Kind.DECIMAL:
        return _decimal_in
    return _whole_in


def stepped(prompt: Prompt) -> tuple[str, ...]:
    """The numbers of a range, written as answers."""
    assert prompt.steps is not None
    start, end, step = (Decimal(text) for text in (prompt.steps.start, prompt.steps.end, prompt.steps.step))
    if not step:
        return (to_text(float(start)),)
    count = int((end - start) / step)
    return tuple(to_text(float(start + step * at)) for at in range(max(count, 0) + 1))


def _whole_in(low: float, high: float) -> str | None:
    if low == high:
        return str(int(low)) if low == int(low) else None
    if math.isinf(low):
        return "1" if math.isinf(high) else str(math.ceil(high) - 1)
    above = math.floor(low) + 1
    return str(above) if above < high else None


def _decimal_in(low: float, high: float) -> str | None:
    if math.isinf(low):
        value = 1.5 if math.isinf(high) else high - 1
    elif math.isinf(high):
        value = low + 1
    else:
        value = (low + high) / 2
    return to_text(value) if low == high or low < value < high else None


def day_text(day: float) -> str:
    """Days since 1 January 1970 as an ISO day."""
    return date.fromordinal(int(day) + _EPOCH).isoformat()


def day_in(prompt: Prompt) -> Callable[[float, float], str | None]:
    """An example of a day that the prompt takes; one asked by the month is the first of it."""

    def fits(ordinal: int) -> bool:
        if not 1 <= ordinal <= date.max.toordinal():
            return False
        day = date.fromordinal(ordinal)
        if prompt.precision is Precision.YEAR:
            return day.month == 1 and day.day == 1
        return prompt.precision is Precision.DAY or day.day == 1

    def of_days(low: float, high: float) -> str | None:
        if low == high:
            found = int(low) + _EPOCH
            return date.fromordinal(found).isoformat() if fits(found) else None
        if math.isinf(low):
            start = date(2020, 1, 1).toordinal() if math.isinf(high) else int(high) + _EPOCH - 1
            ordinals = range(start, start - 800, -1)
        else:
            start = int(low) + _EPOCH + 1
            ordinals = range(start, start + 800 if math.isinf(high) else min(start + 800, int(high) + _EPOCH))
        return next((date.fromordinal(ordinal).isoformat() for ordinal in ordinals if fits(ordinal)), None)

    return of_days


def words_in(avoided: frozenset[str]) -> Callable[[float, float], str | None]:
    """An example of a text of a length, none of the avoided ones."""

    def of_lengths(low: float, high: float) -> str | None:
        if low == high:
            length = int(low)
            if low != length:
                return None
        else:
            length = 1 if low < 1 else math.floor(low) + 1
            if not low < length < high:
                return None
        if not 1 <= length <= TEXT_LIMIT:
            return None
        # One more letter than there are texts to avoid: one of them is none of those.
        for letter in "abcdefghijklmnopqrstuvwxyz":
            if letter * length not in avoided:
                return letter * length
        return None

    return of_lengths
