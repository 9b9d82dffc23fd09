"""Spreadsheets for tests: a small form, and the forms that others wrote."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]

OTHERS = sorted(
    path for path in (Path(__file__).parent / "others").iterdir() if path.suffix in {".xls", ".xlsx"}
)


def book(change: Callable[[Any], None] = lambda _: None) -> bytes:
    """A small form, changed before it is saved."""
    made = openpyxl.Workbook()
    survey = made.active
    survey.title = "survey"
    for row in (["type", "name", "label"], ["text", "a", "What happened?"], ["note", "b", "Thank you."]):
        survey.append(row)
    change(made)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()
