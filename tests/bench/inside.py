"""What the table of whole processes cannot show: the engine alone, the event loop, and a store grown large."""

import asyncio
import gc
import os
import signal
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.app import App, now, opened, read_flow, run
from bot.settings import read_settings
from bot.turns import Arrival, Turns
from conversations.engine import advance
from conversations.events import TextReceived
from conversations.service import Service
from conversations.session import Session
from tests.bench import checking, digests, disclosure, pictures, redaction
from tests.bench.bots import FIRSTHAND, environment
from tests.bench.trial import driven, first_line

TALK = (
    "hello", "1", "1", "2", "we waited and waited " * 20, "done", "1, 3", "done", "2", "1, 2", "done", "5",
    "7, 8", "done", "how we slept", "1", "2", "1", "1", "1", "1", "skip", "less waiting", "skip", "each other", "1",
)  # fmt: skip
"""The long way through the built-in flow, to the question of uses."""

_SERVICE = Service({"en": ""})
STORIES = (1_000, 1_000_000)
_BATCH = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing, in words, with the number to reach beside it."""

    what: str
    measured: str
    reach: str


def engine_alone(seconds: float) -> Figure:
    """Turns of the built-in flow a second on one core, nothing kept."""
    flow = read_flow(None)
    at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    turns, began = 0, time.perf_counter()
    while (spent := time.perf_counter() - began) < seconds:
        session: Session | None = None
        for words in TALK:
            event = TextReceived(at=at, text=words)
            session = advance(flow, session, event, fresh=bytes(range(32)), service=_SERVICE).session
        turns += len(TALK)
    return Figure("engine alone, the built-in flow", f"{turns / spent:,.0f} turns/s", "≥ 20,000")


async def event_loop(folder: Path, seconds: float) -> Figure:
    """The longest time the event loop could not run, under a flood."""
    async with driven("flood", seconds) as drive:
        given = environment(FIRSTHAND, folder, await first_line(drive))
        settings = read_settings({key: value for key, value in given.items() if key.startswith("FIRSTHAND_")})
        running = asyncio.create_task(run(settings))
        late: list[float] = []
        await asyncio.sleep(2.0)
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds - 1
        while loop.time() < until:
            asked = time.perf_counter()
            await asyncio.sleep(0.002)
            late.append(1000 * (time.perf_counter() - asked - 0.002))
        os.kill(os.getpid(), signal.SIGTERM)
        await running
        gc.unfreeze()
        late.sort()
    return Figure(
        "longest block of the event loop under a flood",
        f"{late[-1]:.1f} ms (99.9 %: {late[int(len(late) * 0.999)]:.1f} ms)",
        "≤ 20 ms",
    )


async def grown_store(folder: Path, turns: int) -> Figure:
    """What a durable turn costs beside many stored stories, against few."""
    costs = []
    for stories in STORIES:
        place = folder / str(stories)
        place.mkdir()
        where = {"token": "1:abcde", "base_url": "http://127.0.0.1:9", "staff_chat": -1}
        given = environment(FIRSTHAND, place, where)
        settings = read_settings({key: value for key, value in given.items() if key.startswith("FIRSTHAND_")})
        async with opened(settings, {}) as app:
            await app.store.write(
                lambda transaction, stories=stories: (
                    transaction.ledger.execute(_MANY_STORIES, (stories,)),
                    transaction.shares.execute(_MANY_SHARES, (stories,)),
                )
            )
            costs.append(await _turns(app, turns))
        began = time.perf_counter()
        async with opened(settings, {}):
            started = time.perf_counter() - began
    few, many = costs
    return Figure(
        "cost of a turn with 1,000,000 stored stories against 1,000",
        f"{many / few:.2f} × (opening the store took {started:.1f} s)",
        "≤ 1.1 ×",
    )


_MANY_STORIES = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
INSERT INTO stories (id, flow, week, record) SELECT randomblob(16), 'bench 1', '2026-W48', randomblob(400) FROM n"""
_MANY_SHARES = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
INSERT INTO shares (story, sealed) SELECT randomblob(16), randomblob(65) FROM n"""


async def _turns(app: App, turns: int) -> float:
    """Seconds for one turn, the median of batches of a hundred people."""
    taker = Turns(app.store, app.flows, channel="bench", service=_SERVICE, release_after=0, clock=now)
    taken = []
    for number in range(turns // _BATCH):
        arrivals = [
            Arrival(number * _BATCH + i, i + 1, TextReceived(at=now(), text="word " * 100))
            for i in range(_BATCH)
        ]
        began = time.perf_counter()
        await taker.take(arrivals, [])
        taken.append(time.perf_counter() - began)
    taken.sort()
    return taken[len(taken) // 2] / _BATCH


def _checking() -> list[Figure]:
    """How long designers wait for the checker."""
    return [
        Figure(f"checking: {what.removesuffix(', s')}", f"{seconds:.2f} s", f"≤ {checking.REACH[what]:g} s")
        for what, seconds in checking.figures().items()
    ]


async def figures(folder: Path, *, quick: bool) -> list[Figure]:
    """Measure all of it; some minutes, about half a minute with ``quick`` (which leaves the large stores out)."""
    measured = [engine_alone(1.0 if quick else 4.0), *_checking()]
    measured += [Figure(*cells) for cells in redaction.figures(quick=quick)]
    measured += [Figure(*cells) for cells in pictures.figures(1 if quick else 3)]
    measured += [Figure(*cells) for cells in disclosure.figures(quick=quick)]
    loop = folder / "loop"
    loop.mkdir()
    measured.append(await event_loop(loop, 4.0 if quick else 8.0))
    if not quick:
        grown = folder / "grown"
        grown.mkdir()
        measured.append(await grown_store(grown, 4_000))
        # Its own event loop fills the store, so it runs on a thread that has none.
        measured += [
            Figure(*cells) for cells in await asyncio.to_thread(partial(digests.figures, quick=False))
        ]
    return measured
