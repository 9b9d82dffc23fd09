"""What may stand in a cell of a table that a spreadsheet opens.

A spreadsheet runs a cell that begins like a formula, whoever typed it (CWE-1236). Some also split a cell at
semicolons, tabs or line ends, whatever the quotes around it, so that a formula could begin inside; those places
are guarded too. Every guard can be taken away again (``plain``), so that a guarded table loses nothing.
"""

import re

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?", re.ASCII)

_SIGNS = "=+-@＝＋－＠"

_SIGN = re.compile(f"[{re.escape(_SIGNS)}]")

_SEPARATORS = "\t\r\n;,|"

_BLANKS = " \u00a0\u3000\"'"
"""What a spreadsheet may pass over before a sign; none is a separator, so that no text makes this slow."""

_GUARDED = re.compile(f"((?:^|[{_SEPARATORS}])[{_BLANKS}]*)'(?={_SIGN.pattern})")

_BROKEN_OFF = re.compile("'*[\t\r\n]")

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")

_HALVES = re.compile("[\ud800-\udfff]")


def cell(text: str) -> str:
    """The text as a cell: an apostrophe before whatever would run; U+FFFD for what UTF-8 or a table cannot hold.

    Plain numbers stay as they are. What is changed here stays exact in ``stories.jsonl``.
    """
    if text.isalnum() or _NUMBER.fullmatch(text):
        return text
    guarded = _guarded(whole(text))
    return f"'{guarded}" if _BROKEN_OFF.match(guarded) else guarded


def _guarded(text: str) -> str:
    """The text with an apostrophe before each sign that begins it, or a part of it behind a separator."""
    if not any(map(text.__contains__, _SIGNS)):
        return text
    parts = []
    last = 0
    for sign in _SIGN.finditer(text):
        at = before = sign.start()
        while before and text[before - 1] in _BLANKS:
            before -= 1
        if not before or text[before - 1] in _SEPARATORS:
            parts.append(text[last:at])
            last = at
    return "'".join((*parts, text[last:])) if parts else text


def plain(cell: str) -> str:
    """The text that ``cell`` was made of."""
    text = cell[1:] if cell.startswith("'") and _BROKEN_OFF.match(cell) else cell
    return _GUARDED.sub(r"\1", text)


def whole(text: str) -> str:
    """The text with U+FFFD for NUL and for half of a character (a lone surrogate)."""
    if "\0" not in text:
        try:
            text.isascii() or text.encode()
        except UnicodeEncodeError:
            pass
        else:
            return text
    return _UNWRITABLE.sub("\ufffd", text)


def halved(text: str) -> str:
    """The text with U+FFFD for half of a character, which UTF-8 cannot hold; all else, NUL too, stays."""
    return _HALVES.sub("\ufffd", text)


def utf8(text: str) -> bytes:
    """The text in UTF-8, ``halved`` where it must be."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return halved(text).encode()


def pieces(text: str, size: int) -> list[str]:
    """The text in pieces of at most so many bytes of UTF-8, cut between characters.

    No piece but the last ends in a blank, as long as it has anything else in it: SPSS takes blanks at an end away.
    """
    found = []
    while len(text) * 4 > size and len(whole(text).encode()) > size:
        piece = whole(text).encode()[:size].decode(errors="ignore")
        piece = piece.rstrip(" ") or piece
        found.append(piece)
        text = text[len(piece) :]
    return [*found, text]
