"""Stories with what was found marked by hand (``{P:Sam}``), so that labels are tested without a finder; and labels told as kinds."""

import re

from conversations.redaction import Kind, Redacted, Span, Strength
from conversations.redaction.labels import labelled
from conversations.redaction.spans import fill

KINDS = {
    "P": Kind.PERSON, "T": Kind.PLACE, "S": Kind.STREET, "SCH": Kind.SCHOOL, "O": Kind.ORGANISATION, "AGE": Kind.AGE, "DATE": Kind.DATE,
    "PH": Kind.PHONE, "EM": Kind.EMAIL, "PC": Kind.POSTCODE, "NHS": Kind.NHS, "NI": Kind.INSURANCE, "URL": Kind.LINK, "H": Kind.HANDLE,
    "REF": Kind.REFERENCE, "CARD": Kind.CARD, "PL": Kind.PLATE, "N": Kind.NUMBER,
}  # fmt: skip
_MARK = re.compile(r"\{([A-Z]+):([^{}]*)\}")
_ENDING = re.compile(r"(?:['’]s)?$")
_PLAIN = {
    Kind.PERSON: "name", Kind.STREET: "place", Kind.ORGANISATION: "place", Kind.NHS: "number", Kind.INSURANCE: "number", Kind.CARD: "number",
}  # fmt: skip


def found(marked: str) -> tuple[str, tuple[Span, ...]]:
    """A text without its marks, and what they marked."""
    parts: list[str] = []
    spans: list[Span] = []
    at = length = 0
    for mark in _MARK.finditer(marked):
        parts += (marked[at : mark.start()], mark[2])
        start = length + mark.start() - at
        length = start + len(mark[2])
        spans.append(Span(start, length, KINDS[mark[1]]))
        at = mark.end()
    return "".join((*parts, marked[at:])), tuple(spans)


def put(*marked: str, strength: Strength = Strength.STAFF, language: str = "en") -> tuple[str, ...]:
    """The marked texts of one story with labels in the place of their marks."""
    texts, spans = zip(*map(found, marked), strict=True)
    labels = labelled(texts, spans, strength, language)
    return tuple(fill(text, each, given) for text, each, given in zip(texts, spans, labels, strict=True))


def by_kind(text: str, redacted: Redacted) -> str:
    """A redacted text with only the kind of each find in its place, ``[name]``, ``[place]``: what was taken out, not how it reads."""
    shown = [
        f"[{_PLAIN.get(span.kind, span.kind.value)}]{ending[0] if ending else ''}"
        for span in redacted.spans
        for ending in (_ENDING.search(text[span.start : span.end]),)
    ]
    return fill(text, redacted.spans, shown)
