"""Words that may be names in a language the tagger was not trained on: taken out, and put to the narrator to decide about.

A word is offered when a capital raises it within a sentence, or when it is no everyday word of the language, none that is
kept, and no common English one, since many people write in two languages at once. What lists know as a first name or a
town, or what a word for kin or a title announces, is taken out as it would be in English.

A name that is sure goes wherever it stands in the story, even where English has a word like it; where the language itself has
one, it is offered in the same text. What is offered in one place is offered wherever it stands again in the same text; what the
narrator then decides holds for the whole story.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from conversations.redaction.aged import find_ages_in_tongues
from conversations.redaction.held import HELD, UNHEARD, Language
from conversations.redaction.kept import KEPT, phrase_at
from conversations.redaction.labels.role_words import TITLES
from conversations.redaction.lexicon import FIRST, PLACE, SURNAME, WORD
from conversations.redaction.reading import LABEL_HOLE
from conversations.redaction.reasons import SHAPES
from conversations.redaction.signals import Token
from conversations.redaction.spans import Decision, Kind, Span
from conversations.redaction.tongues import announced_names

_COMMON = 3
"""Up to this level of the lexicon an English word is taken for one in another language, too."""

_KNOWN_NAME = 3 << 3
_KNOWN_TOWN = 3 << 7
_EVERYDAY = 1
"""The level, among those of the lexicon, of what the language itself says every day."""

_COMMON_ENGLISH = 4
_RARE_ENGLISH = 5
"""The levels of English words that the language has not: none at which a word equal to a found name stays where it is."""

_SHOUTED = 2
"""From this many words with capitals to one without, capitals say nothing."""

_BEGINS_AFTER = frozenset("?(/")
"""Gaps after which an everyday word may have a capital: an emoji, a bracket, a stroke; beside those of a sentence's start."""

_TOGETHER = frozenset(" -=")
"""Gaps between the words of one name."""

_LONGEST_ARTICLE = 3
"""Letters an article has fewer of: Welsh *y*, *yr*, Polish *u*."""

UNKNOWN = "is not in the list of everyday words"
RAISED = "has a capital within a sentence"
NAMED = "is in lists of first names"
TOWN = "is in lists of places"
ANNOUNCED = "stands after a word for family or friends, a title or a job"
SITED = "stands after a kind of place"
AGAIN = "the same word may be a name elsewhere in the text"
EITHER = "is an everyday word and a first name"


class _Word(Enum):
    """What lists make of a word."""

    KEPT = auto()
    EVERYDAY = auto()
    ENGLISH = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class _Seen:
    """A token as its sentence shows it: ``raised`` if a capital says that it may be a name."""

    token: Token = field(repr=False)
    word: _Word
    raised: bool


