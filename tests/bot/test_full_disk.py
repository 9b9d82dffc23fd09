"""A disk that is full in the middle of Send, a withdrawal, a new share key, a hand-over or a tidying: one error, the old state."""

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from bot.rekeying import Rekeying
from bot.tidying import Tidying
from conversations.consent import Use
from conversations.session import NarratorId
from storage import queries, resealing, retention, soundness
from storage.resealing import Moved
from storage.sealing.identity import new_identity
from storage.store import Store
from tests.bot.test_crash_points import TALK, Crashing
from tests.bot.test_crash_points import opened as talking
from tests.bot.test_standing import ANNA
from tests.bot.test_tidying import Sender
from tests.storage.test_resealing import BEN, House, accepted, handed
from tests.storage.test_vault import ANA, SECRET, WEEK, submission

NEXT_WEEK = datetime(2026, 12, 2, 9, tzinfo=UTC)
STORES = ["ledger", "shares"]
CAM = new_identity("cam")


@asynccontextmanager
async def full(store: Store, which: str) -> AsyncIterator[None]:
    """One of the two files may grow by no page: what SQLite says then is what it says of a full disk."""

    def limit(pages: int) -> Callable[[object], None]:
        def work(transaction: object) -> None:
            connection: sqlite3.Connection = getattr(store._database, f"_{which}")
            connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()

        return work

    await store.write(limit(1))  # never below what there is: SQLite keeps that
    yield
    await store.write(limit(1_000_000))


def whole(folder: Path) -> None:
    """Every page and row is as it was written."""
    assert soundness.unopened(folder, SECRET) == {}
    for name in ("ledger.db", "shares.db"):
        with closing(sqlite3.connect(folder / name)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


async def fails(work: Callable[[], Awaitable[object]]) -> None:
    with pytest.raises(sqlite3.Error):
        await work()


async def told(store: Store, count: int) -> None:
    """Stories until their file has no free page left to take one more."""
    for number in range(count):
        await store.write(
            lambda t, number=number: store.vault.submit(
                t, submission(number), due=0, teller=NarratorId(number.to_bytes(16, "big"))
            )
        )


async def test_at_send_nothing_is_said_and_the_same_update_sends_it_once_there_is_room(
    tmp_path: Path,
) -> None:
    """The ledger has no room for the story: no thanks, no half of it, and no second one later."""
    async with talking(tmp_path) as talks:
        await told(talks.store, 3)
        for line in TALK[: TALK.index("send")]:
            await talks.turns.take([talks.arrival(ANNA, line)], [])
        arrival = talks.arrival(ANNA, "send")
        before = await talks.session(ANNA)
        async with full(talks.store, "ledger"):
            await fails(lambda: talks.turns.take([arrival], []))
            assert await talks.session(ANNA) == before
            assert await stories(talks.store) == (3, 3)
        whole(tmp_path)
        outcome = await talks.turns.take([arrival], [])
        assert any("receipt" in reply.text for reply in outcome.replies)
        assert await stories(talks.store) == (4, 4)
        whole(tmp_path)


async def stories(store: Store) -> tuple[int, int]:
    def count(transaction) -> tuple[int, int]:  # type: ignore[no-untyped-def]
        return (
            transaction.ledger.execute(queries.stories_count).fetchone()[0],
            transaction.shares.execute(queries.shares_count).fetchone()[0],
        )

    return await store.write(count)


async def test_a_withdrawal_needs_no_room(tmp_path: Path) -> None:
    """What is to be gone is gone on a full disk too, in both files."""
    async with talking(tmp_path) as talks:
        await told(talks.store, 3)
        await send(talks)
        async with full(talks.store, "ledger"), full(talks.store, "shares"):
            for line in ("/delete", "yes"):
                await talks.turns.take([talks.arrival(ANNA, line)], [])
        assert await stories(talks.store) == (3, 3)
        assert await talks.session(ANNA) is None
        whole(tmp_path)


async def send(talks: Crashing) -> None:
    for line in TALK[: TALK.index("send") + 1]:
        await talks.turns.take([talks.arrival(ANNA, line)], [])


@pytest.mark.parametrize("which", STORES)
async def test_a_new_share_key_waits_for_room_and_every_share_opens(tmp_path: Path, which: str) -> None:
    store = await Store.open(tmp_path, secret=SECRET, recipients=[ANA.recipient], week=WEEK)
    try:
        await told(store, 60)
        rekeying = Rekeying(store, clock=lambda: NEXT_WEEK)
        async with full(store, which):
            try:
                await rekeying.once()
            except sqlite3.Error:
                whole(tmp_path)
        await rekeying.once()
        keys = await store.write(lambda t: t.shares.execute("SELECT count(*) FROM share_keys").fetchone())
        assert keys == (1,)
        whole(tmp_path)
    finally:
        await store.close()


async def test_a_hand_over_goes_on_where_it_stopped(tmp_path: Path) -> None:
    store = await Store.open(tmp_path, secret=SECRET, recipients=[ANA.recipient, CAM.recipient], week=WEEK)
    try:
        await told(store, 8)
        house = House(tmp_path, store)
        text = accepted(handed(await house.asked()))

        class Full(sqlite3.Connection):
            """A connection to a file that may not grow."""

            def __init__(self, *arguments: object, **named: object) -> None:
                super().__init__(*arguments, **named)  # type: ignore[arg-type]
                self.execute("PRAGMA max_page_count = 1").fetchall()

        connect = sqlite3.connect
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(resealing.sqlite3, "connect", lambda *a, **k: connect(*a, **k, factory=Full))
            with pytest.raises(sqlite3.Error):
                resealing.take(tmp_path, StringIO(text), lambda *_: None)
        whole(tmp_path)
        assert await house.opens(ANA) == 8
        assert house.take(text) == Moved(moved=8, gone=0, before=0)
        assert await house.opens(BEN) == 8
        whole(tmp_path)
    finally:
        await store.close()


async def test_what_is_over_goes_on_a_full_disk_or_when_there_is_room(tmp_path: Path) -> None:
    store = await Store.open(tmp_path, secret=SECRET, recipients=[ANA.recipient], week=WEEK)
    now = datetime(2028, 1, 3, tzinfo=UTC)
    try:
        await told(store, 8)
        hour = int(now.timestamp()) // 3600
        await store.write(lambda t: t.ledger.execute(queries.mark_keep, ("backup", hour.to_bytes(8, "big"))))
        await store.write(lambda t: retention.looked(t.ledger, now - timedelta(days=1)))
        tidying = Tidying(store, Sender(), dict.fromkeys(Use, 4), most=100, clock=lambda: now)
        async with full(store, "ledger"), full(store, "shares"):
            try:
                await tidying.once()
            except sqlite3.Error:
                whole(tmp_path)
        await tidying.once()
        assert await stories(store) == (0, 0)
        whole(tmp_path)
    finally:
        await store.close()
