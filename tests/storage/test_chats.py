"""What stands in a chat: sealed to its row, in order, bounded, and gone when its narrator is."""

import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.session import NarratorId, Session, Stage
from storage import soundness
from storage.chats import MOST, MOST_LEFT, Chats, Note, Side, Standing
from storage.database import Transaction
from storage.outbox import Finished
from storage.remembered import MOST_CHATS, Remembered
from storage.sealing.envelope import derive
from storage.sealing.identity import new_identity
from storage.store import Store

SECRET = bytes(range(32))
ANNA, BEN = NarratorId(bytes([1]) * 16), NarratorId(bytes([2]) * 16)
TALK = Session("abcdefgh", "f 1", "English (en)", Stage.ASKING)
HOUR = 494_000
NO_BOUND = 2**62
RECIPIENT = new_identity("ana").recipient


async def opened(folder: Path) -> Store:
    return await Store.open(folder, secret=SECRET, recipients=[RECIPIENT], week="2026-W48")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await opened(tmp_path)
    await store.write(lambda t: store.ledger.keep(t, {ANNA: TALK, BEN: TALK}))
    yield store
    await store.close()


def noted(store: Store, transaction: Transaction, narrator: NarratorId, *messages: int) -> list[Note]:
    """Their messages, noted, with the next numbers."""
    notes = [Note(narrator, store.outbox.number(), message, Side.THEIRS) for message in messages]
    store.chats.note(transaction, notes, [HOUR] * len(notes))
    return notes


async def messages_of(store: Store, narrator: NarratorId, before: int = NO_BOUND) -> list[int]:
    rows = await store.write(lambda t: store.chats.standing(t, narrator, before=before))
    return [one.message for one in rows]


async def rows_of(store: Store) -> int:
    return await store.write(lambda t: int(t.ledger.execute("SELECT count(*) FROM chats").fetchone()[0]))


async def test_what_stands_comes_back_in_order_for_each_narrator_and_up_to_a_number(store: Store) -> None:
    def work(transaction: Transaction) -> Note:
        noted(store, transaction, ANNA, 900, 5)
        noted(store, transaction, BEN, 6)
        (last,) = noted(store, transaction, ANNA, 7)
        return last

    last = await store.write(work)
    assert await messages_of(store, ANNA) == [900, 5, 7]
    assert await messages_of(store, BEN) == [6]
    assert await messages_of(store, ANNA, before=last.number) == [900, 5]


@given(
    message=st.integers(-(2**63), 2**63 - 1),
    side=st.sampled_from(Side),
    question=st.integers(0, 2**32 - 1),
    hour=st.integers(0, 2**40),
)
def test_every_message_comes_back_as_it_was_noted(message: int, side: Side, question: int, hour: int) -> None:
    with closing(sqlite3.connect(":memory:")) as ledger:
        ledger.executescript(
            "CREATE TABLE chats (number INTEGER PRIMARY KEY, narrator BLOB, hour INTEGER, sealed BLOB)"
        )
        transaction, chats = Transaction(ledger, ledger), Chats(derive(SECRET, "chats"))
        chats.note(transaction, [Note(ANNA, 3, message, side, question)], [hour])
        assert chats.standing(transaction, ANNA, before=4) == (Standing(3, message, side, question, hour),)


