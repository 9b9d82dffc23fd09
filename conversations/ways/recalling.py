"""What the form works out and repeats in its words, as tables that a page can look up with no engine behind it."""

from collections.abc import Sequence

from conversations.expressions.values import to_text
from conversations.flow import Flow, Prompt
from conversations.layout import takes_link
from conversations.ways.classes import ABSENT
from conversations.ways.conditions import Conditions
from conversations.ways.decisions import NO, YES
from conversations.ways.graph import constants, sorted_by
from conversations.ways.pieces import is_worked_out
from conversations.ways.weighing import PLACE_BITS

MOST_VALUES = 200
"""Values of one calculation that stand in the tables; one with more is left out."""

MOST_NODES = 5_000
"""Nodes that one calculation may add to the tables."""


def recalled(flow: Flow) -> tuple[Prompt, ...]:
    """What is worked out, or comes from a link, and is repeated in the words of the form."""
    names = frozenset[str]().union(*(prompt.recalls for prompt in flow.prompts))
    return tuple(
        prompt
        for prompt in flow.prompts
        if prompt.name in names and (is_worked_out(prompt) or takes_link(prompt))
    )


def tables(flow: Flow) -> "Tables":
    """The values of all that is ``recalled()``; what has no end of values, or hangs on the day, is left out."""
    return Tables(flow, [prompt.name for prompt in recalled(flow) if is_worked_out(prompt)])


class Tables:
    """The values of some calculations of a flow."""

    def __init__(self, flow: Flow, wanted: Sequence[str]) -> None:
        self._flow = flow
        always = {prompt.name for prompt in flow.prompts if prompt.relevant is None}
        self._held = {name: value for name, value in constants(flow).items() if name in always}
        self._conditions = Conditions(flow, frozenset(wanted))
        self._answers: dict[str, object] = {}
        self._nodes: list[list[object]] = []
        self._numbers: dict[int, int] = {NO: 0, YES: 1}
        self._values = {name: cases for name in wanted if (cases := self._cases(name)) is not None}

    def holds(self, name: str) -> bool:
        """Whether the value of a prompt stands in the tables."""
        return name in self._values or name in self._held

    def document(self) -> dict[str, object]:
        """The tables for JSON.

        ``constants`` are hidden prompts with what they hold where no link brings anything. ``values`` are the cases
        of each calculation, ``[[text, condition], ...]``. A condition is 0 for never, 1 for always, or 2 more than
        its place in ``nodes``. A node is ``[prompt, [condition, ...]]``: how it goes on where that was not asked,
        then by class of its answer; ``answers`` says by prompt how an answer finds its class, as in the graph's
        document.
        """
        return {
            "constants": self._held,
            "values": self._values,
            "answers": self._answers,
            "nodes": self._nodes,
        }

    def _cases(self, name: str) -> list[list[object]] | None:
        """The values of a calculation, each with its condition; None where the tables cannot hold them."""
        worked = self._conditions.worked[name]
        if len(worked) > MOST_VALUES:
            return None
        roots: list[tuple[str, int]] = []
        for outcome, root in worked.items():
            if outcome is None:
                return None
            roots.append(("" if outcome == ABSENT else to_text(outcome[1]), root))
        inner = self._below([root for _, root in roots])
        if inner is None:
            return None
        for node in inner:
            self._add(node)
        return [[text, self._numbers[root]] for text, root in roots]

    def _below(self, roots: Sequence[int]) -> list[int] | None:
        """The nodes that conditions are made of, those that others lead to first; None where the page lacks one."""
        decisions = self._conditions.decisions
        found: set[int] = set()
        waiting = [root for root in roots if root not in (NO, YES)]
        while waiting:
            node = waiting.pop()
            if node in found:
                continue
            found.add(node)
            variable = decisions.variable[node]
            if variable in self._conditions.opens or len(found) > MOST_NODES:
                return None
            prompt = self._flow.prompts[variable >> PLACE_BITS]
            if takes_link(prompt) and prompt.name not in self._held:
                return None
            waiting.extend(kid for kid in decisions.kids[node] if kid not in (NO, YES))
        # A node is made after those it leads to.
        return sorted(found)

    def _add(self, node: int) -> None:
        if node in self._numbers:
            return
        decisions = self._conditions.decisions
        looked = self._conditions.looked[decisions.variable[node] >> PLACE_BITS]
        assert looked.classes is not None, "only answers decide"
        name = looked.prompt.name
        if name not in self._answers:
            self._answers[name] = sorted_by(looked.classes)
        self._numbers[node] = len(self._nodes) + 2
        self._nodes.append([name, [self._numbers[kid] for kid in decisions.kids[node]]])
