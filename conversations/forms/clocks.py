"""Expressions that would read the hour: nothing finer than the day of a talk is kept, so there is none to read."""

import re

from conversations.expressions import Expression
from conversations.expressions.syntax import Call, Literal, Node, Reference, nodes
from conversations.flow import Kind
from conversations.forms.entries import Entry
from conversations.forms.ordering import Order

_CLOCK_SIGN = re.compile(r"%[HhMS3]")
_DEEPEST = 8


def check_clock(entry: Entry, column: str, expression: Expression, order: Order) -> None:
    """Note that ``now()`` is the day alone, and tell of every place where its hour would be read."""
    now = clock = False
    for node, _ in nodes(expression.tree):
        match node:
            case Call(function="now"):
                now = True
            case Call(function="decimal-time", arguments=(moment,)) if _is_day(moment, order):
                clock = True
                _tell(entry, column, "decimal-time() reads the time of day")
            case Call(function="format-date-time", arguments=(moment, Literal(value=str(signs)))) if (
                sign := _CLOCK_SIGN.search(signs)
            ) and _is_day(moment, order):
                clock = True
                _tell(entry, column, f"“{sign[0]}” writes the time of day")
            case _:
                pass
    if column == "default" and entry.kind in {Kind.TIME, Kind.DATETIME} and _is_day(expression.tree, order):
        _tell(entry, column, "This default offers the time of day")
    elif now and not clock:
        entry.place.note(
            "day-only",
            column,
            "now() gives the day alone, as midnight.",
            "When somebody sat with their phone is not kept; write today() where the day is meant.",
        )


def _tell(entry: Entry, column: str, reads: str) -> None:
    entry.place.tell(
        "reads-clock",
        column,
        f"{reads}, and none is kept of a talk: it would always be midnight.",
        "Use the day alone, or ask for the time with a question of type time.",
    )


def _is_day(node: Node, order: Order, depth: int = 0) -> bool:
    """Whether a node comes from ``now()``, or from a row that other tools fill with the moment of the talk."""
    match node:
        case Call(function="now"):
            return True
        case Call(function="once" | "string" | "date-time" | "coalesce" | "if", arguments=parts):
            return any(_is_day(part, order, depth) for part in parts)
        case Reference(name=name) if depth < _DEEPEST and name in order.by_name:
            row = order.by_name[name]
            if row.kind is not Kind.CALCULATE:
                return False
            calculation = row.expressions.get("calculation", row.expressions.get("default"))
            return calculation is None or _is_day(calculation.tree, order, depth + 1)
        case _:
            return False
