"""The names of months and weekdays, and dates in words, in every language (Unicode CLDR, by way of Babel)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from conversations.words.folding import plain_letters

_PLACES = {"en": ("en_GB",), "ar": ("ar", "ar_SY", "ar_DZ", "ar_MA")}
"""Where a language's dates are written as its readers here write them, the first as we write them ourselves. In Arabic
the months have other names in the Levant and Iraq, in Algeria and Tunisia, and in Morocco."""

_SHORTENED = {"en": (3, 4)}
"""Letters that months are cut to in typing, where the CLDR knows fewer ways ("sept")."""


# As months are written in a sentence, after “w” in Polish and after “o” in Welsh, and as they are spelt in Somali beside
# the one way of each that the CLDR has.
_IN_A_SENTENCE: Mapping[str, tuple[str, ...]] = {
    "pl": (
        "styczniu", "lutym", "marcu", "kwietniu", "maju", "czerwcu", "lipcu", "sierpniu", "wrześniu", "październiku",
        "listopadzie", "grudniu",
    ),
    "cy": (
        "ionawr", "chwefror", "fawrth", "ebrill", "fai", "fehefin", "orffennaf", "awst", "fedi", "hydref", "dachwedd",
        "ragfyr",
    ),
    "so": (
        "janayo", "febarayo", "maaris", "abril", "maajo", "juunyo", "luuliyo", "agoosto", "sebteembar", "oktobar",
        "nofembar", "disembar",
    ),
}  # fmt: skip

# The same for days of the week.
_DAYS_IN_A_SENTENCE: Mapping[str, Mapping[str, int]] = {
    "pl": {"środę": 2, "środa": 2, "sobotę": 5, "niedzielę": 6},
    "cy": {"lun": 0, "fawrth": 1, "fercher": 2, "wener": 4, "sul": 6},
    "so": {"talaada": 1, "talaado": 1, "arbaca": 2, "arbaco": 2, "khamiis": 3, "jimce": 4, "jimco": 4},
}


@dataclass(frozen=True, slots=True)
class Months:
    """The calendar of one language.

    Attributes:
        names: The twelve months, as they stand on buttons.
        number_of: Months by what is typed for them, in plain letters of lower case; those of English too.
        weekdays: Words for days of the week, as typed.
        weekday_of: Days of the week by the last word of each, 0 for Monday.
    """

    names: tuple[str, ...]
    number_of: Mapping[str, int] = field(repr=False)
    weekdays: frozenset[str] = field(repr=False)
    weekday_of: Mapping[str, int] = field(repr=False)


@lru_cache(maxsize=16)
def months_of(code: str) -> Months:
    """The calendar of a language; the English one where the CLDR does not know it."""
    # Loaded where it is needed: most forms ask for no date, and this takes memory.
    from babel import Locale, UnknownLocaleError

    try:
        locales = [Locale.parse(place) for place in _PLACES.get(code, (code,))]
    except (UnknownLocaleError, ValueError):
        return months_of("en")
    number_of: dict[str, int] = {} if code == "en" else dict(months_of("en").number_of)
    weekdays: set[str] = set() if code == "en" else set(months_of("en").weekdays)
    weekday_of: dict[str, int] = {} if code == "en" else dict(months_of("en").weekday_of)
    for locale in locales:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    number_of[_typed(name)] = number
                for number, name in locale.days[context][width].items():
                    weekdays.update(_typed(name).split())
                    weekday_of[_typed(name).split()[-1]] = number
        for number, name in locale.months["format"]["wide"].items():
            number_of.update((_typed(name)[:length], number) for length in _SHORTENED.get(code, ()))
    number_of.update((_typed(name), number) for number, name in enumerate(_IN_A_SENTENCE.get(code, ()), 1))
    weekdays.update(map(_typed, _DAYS_IN_A_SENTENCE.get(code, ())))
    weekday_of.update((_typed(name), number) for name, number in _DAYS_IN_A_SENTENCE.get(code, {}).items())
    names = locales[0].months["stand-alone"]["wide"]
    return Months(tuple(names[number] for number in range(1, 13)), number_of, frozenset(weekdays), weekday_of)


@lru_cache(maxsize=4096)
def in_words(code: str, parts: tuple[int, ...]) -> str:
    """A year, a month of a year, or a day, in the words of a language: ``3 May 2024``, ``Mai 2024``."""
    if len(parts) == 1:
        return str(parts[0])
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    year, month, day = (*parts, 1)[:3]
    # The order is that of every language Firsthand speaks; the CLDR's own pattern for Somali is American.
    pattern = "d MMMM y" if len(parts) > 2 else "LLLL y"
    try:
        locale = Locale.parse(_PLACES.get(code, (code,))[0])
        return format_date(date(year, month, day), pattern, locale=locale)
    except (UnknownLocaleError, ValueError, KeyError):
        return in_words("en", parts)


@lru_cache(maxsize=64)
def english_name(code: str) -> str:
    """What a language is called in English; "" where the CLDR does not know it."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).get_display_name("en") or ""
    except (UnknownLocaleError, ValueError, TypeError):
        return ""


def _typed(name: str) -> str:
    return plain_letters(name.casefold()).rstrip(".")
