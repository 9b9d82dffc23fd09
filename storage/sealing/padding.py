"""Hiding how long a story is: few sizes, so that a size says little.

Most stories share the smallest sizes; a factor of four between them lets a long one cost no more than four times
its bytes. From 64 KiB on, multiples of 64 KiB: so long a story is rare, and what it costs would grow faster than
what hiding its size gains.
"""

KIB = 1024
UNIT = 64 * KIB
LARGEST_PADDED = 16 * KIB * KIB

PADDED_SIZES = frozenset((KIB, 4 * KIB, 16 * KIB, *range(UNIT, LARGEST_PADDED + 1, UNIT)))
"""Every size, in bytes, a padded story can have."""

_LENGTH = 4

LARGEST = LARGEST_PADDED - _LENGTH
"""Bytes of the largest story that can be sealed: 16 MiB less the four of its length."""


def pad(plain: bytes) -> bytes:
    """The length as four bytes, big-endian, the story, and zeros up to the next of ``PADDED_SIZES``."""
    assert len(plain) <= LARGEST
    return (len(plain).to_bytes(_LENGTH, "big") + plain).ljust(_padded_size(len(plain)), b"\0")


def unpad(padded: bytes) -> bytes:
    """The story that was padded.

    Raises:
        ValueError: Not exactly what ``pad`` makes.
    """
    length = int.from_bytes(padded[:_LENGTH], "big")
    end = _LENGTH + length
    if length > LARGEST or len(padded) != _padded_size(length) or padded.count(0, end) != len(padded) - end:
        raise ValueError("not a padded story")
    return padded[_LENGTH:end]


def _padded_size(length: int) -> int:
    needed = _LENGTH + length
    for size in (KIB, 4 * KIB, 16 * KIB):
        if needed <= size:
            return size
    return -(-needed // UNIT) * UNIT
