"""Lists of choices come from the choices sheet, a file or external_choices, and each slip in one is told on its row."""

import pytest

from conversations.errors import Weight
from conversations.expressions import Scope
from conversations.flow import Kind
from conversations.forms.lists import MOST_CHOICES
from tests.forms.writing import SETTINGS, errors, fault, faults, flow, outcome, survey, table

HEADER = "type | name | label | choice_filter | parameters"
ASKED = survey(HEADER, "select_one yn | a | A")
TOWNS = "name,label,area\nash,Ash,north\nelm,Elm,south\n"


def choices(*rows: str) -> str:
    return table("choices", "list_name | name | label | code | exclusive | image", *rows)


@pytest.mark.parametrize(
    ("rows", "row", "column", "rule"),
    [
        (["yn | yes |"], 2, "label", "no-label"),
        (["yn | yes | | | | yes.png"], 2, "label", "no-label"),
        (["yn | | Yes"], 2, "name", "no-name"),
        (["yn | yes | Yes", "| no | No"], 3, "list_name", "no-list-name"),
        (["yn | yes, please | Yes"], 2, "name", "blank-in-name"),
        (["yn | yes | Yes | | perhaps"], 2, "exclusive", "yes-or-no"),
        (["yn | yes | Dear ${a}"], 2, "label", "recall-in-choice"),
        (["yn | yes | Yes", "yn | yes | Indeed"], 3, "name", "duplicate-choice"),
        ([f"yn | c{number} | C{number}" for number in range(MOST_CHOICES + 1)], MOST_CHOICES + 2, "list_name", "too-many-choices"),
    ],
)  # fmt: skip
def test_a_choice_with_a_mistake_is_refused_on_its_own_row(
    rows: list[str], row: int, column: str, rule: str
) -> None:
    found = [each for each in errors(SETTINGS, ASKED, choices(*rows)) if each.sheet == "choices"]
    assert [(each.rule, each.row, each.column) for each in found] == [(rule, row, column)]


@pytest.mark.parametrize(
    ("rows", "row", "column", "rule"),
    [
        (["yn | yes | Yes, indeed, and a good deal more of it"], 2, "label", "long-label"),
        (["yn | a | " + "A" * 32, *(f"yn | c{at} | C{at}" for at in range(4))], 2, "label", "long-label"),
        (["yn | yes | Yes", "yn | Yes | Indeed"], 3, "name", "differs-by-case"),
        (["yn | yes | Yes", "yn | sure | yes"], 3, "label", "duplicate-label"),
        (["yn | yes | Yes | | | yes.png", "yn | no | No | | | no.png"], 2, "image", "choice-media"),
    ],
)
def test_a_choice_that_is_shown_otherwise_than_written_is_told_of(
    rows: list[str], row: int, column: str, rule: str
) -> None:
    found = fault(SETTINGS, ASKED, choices(*rows))
    assert (found.weight, found.rule, found.sheet, found.row, found.column) == (
        Weight.WARNING,
        rule,
        "choices",
        row,
        column,
    )


def test_a_list_that_nobody_uses_is_told_of_once_whatever_is_wrong_with_it() -> None:
    rows = ("yn | yes | Yes", "other | | ", "other | a b | X", "other | a b | X")
    found = [each for each in outcome(SETTINGS, ASKED, choices(*rows)).faults if each.sheet == "choices"]
    assert [(each.rule, each.row, each.weight) for each in found] == [("unused-list", 3, Weight.WARNING)]


@pytest.mark.parametrize(
    ("header", "rule", "column"),
    [("listname", "misspelt-header", "listname"), ("group", "missing-column", None)],
)
def test_a_column_of_list_names_that_is_not_there_is_one_fault_and_no_other_follows(
    header: str, rule: str, column: str | None
) -> None:
    rows = ("yn | yes | Yes", "yn | no | No", "side | left | Left", "side | right | Right")
    asked = survey(HEADER, "select_one yn | a | A", "select_one side | b | B", "text | c | C")
    made = outcome(SETTINGS, asked, table("choices", f"{header} | name | label", *rows))
    assert made.flow is None
    found = [each for each in made.faults if each.weight is Weight.ERROR]
    assert [(each.rule, each.sheet, each.row, each.column) for each in found] == [
        (rule, "choices", 1, column)
    ]


def test_a_row_of_the_choices_sheet_that_only_comments_is_no_choice() -> None:
    sheet = table("choices", "list_name | name | label | code", "| | | said to nobody", "yn | yes | Yes")
    assert [choice.name for choice in flow(SETTINGS, ASKED, sheet).prompts[0].choices] == ["yes"]


def test_a_filter_sees_the_columns_that_it_names() -> None:
    sheet = table("choices", "list_name | name | label | Ward", "yn | yes | Yes | north", "yn | no | No | ")
    prompt = flow(SETTINGS, survey(HEADER, "select_one yn | a | A | Ward = 'north'"), sheet).prompts[0]
    assert prompt.choice_filter is not None
    assert [prompt.choice_filter.holds(Scope({}, choice=choice.columns)) for choice in prompt.choices] == [
        True,
        False,
    ]
    assert prompt.choices[0].columns["name"] == "yes"


