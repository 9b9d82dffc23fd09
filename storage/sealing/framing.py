"""Byte strings put one after another so that no two lists give the same bytes."""

MOST = 0xFFFF


def framed(*parts: bytes) -> bytes:
    """Each part behind its length as two bytes, big-endian; a part is at most 65,535 bytes long."""
    framed_parts = bytearray()
    for part in parts:
        assert len(part) <= MOST
        framed_parts += len(part).to_bytes(2, "big")
        framed_parts += part
    return bytes(framed_parts)
