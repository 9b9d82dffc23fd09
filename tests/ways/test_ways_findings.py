"""What a designer is told of the ways through a flow, and what is left unsaid."""

from dataclasses import replace

import pytest

from conversations.errors import Fault, Weight
from conversations.expressions import Expression, parse, rewritten
from conversations.expressions.functions import FUNCTIONS
from conversations.expressions.syntax import Each
from conversations.flow import Flow, Guard, Kind, Prompt
from conversations.route import walk
from conversations.ways import Reached, findings, listed, ways
from conversations.ways.pieces import SUMS, UNSETTLED
from tests.ways.flowmaking import asked_by, choices, flow, grouped, prompt

AB = choices("x", "y")
A = prompt("a", choices=AB)
TELLS = prompt("story", Kind.TEXT)
USES = prompt(
    "uses", Kind.SELECT_MULTIPLE, choices=choices("digest", "quote"), guards=frozenset({Guard.CONSENT})
)


def found(*prompts: Prompt) -> list[Fault]:
    made = flow(*prompts)
    return list(findings(made, ways(made)))


def rules(*prompts: Prompt) -> list[tuple[str, int | None, str | None]]:
    return [(fault.rule, fault.row, fault.column) for fault in found(*prompts)]


def test_a_condition_that_contradicts_itself_is_told_with_both_words() -> None:
    (fault,) = found(A, prompt("b", choices=AB, relevant="${a} = 'x' and ${a} = 'y'"))
    assert (fault.rule, fault.row, fault.column) == ("never-true", 3, "relevant")
    assert "cannot be both “x” and “y”" in fault.problem


def test_a_condition_on_a_question_that_nobody_is_asked_is_never_true() -> None:
    lost = prompt("b", choices=AB, relevant="${a} = 'x' and ${a} = 'y'")
    problems = found(A, lost, prompt("c", Kind.TEXT, relevant="${b} = 'x'"))
    assert [(fault.rule, fault.row) for fault in problems] == [("never-true", 3), ("never-asked", 4)]
    assert "“b” is never reached itself" in problems[1].problem


def test_a_condition_that_the_group_rules_out_is_never_asked() -> None:
    inside = grouped(
        "${a} = 'x'",
        prompt("b", Kind.TEXT, within=("g",)),
        prompt("c", Kind.TEXT, within=("g",), relevant="${a} = 'y'"),
    )
    assert rules(A, *inside) == [("never-asked", 4, "relevant")]


def test_a_group_that_nobody_enters_is_told_once_with_how_much_is_lost() -> None:
    inside = grouped(
        "${a} = 'x' and ${a} = 'y'",
        prompt("b", Kind.TEXT, within=("g",)),
        prompt("c", Kind.TEXT, within=("g",), relevant="${b} != ''"),
        prompt("d", Kind.TEXT, within=("g",)),
    )
    (fault,) = found(A, *inside)
    assert (fault.rule, fault.row) == ("never-true", 3)
    assert "“b” and 2 more" in fault.problem


def test_a_question_on_the_other_branch_is_never_asked() -> None:
    first = prompt("b", choices=AB, relevant="${a} = 'x'")
    second = prompt("c", choices=AB, relevant="${a} = 'y' and ${b} = 'x'")
    assert rules(A, first, second) == [("never-asked", 4, "relevant")]


def test_a_condition_that_always_holds_is_told() -> None:
    needed = prompt("a", choices=AB, required=True)
    assert rules(needed, prompt("b", Kind.TEXT, relevant="${a} != ''")) == [("never-false", 3, "relevant")]
    assert rules(A, prompt("b", Kind.TEXT, relevant="${a} != ''")) == []


def test_a_safety_question_that_nobody_reaches_weighs_as_an_error() -> None:
    (fault,) = found(
        A, prompt("b", choices=AB, relevant="${a} = 'x' and ${a} = 'y'", guards=frozenset({Guard.DANGER}))
    )
    assert fault.weight is Weight.ERROR


@pytest.mark.parametrize(
    ("kind", "constraint", "rule"),
    [
        (Kind.INTEGER, ". > 5 and . < 5", "impossible-constraint"),
        (Kind.INTEGER, ". > 5 and . < 6", "impossible-constraint"),
        (Kind.DECIMAL, ". > 5 and . < 6", None),
        (Kind.INTEGER, ". > 5 or . < 7", "useless-constraint"),
        (Kind.INTEGER, ". >= 0 and . <= 120", None),
        (Kind.TEXT, "string-length(.) < 1", "impossible-constraint"),
        (Kind.TEXT, "string-length(.) <= 20000", "useless-constraint"),
        (Kind.TEXT, "string-length(.) <= 100", None),
        (Kind.TEXT, "regex(., '[0-9]+')", "undecided"),
        (Kind.DATE, ". <= today()", "undecided"),
        (Kind.DATE, ". < date('2020-01-01') and . > date('2020-06-01')", "impossible-constraint"),
        (Kind.RANGE, ". >= 2", None),
    ],
)
def test_constraints_that_pass_nothing_or_everything_are_told(
    kind: Kind, constraint: str, rule: str | None
) -> None:
    assert rules(prompt("n", kind, constraint=constraint)) == ([(rule, 2, "constraint")] if rule else [])


