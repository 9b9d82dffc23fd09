"""The tables that code and spreadsheets read: every hostile text comes back equal from every second reader."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import frictionless
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.research.columns import Missing, Shape, Shelf
from conversations.research.rows import Cell, Row
from storage.export.about import About
from storage.export.cells import cell, halved, pieces, plain, utf8, whole
from storage.export.formats.csvs import CsvChoices, CsvGaps, CsvStories
from storage.export.formats.jsonl import JsonlStories
from storage.export.formats.naming import BLANKS, HEAD, meant, shown, story_names
from storage.export.formats.package import datapackage
from storage.export.formats.parquet import ParquetStories
from tests.export import hostile
from tests.export.making import ENGLISH, SHELF, column, row, rows

SCHEMAS = Path(__file__).parents[3] / "shared" / "schemas" / "datapackage-2.0"

ROWS = rows(hostile.TEXTS)

WRITERS = {
    "stories.csv": CsvStories,
    "choices.csv": CsvChoices,
    "gaps.csv": CsvGaps,
    "stories.jsonl": JsonlStories,
    "stories.parquet": ParquetStories,
}

ABOUT = About(
    title="A made-up story",
    bundle="ab" * 16,
    number=2,
    week="2026-W47",
    researcher="A made-up researcher",
    project="A made-up project",
    tier="safeguarded",
    contact="nobody",
    languages=(ENGLISH,),
    stories=len(ROWS),
    sounds=0,
    firsthand="0.1.0",
)


class Sink:
    """What a writer of a bundle is given: something that takes bytes and nothing else."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.pieces.append(bytes(data))
        return len(data)


def written(name: str, told: list[Row] = ROWS, shelf: Shelf = SHELF) -> bytes:
    sink = Sink()
    writer = WRITERS[name](sink, shelf)  # type: ignore[arg-type]
    for each in told:
        writer.write(each)
    writer.close()
    return b"".join(sink.pieces)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in WRITERS:
        (tmp_path / name).write_bytes(written(name))
    return tmp_path


def in_csv(told: Cell) -> Cell:
    """What a cell is after it was in a CSV: NUL and half characters are U+FFFD, and nothing else is lost."""
    return told if isinstance(told, Missing) else whole(told)


def from_csv(text: str) -> Cell:
    return meant(plain(text))


def test_every_cell_of_the_csv_comes_back_from_the_standard_library(folder: Path) -> None:
    with (folder / "stories.csv").open(encoding="utf-8-sig", newline="") as table:
        header, *lines = csv.reader(table)
    assert tuple(header) == story_names(SHELF)
    for line, told in zip(lines, ROWS, strict=True):
        assert line[:2] == [told.id, told.flow]
        assert [from_csv(text) for text in line[2:4]] == [told.sent, told.language]
        assert line[4:6] == ["digest research", str(told.first)]
        assert [from_csv(text) for text in line[6:]] == [in_csv(one) for one in told.cells]


def _pandas(path: Path) -> list[list[str]]:
    return pd.read_csv(path, dtype=str, keep_default_na=False).to_numpy().tolist()


def _duckdb(path: Path) -> list[list[str]]:
    table = duckdb.read_csv(
        str(path), all_varchar=True, header=True, max_line_size=10_000_000, na_values="\0"
    )
    return [["" if value is None else value for value in line] for line in table.fetchall()]


def _frictionless(path: Path) -> list[list[str]]:
    with frictionless.Resource(path=path.name, basepath=str(path.parent), encoding="utf-8") as resource:
        lines = list(resource.cell_stream)
    return [["" if value is None else value for value in line] for line in lines[1:]]


@pytest.mark.parametrize("read", [_pandas, _duckdb, _frictionless])
def test_every_cell_of_the_csv_comes_back_from_other_readers(
    folder: Path, read: Callable[[Path], list[list[str]]]
) -> None:
    for line, told in zip(read(folder / "stories.csv"), ROWS, strict=True):
        assert line[0] == told.id
        assert [from_csv(text) for text in line[6:]] == [in_csv(one) for one in told.cells]


def _would_run(text: str) -> bool:
    """Whether it begins with a sign that runs, seen without blanks and quotes before it; a plain number may."""
    number = text.removeprefix("-").removeprefix("+").replace(".", "", 1).isdigit()
    return text.lstrip(' \u00a0\u3000"').startswith(tuple("=+-@＝＋－＠")) and not number


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("quotes", [csv.QUOTE_MINIMAL, csv.QUOTE_NONE])
def test_no_cell_of_the_csv_begins_like_a_formula_wherever_a_spreadsheet_splits_it(
    folder: Path, separator: str, quotes: int
) -> None:
    """A spreadsheet set to another language splits at semicolons and then sees no quotes."""
    text = (folder / "stories.csv").read_text("utf-8-sig")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quotes)  # type: ignore[arg-type]
    found = [one for line in reader for one in line if _would_run(one)]
    assert len(text) > 100_000
    assert found == []


