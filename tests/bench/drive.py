"""The Telegram of a benchmark, a process of its own: serves a bot, lets a crowd talk, says what it measured.

It speaks JSON, a line each. Out: where it serves; then, after the bot's first poll and the time asked for,
what was measured, while the crowd goes on. In: ``stopped`` when the bot was stopped (the crowd falls silent;
out: who was acknowledged and not answered), ``restarted`` when it runs again (out: who is never answered).
"""

import argparse
import asyncio
import json
import sys
import time

from tests.bench.crowd import Crowd
from tests.bench.wire import Wire
from tests.telegram.arguments import Arguments
from tests.telegram.fake import STAFF_CHAT, TOKEN, wall_clock
from tests.telegram.world import World

WARM_UP_SECONDS = 0.5
RESTART_SECONDS = 6.0
GIVEN_UP_SECONDS = 1.5
"""A restarted bot that answered somebody is done when it has answered nobody for so long."""


async def drive(mode: str, people: int, per_second: float, seconds: float) -> None:
    """Serve one bot until standard input ends."""
    changed = asyncio.Event()
    world = World(wall_clock, bot_id=int(TOKEN.partition(":")[0]), paced=False, changed=changed.set)
    world.open_chat(STAFF_CHAT, "channel", "Family services", bot="administrator")
    crowd = Crowd(world)

    def called(method: str, arguments: Arguments, _: object) -> None:
        crowd.heard(method, arguments)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Wire(world, TOKEN, called), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    _say({"base_url": f"http://127.0.0.1:{port}", "token": TOKEN, "staff_chat": STAFF_CHAT})
    lines = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)

    if mode != "idle":
        while not world.queue.polls:
            changed.clear()
            await changed.wait()
        _say({"polled": time.time()})
        pacing = None
        if mode == "flood":
            crowd.flood(people)
        elif mode.startswith("abuse"):
            pacing = asyncio.create_task(_abused(crowd, mode))
        else:
            pacing = asyncio.create_task(crowd.pace(per_second, people))
        spent = time.process_time()
        await asyncio.sleep(WARM_UP_SECONDS)
        crowd.measuring = True
        began = time.perf_counter()
        await asyncio.sleep(seconds)
        if mode.startswith("abuse"):
            crowd.count_waiting()
        measured = _measured(crowd, time.perf_counter() - began)
        _say({**measured, "replies": crowd.replies, "drive_cpu_seconds": time.process_time() - spent})
        crowd.latencies.clear()
        await lines.readline()
        if pacing is not None:
            pacing.cancel()
        crowd.stop()
        _say({"acknowledged": crowd.acknowledged(), "waiting": len(crowd.waiting)})
        polls = world.queue.polls
        if await lines.readline():
            while world.queue.polls == polls:
                changed.clear()
                await changed.wait()
            await _left(crowd)
            _say({"unanswered": len(crowd.waiting)})
    await lines.readline()
    server.close()


async def _abused(crowd: Crowd, mode: str) -> None:
    """Twenty people, and whoever floods the bot beside them."""
    async with asyncio.TaskGroup() as tasks:
        if mode == "abuse-one":
            await crowd.outpour(10_000)
        tasks.create_task(crowd.pace(2.0, 20))
        if mode == "abuse-many":
            tasks.create_task(crowd.scripts(1000))


def _measured(crowd: Crowd, seconds: float) -> dict[str, object]:
    taken = sorted(crowd.latencies)
    at = {part: 1000 * taken[int(len(taken) * part / 100)] if taken else None for part in (50, 95, 99)}
    return {
        "replies_per_second": len(taken) / seconds,
        "p50_ms": at[50],
        "p95_ms": at[95],
        "p99_ms": at[99],
        "people": len(crowd.turns),
    }


async def _left(crowd: Crowd) -> None:
    began = crowd.last_reply = time.perf_counter()
    before = len(crowd.waiting)
    while crowd.waiting:
        await asyncio.sleep(0.05)
        now = time.perf_counter()
        someone = len(crowd.waiting) < before
        if now - began > RESTART_SECONDS or (someone and now - crowd.last_reply > GIVEN_UP_SECONDS):
            return


def _say(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Parse the options and serve."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.drive", description=__doc__)
    options.add_argument(
        "--mode", choices=("flood", "paced", "idle", "abuse-alone", "abuse-many", "abuse-one"), required=True
    )
    options.add_argument("--people", type=int, default=2000)
    options.add_argument("--per-second", type=float, default=200)
    options.add_argument("--seconds", type=float, default=8)
    given = options.parse_args()
    asyncio.run(drive(given.mode, given.people, given.per_second, given.seconds))


if __name__ == "__main__":
    main()
