"""A sealed stream is whole, in order and unchanged, or it is refused."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.errors import Unopenable
from storage.sealing.stream import OpeningStream, SealingStream

KEY = bytes(range(32))
CHUNK = 16 * 1024 + 16


def sealed(plain: bytes) -> bytes:
    out = BytesIO()
    stream = SealingStream(out, KEY, b"here")
    stream.write(plain)
    stream.close()
    return out.getvalue()


def opened(stream: bytes, key: bytes = KEY, context: bytes = b"here") -> bytes:
    reading = OpeningStream(BytesIO(stream), key, context)
    plain = b""
    while not reading.ended():
        plain += reading.read(1)
    return plain


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 40_000), max_size=4))
def test_pieces_of_any_size_come_back(sizes: list[int]) -> None:
    out = BytesIO()
    stream = SealingStream(out, KEY, b"here")
    for number, size in enumerate(sizes):
        stream.write(bytes((number,)) * size)
    stream.close()
    reading = OpeningStream(BytesIO(out.getvalue()), KEY, b"here")

    assert [reading.read(size) for size in sizes] == [
        bytes((number,)) * size for number, size in enumerate(sizes)
    ]
    assert reading.ended()


def test_no_byte_can_be_changed_cut_or_added() -> None:
    whole = sealed(b"what was said")

    assert opened(whole) == b"what was said"
    for at in range(len(whole)):
        changed = bytearray(whole)
        changed[at] ^= 1 << at % 8
        for broken in (bytes(changed), whole[:at]):
            with pytest.raises(Unopenable):
                opened(broken)
    with pytest.raises(Unopenable):
        opened(whole + b"\0")


def test_chunks_cannot_be_left_out_doubled_or_put_in_another_order() -> None:
    whole = sealed(bytes(3 * 16 * 1024))
    head, one, two, three, end = whole[:56], *(whole[56 + n * CHUNK : 56 + (n + 1) * CHUNK] for n in range(4))

    for broken in (
        head + one + two + end,
        head + two + one + three + end,
        head + one + one + two + three + end,
        head + one + two + three,
        head + one + two + three + end + end,
        head + end,
        head,
    ):
        with pytest.raises(Unopenable):
            opened(broken)


def test_another_key_or_context_opens_nothing() -> None:
    whole = sealed(b"what was said")

    for key, context in ((bytes(32), b"here"), (KEY, b"there")):
        with pytest.raises(Unopenable):
            opened(whole, key, context)


def test_reading_past_the_end_is_refused() -> None:
    with pytest.raises(Unopenable):
        OpeningStream(BytesIO(sealed(b"short")), KEY, b"here").read(6)
