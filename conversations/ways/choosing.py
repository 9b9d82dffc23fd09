"""Which way to go through a graph for the most questions, or the fewest."""

from collections.abc import Mapping, Sequence

from conversations.ways.classes import Classes, unlinked
from conversations.ways.nodes import Asking, Deciding, Drawn, Edge, Given, Knot


class Chosen:
    """Which branch to take at each node; ``longest`` for the most questions, ``plain`` without a link.

    Attributes:
        branch: By node, and whether all before it since the last question was certain: the branch to take.
    """

    def __init__(self, graph: Drawn, classes: Mapping[str, Classes], *, longest: bool, plain: bool) -> None:
        self.branch: dict[tuple[int, bool], int] = {}
        self._worth: dict[tuple[int, bool], tuple[int, int]] = {}
        self._sign = 1 if longest else -1
        self._asking = [isinstance(node, Asking) for node in graph.nodes]
        for number, node in enumerate(graph.nodes):
            branches: Sequence[int] = range(len(node.next))
            match node:
                case Asking():
                    # Answers before the skip, as in the list of routes.
                    branches = (*branches[1:], 0)
                case Given(prompt=name) if plain:
                    branches = (unlinked(classes[name]),)
                case _:
                    pass
            for certain in (True,) if isinstance(node, Asking) else (True, False):
                self._choose(number, node, branches, certain=certain)

    def _choose(self, number: int, node: Knot, branches: Sequence[int], *, certain: bool) -> None:
        best: tuple[int, int] | None = None
        for branch in branches:
            edge = node.next[branch]
            if edge is None:
                continue
            match node:
                case Asking(rough=rough):
                    surely = branch not in rough
                case Deciding():
                    surely = certain and node.certain
                case _:
                    surely = certain
            worth = self.worth(edge, certain=surely)
            if worth is not None and (best is None or worth > best):
                best = worth
                self.branch[number, certain] = branch
        if best is not None:
            asked = self._sign if isinstance(node, Asking) else 0
            self._worth[number, certain] = (best[0] + asked, best[1])

    def worth(self, edge: Edge, *, certain: bool) -> tuple[int, int] | None:
        """Questions ahead (the more the better, or fewer), and doubts (the fewer the better); None for no way on."""
        doubt = 0 if certain else -1
        if edge.to is None:
            return (0, doubt)
        if not self._asking[edge.to]:
            return self._worth.get((edge.to, certain))
        worth = self._worth.get((edge.to, True))
        return None if worth is None else (worth[0], worth[1] + doubt)
