"""Words that are hard, leading or blaming are named with a way to say it; good words are left alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import conversations
from conversations.checks.jargon import PLAIN, SHORT, jargon
from conversations.checks.languages import english
from conversations.checks.phrases import blaming, double, form_speak, leading, negative
from conversations.checks.sentences import sentences, words
from conversations.checks.ticking import ticking_faults
from conversations.checks.wording import judged
from conversations.errors import Fault, Weight
from conversations.forms.reading.files import FileKind, read
from conversations.forms.sheets import Row, Sheet, Sheets


def asking(label: str, header: str = "label::English (en)", **cells: str) -> Sheets:
    """A form with one question."""
    row = Row(2, {"type": "text", "name": "q", header: label, **cells})
    return Sheets(survey=Sheet("survey", ("type", "name", header, *cells), (row,)))


def rules(label: str, header: str = "label::English (en)", **cells: str) -> set[str]:
    """The rules that one question breaks."""
    return {fault.rule for fault in judged(asking(label, header, **cells)).faults}


def test_nothing_is_wrong_with_the_words_of_the_built_in_flow() -> None:
    source = (Path(conversations.__file__).parent / "flows" / "family_story.md").read_bytes()
    sheets = read(source, FileKind.MARKDOWN)
    found = judged(sheets)
    assert [str(fault) for fault in (*found.faults, *ticking_faults(sheets))] == []
    assert found.reading is not None
    assert found.reading.age <= 9


GOOD = (
    "What happened?",
    "Who did you ask, or who was in touch with you?",
    "Is anyone in your family in danger, or being hurt, now?",
    "Whose job did it feel like to help you? Put the truest first.",
    "What helped, even a little?",
    "How good or bad was the help?",
    "How were things when help came?",
    "What do you wish someone had asked you?",
    "Were you admitted to hospital?",
    "Did people think about you and your children?",
    "When did help come?",
    "Are you sure or not sure?",
    "What was good about it?",
    "Which council area was this in?",
    "Did you have someone to talk to?",
    "We know this can be hard. What got in the way?",
    "How old are you?",
    "Did you feel safe at home?",
    "Do you agree to take part?",
    "Do you agree that we may keep this?",
    "Did you get help and support?",
    "It was not your fault. What happened?",
    "Nobody is to blame. What happened?",
    "Was your child admitted to school?",
    "See https://example.org/your_rights_now. What happened?",
    "Was it the GP or the NHS?",
    "Then tap SEND. What else?",
)


@pytest.mark.parametrize("label", GOOD)
def test_a_good_question_is_left_alone(label: str) -> None:
    assert rules(label) == set()


@pytest.mark.parametrize(
    ("label", "rule"),
    [
        (
            "Who was the first person of them all that you told about it when it had begun again?",
            "long-sentence",
        ),
        ("Did nobody help you?", "negative-question"),
        ("Were you never asked?", "negative-question"),
        ("Couldn’t they come sooner?", "negative-question"),
        ("What helped? What got in the way?", "double-question"),
        ("Who came and when did they leave?", "double-question"),
        ("Did you ask and did they come?", "double-question"),
        ("Did staff listen and help?", "double-question"),
        ("How long and hard was it?", "double-question"),
        ("Did you see a nurse and/or a doctor?", "double-question"),
        ("Wouldn't you say it was late?", "leading-question"),
        ("How satisfied are you with the help?", "leading-question"),
        ("Surely someone asked you?", "leading-question"),
        ("It was late, wasn't it?", "leading-question"),
        ("What was so awful about it?", "leading-question"),
        ("Why did you wait?", "blaming-words"),
        ("What could you have done?", "blaming-words"),
        ("Was it your fault?", "blaming-words"),
        ("Was that your own mistake?", "blaming-words"),
        ("Did the school help and support you?", "double-question"),
        ("When did you admit that you need help?", "blaming-words"),
        ("Please rate our service.", "form-speak"),
        ("How was it, on a scale of 1 to 10?", "form-speak"),
        ("If other, please specify.", "form-speak"),
        ("Select all that apply.", "form-speak"),
        ("Was there a multi agency meeting?", "jargon"),
        ("Did you get an EHCP?", "jargon"),
        ("WHAT HAPPENED TO YOU?", "shouting"),
        ("What happened? TBC", "unfinished-words"),
        ("What is your home address?", "asks-identity"),
    ],
)
def test_a_question_that_is_hard_to_answer_is_named_with_a_remedy(label: str, rule: str) -> None:
    found = judged(asking(label)).faults
    assert [fault.rule for fault in found] == [rule]
    assert (found[0].sheet, found[0].row, found[0].column) == ("survey", 2, "label::English (en)")
    assert found[0].weight is Weight.WARNING
    assert found[0].problem.endswith((".", "”."))
    assert found[0].remedy.endswith((".", "?”", ".”"))


def test_a_remedy_rewrites_where_it_can() -> None:
    assert [found.remedy for found in leading("How good was the help?")] == [
        "Ask openly: “How was the help?”"
    ]
    assert "“sent on”" in judged(asking("Were you referred?")).faults[0].remedy
    split = judged(
        asking("When you had first asked for help from them, what was it that got in the way of you?")
    ).faults[0]
    assert split.remedy == "Split it, for example after “for help from them”."


def test_only_english_is_judged_word_by_word() -> None:
    assert rules("Pourquoi n’avez-vous pas demandé ?", "label::Français (fr)") == set()
    assert rules("Why did you wait?", "label::Français (fr)") == set()
    assert rules("WARUM KAM NIEMAND?", "label::Deutsch (de)") == {"shouting"}
    assert rules("فريق SEND في المدرسة", "label::العربية (ar)") == set()
    assert rules("ماذا حدث بعد ذلك؟", "label::العربية (ar)") == set()
    assert rules(" ".join(["mot"] * 31), "label::Français (fr)") == {"long-message"}


def test_words_without_a_language_are_english_where_they_look_so() -> None:
    assert rules("Why did you wait?", "label") == {"blaming-words"}
    assert rules("Warum haben Sie so lange gewartet?", "label") == set()
    assert english("", ["What is the name of it?"])
    assert not english("", ["¿Cómo se llama usted?"])
    assert not english("", [])
    assert english("en-GB", ["Schule"])
    assert not english("Deutsch (de)", ["What is it?"])


def test_what_only_designers_or_staff_read_is_not_judged() -> None:
    assert rules("What happened?", **{"guidance_hint::English (en)": "Why did you ask?"}) == set()
    assert rules("What happened?", **{"kv:summary::English (en)": "Safeguarding referral"}) == set()
    assert rules("What happened?", **{"hint::English (en)": "Say who made the referral."}) == {"jargon"}


def test_a_row_that_is_switched_off_is_not_judged() -> None:
    assert rules("Why did you wait?", disabled="yes") == set()


def test_a_question_for_a_name_is_left_alone_once_it_is_guarded() -> None:
    assert rules("What is your name?") == {"asks-identity"}
    assert rules("What is your name?", **{"bind::kv:guard": "pii"}) == set()
    assert rules("Tell us without your name.") == set()


def test_each_word_of_the_services_is_found_and_no_plain_word_is_one_itself() -> None:
    for term, instead in {**PLAIN, **SHORT}.items():
        assert (term, instead) in list(jargon(f"Was it about {term} then?")), term
        assert not list(jargon(instead)), instead
    assert not list(jargon("The mash was good, and the salt; we sat at a threshing floor."))
    assert not list(jargon("MASH AND SALT AND SEND"))


def ticking(*choices: tuple[str, str, str], constraint: str = "") -> list[Fault]:
    survey = Sheet(
        "survey",
        ("type", "name", "label", "constraint"),
        (Row(2, {"type": "select_multiple l", "name": "q", "label": "What?", "constraint": constraint}),),
    )
    rows = tuple(
        Row(number, {"list_name": "l", "name": name, "label": label, "exclusive": exclusive})
        for number, (name, label, exclusive) in enumerate(choices, start=2)
    )
    return list(
        ticking_faults(Sheets(survey, Sheet("choices", ("list_name", "name", "label", "exclusive"), rows)))
    )


def test_none_of_these_must_stand_alone_by_its_column_or_by_the_constraint() -> None:
    home, none = ("home", "A home", ""), ("none", "None of these", "")
    assert [fault.row for fault in ticking(home, none)] == [3]
    assert ticking(home, ("none", "None of these", "yes")) == []
    assert ticking(home, none, constraint="not(selected(., 'none') and count-selected(.) > 1)") == []
    assert ticking(home, none, constraint="count-selected(.) < 9") != []
    assert [fault.row for fault in ticking(home, ("z", "Nobody", ""))] == [3]
    assert ticking(home, ("z", "No one asked the right thing", "")) == []
    assert ticking(none) == []


def test_sentences_end_where_a_reader_breathes() -> None:
    assert sentences("Come in. Sit down!\nTea?") == ("Come in.", "Sit down!", "Tea?")
    assert sentences("Ask Dr. Elm, e.g. by phone. Then wait.") == (
        "Ask Dr. Elm, e.g. by phone.",
        "Then wait.",
    )
    assert sentences("It took 2.5 weeks.") == ("It took 2.5 weeks.",)
    assert sentences("Hello ${name}, **how** are you?") == ("Hello it, how are you?",)
    assert sentences("  …  ") == ()
    assert words("Don’t wait 1,200 days") == ("Don’t", "wait", "1,200", "days")


def test_each_kind_of_phrase_is_quiet_on_the_other_kinds_examples() -> None:
    assert not list(leading("Why didn’t you ask?"))
    assert not list(negative("Don’t you think it was late?"))
    assert not list(negative("Why not?"))
    assert list(blaming("Why not?"))
    assert not list(double("Were you safe or not?"))
    assert not list(form_speak("What is a good name for it?"))


@pytest.mark.parametrize(
    "part", ["Did you help ", "and did you ", "how long and ", "Did they listen and ", "( ", "$" + "{"]
)
def test_words_without_end_are_judged_in_the_time_that_reading_them_takes(part: str) -> None:
    """A rule that tries every pair of words would not come back from this in minutes."""
    assert "long-message" in rules(part + "word " * 40 + part * 20_000 + "?")


TEXTS = st.text(max_size=40) | st.lists(
    st.sampled_from(
        ["Why", "did", "you", "not", "and", "${a}", "?", ".", "…", "[name]", "CAMHS", "’", "<b>", "1.5", "\n"]
    ),
    max_size=12,
).map(" ".join)


@given(TEXTS, TEXTS, st.sampled_from(["", "selected(., 'none')", "((", "count-selected(.) = 1", "${x} + 1"]))
def test_any_words_are_judged_or_left_alone(label: str, choice: str, constraint: str) -> None:
    survey = Row(2, {"type": "select_multiple l", "name": "q", "label": label, "constraint": constraint})
    rows = (
        Row(2, {"list_name": "l", "name": "none", "label": choice}),
        Row(3, {"list_name": "l", "name": choice}),
    )
    sheets = Sheets(
        Sheet("survey", ("type", "name", "label", "constraint"), (survey,)),
        Sheet("choices", ("list_name", "name", "label"), rows),
    )
    for fault in (*judged(sheets).faults, *ticking_faults(sheets)):
        assert fault.weight is Weight.WARNING
        assert fault.problem
        assert fault.remedy


def test_a_long_sentence_is_quoted_as_it_stands_in_the_cell() -> None:
    label = "Before ${first_name} was asked by them, what was it that got in the way of you all at home?"
    (found,) = judged(asking(label)).faults
    assert found.rule == "long-sentence"
    assert "“Before ${first_name} was asked by them, what was…”" in found.problem
    assert found.problem.startswith("This sentence has 19 words")


def test_markup_is_told_in_any_language_and_of_choices_too() -> None:
    choices = Sheet(
        "choices",
        ("list_name", "name", "label::Cymraeg (cy)"),
        (Row(2, {"list_name": "l", "name": "a", "label::Cymraeg (cy)": "**Ie**"}),),
    )
    assert [(fault.rule, fault.sheet) for fault in judged(Sheets(choices=choices)).faults] == [
        ("markup", "choices")
    ]
    assert rules("Are you **safe** now?") == {"markup"}
