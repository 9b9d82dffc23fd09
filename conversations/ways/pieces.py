"""A condition taken apart: what it asks of each prompt by itself, and how it joins that.

An expression is cut at the largest pieces that look at one prompt alone, because such a piece sorts that prompt's
answers into classes. What joins the pieces is logic, or a reckoning over the few values they can have.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from conversations.expressions.spelling import spelt
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
    nodes,
)
from conversations.expressions.values import Yields
from conversations.flow import Kind, Prompt
from conversations.layout import takes_link

UNSETTLED = frozenset({"jr:choice-name", "now", "once", "random", "today", "version"})
"""Functions whose value hangs on the day, the talk, the language or what was there before."""

SUMS = frozenset({"count", "count-non-empty", "sum"})
"""Functions of the answers of all rounds that can be worked out one round after the other."""

_NOBODY = Reference("", 0)

# Functions that stand for the answer being checked where nothing is between their brackets.
_OF_HERE = frozenset({"normalize-space", "number", "string", "string-length"})


@dataclass(frozen=True, slots=True)
class Known:
    """Nothing is asked of anyone: always the same."""

    node: Node


@dataclass(frozen=True, slots=True)
class Asked:
    """A piece that looks at the answers of one prompt alone; ``truth`` where only true or false matters."""

    prompt: str
    node: Node
    words: str
    truth: bool


@dataclass(frozen=True, slots=True)
class Worked:
    """The value of a calculation; ``yields`` says what it was kept of."""

    name: str
    yields: Yields


@dataclass(frozen=True, slots=True)
class Joined:
    """Truths that must all hold, or one of which must."""

    every: bool
    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Opposed:
    """What holds where the part does not."""

    part: "Part"


@dataclass(frozen=True, slots=True)
class Chosen:
    """An if()."""

    test: "Part"
    yes: "Part"
    no: "Part"


@dataclass(frozen=True, slots=True)
class Summed:
    """A sum or a count over the rounds of a repeat."""

    function: str
    parts: tuple["Part", ...]
    source: Node


@dataclass(frozen=True, slots=True)
class Applied:
    """Anything else that is made of parts: the reference ``#0`` of ``shape`` stands for the first of them, and so on."""

    shape: Node
    parts: tuple["Part", ...]
    source: Node


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What answers alone do not decide."""

    source: Node


Part = Known | Asked | Worked | Joined | Opposed | Chosen | Summed | Applied | Unsettled


def resolved(
    node: Node,
    there: Callable[[str], bool],
    here: str = "",
    columns: Mapping[str, str] | None = None,
) -> Node:
    """The tree with dots, columns and rounds written out, and without what has no answer yet.

    Args:
        there: Whether a name can have an answer at this place; an answer that cannot be there is the empty text.
        here: The prompt whose answer is checked.
        columns: The columns of the choice that is filtered.
    """

    def inner(part: Node) -> Node:
        match part:
            case Literal():
                return part
            case Reference(name=name):
                return replace(part, position=0) if there(name) else _NOBODY
            case Each(names=names):
                return replace(part, names=tuple(name for name in names if there(name)))
            case Here(yields=yields):
                return Reference(here, 0, yields)
            case Column(name=name):
                return Literal((columns or {}).get(name, ""))
            case Round():
                return Literal(1.0)
            case Call(function=function, arguments=()) if function in _OF_HERE:
                return Call(function, (Reference(here, 0),), 0)
            case Call(arguments=arguments):
                return replace(part, arguments=tuple(map(inner, arguments)), position=0)
            case Negated(operand=operand):
                return Negated(inner(operand))
            case Compared(left=left, right=right) | Reckoned(left=left, right=right):
                return replace(part, left=inner(left), right=inner(right), position=0)
            case Every(parts=parts):
                return Every(tuple(map(inner, parts)))
            case Some(parts=parts):
                return Some(tuple(map(inner, parts)))
            case _:
                assert_never(part)

    return inner(node)


def named(node: Node) -> frozenset[str]:
    """Every answer that a resolved tree looks at."""
    found: set[str] = set()
    for inner, _ in nodes(node):
        match inner:
            case Reference(name=name) if name:
                found.add(name)
            case Each(names=names):
                found.update(names)
            case _:
                pass
    return frozenset(found)


def is_worked_out(prompt: Prompt) -> bool:
    """Whether the value of a prompt is worked out: a calculation, or a hidden one that no link can bring."""
    return prompt.kind is Kind.CALCULATE or (prompt.kind is Kind.HIDDEN and not takes_link(prompt))


def rounds_of(name: str) -> str:
    """Which time round each repeat a prompt belongs to, as in its name: ``[2][1]``, or nothing."""
    return name[name.index("[") :] if "[" in name else ""


def parts_of(tree: Node) -> tuple[Node, ...]:
    """The conditions that a tree joins with ``and``; the tree itself where it joins none."""
    return tree.parts if isinstance(tree, Every) else (tree,)


class Taking:
    """Takes trees apart, against the prompts of one flow."""

    def __init__(self, prompts: Mapping[str, Prompt], sorts: Callable[[Prompt, Node, bool], bool]) -> None:
        """``sorts`` says whether the answers of a prompt can be sorted into classes by a piece."""
        self._prompts = prompts
        self._sorts = sorts

    def taken(self, node: Node, *, truth: bool) -> Part:
        """The parts of a resolved tree, where ``truth`` says that only true or false matters."""
        names = named(node)
        if not any(isinstance(inner, Call) and inner.function in UNSETTLED for inner, _ in nodes(node)):
            if not names:
                return Known(node)
            if len(names) == 1:
                (name,) = names
                prompt = self._prompts[name]
                if not is_worked_out(prompt) and self._sorts(prompt, node, truth):
                    return Asked(name, node, spelt(node), truth)
        return self._apart(node, truth=truth)

    def _apart(self, node: Node, *, truth: bool) -> Part:
        match node:
            case Every(parts=parts) | Some(parts=parts):
                return Joined(isinstance(node, Every), tuple(self.taken(part, truth=True) for part in parts))
            case Call(function="not", arguments=(part,)):
                return Opposed(self.taken(part, truth=True))
            case Call(function="boolean", arguments=(part,)):
                return Joined(True, (self.taken(part, truth=True),))
            case Call(function="if", arguments=(test, yes, no)):
                return Chosen(
                    self.taken(test, truth=True), self.taken(yes, truth=truth), self.taken(no, truth=truth)
                )
            case Call(function=function, arguments=(Each(names=names, yields=yields),)) if function in SUMS:
                return Summed(function, tuple(self._answer(name, yields) for name in names), node)
            case Call(function=function) if function in UNSETTLED:
                return Unsettled(node)
            case Reference(name=name, yields=yields):
                return self._answer(name, yields)
            case Call() | Compared() | Reckoned() | Negated() | Each():
                return self._applied(node)
            case _:
                return Known(node)

    def _answer(self, name: str, yields: Yields) -> Part:
        if is_worked_out(self._prompts[name]):
            return Worked(name, yields)
        return Asked(name, Reference(name, 0, yields), f"${{{name}}}", False)

    def _applied(self, node: Node) -> Part:
        """The node with a reference ``#0``, ``#1``... in the place of each part that is not known.

        Those of an ``Each`` keep their rounds (``#1[2]``), by which indexed-repeat() finds the one it wants.
        """
        parts: list[Part] = []

        def placed(child: Node) -> Node:
            match child:
                case Each(names=names):
                    first = len(parts)
                    parts.extend(self._answer(name, child.yields) for name in names)
                    return replace(
                        child, names=tuple(f"#{at}{rounds_of(name)}" for at, name in enumerate(names, first))
                    )
                case _:
                    part = self.taken(child, truth=False)
                    if isinstance(part, Known):
                        return child
                    parts.append(part)
                    moment = isinstance(child, Reference) and Yields.MOMENT in child.yields
                    return Reference(f"#{len(parts) - 1}", 0, Yields.MOMENT if moment else Yields.TEXT)

        shape: Node
        match node:
            case Call(arguments=arguments):
                shape = replace(node, arguments=tuple(map(placed, arguments)))
            case Compared(left=left, right=right) | Reckoned(left=left, right=right):
                shape = replace(node, left=placed(left), right=placed(right))
            case Negated(operand=operand):
                shape = Negated(placed(operand))
            case _:
                shape = placed(node)
        return Applied(shape, tuple(parts), node)