@pytest.mark.parametrize(
    ("rule", "filtered", "words"),
    [
        ("unknown-column", "wrad = 'north'", "Did you mean “ward”?"),
        ("unknown-column", "region = 'north'", "${region}"),
        ("empty-column", "code = 'x'", "empty for every choice"),
        ("unknown-choice", "ward = 'nroth'", "Did you mean “north”?"),
        ("unknown-choice", "name = 'maybe'", "no choice of “a”"),
        ("unknown-choice", "ward = ${side}", "nothing is ever offered"),
    ],
)
def test_a_filter_that_looks_for_what_is_not_there_is_refused(rule: str, filtered: str, words: str) -> None:
    rows = ("text | region | R", "select_one side | side | S", f"select_one yn | a | A | {filtered}")
    sheet = table(
        "choices",
        "list_name | name | label | ward | code",
        "yn | yes | Yes | north |",
        "yn | no | No | south |",
        "side | left | Left",
    )
    found = errors(SETTINGS, survey(HEADER, *rows), sheet)
    assert [(each.rule, each.row, each.column) for each in found] == [(rule, 4, "choice_filter")]
    assert words in str(found[0])


def test_choices_may_share_a_name_where_the_settings_allow_it_and_a_filter_tells_them_apart() -> None:
    settings = table("settings", "form_id | allow_choice_duplicates", "t | yes")
    sheet = table("choices", "list_name | name | label | side", "yn | a | Ash | n", "yn | a | Elm | s")
    filtered = survey(HEADER, "select_one yn | a | A | side = 'n'")
    assert [choice.columns["side"] for choice in flow(settings, filtered, sheet).prompts[0].choices] == [
        "n",
        "s",
    ]
    found = fault(settings, survey(HEADER, "select_one yn | a | A"), sheet.replace(" | side", " | code"))
    assert (found.rule, found.sheet, found.row, found.column) == (
        "duplicate-choice",
        "survey",
        2,
        "choice_filter",
    )


def test_choices_come_from_a_file() -> None:
    rows = ("select_multiple_from_file towns.csv | a | A | area = 'north'",)
    prompt = flow(SETTINGS, survey(HEADER, *rows), tables={"towns.csv": TOWNS}).prompts[0]
    assert prompt.kind is Kind.SELECT_MULTIPLE
    assert [(choice.name, choice.label, choice.columns["area"]) for choice in prompt.choices] == [
        ("ash", {"English (en)": "Ash"}, "north"),
        ("elm", {"English (en)": "Elm"}, "south"),
    ]


def test_the_columns_of_a_file_may_have_other_names_and_languages() -> None:
    csv = "id,title::English (en),title::Cymraeg (cy)\n1,Ash,Onnen\n"
    form = survey(
        "type | name | label::English (en) | label::Cymraeg (cy) | parameters",
        "select_one_from_file trees.csv | a | A | Â | value=id label=title",
    )
    (choice,) = flow(SETTINGS, form, tables={"trees.csv": csv}).prompts[0].choices
    assert (choice.name, choice.label) == ("1", {"English (en)": "Ash", "Cymraeg (cy)": "Onnen"})
    assert choice.columns["name"] == "1"


@pytest.mark.parametrize(
    ("csv", "parameters", "rule", "row", "words"),
    [
        ("nmae,label\nash,Ash\n", "", "missing-column", None, "Did you mean “nmae”?"),
        ("name,title\nash,Ash\n", "", "missing-column", None, "no column “label”"),
        ("name,label\nash,Ash\nash,Elm\n", "", "duplicate-choice", 3, "twice"),
        ("name,label\nash tree,Ash\n", "", "blank-in-name", 2, "blank"),
        ("name,label\nash,Ash\n", "value=id", "missing-column", None, "no column “id”"),
    ],
)
def test_a_mistake_in_a_file_is_told_by_its_name_and_row(
    csv: str, parameters: str, rule: str, row: int | None, words: str
) -> None:
    form = survey(HEADER, f"select_one_from_file towns.csv | a | A | | {parameters}")
    found = [each for each in errors(SETTINGS, form, tables={"towns.csv": csv}) if each.rule == rule]
    assert [(each.sheet, each.row) for each in found] == [("towns.csv", row)]
    assert words in str(found[0])


def test_a_list_of_the_sheet_external_choices_is_filtered_like_any_other() -> None:
    external = "list_name,name,label,zone\ntown,ash,Ash,z1\ntown,elm,Elm,z2\nother,oak,Oak,z1\n"
    rows = ("text | zone | Z", "select_one_external town | a | A | zone = ${zone}")
    prompt = flow(SETTINGS, survey(HEADER, *rows), tables={"external_choices": external}).prompts[1]
    assert [choice.name for choice in prompt.choices] == ["ash", "elm"]
    found = fault(
        SETTINGS, survey(HEADER, "select_one_external city | a | A"), tables={"external_choices": external}
    )
    assert (found.rule, found.row) == ("unknown-list", 2)


def test_five_thousand_choices_of_a_file_are_read() -> None:
    csv = "name,label\n" + "".join(f"c{number},Choice {number}\n" for number in range(5_000))
    form = survey(HEADER, "select_one_from_file long.csv | a | A", "note | n | N")
    assert len(flow(SETTINGS, form, tables={"long.csv": csv}).prompts[0].choices) == 5_000


def test_labels_in_a_language_the_questions_are_not_in_are_told_of() -> None:
    sheet = table("choices", "list_name | name | label | label::Cymreag (cy)", "yn | yes | Yes | Ie")
    form = survey("type | name | label::English (en) | label::Cymraeg (cy)", "select_one yn | a | A | Â")
    found = faults(SETTINGS, form, sheet)
    assert {(each.rule, each.row, each.column) for each in found} == {
        ("unknown-language", 1, "label::Cymreag (cy)"),
        ("missing-translation", 1, None),
    }
