"""What stands in chats is noted with the turns, goes with what it belongs to, and people are who they were."""

import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.arrival import Arrival
from bot.flows import Flows
from bot.turns import Outcome, Turns
from conversations.events import Command, CommandReceived, TextReceived
from conversations.service import Service as Decided
from conversations.session import Session
from conversations.words import words_of
from storage.chats import Side
from storage.outbox import Finished, Kind
from storage.sealing.identity import new_identity
from storage.store import Store
from tests.bot.conftest import Service
from tests.conversations.talking import built_in
from tests.telegram.fake import FakeTelegram

START = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = int(START.timestamp()) // 3600
ANNA, BEN = 5_500_000_001, 5_500_000_002
SAID = words_of("en")


class Talks:
    """Narrators who write to a service on a real store, each message with a number."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = START
        self.updates = 0
        service = Decided({"en": "help"})
        flows = Flows(built_in(), store.vault)
        self.turns = Turns(
            store, flows, channel="telegram", service=service, release_after=0, clock=lambda: self.now
        )

    def arrival(self, account: int, line: str, sent: int | None = None) -> Arrival:
        self.updates += 1
        own = 7_000 + self.updates
        event = (
            CommandReceived(at=self.now, command=Command(line[1:]))
            if line.startswith("/")
            else TextReceived(at=self.now, text=line, message=own, sent=sent)
        )
        return Arrival(self.updates, account, event, own=own, sent=sent)

    async def say(self, account: int, *lines: str) -> Outcome:
        """Each line in a batch of its own."""
        outcome = Outcome()
        for line in lines:
            outcome = await self.turns.take([self.arrival(account, line)], [])
        return outcome

    async def standing(self, account: int) -> list[tuple[int, Side, int]]:
        narrator = self.store.ledger.narrator("telegram", account)
        rows = await self.store.write(lambda t: self.store.chats.standing(t, narrator, before=2**62))
        return [(one.message, one.side, one.hour) for one in rows]

    async def rows(self) -> int:
        count = "SELECT count(*) FROM chats"
        return int((await self.store.write(lambda t: t.ledger.execute(count).fetchone()))[0])

    async def session(self, account: int) -> Session | None:
        narrator = self.store.ledger.narrator("telegram", account)
        return await self.store.write(lambda t: self.store.ledger.load(t, [narrator]).get(narrator))


@pytest.fixture
async def talks(tmp_path: Path) -> AsyncIterator[Talks]:
    store = await Store.open(
        tmp_path, secret=bytes(range(32)), recipients=[new_identity("ana").recipient], week="2026-W48"
    )
    yield Talks(store)
    await store.close()


async def test_a_narrators_message_is_noted_with_its_turn_and_below_what_the_turn_says(talks: Talks) -> None:
    """At the hour it was sent, which after an outage is not now."""
    sent = int((START - timedelta(hours=20)).timestamp())
    outcome = await talks.turns.take([talks.arrival(ANNA, "hello", sent)], [])
    again = await talks.turns.take([talks.arrival(BEN, "hello")], [])
    assert await talks.standing(ANNA) == [(7_001, Side.THEIRS, HOUR - 20)]
    assert await talks.standing(BEN) == [(7_002, Side.THEIRS, HOUR)]
    numbers = [one.id for one in (*outcome.replies, *again.replies)]
    assert numbers == [2, 3, 5, 6]


async def test_an_update_that_comes_twice_is_noted_once(talks: Talks) -> None:
    arrival = talks.arrival(ANNA, "hello")
    await talks.turns.take([arrival, arrival], [])
    await talks.turns.take([arrival], [])
    assert await talks.rows() == 1


async def test_who_only_looks_leaves_no_row(talks: Talks) -> None:
    await talks.say(BEN, "/privacy", "/help_now")
    assert await talks.rows() == 0


async def test_the_rows_of_who_deletes_everything_wait_for_the_clearing_alone(talks: Talks) -> None:
    outcome = await talks.say(ANNA, "hello", "1", "1", "/delete", "yes")
    assert await talks.session(ANNA) is None
    assert [one.kind for one in outcome.replies] == [Kind.CLEAR, Kind.SAY]
    assert [message for message, *_ in await talks.standing(ANNA)] == [7_001, 7_002, 7_003, 7_004, 7_005]
    lost = talks.store.ledger.narrator("telegram", ANNA)
    await talks.turns.take([], [Finished(one.id, lost=lost) for one in outcome.replies])
    assert await talks.rows() == 0


async def test_what_was_said_before_a_deletion_in_the_same_batch_is_in_no_row_either(talks: Talks) -> None:
    lines = ["hello", "/delete", "yes", "hello"]
    await talks.turns.take([talks.arrival(ANNA, line) for line in lines], [])
    rows = [message for message, *_ in await talks.standing(ANNA)]
    assert rows[-1] == 7_004
    assert await talks.session(ANNA) is not None


async def heard(talks: Talks, *batches: list[str], together: bool = True) -> int:
    """How often somebody who tells what happened in these batches is told that it was kept.

    Not ``together``: somebody else's row is damaged, so that each update is taken by itself, still in one commit.
    """
    await talks.say(ANNA, "hello", "1", "1", "1")
    said = []
    for batch in batches:
        arrivals = [talks.arrival(ANNA, line) for line in batch]
        if not together:
            arrivals.insert(1, talks.arrival(BEN, "hello"))
        said += (await talks.turns.take(arrivals, [])).replies
    return sum(SAID.asking.kept_piece in one.text for one in said)


async def test_of_texts_in_one_batch_that_nothing_came_between_the_first_is_answered(talks: Talks) -> None:
    assert await heard(talks, ["one", "two", "three"]) == 1


async def test_texts_in_batches_of_their_own_are_each_answered(talks: Talks) -> None:
    assert await heard(talks, ["one"], ["two"], ["three"]) == 3


async def test_what_comes_between_two_texts_of_a_batch_was_answered_itself(talks: Talks) -> None:
    assert await heard(talks, ["one", "/help_now", "two", "three"]) == 2


async def test_one_breath_stays_one_where_a_batch_is_taken_one_by_one(talks: Talks) -> None:
    await talks.say(BEN, "hello")
    await talks.store.write(lambda t: t.ledger.execute("UPDATE sessions SET sealed = x'00'"))
    assert await heard(talks, ["one", "two", "three"], together=False) == 1


async def test_a_damaged_talk_is_cleared_and_deleted_all_the_same(talks: Talks) -> None:
    await talks.say(ANNA, "hello", "1")
    await talks.store.write(lambda t: t.ledger.execute("UPDATE sessions SET sealed = x'00'"))
    await talks.say(ANNA, "still here")
    assert [message for message, *_ in await talks.standing(ANNA)] == [7_001, 7_002, 7_003]
    await talks.say(ANNA, "/delete")
    assert await talks.rows() == 0


async def test_damage_in_what_is_known_of_chats_costs_nobody_an_answer(
    talks: Talks, caplog: pytest.LogCaptureFixture
) -> None:
    await talks.store.write(lambda t: t.ledger.execute("DROP TABLE chats"))
    with caplog.at_level(logging.ERROR):
        outcome = await talks.say(ANNA, "hello")
    assert {one.kind for one in outcome.replies} == {Kind.SAY}
    assert caplog.messages == ["what stands in chats could not be noted (OperationalError)"]


# Over Telegram


async def test_a_narrator_who_blocked_the_bot_and_comes_back_finds_their_talk(service: Service) -> None:
    """Telegram is not even asked who blocks us; a block is no withdrawal."""
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        telegram.say(ANNA, "hello")
        first = await telegram.replied(ANNA)
        telegram.block(ANNA)
        telegram.say(ANNA, "1")
        await telegram.until(lambda: any(call.code == 403 for call in telegram.calls))
        await telegram.acknowledged()
        telegram.unblock(ANNA)
        telegram.say(ANNA, "/back")
        await telegram.replied(ANNA)
        narrator = app.store.ledger.narrator("telegram", ANNA)
        session = await app.store.write(lambda t: app.store.ledger.load(t, [narrator]).get(narrator))
        assert session is not None
        assert session.answers or session.at
        asked_for = telegram.calls_of("getUpdates")[0].arguments["allowed_updates"]
        assert asked_for == ["message", "edited_message", "callback_query"]
    assert first.text in [shown.text for shown in telegram.said(ANNA)]


WORDS = ["we waited a whole year", "and then another", "nobody rang", "it was raining"]


async def test_in_discreet_mode_the_phone_shows_nothing_that_was_said(service: Service) -> None:
    """After each turn: nothing of theirs, at most a question and the neutral line, and that last."""
    async with FakeTelegram() as telegram, service.running(telegram):
        for line in ("hello", "1", "1", "1"):
            telegram.say(ANNA, line)
            await telegram.replied(ANNA)
        telegram.say(ANNA, "/discreet")
        await telegram.until(lambda: _is_discreet(telegram))
        for words in WORDS:
            telegram.say(ANNA, words)
            await telegram.until(lambda: not telegram.world.queue.pending)
            await telegram.until(lambda: _is_discreet(telegram))
            seen = " ".join(shown.text for shown in telegram.chat(ANNA))
            assert not [one for one in WORDS if one in seen]


def _is_discreet(telegram: FakeTelegram) -> bool:
    chat = telegram.chat(ANNA)
    return (
        all(shown.by_bot for shown in chat)
        and bool(chat)
        and len(chat) <= 3
        and chat[-1].text == SAID.safety.neutral
    )


async def test_who_hides_their_chat_sees_one_line_and_goes_on_where_they_were(service: Service) -> None:
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        for line in ("hello", "1", "1", "1", WORDS[0]):
            telegram.say(ANNA, line)
            await telegram.replied(ANNA)
        telegram.say(ANNA, "/hide")
        await telegram.until(lambda: [shown.text for shown in telegram.chat(ANNA)] == [SAID.safety.hidden])
        narrator = app.store.ledger.narrator("telegram", ANNA)
        session = await app.store.write(lambda t: app.store.ledger.load(t, [narrator]).get(narrator))
        assert session is not None
        assert WORDS[0] in " ".join([*session.collected, *session.answers.values()])


async def test_who_deletes_everything_sees_their_chat_cleared_and_can_hide_the_rest(service: Service) -> None:
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        for line in ("hello", "1", "1", "1", WORDS[0], "/delete", "yes"):
            telegram.say(ANNA, line)
            await telegram.replied(ANNA)
        await telegram.until(
            lambda: [shown.text for shown in telegram.chat(ANNA)] == [SAID.coming_and_going.deleted]
        )
        telegram.say(ANNA, "/hide")
        hidden = f"{SAID.safety.hidden_unsure}\n\n{SAID.safety.hidden}"
        await telegram.until(lambda: [shown.text for shown in telegram.chat(ANNA)] == [hidden])
        for table in ("chats", "sessions"):
            query = f"SELECT count(*) FROM {table}"
            assert await app.store.write(lambda t, query=query: t.ledger.execute(query).fetchone()) == (0,)
