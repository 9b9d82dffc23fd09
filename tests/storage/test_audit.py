"""The record of acts: what is written there stays, or its change is found."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from storage.audit import AUDIT, Act, Head, carried_on, opened, read_head, record
from storage.errors import AuditRefused
from tests.storage.test_vault import OTHER, SECRET

HOUR = 497_000


def five_acts(folder: Path) -> Head:
    with opened(folder, SECRET) as trail:
        for number in range(5):
            trail.add(Act.EXPORTED, hour=HOUR + number, by="ana, ben", parcel=f"{number:032x}")
        return trail.head()


def forced(folder: Path, *statements: str) -> None:
    """Change the file past its triggers, as whoever has the disk can."""
    with closing(sqlite3.connect(folder / AUDIT, isolation_level=None)) as connection:
        for trigger in ("audit_is_not_changed", "audit_is_not_cut"):
            connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        for statement in statements:
            connection.execute(statement)


def test_acts_come_back_in_their_order(tmp_path: Path) -> None:
    head = five_acts(tmp_path)
    with opened(tmp_path, SECRET) as trail:
        entries = list(trail.entries())
        assert trail.check() == trail.check(head) == head
    assert [entry.number for entry in entries] == [1, 2, 3, 4, 5]
    assert (entries[4].hour, entries[4].act, entries[4].by) == (HOUR + 4, "exported", "ana, ben")
    assert entries[4].details == {"parcel": f"{4:032x}"}
    assert (tmp_path / AUDIT).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("done", "number"),
    [
        (["UPDATE audit SET entry = replace(entry, 'ana', 'eve') WHERE number = 3"], 3),
        (
            [
                "UPDATE audit SET entry = CAST(replace(CAST(entry AS TEXT), 'ana', 'eve') AS BLOB) WHERE number = 3"
            ],
            3,
        ),
        (["DELETE FROM audit WHERE number = 2"], 2),
        (["DELETE FROM audit WHERE number = 1"], 1),
        (["DELETE FROM audit WHERE number = 3", "UPDATE audit SET number = number - 1 WHERE number > 3"], 3),
        (
            [
                "UPDATE audit SET number = 9 WHERE number = 2",
                "UPDATE audit SET number = 2 WHERE number = 4",
                "UPDATE audit SET number = 4 WHERE number = 9",
            ],
            2,
        ),
        (["UPDATE audit SET signature = (SELECT signature FROM audit WHERE number = 1) WHERE number = 4"], 4),
        (["UPDATE audit SET signature = '' WHERE number = 5"], 5),
    ],
)
def test_whatever_is_done_to_the_record_the_first_bad_entry_is_named(
    tmp_path: Path, done: list[str], number: int
) -> None:
    """Changed, deleted, closed up, swapped, signed with another entry's signature, or with none."""
    five_acts(tmp_path)
    try:
        forced(tmp_path, *done)
    except sqlite3.IntegrityError:  # the column refuses a text
        return
    with opened(tmp_path, SECRET) as trail, pytest.raises(AuditRefused, match=f"entry {number} "):
        trail.check()


def test_what_is_cut_off_at_the_end_or_made_anew_is_found_by_a_head_that_was_posted(tmp_path: Path) -> None:
    head = five_acts(tmp_path)
    forced(tmp_path, "DELETE FROM audit WHERE number > 3")
    with opened(tmp_path, SECRET) as trail:
        assert trail.check().number == 3
        with pytest.raises(AuditRefused, match=r"entry 5 .* cut off"):
            trail.check(head)
        for number in range(2):
            trail.add(Act.BACKED_UP, hour=HOUR + number, by="a command")
        with pytest.raises(AuditRefused, match=r"entry 5 .* made anew"):
            trail.check(head)
        assert read_head(str(trail.head())) == trail.head()


def test_a_record_of_another_secret_is_not_taken_for_ours(tmp_path: Path) -> None:
    with opened(tmp_path, OTHER) as trail:
        trail.add(Act.STARTED, hour=HOUR, by="the service")
    with opened(tmp_path, SECRET) as trail, pytest.raises(AuditRefused, match="entry 1 "):
        trail.check()


@pytest.mark.parametrize("statement", ["UPDATE audit SET entry = x'00'", "DELETE FROM audit"])
def test_no_mistake_of_ours_changes_an_entry(tmp_path: Path, statement: str) -> None:
    five_acts(tmp_path)
    with (
        closing(sqlite3.connect(tmp_path / AUDIT)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="record of acts"),
    ):
        connection.execute(statement)


def test_many_write_at_once_and_the_chain_holds(tmp_path: Path) -> None:
    """The service and commands are processes of their own; each finds the newest entry under the lock."""

    def writes() -> None:
        for _ in range(10):
            record(tmp_path, SECRET, Act.BACKED_UP, hour=HOUR, by="a command")

    threads = [threading.Thread(target=writes) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with opened(tmp_path, SECRET) as trail:
        assert trail.check().number == 40


def damaged(path: Path) -> None:
    path.write_bytes(b"no database" * 500)


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize("change", [damaged, newer])
def test_a_file_that_cannot_be_used_is_one_sentence(tmp_path: Path, change: Callable[[Path], None]) -> None:
    change(tmp_path / AUDIT)
    with pytest.raises(AuditRefused) as refused, opened(tmp_path, SECRET):
        pass
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("text", ["", "5", "x:" + "0" * 64, "5:" + "g" * 64, "5:" + "0" * 63])
def test_what_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(AuditRefused, match="64 hex digits"):
        read_head(text)


def test_a_restored_record_is_carried_on_by_the_one_of_the_old_folder_and_by_no_other(tmp_path: Path) -> None:
    """What was done between the backup and the loss stays in the record; a damaged, older or foreign one is let be."""
    old, restored, other = (tmp_path / name for name in ("old", "restored", "other"))
    for folder in (old, restored, other):
        folder.mkdir()
    five_acts(old)
    (restored / AUDIT).write_bytes((old / AUDIT).read_bytes())
    assert not carried_on(restored, old, SECRET)  # nothing was done since
    record(old, SECRET, Act.BACKED_UP, hour=HOUR, by="a command")
    for number in range(9):
        record(other, SECRET, Act.STARTED, hour=HOUR + number, by="the service")
    assert not carried_on(restored, other, SECRET)
    assert not carried_on(restored, tmp_path, SECRET)
    assert carried_on(restored, old, SECRET)
    with opened(restored, SECRET) as trail:
        assert trail.check().number == 6
    forced(old, "DELETE FROM audit WHERE number = 2")
    record(old, SECRET, Act.BACKED_UP, hour=HOUR, by="a command")
    assert not carried_on(restored, old, SECRET)
