"""The built-in flow keeps its promises on every route, and opens in other tools too."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyxform.xls2xform import convert

import conversations
from conversations.consent import Use
from conversations.expressions import Scope
from conversations.flow import Flow, Guard, Kind, Prompt
from conversations.forms.compiling import compile_flow
from conversations.forms.reading.files import FileKind, read
from conversations.talk.captions import captions

SOURCE = (Path(conversations.__file__).parent / "flows" / "family_story.md").read_bytes()
FLOW: Flow = compile_flow(read(SOURCE, FileKind.MARKDOWN))
ENGLISH = FLOW.default_language
TEXTS = [
    texts[ENGLISH]
    for prompt in FLOW.prompts
    for texts in (
        prompt.label,
        prompt.hint,
        prompt.required_message,
        prompt.constraint_message,
        prompt.summary,
    )
    if texts
]
LABELS = [choice.label[ENGLISH] for prompt in FLOW.prompts for choice in prompt.choices]


def walk(answers: dict[str, str]) -> list[Prompt]:
    """The prompts on the route of someone who answers so, and skips whatever ``answers`` has not."""
    seen: dict[str, str] = {}
    route = []
    for prompt in FLOW.prompts:
        if prompt.relevant is None or prompt.relevant.holds(Scope(seen)):
            route.append(prompt)
            if prompt.calculation is not None:
                seen[prompt.name] = prompt.calculation.text(Scope(seen))
            elif prompt.name in answers:
                seen[prompt.name] = answers[prompt.name]
    return route


def names(answers: dict[str, str]) -> list[str]:
    return [prompt.name for prompt in walk(answers)]


def test_pyxform_converts_it_without_a_warning() -> None:
    warnings: list[str] = []
    form = convert(SOURCE, file_type=".md", warnings=warnings).xform
    assert warnings == []
    assert 'kv:guard="pii danger"' in form


def test_someone_who_is_not_safe_now_is_asked_nothing_more() -> None:
    assert names({"safe_now": "no"}) == ["welcome", "safe_now", "safe_leave"]


def test_someone_under_sixteen_is_asked_nothing_more() -> None:
    """What is said to them then is the engine's own, so that no form can leave it out."""
    assert names({"safe_now": "yes", "age": "under16"}) == ["welcome", "safe_now", "age"]
    assert [choice.name for choice in FLOW.prompt("age").choices if choice.under_age] == ["under16"]


def test_nobody_is_told_to_be_careful_and_then_left_to_be_seen() -> None:
    """Who says that somebody may see their phone is spoken to discreetly from then on."""
    assert [choice.name for choice in FLOW.prompt("safe_now").choices if choice.discreet] == ["careful"]


def test_safety_is_asked_before_all_else_and_nothing_but_safety_is_required() -> None:
    asked = [prompt for prompt in FLOW.prompts if prompt.kind is not Kind.NOTE]
    assert [prompt.name for prompt in asked[:2]] == ["safe_now", "age"]
    assert {prompt.name for prompt in FLOW.prompts if prompt.required} == {"safe_now", "age"}
    assert {prompt.name for prompt in FLOW.prompts if Guard.SAFETY in prompt.guards} == {"safe_now", "age"}


SAFE = {"safe_now": "yes", "age": "adult"}


def test_a_person_who_skips_everything_is_not_asked_for_consent() -> None:
    assert "uses" not in names(SAFE)
    assert "uses" not in names({**SAFE, "more": "yes"})


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("story", "It was hard."),
        ("needs", "school"),
        ("stage_first", "early"),
        ("services", "gp"),
        ("barriers", "waiting"),
        ("right_question", "How are you?"),
    ],
)
def test_one_thing_told_by_words_or_by_a_tick_is_enough_to_be_asked_for_consent(
    name: str, answer: str
) -> None:
    assert "uses" in names({**SAFE, name: answer})


