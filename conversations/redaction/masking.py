"""Putting it together: what a story gives away, and the story without it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from conversations.redaction.contacts import find_contacts
from conversations.redaction.dates import find_ages, find_dates
from conversations.redaction.held import HELD
from conversations.redaction.labels import labelled
from conversations.redaction.numbers import find_numbers
from conversations.redaction.people import find_people
from conversations.redaction.places import find_places
from conversations.redaction.reading import Reading, fold, read
from conversations.redaction.spans import Decision, Kind, Redacted, Span, Strength, fill, settle
from conversations.redaction.tongues import announced_names, find_in_tongues
from conversations.redaction.words import split


def redact(
    text: str,
    *,
    known: Collection[str] = (),
    decided: Mapping[str, bool] | None = None,
    language: str = "en",
    strength: Strength = Strength.STAFF,
) -> Redacted:
    """One text without what tells who it was: ``redact_story`` of a story that has one text."""
    return redact_story((text,), known=known, decided=decided, language=language, strength=strength)[0]


def redact_story(
    texts: Sequence[str],
    *,
    known: Collection[str] = (),
    decided: Mapping[str, bool] | None = None,
    language: str = "en",
    strength: Strength = Strength.STAFF,
) -> tuple[Redacted, ...]:
    """The texts of one story without what tells who it was, one person under one label through all of them.

    Args:
        texts: A narrator's words, any strings; labels already in them are left alone. A name that one text gives
            away is taken out of all.
        known: Names to take out wherever they stand, in any case, possessive or not.
        decided: What the narrator decided, by the ``key()`` of a word or words: True takes them out wherever they stand,
            False leaves them. It goes before everything else.
        language: The code of the language they are in (ISO 639).
        strength: Whom the redacted text is for.

    Returns:
        One ``Redacted`` for each text, in order. Everything outside the spans is unchanged to the letter. The same
        arguments give the same result; time grows linearly with the texts.
    """
    names = [known_names(text, language=language) for text in texts]
    others = [frozenset(known).union(*names[:at], *names[at + 1 :]) for at in range(len(texts))]
    found = tuple(
        _settled(text, given, decided or {}, language) for text, given in zip(texts, others, strict=True)
    )
    labels = labelled(texts, found, strength)
    return tuple(
        Redacted(fill(text, spans, put), spans, put)
        for text, spans, put in zip(texts, found, labels, strict=True)
    )


def key(words: str) -> str:
    """Words as ``decided`` names them: as they read, lower case, without accents, possessive endings and more than one blank."""
    return fold(" ".join(read(words).text.split())).removesuffix("'s").removesuffix("'")


def known_names(text: str, *, language: str = "en") -> frozenset[str]:
    """The names a text gives away, a word each, lower case without accents: for ``redact(known=...)`` later on.

    Capitalised words that nothing else marks as a name are not among them: they might be a place.
    """
    reading = read(text)
    words = split(reading.text, HELD.get(language, frozenset()))
    found = find_people(reading.text, words, frozenset(), tuple(find_places(reading.text, words))).names
    return found | announced_names(reading.text)


def _settled(
    text: str, known: Collection[str], decided: Mapping[str, bool], language: str
) -> tuple[Span, ...]:
    reading = read(text)
    held = HELD.get(language, frozenset())
    found = [reading.original(span) for span in (*_find(reading, known, held), *_asked_for(reading, decided))]
    return tuple(
        replace(span, decision=Decision.MASK, certainty=1.0)
        if key(text[span.start : span.end]) in decided
        else span
        for span in settle(found, text)
        if decided.get(key(text[span.start : span.end]), True)
    )


def _asked_for(reading: Reading, decided: Mapping[str, bool]) -> Iterator[Span]:
    """What the narrator wants taken out, wherever it stands as whole words."""
    wanted = [words.split() for words, out in decided.items() if out and words]
    if not wanted:
        return
    words = split(reading.text)
    for each in wanted:
        for at in range(len(words) - len(each) + 1):
            if all(words[at + n].low == part for n, part in enumerate(each)):
                yield Span(
                    words[at].start, words[at + len(each) - 1].end, Kind.PERSON, why=("you asked for it",)
                )


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
