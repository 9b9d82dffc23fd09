"""A ZIP whose bytes depend on what is in it and on nothing else: no date, no owner, no order of a folder.

Written here rather than with ``zipfile``, which cannot take over what was made small before, by another process, and writes
only to what it can push to. The format is PKWARE's APPNOTE 6.3.10; what is used of it is as little as any reader needs.
"""

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from storage.export.scratch import Putting, Sealed, Taking

_LEVEL = 1
"""Of 9: on tables of stories five times as quick as zlib's own choice of 6, for files that are two fifths larger."""

_PIECE = 256 * 1024
_STORED, _DEFLATED = 0, 8
_UTF8 = 1 << 11
_DAY = 0x21  # the first day a ZIP can tell: 1 January 1980
_FILE = 0o100600 << 16
_UNIX = 3 << 8
_MOST = 0xFFFFFFFF
_MOST_ENTRIES = 0xFFFF


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its name with forward slashes, and what is known of it before it is written.

    ``packed`` gives its bytes as they stand in the archive, ``packed_size`` of them.
    """

    name: str
    size: int
    crc: int
    sha256: str
    method: int
    packed_size: int
    packed: Callable[[], Iterator[bytes]] = field(repr=False)


def member(name: str, content: bytes) -> Member:
    """A small file as a member of an archive."""
    packing = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packing.compress(content) + packing.flush()
    digest = sha256(content).hexdigest()
    return Member(
        name, len(content), zlib.crc32(content), digest, _DEFLATED, len(packed), lambda: iter((packed,))
    )


class Packing:
    """A file of an archive while it is written: made small, summed up and put aside.

    Args:
        name: In the archive.
        place: Where it is put aside.
        small: Whether the content is as small as it gets, and is kept as it is.
    """

    def __init__(self, name: str, place: Sealed, *, small: bool = False) -> None:
        self._name = name
        self._out = Putting(place)
        self._packing = None if small else zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._digest = sha256()
        self._size = self._crc = self._packed = 0

    def write(self, content: bytes) -> int:
        self._size += len(content)
        self._crc = zlib.crc32(content, self._crc)
        self._digest.update(content)
        self._put(content if self._packing is None else self._packing.compress(content))
        return len(content)

    def flush(self) -> None:
        """For writers that ask for it; nothing is put out of order."""

    def close(self) -> "Packed":
        if self._packing is not None:
            self._put(self._packing.flush())
        self._out.close()
        method = _STORED if self._packing is None else _DEFLATED
        return Packed(
            self._name,
            self._size,
            self._crc,
            self._digest.hexdigest(),
            method,
            self._packed,
            self._out.place,
        )

    def _put(self, packed: bytes) -> None:
        if packed:
            self._packed += len(packed)
            self._out.write(packed)


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of an archive that was put aside; may come from another process."""

    name: str
    size: int
    crc: int
    sha256: str
    method: int
    packed_size: int
    place: Sealed = field(repr=False)

    def member(self) -> Member:
        """The same as a member of an archive."""
        return Member(
            self.name, self.size, self.crc, self.sha256, self.method, self.packed_size, self._content
        )

    def _content(self) -> Iterator[bytes]:
        taking = Taking(self.place)
        try:
            left = self.packed_size
            while left:
                piece = taking.read(min(left, _PIECE))
                left -= len(piece)
                yield piece
        finally:
            taking.close()


def archived(members: Iterable[Member]) -> Iterator[bytes]:
    """The bytes of the archive that holds these members, in this order."""
    at = 0
    entries: list[bytes] = []
    for one in members:
        name = one.name.encode()
        flags = 0 if one.name.isascii() else _UTF8
        large = max(one.size, one.packed_size) >= _MOST
        sizes = (_MOST, _MOST) if large else (one.packed_size, one.size)
        needs = 45 if large or at >= _MOST else 20
        extra = struct.pack("<HHQQ", 1, 16, one.size, one.packed_size) if large else b""
        head = (
            struct.pack(
                "<IHHHHHIIIHH",
                *(0x04034B50, 45 if large else 20, flags, one.method, 0, _DAY, one.crc, *sizes),
                *(len(name), len(extra)),
            )
            + name
            + extra
        )
        far = struct.pack("<Q", at) if at >= _MOST else b""
        more = (
            one.size.to_bytes(8, "little") + one.packed_size.to_bytes(8, "little") if large else b""
        ) + far
        more = struct.pack("<HH", 1, len(more)) + more if more else b""
        entries.append(
            struct.pack(
                "<IHHHHHHIIIHHHHHII",
                *(0x02014B50, _UNIX | needs, needs, flags, one.method, 0, _DAY, one.crc, *sizes),
                *(len(name), len(more), 0, 0, 0, _FILE, min(at, _MOST)),
            )
            + name
            + more
        )
        yield head
        yield from one.packed()
        at += len(head) + one.packed_size
    directory = b"".join(entries)
    yield directory
    yield _end(at, len(directory), len(entries))


def _end(at: int, size: int, count: int) -> bytes:
    end = struct.pack(
        "<IHHHHIIH",
        *(0x06054B50, 0, 0, min(count, _MOST_ENTRIES), min(count, _MOST_ENTRIES)),
        *(min(size, _MOST), min(at, _MOST), 0),
    )
    if count < _MOST_ENTRIES and size < _MOST and at < _MOST:
        return end
    large = struct.pack(
        "<IQHHIIQQQQ", 0x06064B50, 44, _UNIX | 45, 45, 0, 0, count, count, size, at
    ) + struct.pack("<IIQI", 0x07064B50, 0, at + size, 1)
    return large + end


class Reading:
    """Bytes that come in pieces, as something to read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = b""

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes, and fewer only where none are left after them or a piece ends."""
        if size < 0:
            left, self._left = self._left, b""
            return left + b"".join(self._pieces)
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._left = piece
        taken, self._left = self._left[:size], self._left[size:]
        return taken