def tokens_in(language: str, text: str, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens of a reading as its language has them: words with marks on their letters whole, its everyday words common."""
    held = HELD.get(language, UNHEARD)
    seen: dict[str, int] = {}
    found: list[Token] = []
    for token in _whole(text, tokens):
        low = token.low
        if low not in seen:
            seen[low] = _level(held, token)
        found.append(token._replace(flags=token.flags & ~WORD | seen[low]))
    return tuple(found)


def offered(text: str, tokens: Sequence[Token], language: str) -> Iterator[Span]:
    """Ages, and what may be a name in tokens as ``tokens_in()`` gives them, each word or run of words once.

    ``Decision.MASK`` where lists or the word before are sure of it, else ``Decision.UNSURE``, with a certainty that ranks:
    a capital within a sentence before a word that nobody knows. Takes time linear in the tokens.
    """
    yield from (replace(span, why=(SHAPES[Kind.AGE],)) for span in find_ages_in_tongues(text))
    held = HELD.get(language, UNHEARD)
    seen = _seen(tokens, held)
    weighed = [_weighed(seen, at, held) for at in range(len(seen))]
    _spread(seen, weighed, held, announced_names(text))
    at = 0
    while at < len(seen):
        span = weighed[at]
        if span is None:
            at += 1
            continue
        while step := _step(seen, weighed, at, span):
            at += step
            after = weighed[at]
            assert after is not None, "a step leads to a word that goes"
            surer = max(span, after, key=lambda each: (each.decision is Decision.MASK, each.certainty))
            span = replace(surer, start=span.start, end=after.end, kind=span.kind)
        yield span
        at += 1


def names_of(spans: Sequence[Span], tokens: Sequence[Token]) -> frozenset[str]:
    """The words of people's names that are sure, folded, to be taken out of the other texts of a story as well."""
    sure = sorted(
        (span.start, span.end)
        for span in spans
        if span.kind is Kind.PERSON and span.decision is Decision.MASK
    )
    names: set[str] = set()
    at = 0
    for token in tokens:
        while at < len(sure) and sure[at][1] <= token.start:
            at += 1
        if at < len(sure) and sure[at][0] <= token.start and len(token.low) > 2:
            names.add(token.low)
    return frozenset(names)


def _whole(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, with those made one that only marks on letters stand between, as in vowelled Arabic."""
    last: Token | None = None
    for token in tokens:
        if last is not None:
            between = text[last.stop : token.start]
            if between and len(between) < 4 and all(unicodedata.category(sign)[0] == "M" for sign in between):
                last = last._replace(end=token.end, stop=token.stop, low=last.low + token.low, flags=0)
                continue
            yield last
        last = token
    if last is not None:
        yield last


def _level(held: Language, token: Token) -> int:
    """How common a word is where this language is spoken, in place of how common it is in English."""
    if _is_everyday(held, token):
        return _EVERYDAY
    level = token.flags & WORD
    if token.low in KEPT:
        return _COMMON
    return 0 if level == 0 else _COMMON_ENGLISH if level <= _COMMON else _RARE_ENGLISH


def _is_everyday(held: Language, token: Token) -> bool:
    if held.holds(token.low):
        return True
    # What lists know as a name is no form of an everyday word: Polish Kasia is none of “kasie”.
    if token.flags & (FIRST | PLACE) or held.is_name(token.low) or held.is_place(token.low):
        return False
    return held.bends(token.low)


def _seen(tokens: Sequence[Token], held: Language) -> list[_Seen]:
    small = sum(token.case == "l" for token in tokens)
    large = sum(token.case in "TUM" for token in tokens)
    shouted = large > _SHOUTED * small
    words = [token.low for token in tokens]
    kept = set[int]()
    for at in range(len(words)):
        if length := phrase_at(words, at):
            kept.update(range(at, at + length))
    return [_see(token, at in kept, shouted, held) for at, token in enumerate(tokens)]


def _see(token: Token, kept: bool, shouted: bool, held: Language) -> _Seen:
    if kept or token.case == "9" or token.low[0] == LABEL_HOLE or token.low in TITLES:
        return _Seen(token, _Word.KEPT, raised=False)
    level = token.flags & WORD
    everyday = level == _EVERYDAY
    if everyday:
        word = _Word.EVERYDAY
    elif token.low in KEPT:
        word = _Word.KEPT
    else:
        word = _Word.ENGLISH if level == _COMMON_ENGLISH or len(token.low) == 1 else _Word.UNKNOWN
    begins = token.after_stop or (everyday and token.gap in _BEGINS_AFTER)
    raised = token.case in "TM" or (token.case in "UI" and not everyday)
    if everyday and held.is_raised(token.low):
        raised = False
    return _Seen(token, word, raised and not begins and not shouted)


def _weighed(seen: Sequence[_Seen], at: int, held: Language) -> Span | None:
    """One word by itself and by the word before it; None of a word that stays."""
    one = seen[at]
    token, flags = one.token, one.token.flags
    before = seen[at - 1].token if at and token.gap in _TOGETHER else None
    sited = before is not None and _is_sited(seen, at, held)
    if one.word is _Word.KEPT and not (sited and one.raised):
        return None
    unknown = one.word is _Word.UNKNOWN
    named = flags & FIRST == _KNOWN_NAME or held.is_name(token.low)
    town = flags & PLACE == _KNOWN_TOWN or held.is_place(token.low)
    announced = before is not None and (before.low in held.kin or before.low in TITLES)
    near = before is not None and before.low in held.near
    if named and (unknown or one.raised) and not (town and near):
        return _span(token, Kind.PERSON, 0.95, Decision.MASK, NAMED)
    if town and (unknown or one.raised):
        return _span(token, Kind.PLACE, 0.95, Decision.MASK, TOWN)
    if one.raised and announced and one.word is not _Word.EVERYDAY:
        return _span(token, Kind.PERSON, 0.9, Decision.MASK, ANNOUNCED)
    if one.raised:
        kind = Kind.ORGANISATION if sited or token.low in held.sites else Kind.PLACE if near else Kind.PERSON
        known = bool(flags & (FIRST | SURNAME | PLACE))
        return _span(
            token,
            kind,
            0.8 if known else 0.7 if unknown else 0.5,
            Decision.UNSURE,
            SITED if sited else RAISED,
        )
    if sited and (
        unknown or one.word is _Word.ENGLISH or (held.article and token.low.startswith(held.article))
    ):
        return _span(token, Kind.ORGANISATION, 0.5, Decision.UNSURE, SITED)
    if announced and (unknown or named or held.may_be_name(token.low)):
        return _span(token, Kind.PERSON, 0.6, Decision.UNSURE, ANNOUNCED)
    if unknown:
        return _span(token, Kind.PERSON, 0.4 if flags & (FIRST | SURNAME) else 0.3, Decision.UNSURE, UNKNOWN)
    if held.may_be_name(token.low) or (named and token.case == "T" and token.low not in held.no_names):
        return _span(token, Kind.PERSON, 0.35, Decision.UNSURE, EITHER)
    return None


def _is_sited(seen: Sequence[_Seen], at: int, held: Language) -> bool:
    """Whether a kind of place stands before a word, or before the article or the English word between."""
    before = seen[at - 1]
    if before.token.low in held.sites:
        return True
    if at < 2 or before.token.gap != " " or seen[at - 2].token.low not in held.sites:
        return False
    return len(before.token.low) < _LONGEST_ARTICLE or before.word is _Word.ENGLISH


def _spread(
    seen: Sequence[_Seen], weighed: list[Span | None], held: Language, announced: AbstractSet[str]
) -> None:
    """Take out and offer what is equal to a word that is; of everyday words only those offered that are equal to a sure name."""
    sure: set[str] = set()
    unsure: set[str] = set()
    shared = set(announced)
    for one, span in zip(seen, weighed, strict=True):
        if span is None or len(one.token.low) < 3:
            continue
        named = span.decision is Decision.MASK and span.kind is Kind.PERSON
        if one.word is _Word.EVERYDAY:
            if named:
                shared.add(one.token.low)
        elif named:
            sure |= held.readings(one.token.low)
        elif one.raised:
            unsure.add(one.token.low)
    for at, (one, span) in enumerate(zip(seen, weighed, strict=True)):
        if one.word is _Word.KEPT or (span is not None and span.decision is Decision.MASK):
            continue
        if one.word is _Word.EVERYDAY:
            if span is None and one.token.low in shared:
                weighed[at] = _span(one.token, Kind.PERSON, 0.3, Decision.UNSURE, AGAIN)
            continue
        if one.word is _Word.UNKNOWN and not sure.isdisjoint(held.readings(one.token.low)):
            weighed[at] = _span(one.token, Kind.PERSON, 0.9, Decision.MASK, AGAIN)
        elif span is None and one.token.low in unsure:
            weighed[at] = _span(one.token, Kind.PERSON, 0.3, Decision.UNSURE, AGAIN)


def _step(seen: Sequence[_Seen], weighed: Sequence[Span | None], at: int, span: Span) -> int:
    """How many tokens further the name goes on that has come to this one; 0 where it ends."""
    after = weighed[at + 1] if at + 1 < len(seen) else None
    if after is not None:
        gap = seen[at + 1].token.gap
        if gap in "=-":
            return 1
        if gap != " " or seen[at].token.case not in "TUM" or not seen[at + 1].raised:
            return 0
        return int(span.kind in {after.kind, Kind.ORGANISATION} or after.decision is Decision.UNSURE)
    if span.kind is not Kind.ORGANISATION or at + 2 >= len(seen) or weighed[at + 2] is None:
        return 0
    article, then = seen[at + 1], seen[at + 2]  # Welsh: Ysgol y Garn
    within = article.token.gap == then.token.gap == " " and len(article.token.low) < _LONGEST_ARTICLE
    return 2 if within and then.raised and article.word is _Word.EVERYDAY else 0


def _span(token: Token, kind: Kind, certainty: float, decision: Decision, why: str) -> Span:
    return Span(token.start, token.stop, kind, certainty, decision, (why,))