def test_ticks_that_can_never_be_enough_are_an_impossible_constraint() -> None:
    three = choices("x", "y", "z")
    for constraint, rule in (
        ("count-selected(.) > 3", "impossible-constraint"),
        ("count-selected(.) <= 3", "useless-constraint"),
        ("count-selected(.) <= 2", None),
    ):
        made = prompt("a", Kind.SELECT_MULTIPLE, choices=three, constraint=constraint)
        assert [found_rule for found_rule, *_ in rules(made)] == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("kind", "constraint", "refused"),
    [
        (Kind.SELECT_ONE, ". != 'x'", "choice “x”"),
        (Kind.SELECT_ONE, ". != 'x' and . != 'z'", "choices “x”, “z”"),
        (Kind.SELECT_ONE, ". != 'x' or ${a} = 'y'", None),
        (Kind.SELECT_ONE, ". != ${a}", None),
        (Kind.SELECT_ONE, "not(starts-with(., 'x'))", "choice “x”"),
        (Kind.SELECT_MULTIPLE, "not(selected(., 'x'))", "choice “x”"),
        (Kind.SELECT_MULTIPLE, "not(selected(., 'x')) or selected(., 'y')", None),
        (Kind.SELECT_MULTIPLE, "count-selected(.) <= 2", None),
        (Kind.SELECT_MULTIPLE, "count-selected(.) > 1", None),
    ],
)
def test_a_choice_that_its_own_constraint_always_refuses_is_told(
    kind: Kind, constraint: str, refused: str | None
) -> None:
    asked = prompt("b", kind, choices=choices("x", "y", "z"), constraint=constraint)
    told = [fault for fault in found(A, asked) if fault.rule == "refused-choice"]
    assert [refused in fault.problem for fault in told if refused] == ([True] if refused else [])
    assert len(told) == bool(refused)


@pytest.mark.parametrize("many", [2, 3, 4, 6])
def test_an_order_that_is_compared_is_never_said_to_be_impossible_where_it_is_not(many: int) -> None:
    names = "pqrstu"[:many]
    ranked = prompt("a", Kind.RANK, choices=choices(*names))
    for condition, there in (
        ("${a} = 'q p'", True),
        ("${a} != 'p q'", True),
        ("${a} = 'p q' and ${a} = 'q p'", False),
    ):
        made = flow(ranked, prompt("b", Kind.TEXT, relevant=condition))
        told = {fault.rule for fault in findings(made, ways(made))}
        if there:
            assert told <= {"undecided"}, condition
        if many <= 4:
            assert told == (set() if there else {"never-true"}), condition
        assert ways(made).met["b"].reached is not (Reached.NEVER if there else Reached.ALWAYS)


def test_a_hidden_value_that_is_worked_out_comes_from_no_link() -> None:
    worked_out = prompt("from", Kind.HIDDEN, default="concat('po', 'ster')")
    for value, rule in (("leaflet", "never-true"), ("poster", "never-false")):
        asked = prompt("b", Kind.TEXT, relevant=f"${{from}} = '{value}'")
        assert [one for one, *_ in rules(worked_out, asked)] == [rule]
    of_answers = prompt("from", Kind.HIDDEN, default="if(${a} = 'x', 'poster', 'leaflet')")
    asked = prompt("b", Kind.TEXT, relevant="${from} = 'poster'")
    # It is kept as it first was, so an answer that is changed later does not change it.
    assert rules(A, of_answers, asked) == [("undecided", 4, "relevant")]


def test_a_required_question_whose_constraint_an_earlier_answer_makes_impossible_stops_the_talk() -> None:
    stuck = prompt("b", choices=AB, required=True, constraint="${a} != 'x' or . = 'z'")
    (fault,) = found(A, stuck)
    assert (fault.rule, fault.weight) == ("impossible-constraint", Weight.ERROR)
    assert "“X”" in fault.problem


def test_what_stands_behind_a_question_nobody_can_answer_is_told_once() -> None:
    stuck = prompt("b", choices=AB, required=True, constraint=". = 'z'")
    assert rules(A, stuck, TELLS, prompt("c", Kind.TEXT)) == [
        ("impossible-constraint", 3, "constraint"),
        ("never-asked", 4, None),
    ]


