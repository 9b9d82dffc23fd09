"""Lines in which words of two directions stand together: what keeps a number from being read in the wrong order.

The rules are those of Unicode Standard Annex 9. In writing from right to left, ``0808 2000 247`` is drawn as
``247 2000 0808``: each group of digits keeps its order, and the groups do not.
"""

import re
import unicodedata

LEFT_TO_RIGHT_MARK = "\u200e"
RIGHT_TO_LEFT_MARK = "\u200f"

_GROUPS = re.compile(r"\u200e?(?<![0-9])([0-9]+(?:[ \u00a0-][0-9]+)+)")


def in_order(line: str) -> str:
    """A line that is drawn as it is meant, whichever way it runs.

    Where it holds writing from right to left, a mark stands before each number in groups, and one at its beginning
    where a word or a number begins it that is read from left to right. The marks are not seen. A line without such
    writing stays as it is.
    """
    if line.isascii() or not any(map(_is_right_to_left, line)):
        return line
    marked = _GROUPS.sub(lambda found: LEFT_TO_RIGHT_MARK + found[1], line)
    # A line runs the way of its first letter, and a mark counts as one.
    first = next(each for each in marked if _is_right_to_left(each) or unicodedata.bidirectional(each) == "L")
    return marked if _is_right_to_left(first) else RIGHT_TO_LEFT_MARK + marked


def _is_right_to_left(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in {"R", "AL"}
