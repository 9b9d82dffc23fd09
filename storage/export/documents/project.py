"""The project for qualitative tools (REFI-QDA 1.0, ``.qdpx``): every story is a source, its answers are coded passages.

What tools ask for beyond the standard was found with a second reader: plain text in files of the project, cases before
sources, attributes on cases without a name that have one source, names of sources that differ, dates everywhere. Rows are
taken one by one; the XML of each is kept, made small, until the file that holds all of it is written last.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

from conversations.research.columns import Shape, Shelf
from conversations.research.rows import Row
from storage.export.about import About
from storage.export.archive import Member, archived, member
from storage.export.documents.attributes import Attributes
from storage.export.documents.coding import (
    ORIGIN,
    codes,
    codes_xml,
    guid,
)
from storage.export.documents.kept import Kept
from storage.export.documents.markup import attribute, content
from storage.export.documents.plain import one_line, plain
from storage.export.documents.sources import Sources

_USER = guid("user")
_LEVEL = 3  # as the archive's other members
_CASE, _SOURCE = "000000000001", "000000000002"
"""How the GUIDs of a row end that begin alike; those of its passages end in ``a`` and a number, of their codings in ``c``."""


def has_words(shelf: Shelf) -> bool:
    """Whether there is text to make a project of: a data set of the tier ``open`` has none."""
    return any(column.shape is Shape.WORDS for column in shelf.columns)


def write_qdpx(out: BinaryIO, shelf: Shelf, rows: Iterable[Row], about: About) -> None:
    """Write the project; ``out`` is only written to, in order. The same rows give the same bytes."""
    for piece in archived(_members(shelf, rows, about)):  # noqa: FURB122  # ``out`` need not have writelines
        out.write(piece)


def _members(shelf: Shelf, rows: Iterable[Row], about: About) -> Iterator[Member]:
    attributes = Attributes(shelf)
    sources = Sources(shelf, f'creatingUser="{_USER}" creationDateTime="{made(about.week)}"')
    cases, texts = Kept(), Kept()
    for row in rows:
        own = guid("row", row.id)[:-12]
        case, source = f"{own}{_CASE}", f"{own}{_SOURCE}"
        text, passages = sources.text(row)
        yield member(f"sources/{source}.txt", text.encode())
        cases.add(
            f'<Case guid="{case}">{attributes.of(row)}<SourceRef targetGUID="{source}"/></Case>\n',
        )
        texts.add(sources.xml(row.id, source, own, passages))
    whole = Kept(_LEVEL)
    for piece in _project(shelf, about, attributes, cases, texts):
        whole.add(piece)
    yield whole.member("project.qde")


def _project(shelf: Shelf, about: About, attributes: Attributes, cases: Kept, texts: Kept) -> Iterator[str]:
    when = made(about.week)
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" '
        f'name="{attribute(one_line(about.title))}" origin="{ORIGIN}" creatingUserGUID="{_USER}" '
        f'creationDateTime="{when}" modifyingUserGUID="{_USER}" modifiedDateTime="{when}">\n'
    )
    yield f'<Users><User guid="{_USER}" name="{ORIGIN}"/></Users>\n<CodeBook><Codes>\n'
    yield from codes_xml(codes(shelf))
    yield "</Codes></CodeBook>\n<Variables>\n"
    yield from attributes.variables()
    yield "</Variables>\n"
    if cases:
        yield "<Cases>\n"
        yield from cases.text()
        yield "</Cases>\n<Sources>\n"
        yield from texts.text()
        yield "</Sources>\n"
    words = f"Bundle {about.bundle}, made in the week {about.week}. Read README.md beside it."
    yield f"<Description>{content(plain(words))}</Description>\n</Project>\n"


def made(week: str) -> str:
    """Noon of the Monday of an ISO week, as XML writes it: the date that everything in a bundle bears."""
    year, number = week.split("-W")
    return f"{date.fromisocalendar(int(year), int(number), 1).isoformat()}T12:00:00Z"
