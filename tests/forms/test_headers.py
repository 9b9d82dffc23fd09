"""Every header of XLSForm runs, or is told; a misspelt one never takes a rule away in silence."""

import pytest

from conversations.errors import Fault, Weight
from conversations.forms.columns import columns, label_language
from conversations.forms.sheets import Row, Sheet

ERROR, WARNING, NOTE = Weight.ERROR, Weight.WARNING, Weight.NOTE


def read(
    sheet: str, header: str, cell: str = "x", **others: str
) -> tuple[dict[tuple[str, str], str], list[Fault]]:
    """The filled cells of one row with this header, and what was told."""
    faults: list[Fault] = []
    row = Row(2, {header: cell, **others})
    found = columns(Sheet(sheet, (header, *others), (row,)), "default", faults)
    return found.cells(row), faults


def key(header: str) -> tuple[str, str]:
    cells, faults = read("survey", header)
    assert faults == []
    [only] = cells
    return only


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("type", ("type", "")),
        ("Type", ("type", "")),
        ("command", ("type", "")),
        ("tag", ("name", "")),
        ("value", ("name", "")),
        ("label", ("label", "default")),
        ("caption", ("label", "default")),
        ("label::English (en)", ("label", "English (en)")),
        ("Label :: English (en)", ("label", "English (en)")),
        ("caption::en", ("label", "en")),
        ("label:english", ("label", "english")),
        ("hint::French", ("hint", "French")),
        ("guidance_hint::French", ("guidance_hint", "French")),
        ("relevant", ("relevant", "")),
        ("relevance", ("relevant", "")),
        ("bind:relevant", ("relevant", "")),
        ("bind::relevant", ("relevant", "")),
        ("bind: constraint", ("constraint", "")),
        ("bind::required", ("required", "")),
        ("bind::calculate", ("calculation", "")),
        ("calculate", ("calculation", "")),
        ("calculation", ("calculation", "")),
        ("constraint message", ("constraint_message", "default")),
        ("constraining message", ("constraint_message", "default")),
        ("bind::jr:constraintMsg", ("constraint_message", "default")),
        ("bind:jr:constraintMsg", ("constraint_message", "default")),
        ("bind::jr:constraintMsg::French", ("constraint_message", "French")),
        ("bind:jr:constraintMsg:French", ("constraint_message", "French")),
        ("requiredMsg", ("required_message", "default")),
        ("bind::jr:requiredMsg", ("required_message", "default")),
        ("required_message::Welsh", ("required_message", "Welsh")),
        ("choice_filter", ("choice_filter", "")),
        ("Choice Filter", ("choice_filter", "")),
        ("parameters", ("parameters", "")),
        ("default", ("default", "")),
        ("repeat_count", ("repeat_count", "")),
        ("count", ("repeat_count", "")),
        ("jr:count", ("repeat_count", "")),
        ("control::jr:count", ("repeat_count", "")),
        ("control: appearance", ("appearance", "")),
        ("body::appearance", ("appearance", "")),
        ("appearance", ("appearance", "")),
        ("image", ("image", "default")),
        ("image::French", ("image", "French")),
        ("media::image", ("image", "default")),
        ("media::image::English", ("image", "English")),
        ("media:audio:English", ("audio", "English")),
        ("media::big-image", ("big-image", "default")),
        ("video", ("video", "default")),
        ("disabled", ("disabled", "")),
        ("kv:guard", ("kv:guard", "")),
        ("bind::kv:guard", ("kv:guard", "")),
        ("kv:summary::English", ("kv:summary", "English")),
        ("kv:again::English", ("kv:again", "English")),
        ("kv:again", ("kv:again", "default")),
        ("kv:most", ("kv:most", "")),
        ("kv:voice", ("kv:voice", "")),
    ],
)
def test_a_header_means_what_it_means_elsewhere_in_every_spelling(
    header: str, meant: tuple[str, str]
) -> None:
    assert key(header) == meant


