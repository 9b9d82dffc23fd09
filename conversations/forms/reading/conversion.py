"""What pyxform's whole conversion finds wrong with a form, so that a form accepted here also opens in Kobo and ODK."""

import re
from dataclasses import replace
from typing import Any

from conversations.errors import Fault
from conversations.forms.rowtypes import EXTERNAL_CHOICES
from conversations.forms.sheets import Sheet, Sheets

RULE = "pyxform-refuses"


def fault(sheets: Sheets) -> Fault | None:
    """The first fault that pyxform finds, with the place it names where it names one; None where it finds none."""
    # Imported here alone, so that a flow compiled from its stored source never loads it.
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    workbook: dict[str, Any] = {"sheet_names": [], "fallback_form_name": sheets.form_id or None}
    external = [table for table in sheets.tables if table.name == EXTERNAL_CHOICES]
    for sheet in (sheets.survey, sheets.choices, sheets.settings, *external):
        if sheet.headers:
            workbook["sheet_names"].append(sheet.name)
            workbook[sheet.name] = _rows(sheet)
            workbook[f"{sheet.name}_header"] = [dict.fromkeys(sheet.headers)]
    if sheets.settings.rows:
        # pyxform takes the first row it is given, blank or not; there is one row of settings.
        workbook["settings"] = [dict(sheets.settings.rows[0].cells)]
    try:
        convert(workbook, warnings=[], validate=False)
    except PyXFormError as error:
        return _blank_in_braces(_placed(str(error)), sheets)
    except Exception:  # noqa: BLE001 - what pyxform stumbles over is wrong with the form, whatever it raises
        return Fault(
            "survey",
            None,
            None,
            "The form cannot be converted.",
            "Look for cells that stand in the wrong column.",
            RULE,
        )
    return None


def _rows(sheet: Sheet) -> list[dict[str, str]]:
    """The cells of each row from row 2; blank rows keep their place, so that pyxform's row numbers are ours."""
    rows: list[dict[str, str]] = []
    for row in sheet.rows:
        rows.extend({} for _ in range(row.number - 2 - len(rows)))
        rows.append(dict(row.cells))
    return rows


_BRACES = re.compile(r"\$\{\s*([^\W\d][\w.-]*)\s*\}")


def _blank_in_braces(told: Fault, sheets: Sheets) -> Fault:
    """The fault with the name that is meant, where it is about blanks around one, as in ``${ a }``."""
    for sheet in (sheets.survey, sheets.choices):
        for row in sheet.rows if sheet.name == told.sheet and told.column is not None else ():
            for header, cell in row.cells.items() if row.number == told.row else ():
                plain = header.partition("::")[0].strip().lower()
                for found in _BRACES.finditer(cell):
                    if plain == told.column and found[0] != f"${{{found[1]}}}":
                        problem = f"“{found[0]}” has a blank between its braces."
                        return replace(
                            told, column=header, problem=problem, remedy=f"Did you mean ${{{found[1]}}}?"
                        )
    return told


_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"'(survey|choices|settings)' sheet")
_COLUMN = re.compile(r"the '([^']+)' value")


def _placed(message: str) -> Fault:
    row, sheet, column = _ROW.search(message), _SHEET.search(message), _COLUMN.search(message)
    words = " ".join(_ROW.sub("", message).split())
    return Fault(
        sheet.group(1) if sheet else "survey" if row else "file",
        int(row.group(1)) if row else None,
        column.group(1) if column else None,
        words if words.endswith((".", "!", "?")) else words + ".",
        "Mend it: ODK and Kobo would refuse the form for it too.",
        RULE,
    )
