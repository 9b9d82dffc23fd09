"""What is damage in the database, and what is a trouble that passes: a full disk, a lock, another process."""

import sqlite3
from collections.abc import Callable

_PASSING = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOMEM,
)


def passes(error: sqlite3.Error) -> bool:
    """Whether it is the disk's or another process's, and trying again later may help."""
    # The extended code's low byte is the kind (sqlite.org/rescode.html).
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _PASSING


def damage(work: Callable[[], None]) -> sqlite3.Error | None:
    """Do what no answer depends on; gives the damage that kept it from being done, which costs nobody theirs.

    Raises:
        sqlite3.Error: It passes: the work can be done again.
    """
    try:
        work()
    except sqlite3.Error as error:
        if passes(error):
            raise
        return error
    return None
