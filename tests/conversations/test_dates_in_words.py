"""Days and times as people type them in each language, and as they are said to them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.flow import Kind, Precision, Prompt
from conversations.talk.days import Parts, understood, words_of_parts
from conversations.talk.months import in_words, months_of
from conversations.words import CODES, words_of

TODAY = date(2026, 11, 23)
DAY = Prompt("day", Kind.DATE, 2, {})
MONTH = Prompt("month", Kind.DATE, 3, {}, precision=Precision.MONTH)
TIME = Prompt("time", Kind.TIME, 4, {})
BOTH = Prompt("both", Kind.DATETIME, 5, {})


@given(st.sampled_from(CODES), st.dates(date(1950, 1, 1), date(2050, 12, 31)))
def test_a_day_in_our_own_words_is_read_as_that_day(code: str, day: date) -> None:
    words, parts = words_of(code), (day.year, day.month, day.day)
    said = in_words(code, parts)
    assert understood(DAY, (), said, TODAY, words) == (parts,)
    assert understood(DAY, (), said.upper(), TODAY, words) == (parts,)
    assert understood(MONTH, (), in_words(code, parts[:2]), TODAY, words) == (parts[:2],)
    assert understood(BOTH, (), words_of_parts(BOTH, (*parts, 7, 5), code), TODAY, words) == ((*parts, 7, 5),)


@pytest.mark.parametrize("code", CODES)
def test_every_month_is_said_as_its_button_and_can_be_typed_alone(code: str) -> None:
    names = months_of(code).names
    assert len(set(names)) == 12
    for number, name in enumerate(names, 1):
        assert understood(DAY, (2024,), name, TODAY, words_of(code)) == ((2024, number),)


def test_days_are_said_in_english_as_in_britain() -> None:
    """Babel's en_GB has its own pattern for a long date; ours must say the same."""
    from babel.dates import format_date

    for ahead in range(0, 366, 5):
        day = date(2024, 1, 1) + timedelta(days=ahead)
        assert in_words("en", (day.year, day.month, day.day)) == format_date(day, "long", locale="en_GB")


@pytest.mark.parametrize("code", CODES)
def test_the_example_of_a_day_is_one_that_is_said_and_understood(code: str) -> None:
    """Who copies what the chat shows them is understood."""
    asking = words_of(code).asking
    example, month = in_words(code, (2024, 5, 3)), in_words(code, (2024, 5))
    assert example in asking.which_year
    assert example in asking.no_date
    assert example in asking.no_date_time
    assert month in asking.which_year_of_month
    for text in (
        asking.which_hour,
        asking.which_hour_of,
        asking.which_minute,
        asking.no_time,
        asking.no_date_time,
    ):
        assert "15:30" in text


