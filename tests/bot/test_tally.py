"""Turns count how questions fare, time them as long as the process runs, and never stop for a counter."""

import logging
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.arrival import Arrival
from bot.flows import Flows
from bot.health.tally import Asked, Stopwatch
from bot.turns import Outcome, Turns
from conversations.events import Command, CommandReceived, TextReceived
from conversations.health.observations import TALK, Measure
from conversations.service import Service
from conversations.session import NarratorId
from storage.database import Transaction
from storage.outbox import Kind
from storage.sealing.identity import new_identity
from storage.store import Store
from tests.conversations.talking import built_in

START = datetime(2026, 11, 23, 12, tzinfo=UTC)
ANNA, BEN = 5001, 5002
BANDS = ("under_10_s", "10_to_30_s", "30_s_to_2_min", "2_to_10_min", "over_10_min")


class Talks:
    """Narrators who write to a service on a real store, at times that a test says."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = START
        self.updates = 0
        self.restart()

    def restart(self) -> None:
        """A new process on the same store."""
        flows = Flows(built_in(), self.store.vault)
        self.turns = Turns(
            self.store,
            flows,
            channel="test",
            service=Service({"en": "help"}),
            release_after=0,
            clock=lambda: self.now,
        )

    def arrivals(self, account: int, *lines: str) -> list[Arrival]:
        arrivals = []
        for line in lines:
            self.updates += 1
            event = (
                CommandReceived(at=self.now, command=Command(line[1:]))
                if line.startswith("/")
                else TextReceived(at=self.now, text=line)
            )
            arrivals.append(Arrival(self.updates, account, event))
        return arrivals

    async def say(self, account: int, *lines: str, after: float = 0) -> Outcome:
        """Each line in a batch of its own, so many seconds after the one before."""
        outcome = Outcome()
        for line in lines:
            self.now += timedelta(seconds=after)
            outcome = await self.turns.take(self.arrivals(account, line), [])
        return outcome

    async def counts(self) -> dict[tuple[str, str], int]:
        def read(transaction: Transaction) -> dict[tuple[str, str], int]:
            rows = transaction.ledger.execute("SELECT prompt, measure, count FROM health").fetchall()
            return {(prompt, measure): count for prompt, measure, count in rows}

        return await self.store.write(read)

    async def times(self, prompt: str) -> dict[str, int]:
        return {
            measure: n
            for (name, measure), n in (await self.counts()).items()
            if name == prompt and measure in BANDS
        }


@pytest.fixture
async def talks(tmp_path: Path) -> AsyncIterator[Talks]:
    store = await Store.open(
        tmp_path, secret=bytes(range(32)), recipients=[new_identity("ana").recipient], week="2026-W48"
    )
    yield Talks(store)
    await store.close()


async def test_a_played_talk_is_counted_as_it_went(talks: Talks) -> None:
    await talks.say(
        ANNA, "hello", "1", "1", "skip", "/back", "2", "We waited", "/pause", "hello", "/delete", "yes"
    )
    assert await talks.counts() == {
        (TALK, "begun"): 1,
        (TALK, "came"): 1,
        (TALK, "went"): 1,
        ("safe_now", "shown"): 1,
        ("safe_now", "answered"): 1,
        ("age", "shown"): 1,
        ("age", "answered"): 1,
        ("prompt", "shown"): 1,
        ("prompt", "skipped"): 1,
        ("prompt", "back"): 1,
        ("prompt", "edited"): 1,
        ("story", "shown"): 2,
        ("story", "turned"): 1,
        ("story", "paused"): 1,
        ("story", "left"): 1,
    } | {key: n for key, n in (await talks.counts()).items() if key[1] in BANDS}
    assert sum((await talks.times("safe_now")).values()) == 1


@pytest.mark.parametrize(("seconds", "measure"), [(3, 0), (29, 1), (30, 2), (300, 3), (86_400, 4)])
async def test_the_time_from_being_asked_to_answering_is_kept_as_a_band_alone(
    talks: Talks, seconds: int, measure: int
) -> None:
    await talks.say(ANNA, "hello", "1")
    await talks.say(ANNA, "1", after=seconds)
    assert await talks.times("age") == {BANDS[measure]: 1}


async def test_who_paused_went_back_or_changed_an_answer_is_not_timed_there(talks: Talks) -> None:
    await talks.say(ANNA, "hello", "1", "/pause", "hello", "1", "1", after=50)
    assert (await talks.counts())["age", "answered"] == 1
    assert await talks.times("age") == {}
    await talks.say(ANNA, "2", "/back", "1", after=50)
    assert await talks.times("prompt") == {BANDS[2]: 1}, "the first time only"


async def test_an_answer_that_was_on_its_way_before_the_question_is_not_timed(talks: Talks) -> None:
    await talks.turns.take(talks.arrivals(ANNA, "hello", "1", "1"), [])
    counts = await talks.counts()
    assert counts["age", "answered"] == 1
    assert not [key for key in counts if key[1] in BANDS]


async def test_a_restart_forgets_since_when_and_counts_on(talks: Talks) -> None:
    await talks.say(ANNA, "hello", "1")
    talks.restart()
    await talks.say(ANNA, "1", after=20)
    assert await talks.times("age") == {}
    assert (await talks.counts())["age", "answered"] == 1


async def test_a_clock_that_is_set_back_times_nobody(talks: Talks) -> None:
    await talks.say(ANNA, "hello", "1")
    await talks.say(ANNA, "1", after=-3600)
    assert await talks.times("age") == {}


async def test_who_deletes_pauses_or_ends_is_not_remembered_in_memory_either(talks: Talks) -> None:
    watch = talks.turns._stopwatch
    await talks.say(ANNA, "hello")
    await talks.say(BEN, "hello")
    assert len(watch) == 2
    await talks.say(ANNA, "/delete", "yes")
    await talks.say(BEN, "/pause")
    assert len(watch) == 0
    await talks.say(BEN, "hello", "3")
    assert len(watch) == 0


def test_only_so_many_are_timed_at_once_and_who_was_asked_longest_ago_goes_first() -> None:
    watch = Stopwatch(most=3)
    who = [NarratorId(bytes([n]) * 16) for n in range(5)]
    for n in range(4):
        watch.keep({who[n]: Asked("age", START + timedelta(seconds=n))})
        if n == 2:
            watch.keep({who[0]: Asked("story", START)})
    assert [watch.asked(one) is not None for one in who] == [True, False, True, True, False]


async def test_a_batch_that_fails_and_comes_again_is_counted_and_timed_once(talks: Talks) -> None:
    """The disk is full for a moment: nothing of the batch happened."""
    await talks.say(ANNA, "hello", "1")
    talks.now += timedelta(seconds=20)
    batch = talks.arrivals(ANNA, "1")
    await talks.store.write(lambda t: t.ledger.execute("PRAGMA max_page_count = 1"))
    unreadable = Arrival(99, None, None, raw=bytes(200_000))
    with pytest.raises(sqlite3.OperationalError, match="full"):
        await talks.turns.take([*batch, unreadable], [])
    await talks.store.write(lambda t: t.ledger.execute("PRAGMA max_page_count = 1073741823"))
    await talks.turns.take(batch, [])
    await talks.turns.take(batch, [])
    counts = await talks.counts()
    assert counts["age", "answered"] == 1
    assert await talks.times("age") == {BANDS[1]: 1}


async def test_a_batch_that_is_taken_one_by_one_is_counted_once(talks: Talks) -> None:
    """Ben's row is damaged, so the batch is undone and each of its turns taken by itself."""
    await talks.say(ANNA, "hello", "1")
    await talks.say(BEN, "hello", "1")
    ben = talks.store.ledger.narrator("test", BEN)
    await talks.store.write(
        lambda t: t.ledger.execute("UPDATE sessions SET sealed = x'00' WHERE narrator = ?", (ben,))
    )
    talks.now += timedelta(seconds=20)
    await talks.turns.take([*talks.arrivals(ANNA, "1"), *talks.arrivals(BEN, "1")], [])
    assert (await talks.counts())["age", "answered"] == 1
    assert await talks.times("age") == {BANDS[1]: 1}


async def test_counters_that_cannot_be_written_cost_nobody_an_answer(
    talks: Talks, caplog: pytest.LogCaptureFixture
) -> None:
    await talks.store.write(lambda transaction: transaction.ledger.execute("DROP TABLE health"))
    with caplog.at_level(logging.ERROR):
        outcome = await talks.say(ANNA, "hello", "1")
    assert outcome.replies[-1].kind is Kind.SAY
    assert "How old are you?" in outcome.replies[-1].text
    assert [record.getMessage() for record in caplog.records] == [
        "how the questions fared could not be counted (OperationalError)"
    ] * 2


async def test_nothing_that_somebody_wrote_and_no_time_is_in_the_counters(talks: Talks) -> None:
    await talks.say(ANNA, "hello", "1", "1", "2", "Zwiebelkuchen with Jack on 07700 900123", "done", after=7)
    rows = await talks.store.write(lambda t: t.ledger.execute("SELECT * FROM health").fetchall())
    known = {prompt.name for prompt in built_in().prompts} | {TALK}
    for flow, prompt, measure, count, settled in rows:
        assert flow == built_in().version
        assert prompt in known
        assert Measure(measure)
        assert 0 <= settled <= count < 10
