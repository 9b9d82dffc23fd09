"""Every function and operator means what the ODK XForms specification, XPath 1.0 and JavaRosa say."""

import math
from datetime import date

import pytest

from conversations.expressions import Expression, Scope, parse
from conversations.expressions.functions import FUNCTIONS
from conversations.expressions.refusals import REFUSED
from conversations.expressions.values import Around

ANSWERS = {
    "needs": "school home_safety",
    "age": "adult",
    "count": "3",
    "blank": "",
    "words": "  two  words ",
    "born": "1990-02-28",
    "met": "2026-03-01T09:05:07.250",
    "abroad": "2026-03-01T01:00:00+02:00",
    "at": "18:00",
    "no_day": "2026-02-30",
}
LABELS = {
    "needs": {
        "school": {"English (en)": "School", "Cymraeg (cy)": "Ysgol"},
        "home_safety": {"English (en)": "Feeling safe at home"},
    }
}
AROUND = Around(date(2026, 8, 23), 7, "Cymraeg (cy)", LABELS, "2026-08-a")


def value(text: str, here: str = "", choice: dict[str, str] | None = None) -> str | float | bool:
    return parse(text).value(Scope(ANSWERS, here, choice or {}, AROUND))


OPERATORS = [
    # Equality: two texts as texts; with a number as numbers; with a truth as truths.
    ("${age} = 'adult'", True),
    ("'adult' = ${age}", True),
    ("${age} != 'adult'", False),
    ("${count} = 3", True),
    ("${count} = '3.0'", False),
    ("${count} = 3.0", True),
    # Numbers no farther apart than reckoning is exact are equal, and as good as 0 is false.
    ("0.1 + 0.2 = 0.3", True),
    ("0.1 + 0.2 != 0.3", False),
    ("${count} = 3.0000000000001", True),
    ("${count} = 3.00000000001", False),
    ("1 div 0 = 1 div 0", True),
    ("0 div 0 = 0 div 0", False),
    ("boolean(0.1 + 0.2 - 0.3)", False),
    ("${blank} = 0", False),
    ("${blank} != 0", True),
    ("${blank} = false()", True),
    ("true() = 'false'", True),
    ("${nobody} = ''", True),
    # Order always compares numbers, and nothing stands before or after a text that is none.
    ("'10' > '9'", True),
    ("${age} < 1", False),
    ("${age} >= 1", False),
    ("${count} <= 3", True),
    ("3 >= ${count}", True),
    # Precedence: or, and, equality, order, sum, product, unary minus.
    ("true() or false() and false()", True),
    ("1 + 2 * 3 = 7", True),
    ("1 < 2 = true()", True),
    ("(1 + 2) * 3", 9.0),
    ("8 - 3 - 2", 3.0),
    ("-2 - -3", 1.0),
    ("2 * -3", -6.0),
    # Division and its corners.
    ("7 div 2", 3.5),
    ("1 div 0", math.inf),
    ("-1 div 0", -math.inf),
    ("1 div -(0)", -math.inf),
    ("5 mod 2", 1.0),
    ("-5 mod 2", -1.0),
    ("5 mod -2", 1.0),
    ("1.5 mod .5", 0.0),
]

CHOICES = [
    ("selected(${needs}, 'school')", True),
    ("selected(${needs}, ' school ')", True),
    ("selected(${needs}, 'home')", False),
    ("not(selected(${needs}, 'home'))", True),
    ("not(selected(${needs}, 'home_safety'))", False),
    ("selected(${blank}, 'home')", False),
    ("selected(concat(${needs}, ' x'), 'x')", True),
    ("selected('parent adult', ${age})", True),
    ("count-selected(${needs})", 2.0),
    ("count-selected(${blank})", 0.0),
    ("selected-at(${needs}, 1)", "home_safety"),
    ("selected-at(${needs}, 1.9)", "home_safety"),
    ("selected-at(${needs}, 2)", ""),
    ("selected-at(${needs}, -1)", ""),
    ("selected-at(${needs}, 0 div 0)", ""),
    ("jr:choice-name('school', '${needs}')", "Ysgol"),
    ("jr:choice-name(selected-at(${needs}, 1), ' ${ needs } ')", "Feeling safe at home"),
    # Of several ticks ODK gives nothing: no single choice has that name.
    ("jr:choice-name(${needs}, '${needs}')", ""),
    ("jr:choice-name('nothing', '${needs}')", ""),
    ("jr:choice-name('school', '${nobody}')", ""),
]

