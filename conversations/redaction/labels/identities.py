"""Which names are one person's, and which are two people's.

Equal words are one person. A first name, a surname, a short form, initials or a name with a slip in it belong to a longer or
other name where exactly one in the story fits, the roles told of both agree, and the two were never named side by side.
Two different full names are never one person.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from conversations.redaction.labels.short_names import CLASSES

YOUNG = "young"
"""The kind of role that a child has."""

_FEWEST_FOR_A_SLIP = 6
_MOST_FOR_A_SLIP = 24
_MOST_WORDS = 6
_FEWEST_TO_COMPARE = 2
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it was used: its words, folded, and whom its title tells apart."""

    words: tuple[str, ...] = field(repr=False)
    title: str = ""

    @property
    def whole(self) -> bool:
        """A full name: two words or more, the last no initial."""
        return len(self.words) > 1 and len(self.words[-1]) > 1

    @property
    def initials(self) -> bool:
        """No word of it has more than a letter."""
        return len(self.words[0]) == 1 and all(len(word) == 1 for word in self.words)


@dataclass(slots=True)
class _Person:
    names: set[int]
    roles: set[str]
    titles: set[str]
    apart: set[int]
    whole: bool


def same_people(
    names: Sequence[Name],
    times: Sequence[int],
    families: Mapping[int, AbstractSet[str]],
    apart: Iterable[tuple[int, int]],
) -> list[int]:
    """For each of the different names of a story, in the order they first stand there, the number of its person.

    Args:
        names: The names, each once.
        times: How often each is used.
        families: What kinds of roles are told of a name, by its place; names whose kinds differ are two people.
        apart: Names that were listed side by side, and so are two people.

    Takes time in the order of n log n of the names.
    """
    if len(names) < _FEWEST_TO_COMPARE:
        return list(range(len(names)))
    people = _People(names, families, apart)
    several = any(len(name.words) > 1 for name in names)
    titled = any(name.title for name in names)
    if several:
        _by_joining(people, names)
        _by_part(people, names)
    if several or titled:
        _by_initials(people, names)
    if titled:
        _by_title(people, names, families)
    _by_short_form(people, names)
    _by_slip(people, names, times)
    return [people.of(at) for at in range(len(names))]


class _People:
    """Names put together; each ``join`` looks whether it may."""

    def __init__(
        self,
        names: Sequence[Name],
        families: Mapping[int, AbstractSet[str]],
        apart: Iterable[tuple[int, int]],
    ) -> None:
        self._person = list(range(len(names)))
        self._people = {
            at: _Person({at}, set(families.get(at, ())), {name.title} - {""}, set(), name.whole)
            for at, name in enumerate(names)
        }
        for one, other in apart:
            self._people[one].apart.add(other)
            self._people[other].apart.add(one)

    def of(self, at: int) -> int:
        return self._person[at]

    def join_only(self, at: int, others: Collection[int], *, part: bool = False) -> None:
        """Join a name with the one person among others that it fits; with none where several do.

        ``part`` says that it is a part of the others' names: only so do two full names become one person's.
        """
        if not others:
            return
        here = self._person[at]
        fitting = {
            self._person[other]
            for other in others
            if self._person[other] != here and self._fits(at, other, part=part)
        }
        if len(fitting) == 1:
            self._join(self.of(at), fitting.pop())

    def _fits(self, at: int, other: int, *, part: bool) -> bool:
        one, two = self._people[self.of(at)], self._people[self.of(other)]
        return (
            one.apart.isdisjoint(two.names)
            and (not one.roles or not two.roles or not one.roles.isdisjoint(two.roles))
            and len(one.titles | two.titles) < _FEWEST_TO_COMPARE
            and (part or not (one.whole and two.whole))
        )

    def _join(self, one: int, two: int) -> None:
        into, out = (one, two) if len(self._people[one].names) >= len(self._people[two].names) else (two, one)
        gone, kept = self._people.pop(out), self._people[into]
        kept.names |= gone.names
        kept.roles = (kept.roles & gone.roles) or kept.roles | gone.roles
        kept.titles |= gone.titles
        kept.apart |= gone.apart
        kept.whole |= gone.whole
        for at in gone.names:
            self._person[at] = into


class _Index:
    """The first few names under each form: more than a few fit nobody."""

    def __init__(self) -> None:
        self._at: dict[Hashable, list[int]] = {}

    def add(self, form: Hashable, at: int) -> None:
        listed = self._at.setdefault(form, [])
        if len(listed) < _ENOUGH and at not in listed:
            listed.append(at)

    def get(self, form: Hashable) -> Sequence[int]:
        return self._at.get(form, ())


_ENOUGH = 8


def _by_joining(people: _People, names: Sequence[Name]) -> None:
    """Kelly-Anne, kelly anne and kellyanne."""
    joined = _Index()
    for at, name in enumerate(names):
        if not name.initials:
            form = ("".join(name.words), name.title)
            people.join_only(
                at, [other for other in joined.get(form) if len(names[other].words) != len(name.words)]
            )
            joined.add(form, at)


