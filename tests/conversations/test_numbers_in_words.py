"""Numbers as people type them in each language."""

import tomllib
from collections.abc import Mapping
from importlib import resources
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.talk.answers import comparable, listed, picked
from conversations.talk.numbers import number_in
from conversations.words import CODES, words_of
from conversations.words.folding import folded

OTHERS = [code for code in CODES if code != "en"]


def spelt(code: str) -> list[list[str]]:
    """The numbers from 0 to 100 of a language, each in every spelling that its file has."""
    file = resources.files("conversations.words").joinpath(f"{code}.toml")
    return [ways.split("/") for ways in tomllib.loads(file.read_text(encoding="utf-8"))["numbers"]["words"]]


@pytest.mark.parametrize("code", OTHERS)
def test_every_spelling_of_every_number_to_a_hundred_is_that_number(code: str) -> None:
    """In capitals too, and without the accents that a keyboard hides."""
    numbers = spelt(code)
    assert len(numbers) == 101
    words = words_of(code)
    for number, ways in enumerate(numbers):
        assert ways
        for way in ways:
            for typed in (way, way.upper(), folded(way), f" {way} !"):
                assert number_in(typed, words, whole=True) == str(number), typed


@pytest.mark.parametrize("code", OTHERS)
def test_no_spelling_is_two_numbers_and_none_is_a_word_that_means_nothing(code: str) -> None:
    understood = words_of(code).understood
    every = [(folded(way), number) for number, ways in enumerate(spelt(code)) for way in ways]
    assert [one for one, other in pairwise(sorted(every)) if one[0] == other[0] and one[1] != other[1]] == []
    known = {way for way, _ in every}
    assert known.isdisjoint(understood.beside_numbers | understood.changing)
    assert understood.beside_numbers.isdisjoint(understood.changing)


FIGURES: Mapping[str, tuple[str, ...]] = {
    "en": ("3",),
    "cy": ("3",),
    "pl": ("3",),
    "ur": ("3", "۳", "\u200f۳"),
    "ar": ("3", "٣", "۳", "\u200f٣\u200f"),
    "so": ("3",),
}


@pytest.mark.parametrize(("code", "typed"), [(code, typed) for code in CODES for typed in FIGURES[code]])
def test_figures_are_read_in_the_script_they_are_typed_in(code: str, typed: str) -> None:
    assert number_in(typed, words_of(code), whole=True) == "3"


@pytest.mark.parametrize(
    ("typed", "value"), [("٣٫٥", "3.5"), ("۱٬۲۰۰", "1200"), ("١٢٠", "120"), ("۰", "0"), ("٣،", "3")]
)
@pytest.mark.parametrize("code", ["ar", "ur"])
def test_signs_in_arabic_and_persian_figures_are_read_too(code: str, typed: str, value: str) -> None:
    assert number_in(typed, words_of(code)) == value


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("en", "about 3"),
        ("en", "more or less 3"),
        ("cy", "tua 3"),
        ("cy", "tua thri"),
        ("cy", "dim ond 3"),
        ("cy", "dim ond tair"),
        ("cy", "jyst 3, plis"),
        ("pl", "około 3"),
        ("pl", "okolo trzy"),
        ("pl", "mniej więcej 3"),
        ("pl", "chyba trzech"),
        ("ur", "تقریباً 3"),
        ("ur", "شاید تین"),
        ("ur", "صرف ۳"),
        ("ur", "taqreeban teen"),
        ("ar", "حوالي 3"),
        ("ar", "تقريبا ثلاثة"),
        ("ar", "ما يقارب ٣"),
        ("ar", "بس تلاتة"),
        ("so", "qiyaastii 3"),
        ("so", "malaha saddex"),
        ("so", "saddex keliya"),
    ],
)
def test_words_beside_a_number_leave_it_as_it_is(code: str, typed: str) -> None:
    assert number_in(typed, words_of(code), whole=True) == "3"


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("cy", "2 neu 3"),
        ("cy", "dau neu dri"),
        ("cy", "tri a hanner"),
        ("cy", "mwy na 3"),
        ("cy", "3 mlynedd yn ôl"),
        ("cy", "tri mis ar ddeg"),
        ("pl", "2 albo 3"),
        ("pl", "dwa trzy"),
        ("pl", "trzy i pół"),
        ("pl", "ponad 3"),
        ("pl", "3 lata temu"),
        ("pl", "kilka"),
        ("ur", "2 یا 3"),
        ("ur", "ساڑھے تین"),
        ("ur", "تین سے زیادہ"),
        ("ur", "ڈھائی"),
        ("ur", "دو تین"),
        ("ar", "2 أو 3"),
        ("ar", "ثلاثة ونصف"),
        ("ar", "أكثر من ثلاثة"),
        ("ar", "٢ و ٣"),
        ("ar", "كم"),
        ("so", "2 ama 3"),
        ("so", "saddex iyo badh"),
        ("so", "ka badan 3"),
        ("so", "laba saddex"),
    ],
)
def test_two_numbers_and_what_changes_one_are_none(code: str, typed: str) -> None:
    """A narrator is rather asked again than misunderstood."""
    assert number_in(typed, words_of(code), whole=True) is None


@given(st.sampled_from(OTHERS), st.integers(0, 100), st.integers(0, 100), st.randoms())
def test_two_numbers_in_words_are_never_one_of_them(
    code: str, first: int, second: int, chance: Random
) -> None:
    """Beside each other they may be a third (“dwadzieścia jeden”), and else they are none."""
    numbers = spelt(code)
    one, other = chance.choice(numbers[first]), chance.choice(numbers[second])
    together = number_in(f"{one} {other}", words_of(code), whole=True)
    whole = {folded(way): str(number) for number, ways in enumerate(numbers) for way in ways}
    assert together == whole.get(folded(f"{one} {other}"))


LABELS = [comparable(label) for label in ("Tea", "Coffee", "Milk", "Juice", "Water")]
CHOICES = listed(["a", "b", "c", "d", "e"], LABELS, numbered=True)


@pytest.mark.parametrize(
    "typed",
    [
        "1, 3",
        "1 and 3",
        "1 i 3",
        "1 oraz 3",
        "1 a 3",
        "1، 3",
        "١، ٣",
        "١ و ٣",
        "١ و٣",
        "۱ اور ۳",
        "1 iyo 3",
        "1؛3",
        "3 a 1",
    ],
)
def test_several_places_in_a_list_are_typed_as_each_language_joins_them(typed: str) -> None:
    names = picked(typed, CHOICES)
    assert names is not None
    assert set(names) == {"a", "c"}


@pytest.mark.parametrize("typed", ["1 albo 3", "1 neu 3", "٩، ١", "1 إلى 3", "0"])
def test_other_words_between_numbers_pick_nothing(typed: str) -> None:
    assert picked(typed, CHOICES) is None


def test_a_raised_figure_is_no_number_and_no_place() -> None:
    for code in CODES:
        assert number_in("3²", words_of(code)) is None
        assert number_in("²", words_of(code)) is None
    assert picked("1²", CHOICES) is None
