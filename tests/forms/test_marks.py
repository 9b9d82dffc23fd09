"""What a form says about safety, voice and drafts is in its flow, in its version, and in every flow that was kept."""

import hashlib
import json

import pytest

from conversations.errors import Weight
from conversations.flow import Flow
from conversations.forms.compiling import compiled, recompiled
from conversations.forms.sheets import unpack
from tests.forms.writing import SETTINGS, errors, fault, faults, flow, outcome, sheets_of, survey, table

HEADER = "type | name | label | required | bind::kv:guard | bind::kv:voice"
SAFE = "select_one safe | safe_now | Is it safe? | yes | safety"
AGE = "select_one age | age | How old are you? | yes | safety"
TOLD = "text | told | What happened? | | | {voice}"
CHOICES = """\
| choices |
| | list_name | name | label | under_age | discreet |
| | safe | yes | Yes | | |
| | safe | careful | Someone might see | | yes |
| | age | adult | 18 or over | no | |
| | age | child | Under 18 | true() | |
"""
FORM = (SETTINGS, survey(HEADER, SAFE, AGE, TOLD.format(voice="yes")), CHOICES)
TWO = "type | name | label::English (en) | label::{other}"


def marks(made: Flow, name: str) -> dict[str, tuple[bool, bool]]:
    """Who is too young and who is watched, by the name of each choice of a prompt."""
    return {choice.name: (choice.under_age, choice.discreet) for choice in made.prompt(name).choices}


def drafted(drafts: str, *others: str) -> str:
    """The settings of a form with these drafts."""
    return table(
        "settings", "form_title | form_id | default_language | kv:drafts", f"T | t | English (en) | {drafts}"
    )


def spoken(*languages: str) -> str:
    """A survey in these languages."""
    labels = " | ".join(f"label::{language}" for language in languages)
    return survey(f"type | name | {labels}", "text | a | " + " | ".join("A" for _ in languages))


def test_choices_say_who_is_too_young_and_who_is_watched() -> None:
    made = flow(*FORM)
    assert marks(made, "safe_now") == {"yes": (False, False), "careful": (False, True)}
    assert marks(made, "age") == {"adult": (False, False), "child": (True, False)}
    assert faults(*FORM) == ()


def test_a_list_from_a_file_says_it_too() -> None:
    row = "select_one_from_file ages.csv | age | How old are you? | yes | safety"
    ages = {"ages.csv": "name,label,under_age\nadult,18 or over,\nchild,Under 18,yes\n"}
    assert marks(flow(SETTINGS, survey(HEADER, row), tables=ages), "age") == {
        "adult": (False, False),
        "child": (True, False),
    }
    maybe = {"ages.csv": ages["ages.csv"].replace("yes", "perhaps")}
    found = errors(SETTINGS, survey(HEADER, row), tables=maybe)
    assert [(each.rule, each.sheet, each.row) for each in found] == [("yes-or-no", "ages.csv", 3)]


@pytest.mark.parametrize(
    "row",
    [
        "select_one age | age | How old are you? | | gate",
        "select_multiple age | age | How old are you? | yes | safety",
        "rank age | age | How old are you?",
    ],
)
def test_a_mark_counts_in_a_required_choice_of_one_that_guards_safety_and_nowhere_else(row: str) -> None:
    found = errors(SETTINGS, survey(HEADER, SAFE, row), CHOICES)
    assert [(each.rule, each.row, each.column) for each in found] == [("idle-mark", 5, "under_age")]


def test_a_list_nobody_offers_is_told_of_as_unused_and_not_for_its_marks() -> None:
    found = outcome(SETTINGS, survey(HEADER, SAFE), CHOICES).faults
    assert {each.rule for each in found} == {"no-consent", "unused-list"}


def test_an_age_of_somebody_else_is_not_taken_for_the_narrators() -> None:
    other = "select_one age | child_age | How old is the child?"
    found = fault(SETTINGS, survey(HEADER, SAFE, AGE, other), CHOICES)
    assert (found.rule, found.weight, found.row) == ("shared-mark", Weight.ERROR, 4)
    inside = survey(HEADER, SAFE, AGE, "begin_group | more | More", other, "end_group")
    assert {each.rule for each in errors(SETTINGS, inside, CHOICES)} == {"shared-mark"}


