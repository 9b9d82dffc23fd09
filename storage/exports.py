"""The register of exports: every parcel, whom it was for and which stories are in it; every recall list, every receipt.

A file of its own, ``exports.sqlite`` in the data folder, which commands write while the service runs and the service
never does. What it says of a parcel is sealed under the service secret. A rollback journal and not a write-ahead log:
one writer at a time, seldom, and one file to copy.

A parcel is registered when it is whole and before it gets its name. So one that was broken off is not there; and where
the process ends between the two, the register knows of a parcel that nobody has, which costs a number and nothing else
(``unused`` says so). The other order could leave a parcel in somebody's hands that no withdrawal ever recalls.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from storage import queries
from storage.database import migrations
from storage.errors import DatabaseRefused, ExportRefused, KeyRefused, Unopenable
from storage.export.parcel import Parcel
from storage.exported import (
    Exported,
    Issued,
    Receipt,
    pack_exported,
    pack_issued,
    pack_receipt,
    unpack_exported,
    unpack_issued,
    unpack_receipt,
)
from storage.researchers import Researcher
from storage.sealing.envelope import Entropy, Key, derive, place, seal, tag, unseal
from storage.sealing.signing import service_signer

T = TypeVar("T")

EXPORTS = "exports.sqlite"
"""The register's file, in the data folder."""

_PARCEL_ID = 16

_DAMAGED = (
    "{path} is damaged ({how}). Restore its newest backup as the runbook says; "
    "do not delete it: nothing else knows what to recall."
)

_PRAGMAS = (
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA busy_timeout = 30000",
)


class Register:
    """The open register; every method that changes it is on the disk when it returns."""

    def __init__(self, connection: sqlite3.Connection, key: Key, path: Path) -> None:
        self._connection = connection
        self._key = key
        self._path = path

    def exported(self, key: str | None = None) -> list[Exported]:
        """The registered parcels, each researcher's in order; with ``key``, those to that age key alone.

        Raises:
            DatabaseRefused: A row was changed, or one is missing between others.
        """
        only = None if key is None else self._mark(key)
        parcels: list[Exported] = []
        for id_, mark, number, sealed in self._connection.execute(queries.parcels_all):
            if only is None or mark == only:
                last = parcels[-1] if parcels and self._mark(parcels[-1].researcher.key) == mark else None
                if number != (1 if last is None else last.number + 1):
                    raise self._damaged()
                value = self._opened(sealed, _parcel_place(id_, number))
                parcels.append(self._understood(unpack_exported, id_, number, value))
                if self._mark(parcels[-1].researcher.key) != mark:
                    raise self._damaged()
        return parcels

    def add(self, parcel: Exported) -> None:
        """Register a parcel.

        Raises:
            ExportRefused: Another parcel to the same key got its number meanwhile.
        """
        mark = self._mark(parcel.researcher.key)
        row = (parcel.id, mark, parcel.number, self._sealed(parcel))
        with self._writing():
            try:
                self._connection.execute(queries.parcel_add, row)
            except sqlite3.IntegrityError:
                raise ExportRefused(
                    f"another export to {parcel.researcher.name} was made meanwhile; make this one anew"
                ) from None

    def unused(self, id_: str) -> Exported:
        """Write down that nothing was made of a parcel, whose file is destroyed: no later release need know of it.

        Raises:
            ExportRefused: There is no such parcel.
        """
        for parcel in self.exported():
            if parcel.id.hex() == id_:
                with self._writing():
                    self._connection.execute(
                        queries.parcel_change, (self._sealed(replace(parcel, unused=True)), parcel.id)
                    )
                return parcel
        raise ExportRefused(
            f"no parcel {id_} is registered; `firsthand researchers list --parcels` shows them"
        )

    def issue(self, key: str, issued: Issued) -> None:
        """Register a recall list, before its file is written: its number then stands for these rows for ever.

        Raises:
            ExportRefused: Another command issued one meanwhile.
        """
        mark = self._mark(key)
        where = place("recalls", "sealed", mark + issued.number.to_bytes(8, "big"))
        sealed = seal(self._key, pack_issued(issued), place=where)
        with self._writing():
            try:
                self._connection.execute(queries.recall_add, (mark, issued.number, sealed))
            except sqlite3.IntegrityError:
                raise ExportRefused("another recall was made meanwhile; make this one anew") from None

    def issued(self, key: str) -> list[Issued]:
        """The recall lists of the researcher with this age key, in order.

        Raises:
            DatabaseRefused: A row was changed, or one is missing between others.
        """
        mark = self._mark(key)
        lists: list[Issued] = []
        for number, sealed in self._connection.execute(queries.recalls_of, (mark,)):
            if number != len(lists) + 1:
                raise self._damaged()
            where = place("recalls", "sealed", mark + number.to_bytes(8, "big"))
            lists.append(self._understood(unpack_issued, number, self._opened(sealed, where)))
        return lists

    def keep(self, key: str, receipt: Receipt) -> None:
        """Note a receipt, over an earlier one of the same list and bundle."""
        mark = self._mark(key)
        where = _receipt_place(mark, receipt.list, receipt.parcel)
        sealed = seal(self._key, pack_receipt(receipt), place=where)
        with self._writing():
            self._connection.execute(queries.receipt_add, (mark, receipt.list, receipt.parcel, sealed))

    def receipts(self, key: str) -> list[Receipt]:
        """The receipts of the researcher with this age key.

        Raises:
            DatabaseRefused: A row was changed.
        """
        mark = self._mark(key)
        rows = self._connection.execute(queries.receipts_of, (mark,)).fetchall()
        return [
            self._understood(
                unpack_receipt, number, parcel, self._opened(sealed, _receipt_place(mark, number, parcel))
            )
            for number, parcel, sealed in rows
        ]

    def _mark(self, key: str) -> bytes:
        return tag(self._key, key.encode())

    def _sealed(self, parcel: Exported) -> bytes:
        return seal(self._key, pack_exported(parcel), place=_parcel_place(parcel.id, parcel.number))

    def _understood(self, read: Callable[..., T], *arguments: object) -> T:
        try:
            return read(*arguments)
        except (ValueError, KeyError, TypeError, KeyRefused):
            raise self._damaged() from None

    def _opened(self, sealed: bytes, where: bytes) -> bytes:
        try:
            return unseal(self._key, sealed, place=where)
        except Unopenable:
            raise self._damaged() from None

    def _damaged(self) -> DatabaseRefused:
        return DatabaseRefused(
            _DAMAGED.format(path=self._path, how="or was kept under another service secret")
        )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise


