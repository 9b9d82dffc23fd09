"""What Firsthand itself says in English is as easy to read as it asks designers to write."""

import pytest

from conversations.checks.jargon import jargon
from conversations.checks.phrases import blaming, double, form_speak, leading, negative
from conversations.checks.reading_age import GOAL, reading
from conversations.checks.sentences import sentences, words
from conversations.checks.wording import LONGEST_MESSAGE, LONGEST_SENTENCE
from tests.conversations.speaking import texts_of

LABELS = ("buttons.", "menu.", "code", "name")
SAID = {name: text for name, text in texts_of("en").items() if not name.startswith(LABELS)}


def test_no_sentence_is_longer_than_fifteen_words() -> None:
    """What is filled in counts as one word."""
    found = [sentence for text in SAID.values() for sentence in sentences(text.replace("{", "${"))]
    assert len(found) > 200
    assert [sentence for sentence in found if len(words(sentence)) > LONGEST_SENTENCE] == []


def test_no_message_is_longer_than_a_screen_but_the_privacy_notice() -> None:
    long = {name for name, text in SAID.items() if len(words(text)) > LONGEST_MESSAGE}
    assert long == {"privacy"}


def test_somebody_of_nine_years_can_read_it() -> None:
    found = reading(list(SAID.values()))
    assert found is not None
    assert found.age <= GOAL


@pytest.mark.parametrize("rule", [jargon, blaming, double, form_speak, leading, negative])
def test_nothing_is_said_that_a_designer_would_be_warned_of(rule: object) -> None:
    assert callable(rule)
    assert [(name, found) for name, text in texts_of("en").items() for found in rule(text)] == []


def test_no_word_frightens_or_promises() -> None:
    """“We will help” would not be true, and “anonymous” could not be kept."""
    said = " ".join(SAID.values()).lower()
    for word in ("anonymous", "victim", "abuse", "perpetrator", "we will help", "emergency", "report"):
        assert word not in said
