"""A designer hears of a language that Firsthand does not speak, and of one that nobody could choose."""

import pytest

from conversations.checks.spoken import spoken_faults
from conversations.errors import Weight
from tests.forms.writing import SETTINGS, sheets_of, survey


@pytest.mark.parametrize(
    ("labels", "header", "rule", "words"),
    [
        ("label::English (en) | label::Français (fr)", "label::Français (fr)", "own-words-in-english", "It has words in en, cy,"),
        ("label::English (en) | label::Cymraeg", "label::Cymraeg", "own-words-in-english", "as in Cymraeg (cy)"),
        ("label | label::Cymraeg (cy)", "label", "nameless-language", "label::English (en)"),
    ],
)  # fmt: skip
def test_a_language_that_firsthand_does_not_speak_or_nobody_could_choose_is_told_of(
    labels: str, header: str, rule: str, words: str
) -> None:
    (found,) = spoken_faults(sheets_of(survey(f"type | name | {labels}", "text | a | A | Â")))
    assert (found.rule, found.weight) == (rule, Weight.WARNING)
    assert (found.sheet, found.row, found.column) == ("survey", 1, header)
    assert words in found.remedy


@pytest.mark.parametrize(
    "labels",
    [
        "label",
        "label::English",
        "label::en-GB",
        "label::English (en) | label::Cymraeg (cy)",
        "label::Polski (pl) | label::اردو (ur) | label::العربية (ar) | label::Soomaali (so)",
    ],
)
def test_languages_that_firsthand_speaks_are_told_nothing_of(labels: str) -> None:
    row = "text | a" + " | A" * (labels.count("|") + 1)
    assert list(spoken_faults(sheets_of(survey(f"type | name | {labels}", row)))) == []


def test_a_setting_names_the_language_that_its_header_does_not() -> None:
    form = survey("type | name | label | label::Cymraeg (cy)", "text | a | A | Â")
    assert list(spoken_faults(sheets_of(SETTINGS, form))) == []
    assert [each.rule for each in spoken_faults(sheets_of(form))] == ["nameless-language"]
