"""Reading for an export while the service runs, without ever holding it up.

Two connections of our own that only read. Each story is read in a transaction of its own, which lasts well under
a millisecond: one long transaction would keep the write-ahead log from being emptied, and with it the promise
that a withdrawn story is gone from every file (sqlite.org/wal.html, "Avoiding Excessively Large WAL Files").
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from conversations.consent import Use
from storage import consents, marks, queries
from storage.attachments import piece_place
from storage.database import migrations, refusal
from storage.errors import DatabaseRefused, Unopenable
from storage.export.parcel import Piece, SealedRow
from storage.sealing.envelope import Key, derive, unseal
from storage.sealing.shares import ShareKey, open_share, share_key_id
from storage.sealing.story import STORY_ID


class Snapshot:
    """The stories of a data folder, as an export takes them.

    ``flows`` are the flow versions they were told in, with their sources. ``lacking`` counts, once the stories
    have been gone through, those that are kept without their share: the share store was lost or restored from
    another night. ``damaged`` counts those whose share does not open, or whose consents are not as they were
    written; what one narrator allowed is never guessed, and keeps no other story back. ``unheard`` counts the voice
    notes of which a piece is lost or damaged: they break off there.
    """

    def __init__(
        self,
        ledger: sqlite3.Connection,
        shares: sqlite3.Connection,
        *,
        consents: Key,
        pieces: Key,
        share_keys: dict[bytes, ShareKey],
    ) -> None:
        self._ledger = ledger
        self._shares = shares
        self._consents = consents
        self._pieces = pieces
        self._share_keys = share_keys
        self.lacking = 0
        self.damaged = 0
        self.unheard = 0
        with _moment(ledger):
            self._ids = [story for (story,) in ledger.execute(queries.research_ids)]
            self.flows: dict[str, bytes] = dict(ledger.execute(queries.flows_of_research).fetchall())

    def stories(self, name: Callable[[bytes], str] = bytes.hex) -> Iterator[SealedRow]:
        """The stories whose narrators allow research, each read with its consent at one moment.

        They come in the order of the names that ``name`` gives them, such as ``parcel.row_names``: that tells nothing.

        The ledger is read before the share, and a withdrawal destroys the share first; so a story that is being
        withdrawn meanwhile is left out.
        """
        missing: list[bytes] = []
        for story in sorted(self._ids, key=name):
            with _moment(self._ledger):
                row = self._ledger.execute(queries.story_for_research, (story,)).fetchone()
                words = self._ledger.execute(queries.consents_of_story, (story,)).fetchall()
            if row is None:
                continue
            share = self._shares.execute(queries.share, (story,)).fetchone()
            if share is None:
                missing.append(story)
                continue
            opened = self._opened(story, row[0], share[0], words)
            if opened is None:
                self.damaged += 1
            else:
                yield opened
        self.lacking = sum(
            self._ledger.execute(queries.story_for_research, (story,)).fetchone() is not None
            for story in missing
        )

    def allowed(self) -> frozenset[bytes]:
        """The stories whose narrators allow research at this moment."""
        with _moment(self._ledger):
            return frozenset(story for (story,) in self._ledger.execute(queries.research_ids))

    def _opened(
        self, story: bytes, record: bytes, share: bytes, words: list[consents.Row]
    ) -> SealedRow | None:
        key = self._share_keys.get(share_key_id(share))
        if key is None or len(story) != STORY_ID:
            return None
        try:
            consent = consents.holding(self._consents, story, words)
            opened = open_share(key, share, story_id=story)
        except Unopenable:
            return None
        since = consents.since(words, Use.RESEARCH)
        assert since is not None  # the statement that chose the story saw the same rows
        return SealedRow(story, record, opened, consent, since, self._heard(story))

    def _heard(self, story: bytes) -> Iterator[Piece]:
        """The pieces of a story's voice notes, each read by itself, and no sooner than it is asked for.

        Of a story that is withdrawn meanwhile there are soon none, and what was read before does not open by itself.
        """
        for sound, count in self._ledger.execute(queries.sounds_of_story, (story,)).fetchall():
            for number in range(count or 0):
                row = self._ledger.execute(queries.piece, (sound, number)).fetchone()
                piece = None if row is None else self._piece(sound, number, row[0])
                if piece is None:
                    self.unheard += bool(self._ledger.execute(queries.sounds_of_story, (story,)).fetchone())
                    break
                yield piece

    def _piece(self, sound: bytes, number: int, sealed: bytes) -> Piece | None:
        try:
            return Piece(sound, unseal(self._pieces, sealed, place=piece_place(sound, number)))
        except Unopenable:
            return None


@contextmanager
def opened(folder: Path, secret: bytes) -> Iterator[Snapshot]:
    """Open a data folder for reading, whether or not the service runs.

    Raises:
        DatabaseRefused: There is none, it is damaged, or of another version; the message says what to do.
        OtherSecret: It was kept under another service secret.
    """
    with read(folder) as (ledger, shares):
        share_keys = marks.share_keys(ledger, shares, secret)
        yield Snapshot(
            ledger,
            shares,
            consents=derive(secret, "consents"),
            pieces=derive(secret, "pieces"),
            share_keys={key.id: key for key in share_keys.opened},
        )


@contextmanager
def read(folder: Path) -> Iterator[tuple[sqlite3.Connection, sqlite3.Connection]]:
    """The ledger and the share store of a data folder, for reading alone, whether or not the service runs.

    Raises:
        DatabaseRefused: They are not there, not one service's, of another version, or turn out to be damaged while
            they are read; the message says what to do.
    """
    with (
        closing(_reading(folder / marks.LEDGER, "ledger")) as ledger,
        closing(_reading(folder / marks.SHARES, "shares")) as shares,
    ):
        try:
            refused = marks.strangers(ledger, shares, folder)
            if refused is not None:
                raise DatabaseRefused(f"{refused}.")
            yield ledger, shares
        except sqlite3.OperationalError as error:
            raise _unreadable(folder, error) from None
        except sqlite3.DatabaseError as error:
            raise refusal(folder, error) from None


def _reading(path: Path, store: str) -> sqlite3.Connection:
    if not path.exists():
        raise DatabaseRefused(f"There is no {path}. Set FIRSTHAND_DATA to the folder that the service uses.")
    try:
        # mode=rw, for reading in WAL mode needs the index file beside it; query_only lets nothing be changed.
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, isolation_level=None)
        connection.execute("PRAGMA busy_timeout = 30000").fetchall()
        connection.execute("PRAGMA query_only = ON").fetchall()
        # A damaged letter must not stop the reading of what is whole; what it stands in no longer fits its seal.
        connection.text_factory = lambda text: text.decode("utf-8", "replace")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        raise _unreadable(path, error) from None
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
        if connection.in_transaction:
            connection.execute("COMMIT")


def _unreadable(path: Path, error: sqlite3.Error) -> DatabaseRefused:
    return DatabaseRefused(
        f"{path} cannot be read ({type(error).__name__}). Check its owner and permissions, or restore it as the runbook says."
    )
