"""Who a person is to the narrator, as told by the words beside their name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from conversations.redaction.labels.hints import HINT, LIKELY, PLAIN, Vote, hinted
from conversations.redaction.labels.role_words import TITLES, Told, Tongue
from conversations.redaction.labels.surroundings import MARKS, Around
from conversations.redaction.labels.told import AGE_WORDS, told_before, told_behind
from conversations.redaction.spans import Kind
from conversations.redaction.table import table

_JOINING = table("and & + n an nd then plus a i oraz w iyo اور و") | {","}
_LIST = _JOINING | AGE_WORDS | {"(", ")", "\n"}
_LIST_GAP = 6
_POSSESSIVE = frozenset({"'s", "'", "s"})
_SMALL = table("wee little lil")
_MOST_TITLES = 3


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands around one name.

    Attributes:
        votes: Who it may be.
        title: Whom a title before the name tells apart from others of that name; "" for none.
        several: A role told before it that names several at once, so that a list of names follows.
        just_said: The role that stands before the name, or "my" or "the" alone.
        listed: It follows another name in a list: they are two people.
        possessive: A possessive ending stands behind it, outside what was found.
    """

    votes: tuple[Vote, ...]
    title: str
    several: Told | None
    just_said: str
    listed: bool
    possessive: bool


def signs(
    near: Around, kinds: Sequence[Kind], ages: Sequence[Sequence[int]], owning: Sequence[bool], words: Tongue
) -> list[Sign]:
    """What stands around each find of a text that is a person's name, in order.

    ``ages`` are those told by each find; ``owning`` says of each that it ends in a possessive.
    """
    told_ages = dict(zip(near.places, ages, strict=True))
    found: list[Sign] = []
    carried: Told | None = None
    before = -1
    for kind, at, owns in zip(kinds, near.places, owning, strict=True):
        if kind is not Kind.PERSON:
            continue
        listed = before >= 0 and _is_listed(near, before, at)
        if not listed:
            carried = None
        sign = _sign(near, at, told_ages, words, carried, listed=listed, owns=owns)
        if sign.several is not None and carried is None:
            carried = sign.several
        found.append(sign)
        before = at
    return _spread_back(found)


def _is_listed(near: Around, before: int, at: int) -> bool:
    """Whether nothing but a comma, an “and”, an age or a title stands between two names."""
    between = near.words[before + 1 : min(at, before + _LIST_GAP + 1)]
    return (
        at - before <= _LIST_GAP
        and all(word in _LIST or word in TITLES for word in between)
        and any(word in _JOINING or word == MARKS[Kind.AGE] for word in between)
    )


def _spread_back(found: list[Sign]) -> list[Sign]:
    """“Sam, Jade and Tom are my kids”: the role told of the last is told of all."""
    for at in range(len(found) - 1, 0, -1):
        told = tuple(vote for vote in found[at].votes if vote.several)
        if told and found[at].listed:
            found[at - 1] = replace(found[at - 1], votes=(*found[at - 1].votes, *told))
    return found


def _sign(
    near: Around,
    at: int,
    ages: Mapping[int, Sequence[int]],
    words: Tongue,
    carried: Told | None,
    *,
    listed: bool,
    owns: bool,
) -> Sign:
    votes: list[Vote] = []
    first, title, title_role = _title(near, at)
    apart = near.word(at + 1) in _POSSESSIVE
    if title_role:
        votes.append(Vote(title_role, PLAIN))
    told = told_before(near, first, words)
    if told is not None and told.apposed and (apart or owns):
        # “I told my mum, Sam's teacher left”: nobody's name is set apart with what is theirs.
        told = None
    before = near.word(first - 1)
    just_said = "my" if before in words.own or before in _SMALL else "the" if before == "the" else ""
    if told is not None:
        votes.append(Vote(told.told.role, told.weight, told.told.mine))
        just_said = told.told.role
    elif carried is not None:
        votes.append(Vote(carried.role, PLAIN, carried.mine))
    elif just_said == "my":
        votes.append(Vote("child", LIKELY if before == "our" else HINT, mine=True))
    votes += hinted(near, at, at + 1 + apart, ages, possessive=apart or owns)
    if not (apart or owns):
        votes += told_behind(near, at, words, titled=bool(title))
    several = told.told if told is not None and told.told.several else None
    return Sign(tuple(votes), title, several, just_said, listed, apart)


def _title(near: Around, at: int) -> tuple[int, str, str]:
    """Where the name starts with its titles, whom they tell apart, and what role."""
    first, group, role = at, "", ""
    while first > 0 and at - first < _MOST_TITLES:
        word = near.word(first - 1)
        if word == "." and near.word(first - 2) in TITLES:
            first -= 1
            continue
        if word not in TITLES:
            break
        told, said = TITLES[word]
        group, role = told or group, said or role
        first -= 1
    return first, group, role
