"""Functions that choose, and functions of true and false."""

from collections.abc import Mapping

from conversations.expressions.arguments import MANY, Argument, Arguments, Function, constant, wrong
from conversations.expressions.syntax import Call, Here, Literal, Reference
from conversations.expressions.values import AnyWork, NumberWork, Scope, Value, Yields, to_text


def _if(call: Call, arguments: Arguments) -> AnyWork:
    test, yes, no = arguments[0].truth, arguments[1].run, arguments[2].run
    return lambda scope: yes(scope) if test(scope) else no(scope)


def _coalesce(call: Call, arguments: Arguments) -> AnyWork:
    if len(arguments) == 2 and all(argument.yields is Yields.TEXT for argument in arguments):
        first, second = arguments[0].text, arguments[1].text
        return lambda scope: first(scope) or second(scope)
    runs = [argument.run for argument in arguments]

    def coalesce(scope: Scope) -> str:
        for run in runs:
            value = run(scope)
            # A number that is none counts as empty, as in JavaRosa.
            if value != "" and value == value:
                return to_text(value)
        return ""

    return coalesce


def _once(call: Call, arguments: Arguments) -> AnyWork:
    fresh = arguments[0].text
    return lambda scope: scope.here or fresh(scope)


def _not(call: Call, arguments: Arguments) -> AnyWork:
    match call.arguments[0]:
        case Call(function="selected", arguments=(Reference(name=name), Literal(value=str(value)))):
            wanted = value.strip()
            return lambda scope: (
                wanted not in (ticks := scope.answers.get(name, "")) or wanted not in ticks.split()
            )
        case Call(function="selected", arguments=(Here(), Literal(value=str(value)))):
            unticked = value.strip()
            return lambda scope: unticked not in scope.here or unticked not in scope.here.split()
        case _:
            truth = arguments[0].truth
            return lambda scope: not truth(scope)


def _boolean_from_string(call: Call, arguments: Arguments) -> AnyWork:
    text = arguments[0].text
    # Small or capital letters, as in JavaRosa.
    return lambda scope: (word := text(scope)) == "1" or word.lower() == "true"


def _held(call: Call, arguments: Arguments) -> list[Argument]:
    """The conditions of a checklist: ODK's manual, specification and program differ on which words count as yes."""
    for argument in arguments:
        if argument.yields is not Yields.TRUTH:
            raise wrong(
                call,
                "counts something that is neither true nor false, and tools differ on what it is worth.",
                "Write conditions, as in ${name} = 'yes'.",
            )
    return list(arguments)


def _bounded(bounds: Arguments, count: NumberWork) -> AnyWork:
    least, most = bounds[0].number, bounds[1].number

    def bounded(scope: Scope) -> bool:
        low, high, counted = least(scope), most(scope), count(scope)
        return (low == -1 or counted >= low) and (high == -1 or counted <= high)

    return bounded


def _checklist(call: Call, arguments: Arguments) -> AnyWork:
    truths = [argument.truth for argument in _held(call, arguments[2:])]
    return _bounded(arguments[:2], lambda scope: float(sum(truth(scope) for truth in truths)))


def _weighted_checklist(call: Call, arguments: Arguments) -> AnyWork:
    if len(arguments) % 2:
        raise wrong(call, "has a condition without a weight.", "Write a weight after every condition.")
    truths = [argument.truth for argument in _held(call, arguments[2::2])]
    weighed = list(zip(truths, [argument.number for argument in arguments[3::2]], strict=True))
    return _bounded(
        arguments[:2], lambda scope: sum((weight(scope) for truth, weight in weighed if truth(scope)), 0.0)
    )


def _always(value: Value) -> Function:
    return Function(0, 0, Yields.TRUTH, lambda call, arguments: constant(value))


_BOUNDS = "the least and the most (-1 for none)"

LOGIC: Mapping[str, Function] = {
    "boolean": Function(1, 1, Yields.TRUTH, lambda call, arguments: arguments[0].truth, "a value"),
    "boolean-from-string": Function(1, 1, Yields.TRUTH, _boolean_from_string, "a text"),
    "checklist": Function(3, MANY, Yields.TRUTH, _checklist, f"{_BOUNDS}, then conditions"),
    "coalesce": Function(2, MANY, Yields.TEXT, _coalesce, "values, the first to be preferred"),
    "false": _always(False),
    "if": Function(3, 3, Yields.EITHER, _if, "a condition, a value if it holds, and one if not"),
    "not": Function(1, 1, Yields.TRUTH, _not, "a condition"),
    "once": Function(1, 1, Yields.TEXT, _once, "a calculation"),
    "true": _always(True),
    "weighted-checklist": Function(
        4, MANY, Yields.TRUTH, _weighted_checklist, f"{_BOUNDS}, then conditions, each with its weight"
    ),
}
"""By name. ``once()`` keeps ``Scope.here``, the value so far, where there is one."""
