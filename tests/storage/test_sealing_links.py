"""A deep link tells nobody but this service where somebody came from."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import LinkRefused
from storage.sealing.envelope import derive
from storage.sealing.links import LONGEST_CODE, code, constants

KEY = derive(bytes(range(32)), "links")
OTHER = derive(bytes(32), "links")
ALPHABET = frozenset(string.ascii_letters + string.digits + "_-")


@given(
    st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=8), st.text(alphabet="abcé1- ", max_size=10)
)
def test_what_a_link_carries_comes_back_and_nothing_of_it_can_be_seen(name: str, value: str) -> None:
    made = code(KEY, {name: value})
    assert constants(KEY, made) == {name: value}
    assert len(made) <= LONGEST_CODE
    assert set(made) <= ALPHABET, "all that Telegram lets through"
    assert constants(OTHER, made) == {}


def test_the_longest_that_fits_is_taken_and_one_more_is_refused() -> None:
    assert len(code(KEY, {"c": "n" * 29})) == LONGEST_CODE
    with pytest.raises(LinkRefused):
        code(KEY, {"c": "n" * 30})


@pytest.mark.parametrize("given_", [{}, {"": "x"}, {"a=b": "x"}, {"a": "x\ny=z"}])
def test_what_would_read_back_otherwise_is_refused(given_: dict[str, str]) -> None:
    with pytest.raises(LinkRefused):
        code(KEY, given_)


@given(st.text(max_size=70))
def test_anything_else_is_no_link(text: str) -> None:
    assert constants(KEY, text) == {}


def test_a_changed_letter_is_no_link() -> None:
    made = code(KEY, {"campaign": "north"})
    for at in range(len(made)):
        changed = made[:at] + ("A" if made[at] != "A" else "B") + made[at + 1 :]
        assert constants(KEY, changed) in (
            {},
            {"campaign": "north"},
        )  # the last letter has bits that mean nothing
    assert constants(KEY, made[:-1]) == {}
    assert constants(KEY, "") == {}


def test_the_format_has_not_changed() -> None:
    """A poster hangs for years: the code on it must open with every later version."""
    assert code(KEY, {"campaign": "north"}) == "AQ5wMaFmnqcG_p4GvqAjA7W9JCuZONfc8279TW03oA"
    assert constants(KEY, "AQ5wMaFmnqcG_p4GvqAjA7W9JCuZONfc8279TW03oA") == {"campaign": "north"}
