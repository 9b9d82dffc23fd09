"""Which words the tagger takes out, run by run: how certain a find must be, where it ends, and what is none after all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conversations.redaction.cues import (
    BODY_TYPES,
    DETERMINERS,
    OWNERS,
    PERSON_VERBS,
    SCHOOL_TYPES,
    SPEAKING,
    STREET_TYPES,
)
from conversations.redaction.kept import KEPT
from conversations.redaction.kept.peoples import PEOPLES_AND_PLACES
from conversations.redaction.lengths import age_ends
from conversations.redaction.lexicon import FIRST, WORD
from conversations.redaction.reasons import reasons
from conversations.redaction.signals import Token
from conversations.redaction.spans import Decision, Kind, Span
from conversations.redaction.table import table
from conversations.redaction.tagger import Weighed
from conversations.redaction.windows import Windows


@dataclass(frozen=True, slots=True)
class Bars:
    """How certain a find must be: from ``mask`` on it is taken out, from ``unsure`` on the narrator is asked."""

    mask: float
    unsure: float


BARS = {
    "kept": Bars(0.45, 0.3),
    "word": Bars(0.21, 0.15),
    "namesake": Bars(0.34, 0.22),
    "opening": Bars(0.3, 0.12),
    "raised": Bars(0.09, 0.065),
    "number": Bars(0.17, 0.12),
    "reference": Bars(0.3, 0.22),
    "shaped": Bars(0.5, 0.4),
    "other": Bars(0.07, 0.05),
}
"""Bars by what is known of a word, from ``tests/evaluation/stories/dev.txt``: a word that the tables say
stays, an ordinary word in small letters, one of these that is a first name too, one of these that opens a sentence, any other with a
capital, a number, what the patterns look for too (an exact day, a word within a reference), the rest of a reference, and everything
else (a name, a word in no list)."""

GENERIC = (
    SCHOOL_TYPES
    | BODY_TYPES
    | STREET_TYPES
    | DETERMINERS
    | OWNERS
    | table("and of special local new old mainstream other")
)
"""One of these words, or several that an article begins, say what kind of place it is and name none."""

_OPENINGS = DETERMINERS | OWNERS
_BREAKS = (
    PERSON_VERBS
    | SPEAKING
    | table(
        "and or but i he she they we who because so so with to from is was that when then cos an n until till between since"
    )
) - table("left")
"""Small words at which a run ends: what somebody does is no part of their name."""

_JOINTS = table("and an n or of to with from in on at by for the a is was")
"""Of these a place or body may have one within its name (Dobson and Fry), never at its end."""

_BREAKS_BELOW = 0.9
_COMMONEST = 2
_YEAR = re.compile(r"(?:19|20)\d\d")
_SURE_NUMBER = 0.5
_FEWEST_DIGITS = 3
_SCHOOL = re.compile(
    r"\b(?:school|primary|infants?|juniors?|secondary|academy|college|nursery|pre-?school|high|grammar|comp|sixth form|playgroup)\b"
)
_STREET = re.compile(
    r"\b(?:road|street|lane|avenue|close|drive|crescent|terrace|grove|gardens|mews|rd|st|ave|cres)\b"
)
_SAYS_DAY = re.compile(
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|\d(?:st|nd|rd|th)|\d[/.\-]\d++[/.\-]\d"
)


def tagged(
    near: Windows, tokens: Sequence[Token], weighed: Sequence[Weighed], *, explain: bool
) -> Iterator[Span]:
    """The finds among a reading's words, in order; ``why`` is worked out only on demand."""
    at = 0
    while at < len(tokens):
        first = at
        if not _holds(tokens[at], weighed[at]):
            at += 1
            continue
        while (
            at + 1 < len(tokens)
            and weighed[at + 1].kind is weighed[first].kind
            and tokens[at + 1].gap in " =-n"
            and _holds(tokens[at + 1], weighed[at + 1])
        ):
            at += 1
        at += 1
        last = at
        while last > first and _is_joint(tokens[last - 1]):
            last -= 1
        span = _span(near, tokens[first:last], weighed[first:last]) if last > first else None
        if span is not None:
            start, end, kind, certainty, decision = span
            why = reasons(tokens, first, last - 1) if explain else ()
            yield Span(start, end, kind, round(certainty, 3), decision, why)


