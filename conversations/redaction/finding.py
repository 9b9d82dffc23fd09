"""What one text gives away: what its shape tells, what the tagger makes of its words, and the same words everywhere else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from conversations.redaction.contacts import find_contacts
from conversations.redaction.dates import find_ages, find_dates
from conversations.redaction.held import HELD, UNHEARD
from conversations.redaction.kept import KEPT
from conversations.redaction.lengths import age_ends
from conversations.redaction.lexicon import FIRST, PLACE, PROPER, WORD, Lexicon
from conversations.redaction.numbers import find_numbers, helplines
from conversations.redaction.offered import names_of, offered, tokens_in
from conversations.redaction.postcodes import find_postcodes
from conversations.redaction.reading import LABEL_HOLE
from conversations.redaction.reasons import ELSEWHERE, ELSEWHERE_TOO, KNOWN, MIXED, SHAPES
from conversations.redaction.runs import GENERIC, tagged
from conversations.redaction.signals import Token, in_phrases, tokens_of
from conversations.redaction.spans import Decision, Kind, Span
from conversations.redaction.tagger import Tagger, Weighed
from conversations.redaction.tongues import find_in_tongues
from conversations.redaction.windows import Windows, windows_of

_STAYS = re.compile(
    r"\b[a-z]&[a-z]\b|(?<![\d/])(?:24/7|50/50|[1-9] ?1/[248]|[1-9]/[2-9] of)(?![\d/])|\bd\.? ?o\.? ?b\b"
)
"""What looks like initials, ages or days and is none: a B&B, 24/7, 4 1/2, 2/3 of."""

_SURE = 0.5
"""From this certainty on a name is looked for in the rest of the story."""

_SURE_OF_TWO = 0.8
"""The same for a name of two letters (Di, Xi)."""

_ELSEWHERE = {1: 0.5, 2: 0.25, 3: 0.25}
"""An ordinary word equal to a found name goes too where it is at least this certain, by its level in the lexicon; rarer words always go."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one reading gives away, not settled yet.

    ``names`` are the words of its people's names, folded; ``bodies`` the words of its places, schools and other bodies, less
    those that say of which kind they are. ``again()`` finds them, and those of other texts, where they stand without anything to tell.
    """

    spans: tuple[Span, ...]
    names: frozenset[str] = field(repr=False)
    tokens: tuple[Token, ...] = field(repr=False)
    weighed: tuple[Weighed, ...] = field(repr=False)
    bodies: Mapping[tuple[str, ...], Kind] = field(default_factory=dict, repr=False)

    def again_bodies(self, bodies: Mapping[tuple[str, ...], Kind]) -> Iterator[Span]:
        """These places and bodies wherever their words stand in this reading, one after the other."""
        firsts: dict[str, set[int]] = {}
        for words in bodies:
            firsts.setdefault(words[0], set()).add(len(words))
        for at, token in enumerate(self.tokens):
            for length in sorted(firsts.get(token.low, ()), reverse=True):
                words = tuple(each.low for each in self.tokens[at : at + length])
                if words in bodies:
                    end = self.tokens[at + length - 1].stop
                    yield Span(token.start, end, bodies[words], 0.9, why=(ELSEWHERE_TOO,))
                    break

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
            if self._may_be_possessive(token, weight, everyone):
                yield Span(token.start, token.stop, Kind.PERSON, 0.3, Decision.UNSURE, (ELSEWHERE,))
                continue
            if not (given or token.low in names or _is_slip(token, weight.certainty, everyone, slips)):
                continue
            looks = token.possessive or (token.case == "T" and not token.after_stop)
            if weight.certainty < _least(token, given) and not looks:
                continue
            why = (KNOWN if given else ELSEWHERE,)
            yield Span(token.start, token.stop, Kind.PERSON, max(0.9, round(weight.certainty, 3)), why=why)

    @staticmethod
    def _may_be_possessive(token: Token, weight: Weighed, names: AbstractSet[str]) -> bool:
        """Whether a plural of everyday English may be a name with an s that lost its sign (jacks, roses): the narrator is asked."""
        low = token.low
        plural = low.endswith("s") and low[:-1] in names and 0 < token.flags & WORD <= _EVERYDAY
        return plural and low not in names and weight.certainty < _HARDLY_ORDINARY


def _least(token: Token, given: bool) -> float:
    """How certain a word equal to a name must be: the commoner it is as a word, the more.

    A name that was given needs half of it, and nothing where it is neither among the commonest words nor one that stays (Amma).
    """
    level = token.flags & WORD
    if token.low in KEPT:
        level = level or _WELL_KNOWN
    elif given and level != 1:
        return 0.0
    least = _ELSEWHERE.get(level, 0.0)
    if level != 1 and token.flags & FIRST == FIRST:
        least /= 4
    return least / 2 if given else least


_WELL_KNOWN = 3

_LONG_ENOUGH = 5
"""Letters from which on two words that differ in one are taken for the same name."""


def _one_less(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _is_slip(token: Token, certainty: float, names: AbstractSet[str], slips: AbstractSet[str]) -> bool:
    """Whether a word of no list is one of the names with an s, or with one letter wrong, missing, doubled or changed round."""
    low = token.low
    if low.endswith("s") and low[:-1] in names and token.case != "9":
        return not (0 < token.flags & WORD <= _EVERYDAY) or certainty >= _HARDLY_ORDINARY
    if token.flags & WORD or token.case == "9" or low in KEPT:
        return False
    if token.flags or len(low) < _LONG_ENOUGH or len(low) > _LONGEST:
        return False
    return low in slips or any(shorter in names or shorter in slips for shorter in _one_less(low))


_EVERYDAY = 3
_HARDLY_ORDINARY = 0.02

_LONGEST = 30
"""Letters of the longest word that is compared, so that a line without blanks costs nothing."""


TAGGED = frozenset({"en", ""})
"""Languages the tagger was trained on; of all others words are offered."""


def find(text: str, tagger: Tagger, language: str = "en", *, explain: bool = False) -> Found:
    """Everything in a reading's text that may tell who it was; why the tagger takes a word is worked out only on demand."""
    tokens = tokens_of(text, tagger.lexicon)
    near = windows_of(text, tokens)
    if language not in TAGGED:
        english = _in_english(near, tokens, tagger, HELD.get(language, UNHEARD).words)
        tokens = tokens_in(language, text, tokens)
        spans = [*_shaped(text, near, tokens, tagger.lexicon), *offered(text, tokens, language), *english]
        return Found(
            tuple(spans), names_of(spans, tokens), tokens, (Weighed(0.0, Kind.PERSON),) * len(tokens)
        )
    holes = ((token.start, token.stop) for token in tokens if token.low[0] == LABEL_HOLE)
    phrases = in_phrases(tokens)
    kept = ((tokens[at].start, tokens[at].stop) for at in phrases)
    stay = (match.span() for match in _STAYS.finditer(near.small))
    weighed = _without(
        tagger.weigh(tokens, phrases), tokens, sorted((*helplines(near), *holes, *stay, *kept))
    )
    names = frozenset(
        token.low for token, weight in zip(tokens, weighed, strict=True) if _is_sure_name(token, weight)
    )
    spans = _shaped(text, near, tokens, tagger.lexicon)
    runs = tuple(tagged(near, tokens, weighed, explain=explain))
    return Found((*spans, *runs), names, tokens, weighed, _bodies(runs, tokens))


