"""What one text gives away: what its shape tells, what the tagger makes of its words, and the same words everywhere else."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from conversations.redaction.contacts import find_contacts
from conversations.redaction.cues import BODY_TYPES, DETERMINERS, OWNERS, SCHOOL_TYPES, STREET_TYPES
from conversations.redaction.dates import find_ages, find_dates
from conversations.redaction.kept import KEPT
from conversations.redaction.kept.peoples import PEOPLES_AND_PLACES
from conversations.redaction.lexicon import FIRST, WORD, Lexicon
from conversations.redaction.numbers import find_numbers, helplines
from conversations.redaction.offered import names_of, offered, tokens_in
from conversations.redaction.postcodes import find_postcodes
from conversations.redaction.reading import LABEL_HOLE
from conversations.redaction.reasons import ELSEWHERE, KNOWN, SHAPES, reasons
from conversations.redaction.signals import Token, tokens_of
from conversations.redaction.spans import Decision, Kind, Span
from conversations.redaction.table import table
from conversations.redaction.tagger import Tagger, Weighed
from conversations.redaction.tongues import find_in_tongues
from conversations.redaction.windows import Windows, windows_of

_AGE_GOES_ON = re.compile(
    r"(?: ?and a half|½)?(?:[ \-]?(?:years?|yrs?|yr's|year's|y/?o|months?|mths?|mnths?|weeks?|wks?|days?)(?:[ \-]?olds?)?|[ \-]?olds?)\b"
)
_NO_AGE = re.compile(
    r" ?(?:foot|feet|ft|inch(?:es)?|stone|miles?|kgs?|kilos?|lbs?|pounds?|quid|%|percent|times|hours?|hrs?|mins?|minutes?|seconds?|of (?:us|them|you)|rooms?|bed(?:room)?s?"
    r"|people|kids|children|am|pm|a\.m|p\.m|o'clock|mg|ml|pages?|points?|letters?|calls?|visits?|appointments?)(?![a-z])"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONEY = frozenset("£$€")
_LENGTH_OF_TIME = 0.3
"""A number of years, months or weeks that is not said to be old is an age only from this certainty on."""

_LENGTH_AFTER_WAITING = 0.97
_LASTS_REACH = 24
_LASTS = re.compile(
    r"\b(?:wait(?:s|ed|ing)?|for|after|took|takes?|taken|within|every|then|last|past|over|another|next|lasted|these|those|in|than|least|up to|been)"
    r"(?: (?:about|around|nearly|over|only|just|the|at|least|like|another|a further))? \Z"
)
"""What stands before a length of time far oftener than before an age."""

_GENERIC = (
    SCHOOL_TYPES
    | BODY_TYPES
    | STREET_TYPES
    | DETERMINERS
    | OWNERS
    | table("and of special local new old mainstream other")
)
"""One of these words, or several that an article begins, say what kind of place it is and name none."""

_OPENINGS = DETERMINERS | OWNERS

_SCHOOL = re.compile(
    r"\b(?:school|primary|infants?|juniors?|secondary|academy|college|nursery|pre-?school|high|grammar|comp|sixth form|playgroup)\b"
)
_STREET = re.compile(
    r"\b(?:road|street|lane|avenue|close|drive|crescent|terrace|grove|gardens|mews|rd|st|ave|cres)\b"
)


@dataclass(frozen=True, slots=True)
class Bars:
    """How certain a find must be: from ``mask`` on it is taken out, from ``unsure`` on the narrator is asked."""

    mask: float
    unsure: float


BARS = {
    "kept": Bars(0.45, 0.3),
    "word": Bars(0.21, 0.15),
    "namesake": Bars(0.34, 0.22),
    "raised": Bars(0.09, 0.065),
    "number": Bars(0.17, 0.12),
    "reference": Bars(0.3, 0.22),
    "shaped": Bars(0.5, 0.4),
    "other": Bars(0.07, 0.05),
}
"""Bars by what is known of a word, from ``tests/evaluation/stories/dev.txt``: one that the tables say stays, an ordinary word in small
letters, one of these that is a first name too, one with a capital, a number, what the patterns look for too (an exact day, a word
within a reference), the rest of a reference, any other (a name, a word in no list)."""

_SURE = 0.5
"""From this certainty on a name is looked for in the rest of the story."""

_ELSEWHERE = {1: 0.5, 2: 0.25, 3: 0.25}
"""An ordinary word equal to a found name goes too where it is at least this certain, by its level in the lexicon; rarer words always go."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one reading gives away, not settled yet.

    ``names`` are the words of its people's names, folded; ``again()`` finds them, and those of other texts, where they stand
    without anything to tell.
    """

    spans: tuple[Span, ...]
    names: frozenset[str] = field(repr=False)
    tokens: tuple[Token, ...] = field(repr=False)
    weighed: tuple[Weighed, ...] = field(repr=False)

    def again(self, names: AbstractSet[str], known: AbstractSet[str] = frozenset()) -> Iterator[Span]:
        """These names wherever they stand in this reading, with an s or one slip of the keys too.

        A word that is also an ordinary one goes only where it may be a name: of ``known``, which somebody gave as names, only the
        commonest words need that.
        """
        everyone = names | known
        slips = frozenset(
            shorter
            for name in everyone
            if _LONG_ENOUGH <= len(name) <= _LONGEST
            for shorter in _one_less(name)
        )
        for token, weight in zip(self.tokens, self.weighed, strict=True):
            given = token.low in known
            if not (given or token.low in names or _is_slip(token, everyone, slips)):
                continue
            looks = token.possessive or (token.case == "T" and not token.after_stop)
            if weight.certainty < _least(token, given) and not looks:
                continue
            why = (KNOWN if given else ELSEWHERE,)
            yield Span(token.start, token.stop, Kind.PERSON, max(0.9, round(weight.certainty, 3)), why=why)


def _least(token: Token, given: bool) -> float:
    """How certain a word equal to a name must be: the commoner it is as a word, the more; a name that was given needs half of it."""
    level = token.flags & WORD
    if token.low in KEPT:
        level = level or _WELL_KNOWN
    least = _ELSEWHERE.get(level, 0.0)
    if level != 1 and token.flags & FIRST == FIRST:
        least /= 4
    return least / 2 if given else least


_WELL_KNOWN = 3

_LONG_ENOUGH = 5
"""Letters from which on two words that differ in one are taken for the same name."""


def _one_less(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _is_slip(token: Token, names: AbstractSet[str], slips: AbstractSet[str]) -> bool:
    """Whether a word of no list is one of the names with an s, or with one letter wrong, missing, doubled or changed round."""
    low = token.low
    if token.flags & WORD or token.case == "9" or low in KEPT:
        return False
    if low.endswith("s") and low[:-1] in names:
        return True
    if token.flags or len(low) < _LONG_ENOUGH or len(low) > _LONGEST:
        return False
    return low in slips or any(shorter in names or shorter in slips for shorter in _one_less(low))


_LONGEST = 30
"""Letters of the longest word that is compared, so that a line without blanks costs nothing."""


TAGGED = frozenset({"en", ""})
"""Languages the tagger was trained on; of all others words are offered."""


def find(text: str, tagger: Tagger, language: str = "en", *, explain: bool = False) -> Found:
    """Everything in a reading's text that may tell who it was; why the tagger takes a word is worked out only on demand."""
    tokens = tokens_of(text, tagger.lexicon)
    near = windows_of(text, tokens)
    if language not in TAGGED:
        tokens = tokens_in(language, text, tokens)
        spans = [*_shaped(text, near, tagger.lexicon), *offered(text, tokens, language)]
        return Found(
            tuple(spans), names_of(spans, tokens), tokens, (Weighed(0.0, Kind.PERSON),) * len(tokens)
        )
    holes = ((token.start, token.stop) for token in tokens if token.low[0] == LABEL_HOLE)
    weighed = _without(tagger.weigh(tokens), tokens, sorted((*helplines(near), *holes)))
    names = frozenset(
        token.low for token, weight in zip(tokens, weighed, strict=True) if _is_sure_name(token, weight)
    )
    spans = _shaped(text, near, tagger.lexicon)
    spans += _tagged(near, tokens, weighed, explain=explain)
    return Found(tuple(spans), names, tokens, weighed)


