"""What staff have stopped is kept until they let it go on, tells nobody which channels there are, and fails stopped."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage import soundness
from storage.digests import Paused, reading
from tests.storage.test_vault import SECRET, open_store

STATES = [
    Paused(),
    Paused(everything=True),
    Paused(channels=frozenset({"Housing"})),
    Paused(everything=True, channels=frozenset({"staff", "Tai a chartrefi"})),
]


@pytest.mark.parametrize("paused", STATES)
async def test_what_is_stopped_is_stopped_after_a_restart_too(tmp_path: Path, paused: Paused) -> None:
    store = await open_store(tmp_path)
    await store.write(lambda t: store.digests.keep_paused(t, paused))
    await store.close()
    store = await open_store(tmp_path)
    assert await store.write(store.digests.paused) == paused
    await store.close()
    with reading(tmp_path, SECRET) as (digests, transaction):
        assert digests.paused(transaction) == paused
    assert soundness.unopened(tmp_path, SECRET) == {}


async def test_at_first_nothing_is_stopped(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    paused = await store.write(store.digests.paused)
    assert paused == Paused()
    assert not paused.holds("staff")
    await store.close()


def test_a_stop_holds_every_channel_and_a_pause_its_own() -> None:
    assert [Paused(everything=True).holds(name) for name in ("staff", "Housing")] == [True, True]
    one = Paused(channels=frozenset({"Housing"}))
    assert [one.holds(name) for name in ("staff", "Housing")] == [False, True]


async def test_neither_the_file_nor_its_length_tells_which_channels_are_paused(tmp_path: Path) -> None:
    lengths = set()
    for at, names in enumerate([(), ("Housing",), ("Housing", "Money", "A longer name than others")]):
        folder = tmp_path / str(at)
        store = await open_store(folder)
        await store.write(lambda t: store.digests.keep_paused(t, Paused(channels=frozenset(names))))
        await store.close()
        with closing(sqlite3.connect(folder / "ledger.db")) as connection:
            ((value,),) = connection.execute("SELECT value FROM marks WHERE name = 'paused'")
        lengths.add(len(value))
        assert b"Housing" not in b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    assert len(lengths) == 1


async def test_where_it_does_not_open_everything_is_stopped_and_the_doctor_counts_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Another row's value does not open there either; staff can let it go on, and then it opens again."""
    store = await open_store(tmp_path)
    await store.write(lambda t: store.digests.keep_paused(t, Paused()))
    await store.write(
        lambda t: (
            t.ledger.execute(
                "UPDATE marks SET value = (SELECT value FROM marks WHERE name = 'secret') WHERE name = 'paused'"
            ).rowcount
        )
    )
    for _ in range(3):
        assert await store.write(store.digests.paused) == Paused(everything=True)
    assert len(caplog.records) == 1
    assert soundness.unopened(tmp_path, SECRET) == {"marks": 1}
    await store.write(lambda t: store.digests.keep_paused(t, Paused()))
    assert await store.write(store.digests.paused) == Paused()
    assert soundness.unopened(tmp_path, SECRET) == {}
    await store.close()
