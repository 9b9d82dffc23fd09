"""Putting it together: what a text gives away, and the text without it."""

from collections.abc import Collection, Iterator

from conversations.redaction.contacts import find_contacts
from conversations.redaction.dates import find_ages, find_dates
from conversations.redaction.held import HELD
from conversations.redaction.numbers import find_numbers
from conversations.redaction.people import find_people
from conversations.redaction.places import find_places
from conversations.redaction.reading import Reading, read
from conversations.redaction.spans import Redacted, Span, mask, settle
from conversations.redaction.tongues import announced_names, find_in_tongues
from conversations.redaction.words import split


def redact(text: str, *, known: Collection[str] = (), language: str = "en") -> Redacted:
    """The text without what tells who it was, as far as rules and tables can see.

    Args:
        text: A narrator's words, any string; labels already in it, such as ``[name]``, are left alone.
        known: Names to mask wherever they stand, in any case, possessive or not: the narrator's own, and those
            ``known_names()`` found in earlier answers. Words of a name that hold sentences together
            (*will*, *may*) are masked only where they look like a name.
        language: The code of the language it is in (ISO 639). The rules and tables are made for English. Of Welsh, Polish
            and Somali the commonest words are known too, so that they do not go as names; in another script than
            the Latin only names that are announced (“my name is”) are found, and what is told by its shape.

    Returns:
        The masked text and where each mask stands in ``text``. Everything outside the spans is unchanged to the
        letter. The same arguments give the same result; time grows linearly with the text.
    """
    reading = read(text)
    found = [reading.original(span) for span in _find(reading, known, HELD.get(language, frozenset()))]
    spans = settle(found, text)
    return Redacted(mask(text, spans), spans)


def known_names(text: str, *, language: str = "en") -> frozenset[str]:
    """The names a text gives away, a word each, lower case without accents: for ``redact(known=...)`` later on.

    Capitalised words that nothing else marks as a name are not among them: they might be a place.
    """
    reading = read(text)
    words = split(reading.text, HELD.get(language, frozenset()))
    found = find_people(reading.text, words, frozenset(), tuple(find_places(reading.text, words))).names
    return found | announced_names(reading.text)


def _find(reading: Reading, known: Collection[str], held: Collection[str]) -> Iterator[Span]:
    text = reading.text
    if not text:
        return
    yield from find_contacts(text)
    yield from find_numbers(text)
    yield from find_dates(text)
    yield from find_ages(text)
    yield from find_in_tongues(text)
    words = split(text, held)
    places = tuple(find_places(text, words))
    yield from places
    yield from find_people(
        text, words, frozenset(part for name in known for part in _parts(name)), places
    ).spans


def _parts(name: str) -> Iterator[str]:
    return (word.low for word in split(read(name).text))
