"""The words of a reading, and whether their capitals mean anything."""

import re
from dataclasses import dataclass, field

from conversations.redaction.cues import TITLES
from conversations.redaction.ordinary import FREQUENT, NAMES_TOO, is_ordinary, is_word
from conversations.redaction.reading import fold

_WORD = re.compile(r"[^\W\d_]++(?:['\-][^\W\d_]++)*+")
_POSSESSIVE = re.compile(r"'s?$")
_SENTENCE_END = frozenset('.!?:;\n\r"(*•|>')


@dataclass(frozen=True, slots=True)
class Word:
    """One word, ``start`` to ``end`` in the reading, less a possessive ``'s``.

    Attributes:
        low: Folded for looking up: lower case, no accents.
        capital: Starts with a capital, and not merely as its whole sentence does.
        first: Stands where a sentence starts, so that its capital says nothing.
        possessive: An ``'s`` was cut off.
        gap: What stands between the word before and this one.
    """

    start: int
    end: int
    shape: str = field(repr=False)
    low: str = field(repr=False)
    capital: bool
    first: bool
    possessive: bool
    gap: str = field(repr=False)

    @property
    def follows(self) -> bool:
        """Only one blank stands between the word before and this one (or the line was broken there)."""
        return self.gap in {" ", "  ", "\n", " \n"}

    @property
    def acronym(self) -> bool:
        """Two to six capitals, as in NHS, in a sentence that is not all capitals."""
        return self.capital and 1 < len(self.shape) < 7 and self.shape.isupper()

    @property
    def frequent(self) -> bool:
        """One of the few hundred words that hold a sentence together."""
        return self.low in FREQUENT

    @property
    def word(self) -> bool:
        """An ordinary word as it stands, by the table alone."""
        return is_word(self.low)

    @property
    def ordinary(self) -> bool:
        """An ordinary word, or one with a common ending."""
        return is_ordinary(self.low)

    @property
    def name_too(self) -> bool:
        """An ordinary word that is a first name as well."""
        return self.low in NAMES_TOO


_LONG_GAP = 12  # a gap is kept no longer than any rule looks at


def split(text: str) -> tuple[Word, ...]:
    """The words of a reading's text, in order.

    Capitals count for nothing in a sentence of four words or more where nearly every long word carries one.
    """
    words: list[Word] = []
    sentence: list[Word] = []
    at = 0
    for match in _WORD.finditer(text):
        shape = match.group()
        cut = _POSSESSIVE.search(shape)
        if cut:
            shape = shape[: cut.start()]
        gap = text[at : match.start()]
        first = at == 0 or (
            _ends_sentence(gap) and not (gap == ". " and sentence and _is_shortened(sentence[-1]))
        )
        if first and sentence:
            words += _with_capitals_judged(sentence)
            sentence = []
        low = fold(shape)
        sentence.append(
            Word(
                match.start(),
                match.start() + len(shape),
                shape,
                low,
                shape[0].isupper(),
                first,
                cut is not None,
                gap[-_LONG_GAP:],
            )
        )
        at = match.end()
    return (*words, *_with_capitals_judged(sentence))


def _is_shortened(word: Word) -> bool:
    """An initial or a title, after which a full stop ends nothing."""
    return word.low in TITLES or (len(word.shape) == 1 and word.shape.isupper() and word.shape != "I")


def _ends_sentence(gap: str) -> bool:
    return any(sign in _SENTENCE_END for sign in gap)


def _with_capitals_judged(sentence: list[Word]) -> list[Word]:
    counted = [word for word in sentence if len(word.shape) > 1]
    capitals = sum(word.capital for word in counted)
    # A title or a shout: hardly a word of any length goes without, and ordinary words are among them.
    small = sum(not word.capital for word in counted if len(word.shape) > 3)
    plain = sum(word.capital and word.ordinary for word in counted)
    if (
        len(counted) > 3
        and capitals * 2 > len(counted)
        and plain * 3 > capitals
        and small * 10 < len(counted)
    ):
        return [
            Word(word.start, word.end, word.shape, word.low, False, word.first, word.possessive, word.gap)
            for word in sentence
        ]
    return sentence
