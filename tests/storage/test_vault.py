"""Submitted stories: what the database alone gives away, and what is left of one that was taken back."""

import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conversations.consent import Consent, Use
from conversations.effects import ChangeUse, Submit
from conversations.facets import Company
from conversations.post import Page, posted
from conversations.session import NarratorId
from conversations.story import Answer, Story
from conversations.story import pack as pack_story
from conversations.summary import Fact, Line, Picked, Summary
from storage import snapshot, soundness
from storage.database import Transaction
from storage.errors import Unopenable
from storage.export.parcel import SealedRow
from storage.outbox import Kind
from storage.sealing.identity import new_identity
from storage.sealing.story import open_story
from storage.store import Store
from storage.waiting import Waiting

SECRET, OTHER = bytes(range(32)), bytes(range(1, 33))
WEEK = "2026-W48"
STAFF = -1002233445566
ANA = new_identity("ana")
WORDS = "xylopyrography"
SEALED = {
    "ledger": (("stories", "record"), ("facts", "sealed"), ("waiting", "sealed"), ("posts", "sealed")),
    "shares": (("shares", "sealed"),),
}


async def open_store(folder: Path, secret: bytes = SECRET) -> Store:
    return await Store.open(folder, secret=secret, recipients=[ANA.recipient], week=WEEK)


def id_of(number: int) -> bytes:
    return random.Random(number).randbytes(16)


def submission(number: int, *, uses: Iterable[Use] = Use, words: str = WORDS) -> Submit:
    story = Story(
        "f", "English (en)", (Answer("story", f"{words} {number}"),), Consent(frozenset(uses), "f", WEEK)
    )
    summary = Summary(
        WEEK,
        (Fact("needs", "Needed", (Picked("home", f"{words} facts"),)),),
        (Line("story", "Said", f"{words} quoted"),),
    )
    return Submit(id_of(number), story, summary)


def kept_of(transaction: Transaction, story: bytes) -> list[bytes]:
    """Every sealed value that is kept of a story, in both files."""
    found: list[bytes] = []
    for store, columns in SEALED.items():
        connection = transaction.ledger if store == "ledger" else transaction.shares
        for table, column in columns:
            key = "id" if table == "stories" else "story"
            found += [
                value
                for (value,) in connection.execute(f"SELECT {column} FROM {table} WHERE {key} = ?", (story,))
            ]
    return found


def files_with(folder: Path, values: Iterable[bytes]) -> list[str]:
    """The files in which a piece of one of these values stands: 24 bytes from every 200."""
    content = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    pieces = [value[at : at + 24] for value in values for at in range(4, max(5, len(value) - 24), 200)]
    return sorted({name for name, inside in content.items() for piece in pieces if piece in inside})


def pages_of(waiting: Waiting) -> tuple[Page, ...]:
    """The pages of the post of a summary that everything may be shown of."""
    post = posted(waiting.summary, Company([]))
    assert post is not None
    return post.pages


def stand(store: Store, transaction: Transaction, number: int) -> None:
    """A story's summary is posted, and its place stands in the channel."""
    (waiting,) = [one for one in store.vault.waiting(transaction) if one.story == id_of(number)]
    for post in store.vault.posting(transaction, waiting.story, pages_of(waiting), staff=STAFF):
        store.vault.posted(transaction, post, 77)


async def test_with_the_database_alone_nothing_that_was_told_can_be_read(tmp_path: Path) -> None:
    """Not the words, not the facts, not the channel; and under another secret it does not even open."""
    store = await open_store(tmp_path)
    for number in range(3):
        await store.write(
            lambda t, number=number: store.vault.submit(
                t, submission(number), due=0, teller=NarratorId(bytes(16))
            )
        )
    await store.write(lambda t: stand(store, t, 0))
    assert files_with(tmp_path, [b"...." + WORDS.encode()]) == []
    assert files_with(tmp_path, [b"...." + str(STAFF).encode()]) == []
    assert [one.summary.words[0].text for one in await store.write(store.vault.waiting)] == [
        f"{WORDS} quoted"
    ] * 2
    await store.close()
    with pytest.raises(Unopenable):
        await open_store(tmp_path, OTHER)


