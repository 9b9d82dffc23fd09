"""One report for each form that is checked: read, examined, and its rows found again in the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Protocol

from bot.check.places import Lines, letters, lines
from bot.flowfile import load, reading
from conversations.checks.examination import Examined, examined
from conversations.errors import Fault, Weight
from conversations.forms.reading.files import FileKind


class Outcome(Enum):
    """What came of checking one form."""

    FINE = "fine"  # nothing was found, or notes alone
    LOOK = "look"  # it runs, and there is something to look at
    MEND = "mend"  # it is refused

    @classmethod
    def of(cls, counted: "Counted") -> "Outcome":
        """How something ended: as its gravest fault did."""
        if counted.count(Weight.ERROR):
            return cls.MEND
        return cls.LOOK if counted.count(Weight.WARNING) else cls.FINE


class Counted(Protocol):
    """What was checked and counted."""

    def count(self, weight: Weight) -> int:
        """How many faults weigh that much."""
        ...


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
        return Outcome.of(self)

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
