"""A part of an expression, worked out once: its closures as text, number or truth, and what a function makes of such."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from conversations.expressions.syntax import Call, Each, ExpressionError, Node, Reference
from conversations.expressions.values import (
    AnyWork,
    NumberWork,
    Scope,
    TextWork,
    TruthWork,
    Value,
    Yields,
    to_kept,
    to_number,
    to_text,
    to_truth,
)


@dataclass(frozen=True, slots=True)
class Argument:
    """A node with its closure and what that yields."""

    node: Node
    run: AnyWork
    yields: Yields

    @property
    def text(self) -> TextWork:
        """A closure for it as text."""
        if self.yields is Yields.TEXT:
            return cast("TextWork", self.run)
        run = self.run
        return lambda scope: to_text(run(scope))

    @property
    def kept(self) -> TextWork:
        """A closure for it as it is kept: text, and nothing where no number comes out."""
        if self.yields in (Yields.TEXT, Yields.TRUTH):
            return self.text
        run = self.run
        return lambda scope: to_kept(run(scope))

    @property
    def number(self) -> NumberWork:
        """A closure for it as a number."""
        if self.yields is Yields.NUMBER:
            return cast("NumberWork", self.run)
        run = self.run
        return lambda scope: to_number(run(scope))

    @property
    def truth(self) -> TruthWork:
        """A closure for it as true or false."""
        if self.yields is Yields.TRUTH:
            return cast("TruthWork", self.run)
        run = self.run
        return lambda scope: to_truth(run(scope))

    @property
    def several(self) -> Callable[[Scope], list[Value]]:
        """A closure for everything it stands for: of an answer, or of those of each round, the ones that are there."""
        match self.node:
            case Reference(name=name):
                return lambda scope: [scope.answers[name]] if name in scope.answers else []
            case Each(names=names):
                return lambda scope: [answers[name] for name in names if name in (answers := scope.answers)]
            case _:
                run = self.run
                return lambda scope: [run(scope)]


Arguments = tuple[Argument, ...]
Build = Callable[[Call, Arguments], AnyWork]


@dataclass(frozen=True, slots=True)
class Function:
    """What a function takes and gives.

    Attributes:
        least: How many arguments it takes at least.
        most: And at most.
        yields: What it gives; ``EITHER`` for one that gives what its arguments after the first give.
        build: Makes its closure. ExpressionError where the arguments cannot mean anything.
        wants: What the arguments are, for whoever got them wrong.
    """

    least: int
    most: int
    yields: Yields
    build: Build
    wants: str = ""


MANY = 10_000
"""More arguments than an expression has room for."""


def wrong(call: Call, problem: str, remedy: str) -> ExpressionError:
    """The fault of a call whose arguments cannot mean anything; ``problem`` goes on from the function's name."""
    return ExpressionError(
        call.position,
        f"{call.function}() at character {call.position} {problem}",
        remedy,
        "wrong-arguments",
    )


def constant(value: Value) -> AnyWork:
    """A closure that always gives this."""
    return lambda scope: value
