"""What stands in chats is noted with the turns, goes with what it belongs to, and people are who they were."""

import logging
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.arrival import Arrival
from bot.clearing import finish
from bot.flows import Flows
from bot.turns import Outcome, Turns
from conversations.events import Command, CommandReceived, TextReceived
from conversations.service import Service as Decided
from conversations.session import Session
from conversations.words import words_of
from storage.chats import Note, Side, Standing
from storage.database import Transaction
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
HIDDEN = f"{SAID.safety.hidden_unsure}\n\n{SAID.safety.hidden}"


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


STORY = ("hello", "1", "1", "2", "We waited", "done", *["skip"] * 5, "2", "1", "done", "send")


async def traced(talks: Talks, account: int, line: str) -> list[str]:
    """The statements of a turn, and of the arrival of what it says."""
    ran: list[str] = []

    def trace(to: Callable[[str], None] | None) -> Callable[[Transaction], None]:
        def set_up(transaction: Transaction) -> None:
            transaction.ledger.set_trace_callback(to)
            transaction.shares.set_trace_callback(to)

        return set_up

    await talks.store.write(trace(ran.append))
    outcome = await talks.turns.take([talks.arrival(account, line)], [])
    narrator = talks.store.ledger.narrator("telegram", account)
    arrived = [
        Finished(one.id, Note(narrator, one.id, 9_000 + one.id, Side.OURS, kept=one.kept))
        for one in outcome.replies
    ]
    await talks.turns.take([], arrived)
    await talks.store.write(trace(None))
    return ran


LINES = [
    "/privacy",
    "/help_now",
    "/mystory",
    "/help_now",
    "/mystory",
    "abcde fghij klmno",
    "/delete",
    "no",
    "/delete",
    "/privacy",
    "/hide",
    "hello",
    "/hide",
]


async def test_each_turn_costs_the_same_whether_or_not_a_story_was_sent(talks: Talks) -> None:
    """As many statements, as many of them writing, and the logs emptied as often: nothing else of a turn takes long."""
    await talks.say(ANNA, *STORY)
    sent = await talks.session(ANNA)
    assert sent is not None
    assert len(sent.sent) == 1
    narrator = talks.store.ledger.narrator("telegram", ANNA)
    await talks.store.write(lambda t: talks.store.chats.hidden(t, narrator, before=2**62))
    for line in LINES:
        costs = []
        for account in (ANNA, BEN):
            # A statement that SQLite runs in two parts is traced twice; how questions fare is counted for each tenth.
            every = await traced(talks, account, line)
            ran = [
                one
                for one, before in zip(every, ["", *every], strict=False)
                if one != before and "health" not in one
            ]
            verbs = [statement.split()[0] for statement in ran]
            writing = sum(verb in ("INSERT", "UPDATE", "DELETE") for verb in verbs)
            costs.append((len(ran), writing, sum("wal_checkpoint" in statement for statement in ran)))
        assert costs[0] == costs[1], line


async def test_who_has_no_draft_leaves_no_row_whether_or_not_a_story_was_sent(talks: Talks) -> None:
    """And what they say is known all the same, until a restart."""
    await talks.say(ANNA, *STORY)
    narrator = talks.store.ledger.narrator("telegram", ANNA)
    await talks.store.write(lambda t: talks.store.chats.hidden(t, narrator, before=2**62))
    for account in (ANNA, BEN):
        outcome = await talks.say(account, "/privacy", "/help_now", "/delete")
        assert len(await talks.standing(account)) == 3
        assert not any(one.kept for one in outcome.replies)
    assert await talks.rows() == 0


async def test_what_is_said_with_the_sending_of_a_story_is_written_down(talks: Talks) -> None:
    """After a restart it can still be hidden with the talk."""
    outcome = await talks.say(ANNA, *STORY)
    assert all(one.kept for one in outcome.replies)


