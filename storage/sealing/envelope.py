"""Rows under the service secret: what the running service must be able to read again.

AES-256-GCM-SIV (RFC 8452), because rows are many, nonces are random, and a nonce drawn twice then shows no more
than that two rows are equal. Sizes and formulas are in ``storage/FORMAT.md``, section 2.
"""

import hmac
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.errors import Unopenable
from storage.sealing.framing import MOST, framed

Entropy = Callable[[int], bytes]
"""Gives that many unpredictable bytes; ``os.urandom`` everywhere but in tests."""

SECRET = 32
"""Bytes of a service secret."""

OVERHEAD = 29
"""Bytes that ``seal`` adds: version, nonce, tag."""

_VERSION = b"\x01"
_NONCE = 12
_SALT = b"firsthand-service"


class _Nonces(threading.local):
    """Nonces from the system, drawn many at a time by each thread: asking for each alone takes longer than sealing.

    They are no secret: each stands before what it sealed.
    """

    def __init__(self) -> None:
        self._left: list[bytes] = []

    def draw(self) -> bytes:
        """The next twelve bytes, which nobody has drawn before."""
        if not self._left:
            drawn = os.urandom(_NONCE * _AT_ONCE)
            self._left = [drawn[at : at + _NONCE] for at in range(0, len(drawn), _NONCE)]
        return self._left.pop()

    def forget(self) -> None:
        """A process that was forked must not draw what its parent draws too."""
        self._left = []


_AT_ONCE = 256
_nonces = _Nonces()
os.register_at_fork(after_in_child=_nonces.forget)


@dataclass(frozen=True, slots=True)
class Key:
    """What one label of the service secret seals, and names, with. Never shown, never written.

    ``mac`` is HMAC-SHA256 with the naming key taken in already: copied for each name, it does not let go of Python's lock,
    for which a thread waits much longer than for the hash.
    """

    cipher: AESGCMSIV = field(repr=False)
    mac: hmac.HMAC = field(repr=False, compare=False)


def derive(secret: bytes, label: str) -> Key:
    """The key for one purpose, such as ``sessions``; keys of different labels tell nothing of each other.

    HKDF-SHA256 (RFC 5869) of the 32-byte secret, 64 bytes: half for the cipher, half for ``pseudonym``.
    """
    assert len(secret) == SECRET
    made = HKDF(hashes.SHA256(), 64, _SALT, framed(b"key", label.encode())).derive(secret)
    return Key(AESGCMSIV(made[:32]), hmac.new(made[32:], digestmod="sha256"))


def place(table: str, column: str, row: bytes) -> bytes:
    """Where a sealed value lives; ``row`` is an id that never changes, never a name that can."""
    assert len(row) <= MOST
    return _column(table, column) + len(row).to_bytes(2, "big") + row


@lru_cache(maxsize=64)
def _column(table: str, column: str) -> bytes:
    return framed(table.encode(), column.encode())


def seal(key: Key, plain: bytes, *, place: bytes, entropy: Entropy = os.urandom) -> bytes:
    """Seal a value so that it opens at ``place`` alone; 29 bytes longer than it was."""
    nonce = _nonces.draw() if entropy is os.urandom else entropy(_NONCE)
    return _VERSION + nonce + key.cipher.encrypt(nonce, plain, _VERSION + place)


def unseal(key: Key, sealed: bytes, *, place: bytes) -> bytes:
    """Open what ``seal`` made for this place.

    Raises:
        Unopenable: Another key or place, changed bytes, or a format of a newer version.
    """
    if len(sealed) < OVERHEAD or sealed[:1] != _VERSION:
        raise Unopenable("a sealed row is cut short, or of a format this version of Firsthand does not know")
    try:
        return key.cipher.decrypt(sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :], _VERSION + place)
    except InvalidTag:
        raise Unopenable(
            "a sealed row does not open: it was changed or moved, or the service secret is another one"
        ) from None


def seal_same(key: Key, plain: bytes, *, place: bytes) -> bytes:
    """Seal a value so that equal values give equal bytes; 17 bytes longer than it was.

    For a key that seals nothing else. GCM-SIV makes its own synthetic nonce of the value (RFC 8452, section 4), so
    a nonce of zeros tells only that two values are equal, which is wanted here.
    """
    return _VERSION + key.cipher.encrypt(bytes(_NONCE), plain, _VERSION + place)


def unseal_same(key: Key, sealed: bytes, *, place: bytes) -> bytes:
    """Open what ``seal_same`` made for this place.

    Raises:
        Unopenable: Another key or place, changed bytes, or a format of a newer version.
    """
    if len(sealed) < OVERHEAD - _NONCE or sealed[:1] != _VERSION:
        raise Unopenable(
            "a sealed value is cut short, or of a format this version of Firsthand does not know"
        )
    try:
        return key.cipher.decrypt(bytes(_NONCE), sealed[1:], _VERSION + place)
    except InvalidTag:
        raise Unopenable("a sealed value does not open") from None


def pseudonym(key: Key, *parts: bytes) -> bytes:
    """16 bytes that stand for a narrator: HMAC-SHA256, so that only the key's holder can test a guess.

    An unkeyed hash would not do: the ten thousand million likely Telegram ids are tried in an hour.
    """
    return _named(key, b"pseudonym", parts)[:16]


def tag(key: Key, *parts: bytes, size: int = 8) -> bytes:
    """A short mark, 4 to 32 bytes, that only the key's holder can make: for buttons and chat queues."""
    assert 4 <= size <= 32
    return _named(key, b"tag", parts)[:size]


def _named(key: Key, purpose: bytes, parts: tuple[bytes, ...]) -> bytes:
    mac = key.mac.copy()
    mac.update(framed(purpose, *parts))
    return mac.digest()
