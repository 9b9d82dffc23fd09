"""Text that is put together from many pieces, and kept small in memory until it is asked for."""

import codecs
import zlib
from collections.abc import Iterator

from storage.export.archive import Member

_PIECE = 256 * 1024
_DEFLATED = 8


class Kept:
    """Add pieces; then take the whole once, as text or as a file of an archive.

    Args:
        level: How small, of 9: 1 for what is taken again soon.
    """

    def __init__(self, level: int = 1) -> None:
        self._packing = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._packed: list[bytes] = []
        self._size = self._crc = 0
        self._waiting: list[str] = []
        self._waits = 0

    def __bool__(self) -> bool:
        return bool(self._size or self._waits)

    def add(self, text: str) -> None:
        self._waiting.append(text)
        self._waits += len(text)
        if self._waits > _PIECE:
            self._push()

    def text(self) -> Iterator[str]:
        """All of it again, in pieces."""
        self._close()
        opening = zlib.decompressobj(-zlib.MAX_WBITS)
        # Packed pieces end anywhere, within a character too.
        decoding = codecs.getincrementaldecoder("utf-8")()
        for packed in self._packed:
            yield decoding.decode(opening.decompress(packed))
        yield decoding.decode(opening.flush(), final=True)

    def member(self, name: str) -> Member:
        """All of it as a file of an archive, UTF-8; without the SHA-256, for an archive that has no list of sums."""
        self._close()
        packed = self._packed
        return Member(
            name,
            self._size,
            self._crc,
            "",
            _DEFLATED,
            sum(map(len, packed)),
            lambda: iter(packed),
        )

    def _push(self) -> None:
        piece = "".join(self._waiting).encode()
        self._waiting, self._waits = [], 0
        self._size += len(piece)
        self._crc = zlib.crc32(piece, self._crc)
        if packed := self._packing.compress(piece):
            self._packed.append(packed)

    def _close(self) -> None:
        self._push()
        self._packed.append(self._packing.flush())
