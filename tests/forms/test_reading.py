"""An XLSForm gives the same sheets whatever file it comes in, and no file gives anything but sheets or a refusal."""

import io
import struct
import subprocess
import sys
import zipfile

import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.errors import FlowRefused
from conversations.forms.compiling import compile_flow
from conversations.forms.reading.files import LARGEST_FILE, FileKind, pack, read, unpack
from conversations.forms.sheets import Row, Sheet, Sheets

MARKDOWN = b"""\
# A form, with prose around its tables.

| settings |
| | form_id | version | default_language |
| | little | 1 | English (en) |

| survey |
| | type | name | label | relevant |
|-|------|------|-------|----------|
| | note | hello | Hello \\| good day | |
# a comment
| | | | | |

| | select_one yn | ok | All well? | | # said kindly
| | text | why | Why? | ${ok} = 'no' |
| choices |
| | list_name | name | label | code |
| | yn | yes | Yes | |
| | yn | no | No | Q1 |
"""

ROWS: tuple[tuple[int, dict[str, str]], ...] = (
    (2, {"type": "note", "name": "hello", "label": "Hello | good day"}),
    (3, {}),
    (4, {"type": "select_one yn", "name": "ok", "label": "All well?"}),
    (5, {"type": "text", "name": "why", "label": "Why?", "relevant": "${ok} = 'no'"}),
)


