"""What commands print: words of a form leave the terminal as it is, whatever its designer wrote."""

import json
import re
import sys
from typing import Any, TextIO

from conversations.printable import printable_lines

# json.dumps() writes the first 32 as escapes by itself.
_OBEYED = re.compile("[\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def say(text: str, stream: TextIO | None = None) -> None:
    """Print a text of a form, by default to standard output."""
    print(printable_lines(text), file=sys.stdout if stream is None else stream)


def json_text(document: Any) -> str:
    """A document as JSON for people and programs: every character is kept, those a terminal would obey as escapes."""
    written = json.dumps(document, ensure_ascii=False, indent=2)
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
