"""The record of acts: what staff and the system did, in entries that cannot be rewritten without its being found.

Each entry holds the hash of the one before and is signed; the newest hash, the *head*, is posted where the server cannot
take it back. Nothing of a narrator or a story is in it: acts, names of researchers and holders, counts. FORMAT.md, 9.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from pathlib import Path

from storage import queries
from storage.database import migrations
from storage.errors import AuditRefused, SignatureRefused
from storage.sealing.signing import Signer, audit_signer, verified

AUDIT = "audit.db"
"""The file in the data folder."""

_FORMAT = "firsthand-audit/1"
_FIRST = "0" * 64


class Act(Enum):
    """What can be done that is written down."""

    STARTED = "the service was started"
    STOPPED = "the service was stopped"
    EXPORT_BEGUN = "an export was begun"
    EXPORTED = "stories were exported"
    RECALLED = "recall lists were issued"
    RESEARCHER_ADDED = "a researcher was added"
    RESEARCHER_REMOVED = "a researcher was removed"
    APPROVER_ADDED = "an approver was added"
    APPROVER_REMOVED = "an approver was removed"
    RECIPIENT_INSTALLED = "a recipient was installed"
    RECIPIENT_REMOVED = "a recipient was removed"
    RECIPIENTS_LISTED = "a signed list of recipients was put in place"
    RESEALED = "stories were sealed to another recipient"
    ROTATION_BEGUN = "a new service secret was let in"
    ROTATION_ENDED = "the old service secret was shut out"
    SHARE_KEY_ROLLED = "the share key was re-made"
    LET_THROUGH = "staff let something through"
    KEPT_BACK = "staff kept something back"
    ORDERED = "staff asked to pause, to stop or to resume"
    DIGESTS_SENT = "digests went out, or were drafted"
    BACKED_UP = "a backup was taken"
    RESTORED = "a backup was restored"
    TIDY_ALLOWED = "removing stories whose time is over was allowed"
    TIDIED = "stories whose time is over were removed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One act: its number from 1, the hour (whole hours since 1970), who did it, and counts and names that belong to it."""

    number: int
    hour: int
    act: str
    by: str
    details: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry's number and the hash over all of it and so of all before; number 0 where there is none."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


