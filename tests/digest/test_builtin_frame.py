"""What the built-in flow gives a digest: its tables, what each story counts in, and what no reader is ever shown."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.digest.frame import CODED, Cell, Frame, Role, TableId, frame_of
from conversations.expressions import Scope
from conversations.expressions.syntax import Reference, nodes
from conversations.facets import FEWEST, Company, Facet, Told
from conversations.flow import Flow, Kind
from conversations.post import posted
from conversations.summary import Fact, Line, Picked, Summary
from tests.conversations.talking import built_in

FLOW: Flow = built_in()
FRAME: Frame = frame_of(FLOW)
ENGLISH = FLOW.default_language

PICKED = [
    Facet(prompt.name, choice.name)
    for prompt in FLOW.prompts
    if prompt.summary and prompt.choices and prompt.kind is not Kind.RANK
    for choice in prompt.choices
]
"""Everything that a story can tell staff with a tap, but for the order of whose job it felt like."""

UNTOLD = {
    *(Facet("needs", name) for name in ("child_safety", "home_safety", "rights")),
    Facet("services", "abuse"),
    Facet("barriers", "unsafe"),
    *(Facet("barrier_top", choice.name) for choice in FLOW.prompt("barrier_top").choices),
}
"""In no count and no post; the hardest of the barriers, because it tells one of the barriers too."""

COUNTED = {
    *(Facet("needs", name) for name in ("substances", "crime")),
    *(Facet("services", name) for name in ("police", "recovery", "legal")),
    Facet("stage_first", "crisis"),
}
"""In counts of many, and in no post of one family."""


TELLING = {Facet("stage_first", choice.name) for choice in FLOW.prompt("stage_first").choices} - COUNTED
"""In no post either: where a question has one answer, a post without its line would tell the one that is not shown."""


def words(wanted: TableId) -> list[str]:
    table = FRAME.table(wanted)
    assert table is not None
    return list(table.cells.values())


def cells(*facets: tuple[str, str]) -> set[tuple[str, str]]:
    """The cells of a story that tells these."""
    return {(cell.table, cell.name) for cell in FRAME.cells(frozenset(Facet(*one) for one in facets))}


# The tables


def test_it_gives_every_table_and_each_role_is_one_question() -> None:
    assert [table.id for table in FRAME.tables] == list(TableId)
    assert sorted(role.value for role in FRAME.prompts.values()) == sorted(role.value for role in Role)
    assert FRAME.quoted == "what_helped"
    assert {
        FRAME.prompts[prompt.name] for prompt in FLOW.prompts if prompt.digest and prompt.choices
    } == CODED


def test_a_story_is_in_one_row_at_most_of_what_has_one_answer() -> None:
    assert {table.id: table.single for table in FRAME.tables} == {
        TableId.NEEDS: False,
        TableId.BARRIERS: False,
        TableId.WAIT: True,
        TableId.ASKS: True,
        TableId.GAPS: False,
        TableId.WHOLE_FAMILY: True,
        TableId.SLIP: True,
        TableId.JOB: True,
    }


def test_waits_and_asks_are_told_in_few_bands() -> None:
    assert words(TableId.WAIT) == [
        "Within 4 weeks",
        "1 to 6 months",
        "More than 6 months",
        "Still waiting, or it never came",
        "Not sure",
    ]
    assert words(TableId.ASKS) == ["Once", "2 or 3 times", "4 or more times"]


@pytest.mark.parametrize(
    ("wanted", "rows"),
    [
        (TableId.NEEDS, 11),
        (TableId.BARRIERS, 13),
        (TableId.GAPS, 45),  # every two of 10 kinds of services
        (TableId.WHOLE_FAMILY, 4),
        (TableId.SLIP, 3),
        (TableId.JOB, 3),
    ],
)
def test_the_other_tables_have_a_row_for_each_choice_that_may_be_told(wanted: TableId, rows: int) -> None:
    assert len(words(wanted)) == rows
    assert len(set(words(wanted))) == rows


def test_rows_fit_the_picture() -> None:
    plain = [each for table in FRAME.tables if table.id is not TableId.GAPS for each in table.cells.values()]
    assert max(map(len, plain)) <= 39
    assert max(map(len, words(TableId.GAPS))) <= 70


# What is counted


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ([("wait", "day")], {("wait", "Within 4 weeks")}),
        ([("wait", "month")], {("wait", "Within 4 weeks")}),
        ([("wait", "over")], {("wait", "More than 6 months")}),
        ([("wait", "unsure")], {("wait", "Not sure")}),
        ([("asks", "few")], {("asks", "few")}),
        ([("asks", "many")], {("asks", "4 or more times")}),
        ([("needs", "money"), ("needs", "home")], {("needs", "money"), ("needs", "home")}),
        ([("needs", "crime")], {("needs", "crime")}),
        ([("needs", "rights"), ("needs", "home_safety")], set()),
        ([("barriers", "nothing")], set()),
        ([("barrier_top", "waiting")], set()),  # it was counted when it was ticked
        ([("services", "gp"), ("services", "school")], set()),
        ([("area", "here"), ("prompt", "late")], set()),
        ([("job_of", "nobody")], {("job", "nobody")}),
        ([("job_of", "nobody clear everyone")], {("job", "nobody")}),
    ],
)
def test_a_story_is_counted_where_its_answers_are(
    told: list[tuple[str, str]], counted: set[tuple[str, str]]
) -> None:
    assert cells(*told) == counted


def test_who_was_passed_on_is_counted_between_every_two_services_they_named() -> None:
    told = [("barriers", "passed_on"), ("services", "gp"), ("services", "police"), ("services", "housing")]
    assert cells(*told) - {("barriers", "passed_on")} == {
        ("gaps", "Health services+police"),
        ("gaps", "Health services+Housing, money advice"),
        ("gaps", "police+Housing, money advice"),
    }
    assert (
        FRAME.tables[4].cells[Cell("gaps", "police+Housing, money advice")]
        == "Police and Housing, money advice"
    )
    assert FRAME.tables[4].within == (Cell("barriers", "passed_on"),)


def test_a_service_for_who_is_abused_is_in_no_pair() -> None:
    assert cells(("barriers", "passed_on"), ("services", "gp"), ("services", "abuse")) == {
        ("barriers", "passed_on")
    }


@pytest.mark.parametrize(
    ("first", "helped", "slip"),
    [
        ("early", "early", "0"),
        ("early", "harder", "1"),
        ("harder", "crisis", "1"),
        ("early", "crisis", "2"),
        ("crisis", "crisis", "0"),
        ("crisis", "early", "0"),
    ],
)
def test_how_much_worse_things_got_is_one_row(first: str, helped: str, slip: str) -> None:
    assert cells(("stage_first", first), ("stage_help", helped)) == {("slip", slip)}


@pytest.mark.parametrize(
    ("first", "helped"), [("unsure", "crisis"), ("early", "unsure"), ("early", "after"), ("early", None)]
)
def test_it_is_not_counted_where_one_of_the_two_is_not_known(first: str, helped: str | None) -> None:
    """Nor after the worst was over: nobody can tell how bad it had been."""
    told = [("stage_first", first)] + ([("stage_help", helped)] if helped else [])
    assert cells(*told) == set()


@given(st.sets(st.sampled_from(PICKED)))
def test_a_story_counts_the_same_without_what_is_untold(facets: set[Facet]) -> None:
    found = FRAME.cells(frozenset(facets))
    assert found == FRAME.cells(frozenset(facets - UNTOLD))
    assert found <= {cell for table in FRAME.tables for cell in table.cells}


# What is never shown


def test_what_no_post_shows_is_what_is_untold_or_only_counted() -> None:
    assert FRAME.never == UNTOLD | COUNTED | TELLING
    assert not {facet for facet in FRAME.bands if facet in UNTOLD}
    assert set(FRAME.bands) >= COUNTED


def test_whatever_brings_the_question_about_danger_is_on_no_post() -> None:
    asked = FLOW.prompt("danger_now").relevant
    assert asked is not None
    about = {node.name for node, _ in nodes(asked.tree) if isinstance(node, Reference)}
    bringing = {
        facet
        for facet in PICKED
        if facet.prompt in about and asked.holds(Scope({facet.prompt: facet.choice}))
    }
    assert len(bringing) >= 3
    assert bringing <= FRAME.never


def test_no_words_of_safety_abuse_or_the_right_to_stay_are_in_any_table() -> None:
    every = [each for table in FRAME.tables for each in table.cells.values()]
    every += [*FRAME.own.values(), *FRAME.shared.values()]
    assert [
        each
        for each in every
        if re.search(r"\b(un)?safe(ty|ly)?\b|abuse|visa|court, rights", each, re.IGNORECASE)
    ] == []


def summary(facets: Iterable[Facet]) -> Summary:
    by_prompt: dict[str, list[Picked]] = {}
    for facet in facets:
        by_prompt.setdefault(facet.prompt, []).append(Picked(facet.choice, facet.choice))
    facts = tuple(Fact(prompt, prompt, tuple(picked)) for prompt, picked in by_prompt.items())
    return Summary("2026-W48", facts, (Line("story", "What happened", "We waited."),))


@given(st.lists(st.sampled_from(PICKED), unique=True, min_size=1))
def test_a_post_shows_all_that_many_share_but_for_what_no_post_shows(facets: list[Facet]) -> None:
    company = Company(Told(bytes([number]) * 8, frozenset(facets)) for number in range(FEWEST))
    post = posted(summary(facets), company, never=FRAME.never)
    assert post is not None
    assert post.shown == set(facets) - UNTOLD - COUNTED - TELLING


# What can be done


def test_every_barrier_that_is_told_has_one_thing_to_do_and_about_half_are_in_the_teams_own_hands() -> None:
    table = FRAME.table(TableId.BARRIERS)
    assert table is not None
    assert FRAME.own.keys() | FRAME.shared.keys() == table.cells.keys()
    assert not FRAME.own.keys() & FRAME.shared.keys()
    assert abs(len(FRAME.own) - len(FRAME.shared)) <= 1


def test_what_can_be_done_is_one_short_sentence_that_begins_with_what_to_do() -> None:
    said = [*FRAME.own.values(), *FRAME.shared.values()]
    assert len(set(said)) == len(said)
    for each in said:
        assert len(each) <= 120
        assert re.match(r"(Agree|Ask|Offer|Say|Thank|Write) ", each), each
        assert each.endswith((".", "?"))
        assert not re.search(r"[.?!] ", each), each


def test_what_needs_another_says_who() -> None:
    who = r"partner services|those who fund you|whoever runs|the council|adult and children's services"
    assert [each for each in FRAME.shared.values() if not re.search(who, each)] == []
