"""What cannot be understood, or can never mean anything, is refused with its place, its kind and a remedy."""

import pytest

from conversations.expressions import Expression, ExpressionError, parse
from conversations.expressions.functions import FUNCTIONS
from conversations.expressions.grammar import tree
from conversations.expressions.misuses import bare_names
from conversations.expressions.refusals import ELSEWHERE, REFUSED

SYNTAX = [
    ("", 1, "empty"),
    # Signs of other languages.
    ("${a} == 1", 7, "Write = once"),
    ("${a} === 1", 7, "Write = once"),
    ("${a} && ${b}", 6, "Write and instead"),
    ("${a} || ${b}", 6, "Write or instead"),
    ("${a} & 'x'", 6, "concat()"),
    ("!${a}", 1, "Write not(...)"),
    ("${a} <> 1", 7, "Write !="),
    ("${a} => 1", 7, "Write >="),
    ("${a} =< 1", 7, "Write <="),
    ("${a} =! 1", 7, "Write !="),
    ("${a} > = 1", 8, "Write >= without"),
    ("${a} ≥ 1", 6, "Write >="),
    ("${a} – 1", 6, "Write -"),
    ("${a} % 2", 6, "mod"),
    ("${a} ^ 2", 6, "pow"),
    ("${a} ** 2", 7, "pow"),
    ("${a} .= 1", 6, "Write ="),
    ("${a} = +1", 8, "no + before"),
    ("${a} = 1;", 9, "comma"),
    ("concat('a'; 'b')", 11, "comma"),
    ("${a} = 1,5", 9, "point in a decimal"),
    ("label::English = 'x'", 6, "plain name"),
    ("${a} = 'x' ? 1 : 2", 12, "if(condition"),
    # Brackets and braces.
    ("(${a} = 'x'", 12, "never closed"),
    ("${a} = 'x')", 11, "never opened"),
    ("()", 2, "nothing between"),
    ("${a} = ()", 9, "nothing between"),
    ("${a", 1, "both braces"),
    ("$a = 1", 1, "both braces"),
    ("$[a] = 1", 1, "both braces"),
    ("$(a) = 1", 1, "both braces"),
    ("{a} = 1", 1, "both braces"),
    ("#{a} = 1", 1, "both braces"),
    ("${a}} = 1", 5, "brace away"),
    ("${a b} = 1", 1, "names no answer"),
    ("${} = 1", 1, "names no answer"),
    # Quotes.
    ("${a} = 'x", 8, "Close the quote"),
    ("${a} = \"yes'", 8, "use the same"),
    ("selected(${a}, 'yes\")", 16, "use the same"),
    ("${a} = x'", 9, "Close the quote"),
    ("${a} = 'it's'", 12, "apostrophe"),
    ("${a} = `x`", 8, "straight quote"),
    ("${a} = „x“", 8, "straight quote"),
    ("${a} = «x»", 8, "straight quote"),
    # Words where an operator belongs, and operators without what they need.
    ("not ${a}", 1, "with brackets"),
    ("${a} = 1 and not selected(${b}, 'x')", 14, "with brackets"),
    ("if ${a} = 1", 1, "if(condition"),
    ("${a} = 1 AND ${b} = 2", 10, "small letters"),
    ("${a} = 1 Or ${b} = 2", 10, "small letters"),
    ("${a} DIV 2", 6, "small letters"),
    ("${a} is 'x'", 6, "Write ="),
    ("${a} in 'x y'", 6, "selected("),
    ("${a} contains 'x'", 6, "contains(${x}"),
    ("${a} selected 'x'", 6, "selected(${x}"),
    ("${a} = 1 an ${b} = 2", 10, "Did you mean “and”?"),
    ("${a} = 1 or or ${b} = 2", 13, "one of them away"),
    ("${a} = ", 7, "ends too early"),
    ("${a} and", 9, "ends too early"),
    ("a b", 3, "does not belong"),
    ("${a} ${b}", 6, "missing operator"),
    ("concat('a',)", 12, "does not belong"),
    ("= 1", 1, "does not belong"),
    ("9" * 400 + " = 1", 1, "too large"),
]

