"""The default column: a value written out, or an expression, told apart as pyxform does.

pyxform takes a default for an expression where it holds ``${...}``, a function call or arithmetic
(``pyxform.utils.default_is_dynamic``). A hyphen is arithmetic there even between two words; here it is so only
where the whole cell can be read as an expression of numbers and answers.
"""

import re
from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal

from conversations.expressions import Expression, ExpressionError, Scope, calls, parse, rewritten
from conversations.expressions.syntax import Column, Literal, nodes
from conversations.flow import SILENT, Choice, Kind, Prompt, Steps
from conversations.forms.places import Place

_EXPRESSION = re.compile(r"\$\{|[A-Za-z_][\w.-]*(:[A-Za-z_][\w.-]*)?\(")
_ARITHMETIC = re.compile(r"[*+|]|\s-\s|\d-|\b(div|mod)\b")
_NUMBER = re.compile(r"-?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_WHOLE = re.compile(r"-?[0-9]+")
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})([T ].*)?")
_TIME = re.compile(r"([0-9]{2}:[0-9]{2})(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?")

# What comes out otherwise in another talk.
_OF_A_TALK = frozenset({"today", "now", "random", "once", "version", "position"})

_ANY = parse("${any}")

_WANTED = {
    Kind.INTEGER: "a whole number, such as 3",
    Kind.DECIMAL: "a number, such as 2.5",
    Kind.RANGE: "a number of the range",
    Kind.DATE: "a date, such as 2026-01-31",
    Kind.TIME: "a time, such as 09:30",
    Kind.DATETIME: "a date and a time, such as 2026-01-31T09:30",
    Kind.ACKNOWLEDGE: "OK",
}


def read_default(
    place: Place, cell: str, kind: Kind, offered: tuple[Choice, ...] | Steps | None, name: str
) -> Expression | None:
    """What the default cell of the prompt ``name`` gives; None where it is wrong.

    ``offered`` is what its answer must be among: choices, or the numbers of a range.
    """
    cell = cell.strip()
    written = _written(cell, kind)
    # In a date a hyphen is no arithmetic.
    arithmetic = kind not in {Kind.DATE, Kind.DATETIME} and _reckons(cell)
    if written is None and (_EXPRESSION.search(cell) or arithmetic):
        return place.expression("default", cell, name)
    if kind in {Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK}:
        return _picked(place, cell, kind, offered if isinstance(offered, tuple) else ())
    if written is None or (isinstance(offered, Steps) and not _reached(offered, written)):
        place.tell(
            "wrong-default",
            "default",
            f"“{cell}” is no default for {kind.value}.",
            f"Write {_WANTED[kind]}, or clear the cell.",
        )
        return None
    return literal(written)


def check_default(place: Place, cell: str, default: Expression, constraint: Expression | None) -> None:
    """Tell of a default written out that its own constraint never lets pass.

    Constraints that look at other answers, or at the day or chance of a talk, are left alone.
    """
    if not isinstance(default.tree, Literal) or constraint is None:
        return
    if is_of_a_talk(constraint):
        return
    if not constraint.holds(Scope({}, here=default.text(Scope({})))):
        place.tell(
            "wrong-default",
            "default",
            f"The default “{cell.strip()}” does not pass the constraint of its own row.",
            "Write one that passes, clear the cell, or mend the constraint.",
        )


def is_of_a_talk(constraint: Expression) -> bool:
    """Whether a constraint looks at more than the answer itself: at other answers, or at the day or chance of a talk."""
    return bool(constraint.names or calls(constraint) & _OF_A_TALK)


def check_defaults(prompts: Iterable[tuple[Place, Prompt]]) -> None:
    """Tell once, at the first of them, what a default is in a chat."""
    for place, prompt in prompts:
        if prompt.default is not None and prompt.kind not in SILENT and not prompt.required:
            place.note(
                "default-offered",
                "default",
                "A chat offers a default as “Keep”, and whoever taps Skip leaves the answer out; "
                "other tools keep the default.",
                f"Where that matters, write coalesce(${{{prompt.name}}}, ...) with the default for the dots.",
            )
            return


def literal(text: str) -> Expression:
    """An expression that gives this very text, whatever quotes are in it."""
    return rewritten(_ANY, lambda _: Literal(text), None)


def _reckons(cell: str) -> bool:
    """Whether the whole cell is arithmetic with numbers, such as 2+2; words with a hyphen between them are not."""
    if not _ARITHMETIC.search(cell):
        return False
    try:
        tree = parse(cell).tree
    except ExpressionError:
        return False
    return not any(isinstance(node, Column) for node, _ in nodes(tree))


def _picked(place: Place, cell: str, kind: Kind, choices: tuple[Choice, ...]) -> Expression | None:
    names = [choice.name for choice in choices]
    if not names:
        return None  # the list is missing, and told of
    picked = [cell] if kind is Kind.SELECT_ONE else cell.split()
    unknown = [name for name in picked if name not in names]
    for name in unknown:
        place.tell(
            "unknown-choice",
            "default",
            f"“{name}” is no choice of this list.",
            place.findings.near(name, names) or f"These are: {shown(names)}.",
        )
    return None if unknown else literal(" ".join(picked))


def shown(names: list[str]) -> str:
    """Names for a remedy; of a long list the first."""
    return ", ".join(names[:20]) + (", ..." if len(names) > 20 else "")


def _written(cell: str, kind: Kind) -> str | None:
    """The cell as a value of its kind; None where it is none, or where only its choices can tell."""
    match kind:
        case Kind.TEXT | Kind.HIDDEN | Kind.CALCULATE | Kind.NOTE:
            return None if _EXPRESSION.search(cell) or _reckons(cell) else cell
        case Kind.INTEGER:
            return cell if _WHOLE.fullmatch(cell) else None
        case Kind.DECIMAL | Kind.RANGE:
            return cell if _NUMBER.fullmatch(cell) else None
        case Kind.DATE:
            match = _DAY.fullmatch(cell)
            return match[1] if match and _is_day(match[1]) else None
        case Kind.TIME:
            match = _TIME.fullmatch(cell)
            return f"{match[1]}:00" if match and _is_time(match[1]) else None
        case Kind.DATETIME:
            match = re.fullmatch(r"(.{10})[T ](.*)", cell)
            clock = _TIME.fullmatch(match[2]) if match else None
            if match is None or clock is None or not (_is_day(match[1]) and _is_time(clock[1])):
                return None
            return f"{match[1]}T{clock[1]}:00"
        case Kind.ACKNOWLEDGE:
            return cell if cell == "OK" else None
        case _:
            return None


def _reached(steps: Steps, written: str) -> bool:
    start, end, step = (Decimal(number) for number in (steps.start, steps.end, steps.step))
    number = Decimal(written)
    return start <= number <= end and (number - start) % step == 0


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_time(text: str) -> bool:
    try:
        time.fromisoformat(text)
    except ValueError:
        return False
    return True
