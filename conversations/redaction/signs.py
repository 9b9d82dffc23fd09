"""What marks one word as somebody's name: the tables, or the words around it."""

from collections.abc import Sequence

from conversations.redaction.cues import (
    BEFORE_CALLED,
    DETERMINERS,
    KIN,
    MONTH_NEIGHBOURS,
    NAMING,
    OWNERS,
    PERSON_VERBS,
    ROLES,
    SPEAKING,
    TITLES,
    WEAK_TITLES,
)
from conversations.redaction.first_names import FIRST_NAMES, SURNAMES
from conversations.redaction.kept import KEPT, MONTHS
from conversations.redaction.table import table
from conversations.redaction.words import Word

_AUXILIARIES = table("is was has had isnt wasnt hasnt hadnt")
_KIN_TITLES = WEAK_TITLES & KIN
_PLAIN_TITLES = table("mr mrs")
_SURE_TITLES = table("mr mrs ms mx dr prof professor pc dc wpc sgt cllr")
SEASONS = table("summer autumn winter spring dawn")
NO_NAME_ENDINGS = ("s", "ed", "ing", "nt", "n't", "ly", "tion")
"""Endings that a lower-case word of no table has more often as a slip of the keys than as a name."""


def is_named(words: Sequence[Word], at: int) -> bool:
    """Whether the word at ``at`` is a name by the tables, a title, kin or role, or an introduction."""
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
        return (
            len(parts) < 4
            and any(part in FIRST_NAMES and len(part) > 3 for part in parts)
            and not word.ordinary
        )
    stem = word.low.removesuffix("s")
    return len(stem) > 3 and stem != word.low and stem in FIRST_NAMES and not word.ordinary


def _double_meaning(words: Sequence[Word], at: int) -> bool:
    """A name that is a word as well: by a capital inside a sentence, by a possessive, or by speaking."""
    word = words[at]
    before = words[at - 1].low if at and not word.first else ""
    after = words[at + 1] if at + 1 < len(words) and not words[at + 1].first else None
    if word.low in KEPT and word.low not in MONTHS:
        return False
    if word.low in MONTHS or word.low in SEASONS:
        if before in MONTH_NEIGHBOURS or not word.capital:
            return False
        return (not word.first or (after is not None and after.low in SPEAKING)) and not _number_follows(
            after
        )
    if (
        word.capital
        and after is not None
        and after.gap == " "
        and after.capital
        and (after.low in SURNAMES or not after.ordinary)
    ):
        return not word.acronym and after.low not in KEPT
    if word.capital and not word.first:
        return not word.acronym and before not in DETERMINERS - {"my", "our", "your"}
    if before in DETERMINERS:
        return False
    if word.possessive:
        return True
    speaks = after is not None and after.follows and after.low in SPEAKING
    if word.capital:
        return speaks or (
            after is not None
            and after.follows
            and after.low in (_AUXILIARIES if word.frequent else PERSON_VERBS)
        )
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
        return (
            not word.ordinary
            or word.low in SURNAMES
            or (proper and title in _SURE_TITLES)
            or title in _PLAIN_TITLES
        )
    if title in WEAK_TITLES and word.gap == " ":
        if title in _KIN_TITLES and word.name_too and not word.frequent:
            return True
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
    return len(word.low) > 2 and not word.low.endswith(NO_NAME_ENDINGS)


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


def is_beside(words: Sequence[Word], at: int, named: set[int]) -> bool:
    """Whether a word that is a name too is joined to one of ``named`` by *and*, as in "grace and jack"."""
    word = words[at]
    if not (word.name_too and not word.frequent) or word.low in MONTHS or word.low in KEPT:
        return False
    joined_before = at > 1 and words[at - 1].low == "and" and at - 2 in named
    joined_after = at + 2 < len(words) and words[at + 1].low == "and" and at + 2 in named
    return joined_before or joined_after
