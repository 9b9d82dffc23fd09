"""How questions fared, as a picture: one SVG that needs nothing else, readable on a phone and by a screen reader."""

from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from textwrap import wrap
from unicodedata import east_asian_width

from bot.health.report import Question, Report, figure
from bot.health.terminal import EXPLAINED, TOO_FEW, figures, talks_in_words, worst_in_words
from conversations.health.withholding import Row

_WIDTH, _EDGE, _LINE, _BAR = (
    360,
    12,
    18,
    16,
)  # the width of a small phone, so that nothing is scaled down there
_LETTERS = 44  # of 13 px sans serif in a line

# Told apart by pattern as well as by shade: solid, stripes, dots, empty.
_STYLE = """
<defs>
<pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><rect width="3" height="6" fill="#5b5b5b"/></pattern>
<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/><circle cx="3" cy="3" r="1.8" fill="#b00020"/></pattern>
</defs>
<rect width="100%" height="100%" fill="#fff"/>
"""
_PARTS = (("answered", "#1b4965"), ("left out", "url(#stripes)"), ("left here", "url(#dots)"))


def svg(shown: Report) -> str:
    """The picture of one version, as an SVG document."""
    body: list[str] = []
    height = _EDGE
    for draw, room in _pieces(shown):
        body.append(draw(height))
        height += room
    said = (
        [EXPLAINED, talks_in_words(shown), worst_in_words(shown)] if not shown.table.withheld else [TOO_FEW]
    )
    said += [_in_words(question) for question in shown.questions if not shown.table.withheld]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="picture-title picture-desc" '
        f'viewBox="0 0 {_WIDTH} {height + _EDGE}" width="{_WIDTH}" height="{height + _EDGE}" '
        f'font-family="system-ui, sans-serif" font-size="13" style="max-width: 100%; height: auto">\n'
        f'<title id="picture-title">How the questions of {escape(shown.version)} fared</title>\n'
        f'<desc id="picture-desc">{escape(" ".join(said))}</desc>{_STYLE}' + "\n".join(body) + "\n</svg>\n"
    )


def _text(words: str, weight: str, top: int) -> str:
    return f'<text x="{_EDGE}" y="{top + 13}" font-weight="{weight}">{escape(words)}</text>'


def _rule(top: int) -> str:
    return f'<path d="M{_EDGE} {top + 7}H{_WIDTH - _EDGE}" stroke="#bbb"/>'


def _bar(row: Row, top: int) -> str:
    """What became of those who were asked; what is withheld or rounded away stays empty."""
    wide = _WIDTH - 2 * _EDGE
    drawn, at = [], float(_EDGE)
    for part, (_, fill) in zip((row.answered, row.skipped, row.left), _PARTS, strict=True):
        if part is not None and row.asked is not None:
            width = min(wide * part / row.asked, _EDGE + wide - at)
            drawn.append(f'<rect x="{at:.1f}" y="{top}" width="{width:.1f}" height="{_BAR}" fill="{fill}"/>')
            at += width
    drawn.append(f'<rect x="{_EDGE}" y="{top}" width="{wide}" height="{_BAR}" fill="none" stroke="#333"/>')
    return "".join(drawn)


def _legend(top: int) -> str:
    """A small box and a word for each pattern."""
    return "".join(
        f'<rect x="{_EDGE + 84 * at}" y="{top + 3}" width="12" height="12" fill="{fill}" stroke="#333"/>'
        f'<text x="{_EDGE + 84 * at + 16}" y="{top + 13}" font-size="12">{words}</text>'
        for at, (words, fill) in enumerate((*_PARTS, ("not known", "none")))
    )


_Piece = tuple[Callable[[int], str], int]
"""Draws itself below a height; and how much room it takes."""


def _pieces(shown: Report) -> Iterator[_Piece]:
    yield from _texts(shown.title or shown.version, bold=True)
    if shown.title:
        yield from _texts(shown.version)
    if shown.table.withheld:
        yield from _texts(TOO_FEW)
        return
    yield from _texts(talks_in_words(shown))
    yield from _texts(worst_in_words(shown), bold=True)
    yield from _texts(EXPLAINED)
    yield _legend, _LINE
    for question in shown.questions:
        yield _rule, 14
        yield from _texts(f"{question.number}. {question.words}")
        if question.marks:
            worst = shown.worst is not None and shown.worst[0] is question
            reasons = "; ".join(mark.value for mark in question.marks)
            yield from _texts(f"▲ {'hurts most: ' if worst else ''}{reasons}", bold=True)
        if question.row.asked is not None:
            yield partial(_bar, question.row), _BAR + 4
        parts = figures(question)[: 4 if question.row.asked is not None else 1]
        yield from _texts(" · ".join(f"{what} {figure(cell)}" for what, cell in parts))


def _texts(words: str, *, bold: bool = False) -> Iterator[_Piece]:
    wide = any(east_asian_width(letter) in "WF" for letter in words)
    for line in wrap(words, _LETTERS // 2 if wide else _LETTERS - 4 * bold):
        yield partial(_text, line, "bold" if bold else "normal"), _LINE


def _in_words(question: Question) -> str:
    cells = ", ".join(f"{what} {figure(cell)}" for what, cell in figures(question))
    marked = "".join(f", {mark.value}" for mark in question.marks)
    return f"Question {question.number}, {question.words}: {cells}{marked}."
