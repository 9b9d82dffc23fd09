"""How the rows of a survey refer to each other, and what they say that can never be true."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from conversations.errors import Fault
from conversations.expressions import Expression
from conversations.expressions.syntax import Call, Column, Compared, Here, Literal, Node, Reference, nodes
from conversations.expressions.values import to_text
from conversations.flow import Kind
from conversations.forms.columns import Columns, did_you_mean
from conversations.forms.survey import Entry

_SELECTS = frozenset({Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK})

# Functions that stand for “.” where nothing is between their brackets.
_OF_HERE = frozenset({"string-length", "normalize-space", "number", "string"})


def check(entries: Iterable[Entry], columns: Columns, choice_columns: frozenset[str]) -> Iterator[Fault]:
    """The faults of every expression of a survey, in the order of its rows.

    An expression may refer to the answers of earlier rows only: so there are no cycles, and a flow can be walked
    from top to bottom.
    """
    survey = tuple(entries)
    by_name: dict[str, Entry] = {}
    for entry in survey:
        by_name.setdefault(entry.name, entry)
    for entry in survey:
        for column, expression in entry.expressions.items():
            header = columns.header(column)
            for problem, remedy in (
                *_references(entry, expression, by_name),
                *_places(entry, column, expression, by_name, choice_columns),
                *_choices(entry, expression, by_name),
            ):
                yield Fault("survey", entry.row, header, problem, remedy)


_Finding = tuple[str, str]


def _references(entry: Entry, expression: Expression, by_name: dict[str, Entry]) -> Iterator[_Finding]:
    for name in sorted(expression.names):
        target = by_name.get(name)
        if target is None:
            near = get_close_matches(
                name, [other for other, seen in by_name.items() if seen.row < entry.row], n=1
            )
            yield (
                f"There is no row named “{name}” for ${{{name}}}.",
                f"Did you mean “${{{near[0]}}}”?" if near else "Write the name of an earlier row.",
            )
        elif target is entry:
            yield (
                f"${{{name}}} refers to the row it stands in.",
                "In a constraint write a dot for the answer; elsewhere refer to an earlier row.",
            )
        elif target.row > entry.row:
            circle = entry.name in {used for other in target.expressions.values() for used in other.names}
            yield (
                f"${{{name}}} is asked later, in row {target.row}"
                + (", which waits for this row in turn." if circle else ", so it never has an answer here."),
                "Break the circle." if circle else "Move that row up, or this one down.",
            )
        elif target.kind is None or target.kind is Kind.NOTE:
            what = "a group" if target.kind is None else "a note"
            yield f"${{{name}}} is {what}, and has no answer.", "Refer to a row that asks something."


def _places(
    entry: Entry,
    column: str,
    expression: Expression,
    by_name: dict[str, Entry],
    choice_columns: frozenset[str],
) -> Iterator[_Finding]:
    for node, _ in nodes(expression.tree):
        here = isinstance(node, Here) or (
            isinstance(node, Call) and node.function in _OF_HERE and not node.arguments
        )
        if here and column != "constraint":
            yield (
                "A dot stands for the answer being checked, and only a constraint checks one.",
                "Write ${name}, with the name of an earlier row.",
            )
        if isinstance(node, Column):
            if column != "choice_filter":
                yield (
                    f"The bare name “{node.name}” means nothing here.",
                    f"Write ${{{node.name}}} for an answer."
                    if node.name in by_name
                    else "Write ${name} for an answer, or quotes around a word.",
                )
            elif node.name not in choice_columns:
                yield (
                    f"The choices sheet has no column “{node.name}”.",
                    did_you_mean(node.name, choice_columns) or "Add it there.",
                )


def _choices(entry: Entry, expression: Expression, by_name: dict[str, Entry]) -> Iterator[_Finding]:
    """Choices that are compared with and that no list has: such a rule could never hold."""
    for node, _ in nodes(expression.tree):
        match node:
            case Compared(operator="=" | "!=", left=left, right=right):
                pairs: tuple[tuple[Node, Node], ...] = ((left, right), (right, left))
                empty_allowed = True
            case Call(function="selected", arguments=(left, right)):
                pairs = ((left, right),)
                empty_allowed = False
            case _:
                continue
        for answer, literal in pairs:
            asked = _asked(answer, entry, by_name)
            if asked is None or not isinstance(literal, Literal):
                continue
            wanted = to_text(literal.value)
            if not wanted:
                if not empty_allowed:
                    yield "selected() is asked for a choice without a name.", "Write the name of a choice."
                continue
            for name in wanted.split() if empty_allowed and asked.kind is not Kind.SELECT_ONE else [wanted]:
                if name not in asked.choices:
                    yield (
                        f"“{name}” is no choice of “{asked.name}”.",
                        did_you_mean(name, asked.choices) or f"These are: {', '.join(asked.choices)}.",
                    )


def _asked(node: Node, entry: Entry, by_name: dict[str, Entry]) -> Entry | None:
    """The select whose answer a node stands for; None for anything else, and for one whose list is missing."""
    match node:
        case Reference(name=name):
            asked = by_name.get(name)
        case Here():
            asked = entry
        case Column(name="name"):
            asked = entry
        case _:
            return None
    return asked if asked is not None and asked.kind in _SELECTS and asked.choices else None