@pytest.mark.parametrize(("table", "column"), [pair for pairs in SEALED.values() for pair in pairs])
async def test_a_row_moved_to_another_story_is_refused(tmp_path: Path, table: str, column: str) -> None:
    """Record, share, summary, facts and place: each is bound to its story. (The record opens for its recipient.)"""
    store = await open_store(tmp_path)

    def swap(transaction: Transaction) -> None:
        for number in (0, 1):
            store.vault.submit(transaction, submission(number), due=0, teller=NarratorId(bytes(16)))
        if table == "posts":
            for number in (0, 1):
                stand(store, transaction, number)
        key = "id" if table == "stories" else "story"
        connection = transaction.shares if table == "shares" else transaction.ledger
        value = connection.execute(f"SELECT {column} FROM {table} WHERE {key} = ?", (id_of(0),)).fetchone()
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (*value, id_of(1)))

    assert soundness.unopened(tmp_path, SECRET) == {}
    await store.write(swap)
    await store.close()
    if table == "stories":
        with pytest.raises(Unopenable):
            open_stories(tmp_path)
    else:
        assert soundness.unopened(tmp_path, SECRET) == {table: 1}


def for_research(folder: Path) -> list[SealedRow]:
    """What an export would take now."""
    with snapshot.opened(folder, SECRET) as stories:
        rows = list(stories.stories())
    assert stories.lacking == 0
    return rows


def open_stories(folder: Path) -> None:
    """Open every story with its recipient's key."""
    for row in for_research(folder):
        open_story(row.record, row.share, ANA, story_id=row.story_id)


async def test_the_bytes_of_a_withdrawn_story_are_in_no_file_right_after_the_call(tmp_path: Path) -> None:
    """In neither database, log nor index, wherever the story stood; those of the others still open."""
    store = await open_store(tmp_path)
    for number in range(30):
        await store.write(
            lambda t, number=number: store.vault.submit(
                t, submission(number, words=WORDS * (1 + 30 * number)), due=0, teller=NarratorId(bytes(16))
            )
        )
    for number in range(0, 30, 3):
        await store.write(lambda t, number=number: stand(store, t, number))
    order = list(range(30))
    random.Random(7).shuffle(order)
    for number in order[:20]:
        gone = await store.write(lambda t, number=number: kept_of(t, id_of(number)))
        assert len(gone) >= 4
        assert files_with(tmp_path, gone) != []
        await store.write(lambda t, number=number: store.vault.withdraw(t, id_of(number), week=WEEK))
        assert files_with(tmp_path, gone) == []
        assert files_with(tmp_path, [b"...." + id_of(number)]) == [], "not even its id is kept"
    left = {row.story_id for row in for_research(tmp_path)}
    assert left == {id_of(number) for number in order[20:]}
    await store.close()


async def test_stopping_staff_use_leaves_neither_summary_nor_facts_in_any_file(tmp_path: Path) -> None:
    """The sealed story stays for research, which is still allowed."""
    store = await open_store(tmp_path)
    await store.write(lambda t: store.vault.submit(t, submission(0), due=0, teller=NarratorId(bytes(16))))
    record, facts, waiting, share = await store.write(lambda t: kept_of(t, id_of(0)))
    stop = ChangeUse(id_of(0), Use.QUOTE, allowed=False, wording="f", week=WEEK)
    await store.write(lambda t: store.vault.change_use(t, stop))
    assert files_with(tmp_path, [facts, waiting]) == []
    assert files_with(tmp_path, [record]) != []
    assert files_with(tmp_path, [share]) != []
    assert len(for_research(tmp_path)) == 1
    await store.close()


