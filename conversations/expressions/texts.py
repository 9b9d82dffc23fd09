"""Functions of texts. Characters are counted as Unicode counts them, from 0, but in ``substring()`` from 1."""

import math
from collections.abc import Callable, Iterable, Mapping

from conversations.expressions.arguments import MANY, Argument, Arguments, Function, wrong
from conversations.expressions.patterns import PatternRefused, matcher
from conversations.expressions.syntax import Call, Here, Literal
from conversations.expressions.values import AnyWork, Scope, TextWork, Value, Yields, to_text

LONGEST = 100_000
"""Characters of a text that is put together; what comes after is cut off, or rows that double one another fill any memory."""


def _own(arguments: Arguments, call: Call) -> Argument:
    """The one argument, or ``.`` where there is none."""
    return arguments[0] if arguments else Argument(Here(call.position), lambda scope: scope.here, Yields.TEXT)


def _string(call: Call, arguments: Arguments) -> AnyWork:
    return _own(arguments, call).text


def _string_length(call: Call, arguments: Arguments) -> AnyWork:
    text = _own(arguments, call).text
    return lambda scope: float(len(text(scope)))


def _normalize_space(call: Call, arguments: Arguments) -> AnyWork:
    text = _own(arguments, call).text
    return lambda scope: " ".join(text(scope).split())


def _concat(call: Call, arguments: Arguments) -> AnyWork:
    parts = [argument.several for argument in arguments]
    return lambda scope: _joined("", (value for part in parts for value in part(scope)))


def _joined(between: str, values: Iterable[Value]) -> str:
    found: list[str] = []
    room = LONGEST + len(between)
    for value in values:
        text = to_text(value)
        found.append(text)
        room -= len(text) + len(between)
        if room < 0:
            break
    return between.join(found)[:LONGEST]


def _join(call: Call, arguments: Arguments) -> AnyWork:
    between, parts = arguments[0].text, [argument.several for argument in arguments[1:]]
    return lambda scope: _joined(between(scope), (value for part in parts for value in part(scope)))


def _of_two(made: Callable[[TextWork, TextWork], AnyWork]) -> Callable[[Call, Arguments], AnyWork]:
    return lambda call, arguments: made(arguments[0].text, arguments[1].text)


def _before(whole: str, part: str) -> str:
    return whole[: max(0, whole.find(part))]


def _after(whole: str, part: str) -> str:
    at = whole.find(part)
    return whole[at + len(part) :] if at >= 0 else ""


def _cut(number: float) -> int:
    """A number as a place among characters: its fraction cut off, and 0 for none."""
    return 0 if math.isnan(number) else int(max(-1e9, min(1e9, number)))


def _substr(call: Call, arguments: Arguments) -> AnyWork:
    text, start = arguments[0].text, arguments[1].number
    if len(arguments) == 2:
        return lambda scope: text(scope)[_cut(start(scope)) :]
    end = arguments[2].number
    return lambda scope: text(scope)[_cut(start(scope)) : _cut(end(scope))]


def _substring(call: Call, arguments: Arguments) -> AnyWork:
    text, start = arguments[0].text, arguments[1].number
    length = arguments[2].number if len(arguments) == 3 else None

    def substring(scope: Scope) -> str:
        # XPath section 4.2: the characters whose place, from 1, is at least the start and before start plus length.
        first = _rounded(start(scope))
        last = math.inf if length is None else first + _rounded(length(scope))
        return "".join([letter for at, letter in enumerate(text(scope), start=1) if first <= at < last])

    return substring


def _rounded(number: float) -> float:
    return float(math.floor(number + 0.5)) if math.isfinite(number) else number


def _translate(call: Call, arguments: Arguments) -> AnyWork:
    text, away, into = (argument.text for argument in arguments)

    def translate(scope: Scope) -> str:
        letters = into(scope)
        table: dict[int, str] = {}
        for at, letter in enumerate(away(scope)):
            table.setdefault(ord(letter), letters[at : at + 1])
        return text(scope).translate(table)

    return translate


def _regex(call: Call, arguments: Arguments) -> AnyWork:
    text, pattern = arguments[0].text, call.arguments[1]
    if not isinstance(pattern, Literal) or not isinstance(pattern.value, str):
        raise wrong(call, "has a pattern that is not written out.", "Write it in quotes.")
    try:
        matches = matcher(pattern.value)
    except PatternRefused as error:
        raise wrong(call, error.problem, error.remedy) from error
    return lambda scope: matches(text(scope))


TEXTS: Mapping[str, Function] = {
    "concat": Function(1, MANY, Yields.TEXT, _concat, "texts"),
    "contains": Function(
        2, 2, Yields.TRUTH, _of_two(lambda a, b: lambda s: b(s) in a(s)), "a text, and a part of it"
    ),
    "ends-with": Function(
        2, 2, Yields.TRUTH, _of_two(lambda a, b: lambda s: a(s).endswith(b(s))), "a text, and its end"
    ),
    "join": Function(2, MANY, Yields.TEXT, _join, "what stands between, and what is joined"),
    "normalize-space": Function(0, 1, Yields.TEXT, _normalize_space, "a text"),
    "regex": Function(2, 2, Yields.TRUTH, _regex, "a text, and a pattern in quotes"),
    "starts-with": Function(
        2, 2, Yields.TRUTH, _of_two(lambda a, b: lambda s: a(s).startswith(b(s))), "a text, and its beginning"
    ),
    "string": Function(0, 1, Yields.TEXT, _string, "a value"),
    "string-length": Function(0, 1, Yields.NUMBER, _string_length, "a text"),
    "substr": Function(
        2, 3, Yields.TEXT, _substr, "a text, the first place from 0, and the place it ends before"
    ),
    "substring": Function(2, 3, Yields.TEXT, _substring, "a text, the first place from 1, and how many"),
    "substring-after": Function(
        2, 2, Yields.TEXT, _of_two(lambda a, b: lambda s: _after(a(s), b(s))), "a text, and a part of it"
    ),
    "substring-before": Function(
        2, 2, Yields.TEXT, _of_two(lambda a, b: lambda s: _before(a(s), b(s))), "a text, and a part of it"
    ),
    "translate": Function(3, 3, Yields.TEXT, _translate, "a text, letters, and what they become"),
}
"""By name. Patterns have ASCII classes and are matched against the whole text."""
