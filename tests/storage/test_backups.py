"""Backups: taken while the service runs, put back without bringing back what was taken back."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.rekeying import Rekeying
from conversations.consent import Use
from conversations.effects import ChangeUse
from conversations.session import NarratorId, Sent, Session, Stage
from storage import marks, queries, snapshot, soundness
from storage.backups.archive import Kind, reading
from storage.backups.folders import kept, newest, outlived
from storage.backups.restoring import Restored, restore
from storage.backups.taking import LEFT, TAKEN, Taken, take
from storage.database import migrations
from storage.errors import BackupRefused, StorageError
from storage.sealing.envelope import derive
from storage.sealing.shares import open_share, open_share_key, share_key_id
from storage.sealing.story import open_story
from storage.store import Store
from tests.storage.test_vault import ANA, OTHER, SECRET, WEEK, WORDS, id_of, open_store, submission

# A backup of one part, "note", with "it rained" in it, as version 1 wrote it.
VECTOR = (
    "666972737468616e642d6261636b75702f310a0000000000000000000000000000000001000000000000000000000000"
    "ce68d6458d06372acb42a37f8d7ec71393fd1528adee046af8944096dead4e70964156b83c7ff67b1781262bb353032c"
    "2cf1d3f282ded0d4872016f73381bb6b7fa409c65c23c77e3656e113891d475c0827ae0590e999e935ef9245068f8aff"
    "375821919c31df48c38f70cc64c6e60b412f22600dd4416dd348ff920de35a9e1db19c571a1e0cbb918bf3a94ee2aadf"
    "6898403cca2563afff4a81806a6d0c55513d2e6329d74f5e67bc498dbd185775976a04328d1f19db3f9e81d2d751db2e"
    "b384f91f1771e05aa05995e6b92011c79e1199f24a51fea3"
)
MONDAY = datetime(2026, 11, 23, 3, 15, tzinfo=UTC)
TELLER = NarratorId(bytes(range(16)))


class Place:
    """A data folder and where its backups go."""

    def __init__(self, folder: Path) -> None:
        self.data, self.ledgers, self.shares = folder / "data", folder / "one", folder / "two"
        self.into = folder / "again"

    def take(self, at: datetime = MONDAY) -> Taken:
        return take(self.data, SECRET, ledgers=self.ledgers, shares=self.shares, at=at, say=lambda _: None)

    async def restore(self, at: datetime = MONDAY, **changed: object) -> Restored:
        given: dict[str, object] = {
            "ledger": newest(self.ledgers, Kind.LEDGER),
            "shares": newest(self.shares, Kind.SHARES),
            "into": self.into,
            "secret": SECRET,
            "week": WEEK,
            "newest": int(at.timestamp()),
            "oldest": int((at - timedelta(days=7)).timestamp()),
            "say": lambda _: None,
        }
        return await restore(**{**given, **changed})  # type: ignore[arg-type]


async def told(store: Store, numbers: range) -> None:
    for number in numbers:
        await store.write(
            lambda t, number=number: store.vault.submit(t, submission(number), due=0, teller=TELLER)
        )


async def keep_session(store: Store, numbers: range, words: str = "") -> None:
    sent = tuple(Sent(id_of(number), WEEK, "f", frozenset(Use)) for number in numbers)
    session = Session(
        "k" * 8, "f", "English (en)", Stage.ASKING, "story", answers={"story": words}, sent=sent
    )
    await store.write(lambda t: store.ledger.keep(t, {TELLER: session}))


def readable(folder: Path) -> set[bytes]:
    """The stories that their recipient can open with what lies in a data folder."""
    found = set()
    with snapshot.opened(folder, SECRET) as stories:
        for row in stories.stories():
            open_story(row.record, row.share, ANA, story_id=row.story_id)
            found.add(row.story_id)
    return found


async def test_a_backup_is_taken_while_the_service_runs_and_put_back(tmp_path: Path) -> None:
    """Every story opens again, its narrator still owns it, and no draft, queue or word is in any of the files."""
    place = Place(tmp_path)
    store = await open_store(place.data)
    await told(store, range(4))
    await keep_session(store, range(4), f"{WORDS} draft")
    taken = place.take()
    assert (taken.stories, taken.kept_shares, taken.sessions) == (4, 4, 1)
    report = await place.restore()
    assert (report.stories, report.sessions, report.withdrawn, report.damaged) == (4, 1, 0, {})
    assert readable(place.into) == {id_of(number) for number in range(4)}
    again = await open_store(place.into)
    session = (await again.write(lambda t: again.ledger.load(t, [TELLER])))[TELLER]
    assert (session.stage, session.answers, len(session.sent)) == (Stage.IDLE, {}, 4)
    assert await again.write(again.vault.waiting) == []
    await again.close()
    await store.close()
    for file in [*place.ledgers.iterdir(), *place.shares.iterdir()]:
        assert WORDS.encode() not in file.read_bytes()
        assert file.stat().st_mode & 0o077 == 0


async def test_what_was_taken_back_or_stopped_since_does_not_come_back(tmp_path: Path) -> None:
    """From a later backup, or from what is left of the old folder; the talk that was deleted is gone too."""
    place = Place(tmp_path)
    store = await open_store(place.data)
    await told(store, range(4))
    await keep_session(store, range(1))
    first = place.take()
    await store.write(lambda t: store.vault.withdraw(t, id_of(0), week=WEEK))
    await store.write(
        lambda t: store.vault.change_use(t, ChangeUse(id_of(1), Use.RESEARCH, False, "f", WEEK))
    )
    second = place.take(MONDAY + timedelta(hours=1))
    await store.write(lambda t: store.vault.withdraw(t, id_of(2), week=WEEK))
    await store.close()
    report = await place.restore(
        ledger=first.ledger, shares=first.shares, backups=[second.shares], folders=[place.data]
    )
    assert (report.stories, report.withdrawn, report.stopped, report.sessions) == (2, 2, 1, 0)
    assert readable(place.into) == {id_of(3)}
    assert soundness.unopened(place.into, SECRET) == {}


async def test_a_use_that_was_allowed_again_stays_allowed(tmp_path: Path) -> None:
    """Only what is stopped now is stopped after a restore."""
    place = Place(tmp_path)
    store = await open_store(place.data)
    await told(store, range(1))
    for allowed in (False, True):
        change = ChangeUse(id_of(0), Use.RESEARCH, allowed, "f", WEEK)
        await store.write(lambda t, change=change: store.vault.change_use(t, change))
    place.take()
    await store.close()
    report = await place.restore(folders=[place.data])
    assert report.stopped == 0
    assert readable(place.into) == {id_of(0)}


def opened_raw(ledger: Path, shares: Path, folder: Path) -> set[bytes]:
    """What somebody opens who has both files, the secret and an identity, and follows no rule of ours."""
    folder.mkdir()
    for path in (ledger, shares):
        with reading(path, SECRET) as archive:
            for part in archive.parts():
                if part.name in (marks.LEDGER, marks.SHARES):
                    (folder / part.name).write_bytes(b"".join(part.blocks))
    found = set()
    with (
        closing(sqlite3.connect(folder / marks.LEDGER)) as records,
        closing(sqlite3.connect(folder / marks.SHARES)) as halves,
    ):
        service = derive(SECRET, "share-keys")
        keys = {
            id_: open_share_key(service, id_, sealed) for id_, sealed in halves.execute(queries.share_keys)
        }
        for story, record in records.execute("SELECT id, record FROM stories").fetchall():
            half = halves.execute(queries.share, (story,)).fetchone()
            if half is not None:
                share = open_share(keys[share_key_id(half[0])], half[0], story_id=story)
                open_story(record, share, ANA, story_id=story)
                found.add(story)
    return found


async def test_after_a_week_no_backup_that_is_kept_opens_a_story_that_was_taken_back(tmp_path: Path) -> None:
    """A backup each night, a story each day, two taken back: a week later every pair of files is tried, with every key."""
    place = Place(tmp_path)
    store = await open_store(place.data)
    at = MONDAY
    rekeying = Rekeying(store, clock=lambda: at)
    for day in range(12):
        await told(store, range(day, day + 1))
        if day == 4:
            for number in (0, 4):
                await store.write(lambda t, number=number: store.vault.withdraw(t, id_of(number), week=WEEK))
        at = MONDAY + timedelta(days=day)
        await rekeying.once()
        place.take(at)
        for folder, kind in ((place.ledgers, Kind.LEDGER), (place.shares, Kind.SHARES)):
            old, why = outlived(folder, kind, at)
            assert why == ""
            for one in old:
                one.path.unlink()
    await store.close()
    ledgers, shares = kept(place.ledgers, Kind.LEDGER), kept(place.shares, Kind.SHARES)
    assert (len(ledgers), len(shares)) == (12, 7)
    gone = {id_of(0), id_of(4)}
    for number, (ledger, share) in enumerate((ledger, share) for ledger in ledgers for share in shares):
        found = opened_raw(ledger.path, share.path, tmp_path / f"raw{number}")
        assert not found & gone
        until = min(ledgers.index(ledger), 11)
        assert found == {id_of(day) for day in range(until + 1) if (share.taken - MONDAY).days >= day} - gone


async def test_no_clock_that_jumped_deletes_a_backup(tmp_path: Path) -> None:
    """A year ahead, or back: what is old is named, and so is why it is left."""
    place = Place(tmp_path)
    store = await open_store(place.data)
    place.take()
    place.take(MONDAY + timedelta(days=400))
    await store.close()
    old, why = outlived(place.shares, Kind.SHARES, MONDAY + timedelta(days=400))
    assert len(old) == 1
    assert "eight days older" in why
    assert outlived(place.shares, Kind.SHARES, MONDAY) == ([], "")
    with pytest.raises(BackupRefused, match="later than now"):
        await place.restore(MONDAY)


@pytest.mark.parametrize("at", [0, 12, 20, 40, 90, 200, -20, -1])
async def test_a_changed_or_cut_backup_is_refused_and_nothing_is_made(tmp_path: Path, at: int) -> None:
    """Whichever byte it is; nor does another secret open it."""
    place = Place(tmp_path)
    store = await open_store(place.data)
    await told(store, range(1))
    taken = place.take()
    await store.close()
    whole = taken.ledger.read_bytes()
    flipped = bytearray(whole)
    flipped[at] ^= 1
    for content in (bytes(flipped), whole[:at], whole + b"x"):
        taken.ledger.write_bytes(content)
        with pytest.raises(BackupRefused):
            await place.restore()
        assert not place.into.exists()
    taken.ledger.write_bytes(whole)
    with pytest.raises(BackupRefused, match="another service secret"):
        await place.restore(secret=OTHER)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "one", "two"]


async def test_what_cannot_be_restored_safely_is_refused(tmp_path: Path) -> None:
    """A place that is taken, shares of another service, shares older than a week, the halves the wrong way round."""
    place, other = Place(tmp_path / "a"), Place(tmp_path / "b")
    for one in (place, other):
        store = await open_store(one.data)
        await told(store, range(1))
        one.take()
        await store.close()
    shares = newest(other.shares, Kind.SHARES)
    with pytest.raises(BackupRefused, match="two different services"):
        await place.restore(shares=shares)
    with pytest.raises(BackupRefused, match="seven days"):
        await place.restore(MONDAY + timedelta(days=8))
    with pytest.raises(BackupRefused, match="is needed here"):
        await place.restore(ledger=newest(place.shares, Kind.SHARES))
    with pytest.raises(BackupRefused, match="never written over"):
        await place.restore(into=place.data)
    assert not place.into.exists()


@pytest.mark.parametrize(("one", "two"), [("x", "x"), ("x", "x/y"), ("data/x", "y"), ("x", "data")])
async def test_shares_go_apart_and_nothing_goes_into_the_data(tmp_path: Path, one: str, two: str) -> None:
    """One folder for both would open every story to whoever finds it."""
    store = await open_store(tmp_path / "data")
    await store.close()
    with pytest.raises(BackupRefused):
        take(
            tmp_path / "data",
            SECRET,
            ledgers=tmp_path / one,
            shares=tmp_path / two,
            at=MONDAY,
            say=lambda _: None,
        )
    assert not list(tmp_path.glob("**/*.backup"))


async def test_a_disk_that_is_full_leaves_no_half_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second file cannot be written: the first, alone, would pass for a backup, so it goes too."""
    place = Place(tmp_path)
    store = await open_store(place.data)
    await told(store, range(1))
    await store.close()
    place.shares.parent.mkdir(exist_ok=True)
    place.shares.write_text("no folder")
    with pytest.raises(StorageError):
        place.take()
    assert not list(tmp_path.glob("**/*.backup*"))
    assert readable(place.data) == {id_of(0)}


def test_every_table_of_the_ledger_is_decided_on() -> None:
    """A new table is either in a backup or left out, and somebody has said which."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for _, sql in migrations("ledger"):
            connection.executescript(sql)
        tables = {
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if not name.startswith("sqlite_")
        }
    assert tables == {*TAKEN, *LEFT, "sessions"}
    assert not set(TAKEN) & set(LEFT)


def test_a_backup_of_this_format_opens_for_ever(tmp_path: Path) -> None:
    """The bytes of FORMAT.md, section 8; a later version must open them too."""
    path = tmp_path / "ledger-20261123T031500Z.backup"
    path.write_bytes(bytes.fromhex(VECTOR))
    with reading(path, SECRET) as archive:
        assert (archive.about.kind, archive.about.taken, archive.about.pair) == (
            Kind.LEDGER,
            int(MONDAY.timestamp()),
            bytes(range(16)),
        )
        assert [(part.name, part.size, b"".join(part.blocks)) for part in archive.parts()] == [
            ("note", 9, b"it rained")
        ]
