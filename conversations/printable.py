"""Words of a form as a terminal may show them: nothing in them moves its cursor, changes its title or turns its writing round."""

import re

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_UNSEEN_IN_LINES = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]"
)


def printable(words: str) -> str:
    """The words on one line, with a mark for every character that a terminal would obey."""
    return _UNSEEN.sub("�", " ".join(words.splitlines()) if "\n" in words else words)


def printable_lines(text: str) -> str:
    """The same for a text of several lines, which stay, and so do its tabs."""
    return _UNSEEN_IN_LINES.sub("�", text.replace("\r\n", "\n"))