TYPED: list[tuple[str, str, Parts]] = [
    ("en", "yesterday.", (2026, 11, 22)),
    ("en", "it was yesterday", (2026, 11, 22)),
    ("en", "on 3rd May, 2024.", (2024, 5, 3)),
    ("cy", "heddiw", (2026, 11, 23)),
    ("cy", "roedd hi ddoe", (2026, 11, 22)),
    ("cy", "3 o Fai 2024", (2024, 5, 3)),
    ("cy", "3ydd o Fai 2024", (2024, 5, 3)),
    ("cy", "12fed o Ragfyr 2021", (2021, 12, 12)),
    ("cy", "o Fawrth 2024", (2024, 3)),
    ("cy", "ym mis Chwefror 2023", (2023, 2)),
    ("cy", "Dydd Gwener 3 Mai 2024", (2024, 5, 3)),
    ("cy", "Dydd Mawrth 5 Mai 2024", (2024, 5, 5)),
    ("cy", "dydd Mawrth, 3 Mawrth 2024", (2024, 3, 3)),
    ("pl", "dzis", (2026, 11, 23)),
    ("pl", "to było wczoraj", (2026, 11, 22)),
    ("pl", "3 maja 2024 r.", (2024, 5, 3)),
    ("pl", "3 maja 2024r.", (2024, 5, 3)),
    ("pl", "3-go maja 2024", (2024, 5, 3)),
    ("pl", "w maju 2024", (2024, 5)),
    ("pl", "we wrześniu 2020 roku", (2020, 9)),
    ("pl", "w pazdzierniku 2020", (2020, 10)),
    ("pl", "w środę 3 maja 2024", (2024, 5, 3)),
    ("pl", "w piątek, 3 maja 2024", (2024, 5, 3)),
    ("pl", "3.05.2024", (2024, 5, 3)),
    ("ur", "آج", (2026, 11, 23)),
    ("ur", "گزرا ہوا کل", (2026, 11, 22)),
    ("ur", "۳ مئی ۲۰۲۴", (2024, 5, 3)),
    ("ur", "3 مئی 2024 کو", (2024, 5, 3)),
    ("ur", "جمعہ 3 مئی 2024", (2024, 5, 3)),
    ("ur", "3 May 2024", (2024, 5, 3)),
    ("ar", "النهاردة", (2026, 11, 23)),
    ("ar", "مبارح", (2026, 11, 22)),
    ("ar", "٣ مايو ٢٠٢٤", (2024, 5, 3)),
    ("ar", "\u200f3 مايو 2024", (2024, 5, 3)),
    ("ar", "3 أيار 2024", (2024, 5, 3)),
    ("ar", "في 5 تشرين الثاني 2023", (2023, 11, 5)),
    ("ar", "كانون الأول 2022", (2022, 12)),
    ("ar", "5 غشت 2020", (2020, 8, 5)),
    ("ar", "٣/٥/٢٠٢٤", (2024, 5, 3)),
    ("so", "maanta", (2026, 11, 23)),
    ("so", "shalay", (2026, 11, 22)),
    ("so", "3 Maajo 2024", (2024, 5, 3)),
    ("so", "3 May 2024", (2024, 5, 3)),
    ("so", "bishii Maarso 2024", (2024, 3)),
    ("so", "Isniin 3 Juun 2024", (2024, 6, 3)),
    ("cy", "3 Mai", (2026, 5, 3)),
    ("cy", "dydd Llun diwethaf", (2026, 11, 16)),
    ("cy", "dydd Mawrth", (2026, 11, 17)),
    ("pl", "3 maja", (2026, 5, 3)),
    ("pl", "w zeszły piątek", (2026, 11, 20)),
    ("pl", "w środę", (2026, 11, 18)),
    ("ur", "3 مئی", (2026, 5, 3)),
    ("ur", "پچھلے جمعہ", (2026, 11, 20)),
    ("ar", "3 مايو", (2026, 5, 3)),
    ("ar", "يوم الجمعة الماضي", (2026, 11, 20)),
    ("so", "3 Maajo", (2026, 5, 3)),
    ("so", "Jimce", (2026, 11, 20)),
]


@pytest.mark.parametrize(("code", "typed", "parts"), TYPED)
def test_a_day_is_understood_as_each_language_writes_it(code: str, typed: str, parts: Parts) -> None:
    assert understood(DAY, (), typed, TODAY, words_of(code)) == (parts,)


def test_a_month_of_two_words_can_be_typed_where_a_month_is_asked_for() -> None:
    assert understood(DAY, (2024,), "كانون الثاني", TODAY, words_of("ar")) == ((2024, 1),)


def test_a_word_for_two_days_is_asked_about_again() -> None:
    """In Urdu “کل” is yesterday and tomorrow alike."""
    assert understood(DAY, (), "کل", TODAY, words_of("ur")) == ()


@pytest.mark.parametrize("code", CODES)
def test_english_days_are_understood_beside_every_language(code: str) -> None:
    words = words_of(code)
    assert understood(DAY, (), "yesterday", TODAY, words) == ((2026, 11, 22),)
    assert understood(DAY, (), "3 May 2024", TODAY, words) == ((2024, 5, 3),)


