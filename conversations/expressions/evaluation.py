"""How an expression's tree is worked out: each node becomes a closure once, and is only called from then on.

Comparisons and arithmetic are those of XPath 1.0, sections 3.4 and 3.5.
"""

import math
from typing import assert_never

from conversations.expressions.arguments import Argument, answer, constant, there
from conversations.expressions.functions import called
from conversations.expressions.syntax import (
    Call,
    Column,
    Compared,
    Comparison,
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
)
from conversations.expressions.values import (
    CLOSE,
    TYPED,
    AnyWork,
    NumberWork,
    Scope,
    TextWork,
    TruthWork,
    Value,
    Yields,
    read,
    to_number,
    to_truth,
)


def argument(node: Node) -> Argument:
    """The node, worked out; every part of it once.

    Raises:
        ExpressionError: A function is unknown, or called with the wrong arguments.
    """
    match node:
        case Literal(value=str(text)):
            return Argument(node, constant(text), Yields.TEXT)
        case Literal(value=value):
            return Argument(node, constant(float(value)), Yields.NUMBER)
        case Reference(name=name, yields=yields):
            return Argument(node, answer(name, yields), there(yields))
        case Each(names=names, yields=yields):
            return Argument(node, _first_there(names, yields), there(yields))
        case Here(yields=yields):
            return Argument(node, _here(yields), there(yields))
        case Column(name=name):
            return Argument(node, lambda scope: scope.choice.get(name, ""), Yields.TEXT)
        case Round():
            # Outside any repeat there is one round, as in ODK.
            return Argument(node, constant(1.0), Yields.NUMBER)
        case Negated(operand=operand):
            number = argument(operand).number
            return Argument(node, lambda scope: -number(scope), Yields.NUMBER)
        case Compared(operator=operator, left=left, right=right):
            return Argument(node, _compared(operator, argument(left), argument(right)), Yields.TRUTH)
        case Reckoned():
            return Argument(node, _reckoned(node), Yields.NUMBER)
        case Every(parts=parts):
            return Argument(node, _every([argument(part).truth for part in parts]), Yields.TRUTH)
        case Some(parts=parts):
            return Argument(
                node, _one_of(parts) or _some([argument(part).truth for part in parts]), Yields.TRUTH
            )
        case Call(arguments=arguments):
            return called(node, tuple([argument(part) for part in arguments]))
        case _:
            assert_never(node)


def text_of(node: Node) -> TextWork:
    """A closure for the node as text."""
    return argument(node).text


def number_of(node: Node) -> NumberWork:
    """A closure for the node as a number."""
    return argument(node).number


def truth_of(node: Node) -> TruthWork:
    """A closure for the node as true or false."""
    return argument(node).truth


def _first_there(names: tuple[str, ...], yields: Yields) -> AnyWork:
    def first_there(scope: Scope) -> Value:
        for name in names:
            if name in scope.answers:
                return read(scope.answers[name], yields)
        return ""

    return first_there


def _here(yields: Yields) -> AnyWork:
    if yields & TYPED:
        return lambda scope: read(scope.here, yields)
    return lambda scope: scope.here


def _every(parts: list[TruthWork]) -> TruthWork:
    if len(parts) == 2:
        first, second = parts
        return lambda scope: first(scope) and second(scope)
    if len(parts) == 3:
        first, second, third = parts
        return lambda scope: first(scope) and second(scope) and third(scope)

    def every(scope: Scope) -> bool:
        for part in parts:  # noqa: SIM110 - all() with a generator takes twice as long
            if not part(scope):
                return False
        return True

    return every


def _one_of(parts: tuple[Node, ...]) -> TruthWork | None:
    """A closure for one answer compared with several words; None where that is not all that is asked."""
    names: set[str] = set()
    words: set[str] = set()
    for part in parts:
        match part:
            case Compared(
                operator="=",
                left=Reference(name=name, yields=Yields.TEXT),
                right=Literal(value=str(word)),
            ):
                names.add(name)
                words.add(word)
            case _:
                return None
    if len(names) != 1:
        return None
    asked, wanted = names.pop(), frozenset(words)
    return lambda scope: scope.answers.get(asked, "") in wanted


def _some(parts: list[TruthWork]) -> TruthWork:
    if len(parts) == 2:
        first, second = parts
        return lambda scope: first(scope) or second(scope)
    if len(parts) == 3:
        first, second, third = parts
        return lambda scope: first(scope) or second(scope) or third(scope)

    def some(scope: Scope) -> bool:
        for part in parts:  # noqa: SIM110 - any() with a generator takes twice as long
            if part(scope):
                return True
        return False

    return some


