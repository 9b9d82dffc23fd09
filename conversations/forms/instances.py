"""Rows of repeats as expressions and words see them: which of many answers is meant, and which round it is."""

from collections.abc import Iterator
from math import prod

from conversations.expressions import Expression
from conversations.expressions.syntax import Call, Node, Reference, Round, nodes
from conversations.forms.entries import Entry
from conversations.forms.ordering import Order
from conversations.forms.rowtypes import Bracket

# Functions of the answers of all rounds; of join() and indexed-repeat() not every argument is one.
_OF_ALL = frozenset({"concat", "count", "count-non-empty", "indexed-repeat", "join", "max", "min", "sum"})


def check_instances(entry: Entry, column: str, expression: Expression, order: Order) -> None:
    """Tell of answers that are given several times where one is wanted: the first would be taken, without a word."""
    told: set[str] = set()
    for reference in _alone(expression.tree):
        target = order.by_name.get(reference.name)
        if target is None or target.kind is Bracket.BEGIN_REPEAT or reference.name in told:
            continue
        free = _free(target, entry.repeats)
        times = _times(free, order)
        if times > 1:
            told.add(reference.name)
            one = _one_of(reference.name, free)
            entry.place.tell(
                "several-rounds",
                column,
                f"${{{reference.name}}} is asked up to {times} times; which do you mean?",
                f"Write max(${{{reference.name}}}), join(', ', ${{{reference.name}}}) or {one}.",
            )


def check_recalled_round(entry: Entry, column: str, target: Entry, order: Order) -> None:
    """Tell of words that repeat an answer which is given several times."""
    inside = (*entry.repeats, entry.name) if column == "kv:again" else entry.repeats
    free = _free(target, inside)
    times = _times(free, order)
    if times > 1:
        name = target.name
        entry.place.tell(
            "several-rounds",
            column,
            f"${{{name}}} is asked up to {times} times; which do you mean?",
            f"Repeat a calculation, such as join(', ', ${{{name}}}) or {_one_of(name, free)}.",
        )


def check_positions(entry: Entry, column: str, expression: Expression) -> None:
    """Tell of ``position(..)`` that counts the rounds of no repeat: the dots lead up through groups too."""
    for node, _ in nodes(expression.tree):
        if not isinstance(node, Round):
            continue
        if not entry.repeats:
            entry.place.gap(
                "misplaced-position",
                column,
                "position(..) tells which time round a repeat it is, and this row stands in none.",
                "Move the row into the repeat, or count the rounds with count(${...}).",
            )
        elif node.levels > len(entry.within) or entry.within[-node.levels] not in entry.repeats:
            levels = len(entry.within) - entry.within.index(entry.repeats[-1])
            dots, meant = ("/".join([".."] * count) for count in (node.levels, levels))
            what = (
                f"the group “{entry.within[-node.levels]}”, which is there once"
                if node.levels <= len(entry.within)
                else "beyond every group and repeat"
            )
            entry.place.tell(
                "misplaced-position",
                column,
                f"position({dots}) looks at {what}, so elsewhere it is always 1.",
                f"Write position({meant}) for the round of the repeat “{entry.repeats[-1]}”.",
            )


def _alone(root: Node) -> Iterator[Reference]:
    """The references of a tree that stand for one answer."""
    of_all: set[int] = set()
    for node, _ in nodes(root):
        if isinstance(node, Call) and node.function in _OF_ALL:
            for at, part in enumerate(node.arguments):
                separates = node.function == "join" and at == 0
                counts = node.function == "indexed-repeat" and at and at % 2 == 0
                if isinstance(part, Reference) and not separates and not counts:
                    of_all.add(part.position)
    for node, _ in nodes(root):
        if isinstance(node, Reference) and node.position not in of_all:
            yield node


def _free(target: Entry, inside: tuple[str, ...]) -> tuple[str, ...]:
    """The repeats around a row that do not stand around who looks at it."""
    shared = 0
    for own, other in zip(target.repeats, inside, strict=False):
        if own != other:
            break
        shared += 1
    return target.repeats[shared:]


def _times(repeats: tuple[str, ...], order: Order) -> int:
    return prod(order.by_name[name].most for name in repeats if name in order.by_name)


def _one_of(name: str, repeats: tuple[str, ...]) -> str:
    rounds = "".join(f", ${{{repeat}}}, 1" for repeat in repeats)
    return f"indexed-repeat(${{{name}}}{rounds})"
