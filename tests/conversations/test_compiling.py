"""A flow with a mistake never starts: each mistake is named with its sheet, row, column and a remedy, all at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from conversations.errors import Fault, FlowRefused
from conversations.expressions import Scope
from conversations.flow import Flow, Guard, Kind
from conversations.forms.compiling import compile_flow
from conversations.forms.files import FileKind, read, unpack
from conversations.forms.sheets import Row, Sheet, Sheets

SETTINGS = """\
| settings |
| | form_title | form_id | version | default_language | namespaces |
| | A test | test | 7 | English (en) | kv="urn:kv:1" |
"""

CHOICES = """\
| choices |
| | list_name | name | label::English (en) |
| | yn | yes | Yes |
| | yn | no | No |
| | need | home | A home |
| | need | money | Money |
"""

HEADER = "| | type | name | label::English (en) | relevant | constraint | calculation |\n"


def survey(*rows: str, header: str = HEADER) -> str:
    return "| survey |\n" + header + "".join(f"| | {row} |\n" for row in rows)


def flow(*parts: str) -> Flow:
    return compile_flow(read("".join(parts).encode(), FileKind.MARKDOWN))


def faults(*parts: str) -> tuple[Fault, ...]:
    with pytest.raises(FlowRefused) as refused:
        flow(*parts)
    return refused.value.faults


def fault(*parts: str) -> Fault:
    """The one fault of a form with one mistake."""
    found = faults(*parts)
    assert len(found) == 1, "\n".join(map(str, found))
    return found[0]


ASKED = "select_one yn | ok | All well? | | |"
TICKED = "select_multiple need | needs | What was it? | | |"


# Fourteen common slips, one to a form.
FOURTEEN = {
    "unknown name": (survey(ASKED, "text | why | Why? | ${okay} = 'no' | |"), 3, "relevant", "Did you mean “${ok}”?"),
    "duplicate name": (survey(ASKED, "text | ok | Why? | | |"), 3, "name", "row 2"),
    "bad type": (survey(ASKED, "txet | why | Why? | | |"), 3, "type", "Did you mean “text”?"),
    "missing list": (survey("select_one ynn | ok | All well? | | |"), 2, "type", "Did you mean “yn”?"),
    "missing end_group": (survey(ASKED, "begin_group | g | | | |", "note | n | Hi | | |"), 3, "type", "end_group"),
    "unbalanced bracket": (survey(TICKED, "text | why | Why? | not(selected(${needs}, 'home') | |"), 3, "relevant", "never closed"),
    "double equals": (survey(ASKED, "text | why | Why? | ${ok} == 'no' | |"), 3, "relevant", "character 8"),
    "cycle": (
        survey("text | a | A | ${b} = '' | |", "text | b | B | ${a} = '' | |"), 2, "relevant", "Break the circle."
    ),
    "unknown function": (survey(TICKED, "text | why | Why? | slected(${needs}, 'home') | |"), 3, "relevant", "selected()"),
    "unknown function in a constraint": (survey("text | why | Why? | | string-lenght(.) < 9 |"), 2, "constraint", "string-length"),
    "choice that does not exist, with =": (survey(ASKED, "text | why | Why? | ${ok} = 'noo' | |"), 3, "relevant", "Did you mean “no”?"),
    "choice that does not exist, with selected()": (
        survey(TICKED, "text | why | Why? | selected(${needs}, 'hom') | |"), 3, "relevant", "Did you mean “home”?"
    ),
    "forward reference": (survey("text | why | Why? | ${ok} = 'no' | |", ASKED), 2, "relevant", "row 3"),
    "misspelt header": (
        survey(ASKED, "text | why | Why? | ${ok} = 'no' | |", header=HEADER.replace("relevant", "relevent")),
        1,
        "relevent",
        "Did you mean “relevant”?",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", FOURTEEN)
def test_each_of_the_fourteen_slips_is_named_with_row_column_and_remedy(slip: str) -> None:
    form, row, column, words = FOURTEEN[slip]
    found = fault(SETTINGS, form, CHOICES)
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


WIDE = "| | type | name | label | required | required_message | hint | choice_filter | parameters | bind::kv:guard | kv:summary | constraint | calculation |\n"


def wide(*rows: str) -> str:
    return survey(*(row + " |" * (11 - row.count("|")) for row in rows), header=WIDE)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("select_one yn | ok | Well? | yes", "required", "offer Skip"),
        ("select_one yn | ok | Well? | maybe", "required", "neither yes nor no"),
        ("select_one yn | ok | Well? | | | | | | safety", "required", "cannot be skipped"),
        ("text | a | A | | | | | | safty", "bind::kv:guard", "Did you mean “safety”?"),
        ("text | a | A | | | | | seed=4", "parameters", "rows=6"),
        ("text | a | A | | | | | rows=0", "parameters", "rows=6"),
        ("text | a | A | | | | name = 'x'", "choice_filter", "no use for this column"),
        ("select_one yn | a | A | | | | ward = 'x'", "choice_filter", "no column “ward”"),
        ("select_one yn | a | A | | | | name = 'maybe'", "choice_filter", "no choice of “a”"),
        ("note | a | A | | | | | | | What they said", "kv:summary", "no use for this column"),
        ("text | a | Dear ${b}", "label", "would repeat an answer"),
        ("text | a | A | | | Like ${b}?", "hint", "would repeat an answer"),
        ("text | a |", "label", "no label in English (en)"),
        ("text | | A", "name", "no name"),
        ("text | 2a | A", "name", "cannot be used"),
        ("| a | A", "type", "no type"),
        ("calculate | a |", "calculation", "nothing to calculate"),
        ("end_group | |", "type", "never opened"),
        ("select_one yn or_other | a | A", "type", "or_other"),
        ("select_one | a | A", "type", "names no list"),
        ("rank yn no | a | A", "type", "no blanks"),
        ("select_one yn | a | A | | | | | | consent", "bind::kv:guard", "“yes” of this consent prompt"),
        ("text | a | A | | | | | | consent", "bind::kv:guard", "select_multiple"),
        ("text | a | A | | | | | | | | ${a} = ''", "constraint", "the row it stands in"),
        ("calculate | a | | | | | | | | | | .", "calculation", "only a constraint"),
        ("calculate | a | | | | | | | | | | string-length()", "calculation", "only a constraint"),
        ("calculate | a | | | | | | | | | | ok", "calculation", "bare name"),
        ("select_one yn | a | A | | | | | | | | selected(., '')", "constraint", "without a name"),
    ],
)
def test_a_row_with_one_mistake_is_refused_in_that_column(row: str, column: str, words: str) -> None:
    found = faults(SETTINGS, wide("note | hello | Hello", row), CHOICES)[0]
    assert (found.sheet, found.row, found.column) == ("survey", 3, column)
    assert words in str(found)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("deviceid", "without asking"),
        ("phonenumber", "without asking"),
        ("background-audio", "without asking"),
        ("audit", "without asking"),
        ("start", "when somebody sat"),
        ("today", "when somebody sat"),
        ("geopoint", "where somebody is"),
        ("image", "words alone"),
        ("integer", "does not run"),
        ("date", "does not run"),
        ("dateTime", "does not run"),
        ("begin repeat", "does not run"),
        ("select_one_from_file towns.csv", "choices sheet"),
        ("barcode", "does not run"),
        ("intger", "“integer” is XLSForm"),
        ("Select_One yn", "Did you mean “select_one yn”?"),
        ("qqqq", "These run"),
    ],
)
def test_a_type_that_does_not_run_is_refused_with_a_reason_and_a_way_out(kind: str, words: str) -> None:
    found = faults(SETTINGS, survey(f"{kind} | a | A | | |"))
    assert (found[0].row, found[0].column) == (2, "type")
    assert words in str(found[0])
    assert found[0].remedy


@pytest.mark.parametrize(
    ("choices", "row", "column", "words"),
    [
        ("| | yn | yes | Yes, indeed, and a good deal more of it | | |", 2, "label", "39 characters"),
        ("| | yn | yes | | | |", 2, "label", "no label"),
        ("| | yn | | Yes | | |", 2, "name", "no name"),
        ("| | | yes | Yes | | |", 2, "list_name", "no list_name"),
        ("| | yn | yes, please | Yes | | |", 2, "name", "blank"),
        ("| | yn | yes | Yes | | perhaps |", 2, "exclusive", "neither yes nor no"),
        ("| | yn | yes | Dear ${a} | | |", 2, "label", "repeat an answer"),
        ("| | yn | yes | Yes | | |\n| | yn | yes | No | | |", 3, "name", "twice"),
        (
            "\n".join(f"| | yn | c{number} | C{number} | | |" for number in range(61)),
            62,
            "list_name",
            "more than 60",
        ),
    ],
)
def test_a_choice_with_a_mistake_is_refused_on_its_own_row(
    choices: str, row: int, column: str, words: str
) -> None:
    sheet = f"| choices |\n| | list_name | name | label | code | exclusive |\n{choices}\n"
    found = next(
        each for each in faults(SETTINGS, wide("select_one yn | a | A"), sheet) if each.sheet == "choices"
    )
    assert (found.row, found.column) == (row, column)
    assert words in str(found)


def test_a_choice_column_is_known_only_where_a_filter_uses_it() -> None:
    choices = "| choices |\n| | list_name | name | label | Ward |\n| | yn | yes | Yes | north |\n"
    found = fault(SETTINGS, wide("select_one yn | a | A"), choices)
    assert (found.sheet, found.row, found.column) == ("choices", 1, "Ward")
    compiled = flow(SETTINGS, wide("select_one yn | a | A | | | | Ward = 'north'"), choices)
    prompt = compiled.prompts[0]
    assert prompt.choice_filter is not None
    assert prompt.choice_filter.holds(Scope({}, choice=prompt.choices[0].columns))
    assert prompt.choices[0].columns["name"] == "yes"


@pytest.mark.parametrize(
    ("settings", "row", "column", "words"),
    [
        ("", None, None, "no settings row"),
        ("| | form_id | version |\n| | t | 1 |\n", 2, "default_language", "no default_language"),
        ("| | form_id | default_language |\n| | t | en |\n", 2, "version", "no version"),
        ("| | version | default_language |\n| | 1 | en |\n", 2, "form_id", "no form_id"),
        (
            "| | form_id | version | default_language | stlye |\n| | t | 1 | en | x |\n",
            1,
            "stlye",
            "Did you mean “style”?",
        ),
        ("| | form_id | version | default_language |\n| | t | 1 a | en |\n", 2, "version", "blank"),
        (
            "| | form_id | version | default_language |\n| | t | 1 | en |\n| | u | 1 | en |\n",
            3,
            None,
            "second row",
        ),
    ],
)
def test_settings_that_say_too_little_are_refused(
    settings: str, row: int | None, column: str | None, words: str
) -> None:
    sheet = f"| settings |\n{settings}" if settings else ""
    found = fault(sheet, survey("note | a | A |", header="| | type | name | label |\n"))
    assert (found.sheet, found.row, found.column) == ("settings", row, column)
    assert words in str(found)


def test_a_missing_default_language_is_one_fault_not_one_for_every_text() -> None:
    settings = "| settings |\n| | form_id | version |\n| | t | 1 |\n"
    header = "| | type | name | label::English (en) | hint |\n"
    found = fault(
        settings, survey(f"{ASKED.split('|')[0]} | ok | All well? | Say it. |", header=header), CHOICES
    )
    assert (found.sheet, found.column) == ("settings", "default_language")


def test_a_guard_column_without_its_namespace_is_refused_because_other_tools_would_write_a_broken_form() -> (
    None
):
    settings = "| settings |\n| | form_id | version | default_language |\n| | t | 1 | English (en) |\n"
    assert 'kv="urn:kv:1"' in fault(settings, wide("text | a | A | | | | | | pii")).remedy


def test_every_text_must_be_in_every_language() -> None:
    header = "| | type | name | label::English (en) | label::Cymraeg (cy) | hint | hint::Cymraeg (cy) | hint::Cymreag (cy) |\n"
    found = faults(
        SETTINGS,
        survey("text | a | A | Â | Say it. | | |", "text | b | B | | | | |", header=header),
    )
    assert [(each.row, each.column) for each in found] == [
        (1, "hint::Cymreag (cy)"),
        (2, "hint::Cymraeg (cy)"),
        (3, "label::Cymraeg (cy)"),
    ]
    assert "Did you mean “Cymraeg (cy)”?" in found[0].remedy


def test_a_second_consent_prompt_is_refused() -> None:
    choices = (
        "| choices |\n| | list_name | name | label |\n| | use | digest | Facts |\n| | use | qoute | Words |\n"
    )
    form = wide(
        "select_multiple use | a | A | | | | | | consent", "select_multiple use | b | B | | | | | | consent"
    )
    problems = [str(each) for each in faults(SETTINGS, form, choices)]
    assert any("Row 2 asks for consent already." in problem for problem in problems)
    assert any("Did you mean “quote”?" in problem for problem in problems)


def test_every_fault_of_every_sheet_is_told_at_once_in_order() -> None:
    found = faults(
        SETTINGS.replace("version |", "vresion |"),
        survey(
            "select_one yn | ok | | ${nope} = 1 | |",
            "geopoint | p | P | ${ok} = 'maybe' | (1 |",
            "end_group | | | | |",
        ),
        CHOICES.replace("| Yes |", "| |"),
    )
    assert [(each.sheet, each.row, each.column) for each in found] == [
        ("settings", 1, "vresion"),
        ("settings", 2, "version"),
        ("survey", 2, "label::English (en)"),
        ("survey", 2, "relevant"),
        ("survey", 3, "type"),
        ("survey", 3, "relevant"),
        ("survey", 3, "constraint"),
        ("survey", 4, "type"),
        ("choices", 2, "label::English (en)"),
    ]


def test_a_column_this_version_does_not_run_is_refused_once_a_cell_is_filled() -> None:
    header = "| | type | name | label | default |\n"
    assert flow(SETTINGS, survey("text | a | A | |", header=header)).prompts[0].name == "a"
    found = fault(SETTINGS, survey("text | a | A | |", "text | b | B | x |", header=header))
    assert (found.row, found.column) == (3, "default")


def test_a_group_passes_its_relevant_on_to_all_inside_and_to_none_after() -> None:
    compiled = flow(
        SETTINGS,
        survey(
            ASKED,
            "begin_group | outer | | ${ok} = 'yes' | |",
            "text | a | A | | |",
            "begin group | inner | | ${a} = 'x' | |",
            "text | b | B | ${a} != '' | |",
            "end group | | | | |",
            "text | c | C | | |",
            "end_group | | | | |",
            "text | d | D | | |",
        ),
        CHOICES,
    )
    shown = {
        name: [
            prompt.name
            for prompt in compiled.prompts
            if prompt.relevant is None or prompt.relevant.holds(Scope(answers))
        ]
        for name, answers in {
            "all": {"ok": "yes", "a": "x"},
            "outer": {"ok": "yes", "a": "y"},
            "none": {"ok": "no", "a": "x"},
        }.items()
    }
    assert shown == {"all": ["ok", "a", "b", "c", "d"], "outer": ["ok", "a", "c", "d"], "none": ["ok", "d"]}


def test_a_prompt_carries_all_that_its_row_says() -> None:
    compiled = flow(
        SETTINGS,
        wide(
            "select_one yn | safe | Safe? | yes | We ask first. | Look round. | name != 'no' | | safety",
            "text | story | What happened? | | | | | rows=6 | pii danger | What happened | string-length(.) < 9",
            "text | short | In short? | | | | | rows=1",
            "calculate | twice | | | | | | | | | | ${short} * 2",
            "note | | Bye",
        ),
        CHOICES,
    )
    safe, story, short, twice, bye = compiled.prompts
    english = "English (en)"
    assert (safe.kind, safe.row, safe.required, safe.guards) == (
        Kind.SELECT_ONE,
        2,
        True,
        frozenset({Guard.SAFETY}),
    )
    assert (safe.label, safe.hint, safe.required_message) == (
        {english: "Safe?"},
        {english: "Look round."},
        {english: "We ask first."},
    )
    assert [(choice.name, choice.label[english]) for choice in safe.choices] == [("yes", "Yes"), ("no", "No")]
    assert (story.several, story.guards) == (True, frozenset({Guard.IDENTITY, Guard.DANGER}))
    assert story.summary == {english: "What happened"}
    assert not short.several
    assert short.summary == {}
    assert twice.calculation is not None
    assert twice.calculation.text(Scope({"short": "4"})) == "8"
    assert (bye.kind, bye.name) == (Kind.NOTE, "row_6")


def test_older_and_looser_spellings_of_xlsform_are_read() -> None:
    header = "| | Type | Name | Label:English (en) | relevance | constraint | appearance |\n"
    compiled = flow(
        SETTINGS,
        survey(
            "select one from yn | ok | Well? | | | minimal",
            "select all that apply from need | needs | What? | ${ok} = ‘yes’ | count-selected(.) < 3 | |",
            "string | why | Why? | | | |",
            "rank need | first | First? | | | |",
            header=header,
        ),
        CHOICES.replace("list_name", "list name"),
    )
    assert [prompt.kind for prompt in compiled.prompts] == [
        Kind.SELECT_ONE,
        Kind.SELECT_MULTIPLE,
        Kind.TEXT,
        Kind.RANK,
    ]
    assert compiled.prompts[1].relevant is not None
    assert compiled.prompts[1].constraint is not None


def test_rows_switched_off_and_comment_rows_ask_nothing() -> None:
    compiled = flow(
        SETTINGS,
        survey(
            "text | a | A | yes | |",
            "| | | | said to nobody |",
            "text | b | B | no | |",
            header="| | type | name | label | disabled | guidance_hint |\n",
        ),
    )
    assert [(prompt.name, prompt.row) for prompt in compiled.prompts] == [("b", 4)]


def test_a_version_names_the_exact_questions() -> None:
    first = flow(SETTINGS, survey(ASKED), CHOICES)
    assert first.version.startswith("test 7 ")
    assert len(first.version.split()[2]) == 12
    assert flow(SETTINGS, survey(ASKED), CHOICES).version == first.version
    assert flow(SETTINGS, survey(ASKED.replace("well", "good")), CHOICES).version != first.version
    assert flow(SETTINGS, survey(ASKED), CHOICES.replace("No", "Nope")).version != first.version


def test_a_flow_compiles_again_from_its_source() -> None:
    compiled = flow(
        SETTINGS, survey(ASKED, "text | why | Why? | ${ok} = 'no' | string-length(.) < 9 |"), CHOICES
    )
    assert compile_flow(unpack(compiled.source)) == compiled


def test_a_form_of_two_thousand_rows_is_checked_in_one_go() -> None:
    rows = [
        f"text | q{number} | Q | {f'${{q{number - 1}}} != ’’' if number else ''} | |"
        for number in range(2_000)
    ]
    assert len(flow(SETTINGS, survey(*rows)).prompts) == 2_000


SOUND = (
    SETTINGS
    + wide(
        "select_one yn | ok | Well? | yes | We ask first. | | | | safety",
        "begin_group | g | ",
        "select_multiple need | needs | What? | | | Tap. | name != 'home' or ${ok} = 'yes' | | | Needs | count-selected(.) < 3",
        "text | why | Why? | | | | | rows=3 | pii | Why",
        "calculate | twice | | | | | | | | | | string-length(${why}) * 2",
        "end_group | | ",
    )
    + CHOICES
)
SOUND_SHEETS = read(SOUND.encode(), FileKind.MARKDOWN)
FILLED = (
    "text;note;calculate;begin_group;end_group;select_one yn;rank need;yn;ok;needs;yes;no;x y;${ok} = 'yes';1;((;"
    "selected(${needs}, 'home');. = 'no';ward = 'a';rows=6;pii;consent;safety;digest;${why} + 1;${twice};deviceid;"
)
CELLS = st.sampled_from(FILLED.split(";")) | st.text(max_size=5)


def changed(sheets: Sheets, changes: list[tuple[int, int, int, str]]) -> Sheets:
    """The sheets with some cells, anywhere, filled otherwise or emptied."""
    parts = [sheets.survey, sheets.choices, sheets.settings]
    for which, across, down, cell in changes:
        sheet = parts[which % 3]
        header, at = sheet.headers[across % len(sheet.headers)], down % len(sheet.rows)
        cells = {**sheet.rows[at].cells, header: cell} if cell else dict(sheet.rows[at].cells)
        if not cell:
            cells.pop(header, None)
        rows = (*sheet.rows[:at], Row(sheet.rows[at].number, cells), *sheet.rows[at + 1 :])
        parts[which % 3] = Sheet(sheet.name, sheet.headers, rows)
    return Sheets(*parts)


def compiled_or_refused(sheets: Sheets) -> Flow | FlowRefused:
    try:
        return compile_flow(sheets)
    except FlowRefused as refused:
        return refused


PLACES = st.integers(0, 30)


def test_the_form_that_the_next_law_changes_is_sound_itself() -> None:
    assert isinstance(compiled_or_refused(SOUND_SHEETS), Flow)


@given(st.lists(st.tuples(PLACES, PLACES, PLACES, CELLS), max_size=4))
def test_no_cells_bring_anything_but_a_flow_or_a_refusal_that_says_where_and_how_to_mend_it(
    changes: list[tuple[int, int, int, str]],
) -> None:
    outcome = compiled_or_refused(changed(SOUND_SHEETS, changes))
    if isinstance(outcome, FlowRefused):
        for found in outcome.faults:
            assert found.sheet in {"survey", "choices", "settings"}
            assert found.problem.endswith((".", "”."))
            assert found.remedy.endswith((".", "?"))
    else:
        assert compile_flow(unpack(outcome.source)) == outcome
