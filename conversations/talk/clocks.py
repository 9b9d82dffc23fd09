"""Times of day as somebody types them: “15:30”, “half past 3”, “8 wieczorem”.

Numbers and the words on Firsthand's own buttons (“in the morning”) are understood in every language, and so is what its
file has under ``times``; English has rules of its own, since its words run together (“3pm”).
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from conversations.words.catalogue import Times, Words
from conversations.words.folding import plain_letters

Clock = tuple[int, int]
"""Hour and minute."""

_HOUR_WORDS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2})(?::\d{2}(?:\.\d+)?)?)?(am|pm)?")
_BETWEEN = re.compile(r"[,،]|\bat\b|(?<=\d)t(?=\d)")

MORNING = range(12)
AFTERNOON = range(12, 24)
NIGHT = frozenset({*range(6), *range(18, 24)})
"""The hours that people call night, generously: they only choose between two times twelve hours apart."""


def words_in(text: str) -> list[str]:
    """The words of typed text that may be a date or time: plain letters in lower case, “at”, commas and apostrophes left out."""
    letters = text.casefold() if text.isascii() else plain_letters(text.casefold())
    return _BETWEEN.sub(" ", letters.replace("’", "").replace("'", "")).split()


def times(words: Sequence[str], tongue: Words) -> tuple[Clock, ...]:
    """What words may mean as a time: nothing, one time, or two where nobody said which half of the day."""
    beside = tongue.understood.beside_days
    for text in (" ".join(words), " ".join(word for word in words if word.rstrip(".") not in beside)):
        for pattern, hours in _parts_of_the_day(tongue):
            said = pattern.fullmatch(text)
            found = tuple(clock for clock in _times(said[1]) if clock[0] in hours) if said else ()
            if found:
                return found
        found = _times(text) or _said(text, tongue.understood.times)
        if found:
            return found
    return ()


def _said(text: str, said: Times) -> tuple[Clock, ...]:
    """The same as the language itself says it."""
    whole = " ".join(word for word in text.split() if word not in said.beside)
    if whole in said.noon:
        return ((12, 0),)
    if whole in said.midnight:
        return ((0, 0),)
    # Half to three is half past two.
    for patterns, minute, before in (
        (said.half, 30, 0),
        (said.half_to, 30, 1),
        (said.quarter, 15, 0),
        (said.quarter_to, 45, 1),
    ):
        for pattern in patterns:
            first, _, last = pattern.partition("{hour}")
            if whole.startswith(first) and whole.endswith(last) and len(whole) > len(first) + len(last):
                hour = _hour_said(whole[len(first) : len(whole) - len(last)], said)
                if hour:
                    return _by_half_day((hour - before - 1) % 12 + 1, minute, None)
    if hour := said.hours.get(whole):
        return _by_half_day(hour, 0, None)
    for words, hours in (
        (said.morning, MORNING),
        (said.afternoon, AFTERNOON),
        (said.evening, AFTERNOON),
        (said.night, NIGHT),
    ):
        for part in words:
            rest = (
                whole.removesuffix(f" {part}")
                if whole.endswith(f" {part}")
                else whole.removeprefix(f"{part} ")
            )
            if rest != whole:
                found = tuple(clock for clock in _times(rest) or _said(rest, said) if clock[0] in hours)
                if found:
                    return found
    return _times(whole) if whole != text else ()


def _hour_said(text: str, said: Times) -> int | None:
    return said.hours.get(text.strip()) or _hour(text.strip())


@lru_cache(maxsize=16)
def _parts_of_the_day(tongue: Words) -> tuple[tuple[re.Pattern[str], Collection[int]], ...]:
    """What stands before and after a time to say which half of the day it is, as on the buttons; and its hours."""
    buttons = tongue.buttons
    labels: tuple[tuple[str, Collection[int]], ...] = (
        (buttons.morning, MORNING),
        (buttons.afternoon, AFTERNOON),
        (buttons.evening, AFTERNOON),
        (buttons.night, NIGHT),
    )
    patterns = []
    for label, hours in labels:
        before, after = (" ".join(words_in(part)) for part in label.split("{time}"))
        patterns.append(
            (re.compile(re.escape(f"{before} {{}} {after}".strip()).replace(r"\{\}", "(.+)")), hours)
        )
    return tuple(patterns)


def _times(text: str) -> tuple[Clock, ...]:
    text = " ".join(word for word in text.split() if word not in ("about", "around"))
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


def _by_clock(clock: re.Match[str]) -> tuple[Clock, ...]:
    hour, minute = int(clock[1]), int(clock[2] or 0)
    if minute > 59 or hour > 24:
        return ()
    sure = (len(clock[1]) == 2 and clock[1][0] == "0") or hour > 12 or hour == 0
    if clock[3] is None and sure:
        return ((hour % 24, minute),)
    return _by_half_day(hour, minute, clock[3]) if 1 <= hour <= 12 else ()


def _by_half_day(hour: int, minute: int, half: str | None) -> tuple[Clock, ...]:
    """The hour of a clock with twelve hours: both times it can be, where nobody said which."""
    both = (hour % 12, minute), (hour % 12 + 12, minute)
    return both[:1] if half == "am" else both[1:] if half == "pm" else both


def _hour(word: str) -> int | None:
    hour = int(word) if re.fullmatch(r"\d{1,2}", word) else _HOUR_WORDS.get(word, 0)
    return hour if 1 <= hour <= 12 else None
