"""A difference names what a narrator would notice, and nothing else."""

from functools import cache

import pytest

from conversations.changes import (
    Added,
    Change,
    ChoiceAdded,
    ChoiceRemoved,
    ChoiceReworded,
    ChoicesReordered,
    Moved,
    Part,
    Removed,
    Renamed,
    Retyped,
    Reworded,
    Rule,
    RuleChanged,
    Set,
    compared,
    newly_asked,
)
from conversations.changes.report import Report
from conversations.expressions.spelling import spelt
from conversations.flow import Flow, Kind
from conversations.forms.compiling import compile_flow
from conversations.forms.reading.files import FileKind, read
from conversations.route import walk

FORM = """
| settings |
| | form_title | form_id | version | default_language |
| | Meals | meals | 1 | English (en) |

| survey |
| | type | name | label::English (en) | label::French (fr) | hint::English (en) | hint::French (fr) | relevant | constraint | required | kv:guard | kv:summary::English (en) |
| | note | hello | We ask about food. | Nous parlons de repas. | | | | | | | |
| | select_one yn | cooks | Do you cook at home? | Cuisinez-vous ? | Any meal counts. | Tout repas compte. | | | | | Cooks |
| | begin_group | home | | | | | ${cooks} = 'yes' | | | | |
| | select_multiple meal | meals | Which meals do you cook? | Quels repas ? | | | | count-selected(.) <= 2 | | | |
| | text | best | Which dish do you like best? | Quel plat ? | | | | | | pii | Best dish |
| | end_group | | | | | | | | | | |
| | text | why_not | What keeps you from cooking? | Pourquoi ? | | | ${cooks} = 'no' | | | pii | |
| | select_multiple use | uses | How may we use it? | Que pouvons-nous en faire ? | | | | | | consent | |

| choices |
| | list_name | name | label::English (en) | label::French (fr) |
| | yn | yes | Yes | Oui |
| | yn | no | No | Non |
| | yn | some | Now and then | Parfois |
| | meal | breakfast | Breakfast | Petit-déjeuner |
| | meal | lunch | Lunch | Midi |
| | meal | dinner | Dinner | Dîner |
| | use | digest | Staff may read it | Le personnel |
| | use | research | Researchers may study it | La recherche |
"""


@cache
def flow(text: str = FORM) -> Flow:
    return compile_flow(read(text.encode(), FileKind.MARKDOWN))


def changed(*swaps: tuple[str, str]) -> Flow:
    text = FORM
    for before, after in swaps:
        assert before in text, before
        text = text.replace(before, after)
    return flow(text)


def changes(new: Flow, old: Flow | None = None) -> dict[str, list[Change]]:
    found = compared(old or flow(), new)
    return {question.prompt.name: list(question.changes) for question in found.questions}


def test_a_form_is_the_same_as_itself() -> None:
    assert not compared(flow(), flow())
    assert list(Report(flow(), flow(), compared(flow(), flow())).lines()) == []


def test_blanks_in_a_rule_and_another_version_make_no_difference() -> None:
    new = changed(("${cooks} = 'yes'", "${cooks}='yes'"), ("| meals | 1 |", "| meals | 2 |"))
    assert new.version != flow().version
    assert not compared(flow(), new)


@pytest.mark.parametrize(
    ("swap", "name", "change"),
    [
        (
            ("Do you cook at home?", "Do you cook?"),
            "cooks",
            Reworded(Part.LABEL, "English (en)", "Do you cook at home?", "Do you cook?"),
        ),
        (
            ("Cuisinez-vous ?", "Vous cuisinez ?"),
            "cooks",
            Reworded(Part.LABEL, "French (fr)", "Cuisinez-vous ?", "Vous cuisinez ?"),
        ),
        (
            ("Any meal counts.", "Any meal."),
            "cooks",
            Reworded(Part.HINT, "English (en)", "Any meal counts.", "Any meal."),
        ),
        (("| Best dish |", "| |"), "best", Reworded(Part.SUMMARY, "English (en)", "Best dish", "")),
        (
            ("| Lunch |", "| Lunch or brunch |"),
            "meals",
            ChoiceReworded("lunch", "English (en)", "Lunch", "Lunch or brunch"),
        ),
        (("| pii | Best dish |", "| | Best dish |"), "best", Set("guard pii", "yes", "")),
        (
            ("| text | best |", "| note | best |"),
            "best",
            Retyped(Kind.TEXT, Kind.NOTE),
        ),
    ],
)
def test_one_change_is_found_and_nothing_else(swap: tuple[str, str], name: str, change: Change) -> None:
    swaps = [swap]
    if swap[1].startswith("| note"):
        swaps = [("| pii | Best dish |", "| | |"), swap]
    found = changes(changed(*swaps), changed(swaps[0]) if len(swaps) > 1 else None)
    assert found == {name: [change]}


def test_a_question_put_in_stands_after_the_one_before_it() -> None:
    row = "| | text | extra | Who eats with you? | Avec qui ? | | | | | | pii | |\n"
    new = changed(("| | select_multiple use |", row + "| | select_multiple use |"))
    assert changes(new) == {"extra": [Added("why_not")]}
    assert changes(flow(), new) == {"extra": [Removed()]}


def test_a_question_called_otherwise_is_known_by_its_words() -> None:
    found = changes(changed(("cooks", "cooking")))
    assert found == {"cooking": [Renamed("cooks")]}, "and rules that name it are the same rules"