async def test_a_reader_that_holds_the_log_open_only_delays_the_erasing(tmp_path: Path) -> None:
    """A backup tool reads while a story is withdrawn: what is left in the log goes with the next commit."""
    import sqlite3
    from contextlib import closing

    store = await open_store(tmp_path)
    await store.write(lambda t: store.vault.submit(t, submission(0), due=0, teller=NarratorId(bytes(16))))
    gone = await store.write(lambda t: kept_of(t, id_of(0)))
    with closing(sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM stories").fetchone()
        await store.write(lambda t: store.vault.withdraw(t, id_of(0), week=WEEK))
        assert "ledger.db-wal" in files_with(tmp_path, gone)
    await store.write(lambda t: t.ledger.execute("DELETE FROM updates"))
    assert files_with(tmp_path, gone) == []
    await store.close()


async def test_withdrawing_twice_or_what_was_never_there_is_the_same_to_the_caller(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    await store.write(lambda t: store.vault.submit(t, submission(0), due=0, teller=NarratorId(bytes(16))))
    for number in (0, 0, 5):
        assert (
            await store.write(lambda t, number=number: store.vault.withdraw(t, id_of(number), week=WEEK))
            == []
        )
    await store.close()


async def test_a_withdrawal_takes_down_what_stands_and_stops_what_is_on_its_way(tmp_path: Path) -> None:
    """Not made yet: dropped. Made, not filled: taken down. On its way: its place is taken down when it comes back."""
    store = await open_store(tmp_path)
    for number in range(3):
        await store.write(
            lambda t, number=number: store.vault.submit(
                t, submission(number), due=0, teller=NarratorId(bytes(16))
            )
        )
    posts = {
        one.story: (
            await store.write(
                lambda t, one=one: store.vault.posting(t, one.story, pages_of(one), staff=STAFF)
            )
        )[0]
        for one in await store.write(store.vault.waiting)
    }
    assert await store.write(lambda t: store.vault.withdraw(t, id_of(0), week=WEEK)) == []
    placed = await store.write(lambda t: store.vault.posted(t, posts[id_of(1)], 11))
    assert placed is not None
    assert (placed.kind, placed.message, placed.text) == (Kind.POST, 11, posts[id_of(1)].text)
    (retract,) = await store.write(lambda t: store.vault.withdraw(t, id_of(1), week=WEEK))
    assert (retract.kind, retract.address, retract.message) == (Kind.RETRACT, STAFF, 11)
    assert await store.write(lambda t: store.vault.withdraw(t, id_of(2), week=WEEK)) == []
    late = await store.write(lambda t: store.vault.posted(t, posts[id_of(2)], 12))
    assert late is not None
    assert (late.kind, late.message) == (Kind.RETRACT, 12)
    left = await store.write(store.outbox.undelivered)
    assert sorted((one.kind.value, one.message) for one in left) == [("retract", 11), ("retract", 12)]
    await store.close()


CHANGES = st.lists(st.tuples(st.sampled_from(list(Use)), st.booleans()), max_size=8)


@given(first=st.frozensets(st.sampled_from(list(Use))), changes=CHANGES)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_research_gets_a_story_exactly_while_its_narrator_says_so(
    tmp_path_factory: pytest.TempPathFactory, first: frozenset[Use], changes: list[tuple[Use, bool]]
) -> None:
    """Whatever was allowed, stopped and allowed again: the last word holds."""
    folder = tmp_path_factory.mktemp("vault")
    store = await open_store(folder)
    holds = set(first)
    await store.write(
        lambda t: store.vault.submit(t, submission(0, uses=first), due=0, teller=NarratorId(bytes(16)))
    )
    for use, allowed in changes:
        change = ChangeUse(id_of(0), use, allowed=allowed, wording="f", week=WEEK)
        await store.write(lambda t, change=change: store.vault.change_use(t, change))
        holds = holds | {use} if allowed else holds - {use}
        assert [row.consent.uses for row in for_research(folder)] == (
            [frozenset(holds)] if Use.RESEARCH in holds else []
        )
    await store.close()


def test_what_is_sealed_is_what_was_approved() -> None:
    """The story of these tests packs its words in clear, so that a scan of the files means something."""
    assert WORDS.encode() in pack_story(submission(0).story)
