"""Reading for an export while the service runs, without ever holding it up.

Two connections of our own that only read. Each story is read in a transaction of its own, which lasts well under
a millisecond: one long transaction would keep the write-ahead log from being emptied, and with it the promise
that a withdrawn story is gone from every file (sqlite.org/wal.html, "Avoiding Excessively Large WAL Files").
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from conversations.consent import Consent, Use
from storage import queries
from storage.database import migrations
from storage.errors import DatabaseRefused
from storage.export.bundle import SealedRow
from storage.sealing.envelope import derive
from storage.sealing.shares import ShareKey, open_share, open_share_key, share_key_id


class Snapshot:
    """The stories of a data folder, as an export takes them.

    ``flows`` are the flow versions they were told in, with their sources. ``lacking`` counts, once the stories
    have been gone through, those that are kept without their share: the share store was lost or restored from
    another night.
    """

    def __init__(
        self, ledger: sqlite3.Connection, shares: sqlite3.Connection, share_keys: dict[bytes, ShareKey]
    ) -> None:
        self._ledger = ledger
        self._shares = shares
        self._share_keys = share_keys
        self.lacking = 0
        with _moment(ledger):
            self._ids = [story for (story,) in ledger.execute(queries.research_ids)]
            self.flows: dict[str, bytes] = dict(ledger.execute(queries.flows_of_research).fetchall())

    def stories(self) -> Iterator[SealedRow]:
        """The stories whose narrators allow research, each read with its consent at one moment.

        The ledger is read before the share, and a withdrawal destroys the share first; so a story that is being
        withdrawn meanwhile is left out.
        """
        missing: list[bytes] = []
        for story in self._ids:
            with _moment(self._ledger):
                row = self._ledger.execute(queries.story_for_research, (story,)).fetchone()
                consents = self._ledger.execute(queries.consents_of_story, (story,)).fetchall()
            if row is None:
                continue
            share = self._shares.execute(queries.share, (story,)).fetchone()
            if share is None:
                missing.append(story)
                continue
            key = self._share_keys[share_key_id(share[0])]
            yield SealedRow(story, row[0], open_share(key, share[0], story_id=story), _consent(consents))
        self.lacking = sum(
            self._ledger.execute(queries.story_for_research, (story,)).fetchone() is not None
            for story in missing
        )


@contextmanager
def opened(folder: Path, secret: bytes) -> Iterator[Snapshot]:
    """Open a data folder for reading, whether or not the service runs.

    Raises:
        DatabaseRefused: There is none, it is damaged, or of another version; the message says what to do.
        Unopenable: It was kept under another service secret.
    """
    ledger = _reading(folder / "ledger.db", "ledger")
    try:
        shares = _reading(folder / "shares.db", "shares")
        try:
            sealing = derive(secret, "share-keys")
            keys = [open_share_key(sealing, *row) for row in shares.execute(queries.share_keys).fetchall()]
            yield Snapshot(ledger, shares, {key.id: key for key in keys})
        finally:
            shares.close()
    finally:
        ledger.close()


def _reading(path: Path, store: str) -> sqlite3.Connection:
    if not path.exists():
        raise DatabaseRefused(f"There is no {path}. Set FIRSTHAND_DATA to the folder that the service uses.")
    try:
        # mode=rw, for reading in WAL mode needs the index file beside it; query_only lets nothing be changed.
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, isolation_level=None)
        connection.execute("PRAGMA busy_timeout = 30000").fetchall()
        connection.execute("PRAGMA query_only = ON").fetchall()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        raise DatabaseRefused(
            f"{path} cannot be read ({type(error).__name__}). Check its owner and permissions, or restore it as the runbook says."
        ) from None
    newest = migrations(store)[-1][0]
    if version != newest:
        connection.close()
        raise DatabaseRefused(
            f"{path} has schema {version}, and this Firsthand reads {newest}. Start the service of this version once, then try again."
        )
    return connection


@contextmanager
def _moment(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


def _consent(rows: list[tuple[str, int, str, str]]) -> Consent:
    """What holds: of each use the last word; with the wording and week of the newest change."""
    uses = {Use(use): bool(allowed) for use, allowed, _, _ in rows}
    _, _, wording, week = rows[-1]
    return Consent(frozenset(use for use, allowed in uses.items() if allowed), wording, week)
