"""Numbers that name somebody: telephones, NHS and National Insurance numbers, cards, plates, references.

Check digits are not asked: a mistyped NHS number still identifies. Patterns hold no repeat without an upper
bound, save possessive ones that start where a run starts, so each takes time linear in the text.
"""

import re
from collections.abc import Iterator

from conversations.redaction.check_digits import (
    CARD_DIGITS,
    NHS_DIGITS,
    card_holds,
    insurance_holds,
    nhs_holds,
)
from conversations.redaction.kept import HELPLINES, UNITS
from conversations.redaction.lexicon import Lexicon
from conversations.redaction.spans import Kind, Span
from conversations.redaction.windows import Windows

_LONG = 7  # digits in a run from which on any number is taken for somebody's
_FEWEST_PLAIN = 5  # of the ten or more in a telephone number typed with letters for some digits
_DIGIT_RUN = re.compile(r"(?<![\w£$€])\+?\(?\d(?:[ .\-()/_,]{0,3}+\d)++")
_MIXED_TELEPHONE = re.compile(r"(?<!\w)\+?[0-9OoIlSB|](?:[ .\-]{0,2}[0-9OoIlSB|]){9,12}(?!\w)")
_DIGIT_WORD = (
    r"(?:double|triple|treble|zero|nought|oh|o|one|two|three|four|five|six|seven|eight|nine|\d{1,5})"
)
_SPOKEN = re.compile(rf"\b(?:{_DIGIT_WORD}[ ,.\-]{{1,3}}+){{6,40}}{_DIGIT_WORD}\b")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[ \-/,.]{1,3}(?:(?:19|20)\d\d|\d\d))*+")
_MONEY_OR_CLOCK = re.compile(r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d\d)?|\d{1,2}[.:]\d\d ?- ?\d{1,2}[.:]\d\d")
_INSURANCE = re.compile(r"\b[a-z]{2}(?:[ \-]{0,2}(?:\d{2}[ \-]{0,2}){3}[a-d]|(?:\d{2}[ \-]?){2}\d{2})\b")
_SORT_CODE = re.compile(r"(?<![\w\-])\d\d-\d\d-\d\d(?![\w\-])")
_PLATE = re.compile(r"\b([a-z]{2}\d{2}) ?([a-z]{3})\b")
_OLD_PLATE = re.compile(r"\b(?:[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z])\b")
_PLATE_CUE = re.compile(
    r"\b(?:reg|registration|number ?plate|plates?)(?: (?:no|number))?(?: is| was|:)? ([a-z0-9]{2,4} ?[a-z0-9]{1,4})\b",
)
_MIXED_TOKEN = re.compile(r"(?<![\w/#£$€.\-])#?\w++(?:[/\-_.]\w++)*+")
_MEASURE = re.compile(r"\d++(?:[.,]\d++)*+(?:-\d++(?:[.,]\d++)*+)?-?([a-z]{1,12})")
_REFERENCE_CUE = re.compile(
    r"\b(?:ref|reference|case|claim|crime|incident|account|acc|policy|file|log|report|badge|collar|customer"
    r"|application|patient|hospital|tenancy|rent|passport|licence|ticket|order|booking|urn|upn|cad)"
    r"(?:[ .]{1,2}(number|num|nos?|id|ref|reference|code)\b)?\.?"
    r"(?: is| was|:| -| =){0,2} ?#? ?([a-z]{0,5}[/\- ]?\d[\w/\-]{1,30})",
)


def find_numbers(near: Windows, lexicon: Lexicon) -> Iterator[Span]:
    """Every number in a reading's text that could name somebody, helplines and money left alone."""
    for match in near.find(_INSURANCE):
        yield Span(*match.span(), Kind.INSURANCE, 1.0 if insurance_holds(match.group()) else _SHAPE_ALONE)
    for match in near.find(_SORT_CODE):
        before = near.small[max(0, match.start() - _CUE_REACH) : match.start()]
        # Six digits in pairs are a day as often as a bank's code.
        if not _DAY.fullmatch(match.group()) or _SAYS_BANK.search(before):
            yield Span(*match.span(), Kind.CARD)
    yield from _telephones(near)
    yield from _plates(near, lexicon)
    yield from _references(near)


def helplines(near: Windows) -> Iterator[tuple[int, int]]:
    """Where published helplines and emergency numbers stand, which nothing takes out."""
    for match in near.find(_DIGIT_RUN):
        if _are_helplines(match.group()):
            yield match.span()


def _are_helplines(run: str) -> bool:
    """Whether a run of digits is a helpline, or several with commas or strokes between."""
    parts = ["".join(filter(str.isdecimal, part)) for part in (run, *re.split(r"[,/]", run))]
    return parts[0] in HELPLINES or all(part in HELPLINES for part in parts[1:])


