"""Batches and their ledger: counted once, gone when counted, never guessed, and nothing in clear tells who is where."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from conversations.consent import Use
from conversations.digest.counting import Member
from conversations.digest.edition import MOST_QUOTED, Answer, Stage
from conversations.digest.frame import Cell
from conversations.digest.published import Interval, Published
from conversations.effects import ChangeUse
from conversations.facets import Facet
from conversations.packing import packed
from conversations.session import NarratorId
from storage import digests as all_digests
from storage import soundness
from storage.database import Transaction
from storage.errors import OtherSecret, Unopenable
from storage.members import Kept
from storage.sealing.envelope import derive, place, seal
from storage.store import Store
from tests.storage.test_damage import change
from tests.storage.test_vault import OTHER, SECRET, WEEK, WORDS, files_with, id_of, open_store, submission

TELLERS = [NarratorId(bytes([number]) * 16) for number in range(8)]
HOUSING, STAFF_NAME = "Housing north", "staff"
PUBLISHED = Published(
    1, Interval(40, 59), {Cell("needs", "home"): Interval(13, 17)}, {Cell("needs", "home"): 9}
)


def member(number: int = 0, *, window: int = 1) -> Member:
    return Member(
        bytes([number]) * 8,
        frozenset({Cell("needs", "home"), Cell("needs", "money"), Cell("wait", "6 months or more")}),
        window,
        frozenset({Facet("needs", "home")}),
    )


def told_of(store: Store, transaction: Transaction, *numbers: int) -> None:
    """Stories are submitted, each by a narrator of its own."""
    for number in numbers:
        store.vault.submit(transaction, submission(number), due=0, teller=TELLERS[number])


def join(
    store: Store,
    transaction: Transaction,
    number: int,
    channel: str = STAFF_NAME,
    batch: int = 1,
    quote: str = "",
) -> None:
    store.digests.join(transaction, id_of(number), channel, batch, member(number), quote, WEEK)


def rows(folder: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "ledger.db")) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


# What was told


async def test_facts_come_back_and_stories_of_one_narrator_have_one_teller(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    for number, teller in ((0, TELLERS[0]), (1, TELLERS[0]), (2, TELLERS[1])):
        await store.write(
            lambda t, number=number, teller=teller: store.vault.submit(
                t, submission(number), due=0, teller=teller
            )
        )
    first, second, other = [
        await store.write(lambda t, number=number: store.digests.told(t, id_of(number)))
        for number in range(3)
    ]
    assert first is not None
    assert second is not None
    assert other is not None
    assert first.facets == {Facet("needs", "home")}
    assert first.teller == second.teller != other.teller
    assert len(first.teller) == 8
    assert first.teller not in TELLERS[0]
    newest = await store.write(store.digests.newest)
    assert (newest.stories, newest.companies) == ([other, second, first], {})
    assert (await store.write(lambda t: store.digests.newest(t, 1))).stories == [other]
    assert await store.write(lambda t: store.digests.told(t, id_of(9))) is None
    await store.close()


async def test_facts_of_the_first_format_are_nothing_to_count(tmp_path: Path) -> None:
    """Rows that the version before wrote: a list of prompts with words. They can still be withdrawn, and do no harm."""
    store = await open_store(tmp_path)
    await store.write(lambda t: told_of(store, t, 0, 1))
    old = seal(
        derive(SECRET, "facts"), packed([["needs", "A home"]]), place=place("facts", "sealed", id_of(0))
    )
    await store.write(
        lambda t: t.ledger.execute("UPDATE facts SET sealed = ? WHERE story = ?", (old, id_of(0)))
    )
    assert await store.write(lambda t: store.digests.told(t, id_of(0))) is None
    assert len((await store.write(store.digests.newest)).stories) == 1
    assert soundness.unopened(tmp_path, SECRET) == {}
    await store.write(lambda t: join(store, t, 0))
    assert (await store.write(store.digests.newest)).companies == {}
    await store.write(lambda t: store.vault.withdraw(t, id_of(0), week=WEEK))
    assert len(rows(tmp_path, "facts")) == 1
    await store.close()


async def test_company_is_of_one_channel_and_outlives_the_batch(tmp_path: Path) -> None:
    """Which channel a story went to is kept with its facts, and goes with them."""
    store = await open_store(tmp_path)
    digests = store.digests

    def fill(transaction: Transaction) -> None:
        told_of(store, transaction, *range(4))
        for number in range(3):
            join(store, transaction, number, HOUSING if number < 2 else STAFF_NAME)

    await store.write(fill)
    await store.write(lambda t: digests.close(t, HOUSING, 1, None, WEEK))
    told = [await store.write(lambda t, n=n: digests.told(t, id_of(n))) for n in range(4)]
    newest = await store.write(digests.newest)
    assert newest.stories == told[::-1]
    assert newest.companies == {HOUSING: [told[1], told[0]], STAFF_NAME: [told[2]]}
    fewer = await store.write(lambda t: digests.newest(t, 1))
    assert (fewer.stories, fewer.companies) == ([told[3]], {HOUSING: [told[1]], STAFF_NAME: [told[2]]})
    await store.write(lambda t: store.vault.withdraw(t, id_of(1), week=WEEK))
    assert (await store.write(digests.newest)).companies == {HOUSING: [told[0]], STAFF_NAME: [told[2]]}
    await store.close()


# Batches


async def test_members_come_back_as_they_joined(tmp_path: Path) -> None:
    """Cells, window, what the post shows and the words to quote: also after a restart, odd letters and all."""
    store = await open_store(tmp_path)
    odd = Member(
        b"\0" * 8,
        frozenset({Cell("needs", "ein Zuhause 🏠"), Cell("gaps", "a+b"), Cell("gaps", "")}),
        4_000_000,
        frozenset({Facet("needs", "x"), Facet("needs", "y"), Facet("wait", "12")}),
    )
    empty = Member(b"\xff" * 8, frozenset())

    def fill(transaction: Transaction) -> None:
        told_of(store, transaction, *range(3))
        store.digests.join(transaction, id_of(0), STAFF_NAME, 1, member(), "", WEEK)
        store.digests.join(transaction, id_of(1), STAFF_NAME, 2, odd, "they rang \ud83d back\n\x1d\x1e", WEEK)
        store.digests.join(transaction, id_of(2), STAFF_NAME, 2, empty, "", WEEK)

    await store.write(fill)
    await store.close()
    store = await open_store(tmp_path)
    kept = await store.write(lambda t: store.digests.members_of(t, STAFF_NAME))
    assert kept[1] == [Kept(id_of(0), member(), "")]
    assert {one.story: one for one in kept[2]} == {
        id_of(1): Kept(id_of(1), odd, "they rang \ud83d back\n\x1d\x1e"),
        id_of(2): Kept(id_of(2), empty, ""),
    }
    assert await store.write(lambda t: store.digests.batch(t, STAFF_NAME, 2)) == kept[2]
    assert await store.write(lambda t: store.digests.members_of(t, HOUSING)) == {}
    await store.close()


async def test_a_name_with_a_sign_of_ours_in_it_takes_nothing_else_along(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    odd = Member(b"\0" * 8, frozenset({Cell("needs", "a\x1eb\x1fc\x1d\0"), Cell("wait", "short")}))

    def fill(transaction: Transaction) -> None:
        told_of(store, transaction, 0)
        store.digests.join(transaction, id_of(0), STAFF_NAME, 1, odd, "said", WEEK)

    await store.write(fill)
    (kept,) = await store.write(lambda t: store.digests.batch(t, STAFF_NAME, 1))
    assert kept.member.cells == {Cell("needs", "a b c  "), Cell("wait", "short")}
    assert kept.quote == "said"
    await store.close()


async def test_a_story_is_counted_in_one_batch_of_one_channel(tmp_path: Path) -> None:
    """Joining again moves it."""
    store = await open_store(tmp_path)

    def fill(transaction: Transaction) -> None:
        told_of(store, transaction, 0)
        join(store, transaction, 0, HOUSING)
        join(store, transaction, 0, STAFF_NAME, 2)

    await store.write(fill)
    assert await store.write(lambda t: store.digests.members_of(t, HOUSING)) == {}
    assert list(await store.write(lambda t: store.digests.members_of(t, STAFF_NAME))) == [2]
    await store.close()


async def test_a_closed_batch_leaves_its_entry_and_nobody(tmp_path: Path) -> None:
    """What it published is kept for good; who was in it is in no file; the next batch is open, with who is in it."""
    store = await open_store(tmp_path)
    digests = store.digests

    def fill(transaction: Transaction) -> None:
        told_of(store, transaction, *range(4))
        for number in range(3):
            join(store, transaction, number)
        join(store, transaction, 3, batch=2)

    await store.write(fill)
    closing_rows = [sealed for story, sealed in rows(tmp_path, "members") if story != id_of(3)]
    assert files_with(tmp_path, closing_rows) != []
    assert await store.write(lambda t: digests.first_week(t, STAFF_NAME)) == WEEK
    await store.write(lambda t: digests.close(t, STAFF_NAME, 1, PUBLISHED, "2026-W49"))
    assert files_with(tmp_path, closing_rows) == []
    assert await store.write(lambda t: digests.open(t, STAFF_NAME)) == 2
    assert await store.write(lambda t: digests.closed_week(t, STAFF_NAME)) == "2026-W49"
    assert await store.write(lambda t: digests.first_week(t, STAFF_NAME)) == WEEK
    assert [one.story for one in await store.write(lambda t: digests.batch(t, STAFF_NAME, 2))] == [id_of(3)]
    await store.write(lambda t: digests.close(t, STAFF_NAME, 2, None, "2026-W50", [id_of(3)]))
    assert rows(tmp_path, "members") == []
    assert await store.write(lambda t: digests.first_week(t, STAFF_NAME)) is None
    assert await store.write(lambda t: digests.ledger(t, STAFF_NAME)) == [PUBLISHED]
    assert await store.write(lambda t: digests.open(t, STAFF_NAME)) == 3
    assert await store.write(lambda t: digests.open(t, HOUSING)) == 1
    await store.close()


async def test_what_is_undone_half_way_leaves_the_batch_as_it_was(tmp_path: Path) -> None:
    """A process that ends between closing and keeping the edition has closed nothing."""
    store = await open_store(tmp_path)

    def fill(transaction: Transaction) -> None:
        told_of(store, transaction, 0, 1)
        join(store, transaction, 0)
        join(store, transaction, 1)

    await store.write(fill)
    before = await store.write(lambda t: store.digests.members_of(t, STAFF_NAME))
    mark = await store.write(store.digests.members_mark)

    def half(transaction: Transaction) -> None:
        store.digests.close(transaction, STAFF_NAME, 1, PUBLISHED, WEEK)
        store.digests.slot_done(transaction, STAFF_NAME, WEEK)
        raise KeyError("the end")

    with pytest.raises(KeyError):
        await store.write(half)
    await store.close()
    store = await open_store(tmp_path)
    assert await store.write(lambda t: store.digests.members_of(t, STAFF_NAME)) == before
    assert await store.write(store.digests.members_mark) == mark
    assert await store.write(lambda t: store.digests.open(t, STAFF_NAME)) == 1
    assert await store.write(lambda t: store.digests.slot(t, STAFF_NAME)) is None
    await store.close()


async def test_slots_and_answers_are_of_their_channel(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    digests = store.digests
    said = [Answer(Stage.HEARD, "We hear you."), Answer(Stage.CHANGED, "We ring back now.")]

    def fill(transaction: Transaction) -> None:
        for answer in said:
            digests.answer(transaction, STAFF_NAME, answer)
        digests.answer(transaction, HOUSING, said[0])
        digests.slot_done(transaction, STAFF_NAME, WEEK)

    await store.write(fill)
    assert await store.write(lambda t: digests.answers(t, STAFF_NAME)) == tuple(said)
    assert await store.write(lambda t: digests.slot(t, STAFF_NAME)) == WEEK
    assert await store.write(lambda t: digests.slot(t, HOUSING)) is None
    await store.write(lambda t: digests.answers_told(t, STAFF_NAME, said[:1]))
    assert await store.write(lambda t: digests.answers(t, STAFF_NAME)) == (said[1],)
    assert await store.write(lambda t: digests.answers(t, HOUSING)) == (said[0],)
    await store.close()


# What is taken back


@pytest.mark.parametrize("use", [None, Use.DIGEST, Use.QUOTE])
async def test_what_is_taken_back_leaves_an_open_batch_and_every_file(
    tmp_path: Path, use: Use | None
) -> None:
    store = await open_store(tmp_path)

    def fill(transaction: Transaction) -> None:
        told_of(store, transaction, 0, 1)
        join(store, transaction, 0, quote=f"{WORDS} said")
        join(store, transaction, 1)

    await store.write(fill)
    mark = await store.write(store.digests.members_mark)
    gone = [
        sealed
        for table in ("members", "facts")
        for story, sealed in rows(tmp_path, table)
        if story == id_of(0)
    ]
    assert len(gone) == 2
    assert files_with(tmp_path, gone) != []

    def take_back(transaction: Transaction) -> None:
        if use is None:
            store.vault.withdraw(transaction, id_of(0), week=WEEK)
        else:
            stop = ChangeUse(id_of(0), use, allowed=False, wording="f", week=WEEK)
            store.vault.change_use(transaction, stop)

    await store.write(take_back)
    assert files_with(tmp_path, gone) == []
    assert [one.story for one in await store.write(lambda t: store.digests.batch(t, STAFF_NAME, 1))] == [
        id_of(1)
    ]
    assert await store.write(store.digests.members_mark) != mark
    await store.write(lambda t: join(store, t, 0))
    assert len(rows(tmp_path, "members")) == 1, "what is not kept any more joins nothing"
    await store.close()


@pytest.mark.parametrize("letter", ["k", "ł", "م", "क", "語", "\ud83d"])
async def test_a_row_has_one_length_whatever_may_be_quoted_and_lies_in_no_order_that_tells(
    tmp_path: Path, letter: str
) -> None:
    """The longest quote in any writing, and none: the same; they come back to the letter."""
    store = await open_store(tmp_path)
    quotes = {0: "", 1: letter, 2: letter * MOST_QUOTED}

    def fill(transaction: Transaction) -> None:
        told_of(store, transaction, *range(3))
        for number in (2, 0, 1):
            join(store, transaction, number, quote=quotes[number])

    await store.write(fill)
    kept = await store.write(lambda t: store.digests.batch(t, STAFF_NAME, 1))
    assert {one.story: one.quote for one in kept} == {
        id_of(number): quote for number, quote in quotes.items()
    }
    sealed = rows(tmp_path, "members")
    assert len({len(one) for _, one in sealed if isinstance(one, bytes)}) == 1
    assert [story for story, _ in sealed] == sorted(id_of(number) for number in range(3))
    with (
        closing(sqlite3.connect(tmp_path / "ledger.db")) as connection,
        pytest.raises(sqlite3.OperationalError),
    ):
        connection.execute("SELECT rowid FROM members")
    await store.close()


async def test_no_file_says_in_clear_who_is_where_nor_what_was_said(tmp_path: Path) -> None:
    """Neither channel, need, teller, quote nor answer; and no length tells which channel or how much was picked."""
    store = await open_store(tmp_path)
    rare = "xylopyrography"

    def fill(transaction: Transaction) -> None:
        told_of(store, transaction, *range(4))
        join(store, transaction, 0, f"{rare} north", quote=f"{rare} said")
        join(store, transaction, 1, "a")
        store.digests.join(transaction, id_of(2), "a", 1, Member(b"zyxwvuts", frozenset()), "", WEEK)
        store.digests.answer(transaction, "a", Answer(Stage.HEARD, f"{rare} heard"))
        store.digests.close(transaction, "a", 1, PUBLISHED, WEEK)
        join(store, transaction, 3, "a", 2)

    await store.write(fill)
    for words in (rare, "6 months or more", "zyxwvuts", "needs"):
        assert files_with(tmp_path, [b"...." + words.encode()]) == [], words
    assert len({len(sealed) for _, sealed in rows(tmp_path, "members") if isinstance(sealed, bytes)}) == 1
    assert len({len(sealed) for _, sealed in rows(tmp_path, "facts") if isinstance(sealed, bytes)}) == 1
    await store.close()


# Damage, and rows moved about


@pytest.mark.parametrize("table", ["members", "facts"])
async def test_rows_swapped_between_stories_do_not_open(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, table: str
) -> None:
    """The others are still counted, and how many are not is said once."""
    store = await open_store(tmp_path)

    def fill(transaction: Transaction) -> None:
        told_of(store, transaction, *range(3))
        for number in range(3):
            join(store, transaction, number)

    await store.write(fill)
    await store.close()
    kept = dict(rows(tmp_path, table))
    for here, there in ((0, 1), (1, 0)):
        change(
            tmp_path,
            "ledger.db",
            f"UPDATE {table} SET sealed = ? WHERE story = ?",
            kept[id_of(there)],
            id_of(here),
        )
    store = await open_store(tmp_path)
    for _ in range(2):
        members = await store.write(lambda t: store.digests.batch(t, STAFF_NAME, 1))
        newest = await store.write(store.digests.newest)
    assert len(members) == (1 if table == "members" else 3)
    assert len(newest.companies[STAFF_NAME]) == (1 if table == "facts" else 3)
    said = [message for message in caplog.messages if "not counted" in message]
    assert len(said) == (1 if table == "members" else 2)
    assert not [message for message in said if id_of(0).hex()[:8] in message]
    assert soundness.unopened(tmp_path, SECRET) == {table: 2}
    await store.close()


LEDGER_DAMAGE = {
    "an entry damaged": "UPDATE releases SET sealed = zeroblob(90) WHERE number = 1",
    "an entry lost": "DELETE FROM releases WHERE number = 1",
    "the last entry lost": "DELETE FROM releases WHERE number = 2",
    "all entries lost": "DELETE FROM releases",
    "an entry given to another batch": "UPDATE releases SET number = 3 WHERE number = 1",
    "an entry put in another's place": "UPDATE releases SET sealed = (SELECT sealed FROM releases WHERE number = 2)",
    "the channel lost": "DELETE FROM channels",
    "the channel damaged": "UPDATE channels SET sealed = zeroblob(90)",
}


@pytest.mark.parametrize("what", LEDGER_DAMAGE)
async def test_a_ledger_that_is_not_whole_lets_no_digest_be_made(tmp_path: Path, what: str) -> None:
    store = await open_store(tmp_path)
    for number, published in ((1, PUBLISHED), (2, None)):
        await store.write(
            lambda t, number=number, published=published: store.digests.close(
                t, STAFF_NAME, number, published, WEEK
            )
        )
    assert await store.write(lambda t: store.digests.ledger(t, STAFF_NAME)) == [PUBLISHED]
    assert change(tmp_path, "ledger.db", LEDGER_DAMAGE[what]) >= 1
    with pytest.raises(Unopenable):
        await store.write(lambda t: store.digests.ledger(t, STAFF_NAME))
    assert await store.write(lambda t: store.digests.ledger(t, HOUSING)) == []
    await store.close()


async def test_an_entry_of_another_channel_does_not_open(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    for channel in (STAFF_NAME, HOUSING):
        await store.write(lambda t, channel=channel: store.digests.close(t, channel, 1, PUBLISHED, WEEK))
    one, other = rows(tmp_path, "releases")
    change(tmp_path, "ledger.db", "UPDATE releases SET sealed = ? WHERE channel = ?", one[2], other[0])
    ledgers = []
    for channel in (STAFF_NAME, HOUSING):
        try:
            ledgers.append(await store.write(lambda t, channel=channel: store.digests.ledger(t, channel)))
        except Unopenable:
            ledgers.append(None)
    assert sorted(map(bool, ledgers)) == [False, True]
    assert soundness.unopened(tmp_path, SECRET) == {"releases": 1}
    await store.close()


@pytest.mark.parametrize("table", ["members", "channels", "releases", "answers"])
async def test_the_doctor_counts_what_does_not_open(tmp_path: Path, table: str) -> None:
    store = await open_store(tmp_path)

    def fill(transaction: Transaction) -> None:
        told_of(store, transaction, 0)
        store.digests.close(transaction, STAFF_NAME, 1, PUBLISHED, WEEK)
        join(store, transaction, 0, batch=2)
        store.digests.answer(transaction, STAFF_NAME, Answer(Stage.HEARD, "yes"))

    await store.write(fill)
    await store.close()
    assert soundness.unopened(tmp_path, SECRET) == {}
    assert change(tmp_path, "ledger.db", f"UPDATE {table} SET sealed = zeroblob(70)") == 1
    assert soundness.unopened(tmp_path, SECRET) == {table: 1}


# Reading beside a running bot


async def test_a_reader_beside_the_bot_sees_all_and_writes_nothing(tmp_path: Path) -> None:
    store = await open_store(tmp_path)

    def fill(transaction: Transaction) -> None:
        told_of(store, transaction, 0, 1)
        join(store, transaction, 0)
        store.digests.slot_done(transaction, STAFF_NAME, WEEK)

    await store.write(fill)
    with all_digests.reading(tmp_path, SECRET) as (digests, transaction):
        assert len(digests.batch(transaction, STAFF_NAME, 1)) == 1
        assert digests.slot(transaction, STAFF_NAME) == WEEK
        await store.write(lambda t: join(store, t, 1))
        assert len(digests.batch(transaction, STAFF_NAME, 1)) == 2
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            digests.slot_done(transaction, STAFF_NAME, "2026-W49")
    assert await store.write(lambda t: store.digests.slot(t, STAFF_NAME)) == WEEK
    with pytest.raises(OtherSecret), all_digests.reading(tmp_path, OTHER):
        pass
    await store.close()


async def test_members_of_many_channels_are_told_apart(tmp_path: Path) -> None:
    """Whatever joined where, each channel and batch gets its own, and all together are everybody once."""
    store = await open_store(tmp_path)
    draw = random.Random(6)
    where = {number: (draw.choice([STAFF_NAME, HOUSING, "a"]), draw.randint(1, 3)) for number in range(40)}

    def fill(transaction: Transaction) -> None:
        for number, (channel, batch) in where.items():
            store.vault.submit(transaction, submission(number), due=0, teller=TELLERS[number % 8])
            join(store, transaction, number, channel, batch)

    await store.write(fill)
    for channel in (STAFF_NAME, HOUSING, "a"):
        found = await store.write(lambda t, channel=channel: store.digests.members_of(t, channel))
        assert {batch: {one.story for one in kept} for batch, kept in found.items()} == {
            batch: {id_of(number) for number, place in where.items() if place == (channel, batch)}
            for batch in {batch for name, batch in where.values() if name == channel}
        }
    await store.close()
