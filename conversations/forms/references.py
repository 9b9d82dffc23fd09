"""What the rows of a survey say of each other: names that are not there, or not there yet, or hold no answer."""

from conversations.expressions import Expression
from conversations.expressions.misuses import bare_names
from conversations.expressions.rewriting import quoted_name
from conversations.expressions.syntax import Call, Column, Here, Literal, Reference, nodes
from conversations.flow import Guard, Kind
from conversations.forms.clocks import check_clock
from conversations.forms.comparisons import check_comparisons
from conversations.forms.entries import Entry, Survey
from conversations.forms.instances import check_instances, check_positions, check_recalled_round
from conversations.forms.ordering import Order
from conversations.forms.rowtypes import Bracket

# Functions that stand for “.” where nothing is between their brackets.
_OF_HERE = frozenset({"string-length", "normalize-space", "number", "string"})

# Functions whose argument may be a repeat, because they count its rounds; all of them have to be over by then.
_COUNTS = frozenset({"count", "count-non-empty"})

_SENSITIVE = frozenset({Guard.IDENTITY, Guard.DANGER, Guard.SAFETY})


def check(survey: Survey, order: Order, *, same_names: bool) -> None:
    """Find the faults of every expression and of every recalled answer, in the order of the rows.

    Anything but a calculation may refer to the answers of earlier rows only: so there are no cycles, and a flow can
    be walked from top to bottom. ``same_names`` says whether choices of one list may share a name.
    """
    sensitive = _sensitive(survey, order)
    for entry in survey.entries:
        for column, expression in entry.expressions.items():
            _check_names(entry, column, expression, order, survey.disabled)
            _check_places(entry, column, expression, order)
            check_positions(entry, column, expression)
            check_instances(entry, column, expression, order)
            check_comparisons(entry, column, expression, order)
            check_clock(entry, column, expression, order)
        if same_names:
            _check_filter(entry)
        _check_safety(entry)
        for column, names in entry.recalls.items():
            for name in sorted(names):
                _check_recall(entry, column, name, order, survey.disabled, sensitive)


def _check_names(
    entry: Entry, column: str, expression: Expression, order: Order, disabled: frozenset[str]
) -> None:
    counted = _repeats_in(expression, _COUNTS)
    repeats = counted | _repeats_in(expression, frozenset({"indexed-repeat"}))
    quoted = {
        name
        for node, _ in nodes(expression.tree)
        if isinstance(node, Call) and node.function == "jr:choice-name"
        for argument in node.arguments[1:]
        if isinstance(argument, Literal) and isinstance(argument.value, str)
        if (name := quoted_name(argument.value))
    }
    for name in sorted(expression.names | quoted):
        target = order.by_name.get(name)
        if target is None:
            _unknown(entry, column, name, order, disabled)
        elif target is entry:
            entry.place.gap(
                "self-reference",
                column,
                f"${{{name}}} refers to the row it stands in.",
                "In a constraint write a dot for the answer; elsewhere refer to an earlier row.",
            )
        elif name in quoted and name not in expression.names:
            pass  # only its list is looked at
        elif entry.kind is Kind.CALCULATE and entry.name in order.circles and name in order.circles:
            entry.place.gap(
                "cycle",
                column,
                f"${{{name}}} of row {target.row} waits for this row in turn.",
                "Break the circle.",
            )
        elif (name in entry.repeats and name in counted) or (
            entry.kind is not Kind.CALCULATE and order.comes_after(name, entry)
        ):
            _forward(entry, column, target)
        elif target.kind is Kind.NOTE:
            _no_answer(entry, column, name, "a note")
        elif target.kind is Bracket.BEGIN:
            _no_answer(entry, column, name, "a group")
        elif target.kind is Bracket.BEGIN_REPEAT and name not in repeats:
            entry.place.gap(
                "no-answer",
                column,
                f"${{{name}}} is a repeat, and has no answer of its own.",
                f"Count its rounds with count(${{{name}}}), or refer to a row inside it.",
            )


def _unknown(entry: Entry, column: str, name: str, order: Order, disabled: frozenset[str]) -> None:
    alike = next((other for other in order.by_name if other.lower() == name.lower()), None)
    if alike is not None:
        remedy = f"Did you mean “${{{alike}}}”?"
    else:
        near = entry.place.findings.near(name, order.by_name.keys() - {entry.name})
        remedy = near.replace("“", "“${").replace("”", "}”") or "Write the name of an earlier row."
    if name in disabled:
        remedy = "The row of that name is switched off; switch it on, or take this out."
    entry.place.gap("unknown-name", column, f"There is no row named “{name}” for ${{{name}}}.", remedy)


def _forward(entry: Entry, column: str, target: Entry) -> None:
    reads = {name for expression in target.expressions.values() for name in expression.names}
    rule = "forward-reference"
    if target.kind is Bracket.BEGIN_REPEAT and target.name in entry.repeats:
        problem = f"${{{target.name}}} is not over yet where this is asked."
        remedy = "Use position(..) for the round this is, or move the row below the repeat."
    elif entry.name in reads:
        problem = f"${{{target.name}}} is asked later, in row {target.row}, which waits for this row in turn."
        remedy = "Break the circle."
        rule = "cycle"
    elif target.row < entry.row:
        problem = f"${{{target.name}}} of row {target.row} is made of answers that come later than this row."
        remedy = "Move this row down."
    else:
        problem = f"${{{target.name}}} is asked later, in row {target.row}, so it never has an answer here."
        remedy = "Move that row up, or this one down."
    entry.place.tell(rule, column, problem, remedy)


