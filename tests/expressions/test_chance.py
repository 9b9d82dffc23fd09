"""Chance follows from its seed alone, and shuffles as ODK does."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.expressions.chance import drawn, seed_of, shuffled


@pytest.mark.parametrize(
    ("items", "seed", "order"),
    # The orders that ODK's own programs are tested by.
    [
        ("0123456789", 33, "3548201697"),
        ("0123456789", 42, "0591846372"),
        ("ABCDEF", 42, "AFCBDE"),
        ("ABCDEF", -42, "EDAFBC"),
        ("ABCDEF", 1, "BFEACD"),
        ("ABCDEF", 11_111_111, "ACDBFE"),
    ],
)
def test_a_seed_shuffles_here_as_it_does_in_odk(items: str, seed: int, order: str) -> None:
    assert "".join(shuffled(items, seed)) == order


@pytest.mark.parametrize(
    ("text", "seed"),
    [
        ("42", 42),
        ("-3.9", -3),
        ("0.738", 0),
        ("", 0),
        ("9" * 400, 2**63 - 1),
        ("-" + "9" * 400, -(2**63)),
        # SHA-256 of “word” begins 98c1eb4ee93476743763878fcb96a25f.
        ("word", 0x98C1EB4EE9347674 - 2**64),
    ],
)
def test_a_text_stands_for_a_seed_as_in_odk(text: str, seed: int) -> None:
    assert seed_of(text) == seed


@given(st.lists(st.integers()), st.integers())
def test_a_shuffle_loses_nothing_and_can_be_played_again(items: Sequence[int], seed: int) -> None:
    order = shuffled(items, seed)
    assert sorted(order) == sorted(items)
    assert order == shuffled(items, seed)


def test_every_order_of_four_comes_about_equally_often() -> None:
    counts: dict[tuple[str, ...], int] = {}
    for talk in range(4_800):
        order = shuffled("ABCD", seed_of(f"talk {talk}"))
        counts[order] = counts.get(order, 0) + 1
    assert len(counts) == 24
    assert min(counts.values()) > 140
    assert max(counts.values()) < 260


@given(st.text())
def test_any_text_has_one_seed_of_64_bits(text: str) -> None:
    assert -(2**63) <= seed_of(text) < 2**63
    assert seed_of(text) == seed_of(text)


@given(st.integers(), st.text())
def test_what_is_drawn_lies_from_0_to_below_1(seed: int, key: str) -> None:
    assert 0 <= drawn(seed, key) < 1
