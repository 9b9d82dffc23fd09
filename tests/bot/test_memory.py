"""A million updates leave memory as it was. Only with ``make soak``: it takes some minutes."""

import gc
import os
from pathlib import Path

import pytest

from storage.outbox import CLEARS, Finished, Outgoing
from tests.bot.test_standing import Talks, talks

__all__ = ["talks"]

UPDATES = 1_000_000
PEOPLE = 2_000
LINES = (
    "/start",
    "1",
    "1",
    "1",
    "we waited",
    "and waited",
    "/done",
    "1",
    "/done",
    "/help_now",
    "/delete",
    "yes",
)
GROWTH = 8 * 1024 * 1024
"""What SQLite's page cache may still take (``cache_size`` of ``storage.database``); nothing else grows."""


def resident() -> int:
    """Bytes of memory that this process holds."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def done(talks: Talks, reply: Outgoing) -> Finished:
    """It has arrived; a chat that was to be cleared holds nothing any more."""
    clears = reply.kind in CLEARS
    return Finished(reply.id, lost=talks.store.ledger.narrator("telegram", reply.address) if clears else None)


@pytest.mark.soak
async def test_memory_is_flat_over_a_million_updates(talks: Talks) -> None:
    """Two thousand people begin, tell and delete, again and again; from a tenth of it on memory stays where it is."""
    at = dict.fromkeys(range(PEOPLE), 0)
    delivered: list[Finished] = []
    baseline = peak = 0
    for batch in range(UPDATES // 100):
        arrivals = []
        for number in range(100):
            person = (batch * 100 + number) % PEOPLE
            arrivals.append(talks.arrival(5_600_000_000 + person, LINES[at[person] % len(LINES)]))
            at[person] += 1
        outcome = await talks.turns.take(arrivals, delivered)
        delivered = [done(talks, one) for one in outcome.replies]
        if batch % 500 == 0:
            hour = batch // 50 + 500_000
            await talks.store.write(lambda t, hour=hour: talks.store.ledger.forget_old(t, hour))
        if batch == UPDATES // 1000:
            baseline = resident()
        elif batch > UPDATES // 1000 and batch % 500 == 0:
            peak = max(peak, resident())
    print(
        f"{UPDATES} updates: {baseline / 2**20:.1f} MiB after a tenth, at most {peak / 2**20:.1f} MiB later"
    )
    assert peak <= baseline + GROWTH
