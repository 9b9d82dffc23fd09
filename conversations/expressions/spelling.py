"""How a tree is spelt: the same words for the same tree, whatever blanks and brackets its designer wrote.

What the grammar can read is spelt so that reading it again gives the same meaning.
"""

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
from conversations.expressions.values import to_text

# How tightly each binds, loosest first; a part that binds less tightly than its whole stands in brackets.
_SOME, _EVERY, _EQUAL, _ORDER, _SUM, _PRODUCT, _UNARY, _PRIMARY = range(8)


def spelt(node: Node) -> str:
    """The node in words; an ``Each`` as its names between bars, which no designer can write, to tell it from others."""
    return _spelt(node)[0]


def shown(node: Node) -> str:
    """The node in words for people: an ``Each`` as its designer wrote it, ``${child}`` for ``${child[1] | child[2]}``."""
    return _spelt(node, plain=True)[0]


def _spelt(node: Node, *, plain: bool = False) -> tuple[str, int]:
    def within(part: Node, level: int) -> str:
        words, own = _spelt(part, plain=plain)
        return words if own >= level else f"({words})"

    match node:
        case Literal(value=str(value)):
            return (f'"{value}"' if "'" in value else f"'{value}'"), _PRIMARY
        case Literal(value=value):
            return to_text(value), _PRIMARY if float(value) >= 0 else _UNARY
        case Reference(name=name):
            return f"${{{name}}}", _PRIMARY
        case Each(names=(name, *_)) if plain:
            return f"${{{name.partition('[')[0]}}}", _PRIMARY
        case Each(names=names):
            return f"${{{' | '.join(names)}}}", _PRIMARY
        case Here():
            return ".", _PRIMARY
        case Column(name=name):
            return name, _PRIMARY
        case Round(levels=levels):
            return f"position({'/'.join(['..'] * levels)})", _PRIMARY
        case Call(function="random"):
            return "random()", _PRIMARY
        case Call(function=function, arguments=arguments):
            return f"{function}({', '.join(within(argument, _SOME) for argument in arguments)})", _PRIMARY
        case Negated(operand=operand):
            return f"-{within(operand, _UNARY)}", _UNARY
        case Compared(operator=operator, left=left, right=right):
            level = _EQUAL if operator in {"=", "!="} else _ORDER
            return f"{within(left, level)} {operator} {within(right, level + 1)}", level
        case Reckoned(operator=operator, left=left, right=right):
            level = _SUM if operator in {"+", "-"} else _PRODUCT
            return f"{within(left, level)} {operator} {within(right, level + 1)}", level
        case Every(parts=parts):
            return " and ".join(within(part, _EVERY + 1) for part in parts), _EVERY
        case Some(parts=parts):
            return " or ".join(within(part, _SOME + 1) for part in parts), _SOME
        case _:
            assert_never(node)
