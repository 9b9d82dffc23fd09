"""Where numbers stand in a text: dates, ages, telephones and references are looked for there and nowhere else.

Most of a family's words have no number near them; looking past those makes the patterns some ten times as quick.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from conversations.redaction.kept import MONTHS
from conversations.redaction.signals import Token
from conversations.redaction.table import table

NUMBER_WORDS = table(
    """
    zero nought oh o double triple treble one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth hundred
    """
)
"""Numbers in words, and the words that go with them when somebody says one digit by digit."""

_HOT = NUMBER_WORDS | MONTHS | table("jan feb mar apr jun jul aug sep sept oct nov dec")
_MARGIN = 48
"""Characters to either side; what announces a number ("registration number is") is shorter."""


@dataclass(frozen=True, slots=True)
class Windows:
    """A reading's text as typed and in small letters (of the same length), and the stretches of it around its numbers.

    Patterns on small letters need not ask for either case, which makes them several times as quick.
    """

    typed: str = field(repr=False)
    small: str = field(repr=False)
    stretches: Sequence[tuple[int, int]]

    def says(self, *hints: str) -> bool:
        """Whether any of these stands in the text, in small letters: cheaper than a pattern that cannot match without one."""
        return any(hint in self.small for hint in hints)

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches near numbers, in small letters; a pattern may look at what stands before a stretch, not past its end."""
        for start, end in self.stretches:
            yield from pattern.finditer(self.small, start, end)

    def find_typed(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The same, as typed, where capitals tell something."""
        for start, end in self.stretches:
            yield from pattern.finditer(self.typed, start, end)


def windows_of(text: str, tokens: Sequence[Token]) -> Windows:
    """The stretches of a reading around its numbers, in order, not overlapping; they start and end between words."""
    found: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        if token.case != "9" and token.low not in _HOT:
            continue
        first = at
        while first > 0 and token.start - tokens[first - 1].start <= _MARGIN:
            first -= 1
        last = at
        while last + 1 < len(tokens) and tokens[last + 1].stop - token.stop <= _MARGIN:
            last += 1
        end = tokens[last + 1].start if last + 1 < len(tokens) else tokens[last].stop + _MARGIN
        start = tokens[first - 1].stop if first else 0
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return Windows(text, small(text), found)


def small(text: str) -> str:
    """The text in small letters, letter for letter: a letter whose small form is longer stays."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
