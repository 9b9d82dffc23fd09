"""Rows under the service secret open where they were put, and nowhere else."""

import subprocess
import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import Unopenable
from storage.sealing.envelope import OVERHEAD, derive, place, pseudonym, seal, tag, unseal
from storage.sealing.framing import framed

KEY = derive(bytes(range(32)), "sessions")
HERE = place("sessions", "state", b"row 1")


@given(plain=st.binary(max_size=2000), row=st.binary(max_size=40))
def test_what_is_sealed_opens_at_its_place_and_is_29_bytes_longer(plain: bytes, row: bytes) -> None:
    sealed = seal(KEY, plain, place=place("sessions", "state", row))

    assert unseal(KEY, sealed, place=place("sessions", "state", row)) == plain
    assert len(sealed) == len(plain) + OVERHEAD


@pytest.mark.parametrize(
    "elsewhere",
    [
        place("sessions", "state", b"row 2"),
        place("sessions", "other", b"row 1"),
        place("outbox", "state", b"row 1"),
        place("session", "sstate", b"row 1"),
        b"",
    ],
)
def test_a_row_moved_elsewhere_does_not_open(elsewhere: bytes) -> None:
    sealed = seal(KEY, b"what was said", place=HERE)

    with pytest.raises(Unopenable):
        unseal(KEY, sealed, place=elsewhere)


def test_no_bit_of_a_sealed_row_can_be_flipped() -> None:
    sealed = seal(KEY, b"what was said", place=HERE)

    for at in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(Unopenable):
            unseal(KEY, bytes(changed), place=HERE)


@given(cut=st.integers(0, 41))
def test_a_row_that_was_cut_does_not_open(cut: int) -> None:
    sealed = seal(KEY, b"what was said", place=HERE)

    with pytest.raises(Unopenable):
        unseal(KEY, sealed[:cut], place=HERE)


@given(st.binary(max_size=100))
def test_anything_else_is_refused_with_the_one_error(anything: bytes) -> None:
    with pytest.raises(Unopenable):
        unseal(KEY, anything, place=HERE)


def test_another_secret_or_label_opens_nothing() -> None:
    sealed = seal(KEY, b"what was said", place=HERE)

    for other in (derive(bytes(32), "sessions"), derive(bytes(range(32)), "session")):
        with pytest.raises(Unopenable):
            unseal(other, sealed, place=HERE)


def test_the_same_words_sealed_twice_look_different() -> None:
    assert seal(KEY, b"what was said", place=HERE) != seal(KEY, b"what was said", place=HERE)


def test_a_key_shows_nothing_of_itself() -> None:
    assert repr(KEY) == "Key()"


def test_a_pseudonym_needs_the_key_and_all_parts_in_their_order() -> None:
    others = {
        pseudonym(derive(bytes(32), "sessions"), b"1", b"2"),
        pseudonym(KEY, b"2", b"1"),
        pseudonym(KEY, b"12"),
        pseudonym(KEY, b"1", b"2", b""),
        tag(KEY, b"1", b"2", size=16),
    }

    assert pseudonym(KEY, b"1", b"2") == pseudonym(KEY, b"1", b"2")
    assert pseudonym(KEY, b"1", b"2") not in others
    assert {len(one) for one in others} == {16}


@given(st.lists(st.binary(max_size=8), max_size=4), st.lists(st.binary(max_size=8), max_size=4))
def test_two_lists_of_parts_never_frame_to_the_same_bytes(some: list[bytes], others: list[bytes]) -> None:
    assert (framed(*some) == framed(*others)) == (some == others)


def test_no_nonce_comes_twice_however_many_threads_draw() -> None:
    """Each thread draws its own from the system, many at a time."""
    found: list[bytes] = []

    def draws() -> None:
        found.extend(seal(KEY, b"", place=HERE)[1:13] for _ in range(1000))

    threads = [threading.Thread(target=draws) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    draws()
    assert len(set(found)) == len(found) == 5000


FORKS = """
import os
from storage.sealing.envelope import derive, place, seal

def draw():
    return seal(derive(bytes(range(32)), "t"), b"", place=place("t", "c", b"r"))[1:13].hex()

print(draw(), flush=True)
child = os.fork()
print(draw(), flush=True)
if child:
    os.waitpid(child, 0)
"""


def test_a_process_that_was_forked_draws_no_nonce_of_its_parent() -> None:
    drawn = subprocess.run(
        [sys.executable, "-c", FORKS], capture_output=True, text=True, check=True
    ).stdout.split()
    assert len(drawn) == len(set(drawn)) == 3
