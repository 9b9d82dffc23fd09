"""A text as a reader sees it: one spelling for each letter, and the way back to the original."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from conversations.redaction.spans import Span
from conversations.redaction.wording import LABEL

LABEL_HOLE = "\ufffc"
"""Stands for every character of a label already in the text, so that no rule sees into it."""

_PLAIN = re.compile(r"[\t\n\r -~]*+")
_MARKS_AT_MOST = (
    30  # the longest run of marks Unicode calls stream-safe (UAX 15); longer runs take quadratic time
)
_AS_TYPED = {
    **dict.fromkeys("‘’‚‛′‵ʼʹ`´＇", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x1f\x85", " "),
    **dict.fromkeys("\u2028\u2029", "\n"),
    **dict.fromkeys("\t\n\r"),
}
# Cyrillic and Greek letters that look Latin; read as Latin only in a word that holds Latin letters too.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһкмтвнАЕОРСУХІЈЅКМТВНαορυικντΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhkmtbhAEOPCYXIJSKMTBHaopuikvtABEZHIKMNOPTYX",
)
_MIXED_WORD = re.compile(r"[^\W\d_]++")
_LATIN = re.compile(r"[A-Za-z]")
_LOOKALIKE = re.compile("[\u0370-\u04ff\u0500-\u052f]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text reads as; character ``i`` of ``text`` was written as ``[starts[i], ends[i])`` of the original."""

    text: str = field(repr=False)
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)

    def original(self, span: Span) -> Span:
        """Where a span of this reading stands in the original."""
        start, end = self.starts[span.start], self.ends[span.end - 1]
        if start == span.start and end == span.end:
            return span
        return Span(start, end, span.kind, span.certainty, span.decision, span.why)


def read(text: str) -> Reading:
    """Read a text: compatibility forms composed (NFKC), quotes, dashes and digits in one spelling.

    Characters nobody sees (zero-width, control, direction and variation marks) are left out; labels such as
    ``[child 1]`` become holes. Any string is read, lone surrogates included, in time linear in its length.
    """
    if _PLAIN.fullmatch(text):
        return Reading(_hide_labels(text), range(len(text)), range(1, len(text) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and end - at < _MARKS_AT_MOST and unicodedata.combining(text[end]):
            end += 1
        seen = _as_seen(text[at:end])
        letters.append(seen)
        starts += [at] * len(seen)
        ends += [end] * len(seen)
        at = end
    return Reading(_hide_labels(_latinise("".join(letters))), starts, ends)


def fold(word: str) -> str:
    """A word for looking up: lower case, without accents (``Zoë`` and ``zoe`` are one name)."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_STROKED)


_STROKED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


def _as_seen(cluster: str) -> str:
    if len(cluster) == 1:
        if cluster in _AS_TYPED:
            return _AS_TYPED[cluster] or cluster
        if cluster.isascii() and cluster.isprintable():
            return cluster
        if cluster.isdecimal():
            return str(unicodedata.decimal(cluster))
        if unicodedata.category(cluster) in {"Cf", "Cc"} or "\ufe00" <= cluster <= "\ufe0f":
            return ""
    seen = unicodedata.normalize("NFKC", cluster)
    # A fraction such as ½ would read as 1 and 2, and make 7½ a seventy-one.
    return cluster if "\u2044" in seen else seen


def _latinise(text: str) -> str:
    if not (_LOOKALIKE.search(text) and _LATIN.search(text)):
        return text
    return _MIXED_WORD.sub(lambda word: _latin_word(word.group()), text)


def _latin_word(word: str) -> str:
    return word.translate(_LOOKALIKES) if _LATIN.search(word) else word


def _hide_labels(text: str) -> str:
    if "[" not in text:
        return text
    return LABEL.sub(lambda label: LABEL_HOLE * len(label.group()), text)
