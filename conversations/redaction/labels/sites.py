"""The places and bodies of a story: of which kind each is, and the how-manieth of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from conversations.redaction.labels.numbering import numbered
from conversations.redaction.labels.premises import kind_beside, own_kind
from conversations.redaction.labels.site_words import ABBREVIATED, DETERMINERS, OF_THE_SITE
from conversations.redaction.labels.surroundings import Around, seen
from conversations.redaction.spans import Kind, Span
from conversations.redaction.table import table
from conversations.redaction.wording import NAMED, PLACES

SITES = frozenset({Kind.PLACE, Kind.STREET, Kind.SCHOOL, Kind.ORGANISATION})

_PART = re.compile(r"[^\W_]++(?:'[^\W\d_]++)*+")
_UNNAMED = {
    Kind.PLACE: "town",
    Kind.STREET: "street",
    Kind.SCHOOL: "school",
    Kind.ORGANISATION: "organisation",
}
_FOLLOWS_NO_NAME = table(
    "in on at and or for with who but since is was has had are were from to of by that which when where because so then now the a my our his her they we i he she it as if still til till until"
)
_LONGEST = 8
_BEHIND = 3


@dataclass(frozen=True, slots=True)
class Site:
    """One place as one find shows it.

    Attributes:
        which: The number of the place in the story, from 1, in the order they first come.
        kind: What it was found as, first.
        noun: Of which kind it is, in the words of ``wording``.
        said: What its label says: the noun, or that it is named where the noun follows.
        number: The how-manieth of that noun, from 1.
        bare: A word such as “the” or “my” stands before it.
        ending: What follows it that was found with it: a possessive, or nothing.
    """

    which: int
    kind: Kind
    noun: str
    said: str
    number: int
    bare: bool
    ending: str


@dataclass(frozen=True, slots=True)
class _Mention:
    place: tuple[int, int]
    kind: Kind
    words: tuple[str, ...] = field(repr=False)
    core: tuple[str, ...] = field(repr=False)
    noun: str | None
    hinted: str | None
    level: str
    bare: bool
    followed: bool
    ending: str


@dataclass(slots=True)
class _Same:
    """What is known of one place."""

    kind: Kind
    core: tuple[str, ...] = field(repr=False)
    noun: str | None
    level: str
    hinted: str | None = None


def sites(
    texts: Sequence[str], found: Sequence[Sequence[Span]], near: Sequence[Around]
) -> dict[tuple[int, int], Site]:
    """Each find that is a place, street, school or body, by the number of its text and its own; takes time linear in the story."""
    mentions = [
        _read(text[span.start : span.end], span.kind, (at, number), around, around.places[number])
        for at, (text, spans, around) in enumerate(zip(texts, found, near, strict=True))
        for number, span in enumerate(spans)
        if span.kind in SITES
    ]
    if not mentions:
        return {}
    which = _same_places(mentions)
    within: dict[int, set[int]] = {}
    nouns: dict[int, str] = {}
    for each in mentions:
        same, number = which[each.words]
        within.setdefault(number, set()).add(each.place[0])
        nouns[number] = same.noun or same.hinted or _UNNAMED[same.kind]
    numbers = numbered(texts, [(nouns[number], within[number]) for number in nouns], PLACES)
    counted = dict(zip(nouns, numbers, strict=True))
    order = {number: at for at, number in enumerate(nouns, start=1)}
    return {
        each.place: Site(
            order[number], same.kind, nouns[number], NAMED if each.followed else nouns[number], counted[number] or 1, each.bare, each.ending
        )
        for each in mentions
        for same, number in (which[each.words],)
    }  # fmt: skip


def _read(written: str, kind: Kind, place: tuple[int, int], near: Around, at: int) -> _Mention:
    low = seen(written).strip()
    words = [part.replace("'", "") for part in _PART.findall(low)] or [low]
    words = words[words[0] == "the" and len(words) > 1 :]
    saint = words[0] in {"st", "saint", "sts"}
    words = [ABBREVIATED.get(word, word) if n or not saint else "st" for n, word in enumerate(words)]
    if len(words) > 1 and words[-1] == "st" and kind in {Kind.STREET, Kind.PLACE}:
        words[-1] = "street"
    noun, level, core = own_kind(words, kind)
    hinted, followed = kind_beside(near, at, kind)
    behind = at - 1
    while behind > at - _BEHIND and near.word(behind) in OF_THE_SITE:
        behind -= 1
    bare = near.word(behind) in DETERMINERS or near.word(at - 1) in DETERMINERS
    ending = "'s" if low.endswith("'s") and not saint and _owns(near.word(at + 1)) else ""
    return _Mention(
        place, kind, tuple(map(_stem, words)), tuple(map(_stem, core)), noun, hinted, level, bare, followed and _agree(noun, hinted), ending
    )  # fmt: skip


def _owns(following: str) -> bool:
    return following[:1].isalpha() and following not in _FOLLOWS_NO_NAME


def _agree(noun: str | None, hinted: str | None) -> bool:
    return noun is None or noun == hinted


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _same_places(mentions: Sequence[_Mention]) -> dict[tuple[str, ...], tuple[_Same, int]]:
    """Which place each name is, by its words: equal words are one place, and so is a name with and without its kind."""
    known: dict[tuple[str, ...], _Same] = {}
    for each in mentions:
        same = known.setdefault(each.words, _Same(each.kind, each.core, each.noun, each.level))
        same.noun = same.noun or each.noun
        same.hinted = same.hinted or each.hinted
    places: list[_Same] = []
    by_core: dict[tuple[str, ...], list[int]] = {}
    found: dict[tuple[str, ...], int] = {}
    for words in (*(w for w in known if known[w].noun), *(w for w in known if not known[w].noun)):
        new = known[words]
        at = next((at for at in by_core.get(new.core, ()) if _fits(places[at], new)), None)
        if at is None:
            at = len(places)
            places.append(new)
            for form in _forms(new):
                listed = by_core.setdefault(form, [])
                if len(listed) < _LONGEST:
                    listed.append(at)
        old = places[at]
        old.noun, old.level, old.hinted = (
            old.noun or new.noun,
            old.level or new.level,
            old.hinted or new.hinted,
        )
        found[words] = at
    return {words: (places[at], at) for words, at in found.items()}


def _forms(same: _Same) -> Iterator[tuple[str, ...]]:
    """The name, and its beginnings where it is a school's or body's: Oakfield of Oakfield Park Academy."""
    yield same.core
    if same.kind in {Kind.SCHOOL, Kind.ORGANISATION}:
        yield from _beginnings(same.core)


def _beginnings(core: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    return (core[:end] for end in range(2 if core[0] == "st" else 1, min(len(core), _LONGEST)))


def _fits(same: _Same, each: _Same) -> bool:
    if same.noun and each.noun and same.noun != each.noun:
        return False
    if same.level and each.level and same.level != each.level:
        return False
    kinds = {same.kind, each.kind}
    return (
        len(kinds) == 1
        or kinds == {Kind.SCHOOL, Kind.ORGANISATION}
        or (each.core[0] == "st" and Kind.STREET not in kinds)
    )
