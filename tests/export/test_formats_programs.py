"""The files of SPSS, Stata and Excel: equal in every second reader, or the format's own limit is met in the open."""

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pandas as pd
import pyreadstat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.research.columns import MISSING_WORDS, Missing, Shape, Shelf, Standing, Value
from conversations.research.rows import Cell, Row
from storage.export.cells import whole
from storage.export.counting import PIECE, Counting, Counts
from storage.export.formats.csvs import CsvStories
from storage.export.formats.naming import shown
from storage.export.formats.spreadsheet import write_xlsx
from storage.export.formats.spss import SPSS, write_sav
from storage.export.formats.stata import STATA, write_dta
from storage.export.formats.variables import cut, groups
from tests.export import hostile
from tests.export.making import BANDS, ENGLISH, NEEDS, SHELF, WHO, column, row, rows


class Sink:
    """What a writer of a bundle is given: something that takes bytes and nothing else."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.pieces.append(bytes(data))
        return len(data)


ROWS = rows(hostile.TEXTS)
MANY = rows(tuple(f"text {number}" for number in range(5000)))

PSPP = shutil.which("pspp")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def counted(told: list[Row], shelf: Shelf = SHELF) -> Counts:
    counting = Counting(shelf)
    for each in told:
        counting.write(each)
    return counting.counts()


def sav(folder: Path, told: list[Row] = ROWS, shelf: Shelf = SHELF) -> Path:
    out = Sink()
    write_sav(iter(told), shelf, counted(told, shelf), out, folder / "place")  # type: ignore[arg-type]
    assert (folder / "place").read_bytes() == b""
    (folder / "stories.sav").write_bytes(b"".join(out.pieces))
    return folder / "stories.sav"


def dta(folder: Path, told: list[Row] = ROWS, shelf: Shelf = SHELF) -> Path:
    out = Sink()
    write_dta(iter(told), shelf, counted(told, shelf), out, folder / "place")  # type: ignore[arg-type]
    assert (folder / "place").read_bytes() == b""
    (folder / "stories.dta").write_bytes(b"".join(out.pieces))
    return folder / "stories.dta"


def xlsx(folder: Path, told: list[Row] = ROWS, shelf: Shelf = SHELF) -> Path:
    out = Sink()
    write_xlsx(iter(told), shelf, counted(told, shelf), out)  # type: ignore[arg-type]
    (folder / "stories.xlsx").write_bytes(b"".join(out.pieces))
    return folder / "stories.xlsx"


Read = tuple[pd.DataFrame, SimpleNamespace, Path]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """The .sav of every hostile text as pyreadstat reads it: its rows, what it says of them, and where it is."""
    path = sav(tmp_path_factory.mktemp("sav"))
    frame, meta = pyreadstat.read_sav(path, user_missing=True)
    return frame, meta, path


def typed(told: Cell) -> str:
    """A text as SPSS and Stata hold it: no NUL, no half characters, no blanks at the end; what reads as a code has a blank before it."""
    if isinstance(told, Missing):
        return "" if told is Missing.NO_ANSWER else str(told.value)
    text = whole(told).rstrip(" ")
    return f" {text}" if text.strip() in ("-91", "-92", "-93") and text.strip() != "-91" else text


def joined(frame: pd.DataFrame, name: str) -> list[str]:
    """The texts of a column that goes on in others."""
    parts = [name, *(f"{name}_{part}" for part in range(2, 100) if f"{name}_{part}" in frame)]
    return ["".join(line) for line in frame[parts].to_numpy().tolist()]


def test_every_text_of_the_sav_comes_back_and_long_ones_go_on_in_more_variables(read: Read) -> None:
    frame, meta, _ = read
    assert joined(frame, "story") == [typed(told.cells[0]) for told in ROWS]
    assert joined(frame, "wish") == [typed(told.cells[1]) for told in ROWS]
    assert [name for name in meta.column_names if name.startswith("story")] == [
        "story",
        *(f"story_{part}" for part in range(2, 6)),
    ]
    assert max(len(text.encode()) for text in frame["story"]) <= PIECE


def test_the_sav_has_numbers_with_labels_and_says_why_a_value_is_missing(read: Read) -> None:
    frame, meta, _ = read
    number = {value.name: float(value.number) for value in WHO}
    bands = {value.name: float(value.number) for value in BANDS}
    for line, told in zip(frame.to_dict("records"), ROWS, strict=True):
        who, age, needs, order = told.cells[4], told.cells[5], told.cells[2], told.cells[3]
        assert line["who"] == (float(who.value) if isinstance(who, Missing) else number[who])
        assert line["age"] == (float(age.value) if isinstance(age, Missing) else bands[age])
        for value in NEEDS:
            chosen, place = line[f"needs_{value.name}"], line[f"order_{value.name}"]
            assert chosen == (
                float(needs.value) if isinstance(needs, Missing) else float(value.name in needs.split(" "))
            )
            picked = [] if isinstance(order, Missing) else order.split(" ")
            there = float(picked.index(value.name) + 1) if value.name in picked else 0.0
            assert place == (float(order.value) if isinstance(order, Missing) else there)
    codes = {float(missing.value): words for missing, words in MISSING_WORDS.items()}
    assert (
        meta.variable_value_labels["who"]
        == {number[each.name]: each.name.capitalize() for each in WHO} | codes
    )
    assert [one["lo"] for one in meta.missing_ranges["who"]] == [-91.0, -92.0, -93.0]
    assert meta.column_names_to_labels["needs_sleep"] == "Sleep: What about needs?"
    assert meta.variable_measure["age"] == "ordinal"
    assert meta.mr_sets["needs"]["variable_list"] == [f"needs_{value.name}" for value in NEEDS]
    assert meta.mr_sets["needs"]["counted_value"] == 1
    assert "order" not in meta.mr_sets


def test_a_number_that_is_the_code_of_a_missing_value_moves_the_codes_away(read: Read) -> None:
    """``waited`` holds -91 as a number: nobody's answer turns into a missing value."""
    assert any(told.cells[6] == "-91" for told in ROWS)
    frame, meta, _ = read
    codes = {Missing.NO_ANSWER: -991.0, Missing.NOT_IN_FLOW: -992.0, Missing.WITHHELD: -993.0}
    assert [one["lo"] for one in meta.missing_ranges["waited"]] == list(codes.values())
    assert frame["waited"].tolist() == [
        codes[told.cells[6]] if isinstance(told.cells[6], Missing) else float(told.cells[6]) for told in ROWS
    ]


