"""Skip rules, constraints, filters and calculations: read once, then worked out in well under a microsecond."""

from collections.abc import Callable
from dataclasses import dataclass, field

from conversations.expressions.evaluation import text_of, truth_of, work
from conversations.expressions.syntax import Every, ExpressionError, Node, Reference, nodes, straightened
from conversations.expressions.syntax import tree as tree_of
from conversations.expressions.values import Scope, Value

__all__ = ["Expression", "ExpressionError", "Scope", "Value", "both", "parse"]


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression, compiled. Two with equal source are equal.

    Attributes:
        source: The expression as written, quotes straightened.
        names: Every ``${name}`` referred to.
        tree: Its parts, for whoever checks them.
        holds: Whether it is true in a scope.
        value: What it gives in a scope: text, a number or a truth.
        text: The same as text, as XPath's string() words it.
    """

    source: str
    names: frozenset[str] = field(compare=False, repr=False)
    tree: Node = field(compare=False, repr=False)
    holds: Callable[[Scope], bool] = field(compare=False, repr=False)
    value: Callable[[Scope], Value] = field(compare=False, repr=False)
    text: Callable[[Scope], str] = field(compare=False, repr=False)


def parse(text: str) -> Expression:
    """Read one expression of a flow.

    Raises:
        ExpressionError: It is not in the language, too long or too deep, or calls a function that is unknown or
            takes other arguments; the designer must mend it.
    """
    source = straightened(text)
    return _compiled(source, tree_of(source))


def both(first: Expression | None, second: Expression | None) -> Expression | None:
    """An expression that holds where both do; None stands for one that always holds."""
    if first is None or second is None:
        return first or second
    return _compiled(f"({first.source}) and ({second.source})", Every((*_parts(first), *_parts(second))))


def _parts(expression: Expression) -> tuple[Node, ...]:
    return expression.tree.parts if isinstance(expression.tree, Every) else (expression.tree,)


def _compiled(source: str, tree: Node) -> Expression:
    return Expression(
        source=source,
        names=frozenset(node.name for node, _ in nodes(tree) if isinstance(node, Reference)),
        tree=tree,
        holds=truth_of(tree),
        value=work(tree)[0],
        text=text_of(tree),
    )
