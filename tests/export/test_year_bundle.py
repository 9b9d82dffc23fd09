"""The bundle of the demo's year opens in every program that a researcher may have, and holds the same rows in each."""

import csv
import io
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pandas as pd
import pyarrow.parquet as pq
import pyreadstat
import pytest
from pyrefiqda import RefiCodebook, RefiProject

from bot.demo.year import play
from storage.export.cells import plain

HEAD = ["row", "flow", "sent", "language", "uses", "first_bundle"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A week of the year, which is told, exported, released and opened as the whole of it is."""
    screen = io.StringIO()
    place = tmp_path_factory.mktemp("demo") / "year"
    play(place, screen, stories=45, seed=2, weeks=1, bundle=True)
    assert "The researcher's bundle:" in screen.getvalue()
    return place / "research" / "stories"


@pytest.fixture(scope="module")
def told(folder: Path) -> list[dict[str, Any]]:
    """The rows as JSON has them, which are exact."""
    lines = (folder / "data" / "stories.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) > 30
    return rows


def test_pandas_reads_the_csv_and_the_parquet(folder: Path, told: list[dict[str, Any]]) -> None:
    table = pd.read_csv(folder / "data" / "stories.csv", dtype=str, keep_default_na=False)
    assert table["row"].tolist() == [row["row"] for row in told]
    assert [plain(text) for text in table["story"]] == [row["story"] or "" for row in told]
    exact = pd.read_parquet(folder / "data" / "stories.parquet")
    assert exact["story"].where(exact["story"].notna(), None).tolist() == [row["story"] for row in told]
    assert exact["needs"].map(lambda one: None if one is None else list(one)).tolist() == [
        row["needs"] for row in told
    ]


def test_duckdb_reads_the_parquet_and_the_csv(folder: Path, told: list[dict[str, Any]]) -> None:
    asked = duckdb.connect()
    rows = asked.execute(
        "select row, story from read_parquet(?) order by row", [str(folder / "data" / "stories.parquet")]
    ).fetchall()
    assert rows == [(row["row"], row["story"]) for row in told]
    counted = asked.execute(
        "select count(*), count(distinct row) from read_csv(?, header=true, all_varchar=true)",
        [str(folder / "data" / "choices.csv")],
    ).fetchone()
    assert counted is not None
    assert counted[0] == sum(
        len(value) for row in told for value in row.values() if isinstance(value, list)
    ) - sum(len(row["uses"]) for row in told)


def test_frictionless_finds_nothing_wrong_with_the_package(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])


def test_spss_and_stata_files_hold_the_same_rows(folder: Path, told: list[dict[str, Any]]) -> None:
    for read, path in (
        (pyreadstat.read_sav, folder / "spss" / "stories.sav"),
        (pyreadstat.read_dta, folder / "stata" / "stories.dta"),
    ):
        frame, meta = read(str(path))
        assert frame["row"].tolist() == [row["row"] for row in told]
        assert [text or None for text in frame["story"].fillna("")] == [row["story"] for row in told]
        assert meta.column_names_to_labels["wait"].startswith("How long was it")


def test_pspp_reads_the_spss_file_where_it_is_installed(
    folder: Path, told: list[dict[str, Any]], tmp_path: Path
) -> None:
    pspp = shutil.which("pspp")
    if pspp is None:
        # The same file is read by pyreadstat in any case, see above.
        assert (folder / "spss" / "stories.sav").read_bytes().startswith(b"$FL")
        return
    syntax = tmp_path / "count.sps"
    out = tmp_path / "rows.csv"
    syntax.write_text(
        f"GET FILE='{folder / 'spss' / 'stories.sav'}'.\nSAVE TRANSLATE /OUTFILE='{out}' /TYPE=CSV /FIELDNAMES /KEEP=row story.\n"
    )
    subprocess.run([pspp, "-b", str(syntax)], check=True, capture_output=True, cwd=tmp_path)
    with out.open(encoding="utf-8", newline="") as table:
        assert [line["row"] for line in csv.DictReader(table)] == [row["row"] for row in told]


def test_the_project_for_qualitative_tools_holds_every_story(
    folder: Path, told: list[dict[str, Any]], tmp_path: Path
) -> None:
    project = RefiProject.load(folder / "qda" / "project.qdpx", str(tmp_path / "out"))
    assert {source.name for source in project.sources.text_source} == {row["row"] for row in told}
    texts = {
        source.name: RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "out").read_text(
            "utf-8"
        )
        for source in project.sources.text_source
    }
    assert all(row["story"] in texts[row["row"]] for row in told if row["story"])
    codebook = RefiCodebook.load(folder / "qda" / "codebook.qdc")
    assert codebook.codes.code


def test_parquet_says_what_each_column_is(folder: Path) -> None:
    schema = pq.read_schema(folder / "data" / "stories.parquet")
    assert schema.names[: len(HEAD)] == HEAD
    assert schema.field("wait").metadata


def test_a_first_look_and_the_record_were_made_beside_it(folder: Path) -> None:
    beside = folder.parent
    assert (beside / "first-look" / "first-look.html").exists()
    assert len(list((beside / "releases").iterdir())) == 1
    assert not list(beside.glob(".*"))


def test_the_example_notebook_runs_on_it(folder: Path) -> None:
    notebook = json.loads((Path("deploy") / "research" / "first_look.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert not any(cell.get("outputs") for cell in notebook["cells"])
    names: dict[str, Any] = {}
    assert "folder = Path()" in cells[0]
    cells[0] = cells[0].replace("Path()", f"Path({str(folder)!r})")
    for cell in cells:
        exec(cell, names)
    assert len(names["stories"]) == len(names["exact"])


def test_the_example_script_runs_on_it_where_r_is_installed(folder: Path) -> None:
    script = (Path("deploy") / "research" / "first_look.R").resolve()
    rscript = shutil.which("Rscript")
    if rscript is None:
        # Without R it is at least seen that every file and column it names is there.
        text = script.read_text(encoding="utf-8")
        assert all((folder / name).exists() for name in re.findall(r'"((?:data|spss)/[^"]+)"', text))
        return
    done = subprocess.run([rscript, str(script)], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
