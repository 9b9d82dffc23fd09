"""XML that any reader takes: no character that XML 1.0 forbids, and no sign that ends what it stands in."""

import re

_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SIGNS = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)
_LINES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


def written(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 (section 2.2) or UTF-8 cannot hold."""
    return text if text.isprintable() else _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def content(text: str) -> str:
    """The text as the content of an element, line ends as they are."""
    return written(text).translate(_LINES)


def attribute(text: str) -> str:
    """The text as it stands in an attribute between double quotation marks; line ends and tabs survive a parser."""
    return written(text).translate(_SIGNS)
