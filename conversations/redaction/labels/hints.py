"""Weaker signs of who somebody is: an age, an office they are from, a thing that children have; and the narrator's own name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from conversations.redaction.labels.surroundings import MARKS, Around
from conversations.redaction.spans import Kind
from conversations.redaction.table import table
from conversations.redaction.wording import ME

PLAIN, LIKELY, HINT = 4, 2, 1
"""How much a sign weighs: the role said of the name, the role or an age beside it, a thing that mostly children have."""

CHILDHOOD = 18
"""Who is younger is a child (Children Act 1989, section 105)."""

OWNERS = table("my our me mi wor his her hers their your ur the a an this that another some one hes shes")
"""What may stand before a role that is told behind a name."""

APART = frozenset({",", "(", "-", ":", "\n"})
"""Signs that set a name apart from what is told of it."""

_AGE, _SCHOOL, _PERSON = MARKS[Kind.AGE], MARKS[Kind.SCHOOL], MARKS[Kind.PERSON]
_SELF = frozenset(
    tuple(words.split())
    for words in (
        "i'm", "im", "i am", "i m", "i'm called", "im called", "name is", "name's", "names", "name s", "name 's", "call me", "called me",
        "enw i yw", "enw i ydi", "enw yw", "na imie", "nazywam sie", "magacaygu waa", "naam", "اسمي", "میرا نام",
    )
)  # fmt: skip
_OF_SOMEBODY_ELSE = table(
    "his her their whos the kids sons daughters mums dads child's son's daughter's baby's mum's dad's ex's friend's partner's sister's brother's"
)
_THANKS = table(
    "thanks thank regards love cheers from yours sincerely faithfully diolch pozdrawiam dziekuje mahadsanid"
)
_KISSES = table("x xx xxx xxxx xox xoxo")
_CHILDS = table(
    """
    teacher teachers school schools nursery class classroom head senco ehcp paediatrician camhs form tutor reception keyworker birthday homework ta childminder
    playgroup preschool key classmates classmate mum mums mam dad dads uniform autism speech bottle cot pram bedtime meltdown meltdowns milk
    """
)
_SCHOOLING = table("reception nursery preschool school year yr yr1 yr2 primary playgroup")
_SCHOOLS = table("school nursery college preschool") | {_SCHOOL}
_OFFICES = table(
    """
    council social services housing camhs school nursery surgery gp hospital refuge police jobcentre dwp early help hub centre charity citizens barnardos
    barnardo's women's womens mind shelter foodbank food bank cab college health cafcass nhs app family families idva sendiass homeless homestart home-start
    """
)
_NEXT_DOOR = tuple(
    tuple(words.split())
    for words in (
        "next door", "from next door", "upstairs", "downstairs", "from upstairs", "from downstairs",
        "over the road", "across the road", "from over the road", "from across the road",
    )
)  # fmt: skip
_OPENING_NEXT_DOOR = frozenset(said[0] for said in _NEXT_DOOR)
_BETWEEN_NAME_AND_AGE = table("is was 's aged age now just only turned whos who's who") | {",", "(", "-"}
_REACH = 8


@dataclass(frozen=True, slots=True)
class Vote:
    """One sign of who somebody is; ``mine`` says that they are the narrator's, ``several`` that it names others too."""

    role: str
    weight: int
    mine: bool = False
    several: bool = False


def hinted(
    near: Around, at: int, following: int, ages: Mapping[int, Sequence[int]], *, possessive: bool
) -> Iterator[Vote]:
    """The weaker signs around the name that stands at ``at``; ``following`` is the first word behind its possessive."""
    yield from _self(near, at, possessive=possessive)
    if possessive and near.word(following) in _CHILDS:
        yield Vote("child", HINT)
    yield from (Vote("child", LIKELY) for years in _ages_beside(near, at, ages) if years < CHILDHOOD)


def is_next_door(near: Around, at: int) -> bool:
    """Whether it is told there where neighbours live."""
    return near.word(at) in _OPENING_NEXT_DOOR and any(
        all(near.word(at + n) == word for n, word in enumerate(said)) for said in _NEXT_DOOR
    )


def of_an_office(near: Around, here: int, *, titled: bool) -> Iterator[Vote]:
    """What “from housing”, “at the school” or “in year 4” behind a name tell; ``here`` is the place of the first of these words."""
    at = here + 1 + (near.word(here + 1) in OWNERS)
    word = near.word(at)
    if word in _SCHOOLING and near.word(here) in {"in", "at"} and not titled:
        yield Vote("child", HINT)
    elif titled and word in _SCHOOLS:
        yield Vote("teacher", LIKELY)
    elif near.word(here) in {"from", "of", "at"} and (word in _OFFICES or near.word(at + 1) == "council"):
        yield Vote("worker", LIKELY)
    elif near.word(here) == "from" and word == MARKS[Kind.ORGANISATION]:
        yield Vote("worker", HINT)


def _self(near: Around, at: int, *, possessive: bool) -> Iterator[Vote]:
    """The narrator's own name: “I'm Sam”, “my name is Sam”, “thanks, Sam x”."""
    if possessive:
        return
    for length in (1, 2, 3):
        if at >= length and tuple(near.words[at - length : at]) in _SELF:
            said = near.words[at - length]
            owner = near.word(at - length - 1)
            if said.startswith(("name", "enw")) and (
                owner in _OF_SOMEBODY_ELSE or owner.endswith("'s") or owner == _PERSON
            ):
                return
            yield Vote(ME, PLAIN + 1)
            return
    if _signs_off(near, at):
        yield Vote(ME, PLAIN)


def _signs_off(near: Around, at: int) -> bool:
    """Whether a text ends with the name behind “thanks,” or “love”; without a comma or a kiss it may be whom they thank."""
    rest = near.words[at + 1 : at + _REACH]
    if at + _REACH <= len(near.words) or any(word[:1].isalnum() and word not in _KISSES for word in rest):
        return False
    before = at - 1
    while near.word(before) in APART:
        before -= 1
    if near.word(before) == "you" and near.word(before - 1) == "thank":
        before -= 1
    elif near.word(before) not in _THANKS:
        return False
    opens = near.word(before - 1)
    return (opens in _THANKS or not opens[:1].isalnum()) and (
        near.word(at - 1) in APART or not _KISSES.isdisjoint(rest)
    )


def _ages_beside(near: Around, at: int, ages: Mapping[int, Sequence[int]]) -> Iterator[int]:
    here = at + 1
    while near.word(here) in _BETWEEN_NAME_AND_AGE and here - at < 5:
        here += 1
    if near.word(here) == _AGE:
        yield from ages.get(here, ())[:1]
    here = at - 1
    while near.word(here) in {"year", "yr", "old", "-", "years"} and at - here < 4:
        here -= 1
    if near.word(here) == _AGE and near.word(here - 1) not in {",", "and", _PERSON}:
        yield from ages.get(here, ())[-1:]
