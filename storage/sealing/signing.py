"""Signatures that anybody can check: Ed25519 (RFC 8032), written as minisign's files are (jedisct1.github.io/minisign).

So a list of recalls or of check sums is checked by ``firsthand open``, by a bundle's ``check.py`` and by
``minisign -V`` alike. Only prehashed signatures are made and taken: Ed25519 of the data's BLAKE2b-512. The trusted
comment is signed too; the untrusted one is for people and proves nothing.
"""

import base64
import binascii
from dataclasses import dataclass, field
from hashlib import blake2b, sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from storage.errors import SignatureRefused
from storage.sealing.envelope import derive, tag
from storage.sealing.identity import Identity

_KEY = b"Ed"
_PREHASHED = b"ED"
_KEY_ID = 8
_PUBLIC = 32
_SIGNATURE = 64

_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "

LARGEST = 8 * 1024
"""Characters of a signature or public key file at most; they have some 300."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs. ``public`` is what minisign calls the public key: 56 letters of base64."""

    public: str
    _key: Ed25519PrivateKey = field(repr=False, compare=False)

    def sign(self, data: bytes, comment: str) -> str:
        """The text of a ``.minisig`` file for these bytes; ``comment`` is one line, is signed too, and can be believed.

        The same key, bytes and comment always give the same text.
        """
        assert comment.isprintable()
        signature = self._key.sign(blake2b(data).digest())
        vouched = self._key.sign(signature + comment.encode())
        head = base64.b64decode(self.public)[len(_KEY) : len(_KEY) + _KEY_ID]
        return (
            f"{_UNTRUSTED}signature of Firsthand; check it with: minisign -V\n"
            f"{_base64(_PREHASHED + head + signature)}\n{_TRUSTED}{comment}\n{_base64(vouched)}\n"
        )

    def public_file(self) -> str:
        """The text of the public key's file, ``minisign.pub`` by custom."""
        return f"{_UNTRUSTED}minisign public key {_key_number(self.public)}\n{self.public}\n"


def signer_of(seed: bytes) -> Signer:
    """Who signs with the private key that these 32 bytes are (RFC 8032, 5.1.5)."""
    assert len(seed) == _PUBLIC
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public = key.public_key().public_bytes_raw()
    # minisign draws its key ids; this one follows from the key, so that it need not be kept.
    return Signer(_base64(_KEY + sha256(public).digest()[:_KEY_ID] + public), key)


def service_signer(secret: bytes) -> Signer:
    """Who signs the recall lists of a service; follows from the service secret."""
    return signer_of(tag(derive(secret, "recalls"), b"signing", size=_PUBLIC))


def audit_signer(secret: bytes) -> Signer:
    """Who signs the record of acts of a service; follows from the service secret."""
    return signer_of(tag(derive(secret, "audit"), b"signing", size=_PUBLIC))


def approver_signer(whose: Identity) -> Signer:
    """Who signs that an export may be made; follows from the identity."""
    return signer_of(tag(derive(whose.seed, "approvals"), b"signing", size=_PUBLIC))


def roster_signer(whose: Identity) -> Signer:
    """Who signs the list of recipients: the steward, away from the server; follows from the identity."""
    return signer_of(tag(derive(whose.seed, "recipients"), b"signing", size=_PUBLIC))


def holder_signer(whose: Identity) -> Signer:
    """Who signs the check sums of a bundle: the holder who made it; follows from the identity."""
    return signer_of(tag(derive(whose.seed, "bundles"), b"signing", size=_PUBLIC))


def verified(data: bytes, signature: str, public: str) -> str:
    """The trusted comment of a signature of these bytes by the holder of a public key.

    Args:
        data: What was signed.
        signature: The text of the ``.minisig`` file.
        public: The public key: a ``.pub`` file's text, or its line of base64 alone.

    Raises:
        SignatureRefused: It is no such signature, is by another key, or a byte of any part was changed.
    """
    key_id, key = _public(public)
    lines = signature[: LARGEST + 1].splitlines()
    if (
        len(signature) > LARGEST
        or len(lines) != 4
        or not lines[0].startswith(_UNTRUSTED)
        or not lines[2].startswith(_TRUSTED)
    ):
        raise SignatureRefused("this is no signature file; take the .minisig file that came with it")
    block, vouched = _bytes(lines[1]), _bytes(lines[3])
    if len(block) != len(_PREHASHED) + _KEY_ID + _SIGNATURE or block[: len(_PREHASHED)] != _PREHASHED:
        raise SignatureRefused(
            "this signature is damaged or of a kind that is not used here; fetch the .minisig file again"
        )
    if block[len(_PREHASHED) : -_SIGNATURE] != key_id:
        raise SignatureRefused(
            "this is signed with another key than the one that belongs here; ask its sender"
        )
    comment = lines[2][len(_TRUSTED) :]
    try:
        key.verify(block[-_SIGNATURE:], blake2b(data).digest())
        key.verify(vouched, block[-_SIGNATURE:] + comment.encode("utf-8", "surrogatepass"))
    except InvalidSignature:
        raise SignatureRefused(
            "the signature does not fit: the file or its .minisig was changed, or belongs to another; fetch both again"
        ) from None
    return comment


def _public(text: str) -> tuple[bytes, Ed25519PublicKey]:
    lines = [line for line in text[:LARGEST].splitlines() if line and not line.startswith(_UNTRUSTED)]
    block = _bytes(lines[0]) if len(lines) == 1 else b""
    if len(block) != len(_KEY) + _KEY_ID + _PUBLIC or block[: len(_KEY)] != _KEY:
        raise SignatureRefused("this is no public key to check a signature with; take the .pub file again")
    return block[len(_KEY) : -_PUBLIC], Ed25519PublicKey.from_public_bytes(block[-_PUBLIC:])


def _key_number(public: str) -> str:
    """The key id as minisign shows it: the eight bytes as a little-endian number, in capital hex."""
    key_id = base64.b64decode(public)[len(_KEY) : len(_KEY) + _KEY_ID]
    return f"{int.from_bytes(key_id, 'little'):016X}"


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
