"""The benchmark of redaction measures made-up stories of the lengths it says, the same each time."""

from tests.bench.redaction import lengths, made_up


def test_the_stories_are_the_same_each_time_and_as_many_as_asked_for() -> None:
    told = made_up(30)
    assert told == made_up(30)
    assert len(told) == 30
    assert len(set(told)) > 20


def test_a_text_is_as_long_as_its_line_says() -> None:
    measured = list(lengths(made_up(5), (1, 2)))
    assert [each.characters for each in measured] == [1_000, 2_000]
    assert all(each.seconds > 0 for each in measured)
    assert measured[1].per_kilobyte == 1e6 * measured[1].seconds / 2_000
