"""The reading age of a flow follows the published formula, and syllables are counted as they are spoken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.checks.reading_age import FEWEST_WORDS, grade, reading, syllables

SPOKEN = {
    1: "help asked once hour home school move whose people’s through wait used walked passed changed kids lives "
    "made eyes friends month 15 don’t we’ve strength worked tried",
    2: "people family’s something worry asking police money social children waited needed table little apple "
    "questions answer council doctor happen changes houses places being going trying isn’t rhythm handled careful "
    "someone service useful safely homeless quiet real-life started centre",
    3: "family important another hospital difficult anyone remember telephone visited teenagers everyone "
    "conversation’s happiness government officer understand violence barrier area idea example",
    4: "experience information education situation community usually anybody emergency difficulty",
    5: "opportunity university accommodation communication",
}
EXCEPT = {"people’s", "family’s", "conversation’s", "real-life"}


@pytest.mark.parametrize("count", SPOKEN)
def test_syllables_are_counted_as_they_are_spoken(count: int) -> None:
    wrong = {word: syllables(word) for word in SPOKEN[count].split() if word not in EXCEPT}
    assert {word: found for word, found in wrong.items() if found != count} == {}


@given(st.from_regex(r"[A-Za-zÀ-ž’']*[A-Za-z][A-Za-zÀ-ž’']*", fullmatch=True) | st.integers(0).map(str))
def test_any_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1


def test_the_grade_is_that_of_the_formula() -> None:
    # 5 words in one sentence, of 1 syllable each: 0.39 * 5 + 11.8 * 1 - 15.59.
    assert grade(["We asked the school twice."]) == pytest.approx(-1.84)
    # 8 words in two sentences with 12 syllables.
    assert grade(["Families waited for help.", "Someone listened at last."]) == pytest.approx(
        0.39 * 4 + 11.8 * 13 / 8 - 15.59
    )


def test_a_text_too_short_is_not_judged() -> None:
    assert reading(["Help came."] * (FEWEST_WORDS // 2 - 1)) is None
    assert reading(["Help came."] * (FEWEST_WORDS // 2)) is not None


def test_longer_words_and_longer_sentences_need_an_older_reader() -> None:
    easy = reading(["They came to see us at home. We had tea and a talk."] * 10)
    longer = reading(["They came to see us at home and we had tea and a talk"] * 10)
    harder = reading(["Representatives visited our accommodation. We had conversation."] * 20)
    assert easy is not None
    assert longer is not None
    assert harder is not None
    assert easy.age < longer.age < harder.age


def test_the_hardest_sentences_are_named() -> None:
    found = reading(
        [*["We had tea and a talk."] * 20, "Organisations subsequently communicated their recommendations."]
    )
    assert found is not None
    assert found.hardest[0].startswith("Organisations")
