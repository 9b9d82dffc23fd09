#!/usr/bin/env python3
"""Checks this folder of stories, and takes out what was recalled. Needs Python 3.8 or newer and nothing else.

    python check.py                       are all files as they were sent?
    python check.py --recalled LIST       take out the stories that may not be used any more, and write receipt.json

Put the file LIST.minisig beside LIST: it proves that the list is the service's own.
It is one long file on purpose: it is sent along, and is read by people who have nothing else of Firsthand.
Exit status: 0 all is well, 1 something is not, 2 it could not be done, and then nothing was changed.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import hmac
import json
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Point = tuple[int, int, int, int]
    Way = Callable[[Path, Path, set[str]], set[str]]

SUMS, SIGNATURE, BUNDLE, RECEIPT = "SHA256SUMS", "SHA256SUMS.minisig", "bundle.json", "receipt.json"
HOLDER, SERVICE, PACKAGE = "holder.pub", "recall.pub", "datapackage.json"

BY_ROW = ("stories", "choices", "gaps", "consent-manifest")
"""Tables whose every line begins with the story's row."""

SENT = (SUMS, SIGNATURE, HOLDER)
"""Files that no sum speaks of: they are what the sums are checked by."""

OTHERS = (".parquet", ".zsav", ".dta", ".xlsx")
"""Tables that only their own programs can write."""


class Refused(Exception):
    """It cannot be done; the message is one sentence."""


