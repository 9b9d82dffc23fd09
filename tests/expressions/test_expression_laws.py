"""Laws of expressions: any text is read or refused, and no answers make one fail."""

import math
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from conversations.expressions import Expression, ExpressionError, Scope, both, parse, rewritten
from conversations.expressions.days import day_number, day_text, moment, numbered
from conversations.expressions.functions import FUNCTIONS
from conversations.expressions.values import Around


def test_curly_quotes_from_a_word_processor_count_as_straight_ones() -> None:
    assert parse("${age} = ‘adult’").holds(Scope({"age": "adult"}))
    assert parse("${age} = “adult”") == parse('${age} = "adult"')


def test_an_expression_knows_every_name_it_refers_to() -> None:
    expression = parse("if(${a} = 'x', ${b-2}, concat(., ${ c.d }, 'not ${e}'))")
    assert expression.names == {"a", "b-2", "c.d"}


def test_expressions_are_equal_and_hash_alike_exactly_when_their_sources_are() -> None:
    assert parse("${a} = 'x'") == parse(" ${a} = 'x' ")
    assert hash(parse("${a} = 'x'")) == hash(parse("${a} = 'x'"))
    assert parse("${a} = 'x'") != parse("${a}  = 'x'")
    assert parse("${a} = 'x'", "here") == parse("${a} = 'x'", "there")


def test_both_holds_where_the_two_hold_and_nowhere_else() -> None:
    either, other = parse("${a} = '1' or ${b} = '1'"), parse("${c} = '1'")
    joined = both(either, other)
    assert joined is not None
    assert joined.names == {"a", "b", "c"}
    for answers in ({}, {"a": "1"}, {"c": "1"}, {"a": "1", "c": "1"}, {"b": "1", "c": "1"}):
        assert joined.holds(Scope(answers)) == (either.holds(Scope(answers)) and other.holds(Scope(answers)))
    assert parse(joined.source).holds(Scope({"a": "1"})) is False
    assert both(either, None) is either
    assert both(None, other) is other
    assert both(None, None) is None


TOKENS = (
    "${a} ${b} . .. 'x' '' 1 0 2.5 name and or = != < >= + - * div mod ( ) , not( selected( if( string-length( round( "
    "int( selected-at( number( position(..) count( sum( ; ' \" $ { } / [ ] AND instance( date( once("
)


@given(st.lists(st.sampled_from(TOKENS.split()), max_size=12).map(" ".join) | st.text(max_size=30))
def test_any_text_is_either_read_or_refused_with_a_place_inside_it(text: str) -> None:
    outcome = read_or_refused(text)
    if isinstance(outcome, ExpressionError):
        assert 1 <= outcome.position <= len(text) + 1
        assert outcome.problem.endswith(".")
        assert outcome.remedy.endswith((".", "?"))
        assert outcome.rule
    else:
        assert parse(outcome.source) == outcome


def read_or_refused(text: str) -> Expression | ExpressionError:
    try:
        return parse(text)
    except ExpressionError as error:
        return error


LEAVES = [
    *("${a}", "${b}", ".", "name", "'x y'", "''", "0", "1.5", "-3", "true()", "today()", "now()", "random()"),
    *("position(..)", "version()", "'2026-01-31'", "date(${a})", "count(${a})", "sum(${a})", "${a} > ${b}"),
]
# Functions whose arguments may be anything, by how many they take.
SPECIAL = {
    "regex",
    "format-date",
    "format-date-time",
    "jr:choice-name",
    "checklist",
    "weighted-checklist",
} | {*("count", "count-non-empty", "sum", "indexed-repeat", "random")}
FREE = sorted(name for name in FUNCTIONS if name not in SPECIAL and FUNCTIONS[name].most > 0)
PATTERNS = ["format-date({}, '%a %e %b %Y')", "format-date-time({}, '%H:%M:%S.%3')", "regex({}, '[a-z]*')"]
PATTERNS += [
    "jr:choice-name({}, '${{a}}')",
    "checklist(0, 2, {} = 'x')",
    "weighted-checklist(0, 2, {} = 'x', 1)",
]


