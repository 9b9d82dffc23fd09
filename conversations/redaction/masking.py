"""Putting it together: what a story gives away, and the story without it."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from conversations.redaction.finding import find
from conversations.redaction.labels import labelled
from conversations.redaction.reading import LABEL_HOLE, Reading, fold, read
from conversations.redaction.reasons import ASKED
from conversations.redaction.signals import tokens_of
from conversations.redaction.spans import Decision, Kind, Redacted, Span, Strength, fill, settle
from conversations.redaction.tagger import Tagger
from conversations.redaction.tongues import announced_names

_Wanted: TypeAlias = dict[str, "_Wanted"]
"""What may come next in something wanted; the empty string is its end."""

_PIECE = re.compile(r"[^\W_]++|\S")
_POSSESSIVE = re.compile(r"'s(?!\w)", re.IGNORECASE)


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
    bodies = {words: kind for one in finds for words, kind in one.bodies.items()}
    return tuple(
        _settled(
            text, reading, (*one.spans, *one.again(names, given), *one.again_bodies(bodies)), decided or {}
        )
        for text, reading, one in zip(texts, readings, finds, strict=True)
    )


def key(words: str) -> str:
    """Words as ``decided`` names them: as they read, lower case, without accents, possessive endings and more than one blank.

    Labels that stand for what was taken out before have none: one would be the key of every other.
    """
    seen = " ".join(read(words).text.split())
    if not seen.strip(LABEL_HOLE + " "):
        return ""
    return fold(seen).removesuffix("'s").removesuffix("'")


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
    """What the narrator wants taken out, wherever it stands as whole words.

    Letters and digits alone are found whatever stands between the words; with a sign among them, only with that sign.
    Takes time linear in the text, times the words of the longest that is wanted.
    """
    lexicon = Tagger.built_in().lexicon
    in_words: _Wanted = {}
    in_pieces: _Wanted = {}
    for words, out in decided.items():
        if not out:
            continue
        lows = [token.low for token in tokens_of(words, lexicon)]
        if lows and " ".join(lows) == words:
            _want(in_words, lows)
        else:
            _want(in_pieces, [low for low, _, _ in _pieces(words)])
    if in_words:
        tokens = [(token.low, token.start, token.stop) for token in tokens_of(reading.text, lexicon)]
        yield from _wanted_in(tokens, in_words)
    if in_pieces:
        for span in _wanted_in(list(_pieces(reading.text)), in_pieces):
            ending = _POSSESSIVE.match(reading.text, span.end)
            yield span if ending is None else replace(span, end=ending.end())


def _want(wanted: _Wanted, parts: Sequence[str]) -> None:
    if parts:
        for part in parts:
            wanted = wanted.setdefault(part, {})
        wanted[""] = {}


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """Words and signs, each sign by itself, folded, and where they stand; what folds to nothing is none."""
    for match in _PIECE.finditer(text):
        low = fold(match.group())
        if low:
            yield low, match.start(), match.end()


def _wanted_in(parts: Sequence[tuple[str, int, int]], wanted: _Wanted) -> Iterator[Span]:
    """The longest that is wanted from each part on."""
    for at, (low, start, _) in enumerate(parts):
        here = wanted.get(low)
        then, end = at, -1
        while here is not None:
            if "" in here:
                end = parts[then][2]
            then += 1
            here = here.get(parts[then][0]) if then < len(parts) else None
        if end >= 0:
            yield Span(start, end, Kind.PERSON, why=(ASKED,))


def _words(name: str) -> Iterator[str]:
    return (token.low for token in tokens_of(read(name).text, Tagger.built_in().lexicon))