# --- Ed25519 (RFC 8032, section 5.1), for checking alone: nothing here is secret, so nothing needs to be even in time ---

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P
_ROOT = pow(2, (_P - 1) // 4, _P)

_NEUTRAL = (0, 1, 1, 0)


def _added(a: Point, b: Point) -> Point:
    e = (a[1] - a[0]) * (b[1] - b[0]) % _P
    f = (a[1] + a[0]) * (b[1] + b[0]) % _P
    g = 2 * a[3] * b[3] * _D % _P
    h = 2 * a[2] * b[2] % _P
    i, j, k, m = f - e, h - g, h + g, f + e
    return i * j % _P, k * m % _P, j * k % _P, i * m % _P


def _times(factor: int, point: Point) -> Point:
    result = _NEUTRAL
    while factor:
        if factor & 1:
            result = _added(result, point)
        point = _added(point, point)
        factor >>= 1
    return result


def _x(y: int, odd: int) -> int:
    """The x of a point, or -1 where there is none."""
    if y >= _P:
        return -1
    square = (y * y - 1) * pow(_D * y * y + 1, _P - 2, _P) % _P
    if not square:
        return -1 if odd else 0
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _ROOT % _P
    if (x * x - square) % _P:
        return -1
    return _P - x if x & 1 != odd else x


def _point(packed: bytes) -> Point | None:
    number = int.from_bytes(packed, "little")
    y = number & (1 << 255) - 1
    x = _x(y, number >> 255)
    return None if x < 0 else (x, y, 1, x * y % _P)


_BASE_Y = 4 * pow(5, _P - 2, _P) % _P
_BASE: Point = (_x(_BASE_Y, 0), _BASE_Y, 1, _x(_BASE_Y, 0) * _BASE_Y % _P)


def verified(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether ``signature`` (64 bytes) is that of ``message`` under the public key (32 bytes)."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, other = _point(public), _point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if key is None or other is None or scalar >= _L:
        return False
    hashed = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % _L
    left, right = _times(scalar, _BASE), _added(other, _times(hashed, key))
    return (left[0] * right[2] - right[0] * left[2]) % _P == 0 and (
        left[1] * right[2] - right[1] * left[2]
    ) % _P == 0


# --- Signatures as minisign writes them (jedisct1.github.io/minisign) ---


def signed(content: bytes, signature: str, public: str) -> str | None:
    """What the signature says that cannot be forged (its trusted comment); None where it is not a signature of ``content``.

    Args:
        content: What was signed.
        signature: A .minisig file: four lines.
        public: A .pub file; its last line holds the key.
    """
    try:
        lines = signature.splitlines()
        key = base64.b64decode(public.split("\n")[-1 if not public.endswith("\n") else -2], validate=True)
        one, every = base64.b64decode(lines[1], validate=True), base64.b64decode(lines[3], validate=True)
    except (IndexError, ValueError):
        return None
    trusted = "trusted comment: "
    if len(key) != 42 or key[:2] != b"Ed" or len(one) != 74 or one[2:10] != key[2:10]:
        return None
    if not lines[2].startswith(trusted):
        return None
    comment = lines[2][len(trusted) :]
    if one[:2] == b"ED":
        content = hashlib.blake2b(content).digest()
    elif one[:2] != b"Ed":
        return None
    if verified(key[10:], content, one[10:]) and verified(key[10:], one[10:] + comment.encode(), every):
        return comment
    return None


# --- Are all files as they were sent? ---


def checked(folder: Path, say: Callable[[str], None] = print) -> bool:
    """Compare every file with its sum, and the sums with their signature; says what is wrong.

    Of a file that a recall list was applied to it says just that, for a receipt proves nothing of what stands in it now:
    whoever can write the folder can write one. It also names the files that no sum speaks of.
    """
    sums = _read(folder / SUMS)
    public = _text(folder / HOLDER)
    if signed(sums, _text(folder / SIGNATURE), public) is None:
        say(f"{SUMS} was changed, or is not signed with the key in {HOLDER}.")
        return False
    receipt = _receipt(folder)
    wrong = rewritten = 0
    names = sums.decode().splitlines()
    for line in names:
        digest, _, name = line.partition("  ")
        if name in receipt["deleted"]:
            continue
        rewritten += name in receipt["changed"]
        path = folder / name
        if not path.is_file():
            say(f"{name} is missing.")
            wrong += 1
        elif summed(path) != receipt["changed"].get(name, digest):
            say(f"{name} was changed.")
            wrong += 1
    for name in strays(folder):
        if name != RECEIPT:
            say(f"{name} is none of the files that were sent: nothing vouches for it.")
    if not wrong:
        say(f"All {len(names) - len(receipt['deleted']) - rewritten} files are as they were sent.")
        if receipt["list"]:
            say(
                f"Beside them, {rewritten} were written anew, and {len(receipt['deleted'])} deleted, for recall list "
                f"{receipt['list']}. That nothing else was changed in those only the bundle itself can prove: open it anew with the list."
            )
        say(f"Signed with the key {signed_with(folder)}: is it the key the service told you?")
    return not wrong


def strays(folder: Path) -> list[str]:
    """The files in a folder that no sum speaks of."""
    known = {line.partition("  ")[2] for line in _read(folder / SUMS).decode().splitlines()}
    there = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    return sorted(name for name in there if name not in known and name not in SENT)


def signed_with(folder: Path) -> str:
    """The public key that the sums are signed with, in one line."""
    return _text(folder / HOLDER).split()[-1]


def summed(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            digest.update(piece)
    return digest.hexdigest()


# --- Taking out what was recalled ---


def recall(
    folder: Path,
    listed: Path,
    say: Callable[[str], None] = print,
    ways: Mapping[str, Way] | None = None,
) -> dict[str, Any]:
    """Take the stories of a recall list out of every file; gives the receipt, which is written too.

    What cannot be rewritten is deleted. New files are made beside the old ones first, and take their places
    together at the end.

    Args:
        folder: An unpacked bundle.
        listed: The list; its signature is beside it.
        say: Told what was done.
        ways: For more kinds of files, by their ending: how recalled rows are taken out of them.

    Raises:
        Refused: The list is not the service's own, or does not speak of this bundle; nothing was changed.
    """
    bundle = _bundle(folder)
    rows, number = recalled_rows(listed, _text(folder / SERVICE), bundle["bundle"])
    earlier = _receipt(folder)
    if number < earlier["list"]:
        raise Refused(
            f"Recall list {earlier['list']} was applied before, and this is list {number}: give the newest list."
        )
    changed: dict[str, str] = dict(earlier["changed"])
    deleted: set[str] = set(earlier["deleted"])
    gone: set[str] = set()
    new: list[tuple[Path, Path]] = []
    doomed: list[Path] = []
    try:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if name.startswith("sounds/"):
                if path.name.split("-")[0] in rows:
                    doomed.append(path)
                    gone.add(path.name.split("-")[0])
                continue
            way = _way(path, name, ways or {})
            if way is None:
                continue
            beside = path.with_name(path.name + ".unfinished")
            new.append((beside, path))
            found = way(path, beside, rows)
            if found:
                gone |= found
                changed[name] = summed(beside)
            else:
                new.pop()
                if beside.exists():
                    beside.unlink()
        if gone:
            written = {path for _, path in new}
            tables = (path for path in sorted(folder.rglob("stories.*")) if path.suffix in OTHERS)
            doomed += (path for path in tables if path not in written)
            deleted |= {path.relative_to(folder).as_posix() for path in doomed}
            _describe(folder, changed, deleted, new)
        for beside, path in new:
            beside.replace(path)
        for path in doomed:
            path.unlink()
    except BaseException:
        for beside, _ in new:
            if beside.exists():
                beside.unlink()
        raise
    for name in deleted:
        changed.pop(name, None)
    receipt = receipted(bundle, number, len(gone) + earlier["rows"], sorted(deleted), changed)
    _write(folder / RECEIPT, json.dumps(receipt, indent=1, sort_keys=True).encode() + b"\n")
    say(f"{'1 story was' if len(gone) == 1 else f'{len(gone)} stories were'} taken out.")
    for name in sorted(deleted - set(earlier["deleted"])):
        say(f"{name} was deleted: it cannot be rewritten here, or was one of those stories' own.")
    say(
        f"Delete copies, also in backups and in projects of other programs, and send {RECEIPT} to the service."
    )
    return receipt


def recalled_rows(listed: Path, public: str, bundle: str) -> tuple[set[str], int]:
    """The rows that a recall list names, and its number.

    Raises:
        Refused: It is not signed with the service's key, or does not speak of this bundle.
    """
    content = _read(listed)
    if signed(content, _text(listed.with_name(listed.name + ".minisig")), public) is None:
        raise Refused(f"{listed} is not signed with the key of the service: ask it for the list again.")
    document = json.loads(content.decode())
    if document.get("format") != "firsthand-recall/1":
        raise Refused(f"{listed} is no recall list that this check knows: ask for a newer check.")
    if bundle not in document["bundles"]:
        raise Refused(
            f"{listed} is older than this bundle, or another researcher's: ask the service for the newest list."
        )
    return set(document["rows"]), int(document["number"])


def receipted(
    bundle: dict[str, Any], number: int, rows: int, deleted: list[str], changed: dict[str, str]
) -> dict[str, Any]:
    """What proves to the service that whoever holds this bundle applied the list."""
    receipt: dict[str, Any] = {
        "format": "firsthand-receipt/1",
        "list": number,
        "bundle": bundle["bundle"],
        "rows": rows,
        "deleted": deleted,
        "changed": changed,
    }
    key = bytes.fromhex(bundle["receipt_key"])
    receipt["proof"] = hmac.new(key, _canonical(receipt), hashlib.sha256).hexdigest()
    return receipt


def _canonical(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()


def _way(path: Path, name: str, ways: Mapping[str, Way]) -> Way | None:
    """How recalled rows are taken out of a file; None for one that holds no row, or cannot be rewritten."""
    if not path.is_file():
        return None
    if path.suffix == ".csv" and path.stem in BY_ROW:
        return _from_csv
    if name == "data/stories.jsonl":
        return _from_lines
    return {".qdpx": _from_project, ".sav": _from_sav}.get(path.suffix) or ways.get(path.suffix)


def _describe(folder: Path, changed: dict[str, str], deleted: set[str], new: list[tuple[Path, Path]]) -> None:
    """The description of the tables, without those that are gone, and with the sizes of those that were written anew."""
    path = folder / PACKAGE
    if not path.is_file():
        return
    package: dict[str, Any] = json.loads(_read(path).decode())
    sizes = {target.relative_to(folder).as_posix(): beside.stat().st_size for beside, target in new}
    package["resources"] = [one for one in package["resources"] if one.get("path") not in deleted]
    for one in package["resources"]:
        if one.get("path") in sizes:
            if "bytes" in one:
                one["bytes"] = sizes[one["path"]]
            if "hash" in one:
                one["hash"] = "sha256:" + changed[one["path"]]
    beside = path.with_name(path.name + ".unfinished")
    new.append((beside, path))
    beside.write_bytes(json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n")
    changed[PACKAGE] = summed(beside)


def records(file: BinaryIO) -> Iterator[bytes]:
    """The records of a CSV file (RFC 4180) as they stand, a line end inside quotes being no end."""
    waiting = b""
    for line in file:
        waiting += line
        if waiting.count(b'"') % 2 == 0:
            yield waiting
            waiting = b""
    if waiting:
        yield waiting


def _from_csv(path: Path, beside: Path, rows: set[str]) -> set[str]:
    gone: set[str] = set()
    with path.open("rb") as source, beside.open("wb") as target:
        for record in records(source):
            row = record.split(b",", 1)[0].strip(b'"\r\n').decode("ascii", "replace")
            if row in rows:
                gone.add(row)
            else:
                target.write(record)
    return gone


def _from_lines(path: Path, beside: Path, rows: set[str]) -> set[str]:
    gone: set[str] = set()
    with path.open("rb") as source, beside.open("wb") as target:
        for line in source:
            row = json.loads(line.decode())["row"]
            if row in rows:
                gone.add(row)
            else:
                target.write(line)
    return gone


def _from_sav(path: Path, beside: Path, rows: set[str]) -> set[str]:
    """Take recalled stories out of an SPSS file whose first variable is the row, and every row of which is packed by itself.

    As PSPP's developers' guide describes it ("System File Format"): 8 bytes that each say what one of the next 8 parts of a
    row is: 1 to 251 a number, 253 the next 8 bytes as they are, 254 blanks, 255 nothing; 0 is left out, 252 the end.
    """
    gone: set[str] = set()
    with path.open("rb") as source, beside.open("wb") as target:
        head = _sav_head(source)
        target.write(head)
        parts, left = int.from_bytes(head[68:72], "little"), 0
        while True:
            row, name, taken = b"", b"", 0
            while taken < parts:
                commands = source.read(8)
                row += commands
                if len(commands) < 8 or 252 in commands[: parts - taken]:
                    if taken or len(commands) < 8:
                        raise ValueError("a row that breaks off")
                    target.write(row)
                    target.seek(80)
                    target.write(left.to_bytes(4, "little"))
                    return gone
                for command in commands:
                    part = source.read(8) if command == 253 else b""
                    row += part
                    taken += command != 0
                    if taken <= 4:
                        name += part
            if taken > parts:
                raise ValueError("a row that is not packed by itself")
            if name.decode("ascii", "replace") in rows:
                gone.add(name.decode("ascii"))
            else:
                target.write(row)
                left += 1


def _sav_head(source: BinaryIO) -> bytes:
    """All of an SPSS file before its first row."""
    head = source.read(176)
    if head[:4] != b"$FL2" or head[72:76] != b"\1\0\0\0":
        raise ValueError("no SPSS file, or not packed as this check knows")

    def more(size: int) -> int:
        nonlocal head
        head += source.read(size)
        return int.from_bytes(head[-4:], "little")

    while True:
        kind = more(4)
        if (
            kind == 2
        ):  # a variable: its width, whether it has a label, how many missing values, two formats, its name
            start = len(head)
            more(28)
            labelled = int.from_bytes(head[start + 4 : start + 8], "little")
            missing = abs(int.from_bytes(head[start + 8 : start + 12], "little", signed=True))
            if labelled:
                more(-(-more(4) // 4) * 4)
            more(8 * missing)
        elif kind == 3:  # labels of values, and the variables they are of
            for _ in range(more(4)):
                more(9)
                more(-(-(head[-1] + 1) // 8) * 8 - 1)
            more(4)
            more(4 * more(4))
        elif kind == 6:  # lines of 80 letters
            more(80 * more(4))
        elif kind == 7:  # anything else: its kind, the size of its parts, how many there are
            more(4)
            size = more(4)
            more(size * more(4))
        elif kind == 999:
            more(4)
            return head
        else:
            raise ValueError("an SPSS file of another kind")


def _from_project(path: Path, beside: Path, rows: set[str]) -> set[str]:
    """Take the sources and cases of recalled stories out of a REFI-QDA project."""
    gone: set[str] = set()
    with zipfile.ZipFile(path) as old:
        tree = ET.fromstring(old.read("project.qde"))  # noqa: S314  # of this bundle, whose sums were checked
        space = tree.tag[: tree.tag.index("}") + 1]
        ET.register_namespace("", space[1:-1])
        files: set[str] = set()
        guids: set[str] = set()
        for sources in tree.iter(space + "Sources"):
            for one in list(sources):
                if one.get("name", "") in rows:
                    gone.add(one.get("name", ""))
                    guids.add(one.get("guid", ""))
                    files.add(one.get("plainTextPath", "").replace("internal://", "sources/"))
                    sources.remove(one)
        for cases in tree.iter(space + "Cases"):
            for case in list(cases):
                if any(ref.get("targetGUID") in guids for ref in case.iter(space + "SourceRef")):
                    cases.remove(case)
        if gone:
            with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as new:
                for entry in old.infolist():
                    if entry.filename == "project.qde":
                        new.writestr(entry, ET.tostring(tree, "utf-8", xml_declaration=True))
                    elif entry.filename not in files:
                        new.writestr(entry, old.read(entry))
    return gone


def _receipt(folder: Path) -> dict[str, Any]:
    """What was taken out before."""
    path = folder / RECEIPT
    if not path.exists():
        return {"list": 0, "rows": 0, "deleted": [], "changed": {}}
    receipt: dict[str, Any] = json.loads(_read(path).decode())
    bundle = _bundle(folder)
    made = receipted(bundle, receipt["list"], receipt["rows"], receipt["deleted"], receipt["changed"])
    if made != receipt:
        raise Refused(f"{path} was changed: delete it, and apply the newest recall list again.")
    for name in [*receipt["deleted"], *receipt["changed"]]:
        if not _holds_rows(name):
            raise Refused(
                f"{path} speaks of {name}, which no recall changes: somebody wrote it; open the bundle anew."
            )
    return receipt


def _holds_rows(name: str) -> bool:
    """Whether a recall may change or delete a file of this name."""
    path = Path(name)
    return (
        name.startswith("sounds/")
        or name in (PACKAGE, "data/stories.jsonl")
        or path.suffix in (".qdpx", ".sav", *OTHERS)
        or (path.suffix == ".csv" and path.stem in BY_ROW)
    )


def _bundle(folder: Path) -> dict[str, Any]:
    bundle: dict[str, Any] = json.loads(_read(folder / BUNDLE).decode())
    return bundle


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"{path} cannot be read ({error.strerror}).") from None


def _text(path: Path) -> str:
    return _read(path).decode("utf-8", "replace")


def _write(path: Path, content: bytes) -> None:
    beside = path.with_name(path.name + ".unfinished")
    beside.write_bytes(content)
    beside.replace(path)


def main(arguments: list[str]) -> int:
    """Check, or recall."""
    parser = argparse.ArgumentParser(
        description="Checks a folder of stories, and takes out what was recalled."
    )
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--recalled", type=Path, metavar="LIST", help="take these stories out")
    given = parser.parse_args(arguments)
    try:
        whole = checked(given.folder)
        if given.recalled is None or not whole:
            return 0 if whole else 1
        recall(given.folder, given.recalled)
    except Refused as error:
        print(error, file=sys.stderr)
        return 2
    except (OSError, ValueError, KeyError, ET.ParseError, zipfile.BadZipFile) as error:
        print(f"This cannot be done ({type(error).__name__}).", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
