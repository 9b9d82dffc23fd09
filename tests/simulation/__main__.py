"""``python -m tests.simulation`` (``make simulate``): years of made-up stories, and a reader who attacks every digest of them.

Prints the README's table and writes every figure as JSON. The same seed gives the same table, on any number of processors.
"""

import argparse
import json
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from conversations.digest.gate import treat
from tests.simulation.table import table
from tests.simulation.trial import Trial, as_json, year
from tests.simulation.worlds import PLANS

YEARS = 210
"""Seventy of each plan."""


def main() -> None:
    """Read the options, play, attack, print."""
    options = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    options.add_argument("--years", type=int, default=YEARS, help=f"in all, of every plan alike ({YEARS})")
    options.add_argument(
        "--each",
        type=int,
        nargs=len(PLANS),
        metavar="N",
        help="so many years of each plan, in place of --years",
    )
    options.add_argument("--seed", type=int, default=1, help="the same seed gives the same table (1)")
    options.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="years played at once")
    options.add_argument("--json", type=Path, help="a file for every figure, and for every group found")
    options.add_argument(
        "--without-gate", action="store_true", help="rounding alone: what the attack finds then"
    )
    options.add_argument(
        "--arrivals", action="store_true", help="also the reader who knows how many stories came each week"
    )
    given = options.parse_args()
    trials = trials_of(
        given.each or _alike(given.years),
        given.seed,
        given.processes,
        gate=not given.without_gate,
        arrivals=given.arrivals,
    )
    if given.json:
        given.json.write_text(
            json.dumps([as_json(trial) for trial in trials], indent=1) + "\n", encoding="utf-8"
        )
    sys.stdout.write(table(trials) + "\n")
    sys.exit(1 if any(trial.ours.seen or any(trial.ours.leaks.values()) for trial in trials) else 0)


def _alike(years: int) -> list[int]:
    """So many years of each plan that they are alike, and that many in all."""
    return [len(range(plan, years, len(PLANS))) for plan in range(len(PLANS))]


def trials_of(
    each: list[int], seed: int, processes: int, *, gate: bool = True, arrivals: bool = False
) -> list[Trial]:
    """That many years of each plan; the longest first, so that no processor is left waiting."""
    years = sum(each)
    wanted = [
        (plan, seed * 10_000 + at * len(PLANS) + plan)
        for plan in reversed(range(len(PLANS)))
        for at in reversed(range(each[plan]))
    ]
    begun = time.monotonic()
    found: list[Trial] = []
    with ProcessPoolExecutor(processes, initializer=_silent) as pool:
        running = [pool.submit(_year, plan, each, gate=gate, arrivals=arrivals) for plan, each in wanted]
        for done in as_completed(running):
            found.append(done.result())
            minutes = (time.monotonic() - begun) / 60
            groups = sum(len(leaks) for trial in found for leaks in trial.ours.leaks.values())
            sys.stderr.write(
                f"\r{len(found)} of {years} years, {minutes:.1f} minutes, {groups} groups bounded "
            )
            sys.stderr.flush()
    sys.stderr.write("\n")
    return sorted(found, key=lambda trial: (trial.plan, trial.seed))


def _silent() -> None:
    """The solver's library writes its name to the standard output, which is the table's."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)


def _year(plan: int, seed: int, *, gate: bool, arrivals: bool) -> Trial:
    if gate:
        return year(plan, seed, treat, every_story=arrivals)
    from tests.simulation.naive import rounded

    return year(plan, seed, rounded, every_story=arrivals)


if __name__ == "__main__":
    main()
