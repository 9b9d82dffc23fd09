"""What rows say of each other: every name is there, was answered before, and is compared with what it can hold."""

import pytest

from conversations.errors import Weight
from tests.forms.writing import SETTINGS, errors, fault, faults, flow, survey, table

HEADER = "type | name | label | relevant | constraint | constraint_message | calculation | bind::kv:guard"
LISTS = table(
    "choices",
    "list_name | name | label",
    "yn | yes | Yes, gladly",
    "yn | no | No",
    "need | home | A home",
    "need | money | Money",
    "size | 1 | One",
    "size | 2 | Two",
)

ROWS = (
    "select_one yn | ok | All well?",
    "select_multiple need | needs | What was it?",
    "rank need | order | Which first?",
    "select_one size | size | How many?",
    "text | words | Say it.",
    "integer | age | How old?",
    "date | born | When?",
    "time | clock | What time?",
    "acknowledge | agreed | OK?",
    "hidden | campaign",
    "calculate | mood | | | | | if(${ok} = 'yes', 'good', coalesce('bad', ''))",
    "calculate | twice | | | | | ${age} * 2",
    "note | told | Hello",
    "begin_group | inside",
    "text | within | Within?",
    "end_group",
)
LAST = len(ROWS) + 2


def asked(relevant: str) -> str:
    return survey(HEADER, *ROWS, f"text | last | Last? | {relevant}")


@pytest.mark.parametrize(
    ("relevant", "problem", "remedy"),
    [
        ("${needs} = 'home'", "holds only where A home is the only one", "selected(${needs}, 'home')"),
        ("'home' = ${needs}", "holds only where A home is the only one", "selected(${needs}, 'home')"),
        ("${needs} != 'home'", "fails only where A home is the only one", "not(selected(${needs}, 'home'))"),
        (
            "${needs} = 'home money'",
            "A home and Money are ticked and nothing else",
            "selected(${needs}, 'home') and selected(${needs}, 'money')",
        ),
        (
            "${needs} = 'home' or selected(${needs}, 'money')",
            "“needs” may hold",
            "selected(${needs}, 'home')",
        ),
    ],
)
def test_ticks_set_equal_to_a_choice_are_told_of_with_what_is_often_meant(
    relevant: str, problem: str, remedy: str
) -> None:
    found = fault(SETTINGS, asked(relevant), LISTS)
    assert (found.rule, found.weight, found.column) == ("equals-several", Weight.WARNING, "relevant")
    assert problem in found.problem
    assert found.remedy == f"Did you mean {remedy}?"


@pytest.mark.parametrize(
    "relevant",
    [
        "${needs} = ''",
        "${needs} != ''",
        "${needs} = 'home' and count-selected(${needs}) = 1",
        "${needs} = 'home' or not(selected(${needs}, 'home'))",
    ],
)
def test_ticks_are_compared_without_a_word_where_the_rule_minds_how_many_there_are(relevant: str) -> None:
    assert faults(SETTINGS, asked(relevant), LISTS) == ()


def test_a_tick_that_clears_the_others_may_be_compared() -> None:
    choices = table("choices", "list_name | name | label | exclusive", "n | a | A", "n | none | None | yes")
    form = survey(
        "type | name | label | relevant", "select_multiple n | m | M", "text | t | T | ${m} = 'none'"
    )
    assert faults(SETTINGS, form, choices) == ()


def test_a_calculation_is_said_to_come_to_what_it_comes_to() -> None:
    header = "type | name | label | relevant | calculation"
    rows = ("integer | a | A", "calculate | k | | | if(${a} > 3, 1, 2)", "text | t | T | ${k} = 3")
    found = fault(SETTINGS, survey(header, *rows))
    assert (found.rule, found.problem) == ("unknown-choice", "“k” is only ever 1 or 2, never “3”.")


