"""One damaged row costs what stood in it, and nothing else; a folder that is not whole does not start."""

import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from bot.sending import export
from bot.settings import Settings
from conversations.consent import Consent, Use
from conversations.effects import ChangeUse, Submit
from conversations.facets import Company
from conversations.post import Page, posted
from conversations.session import NarratorId, Session, Stage
from conversations.story import Answer, Story
from conversations.summary import Fact, Line, Picked, Summary
from storage import snapshot, soundness
from storage.approvals import by_one
from storage.chats import Note, Side
from storage.database import Database, Transaction
from storage.errors import DatabaseRefused, OtherSecret, StorageError
from storage.export.parcel import Written
from storage.keys import make_secret_file
from storage.outbox import Kind, Outgoing
from storage.sealing.identity import new_identity
from storage.store import Store
from storage.waiting import Waiting
from tests.storage.parcels import EVE, PARCEL, write

SECRET, OTHER = bytes(range(32)), bytes(range(1, 33))
WEEK, FLOW = "2026-W48", "flow 1 abc"
STAFF = -1002233445566
ANA = new_identity("ana").recipient
IDS = [bytes([number]) * 16 for number in range(1, 5)]
FILES = ("ledger.db", "shares.db")
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TALK = Session("abcdefgh", FLOW, "en", Stage.ASKING)


async def open_store(folder: Path, secret: bytes = SECRET) -> Store:
    return await Store.open(folder, secret=secret, recipients=[ANA], week=WEEK)


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Store]:
    store = await open_store(folder)
    try:
        yield store
    finally:
        await store.close()


def pages_of(waiting: Waiting) -> tuple[Page, ...]:
    """The pages of the post of a summary that everything may be shown of."""
    post = posted(waiting.summary, Company([]))
    assert post is not None
    return post.pages


async def kept(folder: Path, ids: Iterable[bytes] = IDS) -> None:
    """A folder with something in every table; every story may be used for all."""
    async with opened(folder) as store:

        def fill(transaction: Transaction) -> None:
            transaction.ledger.execute("INSERT INTO flows VALUES (?, x'00')", (FLOW,))
            for id_ in ids:
                story = Story(
                    FLOW, "en", (Answer("story", "it rained"),), Consent(frozenset(Use), FLOW, WEEK)
                )
                summary = Summary(
                    WEEK,
                    (Fact("needs", "Needed", (Picked("home", "facts"),)),),
                    (Line("story", "Said", "words"),),
                )
                store.vault.submit(
                    transaction, Submit(id_, story, summary), due=0, teller=NarratorId(bytes(16))
                )
            (first, *_) = store.vault.waiting(transaction)
            for post in store.vault.posting(transaction, first.story, pages_of(first), staff=STAFF):
                store.vault.posted(transaction, post, 77)
            says = [Outgoing(store.outbox.number(), Kind.SAY, 7, "hello") for _ in range(2)]
            store.outbox.add(transaction, says, sending=False)
            store.ledger.keep(transaction, {NarratorId(bytes(16)): TALK})
            note = Note(NarratorId(bytes(16)), store.outbox.number(), 5, Side.THEIRS)
            store.chats.note(transaction, [note], [494_000])
            store.ledger.put_aside(transaction, 9, b"{", 1)

        await store.write(fill)


def change(folder: Path, file: str, statement: str, *values: object) -> int:
    """Change a file behind everybody's back; gives how many rows that changed."""
    with closing(sqlite3.connect(folder / file)) as connection, connection:
        return connection.execute(statement, values).rowcount


# The two files


@pytest.mark.parametrize("missing", FILES)
async def test_one_file_without_the_other_does_not_start_and_nothing_is_made(
    tmp_path: Path, missing: str
) -> None:
    await kept(tmp_path)
    (tmp_path / missing).unlink()
    with pytest.raises(DatabaseRefused, match=rf"not the other file, {missing}: restore {missing}"):
        await open_store(tmp_path)
    assert not (tmp_path / missing).exists()
    assert any("not the other" in fault for fault in soundness.faults(tmp_path))


@pytest.mark.parametrize("file", FILES)
async def test_files_of_two_folders_do_not_start_together(tmp_path: Path, file: str) -> None:
    """Though both are whole, and under one secret; put back, the right one starts."""
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    await kept(mine)
    await kept(theirs)
    own = (mine / file).read_bytes()
    shutil.copy(theirs / file, mine / file)
    with pytest.raises(DatabaseRefused, match="do not belong together"):
        await open_store(mine)
    with pytest.raises(DatabaseRefused, match="do not belong together"), snapshot.opened(mine, SECRET):
        pass
    (mine / file).write_bytes(own)
    await (await open_store(mine)).close()