async def test_a_row_moved_to_another_narrator_or_number_is_left_out(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody who can write the file can have one person's message deleted from another's chat; the doctor counts it."""
    await store.write(lambda t: noted(store, t, ANNA, 5, 6, 7))
    await store.write(lambda t: t.ledger.execute("UPDATE chats SET narrator = ? WHERE number = 1", (BEN,)))
    await store.write(lambda t: t.ledger.execute("UPDATE chats SET number = 90 WHERE number = 2"))
    with caplog.at_level(logging.ERROR):
        assert (await messages_of(store, ANNA), await messages_of(store, BEN)) == ([7], [])
    assert caplog.messages == ["a row of a chat does not open (Unopenable); it is left out"] * 2
    assert soundness.unopened(tmp_path, SECRET) == {"chats": 2}


async def test_no_message_number_stands_in_any_file(store: Store, tmp_path: Path) -> None:
    """Nor the account's number, which narrators' pseudonyms are made from: neither as digits nor as bytes of either order."""
    account, message = 5_517_334_455, 3_141_592_653_589
    narrator = store.ledger.narrator("telegram", account)
    await store.write(lambda t: noted(store, t, narrator, message))
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for number in (account, message):
        size = (number.bit_length() + 7) // 8
        for form in (str(number).encode(), number.to_bytes(size, "big"), number.to_bytes(size, "little")):
            assert form not in content
    assert narrator in content


async def test_of_one_narrator_only_so_many_are_kept_and_the_oldest_go(store: Store) -> None:
    """Whether they come one by one or many at once, and whoever else writes."""
    await store.write(lambda t: noted(store, t, BEN, 1, 2))
    last = 0
    for size in (1, 499, 1, 1, 260, 1, 700, *[1] * 120):
        await store.write(lambda t, size=size, last=last: noted(store, t, ANNA, *range(last, last + size)))
        last += size
        found = await messages_of(store, ANNA)
        assert len(found) <= MOST
        if found[0] == 0:  # in the place of all that went
            found = found[1:]
        assert found == list(range(last - len(found), last))
    assert len(found) >= MOST - 100
    assert await messages_of(store, BEN) == [1, 2]


async def test_the_bound_holds_over_restarts_and_work_that_was_undone(tmp_path: Path) -> None:
    class Undone(Exception):
        pass

    for part in range(14):
        store = await opened(tmp_path)

        def undone(transaction: Transaction, store: Store = store) -> None:
            noted(store, transaction, ANNA, *range(60))
            raise Undone

        with pytest.raises(Undone):
            await store.write(undone)
        for at in range(49):
            await store.write(lambda t, store=store, n=49 * part + at: noted(store, t, ANNA, n))
            assert await rows_of(store) <= MOST
        await store.close()


async def test_numbers_of_chats_and_messages_are_one_run_over_restarts(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    (note,) = await store.write(lambda t: noted(store, t, ANNA, 5))
    await store.close()
    store = await opened(tmp_path)
    assert store.outbox.number() == note.number + 1
    await store.close()


async def test_what_is_said_to_somebody_of_whom_nothing_is_kept_leaves_no_row_and_is_known(
    store: Store,
) -> None:
    nobody = NarratorId(bytes(16))
    finished = [
        Finished(store.outbox.number(), Note(narrator, number, 40 + number, Side.OURS))
        for number, narrator in enumerate((nobody, ANNA), 900)
    ]
    await store.write(lambda t: store.finish(t, finished, HOUR))
    assert await messages_of(store, nobody) == [940]
    assert await messages_of(store, ANNA) == [941]
    assert await rows_of(store) == 1


async def test_what_may_not_be_written_down_is_known_until_a_restart(store: Store) -> None:
    """Though a session of that narrator is kept; in order with what is written down, and each message once."""

    def work(transaction: Transaction) -> None:
        for message, kept in ((5, False), (6, True), (7, False), (5, False)):
            note = Note(ANNA, store.outbox.number(), message, Side.THEIRS, kept=kept)
            store.chats.note(transaction, [note], [HOUR])
        said = Note(ANNA, store.outbox.number(), 8, Side.OURS, kept=False)
        store.chats.note_known(transaction, [said], HOUR)

    await store.write(work)
    assert await messages_of(store, ANNA) == [6, 7, 5, 8]
    assert await rows_of(store) == 1
    assert await store.write(lambda t: store.chats.count(t, ANNA)) == 4


async def test_the_message_that_asks_a_question_is_found(store: Store) -> None:
    """The newest of two; else the one that was tapped, unless that is known to be another."""

    def work(transaction: Transaction) -> None:
        notes = [
            Note(ANNA, store.outbox.number(), message, Side.OURS, question)
            for message, question in ((10, 3), (11, 4), (12, 3), (13, 0))
        ]
        store.chats.note_known(transaction, notes, HOUR)

    await store.write(work)

    async def asking(question: int, tapped: int | None = None) -> int | None:
        return await store.write(lambda t: store.chats.asking(t, ANNA, question, tapped=tapped))

    assert await asking(3) == 12
    assert await asking(3, tapped=10) == 12
    assert await asking(9) is None
    assert await asking(9, tapped=77) == 77
    assert await asking(9, tapped=13) is None


async def test_after_a_deletion_no_file_holds_a_row_and_yet_the_chat_can_be_cleared(
    store: Store, tmp_path: Path
) -> None:
    """Until a restart, or two days have passed; also of what was said since."""
    await store.write(lambda t: noted(store, t, ANNA, 5, 6))
    ((sealed,), *_) = await store.write(lambda t: t.ledger.execute("SELECT sealed FROM chats").fetchall())

    def delete(transaction: Transaction) -> None:
        store.ledger.keep(transaction, {ANNA: None})
        store.chats.wipe(transaction, ANNA)

    await store.write(delete)
    assert await rows_of(store) == 0
    assert not [path.name for path in tmp_path.iterdir() if sealed[1:] in path.read_bytes()]
    said = Finished(store.outbox.number(), Note(ANNA, store.outbox.number(), 8, Side.OURS))
    await store.write(lambda t: store.finish(t, [said], HOUR + 1))
    assert await rows_of(store) == 0
    assert await messages_of(store, ANNA) == [5, 6, 8]
    store.chats.forget_wiped(HOUR + 49)
    assert await messages_of(store, ANNA) == [0, 8]
    await store.write(lambda t: store.chats.hidden(t, ANNA, before=NO_BOUND))
    assert await messages_of(store, ANNA) == []


def test_what_is_remembered_is_bounded_and_that_some_of_it_went_is_known() -> None:
    """Chats that heard nothing for longest go first; of one chat, what is oldest."""
    remembered = Remembered(10)
    narrators = [NarratorId(number.to_bytes(16, "big")) for number in range(MOST_CHATS + 100)]
    for number, narrator in enumerate(narrators):
        remembered.add(narrator, [Standing(number, 5, Side.THEIRS, 0, HOUR)])
    assert [len(remembered.of(narrators[at])) for at in (0, 99, 100, -1)] == [0, 0, 1, 1]
    for number in range(12):
        remembered.add(ANNA, [Standing(9_000 + number, 50 + number, Side.THEIRS, 0, HOUR)])
    of_anna = remembered.of(ANNA)
    assert [one.message for one in of_anna] == [0, *range(53, 62)]
    assert of_anna[0].side is Side.UNKNOWN


async def test_of_what_could_not_be_taken_out_of_a_chat_the_newest_stay_known(store: Store) -> None:
    await store.write(lambda t: noted(store, t, ANNA, *range(1, MOST_LEFT + 6)))
    rows = await store.write(lambda t: store.chats.standing(t, ANNA, before=NO_BOUND))
    await store.write(lambda t: store.chats.hidden(t, ANNA, before=NO_BOUND, left=rows))
    assert await messages_of(store, ANNA) == [0, *range(7, MOST_LEFT + 6)]
    await store.write(lambda t: store.chats.hidden(t, ANNA, before=NO_BOUND))
    assert await messages_of(store, ANNA) == []


async def test_what_was_tried_is_kept_and_what_is_gone_goes(store: Store) -> None:
    await store.write(lambda t: noted(store, t, ANNA, 5, 6, 7))
    five, six, seven = await store.write(lambda t: store.chats.standing(t, ANNA, before=NO_BOUND))
    changes = {five: None, six: Side.THEIRS_STAYS}
    await store.write(lambda t: store.chats.change(t, ANNA, changes))
    rest = await store.write(lambda t: store.chats.standing(t, ANNA, before=NO_BOUND))
    assert [(one.message, one.side) for one in rest] == [(6, Side.THEIRS_STAYS), (7, Side.THEIRS)]
    assert rest[1] == seven