_BODIES = frozenset({Kind.PLACE, Kind.STREET, Kind.SCHOOL, Kind.ORGANISATION})
_LONGEST_BODY = 8


def _bodies(spans: Sequence[Span], tokens: Sequence[Token]) -> dict[tuple[str, ...], Kind]:
    """What places and bodies are called, of those that are sure: several words, or one that is no everyday word."""
    found: dict[tuple[str, ...], Kind] = {}
    at = 0
    for span in spans:
        if span.kind not in _BODIES or span.certainty < _SURE:
            continue
        while at < len(tokens) and tokens[at].start < span.start:
            at += 1
        run = []
        for token in tokens[at : at + _LONGEST_BODY]:
            if token.stop > span.end:
                break
            run.append(token)
        while run and run[0].low in GENERIC:
            del run[0]
        while run and run[-1].low in GENERIC:
            del run[-1]
        everyday = len(run) == 1 and (
            run[0].flags & WORD or run[0].low in KEPT or len(run[0].low) < _SHORTEST_BODY
        )
        if run and not everyday:
            found[tuple(token.low for token in run)] = span.kind
    return found


_SHORTEST_BODY = 4


def _in_english(
    near: Windows, tokens: Sequence[Token], tagger: Tagger, everyday: AbstractSet[str]
) -> list[Span]:
    """What the tagger finds where English is typed in between, to be asked about: many families mix two languages."""
    common = [
        0 < token.flags & WORD <= _MIXED_IN and len(token.low) > 1 and token.low.isascii() for token in tokens
    ]
    if sum(common) < _ENOUGH:
        return []
    runs = tagged(near, tokens, tagger.weigh(tokens, in_phrases(tokens)), explain=False)
    starts = {token.start: at for at, token in enumerate(tokens)}
    return [
        replace(span, decision=Decision.UNSURE, why=(MIXED,))
        for span in runs
        for at in (starts[span.start],)
        if tokens[at].low not in everyday
        and sum(common[max(0, at - _NEAR) : at] + common[at + 1 : at + 1 + _NEAR]) >= _ENOUGH
    ]


_MIXED_IN = 2
_NEAR = 4
_ENOUGH = 4
"""So many common English words among the four before and the four behind make a place English."""


def _shaped(text: str, near: Windows, tokens: Sequence[Token], lexicon: Lexicon) -> list[Span]:
    """What its shape tells, in every language."""
    shaped = (
        *find_contacts(near, lexicon),
        *find_numbers(near, lexicon),
        *find_postcodes(near),
        *find_dates(near),
        *(span for span in find_ages(near) if age_ends(near.small, span.start, span.end, 1.0) is not None),
        *_councils(tokens),
        *find_in_tongues(text),
    )
    return [
        Span(span.start, span.end, span.kind, span.certainty, span.decision, (SHAPES[span.kind],))
        for span in shaped
    ]


_COUNCIL = frozenset({"council", "borough"})
_OF_A_COUNCIL = frozenset({"city", "county", "borough", "district", "town"})


def _councils(tokens: Sequence[Token]) -> Iterator[Span]:
    """The place that a council is named after."""
    for at in range(1, len(tokens)):
        before = at - 2 if at > 1 and tokens[at - 1].low in _OF_A_COUNCIL else at - 1
        token = tokens[before]
        named = token.flags & PLACE or (token.flags & PROPER and not token.flags & WORD)
        if tokens[at].low in _COUNCIL and named and not 0 < token.flags & WORD <= _EVERYDAY:
            yield Span(token.start, token.end, Kind.PLACE)


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


def _is_sure_name(token: Token, weight: Weighed) -> bool:
    sure = _SURE if len(token.low) > 2 else _SURE_OF_TWO
    return (
        weight.kind is Kind.PERSON and weight.certainty >= sure and len(token.low) > 1 and token.case != "9"
    )
