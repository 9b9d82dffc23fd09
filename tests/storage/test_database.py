"""The two files: one process at a time, whole or refused, both halves of a story in the safe order."""

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from conversations.consent import Consent, Use
from conversations.effects import Submit
from conversations.session import NarratorId
from conversations.story import Answer, Story
from storage.database import Database, Transaction, migrations
from storage.errors import DatabaseRefused
from storage.sealing.identity import new_identity
from storage.store import Store

SECRET = bytes(range(32))
WEEK = "2026-W48"
ID = bytes(range(16))
NOBODY = 65534
RECIPIENTS = [new_identity("ana").recipient]
FILES = ("ledger.db", "shares.db")
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "secure_delete": 1,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "temp_store": 2,
}


async def open_store(folder: Path) -> Store:
    return await Store.open(folder, secret=SECRET, recipients=RECIPIENTS, week=WEEK)


def submit(store: Store, transaction: Transaction, id_: bytes = ID) -> None:
    story = Story("f", "English (en)", (Answer("story", "it rained"),), Consent(frozenset(Use), "f", WEEK))
    store.vault.submit(transaction, Submit(id_, story, None), due=0, teller=NarratorId(bytes(16)))


def break_commit(transaction: Transaction) -> None:
    """Let the ledger refuse its COMMIT, after the share store has made its own."""
    transaction.ledger.execute("PRAGMA defer_foreign_keys = ON")
    transaction.ledger.execute(
        "INSERT INTO consents (story, use, allowed, wording, week, sealed) VALUES (x'ff', 'quote', 1, 'f', 'w', x'')"
    )


def rows(folder: Path, file: str, table: str) -> int:
    with closing(sqlite3.connect(folder / file)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@contextmanager
def another_user() -> Iterator[None]:
    """The rights of somebody who owns nothing; root may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


async def test_a_second_process_cannot_open_a_folder_that_is_in_use(tmp_path: Path) -> None:
    """It is told so in one sentence; once the first has let go, it can."""
    second = (
        "import asyncio, sys, pathlib\n"
        "from storage.database import Database\n"
        "from storage.errors import DatabaseRefused\n"
        "async def go():\n"
        "    try:\n"
        "        await (await Database.open(pathlib.Path(sys.argv[1]))).close()\n"
        "    except DatabaseRefused as error:\n"
        "        sys.exit(str(error))\n"
        "asyncio.run(go())\n"
    )

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", second, str(tmp_path)], capture_output=True, text=True, check=False
        )

    database = await Database.open(tmp_path)
    refused = await asyncio.to_thread(run)
    await database.close()
    assert refused.returncode == 1
    assert "Another Firsthand already uses" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert (await asyncio.to_thread(run)).returncode == 0


@pytest.mark.parametrize("file", FILES)
async def test_a_file_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path, file: str) -> None:
    await (await Database.open(tmp_path)).close()
    with closing(sqlite3.connect(tmp_path / file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(DatabaseRefused, match="newer Firsthand"):
        await Database.open(tmp_path)
    with closing(sqlite3.connect(tmp_path / file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (99,)


def no_database(path: Path) -> None:
    path.write_bytes(b"Dear all, please find the minutes attached. " * 200)


def torn_header(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(4080))


def overwritten_pages(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + os.urandom(len(content) - 4096))


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:6000])


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("damage", [no_database, torn_header, overwritten_pages, cut_short])
async def test_a_damaged_file_is_refused_with_what_to_do(tmp_path: Path, file: str, damage: object) -> None:
    """Refused when opened, never half used; and the folder is free again for whoever mends it."""
    store = await open_store(tmp_path)
    await store.write(lambda transaction: submit(store, transaction))
    await store.close()
    whole = (tmp_path / file).read_bytes()
    assert callable(damage)
    damage(tmp_path / file)
    with pytest.raises(DatabaseRefused, match=r"damaged.*[Rr]estore"):
        await open_store(tmp_path)
    (tmp_path / file).write_bytes(whole)
    await (await open_store(tmp_path)).close()


def folder_is_a_file(folder: Path) -> None:
    folder.write_text("no folder")


def lock_is_a_folder(folder: Path) -> None:
    (folder / "lock").mkdir(parents=True)


def ledger_is_a_folder(folder: Path) -> None:
    (folder / "ledger.db").mkdir(parents=True)


@pytest.mark.parametrize("obstacle", [folder_is_a_file, lock_is_a_folder, ledger_is_a_folder])
async def test_a_folder_that_cannot_be_used_is_refused(tmp_path: Path, obstacle: object) -> None:
    assert callable(obstacle)
    obstacle(tmp_path / "data")
    with pytest.raises(DatabaseRefused, match=r"permissions|writable"):
        await Database.open(tmp_path / "data")


async def test_a_folder_that_may_only_be_read_is_refused() -> None:
    """An empty one, and one with a whole ledger in it that this user may not change."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        empty, kept = Path(made) / "empty", Path(made) / "kept"
        empty.mkdir(mode=0o555)
        await (await Database.open(kept)).close()
        for path in (*kept.iterdir(), kept):
            path.chmod(0o555 if path == kept else 0o444)
        for folder in (empty, kept):
            with another_user(), pytest.raises(DatabaseRefused, match="writable"):
                await Database.open(folder)
        kept.chmod(0o755)


async def test_a_ledger_that_may_only_be_read_is_not_called_damaged() -> None:
    """Restoring a backup over a file with wrong permissions would lose what is in it."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        await (await open_store(folder)).close()
        folder.chmod(0o777)
        for path in folder.iterdir():
            path.chmod(0o444 if path.name == "ledger.db" else 0o666)
        with another_user(), pytest.raises(DatabaseRefused, match="cannot be written") as refused:
            await open_store(folder)
    assert "damaged" not in str(refused.value)


async def test_the_pragmas_are_in_force_on_both_connections(tmp_path: Path) -> None:
    database = await Database.open(tmp_path)

    def look(transaction: Transaction) -> list[dict[str, object]]:
        return [
            {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}
            for connection in (transaction.ledger, transaction.shares)
        ]

    found = await database.write(look)
    await database.close()
    assert found == [PRAGMAS, PRAGMAS]


async def test_every_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Database, log, index and lock are 0600 while they are written, and the folder 0700, whatever the umask."""
    before = os.umask(0)
    try:
        store = await open_store(tmp_path / "data")
        await store.write(lambda transaction: submit(store, transaction))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "data").iterdir()}
        await store.close()
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert {"ledger.db", "ledger.db-wal", "shares.db", "shares.db-wal", "lock"} <= modes.keys()
    assert set(modes.values()) == {0o600}


