"""What people write out of habit or by a slip of the hand, and what the language wants instead."""

import difflib
import re
from collections.abc import Mapping

from lark.exceptions import UnexpectedInput, UnexpectedToken

from conversations.expressions.refusals import REFUSED
from conversations.expressions.syntax import ExpressionError

_PATH = "Refer to an answer as ${name}, without a path."
_BRACES = "Write ${name}, with both braces."

# By how they begin, longer ones first where one begins another; looked for at the place and one character before.
_HABITS: Mapping[str, str] = {
    "===": "Write = once: XLSForm compares with a single sign.",
    "==": "Write = once: XLSForm compares with a single sign.",
    "=>": "Write >= instead.",
    "=<": "Write <= instead.",
    "=!": "Write != instead.",
    "<>": "Write != instead.",
    "&&": "Write and instead.",
    "||": "Write or instead.",
    "**": "Write pow(number, power) instead.",
    "+=": "Write = to compare.",
    "-=": "Write = to compare.",
    ".=": "Write = to compare.",
    "&": "Write and instead; to put texts together, write concat().",
    "|": "Write or instead.",
    "≥": "Write >= instead.",
    "≤": "Write <= instead.",
    "≠": "Write != instead.",
    "×": "Write * instead.",
    "·": "Write * instead.",
    "÷": "Write div instead.",
    "–": "Write - instead: this is a dash, not a minus.",
    "−": "Write - instead: this is a minus that only printers know.",
    "%{": _BRACES,
    "%": "Write mod for what is left over, or div 100 for a percentage.",
    "^": "Write pow(number, power) instead.",
    "+": "A number needs no + before it.",
    "!": "Write not(...) instead.",
    "#": _BRACES,
    "@": _BRACES,
    "$": _BRACES,
    "{": _BRACES,
    "}": "Take this brace away, or write ${name}, with both braces.",
    "[": "Conditions in square brackets belong to paths; refer to an answer as ${name}.",
    "]": "Take this bracket away.",
    ";": "Put a comma between values, and nothing at the end.",
    "`": "Write a straight quote ' instead.",
    "´": "Write a straight quote ' instead.",
    "′": "Write a straight quote ' instead.",
    "″": 'Write a straight quote " instead.',
    "‚": "Write a straight quote ' instead.",
    "‹": "Write a straight quote ' instead.",
    "›": "Write a straight quote ' instead.",
    "„": 'Write a straight quote " instead.',
    "«": 'Write a straight quote " instead.',
    "»": 'Write a straight quote " instead.',
    "?": "Write if(condition, value, other value) instead.",
    "::": "A column of choices that choice_filter uses needs a plain name, without a language.",
    ":": "Take this colon away; only jr:choice-name() has one.",
}

# Words put where an operator belongs.
_WORDS: Mapping[str, str] = {
    "and": "Write and in small letters.",
    "or": "Write or in small letters.",
    "div": "Write div in small letters.",
    "mod": "Write mod in small letters.",
    "between": "Write ${x} >= 1 and ${x} <= 5.",
    "contains": "Write contains(${x}, 'part').",
    "else": "Write if(condition, value, other value).",
    "equals": "Write = instead.",
    "eq": "Write = instead.",
    "ge": "Write >= instead.",
    "gt": "Write > instead.",
    "in": "Write selected('one two', ${x}).",
    "is": "Write = instead.",
    "le": "Write <= instead.",
    "like": "Write contains(${x}, 'part').",
    "lt": "Write < instead.",
    "ne": "Write != instead.",
    "not": "Write not(...), with brackets, or != to compare.",
    "plus": "Write + instead.",
    "selected": "Write selected(${x}, 'choice').",
    "then": "Write if(condition, value, other value).",
    "x": "Write * instead.",
    "xor": "Write (a or b) and not(a and b).",
}

_REFERENCE = re.compile(r"\$\{[^}]*\}")
_WORD = re.compile(r"[^\W\d][\w-]*")
_LAST_WORD = re.compile(r"([^\W\d][\w-]*)\s*$")
_DOUBLED = re.compile(r"(?<![\w.-])(and|or|div|mod)\s+(and|or|div|mod)\s*$")
_STRINGS = re.compile(r"\"[^\"]*\"|'[^']*'")
_STEPS = re.compile(r"(?:\.\./?|\./|/+)(?:\.\./|\./|[\w.-]+/)*([^\W\d][\w-]*)?")
_PATHS = re.compile(r"(?<![\w.:-])(instance|current|pulldata|search)\s*\(")


def explained(text: str, error: UnexpectedInput) -> ExpressionError:
    """What is wrong with a text that the grammar cannot read, where, and what to do."""
    at = error.pos_in_stream or 0
    ended = isinstance(error, UnexpectedToken) and error.token.type == "$END"
    if ended:
        at = len(text)
    else:
        path = _path(text, at)
        if path is not None:
            return path
    if ended:
        return _ended(text)
    return _quotes(text, at) or _signs(text, at) or _words(text, at) or _elsewhere(text, at)


def _ended(text: str) -> ExpressionError:
    if _depth(text) > 0:
        return ExpressionError(len(text) + 1, "A bracket is opened and never closed.", "Close the bracket.")
    return ExpressionError(
        len(text) + 1, "The expression ends too early.", "Finish it, or take away the last sign."
    )


