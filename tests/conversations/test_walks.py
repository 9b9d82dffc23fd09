"""The law of the narrator's control: whatever way is taken, the record is that of the straight run.

Left out is what means to depend on the way: ``once()`` of an answer, which keeps what it was the first time.
"""

import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from tests.conversations.straying import STRAYS
from tests.conversations.walks import WAYS, block

BLOCKS, EACH = 8, 250
SOAKED = 100_000

FOUND = (
    "restart", "one breath", "voice note arrived", "an edit changed an answer", "put right by an edit",
    "put right by its line", "put right by going back", "began again", "a word was decided", "put right a word",
)  # fmt: skip
"""What must have come about on the walks beside the strays themselves, or they prove little."""


@pytest.mark.parametrize("number", range(BLOCKS))
def test_any_order_of_answers_edits_backs_pauses_and_restarts_ends_in_the_record_of_the_straight_run(
    number: int,
) -> None:
    """2,000 walks: wrong answers put right, branches left and come back to, replayed taps, restarts, voice notes."""
    walked, done = block(number * EACH, EACH // WAYS)
    assert walked == EACH
    assert not [name for name in (*FOUND, *(stray.__name__ for stray in STRAYS)) if not done[name]]


def test_there_are_two_thousand_walks() -> None:
    """As many as were promised."""
    assert BLOCKS * EACH >= 2_000


@pytest.mark.soak
def test_a_hundred_thousand_walks_end_in_the_record_of_the_straight_run() -> None:
    """The same on walks that no other run takes."""
    size = 500
    firsts = range(1_000_000, 1_000_000 + SOAKED, size)
    walked, done = 0, Counter[str]()
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        for count, more in pool.map(block, firsts, [size // WAYS] * len(firsts)):
            walked += count
            done += more
    assert walked == SOAKED
    assert min(done[name] for name in FOUND) > 1_000
