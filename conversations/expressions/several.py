"""Functions of several answers at once: those of every round of a repeat.

An answer counts where it is there, that is, where its prompt was reached; a skipped one is there and empty.
"""

import re
from collections.abc import Callable, Mapping

from conversations.expressions.arguments import MANY, Arguments, Function, wrong
from conversations.expressions.syntax import Call, Each, Node, Reference
from conversations.expressions.values import AnyWork, Scope, Value, Yields, read, to_number

_ROUND = re.compile(r"\[([0-9]+)\]")


def _of_answers(call: Call, places: slice) -> None:
    for node in call.arguments[places]:
        if not isinstance(node, Reference | Each):
            raise wrong(call, "needs answers, by name.", "Write ${name}, with the name of a row.")


def _count(call: Call, arguments: Arguments) -> AnyWork:
    _of_answers(call, slice(None))
    several = arguments[0].several
    return lambda scope: float(len(several(scope)))


def _count_non_empty(call: Call, arguments: Arguments) -> AnyWork:
    _of_answers(call, slice(None))
    several = arguments[0].several
    return lambda scope: float(sum(1 for value in several(scope) if value != ""))


def _sum(call: Call, arguments: Arguments) -> AnyWork:
    _of_answers(call, slice(None))
    numbers = _numbers(arguments)
    return lambda scope: sum(numbers(scope), 0.0)


def _numbers(arguments: Arguments) -> Callable[[Scope], list[float]]:
    """The numbers among some values; what is none is passed over, as in JavaRosa."""
    parts = [argument.several for argument in arguments]

    def numbers(scope: Scope) -> list[float]:
        values: list[Value] = [value for part in parts for value in part(scope)]
        # Only NaN differs from itself.
        return [number for value in values if (number := to_number(value)) == number]

    return numbers


def _furthest(furthest: Callable[[list[float]], float]) -> Callable[[Call, Arguments], AnyWork]:
    def build(call: Call, arguments: Arguments) -> AnyWork:
        numbers = _numbers(arguments)
        return lambda scope: furthest(there) if (there := numbers(scope)) else float("nan")

    return build


def _indexed_repeat(call: Call, arguments: Arguments) -> AnyWork:
    if len(arguments) % 2 == 0:
        raise wrong(call, "has a repeat without a number.", "Write a number after every repeat.")
    _of_answers(call, slice(1))
    _of_answers(call, slice(1, None, 2))
    wanted = call.arguments[0]
    if isinstance(wanted, Reference):
        # A question outside any repeat, or of this very round: there is nothing to choose from.
        return arguments[0].run
    assert isinstance(wanted, Each)
    yields = wanted.yields
    rounds = [(name, _rounds(name)) for name in wanted.names]
    depths = [_depth(group) for group in call.arguments[1::2]]
    numbers = [argument.number for argument in arguments[2::2]]

    def indexed_repeat(scope: Scope) -> Value:
        # What is no number of a round counts as the first, as in JavaRosa.
        at = [int(number) if 1 <= (number := work(scope)) < MANY else 1 for work in numbers]
        for name, own in rounds:
            if name in scope.answers and all(
                depth >= len(own) or own[depth] == number for depth, number in zip(depths, at, strict=True)
            ):
                return read(scope.answers[name], yields)
        return ""

    return indexed_repeat


def _rounds(name: str) -> tuple[int, ...]:
    """Which time round each repeat an instance belongs to, outermost first: (2, 1) for ``name[2][1]``."""
    return tuple(int(number) for number in _ROUND.findall(name))


def _depth(group: Node) -> int:
    """How many repeats stand around a repeat, by the names of its rounds."""
    return max(0, len(_rounds(group.names[0])) - 1) if isinstance(group, Each) and group.names else MANY


SEVERAL: Mapping[str, Function] = {
    "count": Function(1, 1, Yields.NUMBER, _count, "a repeat, or a question in one"),
    "count-non-empty": Function(1, 1, Yields.NUMBER, _count_non_empty, "a question in a repeat"),
    "indexed-repeat": Function(
        3, 7, slice(0, 1), _indexed_repeat, "a question, then its repeats, each with the number of a round"
    ),
    "max": Function(1, MANY, Yields.NUMBER, _furthest(max), "numbers, or a question in a repeat"),
    "min": Function(1, MANY, Yields.NUMBER, _furthest(min), "numbers, or a question in a repeat"),
    "sum": Function(1, 1, Yields.NUMBER, _sum, "a question in a repeat"),
}
"""By name. The smallest and the largest of nothing are NaN; the sum of nothing is 0."""
