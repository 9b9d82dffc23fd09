"""Each row of a survey becomes just what it says, or is refused where it says something that cannot be."""

import pytest

from conversations.errors import Weight
from conversations.expressions import Scope
from conversations.flow import Guard, Kind, Media, MediaKind, Precision, Prompt, Steps
from tests.forms.writing import CHOICES, SETTINGS, errors, fault, faults, flow, outcome, survey, table

ENGLISH = "English (en)"
WIDE = (
    "type | name | label | required | required_message | hint | choice_filter | parameters | bind::kv:guard"
    " | kv:summary | constraint | constraint_message | calculation | default | appearance"
)
MORE = "type | name | label | default | parameters | appearance | calculation | relevant"


def wide(*rows: str) -> str:
    return survey(WIDE, *rows)


def prompt(row: str) -> Prompt:
    """The one prompt of a row of the columns ``MORE``, after a question that it can refer to."""
    return flow(SETTINGS, survey(MORE, "select_one yn | ok | Well?", row), CHOICES).prompts[1]


@pytest.mark.parametrize(
    ("row", "rule", "column", "words"),
    [
        ("select_one yn | ok | Well? | | | | | | safety", "safety-skipped", "required", "cannot be skipped"),
        ("text | a | A | | | | | | safty", "unknown-guard", "bind::kv:guard", "Did you mean “safety”?"),
        ("text | a | A | | | | | seed=4", "parameter", "parameters", "rows=6"),
        ("text | a | A | | | | | rows=0", "parameter", "parameters", "rows=6"),
        ("integer | a | A | | | | | randomize=true", "parameter", "parameters", "Clear the cell."),
        ("select_one yn | a | A | | | | | randomise=true", "parameter", "parameters", "Did you mean “randomize”?"),
        ("select_one yn | a | A | | | | | randomize=perhaps", "parameter", "parameters", "neither true nor false"),
        ("select_one yn | a | A | | | | | seed=4", "parameter", "parameters", "randomize=true"),
        ("text | a | A | | | | name = 'x'", "pointless-cell", "choice_filter", "no use for this column"),
        ("integer | a | A | | | | | | | | | | 2 + 2", "pointless-cell", "calculation", "calculate row"),
        ("note | a | A | yes", "pointless-cell", "required", "no use for this column"),
        ("note | a | A | | | | | | | What they said", "pointless-cell", "kv:summary", "no use for this column"),
        ("text | a |", "no-label", "label", "no label in English (en)"),
        ("integer | a |", "no-label", "label", "no label"),
        ("text | | A", "no-name", "name", "no name"),
        ("text | 2a | A", "wrong-name", "name", "cannot be used"),
        ("| a | A", "no-type", "type", "no type"),
        ("calculate | a |", "no-calculation", "calculation", "nothing to calculate"),
        ("end_group | |", "unopened", "type", "never opened"),
        ("end_repeat | |", "unopened", "type", "a repeat that was never opened"),
        ("select_one yn or_other | a | A", "or-other", "type", "or_other"),
        ("select_one | a | A", "no-list", "type", "names no list"),
        ("rank yn no | a | A", "no-list", "type", "no blanks"),
        ("select_one_from_file towns.csv | a | A", "missing-file", "type", "“towns.csv” is not there"),
        ("select_one yn | a | A | | | | | | consent", "unknown-use", "bind::kv:guard", "“yes” of this consent"),
        ("text | a | A | | | | | | consent", "consent-kind", "bind::kv:guard", "select_multiple"),
        ("text | a | A | | | | | | | | ${a} = ''", "self-reference", "constraint", "the row it stands in"),
        ("calculate | a | | | | | | | | | | | .", "misplaced-dot", "calculation", "only a constraint"),
        ("calculate | a | | | | | | | | | | | ok", "bare-name", "calculation", "bare name"),
        ("range | a | A | | | | | start=a", "range", "parameters", "no plain number"),
        ("range | a | A | | | | | start=5 end=1", "range", "parameters", "nothing leads to 1"),
        ("range | a | A | | | | | start=1 end=5 step=0", "range", "parameters", "step above 0"),
        ("range | a | A | | | | | start=0 end=2000", "range", "parameters", "more than 1000 steps"),
        ("select_one yn | a | A | | | | | | | | | | | | search('towns')", "search", "appearance", "from elsewhere"),
    ],
)  # fmt: skip
def test_a_row_with_one_mistake_is_refused_in_that_column(
    row: str, rule: str, column: str, words: str
) -> None:
    found = errors(SETTINGS, wide("note | hello | Hello", row), CHOICES)[0]
    assert (found.rule, found.sheet, found.row, found.column) == (rule, "survey", 3, column)
    assert words in str(found)


