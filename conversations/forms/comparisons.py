"""What an expression does with answers and can never do: choices that no list has, words taken for numbers or days."""

import math
import re

from conversations.errors import Weight
from conversations.expressions import Expression
from conversations.expressions.functions import FUNCTIONS
from conversations.expressions.rewriting import quoted_name
from conversations.expressions.spelling import spelt
from conversations.expressions.syntax import (
    Call,
    Column,
    Compared,
    Every,
    Here,
    Literal,
    Negated,
    Node,
    Reckoned,
    Reference,
    Some,
    nodes,
)
from conversations.expressions.values import Yields, to_number, to_text
from conversations.flow import Kind
from conversations.forms.defaults import shown
from conversations.forms.entries import Entry
from conversations.forms.ordering import Order, Outcomes
from conversations.forms.outcomes import SELECTS, SEVERAL, outcomes
from conversations.forms.rowtypes import Bracket

_NUMBERS = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.RANGE})
_DAYS = frozenset({Kind.DATE, Kind.DATETIME})
_OF_TICKS = frozenset({"selected", "count-selected", "selected-at"})
_DEEPEST = 8
"""Calculations made of calculations that are looked through."""

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+(Z|[+-][0-9:]+)?)?")


def check_comparisons(entry: Entry, column: str, expression: Expression, order: Order) -> None:
    """Find what can never hold, or only by chance, in one expression of a row."""
    for node, _ in nodes(expression.tree):
        match node:
            case Compared(operator=operator, left=left, right=right):
                if operator in {"=", "!="}:
                    _check_equal(entry, column, left, right, order)
                    _check_equal(entry, column, right, left, order)
                    _check_truth(entry, column, left, right, order)
                    _check_truth(entry, column, right, left, order)
                    _check_ticked(entry, column, node, expression, order)
                    _check_columns(entry, column, left, right, order)
                else:
                    for side in (left, right):
                        _check_number(entry, column, side, order, f"“{operator}” compares numbers")
                _check_day(entry, column, left, right, order)
                _check_day(entry, column, right, left, order)
            case Reckoned(operator=operator, left=left, right=right):
                for side in (left, right):
                    _check_number(entry, column, side, order, f"“{operator}” reckons with numbers")
            case Negated(operand=operand):
                _check_number(entry, column, operand, order, "“-” reckons with numbers")
            case Call(function="selected", arguments=(answer, wanted)):
                _check_ticks(entry, column, node, answer, order)
                _check_selected(entry, column, answer, wanted, order)
            case Call(function=function, arguments=(answer, *_)) if function in _OF_TICKS:
                _check_ticks(entry, column, node, answer, order)
            case Call(function="jr:choice-name", arguments=(picked, Literal(value=str(quoted)))):
                _check_choice_name(entry, column, picked, quoted, order)
            case _:
                pass
    if column == "constraint" and not any(_looks_here(node) for node, _ in nodes(expression.tree)):
        entry.place.warn(
            "no-dot",
            column,
            "This constraint does not look at the answer it is about.",
            "Write a dot for the answer, as in . < 18; a rule about other answers belongs into relevant.",
        )


def _looks_here(node: Node) -> bool:
    return isinstance(node, Here) or (isinstance(node, Call) and not node.arguments)


def _row(node: Node, entry: Entry, order: Order) -> Entry | None:
    """The row whose answer a node is, by itself."""
    match node:
        case Reference(name=name):
            return order.by_name.get(name)
        case Here():
            return entry
        case _:
            return None


def _check_equal(entry: Entry, column: str, node: Node, literal: Node, order: Order) -> None:
    """An answer beside a value written out: choices that are there, numbers for numbers, days for days."""
    if not isinstance(literal, Literal) or isinstance(node, Literal):
        return
    wanted = to_text(literal.value)
    if not wanted:
        return
    possible = outcomes(node, entry, order)
    if possible is not None:
        if isinstance(literal.value, float):
            if not any(to_number(text) == literal.value for text in possible.texts):
                _unknown(entry, column, wanted, possible, order)
        elif possible.several:
            for name in wanted.split():
                if name not in possible.texts:
                    _unknown(
                        entry, column, wanted if _labelled(entry, wanted, possible) else name, possible, order
                    )
                    break
        elif wanted not in possible.texts:
            _unknown(entry, column, wanted, possible, order)
        return
    row = _row(node, entry, order)
    if row is not None and row.kind in _NUMBERS and math.isnan(to_number(wanted)):
        entry.place.tell(
            "not-a-number",
            column,
            f"“{row.name}” is a number, and “{wanted}” is none.",
            "Compare it with a number, such as 3, or with '' for no answer.",
        )


