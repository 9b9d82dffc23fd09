"""What was exported and may not be used any more: worked out anew each time, listed, signed, and receipted.

Nothing has to remember to recall: a row is recalled when a registered parcel holds its story and the ledger does not
allow research for it now, whether it was withdrawn, stopped, lost or damaged. A list holds all of a researcher's.
"""

import hmac
import json
from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from storage.errors import BundleRefused
from storage.export.parcel import row_names
from storage.exported import Exported, Issued, Receipt
from storage.exports import Register, pseudonym_key, receipt_key
from storage.researchers import Researcher
from storage.researchers import file_name as named

PATIENCE = timedelta(days=30)
"""How long a list may be without its receipts before no more is exported to its researcher (our own rule)."""

LIST, RECEIPT = "firsthand-recall/1", "firsthand-receipt/1"

ENDING, SIGNATURE = ".recall", ".minisig"
"""Of a list's file, and what is put behind that for its signature's."""

LARGEST = 16 * 1024 * 1024
"""Bytes of a list or receipt at most: a list of 400,000 rows."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A bundle for which no receipt says yet that its recalled rows are gone.

    ``since`` is the day of the first list with one of them; None where no list has them yet.
    """

    parcel: Exported = field(repr=False)
    rows: int
    since: date | None


@dataclass(frozen=True, slots=True)
class Recalled:
    """How it stands with one researcher (one age key).

    Attributes:
        researcher: As they were at the last export.
        rows: All that are recalled now, in order.
        unlisted: How many of them no list that was issued tells of where it should.
        waiting: The bundles that a receipt is wanted for.
        newest: The list that was issued last.
        parcels: All that were registered.
    """

    researcher: Researcher
    rows: tuple[str, ...] = field(repr=False)
    unlisted: int
    waiting: tuple[Waiting, ...]
    newest: Issued | None
    parcels: tuple[Exported, ...] = field(repr=False)

    def overdue(self, today: date) -> date | None:
        """The day of a list that has waited for more than 30 days; None where there is none."""
        days = [one.since for one in self.waiting if one.since is not None and today - one.since > PATIENCE]
        return min(days, default=None)


def recalled(register: Register, secret: bytes, allowed: Container[bytes]) -> list[Recalled]:
    """How it stands with every researcher who was ever exported to.

    Args:
        register: The register of exports.
        secret: The service secret.
        allowed: The stories whose narrators allow research now.

    Raises:
        DatabaseRefused: The register is damaged.
    """
    everybody = groupby(register.exported(), key=lambda parcel: parcel.researcher.key)
    return [_of(register, secret, key, tuple(parcels), allowed) for key, parcels in everybody]


def _of(
    register: Register, secret: bytes, key: str, parcels: tuple[Exported, ...], allowed: Container[bytes]
) -> Recalled:
    name = row_names(pseudonym_key(secret, key))
    rows: dict[bytes, str] = {}
    for parcel in parcels:
        rows.update((id_, name(id_)) for id_ in parcel.stories if id_ not in allowed and id_ not in rows)
    lists = register.issued(key)
    listed = {one.number: frozenset(one.rows) for one in lists}
    receipts = register.receipts(key)
    unlisted: set[str] = set()
    waiting = []
    for parcel in parcels:
        left = {rows[id_] for id_ in parcel.stories if id_ in rows}
        for receipt in receipts:
            if receipt.parcel == parcel.id:
                left -= listed.get(receipt.list, frozenset())
        if not left or parcel.unused:
            continue
        # A list of before the parcel says nothing of it: whoever allowed research again may have stopped it again.
        of_it = [one for one in lists if parcel.id.hex() in one.bundles]
        days = [one.day for one in of_it if not left.isdisjoint(listed[one.number])]
        waiting.append(Waiting(parcel, len(left), min(days, default=None)))
        unlisted |= left.difference(*(listed[one.number] for one in of_it))
    who = parcels[-1].researcher
    newest = lists[-1] if lists else None
    return Recalled(who, tuple(sorted(rows.values())), len(unlisted), tuple(waiting), newest, parcels)


