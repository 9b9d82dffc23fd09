"""``python -m tests.bench.digests``: a digest with its picture from many stories, from the database to the outbox.

A store is filled with made-up stories of one batch. Then a process of its own does what the service does at the slot: it
opens and counts them, has the numbers treated, worded and drawn in a child process, sees that nothing changed, closes the
batch and writes the edition down. It is timed from the slot to the commit, and its memory and that of its child are the
most that each had.
"""

import argparse
import asyncio
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from datetime import time as hour
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.apart import apart_within
from bot.app import read_flow
from bot.digest.making import Made, Order, make
from bot.digest.weekly import MAKING_SECONDS, Weekly
from bot.flows import Flows
from bot.staff.channels import Channel, Channels
from bot.staff.notices import Trouble
from conversations.digest.counting import Member
from conversations.digest.frame import frame_of
from conversations.digest.roles import Role
from conversations.digest.scopes import EVERYTHING, Scope
from conversations.digest.slots import Timetable
from conversations.effects import StoryId
from conversations.facets import Facet
from conversations.flow import Flow, Kind
from conversations.session import NarratorId
from conversations.summary import Fact, Picked, Summary
from storage import queries
from storage.database import Transaction
from storage.outbox import Outgoing
from storage.sealing.identity import new_identity
from storage.store import Store

Measured = tuple[str, str, str]
"""What, how much, and what to reach."""

STORIES = 100_000
SEED = 6

_SECRET = bytes(range(32))
_WEEK = "2026-W48"
_SLOT = datetime(2026, 12, 1, 10, tzinfo=UTC)
_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Digested:
    """One digest: seconds from the slot to the commit, those of them that a processor worked for it, and the most memory
    that the service and its child had, in MB."""

    seconds: float
    worked: float
    service_mb: float
    child_mb: float


def figures(*, quick: bool) -> list[Measured]:
    """Measure once; ``quick`` with a tenth of the stories, which reaches nothing."""
    stories = STORIES // 10 if quick else STORIES
    with tempfile.TemporaryDirectory(prefix="firsthand-digests-") as place:
        folder = Path(place)
        asyncio.run(_fill(folder, stories))
        program = (sys.executable, "-m", "tests.bench.digests", "--measure", place)
        shown = subprocess.run(program, capture_output=True, text=True, check=True)
    found = Digested(**json.loads(shown.stdout.splitlines()[-1]))
    return [
        (f"a digest with its picture from {stories:,} stories", f"{found.seconds:.2f} s", "≤ 2 s"),
        ("of that the processors worked", f"{found.worked:.2f} s", ""),
        ("its memory: the service", f"{found.service_mb:.0f} MB", "≤ 300 MB"),
        ("its memory: the child that treats and draws", f"{found.child_mb:.0f} MB", "≤ 300 MB"),
    ]


async def _fill(folder: Path, stories: int) -> None:
    """Put so many stories into the open batch. The sealed stories themselves are empty: no digest looks at them."""
    flow = read_flow(None)
    frame, chance = frame_of(flow), random.Random(SEED)
    store = await _opened(folder, flow)
    digests = store.digests

    def put(transaction: Transaction, first: int) -> None:
        for number in range(first, min(first + _AT_ONCE, stories)):
            story = StoryId(chance.randbytes(16))
            facets = frozenset(_told(flow, chance))
            summary = Summary(
                _WEEK, tuple(Fact(one.prompt, "", (Picked(one.choice, ""),)) for one in facets), ()
            )
            transaction.ledger.execute(queries.story_add, (story, flow.version, _WEEK, b""))
            digests.facts.keep(transaction, story, NarratorId(number.to_bytes(16, "big")), summary)
            told = digests.told(transaction, story)
            assert told is not None
            shown = frozenset(chance.sample(sorted(facets), 3))
            member = Member(told.teller, frame.cells(facets), 1, shown)
            quote = "They rang back on the same day." if number % 3 == 0 else ""
            digests.join(transaction, story, EVERYTHING, 1, member, quote, _WEEK)

    await store.write(lambda transaction: digests.slot_done(transaction, EVERYTHING, _WEEK))
    for first in range(0, stories, _AT_ONCE):
        await store.write(lambda transaction, first=first: put(transaction, first))  # type: ignore[misc]
    await store.close()


def _told(flow: Flow, chance: random.Random) -> Iterator[Facet]:
    """What one made-up story tells: of each list one thing or some."""
    for prompt in flow.prompts:
        if not prompt.digest or prompt.digest == Role.HELPED.value:
            continue
        names = [choice.name for choice in prompt.choices]
        several = prompt.kind is Kind.SELECT_MULTIPLE
        for name in chance.sample(names, min(len(names), chance.randint(1, 3) if several else 1)):
            yield Facet(prompt.name, name)


class _Sent:
    def put(self, outgoing: list[Outgoing]) -> None:
        pass


class _Nobody:
    def tell(self, trouble: Trouble, channel: str) -> None:
        raise AssertionError(f"{channel}: {trouble.value}")

    def over(self, trouble: Trouble, channel: str) -> None:
        pass


async def _opened(folder: Path, flow: Flow) -> Store:
    store = await Store.open(folder, secret=_SECRET, recipients=[new_identity("bench").recipient], week=_WEEK)
    await store.write(lambda transaction: store.vault.keep_flow(transaction, flow, bytes(32)))
    return store


async def _digested(folder: Path) -> Digested:
    # By its true name, for that of a program that is run (__main__) means nothing in a child.
    from tests.bench import digests

    flow = read_flow(None)
    store = await _opened(folder, flow)
    weights: list[float] = []

    async def make_weighed(order: Order) -> Made:
        made, weight = await apart_within(digests.weighed, order, seconds=MAKING_SECONDS)
        weights.append(weight)
        return made

    weekly = Weekly(
        store,
        _Sent(),
        Channels((Channel(EVERYTHING, -1, Scope(EVERYTHING)),)),
        Flows(flow, store.vault),
        Timetable(1, hour(10), ZoneInfo("UTC")),
        batch=40,
        clock=lambda: _SLOT,
        make=make_weighed,
        notices=_Nobody(),
    )
    began, worked = time.perf_counter(), _worked()
    sent = await weekly.once()
    seconds, worked = time.perf_counter() - began, _worked() - worked
    assert sent == 1
    await store.close()
    return Digested(seconds, worked, most_memory(), weights[0])


def weighed(order: Order) -> tuple[Made, float]:
    """An edition, and the most memory of the process that made it, in MB."""
    return make(order), most_memory()


def most_memory() -> float:
    """The most memory this process had, in MB; what its parent had when it began does not count, as it does in rusage."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def _worked() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)


def main() -> None:
    """Print what was measured."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.digests", description=__doc__)
    options.add_argument("--quick", action="store_true", help="a tenth of the stories")
    options.add_argument("--measure", type=Path, metavar="DIR", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.measure is not None:
        found = asyncio.run(_digested(given.measure))
        print(
            json.dumps(
                {name: getattr(found, name) for name in ("seconds", "worked", "service_mb", "child_mb")}
            )
        )
        return
    for row in figures(quick=given.quick):
        print(" | ".join(row))


if __name__ == "__main__":
    main()
