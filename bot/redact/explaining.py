"""Why each thing was taken out, a line each, for a person to read beside the text."""

from collections.abc import Iterator

from conversations.printable import printable
from conversations.redaction import Decision, Redacted


def explanation(text: str, redacted: Redacted, line: int | None, *, words: bool) -> Iterator[str]:
    """A line for each span: where, what kind, how sure, what became of it, and what told.

    Args:
        text: The text as it was given.
        redacted: What became of it.
        line: The number of the line it came from; places are then offsets in its ``text``, otherwise rows and columns from 1.
        words: Show what was taken out, which only the person who gave it may see.
    """
    row, begun, at = 1, 0, 0
    for span, label in zip(redacted.spans, redacted.labels, strict=True):
        row += text.count("\n", at, span.start)
        begun = max(begun, text.rfind("\n", at, span.start) + 1)
        at = span.start
        place = f"{row}:{span.start - begun + 1}" if line is None else f"line {line}, {span.start}-{span.end}"
        shown = f"{printable(text[span.start : span.end])} → {label}" if words else label
        sure = "sure" if span.decision is Decision.MASK else "unsure"
        why = f": {'; '.join(span.why)}" if span.why else ""
        yield f"{place}  {shown}  {span.kind.value}, {sure} ({span.certainty:.2f}){why}"
