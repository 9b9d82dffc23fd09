"""Exact days become seasons."""

import re

from conversations.redaction.labels.surroundings import seen
from conversations.redaction.reading import fold
from conversations.redaction.wording import SEASONS

_MONTHS = (
    "jan january ionawr stycznia styczen janaayo jannaayo janayo جنوری يناير", "feb february chwefror lutego luty febraayo feebraayo febarayo فروری فبراير شباط",
    "mar march mawrth fawrth marca marzec maarso maaris مارچ مارس اذار", "apr april ebrill kwietnia kwiecien abriil abril اپریل ابريل نيسان",
    "may mai fai maja maj maajo مئی مايو ايار", "jun june mehefin fehefin czerwca czerwiec juun juunyo جون يونيو حزيران",
    "jul july gorffennaf orffennaf lipca lipiec luuliyo luulyo جولائی يوليو تموز", "aug august awst sierpnia sierpien ogosto agoosto ogost اگست اغسطس",
    "sep sept september medi fedi wrzesnia wrzesien sebtembar sebteembar ستمبر سبتمبر ايلول", "oct october hydref pazdziernika pazdziernik oktoobar oktobar اکتوبر اكتوبر",
    "nov november tachwedd dachwedd listopada listopad nofembar noofembar نومبر نوفمبر", "dec december rhagfyr ragfyr grudnia grudzien disembar diseembar دسمبر ديسمبر",
)  # fmt: skip
_MONTH_OF = {fold(name): at + 1 for at, names in enumerate(_MONTHS) for name in names.split()}
_PIECE = re.compile(r"\d{1,8}|'(?=\d\d)|[^\W\d_]++")
_BORN = re.compile(r"\b(?:d\.? ?o\.? ?b|born|birth)")
_JANUARY, _DECEMBER = 1, 12
_LATEST_OF_THIS_CENTURY = (
    49  # a year of two digits above this is of the last one: nobody writes of days to come
)


def day_label(text: str, *, born: bool, bare: bool, coded: bool) -> str:
    """What stands for an exact day: its season, and the year where one is told.

    Seasons are the meteorological ones (Met Office: spring is March to May); a winter is named by both its years. ``born`` says
    that it is a birth date, of which nothing is told; ``bare`` that a word such as “the” stands before it.
    """
    low = seen(text)
    article = "" if bare else "a "
    if born or _BORN.search(low):
        return "[DATE_BIRTH]" if coded else f"[{article}birth date]"
    month, year = _month_and_year(low)
    if month is None:
        return "[DATE]" if coded else f"[{article}day]"
    season = SEASONS[month % 12 // 3]
    when = "" if year is None else str(year)
    if year is not None and season == "winter":
        first = year if month == _DECEMBER else year - 1
        when = f"{first}-{(first + 1) % 100:02}"
    if coded:
        return f"[DATE_{when.replace('-', '_') + '_' if when else ''}{season.upper()}]"
    return f"[{article}day in {season}{' ' + when if when else ''}]"


def _month_and_year(low: str) -> tuple[int | None, int | None]:
    pieces = _PIECE.findall(low)
    numbers = [piece for piece in pieces if piece.isdecimal()]
    named = next((_MONTH_OF[piece] for piece in pieces if piece in _MONTH_OF), None)
    year = next((int(number) for number in numbers if _is_year(number)), None)
    if named is not None:
        # Two figures are a year only behind the month: 12-14 june is two days.
        if year is None and pieces[-1].isdecimal() and (len(numbers) > 1 or "'" in pieces):
            year = _full(numbers[-1])
        return named, year
    if len(numbers) == 1:
        return _of_a_run(numbers[0])
    if len(numbers) < 2:
        return None, None
    if _is_year(numbers[0]):
        return _valid(int(numbers[1])), year
    first, second = int(numbers[0]), int(numbers[1])
    month = second if second <= _DECEMBER else first
    if year is None and len(numbers) > 2:
        year = _full(numbers[2])
    return _valid(month), year


def _of_a_run(run: str) -> tuple[int | None, int | None]:
    """Six or eight digits written together."""
    match len(run):
        case 8 if _is_year(run[:4]) and _valid(int(run[4:6])):
            return int(run[4:6]), int(run[:4])
        case 8 if _is_year(run[4:]):
            return _valid(int(run[2:4])), int(run[4:])
        case 6:
            return _valid(int(run[2:4])), _full(run[4:])
        case _:
            return None, None


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in {"19", "20"}


def _valid(month: int) -> int | None:
    return month if _JANUARY <= month <= _DECEMBER else None


def _full(number: str) -> int | None:
    if len(number) != 2:
        return None
    return int(number) + (2000 if int(number) <= _LATEST_OF_THIS_CENTURY else 1900)
