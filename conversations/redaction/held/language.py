"""A language as far as its everyday words are known: which they are, and the forms they take.

Enough to tell an everyday word from one that may be a name, not to parse anything: a word is an everyday one if what is left
of it, without what it may begin and end with, is left of a word of the table, too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

_LONGEST = 40
"""Letters of the longest word that is looked at; longer ones are no everyday words of any language."""

_SHORT = 2
"""Letters that a word has fewer of which is written with an apostrophe before the next: Welsh *f'enw*."""

_LETTERS = str.maketrans(
    {"ى": "ي", "ی": "ي", "ے": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ة": "ه", "ۃ": "ه", "ں": "ن", "ـ": ""}
)
"""Arabic letters that look alike, and are typed for one another, as one."""


def shape(word: str) -> str:
    """A folded word with letters in one spelling that are typed for one another."""
    return word if word.isascii() else word.translate(_LETTERS)


@dataclass(frozen=True, slots=True)
class Language:
    """Tables of one language, folded as ``reading.fold`` does.

    Attributes:
        words: Everyday words, and those of family services; never names by themselves.
        capitals: Those of them that are written with a capital: days, peoples, languages, faith, courtesy.
        names: The commonest first names that no list in Latin letters has.
        no_names: Everyday words that lists have as first names and that are none, even where they begin a sentence.
        places: Towns as the language calls them.
        kin: Words for kin, titles and jobs, after which a name may stand.
        sites: Words for kinds of places, after which the name of one may stand.
        near: Words such as in and at, after which a place may stand.
        endings: What words may end with.
        beginnings: What words may begin with, and what stands there in the table.
        article: The article that begins the second half of a place's name: *markaz al-…*.
        attached: What is written together with a name that follows it.
        mutates: Whether beginnings are how words change, and no part of them: Welsh *ben* is *pen*, never a form of it.
        shortest: The fewest letters that tell a word when its ending is taken off.
        capitalised: Whether names are written with a capital.
    """

    words: frozenset[str] = field(default=frozenset(), repr=False)
    capitals: frozenset[str] = field(default=frozenset(), repr=False)
    names: frozenset[str] = field(default=frozenset(), repr=False)
    no_names: frozenset[str] = field(default=frozenset(), repr=False)
    places: frozenset[str] = field(default=frozenset(), repr=False)
    kin: frozenset[str] = field(default=frozenset(), repr=False)
    sites: frozenset[str] = field(default=frozenset(), repr=False)
    near: frozenset[str] = field(default=frozenset(), repr=False)
    endings: frozenset[str] = field(default=frozenset(), repr=False)
    beginnings: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    article: str = ""
    attached: tuple[str, ...] = ()
    mutates: bool = False
    shortest: int = 3
    capitalised: bool = True

    def holds(self, word: str) -> bool:
        """Whether a folded word is an everyday one, as it stands in the table or with an apostrophe: ``mae'n``, ``su'aal``."""
        if self.mutates and any(form in self.words for form in self._begun(word.partition("'")[0])):
            return True
        if "'" not in word:
            return word in self.words or (shape(word) in _shaped(self.words) and word not in self.names)
        before, _, after = word.partition("'")
        if before in self.words or (len(before) < _SHORT and after in self.words):
            return True
        return word in self.words or word.replace("'", "") in self.words

    def bends(self, word: str) -> bool:
        """Whether a folded word is a form of an everyday one."""
        if len(word) > _LONGEST:
            return False
        words = _shaped(self.words)
        stems = _stems(self.words, self.endings, self.shortest)
        for form in self._begun(shape(word.partition("'")[0] if "'" in word else word)):
            if form in words or form in stems:
                return True
            for left in self.stems(form):
                if left in words or (left in stems and len(left) > self.shortest):
                    return True
        return False

    def is_raised(self, word: str) -> bool:
        """Whether a folded word is written with a capital though it is no name."""
        return any(form in self.capitals for form in self._begun(word))

    def is_name(self, word: str) -> bool:
        """Whether a folded word is in the table of first names, alone or with a little word written before it, and is no other."""
        return any(shape(one) in _shaped(self.names) and not self.holds(one) for one in self._detached(word))

    def may_be_name(self, word: str) -> bool:
        """Whether a folded word is as well an everyday one as a first name, and no capital can tell."""
        return not self.capitalised and word in self.words and word in self.names

    def is_place(self, word: str) -> bool:
        """Whether a folded word is in the table of towns, or is one with its beginning changed."""
        places = _shaped(self.places)
        return bool(places) and any(form in places for form in self._begun(shape(word)))

    def stems(self, word: str) -> Iterator[str]:
        """What is left of a word without each ending that it may have."""
        return _without_ending(shape(word), _shaped(self.endings), self.shortest)

    def readings(self, name: str) -> frozenset[str]:
        """A name in each way it may be read: without its ending, or without the little word written before it; equal names share one."""
        return frozenset({name, *self.stems(name)} if self.capitalised else map(shape, self._detached(name)))

    def _detached(self, word: str) -> Iterator[str]:
        yield word
        for little in self.attached:
            if word.startswith(little) and len(word) - len(little) >= self.shortest:
                yield word[len(little) :]

    def _begun(self, word: str) -> Iterator[str]:
        """A word as it stands, and as it was before what it begins with."""
        yield word
        for length in range(1, min(_LONGEST_BEGINNING + 1, len(word))):
            for before in self.beginnings.get(word[:length], ()):
                if len(word) - length + len(before) > 1:
                    yield before + word[length:]


def _without_ending(word: str, endings: frozenset[str], shortest: int) -> Iterator[str]:
    for length in range(1, min(_LONGEST_ENDING, len(word) - shortest) + 1):
        if word[-length:] in endings:
            yield word[:-length]


_LONGEST_ENDING = 6
_LONGEST_BEGINNING = 4


@cache
def _shaped(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(shape, words))


@cache
def _stems(words: frozenset[str], endings: frozenset[str], shortest: int) -> frozenset[str]:
    every = _shaped(words)
    ends = _shaped(endings)
    return frozenset(stem for word in every for stem in _without_ending(word, ends, shortest))
