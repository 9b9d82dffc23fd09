"""No sentence of an evaluation set is trained on: no eight words in a row of one stand in the training stories."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import pytest

from tests.evaluation import sets, swapping
from tests.evaluation.scoring import Text
from tests.training.markup import Marked
from tests.training.train import stories

LENGTH = 8
HOLE = "\ufffc"
"""Stands for a whole marked span, so that two stories with the same words around other names are the same story."""

_WORD = re.compile(rf"[^\W_]+|{HOLE}")
_DIGITS = frozenset(
    ["oh", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double"]
)
"""A telephone number in words is no sentence: those reserved for stories begin alike."""


def shingles(text: str) -> Iterator[tuple[str, ...]]:
    """Every eight words in a row, lower case, with the holes among them and without what else stands between them."""
    words = [word.lower() for word in _WORD.findall(text.replace("'", "").replace("’", ""))]
    own = [at for at, word in enumerate(words) if word != HOLE]
    for first, last in zip(own, own[LENGTH - 1 :], strict=False):
        shingle = tuple(words[first : last + 1])
        if not _DIGITS.issuperset(shingle):
            yield shingle


def as_typed_and_holed(text: Text) -> tuple[str, str]:
    """A text, and the same with a hole for each marked span."""
    parts, at = [], 0
    for mark in sorted(text.marks, key=lambda mark: mark.start):
        parts += (text.text[at : mark.start], f" {HOLE} ")
        at = max(at, mark.end)
    return text.text, "".join((*parts, text.text[at:]))


def trained_on(story: Marked) -> tuple[str, str]:
    """A training story with its literal words, and with a hole for each mark that is no ordinary word."""
    literal, holed = [story.texts[0]], [story.texts[0]]
    for mark, after in zip(story.marks, story.texts[1:], strict=True):
        hole = f" {HOLE} "
        literal += (hole if mark.words is None else mark.words, after)
        holed += (mark.words if mark.type == "O" and mark.words else hole, after)
    return "".join(literal), "".join(holed)


@cache
def training() -> frozenset[tuple[str, ...]]:
    return frozenset(each for story in stories() for text in trained_on(story) for each in shingles(text))


def common(texts: Iterable[Sequence[str]]) -> list[int]:
    """The numbers of the texts of which a shingle was trained on; never their words."""
    return [
        number
        for number, both in enumerate(texts)
        if any(each in training() for text in both for each in shingles(text))
    ]


@pytest.mark.parametrize("name", sets.OWN)
def test_no_story_of_an_evaluation_set_is_trained_on(name: str) -> None:
    assert common(map(as_typed_and_holed, sets.own(name))) == []


@pytest.mark.parametrize("name", sets.PUBLIC)
def test_no_text_of_a_public_set_is_trained_on(name: str) -> None:
    assert common(map(as_typed_and_holed, sets.public(name))) == []


def test_no_sentence_of_the_swapped_names_is_trained_on() -> None:
    assert common((frame.replace("{", " {").replace("}", "} "),) for frame in swapping.frames()) == []


def test_the_held_out_stories_are_not_those_tuned_on() -> None:
    tuned = {each for text in sets.own("dev") for both in as_typed_and_holed(text) for each in shingles(both)}
    assert not [
        number
        for number, text in enumerate(sets.own("held"))
        if any(each in tuned for both in as_typed_and_holed(text) for each in shingles(both))
    ]


def test_a_story_that_is_trained_on_would_be_seen_under_other_names() -> None:
    story = next(story for story in stories() if len(_WORD.findall(trained_on(story)[1])) > 30)
    put = "".join(
        part + ("Quillonia" if mark is None else mark.words or "Quillonia")
        for part, mark in zip(story.texts, (*story.marks, None), strict=True)
    )
    assert common([(put,)]) == [0]
    assert len(training()) > 10_000
