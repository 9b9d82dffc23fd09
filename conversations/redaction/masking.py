"""Putting it together: what a story gives away, and the story without it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from conversations.redaction.finding import find
from conversations.redaction.labels import labelled
from conversations.redaction.reading import Reading, fold, read
from conversations.redaction.reasons import ASKED
from conversations.redaction.signals import tokens_of
from conversations.redaction.spans import Decision, Kind, Redacted, Span, Strength, fill, settle
from conversations.redaction.tagger import Tagger
from conversations.redaction.tongues import announced_names


def redact(
    text: str,
    *,
    known: Collection[str] = (),
    decided: Mapping[str, bool] | None = None,
    language: str = "en",
    strength: Strength = Strength.STAFF,
    explain: bool = False,
) -> Redacted:
    """One text without what tells who it was: ``redact_story`` of a story that has one text."""
    return redact_story(
        (text,), known=known, decided=decided, language=language, strength=strength, explain=explain
    )[0]


def redact_story(
    texts: Sequence[str],
    *,
    known: Collection[str] = (),
    decided: Mapping[str, bool] | None = None,
    language: str = "en",
    strength: Strength = Strength.STAFF,
    explain: bool = False,
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
        explain: Whether each find says why it was found.

    Returns:
        One ``Redacted`` for each text, in order. Everything outside the spans is unchanged to the letter. The same
        arguments give the same result; time grows linearly with the texts.
    """
    found = spans_of(texts, known=known, decided=decided, language=language, explain=explain)
    labels = labelled(texts, found, strength, language)
    return tuple(
        Redacted(fill(text, spans, put), spans, put)
        for text, spans, put in zip(texts, found, labels, strict=True)
    )


def spans_of(
    texts: Sequence[str],
    *,
    known: Collection[str] = (),
    decided: Mapping[str, bool] | None = None,
    language: str = "en",
    explain: bool = False,
) -> tuple[tuple[Span, ...], ...]:
    """The settled finds of each text of one story, without what would stand in their place; the arguments as above."""
    tagger = Tagger.built_in()
    readings = [read(text) for text in texts]
    finds = [find(reading.text, tagger, language, explain=explain) for reading in readings]
    given = frozenset(word for name in known for word in _words(name))
    names = frozenset().union(
        *(one.names for one in finds), *(announced_names(reading.text) for reading in readings)
    )
    return tuple(
        _settled(text, reading, (*one.spans, *one.again(names, given)), decided or {})
        for text, reading, one in zip(texts, readings, finds, strict=True)
    )


def key(words: str) -> str:
    """Words as ``decided`` names them: as they read, lower case, without accents, possessive endings and more than one blank."""
    return fold(" ".join(read(words).text.split())).removesuffix("'s").removesuffix("'")


def _settled(
    text: str, reading: Reading, found: Sequence[Span], decided: Mapping[str, bool]
) -> tuple[Span, ...]:
    spans = settle(map(reading.original, found), text)
    if not decided:
        return spans
    # What stays is put aside before what was asked for joins the rest, or the two would become one beside each other.
    left = [span for span in spans if decided.get(key(text[span.start : span.end]), True)]
    return tuple(
        replace(span, decision=Decision.MASK, certainty=1.0)
        if key(text[span.start : span.end]) in decided
        else span
        for span in settle((*left, *map(reading.original, _asked_for(reading, decided))), text)
    )


def _asked_for(reading: Reading, decided: Mapping[str, bool]) -> Iterator[Span]:
    """What the narrator wants taken out, wherever it stands as whole words."""
    wanted: dict[str, list[list[str]]] = {}
    for words, out in decided.items():
        parts = words.split()
        if out and parts:
            wanted.setdefault(parts[0], []).append(parts)
    if not wanted:
        return
    tokens = tokens_of(reading.text, Tagger.built_in().lexicon)
    for at, token in enumerate(tokens):
        for each in wanted.get(token.low, ()):
            if [then.low for then in tokens[at : at + len(each)]] == each:
                yield Span(token.start, tokens[at + len(each) - 1].stop, Kind.PERSON, why=(ASKED,))


def _words(name: str) -> Iterator[str]:
    return (token.low for token in tokens_of(read(name).text, Tagger.built_in().lexicon))
