"""The first look in words: a page with the picture and every number of it, and the words read out in the picture's place."""

from collections.abc import Iterator
from html import escape
from typing import assert_never

from bot.research.looking import FEW, Bars, Grid, Look, Panel, Triad, told

_STYLE = (
    ":root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{max-width:70rem;margin:auto;padding:1rem}"
    "img{max-width:100%;height:auto}table{border-collapse:collapse;margin:1rem 0}"
    "th,td{border:1px solid;padding:.2rem .5rem;text-align:left}td{text-align:right}"
)


def page(look: Look, picture: str) -> str:
    """The whole page; ``picture`` is the name of the picture's file beside it."""
    return "\n".join(_page(look, picture)) + "\n"


def alt(look: Look) -> str:
    """What the picture shows, with its numbers, for whoever cannot see it."""
    return f"{look.title}, {look.stories:,} stories. " + " ".join(_read(panel) for panel in look.panels)


def _page(look: Look, picture: str) -> Iterator[str]:
    title = escape(look.title)
    yield f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>First look: {title}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{_STYLE}</style></head><body>\n<h1>First look: {title}</h1>"
    yield f"<p>{look.stories:,} stories. Counts of fewer are written as “{FEW}”, which may be none. A story can count in several places.</p>"
    yield f'<img src="{escape(picture, quote=True)}" alt="{escape(alt(look), quote=True)}">'
    for panel in look.panels:
        yield f"<h2>{escape(panel.title)}</h2>"
        yield from _table(panel)
    yield "</body></html>"


def _table(panel: Panel) -> Iterator[str]:
    match panel:
        case Bars():
            lines = zip(panel.labels, panel.counts, strict=True)
            yield '<table><tr><th scope="col">Answer</th><th scope="col">Stories</th></tr>'
            for label, count in lines:
                yield f'<tr><th scope="row">{escape(label)}</th><td>{told(count)}</td></tr>'
        case Grid():
            heads = "".join(f'<th scope="col">{escape(one)}</th>' for one in panel.columns)
            yield f"<p>Down: {escape(panel.down)} Across: {escape(panel.across)}</p>\n<table><tr><td></td>{heads}</tr>"
            for label, counts in zip(panel.rows, panel.counts, strict=True):
                cells = "".join(f"<td>{told(count)}</td>" for count in counts)
                yield f'<tr><th scope="row">{escape(label)}</th>{cells}</tr>'
        case Triad():
            yield '<table><tr><th scope="col">Order, the truest first</th><th scope="col">Stories</th></tr>'
            for order, count in panel.orders:
                words = ", then ".join(panel.corners[place] for place in order)
                yield f'<tr><th scope="row">{escape(words)}</th><td>{told(count)}</td></tr>'
        case _:
            assert_never(panel)
    yield "</table>"


def _read(panel: Panel) -> str:
    match panel:
        case Bars():
            said = [f"{label} {told(count)}" for label, count in zip(panel.labels, panel.counts, strict=True)]
        case Grid():
            said = [
                f"{row} and {column} {told(count)}"
                for row, counts in zip(panel.rows, panel.counts, strict=True)
                for column, count in zip(panel.columns, counts, strict=True)
                if count is not None
            ]
            said.append(f"all others {FEW}")
        case Triad():
            said = [
                f"{' before '.join(panel.corners[place] for place in order)} {told(count)}"
                for order, count in panel.orders
            ]
        case _:
            assert_never(panel)
    return f"{panel.title}: {'; '.join(said)}."
