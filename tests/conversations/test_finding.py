"""Search in long lists."""

from hypothesis import given
from hypothesis import strategies as st

from conversations.talk.answers import comparable
from conversations.talk.finding import MOST, found

TOWNS = [
    comparable(town)
    for town in ("Amblewick", "North Amble", "Barnsby", "Ambleside", "Corveston", "Lamb Hill")
]
EVERY = range(len(TOWNS))


def test_beginnings_come_before_words_and_words_before_parts() -> None:
    matches = [TOWNS[place] for place in found("amb", TOWNS, EVERY).matches]
    assert matches == ["amblewick", "ambleside", "north amble", "lamb hill"]


def test_a_label_typed_whole_is_taken_though_others_hold_it() -> None:
    places = ["hill", "hill end", "mill hill"]
    assert found("hill", places, range(3)).whole == 0
    assert found("hil", places, range(3)).whole is None


def test_two_labels_alike_are_never_taken_for_one() -> None:
    assert found("hill", ["hill", "hill"], range(2)).whole is None


def test_a_slip_of_typing_finds_what_was_meant() -> None:
    for typed in ("corvston", "corvseton", "korveston", "barnsbi"):
        assert TOWNS[found(typed, TOWNS, EVERY).matches[0]] in ("corveston", "barnsby")


def test_a_sentence_is_no_label_with_a_slip_in_it() -> None:
    """Looking for one among thousands of labels would keep everybody else waiting."""
    label = comparable(
        "the children's home at the end of the road to the sea, with the red gate and the pond"
    )
    assert found(label[:50] + "q", [label], [0]).matches == (0,)
    assert found(label.replace("red", "rad"), [label], [0]).matches == ()


def test_what_is_like_nothing_finds_nothing() -> None:
    assert found("xyzzy", TOWNS, EVERY).matches == ()
    assert found("", TOWNS, EVERY).matches == ()


def test_only_what_is_offered_is_found() -> None:
    assert found("amblewick", TOWNS, [1, 2]).whole is None
    assert 0 not in found("ambl", TOWNS, [1, 2, 3]).matches


def test_more_matches_than_are_shown_are_counted() -> None:
    many = [f"road {number}" for number in range(30)]
    matches = found("road", many, range(30))
    assert len(matches.matches) == MOST
    assert matches.more == 30 - MOST


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=40))
def test_any_search_finds_only_what_is_in_the_list(typed: str, labels: list[str]) -> None:
    compared = [comparable(label) for label in labels]
    matches = found(comparable(typed), compared, range(len(labels)))
    assert len(matches.matches) <= MOST
    assert set(matches.matches) <= set(range(len(labels)))
    assert len(set(matches.matches)) == len(matches.matches)
    assert matches.whole is None or compared[matches.whole] == comparable(typed)
