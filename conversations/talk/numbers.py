"""A number as somebody types it: “about 3”, “twenty-one”, “1,200”; and the numbers a range offers."""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import lru_cache

from conversations.flow import Kind, Prompt, Steps
from conversations.words.catalogue import Words
from conversations.words.folding import plain_letters

MOST_DIGITS = 9
"""Digits a number may have, as in XLSForm's ``integer``. A telephone number has more, and is no answer to how many."""

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 2, "thirty": 3, "forty": 4, "fourty": 4, "fifty": 5, "sixty": 6, "seventy": 7, "eighty": 8, "ninety": 9,
}  # fmt: skip
_ALONE = {"none": 0, "nil": 0, "nought": 0, "once": 1, "twice": 2, "a hundred": 100, "a thousand": 1000}
_SCALES = {"hundred": 100, "thousand": 1000}

_LONGEST_SPELT = 6  # words of a number below a hundred, in any language Firsthand has
_LONGEST_BESIDE = 3  # words of what leaves a number as it is: “more or less”
_FIGURES = re.compile(r"[-−–]?\d[\d.,]*")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


def number_in(text: str, words: Words, *, whole: bool = False, known: Collection[str] = ()) -> str | None:
    """The one number that typed words mean, as XLSForm writes it: ``-3``, ``0``, ``2.5``; None where they mean none.

    Two numbers, a fraction in words and anything that may mean another number than the one in it are None: a
    narrator is rather asked again than misunderstood.

    Args:
        text: What was typed.
        words: Of the language it was typed in.
        whole: Only a whole number is one.
        known: Words that change nothing here, in lower case: those of the question (“3 months” where months are asked for).
    """
    if len(text) > 100:
        return None
    typed = _words(text)
    understood = words.understood
    found: Decimal | None = None
    at = 0
    while at < len(typed):
        number, after = _number_at(typed, at, understood.numbers)
        aside = _beside(typed, at, understood.beside_numbers)
        # The longer phrase is meant: Welsh “dim” is none, and “dim ond 3” is only three.
        if aside > (at if number is None else after):
            at = aside
            continue
        if number is not None:
            if found is not None:
                return None
            found = number
        elif typed[at] in understood.changing or typed[at] not in known:
            return None
        at = after
    if found is None or (whole and found != found.to_integral_value()):
        return None
    return written(found)


def written(number: Decimal) -> str:
    """A number as XLSForm writes it: no exponent, no zeros that say nothing."""
    if number == number.to_integral_value():
        return str(int(number))
    return format(number.normalize(), "f")


def _words(text: str) -> list[str]:
    """The words of a text in lower case, figures of any script as 0 to 9, without signs of money and full stops at the end."""
    digits = text if text.isascii() else plain_letters(text.casefold())
    signs = digits.replace("£", " ").replace("€", " ").replace("$", " ").replace("%", " ").replace("~", " ")
    words: list[str] = []
    for part in re.sub(r"['’]", "", signs).casefold().split():
        if (part[0] in "-−–" and part[1:2].isdecimal()) or part[0].isdecimal():
            words.append(part.rstrip(".,!;،؛۔؟").replace("٬", ",").replace("٫", "."))
        else:
            words.extend(word for word in re.split(r"[-.,!;،؛۔؟]+", part) if word)
    return words


def _number_at(words: list[str], at: int, spelt: Mapping[str, int]) -> tuple[Decimal | None, int]:
    """The number that begins at a word, and where the words go on.

    ``spelt`` are the numbers of the language in words; where it is empty, English ones are read by rule.
    """
    word = words[at]
    if word in ("minus", "negative") and at + 1 < len(words):
        number, after = _number_at(words, at + 1, spelt)
        return (None if number is None else -number), after
    if _FIGURES.fullmatch(word):
        return _figures(word), at + 1
    if spelt:
        for after in range(min(at + _LONGEST_SPELT, len(words)), at, -1):
            number_ = spelt.get(" ".join(words[at:after]))
            if number_ is not None:
                return Decimal(number_), after
        return None, at + 1
    if " ".join(words[at : at + 2]) in _ALONE:
        return Decimal(_ALONE[" ".join(words[at : at + 2])]), at + 2
    if word in _ALONE:
        return Decimal(_ALONE[word]), at + 1
    return _spelt(words, at)


def _beside(words: list[str], at: int, phrases: Collection[str]) -> int:
    """Where the words go on after the longest phrase that leaves a number as it is; the same place where there is none."""
    for after in range(min(at + _LONGEST_BESIDE, len(words)), at, -1):
        if " ".join(words[at:after]) in phrases:
            return after
    return at


def _figures(word: str) -> Decimal | None:
    sign = -1 if word[0] in "-−–" else 1
    bare = word.lstrip("-−–")
    if _GROUPED.fullmatch(bare):
        bare = bare.replace(",", "")
    elif not _PLAIN.fullmatch(bare):
        return None
    if len(re.sub(r"\D", "", bare)) > MOST_DIGITS:
        return None
    return sign * Decimal(bare.replace(",", "."))


def _spelt(words: list[str], at: int) -> tuple[Decimal | None, int]:
    """A number in words, such as “two hundred and five”."""
    total, part, began = 0, 0, at
    open_for = "any"
    while at < len(words):
        word = words[at]
        if word in _UNITS and open_for in ("any", "unit") and not (open_for == "unit" and _UNITS[word] > 9):
            part += _UNITS[word]
            open_for = "scale"
        elif word in _TENS and open_for == "any":
            part += 10 * _TENS[word]
            open_for = "unit"
        elif word in _SCALES and at > began and part and total % 1000 == 0 and part < 1000:
            part *= _SCALES[word]
            if word == "thousand":
                total, part = total + part, 0
            open_for = "any"
        elif word == "and" and at > began and words[at - 1] in _SCALES and at + 1 < len(words):
            if words[at + 1] not in _UNITS and words[at + 1] not in _TENS:
                break
        else:
            break
        at += 1
    return (Decimal(total + part), at) if at > began else (None, at + 1)


@lru_cache(maxsize=512)
def offered_numbers(steps: Steps) -> tuple[str, ...]:
    """Every number of a range, from its start to its end."""
    start, end, step = Decimal(steps.start), Decimal(steps.end), abs(Decimal(steps.step))
    count = int(abs(end - start) / step) if step else 0
    sign = 1 if end >= start else -1
    return tuple(written(start + sign * step * number) for number in range(count + 1))


def fits(prompt: Prompt, value: str) -> bool:
    """Whether a number is one that this prompt takes."""
    if prompt.kind is Kind.RANGE:
        assert prompt.steps is not None
        return value in offered_numbers(prompt.steps)
    return prompt.kind is not Kind.INTEGER or "." not in value