def test_a_question_with_other_words_and_another_name_is_another_question() -> None:
    found = changes(changed(("| why_not | What keeps you from cooking?", "| shop | Where do you buy food?")))
    assert found == {"shop": [Added("best")], "why_not": [Removed()]}


def test_one_question_moved_is_one_move() -> None:
    lines = FORM.splitlines()
    row = next(line for line in lines if "| why_not |" in line)
    lines.remove(row)
    lines.insert(next(i for i, line in enumerate(lines) if "| home |" in line), row)
    assert changes(flow("\n".join(lines))) == {"why_not": [Moved("best", "cooks")]}


def test_choices_added_taken_out_and_reordered() -> None:
    added = changed(("| | meal | lunch |", "| | meal | tea | Tea | Thé |\n| | meal | lunch |"))
    (change,) = changes(added)["meals"]
    assert isinstance(change, ChoiceAdded)
    assert change.choice.name == "tea"
    (gone,) = changes(flow(), added)["meals"]
    assert isinstance(gone, ChoiceRemoved)
    lunch = "| | meal | lunch | Lunch | Midi |\n"
    dinner = "| | meal | dinner | Dinner | Dîner |\n"
    assert changes(changed((lunch + dinner, dinner + lunch))) == {
        "meals": [ChoicesReordered(("breakfast", "lunch", "dinner"), ("breakfast", "dinner", "lunch"))]
    }


def test_only_the_part_of_a_rule_that_changed_is_told() -> None:
    new = changed(("| ${cooks} = 'no' |", "| ${cooks} = 'no' and ${best} != '' |"))
    (change,) = changes(new)["why_not"]
    assert isinstance(change, RuleChanged)
    assert (change.rule, change.old, [spelt(node) for node in change.new]) == (
        Rule.RELEVANT,
        (),
        ["${best} != ''"],
    )


def test_who_is_asked_now_is_an_example_that_is_true() -> None:
    old, new = flow(), changed(("${cooks} = 'yes'", "${cooks} = 'yes' or ${cooks} = 'some'"))
    newly = newly_asked(old, new, old.prompt("best"), new.prompt("best"))
    assert newly.no_longer is None
    assert newly.now == {"cooks": "some"}
    answers = {**dict.fromkeys((prompt.name for prompt in new.prompts), ""), **newly.now}
    assert "best" in {prompt.name for prompt in walk(new, answers).reached}
    assert "best" not in {prompt.name for prompt in walk(old, answers).reached}


def test_ticks_are_tried_together_where_a_rule_counts_them() -> None:
    old = flow()
    new = changed(
        (
            "Quel plat ? | | | | |",
            "Quel plat ? | | | count-selected(${meals}) > 1 | |",
        )
    )
    newly = newly_asked(old, new, old.prompt("best"), new.prompt("best"))
    assert newly.now is None
    assert newly.no_longer == {"cooks": "yes"}
    back = newly_asked(new, old, new.prompt("best"), old.prompt("best"))
    assert back.now == {"cooks": "yes"}


def test_an_example_has_no_answer_that_one_of_the_versions_cannot_have() -> None:
    old = flow()
    new = changed(
        ("| select_one yn | cooks | Do you cook at home?", "| integer | cooks | How often do you cook?"),
        ("| ${cooks} = 'yes' |", "| ${cooks} > 2 |"),
        ("| ${cooks} = 'no' |", "| ${cooks} = 0 |"),
    )
    for name in ("best", "why_not"):
        newly = newly_asked(old, new, old.prompt(name), new.prompt(name))
        assert not set((newly.now or {}).values()) & {"yes", "no", "some"}
        assert not set((newly.no_longer or {}).values()) - {""}
    lines = list(Report(old, new, compared(old, new)).lines())
    assert not any("How often do you cook?”: “yes”" in line for line in lines)
    assert any("no answers that both versions take were found" in line for line in lines)


def test_a_rule_of_a_group_is_told_once() -> None:
    old, new = flow(), changed(("${cooks} = 'yes'", "${cooks} != 'no'"))
    lines = list(Report(old, new, compared(old, new)).lines())
    assert sum("skip rule" in line for line in lines) == 1
    assert any("and alike: best" in line for line in lines)
    assert any("“Do you cook at home?” is “Yes”" in line for line in lines)
    assert any("“Do you cook at home?” is not “No”" in line for line in lines)
    assert any("now asked, and was not" in line for line in lines)


def test_every_change_is_in_the_document_by_its_question() -> None:
    old = flow()
    new = changed(
        ("Any meal counts.", "Any meal."), ("| Lunch |", "| Brunch |"), ("${cooks} = 'no'", "true()")
    )
    document = Report(old, new, compared(old, new)).document()
    assert [(each["question"], each["change"]) for each in document] == [
        ("cooks", "reworded"),
        ("meals", "choice-reworded"),
        ("why_not", "rule"),
    ]


def test_a_language_that_got_a_name_is_the_same_language() -> None:
    plain = (
        FORM.replace("::English (en)", "").replace("::French (fr)", "::French").replace(" English (en) ", " ")
    )
    found = compared(flow(plain), flow(plain.replace("::French", "::French (fr)")))
    assert [each.what for each in found.flow] == ["languages"]
    assert found.questions == ()