async def test_an_older_ledger_starts_with_the_newer_shares_of_its_own_folder(tmp_path: Path) -> None:
    await kept(tmp_path, IDS[:1])
    older = (tmp_path / "ledger.db").read_bytes()
    async with opened(tmp_path) as store:
        story = Story(FLOW, "en", (), Consent(frozenset(), FLOW, WEEK))
        await store.write(
            lambda t: store.vault.submit(t, Submit(IDS[1], story, None), due=0, teller=NarratorId(bytes(16)))
        )
    (tmp_path / "ledger.db").write_bytes(older)
    await (await open_store(tmp_path)).close()


async def test_a_first_start_that_ended_half_way_is_taken_up_again(tmp_path: Path) -> None:
    """One file made and not the other; both made and neither, or only the share store, given the pair's id."""
    await (await Database.open(tmp_path)).close()
    change(tmp_path, "ledger.db", "DELETE FROM marks")
    await (await Database.open(tmp_path)).close()
    change(tmp_path, "ledger.db", "DELETE FROM marks")
    change(tmp_path, "shares.db", "DELETE FROM pair")
    await (await Database.open(tmp_path)).close()
    change(tmp_path, "shares.db", "DELETE FROM pair")
    (tmp_path / "ledger.db").unlink()
    await kept(tmp_path)
    assert soundness.faults(tmp_path) == ()


async def test_an_empty_ledger_beside_a_share_store_that_holds_shares_does_not_start(tmp_path: Path) -> None:
    """Its shares would be swept as nobody's."""
    await kept(tmp_path)
    (tmp_path / "ledger.db").write_bytes(b"")
    with pytest.raises(DatabaseRefused, match="do not belong together"):
        await open_store(tmp_path)
    with closing(sqlite3.connect(tmp_path / "shares.db")) as connection:
        assert connection.execute("SELECT count(*) FROM shares").fetchone() == (len(IDS),)


# The secret


async def test_another_secret_is_told_from_damage(tmp_path: Path) -> None:
    """Also where the mark of the secret, or every share key, is gone or damaged; and nothing is changed by trying."""
    await kept(tmp_path)
    for file, statement in (
        ("ledger.db", "UPDATE marks SET value = x'01' WHERE name = 'secret'"),
        ("ledger.db", "DELETE FROM marks WHERE name = 'secret'"),
    ):
        with pytest.raises(OtherSecret, match="kept under another service secret"):
            await open_store(tmp_path, OTHER)
        with pytest.raises(OtherSecret), snapshot.opened(tmp_path, OTHER):
            pass
        with pytest.raises(OtherSecret):
            soundness.unopened(tmp_path, OTHER)
        assert change(tmp_path, file, statement) == 1
        with pytest.raises(OtherSecret):
            await open_store(tmp_path, OTHER)
        await (await open_store(tmp_path)).close()
    assert change(tmp_path, "shares.db", "DELETE FROM share_keys") == 1
    with pytest.raises(OtherSecret):
        await open_store(tmp_path, OTHER)


async def test_a_damaged_share_key_is_said_of_the_share_store(tmp_path: Path) -> None:
    await kept(tmp_path)
    change(tmp_path, "shares.db", "UPDATE share_keys SET sealed = zeroblob(61)")
    with pytest.raises(
        DatabaseRefused, match=r"shares.db is damaged: a share key .* newest backup of shares.db"
    ):
        await open_store(tmp_path)
    assert soundness.unopened(tmp_path, SECRET) == {"share_keys": 1, "shares": len(IDS)}


# Rows of the running service


async def test_a_summary_that_does_not_open_is_said_once_and_the_others_are_posted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await kept(tmp_path)
    change(tmp_path, "ledger.db", "UPDATE waiting SET sealed = zeroblob(90) WHERE story = ?", IDS[2])
    async with opened(tmp_path) as store:
        for _ in range(2):
            assert {one.story for one in await store.write(store.vault.waiting)} == {IDS[1], IDS[3]}
    (said,) = [record for record in caplog.messages if "waiting row" in record]
    assert "waiting row 3 does not open" in said
    assert IDS[2].hex()[:8] not in said
    assert soundness.unopened(tmp_path, SECRET) == {"waiting": 1}


@pytest.mark.parametrize(("column", "value"), [("sealed", b"\1" * 60), ("page", 70_000)])
async def test_a_story_is_withdrawn_though_the_place_of_its_post_does_not_open(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, column: str, value: object
) -> None:
    await kept(tmp_path)
    assert change(tmp_path, "ledger.db", f"UPDATE posts SET {column} = ?", value) == 1
    assert soundness.unopened(tmp_path, SECRET) == {"posts": 1}
    async with opened(tmp_path) as store:
        assert await store.write(lambda t: store.vault.withdraw(t, IDS[0], week=WEEK)) == []
        assert await store.write(lambda t: t.ledger.execute("SELECT count(*) FROM posts").fetchone()) == (0,)
    assert any("deleted in the channel by hand" in message for message in caplog.messages)
    with closing(sqlite3.connect(tmp_path / "shares.db")) as connection:
        assert connection.execute("SELECT 1 FROM shares WHERE story = ?", (IDS[0],)).fetchone() is None


