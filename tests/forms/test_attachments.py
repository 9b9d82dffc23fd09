"""Files that a form names are read with it, or missed by the row that wants them."""

import hashlib

import pytest

from conversations.errors import Fault, FlowRefused
from conversations.forms.reading.attachments import MOST_TABLE_ROWS, Names, attached, joined, named
from conversations.forms.sheets import Row, Sheet, Sheets

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(20)
TOWNS = b"name,label,label::French\nn,North,Nord\ns,South,Sud\n"


def survey(*rows: dict[str, str]) -> Sheets:
    headers = tuple(dict.fromkeys(header for row in rows for header in row))
    return Sheets(Sheet("survey", headers, tuple(Row(at, row) for at, row in enumerate(rows, start=2))))


def towns(**more: str) -> Sheets:
    return survey({"type": "select_one_from_file towns.csv", "name": "town", "label": "Where?", **more})


def only(sheets: Sheets, files: dict[str, bytes]) -> Fault:
    with pytest.raises(FlowRefused) as refused:
        attached(sheets, files)
    [fault] = refused.value.faults
    return fault


def test_a_survey_names_its_tables_and_media_and_nothing_of_a_disabled_row() -> None:
    sheets = survey(
        {"type": "select_one_from_file towns.csv", "name": "a"},
        {"type": "csv-external", "name": "areas"},
        {"type": "note", "name": "b", "image::French": "b.png", "media::audio": "b.mp3"},
        {"type": "note", "name": "c", "image": "c.png", "disabled": "yes"},
    )
    assert named(sheets) == Names(frozenset({"towns.csv", "areas.csv"}), frozenset({"b.png", "b.mp3"}))


def test_a_table_joins_the_sheets_with_its_rows_and_their_numbers() -> None:
    [table] = attached(towns(), {"towns.csv": TOWNS, "other.csv": b"x"}).tables
    assert table == Sheet(
        "towns.csv",
        ("name", "label", "label::French"),
        (
            Row(2, {"name": "n", "label": "North", "label::French": "Nord"}),
            Row(3, {"name": "s", "label": "South", "label::French": "Sud"}),
        ),
    )


@pytest.mark.parametrize(
    "data", [TOWNS.replace(b",", b";"), b"\xef\xbb\xbf" + TOWNS, TOWNS.decode().encode("utf-16")]
)
def test_a_table_reads_alike_however_a_spreadsheet_program_saves_it(data: bytes) -> None:
    assert attached(towns(), {"towns.csv": data}) == attached(towns(), {"towns.csv": TOWNS})


def test_media_join_the_sheets_by_digest_alone() -> None:
    sheets = survey({"type": "note", "name": "a", "image": "a.png"})
    assert attached(sheets, {"a.png": PICTURE}).media == {"a.png": hashlib.sha256(PICTURE).digest()}


def test_a_missing_file_is_missed_by_its_row_and_column() -> None:
    fault = only(towns(), {})
    assert (fault.sheet, fault.row, fault.column, fault.rule) == ("survey", 2, "type", "missing-file")
    fault = only(survey({"type": "note", "name": "a", "image::French": "a.png"}), {"b.png": PICTURE})
    assert (fault.row, fault.column, fault.rule) == (2, "image::French", "missing-file")


def test_a_file_named_twice_is_missed_once() -> None:
    row = {"type": "note", "image": "a.png"}
    assert only(survey({**row, "name": "a"}, {**row, "name": "b"}), {}).row == 2


