"""Expressions mean what XPath 1.0 and XLSForm say, and what cannot be understood is refused with its place."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.expressions import Expression, ExpressionError, Scope, both, parse

ANSWERS = {"needs": "school home_safety", "age": "adult", "count": "3", "blank": "", "words": "  two  words "}


def value(text: str, here: str = "", choice: dict[str, str] | None = None) -> str | float | bool:
    return parse(text).value(Scope(ANSWERS, here, choice or {}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Equality: two texts as texts; with a number as numbers; with a truth as truths.
        ("${age} = 'adult'", True),
        ("'adult' = ${age}", True),
        ("${age} != 'adult'", False),
        ("${count} = 3", True),
        ("${count} = '3.0'", False),
        ("${count} = 3.0", True),
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
        # Lists of choices.
        ("selected(${needs}, 'school')", True),
        ("selected(${needs}, 'home')", False),
        ("not(selected(${needs}, 'home'))", True),
        ("not(selected(${needs}, 'home_safety'))", False),
        ("selected(${blank}, 'home')", False),
        ("selected(concat(${needs}, ' x'), 'x')", True),
        ("count-selected(${needs})", 2.0),
        ("count-selected(${blank})", 0.0),
        ("selected-at(${needs}, 1)", "home_safety"),
        ("selected-at(${needs}, 2)", ""),
        ("selected-at(${needs}, -1)", ""),
        ("selected-at(${needs}, 0 div 0)", ""),
        # Texts.
        ("string-length(${age})", 5.0),
        ("normalize-space(${words})", "two words"),
        ("concat(${age}, 1, true())", "adult1true"),
        ("contains(${age}, 'dul')", True),
        ("starts-with(${age}, 'ad')", True),
        ("regex(${age}, '[a-z]+')", True),
        ("regex(${age}, '[a-z]')", False),
        ("coalesce(${blank}, ${age})", "adult"),
        ("string(1 div 3 > 0)", "true"),
        ("string(12.50)", "12.5"),
        ("string(-0.0)", "0"),
        ("string(0.0000001)", "0.0000001"),
        ("string(${age} + 1)", "NaN"),
        # Numbers.
        ("number(' 12 ')", 12.0),
        ("number(true())", 1.0),
        ("round(2.5)", 3.0),
        ("round(-2.5)", -2.0),
        ("round(2.345, 2)", 2.35),
        ("int(-2.9)", -2.0),
        # Choosing.
        ("if(${count} = 3, 'three', 'other')", "three"),
        ("if(${blank}, 1, '')", ""),
        ("if(true(), 1, 'x') = 1", True),
        ("if(true(), '1', 2) = '1'", True),
        ("boolean('false')", True),
        ("boolean(0)", False),
    ],
)
def test_an_expression_gives_what_xpath_says(text: str, expected: str | float | bool) -> None:
    given_value = value(text)
    assert given_value == expected
    assert type(given_value) is type(expected)


@pytest.mark.parametrize("text", ["1e5", "+1", "0x10", "1_000", "٣", "Infinity", "- 1", ""])
def test_a_text_that_xpath_does_not_count_as_a_number_is_none(text: str) -> None:
    assert math.isnan(float(parse("number(.)").value(Scope({}, text))))


def test_the_dot_is_the_answer_being_checked() -> None:
    constraint = parse("count-selected(.) <= 2 and not(selected(., 'none') and count-selected(.) > 1)")
    assert constraint.holds(Scope({}, "a b"))
    assert not constraint.holds(Scope({}, "a none"))
    assert not constraint.holds(Scope({}, "a b c"))
    assert parse("string-length() <= 3").holds(Scope({}, "abc"))


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


def test_curly_quotes_from_a_word_processor_count_as_straight_ones() -> None:
    assert parse("${age} = ‘adult’").holds(Scope(ANSWERS))
    assert parse("${age} = “adult”") == parse('${age} = "adult"')


def test_an_expression_knows_every_name_it_refers_to() -> None:
    expression = parse("if(${a} = 'x', ${b-2}, concat(., ${ c.d }, 'not ${e}'))")
    assert expression.names == {"a", "b-2", "c.d"}


def test_expressions_are_equal_and_hash_alike_exactly_when_their_sources_are() -> None:
    assert parse("${a} = 'x'") == parse(" ${a} = 'x' ")
    assert hash(parse("${a} = 'x'")) == hash(parse("${a} = 'x'"))
    assert parse("${a} = 'x'") != parse("${a}  = 'x'")


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


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("", 1, "empty"),
        ("${a} == 1", 7, "Write = once"),
        ("${a} = 'x", 8, "Close the quote"),
        ("(${a} = 'x'", 12, "never closed"),
        ("${a} = 'x')", 11, "never opened"),
        ("${a} = ", 7, "ends too early"),
        ("${a} && ${b}", 6, "Write and instead"),
        ("${a} || ${b}", 6, "Write or instead"),
        ("!${a}", 1, "Write not(...)"),
        ("/data/a = 1", 1, "${name}"),
        ("../a = 1", 1, "${name}"),
        ("${a", 1, "both braces"),
        ("${a b} = 1", 1, "names no answer"),
        ("${last-saved#a}", 1, "another's"),
        ("1 or selectd(${a}, 'x')", 6, "Did you mean selected()?"),
        ("qqqq()", 1, "count-selected"),
        ("today()", 1, "does not run"),
        ("jr:choice-name(${a}, '${a}')", 1, "does not run"),
        ("selected(${a})", 1, "exactly 2"),
        ("if(1, 2)", 1, "exactly 3"),
        ("round()", 1, "1 to 2"),
        ("true(1)", 1, "none"),
        ("regex(${a}, ${b})", 1, "quotes"),
        ("regex(${a}, '[')", 1, "no regular expression"),
        ("a b", 3, "does not belong"),
        ("concat('a',)", 12, "does not belong"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_place_and_a_remedy(
    text: str, position: int, words: str
) -> None:
    with pytest.raises(ExpressionError) as refusal:
        parse(text)
    assert refusal.value.position == position
    assert words in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    ["not(" * 900 + "1" + ")" * 900, "-" * 3000 + "1", "1" + "+1" * 1900, "1 or " * 2000 + "1", "(" * 3999],
)
def test_an_expression_too_long_or_too_deep_is_refused_before_it_can_exhaust_the_stack(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse(text)


def test_a_long_flat_rule_is_no_deep_one() -> None:
    rule = parse(" or ".join(f"${{q{number}}} = 'x'" for number in range(200)))
    assert rule.holds(Scope({"q199": "x"}))
    assert not rule.holds(Scope({"q199": "y"}))


TOKENS = (
    "${a} ${b} . 'x' '' 1 0 2.5 name and or = != < >= + - * div mod ( ) , not( selected( if( string-length( round( "
    "int( selected-at( number("
)


@given(st.lists(st.sampled_from(TOKENS.split()), max_size=12).map(" ".join) | st.text(max_size=30))
def test_any_text_is_either_read_or_refused_with_a_place_inside_it(text: str) -> None:
    outcome = read_or_refused(text)
    if isinstance(outcome, ExpressionError):
        assert 1 <= outcome.position <= len(text) + 1
        assert outcome.problem
        assert outcome.remedy
    else:
        assert parse(outcome.source) == outcome


def read_or_refused(text: str) -> Expression | ExpressionError:
    try:
        return parse(text)
    except ExpressionError as error:
        return error


def _expressions() -> st.SearchStrategy[str]:
    leaves = st.sampled_from(["${a}", "${b}", ".", "name", "'x y'", "''", "0", "1.5", "-3", "true()"])

    def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        operator = st.sampled_from(
            ["and", "or", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod"]
        )
        one = st.sampled_from(
            ["not", "int", "round", "string", "number", "boolean", "count-selected", "normalize-space"]
        )
        two = st.sampled_from(
            ["selected", "selected-at", "contains", "starts-with", "coalesce", "concat", "round"]
        )
        return (
            st.builds("({} {} {})".format, inner, operator, inner)
            | st.builds("{}({})".format, one, inner)
            | st.builds("{}({}, {})".format, two, inner, inner)
            | st.builds("if({}, {}, {})".format, inner, inner, inner)
        )

    return st.recursive(leaves, grown, max_leaves=8)


@given(
    _expressions(), st.text(max_size=8), st.text(max_size=400) | st.integers().map(str), st.text(max_size=8)
)
def test_no_answer_makes_an_expression_fail_and_its_three_readings_agree(
    text: str, first: str, second: str, here: str
) -> None:
    expression: Expression = parse(text)
    scope = Scope({"a": first, "b": second}, here, {"name": first})
    given_value = expression.value(scope)
    assert type(given_value) in {str, float, bool}
    assert expression.holds(scope) is (
        bool(given_value) and not (isinstance(given_value, float) and math.isnan(given_value))
    )
    assert expression.text(scope) == given_value or not isinstance(given_value, str)
