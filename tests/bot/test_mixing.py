"""Summaries leave the mixing queue ripe, together, and in an order that says nothing."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.mixing import Mixing
from conversations.consent import Consent, Use
from conversations.effects import Submit
from conversations.session import NarratorId
from conversations.story import Answer, Story
from conversations.summary import Line, Summary
from storage.database import Transaction
from storage.outbox import Kind, Outgoing
from storage.sealing.identity import new_identity
from storage.store import Store

SECRET = bytes(range(32))
WEEK = "2026-W48"
STAFF = -1002233445566
START = datetime(2026, 11, 23, 9, tzinfo=UTC)
RECIPIENTS = [new_identity("ana").recipient]


class Channel:
    """Where posts go; keeps them."""

    def __init__(self) -> None:
        self.posts: list[Outgoing] = []

    def put(self, outgoing: list[Outgoing]) -> None:
        self.posts += outgoing


class Clock:
    """A clock that is told the time."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


async def submit(store: Store, number: int, due: datetime, *, teller: int | None = None) -> None:
    consent = Consent(frozenset({Use.QUOTE}), "f", WEEK)
    story = Story("f", "English (en)", (Answer("story", f"told {number}"),), consent)
    whose = NarratorId((100 + (number if teller is None else teller)).to_bytes(16, "big"))
    summary = Summary(WEEK, (), (Line("story", "Said", f"told {number:03}"),))

    def write(transaction: Transaction) -> None:
        submission = Submit(number.to_bytes(16, "big"), story, summary)
        store.vault.submit(transaction, submission, due=int(due.timestamp()), teller=whose)

    await store.write(write)


def mixing(store: Store, channel: Channel, clock: Clock, together: int) -> Mixing:
    return Mixing(store, channel, staff=STAFF, after=3600, together=together, clock=clock)


async def test_nothing_leaves_before_it_is_ripe_nor_before_enough_are_ripe(tmp_path: Path) -> None:
    store = await Store.open(tmp_path, secret=SECRET, recipients=RECIPIENTS, week=WEEK)
    channel, clock = Channel(), Clock()
    mixer = mixing(store, channel, clock, together=3)
    for number in range(3):
        await submit(store, number, START + timedelta(hours=number))
    for hours, left in ((-1, 0), (0, 0), (1.99, 0), (2, 3)):
        clock.now = START + timedelta(hours=hours)
        assert await mixer.once() == left
    assert await mixer.once() == 0
    assert {(post.kind, post.address) for post in channel.posts} == {(Kind.POST, STAFF)}
    assert len({post.story for post in channel.posts}) == 3
    await store.close()


async def test_what_left_is_in_the_outbox_and_no_longer_waits_whatever_happens_next(tmp_path: Path) -> None:
    store = await Store.open(tmp_path, secret=SECRET, recipients=RECIPIENTS, week=WEEK)
    channel, clock = Channel(), Clock()
    for number in range(4):
        await submit(store, number, START)
    assert await mixing(store, channel, clock, together=1).once() == 4
    await store.close()
    store = await Store.open(tmp_path, secret=SECRET, recipients=RECIPIENTS, week=WEEK)
    assert sorted(store.undelivered, key=lambda one: one.id) == channel.posts
    assert await store.write(store.vault.waiting) == []
    await store.close()


async def test_the_order_of_leaving_is_not_the_order_of_sending(tmp_path: Path) -> None:
    """Of forty, shuffled, the chance to leave in the order they came is one in 40 factorial."""
    store = await Store.open(tmp_path, secret=SECRET, recipients=RECIPIENTS, week=WEEK)
    channel, clock = Channel(), Clock()
    for number in range(40):
        await submit(store, number, START)
    await mixing(store, channel, clock, together=1).once()
    left = [post.text for post in channel.posts]
    assert left != sorted(left)
    assert left != sorted(left, reverse=True)
    assert len(set(left)) == 40
    await store.close()


async def test_stories_of_one_narrator_are_no_company_for_each_other(tmp_path: Path) -> None:
    """Three of one person leave when somebody else's is with them, not before."""
    store = await Store.open(tmp_path, secret=SECRET, recipients=RECIPIENTS, week=WEEK)
    channel, clock = Channel(), Clock()
    mixer = mixing(store, channel, clock, together=2)
    for number in range(3):
        await submit(store, number, START, teller=0)
    assert await mixer.once() == 0
    await submit(store, 3, START)
    assert await mixer.once() == 4
    await store.close()


@pytest.mark.parametrize("together", [1, 2, 3])
async def test_a_withdrawn_summary_neither_leaves_nor_counts(tmp_path: Path, together: int) -> None:
    store = await Store.open(tmp_path, secret=SECRET, recipients=RECIPIENTS, week=WEEK)
    channel, clock = Channel(), Clock()
    for number in range(3):
        await submit(store, number, START)
    await store.write(lambda t: store.vault.withdraw(t, (1).to_bytes(16, "big"), week=WEEK))
    left = await mixing(store, channel, clock, together=together).once()
    assert left == (2 if together <= 2 else 0)
    assert not [post for post in channel.posts if "told 001" in post.text]
    await store.close()
