"""What may stand in a cell of a table that a spreadsheet opens.

A spreadsheet runs a cell that begins like a formula, whoever typed it (CWE-1236). Some also split a cell at
semicolons, tabs or line ends, whatever the quotes around it, so that a formula could begin inside; those places
are guarded too.
"""

import re

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?", re.ASCII)

# The blanks are named one by one and hold no separator, so that no text makes this slow.
_RUNS = re.compile("((?:^|[\t\r\n;,|])[ \u00a0\u3000\"']*)(?=[=+\\-@＝＋－＠])")

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def cell(text: str) -> str:
    """The text as a cell: an apostrophe before whatever would run; U+FFFD for what UTF-8 or a table cannot hold.

    Plain numbers stay as they are. What is changed here stays exact in ``stories.jsonl``.
    """
    if text.isalnum() or _NUMBER.fullmatch(text):
        return text
    guarded = _RUNS.sub(r"\1'", _UNWRITABLE.sub("\ufffd", text))
    return f"'{guarded}" if guarded[:1] in ("\t", "\r", "\n") else guarded
