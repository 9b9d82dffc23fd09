"""What the headers of a flow's sheets mean, and the mistakes that headers invite.

A misspelt header is the one slip that other XLSForm tools pass over in silence: the column is dropped, and with
it a skip rule or a safety stop. Here a header must be known, or be near no known one.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from conversations.errors import Fault, Weight
from conversations.flow import SILENT, Kind
from conversations.forms.headers import (
    ALIASES,
    CHOICES,
    ELSEWHERE,
    GROUPED,
    PREFIXES,
    RUN,
    SETTINGS,
    SURVEY,
    TRANSLATED,
    UNRUN,
    Cells,
    Unrun,
)
from conversations.forms.rowtypes import RowType, row_type
from conversations.forms.sheets import Row, Sheet

__all__ = ["CHOICES", "SETTINGS", "SURVEY", "TRANSLATED", "Columns", "Key", "columns", "did_you_mean"]

Key = tuple[str, str]
"""A column by its plain name and its language; the language is empty where the header names none."""

PLAIN_LANGUAGE = "default"
"""What XLSForm calls the language of a column that names none, where no setting says otherwise."""

NEAR = 0.75
"""How alike an unknown header and a known one must be, as difflib counts, to be taken for a slip of the pen."""

_NO = frozenset({"", "no", "false", "false()"})
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_BLANKS = re.compile("[\u00a0\u2007\u202f]")


@dataclass(frozen=True, slots=True)
class Columns:
    """What each header of one sheet stands for, both ways."""

    keys: Mapping[str, Key]  # by header as spelt
    headers: Mapping[Key, str]

    def cells(self, row: Row) -> dict[Key, str]:
        """The filled cells of a row by what they stand for.

        Line ends are ``\\n``. Outside the texts that people read, no-break spaces are blanks and invisible
        characters are gone.
        """
        return {
            self.keys[header]: meant
            for header, text in row.cells.items()
            if header in self.keys and (meant := _meant(self.keys[header][0], text))
        }

    def header(self, name: str, language: str = "") -> str:
        """The header as its designer spelt it; the plain name where there is no such column."""
        return self.headers.get((name, language), f"{name}::{language}" if language else name)

    def languages(self, name: str) -> tuple[str, ...]:
        """The languages a translated column comes in, in the order of the sheet; empty for one without."""
        return tuple(language for base, language in self.headers if base == name)


def columns(sheet: Sheet, default_language: str, faults: list[Fault], wanted: Iterable[str] = ()) -> Columns:
    """Read the headers of a sheet; what is wrong with them is added to ``faults``.

    ``wanted`` are the further choice columns that some choice filter uses. A translated column without a
    language counts for ``default_language``.
    """
    reading = _Reading(sheet, default_language, faults, frozenset(wanted))
    for header in sheet.headers:
        reading.read(header)
    return Columns(reading.keys, reading.headers)


def label_language(survey: Sheet) -> str:
    """What the default language is taken for where no setting says it.

    The first language that a label header names; ``default`` where a label header names none, as XLSForm has it.
    """
    double = _double(survey)
    languages = [
        language
        for name, language in (_key(survey.name, header, double) for header in survey.headers)
        if name == "label"
    ]
    return languages[0] if languages and all(languages) else PLAIN_LANGUAGE


def snake(words: str) -> str:
    """Words as XLSForm compares them: small letters, blanks made underscores."""
    return "_".join(words.split()).lower()


def near(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known word nearest to this one, as difflib counts; empty where none is near."""
    found = difflib.get_close_matches(word, sorted(known), n=1, cutoff=cutoff)
    return found[0] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the nearest known word, or nothing where none is near."""
    found = near(word, known)
    return f"Did you mean “{found}”?" if found else ""


@dataclass(slots=True)
class _Reading:
    """One pass over the headers of a sheet."""

    sheet: Sheet
    default_language: str
    faults: list[Fault]
    wanted: frozenset[str]
    keys: dict[str, Key] = field(default_factory=dict)
    headers: dict[Key, str] = field(default_factory=dict)

    def fault(
        self, row: int, header: str, problem: str, remedy: str, rule: str, weight: Weight = Weight.ERROR
    ) -> None:
        self.faults.append(Fault(self.sheet.name, row, header, problem, remedy, rule, weight))

    def read(self, header: str) -> None:
        double = _double(self.sheet)
        key = (header, "") if header in self.wanted else _key(self.sheet.name, header, double)
        name, language = key
        if snake(header).startswith("bind::kv:summary::"):
            self.fault(
                1,
                header,
                "Other tools would write this column into their forms as program text.",
                f"Call it kv:summary::{header.split('::', 2)[-1].strip()}.",
                "bound-summary",
            )
        elif name in RUN[self.sheet.name] or name in self.wanted:
            if language and name not in TRANSLATED:
                self.fault(
                    1,
                    header,
                    f"The column {name} comes in no languages.",
                    f"Call it {name}.",
                    "misspelt-header",
                )
                return
            self.run(header, (name, language or self.default_language) if name in TRANSLATED else key)
            if double and language and "::" not in header:
                self.fault(
                    1,
                    header,
                    "Beside headers with two colons, other tools pass over this one with a single colon.",
                    f"Call it {name}::{language}.",
                    "mixed-colons",
                    Weight.WARNING,
                )
        elif (unrun := _unrun(self.sheet.name, name)) is not None:
            self.passed_over(header, unrun)
        else:
            self.unknown(header, name, language)

    def run(self, header: str, key: Key) -> None:
        if key in self.headers:
            self.fault(
                1,
                header,
                f"“{header}” and “{self.headers[key]}” are the same column twice.",
                "Keep one of them.",
                "duplicate-column",
            )
            return
        self.keys[header] = key
        self.headers[key] = header
        if key[0] == "trigger":
            self.triggers(header)
        if key[0] == "read_only":
            self.read_only(header)

    def triggers(self, header: str) -> None:
        for row in self.filled(header):
            self.fault(
                row.number,
                header,
                "A chat works every calculation out anew after each answer, not only when another one changes.",
                "Leave it if that is the same to you.",
                "trigger",
                Weight.WARNING,
            )

    def asks(self, row: Row) -> bool:
        """Whether a row asks something, by its type."""
        types = next((spelt for spelt, key in self.keys.items() if key[0] == "type"), "type")
        said = row_type(row.cells[types]) if row.cells.get(types, "").strip() else None
        return isinstance(said, RowType) and isinstance(said.kind, Kind) and said.kind not in SILENT

    def read_only(self, header: str) -> None:
        for row in self.filled(header):
            if self.asks(row) and row.cells[header].strip().lower() not in _NO:
                self.fault(
                    row.number,
                    header,
                    "This question is shown elsewhere and cannot be answered; a chat would ask it.",
                    "Make it a note with ${name} in its words, or clear the cell.",
                    "read-only",
                )

    def passed_over(self, header: str, unrun: Unrun) -> None:
        for row in self.filled(header):
            if unrun.cells is Cells.YES and row.cells[header].strip().lower() in _NO:
                continue
            self.fault(
                row.number, header, f"“{header}” {unrun.problem}", unrun.remedy, unrun.rule, unrun.weight
            )
            return

    def unknown(self, header: str, name: str, language: str) -> None:
        first, _, second = name.partition("::")
        elsewhere = ELSEWHERE[self.sheet.name].get(name, "")
        if elsewhere:
            self.called_otherwise(header, elsewhere)
            return
        if second:
            known = {spelt for group, spelt in GROUPED if group == first}
        else:
            known = {*RUN[self.sheet.name], *(alias for alias in ALIASES[self.sheet.name] if len(alias) > 7)}
            known |= {unrun for unrun in UNRUN[self.sheet.name] if unrun[0].isalpha() and len(unrun) > 4}
        meant = near(second or first, known, NEAR)
        if meant:
            meant = ALIASES[self.sheet.name].get(meant, meant)
            written = f"{header.split(':')[0]}::{meant}" if second else meant
            if language and meant in TRANSLATED:
                written = f"{written}::{language}"
            self.fault(
                1,
                header,
                f"The column “{header}” is not known.",
                f"Did you mean “{written}”? If it is a note of yours, call it something else.",
                "misspelt-header",
            )
        elif first.startswith("kv:") or first == "media":
            ours = sorted(known if second else {column for column in known if column.startswith("kv:")})
            self.fault(
                1,
                header,
                f"The column “{header}” is not known.",
                f"These are: {', '.join(ours)}.",
                "misspelt-header",
            )
        elif second and (unrun := UNRUN[self.sheet.name].get(first)) is not None:
            self.passed_over(header, unrun)
        else:
            weight = Weight.NOTE if self.sheet.name == "choices" else Weight.WARNING
            self.fault(
                1,
                header,
                f"The column “{header}” is not XLSForm's, and is passed over.",
                "Leave it if it is a note of yours.",
                "unknown-column",
                weight,
            )

    def called_otherwise(self, header: str, meant: str) -> None:
        """A column that other makers of forms know by this name; a note, where the column it stands for is there."""
        double = _double(self.sheet)
        there = any(_key(self.sheet.name, spelt, double)[0] == meant for spelt in self.sheet.headers)
        lost = not there and any(self.filled(header))
        self.fault(
            1,
            header,
            f"The column “{header}” is not XLSForm's"
            + (", and what it decides would be lost." if lost else ", and is passed over."),
            f"Did you mean “{meant}”? If it is a note of yours, call it something else."
            if lost
            else "Leave it if it is a note of yours.",
            "misspelt-header" if lost else "unknown-column",
            Weight.ERROR if lost else Weight.WARNING,
        )

    def filled(self, header: str) -> Iterator[Row]:
        return (row for row in self.sheet.rows if row.cells.get(header, "").strip())


def _double(sheet: Sheet) -> bool:
    return any("::" in header for header in sheet.headers)


def _key(sheet: str, header: str, double: bool) -> Key:
    tokens = _tokens(header, double)
    first = snake(tokens[0])
    first = ALIASES[sheet].get(first, first)
    if first in {"bind", "body", "media"} and len(tokens) > 1:
        grouped = GROUPED.get((first, snake(tokens[1])))
        if grouped is None:
            return f"{first}::{snake(tokens[1])}", ""
        return grouped, "::".join(tokens[2:])
    return first, "::".join(tokens[1:])


def _tokens(header: str, double: bool) -> list[str]:
    """The parts of a header: between double colons, or single ones in a sheet that has no double ones."""
    header = _INVISIBLE.sub("", header)
    if "::" in header:
        return [token.strip() for token in header.split("::")]
    tokens = [token.strip() for token in header.split(":")]
    if len(tokens) > 1 and snake(tokens[0]) in PREFIXES:
        tokens[:2] = [f"{tokens[0]}:{tokens[1]}"]
    if len(tokens) > 2 and snake(tokens[1]) in PREFIXES:
        tokens[1:3] = [f"{tokens[1]}:{tokens[2]}"]
    if double and snake(tokens[0]) not in TRANSLATED:
        return [header.strip()]
    return tokens


def _unrun(sheet: str, name: str) -> Unrun | None:
    known = UNRUN[sheet]
    if name in known:
        return known[name]
    return next(
        (unrun for start, unrun in known.items() if start.endswith("--") and name.startswith(start)), None
    )


def _meant(name: str, text: str) -> str:
    text = (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).strip()
    if name in TRANSLATED or text.isascii():
        return text
    return _BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip()