def next_list(one: Recalled, *, day: date, week: str) -> Issued | None:
    """The list to issue: the newest again where it still says all, else a new one; None where nothing is recalled."""
    newest = one.newest
    if newest is not None and newest.rows == one.rows and not one.unlisted:
        return newest
    if not one.rows:
        return None
    bundles = tuple(parcel.id.hex() for parcel in one.parcels)
    number = 1 if newest is None else newest.number + 1
    return Issued(number, day, week, one.researcher.name, bundles, one.rows)


def list_file(issued: Issued) -> bytes:
    """The bytes of a list's file: one line of JSON, the same whenever it is written."""
    return _line(
        {
            "format": LIST,
            "number": issued.number,
            "week": issued.week,
            "researcher": issued.researcher,
            "bundles": list(issued.bundles),
            "rows": list(issued.rows),
        }
    )


def file_name(who: Researcher, issued: Issued) -> str:
    """The name of a list's file, such as ``ana-3f9c-3.recall``: two of one name have two files."""
    return f"{named(who)}-{who.fingerprint[:4]}-{issued.number}{ENDING}"


def list_comment(issued: Issued) -> str:
    """What a list's signature vouches for beside the list, for people."""
    return f"Firsthand recall list {issued.number}, week {issued.week}, {len(issued.rows)} rows"


def received(register: Register, secret: bytes, data: bytes) -> tuple[Exported, Receipt]:
    """Note a researcher's receipt; gives the parcel that it is about, too.

    Raises:
        BundleRefused: It is no receipt, is forged or damaged, or is about a bundle or list that is not registered.
    """
    document = _receipt(data)
    proof, bundle = document.pop("proof"), document["bundle"]
    parcel = next((one for one in register.exported() if one.id.hex() == bundle), None)
    if parcel is None:
        raise BundleRefused(
            "this receipt is about a bundle that is not registered here; was it made for another service?"
        )
    if not hmac.compare_digest(proof.encode(), _proof(receipt_key(secret, bundle), document).encode()):
        raise BundleRefused(
            "this receipt was changed, or was not made with the bundle it names; ask for the receipt.json that check.py or `firsthand open` wrote"
        )
    lists = {one.number: one for one in register.issued(parcel.researcher.key)}
    found = lists.get(document["list"])
    if found is None or bundle not in found.bundles:
        raise BundleRefused(
            f"this receipt is for recall list {document['list']}, which does not speak of the bundle it names; "
            "send the newest list again, and ask for its receipt"
        )
    receipt = Receipt(found.number, parcel.id, document["rows"], tuple(document["deleted"]))
    register.keep(parcel.researcher.key, receipt)
    return parcel, receipt


def _receipt(data: bytes) -> dict[str, Any]:
    try:
        # What more it says, such as sums of files, is proven too, and left to people.
        document = _object(data)
        numbers = isinstance(document["list"], int) and isinstance(document["rows"], int)
        bundle, deleted = document["bundle"], document["deleted"]
        if document["format"] != RECEIPT or not numbers or len(bytes.fromhex(bundle)) != 16:
            raise ValueError
        if not isinstance(deleted, list) or not all(isinstance(name, str) for name in deleted):
            raise ValueError
        if not isinstance(document["proof"], str):
            raise ValueError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BundleRefused(
            "this is no receipt of a recall, or one of a newer version of Firsthand; give the receipt.json that was sent to you"
        ) from None
    return document


def _object(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST:
        raise ValueError
    document = json.loads(data)
    if not isinstance(document, dict):
        raise TypeError
    return document


def _proof(key: bytes, document: dict[str, object]) -> str:
    return hmac.digest(key, _canonical(document).encode(), "sha256").hex()


def _line(document: dict[str, object]) -> bytes:
    return _canonical(document).encode() + b"\n"


def _canonical(document: dict[str, object]) -> str:
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
