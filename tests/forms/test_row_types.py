"""Every type of XLSForm is read in every spelling that pyxform knows, or refused with a reason and a way out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.flow import Kind
from conversations.forms.rowtypes import EXTERNAL_CHOICES, Bracket, Meta, Refusal, RowType, row_type


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("note", Kind.NOTE),
        ("add note prompt", Kind.NOTE),
        ("text", Kind.TEXT),
        ("string", Kind.TEXT),
        ("q string", Kind.TEXT),
        ("integer", Kind.INTEGER),
        ("int", Kind.INTEGER),
        ("add integer prompt", Kind.INTEGER),
        ("decimal", Kind.DECIMAL),
        ("range", Kind.RANGE),
        ("date", Kind.DATE),
        ("time", Kind.TIME),
        ("dateTime", Kind.DATETIME),
        ("datetime", Kind.DATETIME),
        ("date time", Kind.DATETIME),
        ("acknowledge", Kind.ACKNOWLEDGE),
        ("trigger", Kind.ACKNOWLEDGE),
        ("calculate", Kind.CALCULATE),
        ("hidden", Kind.HIDDEN),
        ("begin group", Bracket.BEGIN),
        ("begin_group", Bracket.BEGIN),
        ("begin   group", Bracket.BEGIN),
        ("end group", Bracket.END),
        ("begin repeat", Bracket.BEGIN_REPEAT),
        ("begin_lgroup", Bracket.BEGIN_REPEAT),
        ("end looped group", Bracket.END_REPEAT),
        ("start", Meta.START),
        ("get start time", Meta.START),
        ("end", Meta.END),
        ("end time", Meta.END),
        ("today", Meta.TODAY),
        ("csv-external", Meta.TABLE),
    ],
)
def test_a_type_without_a_list_is_read_in_every_spelling(cell: str, kind: Kind | Bracket | Meta) -> None:
    assert row_type(cell) == RowType(kind)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("select_one yn", RowType(Kind.SELECT_ONE, "yn")),
        ("select one yn", RowType(Kind.SELECT_ONE, "yn")),
        ("select one from yn", RowType(Kind.SELECT_ONE, "yn")),
        ("select1 yn", RowType(Kind.SELECT_ONE, "yn")),
        ("add select one prompt using yn", RowType(Kind.SELECT_ONE, "yn")),
        ("select_multiple  yn ", RowType(Kind.SELECT_MULTIPLE, "yn")),
        ("select all that apply yn", RowType(Kind.SELECT_MULTIPLE, "yn")),
        ("select all that apply from yn", RowType(Kind.SELECT_MULTIPLE, "yn")),
        ("rank yn", RowType(Kind.RANK, "yn")),
        ("select_one_from_file towns.csv", RowType(Kind.SELECT_ONE, file="towns.csv")),
        ("select multiple from file Towns.CSV", RowType(Kind.SELECT_MULTIPLE, file="Towns.CSV")),
        ("select_one_external towns", RowType(Kind.SELECT_ONE, "towns", EXTERNAL_CHOICES)),
    ],
)
def test_a_type_with_a_list_names_the_list_or_the_file(cell: str, expected: RowType) -> None:
    assert row_type(cell) == expected


@pytest.mark.parametrize(
    ("cell", "rule", "words"),
    [
        ("deviceid", "silent-capture", "without asking"),
        ("get phone number", "silent-capture", "without asking"),
        ("uri:username", "silent-capture", "without asking"),
        ("audit", "silent-capture", "without asking"),
        ("start-geopoint", "silent-capture", "without asking"),
        ("background-audio", "silent-capture", "without asking"),
        ("geopoint", "place", "areas"),
        ("gps", "place", "areas"),
        ("geoshape", "place", "areas"),
        ("osm tags", "place", "areas"),
        ("image", "file-answer", "text"),
        ("add audio prompt", "file-answer", "text"),
        ("q picture", "file-answer", "text"),
        ("file", "file-answer", "text"),
        ("barcode", "refused-type", "text"),
        ("begin loop over towns", "loop", "begin_repeat"),
        ("end loop", "loop", "begin_repeat"),
        ("include other", "include", "Copy"),
        ("cascading_select towns", "refused-type", "choice_filter"),
        ("xml-external", "list-not-csv", "csv"),
        ("select_one_from_file towns.geojson", "list-not-csv", "csv"),
        ("select_one_from_file", "no-list", "csv"),
        ("select_one towns.csv", "no-list", "select_one_from_file towns.csv"),
        ("select_one", "no-list", "choices sheet"),
        ("select_one_external", "no-list", "external_choices sheet"),
        ("select_one a b", "no-list", "one list"),
        ("select_one yn or_other", "or-other", "Something else"),
        ("select_multiple yn or specify other", "or-other", "Something else"),
        ("select_one ${children}", "list-of-answers", "choices sheet"),
        ("rating", "refused-type", "appearance"),
        ("begin_kobomatrix", "kobo-matrix", "select_one"),
        ("begin_score", "kobo-matrix", "select_one"),
        ("begin_rank", "kobo-matrix", "select_one"),
        ("set form title", "refused-type", "settings"),
        ("percentage", "refused-type", "integer"),
        ("number of days in last month", "refused-type", "<= 31"),
    ],
)
def test_a_type_that_does_not_run_is_refused_with_a_reason_and_a_way_out(
    cell: str, rule: str, words: str
) -> None:
    refusal = row_type(cell)
    assert isinstance(refusal, Refusal)
    assert refusal.rule == rule
    assert words in f"{refusal.problem} {refusal.remedy}"


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("Text", "text"),
        ("intger", "integer"),
        ("Select_One yn", "select_one yn"),
        ("slect one yn", "select_one yn"),
        ("selectone yn", "select_one yn"),
        ("select multiple yn", "select_multiple yn"),
        ("begin grup", "begin_group"),
        ("Begin Repeat", "begin_repeat"),
        ("end repeats", "end_repeat"),
        ("select_one_from_fil towns.csv", "select_one_from_file towns.csv"),
    ],
)
def test_a_misspelt_type_is_refused_with_what_was_meant(cell: str, meant: str) -> None:
    refusal = row_type(cell)
    assert isinstance(refusal, Refusal)
    assert refusal.rule == "unknown-type"
    assert refusal.remedy == f"Did you mean “{meant}”?"
    assert isinstance(row_type(meant), RowType)


def test_every_type_that_pyxform_knows_is_read_or_refused_for_a_reason_of_its_own() -> None:
    from pyxform.aliases import control, select
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    brackets = [f"{end} {name}" for name in control for end in ("begin", "end")]
    lists = [f"{name} {'towns.csv' if 'file' in name else 'towns'}" for name in select]
    # Ends of spellings that pyxform has in its dictionary and its own reader never gets to.
    unreachable = {"select one external", "select one using", "select multiple using", "select multiple from"}
    unreachable |= {"q select", "q select1"}
    for cell in (*(set(QUESTION_TYPE_DICT) - unreachable), *brackets, *lists):
        said = row_type(cell)
        assert isinstance(said, RowType) or said.rule != "unknown-type", cell


@given(st.text(min_size=1).filter(str.strip))
def test_any_cell_is_a_type_or_a_refusal_in_whole_sentences(cell: str) -> None:
    said = row_type(cell)
    if isinstance(said, Refusal):
        assert said.problem.endswith(".")
        assert said.remedy.endswith((".", "?"))


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("number", "integer"),
        ("Number", "integer"),
        ("numeric", "decimal"),
        ("dropdown yn", "select_one yn"),
        ("Drop-down yn", "select_one yn"),
        ("radio yn", "select_one yn"),
        ("radio button yn", "select_one yn"),
        ("checkbox", "select_multiple LIST"),
        ("check boxes yn", "select_multiple yn"),
        ("multiple choice yn", "select_multiple yn"),
        ("paragraph", "text"),
        ("long text", "text"),
        ("yes_no", "select_one LIST"),
    ],
)
def test_what_others_call_a_type_leads_to_one_that_runs(cell: str, meant: str) -> None:
    refusal = row_type(cell)
    assert isinstance(refusal, Refusal)
    assert refusal.rule == "unknown-type"
    assert f"“{meant}”" in refusal.remedy
    assert isinstance(row_type(meant), RowType)
