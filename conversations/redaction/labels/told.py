"""Roles that are told right before or behind a name: “my oldest, Sam”, “Mrs Khan the head”."""

from collections.abc import Iterator
from dataclasses import dataclass

from conversations.redaction.labels.hints import (
    APART,
    LIKELY,
    OWNERS,
    PLAIN,
    Vote,
    is_next_door,
    of_an_office,
)
from conversations.redaction.labels.role_words import LONGEST_PHRASE, LOOSE, OWNED, Told, Tongue
from conversations.redaction.labels.surroundings import MARKS, Around
from conversations.redaction.spans import Kind
from conversations.redaction.table import table

AGE_WORDS = frozenset({MARKS[Kind.AGE], *table("aged age year years yr yrs old olds month months")})
"""What an age beside a name is told with."""

_PERSON = MARKS[Kind.PERSON]
_NAMING = table("name names name's")
_LINKS = (
    _NAMING
    | table("called named is was are were s 's nicknamed whos who's aka being like eg")
    | {'"', "'", "/", ")"}
)
_GAP = 7  # words between a role and a name, titles and ages among them
_ADJECTIVES = table(
    """
    old older oldest elder eldest young younger youngest middle little big wee own new other poor lovely late former current previous first second third
    autistic disabled teenage adopted foster amazing wonderful brilliant useless good bad nice best beautiful dear only then full half great actual usual
    latest last next adult grown same allocated assigned duty locum lead senior junior student main named very family's son's daughter's kids'
    two three four five six
    """
)
_ARTICLES = table("the a an this that some another")
_NEEDS_AN_OWNER = table("child mum dad ex partner friend pet manager teacher")
_AT = table("from at in of off with")
_BEING = APART | table("is was who whos who's being are were")
_POSSESSIVE = frozenset({"'s", "'"})
_BEHIND = 4
_MOST_BEFORE_A_ROLE = 5


@dataclass(frozen=True, slots=True)
class Before:
    """A role told before a name, how surely, and whether set apart by a comma."""

    told: Told
    weight: int
    apposed: bool


def told_before(near: Around, first: int, words: Tongue) -> Before | None:
    """The role that a phrase before the name tells; the name, or its title, stands at ``first``."""
    at, apposed, linked, naming = first - 1, False, False, False
    while at >= 0 and first - at <= _GAP:
        word = near.words[at]
        if word in APART:
            apposed = True
        elif word in _LINKS:
            linked, naming = True, naming or word in _NAMING
        elif word not in AGE_WORDS and not word.isdecimal():
            break
        at -= 1
    found = _phrase_ending(near, at, words, owned=naming)
    if found is None:
        return None
    told, start = found
    owner = start - 1
    while owner >= 0 and near.words[owner] in _ADJECTIVES and owner > start - 4:
        owner -= 1
    if start == at and near.word(at) in LOOSE and not _tells_whose(near, owner, start, words):
        return None
    if start == at and near.word(at) in OWNED and not _is_owner(near.word(owner), words):
        return None
    mine = told.mine or near.word(owner) in words.own or near.word(start - 1) in words.own
    # “I told my mum, Sam left” is no apposition; one that is closed again is.
    closed = linked or near.word(first + 1) in {"", ")", "."} | APART
    return Before(
        Told(told.role, told.several and not naming, mine),
        PLAIN if closed or not apposed else LIKELY,
        apposed,
    )


def _tells_whose(near: Around, owner: int, start: int, words: Tongue) -> bool:
    if near.word(start - 1) in _ARTICLES:
        return False
    word = near.word(owner)
    return (
        owner < start - 1
        or word in words.own
        or word in OWNERS
        or word.endswith("s")
        or word in MARKS.values()
    )


def _is_owner(word: str, words: Tongue) -> bool:
    return word in words.own or (word in OWNERS and word not in _ARTICLES) or word.endswith("'s")


def _phrase_ending(near: Around, at: int, words: Tongue, *, owned: bool) -> tuple[Told, int] | None:
    """The longest phrase that ends there, and where it starts; ``owned``: “my daughter's name is …”."""
    for length in range(min(LONGEST_PHRASE, at + 1), 0, -1):
        phrase = " ".join(near.words[at - length + 1 : at + 1])
        told = words.phrases.get(phrase.removesuffix("'s") if owned else phrase)
        if told is not None:
            return told, at - length + 1
    return None


def _phrase_starting(near: Around, at: int, words: Tongue) -> tuple[Told, int] | None:
    for length in range(LONGEST_PHRASE, 0, -1):
        told = (
            words.phrases.get(" ".join(near.words[at : at + length]))
            if at + length <= len(near.words)
            else None
        )
        if told is not None:
            return told, at + length
    return None


def told_behind(near: Around, at: int, words: Tongue, *, titled: bool) -> Iterator[Vote]:
    """Roles told behind the name that stands at ``at``: “Sam, my son”, “Mrs Khan the head”, “Dee from housing”."""
    here = at + 1
    while near.word(here) in _BEING and here - at < _BEHIND:
        here += 1
    if is_next_door(near, here):
        yield Vote("neighbour", LIKELY)
    elif near.word(here) in _AT:
        yield from of_an_office(near, here, titled=titled)
    else:
        yield from _told_of_it(near, here, words)


def _told_of_it(near: Around, here: int, words: Tongue) -> Iterator[Vote]:
    several = near.word(here - 1) == "are"
    here, owned, mine = _owner(near, here, words)
    found = _phrase_starting(near, here, words)
    if found is None:
        return
    told, end = found
    owning = near.word(end) in _POSSESSIVE
    if owning or (told.several and not several):
        # “my son's friend”, “my sons teacher”: the second is meant.
        found = _phrase_starting(near, end + owning, words)
        if found is None:
            return
        told, mine = found[0], False
    elif end == here + 1 and near.word(here) in LOOSE and near.word(here - 1) in _ARTICLES:
        return
    if owned or told.mine or told.role not in _NEEDS_AN_OWNER:
        yield Vote(told.role, PLAIN if owned else LIKELY, mine or told.mine, told.several or several)


def _owner(near: Around, here: int, words: Tongue) -> tuple[int, bool, bool]:
    """Where the role starts behind “my old” or “my son's”, whether anything stood before it, and whether it is the narrator's."""
    owned, mine = False, False
    for _ in range(_MOST_BEFORE_A_ROLE):
        word = near.word(here)
        if word in OWNERS or word in words.own:
            owned, mine = True, word in words.own
        elif word.endswith("'s") and word != "'s":
            owned, mine = True, False
        elif word == _PERSON and near.word(here + 1) == "'s":
            owned, mine, here = True, False, here + 1
        elif not owned or word not in _ADJECTIVES or _phrase_starting(near, here, words):
            break
        here += 1
    return here, owned, mine
