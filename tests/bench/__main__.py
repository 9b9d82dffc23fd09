"""``python -m tests.bench``: every bot beside the others in one run, as one Markdown table.

Each bot is a process that polls a Bot API server in another process over loopback. The bots take turns, so
that what else the machine does falls on all of them. The whole run takes at most about six minutes, with
``--quick`` about one.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.bots import FIRSTHAND, PEERS, Bot
from tests.bench.inside import figures
from tests.bench.limits import limits
from tests.bench.table import table
from tests.bench.trial import BotFailed, Trial, last_words, new_folder, run

REPEATS = 3
SECONDS = 6.0
QUICK_SECONDS = 1.5
BUDGET_SECONDS = 330.0


async def bench(*, quick: bool, repeats: int, bots: tuple[Bot, ...]) -> int:
    """Measure, print the table; 0 where every bot ran."""
    flood: dict[Bot, list[Trial]] = {bot: [] for bot in bots}
    paced: dict[Bot, list[Trial]] = {bot: [] for bot in bots}
    failures: dict[Bot, str] = {}
    began = time.monotonic()
    seconds = QUICK_SECONDS if quick else SECONDS
    with tempfile.TemporaryDirectory(prefix="firsthand-bench-") as place:
        raw = await limits(Path(place), 0.2 if quick else 1.0)
        inner = await figures(Path(place), quick=quick) if FIRSTHAND in bots else []
        for turn in range(repeats):
            spent = time.monotonic() - began
            if turn and spent * (turn + 1) / turn > BUDGET_SECONDS:
                _note(f"no time for more than {turn} of {repeats} runs")
                break
            for bot in bots:
                for mode, taken in (("flood", flood), ("paced", paced)):
                    if bot in failures:
                        continue
                    _note(f"run {turn + 1} of {repeats}: {bot.name}, {mode}")
                    folder = new_folder(place, f"{bots.index(bot)}-{turn}-{mode}")
                    try:
                        restart = mode == "flood" and not quick
                        taken[bot].append(await run(bot, mode, seconds, folder, restart=restart))
                    except BotFailed as failed:
                        failures[bot] = str(failed)
                        _note(f"{failed}; the end of what it said:\n{last_words(folder)}")
    sys.stdout.write(table(flood, paced, failures, raw, inner) + "\n")
    return 1 if failures else 0


def _note(words: str) -> None:
    sys.stderr.write(words + "\n")
    sys.stderr.flush()


def main() -> None:
    """Parse the options and measure."""
    options = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    options.add_argument("--quick", action="store_true", help="one short run, without restarts")
    options.add_argument("--repeats", type=int, default=REPEATS)
    options.add_argument("--peers-only", action="store_true", help="leave Firsthand out")
    given = options.parse_args()
    bots = PEERS if given.peers_only else (FIRSTHAND, *PEERS)
    repeats = 1 if given.quick else given.repeats
    sys.exit(asyncio.run(bench(quick=given.quick, repeats=repeats, bots=bots)))


if __name__ == "__main__":
    main()
