"""A flow with a mistake never starts: each mistake is named with its sheet, row, column and a remedy, all at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from conversations.errors import FlowRefused, Weight
from conversations.forms.compiling import Compiled, compile_flow, compiled, recompiled
from conversations.forms.sheets import Row, Sheet, Sheets, pack, unpack
from tests.forms.writing import (
    CHOICES,
    SETTINGS,
    errors,
    fault,
    faults,
    flow,
    outcome,
    sheets_of,
    survey,
    table,
)

HEADER = "type | name | label::English (en) | relevant | constraint | calculation"


def short(*rows: str, header: str = HEADER) -> str:
    return survey(header, *rows)


ASKED = "select_one yn | ok | All well?"
TICKED = "select_multiple need | needs | What was it?"


# Fourteen common slips, one to a form.
FOURTEEN = {
    "unknown name": (short(ASKED, "text | why | Why? | ${okay} = 'no'"), 3, "relevant", "Did you mean “${ok}”?"),
    "duplicate name": (short(ASKED, "text | ok | Why?"), 3, "name", "row 2"),
    "bad type": (short(ASKED, "txet | why | Why?"), 3, "type", "Did you mean “text”?"),
    "missing list": (short("select_one ynn | ok | All well?"), 2, "type", "Did you mean “yn”?"),
    "missing end_group": (short(ASKED, "begin_group | g", "note | n | Hi"), 3, "type", "end_group"),
    "unbalanced bracket": (short(TICKED, "text | why | Why? | not(selected(${needs}, 'home')"), 3, "relevant", "never closed"),
    "double equals": (short(ASKED, "text | why | Why? | ${ok} == 'no'"), 3, "relevant", "=="),
    "cycle": (short("text | a | A | ${b} = ''", "text | b | B | ${a} = ''"), 2, "relevant", "Break the circle."),
    "unknown function": (short(TICKED, "text | why | Why? | slected(${needs}, 'home')"), 3, "relevant", "selected()"),
    "unknown function in a constraint": (short("text | why | Why? | | string-lenght(.) < 9"), 2, "constraint", "string-length"),
    "choice that does not exist, with =": (short(ASKED, "text | why | Why? | ${ok} = 'noo'"), 3, "relevant", "Did you mean “no”?"),
    "choice that does not exist, with selected()": (
        short(TICKED, "text | why | Why? | selected(${needs}, 'hom')"), 3, "relevant", "Did you mean “home”?"
    ),
    "forward reference": (short("text | why | Why? | ${ok} = 'no'", ASKED), 2, "relevant", "row 3"),
    "misspelt header": (
        short(ASKED, "text | why | Why? | ${ok} = 'no'", header=HEADER.replace("relevant", "relevent")),
        1,
        "relevent",
        "Did you mean “relevant”?",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", FOURTEEN)
def test_each_of_the_fourteen_slips_is_named_with_row_column_and_remedy(slip: str) -> None:
    form, row, column, words = FOURTEEN[slip]
    (found,) = errors(SETTINGS, form, CHOICES)
    assert (found.sheet, found.row, found.column) == ("survey", row, column)
    assert words in str(found)


def test_pyxform_by_itself_sees_five_of_the_fourteen() -> None:
    seen = set()
    for slip, (form, _, _, _) in FOURTEEN.items():
        try:
            convert(SETTINGS + form + CHOICES, file_type=".md")
        except PyXFormError:
            seen.add(slip)
    assert seen == {"unknown name", "duplicate name", "bad type", "missing list", "missing end_group"}


def test_lighter_faults_are_told_beside_a_flow_that_runs() -> None:
    made = outcome(SETTINGS, short(ASKED), CHOICES)
    assert made.flow is not None
    assert {(each.rule, each.weight) for each in made.faults} == {
        ("no-consent", Weight.WARNING),
        ("no-safety", Weight.WARNING),
        ("unused-list", Weight.WARNING),
    }


def test_a_refusal_tells_the_lighter_faults_too() -> None:
    with pytest.raises(FlowRefused) as refused:
        compile_flow(sheets_of(SETTINGS, short(ASKED, "text | why | Why? | ${ko}"), CHOICES))
    assert {"unknown-name", "no-consent"} <= {each.rule for each in refused.value.faults}


@pytest.mark.parametrize(
    ("settings", "row", "column", "words"),
    [
        (("form_id | versoin", "t | 1"), 1, "versoin", "“version”"),
        (("form_id | version", "t | 1", "u | 1"), 3, None, "second row"),
        (("form_id | default_language", "t | Englsh (en)"), 2, "default_language", "“English (en)”"),
        (("form_id | allow_choice_duplicates", "t | maybe"), 2, "allow_choice_duplicates", "neither yes nor no"),
    ],
)  # fmt: skip
def test_settings_with_a_mistake_are_refused_where_it_is(
    settings: tuple[str, ...], row: int, column: str | None, words: str
) -> None:
    (found,) = errors(table("settings", *settings), short("note | a | A"))
    assert (found.sheet, found.row, found.column) == ("settings", row, column)
    assert words in str(found)


def test_blanks_in_the_settings_are_joined_and_told_of_where_files_are_called_after_them() -> None:
    settings = table("settings", "form_id | version", "our form | 2 (2026-11-02 10:22:33)")
    made = flow(settings, short("note | a | A"))
    assert (made.form_id, made.title) == ("our_form", "our_form")
    assert made.version.split()[:2] == ["our_form", "2-(2026-11-02-10:22:33)"]
    found = fault(settings, short("note | a | A"))
    assert (found.rule, found.weight, found.column) == ("blank-in-name", Weight.WARNING, "form_id")


def test_a_form_that_only_tells_runs_and_is_told_of() -> None:
    made = outcome(SETTINGS, short("note | a | A"))
    assert made.flow is not None
    assert [(each.rule, each.weight) for each in made.faults] == [("nothing-asked", Weight.WARNING)]
    refused = outcome(SETTINGS, short("note | a | A", "image | b | B")).faults
    assert "nothing-asked" not in {each.rule for each in refused}


def test_a_form_without_settings_is_called_after_its_file() -> None:
    sheets = sheets_of(short("note | a | A"))
    named = compile_flow(Sheets(sheets.survey, form_id="our form"))
    assert (named.form_id, named.title, named.version.split()[0]) == ("our_form", "our_form", "our_form")
    assert len(named.version.split()) == 2
    assert compile_flow(sheets).form_id == "form"


def test_a_form_whose_headers_name_no_language_has_one() -> None:
    made = flow(survey("type | name | label", "note | a | A"))
    assert (made.languages, made.default_language) == (("default",), "default")


def test_without_a_setting_the_first_language_of_the_labels_is_the_default() -> None:
    made = flow(survey("type | name | label::Cymraeg (cy) | label::English (en)", "note | a | Â | A"))
    assert made.default_language == "Cymraeg (cy)"


def test_a_guard_column_without_its_namespace_is_refused_because_other_tools_would_write_a_broken_form() -> (
    None
):
    form = survey("type | name | label | bind::kv:guard", "text | a | A | pii")
    found = fault(table("settings", "form_id | version", "t | 1"), form)
    assert (found.rule, found.sheet, found.row) == ("no-namespace", "settings", 2)
    assert 'kv="urn:kv:1"' in found.remedy


def test_every_fault_of_every_sheet_is_told_at_once_in_order() -> None:
    found = errors(
        SETTINGS.replace("version |", "vresion |"),
        short(
            "select_one yn | ok | | ${nope} = 1",
            "geopoint | p | P | ${ok} = 'maybe' | (1",
            "end_group",
        ),
        CHOICES.replace("| Yes |", "| |"),
    )
    assert [(each.sheet, each.row, each.column) for each in found] == [
        ("settings", 1, "vresion"),
        ("survey", 2, "label::English (en)"),
        ("survey", 2, "relevant"),
        ("survey", 3, "type"),
        ("survey", 3, "relevant"),
        ("survey", 3, "constraint"),
        ("survey", 4, "type"),
        ("choices", 2, "label::English (en)"),
    ]


def test_a_form_that_asks_nothing_is_refused() -> None:
    assert fault(SETTINGS, survey(HEADER)).rule == "nothing-asked"


def test_a_version_names_the_exact_questions() -> None:
    first = flow(SETTINGS, short(ASKED), CHOICES)
    assert first.version.startswith("test 7 ")
    assert len(first.version.split()[2]) == 12
    assert flow(SETTINGS, short(ASKED), CHOICES).version == first.version
    assert flow(SETTINGS, short(ASKED.replace("well", "good")), CHOICES).version != first.version
    assert flow(SETTINGS, short(ASKED), CHOICES.replace("No", "Nope")).version != first.version


def test_a_flow_compiles_again_from_its_source() -> None:
    made = flow(SETTINGS, short(ASKED, "text | why | Why? | ${ok} = 'no' | string-length(.) < 9"), CHOICES)
    assert compile_flow(unpack(made.source)) == made
    assert recompiled(made.source) == made


def test_a_stored_flow_is_built_again_although_todays_checks_object() -> None:
    sheets = sheets_of(
        SETTINGS, short(ASKED, "text | why | Why? | ${ok} = 'maybe' | ${ok} + 'x' != ."), CHOICES
    )
    assert compiled(sheets).flow is None
    again = recompiled(pack(sheets))
    assert [prompt.name for prompt in again.prompts] == ["ok", "why"]
    assert again.source == pack(sheets)


@pytest.mark.parametrize("row", ["geopoint | p | P", "text | p | P | ((", "select_one nowhere | p | P"])
def test_a_stored_flow_with_a_part_that_nobody_understands_any_more_is_refused(row: str) -> None:
    with pytest.raises(FlowRefused) as refused:
        recompiled(pack(sheets_of(SETTINGS, short(ASKED, row), CHOICES)))
    assert [each.row for each in refused.value.faults] == [3]


def test_what_is_no_source_of_a_flow_is_no_flow() -> None:
    with pytest.raises(ValueError, match="format"):
        recompiled(b"{}")


def test_a_form_of_two_thousand_rows_is_checked_in_one_go() -> None:
    rows = [
        f"text | q{number} | Q | {f'${{q{number - 1}}} != ’’' if number else ''}" for number in range(2_000)
    ]
    assert len(flow(SETTINGS, short(*rows)).prompts) == 2_000


def test_two_thousand_calculations_made_of_each_other_are_put_in_order() -> None:
    rows = [f"calculate | c{number} | | | | ${{c{number + 1}}} + 1" for number in range(2_000)]
    made = flow(SETTINGS, short(*rows, "integer | c2000 | How many?"))
    assert [prompt.name for prompt in made.prompts][:2] == ["c2000", "c1999"]


WIDE = "type | name | label | required | required_message | hint | choice_filter | parameters | bind::kv:guard | kv:summary | constraint | constraint_message | calculation | default | repeat_count | kv:most | relevant | appearance"
SOUND = sheets_of(
    SETTINGS,
    survey(
        WIDE,
        "select_one yn | ok | Well? | yes | We ask first. | | | | safety",
        "begin_group | g | A title",
        "select_multiple need | needs | What? | | | Tap. | name != 'home' or ${ok} = 'yes' | randomize=true | | Needs | count-selected(.) < 3 | Two at most.",
        "text | why | Why ${needs}? | | | | | rows=3 | pii | Why",
        "calculate | twice | | | | | | | | | | | string-length(${why}) * 2",
        "end_group",
        "begin_repeat | child | Child | | | | | | | | | | | | | 3",
        "integer | age | How old? | | | | | | | | . < 19 | Under 19. | | 3",
        "range | mood | How is it? | | | | | start=1 end=5 step=1",
        "date | born | When? | | | | | | | | . <= today() | Not yet. | | today() | | | ${age} < 3 | year",
        "end_repeat",
        "calculate | oldest | | | | | | | | | | | max(${age})",
        "note | bye | The oldest is ${oldest}.",
    ),
    CHOICES,
)
FILLED = (
    "text;note;calculate;begin_group;end_group;begin_repeat;end_repeat;select_one yn;rank need;yn;ok;needs;yes;no;x y;"
    "${ok} = 'yes';1;((;selected(${needs}, 'home');. = 'no';ward = 'a';rows=6;pii;consent;safety;digest;${why} + 1;"
    "${twice};deviceid;integer;decimal;date;time;dateTime;acknowledge;hidden;start;today;${age};count(${child});"
    "position(..);indexed-repeat(${age}, ${child}, 2);jr:choice-name(${ok}, '${ok}');start=1 end=0;value=x;0;99999;"
    "once(random());${child};sum(${age});range;month-year;select_one_from_file towns.csv;2026-01-01;${oldest};"
)
CELLS = st.sampled_from(FILLED.split(";")) | st.text(max_size=5)
PLACES = st.integers(0, 40)


def changed(sheets: Sheets, changes: list[tuple[int, int, int, str]]) -> Sheets:
    """The sheets with some cells, anywhere, filled otherwise or emptied."""
    parts = [sheets.survey, sheets.choices, sheets.settings]
    for which, across, down, cell in changes:
        which = which % 3 if which % 5 else 0  # most of a form is its survey
        sheet = parts[which]
        header, at = sheet.headers[across % len(sheet.headers)], down % len(sheet.rows)
        cells = {**sheet.rows[at].cells, header: cell} if cell else dict(sheet.rows[at].cells)
        if not cell:
            cells.pop(header, None)
        rows = (*sheet.rows[:at], Row(sheet.rows[at].number, cells), *sheet.rows[at + 1 :])
        parts[which] = Sheet(sheet.name, sheet.headers, rows)
    return Sheets(*parts)


def test_the_form_that_the_next_law_changes_is_sound_itself() -> None:
    made = compiled(SOUND)
    assert made.flow is not None, "\n".join(map(str, made.faults))


@given(st.lists(st.tuples(PLACES, PLACES, PLACES, CELLS), max_size=5))
def test_no_cells_bring_anything_but_a_flow_or_faults_that_say_where_and_how_to_mend_them(
    changes: list[tuple[int, int, int, str]],
) -> None:
    sheets = changed(SOUND, changes)
    made = compiled(sheets)
    assert isinstance(made, Compiled)
    assert (made.flow is None) == any(each.weight is Weight.ERROR for each in made.faults)
    places = {sheet.name: sheet for sheet in (sheets.survey, sheets.choices, sheets.settings)}
    for found in made.faults:
        assert found.sheet in places
        assert found.problem.endswith((".", "”.", "?"))
        assert found.remedy.endswith((".", "?"))
        assert found.rule.replace("-", "").isalpha()
        assert (
            found.row is None
            or found.row == 1
            or found.row in {row.number for row in places[found.sheet].rows}
        )
    if made.flow is not None:
        assert recompiled(made.flow.source) == made.flow
        names = [prompt.name for prompt in made.flow.prompts]
        assert len(names) == len(set(names))


@given(st.lists(st.tuples(PLACES, PLACES, PLACES, CELLS), min_size=1, max_size=3))
def test_in_a_flow_that_runs_nothing_looks_ahead(changes: list[tuple[int, int, int, str]]) -> None:
    made = compiled(changed(SOUND, changes)).flow
    seen: set[str] = set()
    for prompt in made.prompts if made else ():
        for expression in (
            prompt.relevant,
            prompt.choice_filter,
            prompt.calculation,
            prompt.default,
            prompt.seed,
        ):
            ahead = expression.names - seen - {prompt.name} if expression else frozenset()
            # The rounds of a repeat still to come may be asked for by indexed-repeat(), which then finds none.
            assert ahead == set() or "indexed-repeat" in str(expression)
        assert prompt.recalls <= seen | {prompt.name}
        seen.add(prompt.name)


def test_the_same_name_with_other_capitals_is_told() -> None:
    found = fault(SETTINGS, short("text | why | Why?", "text | Why | And why?"))
    assert (found.rule, found.row, found.weight) == ("differs-by-case", 3, Weight.WARNING)


def test_a_name_that_statistics_programs_cannot_take_is_told() -> None:
    found = faults(SETTINGS, short("text | a.b | A", f"text | {'b' * 33} | B"))
    assert [(each.rule, each.row) for each in found] == [("awkward-name", 2), ("awkward-name", 3)]


def test_groups_that_stand_in_each_other_without_end_are_refused() -> None:
    rows = [f"begin_group | g{number}" for number in range(3_000)]
    found = errors(SETTINGS, short("text | a | A", *rows, "text | b | B", *["end_group"] * 3_000))
    assert [each.rule for each in found] == ["too-deep"]


def test_a_form_that_is_wrong_everywhere_is_told_of_in_one_go() -> None:
    rows = [f"text | q{number} | Q | ${{w{number}}} = 'x'" for number in range(1_500)]
    found = errors(SETTINGS, short(*rows))
    assert [each.row for each in found] == list(range(2, 1_502))
    assert {each.rule for each in found} == {"unknown-name"}


def test_calculations_that_branch_again_and_again_are_looked_through_in_one_go() -> None:
    branches = ", ".join(["${{c{0}}}"] * 40)
    rows = [f"calculate | c{at} | | | | coalesce({branches.format(at + 1)})" for at in range(9)]
    rows.append("calculate | c9 | | | | 'x'")
    assert errors(SETTINGS, short(*rows, "text | a | A | ${c3} = 'x'", "text | b | B | ${c0} = 'y'")) == ()
    (found,) = errors(SETTINGS, short(*rows, "text | a | A | ${c3} = 'y'"))
    assert (found.rule, found.problem) == ("unknown-choice", "“c3” is only ever x, never “y”.")