CHOOSING = [
    ("if(${count} = 3, 'three', 'other')", "three"),
    ("if(${blank}, 1, '')", ""),
    ("if(true(), 1, 'x') = 1", True),
    ("if(true(), '1', 2) = '1'", True),
    ("coalesce(${blank}, ${age})", "adult"),
    ("coalesce(${count}, ${age})", "3"),
    ("coalesce(${blank}, ${nobody})", ""),
    ("coalesce(${blank}, ${nobody}, 'third')", "third"),
    # A number that is none counts as empty.
    ("coalesce(${age} + 1, 'unknown')", "unknown"),
    ("coalesce(1 + 1, 'unknown')", 2.0),
    ("coalesce(0 div 0, 'unknown')", "unknown"),
    ("once(1 = 1)", True),
    ("boolean('false')", True),
    ("boolean(0)", False),
    ("boolean(0 div 0)", False),
    ("boolean-from-string('true')", True),
    ("boolean-from-string('TRUE')", True),
    ("boolean-from-string(1)", True),
    ("boolean-from-string('yes')", False),
    ("not(${blank})", True),
    ("true()", True),
    ("false()", False),
    ("checklist(1, 1, ${age} = 'adult', ${count} = 4)", True),
    ("checklist(2, -1, ${age} = 'adult', ${count} = 4)", False),
    ("checklist(-1, 1, ${age} = 'adult', ${count} = 3)", False),
    ("checklist(-1, -1, false())", True),
    ("weighted-checklist(5, 7, ${age} = 'adult', 5, ${count} = 4, 10)", True),
    ("weighted-checklist(6, -1, ${age} = 'adult', 5, ${count} = 4, 10)", False),
    # Weights may be negative: -1 is a bound like any other.
    ("weighted-checklist(1, -1, ${age} = 'adult', 5, ${count} = 4, 10)", False),
    ("weighted-checklist(-1, -1, ${age} = 'adult', -1)", True),
    ("weighted-checklist(-1, -1, ${age} = 'adult', 0)", False),
    ("weighted-checklist(-1, 14, ${age} = 'adult', 5, ${count} = 3, 10)", False),
]

TEXTS = [
    ("string-length(${age})", 5.0),
    ("normalize-space(${words})", "two words"),
    ("concat(${age}, 1, true())", "adult1true"),
    ("concat(${age})", "adult"),
    ("join('-', 'a', ${blank}, 2)", "a--2"),
    ("contains(${age}, 'dul')", True),
    ("contains(${age}, '')", True),
    ("starts-with(${age}, 'ad')", True),
    ("starts-with(${age}, 'du')", False),
    ("ends-with(${age}, 'ult')", True),
    ("ends-with(${age}, 'ul')", False),
    ("regex(${age}, '[a-z]+')", True),
    ("regex(${age}, '[a-z]')", False),
    ("regex('٣', '\\d')", False),
    ("substr('abcdef', 2)", "cdef"),
    ("substr('abcdef', 2, 4)", "cd"),
    ("substr('abcdef', -2)", "ef"),
    ("substr('abcdef', 0, -1)", "abcde"),
    ("substr('abcdef', 4, 2)", ""),
    ("substr('abcdef', ${age})", "abcdef"),
    ("substring('12345', 2, 3)", "234"),
    ("substring('12345', 2)", "2345"),
    ("substring('12345', 1.5, 2.6)", "234"),
    ("substring('12345', 0, 3)", "12"),
    ("substring('12345', 0 div 0, 3)", ""),
    ("substring('12345', -42, 1 div 0)", "12345"),
    ("substring('12345', -1 div 0, 1 div 0)", ""),
    ("substring-before('1999/04/01', '/')", "1999"),
    ("substring-before('1999', '/')", ""),
    ("substring-before('/1999', '/')", ""),
    ("substring-after('1999/04/01', '/')", "04/01"),
    ("substring-after('1999/04/01', '')", "1999/04/01"),
    ("substring-after('1999', '/')", ""),
    ("translate('bar', 'abc', 'ABC')", "BAr"),
    ("translate('--aaa--', 'abc-', 'ABC')", "AAA"),
    ("translate('aa', 'aa', 'xy')", "xx"),
    ("string(1 div 3 > 0)", "true"),
    ("string(12.50)", "12.5"),
    ("string(-0.0)", "0"),
    ("string(0.0000001)", "0.0000001"),
    ("string(${age} + 1)", "NaN"),
    ("version()", "2026-08-a"),
]

