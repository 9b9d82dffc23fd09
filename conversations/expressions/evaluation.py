"""How an expression's tree is worked out: each node becomes a closure once, and is only called from then on.

Comparisons and arithmetic are those of XPath 1.0, sections 3.4 and 3.5; functions those of XLSForm.
Longer than most modules, because a function's closure needs those of its arguments, and theirs may be functions.
"""

import difflib
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import assert_never, cast

from conversations.expressions.syntax import (
    Call,
    Column,
    Compared,
    Comparison,
    Every,
    ExpressionError,
    Here,
    Literal,
    Negated,
    Node,
    Reckoned,
    Reference,
    Some,
)
from conversations.expressions.values import (
    AnyWork,
    NumberWork,
    Scope,
    TextWork,
    TruthWork,
    Value,
    Yields,
    to_number,
    to_text,
    to_truth,
)


def work(node: Node) -> tuple[AnyWork, Yields]:
    """The closure that works out a node, and what it yields.

    Raises:
        ExpressionError: A function is unknown, or called with the wrong arguments.
    """
    match node:
        case Literal(value=value):
            return (lambda scope: value), Yields.TEXT if isinstance(value, str) else Yields.NUMBER
        case Reference(name=name):
            return (lambda scope: scope.answers.get(name, "")), Yields.TEXT
        case Here():
            return (lambda scope: scope.here), Yields.TEXT
        case Column(name=name):
            return (lambda scope: scope.choice.get(name, "")), Yields.TEXT
        case Negated(operand=operand):
            number = number_of(operand)
            return (lambda scope: -number(scope)), Yields.NUMBER
        case Compared():
            return _compared(node), Yields.TRUTH
        case Reckoned():
            return _reckoned(node), Yields.NUMBER
        case Every(parts=parts):
            return _every([truth_of(part) for part in parts]), Yields.TRUTH
        case Some(parts=parts):
            return _some([truth_of(part) for part in parts]), Yields.TRUTH
        case Call():
            return _call(node)
        case _:
            assert_never(node)


def text_of(node: Node) -> TextWork:
    """A closure for the node as text."""
    run, yields = work(node)
    return cast("TextWork", run) if yields is Yields.TEXT else lambda scope: to_text(run(scope))


def number_of(node: Node) -> NumberWork:
    """A closure for the node as a number."""
    run, yields = work(node)
    return cast("NumberWork", run) if yields is Yields.NUMBER else lambda scope: to_number(run(scope))


def truth_of(node: Node) -> TruthWork:
    """A closure for the node as true or false."""
    run, yields = work(node)
    return cast("TruthWork", run) if yields is Yields.TRUTH else lambda scope: to_truth(run(scope))


def _every(parts: list[TruthWork]) -> TruthWork:
    if len(parts) == 2:
        first, second = parts
        return lambda scope: first(scope) and second(scope)

    def every(scope: Scope) -> bool:
        for part in parts:  # noqa: SIM110 - all() with a generator takes twice as long
            if not part(scope):
                return False
        return True

    return every


def _some(parts: list[TruthWork]) -> TruthWork:
    if len(parts) == 2:
        first, second = parts
        return lambda scope: first(scope) or second(scope)

    def some(scope: Scope) -> bool:
        for part in parts:  # noqa: SIM110 - any() with a generator takes twice as long
            if part(scope):
                return True
        return False

    return some


def _compared(node: Compared) -> TruthWork:
    operator = node.operator
    if operator in {"=", "!="}:
        return _equal(node.left, node.right, wanted=operator == "=")
    left, right = number_of(node.left), number_of(node.right)
    return _ordered(operator, left, right)


def _ordered(operator: Comparison, left: NumberWork, right: NumberWork) -> TruthWork:
    match operator:
        case "<":
            return lambda scope: left(scope) < right(scope)
        case "<=":
            return lambda scope: left(scope) <= right(scope)
        case ">":
            return lambda scope: left(scope) > right(scope)
        case ">=":
            return lambda scope: left(scope) >= right(scope)
        case _:
            raise AssertionError(operator)


def _equal(left_node: Node, right_node: Node, *, wanted: bool) -> TruthWork:
    left, left_yields = work(left_node)
    right, right_yields = work(right_node)
    both = {left_yields, right_yields}
    if both == {Yields.TEXT}:
        match left_node, right_node:
            case (Reference(name=name), Literal(value=value)) | (Literal(value=value), Reference(name=name)):
                # The commonest of all skip rules gets a closure without a call inside.
                if wanted:
                    return lambda scope: scope.answers.get(name, "") == value
                return lambda scope: scope.answers.get(name, "") != value
            case _:
                return (lambda s: left(s) == right(s)) if wanted else (lambda s: left(s) != right(s))
    if Yields.TRUTH in both:
        left_truth, right_truth = truth_of(left_node), truth_of(right_node)
        return lambda scope: (left_truth(scope) == right_truth(scope)) is wanted
    if Yields.NUMBER in both and Yields.EITHER not in both:
        left_number, right_number = number_of(left_node), number_of(right_node)
        return lambda scope: (left_number(scope) == right_number(scope)) is wanted
    return lambda scope: _same(left(scope), right(scope)) is wanted


