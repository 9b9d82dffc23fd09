"""The decisions of a flow as tables that a page can walk with no engine behind it.

Each node is a question in a state; each class of answers leads along an edge, which tells notes, to the next.
``document()`` is the JSON of it; ``play()`` walks it as the page does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from conversations.expressions.spelling import spelt
from conversations.expressions.syntax import Call, Compared, Every, Node, Reference, Some
from conversations.expressions.values import to_text, to_truth
from conversations.flow import Flow, Kind, Prompt
from conversations.ways.classes import ByLine, ByName, ByTicks, Classes, Sorter, class_of
from conversations.ways.conditions import Looked
from conversations.ways.lines import day_text
from conversations.ways.marks import Shape, constant
from conversations.ways.nodes import Asking, Deciding, Edge, Given, Knot
from conversations.ways.outcome import Ways
from conversations.ways.pieces import resolved

FORMAT = "firsthand-ways/1"

Test = list[object]
"""``["is", prompt, value]``, ``["ticked", prompt, choice]``, ``["always"]``, ``["never"]``, ``["all", ...]``,
``["any", ...]``, ``["not", test]``, or ``["decide", words]`` for what a table cannot tell."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes, each leading to nodes of smaller numbers only; ``start`` leads to the first."""

    flow: Flow
    start: Edge
    nodes: tuple[Knot, ...]
    looked: Mapping[str, Looked]

    def classes(self, name: str) -> Classes:
        """How the answers of a prompt are sorted."""
        found = self.looked[name].classes
        assert found is not None, "only what is asked is in the graph"
        return found


def graph(found: Ways) -> Graph:
    """The graph of everything that can happen."""
    looked = {one.prompt.name: one for one in found.looked}
    return Graph(found.flow, found.drawn.start, found.drawn.nodes, looked)


def constants(flow: Flow) -> dict[str, str]:
    """What hidden prompts hold where no link brings anything: the default, where that is written out."""
    found: dict[str, str] = {}
    for prompt in flow.prompts:
        if prompt.kind is Kind.HIDDEN:
            value = constant(prompt.default.tree) if prompt.default is not None else None
            found[prompt.name] = "" if value is None else to_text(value)
    return found


def document(drawn: Graph) -> dict[str, object]:
    """The graph for JSON.

    ``nodes`` are ``{"ask": prompt, "next": [edge or null, by class]}`` and ``{"decide": words, "prompt": prompt,
    "when": test, "next": [edge if not, edge if so]}``, the test only where there is one; an edge is ``{"tells":
    [notes], "to": number or null}``. ``answers`` says by prompt how an answer finds its class, ``offers`` which
    choices a filter lets through. Hidden prompts hold their defaults, as for a talk that no link began.
    """
    given = constants(drawn.flow)

    def edge(one: Edge) -> dict[str, object]:
        tells = list(one.tells)
        while one.to is not None and isinstance(node := drawn.nodes[one.to], Given):
            value = given[node.prompt]
            after = node.next[class_of(drawn.classes(node.prompt), value) or 0]
            assert after is not None, "a constant is always taken"
            tells += after.tells
            one = after
        return {"tells": tells, "to": one.to}

    def node_of(node: Knot) -> dict[str, object]:
        next_ = [None if one is None else edge(one) for one in node.next]
        match node:
            case Asking(prompt=name):
                return {"ask": name, "next": next_}
            case Given(prompt=name):
                return {"given": name, "next": next_}
            case Deciding(node=condition):
                when = test(condition, drawn.flow, given)
                known = {} if _has_open(when) else {"when": when}
                return {
                    "decide": spelt(condition),
                    "prompt": _whose(condition, drawn),
                    **known,
                    "next": next_,
                }

    asked = dict.fromkeys(node.prompt for node in drawn.nodes if isinstance(node, Asking))
    return {
        "format": FORMAT,
        "start": edge(drawn.start),
        "nodes": [node_of(node) for node in drawn.nodes],
        "answers": {name: _sorter(drawn.classes(name).sorter, drawn.looked[name].prompt) for name in asked},
        "offers": {
            name: _offers(drawn.flow, drawn.looked[name].prompt, given)
            for name in asked
            if drawn.looked[name].prompt.choice_filter is not None
        },
    }


