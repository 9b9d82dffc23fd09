"""Sealing more than fits in memory: Cobblestone-256 (c2sp.org/chunked-encryption), 16 KiB at a time.

It commits to its key, and a stream that was cut, reordered, extended or changed anywhere does not open. What was
read before the damage has been read, though: nothing may be made of a stream before its end was reached.
"""

from typing import BinaryIO

from cryptography.cobblestone import Cobblestone256Decryptor, Cobblestone256Encryptor
from cryptography.exceptions import InvalidTag

from storage.errors import Unopenable

STREAM_KEY = 32
"""Bytes of a stream's key, which seals one stream only."""

_BLOCK = 64 * 1024

_DAMAGED = "the sealed stream was cut short or changed"


class SealingStream:
    """Writes what it is given to ``out``, sealed; ``close()`` writes the end, without which nothing opens."""

    __slots__ = ("_cipher", "_out")

    def __init__(self, out: BinaryIO, key: bytes, context: bytes) -> None:
        self._out = out
        self._cipher = Cobblestone256Encryptor(key, context)

    def write(self, plain: bytes) -> None:
        self._out.write(self._cipher.update(plain))

    def close(self) -> None:
        self._out.write(self._cipher.finalize())


class OpeningStream:
    """Reads what a ``SealingStream`` wrote; every byte given out is authentic, the end is known when reached."""

    __slots__ = ("_cipher", "_ended", "_inp", "_plain")

    def __init__(self, inp: BinaryIO, key: bytes, context: bytes) -> None:
        self._inp = inp
        self._cipher = Cobblestone256Decryptor(key, context)
        self._plain = bytearray()
        self._ended = False

    def read(self, size: int) -> bytes:
        """Exactly ``size`` bytes.

        Raises:
            Unopenable: The stream was cut, reordered or changed, or ends before that many bytes.
        """
        self._fill(size)
        if len(self._plain) < size:
            raise Unopenable(_DAMAGED)
        taken = bytes(self._plain[:size])
        del self._plain[:size]
        return taken

    def ended(self) -> bool:
        """Whether every byte was read and the end is the true one.

        Raises:
            Unopenable: The stream was cut, extended or changed.
        """
        self._fill(1)
        return not self._plain

    def _fill(self, size: int) -> None:
        try:
            while len(self._plain) < size and not self._ended:
                block = self._inp.read(_BLOCK)
                if block:
                    self._plain += self._cipher.update(block)
                else:
                    self._ended = True
                    self._plain += self._cipher.finalize()
        except InvalidTag:
            raise Unopenable(_DAMAGED) from None