def _no_answer(entry: Entry, column: str, name: str, what: str) -> None:
    entry.place.gap(
        "no-answer",
        column,
        f"${{{name}}} is {what}, and has no answer.",
        "Refer to a row that asks something.",
    )


def _repeats_in(expression: Expression, functions: frozenset[str]) -> frozenset[str]:
    return frozenset(
        argument.name
        for node, _ in nodes(expression.tree)
        if isinstance(node, Call) and node.function in functions
        for argument in node.arguments
        if isinstance(argument, Reference)
    )


def _check_places(entry: Entry, column: str, expression: Expression, order: Order) -> None:
    for node, _ in nodes(expression.tree):
        here = isinstance(node, Here) or (
            isinstance(node, Call) and node.function in _OF_HERE and not node.arguments
        )
        if here and column != "constraint":
            entry.place.gap(
                "misplaced-dot",
                column,
                "A dot stands for the answer being checked, and only a constraint checks one.",
                "Write ${name}, with the name of an earlier row.",
            )
        if isinstance(node, Column) and column == "choice_filter":
            _check_column(entry, column, node, order)
    if column != "choice_filter":
        for error in bare_names(expression.tree):
            entry.place.gap(error.rule, column, error.problem, error.remedy)


def _check_column(entry: Entry, column: str, node: Column, order: Order) -> None:
    offered = entry.choices
    if offered is None:
        return
    if node.name not in offered.columns:
        entry.place.gap(
            "unknown-column",
            column,
            f"The choices sheet has no column “{node.name}”."
            if offered.place.sheet == "choices"
            else f"“{offered.place.sheet}” has no column “{node.name}”.",
            entry.place.findings.near(node.name, offered.columns | set(offered.headers))
            or (f"Write ${{{node.name}}} for an answer." if node.name in order.by_name else "Add it there."),
        )
    elif node.name not in offered.filled:
        entry.place.tell(
            "empty-column",
            column,
            f"The column “{node.name}” is empty for every choice of the list “{offered.name}”.",
            "Fill it, or filter by another column.",
        )


def _check_recall(
    entry: Entry, column: str, name: str, order: Order, disabled: frozenset[str], sensitive: frozenset[str]
) -> None:
    target = order.by_name.get(name)
    if target is None:
        _unknown(entry, column, name, order, disabled)
    elif target is entry and column == "constraint_message":
        pass  # says back what did not fit
    elif target is entry:
        entry.place.gap(
            "self-reference", column, f"${{{name}}} is what this row asks for.", "Repeat an earlier answer."
        )
    elif target.kind is Kind.NOTE or isinstance(target.kind, Bracket):
        what = "a note" if target.kind is Kind.NOTE else "a group or a repeat"
        _no_answer(entry, column, name, what)
    elif column == "kv:again" and entry.name in target.repeats:
        if name in sensitive:
            _recalls_sensitive(entry, column, name)
        check_recalled_round(entry, column, target, order)
    elif order.comes_after(name, entry):
        _forward(entry, column, target)
    elif name in sensitive:
        _recalls_sensitive(entry, column, name)
    else:
        check_recalled_round(entry, column, target, order)


def _recalls_sensitive(entry: Entry, column: str, name: str) -> None:
    entry.place.tell(
        "recalls-sensitive",
        column,
        f"${{{name}}} may hold a name, or tell of danger, and would stand on the screen again.",
        "Word it without the answer: somebody else may be reading.",
    )


def _sensitive(survey: Survey, order: Order) -> frozenset[str]:
    """The rows that no words may repeat: those with such a guard, and the calculations made of them."""
    found = {entry.name for entry in survey.entries if entry.guards & _SENSITIVE}
    made: dict[str, list[str]] = {}
    for entry in survey.entries:
        if entry.kind is Kind.CALCULATE and "calculation" in entry.expressions:
            for name in entry.expressions["calculation"].names:
                made.setdefault(name, []).append(entry.name)
    waiting = list(found)
    while waiting:
        for name in made.get(waiting.pop(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return frozenset(found)


def _check_filter(entry: Entry) -> None:
    offered = entry.choices
    if offered is not None and offered.names_shared and "choice_filter" not in entry.expressions:
        entry.place.tell(
            "duplicate-choice",
            "choice_filter",
            f"Choices of the list “{offered.name}” share names, and nothing here tells them apart.",
            "Write a choice_filter, or give each choice a name of its own.",
        )


def _check_safety(entry: Entry) -> None:
    if Guard.SAFETY in entry.guards and "relevant" in entry.expressions:
        entry.place.warn(
            "conditional-safety",
            "relevant",
            "A prompt that guards safety is passed over where this does not hold.",
            "Clear the cell, or make sure that nobody needs the question then.",
        )
