"""Taking a backup while the service runs.

The ledger's copy holds no draft and nothing that is on its way: what a narrator deletes unsent must be gone, and what is
on its way would be sent twice. A copy of the shares alone is made in memory, so that no disk holds a second one.
"""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from conversations.session import pack as pack_session
from conversations.session import resting
from conversations.session import unpack as unpack_session
from storage import datasecret, marks, queries, snapshot
from storage.approvals import FOLDER as APPROVERS
from storage.audit import AUDIT
from storage.backups.archive import About, Kind, Writer, writing
from storage.backups.folders import name_of
from storage.database import migrations
from storage.errors import BackupRefused, Unopenable
from storage.exports import EXPORTS
from storage.researchers import FOLDER as RESEARCHERS
from storage.sealing.envelope import derive, place, seal, unseal

RECIPIENTS = "recipients"

TAKEN = (
    "marks", "flows", "flow_files", "media", "health", "stories", "consents", "handles", "facts", "posts", "tombstones",
    "channels", "releases", "answers", "concerns", "loops", "editions", "parts", "sounds", "pieces",
)  # fmt: skip
"""Tables of the ledger that a backup holds, in the order they are copied; ``sessions`` goes without drafts."""

LEFT = ("updates", "aside", "outbox", "chats", "waiting", "held", "members")
"""Tables that it does not: what is on its way, where messages stand, and who is not counted yet."""

_ONLY = {
    "sounds": "WHERE story IS NOT NULL",
    "pieces": "WHERE sound IN (SELECT id FROM source.sounds WHERE story IS NOT NULL)",
    "editions": "WHERE sent = 1",
    "parts": "WHERE edition IN (SELECT id FROM source.editions WHERE sent = 1)",
}

_BLOCK = 1 << 20
_SCRATCH = ".backup-"


@dataclass(frozen=True, slots=True)
class Taken:
    """What was written: both files, how many stories and shares they hold, and how many talks without their draft."""

    ledger: Path
    shares: Path
    stories: int
    kept_shares: int
    sessions: int


