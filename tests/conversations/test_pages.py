"""Long texts are cut where Telegram counts, never within a character."""

from hypothesis import given
from hypothesis import strategies as st

from conversations.talk.pages import fitting, paged, units

LETTERS = st.text(st.sampled_from("a\n é£中😀👩\u200d👧\ud800"), max_size=60)


@given(LETTERS, st.integers(0, 80))
def test_what_fits_is_the_longest_beginning_that_does(text: str, room: int) -> None:
    end = fitting(text, room)
    assert units(text[:end]) <= room
    assert end == len(text) or units(text[: end + 1]) > room


@given(st.lists(LETTERS, max_size=5), st.integers(8, 40))
def test_pages_are_no_longer_than_they_may_be_and_lose_nothing_but_blanks(
    parts: list[str], most: int
) -> None:
    pages = paged(parts, most)
    assert all(units(page) <= most for page in pages)
    assert "".join("".join(pages).split()) == "".join("".join(parts).split())