def _check_truth(entry: Entry, column: str, node: Node, literal: Node, order: Order) -> None:
    """Something true or false beside a text: every text counts as true there, even 'false', and nothing as false."""
    if not isinstance(literal, Literal) or isinstance(literal.value, float) or literal.value == "true":
        return
    if not _is_truth(node, order):
        return
    of = f"“{node.name}”" if isinstance(node, Reference) else "The other side"
    entry.place.tell(
        "wrong-types",
        column,
        f"{of} is true or false, and the text “{literal.value}” beside it counts as "
        f"{'true' if literal.value else 'false'}.",
        "Write = true() or = false(), without quotes.",
        weight=Weight.ERROR if literal.value else Weight.WARNING,
    )


def _is_truth(node: Node, order: Order, depth: int = 0) -> bool:
    """Whether a node is only ever true or false."""
    match node:
        case Compared() | Every() | Some():
            return True
        case Call(function="if" | "coalesce" | "once" as function, arguments=parts):
            return all(_is_truth(part, order, depth) for part in (parts[1:] if function == "if" else parts))
        case Call(function=function):
            return function in FUNCTIONS and FUNCTIONS[function].yields is Yields.TRUTH
        case Reference(name=name) if depth < _DEEPEST:
            row = order.by_name.get(name)
            calculation = row.expressions.get("calculation") if row and row.kind is Kind.CALCULATE else None
            return calculation is not None and _is_truth(calculation.tree, order, depth + 1)
        case _:
            return False


def _check_ticked(entry: Entry, column: str, compared: Compared, whole: Expression, order: Order) -> None:
    """Ticks set equal to the names of choices: true of these ticks alone, where any of them are often meant."""
    sides = (compared.left, compared.right)
    answer, literal = sides if isinstance(compared.right, Literal) else sides[::-1]
    row = _row(answer, entry, order)
    if row is None or row.kind is not Kind.SELECT_MULTIPLE or not isinstance(literal, Literal):
        return
    wanted, offered = to_text(literal.value).split(), row.choices.choices if row.choices else ()
    there = [choice for choice in offered if choice.name in wanted]
    if not there or {choice.name for choice in there} != set(wanted) or len(offered) == 1:
        return
    if all(choice.exclusive for choice in there) or _minds_ticks(whole, answer, wanted):
        return
    answered = spelt(answer)
    picked = [f"selected({answered}, '{name}')" for name in wanted]
    meant = " and ".join(picked)
    if compared.operator == "!=":
        meant = f"not({meant})"
    named = " and ".join(next(iter(choice.label.values()), choice.name) for choice in there)
    alone = f"{named} is the only one" if len(there) == 1 else f"{named} are ticked and nothing else"
    entry.place.warn(
        "equals-several",
        column,
        f"“{row.name}” may hold several ticks; this {'holds' if compared.operator == '=' else 'fails'} "
        f"only where {alone}.",
        f"Did you mean {meant}?",
    )


def _minds_ticks(whole: Expression, answer: Node, wanted: list[str]) -> bool:
    """Whether an expression also asks by ``selected()`` for what it compares with, or counts the ticks."""
    for node, _ in nodes(whole.tree):
        match node:
            case Call(function="count-selected", arguments=(counted,)) if spelt(counted) == spelt(answer):
                return True
            case Call(function="selected", arguments=(asked, Literal(value=value))):
                if spelt(asked) == spelt(answer) and to_text(value) in wanted:
                    return True
            case _:
                pass
    return False


def _unknown(entry: Entry, column: str, wanted: str, possible: Outcomes, order: Order) -> None:
    names = list(possible.texts)
    label = _labelled(entry, wanted, possible)
    row = order.by_name.get(possible.name)
    if not label and row is not None and row.kind is Kind.CALCULATE:
        ever = shown(names[:-1]) + (" or " if len(names) > 1 else "") + names[-1] if names else "empty"
        entry.place.tell(
            "unknown-choice",
            column,
            f"“{possible.name}” is only ever {ever}, never “{wanted}”.",
            entry.place.findings.near(wanted, names) or "Compare it with what its calculation gives.",
        )
        return
    of = f"of “{possible.name}”" if possible.name else "of this row's list"
    if label:
        entry.place.tell(
            "label-for-name",
            column,
            f"“{wanted}” is the label of a choice {of}, and answers are kept by name.",
            f"Did you mean “{label}”?",
        )
        return
    entry.place.tell(
        "unknown-choice",
        column,
        f"“{wanted}” is no choice {of}.",
        entry.place.findings.near(wanted, names) or f"These are: {shown(names)}.",
    )


def _labelled(entry: Entry, wanted: str, possible: Outcomes) -> str:
    """The name of the choice that has this label, or nothing."""
    plain = " ".join(wanted.lower().split())
    for offered in possible.lists:
        entry.place.findings.comparisons -= len(offered.choices)
        if entry.place.findings.comparisons < 0:
            return ""
        for choice in offered.choices:
            if any(" ".join(label.lower().split()) == plain for label in choice.label.values()):
                return choice.name if choice.name != wanted else ""
    return ""


