"""Stories for Stata (.dta, version 15 and later, in UTF-8): labelled variables, and Stata's own codes for what is missing.

The file is written at once, so a hundred thousand stories take some hundred MB of memory: a format for those who ask for it.
"""

import re
from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, cast

import polars as pl
import pyreadstat

from conversations.research.columns import Missing, Shelf
from conversations.research.rows import Row
from storage.export.counting import Counts
from storage.export.formats.variables import Datum, Limits, cut, groups, told

STATA = Limits(
    name=32,
    signs="_",
    reserved=frozenset(
        (
            *(
                "_all",
                "_b",
                "byte",
                "_coef",
                "_cons",
                "double",
                "float",
                "if",
                "in",
                "int",
                "long",
                "_n",
                "_pi",
            ),
            *("_pred", "_rc", "_skip", "strl", "str", "using", "with"),
        )
    ),
    label=80,
    value_label=32_000,
    text=2_000_000_000,
    epoch=3_653,  # since 1 January 1960, in days
    day=1.0,
)
"""Stata's User's Guide, [U] 11.3 "Naming conventions", and "Limits" of its reference manual."""

LETTERS = {Missing.NO_ANSWER: "a", Missing.NOT_IN_FLOW: "b", Missing.WITHHELD: "c"}
"""Stata's missing values: ``.a`` to ``.c``."""

_VERSION = 15

_TIME = re.compile(rb"(<timestamp>.)\d\d \w\w\w \d{4} \d\d:\d\d(?=</timestamp>)", re.DOTALL)
_WHEN = rb"\g<1>01 Jan 1980 00:00"
_HEAD = 4096

_ROWS = 2048

_BLOCK = 1 << 20


def write_dta(rows: Iterable[Row], shelf: Shelf, counts: Counts, out: BinaryIO, place: Path) -> None:
    """Write the stories as .dta.

    Args:
        rows: Those that were counted.
        counts: Of all rows.
        out: Only written to, in order.
        place: A file that is written with all rows in clear; empty in the end. In memory, best.
    """
    made = groups(shelf, counts, STATA)
    variables = tuple(chain.from_iterable(group.variables for group in made))
    columns: list[list[Datum]] = [[] for _ in variables]
    letters: list[dict[Datum, Datum]] = [
        {} if one.width else {code: LETTERS[missing] for missing, code in one.missing.items()}
        for one in variables
    ]
    left = iter(rows)
    while some := list(islice(left, _ROWS)):
        for column, letter, data in zip(columns, letters, told(made, some), strict=True):
            column.extend(letter.get(datum, datum) for datum in data)
    # Numbers and letters in one column are objects to polars; pyreadstat takes the letters for missing values.
    mixed = {
        one.name
        for one, column in zip(variables, columns, strict=True)
        if not one.width and any(isinstance(datum, str) for datum in column)
    }
    frame = pl.DataFrame(
        [
            pl.Series(
                one.name, column, pl.String if one.width else pl.Object if one.name in mixed else pl.Float64
            )
            for one, column in zip(variables, columns, strict=True)
        ]
    )
    del columns
    pyreadstat.write_dta(
        frame,
        place,
        file_label=cut(shelf.title, 80),
        column_labels=[one.label for one in variables],
        version=_VERSION,
        # It takes the letters of missing values too, whatever its own types say.
        variable_value_labels={
            one.name: cast(
                "dict[float, str]",
                {
                    letter.get(code, code): label
                    for code, label in one.labels.items()
                    if one.name in mixed or code not in letter
                },
            )
            for one, letter in zip(variables, letters, strict=True)
            if one.labels and not one.width
        },
        missing_user_values={name: [*LETTERS.values()] for name in mixed},
        variable_format={one.name: "%td" for one in variables if one.date},
    )
    with place.open("rb") as written:
        out.write(_TIME.sub(_WHEN, written.read(_HEAD), count=1))
        while block := written.read(_BLOCK):
            out.write(block)
    place.write_bytes(b"")
