"""What a story gives away: found once for all its texts, and listed as its narrator decides about it."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from conversations.packing import fingerprint
from conversations.redaction import Decision, Kind, Redacted, Span, key, redact_story
from conversations.redaction.spans import fill
from conversations.session import Find, Masked, Session
from conversations.tongues import code_of
from conversations.turn import Talk

TELLING = frozenset(
    {
        Kind.EMAIL,
        Kind.LINK,
        Kind.HANDLE,
        Kind.PLATE,
        Kind.POSTCODE,
        Kind.CARD,
        Kind.NHS,
        Kind.INSURANCE,
        Kind.PHONE,
        Kind.REFERENCE,
        Kind.NUMBER,
    }
)
"""Kinds that lead to one family by themselves: nobody keeps one in without being asked once more (see ``is_telling``)."""

DIGITS_OF_A_NUMBER = 7
"""Digits from which on a number can be somebody's: what a phone, a card or an NHS number has, and a year or an amount has not."""

LONGEST_PHRASE = 8
"""Words that can be taken out as one by typing them; more are a line to change."""

LONGEST_WORDS = 80
"""Characters of a find that are shown of it; all of it stands in the story."""

_DAY = re.compile(r"(?<!\d)(?:\d{1,2}([./-])\d{1,2}\1\d{2}(?:\d{2})?|\d{4}-\d{1,2}-\d{1,2})(?!\d)")

# What people put in place of a name, or beside it. Taken out everywhere, it would leave little of a family's story.
_NO_NAMES = frozenset({
    "mum", "mummy", "mam", "mom", "mama", "mother", "dad", "daddy", "father", "parent", "parents", "nan", "nana", "nanny", "gran", "granny",
    "grandma", "grandad", "auntie", "aunty", "uncle", "family", "home", "user", "me", "my", "the", "of", "and", "to", "a", "an", "mr", "mrs", "ms",
    "miss", "dr", "is", "in", "on",
})  # fmt: skip


def knows_names(session: Session) -> bool:
    """Whether the names of the narrator's language are known.

    In all others numbers and contacts are found, few names, and whatever else may be one is not sure.
    """
    return code_of(session.language) in ("en", "")


def redacted(talk: Talk, session: Session, texts: Mapping[str, str], linked: Collection[str] = ()) -> Masked:
    """All texts of a story, by prompt, as they are to be read by others, and what was found in them.

    What was done before is done again only where a text, a decision, the language or a name of the account differs.
    ``linked`` are the prompts that a link answered.
    """
    language = code_of(session.language) or "en"
    known = sorted({word for name in talk.names for word in name.split() if _is_name(word)})
    decided = session.decided
    of = fingerprint(
        language,
        str(len(known)),
        *known,
        str(len(decided)),
        *(f"{out} {words}" for words, out in decided.items()),
        *(part for text in texts.items() for part in text),
    )
    before = session.masked
    if before is not None and before.of == of:
        return before
    words = tuple(texts.values())
    links = [name in linked for name in texts]

    def taken_out(choices: Mapping[str, bool]) -> Sequence[Redacted]:
        found = redact_story(words, known=known, decided=choices, language=language)
        return _with_links(words, found, links, {*known, *(one for one, out in choices.items() if out)})

    now = taken_out(decided)
    # What is kept in stands in no span. Where it stands is seen by taking out all that was decided about.
    whole = now if all(decided.values()) else taken_out(dict.fromkeys(decided, True))
    asked = {find.key for find in before.finds if find.unsure} if before is not None else set[str]()
    found = _found(words, now, asked & decided.keys()) | _kept(words, whole, decided, asked)
    finds = sorted(found.values(), key=lambda one: (not one.find.unsure, one.place))
    return Masked(
        of, {name: one.text for name, one in zip(texts, now, strict=True)}, tuple(one.find for one in finds)
    )


def is_telling(kind: Kind, words: str, label: str) -> bool:
    """Whether what was found leads to one family by itself: a number, a contact, a home's address or a day of birth.

    Args:
        kind: What it was taken for; two finds side by side may have become one of the first one's kind.
        words: It as it was typed.
        label: What stands for it.
    """
    match kind:
        case Kind.STREET | Kind.PLACE if "address" in label or any(map(str.isdecimal, words)):
            return True
        case Kind.DATE if "birth" in label:
            return True
        case _:
            return kind in TELLING or len(digits(_DAY.sub(" ", words))) >= DIGITS_OF_A_NUMBER