@pytest.mark.parametrize(
    ("sheet", "header", "meant"),
    [
        ("survey", "relevent", "relevant"),
        ("survey", "Relevent", "relevant"),
        ("survey", "bind::relevent", "bind::relevant"),
        ("survey", "constrain", "constraint"),
        ("survey", "constraint-msg", "constraint_message"),
        ("survey", "requird", "required"),
        ("survey", "lable", "label"),
        ("survey", "lable::French", "label"),
        ("survey", "nmae", "name"),
        ("survey", "calulation", "calculation"),
        ("survey", "choicefilter", "choice_filter"),
        ("survey", "repeat count", ""),
        ("survey", "kv:gaurd", "kv:guard"),
        ("survey", "bind::kv:gaurd", "bind::kv:guard"),
        ("survey", "media::imege", "media::image"),
        ("choices", "list_nmae", "list_name"),
        ("choices", "labels", "label"),
        ("choices", "exclusiv", "exclusive"),
        ("settings", "default_langauge", "default_language"),
        ("settings", "form_idd", "form_id"),
        ("settings", "verison", "version"),
    ],
)
def test_a_misspelt_header_is_refused_with_what_was_meant(sheet: str, header: str, meant: str) -> None:
    _, faults = read(sheet, header)
    if not meant:
        assert faults == []
        return
    [fault] = faults
    assert (fault.rule, fault.weight, fault.row, fault.column) == ("misspelt-header", ERROR, 1, header)
    assert f"“{meant}" in fault.remedy


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("lable::French (fr)", "label::French (fr)"),
        ("hints::French (fr)", "hint::French (fr)"),
        ("constraint_mesage::French (fr)", "constraint_message::French (fr)"),
    ],
)
def test_a_misspelt_header_is_offered_in_its_own_language(header: str, meant: str) -> None:
    [fault] = read("survey", header)[1]
    assert f"Did you mean “{meant}”?" in fault.remedy


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("skip_logic", "relevant"),
        ("Skip logic", "relevant"),
        ("show if", "relevant"),
        ("condition", "relevant"),
        ("mandatory", "required"),
        ("validation", "constraint"),
    ],
)
def test_what_others_call_a_column_that_decides_is_refused_where_its_loss_would_change_the_talk(
    header: str, meant: str
) -> None:
    [fault] = read("survey", header)[1]
    assert (fault.rule, fault.weight, fault.column) == ("misspelt-header", ERROR, header)
    assert f"Did you mean “{meant}”?" in fault.remedy
    for cell, others in (("", {}), ("x", {meant: "x"}), ("x", {f"bind::{meant}": "x"})):
        [fault] = read("survey", header, cell, **others)[1]
        assert (fault.rule, fault.weight) == ("unknown-column", WARNING)


@pytest.mark.parametrize(
    ("sheet", "header", "cell", "rule", "weight"),
    [
        ("survey", "notes for the team", "x", "unknown-column", WARNING),
        ("choices", "region_of_the_town", "x", "unknown-column", NOTE),
        ("settings", "who wrote it", "x", "unknown-column", WARNING),
        ("survey", "autoplay", "audio", "unused-column", WARNING),
        ("survey", "accuracyThreshold", "5", "unused-column", WARNING),
        ("survey", "body::accuracyThreshold", "5", "unused-column", WARNING),
        ("survey", "body::x", "5", "unused-column", WARNING),
        ("survey", "rows", "5", "unused-column", WARNING),
        ("survey", "bind::esri:fieldType", "x", "unused-column", WARNING),
        ("survey", "instance::x", "x", "unused-column", NOTE),
        ("survey", "noAppErrorString", "x", "unused-column", WARNING),
        ("survey", "intent", "app", "refused-column", ERROR),
        ("survey", "save_to", "x", "entities", ERROR),
        ("survey", "bind::entities:saveto", "x", "entities", ERROR),
        ("survey", "trigger", "${a}", "trigger", WARNING),
        ("survey", "$kuid", "abc", "unused-column", NOTE),
        ("survey", "$autoname", "abc", "unused-column", NOTE),
        ("survey", "kobo--locking-profile", "abc", "unused-column", NOTE),
        ("survey", "select_from_list_name", "abc", "unused-column", NOTE),
        ("survey", "hxl", "#tag", "unused-column", NOTE),
        ("survey", "_or_other", "true", "or-other", ERROR),
        ("survey", "sms_field", "x", "unused-column", NOTE),
        ("survey", "bind::kv:summary::English", "x", "bound-summary", ERROR),
        ("survey", "kv:other", "x", "misspelt-header", ERROR),
        ("survey", "relevant::French", "x", "misspelt-header", ERROR),
        ("choices", "geometry", "x", "unused-column", WARNING),
        ("settings", "style", "pages", "unused-column", NOTE),
        ("settings", "sms_keyword", "x", "unused-column", NOTE),
        ("settings", "instance_name", "x", "unused-column", NOTE),
        ("settings", "public_key", "x", "unused-column", WARNING),
        ("settings", "submission_url", "x", "unused-column", WARNING),
        ("settings", "auto_send", "true", "unused-column", NOTE),
        ("settings", "omit_instanceID", "true", "unused-column", NOTE),
        ("settings", "flat", "yes", "unused-column", NOTE),
        ("settings", "add_none_option", "yes", "or-other", ERROR),
    ],
)
def test_a_column_that_does_not_run_is_told_as_heavily_as_its_loss_weighs(
    sheet: str, header: str, cell: str, rule: str, weight: Weight
) -> None:
    [fault] = read(sheet, header, cell)[1]
    assert (fault.rule, fault.weight, fault.column) == (rule, weight, header)
    assert fault.sheet == sheet


