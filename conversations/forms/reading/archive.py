"""The parts of an xlsx file, looked through before a library builds anything of them.

An xlsx file is a zip of XML parts. A small file can hold a million empty rows, or text that unpacks to gigabytes;
libraries find out by building it. Here every part streams through a parser that keeps a few counts and the facts
about cells that openpyxl does not tell while it reads row by row: formulas never worked out, merged and hidden cells.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

LARGEST_UNPACKED = 50_000_000
"""Bytes that all parts together may unpack to."""

LARGEST_PART = 20_000_000
"""Bytes that one XML part may unpack to; pictures may be larger."""

MOST_PARTS = 2_000
MOST_SHEETS = 100
MOST_ELEMENTS = 300_000
"""XML elements of all parts together: two for each filled cell, one for each empty one that has a format."""

DEEPEST = 50
"""Elements inside each other; a spreadsheet has about ten."""

LONGEST = 1_000_000
"""Bytes without a new element: one text, or one element with all its attributes."""

MOST_AREA = 2_000_000
"""Rows times columns of one sheet, empty cells between filled ones too."""

MOST_ROWS = 20_000
"""Rows of one sheet, empty ones with a format too."""

LAST_ROW = 1_048_576
"""The last row a spreadsheet program can have."""

_CHUNK = 1 << 16
_CENTRAL = b"PK\x01\x02"  # begins each entry of a zip's table of contents


class PartsRefused(Exception):
    """Why no library may read this file: two whole sentences for its designer, and the rule."""

    def __init__(self, problem: str, remedy: str, rule: str) -> None:
        self.problem = problem
        self.remedy = remedy
        self.rule = rule
        super().__init__(problem)


class NotZip(Exception):
    """These bytes are no zip of parts that a spreadsheet program writes."""


@dataclass(slots=True)
class Layout:
    """What one sheet's part says beside the values of its cells; cells and ranges are named as ``B7``, ``A1:C1``."""

    uncached: list[str] = field(default_factory=list)
    """Formulas whose value was never worked out and kept."""
    merged: list[str] = field(default_factory=list)
    last_row: int = 0
    """The last row with a value in it; 0 in an empty sheet."""
    last_column: str = ""
    """The rightmost column with a value in it, as ``AB``; empty in an empty sheet."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    """First and last, counted from 1."""


def layouts(data: bytes) -> Mapping[str, Layout]:
    """The layout of every XML part by its name in the zip; empty ones for parts that are no sheets.

    Raises:
        PartsRefused: The file would take too much memory or time.
        NotZip: It cannot be read at all.
    """
    if data.count(_CENTRAL) > MOST_PARTS:
        raise PartsRefused(
            f"The file has more than {MOST_PARTS:,} parts.", "Copy the sheets to a new file.", "too-large"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _looked_through(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, KeyError) as error:
        raise NotZip from error
    except (RuntimeError, struct.error) as error:  # encrypted parts, cut headers
        raise NotZip from error


def _looked_through(archive: zipfile.ZipFile) -> dict[str, Layout]:
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise PartsRefused(
            f"The file unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB.",
            "Take pictures and unused sheets out of it.",
            "too-large",
        )
    if any(part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in parts):
        raise NotZip
    found = {}
    elements = 0
    for part in parts:
        look = _Look(elements)
        with archive.open(part) as source:
            look.through(_chunks(source))
        elements = look.elements
        found[part.filename] = look.layout
    return found


def _chunks(source: IO[bytes]) -> Iterator[bytes]:
    while chunk := source.read(_CHUNK):
        yield chunk


class _Look:
    """One pass over one part; ``elements`` counts on from the parts before."""

    def __init__(self, elements: int) -> None:
        self.elements = elements
        self.depth = 0
        self.sheets = 0
        self.rows = 0
        self.row_number = 0
        self.layout = Layout()
        self.formula = ""  # the cell of a formula whose value has not been seen yet
        self.cell = ""
        self.kind = ""
        self.in_value = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self.doctype

    def through(self, chunks: Iterator[bytes]) -> None:
        """Look through a part; one that is no XML (a picture) is passed over."""
        size = silent = 0
        for chunk in chunks:
            before = self.elements
            size += len(chunk)
            if size > LARGEST_PART or silent > LONGEST:
                raise PartsRefused(
                    f"A part of the file unpacks to more than {LARGEST_PART // 1_000_000} MB, or is one endless text.",
                    "Copy what is asked into a new file.",
                    "too-large",
                )
            try:
                self.parser.Parse(chunk, False)
            except (expat.ExpatError, LookupError, ValueError):  # no XML, or in an encoding that nobody knows
                break
            silent = silent + len(chunk) if self.elements == before else 0
        self.settle()

    def doctype(self, *_: object) -> None:
        # Spreadsheet programs write none; entities are what XML bombs are made of.
        raise NotZip

    def end(self, _: str) -> None:
        self.depth -= 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotZip
        if self.elements > MOST_ELEMENTS:
            raise PartsRefused(
                f"The file has more than {MOST_ELEMENTS:,} cells and other parts.",
                "Delete the empty rows and columns around the form, and unused sheets.",
                "too-large",
            )
        tag = name.rpartition(":")[2] if ":" in name else name
        self.in_value = tag == "v"
        if tag == "c":
            self.settle()
            self.cell = attributes.get("r", "")
            self.kind = attributes.get("t", "n")
        elif tag == "row":
            self.row(attributes)
        elif tag == "f":
            self.formula = self.cell
            self.parser.CharacterDataHandler = self.text  # from here on alone: most parts have no formula
        elif tag == "v" or tag == "is":
            self.filled()
        elif tag == "sheet":
            self.sheets += 1
            if self.sheets > MOST_SHEETS:
                raise PartsRefused(
                    f"The file has more than {MOST_SHEETS} sheets.",
                    "Copy the sheets of the form to a new file.",
                    "too-large",
                )
        elif tag == "mergeCell":
            self.layout.merged.append(attributes.get("ref", ""))
        elif tag == "col" and attributes.get("hidden") in {"1", "true"}:
            ends = attributes.get("min", ""), attributes.get("max", "")
            if all(end.isascii() and end.isdigit() and len(end) < 6 for end in ends):
                self.layout.hidden_columns.append((int(ends[0]), int(ends[1])))

    def row(self, attributes: dict[str, str]) -> None:
        self.settle()
        self.rows += 1
        if self.rows > MOST_ROWS:
            raise PartsRefused(
                f"A sheet has more than {MOST_ROWS:,} rows.",
                "Delete the empty rows below the form, and save it again.",
                "too-large",
            )
        number = attributes.get("r", str(self.row_number + 1))
        if not (number.isascii() and number.isdigit() and self.row_number < int(number[:8]) <= LAST_ROW):
            raise NotZip  # rows stand in order; openpyxl would drop this one, or fill a gap without end
        self.row_number = int(number)
        if attributes.get("hidden") in {"1", "true"}:
            self.layout.hidden_rows.add(self.row_number)

    def filled(self) -> None:
        if self.kind == "str":
            self.formula = ""  # an empty text is a value too; spreadsheet programs mark it as text
        if self.row_number > MOST_ROWS:
            raise PartsRefused(
                f"Row {self.row_number:,} of a sheet is filled, and rows are read up to {MOST_ROWS:,}.",
                "Delete what stands so far below the form.",
                "too-large",
            )
        self.layout.last_row = self.row_number
        letters = self.cell.rstrip("0123456789")
        if (len(letters), letters) > (len(self.layout.last_column), self.layout.last_column):
            self.layout.last_column = letters

    def text(self, text: str) -> None:
        if self.in_value and text.strip():
            self.formula = ""

    def settle(self) -> None:
        """The cell before is whole: a formula that still waits for its value has none."""
        if self.formula:
            self.layout.uncached.append(self.formula)
            self.formula = ""