PATHS = [
    ("/data/a = 1", 1, "Did you mean ${a}?"),
    ("${a} / 2", 6, "div"),
    ("../a = 1", 1, "Did you mean ${a}?"),
    ("../../group/a = 1", 1, "Did you mean ${a}?"),
    ("1 = ./a", 5, "Did you mean ${a}?"),
    ("//a = 1", 1, "Did you mean ${a}?"),
    ("count(..) = 1", 7, "without a path"),
    ("position(../a)", 10, "position(../..)"),
    ("${last-saved#a}", 1, "another's"),
]

REFUSALS = [
    ("instance('list')/root/item[name = ${a}]/label", 1, "select_one_from_file"),
    ("1 + count(instance('x')/root/item)", 11, "another file"),
    ("current()/../a = 1", 1, "no XML"),
    ("pulldata('f', 'a', 'b', ${c})", 1, "another file"),
    ("uuid()", 1, "followed"),
    ("digest(${a}, 'MD5')", 1, "turned back"),
    ("area(${a})", 1, "must not be asked"),
    ("pi()", 1, "geometry"),
    ("randomize(${a})", 1, "parameters column"),
    ("property('deviceid')", 1, "nobody was asked"),
    ("position(${a})", 1, "position(..)"),
    ("count-if(${a}, 1)", 1, "neither ODK nor Kobo"),
]

UNKNOWN = [
    ("1 or selectd(${a}, 'x')", 6, "Did you mean selected()?"),
    ("qqqq()", 1, "count-selected"),
    ("TRUE()", 1, "Did you mean true()?"),
    ("Selected(${a}, 'x')", 1, "Did you mean selected()?"),
    ("len(${a})", 1, "string-length"),
    ("trim(${a})", 1, "normalize-space"),
    ("average(${a})", 1, "div count"),
    ("isnull(${a})", 1, "= ''"),
]

ARGUMENTS = [
    ("selected(${a})", 1, "exactly 2"),
    ("if(1, 2)", 1, "exactly 3: a condition"),
    ("round()", 1, "1 to 2"),
    ("true(1)", 1, "none"),
    ("concat()", 1, "at least 1"),
    ("random(1)", 1, "nothing between"),
    ("regex(${a}, ${b})", 1, "quotes"),
    ("regex(${a}, '[')", 1, "no regular expression"),
    ("regex(${a}, '[[a]')", 1, "backslash"),
    ("selected('a', ${q})", 1, "selected(${q}, 'a')"),
    ("selected('a', .)", 1, "selected(., 'a')"),
    ("count-selected('a b')", 1, "never changes"),
    ("jr:choice-name(${a}, ${a})", 1, "'${a}'"),
    ("jr:choice-name(${a}, 'a')", 1, "in quotes"),
    ("count(1)", 1, "by name"),
    ("sum('a')", 1, "by name"),
    ("indexed-repeat('a', ${r}, 1)", 1, "by name"),
    ("indexed-repeat(${a}, ${r}, 1, ${s})", 1, "without a number"),
    ("checklist(1, 2, ${a})", 1, "conditions"),
    ("weighted-checklist(1, 2, ${a} = 'x', 1, true())", 1, "without a weight"),
    ("date('31/12/2026')", 1, "year, month and day"),
    ("date('2026-02-30')", 1, "no such day"),
    ("format-date(today(), ${a})", 1, "in quotes"),
    ("format-date(today(), '%Q')", 1, "%Y"),
    ("format-date(today(), '%H')", 1, "%Y"),
    ("format-date(today(), '5%')", 1, "%Y"),
]

TYPES = [
    ("${a} < 'adult'", 8, "neither a number nor a day"),
    ("${a} > '31/12/2026'", 8, "year, month and day"),
    ("${a} > '2026-02-30'", 8, "no such day"),
    ("${a} > '09:00'", 8, "decimal-time()"),
    ("${a} > '1,5'", 8, "point"),
    ("1 < ${a} < 5", 10, "Write two"),
    ("(${a} > 1) >= 5", 12, "Write two"),
    ("${a} = 'x' or 'y'", 15, "${name} = 'x' or"),
    ("${a} = 1 or 2", 13, "always the same"),
    ("${a} and 'y'", 10, "always the same"),
    ("${a} > ''", 8, "!= ''"),
    ("${a} + ' years'", 8, "concat()"),
    ("${a} + '1,000'", 8, "point"),
    ("${a} * 'x'", 8, "neither a number"),
    ("-'x'", 2, "neither a number"),
    ("round('abc')", 7, "neither a number"),
    ("selected-at(${a}, 'first')", 19, "neither a number"),
    ("substr(${a}, 'b')", 14, "neither a number"),
]