def test_a_table_needs_the_columns_that_its_parameters_name() -> None:
    fault = only(towns(parameters="value=code label=ville"), {"towns.csv": b"code,name\n1,N\n"})
    assert (fault.rule, fault.row) == ("missing-column", 2)
    assert "“ville”" in fault.problem
    data = b"code,ville::French\n1,N\n"
    assert attached(towns(parameters="value = code, label = ville"), {"towns.csv": data}).tables
    assert attached(survey({"type": "csv-external", "name": "towns"}), {"towns.csv": b"x\n1\n"}).tables


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"name,label\n" + b"n,N\n" * (MOST_TABLE_ROWS + 1), "too-many-choices"),
        (b"name,label\n" + b"n" * 5_000_001, "too-large"),
        (b"name,label\nn,N,stray\n", "no-header"),
        (b"name,label\nn,\xff\n", "not-utf-8"),
        (b'name,label\nn,"' + b"x" * 200_000, "no-csv"),
    ],
)
def test_a_table_out_of_order_is_refused_by_the_row_that_wants_it(data: bytes, rule: str) -> None:
    fault = only(towns(), {"towns.csv": data})
    assert (fault.sheet, fault.row, fault.column, fault.rule) == ("survey", 2, "type", rule)
    assert "towns.csv" in fault.problem


@pytest.mark.parametrize(
    ("column", "name", "data"),
    [
        ("image", "a.png", PICTURE),
        ("image", "a.JPG", b"\xff\xd8\xff\xe0" + bytes(20)),
        ("big-image", "a.gif", b"GIF89a" + bytes(20)),
        ("image", "a.webp", b"RIFF\x00\x00\x00\x00WEBP" + bytes(20)),
        ("audio", "a.mp3", b"ID3" + bytes(20)),
        ("audio", "a.mp3", b"\xff\xfb" + bytes(20)),
        ("audio", "a.m4a", b"\x00\x00\x00\x20ftypM4A " + bytes(20)),
        ("audio", "a.ogg", b"OggS" + bytes(20)),
        ("audio", "a.wav", b"RIFF\x00\x00\x00\x00WAVE" + bytes(20)),
        ("video", "a.mp4", b"\x00\x00\x00\x20ftypisom" + bytes(20)),
    ],
)
def test_a_picture_sound_or_film_is_taken_where_it_is_what_its_name_says(
    column: str, name: str, data: bytes
) -> None:
    sheets = survey({"type": "note", "name": "a", column: name})
    assert list(attached(sheets, {name: data}).media) == [name]
    assert only(sheets, {name: b"MZ" + data}).rule == "media-kind"
    assert only(sheets, {name: data + bytes(10_000_000)}).rule == "too-large"


@pytest.mark.parametrize(("column", "name"), [("image", "a.svg"), ("video", "a.mov"), ("audio", "a.png")])
def test_a_kind_of_file_that_a_chat_does_not_show_is_refused_before_it_is_missed(
    column: str, name: str
) -> None:
    assert only(survey({"type": "note", "name": "a", column: name}), {}).rule == "media-kind"


@pytest.mark.parametrize("name", ["../a.png", "/etc/a.png", "b\\a.png", ".a.png", "${who}.png", "c:a.png"])
def test_a_name_that_leads_elsewhere_is_no_name_of_a_file(name: str) -> None:
    sheets = survey({"type": "note", "name": "a", "image": name})
    assert only(sheets, {name: PICTURE}).rule == "file-name"


def test_files_that_are_as_they_must_be_join_although_another_is_missing() -> None:
    sheets = survey(
        {"type": "note", "name": "a", "image": "a.png"}, {"type": "note", "name": "b", "image": "b.png"}
    )
    found, faults = joined(sheets, {"b.png": PICTURE})
    assert list(found.media) == ["b.png"]
    assert [fault.row for fault in faults] == [2]


def test_all_that_a_form_shows_is_at_most_50_megabytes_together() -> None:
    sheets = survey(*({"type": "note", "name": f"n{at}", "image": f"{at}.png"} for at in range(6)))
    large = PICTURE + bytes(9_999_000 - len(PICTURE))
    fault = only(sheets, {f"{at}.png": large for at in range(6)})
    assert (fault.row, fault.rule) == (7, "too-large")
    assert "50 MB" in fault.problem