def refusal(data: bytes, kind: FileKind) -> str:
    with pytest.raises(FlowRefused) as refused:
        read(data, kind)
    return str(refused.value)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    survey.append(["type", "name", "label", "relevant"])
    for _, cells in ROWS:
        survey.append([cells.get(header) for header in ("type", "name", "label", "relevant")])
    choices = book.create_sheet("choices")
    for choice in (
        ["list_name", "name", "label", "code"],
        ["yn", "yes", "Yes", None],
        ["yn", "no", "No", "Q1"],
    ):
        choices.append(choice)
    settings = book.create_sheet("settings")
    settings.append(["form_id", "version", "default_language"])
    settings.append(["little", 1, "English (en)"])
    book.create_sheet("notes of the team").append(["anything", "at all"])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def rezipped(change: dict[str, bytes]) -> bytes:
    """The workbook with some of its parts replaced."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            new.writestr(part.filename, change.get(part.filename, old.read(part)))
        for name in change.keys() - set(old.namelist()):
            new.writestr(name, change[name])
    return written.getvalue()


def test_rows_keep_their_true_numbers_past_rules_comments_and_blank_lines() -> None:
    sheets = read(MARKDOWN, FileKind.MARKDOWN)
    assert [(row.number, row.cells["name"]) for row in sheets.survey.rows] == [
        (3, "hello"),
        (7, "ok"),
        (8, "why"),
    ]
    assert sheets.survey.rows[0].cells["label"] == "Hello | good day"
    assert sheets.survey.headers == ("type", "name", "label", "relevant")
    assert [row.number for row in sheets.choices.rows] == [2, 3]
    assert sheets.settings.rows == (
        Row(2, {"form_id": "little", "version": "1", "default_language": "English (en)"}),
    )


def test_a_spreadsheet_gives_the_same_cells_under_the_numbers_its_designer_sees() -> None:
    sheets = read(workbook(), FileKind.XLSX)
    assert sheets.survey.rows == tuple(Row(number, cells) for number, cells in ROWS if cells)
    assert sheets.choices.rows[1] == Row(3, {"list_name": "yn", "name": "no", "label": "No", "code": "Q1"})
    assert sheets.settings.rows[0].cells["version"] == "1"


def test_a_csv_counts_records_not_lines() -> None:
    data = 'settings,,\r\n,form_id,version,default_language\r\n,f,1,en\r\nsurvey\r\n,type,name,label\r\n,text,a,"Two\r\nlines, one cell"\r\n,,,\r\n,text,b,B\r\n'
    sheets = read(b"\xef\xbb\xbf" + data.encode(), FileKind.CSV)
    assert [(row.number, row.cells["name"]) for row in sheets.survey.rows] == [(2, "a"), (4, "b")]
    assert sheets.survey.rows[0].cells["label"] == "Two\r\nlines, one cell"


def test_an_old_binary_workbook_is_read_too() -> None:
    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def label(row: int, column: int, text: str) -> bytes:
        return record(4, struct.pack("<HH3xB", row, column, len(text)) + text.encode("ascii"))

    cells = [["type", "name", "label"], ["text", "a", "Hello"]]
    stream = record(9, struct.pack("<HH", 2, 0x10))
    stream += b"".join(
        label(at, column, text) for at, row in enumerate(cells) for column, text in enumerate(row)
    )
    sheets = read(stream + record(10, b""), FileKind.XLS)
    assert sheets.survey.rows == (Row(2, {"type": "text", "name": "a", "label": "Hello"}),)


def test_markdown_and_csv_are_read_as_pyxform_reads_them() -> None:
    from pyxform.xls2json_backends import csv_to_dict, md_to_dict

    theirs = md_to_dict(MARKDOWN.decode())
    ours = read(MARKDOWN, FileKind.MARKDOWN)
    for sheet in (ours.survey, ours.choices, ours.settings):
        assert [dict(row.cells) for row in sheet.rows] == theirs[sheet.name]
    data = "survey\n,type,name,label\n,text,a,A\n\n,note,b,B\n"
    assert [dict(row.cells) for row in read(data.encode(), FileKind.CSV).survey.rows] == csv_to_dict(data)[
        "survey"
    ]


def test_packed_sheets_come_back_and_always_pack_alike() -> None:
    sheets = read(MARKDOWN, FileKind.MARKDOWN)
    assert unpack(pack(sheets)) == sheets
    assert pack(unpack(pack(sheets))) == pack(sheets)
    shuffled = Row(2, dict(reversed(list(sheets.choices.rows[0].cells.items()))))
    choices = Sheet("choices", sheets.choices.headers, (shuffled, *sheets.choices.rows[1:]))
    assert pack(Sheets(sheets.survey, choices, sheets.settings)) == pack(sheets)


def test_sheets_with_nothing_beside_them_are_packed_as_they_always_were() -> None:
    packed = pack(Sheets(Sheet("survey", ("type",), (Row(2, {"type": "note"}),))))
    assert packed == (
        b'{"format":"firsthand-sheets/1","sheets":[["survey",["type"],[[2,[["type","note"]]]]],'
        b'["choices",[],[]],["settings",[],[]]]}'
    )


def test_tables_media_and_a_name_are_packed_in_the_wider_format_and_come_back() -> None:
    areas = Sheet("areas.csv", ("name", "label"), (Row(2, {"name": "n", "label": "North"}),))
    towns = Sheet("towns.csv", ("name", "label"))
    sheets = Sheets(
        tables=(areas, towns), media={"b.png": b"\x01" * 32, "a.png": b"\x02" * 32}, form_id="visit"
    )
    assert unpack(pack(sheets)) == sheets
    other_way = Sheets(tables=(towns, areas), media=dict(reversed(sheets.media.items())), form_id="visit")
    assert pack(other_way) == pack(sheets)
    assert b'"firsthand-sheets/2"' in pack(sheets)


@pytest.mark.parametrize(
    "packed",
    [
        b"{}",
        b"[]",
        b'{"format":"firsthand-sheets/1","sheets":[]}',
        b"\xff",
        b'{"format":"firsthand-sheets/1"}',
        b'{"format":"firsthand-sheets/2","sheets":[["survey",[],[]],["choices",[],[]],["settings",[],[]]]}',
        b'{"format":"firsthand-sheets/3","sheets":[["survey",[],[]],["choices",[],[]],["settings",[],[]]]}',
    ],
)
def test_what_was_never_packed_is_not_unpacked(packed: bytes) -> None:
    with pytest.raises(ValueError):
        unpack(packed)


def test_a_flow_compiles_from_its_stored_source_without_a_spreadsheet_reader() -> None:
    flow = compile_flow(read(MARKDOWN, FileKind.MARKDOWN))
    program = (
        "import sys; from conversations.forms.compiling import compile_flow; from conversations.forms.reading.files import unpack;"
        "flow = compile_flow(unpack(sys.stdin.buffer.read()));"
        "print(flow.version, any(name.split('.')[0] in {'pyxform', 'openpyxl', 'xlrd'} for name in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", program], input=flow.source, capture_output=True, check=True)
    assert run.stdout.decode().split() == [*flow.version.split(), "False"]


@pytest.mark.parametrize(
    ("survey", "place", "words"),
    [
        ("| | type | name | label |\n| | text | a | A | stray |\n", "row 2", "under no header"),
        ("| | type | name | label |\n\n| | text | a | A\n", "row 3", "does not end with a bar"),
        ("| | type | name | name |\n| | text | a | b |\n", "row 1, column name", "twice"),
    ],
)
def test_a_table_out_of_line_is_refused_where_other_readers_drop_cells(
    survey: str, place: str, words: str
) -> None:
    message = refusal(f"| survey |\n{survey}".encode(), FileKind.MARKDOWN)
    assert f"survey, {place}: " in message
    assert words in message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"| survey |\n| | type | name | label |\n| | text | a | A |\n| survey |\n", "two sheets"),
        (b"| survy |\n| | type | name | label |\n| | text | a | A |\n", "Did you mean “survey”?"),
        (
            b"| survey |\n| | type | name | label |\n| | text | a | A |\n| entities |\n| | list_name |\n| | x |\n",
            "entities",
        ),
        (b"Dear all, please find the form attached.", "no survey sheet"),
        (b"", "no survey sheet"),
        (b"caf\xe9", "not UTF-8"),
    ],
)
def test_a_file_that_is_no_form_is_refused_in_words(data: bytes, words: str) -> None:
    assert words in refusal(data, FileKind.MARKDOWN)


LITTLE_CSV = "survey\r\n,type,name,label\r\n,text,a,Où ?\r\n"


@pytest.mark.parametrize(
    "data",
    [
        LITTLE_CSV.encode("utf-16"),
        b"\xfe\xff" + LITTLE_CSV.encode("utf-16-be"),
        b"\xef\xbb\xbf" + LITTLE_CSV.encode(),
        LITTLE_CSV.replace("\r\n", "\r").encode(),
        LITTLE_CSV.replace("\r\n", "\n").encode(),
        LITTLE_CSV.replace(",", ";").encode(),
        LITTLE_CSV.replace(",", "\t").encode(),
        LITTLE_CSV.replace("text", "text\u00a0").encode(),
    ],
)
def test_a_csv_reads_alike_however_a_spreadsheet_program_saves_it(data: bytes) -> None:
    assert read(data, FileKind.CSV).survey == Sheet(
        "survey", ("type", "name", "label"), (Row(2, {"type": "text", "name": "a", "label": "Où ?"}),)
    )


def test_a_csv_in_an_encoding_that_names_itself_nowhere_is_refused_with_the_place_and_the_way_out() -> None:
    message = refusal(LITTLE_CSV.encode("cp1252"), FileKind.CSV)
    assert "byte 36 " in message
    assert "CSV UTF-8" in message


@pytest.mark.parametrize("ending", [b"\r\n", b"\r"])
def test_a_markdown_table_reads_alike_with_any_line_ends(ending: bytes) -> None:
    assert read(MARKDOWN.replace(b"\n", ending), FileKind.MARKDOWN) == read(MARKDOWN, FileKind.MARKDOWN)


def test_a_rule_with_blanks_and_colons_is_a_rule() -> None:
    drawn = MARKDOWN.replace(b"|-|------|------|-------|----------|", b"| --- | :--: | ---: | --- | --- |")
    assert read(drawn, FileKind.MARKDOWN) == read(MARKDOWN, FileKind.MARKDOWN)


def test_a_quote_never_closed_is_refused() -> None:
    assert "no CSV" in refusal(b'survey\n,type,"name\n' + b"x" * 200_000, FileKind.CSV)


def test_a_file_cut_short_anywhere_is_refused() -> None:
    whole = workbook()
    for length in range(0, len(whole) - 1, len(whole) // 25):
        assert "no xlsx file" in refusal(whole[:length], FileKind.XLSX)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    assert "50 MB" in refusal(rezipped({"xl/media/picture.bin": bytes(50_000_001)}), FileKind.XLSX)


def test_a_workbook_whose_parts_expand_themselves_is_refused() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><w>&b;</w>'
    assert "no xlsx file" in refusal(rezipped({"xl/workbook.xml": laughs}), FileKind.XLSX)


def test_a_file_too_large_is_refused_unread() -> None:
    for kind in FileKind:
        assert "10 MB" in refusal(bytes(LARGEST_FILE + 1), kind)


def read_or_refused(data: bytes, kind: FileKind) -> Sheets | FlowRefused:
    try:
        return read(data, kind)
    except FlowRefused as refused:
        return refused


@given(st.binary(max_size=300), st.sampled_from(FileKind))
def test_no_bytes_bring_anything_but_sheets_or_a_refusal(data: bytes, kind: FileKind) -> None:
    for prefix in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"survey\n", b"| survey |\n| |"):
        outcome = read_or_refused(prefix + data, kind)
        if isinstance(outcome, FlowRefused):
            assert all(fault.problem and fault.remedy for fault in outcome.faults)
        else:
            assert unpack(pack(outcome)) == outcome


def test_what_pyxform_alone_refuses_keeps_its_words_and_its_place() -> None:
    # A setting of XLSForm's own that our checker has no opinion about.
    data = MARKDOWN.replace(b"| default_language |", b"| default_language | name |").replace(
        b"| English (en) |\n\n", b"| English (en) | 1 bad name |\n\n"
    )
    assert "name" in refusal(data, FileKind.MARKDOWN)


def test_where_both_refuse_every_fault_of_ours_is_given() -> None:
    data = MARKDOWN.replace(b"select_one yn | ok", b"select_one yz | hello").replace(
        b"${ok} = 'no'", b"${ok} == 'no'"
    )
    message = refusal(data, FileKind.MARKDOWN)
    assert "survey, row 7, column type" in message
    assert "survey, row 7, column name" in message
    assert "survey, row 8, column relevant" in message


@pytest.mark.parametrize(
    ("data", "kind", "line"),
    [
        (b"type,name,label\ntext,a,A\ntext,b,B\n", FileKind.CSV, "survey"),
        (b"type;name;label::English (en)\ntext;a;A\n", FileKind.CSV, "survey"),
        (b"| Type | name | label |\n|--|--|--|\n| text | a | A |\n", FileKind.MARKDOWN, "survey"),
        (b"list_name,name,label\nyn,yes,Yes\n", FileKind.CSV, "choices"),
    ],
)
def test_a_table_by_itself_is_refused_with_the_line_that_belongs_above_it(
    data: bytes, kind: FileKind, line: str
) -> None:
    assert f"Put a line “{line}” above it" in refusal(data, kind)


@pytest.mark.parametrize(("label", "relevant"), [("All well, ${ a }?", ""), ("All well?", "${a } = 'x'")])
def test_a_blank_between_braces_is_refused_with_the_name_that_is_meant(label: str, relevant: str) -> None:
    form = f"| survey |\n| | type | name | label | relevant |\n| | text | a | A | |\n| | text | b | {label} | {relevant} |\n"
    assert "Did you mean ${a}?" in refusal(form.encode(), FileKind.MARKDOWN)
