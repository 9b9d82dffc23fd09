"""The file of help lines: TOML, read whole, with all its mistakes told at once."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from conversations.helplines.card import (
    ENGLISH,
    LONGEST_CARD,
    HelpCard,
    HelpLine,
    HelpRefused,
    Mistake,
    Said,
)


def read(data: bytes) -> HelpCard:
    """The card that a TOML file describes: ``opening``, ``closing``, and a ``[[line]]`` for each line.

    Each text is words in quotes, or a table of them by the code of the language. Words in quotes are in the language
    that the key ``language`` names (English where there is none); a ``name`` in quotes stands in every language.

    Raises:
        HelpRefused: It is no such file; each mistake names the line and the key.
    """
    try:
        # Some editors put a byte order mark before the first letter. The ValueErrors are no UTF-8, no TOML, and a
        # number of thousands of digits.
        document = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise HelpRefused(
            Mistake(
                0,
                "",
                f"The help lines are not a TOML file{_where(error)}.",
                "Look at its quotes and brackets.",
            )
        ) from error
    reading = _Reading(_language(document))
    card = reading.card(document)
    if not reading.mistakes:
        for code in card.codes or (ENGLISH,):
            if len(card.text(code)) > LONGEST_CARD:
                reading.refuse(0, "line", f"The help card is longer than {LONGEST_CARD} characters in {code}.", "Take out a line.")  # fmt: skip
    if reading.mistakes:
        raise HelpRefused(*reading.mistakes)
    return card


def _where(error: Exception) -> str:
    found = re.search(r"\(at line (\d+)", str(error))
    return f" (line {found[1]})" if found else ""


def _language(document: Mapping[str, Any]) -> str:
    value = document.get("language", ENGLISH)
    return value.strip().lower() if isinstance(value, str) else ""


_CODE = re.compile(r"[a-z]{2,3}")


@dataclass(slots=True)
class _Reading:
    """One pass over a file; ``language`` is that of words in quotes."""

    language: str
    mistakes: list[Mistake] = field(default_factory=list)

    def refuse(self, number: int, key: str, problem: str, remedy: str) -> None:
        self.mistakes.append(Mistake(number, key, problem, remedy))

    def card(self, document: Mapping[str, Any]) -> HelpCard:
        if not _CODE.fullmatch(self.language):
            self.refuse(0, "language", "The file has no code as language.", 'Write it as language = "cy".')
        area = document.get("area", "")
        if not isinstance(area, str):
            self.refuse(0, "area", "The file has no words as area.", "Write area = and words in quotes.")
            area = ""
        opening = self.said(document, "opening", 0, self.language)
        lines = document.get("line")
        if not isinstance(lines, list) or not lines:
            self.refuse(0, "line", "The help lines name nobody to turn to.", "Add a [[line]].")
            lines = []
        read_lines = tuple(self.lines(lines))
        titles = [line.title.casefold() for line in read_lines]
        for number, title in enumerate(titles, start=1):
            if title and title in titles[: number - 1]:
                self.refuse(
                    number,
                    "name",
                    f"Help line {number} has the name of another.",
                    "Give each line a name of its own.",
                )
        return HelpCard(opening, read_lines, self.said(document, "closing", 0, self.language), area.strip())

    def lines(self, lines: list[Any]) -> Iterator[HelpLine]:
        for number, document in enumerate(lines, start=1):
            if not isinstance(document, dict):
                self.refuse(number, "", f"Help line {number} is no table.", "Write it below [[line]].")
                continue
            reviewed, review_by = (
                self.day(document, "reviewed", number),
                self.day(document, "review_by", number),
            )
            if not self.mistakes_of(number):
                self.check_days(reviewed, review_by, number)
            yield HelpLine(
                name=self.said(document, "name", number, ""),
                reach=self.said(document, "reach", number, self.language),
                serves=self.said(document, "serves", number, self.language),
                source=self.source(document, number),
                reviewed=reviewed,
                review_by=review_by,
            )

    def mistakes_of(self, number: int) -> bool:
        return any(mistake.number == number for mistake in self.mistakes)

    def check_days(self, reviewed: date | None, review_by: date | None, number: int) -> None:
        if (reviewed is None) != (review_by is None):
            self.refuse(
                number,
                "reviewed" if reviewed else "review_by",
                f"Help line {number} has one of reviewed and review_by.",
                "Write both, or neither until it was checked.",
            )
        elif reviewed is not None and review_by is not None and review_by <= reviewed:
            self.refuse(
                number,
                "review_by",
                f"Help line {number} is to be looked at again before it was.",
                "Mend review_by.",
            )

    def said(self, document: Mapping[str, Any], key: str, number: int, language: str) -> Said:
        place = _place(number)
        value = document.get(key)
        if isinstance(value, str) and value.strip():
            return {language: value.strip()}
        if not isinstance(value, dict) or not value:
            self.refuse(number, key, f"{place} has no {key}.", f"Write {key} = and words in quotes.")
            return {}
        for code, words in value.items():
            if not _CODE.fullmatch(code):
                self.refuse(
                    number,
                    key,
                    f"{place} has a language in {key} that is no code.",
                    "Write codes such as en and cy, in small letters.",
                )
            elif not isinstance(words, str) or not words.strip():
                self.refuse(
                    number,
                    key,
                    f"{place} has no {key} in {code}.",
                    "Write words in quotes, or take the key out.",
                )
        return {code: words.strip() for code, words in value.items() if isinstance(words, str)}

    def source(self, document: Mapping[str, Any], number: int) -> str:
        value = document.get("source")
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.refuse(
            number, "source", f"{_place(number)} has no source.", "Write source = and words in quotes."
        )
        return ""

    def day(self, document: Mapping[str, Any], key: str, number: int) -> date | None:
        value = document.get(key)
        # A TOML date with a time is a datetime, which Python counts as a date too.
        if value is not None and type(value) is not date:
            self.refuse(
                number,
                key,
                f"{_place(number)} has no day as {key}.",
                f"Write it without quotes and time: {key} = 2026-11-23.",
            )
            return None
        return value


def _place(number: int) -> str:
    return f"Help line {number}" if number else "The file"
