"""A spreadsheet reads as its designer sees it, and where it does not, the designer is told."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conversations.errors import Fault, FlowRefused, Weight
from conversations.forms.reading.files import FileKind, opened, read
from conversations.forms.reading.workbooks import xls, xlsx
from tests.forms.books import OTHERS, book


def found(data: bytes) -> list[Fault]:
    """What reading tells, the form's own questions aside."""
    return list(opened(data, FileKind.XLSX).faults)


def only(data: bytes) -> Fault:
    [fault] = found(data)
    return fault


def in_survey(change: Callable[[Any], None]) -> bytes:
    return book(lambda made: change(made["survey"]))


def part_changed(data: bytes, part: str, old: str, new: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(written, "w") as after:
        for one in before.infolist():
            text = before.read(one)
            if one.filename == part:
                # openpyxl writes an empty element in two ways, depending on which XML library is installed.
                text = text.replace(b"<v></v>", b"<v />")
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            after.writestr(one.filename, text)
    return written.getvalue()


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_cells_are_those_that_pyxform_reads_and_those_it_leaves_out_are_told(path: Path) -> None:
    from pyxform.errors import PyXFormError
    from pyxform.xls2json_backends import xls_to_dict, xlsx_to_dict

    faults: list[Fault] = []
    data = path.read_bytes()
    ours = {
        sheet.name: sheet for sheet in (xlsx(data, faults) if path.suffix == ".xlsx" else xls(data, faults))
    }
    told = {(fault.sheet, fault.row) for fault in faults if fault.rule == "beyond-gap"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if any(fault.rule == "duplicate-column" for fault in faults):
            with pytest.raises(PyXFormError, match="Duplicate column header"):
                xlsx_to_dict(io.BytesIO(data))
            return
        theirs: Any = (xlsx_to_dict if path.suffix == ".xlsx" else xls_to_dict)(io.BytesIO(data))
    for name in ours.keys() & theirs.keys():
        rows = {row.number: dict(row.cells) for row in ours[name].rows if (name, row.number) not in told}
        assert rows == {number: cells for number, cells in enumerate(theirs[name], start=2) if cells}


def test_a_form_without_oddities_is_read_without_a_word() -> None:
    assert found(book()) == []


def test_a_value_that_a_formula_gave_is_used() -> None:
    with_formula = in_survey(lambda sheet: sheet.__setitem__("C2", '=CONCATENATE("What"," next?")'))
    saved = part_changed(with_formula, "xl/worksheets/sheet1.xml", "</f><v />", "</f><v>What next?</v>")
    kept = part_changed(saved, "xl/worksheets/sheet1.xml", '<c r="C2">', '<c r="C2" t="str">')
    assert read(kept, FileKind.XLSX).survey.rows[0].cells["label"] == "What next?"


def test_a_formula_never_worked_out_is_refused_by_its_cell() -> None:
    fault = only(in_survey(lambda sheet: sheet.__setitem__("C2", "=A1")))
    assert (fault.sheet, fault.row, fault.column, fault.rule) == ("survey", 2, "label", "no-value")
    assert "cell C2" in fault.problem
    assert "save it once" in fault.remedy


def test_a_formula_that_gave_an_empty_text_is_an_empty_cell() -> None:
    def with_hint(sheet: Any) -> None:
        sheet["D1"], sheet["D2"] = "hint", '=""'

    saved = part_changed(in_survey(with_hint), "xl/worksheets/sheet1.xml", '<c r="D2">', '<c r="D2" t="str">')
    assert found(saved) == []


def test_an_error_value_is_refused_by_its_cell() -> None:
    data = in_survey(lambda sheet: sheet.__setitem__("C2", "#REF!"))
    fault = only(data)
    assert (fault.row, fault.column, fault.rule) == (2, "label", "error-value")
    assert "#REF!" in fault.problem


def test_merged_cells_are_told_and_merged_headers_refused() -> None:
    below = only(in_survey(lambda sheet: sheet.merge_cells("B2:B3")))
    assert (below.row, below.column, below.rule, below.weight) == (2, "name", "merged-cells", Weight.WARNING)
    assert "B2:B3" in below.problem
    above = only(in_survey(lambda sheet: sheet.merge_cells("C1:D1")))
    assert (above.row, above.rule, above.weight) == (1, "merged-cells", Weight.ERROR)


def test_cells_merged_outside_the_form_are_nobodys_business() -> None:
    assert found(in_survey(lambda sheet: sheet.merge_cells("H20:I21"))) == []


@pytest.mark.parametrize(
    ("change", "row"),
    [
        (lambda made: setattr(made["survey"].row_dimensions[3], "hidden", True), 3),
        (lambda made: setattr(made["survey"].column_dimensions["C"], "hidden", True), 1),
        (lambda made: (made.create_sheet("_"), setattr(made["survey"], "sheet_state", "hidden")), None),
    ],
)
def test_what_is_hidden_is_read_and_told(change: Callable[[Any], None], row: int | None) -> None:
    fault = only(book(change))
    assert (fault.sheet, fault.row, fault.rule, fault.weight) == (
        "survey",
        row,
        "hidden-cells",
        Weight.WARNING,
    )


def test_an_empty_first_row_is_refused_because_other_tools_find_no_headers_then() -> None:
    fault = only(in_survey(lambda sheet: sheet.insert_rows(1, 2)))
    assert (fault.sheet, fault.row, fault.rule) == ("survey", 1, "no-header")
    assert "above row 3" in fault.remedy


def test_rows_keep_their_numbers_past_empty_ones() -> None:
    sheets = read(in_survey(lambda sheet: sheet.insert_rows(3, 2)), FileKind.XLSX)
    assert [row.number for row in sheets.survey.rows] == [2, 5]


def test_a_cell_under_no_header_is_told_with_its_column() -> None:
    fault = only(in_survey(lambda sheet: sheet.__setitem__("E3", "stray")))
    assert (fault.row, fault.column, fault.rule, fault.weight) == (3, "E", "no-header", Weight.WARNING)


def test_a_row_below_the_gap_where_other_tools_stop_is_read_and_told() -> None:
    def far(sheet: Any) -> None:
        for column, text in zip("ABC", ("text", "far", "Far?"), strict=True):
            sheet[f"{column}70"] = text

    data = in_survey(far)
    fault = only(data)
    assert (fault.row, fault.rule, fault.weight) == (70, "beyond-gap", Weight.WARNING)
    assert read(data, FileKind.XLSX).survey.rows[-1].number == 70


def test_numbers_dates_and_truths_are_words_as_pyxform_words_them() -> None:
    def values(sheet: Any) -> None:
        sheet["D1"], sheet["D2"], sheet["D3"] = "hint", 3.0, date(2026, 1, 31)
        sheet["E1"], sheet["E2"], sheet["E3"] = "guidance_hint", True, 2.5

    rows = read(in_survey(values), FileKind.XLSX).survey.rows
    assert [row.cells["hint"] for row in rows] == ["3", "2026-01-31 00:00:00"]
    assert [row.cells["guidance_hint"] for row in rows] == ["TRUE", "2.5"]


def test_a_wrong_size_in_the_file_loses_no_row() -> None:
    data = book()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = re.search(r"<dimension[^>]*>", archive.read("xl/worksheets/sheet1.xml").decode())
    assert size is not None
    for wrong in ("A1:A1", "A1:AMJ1048576"):
        changed = part_changed(data, "xl/worksheets/sheet1.xml", size[0], f'<dimension ref="{wrong}"/>')
        assert read(changed, FileKind.XLSX).survey == read(data, FileKind.XLSX).survey


def test_a_book_of_one_sheet_is_the_survey_whatever_it_is_called() -> None:
    data = in_survey(lambda sheet: setattr(sheet, "title", "Sheet1"))
    assert read(data, FileKind.XLSX).survey.name == "survey"


def test_a_file_under_the_other_ending_is_refused_with_the_right_one() -> None:
    with pytest.raises(FlowRefused, match=r"xlsx file under another name.*\.xlsx"):
        read(book(), FileKind.XLS)
    with pytest.raises(FlowRefused, match="password"):
        read(OTHERS[[path.suffix for path in OTHERS].index(".xls")].read_bytes(), FileKind.XLSX)


def test_a_sheet_of_ones_own_is_noted_and_a_misspelt_one_refused() -> None:
    fault = only(book(lambda made: made.create_sheet("Ideas of the team")))
    assert (fault.sheet, fault.rule, fault.weight) == ("Ideas of the team", "unknown-sheet", Weight.NOTE)
    assert found(book(lambda made: made.create_sheet("_ideas"))) == []
    wrong = only(book(lambda made: made.create_sheet("choises")))
    assert (wrong.sheet, wrong.rule, wrong.weight) == ("choises", "misspelt-sheet", Weight.ERROR)
    assert wrong.remedy == "Did you mean “choices”?"
