"""The list of recipients as the steward signed it, away from the server: nobody who can write the data folder adds one.

One line of JSON and a signature; the key that it is checked with stands in the settings, outside the data folder. Lists are
numbered, and an older one is not taken again. FORMAT.md, 1.4.
"""

import base64
import binascii
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from storage import queries
from storage.errors import KeyRefused, SignatureRefused, Unopenable
from storage.keys import read_text
from storage.sealing.envelope import derive, place, seal, unseal
from storage.sealing.identity import Recipient, recipient
from storage.sealing.signing import Signer, verified
from storage.sealing.story import MOST_RECIPIENTS

FILE = "signed.list"
"""The name of the list in the folder of recipients."""

_FORMAT = "firsthand-recipients/1"
_COMMENT = "recipients"
_MARK = "recipients"
_PLACE = place("marks", "value", _MARK.encode())


@dataclass(frozen=True, slots=True)
class Roster:
    """A list that was signed: its number from 1, its last day, and the recipients by ascending id."""

    number: int
    until: date
    recipients: tuple[Recipient, ...]
    text: str = field(repr=False)

    @property
    def digest(self) -> bytes:
        """SHA-256 of its text."""
        return sha256(self.text.encode()).digest()


def signed(signer: Signer, recipients: Sequence[Recipient], *, number: int, until: date) -> str:
    """The text of a list of 1 to 16 different recipients."""
    ordered = sorted(recipients, key=lambda one: one.id)
    assert 1 <= len({one.id for one in ordered}) == len(ordered) <= MOST_RECIPIENTS
    document = {
        "format": _FORMAT,
        "number": number,
        "recipients": [[one.name, base64.b64encode(one.public_key).decode()] for one in ordered],
        "until": until.isoformat(),
    }
    line = json.dumps(document, ensure_ascii=True, sort_keys=True, separators=(",", ":")) + "\n"
    return line + signer.sign(line.encode(), f"{_COMMENT} {number}")


def read(text: str, root: str, *, today: date) -> Roster:
    """What a list says, once it is certain that the key ``root`` signed it and that it is not over.

    Raises:
        KeyRefused: It is none, was changed, was signed by another key, or is over.
    """
    line, _, signature = text.partition("\n")
    try:
        comment = verified(f"{line}\n".encode(), signature, root)
    except SignatureRefused:
        raise KeyRefused(
            "the list of recipients was not signed by the key in FIRSTHAND_ROOT_KEY, or was changed: "
            "have it signed with `firsthand keys sign`, and find out who changed it"
        ) from None
    try:
        document = json.loads(line)
        if document["format"] != _FORMAT or comment != f"{_COMMENT} {document['number']}":
            raise ValueError
        until = date.fromisoformat(document["until"])
        found = [
            recipient(name, base64.b64decode(key, validate=True)) for name, key in document["recipients"]
        ]
        number = int(document["number"])
    except (ValueError, KeyError, TypeError, binascii.Error):
        raise KeyRefused(
            "this is no list of recipients, or one of a newer Firsthand: have it signed again"
        ) from None
    if not today <= until:
        raise KeyRefused(
            f"the list of recipients was good until {until}: have a new one signed with `firsthand keys sign`"
        )
    return Roster(number, until, tuple(sorted(found, key=lambda one: one.id)), text)


def installed(folder: Path, root: str, *, today: date) -> Roster:
    """The signed list in the folder of recipients.

    Raises:
        KeyRefused: There is none, or it is not to be taken.
    """
    path = folder / FILE
    if not path.exists():
        raise KeyRefused(
            f"FIRSTHAND_ROOT_KEY asks for a signed list of recipients, and there is none in {folder}: "
            "sign one with `firsthand keys sign`, and put it in with `firsthand keys trust`"
        )
    return read(read_text(path, most=LARGEST), root, today=today)


LARGEST = 64 * 1024
"""Characters of a list at most; of 16 recipients it has some 28,000."""


def newest(ledger: sqlite3.Connection, secret: bytes) -> tuple[int, bytes]:
    """Number and digest of the newest list that was ever taken; 0 where there was none, or where the note is damaged."""
    row = ledger.execute(queries.mark, (_MARK,)).fetchone()
    if row is None:
        return 0, b""
    try:
        value = unseal(derive(secret, "marks"), row[0], place=_PLACE)
    except Unopenable:
        return 0, b""
    return int.from_bytes(value[:8], "big"), value[8:]


def refused(roster: Roster, last: tuple[int, bytes]) -> str:
    """Why this list is not taken after the newest one; "" where it is."""
    number, digest = last
    if roster.number < number:
        return (
            f"the list of recipients has number {roster.number}, and number {number} was there already: somebody put an old "
            "list in its place. Put the newest one in with `firsthand keys trust`, or have one signed with a higher number"
        )
    if roster.number == number and digest != roster.digest:
        return (
            f"there are two lists of recipients with number {number}: have one signed with a higher number, and find out "
            "who has the key"
        )
    return ""


def take(ledger: sqlite3.Connection, secret: bytes, roster: Roster) -> bool:
    """Note that this list is in use; gives whether it is a newer one than before.

    Raises:
        KeyRefused: An older list, or another one with the same number.
    """
    last = newest(ledger, secret)
    words = refused(roster, last)
    if words:
        raise KeyRefused(words)
    if roster.number == last[0]:
        return False
    value = roster.number.to_bytes(8, "big") + roster.digest
    ledger.execute(queries.mark_keep, (_MARK, seal(derive(secret, "marks"), value, place=_PLACE)))
    return True
