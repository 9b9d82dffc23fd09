"""No file gives anything but sheets or faults; one made to harm is refused within a second and little memory."""

import io
import os
import resource
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conversations.errors import Weight
from conversations.forms.compiling import compiled
from conversations.forms.reading.files import FileKind, opened
from conversations.forms.sheets import pack, unpack
from tests.forms.books import OTHERS, book

MOST_MEMORY = 200_000_000
MOST_SECONDS = 1.0

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>type</t></is></c></row>'


def rezipped(changes: dict[str, bytes]) -> bytes:
    """A small form with some of its parts replaced."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book())) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            new.writestr(part.filename, changes.get(part.filename, old.read(part)))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return written.getvalue()


def of_rows(rows: str) -> bytes:
    sheet = f"<worksheet {_MAIN}><sheetData>{_HEADER}{rows}</sheetData></worksheet>"
    return rezipped({"xl/worksheets/sheet1.xml": sheet.encode()})


def of_strings(strings: str) -> bytes:
    return rezipped({"xl/sharedStrings.xml": f"<sst {_MAIN}>{strings}</sst>".encode()})


def million_empty_rows() -> bytes:
    return of_rows("".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(2, 1_000_001)))


def million_empty_cells() -> bytes:
    cells = '<c s="1"/>' * 1_000
    return of_rows("".join(f'<row r="{row}">{cells}</row>' for row in range(2, 1_002)))


def wide_rows() -> bytes:
    return of_rows("".join(f'<row r="{row}"><c r="ALL{row}"><v>1</v></c></row>' for row in range(2, 19_000)))


def cell_at_the_end() -> bytes:
    return of_rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def row_beyond_the_end() -> bytes:
    return of_rows('<row r="99999999999999"/>')


def rows_out_of_order() -> bytes:
    return of_rows('<row r="3"/><row r="2"><c r="A2"><v>1</v></c></row>')


def million_strings() -> bytes:
    return of_strings("<si><t>x</t></si>" * 1_000_000)


def endless_string() -> bytes:
    return of_strings(f"<si><t>{'x' * 25_000_000}</t></si>")


def endless_attributes() -> bytes:
    attributes = " ".join(f'a{at}="1"' for at in range(300_000))
    return of_rows(f"<row {attributes}/>")


def deep_elements() -> bytes:
    return rezipped({"xl/worksheets/sheet1.xml": f"<worksheet {_MAIN}>{'<a>' * 500_000}".encode()})


def bomb() -> bytes:
    return rezipped({"xl/media/picture.bin": bytes(60_000_000)})


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10 if at else "ha"}">' for at in range(10))
    return rezipped(
        {"xl/workbook.xml": f'<?xml version="1.0"?><!DOCTYPE w [{entities}]><w>&a9;</w>'.encode()}
    )


def many_parts() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for part in range(3_000):
            archive.writestr(str(part), b"")
    return written.getvalue()


def many_sheets() -> bytes:
    sheets = "".join(f'<sheet name="s{at}" sheetId="{at + 1}" r:id="rId1"/>' for at in range(200))
    relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    return rezipped(
        {"xl/workbook.xml": f"<workbook {_MAIN} {relations}><sheets>{sheets}</sheets></workbook>".encode()}
    )


def sectors_that_go_round() -> bytes:
    """An old workbook whose sectors follow one another in a circle; bytes 60 on name the table that says so."""
    [path] = [path for path in OTHERS if path.name == "example_xls-text_and_integer.xls"]
    data = bytearray(path.read_bytes())
    [table] = struct.unpack_from("<i", data, 60)
    for entry in range(128):
        struct.pack_into("<i", data, 512 * (table + 1) + 4 * entry, (entry + 1) % 128)
    return bytes(data)


HOSTILE: tuple[tuple[Callable[[], bytes], FileKind], ...] = (
    (million_empty_rows, FileKind.XLSX),
    (million_empty_cells, FileKind.XLSX),
    (wide_rows, FileKind.XLSX),
    (cell_at_the_end, FileKind.XLSX),
    (row_beyond_the_end, FileKind.XLSX),
    (rows_out_of_order, FileKind.XLSX),
    (million_strings, FileKind.XLSX),
    (endless_string, FileKind.XLSX),
    (endless_attributes, FileKind.XLSX),
    (deep_elements, FileKind.XLSX),
    (bomb, FileKind.XLSX),
    (laughs, FileKind.XLSX),
    (many_parts, FileKind.XLSX),
    (many_sheets, FileKind.XLSX),
    (sectors_that_go_round, FileKind.XLS),
    (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9_000_000), FileKind.XLS),
    (lambda: b"," * 9_999_999, FileKind.CSV),
    (lambda: b"\n" * 9_999_999, FileKind.CSV),
    (lambda: b'"' * 9_999_999, FileKind.CSV),
    (lambda: b"survey\n;type;name\n" + b";" * 9_900_000, FileKind.CSV),
    (lambda: b"survey\n,type,name\n" + b",a,b\n" * 90_000, FileKind.CSV),
    (lambda: b"".join(b"s%d\n,a\n" % at for at in range(40_000)), FileKind.CSV),
    (lambda: b"|" * 9_999_999, FileKind.MARKDOWN),
    (lambda: b"\n" * 9_999_999, FileKind.MARKDOWN),
    (lambda: b"|" + b"-" * 9_999_990 + b"x", FileKind.MARKDOWN),
)

# Reads each file it is given, with no more memory than it may take, and says how long each took.
_CHILD = """
import resource, sys, time
from pathlib import Path
import openpyxl, pyxform.xls2xform, xlrd
from conversations.forms.reading.files import FileKind, opened
limit = int(sys.argv[1])
for name in sys.argv[2:]:
    path = Path(name)
    data, kind = path.read_bytes(), FileKind(path.suffix[1:])
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + limit, resource.RLIM_INFINITY))
    began = time.process_time()
    reading = opened(data, kind)
    print(path.name, time.process_time() - began, reading.refused)
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


