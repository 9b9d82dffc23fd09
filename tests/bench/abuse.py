"""``python -m tests.bench.abuse``: how long people wait for an answer while others flood the bot, within Telegram's own limits.

Twenty people answer questions, each about every ten seconds. Beside them a thousand scripted accounts write once a second
each, or one account has written ten thousand messages at once. Bot and Telegram are processes of their own.
"""

import argparse
import asyncio
import sys
import tempfile
from dataclasses import replace

from tests.bench.bots import FIRSTHAND, Bot, firsthand
from tests.bench.trial import BotFailed, last_words, new_folder, run

SECONDS = 30.0
MODES = {
    "alone": "twenty people alone",
    "many": "beside 1,000 scripted accounts, a message a second each",
    "one": "beside one account with 10,000 messages at once",
}

LIMITED = replace(FIRSTHAND, prepare=lambda folder: {**firsthand(folder), **AS_TELEGRAM})
AS_TELEGRAM = {"FIRSTHAND_MESSAGES_PER_SECOND": "30", "FIRSTHAND_MESSAGES_PER_CHAT": "1"}


async def measured(bot: Bot, seconds: float, modes: list[str]) -> int:
    """Measure, print the table; 0 where the bot ran."""
    print("| people | p50, ms | p95, ms | p99, ms | answers/s | memory, MiB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory(prefix="firsthand-abuse-") as place:
        for mode in modes:
            folder = new_folder(place, mode)
            try:
                trial = await run(bot, f"abuse-{mode}", seconds, folder, restart=False)
            except BotFailed as failed:
                print(f"{failed}; the end of what it said:\n{last_words(folder)}", file=sys.stderr)
                return 1
            times = " | ".join(
                "–" if one is None else f"{one:,.0f}" for one in (trial.p50_ms, trial.p95_ms, trial.p99_ms)
            )
            print(
                f"| {MODES[mode]} | {times} | {trial.replies_per_second:.1f} | {trial.rss_mib:.0f} |",
                flush=True,
            )
    return 0


def main() -> None:
    """Parse the options and measure."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.abuse", description=__doc__)
    options.add_argument("--seconds", type=float, default=SECONDS)
    options.add_argument("--mode", choices=tuple(MODES), action="append", help="default: all")
    given = options.parse_args()
    sys.exit(asyncio.run(measured(LIMITED, given.seconds, given.mode or list(MODES))))


if __name__ == "__main__":
    main()
