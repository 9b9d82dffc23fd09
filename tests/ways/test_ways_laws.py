"""What is said of a flow's ways is what every way of answering it shows."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.expressions import Scope
from conversations.expressions.evaluation import truth_of
from conversations.expressions.syntax import Node
from conversations.flow import Flow, Kind, Prompt
from conversations.route import walk
from conversations.ways import Reached, Ways, listed, ways
from conversations.ways.exploring import WIDE
from conversations.ways.graph import graph, play
from tests.ways.flowmaking import Tried, asked_by, choices, flow, grouped, prompt, tried

DOMAINS: Mapping[Kind, tuple[str, ...]] = {
    Kind.INTEGER: tuple(map(str, range(-1, 6))),
    Kind.RANGE: tuple(map(str, range(5))),
    Kind.TEXT: ("a", "ccc", "dddd", "yes"),
    Kind.ACKNOWLEDGE: ("OK",),
    Kind.DATE: ("2019-12-31", "2020-01-01", "2020-01-02", "2020-06-01", "2020-06-02"),
}
LAWS = 60
"""Flows a law is tried on; thousands were tried while it was written."""

NAMES = ("p", "q", "r")


def about(earlier: Prompt) -> st.SearchStrategy[str]:
    """A condition on one earlier prompt."""
    name = f"${{{earlier.name}}}"
    listed_names = st.sampled_from([choice.name for choice in earlier.choices] or ["a"])
    sign = st.sampled_from(["=", "!="])
    order = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
    few = st.integers(0, 4)
    empty = sign.map(lambda s: f"{name} {s} ''")
    match earlier.kind:
        case Kind.SELECT_ONE:
            return st.one_of(empty, st.builds(lambda s, c: f"{name} {s} '{c}'", sign, listed_names))
        case Kind.SELECT_MULTIPLE | Kind.RANK:
            return st.one_of(
                empty,
                listed_names.map(lambda c: f"selected({name}, '{c}')"),
                listed_names.map(lambda c: f"not(selected({name}, '{c}'))"),
                st.builds(lambda s, n: f"count-selected({name}) {s} {n}", order, few),
                st.builds(lambda c, n: f"selected-at({name}, {n}) = '{c}'", listed_names, st.integers(0, 1)),
            )
        case Kind.INTEGER | Kind.RANGE:
            return st.one_of(empty, st.builds(lambda s, n: f"{name} {s} {n}", order, few))
        case Kind.DATE:
            return st.builds(
                lambda s, d: f"{name} {s} date('{d}')",
                st.sampled_from(["<", "<=", ">", ">="]),
                st.sampled_from(["2020-01-01", "2020-06-01"]),
            )
        case Kind.TEXT:
            return st.one_of(
                empty,
                sign.map(lambda s: f"{name} {s} 'yes'"),
                st.builds(lambda s, n: f"string-length({name}) {s} {n}", order, few),
            )
        case Kind.CALCULATE:
            return st.one_of(
                empty,
                st.builds(lambda s, n: f"{name} {s} {n}", order, few),
                st.builds(lambda s, c: f"{name} {s} '{c}'", sign, st.sampled_from(NAMES)),
            )
        case _:
            return empty


def undecidable(earlier: Prompt) -> st.SearchStrategy[str]:
    """A condition that only a real answer, or the day, decides."""
    name = f"${{{earlier.name}}}"
    return st.sampled_from(
        [f"regex({name}, '[a-c]+')", f"{name} * 2 > 5", f"today() > {name}", f"contains({name}, 'c')"]
    )


def condition(earlier: list[Prompt], *, decidable: bool) -> st.SearchStrategy[str]:
    """A condition on earlier prompts."""
    asked = st.sampled_from(earlier)
    single = asked.flatmap(about)
    if not decidable:
        single = st.one_of(single, asked.flatmap(undecidable))
    pair = st.builds(lambda a, b: f"${{{a.name}}} = ${{{b.name}}}", asked, asked) if not decidable else single
    joined = st.builds(
        lambda a, j, b: f"({a}) {j} ({b})", st.one_of(single, pair), st.sampled_from(["and", "or"]), single
    )
    turned = single.map(lambda a: f"not({a})")
    chosen = st.builds(lambda a, b, c: f"if({a}, {b}, {c})", single, single, single)
    return st.one_of(single, joined, turned, chosen)


def calculation(earlier: list[Prompt], *, decidable: bool) -> st.SearchStrategy[str]:
    """A calculation over earlier prompts."""
    holds = condition(earlier, decidable=decidable)
    return st.one_of(
        st.builds(lambda a, b: f"if({a}, 1, 0) + if({b}, 2, 0)", holds, holds),
        st.builds(lambda a, b: f"if({a}, 'p', if({b}, 'q', ''))", holds, holds),
        st.builds(lambda a, n: f"if({a}, {n}, '')", holds, st.integers(0, 3)),
    )


@st.composite
def flows(draw: st.DrawFn, *, decidable: bool = True) -> Flow:
    """A small flow: up to five rows, conditions, constraints, filters, calculations, groups."""
    kinds = [
        Kind.SELECT_ONE,
        Kind.SELECT_ONE,
        Kind.SELECT_MULTIPLE,
        Kind.INTEGER,
        Kind.RANGE,
        Kind.TEXT,
        Kind.DATE,
        Kind.RANK,
        Kind.CALCULATE,
        Kind.NOTE,
    ]
    prompts: list[Prompt] = []
    for number in range(draw(st.integers(2, 5))):
        name = "abcdef"[number]
        seen = [one for one in prompts if one.kind is not Kind.NOTE]
        kind = draw(st.sampled_from(kinds)) if seen else Kind.SELECT_ONE
        given_: dict[str, object] = {}
        if kind in {Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK}:
            alone = draw(st.sampled_from(["", "r"])) if kind is Kind.SELECT_MULTIPLE else ""
            given_["choices"] = choices(*NAMES[: 2 if kind is Kind.RANK else 3], alone=alone)
            selects = [one for one in seen if one.choices]
            if selects and draw(st.integers(0, 3)) == 0:
                other = draw(st.sampled_from(selects))
                given_["choice_filter"] = draw(
                    st.sampled_from(
                        [
                            f"selected(${{{other.name}}}, name)",
                            f"${{{other.name}}} = name",
                            f"${{{other.name}}} != name",
                        ]
                    )
                )
        if kind is Kind.CALCULATE:
            given_["calculation"] = draw(calculation(seen, decidable=decidable))
        elif seen and draw(st.integers(0, 2)):
            given_["relevant"] = draw(condition(seen, decidable=decidable))
        if kind not in {Kind.CALCULATE, Kind.NOTE}:
            given_["required"] = draw(st.integers(0, 3)) == 0
            if draw(st.integers(0, 3)) == 0:
                here = prompt(name, kind, **given_)
                own = draw(about(here)).replace(f"${{{name}}}", ".")
                given_["constraint"] = own
        made = prompt(name, kind, **given_)
        if seen and draw(st.integers(0, 4)) == 0:
            (made,) = grouped(draw(condition(seen, decidable=decidable)), made)
        prompts.append(made)
    return flow(*prompts)


def holds(node: Node, values: Mapping[str, str]) -> bool:
    return truth_of(node)(Scope(values))


def played(made: Flow, found: Ways, answers: Mapping[str, str]) -> tuple[str, ...]:
    def decided(node: Node, values: Mapping[str, str]) -> bool:
        # The walk knows the calculations that stand before this place, too.
        return holds(node, walk(made, values).values)

    return play(graph(found), answers, decided).asked


def agreed(made: Flow, found: Ways, every: Tried) -> None:
    ends = len(every.walks)
    for name, met in found.met.items():
        there = every.reached.get(name, 0)
        if met.reached is Reached.NEVER:
            assert there == 0, name
        elif met.reached is Reached.ALWAYS:
            assert there in {ends, 0} or any(not ended for _, ended in every.walks), name
        elif met.reached is Reached.SOMETIMES:
            assert there > 0, name
    for answers, _ in every.walks:
        assert played(made, found, answers) == asked_by(made, answers)


@settings(max_examples=LAWS, deadline=None)
@given(flows(), st.sampled_from([0, 2, WIDE]))
def test_every_way_of_answering_is_found_and_no_other(made: Flow, wide: int) -> None:
    found = ways(made, wide=wide)
    every = tried(made, DOMAINS)
    if not every.routes:
        return
    routes = list(listed(found, 100_000))
    if found.undecided or found.routes.least != found.routes.most:
        assert every.routes <= {way.prompts for way in routes}
        assert found.routes.least <= len(every.routes) <= found.routes.most
    else:
        assert {way.prompts for way in routes} == every.routes
        assert found.routes.most == len(every.routes) == len(routes)
        assert len(found.shortest.asked) == min(map(len, every.routes))
        assert len(found.longest.asked) == max(map(len, every.routes))
    agreed(made, found, every)


@settings(max_examples=LAWS, deadline=None)
@given(flows(decidable=False))
def test_what_cannot_be_decided_never_hides_a_way(made: Flow) -> None:
    found = ways(made)
    every = tried(made, DOMAINS)
    if not every.routes:
        return
    assert every.routes <= {way.prompts for way in listed(found, 100_000)}
    assert found.routes.least <= len(every.routes) <= found.routes.most
    agreed(made, found, every)


@settings(max_examples=LAWS // 2, deadline=None)
@given(flows(), st.integers(1, 60))
def test_with_little_room_it_says_less_but_never_what_is_wrong(made: Flow, most: int) -> None:
    found = ways(made, most=most)
    every = tried(made, DOMAINS)
    if every.routes:
        assert every.routes <= {way.prompts for way in listed(found, 100_000)}
        assert len(every.routes) <= found.routes.most
        agreed(made, found, every)


@settings(max_examples=LAWS // 2, deadline=None)
@given(flows(), st.sampled_from([0, WIDE]))
def test_the_answers_of_a_listed_route_lead_along_it(made: Flow, wide: int) -> None:
    for way in listed(ways(made, wide=wide), 50):
        if way.certain:
            assert asked_by(made, way.answers) == way.prompts
