"""Putting a backup back, without bringing back what was taken back since.

A new folder is made beside the place, gone through, and put in place only when it is whole. Tombstones come first: from
every backup that is there and from what is left of the old folder, for the newest of them knows most.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from urllib.parse import quote

from conversations.effects import ChangeUse, StoryId
from conversations.session import NarratorId
from storage import consents, datasecret, marks, queries, soundness
from storage.backups.archive import About, Kind, new_file, reading
from storage.database import Transaction
from storage.errors import BackupRefused, Unopenable
from storage.keys import write_new
from storage.sealing.envelope import derive, pseudonym
from storage.store import Store

_MARK = 16

_SLACK = 7200
"""Seconds that a clock may be behind the one a backup was taken by."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore found and did, in numbers.

    ``withdrawn`` stories were taken back after the backup and are gone again; ``stopped`` uses were stopped once more;
    ``lacking`` stories have no share, and nobody can open them; ``strays`` are shares of stories that the ledger's
    backup is too old to hold; ``unread`` are places that tombstones could not be read from; ``damaged`` counts rows
    that do not open, by table. ``taken`` is when each half was taken, in seconds since 1970.
    """

    stories: int
    sessions: int
    withdrawn: int
    stopped: int
    lacking: int
    strays: int
    unread: tuple[Path, ...] = ()
    damaged: Mapping[str, int] = field(default_factory=dict)
    taken: tuple[int, int] = (0, 0)


async def restore(
    *,
    ledger: Path,
    shares: Path,
    into: Path,
    secret: bytes,
    week: str,
    newest: int,
    oldest: int,
    backups: Sequence[Path] = (),
    folders: Sequence[Path] = (),
    say: Callable[[str], None],
) -> Restored:
    """Make the data folder ``into`` from two backup files.

    Args:
        ledger: A backup of the ledger.
        shares: A backup of the shares, best the newest there is.
        into: The data folder; it must not be there, or be empty.
        secret: The service secret of the time when the backups were made.
        week: This week, for the share key that is made anew.
        newest: Now, in seconds since 1970.
        oldest: Shares taken before this (seconds since 1970) are refused.
        backups: Other backup files, from which tombstones are taken.
        folders: Old data folders, damaged or not, from which tombstones are taken.
        say: Told each step.

    Raises:
        BackupRefused: A file is not whole or not what is needed, or the place is taken; nothing is changed then.
        StorageError: What came out cannot be opened; nothing is changed then.
    """
    _refuse_taken(into)
    building = into.with_name(f".{into.name}.restoring")
    try:
        told, kept = _built(building, ledger, shares, secret, newest=newest, oldest=oldest, say=say)
        data = datasecret.unlocked(building, secret, begin=False)
        say("gathering what was taken back")
        graves, unread = _graves(secret, (ledger, shares, *backups), folders, building)
        say("taking it back again")
        found = await _mended(building, data, week, graves)
        say("looking at every row")
        damaged = soundness.unopened(building, data)
        _put_in_place(building, into)
    except OSError as error:
        shutil.rmtree(building, ignore_errors=True)
        raise BackupRefused(
            f"{into} could not be made ({error.strerror}): make room or name another place; nothing was changed"
        ) from None
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return replace(found, unread=tuple(unread), damaged=damaged, taken=(told.taken, kept.taken))


def _refuse_taken(into: Path) -> None:
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise BackupRefused(
            f"{into} is there already and is never written over: stop the service, move it aside, and name it with --withdrawn-from"
        )


def _built(
    building: Path,
    ledger: Path,
    shares: Path,
    secret: bytes,
    *,
    newest: int,
    oldest: int,
    say: Callable[[str], None],
) -> tuple[About, About]:
    """Unpack both halves into a folder of their own, and see that they fit; what a killed restore left there goes."""
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(mode=0o700, parents=True)
    say("opening the backups")
    told = _unpacked(ledger, secret, building, Kind.LEDGER)
    kept = _unpacked(shares, secret, building, Kind.SHARES)
    if told.pair != kept.pair:
        raise BackupRefused(f"{ledger} and {shares} are of two different services: take both from one")
    if max(told.taken, kept.taken) > newest + _SLACK:
        raise BackupRefused("these backups are dated later than now: set the clock right first")
    if kept.taken < oldest:
        raise BackupRefused(
            f"{shares} is more than seven days old, so it may open stories that were taken back: take a newer one, "
            "or say --old-shares where there is none and you know from elsewhere what was taken back"
        )
    for name in (marks.LEDGER, marks.SHARES):
        _sound(building / name)
    return told, kept


def _put_in_place(building: Path, into: Path) -> None:
    if into.exists():
        into.rmdir()
    building.rename(into)


def _unpacked(path: Path, secret: bytes, folder: Path, kind: Kind) -> About:
    with reading(path, secret) as archive:
        if archive.about.kind is not kind:
            raise BackupRefused(
                f"{path} is a backup of the {archive.about.kind.value}, and one of the {kind.value} is needed here"
            )
        for part in archive.parts():
            target = folder / part.name
            target.parent.mkdir(mode=0o700, exist_ok=True)
            with new_file(target) as file:
                for block in part.blocks:
                    file.write(block)
                file.flush()
                os.fsync(file.fileno())
        if kind is Kind.LEDGER and archive.sealed:
            write_new(folder / datasecret.FILE, archive.sealed)
        return archive.about


def _sound(path: Path) -> None:
    try:
        with closing(sqlite3.connect(path)) as connection:
            sound = connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
    except sqlite3.Error:
        sound = False
    if not sound:
        raise BackupRefused(f"the {path.stem} in this backup is damaged: take another one")


def _graves(
    secret: bytes, backups: Iterable[Path], folders: Iterable[Path], building: Path
) -> tuple[set[bytes], list[Path]]:
    """Every tombstone that can be found, and the places that could not be read."""
    found = _graves_of(building / marks.LEDGER) or set()
    unread: list[Path] = []
    for path in dict.fromkeys(backups):
        try:
            found |= _graves_in(path, secret, building)
        except BackupRefused:
            unread.append(path)
    for folder in folders:
        here = _graves_of(folder / marks.LEDGER)
        if here is None:
            unread.append(folder)
        else:
            found |= here
    (building / "tombstones").unlink(missing_ok=True)
    return found, unread


def _graves_in(path: Path, secret: bytes, building: Path) -> set[bytes]:
    found: set[bytes] = set()
    with reading(path, secret) as archive:
        for part in archive.parts():
            if part.name == "tombstones":
                flat = b"".join(part.blocks)
                found |= {flat[at : at + _MARK] for at in range(0, len(flat), _MARK)}
            elif part.name == marks.LEDGER:
                scratch = building / ".ledger"
                with new_file(scratch) as file:
                    for block in part.blocks:
                        file.write(block)
                found |= _graves_of(scratch) or set()
                scratch.unlink()
    return found


def _graves_of(ledger: Path) -> set[bytes] | None:
    if not ledger.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"file:{quote(str(ledger))}?mode=rw", uri=True)) as connection:
            return {bytes(mark) for mark, _ in connection.execute(queries.tombstones)}
    except sqlite3.Error:
        return None


async def _mended(folder: Path, secret: bytes, week: str, graves: set[bytes]) -> Restored:
    store = await Store.open(folder, secret=secret, recipients=(), week=week)
    try:
        found = await store.write(lambda transaction: _replayed(store, transaction, secret, week, graves))
        await _rekeyed(store, week)
        return found
    finally:
        await store.close()


def _replayed(
    store: Store, transaction: Transaction, secret: bytes, week: str, graves: set[bytes]
) -> Restored:
    """Take back and stop once more what the tombstones say, as if its narrator did it now."""
    key, words = derive(secret, "tombstones"), derive(secret, "consents")
    shares = {story for (story,) in transaction.shares.execute(queries.share_ids)}
    withdrawn = stopped = lacking = 0
    for (story,) in transaction.ledger.execute(queries.story_ids).fetchall():
        if pseudonym(key, story) in graves:
            store.vault.withdraw(transaction, StoryId(story), week=week)
            withdrawn += 1
            continue
        lacking += story not in shares
        rows = transaction.ledger.execute(queries.consents_of_story, (story,)).fetchall()
        try:
            consent = consents.holding(words, story, rows)
        except Unopenable:
            continue  # counted as damaged; an export leaves it out
        for use in sorted(consent.uses, key=lambda use: use.value):
            if pseudonym(key, story, use.value.encode()) in graves:
                change = ChangeUse(StoryId(story), use, allowed=False, wording=consent.wording, week=week)
                store.vault.change_use(transaction, change)
                stopped += 1
    kept = {story for (story,) in transaction.ledger.execute(queries.story_ids)}
    sessions = _sessions(store, transaction, kept)
    transaction.ledger.executemany(queries.tombstone_add, [(mark, week) for mark in graves])
    transaction.erase_traces()
    return Restored(
        stories=len(kept),
        sessions=sessions,
        withdrawn=withdrawn,
        stopped=stopped,
        lacking=lacking,
        strays=len({story for (story,) in transaction.shares.execute(queries.share_ids)} - kept),
    )


async def _rekeyed(store: Store, week: str) -> None:
    """A new share key: what was sealed under the one of the backup opens in that backup alone."""
    rolling = store.vault.rolling
    newest = await store.write(lambda transaction: rolling.begin(transaction, week, anew=True))
    after: bytes | None = b""
    while after is not None:
        step = partial(rolling.step, newest=newest, after=after)
        after = (await store.write(step)).last
    await store.write(lambda transaction: rolling.finish(transaction, newest))


def _sessions(store: Store, transaction: Transaction, kept: set[bytes]) -> int:
    """Keep of each talk the stories that are there; gives how many talks have any."""
    narrators = [NarratorId(narrator) for _, narrator in transaction.ledger.execute(queries.every_session)]
    left = 0
    for narrator in narrators:
        try:
            (session,) = store.ledger.load(transaction, [narrator]).values()
        except Unopenable:
            continue  # counted as damaged
        sent = tuple(one for one in session.sent if one.id in kept)
        left += bool(sent)
        store.ledger.keep(transaction, {narrator: replace(session, sent=sent) if sent else None})
    return left