def test_a_list_from_which_nothing_is_offered_is_told_with_the_answers_that_lead_there() -> None:
    towns = choices("leeds", "york", county="x x")
    (fault,) = found(A, prompt("town", choices=towns, choice_filter="county = ${a}", relevant="${a} != ''"))
    assert (fault.rule, fault.row, fault.column) == ("nothing-offered", 3, "choice_filter")
    assert "“Y”" in fault.problem
    assert fault.weight is Weight.WARNING
    (fault,) = found(
        A, prompt("town", choices=towns, choice_filter="county = ${a}", relevant="${a} != ''", required=True)
    )
    assert (fault.weight, "so it is not asked then" in fault.problem) == (Weight.WARNING, True)


def test_a_safety_question_that_may_offer_nothing_is_an_error_and_is_never_passed_over() -> None:
    towns = choices("leeds", "york", county="x x")
    made = flow(
        A,
        prompt(
            "town",
            choices=towns,
            choice_filter="county = ${a}",
            required=True,
            guards=frozenset({Guard.SAFETY}),
        ),
    )
    (fault,) = [one for one in findings(made, ways(made)) if one.rule == "nothing-offered"]
    assert (fault.weight, "the talk would stop here" in fault.remedy) == (Weight.ERROR, True)
    assert asked_by(made, {"a": "y"}) == ("a", "town")


def test_a_question_that_offers_nothing_is_on_no_route() -> None:
    made = flow(
        prompt("a", choices=choices("x", "y")),
        prompt("town", choices=choices("leeds", "york", county="x x"), choice_filter="county = ${a}"),
        prompt("z", Kind.TEXT),
    )
    assert asked_by(made, {"a": "y"}) == ("a", "z")
    assert {way.prompts for way in listed(ways(made))} == {("a", "town", "z"), ("a", "z")}
    assert walk(made, {"a": "y", "town": "leeds", "z": ""}).values == {"a": "y", "z": ""}


def test_a_choice_that_no_answer_lets_through_is_told() -> None:
    towns = choices("leeds", "york", "bath", county="x y somerset")
    (fault,) = found(A, prompt("town", choices=towns, choice_filter="county = ${a}", relevant="${a} != ''"))
    assert fault.rule == "never-offered"
    assert "“bath”" in fault.problem
    assert "“york”" not in fault.problem


def test_something_told_that_can_never_be_sent_is_a_dead_end() -> None:
    uses = prompt(
        "uses",
        Kind.SELECT_MULTIPLE,
        choices=USES.choices,
        guards=USES.guards,
        relevant="${a} = 'x'",
    )
    (fault,) = found(A, TELLS, uses)
    assert (fault.rule, fault.row, fault.column) == ("dead-end", 4, "relevant")
    assert rules(A, TELLS, USES) == []


def test_picks_alone_may_end_without_consent_where_something_else_was_skipped() -> None:
    uses = prompt(
        "uses", Kind.SELECT_MULTIPLE, choices=USES.choices, guards=USES.guards, relevant="${story} != ''"
    )
    assert rules(A, TELLS, uses) == []


def test_what_cannot_be_decided_is_a_note_with_the_reason() -> None:
    (fault,) = found(TELLS, prompt("b", Kind.TEXT, relevant="regex(${story}, '[0-9]+')"))
    assert (fault.rule, fault.weight) == ("undecided", Weight.NOTE)
    assert "words that can be anything" in fault.problem
    made = flow(TELLS, prompt("b", Kind.TEXT, relevant="regex(${story}, '[0-9]+')"))
    assert ways(made).met["b"].reached is Reached.UNDECIDED


def test_a_pattern_cannot_hold_for_words_that_were_skipped() -> None:
    skipped = prompt("b", Kind.TEXT, relevant="${story} = '' and regex(${story}, '[0-9]+')")
    assert [rule for rule, *_ in rules(TELLS, skipped)] == ["never-true"]


def test_a_score_is_reckoned_through_its_calculation() -> None:
    asked = [prompt(name, choices=AB) for name in "abcdef"]
    score = prompt(
        "score", Kind.CALCULATE, calculation=" + ".join(f"if(${{{name}}} = 'x', 2, 0)" for name in "abcdef")
    )
    for test, rule in (
        ("${score} > 12", "never-true"),
        ("${score} = 7", "never-true"),
        ("${score} > 11", None),
    ):
        made = rules(*asked, score, prompt("high", Kind.NOTE, relevant=test))
        assert [one for one, *_ in made] == ([rule] if rule else [])


