"""What is over goes by itself, and never much, nor by a wrong clock, without the steward."""

import sqlite3
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.__main__ import main
from bot.tidying import Tidied, Tidying
from conversations.consent import Consent, Use
from conversations.effects import StoryId
from conversations.session import NarratorId, Sent, Session, Stage
from conversations.weeks import week_of
from storage import queries, retention
from storage.database import Transaction
from storage.outbox import Outgoing
from storage.retention import Plan
from storage.sealing.envelope import derive
from storage.store import Store
from tests.bot.test_backup_commands import FOLDERS, home
from tests.storage.test_vault import SECRET, files_with, kept_of, open_store, submission

__all__ = ["home"]

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
TERMS = {Use.DIGEST: 26, Use.QUOTE: 26, Use.RESEARCH: 104}


class Sender:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.gone: list[StoryId] = []
        self.sent: list[Outgoing] = []

    def put(self, outgoing: list[Outgoing]) -> None:
        self.sent += outgoing

    def withdraw(self, stories: Iterable[StoryId]) -> None:
        self.gone += stories


class House:
    """A store whose clock is set by hand, and which was backed up an hour ago."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.folder = folder
        self.now = NOW
        self.sender = Sender()
        self.numbers = 0

    def tidying(self, terms: Mapping[Use, int] = TERMS, most: int = 100) -> Tidying:
        return Tidying(self.store, self.sender, terms, most=most, clock=lambda: self.now)

    async def backed_up(self, hours: int = 1) -> None:
        hour = int((self.now - timedelta(hours=hours)).timestamp()) // 3600
        await self.run(lambda t: t.ledger.execute(queries.mark_keep, ("backup", hour.to_bytes(8, "big"))))

    async def run(self, work):  # type: ignore[no-untyped-def]
        return await self.store.write(work)

    async def told(self, weeks: int, uses: Iterable[Use] = Use) -> StoryId:
        """A story that was sent so many weeks ago, by a narrator of its own."""
        self.numbers += 1
        week = week_of(self.now - timedelta(weeks=weeks))
        one = submission(self.numbers, uses=uses)
        consent = Consent(frozenset(uses), "f", week)
        sent = replace(one, story=replace(one.story, consent=consent), receipt=f"receipt {self.numbers}")
        narrator = NarratorId(self.numbers.to_bytes(16, "big"))
        talk = Session(
            "",
            "f",
            "English (en)",
            Stage.IDLE,
            sent=(Sent(sent.id, week, "f", frozenset(uses), sent.receipt),),
        )

        def keep(transaction: Transaction) -> None:
            self.store.vault.submit(transaction, sent, due=0, teller=narrator)
            self.store.ledger.keep(transaction, {narrator: talk})

        await self.run(keep)
        return sent.id

    async def talk(self, number: int) -> Session | None:
        narrator = NarratorId(number.to_bytes(16, "big"))
        found = await self.run(lambda t: self.store.ledger.load(t, [narrator]))
        return found.get(narrator)

    async def stories(self) -> set[StoryId]:
        return {id_ for (id_,) in await self.run(lambda t: t.ledger.execute(queries.story_ids).fetchall())}


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    store = await open_store(tmp_path)
    made = House(store, tmp_path)
    await made.backed_up()
    await made.run(lambda t: retention.looked(t.ledger, NOW - timedelta(days=1)))
    yield made
    await store.close()


async def test_a_story_that_may_be_used_for_nothing_any_more_is_in_no_file(house: House) -> None:
    """In the week after its time and not before; its narrator's talk names it no more, and a tombstone stands for it."""
    old, young = await house.told(105), await house.told(104)
    kept = await house.run(lambda t: kept_of(t, old))
    assert await house.tidying().once() == Tidied(gone=1, ended=2)  # staff's uses of the younger one
    assert await house.stories() == {young}
    assert await house.talk(1) is None
    talk = await house.talk(2)
    assert talk is not None
    assert talk.sent[0].uses == {Use.RESEARCH}
    assert house.sender.gone == [*sorted([old, young])]
    assert files_with(house.folder, kept) == []
    (graves,) = await house.run(lambda t: t.ledger.execute("SELECT count(*) FROM tombstones").fetchone())
    assert graves == 3


async def test_each_use_ends_by_itself(house: House) -> None:
    """Facts and summary go with the uses of staff; what only researchers may have stays until that is over too."""
    story = await house.told(27)
    assert await house.tidying().once() == Tidied(ended=2)
    for table in ("facts", "waiting"):
        count = f"SELECT count(*) FROM {table}"
        assert await house.run(lambda t, count=count: t.ledger.execute(count).fetchone()) == (0,)
    assert await house.stories() == {story}
    house.now += timedelta(days=1)
    await house.backed_up()
    assert await house.tidying().once() == Tidied()


async def test_what_has_no_end_stays(house: House) -> None:
    await house.told(500)
    await house.told(500, [Use.RESEARCH])
    assert await house.tidying({}).once() == Tidied()
    house.now += timedelta(days=1)
    await house.backed_up()
    assert await house.tidying({Use.DIGEST: 1}).once() == Tidied(ended=1)
    assert len(await house.stories()) == 2


async def test_a_story_of_which_everything_was_stopped_goes_after_the_longest_time(house: House) -> None:
    await house.told(104, [])
    old = await house.told(105, [])
    await house.tidying().once()
    assert old not in await house.stories()
    assert len(await house.stories()) == 1


