"""What a piece of a condition looks for in the answers of one prompt: where it cuts them apart.

A number is cut by the numbers it is compared with, a day by days, words by their length and by words they are
compared with, ticks by the choices named. A piece that asks anything else of answers without end (a pattern, a
sum) cannot sort them, and is left undecided.
"""

from dataclasses import dataclass
from enum import Enum

from conversations.expressions import Scope
from conversations.expressions.evaluation import argument
from conversations.expressions.syntax import (
    Call,
    Compared,
    Every,
    ExpressionError,
    Literal,
    Negated,
    Node,
    Reckoned,
    Reference,
    Some,
    nodes,
)
from conversations.expressions.values import Value, to_number, to_text
from conversations.flow import Kind, Prompt
from conversations.ways.pieces import named


class Shape(Enum):
    """How the answers of a prompt can be told apart."""

    PICK = "pick"  # one of a few
    TICKS = "ticks"
    NUMBER = "number"
    DAY = "day"
    WORDS = "words"
    OTHER = "other"  # only whether there is one


def shape(prompt: Prompt) -> Shape:
    """The shape of a prompt's answers."""
    match prompt.kind:
        case Kind.SELECT_ONE | Kind.ACKNOWLEDGE:
            return Shape.PICK
        case Kind.SELECT_MULTIPLE | Kind.RANK:
            return Shape.TICKS
        case Kind.INTEGER | Kind.DECIMAL | Kind.RANGE:
            return Shape.NUMBER
        case Kind.DATE:
            return Shape.DAY
        case Kind.TEXT | Kind.HIDDEN:
            return Shape.WORDS
        case _:
            return Shape.OTHER


@dataclass(frozen=True, slots=True)
class Number:
    """Compared with this number; for a day, days since 1 January 1970."""

    value: float


@dataclass(frozen=True, slots=True)
class Word:
    """Compared with this text."""

    value: str


@dataclass(frozen=True, slots=True)
class Length:
    """Its length compared with this."""

    value: float


@dataclass(frozen=True, slots=True)
class Ticked:
    """Whether some of these choices are ticked, or with ``whole`` whether all are."""

    names: frozenset[str]
    whole: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """The number of ticks compared with this; infinite where the number itself matters."""

    value: float


Mark = Number | Word | Length | Ticked | Counted


def marks(node: Node, prompt: Prompt, *, truth: bool) -> tuple[Mark, ...] | None:
    """Where a piece about one prompt cuts its answers; None where it asks something that cannot be cut by."""
    found: list[Mark] = []
    if prompt.kind is Kind.RANK and _orders(node):
        return None
    return tuple(found) if _gather(node, prompt.name, shape(prompt), truth, found) else None


def brought_by_no_link(prompt: Prompt) -> str:
    """What a hidden prompt holds in a talk that no link began: its default, where that is written out."""
    value = constant(prompt.default.tree) if prompt.default is not None else None
    return "" if value is None else to_text(value)


def constant(node: Node) -> Value | None:
    """The value of a tree that looks at no answer; None where it looks at one, or cannot be worked out."""
    if isinstance(node, Literal):
        return node.value
    if named(node):
        return None
    try:
        return argument(node).run(Scope({}))
    except ExpressionError:
        return None


def _orders(node: Node) -> bool:
    """Whether an answer is compared with several choices: of a rank, their order matters, which no tick shows."""
    for inner, _ in nodes(node):
        if isinstance(inner, Compared) and inner.operator in {"=", "!="}:
            values = (constant(side) for side in (inner.left, inner.right))
            if any(isinstance(value, str) and len(value.split()) > 1 for value in values):
                return True
    return False


def _gather(node: Node, name: str, kind: Shape, truth: bool, found: list[Mark]) -> bool:
    match node:
        case Reference():
            if kind is Shape.NUMBER and truth:
                found.append(Number(0.0))
            return truth or not node.name
        case Every(parts=parts) | Some(parts=parts):
            if kind is Shape.TICKS and (ticked := _several(node)) is not None:
                found.append(ticked)
                return True
            return all(_gather(part, name, kind, True, found) for part in parts)
        case Call(function="not" | "boolean", arguments=(part,)):
            return _gather(part, name, kind, True, found)
        case Call(function="if", arguments=(test, yes, no)):
            return _gather(test, name, kind, True, found) and all(
                _gather(part, name, kind, truth, found) for part in (yes, no)
            )
        case Call(function="selected", arguments=(Reference(), wanted)) if kind is Shape.TICKS:
            word = constant(wanted)
            found.append(Ticked(frozenset({to_text(word).strip() if word is not None else ""}), False))
            return word is not None
        case Call(function="count-selected", arguments=(Reference(),)) if kind is Shape.TICKS:
            found.append(Counted(float("inf")))
            return True
        case Compared(left=left, right=right):
            for side, other in ((left, right), (right, left)):
                value = constant(other)
                if value is not None and (mark := _compared(side, value, node.operator, kind)):
                    found.extend(mark)
                    return True
            return all(_gather(part, name, kind, False, found) for part in (left, right))
        case Call(arguments=children):
            return all(_gather(child, name, kind, False, found) for child in children)
        case Reckoned(left=left, right=right):
            return all(_gather(child, name, kind, False, found) for child in (left, right))
        case Negated(operand=operand):
            return _gather(operand, name, kind, False, found)
        case _:
            return not named(node)


def _compared(side: Node, value: Value, operator: str, kind: Shape) -> tuple[Mark, ...] | None:
    equality = operator in {"=", "!="}
    match side:
        case Reference() if value == "" and equality:
            return (Ticked(frozenset(), False),) if kind is Shape.TICKS else (Word(""),)
        case Reference() if kind is Shape.NUMBER and isinstance(value, bool) and equality:
            return (Number(0.0),)
        case Reference() if kind is Shape.TICKS and isinstance(value, str) and equality:
            words = value.split()
            return (*(Ticked(frozenset({word}), False) for word in words), Counted(float(len(words))))
        case Reference() if kind is Shape.WORDS and isinstance(value, str) and equality:
            return (Word(value),)
        case Reference() | Call(function="number" | "date", arguments=(Reference(),)) if kind in {
            Shape.NUMBER,
            Shape.DAY,
        } and not isinstance(value, bool):
            return (Number(to_number(value)),)
        case Call(function="string-length", arguments=(Reference(),)) if kind is Shape.WORDS:
            return (Length(to_number(value)),)
        case Call(function="count-selected", arguments=(Reference(),)) if kind is Shape.TICKS:
            return (Counted(to_number(value)),)
        case _:
            return None


def _several(node: Every | Some) -> Ticked | None:
    """The choices of an ``or`` (an ``and``) of nothing but selected(), or of nothing but not(selected())."""
    names: set[str] = set()
    turns: set[bool] = set()
    for part in node.parts:
        turned = isinstance(part, Call) and part.function == "not" and len(part.arguments) == 1
        inner = part.arguments[0] if turned and isinstance(part, Call) else part
        match inner:
            case Call(function="selected", arguments=(Reference(), wanted)):
                word = constant(wanted)
                if word is None:
                    return None
                names.add(to_text(word).strip())
                turns.add(turned)
            case _:
                return None
    if len(turns) != 1:
        return None
    return Ticked(frozenset(names), isinstance(node, Every) is not turns.pop())
