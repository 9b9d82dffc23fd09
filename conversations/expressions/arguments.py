"""A part of an expression, worked out once: its closures as text, number or truth, and what a function makes of such."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from conversations.expressions.syntax import Call, Each, ExpressionError, Here, Node, Reference
from conversations.expressions.values import (
    TYPED,
    AnyWork,
    NumberWork,
    Scope,
    TextWork,
    TruthWork,
    Value,
    Yields,
    answered_number,
    as_number,
    day_of,
    read,
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
        if not self.yields & TYPED:
            return cast("TextWork", self.run)
        run = self.run
        return lambda scope: to_text(run(scope))

    @property
    def kept(self) -> TextWork:
        """A closure for it as it is kept: text, and nothing where no number comes out."""
        if Yields.NUMBER not in self.yields:
            return self.text
        run = self.run
        return lambda scope: to_kept(run(scope))

    @property
    def number(self) -> NumberWork:
        """A closure for it as a number."""
        if self.yields is Yields.NUMBER:
            return cast("NumberWork", self.run)
        match self.node:
            case Reference(name=name, yields=Yields.TEXT):
                return lambda scope: to_number(scope.answers.get(name, ""))
            case Reference(name=name, yields=Yields.NUMBER):
                return lambda scope: answered_number(scope.answers.get(name, ""))
            case Here(yields=Yields.NUMBER):
                return lambda scope: answered_number(scope.here)
            case _:
                run = self.run
                return lambda scope: to_number(run(scope))

    @property
    def truth(self) -> TruthWork:
        """A closure for it as true or false."""
        if self.yields is Yields.TRUTH:
            return cast("TruthWork", self.run)
        match self.node:
            case Reference(name=name, yields=Yields.TRUTH):
                return lambda scope: scope.answers.get(name) == "true"
            case _:
                run = self.run
                return lambda scope: to_truth(run(scope))

    @property
    def compared(self) -> AnyWork:
        """A closure for it beside what is no number and no truth: of a day with a time, its day, as in ODK."""
        run = self.run
        if Yields.MOMENT not in self.yields:
            return run

        def compared(scope: Scope) -> Value:
            value = run(scope)
            return day_of(value) if isinstance(value, str) else value

        return compared

    @property
    def several(self) -> Callable[[Scope], list[Value]]:
        """A closure for everything it stands for: of an answer, or of those of each round, the ones that are there."""
        match self.node:
            case Reference(name=name):
                run = self.run
                return lambda scope: [run(scope)] if name in scope.answers else []
            case Each(names=names, yields=yields) if yields & TYPED:
                return lambda scope: [
                    read(answers[name], yields) for name in names if name in (answers := scope.answers)
                ]
            case Each(names=names):
                return lambda scope: [answers[name] for name in names if name in (answers := scope.answers)]
            case _:
                run = self.run
                return lambda scope: [run(scope)]


def answer(name: str, yields: Yields) -> AnyWork:
    """A closure for the answer to a prompt, as the value it was kept of; nothing is the empty text."""
    if Yields.TRUTH in yields:
        return lambda scope: read(scope.answers.get(name, ""), yields)
    if Yields.NUMBER in yields:
        return lambda scope: as_number(scope.answers.get(name, ""))
    return lambda scope: scope.answers.get(name, "")


def there(yields: Yields) -> Yields:
    """What an answer yields that may not be there."""
    return yields | Yields.TEXT if yields & TYPED else yields


Arguments = tuple[Argument, ...]
Build = Callable[[Call, Arguments], AnyWork]


@dataclass(frozen=True, slots=True)
class Function:
    """What a function takes and gives.

    Attributes:
        least: How many arguments it takes at least.
        most: And at most.
        yields: What it gives; for one that gives one of its arguments, which of them.
        build: Makes its closure. ExpressionError where the arguments cannot mean anything.
        wants: What the arguments are, for whoever got them wrong.
    """

    least: int
    most: int
    yields: Yields | slice
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
