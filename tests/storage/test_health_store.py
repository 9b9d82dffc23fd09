"""Counters are added to in a batch, seen only when ten more narrators have come, and damaged without harm."""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from conversations.health.observations import TALK, Measure
from storage import health, queries, soundness
from storage.database import Database, migrations
from storage.errors import DatabaseRefused
from storage.sealing.identity import new_identity
from storage.store import Store

SECRET = bytes(range(32))
WEEK = "2026-W48"
FLOW = "flow 1 abc"
RECIPIENTS = [new_identity("ana").recipient]

Counts = dict[tuple[str, str, Measure], int]


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Store]:
    store = await Store.open(folder, secret=SECRET, recipients=RECIPIENTS, week=WEEK)
    try:
        yield store
    finally:
        await store.close()


async def add(folder: Path, *batches: Counts) -> None:
    async with opened(folder) as store:
        for counts in batches:
            await store.write(lambda transaction, counts=counts: health.add(transaction, counts))


def came(count: int, flow: str = FLOW) -> Counts:
    return {(flow, TALK, Measure.CAME): count}


def shown(count: int, flow: str = FLOW) -> Counts:
    return {(flow, "age", Measure.SHOWN): count}


def seen(folder: Path, flow: str = FLOW) -> dict[tuple[str, Measure], int]:
    return dict(health.read(folder).counts.get(flow, {}))


