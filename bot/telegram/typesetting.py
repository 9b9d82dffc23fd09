"""Words set for Telegram: their styles as entities built from data, and nothing among them that Telegram makes a link of.

Telegram looks through every text by itself, whatever the sender says: what looks like an address, a name or a number of
a card becomes one to tap. A word joiner (U+2060), which nobody sees, is put into the middle of each such thing, and only
there; taken out again, the words are what they were, less the invisible signs that could turn them round. What is looked
for is a little more than what the server finds (tdlib/td, ``MessageEntity.cpp``); telephone numbers it finds by rules that
are not published.
"""

import re
from collections.abc import Iterable, Sequence
from typing import assert_never

from bot.telegram.calls import Json
from conversations.post import Piece, Style
from conversations.talk.pages import units

JOINER = "\u2060"
"""The word joiner: no room, no line end, and no part of any address (Unicode Standard, section 23.2)."""

MOST_UNITS = 4_096
"""Longest text of a message (core.telegram.org/bots/api#sendmessage), in UTF-16 code units to be on the safe side."""

MOST_CAPTION_UNITS = 1_024
"""Longest caption (core.telegram.org/bots/api#inputmediaphoto)."""

# Letters behind which no name, command or tag begins. Of other scripts it is not asked which letters a server knows.
_ALONE = r"(?<![0-9A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f])"

_BREAKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_ALONE}@(?=[0-9A-Za-z_])",
        rf"{_ALONE}(?<![/<>])/(?=[0-9A-Za-z_])",
        rf"{_ALONE}#(?=[0-9_]*(?:[A-Za-z]|[^\x00-\x7f\s]))",
        rf"{_ALONE}(?<!\$)\$(?=1INCH|[A-Z])",
        r":(?=//)",
        r"(?<=[^\s.])\.(?=[A-Za-z_~-]|[^\x00-\xbf\s])",
        r"[0-9]+\.[0-9]+\.[0-9]+\.(?=[0-9])",  # the address of a machine; a date has one dot less
    )
)
"""Behind each of these a joiner goes: it is the mark that makes an address, a name or a tag of what follows."""

_LONG_NUMBER = re.compile(r"\d(?:[ \t\u00a0\u2000-\u2015\u202f\u205f\u3000()./\\\-]*\d){6,}")
_DIGIT = re.compile(r"\d")
_TOGETHER = 4  # digits that stay together: no telephone and no card has so few


_FLAG = "\U0001f3f4"  # a black flag: with invisible letters behind it, it is the flag of Wales, or of another country
_INVISIBLE = re.compile(
    "[\x7f-\x9f\u00ad\u180e\u202a-\u202e\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0080-\U000e0fff]"
    f"|(?<![{_FLAG}\U000e0001-\U000e007f])[\U000e0001-\U000e007f]+"
)
"""Signs that nobody sees and that no language here needs: with those for directions (Unicode Standard Annex 9, section 2)
words can read one way and be another; others hide words in words. Signs that shape letters, as Urdu, Arabic and emoji need
them, stay. Control characters of ASCII the server makes blanks of by itself."""

_ISOLATES = re.compile("[\u2066-\u2069]")
"""Ours stand around a form's words in a digest (``digest.wording``). What people typed is in quotes, and gets none."""


def unlinked(text: str) -> str:
    """The text, with a word joiner wherever Telegram would make a link, a name, a tag, a command or a number of something."""
    return _joined(text, _joints(text))


def typeset(pieces: Sequence[Piece], most: int = MOST_UNITS) -> tuple[str, list[Json]]:
    """The pieces as one text and its entities (core.telegram.org/bots/api#messageentity), offsets in UTF-16 code units.

    Invisible signs that could make words read as others are left out (``seen``).

    Where so many joiners are needed that the text would be longer than ``most``, all of it is set as preformatted
    instead, in which Telegram looks for nothing; the styles then fall away, the words do not.
    """
    plain = [sendable(seen(piece)) for piece in pieces]
    whole = "".join(plain)
    joints = _joints(whole)
    if units(whole) + len(joints) > most:
        return whole, [{"type": "pre", "offset": 0, "length": units(whole)}]
    entities: list[Json] = []
    at, offset = 0, 0
    for piece, text in zip(pieces, plain, strict=True):
        here = [joint - at for joint in joints if at <= joint < at + len(text)]
        length = units(text) + len(here)
        kind = _kind(piece.style)
        if kind and text.strip():
            entities.append({"type": kind, "offset": offset, "length": length})
        at, offset = at + len(text), offset + length
    return _joined(whole, joints), entities


def seen(piece: Piece) -> str:
    """What is seen of a piece's words: without signs that are invisible and could make them read as others."""
    text = piece.text
    if text.isascii():
        return text.replace("\x7f", "")
    text = _INVISIBLE.sub("", text)
    return _ISOLATES.sub("", text) if piece.style is Style.QUOTE else text


def sendable(text: str) -> str:
    """The text with each lone surrogate replaced: Telegram takes only what UTF-8 can carry."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _kind(style: Style) -> str:
    match style:
        case Style.PLAIN:
            return ""
        case Style.STRONG:
            return "bold"
        case Style.QUOTE:
            return "blockquote"
        case _:
            assert_never(style)


def _joints(text: str) -> list[int]:
    """Before which characters a joiner goes, in order."""
    found = {match.end() for pattern in _BREAKS for match in pattern.finditer(text)}
    for number in _LONG_NUMBER.finditer(text):
        # Before a digit, never behind one: a stroke that stands by itself there would begin a command.
        digits = [number.start() + digit.start() for digit in _DIGIT.finditer(number[0])]
        found.update(digits[_TOGETHER::_TOGETHER])
    return sorted(found)


def _joined(text: str, joints: Iterable[int]) -> str:
    parts, last = [], 0
    for joint in joints:
        parts.append(text[last:joint])
        last = joint
    return JOINER.join([*parts, text[last:]])
