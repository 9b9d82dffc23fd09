"""Functions of choices: what was ticked, and what a choice is called."""

from collections.abc import Mapping

from conversations.expressions.arguments import Arguments, Function, wrong
from conversations.expressions.rewriting import quoted_name
from conversations.expressions.syntax import Call, Here, Literal, Reference
from conversations.expressions.values import AnyWork, Scope, Yields


def _selected(call: Call, arguments: Arguments) -> AnyWork:
    match call.arguments:
        case (Reference(name=name), Literal(value=str(value))):
            wanted = value.strip()
            # The plain search first: most lists hold no such letters at all, and need no splitting.
            return lambda scope: wanted in (ticks := scope.answers.get(name, "")) and wanted in ticks.split()
        case (Here(), Literal(value=str(value))):
            ticked_here = value.strip()
            return lambda scope: ticked_here in scope.here and ticked_here in scope.here.split()
        case _:
            ticked, choice = arguments[0].text, arguments[1].text
            return lambda scope: choice(scope).strip() in ticked(scope).split()


def _count_selected(call: Call, arguments: Arguments) -> AnyWork:
    match call.arguments[0]:
        case Here():
            return lambda scope: float(len(scope.here.split()))
        case Reference(name=name):
            return lambda scope: float(len(scope.answers.get(name, "").split()))
        case _:
            ticked = arguments[0].text
            return lambda scope: float(len(ticked(scope).split()))


def _selected_at(call: Call, arguments: Arguments) -> AnyWork:
    ticked, place = arguments[0].text, arguments[1].number

    def selected_at(scope: Scope) -> str:
        names, at = ticked(scope).split(), place(scope)
        # Places are counted from 0, and a fraction is cut off.
        return names[int(at)] if 0 <= at < len(names) else ""

    return selected_at


def _choice_name(call: Call, arguments: Arguments) -> AnyWork:
    match call.arguments[1]:
        case Literal(value=str(quoted)):
            name = quoted_name(quoted)
        case Reference(name=meant):
            raise wrong(call, "needs its second value in quotes.", f"Write '${{{meant}}}', quotes and all.")
        case _:
            name = None
    if name is None:
        raise wrong(
            call,
            "is not told whose choices are meant.",
            "Its second value is the question in quotes, as in '${name}'.",
        )
    picked, asked = arguments[0].text, name

    def choice_name(scope: Scope) -> str:
        around = scope.around
        label = around.labels.get(asked, {}).get(picked(scope))
        if not label:
            return ""
        return label.get(around.language) or next(iter(label.values()))

    return choice_name


CHOICES: Mapping[str, Function] = {
    "count-selected": Function(1, 1, Yields.NUMBER, _count_selected, "an answer"),
    "jr:choice-name": Function(2, 2, Yields.TEXT, _choice_name, "a choice, and a question in quotes"),
    "selected": Function(2, 2, Yields.TRUTH, _selected, "an answer, and a choice in quotes"),
    "selected-at": Function(2, 2, Yields.TEXT, _selected_at, "an answer, and a place counted from 0"),
}
"""By name. ``jr:choice-name()`` gives the label of one choice, as in ODK; of several ticks it gives nothing."""
