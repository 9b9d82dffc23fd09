"""What a holder keeps of each bundle that was given to a researcher: without it the next one cannot be made safe beside it.

A *release record* says how coarse each column was, which cells were withheld and which rows were given first when, and
keeps the log of what the codes in the texts stand for. It holds no word of a story, yet tells a reader of the bundle more
than the bundle does, so it is sealed to the holder. Bytes are in ``storage/FORMAT.md``.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from storage.errors import KeyRefused, ReleaseRefused, Unopenable
from storage.sealing.envelope import Entropy
from storage.sealing.framing import framed
from storage.sealing.identity import RECIPIENT_ID, WRAPPING, Identity, Recipient
from storage.sealing.stream import STREAM_KEY, OpeningStream, SealingStream

MARK = b"firsthand-release/1\n"

_WRAP = STREAM_KEY + WRAPPING
_LARGEST = 1 << 30


@dataclass(frozen=True, slots=True)
class Record:
    """One release. ``given`` is what ``conversations.research`` packed; ``rules`` names the version of Firsthand that planned it."""

    parcel: str
    number: int
    rules: str
    given: bytes = field(repr=False)


class Records:
    """The release records in a folder, one file for each parcel, opened with their holder's identity."""

    def __init__(self, folder: Path, identity: Identity) -> None:
        self._folder = folder
        self._identity = identity

    def path(self, parcel: str) -> Path:
        """Where the record of a parcel stands."""
        return self._folder / f"{parcel}.release"

    def latest(self, earlier: Sequence[str], never: Sequence[str]) -> Record | None:
        """The newest of the records of the researcher's earlier parcels; None for a first bundle.

        Args:
            earlier: The ids of all earlier parcels of this researcher, oldest first.
            never: Those of them that were never made into a bundle, as their holder says.

        Raises:
            ReleaseRefused: One is missing, or is sealed to somebody else; the message says which.
        """
        missing = [parcel for parcel in earlier if parcel not in never and not self.path(parcel).exists()]
        if missing:
            raise ReleaseRefused(
                f"the release record of parcel {missing[0]}, of an earlier bundle for this researcher, is not in {self._folder}: "
                "give the folder that holds it with --records, or say that it was never released with "
                f"--never-released {missing[0]}"
            )
        released = [parcel for parcel in earlier if parcel not in never]
        return self.read(released[-1]) if released else None

    def read(self, parcel: str) -> Record | None:
        """The record of this parcel; None where there is none.

        Raises:
            ReleaseRefused: It is sealed to somebody else, or damaged.
        """
        path = self.path(parcel)
        if not path.exists():
            return None
        with path.open("rb") as file:
            return _read(file, self._identity, path)[0]

    def log(self, parcel: str) -> bytes:
        """The log of a parcel: a line of JSON for each row with codes in its texts. For people to look something up.

        Raises:
            ReleaseRefused: There is none, or it is sealed to somebody else, or damaged.
        """
        path = self.path(parcel)
        if not path.exists():
            raise ReleaseRefused(f"there is no {path}")
        with path.open("rb") as file:
            return _read(file, self._identity, path)[1]

    def write(self, record: Record, log: Iterable[bytes], *, entropy: Entropy = os.urandom) -> None:
        """Write a record with its log; it is there, and on the disk, when this returns."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.path(record.parcel)
        unfinished = path.with_name(f"{path.name}.unfinished")
        try:
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                stream = _sealing(file, self._identity.recipient, entropy)
                about = {"parcel": record.parcel, "number": record.number, "rules": record.rules}
                for part in (json.dumps(about).encode(), record.given, b"".join(log)):
                    stream.write(len(part).to_bytes(4, "big") + part)
                stream.close()
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise


def log_line(row: str, codes: Iterable[tuple[str, str, str, int]]) -> bytes:
    """One line of the log: what the codes in the texts of one row stand for."""
    document = {
        "row": row,
        "codes": [
            {"code": code, "kind": kind, "role": role, "times": times} for code, kind, role, times in codes
        ],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _sealing(file: BinaryIO, holder: Recipient, entropy: Entropy) -> SealingStream:
    key = entropy(STREAM_KEY)
    head = MARK + holder.id
    wrap = holder.seal(key, info=framed(b"firsthand-release", b"\1", holder.id))
    file.write(head + wrap)
    return SealingStream(file, key, head + wrap)


def _read(file: BinaryIO, identity: Identity, path: Path) -> tuple[Record, bytes]:
    head, wrap = file.read(len(MARK) + RECIPIENT_ID), file.read(_WRAP)
    holder = head[len(MARK) :]
    if not head.startswith(MARK) or len(wrap) != _WRAP:
        raise _damaged(path)
    if holder != identity.recipient.id:
        raise ReleaseRefused(
            f"{path} is sealed to the holder {holder.hex()}, and the identity given is {identity.recipient.id.hex()}: "
            "let that holder make this release"
        )
    try:
        key = identity.open(wrap, info=framed(b"firsthand-release", b"\1", holder))
        stream = OpeningStream(file, key, head + wrap)
        about = json.loads(_part(stream))
        given = _part(stream)
        log = _part(stream)
        if not stream.ended():
            raise ValueError
        return Record(str(about["parcel"]), int(about["number"]), str(about["rules"]), given), log
    except (Unopenable, KeyRefused, ValueError, KeyError, TypeError):
        raise _damaged(path) from None


def _part(stream: OpeningStream) -> bytes:
    size = int.from_bytes(stream.read(4), "big")
    if size > _LARGEST:
        raise ValueError
    return stream.read(size)


def _damaged(path: Path) -> ReleaseRefused:
    return ReleaseRefused(f"{path} was cut short or changed: restore it from its backup")