async def test_a_draft_that_is_let_go_leaves_no_row_whether_or_not_a_story_was_sent(talks: Talks) -> None:
    """Once it is cleared; who is under 16 and has a story is as one who has none."""
    await talks.say(ANNA, *STORY)
    for account in (ANNA, BEN):
        outcome = await talks.say(account, "hello", "1", "3")
        clears = [one for one in outcome.replies if one.kind is Kind.CLEAR]
        assert [one.kept for one in clears] == [False]
        narrator = talks.store.ledger.narrator("telegram", account)
        await talks.store.write(lambda t, n=narrator, c=clears[0]: finish(talks.store, t, n, c, (), {}))
        assert await talks.rows() == 0


async def test_a_damaged_talk_is_hidden_all_the_same(talks: Talks) -> None:
    await talks.say(ANNA, "hello", "1")
    await talks.store.write(lambda t: t.ledger.execute("UPDATE sessions SET sealed = x'00'"))
    (hide,) = (await talks.say(ANNA, "/hide")).replies
    assert hide.kind is Kind.HIDE
    assert hide.closing[0] == HIDDEN
    assert len(hide.closing) == 3 + len(await talks.standing(ANNA))


# Over Telegram


async def shown_after(telegram: FakeTelegram, account: int, *lines: str) -> list[str]:
    """What a phone shows when the last of these was answered."""
    for line in lines:
        telegram.say(account, line)
        await telegram.replied(account)
    await telegram.until(lambda: not telegram.world.queue.pending)
    await telegram.until(lambda: any(HIDDEN in shown.text for shown in telegram.chat(account)))
    return [shown.text for shown in telegram.chat(account)]


@pytest.mark.parametrize("restarted", [False, True])
async def test_hide_takes_the_same_out_of_a_chat_whether_or_not_a_story_was_sent(
    service: Service, restarted: bool
) -> None:
    """To the byte, and after a restart too; what was said before the story is in neither."""
    after = ("/privacy", "/help_now", "/hide")
    async with FakeTelegram() as telegram:
        async with service.running(telegram):
            hidden = await shown_after(telegram, ANNA, *STORY, "/hide")
            assert hidden == await shown_after(telegram, BEN, "/hide") == [HIDDEN]
            if not restarted:
                assert await shown_after(telegram, ANNA, *after) == [HIDDEN]
                assert await shown_after(telegram, BEN, *after) == [HIDDEN]
        if restarted:
            async with service.running(telegram):
                of_anna, of_ben = [await shown_after(telegram, account, *after) for account in (ANNA, BEN)]
                assert of_anna == of_ben
                assert of_anna[-1] == HIDDEN


async def test_what_was_sent_before_a_talk_began_is_hidden_with_it(service: Service) -> None:
    """A picture and its caption, which the bot did not take."""
    async with FakeTelegram() as telegram, service.running(telegram):
        telegram.photo(ANNA, "we waited a whole year")
        await telegram.replied(ANNA)
        for line in ("hello", "1", "/hide"):
            telegram.say(ANNA, line)
            await telegram.replied(ANNA)
        await telegram.until(lambda: [shown.text for shown in telegram.chat(ANNA)] == [SAID.safety.hidden])


async def test_who_deletes_everything_is_told_what_stays(talks: Talks) -> None:
    outcome = await talks.say(ANNA, "hello", "1", "1", "/delete", "yes")
    clear, deleted = outcome.replies
    assert len(clear.closing) == 3 + 5
    one = clear.closing[3]
    narrator = talks.store.ledger.narrator("telegram", ANNA)
    rows = [Standing(1, 7_001, Side.THEIRS_STAYS, 0, HOUR)]
    says = await talks.store.write(lambda t: finish(talks.store, t, narrator, clear, rows, {}))
    assert says is not None
    assert (says.kind, says.text) == (Kind.SAY, one)
    assert await talks.store.write(lambda t: finish(talks.store, t, narrator, clear, [], {})) is None
    assert deleted.text == SAID.coming_and_going.deleted


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
        assert asked_for == [
            "message",
            "edited_message",
            "callback_query",
            "channel_post",
            "edited_channel_post",
        ]
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
        await telegram.until(lambda: [shown.text for shown in telegram.chat(ANNA)] == [HIDDEN])
        for table in ("chats", "sessions"):
            query = f"SELECT count(*) FROM {table}"
            assert await app.store.write(lambda t, query=query: t.ledger.execute(query).fetchone()) == (0,)
