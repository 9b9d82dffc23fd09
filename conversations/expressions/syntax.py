"""What an expression is made of: the nodes of its tree.

``position`` counts characters of the source from 1; 0 where a node was not read from one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal as OneOf

from conversations.errors import ConversationError
from conversations.expressions.values import Yields


class ExpressionError(ConversationError):
    """An expression cannot be understood; its designer must mend it.

    ``position`` counts characters from 1, ``problem`` and ``remedy`` are whole sentences, ``rule`` is the id of
    the kind of mistake, for ``Fault.rule``: ``syntax``, ``unknown-function``, ``refused-function``,
    ``wrong-arguments``, ``wrong-types``, ``refused-path``.
    """

    def __init__(self, position: int, problem: str, remedy: str, rule: str = "syntax") -> None:
        self.position = position
        self.problem = problem
        self.remedy = remedy
        self.rule = rule
        super().__init__(f"{problem} {remedy}")


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written out."""

    value: str | float
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """``${name}``: the answer to another prompt; ``yields`` says what it was kept of, once the whole form is read."""

    name: str
    position: int
    yields: Yields = Yields.TEXT


@dataclass(frozen=True, slots=True)
class Here:
    """``.``: the answer being checked."""

    position: int
    yields: Yields = Yields.TEXT


@dataclass(frozen=True, slots=True)
class Column:
    """A bare name: a column of the choice being filtered."""

    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    function: str
    arguments: tuple["Node", ...]
    position: int


@dataclass(frozen=True, slots=True)
class Each:
    """The answers of one prompt in every round of a repeat, by the names of its instances, in the form's order.

    Only unrolling a repeat makes it; no text is read as one. As text it is the first that is there. An instance
    is there when its name is in ``Scope.answers``, be it empty.
    """

    names: tuple[str, ...]
    yields: Yields = Yields.TEXT


@dataclass(frozen=True, slots=True)
class Round:
    """``position(..)``: which time round a repeat; unrolling makes a number of it.

    ``levels`` counts the steps up to that repeat, groups being steps too: 2 for ``position(../..)``.
    """

    position: int
    levels: int = 1


@dataclass(frozen=True, slots=True)
class Negated:
    """Unary minus."""

    operand: "Node"


Comparison = OneOf["=", "!=", "<", "<=", ">", ">="]
Arithmetic = OneOf["+", "-", "*", "div", "mod"]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two values side by side."""

    operator: Comparison
    left: "Node"
    right: "Node"
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Two numbers made into one."""

    operator: Arithmetic
    left: "Node"
    right: "Node"
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Every:
    """Parts joined by ``and``: two or more."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """Parts joined by ``or``: two or more."""

    parts: tuple["Node", ...]


Node = (
    Literal | Reference | Each | Here | Column | Round | Call | Negated | Compared | Reckoned | Every | Some
)


def nodes(root: Node) -> Iterator[tuple[Node, int]]:
    """Every node of a tree with its depth, the root's being 1; without recursion, whatever the depth."""
    waiting = [(root, 1)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        for child in _children(node):
            waiting.append((child, depth + 1))  # noqa: PERF401 - most have none, and a generator for each is dear


def _children(node: Node) -> tuple[Node, ...]:
    match node:
        case Call(arguments=children) | Every(parts=children) | Some(parts=children):
            return children
        case Compared(left=left, right=right) | Reckoned(left=left, right=right):
            return (left, right)
        case Negated(operand=operand):
            return (operand,)
        case _:
            return ()
