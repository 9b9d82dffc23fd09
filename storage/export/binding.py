"""The files of a bundle, written from its rows and put aside sealed, on one processor or several."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple, Protocol, cast, get_args

from conversations.flow import Flow
from conversations.research.columns import Shelf
from conversations.research.report import Report
from conversations.research.rows import Row
from storage.export.about import About
from storage.export.archive import Member, Packed, Packing, member
from storage.export.counting import Counting, Counts
from storage.export.documents import pages
from storage.export.documents.coding import qdc, taguette
from storage.export.documents.ddi import ddi25, ddi26
from storage.export.documents.manifest import ConsentManifest
from storage.export.documents.project import has_words, write_qdpx
from storage.export.formats.csvs import CsvChoices, CsvGaps, CsvStories
from storage.export.formats.jsonl import JsonlStories
from storage.export.formats.package import datapackage
from storage.export.rewording import undisturbed
from storage.export.scratch import Scratch, Sealed, records

Extra = Literal["stata", "xlsx"]
"""Formats that are written on demand."""

EXTRAS: Mapping[str, Extra] = {name: name for name in get_args(Extra)}
"""These by their names."""

_WORTH_IT = 2000
"""Rows from which on other processes are begun: each takes most of a second to begin."""

_SOME = 500
"""Rows between two words about how far it has come."""


class Data(NamedTuple):
    """What every file is written from; can be sent to another process."""

    rows: Sealed
    stories: int
    shelf: Shelf
    about: About


class _Writer(Protocol):
    def write(self, row: Row, /) -> None: ...

    def close(self) -> None: ...


def bound(
    data: Data,
    flows: Sequence[Flow],
    report: Report,
    scratch: Scratch,
    *,
    extra: frozenset[Extra],
    jobs: int,
    progress: Callable[[str, int], None],
) -> list[Member]:
    """Every file of a bundle that is made of its rows or says something of them, in the order they stand in the archive.

    Args:
        data: The protected rows, in order of their ids.
        flows: That they were told in, oldest first.
        report: What was done to protect them.
        scratch: Where files are put aside.
        extra: Formats beside those that every bundle has.
        jobs: Processes; 1 for this one alone.
        progress: Told what is being written and how many rows of it were.
    """
    binary: list[tuple[Callable[[Data, Counts, str, Sealed], Packed], str]] = [(_sav, "spss/stories.sav")]
    if "stata" in extra:
        binary.append((_dta, "stata/stories.dta"))
    if "xlsx" in extra:
        binary.append((_xlsx, "xlsx/stories.xlsx"))
    places = [scratch.place() for _ in range(4)]
    exact = [scratch.place() for _ in range(2)]
    project = [scratch.place()] if has_words(data.shelf) else []
    if jobs == 1 or data.stories < _WORTH_IT:
        tables, counts = _tables(data, places, progress)
        tables += _exact(data, exact)
        more = [write(data, counts, name, scratch.place()) for write, name in binary]
        more += [_project(data, place) for place in project]
    else:
        with ProcessPoolExecutor(
            jobs - 1, mp_context=get_context("spawn"), initializer=undisturbed
        ) as others:
            try:
                # The longest first. What needs the counts is written here, where they are.
                projects = [others.submit(_project, data, place) for place in project]
                rest = others.submit(_exact, data, exact)
                tables, counts = _tables(data, places, progress)
                more = [write(data, counts, name, scratch.place()) for write, name in binary]
                progress("writing the project for qualitative tools", 0)
                tables += rest.result()
                more += [one.result() for one in projects]
            finally:
                others.shutdown(wait=False, cancel_futures=True)
    tables.sort(key=lambda one: one.name)
    documents = pages.documents(data.shelf, flows, data.about, counts, report, extra)
    codebooks = [
        member("qda/codebook.qdc", qdc(data.shelf)),
        member("qda/codebook-taguette.csv", taguette(data.shelf)),
        member("ddi/codebook-2.5.xml", ddi25(data.shelf, flows, data.about, counts)),
        member("ddi/codebook-2.6.xml", ddi26(data.shelf, flows, data.about, counts)),
    ]
    return [
        *(member(name, content) for name, content in documents.items()),
        member("datapackage.json", datapackage(data.shelf, data.about)),
        *(one.member() for one in (*tables, *more)),
        *codebooks,
    ]


def _tables(
    data: Data, places: Sequence[Sealed], progress: Callable[[str, int], None]
) -> tuple[list[Packed], Counts]:
    """The tables that are words alone; counts what is in all of them."""
    names = ("data/stories.csv", "data/choices.csv", "data/gaps.csv", "consent-manifest.csv")
    outs = [Packing(name, place) for name, place in zip(names, places, strict=True)]
    counting = Counting(data.shelf)
    kinds: tuple[Callable[[BinaryIO, Shelf], _Writer], ...] = (CsvStories, CsvChoices, CsvGaps)
    writers: list[_Writer] = [ConsentManifest(_file(outs[3])), counting]
    writers += (kind(_file(out), data.shelf) for kind, out in zip(kinds, outs[:3], strict=True))
    _written(data, writers, progress)
    return [out.close() for out in outs], counting.counts()


def _exact(data: Data, places: Sequence[Sealed]) -> list[Packed]:
    """The tables that hold every word exactly."""
    from storage.export.formats.parquet import ParquetStories

    lines = Packing("data/stories.jsonl", places[0])
    columns = Packing("data/stories.parquet", places[1], small=True)
    writers: list[_Writer] = [
        JsonlStories(_file(lines), data.shelf),
        ParquetStories(_file(columns), data.shelf),
    ]
    _written(data, writers, lambda _step, _done: None)
    return [lines.close(), columns.close()]


def _written(data: Data, writers: Sequence[_Writer], progress: Callable[[str, int], None]) -> None:
    for count, row in enumerate(_rows(data)):
        for writer in writers:
            writer.write(row)
        if count % _SOME == 0:
            progress("writing tables", count)
    for writer in writers:
        writer.close()


def _project(data: Data, place: Sealed) -> Packed:
    out = Packing("qda/project.qdpx", place, small=True)
    write_qdpx(_file(out), data.shelf, _rows(data), data.about)
    return out.close()


def _sav(data: Data, counts: Counts, name: str, place: Sealed) -> Packed:
    from storage.export.formats.spss import write_sav

    out = Packing(name, place)
    with _nowhere(place.path) as path:
        write_sav(_rows(data), data.shelf, counts, _file(out), path)
    return out.close()


def _dta(data: Data, counts: Counts, name: str, place: Sealed) -> Packed:
    from storage.export.formats.stata import write_dta

    out = Packing(name, place)
    with _nowhere(place.path) as path:
        write_dta(_rows(data), data.shelf, counts, _file(out), path)
    return out.close()


def _xlsx(data: Data, counts: Counts, name: str, place: Sealed) -> Packed:
    from storage.export.formats.spreadsheet import write_xlsx

    out = Packing(name, place, small=True)
    write_xlsx(_rows(data), data.shelf, counts, _file(out))
    return out.close()


def _rows(data: Data) -> Iterator[Row]:
    return records(data.rows)


def _file(out: Packing) -> BinaryIO:
    """What writers want of a file is its ``write``."""
    return cast("BinaryIO", out)


@contextmanager
def _nowhere(beside: Path) -> Iterator[Path]:
    """A file for libraries that write to a path alone: in memory where the system has such, else in the scratch folder, and gone at once."""
    if hasattr(os, "memfd_create"):
        descriptor = os.memfd_create("firsthand")
        try:
            yield Path(f"/proc/self/fd/{descriptor}")
        finally:
            os.close(descriptor)
    else:
        path = beside.with_name(f"{beside.name}.part")
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)
