"""The decisions of a flow as a graph that can be played without an engine.

Each node is a question in a state; each class of answers leads along an edge, which tells notes, to the next.
Nodes from which everything goes on alike are one node.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conversations.expressions.syntax import Every, Node
from conversations.flow import Flow, Kind, Prompt
from conversations.ways.conditions import Looked
from conversations.ways.decisions import EITHER, FREE, NO
from conversations.ways.pieces import is_worked_out
from conversations.ways.states import Explored, Level, Moves


@dataclass(frozen=True, slots=True)
class Edge:
    """Notes that are told, in order, and the number of the node that follows; None at the end of the talk."""

    tells: tuple[str, ...]
    to: int | None


@dataclass(frozen=True, slots=True)
class Asking:
    """A question; ``next`` by class of answer, None for one that is not taken. ``rough``: classes perhaps not offered."""

    prompt: str
    next: tuple[Edge | None, ...]
    rough: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Given:
    """A hidden constant, which nobody is asked for; ``next`` by class of its value."""

    prompt: str
    next: tuple[Edge | None, ...]


@dataclass(frozen=True, slots=True)
class Deciding:
    """Something that the node before it has not decided: where it does not hold and where it does.

    ``certain`` where both certainly happen: an earlier answer decided it, which was not remembered.
    """

    node: Node
    next: tuple[Edge, Edge]
    certain: bool


Knot = Asking | Given | Deciding


@dataclass(frozen=True, slots=True)
class Drawn:
    """Nodes lead to nodes of smaller numbers only, so there are no circles; ``start`` leads to the first."""

    start: Edge
    nodes: tuple[Knot, ...]


MOST_AHEAD = 10_000
"""Nodes looked at ahead of the titles of a flow, for where one is told; beyond, it is told where its group begins."""


class _Drawing:
    def __init__(self, flow: Flow, looked: Sequence[Looked]) -> None:
        self.prompts = {prompt.name: prompt for prompt in flow.prompts}
        self.looked = looked
        self.nodes: list[Knot] = []
        self.known: dict[Knot, int] = {}
        self.looked_ahead = 0

    def edge_to(self, node: Knot) -> Edge:
        number = self.known.setdefault(node, len(self.nodes))
        if number == len(self.nodes):
            self.nodes.append(node)
        return Edge((), number)

    def drawn(self, explored: Explored) -> Drawn:
        edges = [Edge((), None)] * len(explored.levels[-1].states)
        for level in reversed(explored.levels[:-1]):
            edges = [self.edge(level, moves, edges) for moves in level.moves]
        return Drawn(edges[0], tuple(self.nodes))

    def edge(self, level: Level, moves: Moves, after: Sequence[Edge]) -> Edge:
        past = None if moves.past is None else after[moves.past]
        if moves.gate == NO:
            assert past is not None
            return past
        if level.open is not None:
            no, yes = (after[one] for one in moves.by_class if one is not None)
            return self.decided(level.open.node, no, yes, certain=level.open.certain)
        assert level.looked is not None
        there = self.at_prompt(level.looked, moves, after)
        if moves.gate in (EITHER, FREE):
            assert past is not None
            parts = level.looked.conditions
            whole = Every(parts) if len(parts) > 1 else parts[0]
            return self.decided(whole, past, there, certain=moves.gate == FREE)
        return there

    def at_prompt(self, looked: Looked, moves: Moves, after: Sequence[Edge]) -> Edge:
        prompt = looked.prompt
        next_ = tuple(None if one is None else after[one] for one in moves.by_class)
        match prompt.kind:
            case Kind.NOTE:
                (edge,) = next_
                assert edge is not None
                return self.told(prompt, edge)
            case _ if is_worked_out(prompt):
                (edge,) = next_
                assert edge is not None
                return edge
            case Kind.HIDDEN:
                first = next((one for one in next_ if one is not None), None)
                assert first is not None, "a constant is always taken"
                if all(one in {None, first} for one in next_):
                    return first
                return self.edge_to(Given(prompt.name, next_))
            case _:
                return self.edge_to(Asking(prompt.name, next_, moves.rough))

    def decided(self, node: Node, no: Edge, yes: Edge, *, certain: bool) -> Edge:
        return no if no == yes else self.edge_to(Deciding(node, (no, yes), certain))

    def told(self, note: Prompt, edge: Edge) -> Edge:
        """The edge with a note before it; the title of a group only where something of the group is asked next."""
        at_once = Edge((note.name, *edge.tells), edge.to)
        if not note.title:
            return at_once
        done: dict[Edge, Edge] = {}
        waiting = [edge]
        while waiting:
            one = waiting[-1]
            found, missing = self.titled(note, one, done)
            if found is not None:
                done[waiting.pop()] = found
            self.looked_ahead += len(missing)
            if self.looked_ahead > MOST_AHEAD:
                return at_once
            waiting.extend(missing)
        return done[edge]

    def titled(self, note: Prompt, edge: Edge, done: Mapping[Edge, Edge]) -> tuple[Edge | None, list[Edge]]:
        """The edge with a title told before it, or None with the edges of which that must be known first."""
        if edge in done or edge.to is None:
            return done.get(edge, edge), []
        node = self.nodes[edge.to]
        if isinstance(node, Asking):
            within = self.prompts[node.prompt].within[: len(note.within)] == note.within
            return Edge((note.name, *edge.tells), edge.to) if within else edge, []
        ahead = [None if one is None else _after(edge, one) for one in node.next]
        missing = [one for one in ahead if one is not None and one not in done]
        if missing:
            return None, missing
        below = tuple(None if one is None else done[one] for one in ahead)
        match node:
            case Deciding():
                no, yes = below
                assert no is not None
                assert yes is not None
                return self.decided(node.node, no, yes, certain=node.certain), []
            case Given():
                return self.edge_to(Given(node.prompt, below)), []


def _after(first: Edge, second: Edge) -> Edge:
    return Edge((*first.tells, *second.tells), second.to)


def drawn(flow: Flow, looked: Sequence[Looked], explored: Explored) -> Drawn:
    """The graph of everything that was found."""
    return _Drawing(flow, looked).drawn(explored)
