"""An expression of a repeat, rewritten for one of its rounds, means what ODK says it means there."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.expressions import ExpressionError, Scope, both, calls, parse, rewritten, uses_once
from conversations.expressions.rewriting import Position
from conversations.expressions.spelling import shown, spelt
from conversations.expressions.syntax import Each, Literal, Node, Reference, Round
from conversations.expressions.values import Around

ROUNDS = {"age[1]": "7", "age[2]": "", "age[3]": "12"}
NAMES = ("age[1]", "age[2]", "age[3]", "age[4]")


def outside(reference: Reference) -> Node:
    if reference.name == "child":
        return Each(tuple(f"child[{at}]" for at in range(1, 5)))
    return Each(NAMES) if reference.name == "age" else reference


def second(reference: Reference) -> Node:
    return Reference(f"{reference.name}[2]", reference.position)


def round_of(number: int) -> Position:
    return lambda node: number


def test_a_reference_of_the_same_round_is_that_rounds_own() -> None:
    inside = rewritten(parse("${age} = '' and position( .. ) = 2"), second, round_of(2))
    assert inside.holds(Scope(ROUNDS))
    assert inside.names == {"age[2]"}
    assert inside.source == "${age[2]} = '' and 2 = 2"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("count(${age})", 3.0),
        ("count-non-empty(${age})", 2.0),
        ("sum(${age})", 19.0),
        ("min(${age})", 7.0),
        ("max(${age}, 99)", 99.0),
        ("join(', ', ${age})", "7, , 12"),
        ("concat('ages ', ${age})", "ages 712"),
        ("string(${age})", "7"),
        ("${age} = 7", True),
        ("indexed-repeat(${age}, ${child}, 3)", "12"),
        ("indexed-repeat(${age}, ${child}, 1 + 2)", "12"),
        ("indexed-repeat(${age}, ${child}, 4)", ""),
        # What is no number of a round counts as the first.
        ("indexed-repeat(${age}, ${child}, 0)", "7"),
        ("indexed-repeat(${age}, ${child}, ${nobody})", "7"),
    ],
)
def test_every_round_is_seen_from_outside_and_only_those_that_are_there(
    text: str, expected: str | float | bool
) -> None:
    given_value = rewritten(parse(text), outside, None).value(Scope(ROUNDS))
    assert given_value == expected
    assert type(given_value) is type(expected)


def test_of_no_rounds_the_sum_is_0_and_there_is_no_largest() -> None:
    assert rewritten(parse("sum(${age})"), outside, None).value(Scope({})) == 0.0
    assert rewritten(parse("count(${age})"), outside, None).value(Scope({})) == 0.0
    largest = rewritten(parse("max(${age})"), outside, None).value(Scope({}))
    assert isinstance(largest, float)
    assert math.isnan(largest)
    assert rewritten(parse("${age}"), outside, None).text(Scope({})) == ""


def test_an_answer_outside_any_repeat_counts_once_and_not_at_all_where_it_is_not_reached() -> None:
    assert parse("count(${age})").value(Scope({"age": ""})) == 1.0
    assert parse("count(${age})").value(Scope({})) == 0.0
    assert parse("sum(${age})").value(Scope({"age": "3"})) == 3.0


def test_a_round_can_look_back_at_the_one_before_it() -> None:
    written = parse("indexed-repeat(${age}, ${child}, position(..) - 1)")
    assert rewritten(written, outside, round_of(3)).text(Scope(ROUNDS)) == ""
    assert rewritten(written, outside, round_of(2)).text(Scope(ROUNDS)) == "7"


def test_repeats_inside_repeats_are_looked_up_by_both_numbers() -> None:
    answers = {f"toy[{outer}][{inner}]": f"{outer}.{inner}" for outer in (1, 2) for inner in (1, 2, 3)}

    def every(reference: Reference) -> Node:
        match reference.name:
            case "toy":
                return Each(tuple(answers))
            case "child":
                return Each(("child[1]", "child[2]"))
            case _:
                return Each(tuple(name.replace("toy", "toys") for name in answers))

    both_given = rewritten(parse("indexed-repeat(${toy}, ${child}, 2, ${toys}, 3)"), every, None)
    assert both_given.text(Scope(answers)) == "2.3"
    one_given = rewritten(parse("indexed-repeat(${toy}, ${child}, 2)"), every, None)
    assert one_given.text(Scope(answers)) == "2.1"


def test_the_list_of_choices_follows_its_question_into_the_rounds() -> None:
    labels = {"need[2]": {"a": {"en": "Apples"}}}
    named = rewritten(parse("jr:choice-name(${need}, '${need}')"), second, round_of(2))
    assert named.text(Scope({"need[2]": "a"}, around=Around(language="en", labels=labels))) == "Apples"
    assert named.source == "jr:choice-name(${need[2]}, '${need[2]}')"


def test_the_same_meaning_is_spelt_the_same_and_nothing_to_do_leaves_it_alone() -> None:
    tight, loose = (
        parse("(${a}='x')  and ( ( ${b} + 1 ) * 2 = 4 )"),
        parse("${a} = 'x' and (${b} + 1) * 2 = 4"),
    )
    assert rewritten(tight, second, round_of(2)) == rewritten(loose, second, round_of(2))
    assert rewritten(tight, second, round_of(2)).source == "${a[2]} = 'x' and (${b[2]} + 1) * 2 = 4"
    assert rewritten(tight, lambda reference: reference, None) is tight


def test_a_reference_may_become_a_value() -> None:
    assert (
        rewritten(parse("${a} - (${b} - 1)"), lambda reference: Literal(-2.0), None).source == "-2 - (-2 - 1)"
    )


def test_position_is_1_outside_any_repeat_and_stays_until_a_round_is_known() -> None:
    expression = rewritten(parse("position(..) + ${a}"), second, None)
    assert "position" in calls(expression)
    assert expression.value(Scope({"a[2]": "1"})) == 2.0
    assert "position" not in calls(rewritten(expression, lambda reference: reference, round_of(3)))


def test_position_counts_the_steps_up_and_is_spelt_with_as_many_dots() -> None:
    outer, inner = parse("position( .. / ..)"), parse("position(..)")
    assert (spelt(outer.tree), spelt(inner.tree)) == ("position(../..)", "position(..)")
    assert rewritten(outer, second, lambda node: 10 * node.levels).value(Scope({})) == 20.0
    assert parse(spelt(outer.tree)).tree == Round(1, 2)


def test_all_rounds_of_an_answer_are_told_apart_by_machines_and_shown_as_they_were_written() -> None:
    counted = rewritten(parse("count(${age}) > 1 and ${who} = '${age[1] | x}'"), outside, None).tree
    assert spelt(counted).startswith("count(${age[1] | age[2] | age[3] | age[4]}) > 1")
    assert shown(counted) == "count(${age}) > 1 and ${who} = '${age[1] | x}'"


def test_random_is_drawn_anew_in_every_round() -> None:
    written = parse("random()", "dice")
    first, again = (
        rewritten(written, second, round_of(1), where="dice[1]"),
        rewritten(written, second, round_of(2), where="dice[2]"),
    )
    scope = Scope({}, around=Around(seed=5))
    assert len({written.value(scope), first.value(scope), again.value(scope)}) == 3
    joined = both(first, parse("${a} = 1"))
    assert joined is not None
    assert joined != both(again, parse("${a} = 1"))


def test_calls_and_once_are_known_without_working_anything_out() -> None:
    expression = parse("once(concat(today(), position(..)))")
    assert calls(expression) == {"once", "concat", "today", "position"}
    assert uses_once(expression)
    assert not uses_once(parse("'once()'"))


@pytest.mark.parametrize("text", ["${age[1]}", "${a | b}"])
def test_no_designer_can_write_what_unrolling_makes(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse(text)


COUNTED = [
    "count(${age})",
    "sum(${age})",
    "min(${age})",
    "join('', ${age})",
    "indexed-repeat(${age}, ${child}, 2)",
]
OVER_ROUNDS = [rewritten(parse(text), outside, None) for text in COUNTED]


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=5) | st.integers().map(str)))
def test_counting_and_adding_over_rounds_never_fails(answers: dict[str, str]) -> None:
    scope = Scope(answers)
    for expression in OVER_ROUNDS:
        assert isinstance(expression.text(scope), str)
    assert OVER_ROUNDS[0].value(scope) == len(answers)
