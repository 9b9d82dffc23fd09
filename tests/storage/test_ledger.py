"""Sessions and update ids: sealed to their row, forgotten in time, nobody's name."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.session import NarratorId, Session, Stage
from storage.database import Database, Transaction
from storage.errors import Unopenable
from storage.ledger import HOURS_REMEMBERED, Ledger
from storage.sealing.envelope import derive, place, seal, unseal

T = TypeVar("T")
SECRET, OTHER = bytes(range(32)), bytes(range(1, 33))
ANNA, BEN = 5_500_000_001, 5_500_000_002
SESSION = Session("aaaaaaaa", "f 1", "English (en)", Stage.ASKING, "story", 3, {"story": "xylopyrography"})


def ledger_of(secret: bytes) -> Ledger:
    return Ledger(derive(secret, "sessions"), derive(secret, "narrators"), derive(secret, "aside"))


LEDGER = ledger_of(SECRET)


async def with_database(folder: Path, use: Callable[[Database], Awaitable[T]]) -> T:
    database = await Database.open(folder)
    try:
        return await use(database)
    finally:
        await database.close()


def keep_anna(transaction: Transaction) -> NarratorId:
    narrator = LEDGER.narrator("telegram", ANNA)
    LEDGER.keep(transaction, {narrator: SESSION})
    return narrator


async def test_a_session_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    async def use(database: Database) -> None:
        narrator = await database.write(keep_anna)
        assert await database.write(
            lambda t: LEDGER.load(t, [narrator, LEDGER.narrator("telegram", BEN)])
        ) == {narrator: SESSION}
        await database.write(lambda t: LEDGER.keep(t, {narrator: None}))
        assert await database.write(lambda t: LEDGER.load(t, [narrator])) == {}

    await with_database(tmp_path, use)


async def test_a_session_moved_to_another_narrators_row_is_refused(tmp_path: Path) -> None:
    """Whoever can write the file still cannot hand one person's talk to another."""

    async def use(database: Database) -> None:
        await database.write(keep_anna)
        ben = LEDGER.narrator("telegram", BEN)
        await database.write(lambda t: t.ledger.execute("UPDATE sessions SET narrator = ?", (ben,)))
        with pytest.raises(Unopenable):
            await database.write(lambda t: LEDGER.load(t, [ben]))

    await with_database(tmp_path, use)


async def test_a_ledger_under_another_secret_opens_nothing(tmp_path: Path) -> None:
    async def use(database: Database) -> None:
        narrator = await database.write(keep_anna)
        with pytest.raises(Unopenable):
            await database.write(lambda t: ledger_of(OTHER).load(t, [narrator]))

    await with_database(tmp_path, use)


TABLES = st.sampled_from(["sessions", "outbox", "facts", "waiting", "posts", "aside", "share_keys"])


@given(
    value=st.binary(max_size=200),
    here=st.tuples(TABLES, st.sampled_from(["sealed", "record"]), st.binary(min_size=1, max_size=18)),
    there=st.tuples(TABLES, st.sampled_from(["sealed", "record"]), st.binary(min_size=1, max_size=18)),
)
def test_a_sealed_row_opens_in_its_own_place_alone(
    value: bytes, here: tuple[str, str, bytes], there: tuple[str, str, bytes]
) -> None:
    """Under one key even: another table, column or row is refused."""
    key = derive(SECRET, "any")
    sealed = seal(key, value, place=place(*here))
    assert unseal(key, sealed, place=place(*here)) == value
    if here != there:
        with pytest.raises(Unopenable):
            unseal(key, sealed, place=place(*there))


@given(value=st.binary(max_size=60), data=st.data())
def test_a_sealed_row_with_any_byte_changed_added_or_lost_is_refused(
    value: bytes, data: st.DataObject
) -> None:
    key = derive(SECRET, "any")
    sealed = seal(key, value, place=b"p")
    at = data.draw(st.integers(0, len(sealed) - 1))
    other = data.draw(st.integers(1, 255))
    changed = sealed[:at] + bytes([sealed[at] ^ other]) + sealed[at + 1 :]
    for broken in (changed, sealed[:at], sealed[at + 1 :], sealed + b"\x00"):
        with pytest.raises(Unopenable):
            unseal(key, broken, place=b"p")