def _same(left: Value, right: Value) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return to_truth(left) == to_truth(right)
    if isinstance(left, float) or isinstance(right, float):
        return to_number(left) == to_number(right)
    return left == right


def _reckoned(node: Reckoned) -> NumberWork:
    left, right = number_of(node.left), number_of(node.right)
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


@dataclass(frozen=True, slots=True)
class Function:
    """How many arguments a function takes, what it yields, and how a call of it becomes a closure."""

    least: int
    most: int
    yields: Yields | OneOf["branches"]
    build: Callable[[Call], AnyWork]


def _call(node: Call) -> tuple[AnyWork, Yields]:
    function = FUNCTIONS.get(node.function)
    if function is None:
        raise _unknown(node)
    if not function.least <= len(node.arguments) <= function.most:
        raise ExpressionError(
            node.position,
            f"{node.function}() at character {node.position} has {len(node.arguments)} values between its brackets.",
            f"It takes {_counted(function.least, function.most)}.",
        )
    if function.yields == "branches":
        kinds = {work(branch)[1] for branch in node.arguments[1:]}
        return function.build(node), kinds.pop() if len(kinds) == 1 else Yields.EITHER
    return function.build(node), function.yields


def _counted(least: int, most: int) -> str:
    if least == most:
        return "none" if not least else f"exactly {least}"
    return f"at least {least}" if most >= _MANY else f"{least} to {most}"


def _unknown(node: Call) -> ExpressionError:
    if node.function in LATER:
        return ExpressionError(
            node.position,
            f"{node.function}() at character {node.position} is XLSForm, but this version does not run it.",
            "Do without it.",
        )
    near = difflib.get_close_matches(node.function, FUNCTIONS, n=1)
    return ExpressionError(
        node.position,
        f"{node.function}() at character {node.position} is no function that is known here.",
        f"Did you mean {near[0]}()?" if near else f"These are: {', '.join(sorted(FUNCTIONS))}.",
    )


def _selected(node: Call) -> AnyWork:
    ticked, wanted = text_of(node.arguments[0]), text_of(node.arguments[1])
    match node.arguments:
        case (Reference(name=name), Literal(value=str(value))):
            # The plain search first: most lists hold no such letters at all, and need no splitting.
            return lambda scope: value in (ticks := scope.answers.get(name, "")) and value in ticks.split()
        case _:
            return lambda scope: wanted(scope) in ticked(scope).split()


def _count_selected(node: Call) -> AnyWork:
    ticked = text_of(node.arguments[0])
    return lambda scope: float(len(ticked(scope).split()))


def _selected_at(node: Call) -> AnyWork:
    ticked, place = text_of(node.arguments[0]), number_of(node.arguments[1])

    def selected_at(scope: Scope) -> str:
        names, at = ticked(scope).split(), place(scope)
        return names[int(at)] if 0 <= at < len(names) else ""

    return selected_at


def _if(node: Call) -> AnyWork:
    test = truth_of(node.arguments[0])
    yes, no = work(node.arguments[1])[0], work(node.arguments[2])[0]
    return lambda scope: yes(scope) if test(scope) else no(scope)


def _coalesce(node: Call) -> AnyWork:
    first, second = text_of(node.arguments[0]), text_of(node.arguments[1])
    return lambda scope: first(scope) or second(scope)


def _once(node: Call) -> AnyWork:
    fresh = text_of(node.arguments[0])
    return lambda scope: scope.here or fresh(scope)


def _not(node: Call) -> AnyWork:
    truth = truth_of(node.arguments[0])
    match node.arguments[0]:
        case Call(function="selected", arguments=(Reference(name=name), Literal(value=str(value)))):
            return lambda scope: (
                value not in (ticks := scope.answers.get(name, "")) or value not in ticks.split()
            )
        case _:
            return lambda scope: not truth(scope)


