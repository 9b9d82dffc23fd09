"""Editions: placed and filled once, their bytes gone when they stand, and a quote gone everywhere when it is taken back."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from conversations.consent import Use
from conversations.effects import Button, ChangeUse
from conversations.post import Piece, Style
from conversations.session import NarratorId
from storage import soundness
from storage.database import Transaction
from storage.digests import Drafted
from storage.outbox import Finished, Kind, Outgoing
from storage.store import Store
from tests.storage.test_damage import change
from tests.storage.test_vault import SECRET, STAFF, WEEK, files_with, id_of, open_store, submission

APPROVAL = -1009988776655
QUOTE = "xylopyrography helped"
PLAIN = Drafted(
    "staff",
    WEEK,
    None,
    (Piece("Digest", Style.STRONG), Piece(" of the week")),
    (),
    "about 15 needed a home",
    b"\x89PNG" + b"picture" * 40,
    b"%PDF" + b"wall" * 60,
)
QUOTING = replace(
    PLAIN,
    quoted=id_of(0),
    pieces=(*PLAIN.pieces, Piece(QUOTE, Style.QUOTE)),
    pieces_without=PLAIN.pieces,
    wall=b"%PDF" + b"wall with a quote" * 20,
    wall_without=b"%PDF" + b"wall without" * 30,
)
BUTTONS = ((Button("Let it through", "ed-y.1"), Button("Keep it back", "ed-n.1")),)
WAYS = {
    "withdrawn": None,
    "no quote any more": Use.QUOTE,
    "no use by staff any more": Use.DIGEST,
}


async def begun(folder: Path) -> Store:
    """A store with a story that may be quoted."""
    store = await open_store(folder)
    await store.write(lambda t: store.vault.submit(t, submission(0), due=0, teller=NarratorId(bytes(16))))
    return store


def take_back(store: Store, transaction: Transaction, use: Use | None) -> list[Outgoing]:
    if use is None:
        return store.vault.withdraw(transaction, id_of(0), week=WEEK)
    stop = ChangeUse(id_of(0), use, allowed=False, wording="f", week=WEEK)
    return store.vault.change_use(transaction, stop)


async def stand(
    store: Store, outgoing: Sequence[Outgoing], first: int, *, fill: bool = True
) -> list[Outgoing]:
    """Places are made for these, and filled; gives what they were filled with."""
    placed = []
    for at, one in enumerate(outgoing):
        follows = await store.write(lambda t, one=one, at=at: store.vault.posted(t, one, first + at))
        assert follows is not None
        placed.append(follows)
    if fill:
        await arrive(store, placed)
    return placed


async def arrive(store: Store, outgoing: Sequence[Outgoing]) -> None:
    await store.write(lambda t: store.finish(t, [Finished(one.id) for one in outgoing], 1))


def rows(folder: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "ledger.db")) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


async def test_an_edition_is_three_messages_and_gone_when_they_stand(tmp_path: Path) -> None:
    """Words, picture and wall, in this order; nothing of it is kept where it quotes nobody."""
    store = await begun(tmp_path)
    digests = store.digests
    id_ = await store.write(lambda t: digests.keep_edition(t, PLAIN))
    assert await store.write(lambda t: digests.waiting_edition(t, "staff")) == id_
    assert await store.write(lambda t: digests.waiting_edition(t, "other")) is None
    assert await store.write(lambda t: digests.edition(t, id_)) == PLAIN
    outgoing = await store.write(lambda t: digests.post_edition(t, id_, STAFF))
    assert [(one.kind, one.page, one.address, one.story) for one in outgoing] == [
        (Kind.EDITION, part, STAFF, None) for part in range(3)
    ]
    assert (outgoing[0].pieces, outgoing[0].text) == (PLAIN.pieces, "Digest of the week")
    assert outgoing[1].text == PLAIN.caption
    assert await store.write(lambda t: digests.waiting_edition(t, "staff")) is None
    assert await store.write(lambda t: digests.post_edition(t, id_, STAFF)) == [], "it is sent once"
    placed = await stand(store, outgoing, 100, fill=False)
    assert [(one.message, one.edition, one.id) for one in placed] == [
        (100 + at, id_, one.id) for at, one in enumerate(outgoing)
    ]
    for part, data in ((1, PLAIN.picture), (2, PLAIN.wall)):
        assert await store.write(lambda t, part=part: digests.part(t, id_, part)) == data
    await arrive(store, placed[:2])
    assert len(rows(tmp_path, "parts")) == 2
    await arrive(store, placed[2:])
    assert rows(tmp_path, "editions") == rows(tmp_path, "parts") == []
    assert await store.write(lambda t: digests.edition(t, id_)) is None
    await store.close()


async def test_after_a_crash_an_edition_goes_on_where_it_was(tmp_path: Path) -> None:
    """Placed and not filled; not placed: both come back, and a place made before is filled, not made again."""
    store = await begun(tmp_path)
    id_ = await store.write(lambda t: store.digests.keep_edition(t, QUOTING))
    outgoing = await store.write(lambda t: store.digests.post_edition(t, id_, STAFF))
    placed = await stand(store, outgoing[:1], 100, fill=False)
    await store.close()
    store = await open_store(tmp_path)
    assert [one for one in store.undelivered if one.kind is Kind.EDITION] == [*placed, *outgoing[1:]]
    await stand(store, outgoing[1:], 101)
    await arrive(store, placed)
    await store.close()
    store = await open_store(tmp_path)
    assert store.undelivered == []
    (edition,) = rows(tmp_path, "editions")
    assert edition[3] == 1
    assert await store.write(lambda t: store.digests.part(t, id_, 1)) is None
    await store.close()


async def test_a_place_made_anew_is_the_one_that_counts(tmp_path: Path) -> None:
    """Where a server takes no picture into a message of words, a second place is made."""
    store = await begun(tmp_path)
    id_ = await store.write(lambda t: store.digests.keep_edition(t, QUOTING))
    outgoing = await store.write(lambda t: store.digests.post_edition(t, id_, STAFF))
    placed = await stand(store, outgoing, 100, fill=False)
    again = await store.write(lambda t: store.digests.edition_placed(t, placed[2], 200))
    assert again.message == 200
    await arrive(store, [*placed[:2], again])
    replacing = await store.write(lambda t: take_back(store, t, None))
    assert [(one.page, one.message) for one in replacing] == [(0, 100), (2, 200)]
    await store.close()


# A quote that is taken back


@pytest.mark.parametrize("way", WAYS)
async def test_a_quote_taken_back_is_replaced_where_it_stands_and_in_no_file(
    tmp_path: Path, way: str
) -> None:
    """The words and the wall page without it take its place; the picture stays; the counts stay as they are."""
    store = await begun(tmp_path)
    id_ = await store.write(lambda t: store.digests.keep_edition(t, QUOTING))
    with_quote = [sealed for *_, sealed in rows(tmp_path, "editions")]
    await stand(store, await store.write(lambda t: store.digests.post_edition(t, id_, STAFF)), 100)
    assert files_with(tmp_path, with_quote) == [], "the words are not kept once they stand"
    kept = [sealed for *_, sealed in (*rows(tmp_path, "editions"), *rows(tmp_path, "parts"))]
    assert len(kept) == 2
    replacing = await store.write(lambda t: take_back(store, t, WAYS[way]))
    assert [(one.kind, one.page, one.message, one.address, one.story) for one in replacing] == [
        (Kind.EDITION, 0, 100, STAFF, None),
        (Kind.EDITION, 2, 102, STAFF, None),
    ]
    assert replacing[0].pieces == PLAIN.pieces
    assert await store.write(lambda t: store.digests.part(t, id_, 2)) == QUOTING.wall_without
    assert files_with(tmp_path, kept) == []
    assert await store.write(store.outbox.undelivered) == replacing
    drafted = await store.write(lambda t: store.digests.edition(t, id_))
    assert drafted is not None
    assert (drafted.week, drafted.quoted) == (WEEK, None)
    await arrive(store, replacing)
    assert rows(tmp_path, "editions") == rows(tmp_path, "parts") == []
    assert await store.write(lambda t: take_back(store, t, None)) == []
    await store.close()


@pytest.mark.parametrize("way", WAYS)
async def test_a_quote_taken_back_from_a_draft_is_not_in_the_draft_any_more(tmp_path: Path, way: str) -> None:
    store = await begun(tmp_path)
    id_ = await store.write(lambda t: store.digests.keep_edition(t, QUOTING))
    kept = [sealed for *_, sealed in (*rows(tmp_path, "editions"), *rows(tmp_path, "parts")[1:])]
    assert len(kept) == 3
    assert await store.write(lambda t: take_back(store, t, WAYS[way])) == []
    assert files_with(tmp_path, kept) == []
    assert await store.write(lambda t: store.digests.edition(t, id_)) == replace(
        PLAIN, wall=QUOTING.wall_without or b""
    )
    (words, *_) = await store.write(lambda t: store.digests.post_edition(t, id_, STAFF))
    assert (words.pieces, words.story) == (PLAIN.pieces, None)
    await store.close()


async def test_a_quote_taken_back_while_it_is_on_its_way_does_not_stay(tmp_path: Path) -> None:
    """Placed: filled without it. Not placed yet: dropped, and placed anew. A place that comes back late is taken down."""
    store = await begun(tmp_path)
    id_ = await store.write(lambda t: store.digests.keep_edition(t, QUOTING))
    words, picture, wall = await store.write(lambda t: store.digests.post_edition(t, id_, STAFF))
    assert (words.story, picture.story, wall.story) == (id_of(0), None, id_of(0))
    await stand(store, [words], 100, fill=False)
    replacing = await store.write(lambda t: take_back(store, t, None))
    assert [(one.page, one.message) for one in replacing] == [(0, 100), (2, None)]
    late = await store.write(lambda t: store.vault.posted(t, wall, 107))
    assert late is not None
    assert (late.kind, late.address, late.message) == (Kind.RETRACT, STAFF, 107)
    left = await store.write(store.outbox.undelivered)
    assert sorted((one.kind.value, one.page, one.message or 0) for one in left) == [
        ("edition", 0, 100),
        ("edition", 1, 0),
        ("edition", 2, 0),
        ("retract", 0, 107),
    ]
    assert not [one for one in left if QUOTE in one.text]
    await stand(store, [picture, replacing[1]], 101)
    await arrive(store, [replacing[0], late])
    assert rows(tmp_path, "editions") == rows(tmp_path, "parts") == []
    await store.close()


async def test_two_stories_are_not_taken_for_each_other(tmp_path: Path) -> None:
    store = await begun(tmp_path)
    await store.write(lambda t: store.vault.submit(t, submission(1), due=0, teller=NarratorId(bytes(16))))
    id_ = await store.write(lambda t: store.digests.keep_edition(t, QUOTING))
    assert await store.write(lambda t: store.vault.withdraw(t, id_of(1), week=WEEK)) == []
    assert await store.write(lambda t: store.digests.edition(t, id_)) == QUOTING
    quoted = [row[2] for row in rows(tmp_path, "editions")]
    assert quoted != [id_of(0)], "what is quoted is not said in clear"
    await store.close()


# Approval


async def test_a_draft_is_shown_let_through_once_and_then_sent(tmp_path: Path) -> None:
    """In the approval chat its words have the buttons; what stands there can be told by its message, and taken out."""
    store = await begun(tmp_path)
    digests = store.digests
    id_ = await store.write(lambda t: digests.keep_edition(t, QUOTING))
    shown = await store.write(lambda t: digests.show_edition(t, id_, APPROVAL, BUTTONS))
    assert [one.buttons for one in shown] == [BUTTONS, (), ()]
    placed = await stand(store, shown, 300)
    assert placed[0].buttons == BUTTONS
    assert await store.write(lambda t: digests.edition(t, id_)) == QUOTING
    assert await store.write(lambda t: digests.channel_at(t, APPROVAL, 301)) == "staff"
    assert await store.write(lambda t: digests.channel_at(t, STAFF, 301)) is None
    assert [await store.write(lambda t: digests.approve_edition(t, id_)) for _ in range(2)] == [True, False]
    cleared = await store.write(lambda t: digests.clear_edition(t, id_))
    assert [(one.kind, one.address, one.message) for one in cleared] == [
        (Kind.RETRACT, APPROVAL, message) for message in (300, 301, 302)
    ]
    assert await store.write(lambda t: digests.channel_at(t, APPROVAL, 301)) is None
    assert await store.write(lambda t: digests.waiting_edition(t, "staff")) == id_
    assert await store.write(lambda t: digests.edition(t, id_)) == replace(QUOTING, approved=True)
    outgoing = await store.write(lambda t: digests.post_edition(t, id_, STAFF))
    assert [one.buttons for one in outgoing] == [(), (), ()]
    assert await store.write(lambda t: digests.approve_edition(t, id_)) is False
    await store.close()


async def test_a_quote_taken_back_leaves_the_approval_chat_too(tmp_path: Path) -> None:
    """Its buttons stay, while nobody has decided."""
    store = await begun(tmp_path)
    id_ = await store.write(lambda t: store.digests.keep_edition(t, QUOTING))
    await stand(
        store, await store.write(lambda t: store.digests.show_edition(t, id_, APPROVAL, BUTTONS)), 300
    )
    words, wall = await store.write(lambda t: take_back(store, t, None))
    assert (words.address, words.message, words.pieces, words.buttons) == (
        APPROVAL,
        300,
        PLAIN.pieces,
        BUTTONS,
    )
    assert (wall.address, wall.message) == (APPROVAL, 302)
    await arrive(store, [words, wall])
    assert await store.write(lambda t: store.digests.waiting_edition(t, "staff")) == id_
    await store.close()


async def test_a_draft_that_is_kept_back_is_destroyed_where_it_stands_and_in_every_file(
    tmp_path: Path,
) -> None:
    """Placed: taken down. On its way: dropped, and its place taken down when it comes back."""
    store = await begun(tmp_path)
    id_ = await store.write(lambda t: store.digests.keep_edition(t, QUOTING))
    shown = await store.write(lambda t: store.digests.show_edition(t, id_, APPROVAL, BUTTONS))
    await stand(store, shown[:1], 300, fill=False)
    kept = [sealed for *_, sealed in (*rows(tmp_path, "editions"), *rows(tmp_path, "parts"))]
    retracts = await store.write(lambda t: store.digests.drop_edition(t, id_))
    assert [(one.kind, one.message) for one in retracts] == [(Kind.RETRACT, 300)]
    assert files_with(tmp_path, kept) == []
    assert rows(tmp_path, "parts") == []
    late = await store.write(lambda t: store.digests.edition_placed(t, shown[1], 301))
    assert (late.kind, late.message) == (Kind.RETRACT, 301)
    assert await store.write(lambda t: store.digests.drop_edition(t, id_)) == []
    assert await store.write(lambda t: store.digests.post_edition(t, id_, STAFF)) == []
    await store.close()


async def test_what_is_sent_cannot_be_dropped(tmp_path: Path) -> None:
    store = await begun(tmp_path)
    id_ = await store.write(lambda t: store.digests.keep_edition(t, PLAIN))
    outgoing = await store.write(lambda t: store.digests.post_edition(t, id_, STAFF))
    assert await store.write(lambda t: store.digests.drop_edition(t, id_)) == []
    assert await store.write(lambda t: store.digests.clear_edition(t, id_)) == []
    assert await store.write(store.outbox.undelivered) == outgoing
    await store.close()


# Damage


@pytest.mark.parametrize("table", ["editions", "parts"])
async def test_what_does_not_open_is_counted_and_holds_nothing_up(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, table: str
) -> None:
    """Its words must then be deleted by hand, which is said; the story is withdrawn all the same."""
    store = await begun(tmp_path)
    id_ = await store.write(lambda t: store.digests.keep_edition(t, QUOTING))
    await stand(store, await store.write(lambda t: store.digests.post_edition(t, id_, STAFF)), 100)
    assert soundness.unopened(tmp_path, SECRET) == {}
    assert change(tmp_path, "ledger.db", f"UPDATE {table} SET sealed = zeroblob(90)") == 1
    assert soundness.unopened(tmp_path, SECRET) == {table: 1}
    outgoing = await store.write(lambda t: take_back(store, t, None))
    if table == "editions":
        assert outgoing == []
        assert any("deleted in the channel by hand" in message for message in caplog.messages)
    else:
        assert [(one.kind, one.page, one.message) for one in outgoing] == [
            (Kind.EDITION, 0, 100),
            (Kind.EDITION, 2, 102),
            (Kind.RETRACT, 0, 102),
        ], "better no page for the wall than one with the quote"
    assert rows(tmp_path, "stories") == []
    await store.close()


async def test_rows_moved_between_editions_do_not_open(tmp_path: Path) -> None:
    """Nor one whose mark of the quoted story was taken off, so that no withdrawal would find it."""
    store = await begun(tmp_path)
    one, other = [
        await store.write(lambda t, d=d: store.digests.keep_edition(t, d)) for d in (QUOTING, PLAIN)
    ]
    await store.close()
    change(tmp_path, "ledger.db", "UPDATE editions SET quoted = NULL WHERE id = ?", one)
    (picture,) = [row[2] for row in rows(tmp_path, "parts") if row[:2] == (one, 1)]
    change(
        tmp_path, "ledger.db", "UPDATE parts SET sealed = ? WHERE edition = ? AND part = 1", picture, other
    )
    store = await open_store(tmp_path)
    assert await store.write(lambda t: store.digests.edition(t, one)) is None
    assert await store.write(lambda t: store.digests.post_edition(t, one, STAFF)) == []
    assert await store.write(lambda t: store.digests.part(t, other, 1)) is None
    assert soundness.unopened(tmp_path, SECRET) == {"editions": 1, "parts": 1}
    await store.close()


async def test_nothing_of_an_edition_can_be_read_in_the_files(tmp_path: Path) -> None:
    store = await begun(tmp_path)
    id_ = await store.write(lambda t: store.digests.keep_edition(t, QUOTING))
    await store.write(lambda t: store.digests.post_edition(t, id_, STAFF))
    for words in (QUOTE, "Digest", "about 15", "wall without", str(STAFF)):
        assert files_with(tmp_path, [b"...." + words.encode()]) == [], words
    await store.close()
