"""Skip rules, constraints, filters and calculations: read once, then worked out in well under a microsecond."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from conversations.expressions.evaluation import argument
from conversations.expressions.grammar import straightened
from conversations.expressions.grammar import tree as tree_of
from conversations.expressions.misuses import misused
from conversations.expressions.rewriting import Position, Swap, keyed, swapped
from conversations.expressions.rewriting import typed as typed_tree
from conversations.expressions.spelling import spelt
from conversations.expressions.syntax import Call, Each, Every, ExpressionError, Node, Reference, Round, nodes
from conversations.expressions.values import Scope, Value, Yields

__all__ = [
    "Expression",
    "ExpressionError",
    "Scope",
    "Value",
    "both",
    "calls",
    "parse",
    "rewritten",
    "typed",
    "uses_once",
]


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression, compiled. Two with equal source, from equal places, are equal.

    Attributes:
        source: The expression as written, quotes straightened.
        names: Every ``${name}`` referred to, those of an ``Each`` too.
        tree: Its parts, for whoever checks them.
        holds: Whether it is true in a scope.
        value: What it gives in a scope: text, a number or a truth.
        text: The same as text, as it is kept: XPath's string(), and nothing where no number comes out (JavaRosa
            keeps no NaN either).
        yields: What it gives, as far as it can be known beforehand.
        where: What it was read for, where that matters: ``random()`` gives another number in each place.
    """

    source: str
    names: frozenset[str] = field(compare=False, repr=False)
    tree: Node = field(compare=False, repr=False)
    holds: Callable[[Scope], bool] = field(compare=False, repr=False)
    value: Callable[[Scope], Value] = field(compare=False, repr=False)
    text: Callable[[Scope], str] = field(compare=False, repr=False)
    yields: Yields = field(compare=False, repr=False)
    where: str = ""


def parse(text: str, where: str = "", *, checked: bool = True) -> Expression:
    """Read one expression of a flow.

    ``where`` names the place it stands in, such as its prompt: every ``random()`` of a talk gives a number that
    follows from the talk's seed, from this, and from its own place in the expression. Not ``checked``, what can
    be read and can never mean anything is let through: for a flow that passed the checks of its day.

    Raises:
        ExpressionError: It is not in the language, too long or too deep, calls a function that is unknown or takes
            other arguments, or can never mean anything; the designer must mend it.
    """
    source = straightened(text)
    expression = _compiled(source, keyed(tree_of(source), where), where)
    error = misused(expression.tree) if checked else None
    if error is not None:
        raise error
    return expression


def both(first: Expression | None, second: Expression | None) -> Expression | None:
    """An expression that holds where both do; None stands for one that always holds."""
    if first is None or second is None:
        return first or second
    return _compiled(
        f"({first.source}) and ({second.source})",
        Every((*_parts(first), *_parts(second))),
        first.where or second.where,
    )


def rewritten(
    expression: Expression, swap: Swap, position: Position | None, *, where: str | None = None
) -> Expression:
    """The expression with ``swap(reference)`` for every reference, and ``position(round)`` for every ``position(..)``.

    With no position, ``position(..)`` stays. ``where`` is as in ``parse()``. The source is spelt anew, so that
    two with the same meaning have the same source; an ``Each`` is spelt as no designer can write it, and is not
    read again.
    """
    tree = swapped(expression.tree, swap, position)
    if where is not None:
        tree = keyed(tree, where)
    if tree == expression.tree:
        return expression
    return _compiled(spelt(tree), tree, expression.where if where is None else where)


def typed(expression: Expression, kinds: Mapping[str, Yields], here: Yields = Yields.TEXT) -> Expression:
    """The expression with what each answer was kept of, so that it means what it means elsewhere.

    ``kinds`` are those of prompts whose answers are more than their text, by name; ``here`` is that of the dot. A
    number, or something true or false, is kept as text and read back: so 0 is false, and 0.30 is 0.3.
    """
    tree = typed_tree(expression.tree, kinds, here)
    return expression if tree == expression.tree else _compiled(expression.source, tree, expression.where)


def calls(expression: Expression) -> frozenset[str]:
    """The functions an expression calls, by their names."""
    return frozenset(
        "position" if isinstance(node, Round) else node.function
        for node, _ in nodes(expression.tree)
        if isinstance(node, Call | Round)
    )


def uses_once(expression: Expression) -> bool:
    """Whether the expression keeps the value it had: it calls ``once()``."""
    return "once" in calls(expression)


def _parts(expression: Expression) -> tuple[Node, ...]:
    return expression.tree.parts if isinstance(expression.tree, Every) else (expression.tree,)


def _compiled(source: str, tree: Node, where: str) -> Expression:
    names: set[str] = set()
    draws = False
    for node, _ in nodes(tree):
        match node:
            case Reference(name=name):
                names.add(name)
            case Each(names=each):
                names.update(each)
            case Call(function="random"):
                draws = True
            case _:
                pass
    whole = argument(tree)
    return Expression(
        source=source,
        names=frozenset(names),
        tree=tree,
        holds=whole.truth,
        value=whole.run,
        text=whole.kept,
        yields=whole.yields,
        where=where if draws else "",
    )
