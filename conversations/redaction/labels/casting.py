"""The people of a story: who each name is, under which role, and the how-manieth of it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from conversations.redaction.labels.ages import years_told
from conversations.redaction.labels.hints import LIKELY, PLAIN, Vote
from conversations.redaction.labels.identities import YOUNG, Name, same_people
from conversations.redaction.labels.numbering import numbered
from conversations.redaction.labels.role_words import TITLES, tongue
from conversations.redaction.labels.roles import Sign, signs
from conversations.redaction.labels.short_names import CLASSES
from conversations.redaction.labels.surroundings import Around, seen
from conversations.redaction.reasons import ASKED
from conversations.redaction.spans import Decision, Kind, Span
from conversations.redaction.table import table
from conversations.redaction.wording import COUNTED, LEFT_OUT, ME, OF_MINE, OF_WORK, PEOPLE

_PART = re.compile(r"[^\W\d_]++(?:'[^\W\d_]++)*+")
_ENDING = re.compile(r"(?:'s|(?<=s)')$")
_FEWEST_WITH_S = 4
_ASKED_FOR = (ASKED,)
_HOLDING = table(
    "the a an my our his her of and in at to was is he she it with on for we they i you that this when"
)
_MOST_TOLD = 3  # words that one name of a sentence may have before it is looked at as more than a name
_POSSESSED = table(
    """
    teacher teachers school nursery mum mums mam mom dad dads nan gran grandad family brother sister friend friends mate mates social health worker sw hv class head senco
    room bedroom bed birthday party behaviour needs ehcp plan dla pip house flat place home phone tablet ipad stuff things clothes shoes coat hair face head leg arm back teeth
    speech sleep anxiety autism adhd asthma epilepsy diagnosis assessment appointment referral case file report letter doctor gp consultant paediatrician meds medication
    tablets inhaler meltdown meltdowns paperwork form forms name number address car job money benefits wages boyfriend girlfriend partner husband wife ex girlfriend's
    kids children son daughter baby cousin uncle aunt auntie office boss manager landlord key keyworker transport taxi bus chair wheelchair buggy pram cot life death
    funeral fault idea voice words face eyes hand hands temper moods mood drinking side foster kinship carer guardian step nannan granny gran nana
    """
)
_NAMES_IN_S = table(
    """
    lucas jonas thomas abbas elias nicholas james ellis harris lewis louis alexis anas chris tess jess bess agnes ines frances francis davis idris rhys rees marcus curtis
    morris dennis travis carlos luis andreas lukas niklas silas tobias zacharias douglas angus iris doris phyllis glenys gladys dilys carys emrys mavis lois paris janis
    jules charles giles miles myles yves hans klaus nikolas matas tomas andrzejs mathias matthias juris janis ross hughes jones williams davies evans roberts edwards
    phillips richards rogers stevens peters adams andrews collins harries daniels matthews owens watkins jenkins perkins hopkins simmons simons parsons
    dos reis ramos torres flores santos marques fernandes gomes alves rodrigues nunes soares
    """
)
_KINDS = (
    (YOUNG, table("child grandchild niece nephew cousin sister brother pet")),
    ("kin", OF_MINE - table("friend neighbour landlord pet") | {"grandchild"}),
    ("work", OF_WORK | table("teacher worker landlord")),
)


_FAMILIES = {
    role: frozenset(family for family, roles in (*_KINDS, ("me", {ME})) if role in roles)
    for role in PEOPLE | {ME}
}
"""What kinds of people a role may be of; a friend may be any."""


@dataclass(frozen=True, slots=True)
class Cast:
    """One person as one find shows them.

    Attributes:
        who: The number of the person in the story, from 1, in the order they first come.
        role: Who they are, in the words of ``wording``.
        number: The how-manieth of that role; None where there is one.
        mine: The narrator's, and not said right before the name already.
    """

    who: int
    role: str
    number: int | None
    mine: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What one find shows: the people it names, and whether something of theirs follows that is typed without a mark of its own."""

    people: tuple[Cast, ...]
    possessive: bool


