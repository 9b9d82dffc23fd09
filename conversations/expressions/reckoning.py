"""Functions of one number or two. What has no result is NaN, and what is too large is infinite, as in XPath."""

import math
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Context, Decimal

from conversations.expressions.arguments import Arguments, Function
from conversations.expressions.chance import drawn
from conversations.expressions.syntax import Call
from conversations.expressions.values import AnyWork, Scope, Yields, to_number

_EXACT = Context(prec=400)
_MOST_PLACES = 30


def _of_one(made: Callable[[float], float]) -> Function:
    def build(call: Call, arguments: Arguments) -> AnyWork:
        number = arguments[0].number

        def worked(scope: Scope) -> float:
            value = number(scope)
            return value if math.isnan(value) else made(value)

        return worked

    return Function(1, 1, Yields.NUMBER, build, "a number")


def _number(call: Call, arguments: Arguments) -> AnyWork:
    return arguments[0].number if arguments else (lambda scope: to_number(scope.here))


def _whole(made: Callable[[float], int]) -> Callable[[float], float]:
    return lambda value: float(made(value)) if math.isfinite(value) else value


def _power(base: float, exponent: float) -> float:
    """As Java's Math.pow, which ODK calls: NaN for a fraction of a negative power, infinite where it overflows."""
    if math.isnan(base) and exponent != 0:
        return math.nan
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return -math.inf if base < 0 and exponent % 2 == 1 else math.inf
    except ValueError:
        if base != 0:
            return math.nan
        return math.copysign(math.inf, base) if exponent % 2 == 1 else math.inf


def _log(value: float) -> float:
    return math.log(value) if value > 0 else (-math.inf if value == 0 else math.nan)


def _log10(value: float) -> float:
    return math.log10(value) if value > 0 else (-math.inf if value == 0 else math.nan)


def _pow(call: Call, arguments: Arguments) -> AnyWork:
    base, exponent = arguments[0].number, arguments[1].number
    return lambda scope: _power(base(scope), exponent(scope))


def _round(call: Call, arguments: Arguments) -> AnyWork:
    number = arguments[0].number
    places = arguments[1].number if len(arguments) > 1 else (lambda scope: 0.0)

    def rounded(scope: Scope) -> float:
        value, digits = number(scope), places(scope)
        if not math.isfinite(value):
            return value
        if not abs(digits) <= _MOST_PLACES:
            return math.nan if math.isfinite(digits) else value
        # Halves of the number as it is written go up, towards positive infinity, as XPath section 4.4 says.
        way = ROUND_HALF_UP if value >= 0 else ROUND_HALF_DOWN
        return float(Decimal(repr(value)).quantize(Decimal((0, (1,), -int(digits))), way, _EXACT))

    return rounded


def _random(call: Call, arguments: Arguments) -> AnyWork:
    # Nobody writes the argument: reading the expression gives each its key, so that no two give the same number.
    key = arguments[0].text if arguments else (lambda scope: "")
    return lambda scope: drawn(scope.around.seed, key(scope))


_TWO = "a number, and its power"

NUMBERS: Mapping[str, Function] = {
    "abs": _of_one(abs),
    "ceiling": _of_one(_whole(math.ceil)),
    "exp": _of_one(lambda value: _power(math.e, value)),
    "exp10": _of_one(lambda value: _power(10.0, value)),
    "floor": _of_one(_whole(math.floor)),
    "int": _of_one(_whole(math.trunc)),
    "log": _of_one(_log),
    "log10": _of_one(_log10),
    "number": Function(0, 1, Yields.NUMBER, _number, "a value"),
    "pow": Function(2, 2, Yields.NUMBER, _pow, _TWO),
    "random": Function(0, 1, Yields.NUMBER, _random),
    "round": Function(1, 2, Yields.NUMBER, _round, "a number, and how many decimal places"),
    "sqrt": _of_one(lambda value: math.sqrt(value) if value >= 0 else math.nan),
}
"""By name. ``floor()`` and ``ceiling()`` are XPath's, which Kobo's web forms run and ODK Collect does not."""
