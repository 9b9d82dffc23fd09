"""A flow laid out for talking: what every turn would else look up again, found once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from conversations.expressions import Expression, Scope
from conversations.expressions.evaluation import truth_of
from conversations.expressions.syntax import Call, Every, Literal, Node, nodes
from conversations.flow import Choice, Flow, Kind, Language, Prompt


class Way(Enum):
    """How a walk takes a prompt."""

    SECTION = "section"  # no prompt: prompts that have a condition in common follow
    ASKED = "asked"
    FILTERED = "filtered"  # asked where anything is offered; an answer that no longer is counts as none
    TOLD = "told"
    WORKED_OUT = "worked out"
    KEPT = "kept"  # worked out once
    GIVEN = "given"  # a constant, from a link or from the designer


Step = tuple[Way, Callable[[Scope], bool] | None, int, Prompt, str, Callable[[Scope], str]]
"""How a prompt is taken, whether to go in, where to go on if not, the prompt, its name, and what works out its value.

A section stands for the first of its prompts.
"""


def _nothing(scope: Scope) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Minded:
    """The choices of one prompt at which the engine acts by itself (see ``flow.Choice``), by name."""

    under_age: frozenset[str]
    discreet: frozenset[str]


@dataclass(frozen=True, slots=True)
class Layout:
    """A flow, laid out.

    Attributes:
        steps: The flow for walking: what a group's prompts have in common is asked once for all of them.
        first: The prompt that every way begins with; None where that depends on something.
        prompts: By name.
        positions: The place of each prompt in the flow, from 0, by name.
        choices: The choices by name of each prompt that has a choice filter (a name may stand more than once).
        labels: For ``jr:choice-name()``, where the flow calls it: labels by prompt, choice and language.
        minded: The prompts that have choices at which the engine acts by itself.
        repeating: The prompts whose worked-out values may repeat words a narrator typed, or a link brought.
    """

    steps: tuple[Step, ...]
    first: Prompt | None
    prompts: Mapping[str, Prompt]
    positions: Mapping[str, int]
    choices: Mapping[str, Mapping[str, tuple[Choice, ...]]]
    labels: Mapping[str, Mapping[str, Mapping[Language, str]]]
    minded: Mapping[str, Minded]
    repeating: frozenset[str]


_KEPT: dict[int, tuple[Flow, Layout]] = {}
"""By the identity of the flow, which is kept so that no other gets it: to compare two flows takes longer than a turn."""

_MOST = 64


def layout(flow: Flow) -> Layout:
    """The flow, laid out; once for each flow object."""
    kept = _KEPT.get(id(flow))
    if kept is None:
        if len(_KEPT) >= _MOST:
            _KEPT.clear()
        kept = _KEPT[id(flow)] = (flow, _laid_out(flow))
    return kept[1]


def _laid_out(flow: Flow) -> Layout:
    asked = [prompt for prompt in flow.prompts if _way(prompt) in (Way.ASKED, Way.FILTERED)]
    return Layout(
        steps=_steps(flow),
        first=asked[0] if asked and asked[0].relevant is None and asked[0].choice_filter is None else None,
        prompts={prompt.name: prompt for prompt in flow.prompts},
        positions={prompt.name: place for place, prompt in enumerate(flow.prompts)},
        choices={
            prompt.name: _by_name(prompt.choices)
            for prompt in flow.prompts
            if prompt.choice_filter is not None
        },
        labels=_labels(flow),
        minded={
            prompt.name: Minded(
                frozenset(choice.name for choice in prompt.choices if choice.under_age),
                frozenset(choice.name for choice in prompt.choices if choice.discreet),
            )
            for prompt in flow.prompts
            if any(choice.under_age or choice.discreet for choice in prompt.choices)
        },
        repeating=_repeating(flow),
    )


def _steps(flow: Flow) -> tuple[Step, ...]:
    steps: list[Step] = []

    def lay(prompts: Sequence[tuple[Prompt, tuple[Node, ...]]]) -> None:
        at = 0
        while at < len(prompts):
            prompt, conditions = prompts[at]
            alike = at + 1
            while conditions and alike < len(prompts) and prompts[alike][1][:1] == conditions[:1]:
                alike += 1
            here = len(steps)
            if alike > at + 1:
                holds = truth_of(conditions[0])
                steps.append((Way.SECTION, holds, 0, prompt, prompt.name, _nothing))
                lay([(inner, rest[1:]) for inner, rest in prompts[at:alike]])
                steps[here] = (Way.SECTION, holds, len(steps), prompt, prompt.name, _nothing)
            else:
                whole = Every(conditions) if len(conditions) > 1 else conditions[0] if conditions else None
                worked_out = works_out(prompt)
                text = _nothing if worked_out is None else worked_out.text
                goes_in = None if whole is None else truth_of(whole)
                steps.append((_way(prompt), goes_in, here + 1, prompt, prompt.name, text))
            at = alike

    lay([(prompt, _conditions(prompt)) for prompt in flow.prompts])
    return tuple(steps)


def _way(prompt: Prompt) -> Way:
    match prompt.kind:
        case Kind.NOTE:
            return Way.TOLD
        case Kind.CALCULATE:
            return Way.KEPT if prompt.keeps else Way.WORKED_OUT
        case Kind.HIDDEN:
            return Way.GIVEN if takes_link(prompt) else Way.KEPT
        case _:
            return Way.ASKED if prompt.choice_filter is None else Way.FILTERED


def _conditions(prompt: Prompt) -> tuple[Node, ...]:
    if prompt.relevant is None:
        return ()
    tree = prompt.relevant.tree
    return tree.parts if isinstance(tree, Every) else (tree,)


def _by_name(choices: Sequence[Choice]) -> Mapping[str, tuple[Choice, ...]]:
    found: dict[str, tuple[Choice, ...]] = {}
    for choice in choices:
        found[choice.name] = (*found.get(choice.name, ()), choice)
    return found


def _labels(flow: Flow) -> Mapping[str, Mapping[str, Mapping[Language, str]]]:
    called = {
        node.function
        for prompt in flow.prompts
        for expression in expressions_of(prompt)
        for node, _ in nodes(expression.tree)
        if isinstance(node, Call)
    }
    if "jr:choice-name" not in called:
        return {}
    return {
        prompt.name: {choice.name: choice.label for choice in reversed(prompt.choices)}
        for prompt in flow.prompts
        if prompt.choices
    }


def expressions_of(prompt: Prompt) -> tuple[Expression, ...]:
    """Every expression of a prompt."""
    every = (
        prompt.relevant,
        prompt.constraint,
        prompt.choice_filter,
        prompt.calculation,
        prompt.default,
        prompt.seed,
    )
    return tuple(expression for expression in every if expression is not None)


def _repeating(flow: Flow) -> frozenset[str]:
    # What is worked out stands below what it refers to, so one pass finds what repeats another that repeats words.
    repeating: set[str] = set()
    typed = {prompt.name for prompt in flow.prompts if prompt.kind is Kind.TEXT or takes_link(prompt)}
    for prompt in flow.prompts:
        worked_out = works_out(prompt)
        if worked_out is not None and not worked_out.names.isdisjoint(typed | repeating):
            repeating.add(prompt.name)
    return frozenset(repeating)


def takes_link(prompt: Prompt) -> bool:
    """Whether a link can bring the value of a prompt: a hidden one, unless the designer has it worked out."""
    return prompt.kind is Kind.HIDDEN and is_written_out(prompt.default)


def works_out(prompt: Prompt) -> Expression | None:
    """What works out the value of a prompt that asks nothing; None for all others."""
    if prompt.kind is Kind.HIDDEN:
        return prompt.default
    return prompt.calculation if prompt.kind is Kind.CALCULATE else None


def is_written_out(expression: Expression | None) -> bool:
    """Whether an expression is a value the designer wrote, which never changes."""
    return expression is None or isinstance(expression.tree, Literal)
