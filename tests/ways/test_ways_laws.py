"""What is said of a flow's ways is what every way of answering it shows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.expressions import Expression, Scope, parse, rewritten
from conversations.expressions.syntax import Each, Node, Reference
from conversations.flow import Flow, Kind, Prompt
from conversations.layout import takes_link
from conversations.route import is_asked, offered, walk
from conversations.ways import Reached, Ways, listed, ways
from conversations.ways.exploring import WIDE
from conversations.ways.recalling import tables
from tests.ways.flowmaking import Tried, asked_by, choices, flow, grouped, prompt, tried
from tests.ways.tables import Tables, called

DOMAINS: Mapping[Kind, tuple[str, ...]] = {
    Kind.INTEGER: tuple(map(str, range(-1, 6))),
    Kind.RANGE: tuple(map(str, range(5))),
    Kind.DECIMAL: ("-0.5", "0", "0.5", "1", "1.5", "2", "2.5", "3", "4", "5"),
    Kind.TEXT: ("a", "bb", "ccc", "dddd", "eeeee", "yes"),
    Kind.HIDDEN: ("", "a", "bb", "ccc", "dddd", "eeeee", "yes"),
    Kind.ACKNOWLEDGE: ("OK",),
    Kind.TIME: ("12:00:00.000Z",),
    Kind.DATETIME: ("2020-01-01T12:00:00.000Z",),
    Kind.DATE: ("2019-12-31", "2020-01-01", "2020-01-02", "2020-06-01", "2020-06-02"),
}
LAWS = 60
"""Flows a law is tried on; thousands were tried while it was written."""

NAMES = ("p", "q", "r")


def about(earlier: Prompt) -> st.SearchStrategy[str]:
    """A condition on one earlier prompt."""
    choices = tuple(choice.name for choice in earlier.choices)
    return _about(earlier.name, earlier.kind, bool(earlier.time), choices)


@cache  # to look a strategy over, which Hypothesis does with each new one, takes longer than to draw from it
def _about(name: str, kind: Kind, rounds: bool, choices: tuple[str, ...]) -> st.SearchStrategy[str]:
    name = f"${{{name}}}"
    listed_names = st.sampled_from(choices or ("a",))
    sign = st.sampled_from(["=", "!="])
    order = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
    few = st.integers(0, 4)
    empty = st.one_of(sign.map(lambda s: f"{name} {s} ''"), st.just(name), st.just(f"boolean({name})"))
    number = st.one_of(
        st.builds(lambda s, w: f"{name} {s} {w}()", sign, st.sampled_from(["true", "false"])),
        st.builds(lambda s, n: f"{name} {s} '0{n}.0'", sign, few),
    )
    if rounds:  # over all rounds of a repeat
        return st.one_of(
            st.builds(lambda s, n: f"count({name}) {s} {n}", order, few),
            st.builds(lambda s, n: f"count-non-empty({name}) {s} {n}", order, few),
            st.sampled_from(["p q", "p", "q p", ""]).map(lambda c: f"join(' ', {name}) = '{c}'"),
        )
    match kind:
        case Kind.SELECT_ONE:
            return st.one_of(empty, st.builds(lambda s, c: f"{name} {s} '{c}'", sign, listed_names))
        case Kind.SELECT_MULTIPLE | Kind.RANK:
            return st.one_of(
                empty,
                listed_names.map(lambda c: f"selected({name}, '{c}')"),
                listed_names.map(lambda c: f"not(selected({name}, '{c}'))"),
                st.builds(lambda s, n: f"count-selected({name}) {s} {n}", order, few),
                st.builds(lambda c, n: f"selected-at({name}, {n}) = '{c}'", listed_names, st.integers(0, 1)),
                st.builds(lambda s, c, d: f"{name} {s} '{c} {d}'", sign, listed_names, listed_names),
            )
        case Kind.DECIMAL:
            return st.one_of(
                empty,
                number,
                st.builds(lambda s, n: f"{name} {s} {n}", order, st.sampled_from([0, 0.5, 1, 2])),
            )
        case Kind.ACKNOWLEDGE:
            return st.one_of(empty, sign.map(lambda s: f"{name} {s} 'OK'"))
        case Kind.INTEGER | Kind.RANGE:
            return st.one_of(empty, number, st.builds(lambda s, n: f"{name} {s} {n}", order, few))
        case Kind.DATE:
            return st.builds(
                lambda s, d: f"{name} {s} date('{d}')",
                st.sampled_from(["<", "<=", ">", ">="]),
                st.sampled_from(["2020-01-01", "2020-06-01"]),
            )
        case Kind.TEXT | Kind.HIDDEN:
            return st.one_of(
                empty,
                sign.map(lambda s: f"{name} {s} 'yes'"),
                st.builds(lambda s, n: f"string-length({name}) {s} {n}", order, few),
            )
        case Kind.CALCULATE:
            return st.one_of(
                empty,
                number,
                st.builds(lambda s, n: f"{name} {s} {n}", order, few),
                st.builds(lambda s, c: f"{name} {s} '{c}'", sign, st.sampled_from(NAMES)),
            )
        case _:
            return empty


def undecidable(earlier: Prompt) -> st.SearchStrategy[str]:
    """A condition that only a real answer, or the day, decides."""
    name = f"${{{earlier.name}}}"
    if earlier.time:
        return st.just(f"contains(join(' ', {name}), 'q')")
    return st.sampled_from(
        [f"regex({name}, '[a-c]+')", f"{name} * 2 > 5", f"today() > {name}", f"contains({name}, 'c')"]
    )


def condition(earlier: list[Prompt], *, decidable: bool) -> st.SearchStrategy[str]:
    """A condition on earlier prompts."""
    asked = st.sampled_from(earlier)
    single = asked.flatmap(about)
    if not decidable:
        single = st.one_of(single, asked.flatmap(undecidable))
    pair = single
    alone = [one for one in earlier if not one.time]
    if not decidable and alone:
        one_alone = st.sampled_from(alone)
        pair = st.builds(lambda a, b: f"${{{a.name}}} = ${{{b.name}}}", one_alone, one_alone)
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
        holds,
    )


KINDS = (
    Kind.SELECT_ONE,
    Kind.SELECT_ONE,
    Kind.SELECT_MULTIPLE,
    Kind.INTEGER,
    Kind.DECIMAL,
    Kind.RANGE,
    Kind.TEXT,
    Kind.DATE,
    Kind.TIME,
    Kind.DATETIME,
    Kind.ACKNOWLEDGE,
    Kind.RANK,
    Kind.HIDDEN,
    Kind.CALCULATE,
    Kind.NOTE,
    None,  # a repeat of two rounds
)


@st.composite
def flows(draw: st.DrawFn, *, decidable: bool = True) -> Flow:
    """A small flow: up to five rows, conditions, constraints, filters, calculations, groups, constants, repeats."""
    prompts: list[Prompt] = []
    seen: list[Prompt] = []
    for number in range(draw(st.integers(2, 5))):
        name = "abcdef"[number]
        kind = draw(st.sampled_from(KINDS)) if seen else Kind.SELECT_ONE
        if kind is None:
            rounds = [prompt(f"{name}[{at}]", choices=choices(*NAMES), time=at) for at in (1, 2)]
            rounds[1] = replace(rounds[1], relevant=parse(draw(condition(seen, decidable=decidable))))
            prompts += rounds
            seen.append(replace(rounds[0], name=name))
            continue
        given_: dict[str, object] = {}
        if kind in {Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK}:
            alone = draw(st.sampled_from(["", "r"])) if kind is Kind.SELECT_MULTIPLE else ""
            most = draw(st.integers(2, 3)) if kind is Kind.RANK else 3
            given_["choices"] = choices(*NAMES[:most], alone=alone)
            selects = [one for one in seen if one.choices and not one.time]
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
            worked_out = draw(calculation(seen, decidable=decidable))
            if not decidable and draw(st.integers(0, 3)) == 0:
                worked_out, given_["keeps"] = f"once({worked_out})", True
            given_["calculation"] = worked_out
        elif seen and draw(st.integers(0, 2)):
            given_["relevant"] = draw(condition(seen, decidable=decidable))
        if kind is Kind.HIDDEN:
            worked_out = "concat('y', 'es')" if decidable else draw(calculation(seen, decidable=False))
            default = draw(st.sampled_from(["", "'yes'", "'ccc'", worked_out]))
            given_ |= {"default": default} if default else {}
        if kind not in {Kind.CALCULATE, Kind.NOTE, Kind.HIDDEN}:
            given_["required"] = draw(st.integers(0, 3)) == 0
            if draw(st.integers(0, 3)) == 0:
                here = prompt(name, kind, **given_)
                own = draw(about(here)).replace(f"${{{name}}}", ".")
                given_["constraint"] = own
        made = prompt(name, kind, **given_)
        if seen and draw(st.integers(0, 4)) == 0:
            (made,) = grouped(draw(condition(seen, decidable=decidable)), made)
        prompts.append(made)
        if kind is not Kind.NOTE:
            seen.append(made)
    return flow(*(over_rounds(one, prompts) for one in prompts))


def over_rounds(made: Prompt, prompts: list[Prompt]) -> Prompt:
    """A prompt whose references to a repeat are to all its rounds."""
    rounds: dict[str, tuple[str, ...]] = {}
    for one in prompts:
        if one.time:
            plain = one.name.partition("[")[0]
            rounds[plain] = (*rounds.get(plain, ()), one.name)

    def swapped(reference: Reference) -> Node:
        return Each(rounds[reference.name]) if reference.name in rounds else reference

    def all_rounds(expression: Expression | None) -> Expression | None:
        return None if expression is None else rewritten(expression, swapped, None)

    return replace(
        made,
        relevant=all_rounds(made.relevant),
        calculation=all_rounds(made.calculation),
        default=all_rounds(made.default),
    )


def some_of(walks: Sequence[Mapping[str, str]], most: int) -> Sequence[Mapping[str, str]]:
    """So many of them, spread over all."""
    return walks[:: max(1, len(walks) // most)]


def agreed(made: Flow, found: Ways, every: Tried) -> None:
    for name, met in found.met.items():
        there = every.reached.get(name, 0)
        if met.reached is Reached.NEVER:
            assert there == 0, name
        elif met.reached is Reached.ALWAYS:
            assert there == every.come_by(name), name
        elif met.reached is Reached.SOMETIMES:
            assert there > 0, name
    answered = some_of(every.unlinked, 300)
    for answers, walked in zip(answered, Tables(made, found).walked(answered), strict=True):
        route = walk(made, answers)
        assert walked.asked == asked_by(made, answers)
        assert walked.waiting == (None if route.waiting is None else route.waiting.name)
        assert walked.values == {
            name: value for name, value in route.values.items() if is_asked(made.prompt(name))
        }
        assert list(walked.told) == [
            one.name for one in route.reached if one.kind is Kind.NOTE and not one.title
        ]


def never_too_few(found: Ways, every: Tried) -> None:
    """Where something is not decided, there may be more routes than are taken, and never fewer."""
    ways_listed = list(listed(found, 100_000))
    assert every.routes <= {way.prompts for way in ways_listed if not way.brought}
    assert every.by_link <= {way.prompts for way in ways_listed}
    assert found.routes.least <= max(1, len(every.routes))
    assert len(every.routes) <= found.routes.most
    assert len(every.routes | every.by_link) <= found.routes.most + found.by_link.most


@settings(max_examples=LAWS, deadline=None)
@given(flows(), st.sampled_from([0, 2, WIDE]))
def test_every_way_of_answering_is_found_and_no_other(made: Flow, wide: int) -> None:
    found = ways(made, wide=wide)
    every = tried(made, DOMAINS)
    agreed(made, found, every)
    if found.undecided or not (found.routes.exact and found.by_link.exact):
        never_too_few(found, every)
        return
    ways_listed = list(listed(found, 100_000))
    plain = [way.prompts for way in ways_listed if not way.brought]
    by_link = [way.prompts for way in ways_listed if way.brought]
    assert (set(plain), set(by_link)) == (every.routes, every.by_link)
    assert (len(plain), len(by_link)) == (found.routes.most, found.by_link.most)
    assert (len(plain), len(by_link)) == (len(every.routes), len(every.by_link))
    if every.routes:
        assert len(found.shortest.asked) == min(map(len, every.routes))
        assert len(found.longest.asked) == max(map(len, every.routes))
        assert not found.shortest.brought
        assert not found.longest.brought


@settings(max_examples=LAWS, deadline=None)
@given(flows(decidable=False))
def test_what_cannot_be_decided_never_hides_a_way(made: Flow) -> None:
    found = ways(made)
    every = tried(made, DOMAINS)
    never_too_few(found, every)
    agreed(made, found, every)


@settings(max_examples=LAWS // 2, deadline=None)
@given(flows(), st.integers(1, 60))
def test_with_little_room_it_says_less_but_never_what_is_wrong(made: Flow, most: int) -> None:
    found = ways(made, most=most)
    every = tried(made, DOMAINS)
    never_too_few(found, every)
    agreed(made, found, every)


@settings(max_examples=LAWS // 2, deadline=None)
@given(flows(decidable=False), st.sampled_from([0, WIDE]))
def test_the_answers_of_a_listed_route_are_taken_and_lead_along_it(made: Flow, wide: int) -> None:
    for way in listed(ways(made, wide=wide), 50):
        if way.certain:
            assert asked_by(made, way.answers) == way.prompts
            values = walk(made, way.answers).values
            for name, value in way.answers.items():
                constraint = made.prompt(name).constraint
                assert not value or constraint is None or constraint.holds(Scope(values, value))


@settings(max_examples=LAWS // 2, deadline=None)
@given(flows(decidable=False), st.data())
def test_what_the_page_repeats_of_calculations_is_what_the_talk_repeats(
    made: Flow, data: st.DataObject
) -> None:
    silent = {one.name for one in made.prompts if one.kind in {Kind.CALCULATE, Kind.HIDDEN}}
    telling = flow(*made.prompts, prompt("z", Kind.NOTE, recalls=frozenset(silent)))
    held = tables(telling)
    answers = data.draw(st.sampled_from(tried(telling, DOMAINS).unlinked))
    values = walk(telling, answers).values
    given_ = {name: value for name, value in values.items() if name not in silent}
    for name in silent:
        if held.holds(name) and (name in values or telling.prompt(name).kind is Kind.CALCULATE):
            assert called("workedOut", held.document(), name, given_) == values.get(name, "")


@settings(max_examples=LAWS, deadline=None)
@given(flows(), st.data())
def test_the_tables_offer_what_the_talk_offers(made: Flow, data: st.DataObject) -> None:
    worked_out = {one.name for one in made.prompts if not is_asked(one) and not takes_link(one)}
    if any(one.choice_filter is not None and one.choice_filter.names & worked_out for one in made.prompts):
        return  # what a calculation gives is not in the tables, so the page must ask
    shown = Tables(made, ways(made))
    answers = data.draw(st.sampled_from(tried(made, DOMAINS).unlinked))
    route = walk(made, answers)
    asked = {name: value for name, value in route.values.items() if is_asked(made.prompt(name))}
    for one in route.reached:
        if is_asked(one):
            names = shown.offered(one.name, asked)
            assert names == (
                None if one.choice_filter is None else {choice.name for choice in offered(one, route.values)}
            )