def _holds(token: Token, weight: Weighed) -> bool:
    """Whether a word belongs to a run at all."""
    if weight.certainty < bars(token, weight.kind).unsure:
        return False
    plain = token.case == "l" and token.low in _BREAKS and not token.flags & FIRST
    joins = token.low in _JOINTS and weight.kind in {Kind.ORGANISATION, Kind.PLACE}
    sure = weight.certainty >= _BREAKS_BELOW and weight.kind is not Kind.DATE
    return not plain or joins or sure


def _is_joint(token: Token) -> bool:
    return token.case == "l" and token.low in _JOINTS


def bars(token: Token, kind: Kind) -> Bars:
    """The bars of one word as one kind of find."""
    if kind is Kind.DATE or (kind is Kind.NUMBER and token.flags & WORD):
        return BARS["shaped"]
    if kind is Kind.NUMBER:
        return BARS["reference"]
    if token.low in KEPT:
        return BARS["kept"]
    if token.case == "9":
        return BARS["number"]
    level = token.flags & WORD
    if not level:
        return BARS["other"]
    if token.case in "lo" or (token.after_stop and not token.flags & FIRST):
        return BARS["namesake"] if token.flags & FIRST else BARS["word"]
    return BARS["opening"] if token.after_stop and level <= _COMMONEST else BARS["raised"]


def _span(
    near: Windows, run: Sequence[Token], weights: Sequence[Weighed]
) -> tuple[int, int, Kind, float, Decision] | None:
    kind, start, end = weights[0].kind, run[0].start, run[-1].stop
    certainty = max(weight.certainty for weight in weights)
    if kind is Kind.AGE:
        ends = age_ends(near.small, start, end, certainty)
        if ends is None:
            return None
        end = ends
    elif _names_nothing(near, run, kind, certainty):
        return None
    masked = any(
        weight.certainty >= bars(token, kind).mask for token, weight in zip(run, weights, strict=True)
    )
    return (
        start,
        end,
        _closer(kind, near.small[start:end]),
        certainty,
        Decision.MASK if masked else Decision.UNSURE,
    )


def _names_nothing(near: Windows, run: Sequence[Token], kind: Kind, certainty: float) -> bool:
    """Whether the words of a run say at most what kind of thing it is, which country, which year, what time."""
    words = near.small[run[0].start : run[-1].stop]
    if kind is Kind.DATE:
        return _SAYS_DAY.search(words) is None
    if kind is Kind.NUMBER:
        # Years, and what has hardly a digit (B12), unless the tagger is sure.
        digits = sum(letter.isdecimal() for letter in words)
        return all(_YEAR.fullmatch(token.low) for token in run) or (
            certainty < _SURE_NUMBER and digits < _FEWEST_DIGITS
        )
    if (
        len(run) == 1
        and near.small[run[0].start - 1 : run[0].start].isdecimal()
        and len(run[0].low) < _FEWEST_DIGITS
    ):
        # The s of the 90s, the mg of 10mg.
        return True
    if kind is Kind.PLACE and all(token.low in PEOPLES_AND_PLACES for token in run):
        return True
    return all(token.low in GENERIC for token in run) and (len(run) == 1 or run[0].low in _OPENINGS)


def _closer(kind: Kind, words: str) -> Kind:
    if kind is Kind.ORGANISATION and _SCHOOL.search(words):
        return Kind.SCHOOL
    if kind is Kind.PLACE and _STREET.search(words):
        return Kind.STREET
    return kind
