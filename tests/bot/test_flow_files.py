"""A form's files are found beside it and nowhere else, and only those that it names are read."""

import os
from pathlib import Path

import pytest

from bot.flowfile import FlowFile, form_id, load, read_here, reading
from bot.settings import SettingRefused
from conversations.forms.reading.files import FileKind
from tests.forms.books import book

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(20)
FORM = """\
| survey |
| | type | name | label | image |
| | note | hello | Hello | hello.png |
| | select_one_from_file towns.csv | town | Where? | |
"""


def written(folder: Path, *, form: str = FORM, beside: str = "", **files: bytes) -> Path:
    """A form, and files in the folder ``beside`` below it."""
    (folder / beside).mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / beside / name.replace("_", ".")).write_bytes(data)
    path = folder / "visit.md"
    path.write_text(form, encoding="utf-8")
    return path


FILES = {"hello_png": PICTURE, "towns_csv": b"name,label\nn,North\n"}


@pytest.mark.parametrize("beside", ["", "visit-media"])
def test_files_are_found_in_the_media_folder_and_beside_the_form(tmp_path: Path, beside: str) -> None:
    file = load(written(tmp_path, beside=beside, **FILES))
    assert set(file.beside) == {"hello.png", "towns.csv"}
    assert file.media == {"hello.png": PICTURE}
    sheets = read_here(file)
    assert [table.name for table in sheets.tables] == ["towns.csv"]
    assert list(sheets.media) == ["hello.png"]
    assert sheets.form_id == "visit"


def test_the_media_folder_comes_first(tmp_path: Path) -> None:
    other = PICTURE + b"other"
    written(tmp_path, hello_png=other)
    file = load(written(tmp_path, beside="visit-media", **FILES))
    assert file.media == {"hello.png": PICTURE}


def test_only_named_files_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, **FILES, private_png=PICTURE, accounts_csv=b"name,label\n")
    assert set(load(path).beside) == {"hello.png", "towns.csv"}


def test_no_name_and_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    inside = tmp_path / "forms"
    inside.mkdir()
    (tmp_path / "secret.png").write_bytes(PICTURE)
    (inside / "linked.png").symlink_to(tmp_path / "secret.png")
    os.mkfifo(inside / "pipe.png")
    rows = ("../secret.png", str(tmp_path / "secret.png"), "linked.png", "pipe.png")
    form = "| survey |\n| | type | name | label | image |\n" + "".join(
        f"| | note | n{at} | Hello | {name} |\n" for at, name in enumerate(rows)
    )
    file = load(written(inside, form=form))
    assert file.beside == {}
    assert {fault.rule for fault in reading(file).faults} >= {"file-name", "missing-file"}


def test_the_media_folder_may_not_be_a_way_out_either(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "forms").mkdir()
    path = written(tmp_path / "forms", beside="", form=FORM)
    (tmp_path / "elsewhere" / "hello.png").write_bytes(PICTURE)
    (tmp_path / "forms" / "visit-media").symlink_to(tmp_path / "elsewhere")
    assert load(path).beside == {}


def test_a_missing_file_is_told_when_the_form_is_read(tmp_path: Path) -> None:
    file = load(written(tmp_path, hello_png=PICTURE))
    found = reading(file)
    assert found.refused
    assert found.sheets is not None
    assert [(fault.rule, fault.row) for fault in found.faults if fault.rule == "missing-file"] == [
        ("missing-file", 3)
    ]


def test_the_digest_tells_any_change_of_the_form_and_its_files_and_not_where_they_stand(
    tmp_path: Path,
) -> None:
    first = load(written(tmp_path, **FILES))
    moved = tmp_path / "moved"
    moved.mkdir()
    assert load(written(moved, beside="visit-media", **FILES)).digest == first.digest
    others = [
        load(written(tmp_path, **{**FILES, "hello_png": PICTURE + b"x"})),
        load(written(tmp_path, **{**FILES, "towns_csv": b"name,label\n"})),
        load(written(tmp_path, **FILES, form=FORM + "\n")),
        FlowFile(first.kind, first.data, "other", first.beside),
        FlowFile(first.kind, first.data, first.form_id),
    ]
    assert len({first.digest, *(other.digest for other in others)}) == 6


def test_the_built_in_form_is_known_by_its_kind_and_bytes_alone() -> None:
    file = load(None)
    assert file.form_id == ""
    assert file.digest == FlowFile(file.kind, file.data).digest


def test_a_form_that_names_itself_is_not_called_after_its_file(tmp_path: Path) -> None:
    form = FORM + "| settings |\n| | form_id |\n| | itself |\n"
    assert read_here(load(written(tmp_path, form=form, **FILES))).form_id == ""


@pytest.mark.parametrize(
    ("stem", "name"),
    [("visit", "visit"), ("Family visit (2)", "Family_visit_2"), ("...", "form"), ("été", "été")],
)
def test_the_name_of_a_file_makes_a_legal_id(stem: str, name: str) -> None:
    assert form_id(stem) == name


def test_a_spreadsheet_beside_pictures_is_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "visit.xlsx"

    def with_picture(made: object) -> None:
        sheet = made["survey"]  # type: ignore[index]
        sheet["D1"], sheet["D3"] = "image", "hello.png"

    path.write_bytes(book(with_picture))
    (tmp_path / "hello.png").write_bytes(PICTURE)
    file = load(path)
    assert file.kind is FileKind.XLSX
    assert file.media == {"hello.png": PICTURE}
    assert list(read_here(file).media) == ["hello.png"]


def test_a_form_that_is_no_plain_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(SettingRefused, match="Check the path"):
        load(tmp_path / "pipe.md")
    with pytest.raises(SettingRefused, match=r"\.xlsx, \.xls, \.csv or \.md"):
        load(tmp_path / "form.docx")
