"""The files that a form names and that come beside it: lists of choices as csv, and pictures, sounds and films.

A picture is kept apart from the flow, which knows it by its digest alone.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from conversations.errors import Fault, FlowRefused
from conversations.flow import MediaKind
from conversations.forms.columns import Columns, columns
from conversations.forms.reading.formats import SIGNS
from conversations.forms.reading.tables import table
from conversations.forms.rowtypes import EXTERNAL_CHOICES, Meta, RowType, row_type
from conversations.forms.sheets import Row, Sheet, Sheets

LARGEST_TABLE = 5_000_000
"""Bytes of a csv file with choices."""

MOST_TABLE_ROWS = 5_000
LARGEST_SHOWN = 50_000_000
"""Bytes of all that one form shows, together."""

LARGEST_MEDIA = 10_000_000
"""Bytes of a picture, a sound or a film; what Telegram takes for a picture."""

_TABLE = ".csv"
_SHOWN = {
    "image": MediaKind.IMAGE,
    "big-image": MediaKind.IMAGE,
    "audio": MediaKind.AUDIO,
    "video": MediaKind.VIDEO,
}
_YES = frozenset({"yes", "true", "true()"})


@dataclass(frozen=True, slots=True)
class Names:
    """The files that a survey names, as it spells them."""

    tables: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Use:
    """One cell that names a file."""

    row: Row
    column: str
    name: str
    media: MediaKind | None  # None for a table
    needed: tuple[str, str] | None = None  # a table's columns for names and labels; None where none is needed


def named(sheets: Sheets) -> Names:
    """The files that the survey names; what is wrong with the names is told by ``attached``."""
    uses = list(_uses(sheets.survey))
    return Names(
        frozenset(use.name for use in uses if use.media is None),
        frozenset(use.name for use in uses if use.media is not None),
    )


def attached(sheets: Sheets, files: Mapping[str, bytes]) -> Sheets:
    """The sheets with the files that their survey names, from ``files`` by name; others are passed over.

    Raises:
        FlowRefused: A file is missing, too large, or not what it must be; each fault names the row that wants it.
    """
    wider, faults = joined(sheets, files)
    if faults:
        raise FlowRefused(faults)
    return wider


def joined(sheets: Sheets, files: Mapping[str, bytes]) -> tuple[Sheets, tuple[Fault, ...]]:
    """As ``attached``, with the faults beside the sheets: every file that is as it must be is there."""
    joining = _Joining(sheets, files)
    for use in _uses(sheets.survey):
        joining.join(use)
    tables = {table.name: table for table in sheets.tables} | joining.tables
    wider = replace(
        sheets, tables=tuple(tables[name] for name in sorted(tables)), media={**sheets.media, **joining.media}
    )
    return wider, tuple(joining.faults)


def parameters(cell: str) -> dict[str, str]:
    """The parts of a parameters cell, such as ``value=code label=town``, by name in small letters."""
    spaced = re.sub(r"\s*=\s*", "=", cell)
    parts = (part.partition("=") for part in re.split(r"[\s,;]+", spaced) if "=" in part)
    return {name.lower(): value for name, _, value in parts}


def _uses(survey: Sheet) -> Iterator[_Use]:
    read = columns(survey, "", [])
    for row in survey.rows:
        cells = read.cells(row)
        if cells.get(("disabled", ""), "").lower() in _YES or ("type", "") not in cells:
            continue
        said = row_type(cells[("type", "")])
        if isinstance(said, RowType):
            yield from _tables(
                row, read, said, cells.get(("name", ""), ""), cells.get(("parameters", ""), "")
            )
        for (name, language), text in cells.items():
            if name in _SHOWN:
                yield _Use(row, read.header(name, language), text, _SHOWN[name])


def _tables(row: Row, read: Columns, said: RowType, name: str, written: str) -> Iterator[_Use]:
    if said.kind is Meta.TABLE and name:
        file = name if name.lower().endswith(_TABLE) else name + _TABLE
        yield _Use(row, read.header("name"), file, None)
    elif said.file and said.file != EXTERNAL_CHOICES:
        chosen = parameters(written)
        needed = chosen.get("value", "name"), chosen.get("label", "label")
        yield _Use(row, read.header("type"), said.file, None, needed)


class _Joining:
    """One pass over the files that a survey names. A file named twice is read once."""

    def __init__(self, sheets: Sheets, files: Mapping[str, bytes]) -> None:
        self.sheet = sheets.survey.name
        self.files = files
        self.faults: list[Fault] = []
        self.tables: dict[str, Sheet] = {}
        self.media: dict[str, bytes] = {}
        self.refused: set[str] = set()
        self.shown = 0  # bytes

    def fault(self, use: _Use, problem: str, remedy: str, rule: str) -> None:
        self.faults.append(Fault(self.sheet, use.row.number, use.column, problem, remedy, rule))

    def join(self, use: _Use) -> None:
        known = self.tables if use.media is None else self.media
        if use.name not in known and use.name not in self.refused:
            self.read(use)
        if use.media is None and use.needed is not None and use.name in self.tables:
            self.look(use, self.tables[use.name], use.needed)

    def read(self, use: _Use) -> None:
        before = len(self.faults)
        if not plain_name(use.name):
            self.fault(
                use,
                f"“{use.name}” is no name of a file.",
                "Write the name alone, without a folder and without an answer in it.",
                "file-name",
            )
        elif use.media is not None and _ending(use.name) not in SIGNS[use.media]:
            self.fault(
                use,
                f"A chat shows no {_ending(use.name) or 'such'} file as {use.media.value}.",
                f"Save it as one of these: {', '.join(SIGNS[use.media])}.",
                "media-kind",
            )
        elif use.name not in self.files:
            self.fault(
                use,
                f"The file “{use.name}” is not there.",
                "Put it beside the form, or in a folder beside it that is called as the form with -media behind.",
                "missing-file",
            )
        elif use.media is None:
            self.table(use, self.files[use.name])
        else:
            self.show(use, use.media, self.files[use.name])
        if len(self.faults) > before:
            self.refused.add(use.name)

    def table(self, use: _Use, data: bytes) -> None:
        if len(data) > LARGEST_TABLE:
            self.fault(
                use,
                f"The file “{use.name}” is larger than {LARGEST_TABLE // 1_000_000} MB.",
                "Shorten the list.",
                "too-large",
            )
            return
        try:
            found = table(data, use.name)
        except FlowRefused as refused:
            for fault in refused.faults:
                place = f", line {fault.row}" if fault.row else ""
                self.fault(use, f"In “{use.name}”{place}: {fault.problem}", fault.remedy, fault.rule)
            return
        if len(found.rows) > MOST_TABLE_ROWS:
            self.fault(
                use,
                f"The file “{use.name}” has more than {MOST_TABLE_ROWS:,} rows.",
                "Shorten the list, or ask in two steps.",
                "too-many-choices",
            )
            return
        self.tables[use.name] = found

    def look(self, use: _Use, found: Sheet, needed: tuple[str, str]) -> None:
        value, label = needed
        there = {header.partition("::")[0] for header in found.headers}
        for column, headers in ((value, set(found.headers)), (label, there | set(found.headers))):
            if column not in headers:
                self.fault(
                    use,
                    f"The file “{use.name}” has no column “{column}”.",
                    "Add it, or name the columns in the parameters, as in value=code label=town.",
                    "missing-column",
                )

    def show(self, use: _Use, kind: MediaKind, data: bytes) -> None:
        ending = _ending(use.name)
        if len(data) > LARGEST_MEDIA:
            self.fault(
                use,
                f"The file “{use.name}” is larger than {LARGEST_MEDIA // 1_000_000} MB.",
                "Make it smaller.",
                "too-large",
            )
        elif not SIGNS[kind][ending](data[:16]):
            self.fault(
                use,
                f"The file “{use.name}” is not the {ending} file that its name says.",
                "Save it again in that format.",
                "media-kind",
            )
        elif self.shown + len(data) > LARGEST_SHOWN:
            self.fault(
                use,
                f"With “{use.name}” the pictures, sounds and films come to more than {LARGEST_SHOWN // 1_000_000} MB.",
                "Make some of them smaller: people pay for what they are shown.",
                "too-large",
            )
        else:
            self.shown += len(data)
            self.media[use.name] = hashlib.sha256(data).digest()


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def plain_name(name: str) -> bool:
    """Whether a name is that of a file alone: no folder, no way out of one, no hidden file, nothing worked out."""
    return bool(re.fullmatch(r"[^\x00-\x1f/\\:*?\"<>|$]{1,200}", name)) and not name.startswith(".")


ENDINGS = frozenset({"csv", *(ending for signs in SIGNS.values() for ending in signs)})
"""The endings of the files that a form can name, in small letters."""
