"""Who writes faster than people do is answered after them, is kept nowhere, and grows nothing."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram import CHANNEL
from bot.telegram import limits as module
from bot.telegram.limits import EVERY, LIFE, MOST, Limits
from bot.telegram.queues import MOST_A_CHAT
from storage.ledger import MOST_ASIDE, MOST_REMEMBERED
from storage.outbox import Kind, Outgoing
from tests.bot.conftest import Service
from tests.bot.test_sender import ANNA, BEN, posting, running
from tests.bot.test_standing import Talks, talks
from tests.telegram.fake import FakeTelegram

__all__ = ["talks"]


class Clock:
    """Seconds that are set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@given(st.lists(st.floats(EVERY, 60), min_size=1, max_size=60))
def test_who_keeps_a_persons_pace_is_never_late(gaps: list[float]) -> None:
    clock = Clock()
    limits = Limits(clock)
    for gap in gaps:
        clock.now += gap
        limits.note(ANNA)
        assert limits.level(ANNA) == 0


@given(st.integers(1, 2000), st.floats(0, 1.0))
def test_the_further_ahead_the_later_and_waiting_makes_up_for_it(messages: int, gap: float) -> None:
    clock = Clock()
    limits = Limits(clock)
    levels = []
    for _ in range(messages):
        limits.note(ANNA)
        levels.append(limits.level(ANNA))
        clock.now += gap
    if messages * gap < LIFE:
        assert levels == sorted(levels)
    assert levels[-1] <= 8
    clock.now += min(messages * EVERY + EVERY, LIFE)
    assert limits.level(ANNA) == 0
    assert limits.level(BEN) == 0


def test_a_mark_tells_nothing_and_lives_for_less_than_an_hour() -> None:
    """Other keys make other marks, so that whoever reads the memory of one hour knows nobody of the next."""
    clock = Clock()
    keys = iter((b"a" * 16, b"b" * 16, b"c" * 16))
    limits = Limits(clock, lambda _: next(keys))
    for account in range(50):
        limits.note(ANNA + account)
    first = set(limits._due)
    assert not any(str(ANNA + n).encode() in mark for mark in first for n in range(50))
    assert all((ANNA + n).to_bytes(8, "big") not in first for n in range(50))
    clock.now += LIFE
    assert limits.level(ANNA) == 0
    assert len(limits) == 0
    limits.note(ANNA)
    assert not first & set(limits._due)
    assert LIFE < 3600


def test_however_many_accounts_there_are_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 100)
    limits = Limits(Clock())
    for account in range(1000):
        limits.note(account)
        assert len(limits) <= 100
    assert MOST <= 100_000


def flood(chat: int, number: int, text: str = "") -> Outgoing:
    return Outgoing(0, Kind.SAY, chat, text or f"answer {number}")


async def test_people_are_answered_before_whoever_floods(tmp_path: Path) -> None:
    """Forty accounts with ten answers each wait; somebody comes then, and is next, though the pace of all is slow."""
    clock = Clock()
    limits = Limits(clock)
    async with posting(tmp_path, per_second=50) as post, running(post.sender), asyncio.timeout(10):
        post.sender._queues.limits = limits
        scripted = range(ANNA + 1, ANNA + 41)
        for account in scripted:
            for _ in range(10):
                limits.note(account)
        waiting = [flood(account, number) for number in range(10) for account in scripted]
        post.sender.put(await post.add(*waiting))
        await asyncio.sleep(0.2)
        limits.note(ANNA)
        post.sender.put(await post.add(flood(ANNA, 0, "your answer")))
        while not post.telegram.said(ANNA):
            await asyncio.sleep(0.01)
        sent = [call.arguments.get("chat_id") for call in post.telegram.calls_of("sendMessage")]
        assert len(sent) < 60  # of four hundred


async def test_who_got_ahead_while_waiting_goes_behind(tmp_path: Path) -> None:
    """What came to wait before anybody knew how fast its account writes goes behind people all the same."""
    limits = Limits(Clock())
    async with posting(tmp_path, per_second=20) as post, running(post.sender), asyncio.timeout(10):
        post.sender._queues.limits = limits
        scripted = range(ANNA + 1, ANNA + 41)
        post.sender.put(await post.add(*(flood(account, 0) for account in scripted)))
        for account in scripted:
            for _ in range(10):
                limits.note(account)
        limits.note(ANNA)
        post.sender.put(await post.add(flood(ANNA, 0)))
        while not post.telegram.said(ANNA):
            await asyncio.sleep(0.01)
        assert len(post.telegram.calls_of("sendMessage")) < 10  # of forty


