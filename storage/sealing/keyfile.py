"""Identities and recipients as text that a person can look at, mail and print.

An identity file is useless without its password: Argon2id (RFC 9106) makes a key from it, AES-256-GCM-SIV seals
the seed. A recipient file is public. Lines and bytes are in ``storage/FORMAT.md``, section 1.
"""

import base64
import binascii
import os
import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from storage.errors import KeyRefused, WrongPassword
from storage.sealing.envelope import Entropy
from storage.sealing.framing import framed
from storage.sealing.identity import SEED, Identity, Recipient, identity, recipient

IDENTITY_MARK = "firsthand-identity 1"
PART_FIELDS = ("name", "id", "part", "needed")
RECIPIENT_MARK = "firsthand-recipient 1"

LEAST_PASSWORD = 12
"""Characters of a password at least; four random words are well above it."""

LARGEST_FILE = 16 * 1024
"""Characters of a key file at most; a recipient file has about 2,000."""

_SALT = 16
_NONCE = 12
_BODY = _SALT + _NONCE + SEED + 16

_DAMAGED = "this {kind} file is damaged or cut short; take it again from where it was kept"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a password costs: KiB of memory, passes over it, lanes."""

    memory: int
    passes: int
    lanes: int


COST = Cost(memory=256 * 1024, passes=3, lanes=1)
"""256 MiB and 3 passes, a second or two: above RFC 9106's second recommended option (64 MiB, 3 passes)."""

TEST_COST = Cost(memory=64, passes=1, lanes=1)
"""Next to nothing; protects nothing, and is for tests and demonstrations alone."""

# A file that asks for more would stop the machine that opens it, whoever wrote it.
_BOUNDS = {"memory": range(8, 1024 * 1024 + 1), "passes": range(1, 17), "lanes": range(1, 5)}


def write_recipient(who: Recipient) -> str:
    """The recipient file: public, to be installed on the server."""
    return written(
        RECIPIENT_MARK,
        "The public half of a sealing key. Anyone may see it; check the id with its holder before installing it.",
        {"name": who.name, "id": who.id.hex()},
        who.public_key,
    )


def read_recipient(text: str) -> Recipient:
    """The recipient of a recipient file.

    Raises:
        KeyRefused: It is another kind of file, damaged, or of a newer version; the message names no file.
    """
    fields, body = read_fields(text, RECIPIENT_MARK, "recipient", ("name", "id"))
    who = recipient(fields["name"], body)
    if who.id.hex() != fields["id"]:
        raise KeyRefused(_DAMAGED.format(kind="recipient"))
    return who


def write_identity(
    whose: Identity, password: str, *, cost: Cost = COST, entropy: Entropy = os.urandom
) -> str:
    """The identity file: keep it apart from its password and away from the server.

    Raises:
        KeyRefused: The password is shorter than 12 characters.
    """
    if len(password) < LEAST_PASSWORD:
        raise KeyRefused(
            f"the password is too short: take {LEAST_PASSWORD} characters or more, for example four random words"
        )
    fields = {
        "name": whose.recipient.name,
        "id": whose.recipient.id.hex(),
        "argon2id": f"memory={cost.memory} passes={cost.passes} lanes={cost.lanes}",
    }
    salt, nonce = entropy(_SALT), entropy(_NONCE)
    cipher = AESGCMSIV(_password_key(password, salt, cost))
    body = salt + nonce + cipher.encrypt(nonce, whose.seed, bound_to(IDENTITY_MARK, fields))
    return written(
        IDENTITY_MARK,
        "The private half of a sealing key, locked by its password. Lose either and its stories cannot be opened.",
        fields,
        body,
    )


def read_identity(text: str, password: str) -> Identity:
    """The identity of an identity file; takes a second or two and 256 MiB.

    Raises:
        WrongPassword: The file is whole, and the password is another one.
        KeyRefused: It is another kind of file, damaged, of a newer version, or asks for absurd work.
    """
    fields, body = read_fields(text, IDENTITY_MARK, "identity", ("name", "id", "argon2id"))
    if len(body) != _BODY:
        raise KeyRefused(_DAMAGED.format(kind="identity"))
    salt, nonce, sealed = body[:_SALT], body[_SALT : _SALT + _NONCE], body[_SALT + _NONCE :]
    cipher = AESGCMSIV(_password_key(password, salt, _cost(fields["argon2id"])))
    try:
        seed = cipher.decrypt(nonce, sealed, bound_to(IDENTITY_MARK, fields))
    except InvalidTag:
        raise WrongPassword("the password does not open this identity file; type it again") from None
    whose = identity(fields["name"], seed)
    if whose.recipient.id.hex() != fields["id"]:
        raise KeyRefused(_DAMAGED.format(kind="identity"))
    return whose


