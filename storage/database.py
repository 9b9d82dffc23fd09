"""The two files, the one connection to each, and the one transaction at a time.

One thread owns both connections (``aiosqlite``'s), and each piece of work is one function that runs on that
thread from BEGIN to COMMIT: two tasks never share a transaction, and a task that is cancelled while it waits
leaves none open (omnilib/aiosqlite issue 259 is about what happens otherwise).
"""

import asyncio
import fcntl
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from importlib import resources
from pathlib import Path
from typing import TypeVar

import aiosqlite

from storage import marks
from storage.errors import DatabaseRefused

T = TypeVar("T")

_BUSY_MS = 30_000
_READER_MS = 500  # everybody waits meanwhile

# FULL: a commit is on the disk before anybody is told "saved". secure_delete and defensive settings as in
# GlobaLeaks' orm.py. busy_timeout: a backup tool may hold the file for a moment.
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    f"PRAGMA busy_timeout = {_BUSY_MS}",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -8192",
)


class Transaction:
    """What one piece of work may touch: both files, committed together in the safe order, or not at all.

    The share store is committed first. It is a second file, and SQLite in WAL mode does not commit two files
    as one (sqlite.org/lang_attach.html): a share with no story is harmless and swept at the next start, a story
    whose share was lost is unreadable for ever. A share to destroy goes first for the same reason.
    """

    def __init__(self, ledger: sqlite3.Connection, shares: sqlite3.Connection) -> None:
        self.ledger = ledger
        self._shares = shares
        self.shares_touched = False
        self.scrub = False

    @property
    def shares(self) -> sqlite3.Connection:
        """The share store; touching it opens its half of the transaction."""
        if not self.shares_touched:
            self._shares.execute("BEGIN IMMEDIATE")
            self.shares_touched = True
        return self._shares

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part that may fail by itself: what it did is undone in both files, and the rest stands."""
        both = (self.ledger, self.shares)
        for connection in both:
            connection.execute("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            for connection in both:
                connection.execute("ROLLBACK TO attempt")
            raise
        finally:
            for connection in both:
                connection.execute("RELEASE attempt")

    def erase_traces(self) -> None:
        """Also empty both write-ahead logs after the commit: deleted values stay readable in them otherwise."""
        self.scrub = True


class _Connection(aiosqlite.Connection):
    """aiosqlite's connection with one more verb: run a whole function on its thread."""

    async def run(self, work: Callable[..., T], *arguments: object) -> T:
        result: T = await self._execute(work, *arguments)  # type: ignore[no-untyped-call]  # not annotated there
        return result

    async def ended(self) -> None:
        """Wait for the thread of a connection that could not be opened: it still reports to this event loop."""
        await asyncio.to_thread(self._thread.join)


