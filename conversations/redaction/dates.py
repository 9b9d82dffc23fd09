"""Exact dates and exact ages. A month, a year, a weekday or a length of time by itself stays."""

import re
from collections.abc import Iterator

from conversations.redaction.spans import Kind, Span
from conversations.redaction.windows import Windows

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)"
)
_ORDINAL_WORD = (
    r"(?:(?:twenty|thirty)[ \-])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
    r"|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = (
    r"(?:,? ?(?:of )?(?:(?:19|20)\d\d|'?\d\d(?! ?(?:am|pm|people|of|times|year|week|month|day|hour|min)))\b)"
)
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w./\-]){_DAY} ?[/.\-] ?(?:1[0-2]|0?[1-9]) ?[/.\-] ?(?:(?:19|20)\d\d|\d\d)(?![\w]|[/.\-]\d)",
        r"(?<![\w./\-])(?:19|20)\d\d[/.\-]\d{1,2}[/.\-]\d{1,2}(?:t\d\d:\d\d)?(?![\w/\-])",
        rf"(?<![\w/])(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)? (?:the )?{_DAY} ?(?:st|nd|rd|th)\b",
    )
)
_DAYS_OF_A_MONTH = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{_WEEKDAY}(?: the)? )?{_DAY} ?(?:st|nd|rd|th)?(?: day)?(?: of)?[ \-/.]{{0,2}}{_MONTH}\b\.?(?:[ \-/.]?{_YEAR})?",
        rf"(?<=\bon )(?:march|mar|may) {_DAY}\b(?![\w:%]|,?\d)",
        rf"\b{_ORDINAL_WORD}(?: day)? of {_MONTH}\b{_YEAR}?",
        rf"\b{_MONTH} (?:the )?(?:{_DAY} ?(?:st|nd|rd|th)|{_ORDINAL_WORD})\b{_YEAR}?",
        (
            rf"\b(?!may|mar\b|march){_MONTH}\.? {_DAY}\b(?![\w:%]|,?\d| (?:week|month|year|day|hour|minute|of|times|people|kids))"
            r"(?:,? (?:19|20)\d\d)?"
        ),
    )
)
_MONTHS_BEGIN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MAY = re.compile(
    rf"\b(?:May|March|MAY|MARCH) {_DAY}(?:,? (?:19|20)\d\d)?\b(?![\w:%]| (?:week|month|year|day|hour|minute|of|times|people))"
)
"""A month that is a word as well is one only with its capital."""
_BIRTH = re.compile(
    r"\b(?:d\.? ?o\.? ?b\.?|date of birth|birth ?date|birthday|birth ?day|born|bday)(?: is| was|:| -| on| in| the| around){0,3} "
    r"{0,2}(\d{1,2}(?:[ /.\-]{1,2}\d{1,2}){1,2}(?:[ /.\-]\d{2,4})?|\d{6,8}|(?:19|20)\d\d|'\d\d)(?![\w])",
)
_SLASH_DAY = re.compile(
    rf"\b(?:on|since|by|until|till|from|dated|date)(?: the)? ({_DAY}/(?:1[0-2]|0?[1-9]))(?![\w/]|\.\d)",
)

_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
COUNT = rf"(?:\d{{1,3}}(?:\.\d|½|¼|¾)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ \-](?:{_ONES}))?|{_TEENS}|{_ONES})"
"""A number of years in digits or words, as a pattern fragment, in small letters."""

