"""Functions that choose, and functions of true and false."""

from collections.abc import Mapping

from conversations.expressions.arguments import MANY, Argument, Arguments, Function, constant, wrong
from conversations.expressions.syntax import Call, Here, Literal, Reference
from conversations.expressions.values import TYPED, AnyWork, NumberWork, Scope, Value, Yields, read, to_number


def _if(call: Call, arguments: Arguments) -> AnyWork:
    test, yes, no = arguments[0].truth, arguments[1].run, arguments[2].run
    return lambda scope: yes(scope) if test(scope) else no(scope)


def _coalesce(call: Call, arguments: Arguments) -> AnyWork:
    if len(arguments) == 2 and not any(argument.yields & TYPED for argument in arguments):
        first, second = arguments[0].text, arguments[1].text
        return lambda scope: first(scope) or second(scope)
    runs = [argument.run for argument in arguments]

    def coalesce(scope: Scope) -> Value:
        for run in runs:
            value = run(scope)
            # A number that is none counts as empty, as in JavaRosa.
            if value != "" and value == value:
                return value
        return ""

    return coalesce


def _once(call: Call, arguments: Arguments) -> AnyWork:
    run, yields = arguments[0].run, arguments[0].yields
    if yields is Yields.NUMBER:
        return _number_once(arguments[0].number)

    def once(scope: Scope) -> Value:
        # A truth is only ever kept as one of two words; anything else was not kept by this.
        if scope.here and (yields is not Yields.TRUTH or scope.here in ("true", "false")):
            return read(scope.here, yields)
        value = run(scope)
        # What is no number is not kept, so that it is worked out again once it can be.
        return value if value == value else ""

    return once


def _number_once(number: NumberWork) -> NumberWork:
    """A number for certain, whatever was kept: others reckon with it as it comes. One that is none is kept as nothing."""

    def once(scope: Scope) -> float:
        before = to_number(scope.here)
        return before if before == before else number(scope)

    return once


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


def _checklist(call: Call, arguments: Arguments) -> AnyWork:
    truths = [argument.truth for argument in _held(call, arguments[2:])]
    least, most = arguments[0].number, arguments[1].number

    def checklist(scope: Scope) -> bool:
        low, high, count = least(scope), most(scope), sum(truth(scope) for truth in truths)
        return (low == -1 or count >= low) and (high == -1 or count <= high)

    return checklist


def _weighted_checklist(call: Call, arguments: Arguments) -> AnyWork:
    if len(arguments) % 2:
        raise wrong(call, "has a condition without a weight.", "Write a weight after every condition.")
    truths = [argument.truth for argument in _held(call, arguments[2::2])]
    weighed = list(zip(truths, [argument.number for argument in arguments[3::2]], strict=True))
    least, most = arguments[0].number, arguments[1].number
    # Weights may be negative, so -1 is a bound like any other here, as in JavaRosa.
    return lambda scope: (
        least(scope) <= sum((weight(scope) for truth, weight in weighed if truth(scope)), 0.0) <= most(scope)
    )


def _always(value: Value) -> Function:
    return Function(0, 0, Yields.TRUTH, lambda call, arguments: constant(value))


LOGIC: Mapping[str, Function] = {
    "boolean": Function(1, 1, Yields.TRUTH, lambda call, arguments: arguments[0].truth, "a value"),
    "boolean-from-string": Function(1, 1, Yields.TRUTH, _boolean_from_string, "a text"),
    "checklist": Function(
        3, MANY, Yields.TRUTH, _checklist, "the least and the most (-1 for none), then conditions"
    ),
    "coalesce": Function(2, MANY, slice(None), _coalesce, "values, the first to be preferred"),
    "false": _always(False),
    "if": Function(3, 3, slice(1, None), _if, "a condition, a value if it holds, and one if not"),
    "not": Function(1, 1, Yields.TRUTH, _not, "a condition"),
    "once": Function(1, 1, slice(None), _once, "a calculation"),
    "true": _always(True),
    "weighted-checklist": Function(
        4,
        MANY,
        Yields.TRUTH,
        _weighted_checklist,
        "the least and the most, then conditions, each with its weight",
    ),
}
"""By name. ``once()`` keeps ``Scope.here``, the value so far, where there is one."""