def _regex(node: Call) -> AnyWork:
    text, pattern = text_of(node.arguments[0]), node.arguments[1]
    if not isinstance(pattern, Literal) or not isinstance(pattern.value, str):
        raise ExpressionError(
            node.position,
            f"The pattern of regex() at character {node.position} is not written out.",
            "Write it in quotes.",
        )
    try:
        compiled = re.compile(pattern.value)
    except (re.error, OverflowError, RecursionError) as error:
        raise ExpressionError(
            node.position,
            f"The pattern of regex() at character {node.position} is no regular expression.",
            "Look for an unclosed bracket or a stray sign in it.",
        ) from error
    return lambda scope: compiled.fullmatch(text(scope)) is not None


def _concat(node: Call) -> AnyWork:
    parts = [text_of(argument) for argument in node.arguments]
    return lambda scope: "".join(part(scope) for part in parts)


def _contains(node: Call) -> AnyWork:
    whole, part = text_of(node.arguments[0]), text_of(node.arguments[1])
    return lambda scope: part(scope) in whole(scope)


def _starts_with(node: Call) -> AnyWork:
    whole, part = text_of(node.arguments[0]), text_of(node.arguments[1])
    return lambda scope: whole(scope).startswith(part(scope))


def _own(node: Call) -> Node:
    """The one argument, or ``.`` where there is none."""
    return node.arguments[0] if node.arguments else Here(node.position)


def _string_length(node: Call) -> AnyWork:
    text = text_of(_own(node))
    return lambda scope: float(len(text(scope)))


def _normalize_space(node: Call) -> AnyWork:
    text = text_of(_own(node))
    return lambda scope: " ".join(text(scope).split())


def _round(node: Call) -> AnyWork:
    number = number_of(node.arguments[0])
    places = number_of(node.arguments[1]) if len(node.arguments) > 1 else (lambda scope: 0.0)

    def rounded(scope: Scope) -> float:
        value, digits = number(scope), places(scope)
        if not math.isfinite(value) or not abs(digits) <= 15:
            return value
        scale = 10.0 ** int(digits)
        # Halves go up, towards positive infinity, as XPath section 4.4 says.
        return math.floor(value * scale + 0.5) / scale if math.isfinite(value * scale) else value

    return rounded


def _int(node: Call) -> AnyWork:
    number = number_of(node.arguments[0])

    def whole(scope: Scope) -> float:
        value = number(scope)
        return float(math.trunc(value)) if math.isfinite(value) else value

    return whole


_MANY = 10_000

FUNCTIONS: Mapping[str, Function] = {
    "boolean": Function(1, 1, Yields.TRUTH, lambda node: truth_of(node.arguments[0])),
    "coalesce": Function(2, 2, Yields.TEXT, _coalesce),
    "concat": Function(1, _MANY, Yields.TEXT, _concat),
    "contains": Function(2, 2, Yields.TRUTH, _contains),
    "count-selected": Function(1, 1, Yields.NUMBER, _count_selected),
    "false": Function(0, 0, Yields.TRUTH, lambda node: lambda scope: False),
    "if": Function(3, 3, "branches", _if),
    "int": Function(1, 1, Yields.NUMBER, _int),
    "normalize-space": Function(0, 1, Yields.TEXT, _normalize_space),
    "not": Function(1, 1, Yields.TRUTH, _not),
    "number": Function(0, 1, Yields.NUMBER, lambda node: number_of(_own(node))),
    "once": Function(1, 1, Yields.TEXT, _once),
    "regex": Function(2, 2, Yields.TRUTH, _regex),
    "round": Function(1, 2, Yields.NUMBER, _round),
    "selected": Function(2, 2, Yields.TRUTH, _selected),
    "selected-at": Function(2, 2, Yields.TEXT, _selected_at),
    "starts-with": Function(2, 2, Yields.TRUTH, _starts_with),
    "string": Function(0, 1, Yields.TEXT, lambda node: text_of(_own(node))),
    "string-length": Function(0, 1, Yields.NUMBER, _string_length),
    "true": Function(0, 0, Yields.TRUTH, lambda node: lambda scope: True),
}
"""Every function that runs, by its XLSForm name (https://docs.getodk.org/form-operators-functions/)."""

_LATER_NAMES = """
abs acos area asin atan atan2 base64-decode boolean-from-string ceiling checklist cos count count-non-empty current
date date-time decimal-date-time decimal-time digest distance enclosed-area ends-with exp extract-signed floor
format-date format-date-time geofence hash id indexed-repeat instance join jr:choice-name jr:itext last lang
local-name log log10 max min name namespace-uri now pi position pow property pulldata random randomize rank-value
search sin sqrt substr substring substring-after substring-before sum tan thousandsep today translate uuid version
weighted-checklist
"""

LATER = frozenset(_LATER_NAMES.split())
"""XLSForm and XPath functions that are known and refused, so that nobody is told of a typing mistake."""
