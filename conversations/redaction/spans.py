"""What was found, where, how surely, and what happens to it."""

from collections.abc import Iterable
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
    DATE = "date"
    CARD = "card"
    NHS = "nhs"
    INSURANCE = "insurance"
    PHONE = "phone"
    REFERENCE = "reference"
    NUMBER = "number"
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

    Nothing found is ever dropped. Where kinds differ, the first in the order of ``Kind`` names the whole; the surest find
    gives its certainty and decides. Takes time in the order of n log n of the finds.
    """
    settled: list[Span] = []
    for span in sorted(found, key=lambda each: (each.start, each.end)):
        if not settled or not _touches(settled[-1], span, text):
            settled.append(span)
            continue
        last = settled[-1]
        kind = min(last.kind, span.kind, key=_PRECEDENCE.__getitem__)
        surer = max(last, span, key=lambda each: (each.decision is Decision.MASK, each.certainty))
        settled[-1] = replace(surer, start=last.start, end=max(last.end, span.end), kind=kind)
    return tuple(settled)


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
