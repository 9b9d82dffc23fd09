"""Expressions that can be read and can never mean anything: such a rule would hold always, or never."""

import math
import re
from collections.abc import Iterator
from typing import TypeGuard

from conversations.expressions.arguments import wrong
from conversations.expressions.dates import advice
from conversations.expressions.days import clock, moment
from conversations.expressions.functions import FUNCTIONS
from conversations.expressions.patterns import PatternRefused, steady
from conversations.expressions.syntax import (
    Call,
    Column,
    Compared,
    Every,
    ExpressionError,
    Here,
    Literal,
    Negated,
    Node,
    Reckoned,
    Reference,
    Some,
    nodes,
)
from conversations.expressions.values import to_number, to_text

_ORDERS = frozenset({"<", "<=", ">", ">="})

# Functions all of whose arguments are numbers.
_NUMERIC = frozenset(
    {"abs", "ceiling", "exp", "exp10", "floor", "int", "log", "log10", "max", "min", "pow", "round", "sqrt"}
)

# Functions whose first argument is a day, and those of them for which a time alone will do.
_OF_TIMES = frozenset({"decimal-time", "format-date", "format-date-time"})
_OF_DAYS = _OF_TIMES | {"date", "date-time", "decimal-date-time"}

_NUMBER_OR_DAY = "Write a number, or a day as in '2026-01-31'."

_LIKE_DATE = re.compile(r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}")
_LIKE_TIME = re.compile(r"[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?")
_LIKE_DECIMAL = re.compile(r"-?[0-9]+,[0-9]+")


def misused(root: Node) -> ExpressionError | None:
    """The first thing in a tree that can never mean anything, by its place; None where there is none."""
    found = [error for node, _ in nodes(root) for error in _of(node)]
    return min(found, key=lambda error: error.position) if found else None


def bare_names(root: Node) -> tuple[ExpressionError, ...]:
    """The bare names of a tree, for wherever no choice is filtered: there they mean nothing."""
    quoted: set[int] = set()
    for node, _ in nodes(root):
        match node:
            case Compared(left=Column(position=place)) | Compared(right=Column(position=place)):
                quoted.add(place)
            case Call(arguments=(_, *rest)):
                quoted.update(part.position for part in rest if isinstance(part, Column))
            case _:
                pass
    return tuple(
        ExpressionError(
            node.position,
            f"The bare name “{node.name}” at character {node.position} means nothing here.",
            _meant(node.name, quoted=node.position in quoted),
            "bare-name",
        )
        for node, _ in nodes(root)
        if isinstance(node, Column)
    )


def _meant(name: str, *, quoted: bool) -> str:
    function = FUNCTIONS.get(name.lower())
    if function is not None and not function.least:
        return f"Did you mean {name.lower()}()?"
    if quoted:
        return f"Did you mean '{name}', in quotes, or ${{{name}}}?"
    return f"Write ${{{name}}} for an answer, or quotes around a word."


def _of(node: Node) -> Iterator[ExpressionError]:
    match node:
        case Every(parts=parts) | Some(parts=parts):
            word = "and" if isinstance(node, Every) else "or"
            for part in parts:
                if isinstance(part, Literal):
                    yield _error(
                        part,
                        f"“{to_text(part.value)}” stands alone beside “{word}”, where it is always the same.",
                        f"Say what is compared, as in ${{name}} = 'x' {word} ${{name}} = 'y'.",
                    )
        case Compared(operator=operator, left=left, right=right) if operator in _ORDERS:
            for side in (left, right):
                if isinstance(side, Compared) and side.operator in _ORDERS:
                    yield ExpressionError(
                        node.position,
                        f"“{operator}” at character {node.position} compares a comparison.",
                        "Write two, as in ${x} > 1 and ${x} < 5.",
                        "wrong-types",
                    )
                elif _is_no_number(side):
                    yield _no_number(side, f"which “{operator}” needs")
        case Reckoned(operator=operator, left=left, right=right):
            for side in (left, right):
                if _is_no_number(side):
                    error = _no_number(side, f"which “{operator}” needs")
                    if operator == "+" and error.remedy == _NUMBER_OR_DAY:
                        error = _error(
                            side,
                            "+ adds numbers, and does not put texts together.",
                            "Write concat(), with commas between the texts.",
                        )
                    yield error
        case Negated(operand=operand) if _is_no_number(operand):
            yield _no_number(operand, "which - needs")
        case Call(function=function, arguments=arguments) if function in _NUMERIC:
            for argument in arguments:
                if _is_no_number(argument):
                    yield _no_number(argument, f"which {function}() needs")
        case Call(
            function="selected", arguments=(Literal(value=str(word)), Reference() | Here() as asked)
        ) if len(word.split()) < 2:
            shown = f"${{{asked.name}}}" if isinstance(asked, Reference) else "."
            yield wrong(
                node,
                "looks for an answer in a single word.",
                f"The answer comes first: selected({shown}, '{word}').",
            )
        case Call(function="count-selected", arguments=(Literal(),)):
            yield wrong(
                node, "counts in a word that never changes.", "Write ${name}, or a dot in a constraint."
            )
        case Call(function="regex", arguments=(_, Literal(value=str(pattern)))):
            try:
                steady(pattern)
            except PatternRefused as refused:
                yield wrong(node, refused.problem, refused.remedy)
        case Call(function=function, arguments=(Literal(value=str(text)), *_)) if function in _OF_DAYS:
            if moment(text) is None and not (function in _OF_TIMES and clock(text) is not None):
                yield wrong(node, f"cannot read “{text}”.", advice(text))
        case Call(function="selected-at", arguments=(_, place)) if _is_no_number(place):
            yield _no_number(place, "which selected-at() needs")
        case Call(function="substr" | "substring" as function, arguments=(_, *places)):
            for place in places:
                if _is_no_number(place):
                    yield _no_number(place, f"which {function}() needs")
        case _:
            return


def _is_no_number(node: Node) -> TypeGuard[Literal]:
    return isinstance(node, Literal) and math.isnan(to_number(node.value))


def _no_number(literal: Literal, needed: str) -> ExpressionError:
    text = to_text(literal.value)
    if _LIKE_DATE.fullmatch(text):
        remedy = advice(text)
    elif _LIKE_TIME.fullmatch(text):
        remedy = "Compare times with decimal-time(), where noon is 0.5."
    elif not text.strip():
        remedy = "To ask whether there is an answer, write != ''."
    elif _LIKE_DECIMAL.fullmatch(text):
        remedy = "Write a point in a decimal number."
    else:
        remedy = _NUMBER_OR_DAY
    return _error(literal, f"“{text}” is neither a number nor a day, {needed}.", remedy)


def _error(literal: Literal, problem: str, remedy: str) -> ExpressionError:
    return ExpressionError(literal.position, problem, remedy, "wrong-types")
