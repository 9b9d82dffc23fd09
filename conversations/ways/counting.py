"""How many routes a graph has: sequences of questions, each counted once however many answers lead along it."""

from collections.abc import Iterable, Mapping, Sequence

from conversations.ways.classes import Classes, unlinked
from conversations.ways.nodes import Asking, Deciding, Drawn, Edge, Given

MOST_SETS = 20_000
"""Sets of nodes that are looked at; where there are more, the count is given as from the least to the most."""

MOST_STEPS = 100_000
"""Ways from question to question that are looked at for that."""

END = -1


class Counting:
    """Counts the routes of one graph.

    Args:
        places: Where each prompt stands in the flow.
        certain: Count those alone that surely are there.
        plain: Count those alone that need no link.
    """

    def __init__(
        self,
        graph: Drawn,
        classes: Mapping[str, Classes],
        places: Mapping[str, int],
        *,
        certain: bool,
        plain: bool,
    ) -> None:
        self._nodes = graph.nodes
        self._start = graph.start
        self._classes = classes
        self._certain = certain
        self._plain = plain
        self._places = [places[node.prompt] if isinstance(node, Asking) else END for node in graph.nodes]
        self._known: dict[int, frozenset[int]] = {}
        self._steps = 0

    def counted(self) -> int | None:
        """Sequences of questions; None where there are too many sets of nodes to look at."""
        ended = 0
        sets = 0
        ahead: dict[int, dict[frozenset[int], int]] = {}
        waiting: list[tuple[frozenset[int], int]] = [(self._ahead([self._start]), 1)]
        for place in range(-1, max(self._places, default=END) + 1):
            if place >= 0:
                waiting = [(self._of(nodes), times) for nodes, times in ahead.pop(place, {}).items()]
            for targets, times in waiting:
                sets += 1
                if sets > MOST_SETS or self._steps > MOST_STEPS:
                    return None
                for further, nodes in self._grouped(targets).items():
                    if further == END:
                        ended += times
                    else:
                        here = ahead.setdefault(further, {})
                        here[nodes] = here.get(nodes, 0) + times
        return ended

    def _grouped(self, nodes: Iterable[int]) -> dict[int, frozenset[int]]:
        """The nodes by the place of their prompt in the flow; ``END`` by itself."""
        groups: dict[int, set[int]] = {}
        for node in nodes:
            groups.setdefault(END if node == END else self._places[node], set()).add(node)
        return {place: frozenset(alike) for place, alike in groups.items()}

    def _of(self, nodes: frozenset[int]) -> frozenset[int]:
        """What follows on the answers to any of several questions."""
        found: list[frozenset[int]] = []
        for number in nodes:
            if self._steps > MOST_STEPS:
                break
            if number not in self._known:
                node = self._nodes[number]
                assert isinstance(node, Asking)
                self._known[number] = self._ahead(
                    [
                        edge
                        for branch, edge in enumerate(node.next)
                        if edge is not None and not (self._certain and branch in node.rough)
                    ]
                )
            found.append(self._known[number])
            self._steps += len(found[-1])
        return frozenset[int]().union(*found)

    def _ahead(self, edges: Sequence[Edge]) -> frozenset[int]:
        """The questions that the edges lead to, past everything that is not asked; ``END`` among them."""
        found: set[int] = set()
        seen: set[int] = set()
        waiting = [edge.to for edge in edges]
        while waiting:
            to = waiting.pop()
            if to is None:
                found.add(END)
                continue
            if to in seen:
                continue
            seen.add(to)
            match self._nodes[to]:
                case Asking():
                    found.add(to)
                case Given(prompt=name, next=branches) if self._plain:
                    one = branches[unlinked(self._classes[name])]
                    if one is not None:
                        waiting.append(one.to)
                case Deciding(certain=False) if self._certain:
                    pass
                case Deciding(next=branches) | Given(next=branches):
                    waiting.extend(one.to for one in branches if one is not None)
        self._steps += len(seen)
        return frozenset(found)


def paths(graph: Drawn) -> int:
    """Ways from node to node: no fewer than there are routes."""
    ways: list[int] = []
    for node in graph.nodes:
        ahead = {one.to for one in node.next if one is not None}
        ways.append(sum(1 if to is None else ways[to] for to in ahead))
    return 1 if graph.start.to is None else ways[graph.start.to]