def test_dates_of_the_sav_are_dates(read: Read) -> None:
    frame, _ = pyreadstat.read_sav(read[2])
    found = [None if pd.isna(day) else day.isoformat() for day in frame["since"]]
    assert found == [None if isinstance(told.cells[7], Missing) else told.cells[7] for told in ROWS]
    months = [told.cells[8] for told in ROWS]
    assert frame["month"].fillna("").tolist() == ["" if isinstance(one, Missing) else one for one in months]


def test_a_sav_of_many_rows_written_a_few_at_a_time_holds_them_all_in_order(tmp_path: Path) -> None:
    frame, meta = pyreadstat.read_sav(sav(tmp_path, MANY), user_missing=True)
    assert meta.number_rows == len(MANY)
    assert frame["row"].tolist() == [told.id for told in MANY]
    assert frame["story"].tolist() == [told.cells[0] for told in MANY]


@pytest.mark.parametrize("count", range(9))
def test_a_sav_of_any_width_is_whole(tmp_path: Path, count: int) -> None:
    """Eight parts of a row are packed together, so each remainder is one to try."""
    shelf = Shelf(
        tuple(column(f"c{n}", Shape.CHOICE, WHO) for n in range(count)), (ENGLISH,), ENGLISH, "T", ("1 aa",)
    )
    told = [row(n, tuple(WHO[(n + at) % 4].name for at in range(count))) for n in range(5)]
    frame, _ = pyreadstat.read_sav(sav(tmp_path, told, shelf))
    assert frame.iloc[:, 6:].to_numpy().tolist() == [
        [float((n + at) % 4 + 1) for at in range(count)] for n in range(5)
    ]


def test_labels_are_cut_at_a_character_and_never_by_the_format(tmp_path: Path) -> None:
    long = hostile.LABEL_300_BYTES
    family = "👩‍👧‍👦" * 40
    values = (Value("a", 1, {ENGLISH: long}), Value("b", 2, {ENGLISH: family}))
    shelf = Shelf(
        (column("who", Shape.CHOICE, values, label={ENGLISH: long}), column("many", Shape.CHOICES, values)),
        (ENGLISH,),
        ENGLISH,
        long,
        ("1 aa",),
    )
    _, meta = pyreadstat.read_sav(sav(tmp_path, [row(1, ("a", "a b"))], shelf))
    label = meta.column_names_to_labels["who"]
    assert label.endswith("…")
    assert long.startswith(label.removesuffix("…"))
    assert 200 < len(label.encode()) <= 250
    first, second = meta.variable_value_labels["who"][1.0], meta.variable_value_labels["who"][2.0]
    assert long.startswith(first.removesuffix("…"))
    assert 100 < len(first.encode()) <= 120
    assert second.removesuffix("…") == "👩‍👧‍👦" * 6
    assert cut("Äé" * 3, 8) == "Äé…"


@given(st.text(min_size=1), st.integers(min_value=8, max_value=60))
def test_a_label_is_as_long_as_it_may_be_or_shorter(text: str, size: int) -> None:
    assert len(cut(text, size).encode()) <= size
    assert "\n" not in cut(text, size)