@pytest.mark.parametrize(
    ("row", "rule", "column", "words"),
    [
        ("select_one yn | ok | Well? | yes", "required", "required", "offers Skip all the same"),
        ("select_one yn | ok | Well? | ${a} = 1", "required", "required", "offers Skip all the same"),
        ("text | a | A | | | | | | | | . != 'x'", "no-message", "constraint_message", "what to do"),
        ("integer | a | A | | | | | | | | ${hidden} > 3 | No.", "no-dot", "constraint", "Write a dot"),
        ("range | a | A | | | | | start=0 end=5 step=2", "range", "parameters", "5 itself is never offered"),
        ("range | a | A | | | | | tick_interval=2", "unused-parameter", "parameters", "works without it"),
        ("date | a | A | | | | | | | | | | | | month_year", "appearance", "appearance", "“month-year”"),
        ("date | a | A | | | | | | | | | | | | ethiopian", "appearance", "appearance", "common calendar"),
        ("integer | a | A | | | | | | | | | | | | ex:org.app", "appearance", "appearance", "another app"),
    ],
)  # fmt: skip
def test_a_row_that_runs_otherwise_than_it_says_is_told_of(
    row: str, rule: str, column: str, words: str
) -> None:
    found = fault(SETTINGS, wide("hidden | hidden | | | | | | | | | | | | 5", row), CHOICES)
    assert (found.weight, found.rule, found.row, found.column) == (Weight.WARNING, rule, 3, column)
    assert words in str(found)


def test_only_safety_and_consent_are_ever_required() -> None:
    rows = (
        "text | a | A | yes",
        "select_one yn | b | B | yes | | | | | safety",
        "select_one yn | c | C | TRUE",
    )
    assert [each.required for each in flow(SETTINGS, wide(*rows), CHOICES).prompts] == [False, True, False]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("deviceid", "without asking"),
        ("background-audio", "without asking"),
        ("geopoint", "where somebody is"),
        ("image", "faces, voices and documents"),
        ("barcode", "camera"),
        ("begin_loop yn", "each choice of a list"),
        ("include", "another form"),
        ("intger", "Did you mean “integer”?"),
        ("Select_One yn", "Did you mean “select_one yn”?"),
        ("qqqq", "These run"),
    ],
)
def test_a_type_that_does_not_run_is_refused_with_a_reason_and_a_way_out(kind: str, words: str) -> None:
    found = errors(SETTINGS, survey("type | name | label", f"{kind} | a | A"))
    assert (found[0].row, found[0].column) == (2, "type")
    assert words in str(found[0])


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("integer", Kind.INTEGER),
        ("decimal", Kind.DECIMAL),
        ("date", Kind.DATE),
        ("time", Kind.TIME),
        ("dateTime", Kind.DATETIME),
        ("acknowledge", Kind.ACKNOWLEDGE),
        ("range", Kind.RANGE),
        ("rank need", Kind.RANK),
        ("text", Kind.TEXT),
    ],
)
def test_every_kind_of_question_becomes_a_prompt_of_its_kind(kind: str, wanted: Kind) -> None:
    assert prompt(f"{kind} | a | A").kind is wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("", Steps("1", "10", "1")),
        ("start=0 end=5", Steps("0", "5", "1")),
        ("start = -1, end = 1; step = 0.5", Steps("-1", "1", "0.5")),
        ("END=3", Steps("1", "3", "1")),
    ],
)
def test_a_range_goes_from_its_start_to_its_end_in_its_steps(given: str, wanted: Steps) -> None:
    assert prompt(f"range | a | A | | {given}").steps == wanted


@pytest.mark.parametrize(
    ("appearance", "wanted"),
    [("", Precision.DAY), ("month-year", Precision.MONTH), ("no-calendar Year", Precision.YEAR)],
)
def test_an_appearance_says_how_exact_a_date_is_asked_for(appearance: str, wanted: Precision) -> None:
    assert prompt(f"date | a | A | | | {appearance}").precision is wanted


def test_choices_are_shuffled_by_the_talk_or_by_a_seed() -> None:
    plain = prompt("select_one yn | a | A")
    drawn = prompt("select_one yn | a | A | | randomize=true")
    seeded = prompt("rank yn | a | A | | randomize=true, seed=${ok}")
    assert [each.shuffled for each in (plain, drawn, seeded)] == [False, True, True]
    assert (drawn.seed, seeded.seed and seeded.seed.names) == (None, frozenset({"ok"}))


