"""``python -m tests.bench.pictures``: how long a digest's picture and page take to draw, and how large they are.

The first is drawn by a process that has just begun, with all that it loads, as the service does it; the next by the same one.
"""

import json
import pickle
import subprocess
import sys
from pathlib import Path

from tests.digest.editions import FULL

Measured = tuple[str, str, str]
"""What, how much, and what to reach."""

_ROOT = Path(__file__).parents[2]
_PROGRAM = """
import json, pickle, sys, time
begun, worked = time.perf_counter(), time.process_time()
from bot.digest.drawing import picture, wall
edition = pickle.loads(sys.stdin.buffer.read())
def timed(draw):
    at = time.perf_counter()
    made = draw(edition)
    return time.perf_counter() - at, len(made)
picture(edition)
first, worked = time.perf_counter() - begun, time.process_time() - worked
following = min(timed(picture) for _ in range(3))
paper = min(timed(wall) for _ in range(3))
sys.stdout.write(json.dumps([first, worked, *following, *paper]))
"""


def figures(times: int = 3) -> list[Measured]:
    """The best of some processes: what else the machine does only ever adds."""
    found = [_measured() for _ in range(times)]
    first, worked, following, size, paper, paper_size = (min(column) for column in zip(*found, strict=True))
    return [
        ("picture, first, with what it loads", f"{first:.2f} s", "1 s"),
        ("of that the processor worked", f"{worked:.2f} s", ""),
        ("picture, next", f"{following:.2f} s", "1 s"),
        ("picture, size", f"{size / 1000:.0f} kB", "150 kB"),
        ("page for the wall, next", f"{paper:.2f} s", ""),
        ("page for the wall, size", f"{paper_size / 1000:.0f} kB", ""),
    ]


def _measured() -> tuple[float, ...]:
    given = pickle.dumps(FULL)  # what tests load to make one is no part of a picture
    said = subprocess.run(
        [sys.executable, "-c", _PROGRAM], cwd=_ROOT, input=given, capture_output=True, check=True
    ).stdout
    return tuple(json.loads(said))


if __name__ == "__main__":
    for what, much, reach in figures():
        sys.stdout.write(f"{what}: {much}{f' (to reach: {reach})' if reach else ''}\n")