NUMBERS = [
    ("number(' 12 ')", 12.0),
    ("number(true())", 1.0),
    ("abs(-2.5)", 2.5),
    ("ceiling(1.2)", 2.0),
    ("floor(-1.2)", -2.0),
    ("round(2.5)", 3.0),
    ("round(-2.5)", -2.0),
    ("round(2.345, 2)", 2.35),
    # As the number is written, not as its nearest binary fraction lies: 1.005 is a little less.
    ("round(1.005, 2)", 1.01),
    ("round(1234.5, -2)", 1200.0),
    ("round(1 div 0)", math.inf),
    ("int(-2.9)", -2.0),
    ("pow(2, 10)", 1024.0),
    ("pow(-8, 3)", -512.0),
    ("pow(0, -1)", math.inf),
    ("pow(10, 400)", math.inf),
    ("pow(-10, 401)", -math.inf),
    ("log(1)", 0.0),
    ("log(0)", -math.inf),
    ("log10(1000)", 3.0),
    ("exp(0)", 1.0),
    ("exp(1000)", math.inf),
    ("exp10(2)", 100.0),
    ("sqrt(9)", 3.0),
    ("min(4, ${count}, ${age})", 3.0),
    ("max(1, '2', ${count})", 3.0),
    ("max(-5, -3)", -3.0),
]

DAYS = [
    ("today()", "2026-08-23"),
    # Nothing finer than the day is kept, so now is midnight.
    ("now()", "2026-08-23T00:00:00"),
    ("number('1970-01-02')", 1.0),
    ("number('1969-12-31')", -1.0),
    ("number('1970-01-02T12:00:00')", 1.5),
    ("number('1970-01-02T12:00:00.000+12:00')", 1.0),
    ("number('1970-01-02T12:00Z')", 1.5),
    ("today() - ${born}", 13325.0),
    ("int((today() - ${born}) div 365.25)", 36.0),
    ("${born} < today()", True),
    ("${born} <= date('1990-02-28')", True),
    ("${born} > '1990-02-27'", True),
    ("${no_day} < today() or ${no_day} >= today()", False),
    ("${born} = '1990-02-28'", True),
    ("${born} + 1", 7364.0),
    ("date(${born} + 1)", "1990-03-01"),
    ("date(today() + 7)", "2026-08-30"),
    ("date(0)", "1970-01-01"),
    ("date(1.9)", "1970-01-02"),
    ("date(-0.5)", "1969-12-31"),
    ("date(${met})", "2026-03-01"),
    ("date(${blank})", ""),
    ("date(${no_day})", ""),
    ("date(1 div 0)", ""),
    ("date(10000000)", ""),
    ("date-time(1.5)", "1970-01-02T12:00:00"),
    ("date-time(${met})", "2026-03-01T09:05:07.250"),
    ("date-time('1970-01-02')", "1970-01-02T00:00:00"),
    ("decimal-date-time('1970-01-02T06:00:00')", 1.25),
    ("decimal-date-time(${abroad}) = decimal-date-time('2026-02-28T23:00:00Z')", True),
    ("decimal-time(${at})", 0.75),
    ("decimal-time('12:00:00.000+02:00')", 0.5),
    ("decimal-time(${abroad}) * 24", 1.0),
    ("decimal-time(1.25)", 0.25),
    ("format-date('2026-03-01', '%Y %y %m %n %b %d %e %a')", "2026 26 03 3 Mar 01 1 Sun"),
    ("format-date(today(), '%a %e %b, 100%%')", "Sun 23 Aug, 100%"),
    ("format-date(0, '%Y')", "1970"),
    ("format-date(${blank}, '%Y')", ""),
    ("format-date(${age}, '%Y')", ""),
    ("format-date-time(${met}, '%H:%M:%S.%3 %h')", "09:05:07.250 9"),
    ("format-date-time(${at}, '%H:%M')", "18:00"),
]


@pytest.mark.parametrize(
    ("text", "expected"), OPERATORS + CHOICES + CHOOSING + TEXTS + NUMBERS + DAYS, ids=lambda case: str(case)
)
def test_an_expression_gives_what_the_specification_says(text: str, expected: str | float | bool) -> None:
    given = value(text)
    assert given == expected
    assert type(given) is type(expected)


@pytest.mark.parametrize(
    "text",
    [
        "0 div 0",
        "5 mod 0",
        "log(-1)",
        "sqrt(-1)",
        "pow(-8, 0.5)",
        "round(1, 31)",
        "round(${age})",
        "min(${blank})",
        "max(${age}, ${nobody})",
        "today() - ${blank}",
        "${no_day} + 1",
        "decimal-time(${age})",
        "decimal-date-time(${at})",
        "number('2026-8-1')",
        "number('2026-W31-1')",
        "number('2026-08-01 10:00')",
    ],
)
def test_what_has_no_result_is_no_number(text: str) -> None:
    given = value(text)
    assert isinstance(given, float)
    assert math.isnan(given)


