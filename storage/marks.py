"""What the two files of a data folder say of themselves: that they belong together, and under which secret.

A ledger put beside the share store of another service would start, and open none of its stories; a service that
starts under another secret would seal what is new so that nobody who holds the old one opens it. Both are found
out before anything is served.
"""

import os
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from storage import queries
from storage.errors import DatabaseRefused, OtherSecret, Unopenable
from storage.sealing.envelope import Entropy, Key, derive, place, seal, unseal
from storage.sealing.shares import ShareKey, open_share_key

LEDGER, SHARES = "ledger.db", "shares.db"

_PAIR = 16
_SECRET = place("marks", "value", b"secret")


@dataclass(frozen=True, slots=True)
class ShareKeys:
    """The share keys of a data folder that open, newest first; ``damaged`` counts the others."""

    opened: tuple[ShareKey, ...] = field(repr=False)
    damaged: int


def half(folder: Path) -> str | None:
    """What to say of a folder that holds one of the two files and not the other; None where all is well.

    A file that was never paired holds nothing yet: the first start ended before it had made both.
    """
    present = [name for name in (LEDGER, SHARES) if (folder / name).is_file()]
    if len(present) != 1 or not _ever_paired(folder / present[0]):
        return None
    missing = SHARES if present == [LEDGER] else LEDGER
    return (
        f"{folder} holds {present[0]} and not the other file, {missing}: restore {missing} from its newest backup, "
        "as the runbook says, or set FIRSTHAND_DATA to another folder to begin anew"
    )


def strangers(ledger: sqlite3.Connection, shares: sqlite3.Connection, folder: Path) -> str | None:
    """What to say of two files that were not made together; None where they were, or are new."""
    ours, theirs = _pair_of_ledger(ledger), _pair_of_shares(shares)
    if ours == theirs or (ours is None and _empty(shares)):
        return None
    return (
        f"{LEDGER} and {SHARES} in {folder} do not belong together: one of these two files is from another data "
        "folder. Put back the one that belongs here, as the runbook says"
    )


def pair(
    ledger: sqlite3.Connection,
    shares: sqlite3.Connection,
    folder: Path,
    *,
    entropy: Entropy = os.urandom,
) -> None:
    """Write the same 16 random bytes into two new files; see that older ones hold the same.

    The share store is written first, so that a ledger with an id always has a partner.

    Raises:
        DatabaseRefused: The two files do not belong together.
    """
    refused = strangers(ledger, shares, folder)
    if refused is not None:
        raise DatabaseRefused(f"{refused}.")
    if _pair_of_ledger(ledger) is None:
        id_ = _pair_of_shares(shares) or entropy(_PAIR)
        shares.execute(queries.shares_pair_add, (id_,))
        ledger.execute(queries.mark_keep, ("pair", id_))


def share_keys(ledger: sqlite3.Connection, shares: sqlite3.Connection, secret: bytes) -> ShareKeys:
    """The share keys, once it is certain that this is the secret that the data was kept under.

    A mark in the ledger and the share keys vouch for it: where one of them is damaged, the other still tells.

    Raises:
        OtherSecret: Neither opens.
    """
    service = derive(secret, "share-keys")
    rows = shares.execute(queries.share_keys).fetchall()
    opened = tuple(key for key in (_opened(service, *row) for row in rows) if key is not None)
    marked = ledger.execute(queries.mark, ("secret",)).fetchone()
    if not opened and (rows or marked) and not _mark_opens(marked, secret):
        raise OtherSecret(
            "This data folder was kept under another service secret. "
            "Put back the secret it was made with, or set FIRSTHAND_DATA to another folder."
        )
    return ShareKeys(opened, len(rows) - len(opened))


def mark_secret(ledger: sqlite3.Connection, secret: bytes) -> None:
    """Write down under which secret the ledger is kept, where that is not written, or is damaged.

    To be called after ``share_keys`` has found the secret to be the right one.
    """
    if not _mark_opens(ledger.execute(queries.mark, ("secret",)).fetchone(), secret):
        ledger.execute(queries.mark_keep, ("secret", seal(derive(secret, "marks"), b"", place=_SECRET)))


def _mark_opens(row: tuple[bytes] | None, secret: bytes) -> bool:
    if row is None:
        return False
    try:
        return unseal(derive(secret, "marks"), row[0], place=_SECRET) == b""
    except Unopenable:
        return False


def _opened(service: Key, id_: bytes, sealed: bytes) -> ShareKey | None:
    try:
        return open_share_key(service, id_, sealed)
    except Unopenable:
        return None


def _pair_of_ledger(ledger: sqlite3.Connection) -> bytes | None:
    row = ledger.execute(queries.mark, ("pair",)).fetchone()
    return None if row is None else bytes(row[0])


def _pair_of_shares(shares: sqlite3.Connection) -> bytes | None:
    row = shares.execute(queries.shares_pair).fetchone()
    return None if row is None else bytes(row[0])


def _empty(shares: sqlite3.Connection) -> bool:
    return bool(shares.execute(queries.shares_count).fetchone() == (0,))


def _ever_paired(path: Path) -> bool:
    """Whether a file has its pair id; a file that cannot be read is taken for one that holds something."""
    connection = None
    try:
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, isolation_level=None)
        if connection.execute("PRAGMA user_version").fetchone() == (0,):
            return False
        read = _pair_of_ledger if path.name == LEDGER else _pair_of_shares
        return read(connection) is not None
    except sqlite3.Error:
        return True
    finally:
        if connection is not None:
            connection.close()