def test_files_made_to_harm_are_refused_within_a_second_and_200_megabytes(tmp_path: Path) -> None:
    paths = []
    for at, (make, kind) in enumerate(HOSTILE):
        paths.append(tmp_path / f"{at}-{make.__name__.strip('<>')}.{kind.value}")
        paths[-1].write_bytes(make())
    run = subprocess.run(
        [sys.executable, "-c", _CHILD, str(MOST_MEMORY), *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert run.returncode == 0, run.stderr[-2_000:]
    lines = [line.split() for line in run.stdout.splitlines()]
    assert [name for name, _, refused in lines if refused != "True"] == []
    assert [(name, seconds) for name, seconds, _ in lines if float(seconds) > MOST_SECONDS] == []
    assert len(lines) == len(HOSTILE)


@pytest.mark.parametrize("maker", [million_empty_rows, bomb, million_strings, million_empty_cells])
def test_what_is_too_large_says_what_to_do_about_it(maker: Callable[[], bytes]) -> None:
    [fault] = opened(maker(), FileKind.XLSX).faults
    assert fault.rule == "too-large"
    assert fault.remedy.startswith(("Delete", "Take", "Copy"))


def test_a_formatted_row_at_the_very_end_of_a_sheet_is_no_harm() -> None:
    # Some spreadsheet programs write one into every file.
    began = time.process_time()
    reading = opened(
        of_rows('<row r="2"><c r="A2" t="inlineStr"><is><t>note</t></is></c></row><row r="1048576"/>'),
        FileKind.XLSX,
    )
    assert reading.sheets is not None
    assert [row.number for row in reading.sheets.survey.rows] == [2]
    assert time.process_time() - began < MOST_SECONDS


def settles(data: bytes, kind: FileKind) -> None:
    """The bytes give sheets or faults in whole sentences, and sheets compile to a flow or to faults."""
    reading = opened(data, kind)
    for fault in reading.faults:
        assert fault.problem.endswith((".", "?", "!"))
        assert fault.remedy
        assert fault.rule != "form"
    if reading.sheets is None:
        assert reading.refused
    else:
        assert unpack(pack(reading.sheets)) == reading.sheets
        compiled(reading.sheets)


STARTS = (
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"survey\n,type\n,",
    b"| survey |\n| |",
)


@given(st.binary(max_size=300), st.sampled_from(STARTS), st.sampled_from(FileKind))
@settings(deadline=None)
def test_random_bytes_settle(data: bytes, start: bytes, kind: FileKind) -> None:
    settles(start + data, kind)


_REAL = [(path.read_bytes(), FileKind(path.suffix[1:])) for path in OTHERS if path.stat().st_size < 30_000]
_TEXT = (
    b"survey\n,type,name,label,relevant\n,select_one yn,a,A?,\n,text,b,B?,${a} = 'yes'\n"
    b"choices\n,list_name,name,label\n,yn,yes,Yes\n,yn,no,No\n"
)
_REAL += [(_TEXT, FileKind.CSV), (_TEXT.replace(b",", b"|").replace(b"\n", b"|\n|"), FileKind.MARKDOWN)]


@given(st.sampled_from(_REAL), st.data())
@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)
def test_real_forms_with_bytes_changed_cut_or_doubled_settle(
    form: tuple[bytes, FileKind], draw: st.DataObject
) -> None:
    data, kind = form
    at = draw.draw(st.integers(0, len(data)))
    length = draw.draw(st.integers(0, 64))
    put = draw.draw(st.one_of(st.binary(max_size=64), st.just(data[at : at + length] * 2), st.just(b"")))
    settles(data[:at] + put + data[at + length :], kind)


_MARKUP = st.sampled_from(
    [
        '<row r="2"><c r="A2" t="s"><v>99999999</v></c></row>',
        '<row r="2"><c r="A2" t="s"><v>-1</v></c></row>',
        '<row r="2"><c r="A2"><v>1e999</v></c></row>',
        f'<row r="2"><c r="A2"><v>{"9" * 5_000}</v></c></row>',
        '<row r="2"><c r="ZZZZZ2"><v>1</v></c></row>',
        '<row r="2"><c r="2"><v>1</v></c></row>',
        '<row r="0"/>',
        '<row r="-5"/>',
        '<row r="two"/>',
        '<row><c t="e"><v>#REF!</v></c></row>',
        '<row><c t="d"><v>nonsense</v></c></row>',
        '<row><c s="7777"><v>1</v></c></row>',
        '<row><c t="b"><v>maybe</v></c></row>',
        "<row><c><f>A1</f></c></row>",
        "</sheetData><mergeCells><mergeCell ref='A1:'/><mergeCell/></mergeCells><sheetData>",
        "</sheetData><cols><col min='0' max='9' hidden='1'/><col hidden='1'/></cols><sheetData>",
        "<row>",
        "&unknown;",
        "\x00",
    ]
)


@given(st.lists(_MARKUP, max_size=3))
@settings(deadline=None)
def test_sheets_that_no_spreadsheet_program_writes_settle(markup: list[str]) -> None:
    settles(of_rows("".join(markup)), FileKind.XLSX)


def test_reading_takes_no_memory_that_stays() -> None:
    million = million_empty_rows()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(5):
        assert [fault.weight for fault in opened(million, FileKind.XLSX).faults] == [Weight.ERROR]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # kilobytes
