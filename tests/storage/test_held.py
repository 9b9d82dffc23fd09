"""Posts that wait for approval: let through once, and gone with their story, from the chat and from every file."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from conversations.consent import Use
from conversations.effects import Button, ChangeUse
from conversations.facets import Company, Facet
from conversations.post import Post, posted
from conversations.session import NarratorId
from storage import soundness
from storage.database import Transaction
from storage.outbox import Kind, Outgoing
from storage.posts import APPROVAL as BASE
from storage.store import Store
from tests.storage.test_damage import change
from tests.storage.test_editions import APPROVAL, WAYS
from tests.storage.test_vault import SECRET, STAFF, WEEK, WORDS, files_with, id_of, open_store, submission

BUTTONS = ((Button("Let it through", "st-y.1"), Button("Keep it back", "st-n.1")),)


def held_rows(folder: Path) -> list[tuple[int, bytes, bytes]]:
    with closing(sqlite3.connect(folder / "ledger.db")) as connection:
        return connection.execute("SELECT id, story, sealed FROM held ORDER BY id").fetchall()


def hold(store: Store, transaction: Transaction, number: int = 0) -> tuple[int, Post]:
    """A story is submitted, and its post is held."""
    store.vault.submit(transaction, submission(number), due=0, teller=NarratorId(bytes(16)))
    (waiting,) = [one for one in store.vault.waiting(transaction) if one.story == id_of(number)]
    post = posted(waiting.summary, Company([]))
    assert post is not None
    return store.digests.hold(transaction, waiting, "Housing", post), post


def ask(store: Store, transaction: Transaction, post: Post, number: int = 0) -> list[Outgoing]:
    return store.vault.posting(
        transaction, id_of(number), post.pages, staff=APPROVAL, base=BASE, buttons=BUTTONS
    )


async def test_a_held_post_comes_back_as_it_was_until_it_is_decided(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    id_, post = await store.write(lambda t: hold(store, t))
    assert await store.write(store.vault.waiting) == [], "it waits here, and no longer there"
    await store.close()
    store = await open_store(tmp_path)
    held = await store.write(lambda t: store.digests.held(t, id_))
    assert held is not None
    assert (held.story, held.channel, held.pages) == (id_of(0), "Housing", post.pages)
    assert (held.shown, held.words) == ({Facet("needs", "home")}, post.words)
    assert await store.write(store.digests.held_all) == [id_]
    (sealed,) = [row[2] for row in held_rows(tmp_path)]
    await store.write(lambda t: store.digests.unhold(t, id_))
    assert await store.write(lambda t: store.digests.held(t, id_)) is None
    assert files_with(tmp_path, [sealed]) == []
    again, _ = await store.write(lambda t: hold(store, t, 1))
    assert again > id_, "an old button never meets a new post"
    await store.close()


async def test_pages_in_the_approval_chat_and_in_the_channel_are_told_apart(tmp_path: Path) -> None:
    """The buttons are under the last; what is taken out of the approval chat stays in the channel, and the other way not."""
    store = await open_store(tmp_path)
    _, post = await store.write(lambda t: hold(store, t))
    pages = (*post.pages, *post.pages)
    asked = await store.write(
        lambda t: store.vault.posting(t, id_of(0), pages, staff=APPROVAL, base=BASE, buttons=BUTTONS)
    )
    assert [(one.page, one.buttons, one.address) for one in asked] == [
        (BASE, (), APPROVAL),
        (BASE + 1, BUTTONS, APPROVAL),
    ]
    assert [one.pieces for one in asked] == list(pages)
    await store.write(lambda t: store.vault.posted(t, asked[0], 300))
    assert await store.write(lambda t: store.digests.channel_at(t, APPROVAL, 300)) == "Housing"
    assert await store.write(lambda t: store.digests.channel_at(t, APPROVAL, 301)) is None
    (sent,) = await store.write(lambda t: store.vault.posting(t, id_of(0), post.pages, staff=STAFF))
    await store.write(lambda t: store.vault.posted(t, sent, 10))
    cleared = await store.write(lambda t: store.vault.clear_approval(t, id_of(0)))
    assert [(one.kind, one.address, one.message) for one in cleared] == [(Kind.RETRACT, APPROVAL, 300)]
    left = await store.write(store.outbox.undelivered)
    assert sorted((one.kind.value, one.page) for one in left) == [("post", 0), ("retract", 0)]
    (retract,) = await store.write(lambda t: store.vault.withdraw(t, id_of(0), week=WEEK))
    assert (retract.address, retract.message) == (STAFF, 10)
    await store.close()


@pytest.mark.parametrize("way", WAYS)
async def test_what_is_taken_back_while_it_is_held_leaves_no_trace(tmp_path: Path, way: str) -> None:
    """Its message in the approval chat is taken down, its row is in no file, and a late tap finds nothing."""
    store = await open_store(tmp_path)
    id_, post = await store.write(lambda t: hold(store, t))
    (asked,) = await store.write(lambda t: ask(store, t, post))
    await store.write(lambda t: store.vault.posted(t, asked, 300))
    gone = [sealed for _, _, sealed in held_rows(tmp_path)]
    assert files_with(tmp_path, gone) != []

    def take_back(transaction: Transaction) -> list[Outgoing]:
        use: Use | None = WAYS[way]
        if use is None:
            return store.vault.withdraw(transaction, id_of(0), week=WEEK)
        stop = ChangeUse(id_of(0), use, allowed=False, wording="f", week=WEEK)
        return store.vault.change_use(transaction, stop)

    (retract,) = await store.write(take_back)
    assert (retract.kind, retract.address, retract.message) == (Kind.RETRACT, APPROVAL, 300)
    assert files_with(tmp_path, gone) == []
    assert await store.write(lambda t: store.digests.held(t, id_)) is None
    await store.close()


async def test_held_posts_that_were_swapped_or_damaged_are_not_posted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A tap for one family's words must not let another's through."""
    store = await open_store(tmp_path)
    ids = [(await store.write(lambda t, number=number: hold(store, t, number)))[0] for number in range(3)]
    change(tmp_path, "ledger.db", "UPDATE held SET id = 90 WHERE id = ?", ids[0])
    change(tmp_path, "ledger.db", "UPDATE held SET id = ? WHERE id = ?", ids[0], ids[1])
    assert await store.write(lambda t: store.digests.held(t, ids[0])) is None
    assert await store.write(lambda t: store.digests.held(t, ids[2])) is not None
    assert soundness.unopened(tmp_path, SECRET) == {"held": 2}
    assert any("does not open" in message for message in caplog.messages)
    assert not [message for message in caplog.messages if WORDS in message]
    assert files_with(tmp_path, [b"...." + WORDS.encode()]) == []
    await store.close()