@pytest.mark.parametrize("text", ["1e5", "+1", "0x10", "1_000", "٣", "Infinity", "- 1", ""])
def test_a_text_that_xpath_does_not_count_as_a_number_is_none(text: str) -> None:
    assert math.isnan(float(parse("number(.)").value(Scope({}, text))))


def test_every_function_that_runs_has_an_example_here() -> None:
    shown = " ".join(text for text, _ in CHOICES + CHOOSING + TEXTS + NUMBERS + DAYS)
    elsewhere = {"count", "count-non-empty", "indexed-repeat", "once", "random", "string", "sum"}
    assert {name for name in FUNCTIONS if f"{name}(" not in shown} <= elsewhere
    assert not FUNCTIONS.keys() & REFUSED.keys()


def test_the_dot_is_the_answer_being_checked() -> None:
    constraint = parse("count-selected(.) <= 2 and not(selected(., 'none') and count-selected(.) > 1)")
    assert constraint.holds(Scope({}, "a b"))
    assert not constraint.holds(Scope({}, "a none"))
    assert not constraint.holds(Scope({}, "a b c"))
    assert parse("string-length() <= 3").holds(Scope({}, "abc"))
    assert parse(". <= today()").holds(Scope({}, "2026-08-23", around=AROUND))
    assert not parse(". <= today()").holds(Scope({}, "2026-08-24", around=AROUND))


def test_a_bare_name_is_a_column_of_the_choice() -> None:
    choice_filter = parse("selected(${needs}, name) and area-code = 'n'")
    assert choice_filter.holds(Scope(ANSWERS, choice={"name": "school", "area-code": "n"}))
    assert not choice_filter.holds(Scope(ANSWERS, choice={"name": "money", "area-code": "n"}))
    assert not choice_filter.holds(Scope(ANSWERS, choice={"name": "school"}))


def test_operators_may_be_names_where_a_name_is_due() -> None:
    assert value("div = 'x' and mod = 'y'", choice={"div": "x", "mod": "y"}) is True


def test_once_keeps_what_is_there() -> None:
    assert parse("once(${age})").text(Scope(ANSWERS)) == "adult"
    assert parse("once(${age})").text(Scope(ANSWERS, "kept")) == "kept"
    assert parse("once(1 + 1)").text(Scope(ANSWERS, "5")) == "5"


def test_once_of_a_sum_is_a_number_whatever_was_kept() -> None:
    """Others reckon with it; of no number nothing is kept, so that it is worked out again once it can be."""
    assert parse("once(0 div 0)").text(Scope({})) == ""
    assert parse("once(0) + 1").text(Scope({}, "here")) == "1"
    assert parse("abs(once(5))").text(Scope({}, "no number")) == "5"
    assert parse("selected-at('a b', once(0))").text(Scope({}, "x")) == "a"


def test_a_label_falls_back_to_another_language_rather_than_to_nothing() -> None:
    asked = parse("jr:choice-name('home_safety', '${needs}')")
    assert asked.text(Scope({}, around=AROUND)) == "Feeling safe at home"


def draws(expression: Expression, seed: int) -> float:
    drawn = expression.value(Scope({}, around=Around(seed=seed)))
    assert isinstance(drawn, float)
    return drawn


def test_random_is_the_same_all_through_a_talk_and_another_in_every_place_and_talk() -> None:
    here, there = parse("random()", "first"), parse("random()", "second")
    assert draws(here, 1) == draws(parse("random()", "first"), 1)
    assert len({draws(here, 1), draws(there, 1), draws(here, 2)}) == 3
    assert draws(parse("random() - random()", "first"), 1) != 0
    assert here != there
    drawn = [draws(here, seed) for seed in range(2_000)]
    assert 0 <= min(drawn) < 0.01
    assert 0.99 < max(drawn) < 1
    assert abs(sum(drawn) / len(drawn) - 0.5) < 0.03


def test_a_calculation_without_a_number_keeps_nothing() -> None:
    """JavaRosa keeps no NaN; a narrator would else read it in a question that repeats it."""
    assert parse("${a} + 1").text(Scope({})) == ""
    assert parse("if(true(), ${a} * 2, 'x')").text(Scope({"a": "words"})) == ""
    assert parse("concat(${a} + 1, '!')").text(Scope({})) == "NaN!"
    assert parse("'NaN'").text(Scope({})) == "NaN"
