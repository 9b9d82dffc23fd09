"""Which number a person or place carries, beside the labels that stand in the story already."""

from collections import Counter
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from conversations.redaction.wording import standing


def numbered(
    texts: Sequence[str],
    nouns: Sequence[tuple[str, AbstractSet[int]]],
    always: Collection[str],
    never: Collection[str] = (),
) -> list[int | None]:
    """Numbers for what ``nouns`` names, each with the places of the texts it stands in, in order.

    A noun that comes once has none, unless ``always`` holds it. A label that a narrator copied into a text is taken to mean
    the one it means elsewhere: it is not given to anybody who is named in that same text, since a copy would not name them.
    """
    if not nouns:
        return []
    copied = [frozenset(standing(text)) for text in texts]
    several = Counter(noun for noun, _ in nouns)
    given: dict[str, int] = {}
    numbers: list[int | None] = []
    for noun, within in nouns:
        if noun in never:
            numbers.append(None)
            continue
        number = given.get(noun, 0) + 1
        while any((noun, number) in copied[at] for at in within):
            number += 1
        given[noun] = number
        numbers.append(number if noun in always or several[noun] > 1 or number > 1 else None)
    return numbers
