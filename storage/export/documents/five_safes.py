"""The Five Safes of one bundle: five questions that data services ask before they give data out, answered from its facts.

The five are of the Office for National Statistics and the UK Data Service: projects, people, data, settings, outputs.
"""

from collections.abc import Iterator
from html import escape

from conversations.research.report import Report
from storage.export.about import About, Tier
from storage.export.documents.disclosure import verdict
from storage.export.documents.page import listed, page, paragraphs
from storage.export.documents.terms import ACCESS, CONDITIONS, WITHDRAWAL

_SETTING: dict[Tier, str] = {
    "open": "Any computer of the researcher; the file is encrypted to their key until they open it.",
    "safeguarded": "A computer that only the researcher can use, with an encrypted disk. The bundle is encrypted to their key alone.",
    "controlled": "A place that is locked or a secure remote desktop, with no copy outside. The bundle is encrypted to their key alone.",
}


def five_safes(about: About, report: Report) -> bytes:
    """The page; what a program cannot know is put as a question to the data owner, and marked."""
    return page(f"Five Safes: {about.title}", _body(about, report))


def _body(about: About, report: Report) -> Iterator[str]:
    yield f"<h1>Five Safes</h1><p dir=auto>{escape(about.title)}, bundle {about.number}, week {escape(about.week)}</p>"
    yield "<h2>Safe projects: is this use right?</h2>"
    yield paragraphs(
        (
            f"The purpose, as the researcher gave it: {about.project}",
            "Every story is here because its narrator allows research, as of the week above; consent-manifest.csv says so for each.",
        )
    )
    yield _ask("Is this purpose one that the families were told of, and was it approved?")
    yield "<h2>Safe people: can the researcher be trusted with it?</h2>"
    yield paragraphs(
        (f"The bundle is made for {about.researcher} and nobody else, and opens with their key alone.",)
    )
    yield "<p>They keep to these conditions:</p>" + listed(CONDITIONS)
    yield _ask("Did they sign that, and was the fingerprint of their key confirmed by a second route?")
    yield "<h2>Safe data: what is left to find in it?</h2>"
    yield paragraphs((ACCESS[about.tier], verdict(report)))
    sounds = f"{about.sounds:,} voice notes" if about.sounds else "no voice notes"
    withheld = sum(guard.withheld for guard in report.guards)
    taken_out = sum(report.replaced.values())
    yield (
        f"<p>{about.stories:,} stories, {sounds}; {taken_out:,} replacements in free text; {withheld:,} cells withheld; "
        f"{report.held:,} stories held back.</p>"
    )
    yield (
        "<p>Row names are made for this researcher alone, so their bundles join with each other and with nobody else's. "
        "Numbers in full: disclosure-report.html.</p>"
    )
    yield _ask("Is what is left to fear acceptable for this purpose?")
    yield "<h2>Safe settings: where is it used?</h2>"
    yield paragraphs((_SETTING[about.tier], *WITHDRAWAL))
    yield _ask("Was the place looked at, or does a rule of the researcher's own institution hold there?")
    yield "<h2>Safe outputs: what may come out?</h2>"
    yield paragraphs(
        (
            "No count under 10, no quotation beside a place, a date or an age, and no table from which either can be worked out.",
            "Quotations are of texts as they stand in the bundle, with the words in square brackets.",
        )
    )
    yield _ask("Who looks at what is to be published before it is?")


def _ask(question: str) -> str:
    return f"<p><strong>For the data owner:</strong> {escape(question)} ____________________</p>"