async def test_the_same_words_that_wait_for_one_chat_are_said_once(tmp_path: Path) -> None:
    """The newer ones, with the buttons that count; other words and other people's are said."""
    async with posting(tmp_path, per_chat=3) as post, running(post.sender), asyncio.timeout(10):
        said = [flood(ANNA, 0, "first")] + [flood(ANNA, n, "the question again") for n in range(50)]
        post.sender.put(await post.add(*said, flood(ANNA, 0, "last"), flood(BEN, 0, "the question again")))
        await post.sender.wait_until_idle()
        texts = Counter(message.text for message in post.telegram.said(ANNA))
        assert texts == {"first": 1, "the question again": 1, "last": 1}
        assert [message.text for message in post.telegram.said(BEN)] == ["the question again"]
        assert await post.left() == []


async def test_a_flood_of_commands_is_answered_once_and_no_word_of_a_story_is_lost(service: Service) -> None:
    """Three hundred times the same command, at Telegram's own pace: a handful of answers. Of a story each piece is kept."""
    async with FakeTelegram() as telegram, service.running(telegram, messages_per_chat=1) as app:
        for _ in range(300):
            telegram.say(BEN, "/help_now", at_once=True)
        for line in ("/start", "1", "1", "1"):
            telegram.say(ANNA, line)
            await telegram.until(lambda: telegram.answered(ANNA))
        for number in range(150):
            telegram.say(ANNA, f"piece {number} of it", at_once=True)
        narrator = app.store.ledger.narrator(CHANNEL, ANNA)

        async def kept() -> str:
            session = (await app.store.write(lambda t: app.store.ledger.load(t, [narrator])))[narrator]
            return " ".join((*session.collected, *session.answers.values()))

        async with asyncio.timeout(20):
            while "piece 149 of it" not in await kept():
                await asyncio.sleep(0.05)
        words = await kept()
        assert all(f"piece {number} of it" in words for number in range(150))
        card = app.service.help_card("en")
        assert len([one for one in telegram.said(BEN) if one.text == card]) <= 12


async def test_ten_thousand_messages_of_an_outsider_grow_nothing_without_bound(talks: Talks) -> None:
    """Commands, words, taps on nothing: what waits for them is bounded, and so is what is kept of them."""
    lines = ["/start", "hello", "/help_now", "/privacy", "1", "/mystory", "no", "/language", "a b c d e f"]
    for batch in range(20):
        arrivals = [talks.arrival(ANNA, lines[(batch + at) % len(lines)]) for at in range(100)]
        await talks.turns.take(arrivals, [])

    def counts(transaction) -> dict[str, int]:  # type: ignore[no-untyped-def]
        tables = ("sessions", "chats", "aside", "stories", "pieces", "waiting", "handles")
        return {t: transaction.ledger.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}

    found = await talks.store.write(counts)
    assert found["sessions"] == 1
    assert found["chats"] <= 500
    assert {found[table] for table in ("aside", "stories", "pieces", "waiting", "handles")} == {0}
    assert MOST_A_CHAT <= 60


async def test_what_is_put_aside_is_bounded(talks: Talks) -> None:
    def put(transaction) -> int:  # type: ignore[no-untyped-def]
        for update in range(MOST_ASIDE + 50):
            talks.store.ledger.put_aside(transaction, update, b"{}", 1000 + update // 100)
        rows = transaction.ledger.execute("SELECT id FROM aside ORDER BY id").fetchall()
        assert rows[0] == (50,)
        return len(rows)

    assert await talks.store.write(put) == MOST_ASIDE


async def test_of_a_flood_no_more_ids_are_remembered_than_are_of_use(
    talks: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of the last hour all, and of the hours before the newest; forgotten in steps."""
    monkeypatch.setattr("storage.ledger.MOST_REMEMBERED", 250)
    monkeypatch.setattr("storage.ledger._AT_ONCE", 40)
    ledger, hour = talks.store.ledger, 1000
    for number in range(6):
        await talks.store.write(
            lambda t, number=number: ledger.remember(
                t, range(number * 100, number * 100 + 100), hour + number
            )
        )
    steps = 0
    while await talks.store.write(lambda t: ledger.forget_old(t, hour + 5)):
        steps += 1
    left = await talks.store.write(
        lambda t: t.ledger.execute("SELECT hour, count(*) FROM updates GROUP BY hour").fetchall()
    )
    assert steps > 3
    assert sum(count for _, count in left) <= 250
    assert dict(left)[hour + 4] == dict(left)[hour + 5] == 100
    assert MOST_REMEMBERED >= 100 * 1000  # far more than Telegram can send again
