"""Whether the files of a data folder are whole, looked at without changing them."""

import fcntl
import os
import sqlite3
import stat
from pathlib import Path
from urllib.parse import quote

STORES = ("ledger.db", "shares.db")


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
    present = [name for name in STORES if (folder / name).exists()]
    if len(present) == 1:
        found.append(
            f"{folder} holds {present[0]} and not the other: restore the ledger, and the share store from its newest backup"
        )
    return tuple(found)


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