@pytest.mark.parametrize(
    ("asked", "choice", "told"),
    [
        ("How old are you?", "grown | Grown up", True),
        ("Who are you?", "u16 | Under 16", True),
        ("Who are you?", "adult | 18 and over", True),
        ("Are you of age?", "yes | Yes", True),
        ("Is this a good page to write on?", "yes | Yes", False),
        ("Is someone managing your phone?", "yes | Yes, for 20 years", False),
        ("Can we message you?", "over | Over and out", False),
    ],
)
def test_a_question_of_safety_about_age_that_stops_nobody_is_told_of(
    asked: str, choice: str, told: bool
) -> None:
    row = f"select_one who | who | {asked} | yes | safety"
    found = faults(SETTINGS, survey(HEADER, SAFE, row), CHOICES + f"| | who | {choice} | | |\n")
    assert [each.rule for each in found if each.rule != "unused-list"] == (["unmarked-age"] if told else [])


def test_an_age_in_figures_stops_nobody_either() -> None:
    found = fault(SETTINGS, survey(HEADER, SAFE, "integer | age_now | Your age | yes | safety"), CHOICES)
    assert (found.rule, found.row) == ("unmarked-age", 3)
    assert "Ask with a select_one" in found.remedy


def test_age_and_safety_are_asked_before_anything_is_told() -> None:
    found = faults(SETTINGS, survey(HEADER, TOLD.format(voice=""), SAFE, AGE), CHOICES)
    assert [(each.rule, each.row) for each in found if each.rule == "late-mark"] == [
        ("late-mark", 3),
        ("late-mark", 4),
    ]
    told_first = survey(HEADER, "note | hello | Hello", "calculate | n | |", SAFE, AGE).replace(
        "calculate | n | |", "note | more | And welcome"
    )
    assert faults(SETTINGS, told_first, CHOICES) == ()


def test_a_text_row_may_be_answered_by_voice_and_no_other_may() -> None:
    assert [prompt.name for prompt in flow(*FORM).prompts if prompt.voice] == ["told"]
    for row in (
        "integer | n | How many? | | | yes",
        "note | n | Hello | | | yes",
        "calculate | n | | | | yes",
        "select_one safe | n | Which? | | | yes",
        "begin_group | g | Group | | | yes",
        "begin_repeat | g | Round | | | yes",
    ):
        end = [f"end_{row.split('_')[1].split(' ')[0]}"] if row.startswith("begin") else []
        found = errors(SETTINGS, survey(HEADER, SAFE, row, "text | t | T", *end), CHOICES)
        assert ("voice-without-words", 3, "bind::kv:voice") in {(e.rule, e.row, e.column) for e in found}, row


@pytest.mark.parametrize(
    ("constraint", "told"),
    [
        ("string-length(.) <= 4000", False),
        ("string-length(.) > 3", True),
        ("regex(., '[a-z ]+')", True),
        (". != 'x'", False),
        ("string-length(.) > string-length(${name})", False),  # nobody knows before
    ],
)
def test_a_constraint_that_no_voice_note_passes_is_told_of(constraint: str, told: bool) -> None:
    header = "type | name | label | constraint | constraint_message | bind::kv:voice"
    rows = ("text | name | Name?", f"text | a | A? | {constraint} | Try again. | yes")
    found = faults(SETTINGS, survey(header, *rows))
    assert [(each.rule, each.row) for each in found] == ([("voice-refused", 3)] if told else [])
    assert faults(SETTINGS, survey(header, *(row.removesuffix("yes") for row in rows))) == ()


def test_a_voice_that_no_use_keeps_is_told_of_once() -> None:
    uses = CHOICES + "| | use | digest | Staff may see it | | |\n"
    consent = "select_multiple use | uses | How may we use it? | | consent"
    rows = survey(HEADER, SAFE, AGE, TOLD.format(voice="yes"), "text | more | More? | | | yes", consent)
    found = fault(SETTINGS, rows, uses)
    assert (found.rule, found.weight, found.row) == ("voice-without-research", Weight.WARNING, 4)
    assert faults(SETTINGS, rows, uses + "| | use | research | Researchers may study it | | |\n") == ()