class Trail:
    """The record of one data folder; commands and the service write it at the same time."""

    def __init__(self, connection: sqlite3.Connection, signer: Signer) -> None:
        self._connection = connection
        self._signer = signer

    @property
    def public(self) -> str:
        """The key that every entry is signed with, as minisign takes it."""
        return self._signer.public

    def add(self, act: Act, *, hour: int, by: str, **details: str | int) -> Head:
        """Write one act down; it is on the disk when this returns.

        Raises:
            AuditRefused: It cannot be written, so what it tells of must not be done.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                before = _head(self._connection.execute(queries.audit_last).fetchone())
                number = before.number + 1
                entry = _written(number, before.hash, hour, act.name.lower(), by, details)
                signature = self._signer.sign(entry, f"audit {number}")
                self._connection.execute(queries.audit_add, (number, entry, signature))
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise AuditRefused(
                f"the record of acts cannot be written ({type(error).__name__}): see that the disk has room; nothing was done"
            ) from None
        return _head((number, entry, signature))

    def head(self) -> Head:
        """The newest entry."""
        return _head(self._connection.execute(queries.audit_last).fetchone())

    def entries(self) -> Iterator[Entry]:
        """Every act, oldest first, each looked at before it is given.

        Raises:
            AuditRefused: An entry was changed, left out or put elsewhere; the message names the first.
        """
        before = Head(0, _FIRST)
        for number, entry, signature in self._connection.execute(queries.audit_all):
            if number != before.number + 1:
                raise AuditRefused(f"entry {before.number + 1} of the record of acts is missing")
            try:
                comment = verified(bytes(entry), signature, self._signer.public)
                document = json.loads(entry)
                good = (
                    comment == f"audit {number}"
                    and document["format"] == _FORMAT
                    and document["number"] == number
                    and document["previous"] == before.hash
                )
            except (SignatureRefused, ValueError, KeyError, TypeError):
                good = False
            if not good:
                raise AuditRefused(
                    f"entry {number} of the record of acts was changed, or stands in a wrong place"
                )
            yield Entry(number, document["hour"], document["act"], document["by"], document["details"])
            before = _head((number, entry, signature))

    def check(self, told: Head | None = None) -> Head:
        """Look at every entry; ``told`` is a head that was posted earlier, which the record must go through.

        Raises:
            AuditRefused: The first bad entry; or the record was cut off, or another was put in its place.
        """
        for _ in self.entries():
            pass
        if told is not None and told.number:
            rows = self._connection.execute(queries.audit_all)
            row = next((row for row in rows if row[0] == told.number), None)
            if row is None:
                raise AuditRefused(
                    f"entry {told.number} of the record of acts is missing: it was cut off at the end"
                )
            if _head(row) != told:
                raise AuditRefused(
                    f"entry {told.number} of the record of acts is not the one that was posted: the record was made anew"
                )
        return self.head()


@contextmanager
def opened(folder: Path, secret: bytes) -> Iterator[Trail]:
    """Open, or make, the record of a data folder.

    Raises:
        AuditRefused: It cannot be used, or is of a newer version; the message says what to do.
    """
    path = folder / AUDIT
    fresh = not path.exists()
    try:
        with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as connection:
            if fresh:
                path.chmod(0o600)
            connection.execute("PRAGMA synchronous = FULL").fetchall()
            connection.execute("PRAGMA trusted_schema = OFF").fetchall()
            _migrate(connection, path)
            yield Trail(connection, audit_signer(secret))
    except sqlite3.Error as error:
        raise AuditRefused(
            f"{path} cannot be used ({type(error).__name__}): see that the disk has room and that this user may write it; nothing was done"
        ) from None


def record(folder: Path, secret: bytes, act: Act, *, hour: int, by: str, **details: str | int) -> None:
    """Write one act into the record of a data folder.

    Raises:
        AuditRefused: It cannot be written, so what it tells of must not be done.
    """
    with opened(folder, secret) as trail:
        trail.add(act, hour=hour, by=by, **details)


def carried_on(folder: Path, old: Path, secret: bytes) -> bool:
    """Put the record of an old data folder in the place of a restored one, where it is that one carried on.

    Gives whether it was; a record that is damaged, or another, stays where it is.

    Raises:
        AuditRefused: The restored record cannot be read or replaced.
    """
    if not (old / AUDIT).is_file():
        return False
    with opened(folder, secret) as trail:
        restored = trail.head()
    try:
        with opened(old, secret) as trail:
            if trail.check(restored).number <= restored.number:
                return False
    except AuditRefused:
        return False
    beside = folder / f"{AUDIT}.new"
    try:
        shutil.copyfile(old / AUDIT, beside)
        beside.chmod(0o600)
        beside.replace(folder / AUDIT)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise AuditRefused(f"{folder / AUDIT} cannot be written ({error.strerror}): make room") from None
    return True


def read_head(text: str) -> Head:
    """The head that was posted as ``NUMBER:HASH``.

    Raises:
        AuditRefused: It is none.
    """
    number, _, digest = text.strip().partition(":")
    if not number.isdecimal() or len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        raise AuditRefused("a head is a number, a colon and 64 hex digits: copy it from the post")
    return Head(int(number), digest)


def _written(
    number: int, previous: str, hour: int, act: str, by: str, details: Mapping[str, str | int]
) -> bytes:
    document = {
        "format": _FORMAT,
        "number": number,
        "previous": previous,
        "hour": hour,
        "act": act,
        "by": by,
        "details": dict(details),
    }
    return json.dumps(document, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()


def _head(row: tuple[int, bytes, str] | None) -> Head:
    if row is None:
        return Head(0, _FIRST)
    number, entry, signature = row
    return Head(number, sha256(bytes(entry) + signature.encode()).hexdigest())


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    known = migrations("audit")
    if version > known[-1][0]:
        raise AuditRefused(
            f"{path} was written by a newer Firsthand (schema {version}, this one knows {known[-1][0]}): install that version again"
        )
    for number, sql in known:
        if number > version:
            try:
                connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;")
            except sqlite3.Error:
                # Another process made the record in the very same moment: then this has happened already.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                if connection.execute("PRAGMA user_version").fetchone() < (number,):
                    raise
