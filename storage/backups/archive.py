"""A backup file: named parts in one stream, sealed under the service secret. FORMAT.md, section 8."""

import os
import re
import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from conversations.packing import packed, unpacked
from storage import datasecret
from storage.errors import BackupRefused, KeyRefused, Unopenable
from storage.sealing.envelope import OVERHEAD, SECRET, Entropy, derive, place, seal, unseal
from storage.sealing.framing import framed
from storage.sealing.stream import OpeningStream, SealingStream

MAGIC, BEFORE = b"firsthand-backup/2\n", b"firsthand-backup/1\n"
"""The second has the data folder's sealed secret in it, so that a backup opens where there is no folder; the first not."""

_ID = 16
_BLOCK = 1 << 20
_ABOUT = "about"
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)?")
_HEAD = struct.Struct(">H")
_SIZE = struct.Struct(">Q")


class Kind(Enum):
    """Which half of a data folder a backup holds: one is of no use without the other."""

    LEDGER = "ledger"
    SHARES = "shares"


@dataclass(frozen=True, slots=True)
class About:
    """What a backup says of itself: when it was taken (seconds since 1970), and the id that both halves share."""

    kind: Kind
    taken: int
    pair: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a backup: its name, its size in bytes, and its bytes, to be read before the next part is."""

    name: str
    size: int
    blocks: Iterator[bytes]


class Writer:
    """Takes the parts of a backup, one after the other."""

    def __init__(self, stream: SealingStream) -> None:
        self._stream = stream

    def add(self, name: str, size: int, blocks: Iterable[bytes]) -> None:
        """Write a part of ``size`` bytes."""
        assert _NAME.fullmatch(name)
        self._stream.write(_HEAD.pack(len(name)) + name.encode() + _SIZE.pack(size))
        written = 0
        for block in blocks:
            self._stream.write(block)
            written += len(block)
        assert written == size


@contextmanager
def writing(
    path: Path, secret: bytes, about: About, *, sealed: str = "", entropy: Entropy = os.urandom
) -> Iterator[Writer]:
    """Write a backup file that stands at ``path`` once it is whole and on the disk; until then nothing does.

    ``secret`` and ``sealed`` as in ``Archive``.

    Raises:
        BackupRefused: Something is there already, or it cannot be written; then nothing is left of it.
    """
    partial = path.with_name(f"{path.name}.partial")
    if path.exists():
        raise BackupRefused(f"{path} is there already and is never written over: try again in a second")
    id_, key = entropy(_ID), entropy(SECRET)
    try:
        with new_file(partial) as file:
            context = MAGIC + framed(sealed.encode()) + id_
            file.write(context + seal(derive(secret, "backups"), key, place=_place(id_), entropy=entropy))
            stream = SealingStream(file, key, context)
            writer = Writer(stream)
            said = packed([about.kind.value, about.taken, about.pair.hex()])
            writer.add(_ABOUT, len(said), [said])
            yield writer
            stream.write(_HEAD.pack(0))
            stream.close()
            file.flush()
            os.fsync(file.fileno())
        partial.rename(path)
        _keep_name(path.parent)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise BackupRefused(
            f"{path} could not be written ({error.strerror}): make room or choose another folder; earlier backups are as they were"
        ) from None
    except BaseException:
        with suppress(OSError):
            partial.unlink()
        raise


class Archive:
    """A backup file that is being read; every byte it gives is authentic, and its end is known once ``parts`` ends.

    ``secret`` is the data secret of the folder it was taken of, ``sealed`` the text of its ``data.sealed``, "" for none.
    """

    def __init__(self, about: About, stream: OpeningStream, path: Path, secret: bytes, sealed: str) -> None:
        self.about = about
        self.secret = secret
        self.sealed = sealed
        self._stream = stream
        self._path = path

    def parts(self) -> Iterator[Part]:
        """The parts in their order; what one leaves unread is skipped.

        Raises:
            BackupRefused: The file was cut short or changed; make nothing of what was read.
        """
        while (head := _head(self._stream, self._path)) is not None:
            name, size = head
            part = Part(name, size, _blocks(self._stream, size, self._path))
            yield part
            for _ in part.blocks:
                pass
        try:
            ended = self._stream.ended()
        except Unopenable:
            ended = False
        if not ended:
            raise _damaged(self._path)


@contextmanager
def reading(path: Path, secret: bytes) -> Iterator[Archive]:
    """Open a backup file with the service secret of the time when it was taken.

    Raises:
        BackupRefused: It cannot be read, is none, is of a newer version or another secret, or was cut short or changed.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise BackupRefused(
            f"{path} cannot be read ({error.strerror}): check the path and who may read it"
        ) from None
    with file:
        head = file.read(len(MAGIC))
        if head not in (MAGIC, BEFORE):
            newer = head.startswith(MAGIC[: MAGIC.index(b"/") + 1])
            raise BackupRefused(
                f"{path} was written by a newer Firsthand: restore it with that version"
                if newer
                else f"{path} is no backup of Firsthand: choose one that `firsthand backup` wrote"
            )
        size = file.read(_HEAD.size) if head == MAGIC else b""
        text = file.read(int.from_bytes(size, "big"))
        id_, wrapped = file.read(_ID), file.read(OVERHEAD + SECRET)
        try:
            data = datasecret.opened(text.decode(), secret)
            key = unseal(derive(data, "backups"), wrapped, place=_place(id_))
        except (Unopenable, KeyRefused, UnicodeDecodeError):
            raise BackupRefused(
                f"{path} was made under another service secret, or its beginning is damaged: give the secret of that time, or take another backup"
            ) from None
        yield _opened(file, path, key, head + size + text + id_, data, text.decode())


def _opened(file: BinaryIO, path: Path, key: bytes, context: bytes, secret: bytes, sealed: str) -> Archive:
    stream = OpeningStream(file, key, context)
    head = _head(stream, path)
    if head is None or head[0] != _ABOUT:
        raise _damaged(path)
    kind, taken, pair = unpacked(b"".join(_blocks(stream, head[1], path)))
    return Archive(About(Kind(kind), taken, bytes.fromhex(pair)), stream, path, secret, sealed)


def _head(stream: OpeningStream, path: Path) -> tuple[str, int] | None:
    try:
        (length,) = _HEAD.unpack(stream.read(_HEAD.size))
        if not length:
            return None
        name = stream.read(length).decode()
        (size,) = _SIZE.unpack(stream.read(_SIZE.size))
    except (Unopenable, UnicodeDecodeError):
        raise _damaged(path) from None
    if not _NAME.fullmatch(name):
        raise _damaged(path)
    return name, size


def _blocks(stream: OpeningStream, size: int, path: Path) -> Iterator[bytes]:
    left = size
    while left:
        try:
            block = stream.read(min(left, _BLOCK))
        except Unopenable:
            raise _damaged(path) from None
        left -= len(block)
        yield block


def _damaged(path: Path) -> BackupRefused:
    return BackupRefused(
        f"{path} was cut short or changed: take another backup; nothing was made of this one"
    )


def _place(id_: bytes) -> bytes:
    return place("backups", "key", id_)


def new_file(path: Path) -> BinaryIO:
    """A new file that its owner alone may read, to be written; never over another (FileExistsError)."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "wb")


def _keep_name(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
