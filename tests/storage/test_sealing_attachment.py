"""A sealed voice note opens to what was said, piece by piece, or not at all."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.errors import Unopenable
from storage.sealing.attachment import PIECE, UNIT, OpeningSound, SealingSound

SOUND, KEY = bytes(range(16)), bytes(range(32))
OTHER = bytes(range(1, 17))


def sealed(plain: bytes, *, block: int = 64 * 1024, sound: bytes = SOUND, key: bytes = KEY) -> list[bytes]:
    sealing = SealingSound(sound, key)
    pieces = [piece for at in range(0, len(plain), block) for piece in sealing.add(plain[at : at + block])]
    return pieces + sealing.close()


def opened(pieces: list[bytes], *, sound: bytes = SOUND, key: bytes = KEY) -> bytes:
    opening = OpeningSound(sound, key)
    return b"".join(opening.add(piece) for piece in pieces) + opening.close()


def noise(size: int) -> bytes:
    return random.Random(size).randbytes(size)


LONG = sealed(noise(5 * UNIT))


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.integers(0, 5 * UNIT), st.sampled_from([0, 1, UNIT - 1, UNIT, UNIT + 1, 3 * UNIT])),
    st.integers(1, 100_000),
)
def test_whatever_was_said_opens_as_it_was(size: int, block: int) -> None:
    """Of any length and in blocks of any size; also where it ends like padding."""
    block = max(block, size // 200, 1)
    assert opened(sealed(noise(size), block=block)) == noise(size)
    ending = noise(size) + b"\x80\0\0"
    assert opened(sealed(ending, block=block)) == ending


def test_a_piece_fits_a_row_and_tells_a_length_only_to_a_unit() -> None:
    for size in (0, 1, UNIT - 1):
        assert [len(piece) for piece in sealed(noise(size))] == [len(sealed(b"")[0])]
    assert all(len(piece) == PIECE for piece in LONG[:-1])
    assert 0 < len(LONG[-1]) <= PIECE


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(LONG) - 1), st.integers(0, PIECE - 1), st.integers(0, 7))
def test_no_bit_can_be_flipped(piece: int, at: int, bit: int) -> None:
    changed = bytearray(LONG[piece])
    changed[at % len(changed)] ^= 1 << bit
    with pytest.raises(Unopenable):
        opened([*LONG[:piece], bytes(changed), *LONG[piece + 1 :]])


@pytest.mark.parametrize(
    "pieces",
    [
        LONG[:-1],
        LONG[1:],
        LONG[:2] + LONG[3:],
        [LONG[1], LONG[0], *LONG[2:]],
        [*LONG[:2], LONG[3], LONG[2], *LONG[4:]],
        [*LONG, LONG[-1]],
        [*LONG, bytes(1)],
        [*LONG[:-1], LONG[-1][:-1]],
        [*sealed(noise(5 * UNIT))[:1], *LONG[1:]],
        [],
    ],
    ids=["end", "beginning", "middle", "swapped", "swapped-later", "twice", "more", "cut", "another", "none"],
)
def test_pieces_cut_swapped_added_or_of_another_sealing_do_not_open(pieces: list[bytes]) -> None:
    with pytest.raises(Unopenable):
        opened(pieces)


def test_it_opens_under_its_own_id_and_key_alone() -> None:
    with pytest.raises(Unopenable):
        opened(LONG, sound=OTHER)
    with pytest.raises(Unopenable):
        opened(LONG, key=bytes(32))


def test_nothing_of_it_is_given_out_before_it_is_known_to_be_authentic_and_no_padding() -> None:
    """What is given out early is a beginning of what was said, and lags by a unit and a chunk at most."""
    said = noise(5 * UNIT)
    opening, out = OpeningSound(SOUND, KEY), b""
    for number, piece in enumerate(LONG[:-1], 1):
        out += opening.add(piece)
        assert said.startswith(out)
        assert len(out) >= number * UNIT - UNIT - 16 * 1024


def test_sealing_and_opening_hold_a_few_pieces_at_a_time() -> None:
    """However long it is: 20 MB, as much as Telegram gives a bot, go through in pieces as they come."""
    sealing, opening = SealingSound(SOUND, KEY), OpeningSound(SOUND, KEY)
    block, given, back = noise(64 * 1024), 0, 0
    for _ in range(320):
        given += len(block)
        pieces = sealing.add(block)
        assert sum(map(len, pieces)) <= 2 * PIECE
        back += sum(len(opening.add(piece)) for piece in pieces)
        assert given - back < 4 * PIECE
    back += sum(len(opening.add(piece)) for piece in sealing.close()) + len(opening.close())
    assert back == given
