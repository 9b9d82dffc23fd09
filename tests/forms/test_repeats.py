"""A repeat is laid out flat: a prompt for each round, each reference the right instance, and one question between."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.errors import Weight
from conversations.expressions import Scope
from conversations.flow import Flow, Guard, Kind
from conversations.forms.compiling import recompiled
from conversations.forms.repeats import MOST_PROMPTS
from conversations.forms.sheets import pack
from conversations.route import is_asked, walk
from tests.forms.writing import SETTINGS, errors, fault, flow, outcome, sheets_of, survey

HEADER = (
    "type | name | label::English (en) | repeat_count | kv:most | kv:again | relevant | calculation | default"
)
SPOKEN = "English (en)"


def repeated(
    *rows: str, count: str = "", most: str = "3", again: str = "", before: str = "text | who | Who?"
) -> Flow:
    begin = f"begin_repeat | child | | {count} | {most} | {again}"
    return flow(SETTINGS, survey(HEADER, before, begin, *rows))


NICK = ("text | nick | Name?", "integer | age | How old is ${nick}?", "end_repeat")


def names(made: Flow) -> list[str]:
    return [prompt.name for prompt in made.prompts]


def asked(made: Flow, answers: dict[str, str], usual: str = "x") -> list[str]:
    """What is asked of someone who gives these answers, and the usual one to everything else."""
    given: dict[str, str] = {}
    order: list[str] = []
    while (waiting := walk(made, given).waiting) is not None:
        order.append(waiting.name)
        given[waiting.name] = answers.get(waiting.name, usual)
    return order


def worked_out(made: Flow, answers: dict[str, str]) -> dict[str, str]:
    return dict(walk(made, answers).values)


def test_each_round_has_its_own_prompts_and_a_question_comes_before_each_but_the_first() -> None:
    assert names(repeated(*NICK)) == [
        "who",
        *("child[1]", "nick[1]", "age[1]"),
        *("child[2]?", "child[2]", "nick[2]", "age[2]"),
        *("child[3]?", "child[3]", "nick[3]", "age[3]"),
    ]


def test_only_yes_opens_another_round() -> None:
    made = repeated(*NICK)
    assert asked(made, {"child[2]?": "no"}) == ["who", "nick[1]", "age[1]", "child[2]?"]
    assert asked(made, {"child[2]?": ""}) == ["who", "nick[1]", "age[1]", "child[2]?"]
    assert asked(made, {"child[2]?": "yes", "child[3]?": "no"})[-4:] == [
        "child[2]?",
        "nick[2]",
        "age[2]",
        "child[3]?",
    ]
    assert asked(made, {}, usual="yes")[-3:] == ["child[3]?", "nick[3]", "age[3]"]


def test_the_question_between_rounds_is_the_designers_and_repeats_answers_of_the_round_before() -> None:
    made = repeated(*NICK, again="Another one after ${nick}, ${who}?")
    gate = made.prompt("child[3]?")
    assert gate.label == {SPOKEN: "Another one after ${nick[2]}, ${who}?"}
    assert gate.recalls == {"nick[2]", "who"}
    assert gate.guards == {Guard.GATE}
    assert [choice.name for choice in gate.choices] == ["yes", "no"]


def test_without_words_of_its_own_the_question_between_rounds_is_in_each_language_of_the_form() -> None:
    header = "type | name | label::English (en) | label::Cymraeg (cy) | label::Klingon (tlh) | kv:most"
    rows = ("begin_repeat | child | | | | 2", "text | nick | Name? | Enw? | pong?", "end_repeat")
    made = outcome(SETTINGS, survey(header, *rows))
    assert made.flow is not None
    gate = made.flow.prompt("child[2]?")
    assert gate.label[SPOKEN] == "Is there another one to add?"
    assert gate.label["Cymraeg (cy)"] == "Oes un arall i'w ychwanegu?"
    assert gate.label["Klingon (tlh)"] == gate.label[SPOKEN], "where Firsthand has no words, English ones"
    assert [choice.label["Cymraeg (cy)"] for choice in gate.choices] == ["Oes", "Nac oes"]


def test_a_number_of_rounds_written_out_asks_just_as_many_and_nothing_between() -> None:
    made = repeated(*NICK, count="2", most="")
    assert names(made) == ["who", "child[1]", "nick[1]", "age[1]", "child[2]", "nick[2]", "age[2]"]
    assert asked(made, {}) == ["who", "nick[1]", "age[1]", "nick[2]", "age[2]"]


@pytest.mark.parametrize(
    ("answer", "rounds"), [("", 0), ("0", 0), ("1", 1), ("2", 2), ("3", 3), ("9", 3), ("x", 0)]
)
def test_a_number_of_rounds_worked_out_asks_as_many_up_to_the_cap(answer: str, rounds: int) -> None:
    made = repeated("text | nick | Name?", "end_repeat", count="${who}")
    assert asked(made, {"who": answer}) == ["who", *(f"nick[{number}]" for number in range(1, rounds + 1))]


def test_without_a_cap_a_repeat_stops_after_ten_rounds_and_says_so() -> None:
    rows = ("begin_repeat | child", "text | nick | Name?", "end_repeat", "text | end | End?")
    found = fault(SETTINGS, survey(HEADER, *rows))
    assert (found.weight, found.rule, found.row, found.column) == (
        Weight.WARNING,
        "uncapped-repeat",
        2,
        "repeat_count",
    )
    assert "10" in found.problem
    made = flow(SETTINGS, survey(HEADER, *rows))
    assert [name for name in names(made) if name.startswith("nick")][-1] == "nick[10]"


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ("0 | |", "repeat_count", "no number of rounds"),
        ("2.5 | |", "repeat_count", "no number of rounds"),
        ("5000 | |", "repeat_count", "no number of rounds"),
        ("((| |", "repeat_count", "bracket"),
        ("${nick} | 3 |", "repeat_count", "asked later"),
        ("3 | 2 |", "kv:most", "allows 2"),
        ("| many |", "kv:most", "no cap"),
        ("2 | | Another?", "kv:again", "nobody is asked"),
    ],
)
def test_a_repeat_whose_rounds_make_no_sense_is_refused(cells: str, column: str, words: str) -> None:
    rows = (f"begin_repeat | child | | {cells}", "text | nick | Name?", "end_repeat")
    found = errors(SETTINGS, survey(HEADER, *rows))[0]
    assert (found.row, found.column) == (2, column)
    assert words in str(found)


def test_a_form_of_too_many_rounds_is_refused_and_not_built() -> None:
    inner = ("begin_repeat | pet | | | 100", "text | nick | Name?", "end_repeat")
    rows = ("begin_repeat | child | | | 100", *inner, "end_repeat")
    found = fault(SETTINGS, survey(HEADER, *rows))
    assert (found.rule, found.sheet) == ("too-many-prompts", "survey")
    assert str(MOST_PROMPTS) in found.problem


def test_a_reference_in_a_round_is_to_that_round_and_one_to_the_outside_stays_as_it_is() -> None:
    made = repeated(
        "text | nick | Name?",
        "text | why | Why, ${nick}? Says ${who}. | | | | ${nick} != '' and ${who} != ''",
        "end_repeat",
    )
    second = made.prompt("why[2]")
    assert second.label == {SPOKEN: "Why, ${nick[2]}? Says ${who}."}
    assert second.recalls == {"nick[2]", "who"}
    assert second.relevant is not None
    assert second.relevant.names == {"child[2]", "nick[2]", "who"}
    first = made.prompt("why[1]")
    assert first.relevant is not None
    assert first.relevant.names == {"nick[1]", "who"}


def test_a_reference_from_outside_is_to_every_round() -> None:
    made = repeated(
        *NICK,
        "calculate | many | | | | | | count(${child})",
        "calculate | sum | | | | | | sum(${age})",
        "calculate | oldest | | | | | | max(${age})",
        "calculate | all | | | | | | join(', ', ${nick})",
        "calculate | second | | | | | | indexed-repeat(${nick}, ${child}, 2)",
    )
    answers = {"who": "W", "nick[1]": "A", "age[1]": "4", "child[2]?": "yes", "nick[2]": "B", "age[2]": "7"}
    values = worked_out(made, {**answers, "child[3]?": "no"})
    assert [values[name] for name in ("many", "sum", "oldest", "all", "second")] == [
        "2",
        "11",
        "7",
        "A, B",
        "B",
    ]


def test_the_round_knows_its_number_and_finds_the_round_before_it() -> None:
    made = repeated(
        "text | nick | Name?",
        "calculate | at | | | | | | position(..)",
        "calculate | earlier | | | | | | indexed-repeat(${nick}, ${child}, position(..) - 1)",
        "end_repeat",
    )
    answers = {
        "who": "W",
        "nick[1]": "A",
        "child[2]?": "yes",
        "nick[2]": "B",
        "child[3]?": "yes",
        "nick[3]": "C",
    }
    values = worked_out(made, answers)
    assert [values[f"at[{number}]"] for number in (1, 2, 3)] == ["1", "2", "3"]
    assert [values[f"earlier[{number}]"] for number in (2, 3)] == ["A", "B"]


def test_a_repeat_in_a_repeat_has_rounds_of_its_own() -> None:
    made = repeated(
        "text | nick | Name?",
        "begin_repeat | pet | | 2",
        "text | species | What is the pet of ${nick}?",
        "calculate | told | | | | | | concat(position(..), ${nick}, ${species}, count(${species}))",
        "end_repeat",
        "calculate | pets | | | | | | count(${pet})",
        "end_repeat",
        "calculate | zoo | | | | | | join(' ', ${species})",
        "calculate | fourth | | | | | | indexed-repeat(${species}, ${child}, 2, ${pet}, 2)",
        most="2",
    )
    species = made.prompt("species[2][1]")
    assert (species.within, species.time) == (("child[2]", "pet[2][1]"), 1)
    assert species.label == {SPOKEN: "What is the pet of ${nick[2]}?"}
    answers = {
        prompt.name: f"{prompt.name[-5]}{prompt.name[-2]}"
        for prompt in made.prompts
        if "species" in prompt.name
    }
    values = worked_out(made, {**answers, "who": "W", "nick[1]": "A", "child[2]?": "yes", "nick[2]": "B"})
    assert values["told[2][1]"] == "1B211"
    assert values["pets[1]"] == values["pets[2]"] == "2"
    assert (values["zoo"], values["fourth"]) == ("11 12 21 22", "22")


def test_every_prompt_of_a_round_knows_its_round_and_what_it_stands_in() -> None:
    made = repeated("begin_group | home | Home", "text | nick | Name?", "end_group", "end_repeat")
    assert [(each.name, each.time, each.within) for each in made.prompts if each.name.endswith("[2]")] == [
        ("child[2]", 2, ("child[2]",)),
        ("nick[2]", 2, ("child[2]", "home[2]")),
    ]
    title = made.prompt("home[2]:")
    assert (title.title, title.kind, title.within) == (True, Kind.NOTE, ("child[2]", "home[2]"))


def test_the_title_of_a_repeat_is_told_once_where_a_question_comes_between_and_numbered_where_none_does() -> (
    None
):
    def titles(count: str, most: str) -> list[str]:
        rows = (f"begin_repeat | child | Child | {count} | {most}", "text | nick | Name?", "end_repeat")
        return [each.label[SPOKEN] for each in flow(SETTINGS, survey(HEADER, *rows)).prompts if each.title]

    assert titles("", "3") == ["Child"]
    assert titles("3", "") == ["Child (1)", "Child (2)", "Child (3)"]


def test_the_mark_of_a_round_is_no_answer_of_a_story() -> None:
    marks = [each for each in repeated(*NICK).prompts if each.kind is Kind.CALCULATE]
    assert [each.guards for each in marks] == [{Guard.GATE}] * 3
    assert all(each.calculation is not None and each.calculation.text(Scope({})) == "1" for each in marks)


def test_a_condition_on_a_repeat_or_the_group_around_it_holds_for_every_round() -> None:
    rows = (
        "text | who | Who?",
        "begin_group | outer | | | | | ${who} = 'a'",
        "begin_repeat | child | | | 2 | | ${who} != 'b'",
        "text | nick | Name?",
        "end_repeat",
        "end_group",
    )
    made = flow(SETTINGS, survey(HEADER, *rows))
    assert asked(made, {"who": "z"}) == ["who"]
    assert asked(made, {"who": "a"}, usual="yes") == ["who", "nick[1]", "child[2]?", "nick[2]"]


@pytest.mark.parametrize(
    ("row", "rule", "words"),
    [
        ("text | b | B | | | | ${child} = 1", "no-answer", "count(${child})"),
        ("text | b | B | | | | ${later} = 1", "forward-reference", "row 6"),
        ("text | b | B | | | | count(${child}) = 1", "forward-reference", "position(..)"),
        ("text | b | Child ${child}", "no-answer", "a group or a repeat"),
    ],
)
def test_what_a_round_cannot_know_is_refused(row: str, rule: str, words: str) -> None:
    rows = ("begin_repeat | child | | | 2", "text | nick | Name?", row, "end_repeat", "text | later | Later")
    found = fault(SETTINGS, survey(HEADER, *rows))
    assert (found.rule, found.row) == (rule, 4)
    assert words in str(found)


def test_a_calculation_over_all_rounds_may_stand_above_them_but_no_round_can_look_at_it() -> None:
    rows = (
        "calculate | sum | | | | | | sum(${age})",
        "begin_repeat | child | | | 2",
        "integer | age | How old?",
        "text | why | Why?",
        "end_repeat",
        "note | bye | ${sum} in all.",
    )
    made = flow(SETTINGS, survey(HEADER, *rows))
    assert names(made)[-3:] == ["sum", "why[2]", "bye"]
    looked = (*rows[:3], "text | why | Why? | | | | ${sum} > 3", *rows[4:])
    found = fault(SETTINGS, survey(HEADER, *looked))
    assert (found.rule, found.row) == ("forward-reference", 5)


def test_each_round_draws_its_own_chance() -> None:
    made = repeated("text | nick | Name?", "calculate | dice | | | | | | random()", "end_repeat")
    values = worked_out(
        made, {"who": "W", "nick[1]": "A", "child[2]?": "yes", "nick[2]": "B", "child[3]?": "no"}
    )
    assert values["dice[1]"] != values["dice[2]"]


def test_consent_is_not_asked_again_and_again() -> None:
    form = survey(
        "type | name | label | kv:most | bind::kv:guard",
        "begin_repeat | r | | 2",
        "text | a | A | | consent",
        "end_repeat",
    )
    assert "consent-kind" in {each.rule for each in errors(SETTINGS, form)}


ITEMS = st.recursive(
    st.sampled_from(["asked", "calculated", "noted"]),
    lambda inner: st.tuples(
        st.sampled_from(["group", "repeat", "counted"]), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=5,
)


def written(items: list[object], names: list[str], seen: list[str], single: list[str]) -> list[str]:
    """Rows for nested items; each question looks at one of its own round before it, each calculation at all."""
    rows: list[str] = []
    for item in items:
        name = f"q{len(names)}"
        names.append(name)
        match item:
            case "asked":
                rows.append(f"text | {name} | Say ${{{single[-1]}}}." if single else f"text | {name} | Say")
                seen.append(name)
                single.append(name)
            case "calculated":
                rows.append(
                    f"calculate | {name} | | | | | | concat({', '.join(f'${{{each}}}' for each in seen[-3:]) or 1})"
                )
            case "noted":
                rows.append(f"note | {name} | Hello")
            case (str(kind), list(inner)):
                begin = "begin_group" if kind == "group" else "begin_repeat"
                inside = single if kind == "group" else list(single)
                rounds = {"group": "", "repeat": "| 2", "counted": "2 |"}[kind]
                rows += [f"{begin} | {name} | Part | {rounds}", *written(inner, names, seen, inside)]
                rows.append(begin.replace("begin", "end"))
    return rows


@settings(max_examples=40)
@given(st.lists(ITEMS, min_size=1, max_size=4), st.integers(0, 2**32))
def test_whatever_is_nested_the_walk_asks_each_instance_once_in_order_and_never_looks_ahead(
    items: list[object], drawn: int
) -> None:
    made = outcome(SETTINGS, survey(HEADER, *written(items, [], [], []), "text | last | Last?")).flow
    assert made is not None
    assert len({prompt.name for prompt in made.prompts}) == len(made.prompts)
    answers: dict[str, str] = {}
    order: list[str] = []
    while (waiting := walk(made, answers).waiting) is not None:
        order.append(waiting.name)
        answers[waiting.name] = "yes" if (drawn >> len(order) % 32) & 1 else "no"
    assert order == [prompt.name for prompt in made.prompts if prompt.name in set(order)]
    assert len(set(order)) == len(order)
    assert order[-1] == "last"
    values = walk(made, answers).values
    marks = {prompt.name for prompt in made.prompts if Guard.GATE in prompt.guards and not is_asked(prompt)}
    for prompt in made.prompts:
        reached = all(part in values for part in prompt.within if part in marks)
        if is_asked(prompt) and not prompt.name.endswith("?"):
            assert (prompt.name in values) == reached
        if prompt.name in order and reached:
            assert all(order.index(name) < order.index(prompt.name) for name in prompt.recalls & set(order))


def test_a_form_kept_before_takes_the_first_round_as_it_did() -> None:
    rows = (
        "begin_repeat | child | | 2",
        *NICK,
        "note | bye | Bye ${age}.",
        "note | hi | Hi | | | | ${age} = 4",
    )
    kept = recompiled(pack(sheets_of(SETTINGS, survey(HEADER, *rows))))
    assert kept.prompt("bye").recalls == {"age[1]"}
    assert {
        note.name for note in walk(kept, {"nick[1]": "", "age[1]": "4", "nick[2]": "", "age[2]": ""}).notes
    } == {
        "bye",
        "hi",
    }


MANY = (
    *("begin_repeat | child | | 3", "integer | age | How old?"),
    *("begin_repeat | pet | | 2", "text | nick | Name?", "end_repeat", "end_repeat"),
)


@pytest.mark.parametrize(
    ("row", "column", "times", "remedy"),
    [
        ("text | b | B | | | | ${age} = 4", "relevant", 3, "indexed-repeat(${age}, ${child}, 1)"),
        (
            "text | b | B ${nick} | | |",
            "label",
            6,
            "indexed-repeat(${nick}, ${child}, 1, ${pet}, 1)",
        ),
        ("calculate | b | | | | | | ${age} + 1", "calculation", 3, "max(${age})"),
        ("calculate | b | | | | | | join(${nick}, ${age})", "calculation", 6, "join(', ', ${nick})"),
        ("text | b | B | | | | | | ${nick}", "default", 6, "join(', ', ${nick})"),
        (
            "calculate | b | | | | | | indexed-repeat(${age}, ${child}, ${age})",
            "calculation",
            3,
            "max(${age})",
        ),
        ("begin_repeat | b | | ${age} | 3", "repeat_count", 3, "max(${age})"),
    ],
)
def test_one_answer_of_many_is_not_chosen_for_the_designer(
    row: str, column: str, times: int, remedy: str
) -> None:
    more = ("text | c | C", "end_repeat") if row.startswith("begin") else ()
    (found,) = errors(SETTINGS, survey(HEADER, *MANY, row, *more))
    assert (found.rule, found.row, found.column) == ("several-rounds", 8, column)
    assert f"asked up to {times} times; which do you mean?" in found.problem
    assert remedy in found.remedy


@pytest.mark.parametrize(
    "calculation",
    [
        "concat(${age}, join(' ', ${nick}), max(${age}) + min(${age}, 3), count(${child}), sum(${age}))",
        "indexed-repeat(${nick}, ${child}, count-non-empty(${age}), ${pet}, 1)",
    ],
)
def test_functions_of_all_rounds_take_them_all(calculation: str) -> None:
    assert errors(SETTINGS, survey(HEADER, *MANY, f"calculate | all | | | | | | {calculation}")) == ()


def test_the_question_between_rounds_may_repeat_the_round_before_and_no_inner_one() -> None:
    nested = ("begin_repeat | pet | | 2", "text | nick | Name?", "end_repeat", "end_repeat")
    for name, rules in (("age", []), ("nick", ["several-rounds"])):
        begin = f"begin_repeat | child | | | 3 | Another after ${{{name}}}?"
        found = errors(SETTINGS, survey(HEADER, begin, "integer | age | How old?", *nested))
        assert [each.rule for each in found] == rules


def in_a_group(calculation: str) -> tuple[str, ...]:
    inner = (
        "begin_repeat | pet | | 2",
        "begin_group | look | Look",
        f"calculate | at | | | | | | {calculation}",
    )
    ends = ("text | nick | Name?", "end_group", "end_repeat", "end_repeat")
    return ("begin_repeat | child | | 3", *inner, *ends)


@pytest.mark.parametrize(("dots", "number"), [("../..", "2"), ("../../..", "3")])
def test_position_counts_the_rounds_of_the_repeat_its_dots_lead_up_to(dots: str, number: str) -> None:
    made = flow(SETTINGS, survey(HEADER, *in_a_group(f"position({dots})")))
    assert worked_out(made, {one.name: "x" for one in made.prompts if is_asked(one)})["at[3][2]"] == number


@pytest.mark.parametrize("dots", ["..", "../../../.."])
def test_position_of_a_group_is_refused_with_the_dots_that_lead_to_the_repeat(dots: str) -> None:
    form = survey(HEADER, *in_a_group(f"position({dots})"))
    (found,) = errors(SETTINGS, form)
    assert (found.rule, found.row, found.column) == ("misplaced-position", 5, "calculation")
    assert "position(../..)" in found.remedy
    kept = recompiled(pack(sheets_of(SETTINGS, form)))
    assert worked_out(kept, {one.name: "x" for one in kept.prompts if is_asked(one)})["at[3][2]"] == "2"
