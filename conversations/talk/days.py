"""Dates and times as somebody types or taps them, and as words.

Both come in parts: year, month and day of a date, hour and minute of a time, and all five of a date with a time.
So a date can be begun (“May 2024”) and finished by tapping. Values are ISO 8601 without a zone, as XLSForm's.
"""

import re
from datetime import date, timedelta

from conversations.flow import Kind, Precision, Prompt

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

EARLIEST, LATEST = 1900, 2100
"""The years a date may have."""

MINUTES = (0, 15, 30, 45)
"""What is offered of an hour; any other minute can be typed."""

Parts = tuple[int, ...]
"""What of a date or time is known: from its beginning, without a gap."""

_MONTH_OF = {month.casefold(): number for number, month in enumerate(MONTHS, 1)} | {
    month.casefold()[:length]: number for number, month in enumerate(MONTHS, 1) for length in (3, 4)
}
_WEEKDAYS = frozenset(
    (
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    )
)  # fmt: skip
_BESIDE = _WEEKDAYS | frozenset(["the", "of", "on", "in", "about", "around", "it", "was"])
_DAY_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_HOUR_WORDS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})(?:[/.\-](\d{1,2}))?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.\-](\d{4})")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2})(?::\d{2}(?:\.\d+)?)?)?(am|pm)?")


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


def words_of_parts(prompt: Prompt, parts: Parts) -> str:
    """A date and time in words, as far as it is known: ``3 May 2024``, ``May 2024``, ``15:30``."""
    day, clock = _split(prompt, parts)
    texts = []
    if day:
        named = [str(day[0])]
        if len(day) > 1:
            named.insert(0, MONTHS[day[1] - 1])
        if len(day) > 2:
            named.insert(0, str(day[2]))
        texts.append(" ".join(named))
    if clock:
        texts.append(f"{clock[0]:02}:{(*clock, 0)[1]:02}")
    return ", ".join(texts)


def days_of(year: int, month: int) -> range:
    """The days of a month."""
    return range(1, _length(year, month) + 1)


def understood(prompt: Prompt, begun: Parts, text: str, today: date) -> tuple[Parts, ...]:
    """What typed words may mean here: nothing, one date or time, or two times (“half past 3”, in the night or the afternoon).

    Where a part is being asked for, that part alone is taken too: “May” where a month is. What is typed in full
    counts in full. What there is not (31 February) means nothing.
    """
    if len(text) > 60:
        return ()
    words = re.sub(r",|\bat\b|(?<=\d)t(?=\d)", " ", text.casefold().replace("’", "'")).split()
    one = _part(len(begun), prompt, words) if begun else None
    if one is not None and prompt.kind is not Kind.DATE and len(begun) == wanted(prompt) - 1:
        found: tuple[Parts, ...] = ((*begun, one),)  # a bare number where minutes are asked for is no hour
    elif prompt.kind is Kind.TIME:
        found = _times(words)
    elif prompt.kind is Kind.DATETIME:
        found = _dates_with_times(words, today)
        if not found and len(begun) >= 3:
            found = tuple((*begun[:3], *clock) for clock in _times(words))
    else:
        whole = _date(words, today)
        found = (whole,) if whole else ()
    if not found and one is not None:
        found = ((*begun, one),)
    # Finer than is asked for: the rest is let go, once it is known that there is such a day.
    return tuple(parts[: wanted(prompt)] for parts in found if exists(prompt, parts))


def _part(place: int, prompt: Prompt, words: list[str]) -> int | None:
    """One part alone: the month, day or hour that is being asked for."""
    if len(words) != 1:
        return None
    if prompt.kind is not Kind.TIME and place == 1 and words[0] in _MONTH_OF:
        return _MONTH_OF[words[0]]
    found = _DAY.fullmatch(words[0])
    return int(found[1]) if found else None


