"""What is known of a word outside its sentence: how common it is, and whether people or places bear it.

The table is one packed file of some 100,000 words, in which no word can be read: a word is looked up by its checksum. Two words
share a checksum about once in forty thousand lookups, which costs a feature, not a find. Where the lists come from,
and under which licences, stands in ``SOURCES.md`` beside it; ``tests/training/sources.py`` makes it.
"""

import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

WORD = 0b111
"""How common as a word in lower case: 1 the commonest thousands, to 6 rare; 0 is no word."""

FIRST = 0b11 << 3
"""As a first name: 3 common in Britain, 2 known, 1 rare, 0 none."""

SURNAME = 0b11 << 5
"""As a surname: 3 to 0, as above."""

PLACE = 0b11 << 7
"""As a place of the British Isles: 3 a town, 2 a village, 1 smaller or part of a name, 0 none."""

PROPER = 1 << 9
"""Written with a capital in word lists: a country, a brand, a month."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The packed table: checksums in rising order, the flags of each, and where each 4,096th of all checksums begins."""

    keys: Sequence[int] = field(repr=False)
    flags: Sequence[int] = field(repr=False)
    pages: Sequence[int] = field(repr=False)

    @classmethod
    def read(cls, packed: bytes) -> Self:
        """Unpack a table as ``tests/training/sources.py`` writes it: zlib, all keys (4 bytes each), then all flags (2)."""
        plain = zlib.decompress(packed)
        count, rest = divmod(len(plain), 6)
        assert rest == 0, "a table holds six bytes a word"
        keys, flags = array("I"), array("H")
        assert (keys.itemsize, flags.itemsize) == (4, 2)
        keys.frombytes(plain[: count * 4])
        flags.frombytes(plain[count * 4 :])
        if sys.byteorder == "big":
            keys.byteswap()
            flags.byteswap()
        return cls(keys, flags, array("I", (bisect_left(keys, page << _PAGE) for page in range(_PAGES + 1))))

    def look(self, word: str) -> int:
        """The flags of a word, lower case without accents; 0 of one that is in no list."""
        wanted = hashed(word)
        page = wanted >> _PAGE
        at = bisect_left(self.keys, wanted, self.pages[page], self.pages[page + 1])
        return self.flags[at] if at < len(self.keys) and self.keys[at] == wanted else 0

    def is_ordinary(self, word: str) -> bool:
        """Whether a word in small letters is one of everyday English."""
        return 0 < (self.look(word) & WORD) <= _EVERYDAY


_PAGES = 4096
_PAGE = 20  # bits of a checksum below those that name its page

_EVERYDAY = 5
"""The levels of the lexicon that most people would know."""


def hashed(word: str) -> int:
    """The checksum a word is looked up by: CRC-32 of its UTF-8 bytes."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def pack(entries: dict[str, int]) -> bytes:
    """Flags by word, as ``Lexicon.read`` reads them."""
    by_key = {hashed(word): flags for word, flags in entries.items()}
    ordered = sorted(by_key)
    plain = struct.pack(f"<{len(ordered)}I", *ordered) + struct.pack(
        f"<{len(ordered)}H", *(by_key[key] for key in ordered)
    )
    return zlib.compress(plain, 9)
