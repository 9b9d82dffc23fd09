"""A character that nobody sees is told of, and no report hands one on to a terminal."""

import json

import pytest

from bot.printing import json_text
from bot.sentence import sentence
from conversations.errors import Fault, FlowRefused, Weight
from tests.forms.writing import CHOICES, SETTINGS, faults, survey

HEADS = "type | name | label::English (en) | hint::English (en)"


def told(label: str) -> list[tuple[int | None, str | None, Weight]]:
    found = faults(SETTINGS, survey(HEADS, f"text | a | {label}"), CHOICES)
    return [(each.row, each.column, each.weight) for each in found if each.rule == "unseen-characters"]


@pytest.mark.parametrize("label", ["\u200b", "\u2060\u200d", "\u3164", "\u2800\u00ad"])
def test_a_label_with_nothing_to_see_is_refused(label: str) -> None:
    assert told(label) == [(2, "label::English (en)", Weight.ERROR)]


@pytest.mark.parametrize("control", ["\x1b]0;x\x07", "\x7f", "\x9b31m", "\x08"])
def test_a_label_with_a_control_character_is_refused(control: str) -> None:
    assert told(f"Where {control}?") == [(2, "label::English (en)", Weight.ERROR)]


@pytest.mark.parametrize("turning", ["\u202e", "\u2066"])
def test_a_label_that_turns_its_writing_round_is_to_be_looked_at(turning: str) -> None:
    assert told(f"Where {turning}?") == [(2, "label::English (en)", Weight.WARNING)]


@pytest.mark.parametrize(
    "label", ["Où ?", "\U0001f469\u200d\U0001f467", "می\u200cخواهم", "مرحبا", "a\tb", "½", "e\u0301"]
)
def test_what_people_write_is_let_through(label: str) -> None:
    assert told(label) == []


def test_no_message_of_a_fault_hands_on_what_a_terminal_obeys() -> None:
    cell = "a\x1b]0;owned\x07\x9b2J\u202eb\nAll is well."
    fault = Fault("survey\x1b", 2, f"label{cell}", f"“{cell}” is wrong.", "Mend it.")
    for words in (str(fault), str(FlowRefused((fault,))), sentence(FlowRefused((fault,)))):
        assert words.isprintable(), words
        assert "owned" in words


def test_json_for_programs_keeps_every_character_and_hands_none_on_bare() -> None:
    document = {"label": "a\x1b\x9b\u202e\x7f é\n"}
    written = json_text(document)
    assert json.loads(written) == document
    assert "é" in written
    assert written.replace("\n", "").isprintable()