def _shaped(text: str, near: Windows, lexicon: Lexicon) -> list[Span]:
    """What its shape tells, in every language."""
    shaped = (
        *find_contacts(text, lexicon),
        *find_numbers(near, lexicon),
        *find_postcodes(near),
        *find_dates(near),
        *find_ages(near),
        *find_in_tongues(text),
    )
    return [
        Span(span.start, span.end, span.kind, span.certainty, span.decision, (SHAPES[span.kind],))
        for span in shaped
    ]


def _without(
    weighed: Sequence[Weighed], tokens: Sequence[Token], stretches: Sequence[tuple[int, int]]
) -> tuple[Weighed, ...]:
    """The weights with nothing left of what stands in these stretches."""
    left = list(weighed)
    at = 0
    for start, end in stretches:
        while at < len(tokens) and tokens[at].start < end:
            if tokens[at].start >= start:
                left[at] = Weighed(0.0, weighed[at].kind)
            at += 1
    return tuple(left)


def _bars(token: Token, kind: Kind) -> Bars:
    if kind is Kind.DATE or (kind is Kind.NUMBER and token.flags & WORD):
        return BARS["shaped"]
    if kind is Kind.NUMBER:
        return BARS["reference"]
    if token.low in KEPT:
        return BARS["kept"]
    if token.case == "9":
        return BARS["number"]
    if not token.flags & WORD:
        return BARS["other"]
    if token.case not in "lo" and not (token.after_stop and not token.flags & FIRST):
        return BARS["raised"]
    return BARS["namesake"] if token.flags & FIRST else BARS["word"]


