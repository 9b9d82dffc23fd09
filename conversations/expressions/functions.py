"""Every function that runs, and what is said of one that does not."""

import difflib
from collections.abc import Mapping
from functools import reduce
from operator import or_

from conversations.expressions.arguments import MANY, Argument, Arguments, Function
from conversations.expressions.choices import CHOICES
from conversations.expressions.dates import DATES
from conversations.expressions.logic import LOGIC
from conversations.expressions.reckoning import NUMBERS
from conversations.expressions.refusals import ELSEWHERE, REFUSED
from conversations.expressions.several import SEVERAL
from conversations.expressions.syntax import Call, ExpressionError
from conversations.expressions.texts import TEXTS
from conversations.expressions.values import Yields

FUNCTIONS: Mapping[str, Function] = {
    **CHOICES,
    **DATES,
    **LOGIC,
    **NUMBERS,
    **SEVERAL,
    **TEXTS,
    "version": Function(0, 0, Yields.TEXT, lambda call, arguments: lambda scope: scope.around.version),
}
"""By XLSForm name (https://docs.getodk.org/form-operators-functions/), meaning what the ODK XForms specification
says (https://getodk.github.io/xforms-spec/); where that is silent, what JavaRosa does, which runs in ODK Collect."""


KNOWN = tuple(sorted((*FUNCTIONS, "position")))
"""The names of all that run; ``position(..)`` is no call, but a word of the grammar by itself."""


def called(call: Call, arguments: Arguments) -> Argument:
    """The call, worked out.

    Raises:
        ExpressionError: The function is unknown, or refused, or its arguments are wrong in number or kind.
    """
    function = FUNCTIONS.get(call.function)
    if function is None:
        raise _unknown(call)
    if not function.least <= len(arguments) <= function.most:
        count = len(arguments)
        values = "nothing" if not count else "one value" if count == 1 else f"{count} values"
        raise ExpressionError(
            call.position,
            f"{call.function}() at character {call.position} has {values} between its brackets.",
            f"It takes {_counted(function)}.",
            "wrong-arguments",
        )
    yields = function.yields
    if isinstance(yields, slice):
        yields = reduce(or_, (argument.yields for argument in arguments[yields]))
    return Argument(call, function.build(call, arguments), yields)


def _counted(function: Function) -> str:
    least, most = function.least, function.most
    if not most:
        return "none"
    counted = (
        f"exactly {least}" if least == most else f"at least {least}" if most >= MANY else f"{least} to {most}"
    )
    return f"{counted}: {function.wants}" if function.wants else counted


def _unknown(call: Call) -> ExpressionError:
    name, place = call.function, call.position
    if name in REFUSED:
        problem, remedy = REFUSED[name]
        return ExpressionError(place, f"{name}() at character {place} {problem}", remedy, "refused-function")
    lowered = name.lower()
    problem = f"{name}() at character {place} is no function that is known here."
    if lowered in ELSEWHERE:
        remedy = ELSEWHERE[lowered]
    elif near := difflib.get_close_matches(lowered, KNOWN, n=1):
        remedy = f"Did you mean {near[0]}({'..' if near[0] == 'position' else ''})?"
    else:
        remedy = f"These are: {', '.join(KNOWN)}."
    return ExpressionError(place, problem, remedy, "unknown-function")