@given(st.text(alphabet=st.sampled_from("=+-@'\" \t\r\n;,|a1＝\ud800\0")))
def test_what_guards_a_cell_is_taken_away_exactly(text: str) -> None:
    assert plain(cell(text)) == whole(text)


@given(st.text(alphabet=st.sampled_from("=+-@'\" \t\r\n;a"), min_size=1))
def test_a_guarded_cell_begins_with_no_sign_that_runs(text: str) -> None:
    guarded = cell(text)
    assert guarded[0] not in "=+-@\t\r\n" or guarded[1:].isdigit()


@given(st.one_of(st.sampled_from([*Missing, *BLANKS.values(), " (withheld)"]), st.text()))
def test_nobody_can_type_themselves_missing(told: Cell) -> None:
    if told != "":  # a cell is never empty text
        assert meant(shown(told)) == told


@given(st.text(), st.integers(min_value=4, max_value=40))
def test_pieces_of_a_text_are_the_text(text: str, size: int) -> None:
    found = pieces(text, size)
    assert "".join(found) == whole(text) or "".join(found) == text
    assert all(len(utf8(whole(piece))) <= size for piece in found)


def test_every_word_comes_back_from_jsonl(folder: Path) -> None:
    lines = [json.loads(line) for line in (folder / "stories.jsonl").read_text("utf-8").split("\n")[:-1]]
    for found, told in zip(lines, ROWS, strict=True):
        assert list(found) == [*story_names(SHELF), "missing"]
        assert found["row"] == told.id
        assert found["uses"] == ["digest", "research"]
        assert found["story"] == halved(str(told.cells[0]))
        assert found["needs"] == (None if isinstance(told.cells[2], Missing) else told.cells[2].split(" "))
        withheld = {name for name, why in found["missing"].items() if why == "withheld"}
        assert withheld == {
            name
            for name, one in zip(
                ("sent", "language", *story_names(SHELF)[6:]),
                (told.sent, told.language, *told.cells),
                strict=True,
            )
            if one is Missing.WITHHELD
        }


def test_a_number_keeps_its_noughts_in_jsonl() -> None:
    shelf = Shelf((column("waited", Shape.NUMBER),), (ENGLISH,), ENGLISH, "T", ("1 aa",))
    lines = written(
        "stories.jsonl", [row(n, (number,)) for n, number in enumerate(("3.50", "-0", "007"))], shelf
    )
    assert b'"waited":3.50,' in lines
    assert b'"waited":-0,' in lines
    assert b'"waited":"007",' in lines


def _parquet_pandas(path: Path) -> list[str]:
    return pd.read_parquet(path)["story"].tolist()


def _parquet_duckdb(path: Path) -> list[str]:
    return [line[0] for line in duckdb.read_parquet(str(path)).select("story").fetchall()]


def _jsonl_duckdb(path: Path) -> list[str]:
    jsonl = path.with_suffix(".jsonl")
    return [
        line[0]
        for line in duckdb.read_json(str(jsonl), maximum_object_size=10_000_000).select("story").fetchall()
    ]


def _jsonl_pandas(path: Path) -> list[str]:
    return pd.read_json(path.with_suffix(".jsonl"), lines=True, dtype=False)["story"].tolist()


@pytest.mark.parametrize("read", [_parquet_pandas, _parquet_duckdb, _jsonl_duckdb, _jsonl_pandas])
def test_every_text_of_parquet_and_jsonl_comes_back_from_other_readers(
    folder: Path, read: Callable[[Path], list[str]]
) -> None:
    assert read(folder / "stories.parquet") == [halved(str(told.cells[0])) for told in ROWS]


def test_parquet_has_types_that_fit_and_the_words_of_the_questions(folder: Path) -> None:
    table = pq.read_table(folder / "stories.parquet")
    assert table.column_names == [*story_names(SHELF), "missing"]
    found = table.to_pylist()
    for line, told in zip(found, ROWS, strict=True):
        needs, ranked, who, waited = told.cells[2], told.cells[3], told.cells[4], told.cells[6]
        assert line["needs"] == (None if isinstance(needs, Missing) else needs.split(" "))
        assert line["order"] == (None if isinstance(ranked, Missing) else ranked.split(" "))
        assert line["who"] == (None if isinstance(who, Missing) else who)
        assert line["waited"] == (None if isinstance(waited, Missing) else float(waited))
        since = told.cells[7]
        assert (line["since"] and line["since"].isoformat()) == (
            None if isinstance(since, Missing) else since
        )
    label = json.loads(table.schema.field("story").metadata[b"label"])
    assert label == dict(SHELF.columns[0].label)
    assert set(json.loads(table.schema.field("who").metadata[b"values"])) == {
        "gp",
        "nurse",
        "teacher",
        "nobody",
    }


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_rows_give_the_same_bytes(name: str) -> None:
    assert written(name) == written(name)