def expressions() -> st.SearchStrategy[str]:
    def call(name: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        most = min(FUNCTIONS[name].most, FUNCTIONS[name].least + 2)
        return st.lists(inner, min_size=max(1, FUNCTIONS[name].least), max_size=most).map(
            lambda arguments: f"{name}({', '.join(arguments)})"
        )

    def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        operators = ["and", "or", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod"]
        return (
            st.builds("({} {} {})".format, inner, st.sampled_from(operators), inner)
            | st.sampled_from(FREE).flatmap(lambda name: call(name, inner))
            | st.builds(lambda pattern, part: pattern.format(part), st.sampled_from(PATTERNS), inner)
        )

    return st.recursive(st.sampled_from(LEAVES), grown, max_leaves=8)


ANSWER = (
    st.text(max_size=12)
    | st.integers().map(str)
    | st.floats().map(str)
    | st.dates().map(str)
    | st.datetimes().map(lambda when: when.isoformat())
    | st.times().map(str)
    | st.sampled_from(["0000-01-01", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "9" * 400])
)


@given(expressions(), ANSWER, ANSWER, ANSWER, st.dates(), st.integers())
def test_no_answer_makes_an_expression_fail_and_its_three_readings_agree(
    text: str, first: str, second: str, here: str, today: date, seed: int
) -> None:
    outcome = read_or_refused(text)
    # Some of what is grown can never mean anything; what is read at all must always work.
    assume(isinstance(outcome, Expression))
    assert isinstance(outcome, Expression)
    labels = {"a": {first: {"en": "One"}}}
    scope = Scope({"a": first, "b": second}, here, {"name": first}, Around(today, seed, "en", labels))
    given_value = outcome.value(scope)
    assert type(given_value) in {str, float, bool}
    assert outcome.holds(scope) is (
        bool(given_value) and not (isinstance(given_value, float) and math.isnan(given_value))
    )
    assert outcome.text(scope) == given_value or not isinstance(given_value, str)


@given(expressions())
def test_what_is_spelt_anew_is_read_as_the_same_tree(text: str) -> None:
    outcome = read_or_refused(text)
    assume(isinstance(outcome, Expression) and "position" not in text and "random" not in text)
    assert isinstance(outcome, Expression)
    swapped = rewritten(
        outcome, lambda reference: type(reference)(f"{reference.name}x", reference.position), None
    )
    read = parse(swapped.source)
    assert parse(rewritten(read, lambda reference: reference, None).source) == read
    scope = Scope({"ax": "5", "bx": "2026-01-01"}, "here", {"name": "n"})
    assert read.text(scope) == swapped.text(scope)


SHORTENED = [
    ("${a} = 'x'", "string(${a}) = concat('x')"),
    ("${a} != 'x'", "not(string(${a}) = 'x')"),
    (
        "${a} = 'x' or ${a} = 'y' or 'z' = ${a}",
        "string(${a}) = 'x' or string(${a}) = 'y' or string(${a}) = 'z'",
    ),
    ("${a} = 'x' or ${a} = 'y' or ${a} = ''", "selected('x y', string(${a})) or string(${a}) = ''"),
    ("${a} = 'x' or ${b} = 'x'", "string(${a}) = 'x' or string(${b}) = 'x'"),
    ("${a} = 'x' and ${b} = 'x' and ${a} != ''", "not(string(${a}) != 'x' or string(${b}) != 'x')"),
    ("selected(${a}, 'x')", "contains(concat(' ', normalize-space(${a}), ' '), ' x ')"),
    ("selected(., 'x')", "contains(concat(' ', normalize-space(.), ' '), ' x ')"),
    ("not(selected(${a}, 'x'))", "not(selected(string(${a}), 'x'))"),
    ("not(selected(., 'x'))", "not(selected(string(.), 'x'))"),
    ("count-selected(.) <= 2", "not(count-selected(string(.)) >= 2 + 1)"),
    ("3 > count-selected(${a})", "not(count-selected(string(${a})) >= 2 + 1)"),
    ("${b} < '5'", "number(${b}) < 4 + 1"),
    ("5 <= ${b}", "number(${b}) >= 4 + 1"),
]
SHORT_AND_GENERAL = [(parse(short), parse(general)) for short, general in SHORTENED]


@given(
    st.lists(st.sampled_from(["x", "y", "xx", "z"]), max_size=3).map(" ".join),
    st.sampled_from(["", "x", "4.9", "5", "2026-01-01"]),
)
def test_what_is_worked_out_by_a_short_way_comes_to_the_same_the_long_way(ticks: str, other: str) -> None:
    scope = Scope({"a": ticks, "b": other}, ticks)
    for short, general in SHORT_AND_GENERAL:
        assert short.holds(scope) == general.holds(scope), short.source


@given(st.dates())
def test_a_day_and_its_number_lead_back_to_each_other(day: date) -> None:
    number = day_number(day.isoformat())
    assert number == (day - date(1970, 1, 1)) // timedelta(days=1)
    assert day_text(numbered(number)) == day.isoformat()


@given(st.text(max_size=30) | ANSWER)
def test_only_what_writes_out_a_day_counts_as_one(text: str) -> None:
    assert (moment(text) is None) == math.isnan(day_number(text))


@given(st.floats())
def test_any_number_is_a_day_or_none(number: float) -> None:
    found = numbered(number)
    assert found is None or abs(day_number(found.isoformat()) - number) < 1 / 86_400


def test_parts_are_worked_out_once_however_deep_they_nest() -> None:
    depth = 40
    choosing = parse("if(${a} = '1', 'x', " * depth + "'deep'" + ")" * depth)
    comparing = parse("(" * depth + "${a}" + " = ${b})" * depth)
    # Were a part worked out twice at each level, reading these two would not end in a lifetime.
    assert choosing.text(Scope({})) == "deep"
    assert comparing.holds(Scope({"a": "x", "b": "x"}))
    assert not comparing.holds(Scope({"a": "", "b": "x"}))
