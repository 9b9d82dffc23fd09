"""The words of a reading, and whether their capitals mean anything."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from conversations.redaction.cues import TITLES
from conversations.redaction.first_names import FIRST_NAMES
from conversations.redaction.held import CAPITALS_TOO, NO_NAMES
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
        foreign: The narrator's language is not English, so that a word in no table may be an everyday one.
        holds: Holds a sentence together in that language (see ``held``).
    """

    start: int
    end: int
    shape: str = field(repr=False)
    low: str = field(repr=False)
    capital: bool
    first: bool
    possessive: bool
    gap: str = field(repr=False)
    foreign: bool = False
    holds: bool = False

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
        return self.holds or self.low in FREQUENT

    @property
    def word(self) -> bool:
        """An ordinary word as it stands, by the table alone."""
        return self.holds or is_word(self.low)

    @property
    def ordinary(self) -> bool:
        """An ordinary word, or one with a common ending."""
        return self.holds or is_ordinary(self.low)

    @property
    def name_too(self) -> bool:
        """An ordinary word that is a first name as well."""
        return self.low in NAMES_TOO and not self.holds


_LONG_GAP = 12  # a gap is kept no longer than any rule looks at


def split(text: str, held: Collection[str] = ()) -> tuple[Word, ...]:
    """The words of a reading's text, in order.

    Capitals count for nothing in a sentence of four words or more where nearly every long word carries one. ``held`` are
    the words that hold a sentence together in the narrator's language, where that is not English.
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
                bool(held),
                bool(held) and _holds(shape, low, first, held),
            )
        )
        at = match.end()
    return (*words, *_with_capitals_judged(sentence))


def _holds(shape: str, low: str, first: bool, held: Collection[str]) -> bool:
    """Whether a word holds its sentence together here; with a capital it does not where it may be a name."""
    if low not in held and low.partition("'")[0] not in held:
        return False
    if not shape[0].isupper() or low in CAPITALS_TOO:
        return True
    return first and (low in NO_NAMES or not (low in FIRST_NAMES or low in NAMES_TOO))


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
        return [replace(word, capital=False) for word in sentence]
    return sentence