@pytest.mark.parametrize("name", WRITERS)
def test_a_table_without_a_row_is_a_table(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(written(name, []))
    if name.endswith("parquet"):
        assert pq.read_table(tmp_path / name).num_rows == 0
    elif name.endswith("csv"):
        assert len(pd.read_csv(tmp_path / name)) == 0
    else:
        assert (tmp_path / name).read_bytes() == b""


def test_names_that_are_columns_already_are_told_apart() -> None:
    shelf = Shelf(
        tuple(column(name, Shape.CODE) for name in hostile.NAMES), (ENGLISH,), ENGLISH, "T", ("1 aa",)
    )
    names = story_names(shelf)
    assert names[: len(HEAD)] == HEAD
    assert len({name.casefold() for name in (*names, "missing")}) == len(names) + 1
    told = [row(1, tuple(f"value{n}" for n in range(len(hostile.NAMES))))]
    line = json.loads(written("stories.jsonl", told, shelf))
    assert [line[name] for name in names[6:]] == list(told[0].cells)


def test_choices_and_gaps_have_a_line_for_each_that_was_told(folder: Path) -> None:
    choices = pd.read_csv(folder / "choices.csv", dtype=str, keep_default_na=False)
    told = [
        [one.id, name, value, str(place) if name == "order" else ""]
        for one in ROWS
        for name, chosen in (("needs", one.cells[2]), ("order", one.cells[3]))
        if not isinstance(chosen, Missing)
        for place, value in enumerate(chosen.split(" "), 1)
    ]
    assert choices.to_numpy().tolist() == told
    gaps = pd.read_csv(folder / "gaps.csv", dtype=str)
    assert gaps.to_numpy().tolist() == [[one.id, "who", "nobody"] for one in ROWS if one.cells[4] == "nobody"]


def _packaged(folder: Path, shelf: Shelf = SHELF, told: list[Row] = ROWS) -> Path:
    (folder / "data").mkdir()
    for name in ("stories.csv", "choices.csv", "gaps.csv"):
        (folder / "data" / name).write_bytes(written(name, told, shelf))
    (folder / "datapackage.json").write_bytes(datapackage(shelf, ABOUT))
    return folder / "datapackage.json"


def test_frictionless_finds_the_package_whole_with_its_keys_and_its_missing_values(tmp_path: Path) -> None:
    path = _packaged(tmp_path)
    report = frictionless.validate(str(path))
    assert report.flatten(["type", "message"]) == []
    stories = frictionless.Package(str(path)).get_resource("stories")
    for line, told in zip(stories.read_rows(), ROWS, strict=True):
        assert line["who"] == (None if isinstance(told.cells[4], Missing) else told.cells[4])
        waited = told.cells[6]
        assert line["waited"] == (None if isinstance(waited, Missing) else pytest.approx(float(waited)))


@pytest.mark.parametrize(("name", "line"), [("choices", "needs,sleep,"), ("gaps", "who,nobody")])
def test_frictionless_finds_a_line_that_belongs_to_no_story(tmp_path: Path, name: str, line: str) -> None:
    path = _packaged(tmp_path)
    with (tmp_path / "data" / f"{name}.csv").open("a", newline="") as table:
        table.write(f"{'f' * 32},{line}\r\n")
    assert frictionless.validate(str(path)).flatten(["type"]) == [["foreign-key"]]


def test_the_package_keeps_to_the_official_schemas_where_they_are(tmp_path: Path) -> None:
    package = json.loads(_packaged(tmp_path).read_text("utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [one["path"] for one in package["resources"]] == [
        "data/stories.csv",
        "data/choices.csv",
        "data/gaps.csv",
    ]
    for resource in package["resources"]:
        values = resource["schema"]["missingValues"]
        assert {one["value"] for one in values} == set(BLANKS.values())
        assert all(one["label"] for one in values)
    assert package["resources"][0]["schema"]["primaryKey"] == ["row"]
    if SCHEMAS.exists():
        jsonschema = pytest.importorskip("jsonschema")
        profile = json.loads((SCHEMAS / "datapackage.json").read_text("utf-8"))
        assert list(jsonschema.Draft7Validator(profile).iter_errors(package)) == []
        table = json.loads((SCHEMAS / "tableschema.json").read_text("utf-8"))
        for resource in package["resources"]:
            assert list(jsonschema.Draft7Validator(table).iter_errors(resource["schema"])) == []
