"""The decisions of a flow as tables that a page can walk with no engine behind it.

Each node is a question in a state; each class of answers leads along an edge, which tells notes, to the next.
``document()`` is the JSON of it, which ``bot/preview/walker.js`` walks.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from conversations.expressions.spelling import shown, spelt
from conversations.expressions.syntax import Call, Compared, Every, Node, Reference, Some
from conversations.expressions.values import Yields, to_text, to_truth
from conversations.flow import Flow, Kind, Prompt
from conversations.layout import takes_link
from conversations.ways.classes import ByLine, ByName, ByTicks, Classes, Sorter, unlinked
from conversations.ways.conditions import Looked
from conversations.ways.lines import day_text
from conversations.ways.marks import Shape, brought_by_no_link, constant
from conversations.ways.nodes import Asking, Deciding, Edge, Given, Knot
from conversations.ways.outcome import Ways
from conversations.ways.pieces import is_worked_out, resolved

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
    """What hidden prompts that a link can bring hold where none does."""
    return {prompt.name: brought_by_no_link(prompt) for prompt in flow.prompts if takes_link(prompt)}


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
            after = node.next[unlinked(drawn.classes(node.prompt))]
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
                    "decide": shown(condition),
                    "prompt": _whose(condition, drawn),
                    **known,
                    "next": next_,
                }

    asked = dict.fromkeys(node.prompt for node in drawn.nodes if isinstance(node, Asking))
    return {
        "format": FORMAT,
        "start": edge(drawn.start),
        "nodes": [node_of(node) for node in drawn.nodes],
        "answers": {name: sorted_by(drawn.classes(name)) for name in asked},
        "offers": {
            name: _offers(drawn.flow, drawn.looked[name].prompt, given)
            for name in asked
            if drawn.looked[name].prompt.choice_filter is not None
        },
    }


def test(node: Node, flow: Flow, given: Mapping[str, str]) -> Test:
    """A condition as a test of single answers."""
    worked_out = {prompt.name: is_worked_out(prompt) for prompt in flow.prompts}

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
                if word is not None and not worked_out.get(name, False):
                    return ["ticked", name, to_text(word).strip()]
            case Compared(operator="=" | "!=" as sign, left=left, right=right):
                for side, other in ((left, right), (right, left)):
                    word = constant(other)
                    if (
                        isinstance(side, Reference)
                        and isinstance(word, str)
                        and (not word or side.yields is Yields.TEXT)
                    ):
                        same = _same(side.name, word)
                        if same is not None:
                            return same if sign == "=" else ["not", same]
            case _:
                pass
        return ["decide", shown(part)]

    def _same(name: str, word: str) -> Test | None:
        if name in given:
            return ["always"] if given[name] == word else ["never"]
        if name not in worked_out:
            return ["always"] if word == "" else ["never"]
        return None if worked_out[name] else ["is", name, word]

    return of(node)


def _has_open(condition: Test) -> bool:
    return condition[0] == "decide" or any(
        _has_open(part) for part in condition[1:] if isinstance(part, list)
    )


def _whose(condition: Node, drawn: Graph) -> str:
    """The prompt whose condition it is, or is part of."""
    words = spelt(condition)
    for name, looked in drawn.looked.items():
        if looked.conditions and words in " and ".join(map(spelt, looked.conditions)):
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


def sorted_by(found: Classes) -> dict[str, object]:
    """How an answer finds its class, for JSON."""
    sorter: Sorter = found.sorter
    match sorter:
        case ByName(classes=classes, other=other):
            if found.prompt.kind is Kind.RANK:
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
