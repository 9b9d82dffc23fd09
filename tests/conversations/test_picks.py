"""What typed words pick from a list."""

from collections.abc import Mapping

import pytest

from conversations.flow import Kind, said
from conversations.talk import answers as reading
from conversations.talk.answers import LONGEST_PICK, comparable, in_words, listed, picked, yes_and_no
from conversations.talk.captions import captions
from conversations.tongues import code_of
from conversations.words import CODES, words_of
from tests.conversations.talking import built_in
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


YES_AND_NO = {
    "en": (("yes", "Y", "yeah", "Yep!"), ("no", "No.", "nope", "n", "nah")),
    "cy": (("ie", "oes", "ydy", "do", "yes"), ("na", "nage", "nac ydy", "nac oes", "naddo")),
    "pl": (("tak", "Tak.", "jasne"), ("nie", "NIE", "raczej nie")),
    "ur": (("ہاں", "جی", "جی ہاں", "haan"), ("نہیں", "جی نہیں", "nahi")),
    "ar": (("نعم", "ايوه", "أيوه", "آه"), ("لا", "كلا", "لاء")),
    "so": (("haa", "Haa!", "haye"), ("maya", "may", "mayee")),
}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("asked", ["safe_now", "danger_now", "more"])
def test_yes_and_no_answer_every_question_that_has_them_whatever_its_buttons_say(
    code: str, asked: str
) -> None:
    """“Is it safe?” has the buttons “Yes, it is safe” and “Not now”, and most people type “no”."""
    flow = built_in()
    language = next(one for one in flow.languages if code_of(one) == code)
    choices_of = captions(flow, asked, language).listed
    for typed, name in zip(YES_AND_NO[code], ("yes", "no"), strict=True):
        assert [picked(word, choices_of) for word in typed] == [(name,)] * len(typed)


def test_yes_is_no_answer_where_two_labels_begin_with_it() -> None:
    labels = [comparable(label) for label in ("Yes, now", "Yes, later", "No")]
    meant = yes_and_no(["yes", "later", "no"], labels, SAID)
    assert "yes" not in meant
    assert meant["nope"] == "no"
    assert picked("yes", listed(["yes", "later", "no"], labels, numbered=False, meant=meant)) is None


def test_a_label_goes_before_what_a_word_means_elsewhere() -> None:
    labels = [comparable(label) for label in ("Nope", "No", "Yes")]
    names = ["other", "no", "yes"]
    choices_of = listed(names, labels, numbered=False, meant=yes_and_no(names, labels, SAID))
    assert picked("nope", choices_of) == ("other",)


def test_a_list_without_such_names_takes_no_yes_and_no() -> None:
    assert yes_and_no(NAMES, ["fine", "bad", "so so"], SAID) == {}
    assert not yes_and_no(["yes", "no"], ["fine", "bad"], SAID).keys() & SAID.understood.commands.keys()


@pytest.mark.parametrize(("code", "between"), [("en", "; "), ("pl", "; "), ("ar", "؛ "), ("ur", "؛ ")])
def test_answers_are_joined_as_their_language_joins_them(code: str, between: str) -> None:
    flow = built_in()
    language = next(one for one in flow.languages if code_of(one) == code)
    needs = next(prompt for prompt in flow.prompts if prompt.name == "needs")
    names = [choice.name for choice in needs.choices[:2]]
    labels = [said(choice.label, language) for choice in needs.choices[:2]]
    assert in_words(needs, " ".join(names), language) == between.join(labels)