def _by_part(people: _People, names: Sequence[Name]) -> None:
    """A first name, surname or part of a longer name."""
    firsts, others, parts = _Index(), _Index(), _Index()
    for at, name in enumerate(names):
        words = name.words[:_MOST_WORDS]
        if len(words) < 2 or name.initials:
            continue
        firsts.add(words[0], at)
        for word in words[1:]:
            if len(word) > 1:
                others.add(word, at)
        parts_of = {words[:end] for end in range(2, len(words))} | {
            words[start:] for start in range(1, len(words) - 1)
        }
        for part in sorted(parts_of | ({(words[0], words[-1])} if len(words) > 2 else set())):
            parts.add(part, at)
    for at, name in enumerate(names):
        if name.initials:
            continue
        match name.words:
            case (word,):
                likelier, other = (others, firsts) if name.title else (firsts, others)
                people.join_only(at, likelier.get(word) or other.get(word))
            case words:
                people.join_only(at, parts.get(words), part=True)


def _by_initials(people: _People, names: Sequence[Name]) -> None:
    """“JP” of Janet Pemberton, “Mrs B” of Mrs Brown, “Sam B” of Sam Brown; a single letter without a title is nobody else."""
    index = _Index()
    for at, name in enumerate(names):
        if name.initials:
            continue
        if len(name.words) > 1:
            index.add(tuple(word[0] for word in name.words), at)
            if len(name.words[-1]) > 1:
                index.add((name.words[0], name.words[-1][0]), at)
        if name.title:
            index.add((name.title, name.words[-1][0]), at)
    for at, name in enumerate(names):
        words = name.words
        if name.initials and name.title and len(words) == 1:
            people.join_only(at, index.get((name.title, words[0])))
        elif (name.initials and len(words) > 1) or (len(words) == 2 and len(words[1]) == 1 < len(words[0])):
            people.join_only(at, index.get(words))


def _by_title(people: _People, names: Sequence[Name], families: Mapping[int, AbstractSet[str]]) -> None:
    """“Khan” of Mrs Khan, where there is no Mr Khan; but no child James of a Mrs James."""
    titled = _Index()
    for at, name in enumerate(names):
        if name.title:
            titled.add(name.words, at)
    for at, name in enumerate(names):
        if not name.title and YOUNG not in families.get(at, ()):
            people.join_only(at, titled.get(name.words))


def _by_short_form(people: _People, names: Sequence[Name]) -> None:
    index = _Index()
    for at, name in enumerate(names):
        if not name.title and len(name.words[0]) > 1:
            for number in CLASSES.get(name.words[0], ()):
                index.add(number, at)
    for at, name in enumerate(names):
        if not name.title and len(name.words) == 1:
            word = name.words[0]
            people.join_only(
                at,
                [
                    other
                    for number in CLASSES.get(word, ())
                    for other in index.get(number)
                    if names[other].words[0] != word
                ],
            )


def _by_slip(people: _People, names: Sequence[Name], times: Sequence[int]) -> None:
    """One letter too many, too few, wrong or swapped in a longer name of which one spelling stands there once."""
    alike = Counter(ends for name in names for ends in {_ends(word) for word in name.words[:_MOST_WORDS]})
    index = _Index()
    for at, name in enumerate(names):
        for word in name.words[:_MOST_WORDS]:
            if alike[_ends(word)] >= _FEWEST_TO_COMPARE:
                for form in _one_off(word):
                    index.add(form, at)
    for at, name in enumerate(names):
        word = name.words[0]
        if len(name.words) != 1 or alike[_ends(word)] < _FEWEST_TO_COMPARE:
            continue
        fitting = [
            other
            for form in _one_off(word)
            for other in index.get(form)
            if other != at
            and min(times[at], times[other]) == 1
            and any(is_slip(word, part) for part in names[other].words[:_MOST_WORDS])
        ]
        people.join_only(at, fitting)


def _ends(word: str) -> str:
    """The letters that no slip changes; nothing of words too short for one."""
    return word[0] + word[-1] if _FEWEST_FOR_A_SLIP <= len(word) <= _MOST_FOR_A_SLIP else ""


def _one_off(word: str) -> Iterator[str]:
    if _FEWEST_FOR_A_SLIP <= len(word) <= _MOST_FOR_A_SLIP:
        yield word
        for at in range(1, len(word)):
            yield word[:at] + word[at + 1 :]


def is_slip(one: str, other: str) -> bool:
    """Whether two words are one, typed wrong.

    Not where a difference makes another name of it: in the first or last letter, or one vowel for another (Frances is not
    Francis, Daniela not Daniel).
    """
    if (
        one == other
        or one[0] != other[0]
        or one[-1] != other[-1]
        or min(len(one), len(other)) < _FEWEST_FOR_A_SLIP - 1
    ):
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    mine, theirs = one[start : len(one) - end], other[start : len(other) - end]
    match len(mine), len(theirs):
        case (1, 0) | (0, 1):
            return True
        case (1, 1):
            return not (mine in _VOWELS and theirs in _VOWELS)
        case (2, 2):
            return mine == theirs[::-1]
        case _:
            return False
