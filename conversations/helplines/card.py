"""The Help now card: who can be reached, in each language, and when each line was last checked.

A wrong number on this card can cost a life: every line carries its source and, once somebody of the service has
looked there, the day they did and the day it must be looked at again.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from conversations.direction import in_order
from conversations.errors import ConversationError

LONGEST_CARD = 3_500
"""Characters of a card in one language: one Telegram message holds 4,096."""

NOTICE = timedelta(days=30)
"""How long before its day a line is said to be due, so that there is time to look it up."""

ENGLISH = "en"

Said = Mapping[str, str]
"""The same words by the code of the language; under "" what reads alike in all of them, such as a name."""

_PARTS = ("name", "reach", "serves")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a file of help lines: of line ``number``, counted from 1, or of the whole file where that is 0."""

    number: int
    key: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.problem} {self.remedy}"


class HelpRefused(ConversationError):
    """The file of help lines has mistakes; the steward must mend them before anyone is asked anything.

    ``mistakes`` are all of them, in the order of the file; the message is the first. It holds no words of the card.
    """

    def __init__(self, *mistakes: Mistake | str) -> None:
        self.mistakes = tuple(
            Mistake(0, "", mistake, "") if isinstance(mistake, str) else mistake for mistake in mistakes
        )
        more = len(mistakes) - 1
        further = f" There {'is one more mistake' if more == 1 else f'are {more} more'}." if more else ""
        super().__init__(f"{mistakes[0]}{further}")


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One place to turn to.

    ``reach`` is what to do, in words; ``serves`` who it is for; ``source`` the page that gives the number.
    ``reviewed`` and ``review_by`` are both there, in that order, or both None: nobody has checked the line.
    """

    name: Said
    reach: Said
    serves: Said
    source: str
    reviewed: date | None = None
    review_by: date | None = None

    @property
    def title(self) -> str:
        """What it is called among stewards: its name in English, or in the first language it has."""
        return spoken(self.name, ENGLISH)

    @property
    def numbers(self) -> Mapping[str, str]:
        """The digits of ``reach`` by language; where they differ, one of them may be wrong."""
        return {code: "".join(re.findall(r"\d", text)) for code, text in self.reach.items()}


@dataclass(frozen=True, slots=True)
class HelpCard:
    """What a narrator sees on Help now: ``opening``, the lines, ``closing``.

    ``area`` is which area the file is for, in the steward's words; "" where it does not say.
    """

    opening: Said
    lines: tuple[HelpLine, ...]
    closing: Said
    area: str = ""

    def text(self, code: str, checked: Callable[[date], str] | None = None) -> str:
        """The card as plain text in a language, at most ``LONGEST_CARD`` characters without the last sentence.

        What is not there in that language is said in English, else in the first language there is; never a blank.

        Args:
            code: The code of the language, such as ``cy``.
            checked: Makes the sentence that ends the card where every line was checked, from the day of the
                check that is longest ago.
        """
        lines = (
            f"{in_order(f'{spoken(line.name, code)}: {spoken(line.reach, code)}')}\n{in_order(spoken(line.serves, code))}"
            for line in self.lines
        )
        parts = [in_order(spoken(self.opening, code)), *lines, in_order(spoken(self.closing, code))]
        oldest = self.checked_since
        if checked is not None and oldest is not None:
            parts.append(checked(oldest))
        return "\n\n".join(parts)

    @property
    def texts(self) -> Mapping[str, Said]:
        """Every text by its name: ``opening``, ``closing``, and ``Samaritans/reach`` for the lines."""
        found = {"opening": self.opening, "closing": self.closing}
        for line in self.lines:
            found |= {f"{line.title}/{part}": getattr(line, part) for part in _PARTS}
        return found

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the languages in which anything is said, English first, else in the order of the file."""
        found = dict.fromkeys(code for said in self.texts.values() for code in said if code)
        return tuple(sorted(found, key=lambda code: code != ENGLISH))

    def missing(self, codes: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """What is not there in each of these languages, by the names of ``texts``; a language with all of it is left out."""
        lacking = {
            code: tuple(name for name, said in self.texts.items() if code not in said and "" not in said)
            for code in codes
        }
        return {code: names for code, names in lacking.items() if names}

    @property
    def checked_since(self) -> date | None:
        """The day of the check that is longest ago; None where a line was checked by nobody."""
        days = [line.reviewed for line in self.lines if line.reviewed is not None]
        return min(days) if len(days) == len(self.lines) else None

    def overdue(self, today: date) -> tuple[HelpLine, ...]:
        """The lines whose ``review_by`` has passed; the steward must check them against their source."""
        return tuple(line for line in self.lines if line.review_by is not None and line.review_by < today)

    def due(self, today: date) -> tuple[HelpLine, ...]:
        """The lines whose ``review_by`` comes within ``NOTICE``, today included, and is not past."""
        return tuple(
            line
            for line in self.lines
            if line.review_by is not None and today <= line.review_by <= today + NOTICE
        )

    @property
    def unchecked(self) -> tuple[HelpLine, ...]:
        """The lines nobody has checked; the steward must look each up at its source and write down the day."""
        return tuple(line for line in self.lines if line.reviewed is None)


def spoken(said: Said, code: str) -> str:
    """The words in a language, else those for all languages, else in English, else in the first there is."""
    for key in (code, "", ENGLISH):
        if key in said:
            return said[key]
    return next(iter(said.values()), "")