def test_a_rule_that_fails_in_one_round_of_a_repeat_alone_is_no_fault() -> None:
    rounds = [
        prompt("k[1]", choices=AB, time=1, relevant="1 = 2"),
        prompt("k[2]", choices=AB, time=2, relevant="2 = 2"),
    ]
    made = Flow("m", "m", "m 1 rounds", ("English (en)",), "English (en)", (A, *rounds), b"")
    assert [fault.rule for fault in findings(made, ways(made))] == []


def test_what_is_counted_over_the_rounds_of_a_repeat_is_decided() -> None:
    def over(text: str, *names: str) -> Expression:
        return rewritten(parse(text), lambda reference: Each(names), None)

    more = [prompt(f"more[{number}]", choices=AB, time=number) for number in (2, 3)]
    more[1] = replace(more[1], relevant=parse("${a} = 'x'"))
    asked = ("more[2]", "more[3]")
    for text, rule in (
        ("count(${more}) >= 1", "never-false"),
        ("count(${more}) > 1", None),
        ("count(${more}) > 2", "never-true"),
        ("count-non-empty(${more}) = 2", None),
        ("count-non-empty(${more}) > 2", "never-true"),
        ("join(' ', ${more}) = 'x y'", None),
        ("join(' ', ${more}) = 'x z'", "never-true"),
    ):
        last = prompt("last", Kind.TEXT, relevant=over(text, *asked))
        assert [one for one, *_ in rules(A, *more, last)] == ([rule] if rule else []), text


def test_numbers_of_rounds_are_summed_where_they_are_worked_out() -> None:
    points = [
        prompt(f"p[{number}]", Kind.CALCULATE, calculation=f"if(${{{name}}} = 'x', 3, '')")
        for number, name in enumerate("ab", 1)
    ]
    total = rewritten(parse("sum(${p}) = 6"), lambda reference: Each(("p[1]", "p[2]")), None)
    never = rewritten(parse("sum(${p}) = 5"), lambda reference: Each(("p[1]", "p[2]")), None)
    asked = [A, prompt("b", choices=AB)]
    assert rules(*asked, *points, prompt("c", Kind.TEXT, relevant=total)) == []
    made = rules(*asked, *points, prompt("c", Kind.TEXT, relevant=never))
    assert [rule for rule, *_ in made] == ["never-true"]


def test_a_list_of_many_answers_met_by_many_states_still_ends_soon() -> None:
    names = [f"c{number}" for number in range(300)]
    same = [prompt(f"s{number}", choices=choices(*names)) for number in range(6)]
    follow = [
        prompt(f"t{number}", Kind.TEXT, relevant=f"${{s{number}}} = ${{s{(number + 1) % 6}}}")
        for number in range(6)
    ]
    done = ways(flow(*same, *follow))
    assert done.states < 20_000
    assert done.met["t0"].reached is not Reached.NEVER


def test_long_lists_of_follow_up_questions_are_counted_without_trying_every_set_of_ticks() -> None:
    names = [f"c{number}" for number in range(20)]
    crops = prompt("crops", Kind.SELECT_MULTIPLE, choices=choices(*names, "other"))
    follow = [
        prompt(f"of_{name}", Kind.INTEGER, relevant=f"selected(${{crops}}, '{name}')") for name in names
    ]
    made = flow(crops, *follow)
    done = ways(made)
    assert (done.routes.least, done.routes.most) == (2**20, 2**20)
    assert findings(made, done) == ()
    assert done.states < 10_000
    assert all(way.certain for way in listed(done, 20))


def test_where_there_is_too_much_to_remember_it_says_so_and_ends() -> None:
    many = [prompt(f"q{number}", choices=choices("x", "y", "z")) for number in range(40)]
    pairs = [
        prompt(
            f"p{number}",
            Kind.TEXT,
            relevant=f"${{q{number}}} = ${{q{39 - number}}} or ${{q{(number * 7) % 40}}} = 'x'",
        )
        for number in range(40)
    ]
    made = flow(*many, *pairs)
    done = ways(made, most=2_000)
    assert done.states <= 2_000 + 16 * 90
    assert not done.routes.exact
    assert {one.why for one in done.undecided} == {
        "too many combinations of answers would have to be remembered"
    }
    assert not [fault for fault in findings(made, done) if fault.weight is not Weight.NOTE]


def test_every_function_is_known_to_hang_on_answers_alone_or_on_more() -> None:
    alone = """
        abs boolean boolean-from-string ceiling checklist coalesce concat contains count count-non-empty count-selected
        date date-time decimal-date-time decimal-time ends-with exp exp10 false floor format-date format-date-time if
        indexed-repeat int join log log10 max min normalize-space not number pow regex round selected selected-at sqrt
        starts-with string string-length substr substring substring-after substring-before sum translate true
        weighted-checklist
    """
    assert set(FUNCTIONS) == set(alone.split()) | UNSETTLED
    assert set(FUNCTIONS) >= SUMS
