"""An answer means in an expression what it was kept of: a number, a truth, a day, as it does in ODK."""

import pytest

from conversations.errors import Weight
from conversations.expressions import Scope
from conversations.expressions.syntax import Reference
from conversations.expressions.values import Yields
from conversations.flow import Flow
from conversations.forms.compiling import recompiled
from conversations.route import walk
from conversations.ways import findings, ways
from tests.forms.writing import SETTINGS, fault, faults, flow, survey, table

HEADER = "type | name | label | relevant | calculation | default | constraint"
ROWS = (
    *("integer | n | N", "decimal | d | D", "text | t | T", "date | day | Day", "dateTime | met | Met"),
    *("select_one sizes | size | Size", "select_multiple sizes | many | Many"),
    "calculate | grown | | | ${n} >= 18",
    "calculate | gone | | ${t} = 'here' | ${n} >= 18",
    "calculate | ticks | | | count-selected(${many})",
    "calculate | third | | | 0.1 * 3 * 10",
    "calculate | mixed | | | if(${t} = 'yes', ${n}, if(${t} = 'no', ${n} > 3, ${day}))",
    "calculate | copied | | | coalesce(${n}, 7)",
    "calculate | kept | | | once(${n} - 5)",
    "hidden | given | | | | ${n} + 0",
)
LISTS = table("choices", "list_name | name | label", "sizes | 0 | None", "sizes | 1 | One")


def made(*rows: str) -> Flow:
    return flow(SETTINGS, survey(HEADER, *ROWS, *rows), LISTS)


def asks(condition: str, **answers: str) -> bool:
    """Whether a question with this condition is asked of who gave these answers and skipped all others."""
    given = dict.fromkeys(("n", "d", "t", "day", "met", "size", "many"), "") | answers
    waiting = walk(made(f"text | last | Last? | {condition}"), given).waiting
    return waiting is not None


@pytest.mark.parametrize(
    ("condition", "answers", "asked"),
    [
        ("${grown} = true()", {"n": "5"}, False),
        ("${grown} = true()", {"n": "18"}, True),
        ("${grown}", {"n": "5"}, False),
        ("${grown} = false()", {"n": "5"}, True),
        ("not(${grown})", {"n": "5"}, True),
        ("${grown} = 'true'", {"n": "18"}, True),
        ("${grown} + 1 = 2", {"n": "18"}, True),
        ("concat(${grown}, ${gone}) = 'false'", {"n": "5"}, True),
        ("${gone} = true()", {"n": "18"}, False),
        ("${gone} = ''", {"n": "18"}, True),
        ("${n}", {"n": "0"}, False),
        ("${n}", {"n": "5"}, True),
        ("${n}", {}, False),
        ("boolean(${n})", {"n": "0"}, False),
        ("not(${n})", {"n": "0"}, True),
        ("if(${n}, 'some', 'none') = 'none'", {"n": "0"}, True),
        ("${n} = true()", {"n": "0"}, False),
        ("${n} != ''", {"n": "0"}, True),
        ("${n} = ''", {}, True),
        ("${n} = ${t}", {"n": "5", "t": "05"}, True),
        ("${n} = ${t}", {}, True),
        ("${n} = ${t}", {"n": "5"}, False),
        ("${n} = ${d}", {"n": "5", "d": "5.0"}, True),
        ("${d} = '5.0'", {"d": "5"}, True),
        ("${d} != '5.0'", {"d": "5"}, False),
        ("${n} + ${d} = 0.3", {"n": "0", "d": "0.30000000000000004"}, True),
        ("concat(${d}, '') = '5'", {"d": "5.0"}, True),
        ("${ticks}", {}, False),
        ("${ticks}", {"many": "0 1"}, True),
        ("${ticks} = '2.0'", {"many": "0 1"}, True),
        ("${size}", {"size": "0"}, True),
        ("${many}", {"many": "0"}, True),
        ("${third} = '3' and string-length(${third}) = 1", {}, True),
        ("${mixed}", {"n": "0", "t": "yes"}, False),
        ("${mixed}", {"n": "0", "t": "no"}, False),
        ("${mixed}", {"n": "4", "t": "no"}, True),
        ("${mixed} = ${day}", {"day": "2026-01-31"}, True),
        ("${mixed} > 20000", {"day": "2026-01-31"}, True),
        ("${copied}", {"n": "0"}, False),
        ("${copied}", {}, True),
        ("${kept}", {"n": "5"}, False),
        ("${given}", {"n": "0"}, False),
        ("${given}", {"n": "2"}, True),
        ("${day} = ${met}", {"day": "2026-01-31", "met": "2026-01-31T09:30:00"}, True),
        ("${met} = ${day}", {"day": "2026-01-30", "met": "2026-01-31T09:30:00"}, False),
        ("${met} = date-time('2026-01-31T10:00')", {"met": "2026-01-31T09:30:00"}, True),
        ("${met} > ${day}", {"day": "2026-01-31", "met": "2026-01-31T09:30:00"}, True),
    ],
)
def test_a_condition_holds_where_it_holds_in_odk(
    condition: str, answers: dict[str, str], asked: bool
) -> None:
    assert asks(condition, **answers) is asked


