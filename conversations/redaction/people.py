"""Names of people: by title, kin or role, by introduction, by table, by capitals; then everywhere in the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from conversations.redaction.cues import PERSON_VERBS, PLACE_PREPOSITIONS, TITLES
from conversations.redaction.dates import AGE_AFTER_NAME
from conversations.redaction.first_names import FIRST_NAMES, SURNAMES
from conversations.redaction.kept import KEPT, MONTHS
from conversations.redaction.signs import NO_NAME_ENDINGS, SEASONS, is_beside, is_named
from conversations.redaction.spans import Kind, Span
from conversations.redaction.table import table
from conversations.redaction.words import Word

_ANY = table("a an the this that these those some any no each every")
_PARTICLES = table("van von de da del della di al el bin ibn ul abu la le du dos o mc mac st")


@dataclass(frozen=True, slots=True)
class People:
    """Who a text names: where, and the words of the names (folded) that something marked as a name."""

    spans: tuple[Span, ...]
    names: frozenset[str] = field(repr=False)


def find_people(
    text: str, words: Sequence[Word], known: frozenset[str], places: Sequence[Span] = ()
) -> People:
    """Every name in a reading's text, whose words are ``words``.

    Args:
        text: The text of a reading.
        words: Its words, as ``words.split()`` gives them.
        known: Names to find everywhere, a word each, folded.
        places: Spans of the reading that are places; a name inside one stays the place's.
    """
    inside = _words_inside(words, places)
    named = {at for at in range(len(words)) if at not in inside and is_named(words, at)}
    named |= {
        at for at in range(len(words)) if at not in inside and at not in named and is_beside(words, at, named)
    }
    guessed = {
        at for at in range(len(words)) if at not in inside and at not in named and _is_guessed(words, at)
    }
    named |= _surnames(words, named, inside)
    guessed = (guessed | _surnames(words, guessed, inside)) - named

    certain = frozenset(_name_itself(words[at]) for at in named if len(words[at].low) > 1)
    surnames = frozenset(words[at].low for at in named if words[at].word and not words[at].name_too)
    spread = certain | known | frozenset(words[at].low for at in guessed)
    everywhere = {
        at
        for at in range(len(words))
        if (_same_as_any(words[at], spread) and _looks_equal(words, at, at in named, surnames, known))
        or at in named
    }
    spans = [Span(words[at].start, words[at].end, Kind.PERSON) for at in sorted(everywhere)]
    spans += (
        Span(words[at].start, words[at].end, _guessed_kind(words, at)) for at in sorted(guessed - everywhere)
    )
    spans += tuple(_ages(text, spans))
    return People(tuple(spans), certain)


def _name_itself(word: Word) -> str:
    """The name without the s of a possessive typed without its mark."""
    stem = word.low.removesuffix("s")
    return stem if word.low not in FIRST_NAMES and stem in FIRST_NAMES else word.low


def _words_inside(words: Sequence[Word], places: Sequence[Span]) -> frozenset[int]:
    inside: set[int] = set()
    ordered = sorted(places, key=lambda span: span.start)
    nearest, reach = 0, 0
    for at, word in enumerate(words):
        while nearest < len(ordered) and ordered[nearest].start <= word.start:
            reach = max(reach, ordered[nearest].end)
            nearest += 1
        if word.start < reach:
            inside.add(at)
    return frozenset(inside)


def _surnames(words: Sequence[Word], named: set[int], inside: frozenset[int]) -> set[int]:
    found: set[int] = set()
    for start in sorted(named):
        at = start + 1
        while at < len(words) and at not in inside and at not in named and _is_surname(words, at):
            found.add(at)
            at += 1
    return found


def _is_surname(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if (
        words[at - 1].possessive
        or word.gap not in {" ", ". "}
        or word.low in KEPT
        or (word.first and word.gap != ". ")
    ):
        return False
    if word.gap == ". " and len(words[at - 1].shape) > 1:
        return False
    if len(word.shape) == 1:
        return word.capital and word.shape != "I"
    if word.low in _PARTICLES:
        return at + 1 < len(words) and words[at + 1].gap == " " and not words[at + 1].ordinary
    if word.capital:
        return not word.frequent and (not word.acronym or word.low in SURNAMES)
    if word.ordinary or word.low in PERSON_VERBS:
        return False
    if word.low in SURNAMES:
        return True
    return not word.foreign and len(word.low) > 3 and not word.low.endswith(NO_NAME_ENDINGS)


def _is_guessed(words: Sequence[Word], at: int) -> bool:
    """A capitalised word that no table knows, where a capital means something."""
    word = words[at]
    if (
        not word.capital
        or word.acronym
        or len(word.low) < 2
        or word.low in KEPT
        or word.low in TITLES
        or word.ordinary
    ):
        return False
    if not word.first:
        return True
    if at + 1 == len(words) or words[at + 1].first:
        return False
    after = words[at + 1]
    if after.gap == " " and len(after.shape) == 1 and after.shape.isupper() and after.shape not in "AI":
        return True
    if after.follows and after.capital and not after.ordinary and after.low not in KEPT and not after.acronym:
        return True
    return word.possessive or (after.follows and after.low in PERSON_VERBS)


def _guessed_kind(words: Sequence[Word], at: int) -> Kind:
    return Kind.PLACE if at and words[at].follows and words[at - 1].low in PLACE_PREPOSITIONS else Kind.PERSON


def _same_as_any(word: Word, names: frozenset[str]) -> bool:
    if word.low in names:
        return True
    if "-" in word.low:
        return any(part in names for part in word.low.split("-")[:4])
    return word.low.endswith("s") and word.low[:-1] in names and not word.word


def _looks_equal(
    words: Sequence[Word], at: int, named: bool, surnames: frozenset[str], known: frozenset[str]
) -> bool:
    """Whether a word equal to a name may be that name here: words that hold sentences together must look it."""
    word = words[at]
    if named:
        return True
    if word.frequent:
        looks = word.capital and not word.first
        return (
            looks
            or word.possessive
            or (word.capital and at + 1 < len(words) and words[at + 1].low in PERSON_VERBS)
        )
    if word.low in known:
        return True
    if word.name_too and not word.capital and at and words[at - 1].low in _ANY:
        return False
    if word.low in surnames or word.low in MONTHS or word.low in SEASONS:
        return word.capital and not word.first
    return True


def _ages(text: str, names: Sequence[Span]) -> Iterator[Span]:
    for name in names:
        match = AGE_AFTER_NAME.match(text, name.end, name.end + 60)
        if match:
            yield Span(*match.span(match.lastindex or 0), Kind.AGE)
