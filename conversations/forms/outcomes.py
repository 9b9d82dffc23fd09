"""What an expression can come to, where its answers are closed choices: so that a value it never has can be told."""

from collections.abc import Iterable
from dataclasses import replace

from conversations.expressions.syntax import Call, Column, Here, Literal, Node, Reference
from conversations.expressions.values import to_text
from conversations.flow import Kind
from conversations.forms.entries import Entry
from conversations.forms.lists import ChoiceList
from conversations.forms.ordering import Order, Outcomes

SELECTS = frozenset({Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK})
SEVERAL = frozenset({Kind.SELECT_MULTIPLE, Kind.RANK})

_DEEPEST = 8
"""Calculations made of calculations that are looked through; deeper ones count as open."""

_MOST = 10_000
"""Texts that an expression may come to; with more it counts as open."""


def outcomes(node: Node, entry: Entry, order: Order, depth: int = 0) -> Outcomes | None:
    """What a node can come to; None where it is open, or not known.

    ``entry`` is the row it stands in: the dot is its answer, and a bare column is one of its choices'.
    """
    match node:
        case Literal(value=value):
            text = to_text(value)
            return Outcomes((text,) if text else (), False, "", ())
        case Reference(name=name):
            return _of_row(order.by_name.get(name), order, depth)
        case Here():
            return _of_row(entry, order, depth)
        case Column(name=column):
            return _of_column(entry, column)
        case Call(function="if", arguments=(_, first, second)):
            return _joined((first, second), entry, order, depth)
        case Call(function="coalesce", arguments=parts):
            return _joined(parts, entry, order, depth)
        case Call(function="once" | "string" | "normalize-space", arguments=(inner,)):
            return outcomes(inner, entry, order, depth)
        case Call(function="selected-at", arguments=(answer, _)):
            found = outcomes(answer, entry, order, depth)
            return None if found is None else Outcomes(found.texts, False, found.name, found.lists)
        case _:
            return None


def _of_row(row: Entry | None, order: Order, depth: int) -> Outcomes | None:
    if row is None:
        return None
    if row.kind is Kind.ACKNOWLEDGE:
        return Outcomes(("OK",), False, row.name, ())
    if row.kind in SELECTS:
        if row.choices is None or not row.choices.choices:
            return None
        return Outcomes(tuple(row.choices.names), row.kind in SEVERAL, row.name, (row.choices,))
    if row.kind is Kind.CALCULATE and depth < _DEEPEST:
        key = (row.name, depth)
        if key not in order.outcomes:
            calculation = row.expressions.get("calculation")
            found = None if calculation is None else outcomes(calculation.tree, row, order, depth + 1)
            order.outcomes[key] = None if found is None else replace(found, name=row.name)
        return order.outcomes[key]
    return None


def _of_column(entry: Entry, column: str) -> Outcomes | None:
    offered = entry.choices
    if offered is None or column not in offered.filled:
        return None
    texts = dict.fromkeys(choice.columns.get(column, "") for choice in offered.choices)
    texts.pop("", None)
    return Outcomes(tuple(texts), False, entry.name if column == "name" else "", (offered,))


def _joined(parts: Iterable[Node], entry: Entry, order: Order, depth: int) -> Outcomes | None:
    found = [outcomes(part, entry, order, depth) for part in parts]
    texts: dict[str, None] = {}
    lists: list[ChoiceList] = []
    several, name = False, ""
    for each in found:
        if each is None:
            return None
        texts.update(dict.fromkeys(each.texts))
        if len(texts) > _MOST:
            return None
        lists.extend(each.lists)
        several = several or each.several
        name = name or each.name
    return Outcomes(tuple(texts), several, name, tuple(lists))
