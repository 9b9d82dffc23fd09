"""Concerns and their answers: counted when they happen, once, and never taken down by a story that is taken back."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conversations.consent import Consent, Use
from conversations.digest.loop import WEEKS, told_in, window_of
from conversations.effects import ChangeUse, StoryId, Submit
from conversations.facets import Company
from conversations.post import posted
from conversations.session import NarratorId
from conversations.story import Answer, Story
from conversations.summary import Fact, Picked, Summary
from conversations.weeks import week_of
from storage import soundness
from storage.database import Transaction
from storage.store import Store
from tests.bot.storytelling import RECIPIENTS, SECRET, WEEK

STAFF = -1002233445566
NAME = "staff"
TELLERS = [NarratorId(bytes([number]) * 16) for number in range(8)]
DAY = datetime(2026, 11, 25, tzinfo=UTC)


async def open_store(folder: Path) -> Store:
    return await Store.open(folder, secret=SECRET, recipients=RECIPIENTS, week=WEEK)


def id_of(number: int) -> StoryId:
    return StoryId((200 + number).to_bytes(16, "big"))


def submission(number: int) -> Submit:
    story = Story("f", "English (en)", (Answer("story", "told"),), Consent(frozenset(Use), "f", WEEK))
    return Submit(
        id_of(number), story, Summary(WEEK, (Fact("needs", "Needed", (Picked("home", "A home"),)),), ())
    )


def week(after: int) -> str:
    """The ISO week so many weeks after the stories' own."""
    return week_of(DAY + timedelta(weeks=after))


def rows(folder: Path, table: str) -> list[tuple[bytes, bytes]]:
    with closing(sqlite3.connect(folder / "ledger.db")) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def post(store: Store, transaction: Transaction, *numbers: int, concern: bool = True) -> None:
    """Stories are told and posted; the post of number n stands as message 100 + n."""
    for number in numbers:
        store.vault.submit(transaction, submission(number), due=0, teller=TELLERS[number % len(TELLERS)])
        (waiting,) = [one for one in store.vault.waiting(transaction) if one.story == id_of(number)]
        shown = posted(waiting.summary, Company([]))
        assert shown is not None
        for page in store.vault.posting(transaction, waiting.story, shown.pages, staff=STAFF):
            store.vault.posted(transaction, page, 100 + number)
        store.digests.story_posted(transaction, id_of(number), NAME, WEEK, concern=concern)


def changed(store: Store, transaction: Transaction, number: int, when: str = WEEK, chat: int = STAFF) -> bool:
    return store.digests.concern_changed(transaction, NAME, chat, 100 + number, when)


def counts(store: Store, transaction: Transaction, channel: str = NAME) -> tuple[int, int]:
    """What is told of the stories' window when it is over."""
    later = week(2 * WEEKS)
    assert told_in(later) == window_of(WEEK)
    window, posted, answered = store.digests.concerns(transaction, channel, later)
    assert window == window_of(WEEK)
    return posted, answered


async def test_a_concern_is_answered_once_and_other_messages_are_none(tmp_path: Path) -> None:
    store = await open_store(tmp_path)

    def tell(transaction: Transaction) -> None:
        post(store, transaction, 0, 1, 2)
        post(store, transaction, 3, concern=False)
        assert changed(store, transaction, 1)
        assert not changed(store, transaction, 1)
        assert not changed(store, transaction, 3)  # nothing stood in its way
        assert not changed(store, transaction, 7)  # no post
        assert not changed(store, transaction, 2, chat=STAFF - 1)
        assert not store.digests.concern_changed(transaction, "Housing", STAFF, 102, WEEK)
        assert changed(store, transaction, 2, week(WEEKS))
        assert counts(store, transaction) == (3, 2)
        assert counts(store, transaction, "Housing") == (0, 0)

    await store.write(tell)
    await store.close()


async def test_what_is_told_is_the_same_in_every_week_it_is_told(tmp_path: Path) -> None:
    """An answer that comes after the window is over adds to nothing, whichever week it comes in."""
    store = await open_store(tmp_path)

    def tell(transaction: Transaction) -> None:
        post(store, transaction, 0, 1)
        for after in range(2 * WEEKS, 4 * WEEKS):
            assert not changed(store, transaction, 0, week(after))
        assert counts(store, transaction) == (2, 0)

    await store.write(tell)
    await store.close()


@pytest.mark.parametrize("how", ["withdrawn", "stopped"])
async def test_a_story_that_is_taken_back_changes_no_count_and_leaves_no_row(
    tmp_path: Path, how: str
) -> None:
    store = await open_store(tmp_path)
    await store.write(lambda t: post(store, t, 0, 1, 2))
    assert await store.write(lambda t: changed(store, t, 0))
    sealed = [value for story, value in rows(tmp_path, "concerns") if story in (id_of(0), id_of(1))]
    assert len(sealed) == 2

    def take_back(transaction: Transaction) -> None:
        for number in (0, 1):
            if how == "withdrawn":
                store.vault.withdraw(transaction, id_of(number), week=WEEK)
            else:
                stop = ChangeUse(id_of(number), Use.DIGEST, False, "f", WEEK)
                store.vault.change_use(transaction, stop)

    await store.write(take_back)
    assert [story for story, _ in rows(tmp_path, "concerns")] == [id_of(2)]
    assert await store.write(lambda t: counts(store, t)) == (3, 1)
    await store.close()
    for file in tmp_path.iterdir():
        assert not any(value in file.read_bytes() for value in sealed if file.is_file())


async def test_rows_go_when_nothing_can_be_added_and_counts_when_they_were_told(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    await store.write(lambda t: post(store, t, 0))

    def much_later(transaction: Transaction) -> None:
        for number, after in ((1, WEEKS), (2, 2 * WEEKS), (3, 5 * WEEKS)):
            store.vault.submit(transaction, submission(number), due=0, teller=TELLERS[number])
            store.digests.story_posted(transaction, id_of(number), NAME, week(after), concern=True)
            kept = {story for (story,) in transaction.ledger.execute("SELECT story FROM concerns")}
            assert (id_of(0) in kept) == (after < 2 * WEEKS)

    await store.write(much_later)
    assert [story for story, _ in rows(tmp_path, "concerns")] == [id_of(3)]
    await store.close()


async def test_the_files_tell_neither_which_posts_are_concerns_nor_how_many(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    await store.write(lambda t: post(store, t, 0, 1))
    await store.write(lambda t: post(store, t, 2, 3, concern=False))
    before = len(rows(tmp_path, "loops")[0][1])
    await store.write(lambda t: changed(store, t, 0))
    lengths = [len(value) for _, value in rows(tmp_path, "concerns")]
    assert lengths == lengths[:1] * 4
    assert len(rows(tmp_path, "loops")[0][1]) == before
    await store.close()


@pytest.mark.parametrize("table", ["concerns", "loops"])
async def test_a_damaged_row_is_found_by_the_doctor_and_stops_nothing(tmp_path: Path, table: str) -> None:
    store = await open_store(tmp_path)
    await store.write(lambda t: post(store, t, 0, 1))
    await store.close()
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as connection, connection:
        connection.execute(f"UPDATE {table} SET sealed = x'0102'")
    assert soundness.unopened(tmp_path, SECRET)[table] == len(rows(tmp_path, table))
    store = await open_store(tmp_path)
    await store.write(lambda t: post(store, t, 2))
    await store.write(lambda t: changed(store, t, 2))
    assert await store.write(lambda t: counts(store, t)) == ((3, 1) if table == "concerns" else (1, 1))
    await store.close()
