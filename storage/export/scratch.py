"""What a release puts aside on its way: sealed under keys that only this run knows, so that no disk sees a word.

Whatever ends the run, also its being killed, leaves nothing that anybody can open.
"""

import os
import pickle
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from types import TracebackType
from typing import Any, BinaryIO, NamedTuple, Self, cast

from storage.sealing.envelope import Entropy
from storage.sealing.stream import STREAM_KEY, OpeningStream, SealingStream

_TOGETHER = 256
"""Records that are written as one block: some hundred KiB of stories."""

_BLOCK = 256 * 1024
"""Bytes that are kept before they are written."""


class Sealed(NamedTuple):
    """Where something was put aside, and the key that opens it. Another process of this run may read it."""

    path: Path
    key: bytes


class Scratch:
    """A folder of sealed files beside where the result will stand; gone with all it holds when the block ends."""

    def __init__(self, near: Path, *, entropy: Entropy = os.urandom) -> None:
        self._folder = Path(mkdtemp(prefix=f".{near.name}.scratch-", dir=near.parent))
        self._entropy = entropy
        self._files = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def place(self) -> Sealed:
        """A place for one more file, under a key of its own."""
        self._files += 1
        return Sealed(self._folder / f"{self._files}", self._entropy(STREAM_KEY))


class Putting:
    """Writes bytes aside, sealed; ``close()`` ends it. No file is open in between, so whatever breaks off leaves none open."""

    def __init__(self, place: Sealed) -> None:
        self.place = place
        self._out = _Appending(place.path)
        self._stream = SealingStream(cast("BinaryIO", self._out), place.key, _context(place))

    def write(self, plain: bytes) -> int:
        self._stream.write(plain)
        return len(plain)

    def close(self) -> None:
        self._stream.close()
        self._out.flush()


class _Appending:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = bytearray()

    def write(self, sealed: bytes) -> None:
        self._kept += sealed
        if len(self._kept) >= _BLOCK:
            self.flush()

    def flush(self) -> None:
        with self._path.open("ab") as file:
            file.write(self._kept)
        self._kept.clear()


class Taking:
    """Reads bytes that were put aside."""

    def __init__(self, place: Sealed) -> None:
        self._file: BinaryIO = place.path.open("rb")
        self._stream = OpeningStream(self._file, place.key, _context(place))

    def read(self, size: int) -> bytes:
        """Exactly so many bytes."""
        return self._stream.read(size)

    def close(self) -> None:
        self._file.close()


class PuttingRecords:
    """Writes records aside, one after another: tuples, or frozen data of ours."""

    def __init__(self, place: Sealed) -> None:
        self.place = place
        self._out = Putting(place)
        self._waiting: list[object] = []

    def write(self, record: object) -> None:
        self._waiting.append(record)
        if len(self._waiting) == _TOGETHER:
            self._flush()

    def close(self) -> None:
        if self._waiting:
            self._flush()
        self._out.write(bytes(4))
        self._out.close()

    def _flush(self) -> None:
        block = pickle.dumps(self._waiting, pickle.HIGHEST_PROTOCOL)
        self._out.write(len(block).to_bytes(4, "big") + block)
        self._waiting = []


def records(place: Sealed) -> Iterator[Any]:
    """The records that were written there, in order."""
    taking = Taking(place)
    try:
        while size := int.from_bytes(taking.read(4), "big"):
            # This run wrote it itself, under a key that nobody else has: no stranger's data reaches pickle.
            yield from pickle.loads(taking.read(size))  # noqa: S301
    finally:
        taking.close()


def _context(place: Sealed) -> bytes:
    return b"scratch/" + place.path.name.encode()
