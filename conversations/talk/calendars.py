"""Dates and times by tapping: a row of years, then months, days, hours and quarters of an hour."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from conversations.effects import Button, Row
from conversations.flow import Kind, Precision, Prompt
from conversations.talk.days import EARLIEST, LATEST, MINUTES, Parts, days_of, wanted, words_of_parts
from conversations.talk.months import months_of
from conversations.words.catalogue import Words

YEARS_A_PAGE = 12
LATER = 99
"""The page of years to come; pages from 0 on go back from this year."""


def asks(prompt: Prompt, begun: Parts, words: Words) -> str:
    """The words that ask for the next part."""
    stage = len(begun) + (3 if prompt.kind is Kind.TIME else 0)
    so_far = words_of_parts(prompt, begun, words.code)
    match stage:
        case 0:
            return {
                1: words.asking.which_year_alone,
                2: words.asking.which_year_of_month,
            }.get(wanted(prompt), words.asking.which_year)
        case 1:
            return words.asking.which_month.format(date=so_far)
        case 2:
            return words.asking.which_day.format(date=so_far)
        case 3:
            return words.asking.which_hour_of.format(date=so_far) if begun else words.asking.which_hour
        case _:
            return words.asking.which_minute.format(date=so_far)


def part_buttons(
    prompt: Prompt, begun: Parts, today: date, begin: str, page: int, words: Words
) -> tuple[Row, ...]:
    """The buttons for the next part; each carries all that is known with it, so it can never mean another date.

    Args:
        today: The day of the talk: recent years come first, and today and yesterday have buttons of their own.
        begin: What tokens begin with.
        page: Of the years: from 0 back in time, or ``LATER``.
        words: Of the language of the talk.
    """
    stage = len(begun) + (3 if prompt.kind is Kind.TIME else 0)
    match stage:
        case 0:
            return (*_near_days(prompt, today, begin, page, words), *_years(today, begin, page, words))
        case 1:
            return _rows(begin, begun, enumerate(months_of(words.code).names, 1), 3)
        case 2:
            return _rows(begin, begun, ((day, str(day)) for day in days_of(begun[0], begun[1])), 7)
        case 3:
            return _rows(begin, begun, ((hour, f"{hour:02}") for hour in range(24)), 6)
        case _:
            return _rows(begin, begun, ((minute, f"{begun[-1]:02}:{minute:02}") for minute in MINUTES), 4)


def one_of(prompt: Prompt, readings: Iterable[Parts], begin: str, words: Words) -> tuple[Row, ...]:
    """A button for each of the times that words may mean."""
    return tuple((Button(_time_of_day(prompt, parts, words), _token(begin, parts)),) for parts in readings)


def parts_in(action: str) -> Parts:
    """The parts that a button's action carries; none where it carries none."""
    texts = action[1:].split("-")
    if action[:1] != "v" or not all(text.isascii() and text.isdecimal() and len(text) <= 4 for text in texts):
        return ()
    return tuple(int(text) for text in texts)


def _near_days(prompt: Prompt, today: date, begin: str, page: int, words: Words) -> tuple[Row, ...]:
    if page or (prompt.kind is Kind.DATE and prompt.precision is not Precision.DAY):
        return ()
    yesterday = today - timedelta(days=1)
    near = ((words.buttons.today, today), (words.buttons.yesterday, yesterday))
    return (tuple(Button(label, _token(begin, (day.year, day.month, day.day))) for label, day in near),)


def _years(today: date, begin: str, page: int, words: Words) -> tuple[Row, ...]:
    if page == LATER:
        years: Sequence[int] = range(today.year + 1, min(today.year + YEARS_A_PAGE, LATEST) + 1)
    else:
        newest = today.year - page * YEARS_A_PAGE
        years = range(newest, max(newest - YEARS_A_PAGE, EARLIEST - 1), -1)
    turning = []
    if page != LATER and years and years[-1] > EARLIEST:
        turning.append(Button(words.buttons.earlier_years, f"{begin}p{page + 1}"))
    if page == LATER:
        turning.append(Button(words.buttons.earlier_years, f"{begin}p0"))
    elif page:
        turning.append(Button(words.buttons.later_years, f"{begin}p{page - 1}"))
    else:
        turning.append(Button(words.buttons.later_years, f"{begin}p{LATER}"))
    return (*_rows(begin, (), ((year, str(year)) for year in years), 4), tuple(turning))


def pages_of_years(today: date) -> int:
    """How many pages go back from this year."""
    return -(-(today.year - EARLIEST + 1) // YEARS_A_PAGE)


def _rows(begin: str, begun: Parts, labels: Iterable[tuple[int, str]], wide: int) -> tuple[Row, ...]:
    buttons = [Button(label, _token(begin, (*begun, part))) for part, label in labels]
    return tuple(tuple(buttons[at : at + wide]) for at in range(0, len(buttons), wide))


def _token(begin: str, parts: Parts) -> str:
    return f"{begin}v{'-'.join(map(str, parts))}"


def _time_of_day(prompt: Prompt, parts: Parts, words: Words) -> str:
    time = words_of_parts(prompt, parts, words.code)
    hour = parts[-2] if len(parts) == wanted(prompt) else 0
    buttons = words.buttons
    label = (
        buttons.night
        if hour < 5
        else buttons.morning
        if hour < 12
        else buttons.afternoon
        if hour < 18
        else buttons.evening
    )
    return label.format(time=time)
