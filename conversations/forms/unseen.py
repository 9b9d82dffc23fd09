"""Characters that nobody sees: what a reader would not notice in a cell, and a chat or a terminal would obey.

Bidirectional controls are those of Unicode Standard Annex 9, section 2, that turn writing round.
"""

import re
import unicodedata

from conversations.forms.columns import TRANSLATED, Columns, columns
from conversations.forms.places import Findings, Place
from conversations.forms.sheets import Sheet

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # ends of lines may be two characters
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_READ = frozenset({*TRANSLATED, "form_title", "kv:summary"})

# Letters by their category that are drawn as nothing: fillers of Hangul, and a Braille cell without dots.
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def check_unseen(sheet: Sheet, findings: Findings) -> None:
    """Tell of every cell that holds a control character, or nothing to see, or that turns its writing round."""
    read: Columns = columns(sheet, "", [])
    for row in sheet.rows:
        for header, text in row.cells.items():
            if header not in read.keys or (text.isascii() and text.isprintable()):
                continue
            name, language = read.keys[header]
            place = Place(sheet.name, row.number, read, findings)
            control = _CONTROLS.search(text)
            turning = _TURNING.search(text)
            if control is not None:
                place.tell(
                    "unseen-characters",
                    name,
                    f"This cell holds the control character {_code(control[0])}, which nobody sees.",
                    "Type the cell anew; it may have come along with something copied.",
                    language=language,
                )
            elif name in _READ and text.strip() and not any(map(_is_seen, text)):
                place.tell(
                    "unseen-characters",
                    name,
                    f"This cell holds nothing to see, only {_code(text.strip()[0])} or the like: an empty message.",
                    "Type the words, or clear the cell.",
                    language=language,
                )
            elif turning is not None:
                place.warn(
                    "unseen-characters",
                    name,
                    f"This cell holds {_code(turning[0])}, which turns the writing round and is not seen itself.",
                    "Take it out, unless words of two scripts need it.",
                    language=language,
                )


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter)[0] not in "CMZ" and letter not in _BLANK_LETTERS


def _code(letter: str) -> str:
    return f"U+{ord(letter):04X}"