def refusal(text: str) -> ExpressionError:
    with pytest.raises(ExpressionError) as refused:
        parse(text)
    return refused.value


CASES = (
    [("syntax", *case) for case in SYNTAX]
    + [("refused-path", *case) for case in PATHS]
    + [("refused-function", *case) for case in REFUSALS]
    + [("unknown-function", *case) for case in UNKNOWN]
    + [("wrong-arguments", *case) for case in ARGUMENTS]
    + [("wrong-types", *case) for case in TYPES]
)


@pytest.mark.parametrize(("rule", "text", "position", "words"), CASES, ids=[case[1][:40] for case in CASES])
def test_what_is_wrong_is_refused_with_its_kind_its_place_and_a_remedy(
    rule: str, text: str, position: int, words: str
) -> None:
    error = refusal(text)
    assert words in str(error)
    assert error.position == position
    assert error.rule == rule


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_every_refused_function_has_a_reason_and_a_remedy_of_whole_sentences(name: str) -> None:
    error = refusal(f"{name}(${{a}})")
    assert error.rule == "refused-function"
    assert error.problem.startswith(f"{name}() at character 1 ")
    assert error.problem.endswith(".")
    assert error.remedy.endswith(".")


@pytest.mark.parametrize("name", sorted(ELSEWHERE))
def test_what_other_languages_call_a_function_leads_to_one_that_runs_or_is_said_to_be_missing(
    name: str,
) -> None:
    assert name not in FUNCTIONS
    if name != "mod":  # an operator, wherever it stands
        assert refusal(f"{name}(${{a}})").remedy == ELSEWHERE[name]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("selected(${q}, yes)", "Did you mean 'yes'"),
        ("${q} = yes", "Did you mean 'yes'"),
        ("yes = ${q}", "Did you mean 'yes'"),
        ("yes", "${yes}"),
        ("${q} = true", "Did you mean true()?"),
        ("${q} > today", "Did you mean today()?"),
    ],
)
def test_a_bare_name_outside_a_choice_filter_is_taken_for_a_word_without_quotes(
    text: str, words: str
) -> None:
    (error,) = bare_names(parse(text).tree)
    assert words in error.remedy
    assert text[error.position - 1 :].startswith(("yes", "true", "today"))
    assert error.rule == "bare-name"


def test_a_sound_rule_has_no_bare_names() -> None:
    assert bare_names(tree("selected(${q}, 'yes') and . > 1")) == ()


@pytest.mark.parametrize(
    "text",
    ["selected('a', ${q})", "count-selected('a')", "${a} = 1 or 2", "1 < ${a} < 5", "regex(., '[[a]')"],
)
def test_a_flow_that_passed_the_checks_of_its_day_can_still_be_built(text: str) -> None:
    assert refusal(text)
    assert parse(text, checked=False).source == text


@pytest.mark.parametrize(
    "text",
    [
        "${a} > '5'",
        "${a} > '2026-01-31'",
        "${a} + '5'",
        "selected('a b', ${q})",
        "selected(${a}, name)",
        "(1 < 2) = true()",
        "${a} and not(${b})",
        "round(${a})",
    ],
)
def test_what_only_looks_wrong_is_let_through(text: str) -> None:
    assert isinstance(parse(text), Expression)


@pytest.mark.parametrize(
    "text",
    [
        "not(" * 900 + "1" + ")" * 900,
        "-" * 3000 + "1",
        "1" + "+1" * 1900,
        "1 or " * 2000 + "1",
        "1 = " * 900 + "1",
        "(" * 3999,
    ],
)
def test_an_expression_too_long_or_too_deep_is_refused_before_it_can_exhaust_the_stack(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse(text)


def test_a_long_flat_rule_is_no_deep_one() -> None:
    rule = parse(" or ".join(f"${{q{number}}} = 'x'" for number in range(200)))
    assert rule.names == {f"q{number}" for number in range(200)}