@pytest.mark.parametrize("limits", [SPSS, STATA])
def test_names_are_what_the_program_takes_and_no_two_are_alike(limits: object) -> None:
    assert limits in (SPSS, STATA)
    chosen = SPSS if limits is SPSS else STATA
    names = (*hostile.NAMES, "_all", "with", "বাংলা নাম", "1st", "name.", "needs_sleep", "a" * 254)
    columns = (*(column(name, Shape.CODE) for name in names), column("needs", Shape.CHOICES, NEEDS))
    shelf = Shelf(columns, (ENGLISH,), ENGLISH, "T", ("1 aa",))
    told = [row(1, (*("x" for _ in names), "sleep"))]
    found = [one.name for group in groups(shelf, counted(told, shelf), chosen) for one in group.variables]
    assert len({name.casefold() for name in found}) == len(found) == 6 + len(names) + len(NEEDS)
    for name in found:
        assert name[0].isalpha()
        assert all(c.isalnum() or c in chosen.signs for c in name)
        assert len(name.encode()) <= chosen.name
        assert name.casefold() not in chosen.reserved


@pytest.mark.parametrize("write", [sav, dta, xlsx])
def test_the_same_rows_give_the_same_bytes(tmp_path: Path, write: object) -> None:
    assert callable(write)
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert write(tmp_path / "one").read_bytes() == write(tmp_path / "two").read_bytes()


@pytest.mark.parametrize("write", [sav, dta, xlsx])
def test_a_file_without_a_row_opens(tmp_path: Path, write: object) -> None:
    assert callable(write)
    path = write(tmp_path, [])
    read = {".sav": pd.read_spss, ".dta": pd.read_stata, ".xlsx": pd.read_excel}[path.suffix]
    assert len(read(path)) == 0


def test_every_text_of_the_dta_comes_back_from_two_readers(tmp_path: Path) -> None:
    path = dta(tmp_path)
    frame, _ = pyreadstat.read_dta(path)
    assert [text.rstrip(" ") for text in frame["story"]] == [typed(told.cells[0]) for told in ROWS]
    other = pd.read_stata(path, convert_categoricals=False)
    assert [text.rstrip(" ") for text in other["story"]] == [typed(told.cells[0]) for told in ROWS]
    assert [text.rstrip(" ") for text in other["wish"]] == [typed(told.cells[1]) for told in ROWS]


def test_the_dta_has_statas_own_missing_values_with_their_reasons(tmp_path: Path) -> None:
    path = dta(tmp_path)
    letters = {Missing.NO_ANSWER: "a", Missing.NOT_IN_FLOW: "b", Missing.WITHHELD: "c"}
    number = {value.name: float(value.number) for value in WHO}
    frame, meta = pyreadstat.read_dta(path, user_missing=True)
    assert frame["who"].tolist() == [
        letters[who] if isinstance(who := told.cells[4], Missing) else number[who] for told in ROWS
    ]
    assert meta.variable_value_labels["who"]["c"] == MISSING_WORDS[Missing.WITHHELD]
    plain = pd.read_stata(path, convert_categoricals=False)
    assert plain["who"].isna().tolist() == [isinstance(told.cells[4], Missing) for told in ROWS]
    days = [None if pd.isna(day) else day.date().isoformat() for day in plain["since"]]
    assert days == [None if isinstance(told.cells[7], Missing) else told.cells[7] for told in ROWS]


def in_xlsx(told: Cell) -> str | None:
    """A cell of a spreadsheet: lines end with a line feed; what XML cannot hold is U+FFFD."""
    text = shown(told).replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "\ufffd", text)
    return (
        re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text) or None
    )  # which openpyxl shows as it stands in the file


def sheet(path: Path) -> Iterator[tuple[object, ...]]:
    book = openpyxl.load_workbook(path)
    for line in book["stories"].iter_rows():
        assert all(cell.data_type in ("s", "n") for cell in line)
        yield tuple(cell.value for cell in line)


