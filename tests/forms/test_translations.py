"""Words reach people in every language: what is missing is told and stood in for, and all repeat the same answers."""

import pytest

from conversations.errors import Weight
from tests.forms.writing import CHOICES, SETTINGS, errors, fault, faults, flow, outcome, survey, table

ENGLISH, WELSH = "English (en)", "Cymraeg (cy)"
HEADER = "type | name | label::English (en) | label::Cymraeg (cy) | hint::English (en) | hint::Cymraeg (cy)"


def test_every_missing_translation_is_told_in_its_own_cell() -> None:
    found = faults(SETTINGS, survey(HEADER, "text | a | A | Â | Say it. |", "text | b | B |"))
    assert [(each.rule, each.weight, each.row, each.column) for each in found] == [
        ("missing-translation", Weight.WARNING, 2, "hint::Cymraeg (cy)"),
        ("missing-translation", Weight.WARNING, 3, "label::Cymraeg (cy)"),
    ]


def test_a_language_that_a_whole_column_lacks_is_told_once() -> None:
    header = "type | name | label::English (en) | label::Cymraeg (cy) | hint::English (en)"
    form = survey(header, "text | a | A | Â | Say it.", "select_one yn | b | B | B | Say it.")
    found = faults(SETTINGS, form, CHOICES)
    assert [(each.rule, each.sheet, each.row, each.column) for each in found] == [
        ("missing-translation", "survey", 1, None),
        ("missing-translation", "choices", 1, None),
    ]
    assert "hint::Cymraeg (cy)" in found[0].remedy
    assert "label::Cymraeg (cy)" in found[1].remedy


def test_words_that_are_missing_in_a_language_are_shown_in_the_default_one() -> None:
    made = flow(SETTINGS, survey(HEADER, "text | a | A | Â | Say it. |", "text | b | | B |"))
    first, second = made.prompts
    assert first.label == {ENGLISH: "A", WELSH: "Â"}
    assert first.hint == {ENGLISH: "Say it.", WELSH: "Say it."}
    assert second.label == {ENGLISH: "B", WELSH: "B"}


def test_choices_too_are_shown_in_the_default_language_where_their_own_is_missing() -> None:
    choices = table(
        "choices",
        "list_name | name | label::English (en) | label::Cymraeg (cy)",
        "yn | yes | Yes |",
        "yn | no | No | Na",
    )
    made = flow(SETTINGS, survey(HEADER, "select_one yn | a | A | Â"), choices)
    assert [choice.label for choice in made.prompts[0].choices] == [
        {ENGLISH: "Yes", WELSH: "Yes"},
        {ENGLISH: "No", WELSH: "Na"},
    ]


def test_a_language_that_no_label_is_in_is_told_of() -> None:
    header = "type | name | label::English (en) | hint::English (en) | hint::Englsh (en)"
    found = fault(SETTINGS, survey(header, "text | a | A | Say."))
    assert (found.rule, found.weight, found.row, found.column) == (
        "unknown-language",
        Weight.WARNING,
        1,
        "hint::Englsh (en)",
    )
    assert found.remedy == "Did you mean “English (en)”?"


@pytest.mark.parametrize(
    ("english", "welsh", "name"),
    [
        ("Hello ${who}", "Helo", "who"),
        ("Hello", "Helo ${who}", "who"),
        ("${who} and ${why}", "${why}", "who"),
    ],
)
def test_words_that_repeat_other_answers_in_another_language_are_refused(
    english: str, welsh: str, name: str
) -> None:
    rows = ("text | who | Who? | Pwy?", "text | why | Why? | Pam?", f"note | n | {english} | {welsh}")
    found = fault(SETTINGS, survey(HEADER, *rows))
    assert (found.rule, found.row, found.column) == ("unequal-placeholders", 4, "label::Cymraeg (cy)")
    assert f"${{{name}}}" in found.problem