@dataclass(frozen=True, slots=True)
class _Mention:
    place: tuple[int, int]
    words: tuple[str, ...] = field(repr=False)
    sign: Sign
    possessive: bool
    listed: bool
    unsure: bool


def cast(
    texts: Sequence[str], found: Sequence[Sequence[Span]], near: Sequence[Around], language: str
) -> dict[tuple[int, int], Shown]:
    """Who each find that is a person shows, by the number of its text and its own."""
    mentions = list(_mentions(texts, found, near, language))
    if not mentions:
        return {}
    names: dict[Name, int] = {}
    which: list[int] = []
    known = {words for each in mentions if len(words := each.words) == 1}
    for at, each in enumerate(mentions):
        mentions[at] = each = _without_ending(each, known)
        which.append(names.setdefault(Name(each.words, each.sign.title), len(names)))
    votes: dict[int, list[Vote]] = {}
    for each, name in zip(mentions, which, strict=True):
        votes.setdefault(name, []).extend(each.sign.votes)
    apart = {
        (one, two)
        for one, two, each in zip(which, which[1:], mentions[1:], strict=False)
        if each.listed and one != two
    }
    times = Counter(which)
    families = {name: _families(cast) for name, cast in votes.items()}
    people = same_people(list(names), [times[at] for at in range(len(names))], families, apart)
    return _shown(texts, mentions, [people[name] for name in which], language)


def _mentions(
    texts: Sequence[str], found: Sequence[Sequence[Span]], near: Sequence[Around], language: str
) -> Iterator[_Mention]:
    words = tongue(language)
    for at, (text, spans, around) in enumerate(zip(texts, found, near, strict=True)):
        ages = [years_told(text[span.start : span.end]) if span.kind is Kind.AGE else () for span in spans]
        owning = [
            span.kind is Kind.PERSON
            and _is_owning(text[span.start : span.end], around.word(around.places[n] + 1))
            for n, span in enumerate(spans)
        ]
        told = iter(signs(around, [span.kind for span in spans], ages, owning, words))
        for number, span in enumerate(spans):
            if span.kind is Kind.PERSON:
                yield from _read(text, span, (at, number), next(told), around.word(around.places[number] + 1))


def _is_owning(written: str, following: str) -> bool:
    low = seen(written).strip()
    return _ENDING.search(low) is not None or (low.endswith("s") and following in _POSSESSED)


def _read(text: str, span: Span, place: tuple[int, int], sign: Sign, following: str) -> Iterator[_Mention]:
    written = seen(text[span.start : span.end]).strip()
    plain = _ENDING.sub("", written)
    words = tuple(part.replace("'", "") for part in _PART.findall(plain)) or (written,)
    while len(words) > 1 and words[0] in TITLES:
        group, role = TITLES[words[0]]
        sign = replace(
            sign, title=group or sign.title, votes=(*sign.votes, Vote(role, PLAIN)) if role else sign.votes
        )
        words = words[1:]
    unsure = span.decision is Decision.UNSURE
    possessive = plain != written or following in _POSSESSED
    if (
        span.why[:1] == _ASKED_FOR
        and len(words) >= _MOST_TOLD
        and not sign.votes
        and not _HOLDING.isdisjoint(words)
    ):
        sign = replace(sign, votes=(Vote(LEFT_OUT, PLAIN),))
    elif span.why[:1] == _ASKED_FOR:
        # Nobody said that it is a person: unless the words around it do, it is a word.
        sign = replace(sign, votes=(*sign.votes, Vote("word", LIKELY)))
    if (
        sign.several is not None
        and not sign.title
        and len(words) > 1
        and all(len(word) > 1 for word in words)
    ):
        # Names told off without a comma: “my kids sam jade and tom”.
        for at, word in enumerate(words):
            yield _Mention(
                place, (word,), sign, plain != written and at == len(words) - 1, at > 0 or sign.listed, unsure
            )
        return
    if (
        len(words) == 1
        and sign.just_said == _THE
        and words[0].endswith("s")
        and plain == written
        and following not in _POSSESSED
    ):
        yield _Mention(
            place,
            (f"the {words[0]}",),
            replace(sign, votes=(Vote("family", PLAIN),)),
            False,
            sign.listed,
            unsure,
        )
        return
    ends = plain != written or (possessive and words[-1].endswith("s") and not sign.possessive)
    yield _Mention(place, words, sign, ends, sign.listed, unsure)


