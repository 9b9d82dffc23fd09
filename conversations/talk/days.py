"""Dates and times as somebody types or taps them, and as words.

Both come in parts: year, month and day of a date, hour and minute of a time, and all five of a date with a time.
So a date can be begun (“May 2024”) and finished by tapping. Values are ISO 8601 without a zone, as XLSForm's.
"""

import re
from datetime import date, timedelta

from conversations.flow import Kind, Precision, Prompt
from conversations.talk.clocks import times, words_in
from conversations.talk.months import Months, in_words, months_of
from conversations.words.catalogue import Words
from conversations.words.folding import folded

EARLIEST, LATEST = 1900, 2100
"""The years a date may have."""

MINUTES = (0, 15, 30, 45)
"""What is offered of an hour; any other minute can be typed."""

Parts = tuple[int, ...]
"""What of a date or time is known: from its beginning, without a gap."""

# As people write the third day of a month: English 3rd, Welsh 3ydd, Polish 3-go, Somali 3da.
_DAY = re.compile(r"(\d{1,2})-?(?:st|nd|rd|th|af|il|ydd|ed|fed|eg|ain|go|da)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})(?:[/.\-](\d{1,2}))?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.\-](\d{4})")


def wanted(prompt: Prompt) -> int:
    """How many parts an answer to this prompt has."""
    match prompt.kind:
        case Kind.TIME:
            return 2
        case Kind.DATETIME:
            return 5
        case _:
            return {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}[prompt.precision]


def exists(prompt: Prompt, parts: Parts) -> bool:
    """Whether there are such a date and time, as far as the parts go."""
    day, clock = _split(prompt, parts)
    if day:
        year, month, of_month = (*day, 1, 1)[:3]
        if not (EARLIEST <= year <= LATEST and 1 <= month <= 12 and 1 <= of_month <= _length(year, month)):
            return False
    hour, minute = (*clock, 0, 0)[:2]
    return 0 <= hour <= 23 and 0 <= minute <= 59


def value_of_parts(prompt: Prompt, parts: Parts) -> str:
    """XLSForm's value, once every part is known; "" before."""
    if len(parts) != wanted(prompt):
        return ""
    day, clock = _split(prompt, parts)
    texts = []
    if day:
        texts.append("{:04}-{:02}-{:02}".format(*(*day, 1, 1)[:3]))
    if clock:
        texts.append("{:02}:{:02}:00".format(*clock))
    return "T".join(texts)


def parts_of_value(prompt: Prompt, value: str) -> Parts:
    """The parts of a value; none where it is no such value."""
    parts = tuple(int(number) for number in re.findall(r"\d+", value)[: wanted(prompt)])
    return parts if len(parts) == wanted(prompt) and exists(prompt, parts) else ()


def words_of_parts(prompt: Prompt, parts: Parts, code: str) -> str:
    """A date and time in words of a language, as far as it is known: ``3 May 2024``, ``May 2024``, ``15:30``."""
    day, clock = _split(prompt, parts)
    texts = []
    if day:
        texts.append(in_words(code, day))
    if clock:
        texts.append(f"{clock[0]:02}:{(*clock, 0)[1]:02}")
    return ", ".join(texts)


def days_of(year: int, month: int) -> range:
    """The days of a month."""
    return range(1, _length(year, month) + 1)


def understood(prompt: Prompt, begun: Parts, text: str, today: date, words: Words) -> tuple[Parts, ...]:
    """What typed words may mean here: nothing, one date or time, or two times (“half past 3”, in the night or the afternoon).

    Where a part is being asked for, that part alone is taken too: “May” where a month is. What is typed in full
    counts in full. What there is not (31 February) means nothing.
    """
    if len(text) > 60:
        return ()
    named = months_of(words.code)
    typed = _whole_months(words_in(text), named)
    one = _part(len(begun), prompt, typed, named) if begun else None
    if one is not None and prompt.kind is not Kind.DATE and len(begun) == wanted(prompt) - 1:
        found: tuple[Parts, ...] = ((*begun, one),)  # a bare number where minutes are asked for is no hour
    elif prompt.kind is Kind.TIME:
        found = times(typed, words)
    elif prompt.kind is Kind.DATETIME:
        found = _dates_with_times(typed, today, words)
        if not found and len(begun) >= 3:
            found = tuple((*begun[:3], *clock) for clock in times(typed, words))
    else:
        whole = _date(typed, today, words, day_alone=wanted(prompt) == 3, begun=begun)
        found = (whole,) if whole else ()
    if not found and one is not None:
        found = ((*begun, one),)
    # Finer than is asked for: the rest is let go, once it is known that there is such a day.
    return tuple(parts[: wanted(prompt)] for parts in found if exists(prompt, parts))


def _part(place: int, prompt: Prompt, words: list[str], named: Months) -> int | None:
    """One part alone: the month, day or hour that is being asked for."""
    if len(words) != 1:
        return None
    if prompt.kind is not Kind.TIME and place == 1 and words[0] in named.number_of:
        return named.number_of[words[0]]
    found = _DAY.fullmatch(words[0])
    return int(found[1]) if found else None