def test_every_answer_that_staff_would_see_by_itself_brings_the_question_of_consent() -> None:
    uses = FLOW.prompt("uses")
    assert uses.relevant is not None
    for prompt in FLOW.prompts:
        alone = {**SAFE, prompt.name: prompt.choices[0].name if prompt.choices else "Some words."}
        shown = {other.name for other in walk({**alone, "more": "yes"})}
        if prompt.summary and prompt.name not in {"prompt", "area"} and prompt.name in shown:
            assert "uses" in shown, prompt.name


def test_consent_comes_after_everything_that_is_told_and_offers_exactly_the_uses() -> None:
    consent = [prompt for prompt in FLOW.prompts if Guard.CONSENT in prompt.guards]
    assert [prompt.name for prompt in consent] == ["uses"]
    assert consent[0].kind is Kind.SELECT_MULTIPLE
    assert [choice.name for choice in consent[0].choices] == [use.value for use in Use]
    assert max(prompt.row for prompt in FLOW.prompts if prompt.summary) < consent[0].row


def test_danger_is_asked_about_where_it_may_be_and_its_answer_promises_no_help() -> None:
    for answers in ({"needs": "money home_safety"}, {"needs": "child_safety"}, {"stage_first": "crisis"}):
        assert "danger_now" in names({**SAFE, **answers})
    assert "danger_now" not in names({**SAFE, "needs": "money", "stage_first": "early"})
    for told, shown in (("yes", True), ("unsure", True), ("no", False)):
        assert ("danger_help" in names({**SAFE, "stage_first": "crisis", "danger_now": told})) is shown
    words = FLOW.prompt("danger_help").label["English (en)"].lower()
    assert "no help will come from it" in words
    assert not re.search(r"\bwe (will|can|are going to)\b", words)


def test_questions_about_services_are_left_out_where_nobody_was_asked() -> None:
    about = {"wait", "asks", "stage_help", "whole_family", "job_of"}
    assert not about & set(names({**SAFE, "services": "no_one", "wait": "week", "more": "yes"}))
    assert not about & set(names({**SAFE, "more": "yes"}))
    assert about <= set(names({**SAFE, "services": "gp", "wait": "week", "more": "yes"}))


def test_the_hardest_barrier_is_picked_from_those_ticked() -> None:
    prompt = FLOW.prompt("barrier_top")
    assert prompt.choice_filter is not None
    scope_answers = {"barriers": "afraid waiting"}
    offered = [
        choice.name
        for choice in prompt.choices
        if prompt.choice_filter.holds(Scope(scope_answers, "", choice.columns))
    ]
    assert offered == ["afraid", "waiting"]
    assert "barrier_top" not in names({**SAFE, "barriers": "afraid", "more": "yes"})


@pytest.mark.parametrize(
    ("first", "helped", "slip"),
    [
        ("early", "crisis", "2"),
        ("early", "harder", "1"),
        ("harder", "crisis", "1"),
        ("early", "early", "0"),
        ("crisis", "after", "0"),
        ("", "early", ""),
        ("unsure", "crisis", ""),
        ("early", "unsure", ""),
    ],
)
def test_the_steps_lost_before_help_came_are_counted(first: str, helped: str, slip: str) -> None:
    calculation = FLOW.prompt("stage_slip").calculation
    assert calculation is not None
    assert calculation.text(Scope({"stage_first": first, "stage_help": helped})) == slip


def test_a_choice_that_stands_alone_is_marked_and_checked() -> None:
    for name, alone, other in (("services", "no_one", "gp"), ("barriers", "nothing", "waiting")):
        prompt = FLOW.prompt(name)
        assert [choice.name for choice in prompt.choices if choice.exclusive] == [alone]
        assert prompt.constraint is not None
        assert prompt.constraint.holds(Scope({}, alone))
        assert not prompt.constraint.holds(Scope({}, f"{other} {alone}"))
        assert prompt.constraint_message


def test_only_the_story_may_come_in_several_messages() -> None:
    assert [prompt.name for prompt in FLOW.prompts if prompt.several] == ["story"]


