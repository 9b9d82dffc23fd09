"""What was found, where, how surely, and what happens to it."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum


class Kind(Enum):
    """What kind of thing was found.

    Where finds of two kinds overlap, the kind listed first names the whole.
    """

    EMAIL = "email"
    LINK = "link"
    HANDLE = "handle"
    PLATE = "plate"
    POSTCODE = "postcode"
    CARD = "card"
    NHS = "nhs"
    INSURANCE = "insurance"
    PHONE = "phone"
    REFERENCE = "reference"
    NUMBER = "number"
    DATE = "date"
    AGE = "age"
    SCHOOL = "school"
    ORGANISATION = "organisation"
    STREET = "street"
    PLACE = "place"
    PERSON = "person"


class Decision(Enum):
    """What happens to a find unless the narrator says otherwise; both are taken out until they do."""

    MASK = "mask"  # it tells who it was
    UNSURE = "unsure"  # it may: the narrator is asked


class Strength(Enum):
    """Whom the redacted text is for."""

    STAFF = "staff"  # readable: [child 1], [a school]
    RESEARCH = "research"  # coded: [PERSON_1], with a log of the codes apart


_PRECEDENCE = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of text to take out: ``start`` up to but not including ``end``, in Python string offsets.

    Attributes:
        start: Where it starts.
        end: Where it has ended.
        kind: What it is.
        certainty: How sure that it tells who it was, from 0 to 1.
        decision: Whether the narrator is asked.
        why: What told, in plain words, the strongest first; never a word of the text.
    """

    start: int
    end: int
    kind: Kind
    certainty: float = 1.0
    decision: Decision = Decision.MASK
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text with its identifying stretches replaced.

    ``spans`` are offsets into the text as it was given: in order, not empty, not overlapping; ``labels`` are what stands in
    their place, one each.
    """

    text: str = field(repr=False)
    spans: tuple[Span, ...]
    labels: tuple[str, ...]


def settle(found: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Make overlapping finds one, and finds of one kind with a single blank between them one.

    Nothing found is ever dropped, and no letters are left that only a sign within a word, such as a picture, parts from a find
    (``S😀am``). Where kinds differ, the first in the order of ``Kind`` names the whole; the surest find
    gives its certainty and decides. Takes time in the order of n log n of the finds.
    """
    settled: list[Span] = []
    for span in sorted(found, key=lambda each: (each.start, each.end)):
        if not settled or not _touches(settled[-1], span, text):
            settled.append(span)
            continue
        last = settled[-1]
        kind = _kind_of_both(last, span)
        surer = max(last, span, key=lambda each: (each.decision is Decision.MASK, each.certainty))
        settled[-1] = replace(surer, start=last.start, end=max(last.end, span.end), kind=kind)
    return tuple(settled) if text.isascii() else tuple(_whole(settled, text))


_SIGNS = frozenset("SMC")
"""The classes of characters, by the first letter of their Unicode category, that part no words."""


def _whole(spans: Sequence[Span], text: str) -> Iterator[Span]:
    """The spans with the rest of the words that they begin or end within; each stops where the next find does."""
    before = 0
    for at, span in enumerate(spans):
        after = spans[at + 1].start if at + 1 < len(spans) else len(text)
        start, end = span.start, span.end
        if text[end - 1].isalpha():
            end += _parted(text[end:after])
        if text[start].isalpha():
            start -= _parted(text[before:start][::-1])
        before = end
        yield span if (start, end) == (span.start, span.end) else replace(span, start=start, end=end)


def _parted(rest: str) -> int:
    """How many characters of what follows a find belong to its last word: signs with letters behind them."""
    belongs, sign = 0, False
    for at, letter in enumerate(rest):
        if letter.isalnum():
            if not belongs and not sign:
                return 0
            belongs = at + 1
        elif letter.isascii() or unicodedata.category(letter)[0] not in _SIGNS:
            break
        else:
            sign = True
    return belongs


_WORDS = frozenset({Kind.SCHOOL, Kind.ORGANISATION, Kind.STREET, Kind.PLACE, Kind.PERSON})


def _kind_of_both(first: Span, second: Span) -> Kind:
    """What two finds that touch are together; of the same words a person is likelier than a place, for names are looked for everywhere."""
    kinds = {first.kind, second.kind}
    if (first.start, first.end) == (second.start, second.end):
        if Kind.PERSON in kinds and kinds <= _WORDS:
            return Kind.PERSON
        if Kind.DATE in kinds and first.certainty != second.certainty:
            return max(first, second, key=lambda span: span.certainty).kind
    return min(first.kind, second.kind, key=_PRECEDENCE.__getitem__)


def fill(text: str, spans: Iterable[Span], labels: Iterable[str]) -> str:
    """The text with each span replaced by its label; ``spans`` as ``settle()`` leaves them."""
    parts: list[str] = []
    at = 0
    for span, label in zip(spans, labels, strict=True):
        parts += (text[at : span.start], label)
        at = span.end
    parts.append(text[at:])
    return "".join(parts)


def _touches(first: Span, second: Span, text: str) -> bool:
    if second.start < first.end:
        return True
    if first.kind is not second.kind:
        return False
    if second.start == first.end:
        return True
    # A word that is not sure stays apart from the name beside it, so that the narrator can keep it in by itself.
    beside = first.kind is Kind.PERSON and first.decision is second.decision
    return beside and text[first.end : second.start] == " "
