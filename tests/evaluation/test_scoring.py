"""The scorer says what it claims to: each case here was worked out by hand."""

from math import isclose

import pytest

from tests.evaluation import scoring, sets
from tests.evaluation.intervals import f2, f2_interval, wilson
from tests.evaluation.scoring import Find, Mark, Share, Text, f_score, tally
from tests.training.markup import marked

#       0         1         2         3         4
#       0123456789012345678901234567890123456789012345
TOLD = "Sam's teacher Mrs O'Dea, Rose Hill, rose early"
TEXT = Text(
    TOLD,
    (
        Mark(0, 3, "PERSON", True),
        Mark(18, 23, "PERSON", True),
        Mark(25, 34, "LOCATION", False),
    ),
    hard=((36, 40),),
)


@pytest.mark.parametrize(
    ("found", "full", "touched", "right", "wrong", "missed", "clean", "hard"),
    [
        # Words: Sam's · teacher · Mrs · O'Dea · Rose · Hill · rose · early; those marked: Sam's, O'Dea, Rose, Hill.
        ([], 0, 0, 0, 0, 4, False, 0),
        ([(0, 3), (18, 23), (25, 34)], 3, 3, 4, 0, 0, True, 0),
        ([(0, 5), (18, 23), (25, 34)], 3, 3, 4, 0, 0, True, 0),  # the possessive is part of the same word
        ([(0, 2), (18, 23), (25, 29)], 1, 3, 3, 0, 1, False, 0),  # one letter of Sam shows; Hill is missed
        ([(18, 19), (20, 23)], 1, 1, 1, 0, 3, False, 0),  # the apostrophe may show: letters and digits count
        ([(14, 23), (36, 46)], 1, 1, 1, 3, 3, False, 1),  # Mrs, rose and early are masked wrongly
        ([(0, 46)], 3, 3, 4, 4, 0, True, 1),
        ([(3, 3), (46, 46)], 0, 0, 0, 0, 4, False, 0),  # empty finds are none
        ([(25, 29), (30, 34)], 1, 1, 2, 0, 2, False, 0),  # several finds cover together; a blank may show
    ],
)
def test_a_text_is_tallied_as_by_hand(
    found: list[Find], full: int, touched: int, right: int, wrong: int, missed: int, clean: bool, hard: int
) -> None:
    one = tally(TEXT, found)
    assert scoring.full([one]).hits == full
    assert scoring.touched([one]).hits == touched
    assert (one.right, one.wrong, one.missed) == (right, wrong, missed)
    assert one.clean is clean
    assert one.hard_masked == hard
    assert scoring.hard([one]) == Share(hard, 1)


def test_what_is_ignored_counts_neither_way_but_a_mark_within_it_does() -> None:
    #            0123456789012345678
    text = Text("see @tom and @jerry", (Mark(4, 8, "HANDLE", True),), ignored=((4, 8), (13, 19)))
    none, both = tally(text, []), tally(text, [(4, 8), (13, 19)])
    assert (none.right, none.wrong, none.missed) == (0, 0, 1)
    assert (both.right, both.wrong, both.missed) == (1, 0, 0)


def test_a_mark_without_letters_or_digits_asks_for_nothing() -> None:
    text = Text("well :-) ok", (Mark(5, 8, "PERSON", True),))
    one = tally(text, [])
    assert one.hits == ()
    assert one.clean is None
    assert scoring.clean([one]) == Share(0, 0)


def test_direct_quasi_and_types_are_counted_apart() -> None:
    both = [tally(TEXT, [(0, 3), (25, 34)]), tally(TEXT, [(0, 46)])]
    assert scoring.full(both, direct=True) == Share(3, 4)
    assert scoring.full(both, direct=False) == Share(2, 2)
    assert scoring.full(both, type="PERSON") == Share(3, 4)
    assert scoring.clean(both) == Share(1, 2)
    assert scoring.precision(both) == Share(7, 11)
    assert scoring.recall(both) == Share(7, 8)


@pytest.mark.parametrize("find", [(-1, 2), (3, 2), (0, 47)])
def test_a_find_outside_the_text_is_an_error_and_no_score(find: Find) -> None:
    with pytest.raises(ValueError, match="is not within a text of 46 characters"):
        tally(TEXT, [find])


def test_f2_weighs_recall_four_times() -> None:
    assert f_score(0.5, 0.5, 2) == 0.5
    assert isclose(f_score(0.5, 1.0, 2), 5 * 0.5 / (4 * 0.5 + 1))
    assert f_score(0.0, 0.0, 2) == 0.0
    assert isclose(f_score(0.5, 1.0, 1), 2 / 3)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [  # (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), worked out with z = 1.96
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (206, 284, 0.6706, 0.7741),
        (0, 0, 0.0, 1.0),
    ],
)
def test_wilsons_interval(hits: int, of: int, low: float, high: float) -> None:
    found = wilson(Share(hits, of))
    assert found == pytest.approx((low, high), abs=6e-4)


def test_the_interval_of_f2_holds_it_and_is_the_same_each_time() -> None:
    tallies = [tally(TEXT, found) for found in ([], [(0, 3)], [(0, 46)], [(18, 23), (25, 34)]) * 5]
    low, high = f2_interval(tallies)
    assert low < f2(tallies) < high
    assert (low, high) == f2_interval(tallies)


def test_marks_of_a_story_become_spans_of_its_text() -> None:
    story = marked(
        "{P:hope}s mum {O:hope}s, at {A:2 Rose Lane} in {T:Deal}", {"origin": "british", "style": "lower"}
    )
    text = sets.text_of(story)
    assert text.text == "hopes mum hopes, at 2 Rose Lane in Deal"
    assert [(text.text[mark.start : mark.end], mark.type, mark.direct) for mark in text.marks] == [
        ("hope", "PERSON", True),
        ("2 Rose Lane", "LOCATION", True),
        ("Deal", "LOCATION", False),
    ]
    assert [text.text[start:end] for start, end in text.hard] == ["hope"]
    assert (text.style, text.origin) == ("lower", "british")
    with pytest.raises(ValueError, match="empty slot of type P"):
        sets.text_of(marked("{P1} is here"))


@pytest.mark.parametrize("name", sets.PUBLIC)
def test_a_public_sets_marks_lie_in_its_texts(name: str) -> None:
    texts = sets.public(name)
    assert len(texts) > 1000
    for text in texts:
        for start, end in (*((mark.start, mark.end) for mark in text.marks), *text.ignored):
            assert 0 <= start < end <= len(text.text)
