"""What typed words pick from a list."""

from collections.abc import Mapping

import pytest

from conversations.flow import Kind
from conversations.talk import answers as reading
from conversations.talk.answers import LONGEST_PICK, comparable, listed, picked
from conversations.words import words_of
from tests.conversations.test_kinds import answers, asking, choices, prompt

SAID = words_of("en")

NAMES = ["a", "b", "c"]
SHORT = listed(NAMES, [comparable(label) for label in ("Yes", "No", "I don't know")], numbered=True)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("yes", ("a",)),
        ("  yes \n", ("a",)),
        ("yes, no", ("a", "b")),
        ("no ;\n yes", ("b", "a")),
        ("no,,no,", ("b",)),
        ("i don", ("c",)),
        ("1 and 3", ("a", "c")),
        (",;\n", None),
        ("yes, maybe", None),
        (" " * 300 + "yes" + " " * 300, ("a",)),
        ("yes" + "," + " " * 4_000 + "no", ("a", "b")),
    ],
)
def test_words_pick_what_they_say(typed: str, names: tuple[str, ...] | None) -> None:
    assert picked(typed, SHORT) == names


@pytest.mark.parametrize("begin", ["yes", "1", "i don't know"])
def test_a_story_that_begins_like_a_label_is_not_that_label(begin: str) -> None:
    """“yes”, two hundred blanks, “but not at home” is not yes; nor is it a part of a list."""
    story = begin + " " * LONGEST_PICK + "but not at home"
    assert picked(story, SHORT) is None
    assert picked(f"no, {story}", SHORT) is None
    many = tuple(choices("Yes", "1", "I don't know") * 7)
    talk = asking(prompt(Kind.SELECT_ONE, choices=many))
    talk.type(story)
    assert talk.last == SAID.asking.found_none
    assert "it" not in answers(talk)


def test_splitting_a_list_never_goes_back_over_what_was_read() -> None:
    """Blanks beside a comma in the pattern would be tried again from each of four thousand blanks."""
    patterns: Mapping[str, object] = vars(reading)
    assert patterns["_LISTED"].pattern == "[,;\\n،؛]"  # type: ignore[attr-defined]