def test_the_same_answers_in_another_order_are_the_same_answers() -> None:
    rows = ("text | a | A | A", "text | b | B | B", "note | n | ${a} and ${b} | ${ b } a ${a}")
    made = flow(SETTINGS, survey(HEADER, *rows))
    assert made.prompt("n").recalls == {"a", "b"}
    assert made.prompt("n").label[WELSH] == "${b} a ${a}"


SHORT = (
    "type | name | label | hint | constraint | constraint_message | bind::kv:guard | kv:summary | calculation"
)


@pytest.mark.parametrize(
    ("row", "rule", "column", "words"),
    [
        ("note | n | Dear ${whom}", "unknown-name", "label", "Did you mean “${who}”?"),
        ("text | n | N | Like ${later}?", "forward-reference", "hint", "row 8"),
        ("note | n | Dear ${told}", "no-answer", "label", "a note"),
        ("text | n | Dear ${n}", "self-reference", "label", "what this row asks for"),
        ("note | n | Dear ${who", "recall-unclosed", "label", "both braces"),
        ("note | n | Dear ${named}", "recalls-sensitive", "label", "somebody else may be reading"),
        ("note | n | Dear ${first}", "recalls-sensitive", "label", "somebody else may be reading"),
        ("note | n | You said ${danger}", "recalls-sensitive", "label", "somebody else may be reading"),
        ("text | n | N | | | | | Said to ${who}", "recall-in-summary", "kv:summary", "repeat an answer"),
    ],
)
def test_words_repeat_only_answers_that_are_there_and_may_be_seen(
    row: str, rule: str, column: str, words: str
) -> None:
    form = survey(
        SHORT,
        "text | who | Who?",
        "text | named | Your name? | | | | pii",
        "calculate | first | | | | | | | substring-before(${named}, ' ')",
        "select_one yn | danger | In danger? | | | | danger",
        "note | told | Told",
        row,
        "text | later | Later?",
    )
    (found,) = errors(SETTINGS, form, CHOICES)
    assert (found.rule, found.row, found.column) == (rule, 7, column)
    assert words in str(found)


def test_a_message_may_say_back_what_did_not_fit() -> None:
    row = "integer | n | How old? | | . < 19 | ${n} is over 18."
    assert faults(SETTINGS, survey(SHORT, row)) == ()


def test_the_question_between_rounds_repeats_nothing_that_somebody_else_must_not_see() -> None:
    header = "type | name | label | kv:most | kv:again | bind::kv:guard"
    rows = ("begin_repeat | child | | 3 | After ${nick}?", "text | nick | Name? | | | pii", "end_repeat")
    found = fault(SETTINGS, survey(header, *rows))
    assert (found.rule, found.row, found.column) == ("recalls-sensitive", 2, "kv:again")


def guarded(*guards: str) -> list[tuple[str, int | None]]:
    use = table("choices", "list_name | name | label", "use | digest | Facts", "yn | yes | Yes")
    rows = [
        f"select_one {'use' if 'consent' in guard else 'yn'} | q{at} | Q | {'yes' if guard == 'safety' else ''} | {guard}"
        for at, guard in enumerate(guards)
    ]
    made = outcome(SETTINGS, survey("type | name | label | required | bind::kv:guard", *rows), use)
    return [(each.rule, each.row) for each in made.faults if each.rule in {"no-consent", "no-safety"}]


def test_a_form_that_asks_first_whether_it_is_safe_and_last_for_consent_lacks_nothing() -> None:
    assert guarded("safety", "", "consent") == []


def test_a_form_that_nobody_could_ever_send_is_told_with_the_rows_to_add() -> None:
    assert guarded("safety", "") == [("no-consent", None)]


def test_a_form_that_asks_something_before_it_asks_whether_it_is_safe_is_told() -> None:
    assert guarded("", "safety", "consent") == [("no-safety", 2)]
    assert guarded("", "", "consent") == [("no-safety", 2)]