_THE = "the"


def _without_ending(each: _Mention, known: set[tuple[str, ...]]) -> _Mention:
    """The name without the s of a possessive typed without its mark: “sams teacher”, “sams 7 now”."""
    last = each.words[-1]
    stem = last[:-1]
    if (
        not last.endswith("s")
        or last.endswith("ss")
        or len(last) < _FEWEST_WITH_S
        or last in _NAMES_IN_S
        or each.sign.possessive
    ):
        return each
    alone = len(each.words) == 1 and not each.sign.title
    if alone and ((stem,) in known or (each.possessive and stem in CLASSES and last not in CLASSES)):
        return replace(each, words=(stem,), possessive=True)
    return each


def _families(votes: Sequence[Vote]) -> frozenset[str]:
    """What kinds of roles are told: a child is no worker, a teacher no partner."""
    return _NO_FAMILY.union(
        *(
            _FAMILIES.get(vote.role, _NO_FAMILY)
            for vote in votes
            if vote.weight >= PLAIN or (vote.weight >= LIKELY and vote.role == "child")
        )
    )


_NO_FAMILY: frozenset[str] = frozenset()


def _role(votes: Sequence[Vote], taken: AbstractSet[str]) -> tuple[str, bool] | None:
    """The role most plainly told, and whether the narrator told whose it is.

    What is only likely counts where nothing is plain, and where the role is not ``taken``: people have one mum.
    """
    weights: dict[str, int] = {}
    for vote in [vote for vote in votes if vote.weight >= PLAIN] or [
        vote for vote in votes if vote.role not in taken
    ]:
        weights[vote.role] = weights.get(vote.role, 0) + vote.weight
    if not weights:
        return None
    role = max(weights, key=weights.__getitem__)
    return role, any(vote.mine for vote in votes if vote.role == role)


def _shown(
    texts: Sequence[str], mentions: Sequence[_Mention], people: Sequence[int], language: str
) -> dict[tuple[int, int], Shown]:
    votes: dict[int, list[Vote]] = {}
    sure: set[int] = set()
    within: dict[int, set[int]] = {}
    for each, person in zip(mentions, people, strict=True):
        votes.setdefault(person, []).extend(each.sign.votes)
        within.setdefault(person, set()).add(each.place[0])
        if not each.unsure:
            sure.add(person)
    plain = {vote.role for cast in votes.values() for vote in cast if vote.weight >= PLAIN} - COUNTED
    told = {
        person: _role(cast, plain) or ("person" if language == "en" or person in sure else "word", False)
        for person, cast in votes.items()
    }
    numbers = numbered(
        texts, [(told[person][0], within[person]) for person in votes], COUNTED, {ME, LEFT_OUT}
    )
    number = dict(zip(votes, numbers, strict=True))
    order = {person: at for at, person in enumerate(votes, start=1)}
    shown: dict[tuple[int, int], Shown] = {}
    for each, person in zip(mentions, people, strict=True):
        role, mine = told[person]
        said = each.sign.just_said in {role, "my"} or bool(each.sign.title)
        one = Cast(order[person], role, number[person], mine and role in OF_MINE and not said)
        before = shown[each.place].people if each.place in shown else ()
        shown[each.place] = Shown((*before, one), each.possessive)
    return shown