def test(node: Node, flow: Flow, given: Mapping[str, str]) -> Test:
    """A condition as a test of single answers."""
    kinds = {prompt.name: prompt.kind for prompt in flow.prompts}

    def of(part: Node) -> Test:
        value = constant(part)
        if value is not None:
            return ["always"] if to_truth(value) else ["never"]
        match part:
            case Every(parts=parts):
                return ["all", *map(of, parts)]
            case Some(parts=parts):
                return ["any", *map(of, parts)]
            case Call(function="not", arguments=(inner,)):
                return ["not", of(inner)]
            case Call(function="selected", arguments=(Reference(name=name), wanted)):
                word = constant(wanted)
                if word is not None and name in given:
                    return ["always"] if to_text(word).strip() in given[name].split() else ["never"]
                if word is not None and kinds.get(name) is not Kind.CALCULATE:
                    return ["ticked", name, to_text(word).strip()]
            case Compared(operator="=" | "!=" as sign, left=left, right=right):
                for side, other in ((left, right), (right, left)):
                    word = constant(other)
                    if isinstance(side, Reference) and isinstance(word, str):
                        same = _same(side.name, word)
                        if same is not None:
                            return same if sign == "=" else ["not", same]
            case _:
                pass
        return ["decide", spelt(part)]

    def _same(name: str, word: str) -> Test | None:
        if name in given:
            return ["always"] if given[name] == word else ["never"]
        if name not in kinds:
            return ["always"] if word == "" else ["never"]
        return None if kinds[name] is Kind.CALCULATE else ["is", name, word]

    return of(node)


def _has_open(condition: Test) -> bool:
    return condition[0] == "decide" or any(
        _has_open(part) for part in condition[1:] if isinstance(part, list)
    )


def _whose(condition: Node, drawn: Graph) -> str:
    """The prompt whose condition it is, or is part of."""
    words = spelt(condition)
    for name, looked in drawn.looked.items():
        if looked.parts and words in " and ".join(map(spelt, looked.parts)):
            return name
    return ""


def _offers(flow: Flow, prompt: Prompt, given: Mapping[str, str]) -> list[dict[str, object]]:
    """The choices of a filtered prompt, those with the same test together, each in the form's order."""
    assert prompt.choice_filter is not None
    places = {one.name: place for place, one in enumerate(flow.prompts)}
    place = places[prompt.name]

    def there(name: str) -> bool:
        return places.get(name, place) < place

    grouped: dict[str, tuple[Test, list[str]]] = {}
    for choice in prompt.choices:
        node = resolved(prompt.choice_filter.tree, there, "", choice.columns)
        grouped.setdefault(spelt(node), (test(node, flow, given), []))[1].append(choice.name)
    return [{"choices": names, "when": when} for when, names in grouped.values()]


def _sorter(sorter: Sorter, prompt: Prompt) -> dict[str, object]:
    match sorter:
        case ByName(classes=classes, other=other):
            if prompt.kind is Kind.RANK:
                return {"by": "order", "classes": dict(classes), "other": other}
            return {"by": "choice", "classes": dict(classes)}
        case ByTicks(blocks=blocks, most=most, classes=by_counts):
            return {
                "by": "ticks",
                "blocks": [list(block) for block in blocks],
                "most": list(most),
                "classes": {",".join(map(str, counts)): number for counts, number in by_counts.items()},
            }
        case ByLine(shape=shape, cuts=cuts, at=at, between=between, equal=equal):
            line: dict[str, object] = {"cuts": list(cuts), "at": list(at), "between": list(between)}
            if shape is Shape.NUMBER:
                return {"by": "number", **line}
            if shape is Shape.WORDS:
                return {"by": "text", "equal": dict(equal), **line}
            return {"by": "date", **line, "cuts": [day_text(cut) for cut in cuts]}


@dataclass(frozen=True, slots=True)
class Played:
    """What some answers lead to: what was asked and told, and what waits for an answer; None at the end."""

    asked: tuple[str, ...]
    told: tuple[str, ...]
    waiting: str | None


def play(
    drawn: Graph,
    answers: Mapping[str, str],
    holds: Callable[[Node, Mapping[str, str]], bool],
) -> Played:
    """Walk the graph as a page would: sort each answer, take its edge.

    Args:
        answers: By prompt; one that is missing, or not taken, is waited for.
        holds: Asked of what the graph leaves open, with the answers on the way so far.
    """
    edge = drawn.start
    asked: list[str] = []
    told: list[str] = list(edge.tells)
    values: dict[str, str] = {}
    while edge.to is not None:
        node = drawn.nodes[edge.to]
        match node:
            case Deciding():
                edge = node.next[holds(node.node, values)]
            case Asking() | Given():
                name = node.prompt
                if isinstance(node, Asking):
                    asked.append(name)
                value = answers.get(name, None if isinstance(node, Asking) else "")
                number = None if value is None else class_of(drawn.classes(name), value)
                follows = None if number is None else node.next[number]
                if value is None or follows is None:
                    return Played(tuple(asked), tuple(told), name)
                values[name] = value
                edge = follows
        told.extend(edge.tells)
    return Played(tuple(asked), tuple(told), None)
