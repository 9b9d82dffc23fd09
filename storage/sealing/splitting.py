"""An identity in parts: so many of its holders together have it, and fewer know nothing.

Shamir's scheme (Communications of the ACM 22, 1979) as PyCryptodome has it, in the form that the tool ssss reads too: twice,
over the two halves of a random key of 32 bytes. Under that key the seed is sealed, and that lies in every part. FORMAT.md, 1.5.
"""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from storage.errors import KeyRefused, LibraryLacking
from storage.sealing.envelope import Entropy
from storage.sealing.identity import SEED, Identity, identity
from storage.sealing.keyfile import PART_FIELDS, bound_to, read_fields, written

if TYPE_CHECKING:
    from Crypto.Protocol.SecretSharing import Shamir

PART_MARK = "firsthand-part 1"
MOST_PARTS = 16

_HALF = 16
_NONCE = 12
_BODY = 2 * _HALF + _NONCE + SEED + 16


def split(whose: Identity, *, needed: int, parts: int, entropy: Entropy = os.urandom) -> tuple[str, ...]:
    """The texts of 2 to 16 part files; any ``needed`` of them, 2 or more, make the identity.

    Raises:
        KeyRefused: Those numbers do not go together.
        LibraryLacking: The library of the scheme is not installed.
    """
    if not 2 <= needed <= parts <= MOST_PARTS:
        raise KeyRefused(f"an identity is split into 2 to {MOST_PARTS} parts, of which 2 or more are needed")
    key, nonce = entropy(2 * _HALF), entropy(_NONCE)
    scheme = _scheme()
    halves = [scheme.split(needed, parts, key[at : at + _HALF], ssss=True) for at in (0, _HALF)]
    texts = []
    for (number, first), (other, second) in zip(*halves, strict=True):
        assert number == other
        fields = {
            "name": whose.recipient.name,
            "id": whose.recipient.id.hex(),
            "part": str(number),
            "needed": str(needed),
        }
        sealed = AESGCMSIV(key).encrypt(nonce, whose.seed, _sealed_to(fields))
        comment = (
            f"One of {parts} parts of an identity; {needed} of them make it. Keep it apart from the others."
        )
        texts.append(written(PART_MARK, comment, fields, first + second + nonce + sealed))
    return tuple(texts)


def joined(texts: Sequence[str]) -> Identity:
    """The identity that these parts make; more than are needed do no harm.

    Raises:
        KeyRefused: One is no part, they belong to different identities or splits, or there are too few.
        LibraryLacking: The library of the scheme is not installed.
    """
    read = [read_fields(text, PART_MARK, "part", PART_FIELDS) for text in texts]
    if not read:
        raise KeyRefused("name the parts that are to be joined")
    fields = read[0][0]
    if any((one["id"], one["needed"]) != (fields["id"], fields["needed"]) for one, _ in read):
        raise KeyRefused("these parts are of different identities: join those of one")
    parts = {one["part"]: body for one, body in read}
    try:
        needed = int(fields["needed"])
        numbered = [(int(number), body) for number, body in parts.items()]
    except ValueError:
        raise KeyRefused("this is no part of Firsthand; take another copy of it") from None
    if len(numbered) < needed:
        raise KeyRefused(
            f"{len(numbered)} different parts are there, and {needed} are needed: ask more holders"
        )
    if any(len(body) != _BODY or not 1 <= number <= MOST_PARTS for number, body in numbered):
        raise KeyRefused("this part file is damaged or cut short; take another copy of it")
    used = numbered[:needed]
    scheme = _scheme()
    key = b"".join(
        scheme.combine([(number, body[at : at + _HALF]) for number, body in used], ssss=True)
        for at in (0, _HALF)
    )
    nonce, sealed = used[0][1][2 * _HALF : 2 * _HALF + _NONCE], used[0][1][2 * _HALF + _NONCE :]
    try:
        seed = AESGCMSIV(key).decrypt(nonce, sealed, _sealed_to(fields))
    except InvalidTag:
        raise KeyRefused(
            "these parts do not belong together: one is of another split, or was changed"
        ) from None
    whose = identity(fields["name"], seed)
    if whose.recipient.id.hex() != fields["id"]:
        raise KeyRefused("these parts do not belong together: one was changed")
    return whose


def _sealed_to(fields: dict[str, str]) -> bytes:
    return bound_to(PART_MARK, {name: fields[name] for name in ("name", "id", "needed")})


def _scheme() -> "type[Shamir]":
    try:
        from Crypto.Protocol.SecretSharing import Shamir
    except ImportError:
        raise LibraryLacking(
            "splitting an identity needs PyCryptodome: install Firsthand with its extra holders"
        ) from None
    return Shamir
