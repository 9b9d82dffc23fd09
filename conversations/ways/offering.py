"""Which choices a choice filter, or a constraint, never lets through."""

from collections.abc import Mapping
from itertools import product
from math import prod

from conversations.expressions import Scope
from conversations.expressions.evaluation import truth_of
from conversations.expressions.spelling import spelt
from conversations.expressions.syntax import Call, Each, ExpressionError, Node, nodes
from conversations.flow import Flow, Kind, Prompt
from conversations.ways.classes import ByName, ByTicks
from conversations.ways.conditions import Looked
from conversations.ways.marks import marks
from conversations.ways.pieces import UNSETTLED, Asked, is_worked_out, named, resolved
from conversations.ways.sorting import classes, is_small
from conversations.ways.states import Seen

MOST_FILTERS = 2_000
"""Different filters of one prompt that are looked into; a prompt with more is passed over."""

MOST_TRIED = 5_000
"""Combinations of answers tried for one filter; one that needs more is taken to let its choices through."""


def never_offered(flow: Flow, looked: Looked, seen: Seen) -> tuple[str, ...]:
    """The choices that are certainly never offered, in the form's order."""
    prompt = looked.prompt
    if prompt.choice_filter is None or looked.classes is None:
        return ()
    before = {one.name: one for one in flow.prompts[: flow.prompts.index(prompt)]}

    def there(name: str) -> bool:
        return name in before and before[name].kind is not Kind.NOTE

    passes: dict[str, bool] = {}
    lost: dict[str, bool] = {}
    for choice in prompt.choices:
        node = resolved(prompt.choice_filter.tree, there, "", choice.columns)
        words = spelt(node)
        if words not in passes:
            if len(passes) >= MOST_FILTERS:
                return ()
            passes[words] = _can_hold(flow, node, before)
        lost[choice.name] = lost.get(choice.name, True) and not passes[words]
    return tuple(name for name, never in lost.items() if never)


def refused_choices(looked: Looked, seen: Seen) -> tuple[str, ...]:
    """The choices that the constraint of their prompt refuses whatever else was answered, in the form's order."""
    prompt, found = looked.prompt, looked.classes
    if prompt.constraint is None or found is None or not seen.refused:
        return ()
    taken = {number for number in seen.passed if found.alone[number]}
    match found.sorter:
        case ByName(classes=classes) if prompt.kind is Kind.SELECT_ONE:
            refused = {name for name, number in classes.items() if number in seen.refused - taken}
        case ByTicks(blocks=blocks, classes=classes):
            with_some = [
                {number for counts, number in classes.items() if counts[at]} for at in range(len(blocks))
            ]
            refused = {
                name
                for block, numbers in zip(blocks, with_some, strict=True)
                if numbers & seen.refused and not numbers & taken
                for name in block
            }
        case _:
            return ()
    return tuple(dict.fromkeys(choice.name for choice in prompt.choices if choice.name in refused))


def _can_hold(flow: Flow, node: Node, before: Mapping[str, Prompt]) -> bool:
    """Whether some answers make it hold; true where that is not certain either way."""
    names = sorted(named(node))
    for inner, _ in nodes(node):
        if isinstance(inner, Each) or (isinstance(inner, Call) and inner.function in UNSETTLED):
            return True
    answers: list[list[str | None]] = []
    for name in names:
        prompt = before[name]
        if is_worked_out(prompt):
            return True
        if len(names) > 1 and prompt.kind is not Kind.SELECT_ONE:
            return True
        if prompt.kind is Kind.SELECT_ONE:
            answers.append([None, "", *dict.fromkeys(choice.name for choice in prompt.choices)])
            continue
        if marks(node, prompt, truth=True) is None and not is_small(prompt):
            return True
        piece = Asked(name, node, spelt(node), True)
        outcomes = classes(flow, prompt, (piece,)).outcomes[piece.words, True]
        return any(outcome is None or outcome[1] is True for outcome in outcomes)
    if prod(map(len, answers)) > MOST_TRIED:
        return True
    try:
        holds = truth_of(node)
    except ExpressionError:
        return True
    return any(
        holds(Scope({name: value for name, value in zip(names, values, strict=True) if value is not None}))
        for values in product(*answers)
    )