@contextmanager
def opened(folder: Path, secret: bytes) -> Iterator[Register]:
    """Open, or make, the register of a data folder.

    Raises:
        DatabaseRefused: It cannot be used, is damaged, or is of another version; the message says what to do.
    """
    path = folder / EXPORTS
    fresh = not path.exists()
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            if fresh:
                path.chmod(0o600)
            for pragma in _PRAGMAS:
                connection.execute(pragma).fetchall()
            _migrate(connection, path)
            yield Register(connection, derive(secret, "exports"), path)
    except sqlite3.OperationalError as error:
        raise DatabaseRefused(
            f"{path} cannot be used now ({error.sqlite_errorname}). "
            "Check that the disk has room and that this user may write it, then try again."
        ) from None
    except sqlite3.DatabaseError as error:
        raise DatabaseRefused(_DAMAGED.format(path=path, how=type(error).__name__)) from None


def prepared(
    register: Register, secret: bytes, who: Researcher, *, contact: str, entropy: Entropy = os.urandom
) -> Parcel:
    """The next parcel for a researcher, as it says of itself; nothing is registered yet."""
    before = register.exported(who.key)
    id_ = entropy(_PARCEL_ID)
    return Parcel(
        id=id_.hex(),
        number=len(before) + 1,
        earlier=tuple(parcel.id.hex() for parcel in before if not parcel.unused),
        researcher=who.name,
        recipient=who.key,
        project=who.project,
        tier=who.tier,
        until=who.until.isoformat(),
        contact=contact,
        recall_key=service_signer(secret).public,
        pseudonym_key=pseudonym_key(secret, who.key),
        receipt_key=receipt_key(secret, id_.hex()),
    )


def pseudonym_key(secret: bytes, key: str) -> bytes:
    """The 32 bytes from which the names of rows are made for the researcher with this age key."""
    return tag(derive(secret, "researchers"), b"rows", key.encode(), size=32)


def receipt_key(secret: bytes, parcel: str) -> bytes:
    """The 32 bytes by which a receipt shows that it is about the bundle of this parcel."""
    return tag(derive(secret, "receipts"), b"receipt", bytes.fromhex(parcel), size=32)


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    known = migrations("exports")
    if version > known[-1][0]:
        raise DatabaseRefused(
            f"{path} was written by a newer Firsthand (schema {version}, this one knows {known[-1][0]}). Install that version again."
        )
    for number, sql in known:
        if number > version:
            connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;")


def _parcel_place(id_: bytes, number: int) -> bytes:
    return place("parcels", "sealed", id_ + number.to_bytes(8, "big"))


def _receipt_place(mark: bytes, number: int, parcel: bytes) -> bytes:
    return place("receipts", "sealed", mark + number.to_bytes(8, "big") + parcel)
