"""A voice note, sealed while it comes in and opened piece by piece, so that it is never whole in memory.

It is one stream, as in ``stream``, under a key of its own, bound to the id of the sound, and cut into pieces that fit
a row. Bytes are in ``storage/FORMAT.md``, section 6.
"""

from cryptography.cobblestone import Cobblestone256Decryptor, Cobblestone256Encryptor
from cryptography.exceptions import InvalidTag

from storage.errors import Unopenable
from storage.sealing.framing import framed
from storage.sealing.stream import STREAM_KEY

SOUND_ID = 16
"""Bytes of the id of a sound."""

SOUND_KEY = STREAM_KEY
"""Bytes of the key of a sound, which seals that sound only."""

PIECE = 64 * 1024
"""Bytes of a piece; the last may be shorter."""

UNIT = 63 * 1024
"""A sound is padded to a multiple of so many bytes, so that how much is kept tells its length only roughly: at 32 kbit/s
to 16 seconds. With what sealing adds, one unit fits one piece."""

_END = b"\x80"

_DAMAGED = "a voice note was cut short or changed, or is another one"


class SealingSound:
    """Seals one sound. Each call gives the pieces that are full; ``close`` gives the rest."""

    __slots__ = ("_cipher", "_length", "_sealed")

    def __init__(self, sound: bytes, key: bytes) -> None:
        self._cipher = Cobblestone256Encryptor(key, _context(sound))
        self._sealed = bytearray()  # less than a piece, between two calls
        self._length = 0

    def add(self, plain: bytes) -> list[bytes]:
        """Seal the next bytes of the sound, as many as there are."""
        self._length += len(plain)
        self._sealed += self._cipher.update(plain)
        return self._full()

    def close(self) -> list[bytes]:
        """Seal the padding and the end, without which nothing opens."""
        self._sealed += self._cipher.update(_END + bytes(-(self._length + 1) % UNIT))
        self._sealed += self._cipher.finalize()
        return [*self._full(), bytes(self._sealed)]

    def _full(self) -> list[bytes]:
        whole = len(self._sealed) // PIECE * PIECE
        pieces = [bytes(self._sealed[at : at + PIECE]) for at in range(0, whole, PIECE)]
        del self._sealed[:whole]
        return pieces


class OpeningSound:
    """Opens what a ``SealingSound`` gave, piece by piece and in order.

    Every byte given out is authentic; that they are all, only ``close`` can tell.
    """

    __slots__ = ("_cipher", "_given", "_held")

    def __init__(self, sound: bytes, key: bytes) -> None:
        self._cipher = Cobblestone256Decryptor(key, _context(sound))
        self._held = bytearray()
        self._given = 0

    def add(self, piece: bytes) -> bytes:
        """What the next piece opens to, but for what may be padding.

        Raises:
            Unopenable: A piece was changed or is not the next one, or the key is another sound's.
        """
        try:
            self._held += self._cipher.update(piece)
        except InvalidTag:
            raise Unopenable(_DAMAGED) from None
        # Of the last UNIT bytes nobody knows yet whether they are padding.
        out = bytes(self._held[:-UNIT])
        del self._held[:-UNIT]
        self._given += len(out)
        return out

    def close(self) -> bytes:
        """The rest of the sound.

        Raises:
            Unopenable: A piece is missing at the end.
        """
        try:
            self._held += self._cipher.finalize()
        except InvalidTag:
            raise Unopenable(_DAMAGED) from None
        self._given += len(self._held)
        plain = bytes(self._held).rstrip(b"\0")
        if self._given % UNIT or len(self._held) - len(plain) >= UNIT or not plain.endswith(_END):
            raise Unopenable(_DAMAGED)
        self._held.clear()
        return plain[: -len(_END)]


def _context(sound: bytes) -> bytes:
    assert len(sound) == SOUND_ID
    return framed(b"firsthand-sound", b"\1", sound)
