"""Exact ages become bands of years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conversations.redaction.labels.surroundings import seen
from conversations.redaction.table import table
from conversations.redaction.wording import BANDS, band_code, band_words

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = (
    {word: at + 1 for at, word in enumerate(_ONES + _TEENS)}
    | {word: at * 10 + 20 for at, word in enumerate(_TENS)}
    | {"a": 1, "an": 1}
)
_WORD = rf"(?:{'|'.join(_TENS)})(?:[ \-]?(?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)}|{'|'.join(_ONES)}"
_HALF = r"(?: ?½| ?¼| ?¾| 1/2|\.\d{1,2}| (?:and|&|n) ?(?:an? |three |3 )?(?:half|quarters?|bit))"
_UNITS = r"years?|yrs?|yr's|year's|yo|y|months?|mths?|mnths?|mos?|m|weeks?|wks?|wk|days?"
_AGE = re.compile(
    r"(?P<soon>\b(?:nearly|almost|coming up|going on|not quite|just under|about to be|turning) (?:to )?)?"
    rf"(?<![\w.])(?:(?P<digits>\d{{1,3}})|(?P<word>{_WORD}|an?(?= (?:{_UNITS})\b)))(?P<half>{_HALF})?"
    rf"(?:(?P<gap>[ \-]{{0,2}})(?P<unit>{_UNITS})(?![a-z]))?(?P<more>{_HALF}|,? (?:and |& )?\d{{1,2}} ?(?:months?|mths?|mo?)\b)?"
    r"(?P<old>(?:[ \-/.]{1,2}|(?<=[yr]))o(?:lds?|ds?)?(?![a-z])\.?)?"
)
_OLD = re.compile(r"[ \-]olds?$")
_KEPT = table("aged age ages and or to is was of")
_BETWEEN = re.compile(r"[a-z']++|[,&/\-()]| ")
_MONTHS_IN_A_YEAR, _WEEKS_IN_A_YEAR, _DAYS_IN_A_YEAR = 12, 52, 365
_OLDEST = BANDS[-1][1]


@dataclass(frozen=True, slots=True)
class Age:
    """One age told: where in the text, in whole years, and the words of the unit to put behind its band."""

    start: int
    end: int
    years: int
    unit: str


def ages_in(text: str) -> Iterator[Age]:
    """The ages that a text tells, as ``read()`` leaves it and in lower case; linear in its length."""
    for match in _AGE.finditer(text):
        digits, word = match["digits"], match["word"]
        number = int(digits) if digits else _value(word)
        unit, old = match["unit"] or "", match["old"] or ""
        months = unit.startswith(("mo", "mt", "mn")) or unit == "m"
        short = months or unit.startswith(("w", "d"))
        per_year = (
            _MONTHS_IN_A_YEAR if months else _WEEKS_IN_A_YEAR if unit.startswith("w") else _DAYS_IN_A_YEAR
        )
        if match["soon"] and number > 0:
            number -= 1
        years = number // per_year if short else number
        yield Age(*match.span(), years, _unit(match["gap"] or "", unit, old, short, years))


def _value(word: str) -> int:
    return (
        sum(_VALUES[part] for part in re.split(r"[ \-]", word) if part)
        if " " in word or "-" in word
        else _run(word)
    )


def _run(word: str) -> int:
    if word in _VALUES:
        return _VALUES[word]
    tens = next(each for each in _TENS if word.startswith(each))
    return _VALUES[tens] + _VALUES[word[len(tens) :]]


def _unit(gap: str, unit: str, old: str, short: bool, years: int) -> str:
    """What follows the band: nothing, “ years”, “ years old”, “-year-old”; months and weeks are told in years too."""
    if not unit:
        return " year old" if old else ""
    joint = "-" if "-" in gap else " "
    if years == 0:
        return f"{joint}year{joint}old"
    several = unit in {"years", "yrs", "months", "mths", "mnths", "mos", "weeks", "wks", "days"} or (
        unit in {"y", "m", "mo"} and not old
    )
    word = "years" if several else "year"
    ending = "olds" if "ds" in old else "old"
    return f"{joint}{word}{joint}{ending}" if old or short or unit == "yo" else f"{joint}{word}"


def years_told(text: str) -> tuple[int, ...]:
    """The ages a stretch of text tells, in whole years."""
    return tuple(age.years for age in ages_in(seen(text)))


def age_label(text: str, following: str, *, coded: bool) -> str:
    """What stands for the age or ages in a stretch of text; ``following`` is the word after it, lower case.

    “4 and 6” become ``[3 to 4] and [5 to 7]``; words that are no part of telling an age are left out.
    """
    lower = seen(text).strip()
    parts: list[str] = []
    at = 0
    for age in ages_in(lower):
        parts += (
            _kept(lower[at : age.start]),
            _label(age.years, "" if age.unit else following, coded=coded),
            age.unit,
        )
        at = age.end
    if not parts:
        return "[AGE]" if coded else "[an age]"
    if following.startswith("old"):
        parts[-1] = _OLD.sub("", parts[-1])
    label = "".join((*parts, _kept(lower[at:])))
    return " ".join(label.split())


def _label(years: int, following: str, *, coded: bool) -> str:
    outside = _WITHIN.get(following[:2] if following.startswith(("mo", "mt", "we", "wk", "da")) else "")
    if outside is not None:
        per_year, words = outside
        band = _band(years // per_year)
        if not coded:
            return words.get(band, f"[{band_words(band) if band else 'an age'}]")
    else:
        band = _band(years)
    if band is None:
        return "[AGE]" if coded else "[an age]"
    return f"[{band_code(band) if coded else band_words(band)}]"


_IN_MONTHS: dict[tuple[int, int] | None, str] = {
    BANDS[0]: "[under 12]",
    BANDS[1]: "[12 to 35]",
    BANDS[2]: "[36 to 59]",
}
_WITHIN: dict[str, tuple[int, dict[tuple[int, int] | None, str]]] = {
    "mo": (_MONTHS_IN_A_YEAR, _IN_MONTHS),
    "mt": (_MONTHS_IN_A_YEAR, _IN_MONTHS),
    "we": (_WEEKS_IN_A_YEAR, {BANDS[0]: "[under 52]"}),
    "wk": (_WEEKS_IN_A_YEAR, {BANDS[0]: "[under 52]"}),
    "da": (_DAYS_IN_A_YEAR, {}),
}
"""Where the unit stands outside what was found, the band is told in that unit as far as it can be."""


def _band(years: int) -> tuple[int, int] | None:
    if years > _OLDEST:
        return None
    return next(band for band in BANDS if years <= band[1])


def _kept(between: str) -> str:
    return "".join(piece for piece in _BETWEEN.findall(between) if not piece.isalpha() or piece in _KEPT)