def _is_sure_name(token: Token, weight: Weighed) -> bool:
    return (
        weight.kind is Kind.PERSON and weight.certainty >= _SURE and len(token.low) > 2 and token.case != "9"
    )


def _tagged(
    near: Windows, tokens: Sequence[Token], weighed: Sequence[Weighed], *, explain: bool
) -> Iterator[Span]:
    """The words the tagger would take out, runs of one kind together."""
    at = 0
    while at < len(tokens):
        kind, first = weighed[at].kind, at
        if weighed[at].certainty < _bars(tokens[at], kind).unsure:
            at += 1
            continue
        while (
            at + 1 < len(tokens)
            and weighed[at + 1].kind is kind
            and tokens[at + 1].gap in " =-n"
            and weighed[at + 1].certainty >= _bars(tokens[at + 1], kind).unsure
        ):
            at += 1
        run = range(first, at + 1)
        at += 1
        start, end = tokens[first].start, tokens[run[-1]].stop
        certainty = max(weighed[n].certainty for n in run)
        masked = any(weighed[n].certainty >= _bars(tokens[n], kind).mask for n in run)
        if kind is Kind.AGE:
            if _NO_AGE.match(near.small, end) or near.typed[max(0, start - 1) : start] in _MONEY:
                continue
            goes_on = _AGE_GOES_ON.match(near.small, tokens[first].stop)
            end = max(end, goes_on.end()) if goes_on else end
            if goes_on and "old" not in goes_on.group():
                lasts = _LASTS.search(near.small, max(0, start - _LASTS_REACH), start) is not None
                if certainty < (_LENGTH_AFTER_WAITING if lasts else _LENGTH_OF_TIME):
                    continue
        elif _names_nothing(tokens[first : run[-1] + 1], kind, certainty):
            continue
        why = reasons(tokens, first, run[-1]) if explain else ()
        decision = Decision.MASK if masked else Decision.UNSURE
        yield Span(
            start,
            end,
            _closer(kind, near.small[start:end]),
            round(certainty, 3),
            decision,
            why,
        )


def _names_nothing(run: Sequence[Token], kind: Kind, certainty: float) -> bool:
    """Whether the words of a run say at most what kind of thing it is, which country, which year."""
    if kind is Kind.NUMBER:
        # Years, and what has hardly a digit (B12), unless the tagger is sure.
        digits = sum(letter.isdecimal() for token in run for letter in token.low)
        return all(_YEAR.fullmatch(token.low) for token in run) or (
            certainty < _SURE_NUMBER and digits < _FEWEST_DIGITS
        )
    if kind is Kind.PLACE and all(token.low in PEOPLES_AND_PLACES for token in run):
        return True
    return all(token.low in _GENERIC for token in run) and (len(run) == 1 or run[0].low in _OPENINGS)


_SURE_NUMBER = 0.5
_FEWEST_DIGITS = 3


def _closer(kind: Kind, words: str) -> Kind:
    if kind is Kind.ORGANISATION and _SCHOOL.search(words):
        return Kind.SCHOOL
    if kind is Kind.PLACE and _STREET.search(words):
        return Kind.STREET
    return kind
