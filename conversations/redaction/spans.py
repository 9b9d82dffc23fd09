"""What was found, where, and what stands in its place."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """What kind of thing was masked; the values stand in square brackets in the masked text.

    Where finds of two kinds overlap, the kind listed first names the whole.
    """

    EMAIL = "email"
    LINK = "link"
    HANDLE = "handle"
    PLATE = "plate"
    POSTCODE = "postcode"
    DATE = "date"
    PHONE = "phone"
    REFERENCE = "reference"
    NUMBER = "number"
    AGE = "age"
    SCHOOL = "school"
    PLACE = "place"
    NAME = "name"

    @property
    def label(self) -> str:
        """What stands in the masked text, such as ``[name]``."""
        return f"[{self.value}]"


_PRECEDENCE = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of text to mask: ``start`` up to but not including ``end``, in Python string offsets."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text with its identifying stretches replaced by labels.

    ``spans`` are offsets into the text as it was given: in order, not empty, not overlapping.
    """

    text: str = field(repr=False)
    spans: tuple[Span, ...]


def settle(found: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Make overlapping finds one, and finds of one kind with a single blank between them one.

    Nothing found is ever dropped. Where kinds differ, the first in the order of ``Kind`` names the whole.
    Takes time in the order of n log n of the finds.
    """
    settled: list[Span] = []
    for span in sorted(found, key=lambda each: (each.start, each.end)):
        if not settled or not _touches(settled[-1], span, text):
            settled.append(span)
            continue
        last = settled[-1]
        kind = min(last.kind, span.kind, key=_PRECEDENCE.__getitem__)
        settled[-1] = Span(last.start, max(last.end, span.end), kind)
    return tuple(settled)


def mask(text: str, spans: Iterable[Span]) -> str:
    """The text with each span replaced by its kind's label; ``spans`` as ``settle()`` leaves them."""
    parts: list[str] = []
    at = 0
    for span in spans:
        parts += (text[at : span.start], span.kind.label)
        at = span.end
    parts.append(text[at:])
    return "".join(parts)


def _touches(first: Span, second: Span, text: str) -> bool:
    if second.start < first.end:
        return True
    if first.kind is not second.kind:
        return False
    return second.start == first.end or (first.kind is Kind.NAME and text[first.end : second.start] == " ")
