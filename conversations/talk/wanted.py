"""Which words of a story a narrator means who types them: the keys they go by, whichever way they were spelt."""

import re
from collections.abc import Iterator, Mapping

from conversations.redaction import key
from conversations.session import Find
from conversations.story import VOICE
from conversations.talk.finds import DIGITS_OF_A_NUMBER, LONGEST_PHRASE, digits
from conversations.turn import Talk
from conversations.words.folding import folded

LONGEST_LIST = 500
"""Characters of typed words that can be a list of words to take out or keep in; longer ones are told."""

_WORD = re.compile(r"\w+")
_WORD_OR_SIGN = re.compile(r"\w+|[^\w\s]")
_BETWEEN = re.compile(r"[,;\n،؛]")
_SIGNS = " \t.:!?\"'()[]“”‘’„«»…؟۔"
_LETTER = re.compile(r"[^\W\d_]")


def keys_typed(talk: Talk, text: str, finds: Mapping[str, Find]) -> tuple[str, ...]:
    """The keys of typed words, in order; none where they are no words of a story.

    That is so where they are too long, or an answer to Firsthand itself.
    ``finds`` are what the narrator can see, by key.
    """
    understood = talk.words.understood
    said = understood.yes | understood.no | understood.agree | understood.keep | understood.send
    if len(text) > LONGEST_LIST or VOICE in text or folded(text) in said:
        return ()
    whole = tuple(_found(text, finds))
    if whole:
        return whole
    keys: dict[str, None] = {}
    for part in _BETWEEN.split(text):
        if part.strip():
            found = tuple(_found(part, finds)) or (key(part.strip(_SIGNS)) or key(part),)
            keys.update(dict.fromkeys(found))
    if any(not one or (one not in finds and len(one.split()) > LONGEST_PHRASE) for one in keys):
        return ()
    return tuple(keys)


def spread(words: str, *, signs: bool) -> str:
    """The key of words with a blank between all of them, to look for others in it: with their signs, or without any."""
    return " ".join((_WORD_OR_SIGN if signs else _WORD).findall(key(words)))


def has_signs(called: str) -> bool:
    """Whether a key holds more than letters, digits and blanks, so that it is looked for with its signs."""
    return spread(called, signs=False) != called


def _found(part: str, finds: Mapping[str, Find]) -> Iterator[str]:
    """The finds that typed words name: as they stand, or a number in any spelling of its own."""
    called = key(part)
    number = "" if _LETTER.search(called) else digits(called)
    if len(number) < DIGITS_OF_A_NUMBER:
        number = ""
    for one in finds:
        if one == called or (number and number == digits(one) and not _LETTER.search(one)):
            yield one
