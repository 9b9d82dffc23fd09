"""The sheets of an XLSForm, cell for cell: what a designer wrote, before anything is made of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FORMAT = "firsthand-sheets/1"
"""Three sheets and nothing beside them."""

WIDER_FORMAT = "firsthand-sheets/2"
"""The same, with tables, digests of media, and a form's name where its settings do not say it."""


@dataclass(frozen=True, slots=True)
class Row:
    """The filled cells of one row by header; ``number`` counts as a spreadsheet does, the header being row 1.

    In a CSV or Markdown file each line below the header counts, blank lines and comments too.
    """

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its headers as spelt, and the rows that have something in them.

    ``letters`` name the columns of the headers in a spreadsheet (``A``), and are empty for sheets from elsewhere; they
    are no part of what a flow is made of.
    """

    name: str
    headers: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    letters: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Sheets:
    """What a flow is made of: three sheets, the tables of choices beside them, and the media that are shown.

    ``tables`` are named as the survey names their files (``areas.csv``; ``external_choices`` for the sheet of that
    name); ``media`` are digests (SHA-256 of the bytes) by file name; ``form_id`` is what the form is called where
    its settings do not say (the name of its file).
    """

    survey: Sheet = field(default_factory=lambda: Sheet("survey"))
    choices: Sheet = field(default_factory=lambda: Sheet("choices"))
    settings: Sheet = field(default_factory=lambda: Sheet("settings"))
    tables: tuple[Sheet, ...] = ()
    media: Mapping[str, bytes] = field(default_factory=dict)
    form_id: str = ""


def pack(sheets: Sheets) -> bytes:
    """The sheets as canonical JSON, UTF-8: the same sheets always give the same bytes.

    Sheets with nothing beside them are packed as they always were, so that the version of a flow made of them
    stays what it is.
    """
    document: dict[str, Any] = {
        "format": FORMAT,
        "sheets": [_packed(sheet) for sheet in (sheets.survey, sheets.choices, sheets.settings)],
    }
    if sheets.tables or sheets.media or sheets.form_id:
        document |= {
            "format": WIDER_FORMAT,
            "tables": [_packed(table) for table in sorted(sheets.tables, key=lambda table: table.name)],
            "media": [[name, digest.hex()] for name, digest in sorted(sheets.media.items())],
            "form_id": sheets.form_id,
        }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(packed: bytes) -> Sheets:
    """The sheets that ``pack`` made these bytes from.

    Raises:
        ValueError: These bytes are no packed sheets of a format this version knows.
    """
    document = json.loads(packed.decode("utf-8", "surrogatepass"))
    if not isinstance(document, dict) or document.get("format") not in {FORMAT, WIDER_FORMAT}:
        raise ValueError("not the sheets of a flow in a format this version of Firsthand knows")
    try:
        survey, choices, settings = (_unpacked(sheet) for sheet in document["sheets"])
        if document["format"] == FORMAT:
            return Sheets(survey, choices, settings)
        return Sheets(
            survey,
            choices,
            settings,
            tables=tuple(_unpacked(table) for table in document["tables"]),
            media={name: bytes.fromhex(digest) for name, digest in document["media"]},
            form_id=document["form_id"],
        )
    except (KeyError, TypeError) as error:
        raise ValueError("the packed sheets of a flow with a part missing") from error


def _packed(sheet: Sheet) -> list[Any]:
    rows = [[row.number, sorted(row.cells.items())] for row in sheet.rows]
    return [sheet.name, list(sheet.headers), rows]


def _unpacked(packed: list[Any]) -> Sheet:
    name, headers, rows = packed
    return Sheet(name, tuple(headers), tuple(Row(number, dict(cells)) for number, cells in rows))