class Database:
    """The ledger and the share store of one data folder, held by one process at a time."""

    def __init__(self, connection: _Connection, held: list[sqlite3.Connection], lock: int) -> None:
        self._connection = connection
        self._shares, self._ledger = held
        self._lock = lock
        self._traces = True  # the last run may have ended before its logs were emptied

    @classmethod
    async def open(cls, folder: Path) -> "Database":
        """Open, or make, the two files in ``folder``; migrate them where they are older.

        Raises:
            DatabaseRefused: Another process uses the folder, one of the files is missing, they do not belong
                together, one is no database or damaged, or it was written by a newer version of Firsthand. The
                message says what to do.
        """
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # noqa: ASYNC240  # nobody is served yet
            lock = os.open(folder / "lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise DatabaseRefused(
                f"The data folder {folder} cannot be used ({error.strerror}). Make it writable for this user, or set FIRSTHAND_DATA."
            ) from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(lock)
            raise DatabaseRefused(
                f"Another Firsthand already uses the data folder {folder}. Stop it first, or set FIRSTHAND_DATA to another folder."
            ) from None
        held: list[sqlite3.Connection] = []

        def connect() -> sqlite3.Connection:
            lacking = marks.half(folder)
            if lacking is not None:
                raise DatabaseRefused(f"{lacking}.")
            with ExitStack() as opened:
                shares = opened.enter_context(closing(_opened(folder / marks.SHARES, "shares")))
                ledger = opened.enter_context(closing(_opened(folder / marks.LEDGER, "ledger")))
                try:
                    marks.pair(ledger, shares, folder)
                except sqlite3.DatabaseError as error:
                    raise refusal(folder, error) from None
                opened.pop_all()
            held.extend((shares, ledger))
            return ledger

        connection = _Connection(connect, 64)
        try:
            await connection
        except BaseException:
            await connection.ended()
            os.close(lock)
            raise
        return cls(connection, held, lock)

    async def write(self, work: Callable[[Transaction], T]) -> T:
        """Do one piece of work in one transaction; when this returns, it is on the disk.

        Whatever ``work`` raises undoes everything and is raised here. Cancelling the caller does not stop the
        work half way.
        """
        return await self._connection.run(self._transact, work)

    def _transact(self, work: Callable[[Transaction], T]) -> T:
        ledger, shares = self._ledger, self._shares
        transaction = Transaction(ledger, shares)
        ledger.execute("BEGIN IMMEDIATE")
        try:
            result = work(transaction)
            if transaction.shares_touched:
                shares.execute("COMMIT")
                transaction.shares_touched = False
            ledger.execute("COMMIT")
        except BaseException:
            for connection, open_ in ((shares, transaction.shares_touched), (ledger, True)):
                if open_ and connection.in_transaction:
                    connection.execute("ROLLBACK")
            raise
        if transaction.scrub or self._traces:
            self._traces = not self._emptied(_READER_MS if transaction.scrub else 0)
        return result

    def _emptied(self, patience_ms: int) -> bool:
        """Empty both write-ahead logs; False where a reader (a backup tool) still holds one open.

        What is left then goes after the next commit: the work is done and must not be reported as failed.
        """
        emptied = True
        for connection in (self._shares, self._ledger):
            try:
                connection.execute(f"PRAGMA busy_timeout = {patience_ms}")
                (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
            except sqlite3.Error:
                busy = 1
            emptied = emptied and not busy
        return emptied

    async def close(self) -> None:
        """Close both files and let the folder go."""
        with suppress(ValueError):
            await self._connection.run(self._shares.close)
        await self._connection.close()
        await asyncio.sleep(0)
        os.close(self._lock)


def refusal(path: Path, error: sqlite3.DatabaseError) -> DatabaseRefused:
    """What to tell the steward of a file or folder that SQLite gave up on while it was opened.

    SQLite says OperationalError of a full disk, a lock and missing rights: nothing is damaged then, and a backup
    restored over it would lose what is newer.
    """
    if isinstance(error, sqlite3.OperationalError):
        return DatabaseRefused(
            f"{path} cannot be written now. Check that the disk has room, that this user may write it, and that no other program holds it."
        )
    return DatabaseRefused(
        f"{path} is damaged or not a Firsthand database ({type(error).__name__}). Restore the newest backup as the runbook says; do not delete it."
    )


def _opened(path: Path, store: str) -> sqlite3.Connection:
    fresh = not path.exists()
    try:
        connection = sqlite3.connect(path, isolation_level=None, cached_statements=512)
    except sqlite3.Error:
        raise DatabaseRefused(f"{path} cannot be opened. Check its owner and permissions.") from None
    try:
        if fresh:
            path.chmod(0o600)
        for pragma in _PRAGMAS:
            connection.execute(pragma).fetchall()
        _migrate(connection, path, store)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise refusal(path, error) from None
    except BaseException:
        connection.close()
        raise
    return connection


def migrations(store: str) -> list[tuple[int, str]]:
    """The numbered migrations of one store, oldest first, as SQL."""
    folder = resources.files("storage").joinpath("schema", store)
    found = [
        (int(match[1]), entry)
        for entry in folder.iterdir()
        if (match := re.fullmatch(r"(\d{4})_\w+\.sql", entry.name))
    ]
    return [
        (number, entry.read_text(encoding="utf-8"))
        for number, entry in sorted(found, key=lambda pair: pair[0])
    ]


def _migrate(connection: sqlite3.Connection, path: Path, store: str) -> None:
    """Bring the schema up to date, each migration in a transaction of its own."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    known = migrations(store)
    if version > known[-1][0]:
        raise DatabaseRefused(
            f"{path} was written by a newer Firsthand (schema {version}, this one knows {known[-1][0]}). Install that version again."
        )
    for number, sql in known:
        if number > version:
            connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;")
    # Written once more even where nothing changed: SQLite opens a file it may only read without a word, and the
    # first narrator would be the one to find out.
    connection.execute(f"PRAGMA user_version = {known[-1][0]}")