@pytest.mark.parametrize(
    ("kind", "default", "value"),
    [
        ("text", "Yes - perhaps", "Yes - perhaps"),
        ("text", 'It\'s "so"', 'It\'s "so"'),
        ("integer", "-3", "-3"),
        ("decimal", "18.31", "18.31"),
        ("select_one yn", "no", "no"),
        ("select_multiple need", "money  home", "money home"),
        ("date", "2010-06-15", "2010-06-15"),
        ("date", "1900-01-01 00:00:00", "1900-01-01"),
        ("time", "09:30:00", "09:30:00"),
        ("time", "09:30:00.000+01:00", "09:30:00"),
        ("dateTime", "2010-06-15T09:30", "2010-06-15T09:30:00"),
        ("acknowledge", "OK", "OK"),
        ("hidden", "web", "web"),
        ("text", "2+2", "4"),
        ("integer", "2*3", "6"),
        ("text", "concat('a', ${ok})", "ayes"),
        ("select_one yn", "${ok}", "yes"),
        ("calculate", "5", "5"),
    ],
)
def test_a_default_is_what_is_written_or_what_it_works_out_to(kind: str, default: str, value: str) -> None:
    label = "" if kind in {"hidden", "calculate"} else "A"
    made = prompt(f"{kind} | a | {label} | {default}")
    given = made.calculation if kind == "calculate" else made.default
    assert given is not None
    assert given.text(Scope({"ok": "yes"})) == value


@pytest.mark.parametrize(
    ("kind", "default", "rule", "words"),
    [
        ("select_one yn", "noo", "unknown-choice", "Did you mean “no”?"),
        ("select_multiple need", "home monye", "unknown-choice", "Did you mean “money”?"),
        ("integer", "three", "wrong-default", "a whole number"),
        ("integer", "2.5", "wrong-default", "a whole number"),
        ("decimal", "1,5", "wrong-default", "a number"),
        ("date", "2010-02-30", "wrong-default", "a date"),
        ("date", "15/06/2010", "wrong-default", "2026-01-31"),
        ("time", "25:00", "wrong-default", "a time"),
        ("dateTime", "2010-06-15", "wrong-default", "a date and a time"),
        ("acknowledge", "yes", "wrong-default", "OK"),
        ("range", "12", "wrong-default", "of the range"),
        ("text", "concat('a'", "syntax", "never closed"),
        ("text", "${later}", "forward-reference", "row 4"),
    ],
)
def test_a_default_that_is_no_answer_to_its_own_question_is_refused(
    kind: str, default: str, rule: str, words: str
) -> None:
    rows = ("note | hello | Hello", f"{kind} | a | A | {default}", "text | later | Later")
    found = fault(SETTINGS, survey(MORE, *rows), CHOICES)
    assert (found.rule, found.row, found.column) == (rule, 3, "default")
    assert words in str(found)


@pytest.mark.parametrize(
    ("kind", "constraint", "default", "refused"),
    [
        ("integer", ". < 5", "9", True),
        ("integer", ". < 5", "4", False),
        ("text", "string-length(.) < 3", "long", True),
        ("select_one yn", ". != 'yes'", "yes", True),
        ("date", ". > date('2020-01-01')", "2019-05-05", True),
        ("date", ". <= today()", "2999-01-01", False),
        ("integer", ". < ${most}", "9", False),
        ("integer", ". < 5", "4 + 5", False),
    ],
)
def test_a_default_that_its_own_constraint_never_lets_pass_is_refused(
    kind: str, constraint: str, default: str, refused: bool
) -> None:
    header = "type | name | label | constraint | constraint_message | default"
    rows = ("integer | most | Most", f"{kind} | a | A | {constraint} | Another. | {default}")
    found = faults(SETTINGS, survey(header, *rows), CHOICES)
    assert [(each.rule, each.weight, each.row, each.column) for each in found] == (
        [("wrong-default", Weight.ERROR, 3, "default")] if refused else []
    )


def test_what_a_default_is_in_a_chat_is_told_once_and_only_of_questions() -> None:
    rows = ("hidden | h | | web", "integer | a | A | 3", "integer | b | B | 4")
    told = [each for each in outcome(SETTINGS, survey(MORE, *rows)).faults if each.rule == "default-offered"]
    assert [(each.weight, each.row, each.column) for each in told] == [(Weight.NOTE, 3, "default")]
    assert "${a}" in told[0].remedy


