"""Which prompts the answers so far lead to.

The place in a flow is not stored but found: the first prompt on the route that has no answer yet. So going
back, editing, and leaving a branch and coming back need no rules of their own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from conversations.expressions import Scope
from conversations.expressions.evaluation import truth_of
from conversations.expressions.syntax import Every, Node
from conversations.flow import Choice, Flow, Guard, Kind, Prompt


@dataclass(frozen=True, slots=True)
class Route:
    """The way through a flow that some answers take.

    Attributes:
        reached: The prompts on the way, in order, up to and including ``waiting``.
        values: What they were answered or worked out to; parked answers are not here.
        notes: Notes met after the last answer and not told yet, in order.
        waiting: The first prompt on the way with no answer; None at the end of the flow.
    """

    reached: tuple[Prompt, ...]
    values: Mapping[str, str]
    notes: tuple[Prompt, ...]
    waiting: Prompt | None

    @property
    def consent(self) -> Prompt | None:
        """The prompt that asks for the uses, where it is on the way."""
        for prompt in self.reached:
            if Guard.CONSENT in prompt.guards:
                return prompt
        return None

    def is_first(self, prompt: Prompt) -> bool:
        """Whether nothing was asked before this prompt on this way."""
        for earlier in self.reached:
            if is_asked(earlier):
                return earlier is prompt
        return True

    def before(self, name: str) -> Prompt | None:
        """The prompt that was asked before that one on this way; None at the first."""
        earlier: Prompt | None = None
        for prompt in self.reached:
            if prompt.name == name:
                return earlier
            if is_asked(prompt):
                earlier = prompt
        return earlier


def is_asked(prompt: Prompt) -> bool:
    """Whether the prompt waits for an answer (notes and calculations do not)."""
    return prompt.kind is not Kind.NOTE and prompt.kind is not Kind.CALCULATE


def walk(flow: Flow, answers: Mapping[str, str]) -> Route:
    """Follow the flow until something is to be asked.

    An expression may only refer to earlier prompts, so one pass in order decides everything. An answer that
    its prompt no longer offers (the choice filter has changed its mind) counts as not given.
    """
    values: dict[str, str] = {}
    reached: list[Prompt] = []
    notes: list[Prompt] = []
    scope = Scope(values)
    steps = _steps(flow)
    at, end = 0, len(steps)
    while at < end:
        holds, past, prompt, name, works_out, is_note = steps[at]
        if holds is not None and not holds(scope):
            at = past
            continue
        at += 1
        if prompt is None:
            continue
        reached.append(prompt)
        if works_out is not None:
            values[name] = works_out(scope)
            continue
        answer = answers.get(name)
        if is_note:
            if answer is None:
                notes.append(prompt)
            continue
        if answer and prompt.choice_filter is not None and not _is_offered(prompt, values, answer):
            answer = None
        if answer is None:
            return Route(tuple(reached), values, tuple(notes), prompt)
        values[name] = answer
    return Route(tuple(reached), values, tuple(notes), None)


_Step = tuple[Callable[[Scope], bool] | None, int, Prompt | None, str, Callable[[Scope], str] | None, bool]
"""Whether to go in, where to go on if not, and the prompt; a section has none, and its prompts follow.

Then what the walk would else ask of each prompt every time: its name, its calculation, and whether it is a note.
"""


@lru_cache(maxsize=64)
def _steps(flow: Flow) -> tuple[_Step, ...]:
    """The flow laid out for walking: what a group's prompts have in common is asked once for all of them."""
    steps: list[_Step] = []

    def lay(prompts: Sequence[tuple[Prompt, tuple[Node, ...]]]) -> None:
        at = 0
        while at < len(prompts):
            prompt, conditions = prompts[at]
            alike = at + 1
            while conditions and alike < len(prompts) and prompts[alike][1][:1] == conditions[:1]:
                alike += 1
            if alike > at + 1:
                here = len(steps)
                steps.append((truth_of(conditions[0]), 0, None, "", None, False))
                lay([(inner, rest[1:]) for inner, rest in prompts[at:alike]])
                steps[here] = (steps[here][0], len(steps), None, "", None, False)
            else:
                holds = truth_of(Every(conditions)) if conditions else None
                works_out = None if prompt.calculation is None else prompt.calculation.text
                is_note = prompt.kind is Kind.NOTE
                steps.append((holds, len(steps) + 1, prompt, prompt.name, works_out, is_note))
            at = alike

    lay([(prompt, _conditions(prompt)) for prompt in flow.prompts])
    return tuple(steps)


def _conditions(prompt: Prompt) -> tuple[Node, ...]:
    if prompt.relevant is None:
        return ()
    tree = prompt.relevant.tree
    return tree.parts if isinstance(tree, Every) else (tree,)


def offered(prompt: Prompt, values: Mapping[str, str]) -> tuple[Choice, ...]:
    """The choices of a prompt that its choice filter lets through, in the form's order."""
    if prompt.choice_filter is None:
        return prompt.choices
    keep = prompt.choice_filter
    return tuple(choice for choice in prompt.choices if keep.holds(Scope(values, "", choice.columns)))


def _is_offered(prompt: Prompt, values: Mapping[str, str], answer: str) -> bool:
    assert prompt.choice_filter is not None
    keep = prompt.choice_filter.holds
    picked = answer.split()
    return all(keep(Scope(values, "", choice.columns)) for choice in prompt.choices if choice.name in picked)
