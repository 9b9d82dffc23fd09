"""What is said of the Help now card and of its file: lines to be looked up, mistakes, languages that are not whole."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.settings import SettingRefused
from conversations.errors import Weight
from conversations.helplines import HelpCard, HelpLine, HelpRefused, read

LARGEST_HELP = 1_000_000
"""Bytes of a file of help lines; a card is a few thousand letters in each language."""

ENDING = ".toml"

_MOST_NAMED = 3  # texts that are named where more are missing

_RULES = {
    "unchecked": "help-line-unchecked",
    "overdue": "help-line-overdue",
    "due": "help-line-due",
    "number": "help-line-number",
}

Places = Sequence[Mapping[str, int]]
"""The lines of the file, counted from 1, by key: of the file as a whole, then of each help line; "" is its beginning."""


@dataclass(frozen=True, slots=True)
class HelpFinding:
    """One thing to be said of the Help now card.

    Attributes:
        state: ``unchecked``, ``overdue``, ``due``, ``mistake``, ``number`` or ``language``, for programs.
        rule: As in the rulebook.
        name: The help line it is about, in English; "" where it is about the file.
        source: Where that line is to be looked up; "" where there is no such place.
        review_by: The day the line is, or was, to be looked at again.
        line: The line of the file, counted from 1; None where it is not known.
    """

    state: str
    rule: str
    weight: Weight
    problem: str
    remedy: str
    name: str = ""
    source: str = ""
    review_by: date | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class HelpReport:
    """One file of help lines and what was found; ``card`` is None where the file is refused."""

    path: Path
    card: HelpCard | None
    findings: tuple[HelpFinding, ...]

    def count(self, weight: Weight) -> int:
        """How many findings weigh that much."""
        return sum(finding.weight is weight for finding in self.findings)


def of_card(card: HelpCard, today: date, places: Places = ()) -> Iterator[HelpFinding]:
    """The lines to look up: those that nobody has checked, those whose day has passed, those whose day comes soon."""
    for line in card.unchecked:
        yield _finding(
            card, line, places, "unchecked", Weight.WARNING, f"nobody has checked {line.title}.",
            f"Look it up at {line.source} before families write.",
        )  # fmt: skip
    for line in card.overdue(today):
        yield _finding(
            card, line, places, "overdue", Weight.ERROR, f"{line.title} was to be checked by {line.review_by}.",
            f"Look it up at {line.source} and move both days on.",
        )  # fmt: skip
    for line in card.due(today):
        yield _finding(
            card, line, places, "due", Weight.WARNING, f"{line.title} is to be checked by {line.review_by}.",
            f"Look it up at {line.source} and move both days on.",
        )  # fmt: skip


def _finding(
    card: HelpCard, line: HelpLine, places: Places, state: str, weight: Weight, problem: str, remedy: str
) -> HelpFinding:
    return HelpFinding(
        state,
        _RULES[state],
        weight,
        f"Help now card: {problem}",
        remedy,
        line.title,
        line.source,
        line.review_by,
        _place(places, card.lines.index(line) + 1, "reach" if state == "number" else "review_by"),
    )


def help_report(path: Path, today: date) -> HelpReport:
    """Check a file of help lines.

    Raises:
        SettingRefused: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_HELP + 1)
    except OSError as error:
        raise SettingRefused(
            f"The help lines {path} cannot be read ({error.strerror}). Check the path."
        ) from None
    places = places_in(data)
    try:
        if len(data) > LARGEST_HELP:
            raise HelpRefused("The help lines are larger than a card can be. Take out lines.")
        card = read(data)
    except HelpRefused as refused:
        return HelpReport(path, None, tuple(_mistakes(refused, places)))
    found = [*of_card(card, today, places), *_numbers(card, places), *_languages(card)]
    return HelpReport(path, card, tuple(sorted(found, key=lambda each: (each.line is None, each.line or 0))))


def _mistakes(refused: HelpRefused, places: Places) -> Iterator[HelpFinding]:
    for mistake in refused.mistakes:
        named = re.search(r"\(line (\d+)\)", mistake.problem) if not mistake.key else None
        yield HelpFinding(
            "mistake",
            "help-file",
            Weight.ERROR,
            mistake.problem,
            mistake.remedy,
            line=int(named[1]) if named else _place(places, mistake.number, mistake.key),
        )


def _numbers(card: HelpCard, places: Places) -> Iterator[HelpFinding]:
    for line in card.lines:
        if len(set(line.numbers.values())) > 1:
            yield _finding(
                card, line, places, "number", Weight.WARNING,
                f"{line.title} has another number in one language than in the others.",
                f"Look up at {line.source} which is right, unless people of that language are to call another one.",
            )  # fmt: skip


def _languages(card: HelpCard) -> Iterator[HelpFinding]:
    for code, names in card.missing(card.codes).items():
        more = len(names) - _MOST_NAMED
        shown = "; ".join(names[:_MOST_NAMED]) + (f"; and {more} more" if more > 0 else "")
        yield HelpFinding(
            "language",
            "help-language",
            Weight.WARNING,
            f"Help now card: {len(names)} of {len(card.texts)} texts are missing in {code}: {shown}.",
            "Write them; until then people read them in another language.",
        )


def _place(places: Places, number: int, key: str) -> int | None:
    if number >= len(places):
        return None
    return places[number].get(key, places[number].get(""))


_LINE = re.compile(r"\s*\[\[\s*line\s*\]\]")
_TABLE = re.compile(r"\s*\[\s*(?:line\s*\.\s*)?(\w+)\s*\]")
_KEY = re.compile(r"\s*(\w+)\s*(?:\.\s*[\w-]+\s*)?=")


def places_in(data: bytes) -> Places:
    """Where the keys of a file of help lines stand, as far as the usual ways to write it go; () for text in no known letters."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ()
    found: list[dict[str, int]] = [{}]
    fence = ""
    table = ""
    for number, line in enumerate(text.split("\n"), start=1):
        inside = bool(fence)
        for quotes in re.findall(r'"""|\'\'\'', line):
            fence = "" if fence == quotes else fence or quotes
        if inside:
            continue
        if _LINE.match(line):
            found.append({"": number})
            table = ""
        elif (head := _TABLE.match(line)) is not None:
            table = head[1]
            found[-1].setdefault(table, number)
        elif not table and (key := _KEY.match(line)) is not None:
            found[-1].setdefault(key[1], number)
    return found