@pytest.mark.parametrize(
    ("calculation", "answers", "kept"),
    [
        ("0.1 * 3 * 10", {}, "3"),
        ("3 - 0.0000000001", {}, "2.9999999999"),
        ("-(0.1 * 3 * 10)", {}, "-3"),
        ("concat(0.1 * 3 * 10, '!')", {}, "3!"),
        ("0.1 + 0.2", {}, "0.30000000000000004"),
        ("${n} * 2", {}, ""),
        ("once(${n} * 2)", {}, ""),
        ("once(${n} * 2)", {"n": "2"}, "4"),
        ("once(${n} = 2)", {"n": "2"}, "true"),
        ("${n}", {"n": "5"}, "5"),
    ],
)
def test_a_calculation_is_kept_as_odk_keeps_it(calculation: str, answers: dict[str, str], kept: str) -> None:
    given = dict.fromkeys(("n", "d", "t", "day", "met", "size", "many"), "") | answers
    assert walk(made(f"calculate | c | | | {calculation}"), given).values["c"] == kept


def test_what_is_no_number_is_not_kept_and_worked_out_again_once_it_can_be() -> None:
    rows = ("integer | n | N", "calculate | c | | | once(${n} * 2)", "hidden | h | | | | ${n} * 2")
    small = flow(SETTINGS, survey(HEADER, *rows))
    assert (walk(small, {"n": ""}).kept, walk(small, {"n": "4"}).kept) == ({}, {"c": "8", "h": "8"})
    assert walk(small, {"n": ""}).values == {"n": "", "c": "", "h": ""}


def test_the_dot_is_a_number_where_a_number_is_checked() -> None:
    constraint = made("decimal | x | X | | | | . = ${d} or . = '05'").prompt("x").constraint
    assert constraint is not None
    tree = made("decimal | x | X | | | | . and . != 3").prompt("x").constraint
    assert tree is not None
    assert constraint.holds(Scope({"d": "2.50"}, "2.5"))
    assert constraint.holds(Scope({}, "5"))
    assert not tree.holds(Scope({}, "0"))


def test_the_ways_through_a_form_take_answers_for_what_they_are() -> None:
    """A number that is 0 is false, and so is a calculation that did not hold: neither is always true."""
    for condition in ("${grown}", "${grown} = true()", "${ticks}", "${n}", "not(${grown})", "${n} = true()"):
        form = made(f"text | last | Last? | {condition}")
        found = ways(form)
        assert {fault.rule for fault in findings(form, found)} <= {"undecided"}, condition
        assert found.met["last"].reached.value == "sometimes", condition


def test_a_flow_kept_before_is_built_again_with_the_same_version_and_the_kinds_of_its_answers() -> None:
    form = made("text | last | Last? | ${grown}")
    again = recompiled(form.source)
    assert again.version == form.version
    was, last = form.prompt("last").relevant, again.prompt("last").relevant
    assert was is not None
    assert last is not None
    assert last.tree == was.tree
    assert isinstance(last.tree, Reference)
    assert last.tree.yields is Yields.TRUTH


@pytest.mark.parametrize(
    ("condition", "weight"),
    [
        ("${grown} = 'false'", Weight.ERROR),
        ("'no' != ${grown}", Weight.ERROR),
        ("(${n} > 3) = 'yes'", Weight.ERROR),
        ("${grown} != ''", Weight.WARNING),
    ],
)
def test_a_truth_beside_a_text_is_told(condition: str, weight: Weight) -> None:
    rows = ("integer | n | N", "calculate | grown | | | ${n} >= 18", f"text | t | T | {condition}")
    found = fault(SETTINGS, survey(HEADER, *rows))
    assert (found.rule, found.column, found.weight) == ("wrong-types", "relevant", weight)


@pytest.mark.parametrize(
    ("rows", "rule", "weight"),
    [
        (("date | b | B | | | | . <= now()",), "day-only", Weight.NOTE),
        (("calculate | b | | | decimal-time(now())",), "reads-clock", Weight.ERROR),
        (("calculate | b | | | format-date-time(now(), '%Y %H:%M')",), "reads-clock", Weight.ERROR),
        (("start | begun", "calculate | b | | | decimal-time(${begun})"), "reads-clock", Weight.ERROR),
        (
            ("calculate | at | | | once(now())", "note | b | B | decimal-time(${at}) > 0.5"),
            "reads-clock",
            Weight.ERROR,
        ),
        (("dateTime | b | B | | | now()",), "reads-clock", Weight.ERROR),
    ],
)
def test_the_hour_of_a_talk_is_not_there_to_be_read(rows: tuple[str, ...], rule: str, weight: Weight) -> None:
    found = faults(SETTINGS, survey(HEADER, *rows))
    assert (rule, weight) in {(each.rule, each.weight) for each in found}
    assert any(each.weight is Weight.ERROR for each in found) is (weight is Weight.ERROR)


@pytest.mark.parametrize(
    "calculation",
    ["format-date-time(now(), '%Y-%m-%d')", "decimal-time(${met})", "format-date(today(), '%a')"],
)
def test_days_and_the_hours_that_people_give_are_read(calculation: str) -> None:
    found = faults(SETTINGS, survey(HEADER, "dateTime | met | Met", f"calculate | b | | | {calculation}"))
    assert all(each.weight is Weight.NOTE for each in found)
