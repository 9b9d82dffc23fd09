"""A data folder of the version before opens in this one, with everything that was in it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from conversations.packing import packed
from conversations.session import NarratorId
from storage import soundness
from storage.database import migrations
from storage.outbox import Kind
from storage.sealing.envelope import derive, place, seal
from tests.storage.test_vault import SECRET, STAFF, WEEK, id_of, open_store, submission

STORY = id_of(7)
SUMMARY = {
    "format": "firsthand-summary/1",
    "week": WEEK,
    "facts": [["needs", "Needed", "a home"]],
    "words": [["story", "Said", "it rained"]],
}


def sealed(label: str, table: str, row: bytes, value: bytes) -> bytes:
    return seal(derive(SECRET, label), value, place=place(table, "sealed", row))


def version_before(folder: Path) -> None:
    """The files as the version without digests left them: a story whose summary waits and whose post is on its way."""
    for name in ("ledger", "shares"):
        with closing(sqlite3.connect(folder / f"{name}.db")) as connection, connection:
            known = [(number, sql) for number, sql in migrations(name) if number <= 5]
            for _, sql in known:
                connection.executescript(sql)
            connection.execute(f"PRAGMA user_version = {known[-1][0]}")
    with closing(sqlite3.connect(folder / "ledger.db")) as connection, connection:
        facts = packed([["needs", "a home"]])
        waiting = (9).to_bytes(8, "big") + bytes(16) + packed(SUMMARY)
        post = packed(["post", STAFF, None, 0, "A family's story", [], None, 0, 0, [], 1, 0])
        where = packed([STAFF, 77])
        connection.execute("INSERT INTO stories VALUES (?, 'f', ?, x'00')", (STORY, WEEK))
        connection.execute("INSERT INTO facts VALUES (?, ?)", (STORY, sealed("facts", "facts", STORY, facts)))
        connection.execute(
            "INSERT INTO waiting VALUES (?, ?)", (STORY, sealed("summaries", "waiting", STORY, waiting))
        )
        connection.execute(
            "INSERT INTO posts VALUES (?, 0, ?)", (STORY, sealed("posts", "posts", STORY + bytes(2), where))
        )
        connection.execute(
            "INSERT INTO outbox VALUES (3, 0, ?, ?)",
            (STORY, sealed("outbox", "outbox", (3).to_bytes(8, "big") + STORY, post)),
        )


async def test_a_folder_of_the_version_before_goes_on(tmp_path: Path) -> None:
    """What waited waits, what was on its way leaves, what was told before cannot be counted, and can be taken back."""
    version_before(tmp_path)
    store = await open_store(tmp_path)
    (waiting,) = await store.write(store.vault.waiting)
    assert (waiting.story, waiting.due, waiting.summary.words[0].text) == (STORY, 9, "it rained")
    (post,) = store.undelivered
    assert (post.kind, post.story, post.text, post.pieces) == (Kind.POST, STORY, "A family's story", ())
    assert await store.write(lambda t: store.digests.told(t, STORY)) is None
    assert await store.write(lambda t: store.digests.open(t, "staff")) == 1
    await store.write(lambda t: store.vault.submit(t, submission(1), due=0, teller=NarratorId(bytes(16))))
    assert len((await store.write(store.digests.newest)).stories) == 1
    assert soundness.unopened(tmp_path, SECRET) == {"stories": 1}, "the record of this test is none"
    (retract,) = await store.write(lambda t: store.vault.withdraw(t, STORY, week=WEEK))
    assert (retract.kind, retract.message) == (Kind.RETRACT, 77)
    assert len(await store.write(store.vault.waiting)) == 1
    await store.close()
    assert soundness.unopened(tmp_path, SECRET) == {}


async def test_every_file_is_of_this_version_afterwards(tmp_path: Path) -> None:
    version_before(tmp_path)
    await (await open_store(tmp_path)).close()
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (migrations("ledger")[-1][0],)
        assert connection.execute("SELECT count(*) FROM members").fetchone() == (0,)