async def test_a_message_that_does_not_open_keeps_neither_the_start_nor_the_others_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It stays in the outbox, where the doctor counts it."""
    await kept(tmp_path)
    async with opened(tmp_path) as store:
        damaged, *whole = [one for one in store.undelivered if one.kind is Kind.SAY]
    change(tmp_path, "ledger.db", "UPDATE outbox SET sealed = zeroblob(80) WHERE id = ?", damaged.id)
    for _ in range(2):
        async with opened(tmp_path) as store:
            assert [one for one in store.undelivered if one.kind is Kind.SAY] == whole
    assert f"outbox row {damaged.id} does not open (Unopenable); it is not sent" in caplog.messages
    assert soundness.unopened(tmp_path, SECRET) == {"outbox": 1}


@pytest.mark.parametrize("story", [None, IDS[1]])
async def test_a_post_given_to_another_story_or_to_none_is_not_sent(
    tmp_path: Path, story: bytes | None
) -> None:
    """A withdrawal would not find it."""
    await kept(tmp_path, IDS[:2])
    async with opened(tmp_path) as store:
        (post,) = [one for one in store.undelivered if one.kind is Kind.POST]
    assert post.story == IDS[0]
    change(tmp_path, "ledger.db", "UPDATE outbox SET story = ? WHERE id = ?", story, post.id)
    async with opened(tmp_path) as store:
        assert [one for one in store.undelivered if one.kind is Kind.POST] == []


@pytest.mark.parametrize("table", ["sessions", "aside", "facts", "chats"])
async def test_every_row_that_does_not_open_is_counted(tmp_path: Path, table: str) -> None:
    await kept(tmp_path)
    assert soundness.unopened(tmp_path, SECRET) == {}
    damaged = change(tmp_path, "ledger.db", f"UPDATE {table} SET sealed = zeroblob(70)")
    assert damaged >= 1
    assert soundness.unopened(tmp_path, SECRET) == {table: damaged}


# Export


def exported(folder: Path) -> tuple[Written, set[bytes], int]:
    """What a bundle would say, the stories in it, and how many are damaged in all."""
    with snapshot.opened(folder, SECRET) as stories:
        rows = list(stories.stories())
        written = write(BytesIO(), rows, holder=ANA, flows=stories.flows)
        assert stories.lacking == 0
        return written, {row.story_id for row in rows}, written.damaged + stories.damaged


COLUMNS = "story, use, allowed, wording, week, sealed"
ODD_LETTER = "CAST(x'ff' AS TEXT)"
DAMAGE = {
    "a share": ("shares.db", "UPDATE shares SET sealed = zeroblob(65) WHERE story = ?"),
    "a share cut short": ("shares.db", "UPDATE shares SET sealed = substr(sealed, 1, 3) WHERE story = ?"),
    "a record": ("ledger.db", "UPDATE stories SET record = zeroblob(3000) WHERE id = ?"),
    "an empty record": ("ledger.db", "UPDATE stories SET record = x'' WHERE id = ?"),
    "the seal of a consent": (
        "ledger.db",
        "UPDATE consents SET sealed = zeroblob(60) WHERE story = ? AND use = 'digest'",
    ),
    "a use": ("ledger.db", "UPDATE consents SET use = 'wish' WHERE story = ? AND use = 'quote'"),
    "a letter": (
        "ledger.db",
        f"UPDATE consents SET wording = {ODD_LETTER} WHERE story = ? AND use = 'quote'",
    ),
    "a week": ("ledger.db", "UPDATE consents SET week = '2026-W01' WHERE story = ? AND use = 'research'"),
    "a consent taken out": ("ledger.db", "DELETE FROM consents WHERE story = ? AND use = 'digest'"),
    "a consent added": (
        "ledger.db",
        f"INSERT INTO consents ({COLUMNS}) SELECT {COLUMNS} FROM consents WHERE story = ? AND use = 'research'",
    ),
}


@pytest.mark.parametrize("what", DAMAGE)
async def test_a_damaged_story_is_left_out_counted_and_keeps_no_other_back(tmp_path: Path, what: str) -> None:
    await kept(tmp_path)
    file, statement = DAMAGE[what]
    assert change(tmp_path, file, statement, IDS[1]) == 1
    written, _, damaged = exported(tmp_path)
    assert (written.stories, damaged) == (len(IDS) - 1, 1)


@pytest.mark.parametrize(
    ("file", "table", "column", "key", "at"),
    [("shares.db", "shares", "sealed", "story", 0), ("ledger.db", "stories", "record", "id", 9)],
    ids=["the id of a share key", "the flow in a header"],
)
async def test_a_name_that_nobody_knows_keeps_no_other_story_back(
    tmp_path: Path, file: str, table: str, column: str, key: str, at: int
) -> None:
    await kept(tmp_path)
    with closing(sqlite3.connect(tmp_path / file)) as connection:
        (value,) = connection.execute(f"SELECT {column} FROM {table} WHERE {key} = ?", (IDS[1],)).fetchone()
    other = value[:at] + bytes([value[at] ^ 1]) + value[at + 1 :]
    assert change(tmp_path, file, f"UPDATE {table} SET {column} = ? WHERE {key} = ?", other, IDS[1]) == 1
    written, _, damaged = exported(tmp_path)
    assert (written.stories, damaged) == (len(IDS) - 1, 1)


async def test_research_that_was_stopped_cannot_be_allowed_by_writing_into_the_file(tmp_path: Path) -> None:
    """By turning the stop round, taking the whole history of another story, or doubling an older yes."""
    await kept(tmp_path)
    async with opened(tmp_path) as store:
        for id_ in IDS[:3]:
            stop = ChangeUse(id_, Use.RESEARCH, allowed=False, wording=FLOW, week=WEEK)
            await store.write(lambda t, stop=stop: store.vault.change_use(t, stop))
    assert exported(tmp_path)[1:] == ({IDS[3]}, 0)
    change(tmp_path, "ledger.db", "UPDATE consents SET allowed = 1 WHERE story = ?", IDS[0])
    change(tmp_path, "ledger.db", "DELETE FROM consents WHERE story = ?", IDS[1])
    change(
        tmp_path,
        "ledger.db",
        f"INSERT INTO consents ({COLUMNS}) "
        "SELECT ?, use, allowed, wording, week, sealed FROM consents WHERE story = ? ORDER BY number",
        IDS[1],
        IDS[3],
    )
    change(
        tmp_path,
        "ledger.db",
        f"INSERT INTO consents ({COLUMNS}) "
        f"SELECT {COLUMNS} FROM consents WHERE story = ? AND allowed AND use = 'research'",
        IDS[2],
    )
    assert exported(tmp_path)[1:] == ({IDS[3]}, 3)
    assert soundness.unopened(tmp_path, SECRET) == {"consents": 3}


async def test_what_is_allowed_again_is_exported_again(tmp_path: Path) -> None:
    await kept(tmp_path, IDS[:1])
    async with opened(tmp_path) as store:
        for allowed in (False, True, False, True):
            word = ChangeUse(IDS[0], Use.RESEARCH, allowed=allowed, wording="later", week="2026-W49")
            await store.write(lambda t, word=word: store.vault.change_use(t, word))
            assert exported(tmp_path)[1:] == ({IDS[0]} if allowed else set(), 0)


async def test_an_export_of_damaged_pages_is_refused_with_a_sentence_and_leaves_no_file(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    secret_file = tmp_path / "secret"
    make_secret_file(secret_file, data=data, entropy=lambda _: SECRET)
    await kept(data, [number.to_bytes(16, "big") for number in range(40)])
    content = bytearray((data / "ledger.db").read_bytes())
    for at in range(4096 * 30, len(content)):
        content[at] = 0xA5
    (data / "ledger.db").write_bytes(content)
    settings = Settings(data=data, secret_file=secret_file, flow=None)
    with pytest.raises(StorageError, match="estore"):
        export(settings, {}, EVE, ANA, tmp_path / "out.parcel", by_one(), at=NOW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "secret"]


async def test_an_export_counts_what_is_damaged(tmp_path: Path) -> None:
    """Of both kinds: found in the records, and found by the seals."""
    data = tmp_path / "data"
    secret_file = tmp_path / "secret"
    make_secret_file(secret_file, data=data, entropy=lambda _: SECRET)
    await kept(data)
    change(data, *DAMAGE["an empty record"], IDS[0])
    change(data, *DAMAGE["a share"], IDS[1])
    sent = export(
        Settings(data=data, secret_file=secret_file, flow=None),
        {},
        EVE,
        ANA,
        tmp_path / "out",
        by_one(),
        at=NOW,
    )
    assert (sent.written.stories, sent.written.damaged, sent.lacking) == (2, 2, 0)


def test_what_a_parcel_says_of_itself_shows_none_of_its_keys() -> None:
    shown = repr(PARCEL)
    assert PARCEL.id in shown
    assert not [
        key for key in (PARCEL.pseudonym_key, PARCEL.receipt_key) if key.hex() in shown or repr(key) in shown
    ]