def _password_key(password: str, salt: bytes, cost: Cost) -> bytes:
    # The same word typed on two keyboards may arrive composed or decomposed; NFKC makes them one.
    typed = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    return Argon2id(
        salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    ).derive(typed)


def _cost(text: str) -> Cost:
    found = re.fullmatch(r"memory=(\d{1,9}) passes=(\d{1,9}) lanes=(\d{1,9})", text, re.ASCII)
    if found is None:
        raise KeyRefused(_DAMAGED.format(kind="identity"))
    memory, passes, lanes = (int(number) for number in found.groups())
    for what, number in (("memory", memory), ("passes", passes), ("lanes", lanes)):
        if number not in _BOUNDS[what]:
            raise KeyRefused(
                f"this identity file asks for {what}={number}, outside {_BOUNDS[what][0]} to {_BOUNDS[what][-1]}; "
                "it was not written by Firsthand"
            )
    if memory < 8 * lanes:
        raise KeyRefused(
            "this identity file asks for less memory than its lanes need; it was not written by Firsthand"
        )
    return Cost(memory, passes, lanes)


def written(mark: str, comment: str, fields: dict[str, str], body: bytes) -> str:
    """The text of a key file: mark, comment, fields, check sum, body."""
    encoded = base64.b64encode(body).decode()
    lines = [mark, f"# {comment}"]
    lines += [f"{name}: {value}" for name, value in fields.items()]
    lines += [f"check: {_check(mark, fields, body)}", ""]
    lines += [encoded[at : at + 64] for at in range(0, len(encoded), 64)]
    return "\n".join(lines) + "\n"


def read_fields(text: str, mark: str, kind: str, names: tuple[str, ...]) -> tuple[dict[str, str], bytes]:
    """The fields and the body of a key file.

    Raises:
        KeyRefused: It is another kind of file, damaged, or of a newer version; the message names no file.
    """
    lines = [line.rstrip() for line in text[:LARGEST_FILE].removeprefix("\ufeff").splitlines()]
    if not lines or lines[0] != mark:
        raise KeyRefused(_not_a(kind, lines[0] if lines else ""))
    head = [line for line in lines[1:] if not line.startswith("#")]
    if len(text) > LARGEST_FILE or "" not in head:
        raise KeyRefused(_DAMAGED.format(kind=kind))
    end = head.index("")
    pairs = [line.partition(": ") for line in head[:end]]
    fields = {name: value for name, _, value in pairs}
    if [name for name, _, _ in pairs] != [*names, "check"]:
        raise KeyRefused(_DAMAGED.format(kind=kind))
    try:
        body = base64.b64decode("".join(head[end:]), validate=True)
    except (binascii.Error, ValueError):
        raise KeyRefused(_DAMAGED.format(kind=kind)) from None
    check = fields.pop("check")
    # A plain checksum: it tells a damaged file from a wrong password, and protects against nobody.
    if check != _check(mark, fields, body):
        raise KeyRefused(_DAMAGED.format(kind=kind))
    return fields, body


def _not_a(kind: str, first: str) -> str:
    match first.partition(" ")[0]:
        case "firsthand-identity" if kind == "recipient":
            return "this is an identity file, which is private: keep it off the server and give the recipient file"
        case "firsthand-recipient" if kind == "identity":
            return "this is a recipient file, which is public: the identity file that belongs to it is needed"
        case "firsthand-part" if kind == "identity":
            return "this is one part of an identity: make it whole with `firsthand keys join`"
        case mark if mark == f"firsthand-{kind}":
            return f"this {kind} file was made by a newer version of Firsthand; install that version"
        case _:
            return f"this is no {kind} file of Firsthand; make one with: firsthand keys new NAME"


def bound_to(mark: str, fields: dict[str, str]) -> bytes:
    """What the body of a key file is bound to: its mark and the values of its fields."""
    return framed(mark.encode(), *(value.encode() for value in fields.values()))


def _check(mark: str, fields: dict[str, str], body: bytes) -> str:
    return sha256(bound_to(mark, fields) + body).hexdigest()[:16]