def test_every_text_of_the_xlsx_comes_back_and_none_is_a_formula(tmp_path: Path) -> None:
    path = xlsx(tmp_path)
    names, *lines = sheet(path)
    several = [at for at, name in enumerate(names) if str(name).startswith("story")]
    assert len(several) == 5
    for line, told in zip(lines, ROWS, strict=True):
        assert "".join(str(line[at]) for at in several if line[at] is not None) == in_xlsx(told.cells[0])
        assert all(len(str(one).encode("utf-16-le")) // 2 <= 32_767 for one in line)
    with zipfile.ZipFile(path) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_numbers_of_the_xlsx_are_numbers(tmp_path: Path) -> None:
    names, *lines = sheet(xlsx(tmp_path))
    at = names.index("waited")
    for line, told in zip(lines, ROWS, strict=True):
        waited = told.cells[6]
        assert line[at] == (in_xlsx(waited) if isinstance(waited, Missing) else float(waited))


_UNABLE = """
import io, resource, sys
from tests.export import test_formats_programs as here
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
out = io.BytesIO()
here.write_xlsx(iter(here.MANY), here.SHELF, here.counted(here.MANY), out)
sys.stdout.write(str(len(out.getvalue())))
"""


def test_rows_of_the_xlsx_are_never_put_aside_in_files() -> None:
    """The library by itself would write them in clear where temporary files go: here no file can be written at all."""
    here = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", _UNABLE], cwd=here, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 100_000


def test_columns_withheld_from_everybody_are_still_columns(tmp_path: Path) -> None:
    shelf = Shelf(
        tuple(column(f"c{n}", shape, standing=Standing.KEY) for n, shape in enumerate(Shape)),
        (ENGLISH,),
        ENGLISH,
        "T",
        ("1 aa",),
    )
    told = [row(n, tuple(Missing.WITHHELD for _ in Shape)) for n in range(3)]
    assert pyreadstat.read_sav(sav(tmp_path, told, shelf))[0].shape == (3, 6 + len(Shape))
    assert pd.read_stata(dta(tmp_path, told, shelf)).shape == (3, 6 + len(Shape))
    assert pd.read_excel(xlsx(tmp_path, told, shelf)).shape == (3, 6 + len(Shape))


def _pspp(folder: Path, commands: str) -> str:
    assert PSPP is not None
    (folder / "commands.sps").write_text(commands)
    done = subprocess.run(
        [PSPP, "commands.sps"], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "warning" not in done.stdout + done.stderr
    assert "error" not in done.stdout + done.stderr
    return done.stdout


@pytest.mark.skipif(
    PSPP is None, reason="PSPP, a second reader of .sav, is not installed; pyreadstat reads it above"
)
def test_pspp_reads_every_text_of_the_sav(tmp_path: Path, read: Read) -> None:
    mine, own, path = read
    _pspp(
        tmp_path,
        f"GET FILE='{path}'.\nSAVE /OUTFILE='again.sav'.\n",
    )
    frame, meta = pyreadstat.read_sav(tmp_path / "again.sav", user_missing=True)
    assert frame.to_numpy().tolist() == mine.to_numpy().tolist()
    assert joined(frame, "story") == [typed(told.cells[0]) for told in ROWS]
    assert meta.column_names_to_labels == own.column_names_to_labels
    assert meta.variable_value_labels == own.variable_value_labels
    assert meta.missing_ranges == own.missing_ranges
    assert meta.mr_sets == own.mr_sets


@pytest.mark.skipif(
    PSPP is None, reason="PSPP, a second reader of .sav, is not installed; pyreadstat reads it above"
)
def test_pspp_counts_what_is_missing_as_missing(tmp_path: Path, read: Read) -> None:
    told = _pspp(tmp_path, f"GET FILE='{read[2]}'.\nDESCRIPTIVES VARIABLES=waited.\n")
    waited = [float(one.cells[6]) for one in ROWS if not isinstance(one.cells[6], Missing)]
    numbers = re.search(r"What about[^|]*\|\s*(\d+)\|\s*([\d.]+)\|", told)
    assert numbers
    assert int(numbers[1]) == len(waited)
    assert float(numbers[2]) == pytest.approx(sum(waited) / len(waited), abs=0.01)


def _flat(folder: Path, name: str, *options: str) -> str:
    """A table as LibreOffice reads it."""
    assert OFFICE is not None
    subprocess.run(
        [
            *(OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless"),
            *(*options, "--convert-to", "fods", name),
        ],
        cwd=folder,
        capture_output=True,
        timeout=180,
        check=True,
    )
    return (folder / name).with_suffix(".fods").read_text("utf-8")


@pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice is not installed; openpyxl and csv look for formulas above"
)
def test_libreoffice_finds_no_formula(tmp_path: Path) -> None:
    """Neither in the sheet, nor in the CSV, also where it is split at semicolons and formulas are asked for."""
    short = [told for told in ROWS if len(str(told.cells[0])) < 1000 and len(str(told.cells[1])) < 1000]
    book = _flat(tmp_path, xlsx(tmp_path, short).name)
    assert "=1+1" in book
    assert "table:formula" not in book
    with (tmp_path / "table.csv").open("wb") as out:
        writer = CsvStories(out, SHELF)
        for told in short:
            writer.write(told)
        writer.close()
    split = "--infilter=CSV:59,34,76,1,,0,false,true,false,false,false,-1,true"
    table = _flat(tmp_path, "table.csv", split)
    assert "'=1+1" in table.replace("&apos;", "'")
    assert "table:formula" not in table
