"""Whether the files of a data folder are whole, and the rows in them, looked at without changing them."""

import fcntl
import os
import sqlite3
import stat
from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from urllib.parse import quote

from conversations.session import NarratorId
from storage import consents, health, marks, pauses, queries, snapshot
from storage.attachments import piece_place
from storage.chats import standing_place
from storage.errors import Unopenable
from storage.sealing.envelope import Key, derive, place, unseal, unseal_same
from storage.sealing.shares import ShareKey, open_share, share_key_id
from storage.sealing.story import STORY_ID, read_header

STORES = (marks.LEDGER, marks.SHARES)


def faults(folder: Path) -> tuple[str, ...]:
    """What is wrong with the files that are there; each a sentence with what to do. () where all is well.

    Reads every page of both databases (``PRAGMA quick_check``); the service may go on running meanwhile.
    """
    found: list[str] = []
    for name in STORES:
        path = folder / name
        if not path.exists():
            continue
        mode = stat.S_IMODE(path.stat().st_mode)
        if os.name == "posix" and mode & 0o077:
            found.append(f"{path} can be used by others: chmod 600 {path}")
        if not _whole(path):
            found.append(
                f"{path} is damaged: stop the service and restore the newest backup, as the runbook says; do not delete it"
            )
    lacking = marks.half(folder)
    if lacking is not None:
        found.append(lacking)
    return tuple(found)


_ROWS: tuple[tuple[str, str, str, Callable[..., bytes]], ...] = (
    ("sessions", "sessions", queries.every_session, lambda narrator: narrator),
    ("aside", "aside", queries.every_aside, lambda id_: id_.to_bytes(8, "big", signed=True)),
    ("outbox", "outbox", queries.every_outgoing, lambda id_, story: id_.to_bytes(8, "big") + (story or b"")),
    ("handles", "handles", queries.every_receipt, lambda handle, story: handle + story),
    ("facts", "facts", queries.every_fact, lambda story: story),
    ("waiting", "summaries", queries.every_waiting, lambda story: story),
    ("posts", "posts", queries.every_post, lambda story, page: story + page.to_bytes(2, "big")),
    ("members", "members", queries.every_member, lambda story: story),
    ("channels", "channels", queries.every_channel, lambda channel: channel),
    (
        "releases",
        "releases",
        queries.every_release,
        lambda channel, number: channel + number.to_bytes(4, "big"),
    ),
    ("concerns", "concerns", queries.every_concern, lambda story: story),
    ("loops", "loops", queries.every_loop, lambda mark: mark),
    ("answers", "answers", queries.every_answer, lambda id_, channel: id_.to_bytes(8, "big") + channel),
    ("held", "held", queries.every_held, lambda id_, story: id_.to_bytes(8, "big") + story),
    (
        "editions",
        "editions",
        queries.every_edition,
        lambda id_, channel, quoted: id_.to_bytes(8, "big") + channel + (quoted or b""),
    ),
    (
        "parts",
        "parts",
        queries.every_part,
        lambda id_, part: id_.to_bytes(8, "big") + part.to_bytes(1, "big"),
    ),
)
"""Table, label of its key, statement, and what of a row its seal is bound to (``FORMAT.md``, 2.1)."""


def unopened(folder: Path, secret: bytes) -> dict[str, int]:
    """How many rows of each table do not open, by table; {} where all do.

    Of ``stories`` it counts the records that are no whole records, because more cannot be seen here; of
    ``consents`` the stories whose consents are not as they were written; of ``health`` the counters that are no
    counts; of ``sounds`` the voice notes that lack a piece, or belong to no draft and no story. It reads all that is
    kept; the service may go on running meanwhile.

    Raises:
        DatabaseRefused: The files cannot be read; the message says what to do.
        OtherSecret: The folder was kept under another service secret.
    """
    with snapshot.read(folder) as (ledger, shares):
        share_keys = marks.share_keys(ledger, shares, secret)
        known = {key.id: key for key in share_keys.opened}
        counted = {"share_keys": share_keys.damaged}
        for table, label, statement, row_id in _ROWS:
            look = partial(_open_row, derive(secret, label), table, row_id)
            counted[table] = _failing(look, ledger.execute(statement))
        look = partial(_open_standing, derive(secret, "chats"))
        counted["chats"] = _failing(look, ledger.execute(queries.every_standing))
        look = partial(_open_piece, derive(secret, "pieces"))
        counted["pieces"] = _failing(look, ledger.execute(queries.every_piece))
        look = partial(_open_paused, derive(secret, "pauses"))
        counted["marks"] = _failing(look, ledger.execute(queries.mark, (pauses.MARK,)))
        (counted["sounds"],) = ledger.execute(queries.sounds_incomplete).fetchone()
        counted["stories"] = _failing(read_header, ledger.execute(queries.every_record))
        words = groupby(ledger.execute(queries.every_consent), key=itemgetter(0))
        counted["consents"] = _failing(partial(_open_consents, derive(secret, "consents")), words)
        counted["health"] = health.damaged(ledger.execute(queries.every_health))
        counted["shares"] = _failing(partial(_open_share, known), shares.execute(queries.every_share))
    return {table: count for table, count in counted.items() if count}


def _failing(look: Callable[..., object], rows: Iterable[tuple[object, ...]]) -> int:
    """For how many rows ``look`` finds that they do not open."""
    failing = 0
    for row in rows:
        try:
            look(*row)
        except (Unopenable, OverflowError):
            failing += 1
    return failing


def _open_row(key: Key, table: str, row_id: Callable[..., bytes], sealed: bytes, *of: object) -> None:
    unseal(key, sealed, place=place(table, "sealed", row_id(*of)))


def _open_standing(key: Key, sealed: bytes, narrator: NarratorId, number: int) -> None:
    unseal_same(key, sealed, place=standing_place(narrator, number))


def _open_piece(key: Key, sealed: bytes, sound: bytes, number: int) -> None:
    unseal(key, sealed, place=piece_place(sound, number))


def _open_paused(key: Key, sealed: bytes) -> None:
    unseal(key, sealed, place=pauses.PLACE)


def _open_consents(key: Key, story: bytes, rows: Iterable[tuple[bytes, str, int, str, str, bytes]]) -> None:
    consents.check(key, story, (row[1:] for row in rows))


def _open_share(known: dict[bytes, ShareKey], sealed: bytes, story: bytes) -> None:
    key = known.get(share_key_id(sealed))
    if key is None or len(story) != STORY_ID:
        raise Unopenable("a share was sealed with a share key that is not kept")
    open_share(key, sealed, story_id=story)


def in_use(folder: Path) -> bool:
    """Whether a service runs on this data folder."""
    try:
        lock = os.open(folder / "lock", os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    else:
        return False
    finally:
        os.close(lock)


def _whole(path: Path) -> bool:
    try:
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, isolation_level=None)
    except sqlite3.Error:
        return False
    try:
        connection.execute("PRAGMA busy_timeout = 30000").fetchall()
        connection.execute("PRAGMA query_only = ON").fetchall()
        return bool(connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)])
    except sqlite3.Error:
        return False
    finally:
        connection.close()