@pytest.mark.parametrize(
    ("drafts", "languages", "meant"),
    [
        ("", ["Cymraeg (cy)"], set()),
        ("cy", ["Cymraeg (cy)"], {"Cymraeg (cy)"}),
        ("CY", ["Cymraeg (cy)"], {"Cymraeg (cy)"}),
        ("Cymraeg", ["Cymraeg (cy)"], {"Cymraeg (cy)"}),
        ("cymraeg (cy)", ["Cymraeg (cy)"], {"Cymraeg (cy)"}),
        ("pl ur", ["Polski (pl)", "اردو (ur)", "Cymraeg (cy)"], {"Polski (pl)", "اردو (ur)"}),
        ("pl, اردو", ["Polski (pl)", "اردو (ur)"], {"Polski (pl)", "اردو (ur)"}),
        ("pl,", ["pl"], {"pl"}),
        ("Af Soomaali, pl", ["Af Soomaali (so)", "Polski (pl)"], {"Af Soomaali (so)", "Polski (pl)"}),
        ("pt", ["Português (pt-PT)", "Português do Brasil (pt-BR)"], {"Português (pt-PT)", "Português do Brasil (pt-BR)"}),
    ],
)  # fmt: skip
def test_drafts_are_named_by_code_by_name_or_in_full(
    drafts: str, languages: list[str], meant: set[str]
) -> None:
    assert flow(drafted(drafts), spoken("English (en)", *languages)).drafts == meant


def test_a_draft_of_another_language_and_one_that_is_spoken_first_are_refused() -> None:
    (found,) = errors(drafted("cy Cymreag"), spoken("English (en)", "Cymraeg (cy)"))
    assert (found.rule, found.sheet, found.row, found.column) == ("unknown-draft", "settings", 2, "kv:drafts")
    assert found.remedy == "Did you mean “Cymraeg”?"
    (found,) = errors(drafted("en, cy"), spoken("English (en)", "Cymraeg (cy)"))
    assert (found.rule, found.column) == ("draft-default", "kv:drafts")


@pytest.mark.parametrize(
    ("before", "after"),
    [("| yes |\n| | age |", "| |\n| | age |"), ("true()", "no"), ("| yes |\n\n| ch", "| |\n\n| ch")],
)
def test_marks_and_voice_are_part_of_a_version(before: str, after: str) -> None:
    whole = f"{FORM[0]}\n{FORM[1]}\n{FORM[2]}"
    assert whole.count(before) == 1
    changed = compiled(sheets_of(whole.replace(before, after)))
    assert changed.flow is not None
    assert changed.flow.version != flow(whole).version


def test_a_flow_that_was_kept_keeps_what_it_said() -> None:
    both = (drafted("cy"), spoken("English (en)", "Cymraeg (cy)"))
    for parts in (FORM, both):
        made = flow(*parts)
        again = recompiled(made.source)
        assert again == made
        assert again.drafts == made.drafts
        assert again.prompts == made.prompts
    assert flow(drafted(""), both[1]).version != flow(*both).version


KEPT = {
    "format": "firsthand-sheets/1",
    "sheets": [
        ["survey", ["type", "name", "label", "required", "bind::kv:guard", "bind::kv:voice"],
         [[2, [["bind::kv:guard", "safety"], ["label", "How old?"], ["name", "age"], ["required", "yes"], ["type", "select_one age"]]],
          [3, [["label", "What happened?"], ["name", "told"], ["type", "text"]]]]],
        ["choices", ["list_name", "name", "label", "discreet"],
         [[2, [["discreet", "at night"], ["label", "Under 16"], ["list_name", "age"], ["name", "u16"]]]]],
        ["settings", ["form_id", "version", "namespaces"],
         [[2, [["form_id", "kept"], ["namespaces", 'kv="urn:kv:1"'], ["version", "1"]]]]],
    ],
}  # fmt: skip


def test_a_flow_that_was_kept_before_there_were_marks_is_the_same_and_has_none() -> None:
    """Also where a column of its designer's own is called as one of ours is now."""
    source = json.dumps(KEPT, ensure_ascii=False, separators=(",", ":")).encode()
    made = recompiled(source)
    assert made.source == source
    assert made.version == f"kept 1 {hashlib.sha256(source).hexdigest()[:12]}"
    assert marks(made, "age") == {"u16": (False, False)}
    assert (made.drafts, made.prompt("told").voice) == (frozenset(), False)
    assert {each.rule for each in compiled(unpack(source)).faults} >= {"yes-or-no", "unmarked-age"}
