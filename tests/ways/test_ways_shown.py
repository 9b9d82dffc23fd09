"""What is shown of the ways: the built-in flow's routes, the tables a page walks, the flowchart."""

import json
import re
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.flow import Flow, Kind
from conversations.route import offered, walk
from conversations.ways import Count, Reached, findings, listed, ways
from conversations.ways.diagram import escaped, mermaid
from conversations.ways.graph import document, graph
from conversations.ways.minutes import answering_seconds, reading_seconds
from tests.conversations.talking import built_in
from tests.ways.flowmaking import EN, asked_by, choices, flow, prompt
from tests.ways.test_ways_laws import DOMAINS, flows, tried

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


def _class(table: Mapping[str, object], value: str) -> object:
    """The class of an answer by the document alone."""
    if not value:
        return 0
    classes = table.get("classes")
    match table["by"]:
        case "choice":
            return classes.get(value)  # type: ignore[union-attr, attr-defined]
        case "order":
            return classes.get(value, table["other"])  # type: ignore[union-attr, attr-defined]
        case "ticks":
            ticked = value.split()
            counts = [
                min(sum(name in block for name in ticked), most)
                for block, most in zip(table["blocks"], table["most"], strict=True)  # type: ignore[call-overload]
            ]
            return classes.get(",".join(map(str, counts)))  # type: ignore[union-attr, attr-defined]
        case "text" if value in table["equal"]:  # type: ignore[operator]
            return table["equal"][value]  # type: ignore[index]
    place: object = value if table["by"] == "date" else len(value) if table["by"] == "text" else float(value)
    cuts: list[object] = table["cuts"]  # type: ignore[assignment]
    if place in cuts:
        return table["at"][cuts.index(place)]  # type: ignore[index]
    return table["between"][sum(cut < place for cut in cuts)]  # type: ignore[index, operator]


def _holds(test: list[object], values: Mapping[str, str]) -> bool:
    match test:
        case ["always"]:
            return True
        case ["never"]:
            return False
        case ["is", name, wanted]:
            return values.get(str(name), "") == wanted
        case ["ticked", name, wanted]:
            return wanted in values.get(str(name), "").split()
        case ["not", inner]:
            return not _holds(inner, values)  # type: ignore[arg-type]
        case ["all", *parts]:
            return all(_holds(part, values) for part in parts)  # type: ignore[arg-type]
        case ["any", *parts]:
            return any(_holds(part, values) for part in parts)  # type: ignore[arg-type]
    raise AssertionError(test)


def _walked(tables: dict[str, object], made: Flow, answers: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """What is asked and told by the tables alone, and nothing but them."""
    edge: dict[str, object] = tables["start"]  # type: ignore[assignment]
    values: dict[str, str] = {}
    asked: list[str] = []
    told = list(edge["tells"])  # type: ignore[call-overload]
    while edge["to"] is not None:
        node = tables["nodes"][edge["to"]]  # type: ignore[index]
        if "decide" in node:
            edge = node["next"][_holds(node["when"], values)]
        else:
            name = node["ask"]
            asked.append(name)
            if name in tables["offers"]:  # type: ignore[operator]
                shown = [
                    choice
                    for offer in tables["offers"][name]  # type: ignore[index]
                    if _holds(offer["when"], values)
                    for choice in offer["choices"]
                ]
                real = {choice.name for choice in offered(made.prompt(name), walk(made, values).values)}
                assert set(shown) == real
            if name not in answers:
                break
            edge = node["next"][_class(tables["answers"][name], answers[name])]  # type: ignore[index]
            assert edge is not None, name
            values[name] = answers[name]
        told += edge["tells"]  # type: ignore[arg-type, operator]
    return asked, told


@settings(max_examples=60, deadline=None)
@given(flows(), st.data())
def test_the_tables_lead_where_the_talk_goes(made: Flow, data: st.DataObject) -> None:
    tables = json.loads(json.dumps(document(graph(ways(made)))))
    every = tried(made, DOMAINS)
    answers, _ = data.draw(st.sampled_from(every.walks[:500]))
    calculated = {one.name for one in made.prompts if one.kind is Kind.CALCULATE}
    if any(one.choice_filter is not None and one.choice_filter.names & calculated for one in made.prompts):
        return  # what a calculation gives is not in the tables, so the page must ask
    asked, told = _walked(tables, made, answers)
    assert tuple(asked) == asked_by(made, answers)
    reached = [one for one in walk(made, answers).reached if one.kind is Kind.NOTE]
    assert told == [one.name for one in reached if not one.title]


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
    asked, _ = _walked(document(graph(found)), made, {"a": "x", "b": "y"})
    assert asked == ["a", "b"]


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
