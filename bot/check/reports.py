"""One report for each form that is checked: read, examined, and its rows found again in the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path

from bot.check.places import Lines, letters, lines
from bot.flowfile import load, reading
from conversations.checks.examination import Examined, examined
from conversations.errors import Fault, Weight
from conversations.forms.reading.files import FileKind
from conversations.helplines import HelpCard


class Outcome(Enum):
    """What came of checking one form."""

    FINE = "fine"  # nothing was found, or notes alone
    LOOK = "look"  # it runs, and there is something to look at
    MEND = "mend"  # it is refused


@dataclass(frozen=True, slots=True)
class Report:
    """One form and what was found.

    Attributes:
        path: Its file, or None for the built-in questions.
        kind: What kind of file it is.
        faults: Everything found, in reading order.
        examined: None where the file gave no sheets at all.
        lines: Where each sheet's rows stand in a file of text; empty for spreadsheets.
        letters: The letter of each column by sheet and header, for spreadsheets alone.
    """

    path: Path | None
    kind: FileKind
    faults: tuple[Fault, ...]
    examined: Examined | None
    lines: Mapping[str, Lines] = field(default_factory=dict)
    letters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the form is called in a report."""
        return "the built-in questions" if self.path is None else str(self.path)

    @property
    def outcome(self) -> Outcome:
        """How it ended."""
        if self.count(Weight.ERROR):
            return Outcome.MEND
        return Outcome.LOOK if self.count(Weight.WARNING) else Outcome.FINE

    def count(self, weight: Weight) -> int:
        """How many faults weigh that much."""
        return sum(fault.weight is weight for fault in self.faults)

    def line(self, fault: Fault) -> int | None:
        """The line of the file that a fault stands on, counted from 1; its row number in a spreadsheet."""
        if fault.row is None:
            return None
        if self.kind in {FileKind.XLSX, FileKind.XLS}:
            return fault.row
        found = self.lines.get(fault.sheet)
        return None if found is None else found.get(fault.row)

    def cell(self, fault: Fault) -> str | None:
        """The cell of a spreadsheet that a fault stands in, such as B7; None where it stands in no single one."""
        letter = self.letters.get(fault.sheet, {}).get(fault.column or "")
        return f"{letter}{fault.row}" if letter and fault.row is not None else None


def report(path: Path | None, *, wording: bool = True) -> Report:
    """Check the form in a file, or the built-in one; ``wording`` says whether its words are judged too.

    Raises:
        SettingRefused: The file cannot be read, or is no kind of form we know.
    """
    file = load(path)
    read = reading(file)
    if read.sheets is None:
        return Report(path, file.kind, read.faults, None, lines(file.data, file.kind))
    found = examined(read.sheets, read.faults, wording=wording)
    if not found.faults:
        return Report(path, file.kind, (), found)
    return Report(
        path,
        file.kind,
        found.faults,
        found,
        lines(file.data, file.kind),
        letters(read.sheets),
    )


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One line of the Help now card that wants looking up; overdue, or never checked by anyone."""

    name: str
    source: str
    overdue: date | None

    @property
    def problem(self) -> str:
        """What is wrong with it."""
        if self.overdue is None:
            return f"Help now card: nobody has checked {self.name}."
        return f"Help now card: {self.name} was to be checked by {self.overdue}."

    @property
    def remedy(self) -> str:
        """What to do about it."""
        if self.overdue is None:
            return f"Look it up at {self.source} before families write."
        return f"Look it up at {self.source} and move both days on."


def help_lines(card: HelpCard, today: date) -> Iterator[HelpLine]:
    """The lines to look up: those that nobody has checked, then those whose day has passed."""
    for line in card.unchecked:
        yield HelpLine(line.name, line.source, None)
    for line in card.overdue(today):
        yield HelpLine(line.name, line.source, line.review_by)
