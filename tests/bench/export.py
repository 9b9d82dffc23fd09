"""``python -m tests.bench.export``: 100,000 stories into the core bundle, beside bare libraries that write the same cells.

The rows are made up: those of a smaller data set of the built-in flow, over and over under other names, each with two texts
of about 300 characters drawn from a few words. Every line is measured in a process of its own, which tells how much memory
it took at most; for the bundle, which works in two, that of both is added up. The bundle is measured from protected rows that
are put aside, to the last encrypted byte; opening and redacting stories is measured by ``tests.bench.redaction``. For memory the
whole process counts, interpreter and libraries too.
"""

import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib.abc import MetaPathFinder
from itertools import islice
from pathlib import Path
from random import Random

from conversations.research.columns import Missing, Shape, Shelf
from conversations.research.rows import Row

Measured = tuple[str, str, str]
"""What, how much, and what to reach."""

STORIES = 100_000
QUICK_STORIES = 5_000
SEED = 7

_WORDS = (
    *(
        "we",
        "waited",
        "for",
        "the",
        "nurse",
        "and",
        "nobody",
        "called",
        "back",
        "so",
        "my",
        "child",
        "stayed",
    ),
    *("at", "home", "again", "while", "the", "school", "asked", "why", "they", "sent", "us", "to", "another"),
    *("desk", "which", "was", "closed", "on", "that", "day"),
)


def rows(shelf: Shelf, some: tuple[Row, ...], count: int) -> Iterator[Row]:
    """So many rows; every call gives the same."""
    dice = Random(SEED)
    texts = [" ".join(dice.choices(_WORDS, k=60)) for _ in range(997)]
    worded = [at for at, column in enumerate(shelf.columns) if column.shape is Shape.WORDS]
    for number in range(count):
        row = some[number % len(some)]
        cells = list(row.cells)
        for part, at in enumerate(worded):
            # Two texts in each row, and nothing in the rest.
            cells[at] = texts[(number * 31 + part) % 997] if part < 2 else Missing.NO_ANSWER
        yield replace(row, id=f"{number * 0x9E3779B97F4A7C15 % 2**128:032x}", cells=tuple(cells), replaced=())


class _Sink:
    """Counts bytes and forgets them."""

    def __init__(self) -> None:
        self.size = 0

    def write(self, data: bytes) -> int:
        self.size += len(data)
        return len(data)


def _plain(shelf: Shelf, made: Callable[[], Iterator[Row]]) -> Iterator[tuple[str, ...]]:
    """The same cells without any logic, for bare writers."""
    for row in made():
        yield (row.id, *("" if isinstance(cell, Missing) else cell for cell in row.cells))


def _bare_csv(shelf: Shelf, made: Callable[[], Iterator[Row]], place: Path) -> int:
    with place.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(_plain(shelf, made))
    return place.stat().st_size


def _bare_jsonl(shelf: Shelf, made: Callable[[], Iterator[Row]], place: Path) -> int:
    names = ["row", *(column.name for column in shelf.columns)]
    with place.open("w", encoding="utf-8") as out:
        for line in _plain(shelf, made):
            out.write(json.dumps(dict(zip(names, line, strict=True)), ensure_ascii=False) + "\n")
    return place.stat().st_size


def _bare_parquet(shelf: Shelf, made: Callable[[], Iterator[Row]], place: Path) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    names = ["row", *(column.name for column in shelf.columns)]
    schema = pa.schema([(name, pa.string()) for name in names])
    left = _plain(shelf, made)
    with pq.ParquetWriter(place, schema, compression="zstd") as out:
        while some := list(islice(left, 2048)):
            columns = [pa.array(column, pa.string()) for column in zip(*some, strict=True)]
            out.write_batch(pa.record_batch(columns, schema=schema))
    return place.stat().st_size


def _bare_sav(shelf: Shelf, made: Callable[[], Iterator[Row]], place: Path) -> int:
    import polars as pl
    import pyreadstat

    names = ["row", *(f"v{at}" for at, _ in enumerate(shelf.columns))]
    columns = zip(*_plain(shelf, made), strict=True)
    frame = pl.DataFrame(dict(zip(names, (list(column) for column in columns), strict=True)))
    pyreadstat.write_sav(frame, place, row_compress=True)
    return place.stat().st_size


def _streamed(kind: str) -> Callable[[Shelf, Callable[[], Iterator[Row]], Path], int]:
    def write(shelf: Shelf, made: Callable[[], Iterator[Row]], place: Path) -> int:
        from storage.export.formats.csvs import CsvStories
        from storage.export.formats.jsonl import JsonlStories
        from storage.export.formats.parquet import ParquetStories

        sink = _Sink()
        writer = {"CSV": CsvStories, "JSONL": JsonlStories, "Parquet": ParquetStories}[kind](sink, shelf)  # type: ignore[arg-type]
        for row in made():
            writer.write(row)
        writer.close()
        return sink.size

    return write