_HALF = r"(?: (?:and|&) a ?(?:half|quarter)| 1/2|½)?"
_LIST = rf"{COUNT}{_HALF}(?:(?: ?, ?| ?& ?| ?/ ?| and | or | to |-){COUNT}{_HALF}){{0,6}}"
_YEARS = r"(?:years?|yrs?|yr's|year's|y)"
_SOONER = r"(?: only| just| now| nearly| almost| about| around| turning| turned| still| barely)"
_NO_AGE = (
    r"(?![\w:%/£+]|[.,]\d| ?(?:am|pm|o'?clock|st\b|stone|ft|feet|foot|kg|cm|lbs?|mins?|minutes?|hours?|hrs?|days?|weeks?|wks?"
    r"|months?(?! old)|yrs? (?:in|into|behind|ahead|younger|older|clean|sober|late)|years? (?:in|into|behind|ahead|younger|older|clean"
    r"|sober|late|ago|on|now)|times|of|miles|people|points|out|more|in a|per|percent|grand|k\b|pounds|quid|th|nd|rd"
    r"|(?!years?|yrs?|now|and|or|but|so|when|with|who|he|she|they|next|today|then|old|too|already)[a-z]{1,20}s\b))"
)
_THINGS = (
    r"(?! (?:car|van|house|flat|boiler|building|carpet|sofa|bed|cot|phone|laptop|complaint|case|claim|report|plan"
    r"|assessment|letter|referral|debt|cooker|fridge|washing|buggy|pram))"
)
_AGES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "old",
        re.compile(
            rf"\b{_LIST}[ \-]{{0,2}}(?:{_YEARS}|months?|mths?|weeks?|wks?|days?)[ \-]{{0,2}}olds?\b{_THINGS}"
        ),
    ),
    ("y", re.compile(rf"\b{_LIST} ?y[r/.]?o'?s?\b")),
    (
        "age",
        re.compile(
            rf"\b(?:aged|ages|age)(?: is| was|:| of)?{_SOONER}? {_LIST}(?: (?:{_YEARS}|months?|mths?|weeks?)(?: old)?)?\b"
            r"(?![\w:%+]|[.,]\d|s\b| ?(?:and (?:under|over|below|above|up)|or (?:under|over|below|above)|plus|upwards|group))"
        ),
    ),
    ("turned", re.compile(rf"(?<=\bturned ){_LIST}\b{_NO_AGE}")),
    ("turns", re.compile(rf"(?<=\bturns ){_LIST}\b{_NO_AGE}")),
    ("turning", re.compile(rf"(?<=\bturning ){_LIST}\b{_NO_AGE}")),
    ("age at the time", re.compile(rf"(?<=\bage at the time ){COUNT}\b")),
)
"""What a text must say for a pattern to match, and the pattern."""
_PERSON_IS = re.compile(
    rf"\b(?:(?:he|she|who|oldest|youngest|eldest|middle one|son|daughter|boy|girl|baby|brother|sister|lad|lass|twins|mum|dad|nan|grandad"
    r"|partner|wife|husband|kids|children|boys|girls|little one|grandson|granddaughter|nephew|niece)"
    r"(?: ?'?s| is| was| are| were|'re)|i ?'?m|i am|i was|when (?:he|she|i|they) (?:was|were)|they ?'?re|they are|they were)"
    rf"{_SOONER}{{0,2}} ({_LIST}(?: (?:{_YEARS}|months? old))?)\b{_NO_AGE}",
)
_PERSON_COMMA = re.compile(
    r"\b(?:son|daughter|boy|girl|baby|brother|sister|grandson|granddaughter|nephew|niece|lad|twins|kids|children|boys|girls"
    rf"|oldest|youngest|eldest)(?:,? ?\(| ?, | - | )({COUNT}(?: (?:and|&) {COUNT})?)(?=\)|,|\.(?!\d)| (?:and|who|is|has|was|with|but|because)\b|$)",
)


def find_dates(near: Windows) -> Iterator[Span]:
    """Exact days and dates of birth in a reading's text."""
    for pattern in _DAYS:
        yield from (Span(*match.span(), Kind.DATE) for match in near.find(pattern))
    if near.says(*_MONTHS_BEGIN):
        yield from (Span(*match.span(), Kind.DATE) for match in near.find_typed(_MAY))
        for pattern in _DAYS_OF_A_MONTH:
            yield from (Span(*match.span(), Kind.DATE) for match in near.find(pattern))
    yield from (Span(*match.span(1), Kind.DATE) for match in near.find(_BIRTH))
    if near.says("/"):
        yield from (
            Span(*match.span(1), Kind.DATE) for match in near.find(_SLASH_DAY) if match.group(1) != "24/7"
        )


def find_ages(near: Windows) -> Iterator[Span]:
    """Exact ages of people in a reading's text."""
    for hints, pattern in _AGES:
        if near.says(hints):
            yield from (Span(*match.span(), Kind.AGE) for match in near.find(pattern))
    for pattern in (_PERSON_IS, _PERSON_COMMA):
        yield from (Span(*match.span(1), Kind.AGE) for match in near.find(pattern))
