"""The disclosure report: for a data owner who has two minutes (a page), and for programs (JSON). No word of a story is in it."""

import json
from collections.abc import Iterator
from html import escape

from conversations.research.alike import Alike
from conversations.research.columns import Standing
from conversations.research.report import Report
from storage.export.about import About
from storage.export.documents.page import listed, page, paragraphs, table

_STANDING = {
    Standing.KEY: "key",
    Standing.SENSITIVE: "sensitive",
    Standing.PLAIN: "plain",
    Standing.OMIT: "left out",
}


def disclosure_json(report: Report, about: About) -> bytes:
    """The report for programs; ``format`` names its version."""
    document = {
        "format": "firsthand-disclosure/1",
        "bundle": about.bundle,
        "number": report.number,
        "week": about.week,
        "tier": about.tier,
        "asked": {"k": report.k, "l": report.l},
        "keys": list(report.keys),
        "sensitive": list(report.sensitive),
        "before": _alike(report.before),
        "after": _alike(report.after),
        "distance": report.distance,
        "rows": {
            "held_back": report.held,
            "dropped": report.dropped,
            "new": report.new,
            "same": report.same,
            "gone": report.gone,
        },
        "columns": [
            {
                "name": guard.name,
                "standing": guard.standing.value,
                "coarse": guard.coarse,
                "withheld": guard.withheld,
            }
            for guard in report.guards
        ],
        "replaced": dict(report.replaced),
        "risks": list(report.risks),
    }
    return (
        json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8", "replace") + b"\n"
    )


def disclosure_html(report: Report, about: About) -> bytes:
    """The report as a page."""
    return page(f"Disclosure report: {about.title}", _body(report, about))


def verdict(report: Report) -> str:
    """The one sentence to read where there is time for one."""
    after = report.after
    if not after.rows:
        return "No story is in this bundle."
    kept = after.k >= report.k
    return (
        f"Each of the {after.rows:,} stories shares all its keys with at least {after.k - 1:,} others"
        + (
            f"; at least {report.k - 1} were asked for."
            if kept
            else f", but at least {report.k - 1} were asked for."
        )
        + (
            ""
            if kept
            else " Some rows were withdrawn since. Look at the numbers below before you pass it on."
        )
    )


def _alike(one: Alike) -> dict[str, object]:
    return {
        "rows": one.rows,
        "classes": one.classes,
        "k": one.k,
        "unique": one.unique,
        "in_small_classes": one.small,
        "l": dict(one.diverse),
        "t": {name: round(distance, 4) for name, distance in one.distant.items()},
    }


def _body(report: Report, about: About) -> Iterator[str]:
    before, after = report.before, report.after
    yield f"<h1>Disclosure report</h1><p dir=auto>{escape(about.title)}</p>"
    yield (
        f'<p class="soft">Bundle {about.number} for {escape(about.researcher)}, tier {about.tier}, made in the week '
        f"{escape(about.week)}.</p><p><strong>{escape(verdict(report))}</strong></p>"
    )
    yield table(
        "Before and after protection",
        ("", "before", "after"),
        (
            ("Stories", before.rows, after.rows),
            ("Stories that share their keys with nobody", before.unique, after.unique),
            (f"Stories in groups under {report.k}", before.small, after.small),
            ("Smallest group with the same keys (k)", before.k, after.k),
            ("Groups with the same keys", before.classes, after.classes),
        ),
    )
    if report.sensitive:
        yield "<h2>Sensitive columns</h2>"
        yield paragraphs(
            (
                f"l is the fewest different values of the column in a group; at least {report.l} are asked for.",
                f"t is how far a group is from all stories, at most: {report.distance}.",
                "A cell that is withheld from a whole group counts in no l and no t after protection.",
            )
        )
        yield table(
            "Before and after protection",
            ("column", "l before", "l after", "t before", "t after"),
            [
                (
                    name,
                    before.diverse.get(name, 0),
                    after.diverse.get(name, 0),
                    f"{before.distant.get(name, 0):.2f}",
                    f"{after.distant.get(name, 0):.2f}",
                )
                for name in report.sensitive
            ],
        )
        yield paragraphs(
            ("Cells that are withheld from a whole group are in no l and no t after protection.",)
        )
    yield f"<p>Keys, by which somebody might find a family: <code>{escape(', '.join(report.keys))}</code>.</p>"
    yield "<h2>What was done</h2>"
    yield table(
        "Column by column",
        ("column", "guarded as", "how it is told", "cells withheld"),
        [
            (guard.name, _STANDING[guard.standing], guard.coarse or "as it is", guard.withheld)
            for guard in report.guards
        ],
    )
    if report.replaced:
        yield table("Taken out of free text", ("kind", "times"), report.replaced.items())
    else:
        yield "<p>Nothing was taken out of free text again.</p>"
    yield "<h2>Beside this researcher's earlier bundles</h2>"
    yield table(
        "Stories",
        ("", "stories"),
        (
            ("given for the first time", report.new),
            ("given before, and here again as they were told then", report.same),
            ("given before, and not here: withdrawn, stopped, or too few like them are left", report.gone),
            ("of these, too few like them are left", report.dropped),
            ("held back until others are like them", report.held),
        ),
    )
    yield "<p>A story that was given once is told in the same way ever after, so one bundle cannot be subtracted from another.</p>"
    yield "<h2>What is left to fear</h2>"
    yield listed(report.risks)
