"""What stands in the place of what was taken out."""

from collections.abc import Sequence

from conversations.redaction.spans import Kind, Span, Strength

_SAID = {
    Kind.PERSON: "name",
    Kind.STREET: "place",
    Kind.ORGANISATION: "place",
    Kind.NHS: "number",
    Kind.INSURANCE: "number",
    Kind.CARD: "number",
}


def label_of(kind: Kind) -> str:
    """What stands for one kind where nothing more is known."""
    return f"[{_SAID.get(kind, kind.value)}]"


def labelled(
    texts: Sequence[str], found: Sequence[Sequence[Span]], strength: Strength
) -> tuple[tuple[str, ...], ...]:
    """The labels of a whole story: ``found[i]`` are the settled spans of ``texts[i]``; one label for each span."""
    del texts, strength
    return tuple(tuple(label_of(span.kind) for span in spans) for spans in found)
