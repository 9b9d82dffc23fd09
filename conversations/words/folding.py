"""Typed words made comparable: case, accents, signs and digits of any script aside.

People leave out what their keyboard hides: Polish tails, Arabic vowel signs, capital letters, full stops.
"""

import re
import unicodedata

LONGEST = 200
"""Characters of typed words that are compared; longer ones are told, and mean nothing else."""

_SIGNS = re.compile(r"[^\w\s]")
_RAISED = re.compile(r"([¹²³⁰⁴-⁹₀-₉])")
# Letters that the Unicode Standard does not take apart, those that keyboards of one script write in two ways, and signs
# that nobody sees: they join letters or say which way a line runs, and some keyboards add them by themselves.
_ALIKE = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ي": "ی", "ى": "ی", "ك": "ک", "ہ": "ه", "ھ": "ه", "ة": "ه", "ـ": ""}
    | dict.fromkeys(
        "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff", ""
    )
)


def folded(text: str, most: int = LONGEST) -> str:
    """Words alone, in lower case, without accents, digits as 0 to 9, with single blanks between.

    ``most``: characters of it that are looked at.
    """
    short = text[:most]
    if short.isascii():
        if short.isalnum():  # one word or number, as most are that answer a list
            return short.lower()
        return " ".join(_SIGNS.sub("", short).casefold().split())
    return " ".join(_SIGNS.sub("", plain_letters(short.casefold())).split())


def plain_letters(text: str) -> str:
    """The letters without accents and vowel signs, and digits of any script as 0 to 9."""
    # A raised figure stays one: “3²” is not 32.
    parts = _RAISED.split(text)
    parts[::2] = [unicodedata.normalize("NFKD", part) for part in parts[::2]]
    apart = "".join(parts)
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_ALIKE)
    return "".join(
        str(unicodedata.decimal(one)) if one.isdecimal() and not one.isascii() else one for one in kept
    )
