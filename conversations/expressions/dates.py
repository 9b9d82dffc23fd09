"""Functions of days and times. No clock is read: today is an argument of the turn."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from conversations.expressions.arguments import Argument, Arguments, Function, wrong
from conversations.expressions.days import clock, clock_number, day_text, moment_text, numbered
from conversations.expressions.syntax import Call, Literal
from conversations.expressions.values import AnyWork, Scope, Yields, to_number

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_SIGNS: Mapping[str, Callable[[datetime], str]] = {
    "%": lambda when: "%",
    "Y": lambda when: f"{when.year:04}",
    "y": lambda when: f"{when.year % 100:02}",
    "m": lambda when: f"{when.month:02}",
    "n": lambda when: str(when.month),
    "b": lambda when: _MONTHS[when.month - 1],
    "d": lambda when: f"{when.day:02}",
    "e": lambda when: str(when.day),
    "a": lambda when: _DAYS[when.weekday()],
}
_CLOCK_SIGNS: Mapping[str, Callable[[datetime], str]] = {
    "H": lambda when: f"{when.hour:02}",
    "h": lambda when: str(when.hour),
    "M": lambda when: f"{when.minute:02}",
    "S": lambda when: f"{when.second:02}",
    "3": lambda when: f"{when.microsecond // 1000:03}",
}

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}.*")
_PIECES = re.compile(r"%(.?)|[^%]+", re.DOTALL)


def _when(argument: Argument) -> Callable[[Scope], datetime | None]:
    """The moment a value stands for: days since 1 January 1970, or a day, or a time, or both, written out."""
    run = argument.run

    def when(scope: Scope) -> datetime | None:
        value = run(scope)
        if isinstance(value, str):
            found = clock(value)
            return found if found is not None else numbered(to_number(value))
        return numbered(to_number(value))

    return when


def advice(text: str) -> str:
    """What to write in the place of a day that is written out and is none."""
    if _ISO.fullmatch(text):
        return "The calendar has no such day; write one that it has."
    return "Write year, month and day, as in '2026-01-31'."


def _date(call: Call, arguments: Arguments) -> AnyWork:
    when = _when(arguments[0])
    return lambda scope: day_text(when(scope))


def _date_time(call: Call, arguments: Arguments) -> AnyWork:
    when = _when(arguments[0])
    return lambda scope: moment_text(when(scope))


def _decimal_date_time(call: Call, arguments: Arguments) -> AnyWork:
    return arguments[0].number


def _decimal_time(call: Call, arguments: Arguments) -> AnyWork:
    run = arguments[0].run

    def decimal_time(scope: Scope) -> float:
        value = run(scope)
        return clock_number(value) if isinstance(value, str) else to_number(value) % 1

    return decimal_time


def _format(signs: Mapping[str, Callable[[datetime], str]]) -> Callable[[Call, Arguments], AnyWork]:
    def build(call: Call, arguments: Arguments) -> AnyWork:
        match call.arguments[1]:
            case Literal(value=str(pattern)):
                pieces = list(_PIECES.finditer(pattern))
            case _:
                raise wrong(call, "has a format that is not written out.", "Write it in quotes.")
        for piece in pieces:
            if piece[0].startswith("%") and piece[1] not in signs:
                known = ", ".join(f"%{sign}" for sign in signs if sign != "%")
                raise wrong(call, f"has “{piece[0]}” in its format.", f"These are known: {known}.")
        when = _when(arguments[0])
        worded = [signs[piece[1]] if piece[0].startswith("%") else _plain(piece[0]) for piece in pieces]

        def formatted(scope: Scope) -> str:
            found = when(scope)
            return "" if found is None else "".join([word(found) for word in worded])

        return formatted

    return build


def _plain(words: str) -> Callable[[datetime], str]:
    return lambda when: words


def _today(call: Call, arguments: Arguments) -> AnyWork:
    return lambda scope: scope.around.today.isoformat()


def _now(call: Call, arguments: Arguments) -> AnyWork:
    return lambda scope: f"{scope.around.today.isoformat()}T00:00:00"


_VALUE = "a day, or a number of days"

DATES: Mapping[str, Function] = {
    "date": Function(1, 1, Yields.TEXT, _date, _VALUE),
    "date-time": Function(1, 1, Yields.MOMENT, _date_time, _VALUE),
    "decimal-date-time": Function(1, 1, Yields.NUMBER, _decimal_date_time, _VALUE),
    "decimal-time": Function(1, 1, Yields.NUMBER, _decimal_time, "a time"),
    "format-date": Function(2, 2, Yields.TEXT, _format(_SIGNS), f"{_VALUE}, and a format in quotes"),
    "format-date-time": Function(
        2, 2, Yields.TEXT, _format({**_SIGNS, **_CLOCK_SIGNS}), f"{_VALUE}, and a format in quotes"
    ),
    "now": Function(0, 0, Yields.MOMENT, _now),
    "today": Function(0, 0, Yields.TEXT, _today),
}
"""By name. ``now()`` is midnight of today, because nothing finer than the day is kept. Months and weekdays are
in English. What is no day becomes empty text, or NaN where a number is wanted."""