def _dates_with_times(words: list[str], today: date, tongue: Words) -> tuple[Parts, ...]:
    day = _date(words, today, tongue)
    if day:
        return (day,)
    for at in range(len(words) - 1, 0, -1):
        day = _date(words[:at], today, tongue, day_alone=True)
        clocks = times(words[at:], tongue)
        if len(day) == 3 and clocks:
            return tuple((*day, *clock) for clock in clocks)
    return ()


def _whole_months(words: list[str], named: Months) -> list[str]:
    """The words, with a month of two words (Levantine Arabic has four) as one."""
    whole: list[str] = []
    for word in words:
        pair = f"{whole[-1]} {word}" if whole else ""
        if pair in named.number_of:
            whole[-1] = pair
        else:
            whole.append(word)
    return whole


def _date(
    words: list[str], today: date, tongue: Words, *, day_alone: bool = False, begun: Parts = ()
) -> Parts:
    """A date in words; with ``day_alone`` a day without its year too, and a day of the week: the latest there was.

    A day without its year is in the year that was ``begun``, where one was.
    """
    named, heard = months_of(tongue.code), tongue.understood
    rest = [
        word
        for word in (word.rstrip(".") for word in words)
        if word in named.number_of or not (word in named.weekdays or word in heard.beside_days)
    ]
    away = heard.days.get(folded(" ".join(words)), heard.days.get(folded(" ".join(rest))))
    if away is not None:
        day = today + timedelta(days=away)
        return day.year, day.month, day.day
    if day_alone and not begun and (past := _last_weekday(words, rest, today, named, heard.last_days)):
        return past
    if len(rest) == 1:
        return _figures(rest[0], today)
    months = [at for at, word in enumerate(rest) if word in named.number_of]
    if len(months) > 1 and rest[months[0]] in named.weekdays:
        # In Welsh “Mawrth” is Tuesday too: “dydd Mawrth 5 Mai 2024”.
        del rest[months[0]]
        months = [at - 1 for at in months[1:]]
    if len(months) != 1 or len(rest) > 3:
        return _figures("/".join(rest), today) if all(word.isdecimal() for word in rest) else ()
    month = named.number_of[rest.pop(months[0])]
    if not rest:
        return ()
    year = rest.pop().removesuffix("r")  # as years are written in Polish
    if not re.fullmatch(r"\d{4}", year):
        alone = _DAY.fullmatch(year) if day_alone and not rest else None
        if alone is None:
            return ()
        return (begun[0], month, int(alone[1])) if begun else _latest(month, int(alone[1]), today)
    if not rest:
        return int(year), month
    day_words = _DAY.fullmatch(rest[0])
    return (int(year), month, int(day_words[1])) if day_words else ()


def _last_weekday(
    words: list[str], rest: list[str], today: date, named: Months, last: frozenset[str]
) -> Parts:
    """The latest such day before today, where a day of the week is all that was said."""
    said = [word for word in (word.rstrip(".") for word in words) if word in named.weekday_of]
    left = [word for word in rest if word not in last and word not in said]
    # In Welsh “Mawrth” is March as well: with no more than it and “dydd” the day is meant, and alone the month.
    month_alone = len(words) == 1 and words[0] in named.number_of
    if len(said) != 1 or left or month_alone:
        return ()
    day = today - timedelta(days=(today.weekday() - named.weekday_of[said[0]] - 1) % 7 + 1)
    return day.year, day.month, day.day


def _latest(month: int, of_month: int, today: date) -> Parts:
    """The latest such day that is not in the future: nobody tells in May of what happens next December."""
    for year in range(today.year, today.year - 9, -1):  # a 29 February may be eight years back
        if 1 <= of_month <= _length(year, month) and date(year, month, of_month) <= today:
            return year, month, of_month
    return ()


def _figures(word: str, today: date) -> Parts:
    if re.fullmatch(r"\d{4}", word):
        return (int(word),)
    if found := _YEAR_FIRST.fullmatch(word):
        return tuple(int(part) for part in found.groups() if part)
    if found := _MONTH_YEAR.fullmatch(word):
        return int(found[2]), int(found[1])
    if found := _DAY_FIRST.fullmatch(word):
        day, month, year = int(found[1]), int(found[2]), int(found[3])
        if month > 12 and day <= 12:
            day, month = month, day  # only one of the two ways to read it is a date
        if len(found[3]) == 2:
            year += 2000 if 2000 + year <= today.year + 1 else 1900
        return year, month, day
    return ()


def _split(prompt: Prompt, parts: Parts) -> tuple[Parts, Parts]:
    """The parts of the date, and those of the time."""
    return ((), parts) if prompt.kind is Kind.TIME else (parts[:3], parts[3:])


def _length(year: int, month: int) -> int:
    after = date(year + month // 12, month % 12 + 1, 1)
    return (after - timedelta(days=1)).day