@pytest.mark.parametrize(
    "relevant",
    [
        "${ok} = 'yes'",
        "${ok} = ''",
        "'no' != ${ok}",
        "selected(${needs}, 'home')",
        "count-selected(${needs}) > 1",
        "${size} = 1",
        "${size} > 1",
        "${size} + 1 = 3",
        "selected-at(${order}, 0) = 'home'",
        "${mood} = 'good' or ${mood} = 'bad'",
        "coalesce(${ok}, ${size}) = '2'",
        "if(${age} > 3, ${ok}, 'never') = 'never'",
        "once(${ok}) = 'no'",
        "${words} = 'anything at all'",
        "${age} = 5 or ${age} = '5' or ${age} = ''",
        "${born} > '2026-01-31' and ${born} <= today()",
        "${born} + 7 < today()",
        "decimal-time(${clock}) > 0.5",
        "${agreed} = 'OK'",
        "selected(${campaign}, 'web')",
        "${twice} > 3",
        "jr:choice-name(${ok}, '${ok}') = 'No'",
        "string-length(${words}) > 3",
        "regex(${words}, 'a+')",
    ],
)
def test_a_sound_condition_is_passed_without_a_word(relevant: str) -> None:
    assert faults(SETTINGS, asked(relevant), LISTS) == ()


@pytest.mark.parametrize(
    ("relevant", "rule", "words"),
    [
        ("${okay} = 'yes'", "unknown-name", "Did you mean “${ok}”?"),
        ("${OK} = 'yes'", "unknown-name", "Did you mean “${ok}”?"),
        ("${qqqq} = 'yes'", "unknown-name", "name of an earlier row"),
        ("jr:choice-name('yes', '${okay}') = 'x'", "unknown-name", "Did you mean “${ok}”?"),
        ("${last} = 'yes'", "self-reference", "the row it stands in"),
        ("${told} = 'yes'", "no-answer", "is a note"),
        ("${inside} = 'yes'", "no-answer", "is a group"),
        ("${ok} = 'maybe'", "unknown-choice", "These are: yes, no."),
        ("${ok} = 'noo'", "unknown-choice", "Did you mean “no”?"),
        ("${ok} = 1", "unknown-choice", "“1” is no choice of “ok”"),
        ("${size} = 3", "unknown-choice", "“3” is no choice of “size”"),
        ("${ok} = 'Yes, gladly'", "label-for-name", "Did you mean “yes”?"),
        ("selected(${needs}, 'A home')", "label-for-name", "Did you mean “home”?"),
        ("${needs} = 'Money'", "label-for-name", "Did you mean “money”?"),
        ("selected(${needs}, 'hom')", "unknown-choice", "Did you mean “home”?"),
        ("selected(${needs}, '')", "unknown-choice", "without a name"),
        ("selected(${needs}, 'home money')", "unknown-choice", "names several"),
        ("${needs} = 'home monye'", "unknown-choice", "Did you mean “money”?"),
        ("selected-at(${order}, 0) = 'hmoe'", "unknown-choice", "Did you mean “home”?"),
        ("if(${age} > 3, ${ok}, 'never') = 'nevr'", "unknown-choice", "Did you mean “never”?"),
        ("coalesce(${ok}, ${size}) = '3'", "unknown-choice", "These are: yes, no, 1, 2."),
        ("${mood} = 'god'", "unknown-choice", "Did you mean “good”?"),
        ("not(${age} > 3 and (${ok} = 'yse'))", "unknown-choice", "Did you mean “yes”?"),
        ("jr:choice-name('noo', '${ok}') = 'x'", "unknown-choice", "Did you mean “no”?"),
        ("jr:choice-name(${words}, '${words}') = 'x'", "not-a-select", "has no choices"),
        ("selected(${words}, 'home')", "not-a-select", "“words” of type text"),
        ("count-selected(${age}) > 1", "not-a-select", "“age” of type integer"),
        ("${ok} > 1", "not-a-number", "no answer to “ok” is one"),
        ("${needs} + 1 = 2", "not-a-number", "no answer to “needs” is one"),
        ("-${ok} = 1", "not-a-number", "no answer to “ok” is one"),
        ("${age} = 'five'", "not-a-number", "“five” is none"),
        ("${clock} > 12", "not-a-number", "decimal-time(${clock})"),
        ("${born} > 2020", "not-a-date", "“2020” is none"),
        ("${born} = '31/01/2026'", "not-a-date", "2026-01-31"),
        ("${agreed} = 'yes'", "unknown-choice", "These are: OK."),
        (". = 'yes'", "misplaced-dot", "only a constraint"),
        ("position(..) = 1", "misplaced-position", "stands in none"),
        ("${ok} = yes", "bare-name", "'yes'"),
    ],
)
def test_a_condition_that_can_never_mean_what_it_says_is_refused(
    relevant: str, rule: str, words: str
) -> None:
    found = fault(SETTINGS, asked(relevant), LISTS)
    assert (found.weight, found.rule, found.row, found.column) == (Weight.ERROR, rule, LAST, "relevant")
    assert words in str(found)