def _telephones(near: Windows) -> Iterator[Span]:
    for match in near.find(_DIGIT_RUN):
        for start, end in _between_days(near.small, *match.span()):
            run = near.small[start:end]
            digits = "".join(filter(str.isdecimal, run))
            if (
                len(digits) < _LONG
                or _are_helplines(run)
                or _YEARS.fullmatch(run)
                or _MONEY_OR_CLOCK.fullmatch(run)
            ):
                continue
            kind, certainty = _kind(run, digits, near.small[max(0, start - _CUE_REACH) : start])
            yield Span(start, end, kind, certainty)
    for match in near.find_typed(_MIXED_TELEPHONE):
        if sum(map(str.isdecimal, match.group())) >= _FEWEST_PLAIN:
            digits = match.group().translate(_READ_AS_DIGITS)
            read = "".join(filter(str.isdecimal, digits))
            if not match.group().replace(" ", "").isdecimal() and read not in HELPLINES:
                yield Span(*match.span(), Kind.PHONE if _dials(digits, read) else Kind.NUMBER)
    yield from (
        Span(*match.span(), Kind.PHONE) for match in near.find(_SPOKEN) if _says_enough(match.group())
    )


def _between_days(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run of digits without the exact days in it, so that a telephone number beside a birthday is one of its own."""
    for day in _DAY.finditer(text, start, end):
        if day.start() > start:
            yield start, _last_digit(text, start, day.start())
        start = day.end()
    while start < end and not text[start].isdecimal() and text[start] not in "+(":
        start += 1
    if start < end:
        yield start, end


def _last_digit(text: str, start: int, end: int) -> int:
    while end > start and not text[end - 1].isdecimal():
        end -= 1
    return end


_DAY = re.compile(
    r"(?<!\d)(?:(?:3[01]|[12]\d|0?[1-9]) ?[/.\-] ?(?:1[0-2]|0?[1-9]) ?[/.\-] ?(?:(?:19|20)\d\d|\d\d)"
    r"|(?:19|20)\d\d[/.\-](?:1[0-2]|0?[1-9])[/.\-](?:3[01]|[12]\d|0?[1-9]))(?!\d|[/.\-]\d)"
)

_READ_AS_DIGITS = str.maketrans("OoIlSB|", "0011581")
_TELEPHONE_DIGITS = range(10, 16)


_SHAPE_ALONE = 0.95
"""Certainty of a number whose shape tells what it is, but whose check digit does not hold."""
_CUE_REACH = 24
_SAYS_NHS = re.compile(r"\bnhs\b")
_SAYS_BANK = re.compile(r"\b(?:sort|code|bank|account|acc)\b")
_SAYS_CARD = re.compile(r"\b(?:card|visa|mastercard|debit|credit)\b")


def _kind(run: str, digits: str, before: str) -> tuple[Kind, float]:
    """What a long number is, by what is said before it, its check digit, or how it starts."""
    if _SAYS_NHS.search(before) and len(digits) == NHS_DIGITS:
        return Kind.NHS, 1.0 if nhs_holds(digits) else _SHAPE_ALONE
    if _dials(run, digits):
        return Kind.PHONE, 1.0
    if nhs_holds(digits):
        return Kind.NHS, 1.0
    if card_holds(digits) or (_SAYS_CARD.search(before) and len(digits) in CARD_DIGITS):
        return Kind.CARD, 1.0 if card_holds(digits) else _SHAPE_ALONE
    return Kind.NUMBER, _SHAPE_ALONE


def _dials(run: str, digits: str) -> bool:
    return run.lstrip("(").startswith(("0", "+", "44")) and len(digits) in _TELEPHONE_DIGITS


def _says_enough(spoken: str) -> bool:
    words = re.split(r"[ ,.\-]+", spoken.lower())
    digits = "".join(_SAID.get(word, word) for word in words)
    # Digits alone are _DIGIT_RUN's affair, with its exceptions.
    return any(word in _SAID for word in words) and digits not in HELPLINES


_SAID = {
    "zero": "0", "nought": "0", "oh": "0", "o": "0", "one": "1", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "double": "", "triple": "", "treble": "",
}  # fmt: skip


def _plates(near: Windows, lexicon: Lexicon) -> Iterator[Span]:
    for match in near.find(_PLATE):
        start, end = match.groups()
        # "yr10 was" has the shape of a plate; a plate's three letters are seldom a word.
        if start[:2].lower() != "yr" and not (
            lexicon.is_ordinary(end.lower()) and not near.typed[match.start() : match.end()].isupper()
        ):
            yield Span(*match.span(), Kind.PLATE)
    for match in near.find_typed(_OLD_PLATE):
        if not any(word.isalpha() and lexicon.is_ordinary(word.lower()) for word in match.group().split()):
            yield Span(*match.span(), Kind.PLATE)
    cued = near.find(_PLATE_CUE) if near.says("reg", "plate") else ()
    for match in cued:
        if any(map(str.isdecimal, match.group(1))):
            yield Span(*match.span(1), Kind.PLATE)


def _references(near: Windows) -> Iterator[Span]:
    for match in near.find(_MIXED_TOKEN):
        token = match.group()
        digits = sum(map(str.isdecimal, token))
        if _INSURANCE.fullmatch(token):
            continue
        if digits >= 3 and any(map(str.isalpha, token)):
            measure = _MEASURE.fullmatch(token)
            if measure is None or measure.group(1).lower() not in UNITS:
                yield Span(*match.span(), Kind.REFERENCE)
        elif token.startswith("#") and digits >= 3:
            yield Span(*match.span(), Kind.REFERENCE)
    for match in near.find(_REFERENCE_CUE):
        number = match.group(2)
        digits = sum(map(str.isdecimal, number))
        if not _YEARS.fullmatch(number) and digits >= (2 if match.group(1) else 4):
            yield Span(*match.span(2), Kind.REFERENCE)