def _check_selected(entry: Entry, column: str, answer: Node, wanted: Node, order: Order) -> None:
    if not isinstance(wanted, Literal):
        return
    name = to_text(wanted.value)
    if not name:
        entry.place.tell(
            "unknown-choice",
            column,
            "selected() is asked for a choice without a name.",
            "Write the name of a choice.",
        )
        return
    possible = outcomes(answer, entry, order)
    if possible is not None and name not in possible.texts and not isinstance(answer, Literal):
        if len(name.split()) > 1 and set(name.split()) <= set(possible.texts):
            first, second, *_ = name.split()
            entry.place.tell(
                "unknown-choice",
                column,
                f"selected() asks for one choice, and “{name}” names several.",
                f"Write selected(..., '{first}') and selected(..., '{second}').",
            )
        else:
            _unknown(entry, column, name, possible, order)


def _check_ticks(entry: Entry, column: str, call: Call, answer: Node, order: Order) -> None:
    row = _row(answer, entry, order)
    if row is None or row.kind is None or isinstance(row.kind, Bracket):
        return
    if row.kind in SELECTS | {Kind.CALCULATE, Kind.HIDDEN, Kind.NOTE}:
        if call.function == "count-selected" and row.kind is Kind.SELECT_ONE:
            entry.place.warn(
                "count-of-one",
                column,
                f"“{row.name}” takes one choice, so there is never more than one to count.",
                f"Write ${{{row.name}}} != '' to ask whether it was answered, or make it a select_multiple.",
            )
        return
    entry.place.tell(
        "not-a-select",
        column,
        f"{call.function}() is about choices, and “{row.name}” of type {row.kind.value} has none.",
        f"Compare ${{{row.name}}} itself, or ask with select_multiple.",
    )


def _check_number(entry: Entry, column: str, side: Node, order: Order, why: str) -> None:
    row = _row(side, entry, order)
    if row is None or not isinstance(row.kind, Kind):
        return
    if row.kind in SELECTS:
        names = row.choices.names if row.choices else ()
        if row.kind in SEVERAL or (names and all(math.isnan(to_number(name)) for name in names)):
            entry.place.tell(
                "not-a-number",
                column,
                f"{why}, and no answer to “{row.name}” is one.",
                f"Compare ${{{row.name}}} with the name of a choice, by = or selected().",
            )
    elif row.kind is Kind.TIME or row.kind is Kind.ACKNOWLEDGE:
        entry.place.tell(
            "not-a-number",
            column,
            f"{why}, and the answer to “{row.name}” is none.",
            f"Write decimal-time(${{{row.name}}}), where noon is 0.5."
            if row.kind is Kind.TIME
            else f"Compare ${{{row.name}}} with 'OK'.",
        )
    elif row.kind is Kind.TEXT:
        entry.place.warn(
            "text-as-number",
            column,
            f"{why}, and “{row.name}” takes any words.",
            "Ask with integer or decimal, which only take numbers.",
        )


def _check_day(entry: Entry, column: str, node: Node, literal: Node, order: Order) -> None:
    row = _row(node, entry, order)
    if row is None or row.kind not in _DAYS or not isinstance(literal, Literal):
        return
    text = to_text(literal.value)
    if text and not (isinstance(literal.value, str) and _ISO.fullmatch(text)):
        entry.place.tell(
            "not-a-date",
            column,
            f"“{row.name}” is a date, and “{text}” is none.",
            "Write year, month and day, as in date('2026-01-31'), or today().",
        )


def _check_columns(entry: Entry, column: str, left: Node, right: Node, order: Order) -> None:
    """A column of the choices beside an answer of another list: values that never meet let nothing through."""
    if isinstance(left, Literal) or isinstance(right, Literal):
        return
    if isinstance(left, Column) is isinstance(right, Column):
        return
    first, second = outcomes(left, entry, order), outcomes(right, entry, order)
    if first is None or second is None or not first.texts or not second.texts:
        return
    if second.several or first.several or set(first.texts) & set(second.texts):
        return
    bare, answer = (left, second) if isinstance(left, Column) else (right, first)
    assert isinstance(bare, Column)
    entry.place.tell(
        "unknown-choice",
        column,
        f"No cell of the column “{bare.name}” is a choice of “{answer.name}”, so nothing is ever offered.",
        f"Fill the column with names of that list: {shown(list(answer.texts))}.",
    )


def _check_choice_name(entry: Entry, column: str, picked: Node, quoted: str, order: Order) -> None:
    name = quoted_name(quoted)
    row = order.by_name.get(name) if name is not None else None
    if row is None:
        return
    if row.kind not in SELECTS:
        entry.place.tell(
            "not-a-select",
            column,
            f"jr:choice-name() finds the label of a choice, and “{row.name}” has no choices.",
            "Name a select_one in its second argument.",
        )
    elif isinstance(picked, Literal) and row.choices is not None:
        wanted = to_text(picked.value)
        if wanted and wanted not in row.choices.names:
            possible = outcomes(Reference(row.name, 1), entry, order)
            if possible is not None:
                _unknown(entry, column, wanted, possible, order)
