"""All documents of a bundle that people read, by their names in it."""

from collections.abc import Collection, Mapping, Sequence

from conversations.flow import Flow
from conversations.research.columns import Shelf
from conversations.research.report import Report
from storage.export.about import About
from storage.export.counting import Counts
from storage.export.documents.codebook import codebook_html
from storage.export.documents.disclosure import disclosure_html, disclosure_json
from storage.export.documents.five_safes import five_safes
from storage.export.documents.project import has_words
from storage.export.documents.readme import FILES, readme

_ON_DEMAND = {"stata": "stata/stories.dta", "xlsx": "xlsx/stories.xlsx"}


def documents(
    shelf: Shelf,
    flows: Sequence[Flow],
    about: About,
    counts: Counts,
    report: Report,
    extra: Collection[str] = (),
) -> Mapping[str, bytes]:
    """The documents, README.md first.

    Args:
        shelf: After coarsening.
        flows: Every version that a story was told in, oldest first.
        about: Facts of the bundle.
        counts: Of its rows.
        report: What was done to protect the families.
        extra: Formats written on demand: ``stata``, ``xlsx``.
    """
    left = {file for name, file in _ON_DEMAND.items() if name not in extra}
    if not about.sounds:
        left.add("sounds/*")
    if not has_words(shelf):
        left.add("qda/project.qdpx")
    return {
        "README.md": readme(about, [name for name, _ in FILES if name not in left]),
        "codebook.html": codebook_html(shelf, flows, counts, about),
        "disclosure-report.json": disclosure_json(report, about),
        "disclosure-report.html": disclosure_html(report, about),
        "five-safes.html": five_safes(about, report),
    }