def _compared(operator: Comparison, left: Argument, right: Argument) -> TruthWork:
    match operator:
        case "=":
            return _equal(left, right, wanted=True)
        case "!=":
            return _equal(left, right, wanted=False)
        case "<":
            return _below(left, right)
        case "<=":
            return _at_most(left, right)
        case ">":
            return _below(right, left)
        case ">=":
            return _at_most(right, left)
        case _:
            assert_never(operator)


def _below(lower: Argument, upper: Argument) -> TruthWork:
    low, high = lower.number, upper.number
    match lower.node, upper.node:
        case (_, Literal(value=bound)):
            most = to_number(bound)
            return lambda scope: low(scope) < most
        case (Literal(value=bound), _):
            least = to_number(bound)
            return lambda scope: least < high(scope)
        case _:
            return lambda scope: low(scope) < high(scope)


def _at_most(lower: Argument, upper: Argument) -> TruthWork:
    low, high = lower.number, upper.number
    match lower.node, upper.node:
        case (_, Literal(value=bound)):
            most = to_number(bound)
            return lambda scope: low(scope) <= most
        case (Literal(value=bound), _):
            least = to_number(bound)
            return lambda scope: least <= high(scope)
        case _:
            return lambda scope: low(scope) <= high(scope)


def _equal(left: Argument, right: Argument, *, wanted: bool) -> TruthWork:
    plain = _plainly_equal(left, right, wanted=wanted) or _plainly_equal(right, left, wanted=wanted)
    if plain is not None:
        return plain
    either = left.yields | right.yields
    if not either & TYPED:
        first, second = left.compared, right.compared
        if wanted:
            return lambda scope: first(scope) == second(scope)
        return lambda scope: first(scope) != second(scope)
    if left.yields is Yields.TRUTH or right.yields is Yields.TRUTH:
        left_truth, right_truth = left.truth, right.truth
        return lambda scope: (left_truth(scope) == right_truth(scope)) is wanted
    if Yields.TRUTH not in either and (left.yields is Yields.NUMBER or right.yields is Yields.NUMBER):
        left_number, right_number = left.number, right.number
        return lambda scope: _close(left_number(scope), right_number(scope)) is wanted
    left_value, right_value = left.compared, right.compared
    return lambda scope: _same(left_value(scope), right_value(scope)) is wanted


def _plainly_equal(about: Argument, literal: Argument, *, wanted: bool) -> TruthWork | None:
    """The commonest of all skip rules, an answer beside a value written out, without a call inside."""
    match about.node, literal.node:
        case Reference(name=name, yields=yields), Literal(value=str(word)) if yields is Yields.TEXT or (
            yields is Yields.NUMBER and not word
        ):
            if wanted:
                return lambda scope: scope.answers.get(name, "") == word
            return lambda scope: scope.answers.get(name, "") != word
        case Reference(name=name, yields=Yields.TEXT | Yields.NUMBER), Literal(value=value):
            # An answer that is not there is no number, and so is equal to none.
            number = to_number(value)
            if wanted:
                return lambda scope: abs(to_number(scope.answers.get(name, "")) - number) < CLOSE
            return lambda scope: not abs(to_number(scope.answers.get(name, "")) - number) < CLOSE
        case _:
            return None


def _same(left: Value, right: Value) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return to_truth(left) == to_truth(right)
    if isinstance(left, float) or isinstance(right, float):
        return _close(to_number(left), to_number(right))
    return left == right


def _close(left: float, right: float) -> bool:
    # Infinity less itself is no number, and yet it equals itself.
    return abs(left - right) < CLOSE or left == right


def _reckoned(node: Reckoned) -> NumberWork:
    left, right = argument(node.left).number, argument(node.right).number
    match node.operator:
        case "+":
            return lambda scope: left(scope) + right(scope)
        case "-":
            return lambda scope: left(scope) - right(scope)
        case "*":
            return lambda scope: left(scope) * right(scope)
        case "div":
            return lambda scope: _divided(left(scope), right(scope))
        case "mod":
            return lambda scope: _remainder(left(scope), right(scope))
        case _:
            assert_never(node.operator)


def _divided(left: float, right: float) -> float:
    if right:
        return left / right
    if left == 0 or math.isnan(left):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


def _remainder(left: float, right: float) -> float:
    # The sign of the left side is kept, as XPath says; Python's own % keeps the right's.
    return math.nan if right == 0 or math.isinf(left) else math.fmod(left, right)
