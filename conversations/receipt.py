"""The receipt of a story: six words that only its narrator knows.

Nobody who holds the phone learns from Firsthand whether a story was sent: only who has its words is shown it. Of
the words nothing is kept but a fingerprint, and that within the sealed session.
"""

from conversations.packing import fingerprint
from conversations.words.folding import folded
from conversations.words.receipts import WORDS

COUNT = 6
"""Words of a receipt; with 1,024 to choose from they make 60 bits."""

_BITS = 10


def words_from(chance: bytes) -> str:
    """The receipt that 8 random bytes draw, its words with single blanks between."""
    assert len(chance) == 8
    drawn = int.from_bytes(chance)
    return " ".join(WORDS[(drawn >> (_BITS * at)) % len(WORDS)] for at in range(COUNT))


def fingerprint_of(text: str) -> str:
    """What is kept of typed words that look like a receipt; "" for any that do not."""
    words = folded(text).split()
    return fingerprint(" ".join(words)) if len(words) == COUNT and _KNOWN.issuperset(words) else ""


def is_meant(text: str) -> bool:
    """Whether typed words are meant as a receipt, slips and all: as many words, and most of them known."""
    words = folded(text).split()
    return len(words) == COUNT and sum(word in _KNOWN for word in words) >= _MOST


_MOST = 4  # of six: nobody tells four such words in a row by chance
_KNOWN = frozenset(WORDS)
