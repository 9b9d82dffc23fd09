"""The words around what was found, in which it is told who somebody is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from conversations.redaction.reading import UNSEEN, fold, read
from conversations.redaction.spans import Kind, Span

_PIECE = re.compile(r"'s(?![^\W_])|[^\W\d_]++(?:'[^\W\d_]++)*+|\d++|\n|(?:(?<![^\W_])|(?=-\s))-|[^\w\s'\-]")
_QUOTES = str.maketrans("’‘ʼ`´＇", "''''''")
MARKS = {kind: f"<{kind.value}>" for kind in Kind}
"""What stands for a find among the words; no word holds such brackets."""


@dataclass(frozen=True, slots=True)
class Around:
    """The words of a text in order, folded, each find as one mark; ``places[i]`` is where find ``i`` stands among them."""

    words: Sequence[str] = field(repr=False)
    places: Sequence[int]

    def word(self, at: int) -> str:
        """The word there, or nothing outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""


def seen(text: str) -> str:
    """What a find reads as, lower case without accents (see ``reading``); labels in it stay as they are."""
    if text.isascii() and text.isprintable():
        return text.lower()
    return fold(read(text).text)


def around(text: str, spans: Sequence[Span]) -> Around:
    """The words of a text outside ``spans``, and where those stand among them; in time linear in the text."""
    words: list[str] = []
    places: list[int] = []
    low, folded = (text.lower(), str) if text.isascii() else (text.translate(_QUOTES), _folded)
    at = 0
    for span in spans:
        if span.start > at + 1:
            words += _PIECE.findall(folded(low[at : span.start]))
        elif span.start > at and text[at] != " ":
            words += _PIECE.findall(folded(low[at]))
        places.append(len(words))
        words.append(MARKS[span.kind])
        at = span.end
    words += _PIECE.findall(folded(low[at:]))
    return Around(words, places)


def _folded(words: str) -> str:
    return fold(UNSEEN.sub("", words))