def test_a_pseudonym_is_another_one_on_each_channel_and_under_each_secret() -> None:
    """And it holds nothing of the account's number."""
    names = {
        ledger.narrator(channel, account)
        for ledger in (LEDGER, ledger_of(OTHER))
        for channel in ("telegram", "terminal")
        for account in (ANNA, BEN, -ANNA)
    }
    assert len(names) == 12
    assert {len(name) for name in names} == {16}
    assert not [name for name in names if ANNA.to_bytes(5, "big") in name or str(ANNA).encode() in name]
    assert LEDGER.narrator("telegram", ANNA) == ledger_of(SECRET).narrator("telegram", ANNA)


async def test_update_ids_are_remembered_for_two_days_and_then_forgotten(tmp_path: Path) -> None:
    """To the hour; and after a quiet week a lower id is a new one."""

    async def use(database: Database) -> None:
        await database.write(lambda t: LEDGER.remember(t, [900, 901], hour=1000))
        await database.write(lambda t: LEDGER.remember(t, [902], hour=1001))
        await database.write(lambda t: LEDGER.forget_old(t, 1000 + HOURS_REMEMBERED))
        assert await database.write(lambda t: LEDGER.seen(t, [899, 900, 901, 902, 903])) == {900, 901, 902}
        await database.write(lambda t: LEDGER.forget_old(t, 1001 + HOURS_REMEMBERED))
        assert await database.write(lambda t: LEDGER.seen(t, [899, 900, 901, 902, 903])) == {902}
        await database.write(lambda t: LEDGER.remember(t, [5], hour=1200))
        assert await database.write(lambda t: LEDGER.seen(t, [4, 5, 6])) == {5}

    await with_database(tmp_path, use)


async def test_what_was_put_aside_is_sealed_and_gone_after_two_days(tmp_path: Path) -> None:
    raw = b'{"update_id":7,"message":"xylopyrography"}'

    async def use(database: Database) -> None:
        await database.write(lambda t: LEDGER.put_aside(t, 7, raw, hour=1000))
        (sealed,) = await database.write(lambda t: t.ledger.execute("SELECT sealed FROM aside").fetchone())
        key = derive(SECRET, "aside")
        assert unseal(key, sealed, place=place("aside", "sealed", (7).to_bytes(8, "big"))) == raw
        assert not [path for path in tmp_path.iterdir() if b"xylopyrography" in path.read_bytes()]
        await database.write(lambda t: LEDGER.forget_old(t, 1001 + HOURS_REMEMBERED))
        assert await database.write(lambda t: t.ledger.execute("SELECT count(*) FROM aside").fetchone()) == (
            0,
        )

    await with_database(tmp_path, use)


async def test_a_forgotten_session_is_in_no_file_right_after_the_call(tmp_path: Path) -> None:
    """Not in the write-ahead log either: the draft of somebody who deleted everything before sending."""

    async def use(database: Database) -> None:
        narrator = await database.write(keep_anna)
        (sealed,) = await database.write(lambda t: t.ledger.execute("SELECT sealed FROM sessions").fetchone())
        assert [path.name for path in tmp_path.iterdir() if sealed[13:45] in path.read_bytes()]
        await database.write(lambda t: LEDGER.keep(t, {narrator: None}))
        assert not [path.name for path in tmp_path.iterdir() if sealed[13:45] in path.read_bytes()]

    await with_database(tmp_path, use)


async def test_many_writers_at_once_never_share_a_transaction(tmp_path: Path) -> None:
    """Each reads and adds one; none is lost."""

    async def use(database: Database) -> None:
        def add_one(transaction: Transaction) -> None:
            (count,) = transaction.ledger.execute("SELECT count(*) FROM updates").fetchone()
            LEDGER.remember(transaction, [count], hour=1)

        await asyncio.gather(*(database.write(add_one) for _ in range(50)))
        assert await database.write(lambda t: LEDGER.seen(t, range(60))) == set(range(50))

    await with_database(tmp_path, use)
