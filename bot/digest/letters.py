"""How wide words are, how they break into lines, and which letters there are to draw them with.

The font is DejaVu Sans, which the drawing library brings along: Latin, Greek, Cyrillic, Arabic and more, but neither
pictures of faces nor the scripts of South and East Asia. It is measured as it will be drawn.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

ELSEWHERE = "(these words are in the message)"
"""Instead of words whose script the font does not have."""

_MEASURED = 100  # pixels at which words are measured; other sizes are in proportion


def font_file(*, bold: bool) -> Path:
    """The file of the font."""
    from matplotlib import get_data_path

    return Path(get_data_path(), "fonts", "ttf", "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")


def drawable(words: str) -> str:
    """The words without what the font has no letter for, or ``ELSEWHERE`` where too little would be left to read.

    Small pictures that it lacks are left out; of each run of letters that it lacks one mark is left.
    """
    if words.isascii() and words.isprintable():
        return words
    kept: list[str] = []
    lost = read = 0
    for letter in unicodedata.normalize("NFC", words).translate(_ALIKE):
        if letter in _JOINERS:
            kept.append(letter)
        elif letter.isspace():
            kept.append(" ")
        elif ord(letter) in _known():
            read += unicodedata.category(letter)[0] in "LN"
            kept.append(letter)
        elif unicodedata.category(letter)[0] in "LN":
            lost += 1
            if not kept or kept[-1] != _MISSING:
                kept.append(_MISSING)
    if lost > read / 4:
        return ELSEWHERE
    return " ".join("".join(kept).split())


def runs_from_right(words: str) -> bool:
    """Whether a line of these words runs from right to left: whether its first letter does (Unicode Standard Annex 9)."""
    ways = (unicodedata.bidirectional(letter) for letter in words)
    return next((way in {"R", "AL"} for way in ways if way in {"L", "R", "AL"}), False)


def width(words: str, size: float, *, bold: bool = False) -> float:
    """How wide the words are, in pixels."""
    return _measured(words, bold) * size / _MEASURED


@dataclass(frozen=True, slots=True)
class Shape:
    """How words look in one size: how much of each pixel they cover, a byte each, row by row from the top.

    Attributes:
        left: Pixels from where the words begin to the first of each row.
        above: Rows that are above the line on which the words stand.
    """

    width: int
    height: int
    left: int
    above: int
    grey: bytes


def drawn(words: str, size: float, *, bold: bool = False) -> Shape | None:
    """How the words look; None where nothing of them is seen."""
    from matplotlib.ft2font import FT2Font, LoadFlags

    font = FT2Font(font_file(bold=bold))
    font.set_size(size, 72)
    font.set_text(words, 0.0, LoadFlags.NO_HINTING)
    wide, high = font.get_width_height()
    if not wide or not high:
        return None
    font.draw_glyphs_to_bitmap(antialiased=True)
    grey = font.get_image()
    # It has a row and a column of nothing round about; offsets are in pixels, the other measures in 64ths of one.
    left, _ = font.get_bitmap_offset()
    above = (high - font.get_descent()) // 64 + 1
    return Shape(grey.shape[1], grey.shape[0], left // 64, above, grey.tobytes())


def lines(words: str, size: float, room: float, *, bold: bool = False, most: int = 99) -> tuple[str, ...]:
    """The words broken into lines no wider than ``room``; where they need more than ``most``, the last ends in an ellipsis."""
    found: list[str] = []
    line = ""
    for word in words.split():
        joined = f"{line} {word}" if line else word
        if width(joined, size, bold=bold) <= room:
            line = joined
            continue
        if line:
            found.append(line)
        while width(word, size, bold=bold) > room and len(word) > 1:
            fits = _fitting(word, size, room, bold)
            found.append(word[:fits])
            word = word[fits:]
        line = word
    if line or not found:
        found.append(line)
    if len(found) > most:
        return (*found[: most - 1], cut(" ".join(found[most - 1 :]), size, room, bold=bold))
    return tuple(found)


def cut(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """The words on one line no wider than ``room``, with an ellipsis where their end is missing."""
    if width(words, size, bold=bold) <= room:
        return words
    fits = _fitting(words, size, room - width("…", size, bold=bold), bold)
    return words[:fits].rstrip() + "…"


_JOINERS = "\u200c\u200d"
_MISSING = "…"
_ALIKE = str.maketrans(
    "ہۂۃ", "هۀة"
)  # letters of Urdu that the font lacks, and those of Arabic that readers take for them
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def _fitting(words: str, size: float, room: float, bold: bool) -> int:
    """How many of the first characters fit, at least one."""
    low, high = 1, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if width(words[:middle], size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return low


@cache
def _known() -> frozenset[int]:
    drawn = _font(False).get_charmap()  # bold words are ours, and English
    return frozenset(
        code
        for code in drawn
        if unicodedata.category(chr(code)) not in _UNSEEN
        and not 0xFE00 <= code <= 0xFE0F  # how to look, no letters
    )


@cache
def _font(bold: bool) -> "FT2Font":
    from matplotlib.ft2font import FT2Font

    font = FT2Font(font_file(bold=bold))
    font.set_size(_MEASURED, 72)
    return font


@lru_cache(maxsize=4096)
def _measured(words: str, bold: bool) -> float:
    from matplotlib.ft2font import LoadFlags

    font = _font(bold)
    font.set_text(words, 0.0, LoadFlags.NO_HINTING)
    return font.get_width_height()[0] / 64