async def test_a_share_whose_story_was_not_committed_is_swept_at_the_next_start(tmp_path: Path) -> None:
    """The share is committed first: between the two commits there is a share too many, never one too few."""
    store = await open_store(tmp_path)

    def half(transaction: Transaction) -> None:
        submit(store, transaction)
        break_commit(transaction)

    with pytest.raises(sqlite3.IntegrityError):
        await store.write(half)
    assert (rows(tmp_path, "shares.db", "shares"), rows(tmp_path, "ledger.db", "stories")) == (1, 0)
    await store.write(lambda transaction: submit(store, transaction, b"other story id.."))
    await store.close()
    await (await open_store(tmp_path)).close()
    assert (rows(tmp_path, "shares.db", "shares"), rows(tmp_path, "ledger.db", "stories")) == (1, 1)


async def test_a_share_is_destroyed_before_its_story(tmp_path: Path) -> None:
    """Where a withdrawal breaks between the two commits, nobody can open the story any more."""
    store = await open_store(tmp_path)
    await store.write(lambda transaction: submit(store, transaction))

    def half(transaction: Transaction) -> None:
        store.vault.withdraw(transaction, ID, week=WEEK)
        break_commit(transaction)

    with pytest.raises(sqlite3.IntegrityError):
        await store.write(half)
    assert (rows(tmp_path, "shares.db", "shares"), rows(tmp_path, "ledger.db", "stories")) == (0, 1)
    await store.write(lambda transaction: store.vault.withdraw(transaction, ID, week=WEEK))
    await store.close()
    assert (rows(tmp_path, "shares.db", "shares"), rows(tmp_path, "ledger.db", "stories")) == (0, 0)


async def test_an_exception_undoes_both_files_and_the_next_piece_of_work_is_fine(tmp_path: Path) -> None:
    store = await open_store(tmp_path)

    def broken(transaction: Transaction) -> None:
        submit(store, transaction)
        raise LookupError

    with pytest.raises(LookupError):
        await store.write(broken)
    assert (rows(tmp_path, "shares.db", "shares"), rows(tmp_path, "ledger.db", "stories")) == (0, 0)
    await store.write(lambda transaction: submit(store, transaction))
    await store.close()
    assert (rows(tmp_path, "shares.db", "shares"), rows(tmp_path, "ledger.db", "stories")) == (1, 1)


async def test_a_cancelled_caller_leaves_no_transaction_open(tmp_path: Path) -> None:
    """Cancelled before, while or after its turn: each piece of work is done whole or not at all."""
    store = await open_store(tmp_path)
    for number in range(30):
        id_ = number.to_bytes(16, "big")
        task = asyncio.create_task(store.write(lambda transaction, id_=id_: submit(store, transaction, id_)))
        for _ in range(number % 3):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        open_ = await store.write(
            lambda transaction: transaction.ledger.execute("SELECT count(*) FROM stories").fetchone()[0]
        )
        assert open_ == await store.write(
            lambda transaction: transaction.shares.execute("SELECT count(*) FROM shares").fetchone()[0]
        )
    await store.close()
    assert rows(tmp_path, "shares.db", "shares") == rows(tmp_path, "ledger.db", "stories") > 0


async def test_work_waits_for_a_locked_file_and_is_not_lost(tmp_path: Path) -> None:
    """Another program holds the ledger for a moment, as a backup may."""
    store = await open_store(tmp_path)
    with closing(sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(store.write(lambda transaction: submit(store, transaction)))
        done, _ = await asyncio.wait([writing], timeout=0.2)
        assert not done
        other.execute("ROLLBACK")
    await writing
    await store.close()
    assert rows(tmp_path, "ledger.db", "stories") == 1


def test_migrations_are_numbered_without_a_gap() -> None:
    for store in ("ledger", "shares"):
        assert [number for number, _ in migrations(store)] == list(range(1, len(migrations(store)) + 1))
