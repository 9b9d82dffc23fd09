"""The register of exports: what was written is read, numbers are nobody's twice, and a changed byte is found."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from storage import exports
from storage.errors import DatabaseRefused, ExportRefused
from storage.exported import Exported, Issued, Receipt
from storage.exports import EXPORTS, Register
from tests.storage.parcels import EVE

SECRET = bytes(range(32))
ZED = replace(EVE, name="Zed", key=EVE.key.replace("age15n", "age15q"))
STORIES = tuple(bytes([number]) * 16 for number in range(64, 69))
ONE = Exported(b"\1" * 16, EVE, 1, "2026-W48", STORIES)
TWO = Exported(b"\2" * 16, EVE, 2, "2026-W49", STORIES[:2])
OTHERS = Exported(b"\3" * 16, ZED, 1, "2026-W49", ())
LIST = Issued(1, date(2026, 11, 24), "2026-W48", "Eve", (ONE.id.hex(),), ("ab" * 16, "cd" * 16))
RECEIPT = Receipt(1, ONE.id, 2, ("data/stories.parquet",))


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with exports.opened(tmp_path, SECRET) as opened:
        for parcel in (ONE, OTHERS, TWO):
            opened.add(parcel)
        opened.issue(EVE.key, LIST)
        opened.keep(EVE.key, RECEIPT)
        yield opened


def change(folder: Path, statement: str, *values: object) -> int:
    with closing(sqlite3.connect(folder / EXPORTS)) as connection, connection:
        return connection.execute(statement, values).rowcount


def read_all(register: Register) -> list[object]:
    return [
        register.exported(),
        *(list(register.issued(who.key)) + list(register.receipts(who.key)) for who in (EVE, ZED)),
    ]


def test_what_was_registered_is_read_by_whoever_opens_it_next(register: Register, tmp_path: Path) -> None:
    with exports.opened(tmp_path, SECRET) as again:
        for one in (register, again):
            assert sorted(one.exported(), key=lambda parcel: parcel.id) == [ONE, TWO, OTHERS]
            assert one.exported(EVE.key) == [ONE, TWO]
            assert (one.issued(EVE.key), one.issued(ZED.key)) == ([LIST], [])
            assert (one.receipts(EVE.key), one.receipts(ZED.key)) == ([RECEIPT], [])


def test_the_next_parcel_knows_those_before_it_and_gets_keys_of_its_own(register: Register) -> None:
    parcel = exports.prepared(register, SECRET, EVE, contact="c")
    again = exports.prepared(register, SECRET, EVE, contact="c")
    other = exports.prepared(register, SECRET, ZED, contact="c")
    assert (parcel.number, parcel.earlier) == (3, (ONE.id.hex(), TWO.id.hex()))
    assert (other.number, other.earlier) == (2, (OTHERS.id.hex(),))
    assert parcel.pseudonym_key == again.pseudonym_key != other.pseudonym_key
    assert len({parcel.id, again.id, other.id}) == len({parcel.receipt_key, again.receipt_key}) + 1 == 3
    assert parcel.recall_key == other.recall_key


def test_a_parcel_nothing_was_made_of_is_no_earlier_one_and_keeps_its_number(register: Register) -> None:
    assert register.unused(TWO.id.hex()) == TWO
    assert register.exported(EVE.key) == [ONE, replace(TWO, unused=True)]
    parcel = exports.prepared(register, SECRET, EVE, contact="")
    assert (parcel.number, parcel.earlier) == (3, (ONE.id.hex(),))
    with pytest.raises(ExportRefused, match="no parcel"):
        register.unused("ff" * 16)


def test_two_exports_at_once_cannot_have_one_number(register: Register) -> None:
    with pytest.raises(ExportRefused, match="made meanwhile; make this one anew"):
        register.add(replace(TWO, id=b"\4" * 16))
    with pytest.raises(ExportRefused, match="made meanwhile"):
        register.issue(EVE.key, LIST)
    assert register.exported(EVE.key) == [ONE, TWO]


def test_the_file_is_its_owners_alone_and_tells_no_story_no_name_and_no_key(
    register: Register, tmp_path: Path
) -> None:
    path = tmp_path / EXPORTS
    assert path.stat().st_mode & 0o077 == 0
    data = path.read_bytes()
    assert not [
        word
        for word in (*STORIES, EVE.name.encode(), EVE.key.encode(), b"2026-W48", b"waiting", b"parquet")
        if word in data
    ]
    assert [path.name for path in tmp_path.iterdir()] == [EXPORTS]


@pytest.mark.parametrize("table", ["parcels", "recalls", "receipts"])
@pytest.mark.parametrize("how", ["zeroblob(80)", "x''", "substr(sealed, 1, length(sealed) - 1)"])
def test_a_changed_row_is_found(register: Register, tmp_path: Path, table: str, how: str) -> None:
    assert change(tmp_path, f"UPDATE {table} SET sealed = {how}") > 0
    with pytest.raises(
        DatabaseRefused, match=r"damaged.*Restore its newest backup.*do not delete"
    ) as refused:
        read_all(register)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM parcels WHERE number = 1",
        "UPDATE parcels SET number = 7 WHERE number = 2",
        "UPDATE parcels SET id = x'09090909090909090909090909090909' WHERE number = 2",
        "UPDATE parcels SET researcher = x'0101010101010101' WHERE number = 2",
        "UPDATE recalls SET number = 2",
        "UPDATE receipts SET list = 2",
        "UPDATE receipts SET parcel = x'02020202020202020202020202020202'",
    ],
)
def test_a_row_taken_out_or_moved_is_found(register: Register, tmp_path: Path, statement: str) -> None:
    assert change(tmp_path, statement) >= 1
    with pytest.raises(DatabaseRefused, match="damaged"):
        read_all(register)


def test_another_secret_opens_nothing_of_it(register: Register, tmp_path: Path) -> None:
    assert register.exported()
    with (
        exports.opened(tmp_path, bytes(32)) as other,
        pytest.raises(DatabaseRefused, match="another service secret"),
    ):
        other.exported()


def test_another_file_or_a_newer_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / EXPORTS).write_bytes(b"no database at all, but long enough to be looked at" * 100)
    with pytest.raises(DatabaseRefused, match="damaged"), exports.opened(tmp_path, SECRET):
        pass
    (tmp_path / EXPORTS).unlink()
    with exports.opened(tmp_path, SECRET):
        pass
    change(tmp_path, "PRAGMA user_version = 99")
    with pytest.raises(DatabaseRefused, match="schema 99"), exports.opened(tmp_path, SECRET):
        pass


def test_what_goes_wrong_inside_is_not_taken_for_damage(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="mine"), exports.opened(tmp_path, SECRET):
        raise ValueError("mine")
