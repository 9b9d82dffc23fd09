"""After an outage of more than a day people in the middle of a talk are told, once and kindly, that words may be lost."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.telegram.outages import Outages
from conversations.words import words_of
from storage import outages, queries
from storage.database import Transaction
from tests.bot.conftest import Service
from tests.bot.test_whole_way import ANNA, BEN, talk
from tests.storage.test_vault import open_store
from tests.telegram.fake import FakeTelegram

MISSED = words_of("en").coming_and_going.missed
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = int(NOON.timestamp()) // 3600


async def test_who_was_in_the_middle_of_a_talk_is_told_once(service: Service) -> None:
    """Anna was, and wrote into the silence; Ben comes for the first time. Nobody is written to first."""

    def a_day_passes(transaction: Transaction) -> None:
        ((hour,),) = transaction.ledger.execute("SELECT hour FROM sessions").fetchall()
        transaction.ledger.execute("UPDATE sessions SET hour = ?", (hour - 26,))
        transaction.ledger.execute(queries.mark_keep, ("heard", (hour - 25).to_bytes(8, "big")))

    async with FakeTelegram() as telegram:
        async with service.running(telegram) as app:
            await talk(telegram, ANNA, ["hello", "[Yes, it is safe]"])
            await app.store.write(a_day_passes)
        before = len(telegram.said(ANNA))
        async with service.running(telegram):
            await telegram.acknowledged()
            assert len(telegram.said(ANNA)) == before
            await talk(telegram, BEN, ["hello"])
            await talk(telegram, ANNA, ["18 or over"])
            await talk(telegram, ANNA, ["hello again"])
        assert [message.text for message in telegram.said(ANNA)].count(MISSED) == 1
        assert MISSED not in [message.text for message in telegram.said(BEN)]


@pytest.mark.parametrize(("gap", "told"), [(1, 0), (24, 0), (25, 25), (400 * 24, 400 * 24)])
async def test_a_gap_of_more_than_a_day_over_a_restart_is_an_outage(
    tmp_path: Path, gap: int, told: int
) -> None:
    store = await open_store(tmp_path)
    assert await store.write(lambda t: outages.heard(t, HOUR, None)) == 0
    assert await store.write(lambda t: outages.heard(t, HOUR + gap, None)) == told
    await store.close()


async def test_a_clock_that_jumps_while_telegram_is_heard_is_no_outage(tmp_path: Path) -> None:
    """A year ahead and back to 1970; and a silence that lasted is one, whatever the clock says."""
    store = await open_store(tmp_path)
    seconds, at = 0.0, NOON
    watched = Outages(store, clock=lambda: at, timer=lambda: seconds)
    await watched.heard()
    for at in (datetime(2027, 12, 29, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC), NOON):  # noqa: B007  # read above
        seconds += 2000.0
        await watched.heard()
    assert await store.write(lambda t: t.ledger.execute(queries.mark, ("outage",)).fetchone()) is None
    seconds += 25 * 3600.0
    await watched.heard()
    assert await store.write(lambda t: t.ledger.execute(queries.mark, ("outage",)).fetchone()) is not None
    await store.close()