def _sav(shelf: Shelf, made: Callable[[], Iterator[Row]], place: Path) -> int:
    from storage.export.counting import Counting
    from storage.export.formats.spss import write_sav

    counting = Counting(shelf)
    for row in made():
        counting.write(row)
    sink = _Sink()
    write_sav(made(), shelf, counting.counts(), sink, place)  # type: ignore[arg-type]
    return sink.size


def _xlsx(shelf: Shelf, made: Callable[[], Iterator[Row]], place: Path) -> int:
    from storage.export.counting import Counting
    from storage.export.formats.spreadsheet import write_xlsx

    counting = Counting(shelf)
    for row in made():
        counting.write(row)
    sink = _Sink()
    write_xlsx(made(), shelf, counting.counts(), sink)  # type: ignore[arg-type]
    return sink.size


LINES: dict[str, Callable[[Shelf, Callable[[], Iterator[Row]], Path], int]] = {
    "CSV, bare (csv)": _bare_csv,
    "CSV": _streamed("CSV"),
    "JSONL, bare (json)": _bare_jsonl,
    "JSONL": _streamed("JSONL"),
    "Parquet, bare (pyarrow)": _bare_parquet,
    "Parquet": _streamed("Parquet"),
    ".sav, bare (pyreadstat, all at once)": _bare_sav,
    ".sav": _sav,
}
"""Formats of every bundle, each below its floor."""

EXTRA = {".xlsx": _xlsx}


def _bundle(count: int, folder: Path) -> tuple[float, int]:
    """How long the core bundle takes from rows put aside to the last encrypted byte, and how many MB it has."""
    from storage.export.archive import Reading, archived
    from storage.export.binding import Data, bound
    from storage.export.scratch import PuttingRecords, Scratch
    from storage.sealing.age import AgeRecipient, encrypt
    from tests.export.datasets import dataset
    from tests.export.parcels import ANA, key_of

    some = dataset(300)
    with Scratch(folder / "bundle") as scratch:
        put = PuttingRecords(scratch.place())
        for row in rows(some.shelf, some.rows, count):
            put.write(row)
        put.close()
        began = time.perf_counter()
        members = bound(
            Data(put.place, count, some.shelf, replace(some.about, stories=count)),
            some.flows,
            some.report,
            scratch,
            extra=frozenset(),
            jobs=2,
            progress=lambda _step, _done: None,
        )
        sink = _Sink()
        encrypt(Reading(archived(members)), sink, AgeRecipient.of(key_of(ANA)))  # type: ignore[arg-type]
        return time.perf_counter() - began, sink.size


def _one(name: str, count: int) -> tuple[float, int]:
    """Seconds and bytes of one line, without making the rows."""
    with tempfile.TemporaryDirectory(prefix="firsthand-bench-") as folder:
        if name == "bundle":
            return _bundle(count, Path(folder))
        from tests.export.datasets import dataset

        some = dataset(300)

        def made() -> Iterator[Row]:
            return rows(some.shelf, some.rows, count)

        began = time.perf_counter()
        passes = sum(1 for _ in range(2 if name in (".sav", ".xlsx") else 1) for _ in _emptied(made()))
        making = time.perf_counter() - began
        assert passes
        began = time.perf_counter()
        size = (LINES | EXTRA)[name](some.shelf, made, Path(folder) / "place")
        return time.perf_counter() - began - making, size


def _emptied(made: Iterable[Row]) -> Iterable[int]:
    return (1 for _ in made)


class _WithoutPandas(MetaPathFinder):
    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(name=fullname)


def _memory() -> int:
    """MiB at most, of this process and of the largest it began."""
    own, others = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return (own + others) // 1024


def _measured(name: str, count: int) -> tuple[float, int, int]:
    command = [sys.executable, "-m", "tests.bench.export", "--one", name, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, size, memory = done.stdout.split()
    return float(seconds), int(size), int(memory)


def figures(*, quick: bool = False) -> list[Measured]:
    """Measure every line, in about two minutes; ``quick`` takes fewer stories."""
    count = QUICK_STORIES if quick else STORIES
    found: list[Measured] = []
    for name in (*LINES, *EXTRA):
        seconds, size, memory = _measured(name, count)
        found.append(
            (f"{count:,} stories as {name}", f"{seconds:.1f} s, {memory} MiB, file {size / 1e6:.0f} MB", "")
        )
    seconds, size, memory = _measured("bundle", count)
    found.append(
        (
            f"{count:,} stories into the core bundle, packed and encrypted",
            f"{seconds:.1f} s, {memory} MiB, file {size / 1e6:.0f} MB",
            "≤ 20 s, ≤ 250 MB",
        )
    )
    return found


def main() -> None:
    """Measure and print."""
    if "--one" in sys.argv[1:]:
        name, count = sys.argv[2:4]
        # The tests have pandas, the extra `research` has not; pyarrow would import it wherever it is, with its 50 MB.
        sys.meta_path.insert(0, _WithoutPandas())
        seconds, size = _one(name, int(count))
        print(f"{seconds:.3f} {size} {_memory()}")
        return
    print("| export | measured | to reach |\n| --- | ---: | ---: |")
    for cells in figures(quick="--quick" in sys.argv[1:]):
        print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
