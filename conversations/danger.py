"""Everyday phrases after which help is offered once more.

Nothing is concluded from them and nobody is told: they only bring the offer nearer. Many who are in danger use none
of them, so Help now stands under every question all the same.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from conversations.words.catalogue import Words
from conversations.words.folding import folded
from conversations.words.phrases import Phrase

_AT_ONCE = 200


def may_tell_of_danger(text: str, words: Words) -> bool:
    """Whether a text holds one of the phrases, in the narrator's language or in English, however it is typed."""
    phrases = _by_word(words)
    if phrases.keys().isdisjoint(_words_of(text)):
        return False  # as of nearly every text
    # Folding looks at so many characters at a time; the halves overlap, so that no phrase is cut in two.
    for at in range(0, max(len(text), 1), _AT_ONCE // 2):
        part = f" {folded(_SIGNS.sub(' ', text[at : at + _AT_ONCE]))} "
        # Arabic writes “and” and “so” as one letter before a word: so each is looked at with and without.
        loose = _JOINED.sub(" ", part)
        for looked_at in (part,) if loose is part else (part, loose):
            for word in phrases.keys() & looked_at.split():
                if any(_holds(looked_at, phrase) for phrase in phrases[word]):
                    return True
    return False


def _words_of(text: str) -> Iterable[str]:
    """Every word of a text, folded; of one that “and” or “so” is written with, that word alone too."""
    if text.isascii():
        return text.translate(_ASCII).lower().split()
    whole = f" {folded(_SIGNS.sub(' ', text), len(text))}"
    return (*whole.split(), *_JOINED.sub(" ", whole).split())


def _holds(text: str, phrase: Phrase) -> bool:
    return phrase.source in text if phrase.plain else _compiled(phrase.source).search(text) is not None


@lru_cache(maxsize=512)
def _compiled(source: str) -> re.Pattern[str]:
    """Made when one of its words is first met: making all of them would hold up the first turn."""
    return re.compile(source)


@lru_cache(maxsize=16)
def _by_word(words: Words) -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases by their rarest words: a text that holds none of these words holds no phrase."""
    found: dict[str, tuple[Phrase, ...]] = {}
    for phrase in words.understood.danger:
        for word in phrase.keys:
            found[word] = (*found.get(word, ()), phrase)
    return found


_SIGNS = re.compile(r"[.,;:!?…،؛؟۔/()\"“”„«»*–—-]")  # many leave out the blank after a full stop
# The same as these signs and folding make of plain English, in a tenth of the time: every text comes by here.
_ASCII = {
    ord(sign): " " if _SIGNS.fullmatch(sign) else None
    for sign in map(chr, range(33, 127))
    if not (sign.isalnum() or sign == "_")
}
_JOINED = re.compile(r" [وف](?=\w{2})")
