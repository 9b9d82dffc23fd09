"""Marks that XLSForm turns into bold words, headings, links and colours, and that a chat shows as they are typed."""

import re
from html import unescape

_MARKS = re.compile(
    r"(?P<heading>^#{1,6}[ \t]+\S[^\n]*)"
    r"|(?P<link>\[[^\[\]\n]+\]\([^()\s]+\))"
    r"|(?P<strong>\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*|(?<!\w)__[^\s_](?:[^_\n]*[^\s_])?__(?!\w))"
    r"|(?P<slanted>(?<![\w*])\*[^\s*](?:[^*\n]*[^\s*])?\*(?![\w*])|(?<!\w)_[^\s_](?:[^_\n]*[^\s_])?_(?!\w))"
    r"|(?P<tag></?(?:a|b|big|br|center|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|s|small|span|strong|sub|sup|u|ul)"
    r"(?:\s[^<>]*)?/?>)"
    r"|(?P<entity>&(?:#[0-9]{1,6}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});)"
    r"|(?P<escape>\\[*_#])",
    re.IGNORECASE | re.MULTILINE,
)
_SIGN = re.compile(r"[#\[*_<&\\]")
_RECALL = re.compile(r"\$\{[^{}$]*\}")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s()<>]+")


def marks(text: str) -> str:
    """The first piece of markup in a text, as it is typed; nothing where there is none.

    The signs are those of XLSForm (https://xlsform.org/en/#styling-and-hyperlinks) and the tags and letters of HTML.
    """
    if _SIGN.search(text) is None:
        return ""
    # The signs in names of answers and in addresses of the web are no markup.
    bare = _ADDRESS.sub(_hidden, _RECALL.sub(_hidden, text))
    for found in _MARKS.finditer(bare):
        if found.lastgroup != "entity" or unescape(found[0]) != found[0]:
            return text[found.start() : found.end()]
    return ""


def _hidden(found: re.Match[str]) -> str:
    return "x" * len(found[0])
