"""Narrators are counted, not stories: whoever told twice is counted once in a cell."""

import random

from hypothesis import given
from hypothesis import strategies as st

from conversations.digest.counting import Counts, Member, count
from conversations.digest.frame import Cell

CELLS = [Cell("needs", name) for name in "abcd"]
TELLERS = [bytes([number]) for number in range(6)]

members = st.builds(
    Member,
    teller=st.sampled_from(TELLERS),
    cells=st.frozensets(st.sampled_from(CELLS)),
    window=st.integers(0, 3),
)


def test_two_stories_of_one_narrator_count_once_in_a_cell() -> None:
    one = Member(b"1", frozenset(CELLS[:2]))
    again = Member(b"1", frozenset(CELLS[1:3]))
    assert count([one, again]) == Counts(1, dict.fromkeys(CELLS[:3], 1))


def test_a_story_in_no_cell_is_a_narrator_all_the_same() -> None:
    assert count([Member(b"1", frozenset())]) == Counts(1, {})


@given(st.lists(members))
def test_each_cell_holds_the_narrators_who_told_it_once(batch: list[Member]) -> None:
    counts = count(batch)
    assert counts.tellers == len({one.teller for one in batch})
    for cell in CELLS:
        assert counts.cells.get(cell, 0) == sum(
            any(cell in one.cells for one in batch if one.teller == teller) for teller in TELLERS
        )


@given(st.lists(members), st.randoms(use_true_random=False))
def test_the_order_and_the_number_of_stories_tell_nothing(batch: list[Member], chance: random.Random) -> None:
    shuffled = batch + batch
    chance.shuffle(shuffled)
    assert count(shuffled) == count(batch)


def test_counts_are_not_printed() -> None:
    assert repr(count([Member(b"rare", frozenset(CELLS))])) == "Counts()"
