"""The share key is re-made while the service goes on; whatever moment it is killed at, every share opens."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.rekeying import Rekeying
from conversations.session import NarratorId
from storage import soundness
from storage.database import Transaction
from storage.store import Store
from tests.storage.test_vault import SECRET, id_of, open_store, submission

NEXT_WEEK = datetime(2026, 12, 2, 9, tzinfo=UTC)


async def told(store: Store, numbers: range) -> None:
    for number in numbers:
        await store.write(
            lambda t, number=number: store.vault.submit(
                t, submission(number), due=0, teller=NarratorId(bytes(16))
            )
        )


async def test_every_week_there_is_a_new_share_key_and_the_old_one_is_in_no_file(tmp_path: Path) -> None:
    """Once in a week, and not twice; the sealed key of the week before is found in no file any more."""
    store = await open_store(tmp_path)
    await told(store, range(7))
    (old,) = await store.write(lambda t: t.shares.execute("SELECT id, sealed FROM share_keys").fetchall())
    rekeying = Rekeying(store, clock=lambda: NEXT_WEEK)
    assert await rekeying.once() == 7
    assert await rekeying.once() == 0
    await told(store, range(7, 9))
    await store.close()
    assert soundness.unopened(tmp_path, SECRET) == {}
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert old[1] not in content


@pytest.mark.parametrize("steps", range(8))
async def test_killed_at_any_step_a_roll_loses_nothing_and_goes_on(tmp_path: Path, steps: int) -> None:
    """After each committed step the store is opened anew, as after a kill: every share opens, and the roll ends."""
    store = await open_store(tmp_path)
    await told(store, range(5))
    rolling = store.vault.rolling
    newest = await store.write(lambda t: rolling.begin(t, "2026-W49"))
    after: bytes | None = b""
    for _ in range(steps):
        if after is None:
            break
        start = after
        after = (await store.write(lambda t, start=start: rolling.step(t, newest, start, 1))).last
    await store.close()
    assert soundness.unopened(tmp_path, SECRET) == {}
    again = await open_store(tmp_path)
    await told(again, range(5, 6))
    await Rekeying(again, clock=lambda: NEXT_WEEK).once()
    keys = await again.write(lambda t: t.shares.execute("SELECT week FROM share_keys").fetchall())
    await again.close()
    assert keys == [("2026-W49",)]
    assert soundness.unopened(tmp_path, SECRET) == {}


async def test_an_old_key_is_not_destroyed_while_a_share_needs_it(tmp_path: Path) -> None:
    """A share that was sealed with the old key meanwhile is found, and sealed anew first."""
    store = await open_store(tmp_path)
    await told(store, range(3))
    rolling = store.vault.rolling
    newest = await store.write(lambda t: rolling.begin(t, "2026-W49"))
    assert not await store.write(lambda t: rolling.finish(t, newest))
    await told(store, range(3, 4))
    await store.write(lambda t: rolling.step(t, newest))
    assert await store.write(lambda t: rolling.finish(t, newest))
    await store.close()
    assert soundness.unopened(tmp_path, SECRET) == {}


async def test_a_damaged_share_keeps_no_old_key_alive(tmp_path: Path) -> None:
    """It opens with no key, so the others are not kept open in backups for its sake."""
    store = await open_store(tmp_path)
    await told(store, range(3))

    def damage(transaction: Transaction) -> None:
        (sealed,) = transaction.shares.execute(
            "SELECT sealed FROM shares WHERE story = ?", (id_of(1),)
        ).fetchone()
        changed = sealed[:-1] + bytes((sealed[-1] ^ 1,))
        transaction.shares.execute("UPDATE shares SET sealed = ? WHERE story = ?", (changed, id_of(1)))

    await store.write(damage)
    assert await Rekeying(store, clock=lambda: NEXT_WEEK).once() == 2
    keys = await store.write(lambda t: t.shares.execute("SELECT week FROM share_keys").fetchall())
    assert keys == [("2026-W49",)]
    await store.close()
    assert soundness.unopened(tmp_path, SECRET) == {"shares": 1}
