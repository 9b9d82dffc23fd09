"""The Help now card: who can be reached, and when each line was last checked.

A wrong number on this card can cost a life: every line carries its source and, once somebody of the service has
looked there, the day they did and the day it must be looked at again.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import Any

from conversations.errors import ConversationError

LONGEST_CARD = 3_500
"""Characters of a card: one Telegram message holds 4,096."""


class HelpRefused(ConversationError):
    """The file of help lines has a mistake; the steward must mend it before anyone is asked anything."""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One place to turn to.

    ``reach`` is what to do, in words; ``serves`` who it is for; ``source`` the page that gives the number.
    ``reviewed`` and ``review_by`` are both there, in that order, or both None: nobody has checked the line.
    """

    name: str
    reach: str
    serves: str
    source: str
    reviewed: date | None = None
    review_by: date | None = None


@dataclass(frozen=True, slots=True)
class HelpCard:
    """What a narrator sees on Help now: ``opening``, the lines, ``closing``."""

    opening: str
    lines: tuple[HelpLine, ...]
    closing: str

    @property
    def text(self) -> str:
        """The card as plain text, at most ``LONGEST_CARD`` characters."""
        lines = "\n\n".join(f"{line.name}: {line.reach}\n{line.serves}" for line in self.lines)
        return f"{self.opening}\n\n{lines}\n\n{self.closing}"

    def overdue(self, today: date) -> tuple[HelpLine, ...]:
        """The lines whose ``review_by`` has passed; the steward must check them against their source."""
        return tuple(line for line in self.lines if line.review_by is not None and line.review_by < today)

    @property
    def unchecked(self) -> tuple[HelpLine, ...]:
        """The lines nobody has checked; the steward must look each up at its source and write down the day."""
        return tuple(line for line in self.lines if line.reviewed is None)


def read(data: bytes) -> HelpCard:
    """The card that a TOML file describes: ``opening``, ``closing``, and a ``[[line]]`` for each line.

    Raises:
        HelpRefused: It is no such file; the message names the line and the key.
    """
    try:
        # Some editors put a byte order mark before the first letter. The ValueErrors are no UTF-8, no TOML, and a
        # number of thousands of digits.
        document = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise HelpRefused("The help lines are not a TOML file. Look at its quotes and brackets.") from error
    lines = document.get("line")
    if not isinstance(lines, list) or not lines:
        raise HelpRefused("The help lines name nobody to turn to. Add a [[line]].")
    card = HelpCard(
        _words(document, "opening", "The file"),
        tuple(_line(line, f"Help line {number}") for number, line in enumerate(lines, start=1)),
        _words(document, "closing", "The file"),
    )
    if len(card.text) > LONGEST_CARD:
        raise HelpRefused(f"The help card is longer than {LONGEST_CARD} characters. Take out a line.")
    return card


def _line(document: Any, place: str) -> HelpLine:
    if not isinstance(document, dict):
        raise HelpRefused(f"{place} is no table. Write it below [[line]].")
    reviewed, review_by = _day(document, "reviewed", place), _day(document, "review_by", place)
    if (reviewed is None) != (review_by is None):
        raise HelpRefused(
            f"{place} has one of reviewed and review_by. Write both, or neither until it was checked."
        )
    if reviewed is not None and review_by is not None and review_by <= reviewed:
        raise HelpRefused(f"{place} is to be looked at again before it was. Mend review_by.")
    return HelpLine(
        name=_words(document, "name", place),
        reach=_words(document, "reach", place),
        serves=_words(document, "serves", place),
        source=_words(document, "source", place),
        reviewed=reviewed,
        review_by=review_by,
    )


def _words(document: dict[str, Any], key: str, place: str) -> str:
    value = document.get(key)
    if not isinstance(value, str) or not value.strip():
        raise HelpRefused(f"{place} has no {key}. Write {key} = and words in quotes.")
    return value.strip()


def _day(document: dict[str, Any], key: str, place: str) -> date | None:
    value = document.get(key)
    # A TOML date with a time is a datetime, which Python counts as a date too.
    if value is not None and type(value) is not date:
        raise HelpRefused(
            f"{place} has no day as {key}. Write it without quotes and time: {key} = 2026-11-23."
        )
    return value
