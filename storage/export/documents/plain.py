"""Text as every qualitative tool counts it alike.

The REFI-QDA standard counts the characters of a text by Unicode code points; tools in use count UTF-16 units, or drop a
byte order mark, or count CRLF once. All agree on a text that has no character beyond the basic plane, bare LF as its only
line end, no byte order mark, nothing that a tool may drop, and is in normal form C. Such a text is made here.
"""

import re
import unicodedata
from collections.abc import Iterable

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")

# Controls but TAB and LF, lone surrogates, the two code points that are no characters, and all beyond the basic plane.
_SPELT = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U00010000-\U0010ffff]")

_MARK, _JOINER = "\ufeff", "\u2060"
"""A byte order mark within a text is an old sign for no break here; the other is the new one (Unicode, chapter 23.2)."""


def plain(text: str) -> str:
    """The text as all tools count it.

    A character that cannot stay is spelt by its Unicode name in square brackets, ``[GRINNING FACE]``, or by its number
    where it has no name, ``[U+0000]``. Everything else stays, but that line ends become LF and letters are put together
    with their accents.
    """
    if text.isascii() and text.isprintable():
        return text
    joined = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text)).replace(_MARK, _JOINER)
    # Some composed characters of the basic plane come apart into others; the normal form may hold none that is spelt.
    return _SPELT.sub(_spelt, joined)


def plain_with(text: str, passages: Iterable[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The plain text, and where passages of the text as it was now stand in it.

    Passages are ``start`` up to but not including ``end``; they may not overlap, and come in order. What is between two
    borders is made plain by itself, so that a passage never shares a character with its neighbours.
    """
    parts: list[str] = []
    found: list[tuple[int, int]] = []
    at = done = 0
    for start, end in passages:
        before, within = plain(text[done:start]), plain(text[start:end])
        parts += (before, within)
        found.append((at + len(before), at + len(before) + len(within)))
        at += len(before) + len(within)
        done = end
    parts.append(plain(text[done:]))
    return "".join(parts), tuple(found)


def one_line(text: str) -> str:
    """The plain text on one line, for names."""
    return " ".join(plain(text).split())


def _spelt(found: re.Match[str]) -> str:
    character = found.group()
    return f"[{unicodedata.name(character, f'U+{ord(character):04X}')}]"
