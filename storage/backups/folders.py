"""Where backups lie: what they are called, which is the newest, and which have lived long enough."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.backups.archive import Kind
from storage.errors import BackupRefused

SHARES_LIVE = timedelta(days=7)
"""How long a backup of shares is kept at most: that is the promise that a story taken back opens nowhere after a week."""

LEDGERS_LIVE = timedelta(days=30)
"""How long a backup of the ledger is kept: without its share no story in it opens."""

LONGEST_GAP = timedelta(days=8)
"""After a longer silence between two backups the clock may be wrong, so nothing is deleted unasked."""

_NAME = "{kind}-{taken:%Y%m%dT%H%M%SZ}.backup"
_NAMED = re.compile(r"(ledger|shares)-(\d{8}T\d{6}Z)\.backup")


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup file, as its name has it."""

    path: Path
    kind: Kind
    taken: datetime


def name_of(kind: Kind, taken: datetime) -> str:
    """What a backup is called, such as ``shares-20261124T031500Z.backup``; the time is in UTC, so names sort by it."""
    return _NAME.format(kind=kind.value, taken=taken.astimezone(UTC))


def kept(folder: Path, kind: Kind) -> list[Kept]:
    """The whole backups of one kind in a folder, oldest first."""
    found = []
    for path in sorted(folder.glob(f"{kind.value}-*.backup")):
        named = _NAMED.fullmatch(path.name)
        if named:
            taken = datetime.strptime(named[2], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            found.append(Kept(path, kind, taken))
    return found


def newest(folder: Path, kind: Kind) -> Path:
    """The newest backup of one kind in a folder.

    Raises:
        BackupRefused: There is none.
    """
    found = kept(folder, kind)
    if not found:
        raise BackupRefused(f"{folder} holds no backup of the {kind.value}: name the folder that does")
    return found[-1].path


def outlived(folder: Path, kind: Kind, now: datetime) -> tuple[list[Kept], str]:
    """Which backups are to be deleted now that a new one lies there, and "" or why none may be unasked.

    The newest is never among them. Nothing is deleted by a clock that jumped: where a backup is dated later than now,
    or the one before the newest is more than eight days older, the steward is asked.
    """
    found = kept(folder, kind)
    lives = SHARES_LIVE if kind is Kind.SHARES else LEDGERS_LIVE
    # One second less, so that a backup taken at the same time a week later finds it outlived.
    old = [one for one in found[:-1] if now - one.taken >= lives - timedelta(seconds=1)]
    if not old:
        return [], ""
    if found[-1].taken > now + timedelta(hours=2):
        return old, f"a backup in {folder} is dated later than now"
    if found[-1].taken - found[-2].taken > LONGEST_GAP:
        return old, f"the backup before the newest in {folder} is more than eight days older"
    return old, ""