@pytest.mark.parametrize(("kind", "keeps"), [("start", True), ("today", True), ("end", False)])
def test_rows_about_when_somebody_talked_give_the_day_alone_and_stay_out_of_the_story(
    kind: str, keeps: bool
) -> None:
    made = outcome(SETTINGS, survey(MORE, f"{kind} | a", "text | b | B"))
    assert made.flow is not None
    first = made.flow.prompts[0]
    assert (first.kind, first.guards, first.keeps) == (Kind.CALCULATE, frozenset({Guard.GATE}), keeps)
    assert first.calculation is not None
    assert first.calculation.text(Scope({})) == "1970-01-01"
    (told,) = [each for each in made.faults if each.rule == "day-only"]
    assert (told.weight, told.row) == (Weight.NOTE, 2)


def test_a_calculation_that_keeps_its_first_value_says_so() -> None:
    rows = ("calculate | a | | | | | once(random())", "calculate | b | | | | | random()", "note | n | N")
    assert [each.keeps for each in flow(SETTINGS, survey(MORE, *rows)).prompts] == [True, False, False]


def test_a_prompt_carries_all_that_its_row_says() -> None:
    made = flow(
        SETTINGS,
        wide(
            "select_one yn | safe | Safe? | yes | We ask first. | Look round. | name != 'no' | | safety",
            "text | story | What happened? | | | | | rows=6 | pii danger | What happened | string-length(.) < 9 | Less.",
            "text | short | In short? | | | | | rows=1",
            "calculate | twice | | | | | | | | | | | ${short} * 2",
            "note | | Bye",
        ),
        CHOICES,
    )
    safe, story, brief, twice, bye = made.prompts
    assert (safe.kind, safe.row, safe.required, safe.guards) == (
        Kind.SELECT_ONE,
        2,
        True,
        frozenset({Guard.SAFETY}),
    )
    assert (safe.label, safe.hint, safe.required_message) == (
        {ENGLISH: "Safe?"},
        {ENGLISH: "Look round."},
        {ENGLISH: "We ask first."},
    )
    assert [(choice.name, choice.label[ENGLISH]) for choice in safe.choices] == [("yes", "Yes"), ("no", "No")]
    assert (story.several, story.guards) == (True, frozenset({Guard.IDENTITY, Guard.DANGER}))
    assert (story.summary, story.constraint_message) == ({ENGLISH: "What happened"}, {ENGLISH: "Less."})
    assert not brief.several
    assert brief.summary == {}
    assert twice.calculation is not None
    assert twice.calculation.text(Scope({"short": "4"})) == "8"
    assert (bye.kind, bye.name) == (Kind.NOTE, "row_6")


def test_a_row_without_a_name_never_takes_the_name_of_another() -> None:
    made = flow(SETTINGS, survey("type | name | label", "note | | One", "text | row_2 | Two"))
    assert [each.name for each in made.prompts] == ["row_2_", "row_2"]


def test_a_group_passes_its_relevant_on_to_all_inside_and_to_none_after() -> None:
    made = flow(
        SETTINGS,
        survey(
            "type | name | label | relevant",
            "select_one yn | ok | All well?",
            "begin_group | outer | | ${ok} = 'yes'",
            "text | a | A",
            "begin group | inner | | ${a} = 'x'",
            "text | b | B | ${a} != ''",
            "end group",
            "text | c | C",
            "end_group",
            "text | d | D",
        ),
        CHOICES,
    )
    shown = {
        name: [
            each.name for each in made.prompts if each.relevant is None or each.relevant.holds(Scope(answers))
        ]
        for name, answers in {
            "all": {"ok": "yes", "a": "x"},
            "outer": {"ok": "yes", "a": "y"},
            "none": {"ok": "no", "a": "x"},
        }.items()
    }
    assert shown == {"all": ["ok", "a", "b", "c", "d"], "outer": ["ok", "a", "c", "d"], "none": ["ok", "d"]}
    assert [each.within for each in made.prompts] == [(), ("outer",), ("outer", "inner"), ("outer",), ()]


def test_a_group_with_a_label_begins_with_its_title() -> None:
    rows = ("begin_group | home | Your home", "text | a | A", "end_group", "begin_group | x", "text | b | B")
    made = flow(SETTINGS, survey("type | name | label", *rows, "end_group"))
    title, *others = made.prompts
    assert (title.name, title.kind, title.title, title.within) == ("home:", Kind.NOTE, True, ("home",))
    assert title.label == {ENGLISH: "Your home"}
    assert [(each.name, each.title) for each in others] == [("a", False), ("b", False)]


