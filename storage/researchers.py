"""Whom bundles are made for: a researcher's age key, what they said it is for, and until when; a file each.

A steward writes these down before the first export, and confirms the key's fingerprint with the researcher by a second
route, such as a telephone call: who can swap a key on its way gets the stories.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import get_args

from storage.errors import KeyRefused
from storage.export.about import Tier
from storage.keys import read_text, write_new
from storage.sealing.framing import framed
from storage.sealing.identity import checked_name

MARK = "firsthand-researcher 1"

FOLDER = "researchers"
"""The folder of these files, in the data folder."""

ENDING = ".researcher"

LONGEST_PROJECT = 200
"""Characters of what a researcher said it is for."""

TIERS: Mapping[str, Tier] = {tier: tier for tier in get_args(Tier)}

_FIELDS = ("name", "key", "project", "tier", "until", "check")
_FINGERPRINT = 10
_COMMENT = (
    "# For whom bundles are encrypted. Confirm the key's fingerprint with them by telephone before the first."
)


@dataclass(frozen=True, slots=True)
class Researcher:
    """Somebody whom bundles may be made for, until the last day of ``until``. ``key`` is their age key, ``age1…``."""

    name: str
    key: str
    project: str
    tier: Tier
    until: date

    @property
    def fingerprint(self) -> str:
        """What the two read to each other: five groups of four hex digits."""
        return fingerprint(self.key)


def fingerprint(key: str) -> str:
    """The first 80 bits of an age key's SHA-256, in five groups: to find another key with the same is out of reach."""
    digits = sha256(key.encode()).digest()[:_FINGERPRINT].hex()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def researcher(name: str, key: str, project: str, tier: str, until: str) -> Researcher:
    """A researcher of these words; that the key is one is for ``sealing.age`` to say.

    Raises:
        KeyRefused: One of them cannot be used; the message says which.
    """
    checked_name(name)
    if (
        not project
        or len(project) > LONGEST_PROJECT
        or not project.isprintable()
        or project != project.strip()
    ):
        raise KeyRefused(
            f"say what it is for in one line of 1 to {LONGEST_PROJECT} printable characters, without blanks around it"
        )
    if tier not in TIERS:
        raise KeyRefused(f"the tier {tier!r} is none; it is one of {', '.join(TIERS)}")
    try:
        day = date.fromisoformat(until)
    except ValueError:
        raise KeyRefused(f"{until!r} is no day; write it as 2027-11-30") from None
    return Researcher(name, key, project, TIERS[tier], day)


def written(who: Researcher) -> str:
    """The text of a researcher's file."""
    fields = _fields(who)
    lines = [MARK, _COMMENT, *(f"{name}: {value}" for name, value in fields.items())]
    return "\n".join([*lines, f"check: {_check(fields)}"]) + "\n"


def read(text: str) -> Researcher:
    """The researcher of a file's text.

    Raises:
        KeyRefused: It is no such file, is damaged or was changed by hand, or is of a newer version.
    """
    lines = [line.rstrip() for line in text.removeprefix("\ufeff").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    if not lines or lines[0] != MARK:
        newer = bool(lines) and lines[0].startswith(MARK.partition(" ")[0] + " ")
        raise KeyRefused(
            "this researcher's file was made by a newer version of Firsthand; install that version"
            if newer
            else "this is no researcher's file of Firsthand; make one with: firsthand researchers add NAME"
        )
    pairs = [line.partition(": ") for line in lines[1:]]
    fields = {name: value for name, _, value in pairs}
    if tuple(name for name, _, _ in pairs) != _FIELDS or fields.pop("check") != _check(fields):
        raise KeyRefused(
            "this researcher's file is damaged or was changed by hand; remove it, and add the researcher again"
        )
    return researcher(fields["name"], fields["key"], fields["project"], fields["tier"], fields["until"])


def added(who: Researcher, folder: Path) -> Path:
    """Write a researcher's file into a folder, which is made where it is missing; gives its path.

    Raises:
        KeyRefused: There is one of this name or this key already, or the folder cannot be written.
    """
    for other in installed(folder):
        if other.name == who.name or other.key == who.key:
            raise KeyRefused(
                f"{other.name} ({other.fingerprint}) is there already: remove them first, or give another name or key"
            )
    path = folder / f"{file_name(who)}{ENDING}"
    write_new(path, written(who), mode=0o644)
    return path


def installed(folder: Path) -> tuple[Researcher, ...]:
    """The researchers of a folder, by name; () where there are none.

    Raises:
        KeyRefused: One of the files is damaged; the message names it.
    """
    return tuple(sorted((_load(path) for path in _paths(folder)), key=lambda who: who.name))


def found(given: str, folder: Path) -> Researcher:
    """The researcher of this name, or of this fingerprint, with or without its blanks.

    Raises:
        KeyRefused: There is none; the message says who there is.
    """
    known = installed(folder)
    for who in known:
        if given == who.name or given.replace(" ", "") == who.fingerprint.replace(" ", ""):
            return who
    names = f"there are: {', '.join(who.name for who in known)}" if known else "there is nobody yet"
    raise KeyRefused(
        f"no researcher is called {given!r}; {names}; add one with: firsthand researchers add NAME"
    )


def removed(who: Researcher, folder: Path) -> Path:
    """Take a researcher's file away; gives the path it had. What they were given stays in the register of exports."""
    for path in _paths(folder):
        if _load(path) == who:
            path.unlink()
            return path
    raise KeyRefused(f"the file of {who.name} is not in {folder} any more")


def file_name(who: Researcher) -> str:
    """A name for files that are about a researcher: the letters of theirs, such as ``ana-lopez``."""
    shown = re.sub(r"[\W_]+", "-", who.name.lower()).strip("-")
    return shown or who.fingerprint.replace(" ", "")


def _paths(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else []


def _load(path: Path) -> Researcher:
    text = read_text(path)
    try:
        return read(text)
    except KeyRefused as error:
        raise KeyRefused(f"{path}: {error}") from None


def _fields(who: Researcher) -> dict[str, str]:
    return {
        "name": who.name,
        "key": who.key,
        "project": who.project,
        "tier": who.tier,
        "until": who.until.isoformat(),
    }


def _check(fields: Mapping[str, str]) -> str:
    """A plain checksum: it tells a damaged file from a whole one, and protects against nobody."""
    parts = (MARK, *fields.values())
    return sha256(framed(*(part.encode("utf-8", "surrogatepass") for part in parts))).hexdigest()[:16]
