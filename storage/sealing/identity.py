"""Who can open a story: a recipient's public key, and the identity that is its private half.

X-Wing (draft-connolly-cfrg-xwing-kem): ML-KEM-768 and X25519 together, so that a story recorded today stays
private if either is broken later. Used through HPKE (RFC 9180), base mode, HKDF-SHA256 and ChaCha20-Poly1305.
"""

import os
from dataclasses import dataclass, field
from hashlib import sha256, shake_256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from storage.errors import KeyRefused, Unopenable
from storage.sealing.envelope import Entropy

SEED = 32
"""Bytes of an identity's seed, from which both its private keys are made."""

PUBLIC_KEY = 1216
"""Bytes of a public key: 1184 of ML-KEM-768, then 32 of X25519."""

RECIPIENT_ID = 8
"""Bytes of a recipient's id: the beginning of the SHA-256 of its public key."""

WRAPPING = 1136
"""Bytes that sealing to a recipient adds: 1120 encapsulated, 16 of tag."""

NAME = 64
"""Characters of a name at most, all of them printable."""

_MLKEM = 1184


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody stories can be sealed to; public, and safe to send by any way that cannot be forged."""

    name: str
    public_key: bytes = field(repr=False)
    id: bytes
    _key: MLKEM768X25519PublicKey = field(repr=False, compare=False)

    def seal(self, plain: bytes, *, info: bytes) -> bytes:
        """Seal to this recipient, bound to ``info``; 1136 bytes longer. Randomised by the library."""
        return _suite().encrypt(plain, self._key, info)


@dataclass(frozen=True, slots=True)
class Identity:
    """The private half of a recipient. Never on the server."""

    recipient: Recipient
    seed: bytes = field(repr=False)
    _key: MLKEM768X25519PrivateKey = field(repr=False, compare=False)

    def open(self, sealed: bytes, *, info: bytes) -> bytes:
        """Open what was sealed to this identity's recipient with the same ``info``.

        Raises:
            Unopenable: Another recipient or ``info``, or changed bytes; which of them cannot be told.
        """
        try:
            return _suite().decrypt(sealed, self._key, info)
        except (InvalidTag, ValueError):
            raise Unopenable("this is not sealed to this identity, or was changed or moved") from None


def recipient(name: str, public_key: bytes) -> Recipient:
    """The recipient with this public key of 1216 bytes.

    Raises:
        KeyRefused: The name is empty, longer than 64 characters or not printable, or nothing could be sealed
            to this key.
    """
    checked_name(name)
    try:
        if len(public_key) != PUBLIC_KEY:
            raise ValueError
        key = MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(public_key[:_MLKEM]),
            X25519PublicKey.from_public_bytes(public_key[_MLKEM:]),
        )
        # Points of small order pass as bytes and are refused only in use; found now, not at the first Send.
        _suite().encrypt(b"", key, b"trial")
    except ValueError:
        raise KeyRefused(
            f"the public key of {name!r} is damaged; ask its holder for the recipient file again"
        ) from None
    return Recipient(name, public_key, sha256(public_key).digest()[:RECIPIENT_ID], key)


def identity(name: str, seed: bytes) -> Identity:
    """The identity that grows from a 32-byte seed, always the same one.

    As X-Wing's key generation has it: SHAKE-256 of the seed, 64 bytes for ML-KEM-768, then 32 for X25519.
    """
    assert len(seed) == SEED
    grown = shake_256(seed).digest(96)
    mlkem = MLKEM768PrivateKey.from_seed_bytes(grown[:64])
    x25519 = X25519PrivateKey.from_private_bytes(grown[64:])
    public = mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()
    return Identity(recipient(name, public), seed, MLKEM768X25519PrivateKey(mlkem, x25519))


def new_identity(name: str, *, entropy: Entropy = os.urandom) -> Identity:
    """A new identity, for one person to hold."""
    return identity(name, entropy(SEED))


def checked_name(name: str) -> str:
    """The name, if it can stand in a file and on a screen.

    Raises:
        KeyRefused: It is empty, longer than 64 characters, has blanks around it or characters that do not print.
    """
    if not name or len(name) > NAME or not name.isprintable() or name != name.strip():
        raise KeyRefused(
            f"a name is 1 to {NAME} printable characters without blanks around it; choose another"
        )
    return name


def _suite() -> Suite:
    return Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
