"""An expression with other things in the place of its references: how the rows of a repeat become many."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import assert_never

from conversations.expressions.syntax import (
    Call,
    Column,
    Compared,
    Each,
    Every,
    Here,
    Literal,
    Negated,
    Node,
    Reckoned,
    Reference,
    Round,
    Some,
)
from conversations.expressions.values import Yields

Swap = Callable[[Reference], Node]
Position = Callable[[Round], int]

_QUOTED = re.compile(r"\s*\$\{([^}]*)\}\s*")


def swapped(node: Node, swap: Swap, position: Position | None) -> Node:
    """The tree with every reference, and every ``position(..)`` where positions are given, replaced."""

    def inner(part: Node) -> Node:
        return swapped(part, swap, position)

    match node:
        case Reference():
            return swap(node)
        case Round():
            return node if position is None else Literal(float(position(node)))
        case Call(function="jr:choice-name", arguments=(picked, Literal(value=str(quoted)))):
            return replace(node, arguments=(inner(picked), _swapped_quote(quoted, node, swap)))
        case Call(arguments=arguments):
            return replace(node, arguments=tuple(inner(part) for part in arguments))
        case Negated(operand=operand):
            return Negated(inner(operand))
        case Compared(left=left, right=right) | Reckoned(left=left, right=right):
            return replace(node, left=inner(left), right=inner(right))
        case Every(parts=parts):
            return Every(tuple(inner(part) for part in parts))
        case Some(parts=parts):
            return Some(tuple(inner(part) for part in parts))
        case Literal() | Each() | Here() | Column():
            return node
        case _:
            assert_never(node)


def keyed(node: Node, where: str) -> Node:
    """The tree with a key for every ``random()``, by which it is drawn: the place of the whole, and its own in it."""
    match node:
        case Call(function="random"):
            return replace(node, arguments=(Literal(f"{where} {node.position}"),))
        case Call(arguments=arguments):
            return replace(node, arguments=tuple(keyed(part, where) for part in arguments))
        case Negated(operand=operand):
            return Negated(keyed(operand, where))
        case Compared(left=left, right=right) | Reckoned(left=left, right=right):
            return replace(node, left=keyed(left, where), right=keyed(right, where))
        case Every(parts=parts) | Some(parts=parts):
            return replace(node, parts=tuple(keyed(part, where) for part in parts))
        case Literal() | Reference() | Each() | Here() | Column() | Round():
            return node
        case _:
            assert_never(node)


def typed(node: Node, kinds: Mapping[str, Yields], here: Yields) -> Node:
    """The tree with what each answer was kept of: by prompt, those of plain text left out, and of the one checked."""

    def inner(part: Node) -> Node:
        return typed(part, kinds, here)

    match node:
        case Reference(name=name) | Each(names=(name, *_)):
            return replace(node, yields=kinds[name]) if name in kinds else node
        case Here():
            return replace(node, yields=here)
        case Call(arguments=arguments):
            return replace(node, arguments=tuple(map(inner, arguments)))
        case Negated(operand=operand):
            return Negated(inner(operand))
        case Compared(left=left, right=right) | Reckoned(left=left, right=right):
            return replace(node, left=inner(left), right=inner(right))
        case Every(parts=parts) | Some(parts=parts):
            return replace(node, parts=tuple(map(inner, parts)))
        case Literal() | Each() | Column() | Round():
            return node
        case _:
            assert_never(node)


def quoted_name(text: str) -> str | None:
    """The name in a quoted reference such as ``'${name}'``; None where the text is no such thing."""
    match = _QUOTED.fullmatch(text)
    return match[1].strip() if match else None


def _swapped_quote(quoted: str, call: Call, swap: Swap) -> Literal:
    """The list of choices is named by a reference in quotes; that of any round will do, for all have the same."""
    name = quoted_name(quoted)
    if name is None:
        return Literal(quoted)
    match swap(Reference(name, call.position)):
        case Reference(name=new) | Each(names=(new, *_)):
            return Literal(f"${{{new}}}")
        case _:
            return Literal(quoted)
