"""Of which kind a place or body is, as told by its own words and by those beside it."""

import re
from collections.abc import Sequence

from conversations.redaction.labels.site_words import (
    CALLED,
    DETERMINERS,
    FILLING,
    LEVELS,
    NOUNS,
    OF_THE_LITTLE,
    OPENING,
    STREETS,
    WITHIN_A_TOWN,
    WORKING,
)
from conversations.redaction.labels.surroundings import Around
from conversations.redaction.spans import Kind
from conversations.redaction.table import table

_HOUSE_NUMBER = re.compile(r"\d{1,5}[a-z]?$")
_DOORS = table("flat apartment apt plot number no bedsit")
_SCHOOLS = table("school nursery college")
_FURTHEST = 8


def own_kind(words: Sequence[str], kind: Kind) -> tuple[str | None, str, list[str]]:
    """The kind of place that its own words tell, its level if a school, and the words that are its name."""
    first = words[0]
    if kind in {Kind.STREET, Kind.PLACE}:
        if _HOUSE_NUMBER.match(first) or (first in _DOORS and len(words) > 1):
            return "address", "", list(words)
        if any(_HOUSE_NUMBER.match(word) for word in words[1:]):
            return "address", "", list(words)
        if kind is Kind.STREET or words[-1] in STREETS:
            return WITHIN_A_TOWN.get(words[-1], "street"), "", list(words)
        if len(words) > 1 and words[-1] in WITHIN_A_TOWN:
            return WITHIN_A_TOWN[words[-1]], "", list(words)
    noun = None
    for at in range(len(words) - 1, -1, -1):
        noun = (NOUNS.get(f"{words[at - 1]} {words[at]}") if at else None) or NOUNS.get(words[at])
        if noun and (at or len(words) == 1 or words[0] in OPENING):
            break
        noun = None
    if kind is Kind.SCHOOL and noun not in _SCHOOLS:
        noun = None
    if kind is Kind.SCHOOL and noun is None and len(words) > 1 and first in OF_THE_LITTLE:
        noun = "nursery"
    level = next((LEVELS[word] for word in words if word in LEVELS), "")
    if noun is None and kind is Kind.SCHOOL and level:
        noun = "school"
    core = (
        [word for word in words if word not in NOUNS and word not in FILLING]
        if noun or kind is not Kind.PLACE
        else list(words)
    )
    return noun, level, core or list(words)


def kind_beside(near: Around, at: int, kind: Kind) -> tuple[str | None, bool]:
    """The kind of place told beside the name, and whether the word for it follows right behind."""
    after = NOUNS.get(f"{near.word(at + 1)} {near.word(at + 2)}") or NOUNS.get(near.word(at + 1))
    if after and _may_be(after, kind) and kind is not Kind.PLACE:
        return after, True
    here = at + 1
    if near.word(here) in {",", "(", "is", "-"} and near.word(here + 1) in DETERMINERS:
        told = NOUNS.get(f"{near.word(here + 2)} {near.word(here + 3)}") or NOUNS.get(near.word(here + 2))
        if told and _may_be(told, kind):
            return told, False
    here = at - 1
    while here > at - _FURTHEST and near.word(here) in CALLED:
        here -= 1
    told = NOUNS.get(f"{near.word(here - 1)} {near.word(here)}") or NOUNS.get(near.word(here))
    if told and _may_be(told, kind):
        return told, False
    if kind is Kind.ORGANISATION:
        return _by_doing(near, at), False
    return None, False


def _by_doing(near: Around, at: int) -> str | None:
    """“gp at …”, “works at …”, “plays for …”."""
    if near.word(at - 1) in DETERMINERS:
        at -= 1
    if near.word(at - 1) not in {"at", "for", "with", "by", "from", "to", "in"}:
        return None
    return next((WORKING[word] for n in (2, 3) if (word := near.word(at - n)) in WORKING), None)


def _may_be(noun: str, kind: Kind) -> bool:
    match kind:
        case Kind.SCHOOL:
            return noun in _SCHOOLS
        case Kind.PLACE:
            return noun in {"town", "village", "estate", "block of flats"}
        case Kind.STREET:
            return noun in {"street", "estate"}
        case _:
            return noun not in {"town", "village", "street"}