def raw(folder: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    """Look into, or change, the ledger behind everybody's back."""
    with closing(sqlite3.connect(folder / "ledger.db")) as connection, connection:
        return connection.execute(statement, values).fetchall()


async def test_a_ledger_of_the_first_schema_is_brought_up_to_date_and_keeps_what_it_held(
    tmp_path: Path,
) -> None:
    """A folder as the first version made it: the schema of then, and rows in it."""
    (tmp_path / "data").mkdir(mode=0o700)
    for store, name in (("ledger", "ledger.db"), ("shares", "shares.db")):
        with closing(sqlite3.connect(tmp_path / "data" / name)) as connection, connection:
            (number, sql), *_ = migrations(store)
            assert number == 1
            connection.executescript(f"{sql}\nPRAGMA user_version = 1;")
            if store == "ledger":
                connection.execute("INSERT INTO flows VALUES (?, x'00')", (FLOW,))
                connection.execute("INSERT INTO updates VALUES (7, 1)")
    (tmp_path / "data" / "ledger.db").chmod(0o600)
    (tmp_path / "data" / "shares.db").chmod(0o600)
    await add(tmp_path / "data", {**came(10), **shown(9)})
    assert raw(tmp_path / "data", "PRAGMA user_version") == [(migrations("ledger")[-1][0],)]
    assert raw(tmp_path / "data", "SELECT version FROM flows") == [(FLOW,)]
    assert raw(tmp_path / "data", "SELECT id FROM updates") == [(7,)]
    assert seen(tmp_path / "data")["age", Measure.SHOWN] == 9


async def test_an_older_program_cannot_be_given_the_newer_ledger_unnoticed(tmp_path: Path) -> None:
    """What reads beside the service says so too, until the service has brought an old ledger up to date."""
    await add(tmp_path, came(1))
    raw(tmp_path, "PRAGMA user_version = 1")
    with pytest.raises(DatabaseRefused, match="has schema 1, and this Firsthand reads"):
        health.read(tmp_path)


async def test_figures_stand_still_until_ten_more_narrators_have_come(tmp_path: Path) -> None:
    """So two printings differ by ten people, or not at all: whoever prints every day sees no single family."""
    seen_so_far: list[dict[tuple[str, Measure], int]] = []
    async with opened(tmp_path) as store:
        for _ in range(40):
            await store.write(lambda transaction: health.add(transaction, {**came(1), **shown(1)}))
            now = seen(tmp_path)
            if not seen_so_far or now != seen_so_far[-1]:
                seen_so_far.append(now)
    assert [table["age", Measure.SHOWN] for table in seen_so_far] == [0, 10, 20, 30, 40]


async def test_what_happens_while_nobody_comes_is_not_seen(tmp_path: Path) -> None:
    await add(tmp_path, {**came(10), **shown(10)}, *[shown(1)] * 50)
    assert seen(tmp_path)["age", Measure.SHOWN] == 10
    await add(tmp_path, came(9), {**came(1), **shown(1)})
    assert seen(tmp_path)["age", Measure.SHOWN] == 61


async def test_one_who_comes_and_deletes_again_and_again_lets_nothing_be_seen(tmp_path: Path) -> None:
    again = {**came(1), **shown(1), (FLOW, TALK, Measure.WENT): 1}
    await add(tmp_path, *[again] * 30)
    assert set(seen(tmp_path).values()) == {0}


async def test_narrators_of_one_version_let_nothing_of_another_be_seen(tmp_path: Path) -> None:
    await add(tmp_path, {**came(10, "other"), **shown(7)}, came(3))
    assert set(seen(tmp_path).values()) == {0}
    assert seen(tmp_path, "other") == {(TALK, Measure.CAME): 10}


async def test_counters_lie_in_the_order_of_their_names_whenever_they_were_counted(tmp_path: Path) -> None:
    await add(
        tmp_path,
        {(FLOW, "z", Measure.SHOWN): 1},
        {(FLOW, "a", Measure.SHOWN): 1, ("a flow", "m", Measure.LEFT): 1},
    )
    rows = raw(tmp_path, "SELECT flow, prompt, measure FROM health")
    assert rows == sorted(rows)
    columns = [name for _, name, *_ in raw(tmp_path, "PRAGMA table_info(health)")]
    assert columns == ["flow", "prompt", "measure", "count", "settled"]
    with pytest.raises(sqlite3.OperationalError, match="rowid"):
        raw(tmp_path, "SELECT rowid FROM health")


async def test_a_batch_is_one_statement(tmp_path: Path) -> None:
    said: list[str] = []
    async with opened(tmp_path) as store:
        counts = {**shown(3), (FLOW, "age", Measure.ANSWERED): 2, ("other", "q", Measure.LEFT): 1}

        def work(transaction: object) -> None:
            connection: sqlite3.Connection = transaction.ledger  # type: ignore[attr-defined]
            connection.set_trace_callback(said.append)
            health.add(transaction, counts)  # type: ignore[arg-type]
            health.add(transaction, {})  # type: ignore[arg-type]
            connection.set_trace_callback(None)

        await store.write(work)
    assert len(said) == 1


# Damage


@pytest.mark.parametrize("count", [-5, -(2**63), 2**63 - 1, 10**13])
async def test_a_counter_that_is_no_count_is_left_out_counted_by_the_doctor_and_stops_nothing(
    tmp_path: Path, count: int
) -> None:
    await add(tmp_path, {**came(10), **shown(20), (FLOW, "age", Measure.ANSWERED): 15})
    raw(tmp_path, "UPDATE health SET count = ?, settled = ? WHERE measure = 'shown'", count, count)
    kept = health.read(tmp_path)
    assert kept.damaged == 1
    assert kept.counts[FLOW] == {(TALK, Measure.CAME): 10, ("age", Measure.ANSWERED): 15}
    assert soundness.unopened(tmp_path, SECRET) == {"health": 1}
    await add(tmp_path, {**came(10), **shown(1), (FLOW, "age", Measure.ANSWERED): 1})
    assert seen(tmp_path) == {(TALK, Measure.CAME): 20, ("age", Measure.ANSWERED): 16}
    assert raw(tmp_path, "SELECT count FROM health WHERE measure = 'shown'") == [(count,)], "left to be found"


@pytest.mark.parametrize("value", ["many", 1.5, b"\x00", None])
async def test_a_table_that_was_put_in_its_place_with_other_kinds_of_values_is_only_damage(
    tmp_path: Path, value: object
) -> None:
    await add(tmp_path, {**came(10), **shown(20)})
    raw(tmp_path, "DROP TABLE health")
    raw(
        tmp_path,
        "CREATE TABLE health (flow, prompt, measure, count, settled DEFAULT 0, PRIMARY KEY (flow, prompt, measure))",
    )
    for row in (
        (FLOW, TALK, "came", value, value),
        (FLOW, "age", "shown", value, 5),
        (value, value, value, 5, 5),
        (FLOW, "age", "tasted", 5, 5),
        ("other", "age", "shown", 4, 5),
    ):
        raw(tmp_path, "INSERT OR REPLACE INTO health VALUES (?, ?, ?, ?, ?)", *row)
    there = len(raw(tmp_path, "SELECT * FROM health"))
    assert health.read(tmp_path).damaged == there
    assert soundness.unopened(tmp_path, SECRET) == {"health": there}
    await add(tmp_path, {**came(10), **shown(1)})
    assert health.read(tmp_path).damaged == there


async def test_adding_what_cannot_be_counted_leaves_the_rest_of_the_transaction_as_it_was(
    tmp_path: Path,
) -> None:
    await add(tmp_path, came(1))
    raw(tmp_path, "DROP TABLE health")

    def work(transaction: object) -> None:
        transaction.ledger.execute("INSERT INTO updates VALUES (9, 1)")  # type: ignore[attr-defined]
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            health.add(transaction, shown(1))  # type: ignore[arg-type]

    database = await Database.open(tmp_path)
    await database.write(work)
    await database.close()
    assert raw(tmp_path, "SELECT id FROM updates") == [(9,)]


async def test_counters_are_read_while_the_service_runs_and_hold_it_up_for_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await store.write(lambda transaction: health.add(transaction, {**came(10), **shown(12)}))
        assert seen(tmp_path)["age", Measure.SHOWN] == 12
        await store.write(lambda transaction: health.add(transaction, {**came(10), **shown(12)}))
        assert seen(tmp_path)["age", Measure.SHOWN] == 24
        await store.write(lambda transaction: transaction.erase_traces())
        assert (tmp_path / "ledger.db-wal").stat().st_size == 0
    shutil.rmtree(tmp_path)
    with pytest.raises(DatabaseRefused, match="There is no"):
        health.read(tmp_path)


def test_the_bounds_of_a_sound_counter_are_the_same_in_both_languages() -> None:
    assert str(health._MOST) in queries.health_add
    assert queries.health_settle.count(str(health._MOST)) == 3