def _dates_with_times(words: list[str], today: date) -> tuple[Parts, ...]:
    day = _date(words, today)
    if day:
        return (day,)
    for at in range(len(words) - 1, 0, -1):
        day = _date(words[:at], today)
        clocks = _times(words[at:])
        if len(day) == 3 and clocks:
            return tuple((*day, *clock) for clock in clocks)
    return ()


def _date(words: list[str], today: date) -> Parts:
    if len(words) == 1 and words[0] in _DAY_WORDS:
        day = today + timedelta(days=_DAY_WORDS[words[0]])
        return day.year, day.month, day.day
    rest = [word for word in words if word not in _BESIDE]
    if len(rest) == 1:
        return _figures(rest[0], today)
    months = [at for at, word in enumerate(rest) if word.rstrip(".") in _MONTH_OF]
    if len(months) != 1 or len(rest) > 3:
        return _figures("/".join(rest), today) if all(word.isdecimal() for word in rest) else ()
    month = _MONTH_OF[rest.pop(months[0]).rstrip(".")]
    year = rest.pop()
    if not re.fullmatch(r"\d{4}", year):
        return ()
    if not rest:
        return int(year), month
    day_words = _DAY.fullmatch(rest[0])
    return (int(year), month, int(day_words[1])) if day_words else ()


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


def _times(words: list[str]) -> tuple[Parts, ...]:
    text = " ".join(word for word in words if word not in ("about", "around")).replace("o'clock", "oclock")
    if text in ("noon", "midday"):
        return ((12, 0),)
    if text == "midnight":
        return ((0, 0),)
    half = re.sub(r" ?(in the morning|a\.?m\.?)$", "am", text)
    half = re.sub(r" ?(in the (?:afternoon|evening)|p\.?m\.?|tonight)$", "pm", half)
    spoken = re.fullmatch(r"(half|quarter) (past|to) (\w+?)(am|pm)?", half)
    if spoken:
        hour = _hour(spoken[3])
        if hour is None:
            return ()
        minute = 30 if spoken[1] == "half" else 15
        if spoken[2] == "to":
            if spoken[1] == "half":
                return ()
            hour, minute = (hour - 1) % 12 or 12, 45
        return _by_half_day(hour, minute, spoken[4])
    clock = _CLOCK.fullmatch(re.sub(r"(?<=[\dm])? ?oclock", "", half).replace(" ", ""))
    if clock:
        return _by_clock(clock)
    word = re.fullmatch(r"(\w+?)(?: oclock)?(am|pm)?", half)
    hour = _HOUR_WORDS.get(word[1]) if word else None
    return () if word is None or hour is None else _by_half_day(hour, 0, word[2])


def _by_clock(clock: re.Match[str]) -> tuple[Parts, ...]:
    hour, minute = int(clock[1]), int(clock[2] or 0)
    if minute > 59 or hour > 24:
        return ()
    sure = (len(clock[1]) == 2 and clock[1][0] == "0") or hour > 12 or hour == 0
    if clock[3] is None and sure:
        return ((hour % 24, minute),)
    return _by_half_day(hour, minute, clock[3]) if 1 <= hour <= 12 else ()


def _by_half_day(hour: int, minute: int, half: str | None) -> tuple[Parts, ...]:
    """The hour of a clock with twelve hours: both times it can be, where nobody said which."""
    both = (hour % 12, minute), (hour % 12 + 12, minute)
    return both[:1] if half == "am" else both[1:] if half == "pm" else both


def _hour(word: str) -> int | None:
    hour = int(word) if re.fullmatch(r"\d{1,2}", word) else _HOUR_WORDS.get(word, 0)
    return hour if 1 <= hour <= 12 else None


def _split(prompt: Prompt, parts: Parts) -> tuple[Parts, Parts]:
    """The parts of the date, and those of the time."""
    return ((), parts) if prompt.kind is Kind.TIME else (parts[:3], parts[3:])


def _length(year: int, month: int) -> int:
    after = date(year + month // 12, month % 12 + 1, 1)
    return (after - timedelta(days=1)).day
