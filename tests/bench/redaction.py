"""``python -m tests.bench.redaction``: how fast redaction is, how soon it is ready, how much memory it holds, how it grows with a text.

Part of ``make bench`` too. The stories are made up from those that training is done with, so that nothing is measured on a held-out one.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from conversations.redaction import redact
from tests.training.filling import filled
from tests.training.train import stories

Measured = tuple[str, str, str]
"""What, how much, and what to reach."""

SEED = 7
STORIES = 500
KILOBYTES = (1, 10, 100, 1000)
_STARTS = 5

_READY = """
import json, resource, sys, time
begun = time.perf_counter()
from conversations.redaction import redact
redact("My son Sam is 7 and we live in Leeds.")
ready = time.perf_counter() - begun
for story in json.load(sys.stdin):
    redact(story)
print(json.dumps([ready, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


@dataclass(frozen=True, slots=True)
class Length:
    """The processor time of one text of so many characters."""

    characters: int
    seconds: float

    @property
    def per_kilobyte(self) -> float:
        """Milliseconds for a thousand characters."""
        return 1e6 * self.seconds / self.characters


def made_up(count: int) -> list[str]:
    """So many stories, the same each time."""
    told = [text.text for text in filled(stories(), 1, SEED)]
    return (told * (count // len(told) + 1))[:count]


def lengths(told: Sequence[str], kilobytes: Sequence[int] = KILOBYTES) -> Iterator[Length]:
    """Stories put together to texts of growing length, each redacted as one."""
    for size in kilobytes:
        text = ""
        while len(text) < size * 1000:
            text += "\n".join(told)
        text = text[: size * 1000]
        yield Length(len(text), _quickest(lambda text=text: redact(text), 3 if size < 1000 else 1))


def _quickest(work: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def fresh_process(told: Sequence[str]) -> tuple[float, float]:
    """In a process of its own: seconds from the import to the first redaction, and the peak memory in MiB after these stories."""
    done = subprocess.run(
        [sys.executable, "-c", _READY], input=json.dumps(told), capture_output=True, text=True, check=True
    )
    ready, peak = json.loads(done.stdout)
    return ready, peak


def figures(*, quick: bool = False) -> list[Measured]:
    """Measure all of it, in less than half a minute; ``quick`` takes fewer stories and no text of a megabyte."""
    told = made_up(STORIES // 5 if quick else STORIES)
    redact(told[0])
    begun = time.process_time()
    for story in told:
        redact(story)
    spent = time.process_time() - begun
    words = sum(len(story.split()) for story in told) / len(told)
    starts = [fresh_process(told[:1] if start else told) for start in range(1 if quick else _STARTS)]
    long = list(lengths(told, KILOBYTES[:-1] if quick else KILOBYTES))
    first, last = long[0], long[-1]
    return [
        (
            f"redaction, stories of {words:.0f} words, one core",
            f"{len(told) / spent:,.0f} stories/s",
            "≥ 500",
        ),
        ("redaction: ready in a fresh process", f"{median(ready for ready, _ in starts):.2f} s", "≤ 0.5 s"),
        ("redaction: peak memory of its process", f"{max(peak for _, peak in starts):.0f} MiB", "≤ 100 MB"),
        *(
            (
                f"redaction: one text of {each.characters // 1000:,} kB",
                f"{1000 * each.seconds:,.0f} ms, {each.per_kilobyte:.2f} ms a kB",
                "",
            )
            for each in long
        ),
        (
            f"redaction: cost of a kB in {last.characters // 1000:,} kB against {first.characters // 1000} kB",
            f"{last.per_kilobyte / first.per_kilobyte:.2f} ×",
            "≤ 1.5 × (linear)",
        ),
    ]


def main() -> None:
    """Measure and print."""
    print("| redaction | measured | to reach |\n| --- | ---: | ---: |")
    for cells in figures(quick="--quick" in sys.argv[1:]):
        print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