def take(
    data: Path,
    secret: bytes,
    *,
    ledgers: Path,
    shares: Path,
    at: datetime,
    say: Callable[[str], None],
) -> Taken:
    """Write a backup of the ledger into one folder and of the shares into another; ``say`` is told each step.

    Raises:
        BackupRefused: The folders are the same or inside the data, another backup is being taken, or one cannot be
            written; no new file is left then.
        DatabaseRefused: The data folder is damaged or not there.
        OtherSecret: It was kept under another secret.
    """
    _apart(data, ledgers, shares)
    for folder in (ledgers, shares):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise BackupRefused(
                f"{folder} cannot be used ({error.strerror}): make it writable or name another"
            ) from None
    with _alone(data), snapshot.read(data) as (ledger, share_store):
        marks.share_keys(ledger, share_store, secret)
        for folder in (ledgers, shares):
            _sweep(folder)
        sealed = datasecret.text_of(data)
        pair = bytes(ledger.execute(queries.mark, ("pair",)).fetchone()[0])
        taken = int(at.timestamp())
        first, second = ledgers / name_of(Kind.LEDGER, at), shares / name_of(Kind.SHARES, at)
        say("copying the ledger")
        with _scratch(data) as scratch:
            copy = scratch / marks.LEDGER
            stories, sessions = _copied(data / marks.LEDGER, copy, secret)
            say("sealing the ledger")
            with writing(first, secret, About(Kind.LEDGER, taken, pair), sealed=sealed) as writer:
                writer.add(marks.LEDGER, copy.stat().st_size, _blocks(copy))
                _beside(data, writer)
        say("sealing the shares")
        try:
            # After the ledger: every story in its copy has a share in this one, unless it was taken back in between.
            whole = share_store.serialize()
            (kept,) = share_store.execute(queries.shares_count).fetchone()
            with writing(second, secret, About(Kind.SHARES, taken, pair), sealed=sealed) as writer:
                writer.add(marks.SHARES, len(whole), [whole])
                graves = b"".join(mark for mark, _ in ledger.execute(queries.tombstones))
                writer.add("tombstones", len(graves), [graves])
        except BaseException:
            first.unlink(missing_ok=True)
            raise
    _note(data, int(at.timestamp()) // 3600)
    return Taken(first, second, stories, kept, sessions)


def _apart(data: Path, ledgers: Path, shares: Path) -> None:
    data, ledgers, shares = data.resolve(), ledgers.resolve(), shares.resolve()
    if ledgers == shares or ledgers in shares.parents or shares in ledgers.parents:
        raise BackupRefused(
            "the ledger and the shares must go to two folders, best on two machines: whoever finds one should not find the other"
        )
    if any(folder == data or data in folder.parents for folder in (ledgers, shares)):
        raise BackupRefused(f"a backup inside the data folder {data} is lost with it: name another folder")


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """Let one backup at a time run; another that was killed has let go of the lock."""
    try:
        lock = os.open(data / "backup.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise BackupRefused(
            f"The data folder {data} cannot be used ({error.strerror}). Set FIRSTHAND_DATA to the folder that the service uses."
        ) from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for dead in data.glob(f"{_SCRATCH}*"):
            shutil.rmtree(dead, ignore_errors=True)
        yield
    except BlockingIOError:
        raise BackupRefused("another backup of this data folder is being taken: wait for it") from None
    finally:
        os.close(lock)


def _sweep(folder: Path) -> None:
    """Take away what a killed backup left; one service writes into a folder, and one backup of it at a time."""
    for dead in folder.glob("*.backup.partial"):
        dead.unlink(missing_ok=True)


@contextmanager
def _scratch(data: Path) -> Iterator[Path]:
    folder = data / f"{_SCRATCH}{os.getpid()}"
    try:
        folder.mkdir(mode=0o700)
        yield folder
    except OSError as error:
        raise BackupRefused(
            f"{data} has no room for a copy of the ledger ({error.strerror}): make room and try again; nothing was changed"
        ) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copied(source: Path, target: Path, secret: bytes) -> tuple[int, int]:
    """Copy what a backup holds of the ledger, as of one moment; gives how many stories and sessions that is."""
    known = migrations("ledger")
    key = derive(secret, "sessions")
    kept = 0
    with closing(sqlite3.connect(f"file:{quote(str(target))}", uri=True, isolation_level=None)) as copy:
        try:
            copy.execute("PRAGMA journal_mode = OFF").fetchall()
            copy.execute("PRAGMA synchronous = OFF").fetchall()
            for _, sql in known:
                copy.executescript(sql)
            copy.execute(f"PRAGMA user_version = {known[-1][0]}")
            copy.execute("PRAGMA foreign_keys = OFF").fetchall()
            copy.execute("ATTACH ? AS source", (f"file:{quote(str(source))}?mode=rw",))
            copy.execute("BEGIN")
            for table in TAKEN:
                copy.execute(f"INSERT INTO main.{table} SELECT * FROM source.{table} {_ONLY.get(table, '')}")  # noqa: S608  # names of ours
            for narrator, sealed in copy.execute("SELECT narrator, sealed FROM source.sessions").fetchall():
                where = place("sessions", "sealed", narrator)
                try:
                    rested = resting(unpack_session(unseal(key, sealed, place=where)))
                except (Unopenable, ValueError):
                    continue  # the doctor counts it; a backup of what does not open would help nobody
                if rested.sent:
                    copy.execute(
                        "INSERT INTO main.sessions (narrator, sealed, hour) VALUES (?, ?, NULL)",
                        (narrator, seal(key, pack_session(rested), place=where)),
                    )
                    kept += 1
            (stories,) = copy.execute("SELECT count(*) FROM main.stories").fetchone()
            copy.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise BackupRefused(
                f"the ledger could not be copied ({error.sqlite_errorname}): see that {target.parent.parent} has room; nothing was changed"
            ) from None
    return stories, kept


def _beside(data: Path, writer: Writer) -> None:
    """What lies beside the two stores: the register of exports, the record of acts, recipients, researchers and approvers."""
    for name in (EXPORTS, AUDIT):
        path = data / name
        if path.exists():
            with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True)) as beside:
                whole = beside.serialize()
            writer.add(name, len(whole), [whole])
    for folder in (RECIPIENTS, RESEARCHERS, APPROVERS):
        for file in sorted((data / folder).glob("*")) if (data / folder).is_dir() else []:
            if file.is_file() and not file.name.startswith("."):
                content = file.read_bytes()
                writer.add(f"{folder}/{file.name}", len(content), [content])


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def _note(data: Path, hour: int) -> None:
    """Write down in the ledger when the last backup was taken (whole hours since 1970)."""
    with closing(sqlite3.connect(data / marks.LEDGER, timeout=30, isolation_level=None)) as ledger:
        ledger.execute(queries.mark_keep, ("backup", hour.to_bytes(8, "big")))
