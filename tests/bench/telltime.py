"""``python -m tests.bench.telltime``: whether the time that a reply takes tells if there is a story (requirement R20).

The same things are said from an account that sent a story and from one that did not; and the words of a receipt are typed on
another phone, right ones and wrong ones. What counts is the turn, until it is on the disk; Telegram adds the same to each.
"""

import argparse
import asyncio
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from conversations.receipt import words_from
from conversations.words import words_of
from storage.outbox import Finished
from storage.sealing.identity import new_identity
from storage.store import Store
from tests.bot.test_standing import Talks
from tests.conversations.talking import SHORT_RUN

SAID = words_of("en")
SHARED = f"{SHORT_RUN}\n[Staff may see what I ticked]\n[Staff may read what I wrote]\n[Researchers may study all of it]\n[Done]"
LINES = [line.strip(" []") for line in SHARED.strip().splitlines()]
WRONG = words_from(bytes(range(1, 9)))
FIRST = 5_500_000_000


class Timed(Talks):
    """Talks that time each turn by what it was."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.taken: defaultdict[tuple[str, bool], list[float]] = defaultdict(list)

    async def turn(self, account: int, line: str, what: str = "", told: bool = False) -> list[str]:
        """One turn, and its replies delivered; timed where it has a name."""
        arrival = self.arrival(account, line)
        began = time.perf_counter()
        outcome = await self.turns.take([arrival], [])
        if what:
            self.taken[what, told].append(time.perf_counter() - began)
        await self.turns.take([], [Finished(one.id) for one in (*outcome.replies, *outcome.retracts)])
        return [reply.text for reply in outcome.replies]

    async def sent(self, account: int) -> str:
        """A story from an account; gives its receipt."""
        said: list[str] = []
        for line in (*LINES, "send"):
            said = await self.turn(account, line)
        frame = SAID.sent.receipt.partition("{")[0]
        return next(
            line.removeprefix(frame) for text in said for line in text.split("\n") if line.startswith(frame)
        )


async def measured(rounds: int, folder: Path) -> None:
    """Measure, print the table."""
    store = await Store.open(
        folder, secret=bytes(range(32)), recipients=[new_identity("ana").recipient], week="2026-W48"
    )
    talks = Timed(store)
    try:
        for number in range(rounds):
            with_story, without, phone = FIRST + 10 * number, FIRST + 10 * number + 1, FIRST + 10 * number + 2
            words = await talks.sent(with_story)
            for account, told in (
                ((with_story, True), (without, False))
                if number % 2
                else ((without, False), (with_story, True))
            ):
                await talks.turn(account, "/mystory", "/mystory", told)
                await talks.turn(account, WRONG, "wrong words", told)
                await talks.turn(account, "no", "no", told)
                await talks.turn(account, "/privacy", "/privacy", told)
            for typed, told in (
                ((words, True), (WRONG, False)) if number % 2 else ((WRONG, False), (words, True))
            ):
                await talks.turn(phone, "/mystory")
                await talks.turn(phone, typed, "words on another phone", told)
                await talks.turn(phone, "yes", "deleting on another phone", told)
            await talks.sent(with_story)
            for account, told in ((with_story, True), (without, False)):
                await talks.turn(account, "/delete", "/delete", told)
                await talks.turn(account, "yes", "deleting everything", told)
    finally:
        await store.close()
    print("| what is said | p95, ms, with a story | without | difference, ms |")
    print("| --- | ---: | ---: | ---: |")
    for what in dict.fromkeys(name for name, _ in talks.taken):
        one, other = (sorted(talks.taken[what, told])[int(0.95 * rounds)] * 1000 for told in (True, False))
        print(f"| {what} | {one:.2f} | {other:.2f} | {one - other:+.2f} |")


def main() -> None:
    """Parse the options and measure."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.telltime", description=__doc__)
    options.add_argument("--rounds", type=int, default=300)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="firsthand-telltime-") as place:
        asyncio.run(measured(given.rounds, Path(place)))


if __name__ == "__main__":
    main()