CLOCKS: list[tuple[str, str, tuple[Parts, ...]]] = [
    ("en", "3 at night", ((3, 0),)),
    ("en", "9 at night", ((21, 0),)),
    ("cy", "8 gyda'r nos", ((20, 0),)),
    ("cy", "am 15:30", ((15, 30),)),
    ("pl", "8 wieczorem", ((20, 0),)),
    ("pl", "o 8 rano", ((8, 0),)),
    ("pl", "o godz. 15:30", ((15, 30),)),
    ("ur", "صبح 8 بجے", ((8, 0),)),
    ("ur", "8 بجے", ((8, 0), (20, 0))),
    ("ar", "٣ بعد الظهر", ((15, 0),)),
    ("ar", "الساعة 15:30", ((15, 30),)),
    ("so", "3 galabnimo", ((15, 0),)),
    ("so", "saacadda 15:30", ((15, 30),)),
    ("cy", "3 o'r gloch", ((3, 0), (15, 0))),
    ("cy", "tri o'r gloch", ((3, 0), (15, 0))),
    ("cy", "3 y prynhawn", ((15, 0),)),
    ("cy", "hanner dydd", ((12, 0),)),
    ("cy", "hanner nos", ((0, 0),)),
    ("cy", "hanner awr wedi tri", ((3, 30), (15, 30))),
    ("cy", "chwarter i ddeg y nos", ((21, 45),)),
    ("pl", "o 15", ((15, 0),)),
    ("pl", "w południe", ((12, 0),)),
    ("pl", "o północy", ((0, 0),)),
    ("pl", "wpół do trzeciej", ((2, 30), (14, 30))),
    ("pl", "wpół do pierwszej", ((0, 30), (12, 30))),
    ("pl", "o ósmej wieczorem", ((20, 0),)),
    ("pl", "za kwadrans piąta", ((4, 45), (16, 45))),
    ("ur", "ساڑھے تین بجے", ((3, 30), (15, 30))),
    ("ur", "شام 6 بجے", ((18, 0),)),
    ("ur", "آدھی رات", ((0, 0),)),
    ("ur", "صبح کے آٹھ بجے", ((8, 0),)),
    ("ar", "الساعة الثالثة", ((3, 0), (15, 0))),
    ("ar", "منتصف الليل", ((0, 0),)),
    ("ar", "3 العصر", ((15, 0),)),
    ("ar", "الثالثة والنصف", ((3, 30), (15, 30))),
    ("ar", "الرابعة إلا ربعا مساء", ((15, 45),)),
    ("so", "saddexda galabnimo", ((15, 0),)),
    ("so", "saddexda iyo bar", ((3, 30), (15, 30))),
    ("so", "saqda dhexe", ((0, 0),)),
]


@pytest.mark.parametrize(("code", "typed", "clocks"), CLOCKS)
def test_a_time_is_understood_as_each_language_writes_it(
    code: str, typed: str, clocks: tuple[Parts, ...]
) -> None:
    assert understood(TIME, (), typed, TODAY, words_of(code)) == clocks


@given(st.sampled_from(CODES), st.integers(0, 23), st.integers(0, 59))
def test_the_button_for_one_of_two_times_can_be_typed(code: str, hour: int, minute: int) -> None:
    """What stands on it says in words which half of the day is meant."""
    buttons = words_of(code).buttons
    part = (
        buttons.night
        if hour < 5
        else buttons.morning
        if hour < 12
        else buttons.afternoon
        if hour < 18
        else buttons.evening
    )
    label = part.format(time=f"{hour:02}:{minute:02}")
    assert (hour, minute) in understood(TIME, (), label, TODAY, words_of(code))
    assert len(understood(TIME, (), label, TODAY, words_of(code))) == 1


def test_a_day_and_a_time_can_be_typed_together_in_each_language() -> None:
    for code, typed in (
        ("cy", "ddoe am 3 yn y prynhawn"),
        ("pl", "wczoraj o 15:00"),
        ("ur", "گزرا ہوا کل 15:00"),
        ("ar", "أمس الساعة 15:00"),
        ("so", "shalay 3 galabnimo"),
    ):
        assert understood(BOTH, (), typed, TODAY, words_of(code)) == ((2026, 11, 22, 15, 0),), typed


@given(st.sampled_from(CODES), st.sampled_from([DAY, MONTH, TIME, BOTH]), st.text(max_size=50))
def test_nothing_that_is_typed_is_too_strange_to_be_read(code: str, prompt: Prompt, text: str) -> None:
    for parts in understood(prompt, (), text, TODAY, words_of(code)):
        assert parts