def digits(words: str) -> str:
    """The digits of words, and nothing else."""
    return "".join(filter(str.isdecimal, words))


def is_part(words: str, of: str) -> bool:
    """Whether these words stand one after the other in those; both as ``redaction.key`` gives them."""
    return f" {words} " in f" {of} "


class _Placed(NamedTuple):
    """A find, and where it stands first: in which text, and from which character."""

    place: tuple[int, int]
    find: Find


def _is_name(word: str) -> bool:
    folded = key(word)
    return sum(map(str.isalpha, folded)) > 1 and folded not in _NO_NAMES


def _spans(
    texts: Sequence[str], story: Sequence[Redacted]
) -> Iterator[tuple[tuple[int, int], Span, str, str]]:
    """Every span of a story: its place, itself, its words and its label."""
    for at, (text, one) in enumerate(zip(texts, story, strict=True)):
        for span, label in zip(one.spans, one.labels, strict=True):
            yield (at, span.start), span, text[span.start : span.end], label


def _with_links(
    texts: Sequence[str], story: Sequence[Redacted], links: Sequence[bool], wanted: AbstractSet[str]
) -> Sequence[Redacted]:
    """The story with what a link brought as its steward wrote it, but for numbers and what the narrator's words give away.

    A link says a word or two, and in no sentence: all it could be taken for is a name.
    """
    if not any(links):
        return story
    told = [key(words) for (at, _), _, words, _ in _spans(texts, story) if not links[at]]
    told += map(key, wanted)

    def is_told(words: str) -> bool:
        return any(is_part(words, other) or is_part(other, words) for other in told if other)

    made = []
    for text, one, is_link in zip(texts, story, links, strict=True):
        if is_link:
            kept = [
                (span, label)
                for span, label in zip(one.spans, one.labels, strict=True)
                if span.kind in TELLING or is_told(key(text[span.start : span.end]))
            ]
            spans, labels = tuple(span for span, _ in kept), tuple(label for _, label in kept)
            one = Redacted(fill(text, spans, labels), spans, labels)
        made.append(one)
    return made


def _found(texts: Sequence[str], story: Sequence[Redacted], asked: set[str]) -> dict[str, _Placed]:
    """What is taken out, by its key; ``asked`` are those the narrator was asked about, and decided."""
    found: dict[str, _Placed] = {}
    sure: dict[str, bool] = {}
    telling: dict[str, bool] = {}
    for place, span, words, label in _spans(texts, story):
        called = key(words)
        if not called:
            continue
        # Of words that are sure in one place and not in another one label would be shown: sure goes before.
        sure[called] = sure.get(called, False) or span.decision is Decision.MASK
        telling[called] = telling.get(called, False) or is_telling(span.kind, words, label)
        if called not in found:
            found[called] = _Placed(place, Find(called, _shown(words), label, unsure=False, telling=False))
    return {
        called: one._replace(
            find=Find(
                called,
                one.find.words,
                one.find.label,
                unsure=called in asked or not sure[called],
                telling=telling[called],
            )
        )
        for called, one in found.items()
    }


def _kept(
    texts: Sequence[str], story: Sequence[Redacted], decided: Mapping[str, bool], asked: set[str]
) -> dict[str, _Placed]:
    """What the narrator keeps in and what stands in the story, by its key."""
    wanted = {words for words, out in decided.items() if not out}
    found: dict[str, _Placed] = {}
    if not wanted:
        return found
    for place, span, words, label in _spans(texts, story):
        for kept, shown in _parts(words, wanted):
            if kept not in found:
                telling = is_telling(span.kind, words, label)
                found[kept] = _Placed(place, Find(kept, shown, "", unsure=kept in asked, telling=telling))
    return found


def _parts(words: str, wanted: set[str]) -> Iterator[tuple[str, str]]:
    """The wanted keys that stand in some words, each as it was typed there."""
    called = key(words)
    if called in wanted:
        yield called, _shown(words)
        return
    typed, folded = words.split(), called.split()
    if len(typed) != len(folded):
        typed = folded
    for first in range(len(folded)):
        for end in range(first + 1, min(first + LONGEST_PHRASE, len(folded)) + 1):
            part = " ".join(folded[first:end])
            if part in wanted:
                yield part, _shown(" ".join(typed[first:end]))


def _shown(words: str) -> str:
    """Words as they were typed, on one line and without a possessive ending."""
    line = " ".join(words.split())
    for ending in ("'s", "’s"):
        line = line.removesuffix(ending)
    return line[:LONGEST_WORDS]
