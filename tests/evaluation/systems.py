"""Running a redactor over the evaluation sets, in a process of its own, and what it found and cost."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

Found = tuple[tuple[int, int, bool], ...]
"""What was found in one text: start, end, whether the system is unsure of it."""

NAMES = {
    "firsthand": "Firsthand",
    "presidio": "Presidio, UK recognisers, spaCy small",
    "vicary": "vicary",
    "scrubadub": "scrubadub, en_GB",
}
"""The systems in the order of the table, and what to call them."""

_FIRST = "My son Sam is 7 and we live in Leeds."


class Failed(RuntimeError):
    """A system did not run; the message says with which exit status."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one system found and cost.

    Attributes:
        found: By set, then by text in order.
        texts_per_second: Of the set that is timed, on one processor.
        start_seconds: From the start of its process until its first short text is done.
        peak_mib: The most memory its process held while it did the timed set.
    """

    found: Mapping[str, Sequence[Found]] = field(repr=False)
    texts_per_second: float
    start_seconds: float
    peak_mib: float


def run(name: str, sets: Mapping[str, Sequence[str]], timed: str, root: Path = ROOT) -> Outcome:
    """Run one system over all sets, the timed one first; ``root`` is the checkout that it is taken from.

    Raises:
        Failed: It ended before it had answered.
    """
    begun = time.perf_counter()
    # One thread each, so that all are measured on one processor.
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    with subprocess.Popen(
        [sys.executable, "-m", "tests.evaluation.subject", name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=root,
        env={**os.environ, **single},
    ) as process:
        _answer(process, name, [_FIRST])
        started = time.perf_counter() - begun
        found: dict[str, Sequence[Found]] = {}
        speed = peak = 0.0
        for each in sorted(sets, key=lambda each: each != timed):
            answer = _answer(process, name, sets[each])
            found[each] = [
                tuple((start, end, unsure) for start, end, unsure in spans) for spans in answer["found"]
            ]
            if each == timed:
                speed, peak = len(sets[each]) / answer["seconds"], answer["peak_mib"]
    return Outcome(found, speed, started, peak)


def _answer(process: "subprocess.Popen[str]", name: str, texts: Sequence[str]) -> dict[str, Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(list(texts)) + "\n")
        process.stdin.flush()
    except BrokenPipeError:
        raise Failed(f"{name} ended with {process.wait()}") from None
    line = process.stdout.readline()
    if not line:
        raise Failed(f"{name} ended with {process.wait()}")
    answer: dict[str, Any] = json.loads(line)
    return answer
