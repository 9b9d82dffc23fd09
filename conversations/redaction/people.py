"""Names of people: by title, kin or role, by introduction, by table, by capitals; then everywhere in the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from conversations.redaction.cues import (
    BEFORE_CALLED,
    DETERMINERS,
    KIN,
    MONTH_NEIGHBOURS,
    NAMING,
    OWNERS,
    PERSON_VERBS,
    PLACE_PREPOSITIONS,
    ROLES,
    SPEAKING,
    TITLES,
    WEAK_TITLES,
)
from conversations.redaction.dates import AGE_AFTER_NAME
from conversations.redaction.first_names import FIRST_NAMES, SURNAMES
from conversations.redaction.kept import KEPT, MONTHS
from conversations.redaction.spans import Kind, Span
from conversations.redaction.words import Word

_NO_SURNAME_ENDINGS = ("s", "ed", "ing", "nt", "n't", "ly", "tion")
_PARTICLES = frozenset("van von de da del della di al el bin ibn ul abu la le du dos o mc mac st".split())
_AUXILIARIES = frozenset("is was has had isnt wasnt hasnt hadnt".split())
_SEASONS = frozenset("summer autumn winter spring dawn".split())
_PLAIN_TITLES = frozenset("mr mrs".split())
_SURE_TITLES = frozenset("mr mrs ms mx dr prof professor pc dc wpc sgt cllr".split())


@dataclass(frozen=True, slots=True)
class People:
    """Who a text names: where, and the words of the names (folded) that something marked as a name."""

    spans: tuple[Span, ...]
    names: frozenset[str] = field(repr=False)


def find_people(text: str, words: Sequence[Word], known: frozenset[str], places: Sequence[Span] = ()) -> People:
    """Every name in a reading's text, whose words are ``words``.

    Args:
        text: The text of a reading.
        words: Its words, as ``words.split()`` gives them.
        known: Names to find everywhere, a word each, folded.
        places: Spans of the reading that are places; a name inside one stays the place's.
    """
    inside = _words_inside(words, places)
    named = {at for at in range(len(words)) if at not in inside and _is_named(words, at)}
    named |= {at for at in range(len(words)) if at not in inside and at not in named and _is_beside(words, at, named)}
    named |= _surnames(words, named, inside)
    guessed = {at for at in range(len(words)) if at not in inside and at not in named and _is_guessed(words, at)}

    certain = frozenset(_name_itself(words[at]) for at in named if len(words[at].low) > 1)
    surnames = frozenset(words[at].low for at in named if words[at].word and not words[at].name_too)
    spread = certain | known | frozenset(words[at].low for at in guessed)
    everywhere = {
        at
        for at in range(len(words))
        if (_same_as_any(words[at], spread) and _looks_equal(words, at, at in named, surnames, known)) or at in named
    }
    spans = [Span(words[at].start, words[at].end, Kind.NAME) for at in sorted(everywhere)]
    spans += (Span(words[at].start, words[at].end, _guessed_kind(words, at)) for at in sorted(guessed - everywhere))
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


def _is_named(words: Sequence[Word], at: int) -> bool:
    return _in_table(words, at) or _after_title(words, at) or _after_kin(words, at) or _introduced(words, at)


def _in_table(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.name_too:
        return _double_meaning(words, at)
    if word.word or word.low in KEPT:
        return False
    if word.low in FIRST_NAMES:
        return len(word.low) > 2 or (word.capital and not word.acronym)
    if "-" in word.low:
        parts = word.low.split("-")
        return len(parts) < 4 and any(part in FIRST_NAMES and len(part) > 3 for part in parts) and not word.ordinary
    stem = word.low.removesuffix("s")
    return len(stem) > 3 and stem != word.low and stem in FIRST_NAMES and not word.ordinary


def _double_meaning(words: Sequence[Word], at: int) -> bool:
    """A name that is a word as well: by a capital inside a sentence, by a possessive, or by speaking."""
    word = words[at]
    before = words[at - 1].low if at and not word.first else ""
    after = words[at + 1] if at + 1 < len(words) and not words[at + 1].first else None
    if word.low in KEPT and word.low not in MONTHS:
        return False
    if word.low in MONTHS or word.low in _SEASONS:
        if before in MONTH_NEIGHBOURS or not word.capital:
            return False
        return (not word.first or (after is not None and after.low in SPEAKING)) and not _number_follows(after)
    if word.capital and not word.first:
        return not word.acronym and before not in DETERMINERS - {"my", "our", "your"}
    if before in DETERMINERS:
        return False
    if word.possessive:
        return True
    speaks = after is not None and after.follows and after.low in SPEAKING
    if word.capital:
        return speaks or (after is not None and after.follows and after.low in (_AUXILIARIES if word.frequent else PERSON_VERBS))
    return speaks and not word.frequent


def _number_follows(after: Word | None) -> bool:
    return after is not None and any(map(str.isdecimal, after.gap))


def _after_title(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if not at or word.gap not in {" ", ". ", "."}:
        return False
    title = words[at - 1].low
    proper = word.capital and word.low not in KEPT and not word.acronym
    if title in TITLES:
        if len(word.shape) == 1:
            return proper and word.shape != "I"
        if word.frequent or word.low in PERSON_VERBS or (word.low in KEPT and not word.name_too):
            return word.capital and word.name_too
        return not word.ordinary or word.low in SURNAMES or (proper and title in _SURE_TITLES) or title in _PLAIN_TITLES
    if title in WEAK_TITLES and word.gap == " ":
        if word.low in SURNAMES and (not word.ordinary or proper):
            return True
        return proper and (not word.ordinary or word.name_too)
    return False


def _after_kin(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if not at or word.gap not in {" ", ", ", " - ", " ("}:
        return False
    kin = words[at - 1]
    if (kin.low not in KIN and kin.low not in ROLES) or kin.possessive or not _could_be_name(words, at):
        return False
    if word.capital:
        return True
    owned = any(before.low in OWNERS for before in words[max(0, at - 4) : at - 1])
    if not owned or word.gap != " ":
        return False
    if word.name_too:
        return kin.low not in {"support", "head"}
    return len(word.low) > 2 and not word.low.endswith(_NO_SURNAME_ENDINGS)


def _introduced(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if not at or word.gap not in {" ", ": ", ":", " - ", ", "} or not _could_be_name(words, at):
        return False
    before = words[at - 1]
    earlier = words[at - 2].low if at > 1 else ""
    if before.low in NAMING:
        return word.capital or earlier in BEFORE_CALLED or word.low in FIRST_NAMES
    if before.low in {"is", "was", "be"}:
        return earlier in {"name", "names"}
    return before.low in {"name", "names"} and (earlier in OWNERS or earlier == "s")


def _could_be_name(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.low in KEPT and not word.name_too:
        return False
    if word.frequent:
        return word.name_too and _stands_as_name(words, at)
    if word.name_too or word.low in FIRST_NAMES:
        return not word.word or word.name_too
    return not word.ordinary and not word.acronym and len(word.low) > 1


def _stands_as_name(words: Sequence[Word], at: int) -> bool:
    """Whether *will* or *may* is followed as a name is, not as an auxiliary is."""
    if words[at].possessive or at + 1 == len(words):
        return True
    after = words[at + 1]
    return after.gap.strip() != "" or after.low in PERSON_VERBS or after.low in {"and", "who", "with"}


def _is_beside(words: Sequence[Word], at: int, named: set[int]) -> bool:
    """A word-name joined to a name by *and*: "grace and jack"."""
    word = words[at]
    if not (word.name_too and not word.frequent) or word.low in MONTHS or word.low in KEPT:
        return False
    joined_before = at > 1 and words[at - 1].low == "and" and at - 2 in named
    joined_after = at + 2 < len(words) and words[at + 1].low == "and" and at + 2 in named
    return joined_before or joined_after


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
    if words[at - 1].possessive or word.gap not in {" ", ". "} or word.low in KEPT or word.first and word.gap != ". ":
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
    return word.low in SURNAMES or (len(word.low) > 3 and not word.low.endswith(_NO_SURNAME_ENDINGS))


def _is_guessed(words: Sequence[Word], at: int) -> bool:
    """A capitalised word that no table knows, where a capital means something."""
    word = words[at]
    if not word.capital or word.acronym or len(word.low) < 2 or word.low in KEPT or word.low in TITLES or word.ordinary:
        return False
    if not word.first:
        return True
    if at + 1 == len(words) or words[at + 1].first:
        return False
    after = words[at + 1]
    if after.follows and after.capital and not after.ordinary and after.low not in KEPT and not after.acronym:
        return True
    return word.possessive or (after.follows and after.low in PERSON_VERBS)


def _guessed_kind(words: Sequence[Word], at: int) -> Kind:
    return Kind.PLACE if at and words[at].follows and words[at - 1].low in PLACE_PREPOSITIONS else Kind.NAME


def _same_as_any(word: Word, names: frozenset[str]) -> bool:
    if word.low in names:
        return True
    if "-" in word.low:
        return any(part in names for part in word.low.split("-")[:4])
    return word.low.endswith("s") and word.low[:-1] in names and not word.word


def _looks_equal(words: Sequence[Word], at: int, named: bool, surnames: frozenset[str], known: frozenset[str]) -> bool:
    """Whether a word equal to a name may be that name here: words that hold sentences together must look it."""
    word = words[at]
    if named:
        return True
    if word.frequent:
        looks = word.capital and not word.first
        return looks or word.possessive or (word.capital and at + 1 < len(words) and words[at + 1].low in PERSON_VERBS)
    if word.low in known:
        return True
    if word.low in surnames or word.low in MONTHS or word.low in _SEASONS:
        return word.capital and not word.first
    return True


def _ages(text: str, names: Sequence[Span]) -> Iterator[Span]:
    for name in names:
        match = AGE_AFTER_NAME.match(text, name.end, name.end + 60)
        if match:
            yield Span(*match.span(1), Kind.AGE)