def test_a_group_closed_as_a_repeat_is_refused() -> None:
    found = errors(SETTINGS, survey("type | name | label", "begin_group | g", "text | a | A", "end_repeat"))
    assert [(each.rule, each.row) for each in found] == [("unclosed", 4)]
    assert "end_group" in found[0].remedy


def test_an_empty_group_is_told_of() -> None:
    found = fault(SETTINGS, survey("type | name | label", "text | a | A", "begin_group | g", "end_group"))
    assert (found.rule, found.row, found.weight) == ("empty-group", 3, Weight.WARNING)


def test_rows_switched_off_and_comment_rows_ask_nothing() -> None:
    made = flow(
        SETTINGS,
        survey(
            "type | name | label | disabled | guidance_hint",
            "text | a | A | yes",
            "| | | | said to nobody",
            "text | b | B | no",
        ),
    )
    assert [(each.name, each.row) for each in made.prompts] == [("b", 4)]


def test_a_reference_to_a_row_that_is_switched_off_is_refused_with_that_reason() -> None:
    rows = ("text | a | A | yes", "text | b | B | | ${a} != ''")
    found = fault(SETTINGS, survey("type | name | label | disabled | relevant", *rows))
    assert (found.rule, found.row) == ("unknown-name", 3)
    assert "switched off" in found.remedy


def test_older_and_looser_spellings_of_xlsform_are_read() -> None:
    made = flow(
        SETTINGS,
        survey(
            "Type | Name | Label:English (en) | relevance | constraint | appearance",
            "select one from yn | ok | Well? | | | minimal",
            "select all that apply from need | needs | What? | ${ok} = ‘yes’ | count-selected(.) < 3",
            "string | why | Why?",
            "rank need | first | First?",
        ),
        CHOICES.replace("list_name", "list name"),
    )
    assert [each.kind for each in made.prompts] == [
        Kind.SELECT_ONE,
        Kind.SELECT_MULTIPLE,
        Kind.TEXT,
        Kind.RANK,
    ]
    assert made.prompts[1].relevant is not None
    assert made.prompts[1].constraint is not None


def test_media_come_with_the_question_in_every_language() -> None:
    header = (
        "type | name | label::English (en) | label::Cymraeg (cy) | image::English (en) | audio::Cymraeg (cy)"
    )
    form = survey(header, "text | a | A | Â | door.png | drws.mp3")
    media = {"door.png": b"\x01" * 32, "drws.mp3": b"\x02" * 32}
    picture = Media(MediaKind.IMAGE, "door.png", b"\x01" * 32)
    sound = Media(MediaKind.AUDIO, "drws.mp3", b"\x02" * 32)
    assert flow(SETTINGS, form, media=media).prompts[0].media == {
        ENGLISH: (picture, sound),
        "Cymraeg (cy)": (picture, sound),
    }


def test_a_picture_that_did_not_come_with_the_form_is_refused() -> None:
    found = errors(SETTINGS, survey("type | name | label | media::image", "text | a | A | door.png"))
    assert [(each.rule, each.row, each.column) for each in found] == [("missing-file", 2, "media::image")]


def test_rounds_are_for_repeats_alone() -> None:
    form = survey(
        "type | name | label | repeat_count | kv:most",
        "text | a | A | 3",
        "begin_group | g | | | 3",
        "end_group",
    )
    found = [each for each in faults(SETTINGS, form) if each.weight is Weight.ERROR]
    assert [(each.rule, each.row, each.column) for each in found] == [
        ("pointless-cell", 2, "repeat_count"),
        ("pointless-cell", 3, "kv:most"),
    ]


def test_a_table_without_a_use_of_its_own_asks_nothing() -> None:
    made = flow(SETTINGS, survey("type | name | label", "csv-external | towns", "text | a | A"))
    assert [each.name for each in made.prompts] == ["a"]


def test_a_second_consent_prompt_is_refused() -> None:
    choices = table("choices", "list_name | name | label", "use | digest | Facts", "use | qoute | Words")
    row = "select_multiple use | {} | A | | | | | | consent"
    problems = [str(each) for each in errors(SETTINGS, wide(row.format("a"), row.format("b")), choices)]
    assert any("Row 2 asks for consent already." in problem for problem in problems)
    assert any("Did you mean “quote”?" in problem for problem in problems)