@pytest.mark.parametrize(
    ("sheet", "header", "cell"),
    [
        ("survey", "_or_other", "false"),
        ("settings", "add_none_option", "no"),
        ("survey", "autoplay", ""),
        ("survey", "intent", " "),
    ],
)
def test_a_column_without_a_cell_that_matters_is_not_worth_a_word(sheet: str, header: str, cell: str) -> None:
    assert read(sheet, header, cell)[1] == []


def test_a_question_that_nobody_can_answer_elsewhere_is_refused_and_a_note_is_not() -> None:
    [fault] = read("survey", "read_only", "yes", type="text")[1]
    assert (fault.rule, fault.row, fault.weight) == ("read-only", 2, ERROR)
    assert read("survey", "readonly", "true()", type="note")[1] == []
    assert read("survey", "bind::readonly", "no", type="text")[1] == []


def test_the_same_column_twice_is_refused_in_any_two_spellings() -> None:
    [fault] = read("survey", "relevant", "x", **{"bind::relevant": "y"})[1]
    assert (fault.rule, fault.column) == ("duplicate-column", "bind::relevant")


def test_a_single_colon_beside_double_ones_is_read_and_told_because_other_tools_pass_it_over() -> None:
    cells, [fault] = read("survey", "label:French", "Où ?", **{"hint::French": "x"})
    assert cells[("label", "French")] == "Où ?"
    assert (fault.rule, fault.weight) == ("mixed-colons", WARNING)
    assert "label::French" in fault.remedy


def test_a_column_that_a_choice_filter_uses_is_known_by_its_very_name() -> None:
    faults: list[Fault] = []
    row = Row(2, {"Lable": "north"})
    found = columns(Sheet("choices", ("Lable",), (row,)), "default", faults, {"Lable"})
    assert found.cells(row) == {("Lable", ""): "north"}
    assert faults == []


def test_invisible_characters_are_gone_where_nobody_reads_them_and_kept_where_somebody_does() -> None:
    cells, faults = read("survey", "type\u200b", "\ufefftext\u00a0", label="no\u200cspace\r\nhere")
    assert faults == []
    assert cells == {("type", ""): "text", ("label", "default"): "no\u200cspace\nhere"}


@pytest.mark.parametrize(
    ("headers", "language"),
    [
        (("label::French", "label::English"), "French"),
        (("label", "label::French"), "default"),
        (("label",), "default"),
        ((), "default"),
    ],
)
def test_the_language_taken_for_granted_is_the_one_that_xlsform_takes(
    headers: tuple[str, ...], language: str
) -> None:
    assert label_language(Sheet("survey", headers)) == language