def _path(text: str, at: int) -> ExpressionError | None:
    """Paths through a form's XML, and the functions that begin them."""
    outside = _STRINGS.sub(lambda string: " " * len(string[0]), text)
    begun = _PATHS.search(outside, 0, at + 1)
    if begun is not None:
        name, place = begun[1], begun.start() + 1
        problem, remedy = REFUSED[name]
        return ExpressionError(place, f"{name}() at character {place} {problem}", remedy, "refused-function")
    if text.startswith("..", at) and re.search(r"position\s*\(\s*$", text[:at]):
        remedy = "Write position(..), or position(../..) from inside a group of the repeat."
        return ExpressionError(
            at + 1, f"“..” at character {at + 1} is not understood.", remedy, "refused-path"
        )
    steps = _STEPS.match(text, at)
    if steps is None:
        return None
    remedy = f"Did you mean ${{{steps[1]}}}?" if steps[1] else _PATH
    if steps[0].startswith("/") and re.search(r"[\w.})'\"]\s*$", text[:at]):
        remedy = f"Divide with div. {_PATH}"
    return ExpressionError(
        at + 1, f"“{steps[0].strip()}” at character {at + 1} is a path.", remedy, "refused-path"
    )


def _quotes(text: str, at: int) -> ExpressionError | None:
    quote = text[at]
    if quote in "'\"" and _STRINGS.match(text, at) is None:
        other = '"' if quote == "'" else "'"
        mixed = text[at + 1 :].rstrip(") ").endswith(other) and other not in text[at + 1 :].rstrip(") ")[:-1]
        return ExpressionError(
            at + 1,
            f"The text that begins at character {at + 1} does not end.",
            f"It opens with {quote} and closes with {other}: use the same. Close the quote."
            if mixed
            else "Close the quote.",
        )
    if quote.isalpha() and at and text[at - 1] in "'\"":
        return ExpressionError(
            at + 1,
            f"The quote before character {at + 1} ends the text.",
            "Where a text holds an apostrophe, put it between double quotes.",
        )
    return None


def _signs(text: str, at: int) -> ExpressionError | None:
    found = text[at]
    before = text[:at].rstrip()
    if found == "=" and before.endswith(("<", ">", "!")) and before != text[:at]:
        sign = before[-1] + "="
        return ExpressionError(
            at + 1, f"There is a blank inside the sign at character {at + 1}.", f"Write {sign} without one."
        )
    if found == ")":
        if _depth(text[:at]) <= 0:
            return ExpressionError(
                at + 1, f"The bracket closed at character {at + 1} was never opened.", "Take it away."
            )
        if before.endswith("("):
            return ExpressionError(
                at + 1,
                f"There is nothing between the brackets before character {at + 1}.",
                "Take them away, or write what belongs there.",
            )
    if found == "," and _depth(text[:at]) <= 0:
        return ExpressionError(
            at + 1,
            f"The comma at character {at + 1} does not belong there.",
            "Write a point in a decimal number; commas only stand between the values of a function.",
        )
    if _REFERENCE.match(text, at) is not None:
        return None
    for habit, remedy in _HABITS.items():
        one_before = len(habit) > 1 and at > 0 and text.startswith(habit, at - 1)
        if text.startswith(habit, at) or one_before:
            return ExpressionError(at + 1, f"“{habit}” at character {at + 1} is not understood.", remedy)
    return None


def _words(text: str, at: int) -> ExpressionError | None:
    doubled = _DOUBLED.search(text[:at])
    if doubled is not None:
        place = doubled.start(2) + 1
        return ExpressionError(
            place, f"“{doubled[2]}” at character {place} follows another operator.", "Take one of them away."
        )
    last = _LAST_WORD.search(text[:at])
    if last is not None:
        word = last[1].lower()
        place = last.start(1) + 1
        if word == "not":
            return ExpressionError(
                place, f"“{last[1]}” at character {place} has no brackets.", "Write not(...), with brackets."
            )
        if word == "if":
            return ExpressionError(
                place,
                f"“{last[1]}” at character {place} has no brackets.",
                "Write if(condition, value, other value).",
            )
        if last[1] not in {"and", "or", "div", "mod"} and word in _WORDS:
            return ExpressionError(
                place, f"“{last[1]}” at character {place} is no operator here.", _WORDS[word]
            )
    here = _WORD.match(text, at)
    if here is None:
        return None
    word = here[0].lower()
    near = difflib.get_close_matches(word, ("and", "or", "div", "mod"), n=1)
    if word not in _WORDS and not near:
        return None
    remedy = _WORDS[word] if word in _WORDS else f"Did you mean “{near[0]}”?"
    return ExpressionError(at + 1, f"“{here[0]}” at character {at + 1} is no operator here.", remedy)


def _elsewhere(text: str, at: int) -> ExpressionError:
    near = text[at : at + 12].split()[0] if text[at : at + 12].split() else text[at:]
    return ExpressionError(
        at + 1,
        f"“{near}” at character {at + 1} does not belong there.",
        "Look for a missing operator, quote or comma.",
    )


def _depth(text: str) -> int:
    depth, quote = 0, ""
    for character in text:
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        else:
            depth += (character == "(") - (character == ")")
    return depth
