"""Killed before any statement of any turn, of Send and of a withdrawal: no word is in any file, and going on comes out the same.

Before each statement the files are copied as they stand, which is what a kill at that moment leaves behind. Each copy is
searched for words that were typed; of each the service goes on with the same update, as Telegram sends it again.
"""

import base64
import hashlib
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from bot.arrival import Arrival
from bot.flows import Flows
from bot.turns import Turns
from conversations.service import Service as Decided
from conversations.session import Session
from storage.outbox import Finished
from storage.store import Store
from tests.bot.test_standing import ANNA, START, Talks
from tests.conversations.talking import SHORT_RUN, built_in
from tests.storage.test_vault import ANA, SECRET, WEEK

WORD = "xylopyrography"
LINES = [
    line.strip(" []").replace("We waited and waited", f"We waited for {WORD} and waited")
    for line in f"{SHORT_RUN}\n[Staff may read what I wrote]\n[Researchers may study all of it]\n[Done]".strip().splitlines()
]
TALK = [*LINES, "send", "/delete", "yes"]
FORMS = (
    WORD.encode(),
    WORD.encode("utf-16-le"),
    base64.b64encode(b"__" + WORD.encode())[4:-4],
    WORD.upper().encode(),
)


class Crashing(Talks):
    """Talks whose chance depends on the update alone, so that what is taken again comes out the same."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.turns = Turns(
            store,
            Flows(built_in(), store.vault),
            channel="telegram",
            service=Decided({"en": "help"}),
            release_after=0,
            clock=lambda: START,
            chance=lambda size: hashlib.shake_256(str(self.updates).encode()).digest(size),
        )


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Crashing]:
    store = await Store.open(folder, secret=SECRET, recipients=[ANA.recipient], week=WEEK)
    try:
        yield Crashing(store)
    finally:
        await store.close()


@asynccontextmanager
async def watched(talks: Crashing, data: Path, copies: Path) -> AsyncIterator[list[Path]]:
    """Copy the data folder before each statement, to ``copies``; gives where."""
    database = talks.store._database
    made: list[Path] = []

    def before(_: str) -> None:
        target = copies / f"{len(made):05}"
        shutil.copytree(data, target)
        made.append(target)

    def watch(hears: Callable[[str], None] | None) -> None:
        for connection in (database._ledger, database._shares):
            connection.set_trace_callback(hears)

    await database._connection.run(watch, before)  # on the thread that owns both
    yield made
    await database._connection.run(watch, None)


def state(folder: Path) -> tuple[int, int, int, int]:
    """How many stories, shares, receipts and talks there are."""
    with (
        closing(sqlite3.connect(folder / "ledger.db")) as ledger,
        closing(sqlite3.connect(folder / "shares.db")) as shares,
    ):
        counts = [
            ledger.execute(f"SELECT count(*) FROM {t}").fetchone()[0]
            for t in ("stories", "handles", "sessions")
        ]
        return (counts[0], shares.execute("SELECT count(*) FROM shares").fetchone()[0], counts[1], counts[2])


async def test_killed_before_any_statement_of_a_talk_nothing_is_readable_and_nothing_lost(
    tmp_path: Path,
) -> None:
    """Every turn from the first word to the withdrawal; some hundreds of moments, each searched, many gone on from."""
    data = tmp_path / "data"
    searched = resumed = 0
    async with opened(data) as talks:
        for number, line in enumerate(TALK):
            arrival = talks.arrival(ANNA, line)
            copies = tmp_path / f"turn{number}"
            async with watched(talks, data, copies) as made:
                outcome = await talks.turns.take([arrival], [])
            said = [reply.text for reply in outcome.replies]
            after = await talks.session(ANNA)
            for at, copy in enumerate(made):
                for path in copy.iterdir():
                    content = path.read_bytes()
                    assert not any(form in content for form in FORMS), (line, at, path.name)
                searched += 1
                if line in ("send", "yes") or at % 7 == 0:
                    resumed += 1
                    await goes_on(copy, talks.updates, arrival, said, after)
                    counted = {"send": (1, 1, 1), "yes": (0, 0, 0)}.get(line) or state(data)[:3]
                    assert state(copy)[:3] == counted, (line, at)
            shutil.rmtree(copies, ignore_errors=True)
            await talks.turns.take([], [Finished(one.id) for one in outcome.replies])
    assert searched >= 200
    assert resumed >= 60
    assert state(data) == (0, 0, 0, 0)


async def goes_on(copy: Path, updates: int, arrival: Arrival, said: list[str], after: Session | None) -> None:
    """After a kill: the answer waits in the outbox or is made now, never both; and the talk stands where it would."""
    async with opened(copy) as again:
        again.updates = updates
        waiting = [one.text for one in again.store.undelivered if one.text in said]
        repeated = await again.turns.take([arrival], [])
        answers = waiting + [reply.text for reply in repeated.replies]
        assert sorted(answers) == sorted(said)
        assert await again.session(ANNA) == after


@pytest.mark.parametrize("form", FORMS)
def test_the_search_finds_a_word_that_lies_in_a_file(form: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(bytes(100) + form + bytes(100))
    assert any(one in (tmp_path / "file").read_bytes() for one in FORMS)