def test_words_are_guarded_and_what_is_about_safety_is_kept_from_staff() -> None:
    for prompt in FLOW.prompts:
        if prompt.kind is Kind.TEXT:
            assert Guard.IDENTITY in prompt.guards, prompt.name
        if prompt.name in {"safe_now", "age", "danger_now", "more", "uses"} or prompt.kind in {
            Kind.NOTE,
            Kind.CALCULATE,
        }:
            assert not prompt.summary, prompt.name
        else:
            assert prompt.summary, prompt.name


def test_every_coded_choice_has_a_code_of_its_own() -> None:
    for name, letters in (("needs", "N"), ("services", "S"), ("barriers", "B")):
        codes = [choice.code for choice in FLOW.prompt(name).choices]
        assert all(re.fullmatch(letters + r"\d\d", code) for code in codes)
        assert len(set(codes)) == len(codes)


def _sentences(text: str) -> Iterator[str]:
    return (sentence for sentence in re.split(r"(?<=[.?!])\s+", text) if sentence)


def test_no_sentence_has_more_than_fifteen_words() -> None:
    long = [sentence for text in TEXTS for sentence in _sentences(text) if len(sentence.split()) > 15]
    assert long == []


def test_the_words_are_short_enough_for_a_reader_of_nine() -> None:
    words = [word for text in [*TEXTS, *LABELS] for word in re.findall(r"[a-z']+", text.lower())]
    assert sum(map(len, words)) / len(words) < 4.5
    assert sum(len(word) > 9 for word in words) / len(words) < 0.01


BANNED = [
    "referral",
    "threshold",
    "assessment",
    "safeguarding",
    "perpetrator",
    "victim",
    "abuser",
    "violence",
    "anonymous",
    "anonymised",
    "hide",
    "voice",
    "title",
]


def test_no_service_word_and_no_promise_that_is_not_kept_is_said() -> None:
    said = " ".join([*TEXTS, *LABELS]).lower()
    assert [word for word in BANNED if re.search(rf"\b{word}\b", said)] == []


def test_labels_fit_a_button() -> None:
    """In every language, with the number and the tick in front: a phone cuts the rest off."""
    labels = [
        label for prompt in FLOW.prompts for choice in prompt.choices for label in choice.label.values()
    ]
    assert len(labels) == len(LABELS) * len(FLOW.languages)
    shown = [
        captions(FLOW, prompt.name, language)
        for prompt in FLOW.prompts
        if prompt.choices
        for language in FLOW.languages
    ]
    assert [caption for one in shown for caption in one.captions if len(caption) + one.ticked > 34] == []
    assert {one.ticked for one in shown} == {0, len("✓ ")}
    assert not any(one.long for one in shown)
    assert all(any(letter.isalnum() for letter in label) for label in labels)


TICKS = {prompt.name: [choice.name for choice in prompt.choices] for prompt in FLOW.prompts if prompt.choices}


@given(
    st.fixed_dictionaries({}, optional={name: st.sampled_from(choices) for name, choices in TICKS.items()})
)
def test_every_route_ends_in_leaving_or_in_the_review(answers: dict[str, str]) -> None:
    route = names(answers)
    assert ("review" in route) != ("safe_leave" in route or route[-1] == "age")
    assert len(route) == len(set(route))


def test_there_is_no_prompt_that_nobody_is_ever_asked() -> None:
    paths = itertools.product(
        ("yes", "no", "careful"),
        ("adult", "under16"),
        ("home_safety", ""),
        ("yes", "no"),
        ("gp", ""),
        ("afraid waiting", ""),
    )
    reached = {
        name
        for safe, age, needs, danger, services, barriers in paths
        for name in names(
            {
                "safe_now": safe,
                "age": age,
                "needs": needs,
                "danger_now": danger,
                "services": services,
                "barriers": barriers,
            }
            | {"wait": "week", "more": "yes"}
        )
    }
    assert reached == {prompt.name for prompt in FLOW.prompts}
