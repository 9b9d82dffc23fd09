"""A bundle, opened where its researcher is: decrypted, unpacked, checked, and without what was recalled since."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any, BinaryIO

from storage.errors import BundleRefused
from storage.export import check
from storage.export.appearing import appearing
from storage.export.formats.withdrawing import WAYS
from storage.export.progress import Progress
from storage.sealing.age import decrypt

AGE = b"age-encryption.org/v1\n"
"""How an age file begins."""

ARMOR = b"-----BEGIN AGE ENCRYPTED FILE-----"
"""How one begins that was made into letters, for mail."""

_ARCHIVE = ".bundle.zip"
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Arrived:
    """An opened bundle.

    Attributes:
        bundle, number, week, researcher, tier: As in ``about.About``.
        stories, sounds: How many the bundle was made with.
        recalled: How many of these were taken out as it was opened; None where no list was given.
        deleted: Files that were deleted for that.
        signed: The public key it is signed with, in one line.
    """

    bundle: str
    number: int
    week: str
    researcher: str
    tier: str
    stories: int
    sounds: int
    recalled: int | None
    deleted: tuple[str, ...]
    signed: str


def arrived(
    inp: BinaryIO,
    identity_text: str,
    folder: Path,
    *,
    recalled: Path | None = None,
    holder: str | None = None,
    progress: Callable[[Progress], None],
) -> Arrived:
    """Open a bundle into a folder, which appears whole or not at all.

    Args:
        inp: The bundle, read from its beginning; one that can tell its size.
        identity_text: The text of the researcher's age identity file.
        folder: New or empty. Made readable by its owner alone, as are the files.
        recalled: A recall list, its signature beside it: the rows it names are taken out, and a receipt is written.
        holder: The public key it must be signed with, in one line; None for any, which the bundle itself names.
        progress: Told now and then.

    Raises:
        KeyRefused: The identity opens it not.
        BundleRefused: It is damaged, changed, or no bundle; or the list is not for it.
        OutputRefused: The folder holds something, or cannot be written.
    """
    size = inp.seek(0, 2)
    inp.seek(0)
    with appearing(folder) as unfinished:
        packed = unfinished / _ARCHIVE
        with packed.open("xb") as out:
            decrypt(_Told(inp, size, progress), out, identity_text)
        try:
            with zipfile.ZipFile(packed) as archive:
                _unpack(archive, unfinished, progress)
            packed.unlink()
            facts = _checked(unfinished, holder, progress)
            receipt = None if recalled is None else _without(unfinished, recalled, progress)
        except (zipfile.BadZipFile, ValueError, KeyError, TypeError, UnicodeError):
            raise BundleRefused(
                "what is in this file is no bundle of Firsthand; nothing of it was written"
            ) from None
        except check.Refused as error:
            raise BundleRefused(f"{str(error).rstrip('.')}; nothing of the bundle was written") from None
        signed = check.signed_with(unfinished)
    return Arrived(
        str(facts["bundle"]),
        int(facts["number"]),
        str(facts["week"]),
        str(facts["researcher"]),
        str(facts["tier"]),
        int(facts["stories"]),
        int(facts["sounds"]),
        None if receipt is None else int(receipt["rows"]),
        () if receipt is None else tuple(receipt["deleted"]),
        signed,
    )


def _unpack(archive: zipfile.ZipFile, folder: Path, progress: Callable[[Progress], None]) -> None:
    total = sum(one.file_size for one in archive.infolist())
    done = 0
    for one in archive.infolist():
        path = _inside(folder, one.filename)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with archive.open(one) as source, path.open("xb") as target:
            done = _copied(source, target, done, total, progress)


def _copied(
    source: IO[bytes], target: BinaryIO, done: int, total: int, progress: Callable[[Progress], None]
) -> int:
    while piece := source.read(_PIECE):
        target.write(piece)
        done += len(piece)
        progress(Progress("unpacking", done, total))
    return done


def _inside(folder: Path, name: str) -> Path:
    """Where a member is to stand; never outside the folder."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\\" in name or ":" in name:
        raise ValueError("a name that leads out of the folder")
    return folder.joinpath(*parts)


def _checked(folder: Path, holder: str | None, progress: Callable[[Progress], None]) -> dict[str, Any]:
    progress(Progress("checking", 0, 0))
    said: list[str] = []
    if (folder / check.RECEIPT).exists():
        raise check.Refused(
            f"it brings {check.RECEIPT} along, which is only made where a recall list is applied; ask for it again"
        )
    if not check.checked(folder, said.append):
        raise check.Refused(said[0])
    for name in check.strays(folder):
        # Neither was there when the sums were signed: a receipt is made where a list is applied, and nowhere else.
        raise check.Refused(
            f"it brings {name} along, which no sum speaks of: somebody put it in; ask for it again"
        )
    if holder is not None and check.signed_with(folder) != holder:
        raise check.Refused("it is signed with another key than the one you gave: ask the service")
    facts: dict[str, Any] = json.loads((folder / check.BUNDLE).read_bytes())
    return facts


def _without(folder: Path, recalled: Path, progress: Callable[[Progress], None]) -> dict[str, Any]:
    progress(Progress("taking out what was recalled", 0, 0))
    return check.recall(folder, recalled, lambda _: None, WAYS)


class _Told:
    """Reads on, and tells how far."""

    def __init__(self, inp: BinaryIO, size: int, progress: Callable[[Progress], None]) -> None:
        self._inp = inp
        self._size = size
        self._progress = progress

    def read(self, size: int) -> bytes:
        piece = self._inp.read(size)
        self._progress(Progress("decrypting", self._inp.tell(), self._size))
        return piece