@pytest.mark.parametrize(
    ("relevant", "rule"),
    [("${words} > 3", "text-as-number"), ("${words} * 2 = 4", "text-as-number"), ("count-selected(${ok}) > 0", "count-of-one")],
)  # fmt: skip
def test_a_condition_that_holds_only_by_chance_is_told_of(relevant: str, rule: str) -> None:
    found = fault(SETTINGS, asked(relevant), LISTS)
    assert (found.weight, found.rule, found.row, found.column) == (Weight.WARNING, rule, LAST, "relevant")


def test_a_question_that_comes_later_cannot_be_looked_at() -> None:
    found = fault(SETTINGS, survey(HEADER, "text | a | A | ${b} = 'x'", "text | b | B"))
    assert (found.rule, found.row, found.remedy) == (
        "forward-reference",
        2,
        "Move that row up, or this one down.",
    )


@pytest.mark.parametrize("column", ["relevant", "constraint"])
def test_no_rule_but_a_calculation_looks_ahead(column: str) -> None:
    cells = (
        {"relevant": "${b} = 'x'", "constraint": ""}
        if column == "relevant"
        else {"relevant": "", "constraint": ". != ${b}"}
    )
    row = f"text | a | A | {cells['relevant']} | {cells['constraint']} | Not that."
    found = fault(SETTINGS, survey(HEADER, row, "text | b | B"))
    assert (found.rule, found.row, found.column) == ("forward-reference", 2, column)


def test_a_calculation_above_its_inputs_is_worked_out_after_them() -> None:
    made = flow(
        SETTINGS,
        survey(
            HEADER,
            "calculate | three | | | | | ${two} + 1",
            "calculate | two | | | | | ${one} + ${zero}",
            "integer | one | One?",
            "text | between | Between?",
            "integer | zero | Zero?",
            "text | after | After? | ${three} > 3",
        ),
    )
    assert [prompt.name for prompt in made.prompts] == ["one", "between", "zero", "two", "three", "after"]


def test_a_row_before_the_inputs_of_a_calculation_cannot_look_at_it() -> None:
    rows = (
        "calculate | sum | | | | | ${age} + 1",
        "text | why | Why? | ${sum} > 3",
        "integer | age | How old?",
    )
    found = fault(SETTINGS, survey(HEADER, *rows))
    assert (found.rule, found.row) == ("forward-reference", 3)
    assert "made of answers that come later" in found.problem


def test_calculations_that_wait_for_each_other_are_refused_and_those_that_only_wait_for_them_are_not_blamed() -> (
    None
):
    rows = (
        "calculate | a | | | | | ${b} + 1",
        "calculate | b | | | | | ${c} + 1",
        "calculate | c | | | | | ${a} + 1",
        "calculate | d | | | | | ${a} + 1",
        "note | n | N",
    )
    found = faults(SETTINGS, survey(HEADER, *rows))
    assert [(each.rule, each.row, each.column) for each in found] == [
        ("cycle", 2, "calculation"),
        ("cycle", 3, "calculation"),
        ("cycle", 4, "calculation"),
    ]


def test_a_condition_of_a_group_cannot_look_at_what_is_in_it() -> None:
    found = fault(SETTINGS, survey(HEADER, "begin_group | g | | ${a} = 'x'", "text | a | A", "end_group"))
    assert (found.rule, found.row) == ("forward-reference", 2)


def test_a_row_that_is_refused_brings_no_faults_in_those_that_refer_to_it() -> None:
    found = errors(SETTINGS, survey(HEADER, "geopoint | p | Where?", "text | a | A | ${p} != ''"))
    assert [(each.rule, each.row) for each in found] == [("place", 2)]


def test_a_safety_question_that_may_be_passed_over_is_told_of() -> None:
    form = survey(
        "type | name | label | required | relevant | bind::kv:guard",
        "text | a | A",
        "select_one yn | ok | Well? | yes | ${a} != '' | safety",
    )
    found = fault(SETTINGS, form, LISTS)
    assert (found.weight, found.rule, found.row) == (Weight.WARNING, "conditional-safety", 3)
