"""What is shown of the ways: the built-in flow's routes, the tables a page walks, the flowchart."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.flow import Kind
from conversations.route import walk
from conversations.ways import Count, Reached, findings, listed, ways
from conversations.ways.diagram import escaped, mermaid
from conversations.ways.graph import document, graph
from conversations.ways.minutes import answering_seconds, reading_seconds
from tests.conversations.talking import built_in
from tests.ways.flowmaking import EN, asked_by, choices, flow, prompt
from tests.ways.tables import Tables

FOUND = ways(built_in())


def test_the_built_in_flow_has_twenty_routes_and_every_one_can_be_walked() -> None:
    routes = list(listed(FOUND))
    assert FOUND.routes == Count(20, 20)
    assert len({way.prompts for way in routes}) == 20
    for way in routes:
        assert asked_by(built_in(), way.answers) == way.prompts
        assert walk(built_in(), way.answers).waiting is None


def test_the_built_in_flow_asks_one_question_at_least_and_twenty_two_at_most() -> None:
    assert FOUND.shortest.prompts == ("safe_now",)
    assert len(FOUND.longest.asked) == 22
    lengths = sorted(len(way.asked) for way in listed(FOUND))
    assert lengths[:3] == [1, 2, 10]  # not now; under 16; everything skipped
    assert 5 < FOUND.longest.minutes < 15


def test_nothing_in_the_built_in_flow_is_unreachable_undecided_or_a_dead_end() -> None:
    assert findings(built_in(), FOUND) == ()
    assert FOUND.undecided == ()
    assert {met.reached for met in FOUND.met.values()} == {Reached.ALWAYS, Reached.SOMETIMES}
    assert [name for name, met in FOUND.met.items() if met.reached is Reached.ALWAYS] == [
        "welcome",
        "safe_now",
    ]


def test_the_answers_that_lead_to_a_prompt_lead_there() -> None:
    for name, met in FOUND.met.items():
        answers = {answered.prompt: answered.value for answered in met.answers}
        assert name in {one.name for one in walk(built_in(), answers).reached}


def test_only_routes_that_ask_for_consent_send() -> None:
    for way in listed(FOUND):
        assert way.sends is ("uses" in way.prompts)


def test_long_words_take_longer_to_read_and_words_longer_to_answer_than_taps() -> None:
    short, long = prompt("a", choices=choices("x")), prompt("b", label={EN: "word " * 100})
    assert reading_seconds(long, EN) > 20 > reading_seconds(short, EN)
    assert answering_seconds(prompt("t", Kind.TEXT)) > answering_seconds(short)
    assert answering_seconds(prompt("n", Kind.NOTE)) == 0


def test_equal_nodes_are_one_node_and_the_built_in_tables_are_small() -> None:
    nodes = graph(FOUND).nodes
    assert len(set(nodes)) == len(nodes) < 80
    assert len(json.dumps(document(graph(FOUND)))) < 20_000


def test_the_title_of_a_group_is_told_only_where_something_of_it_is_asked() -> None:
    title = prompt("about", Kind.NOTE, title=True, within=("g",))
    inside = prompt("b", Kind.TEXT, within=("g",), relevant="${a} = 'x'")
    made = flow(prompt("a", choices=choices("x", "y")), title, inside, prompt("c", Kind.TEXT))
    told = {way.prompts: way.told for way in listed(ways(made))}
    assert told == {("a", "b", "c"): ("about",), ("a", "c"): ()}


def test_a_hidden_constant_is_never_asked_and_stands_at_its_default_in_the_tables() -> None:
    hidden = prompt("from", Kind.HIDDEN, default="'leaflet'")
    made = flow(hidden, prompt("a", Kind.TEXT, relevant="${from} = 'leaflet'"), prompt("b", Kind.TEXT))
    found = ways(made)
    assert {way.prompts for way in listed(found)} == {("a", "b"), ("b",)}
    (walked,) = Tables(made, found).walked([{"a": "x", "b": "y"}])
    assert walked.asked == ("a", "b")


def test_routes_that_only_a_link_leads_to_are_listed_apart_with_what_it_must_bring() -> None:
    hidden = prompt("from", Kind.HIDDEN, default="'leaflet'")
    poster = prompt("a", Kind.TEXT, relevant="${from} = 'poster'")
    made = flow(
        hidden, poster, prompt("b", Kind.TEXT), prompt("c", Kind.TEXT, relevant="${from} != 'poster'")
    )
    found = ways(made)
    assert (found.routes, found.by_link) == (Count(1, 1), Count(1, 1))
    plain, by_link = listed(found)
    assert (plain.prompts, plain.brought) == (("b", "c"), ())
    assert by_link.prompts == ("a", "b")
    assert [(each.prompt, each.value) for each in by_link.brought] == [("from", "poster")]
    for way in (plain, by_link):
        assert asked_by(made, way.answers) == way.prompts
    assert found.shortest.prompts == found.longest.prompts == ("b", "c")
    assert {each.prompt: each.value for each in found.met["a"].answers} == {"from": "poster"}


@pytest.mark.parametrize("wide", [0, 256])
@pytest.mark.parametrize("many", [3, 9])
def test_no_route_is_certain_with_an_answer_that_its_own_constraint_refuses(many: int, wide: int) -> None:
    names = "pqrstuvwx"[:many]
    ticked = prompt("a", Kind.SELECT_MULTIPLE, choices=choices(*names), constraint="selected-at(., 0) = 'q'")
    more = [prompt(f"of_{name}", Kind.TEXT, relevant=f"selected(${{a}}, '{name}')") for name in "pqr"]
    found = ways(flow(ticked, *more), wide=wide)
    for way in listed(found):
        if way.certain:
            assert way.answers["a"] == "" or way.answers["a"].startswith("q")
    assert any(way.certain for way in listed(found))


def test_a_hidden_constant_is_never_nothing_where_it_has_a_default() -> None:
    made = flow(
        prompt("from", Kind.HIDDEN, default="'leaflet'"), prompt("a", Kind.TEXT, relevant="${from} = ''")
    )
    assert ways(made).met["a"].reached is Reached.NEVER


def test_an_arrow_that_is_taken_where_no_condition_holds_says_otherwise() -> None:
    made = flow(
        prompt("a", choices=choices("x", "y")),
        prompt("b", choices=choices("x", "y")),
        prompt("c", Kind.TEXT, relevant="${a} = 'x' or ${b} = 'x'"),
    )
    arrows = [line.strip() for line in mermaid(made, ways(made)).splitlines() if line.startswith("  q1 ")]
    assert arrows == [
        'q1 -->|"if “What about a?” is “X” or “What about b?” is “X”"| q2',
        'q1 -->|"“Y” or skipped#59; otherwise"| done',
    ]


def test_the_same_flow_gives_the_same_flowchart_with_its_groups_and_answers() -> None:
    drawn = mermaid(built_in(), FOUND)
    assert drawn == mermaid(built_in(), ways(built_in()))
    assert drawn.startswith("flowchart TD\n")
    assert '-->|"“Under 16”"| done' in drawn
    lines = [line.strip() for line in drawn.splitlines()]
    assert sum(line.startswith("subgraph ") for line in lines) == lines.count("end")


def test_a_question_nobody_is_asked_is_marked_in_the_flowchart() -> None:
    made = flow(
        prompt("a", choices=choices("x")), prompt("b", Kind.TEXT, relevant="${a} = 'x' and ${a} = ''")
    )
    drawn = mermaid(made, ways(made))
    assert "never asked" in drawn
    assert "class q1 never" in drawn


HOSTILE = st.text(st.characters(codec="utf-8")) | st.sampled_from(
    [
        '"]; end',
        "end",
        "x -->|y| z",
        "#35;",
        "<script>alert(1)</script>",
        "a\nb",
        "`md`",
        "%% note",
        "]]",
        "}}",
    ]
)


@given(HOSTILE)
def test_no_text_can_be_read_as_part_of_the_flowchart(text: str) -> None:
    made = flow(prompt("a", choices=choices("x"), label={EN: text or "x"}, within=(text or "g",)))
    plain = flow(prompt("a", choices=choices("x"), label={EN: "x"}, within=("g",)))
    skeleton = re.sub(r'"[^"\n]*"', '""', mermaid(made, ways(made)))
    assert skeleton == re.sub(r'"[^"\n]*"', '""', mermaid(plain, ways(plain)))
    assert not set('"<>[]{}|`\n;%') & set(re.sub(r"#\d+;", "", escaped(text)))
