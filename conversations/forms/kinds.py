"""What each answer is where an expression reads it: a number, something true or false, or a text.

In ODK an answer of a number question is a number, and a calculation keeps the kind of what came out. Here answers are
kept as texts, so the expressions of a form are told, once all of it is read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from conversations.expressions import Expression, typed
from conversations.expressions.syntax import Literal
from conversations.expressions.values import Yields
from conversations.flow import Kind, Prompt

OF_KINDS: Mapping[Kind, Yields] = {
    Kind.INTEGER: Yields.NUMBER,
    Kind.DECIMAL: Yields.NUMBER,
    Kind.RANGE: Yields.NUMBER,
    Kind.DATETIME: Yields.MOMENT,
}
"""Of the kinds that are asked and kept of more than a text."""


def told_kinds(prompts: Iterable[Prompt]) -> tuple[Prompt, ...]:
    """The prompts with expressions that know what each answer was kept of; a calculation stands below its inputs."""
    kinds: dict[str, Yields] = {}
    told: list[Prompt] = []
    for prompt in prompts:
        own = OF_KINDS.get(prompt.kind, Yields.TEXT)
        new = _told(prompt, kinds, own)
        if new.kind is Kind.CALCULATE and new.calculation is not None:
            own = new.calculation.yields
        elif (
            new.kind is Kind.HIDDEN and new.default is not None and not isinstance(new.default.tree, Literal)
        ):
            own = new.default.yields  # what is written out gives way to what a link brings, which is a text
        if own is not Yields.TEXT:
            kinds[prompt.name] = own
        told.append(new)
    return tuple(told)


def _told(prompt: Prompt, kinds: Mapping[str, Yields], own: Yields) -> Prompt:
    def told(expression: Expression | None) -> Expression | None:
        return None if expression is None else typed(expression, kinds)

    if not kinds and (own is Yields.TEXT or prompt.constraint is None):
        return prompt
    return replace(
        prompt,
        relevant=told(prompt.relevant),
        constraint=None if prompt.constraint is None else typed(prompt.constraint, kinds, own),
        choice_filter=told(prompt.choice_filter),
        calculation=told(prompt.calculation),
        default=told(prompt.default),
        seed=told(prompt.seed),
    )