@pytest.mark.parametrize(
    ("doubt", "words"),
    [
        ("never looked", "nobody has looked"),
        ("went back", "gone back"),
        ("jumped", "jumped"),
        ("too much", "more than 5"),
        ("no backup", "backup"),
    ],
)
async def test_in_doubt_nothing_is_removed_until_the_steward_says_so(
    house: House, doubt: str, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(12):
        await house.told(200)
    most = 100
    match doubt:
        case "never looked":
            await house.run(lambda t: t.ledger.execute(queries.mark_forget, ("tidied",)))
        case "went back":
            await house.run(lambda t: retention.looked(t.ledger, NOW + timedelta(days=2)))
        case "jumped":
            house.now += timedelta(days=400)
            await house.backed_up()
        case "too much":
            most = 5
        case _:
            await house.backed_up(hours=49)
    for _ in range(2):
        asked = await house.tidying(most=most).once()
        assert words in asked.asks
    assert len(await house.stories()) == 12
    assert "removals wait for the steward" in caplog.text

    def allow(transaction: Transaction) -> None:
        plan = retention.planned(transaction.ledger, derive(SECRET, "consents"), TERMS, house.now)
        retention.allow(transaction.ledger, plan, house.now)

    await house.run(allow)
    house.now += timedelta(hours=1)
    assert (await house.tidying(most=most).once()).gone == 12
    await house.told(200)
    house.now += timedelta(days=30)  # their word held once
    assert (await house.tidying(most=most).once()).asks


async def test_the_stewards_word_holds_for_a_day_and_for_no_more_than_they_saw(house: House) -> None:
    await house.told(200)

    def allow(transaction: Transaction) -> None:
        retention.allow(transaction.ledger, Plan(1, {}, 1), house.now)

    await house.run(allow)
    looks = [(1, 0), (1, 24), (2, 0), (1, 25), (1, -3)]
    found = [
        await house.run(
            lambda t, n=n, hours=hours: retention.allowed(
                t.ledger, Plan(n, {}, 9), house.now + timedelta(hours=hours)
            )
        )
        for n, hours in looks
    ]
    assert found == [True, True, False, False, False]


async def test_killed_between_any_two_steps_the_next_look_ends_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Steps of one story each; whatever was committed stands, and the rest goes at the next look."""
    monkeypatch.setattr(retention, "STEP", 1)
    for _ in range(4):
        await house.told(200)
    tidying = house.tidying()
    step = house.store.write
    calls = 0

    class Killed(Exception):
        pass

    async def breaks(work):  # type: ignore[no-untyped-def]
        nonlocal calls
        calls += 1
        if calls == 11:
            raise Killed
        return await step(work)

    monkeypatch.setattr(house.store, "write", breaks)
    with pytest.raises(Killed):
        await tidying.once()
    monkeypatch.setattr(house.store, "write", step)
    left = await house.stories()
    assert 0 < len(left) < 4
    assert (await house.tidying().once()).gone == len(left)


async def test_a_story_whose_consents_were_changed_is_left_alone(house: House) -> None:
    """What its narrator allowed is not guessed, and no attacker ends it by changing a column."""
    await house.told(200)
    change = "UPDATE consents SET allowed = 0"
    await house.run(lambda t: t.ledger.execute(change))
    assert await house.tidying().once() == Tidied()
    assert len(await house.stories()) == 1


@given(
    told=st.integers(0, 300),
    uses=st.frozensets(st.sampled_from(Use)),
    terms=st.dictionaries(st.sampled_from(Use), st.integers(1, 200)),
)
def test_what_is_over_follows_from_the_weeks_alone(
    told: int, uses: frozenset[Use], terms: dict[Use, int]
) -> None:
    """Against the rule said plainly: a use is over once its weeks have passed, and a story when no use is left."""
    week = week_of(NOW - timedelta(weeks=told))
    key = derive(SECRET, "consents")
    from storage import consents
    from storage.database import migrations

    with closing(sqlite3.connect(":memory:")) as ledger:
        for _, sql in migrations("ledger"):
            ledger.executescript(sql)
        ledger.execute(queries.story_add, (b"s" * 16, "f", week, b""))
        rows = [
            consents.sealed_row(key, b"s" * 16, order, use, allowed=use in uses, wording="f", week=week)
            for order, use in enumerate(Use, 1)
        ]
        ledger.executemany(queries.consent_add, rows)
        found, _ = retention.over(ledger, key, terms, NOW)
    ended = {use for use in uses if told > terms.get(use, 10_000)}
    goes = (bool(ended) and ended == uses) or (not uses and bool(terms) and told > max(terms.values()))
    assert [(one.uses, one.goes) for one in found] == ([(ended, goes)] if ended or goes else [])


def test_the_command_shows_allows_and_is_obeyed(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five stories of week 48: nothing over without a setting; with one, it waits until the steward says so."""
    assert main(["tidy"]) == 0
    assert "Nothing is over" in capsys.readouterr().out
    for use in Use:
        monkeypatch.setenv(f"FIRSTHAND_KEEP_{use.name}", "1")
    monkeypatch.setattr("bot.app.now", lambda: datetime(2027, 11, 24, tzinfo=UTC))
    assert main(["tidy"]) == 1
    said = capsys.readouterr().out
    for line in (
        "Today is 2027-11-24",
        "go altogether: 5",
        "waits for your word: nobody has looked",
        "--allow",
    ):
        assert line in said
    assert main(["tidy", "--allow"]) == 0
    assert main(["tidy"]) == 0
    assert "within the hour" in capsys.readouterr().out
    assert main(["audit", "list"]) == 0
    assert "was allowed" in capsys.readouterr().out
    assert main(["backup", *FOLDERS]) == 0


@pytest.mark.parametrize("value", ["-1", "5201", "one", "1.5"])
def test_a_time_that_is_none_is_refused(
    home: Path, value: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIRSTHAND_KEEP_RESEARCH", value)
    assert main(["tidy"]) == 2
    assert "FIRSTHAND_KEEP_RESEARCH must be a whole number" in capsys.readouterr().err
