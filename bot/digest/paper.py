"""Sheets made into pages: a PDF for the wall. The same sheet gives the same bytes on every day.

Nothing but the sheet is in it: no date, no name of a program, no file names.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import assert_never

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Polygon, Rectangle

from bot.digest.letters import font_file
from bot.digest.marks import Box, Mark, Rung, Sheet, Words, corners


def pdf(sheet: Sheet, title: str, description: str, *, width_mm: float) -> bytes:
    """The sheet as a page of that width, its letters kept as letters, so that they can be searched and read out."""
    written = io.BytesIO()
    with _plain():
        _figure(sheet, width_mm / 25.4).savefig(
            written,
            format="pdf",
            metadata={
                "Title": title,
                "Subject": description,
                "CreationDate": None,
                "Creator": None,
                "Producer": None,
            },
        )
    return written.getvalue()


@contextmanager
def _plain() -> Iterator[None]:
    """The library as it is made, whatever settings this machine has for it; afterwards those stand again."""
    with mpl.rc_context():
        mpl.rcdefaults()
        # The outline of each letter, as the library does it unless asked. Whole fonts (42) look the same on paper; to make
        # them small takes as long as all the rest of a page.
        mpl.rcParams["pdf.fonttype"] = 3
        yield


def _figure(sheet: Sheet, wide: float) -> Figure:
    figure = Figure(figsize=(wide, wide * sheet.height / sheet.width), facecolor="white")
    # Sizes of letters are in points, 72 to an inch; everything else is a share of the sheet.
    point = 72 * wide / sheet.width
    for mark in sheet.marks:
        _draw(figure, sheet, mark, point)
    return figure


def _draw(figure: Figure, sheet: Sheet, mark: Mark, point: float) -> None:
    def place(x: float, y: float) -> tuple[float, float]:
        return x / sheet.width, 1 - y / sheet.height

    match mark:
        case Words():
            figure.text(
                *place(mark.x, mark.y),
                mark.text,
                fontproperties=_FONTS[mark.bold],
                fontsize=mark.size * point,
                color=mark.colour,
                ha="center" if mark.align == "centre" else mark.align,
                va="baseline",
                parse_math=False,  # a dollar sign in a form's words is a dollar sign
            )
        case Box():
            figure.add_artist(
                Rectangle(
                    place(mark.x, mark.y + mark.height),
                    mark.width / sheet.width,
                    mark.height / sheet.height,
                    facecolor=mark.colour,
                    edgecolor=mark.edge or "none",
                    linewidth=2 * point if mark.edge else 0,
                    transform=figure.transFigure,
                )
            )
        case Rung():
            figure.add_artist(
                Polygon(
                    [place(x, y) for x, y in corners(mark)],
                    closed=True,
                    facecolor=mark.colour,
                    edgecolor="none",
                    transform=figure.transFigure,
                )
            )
        case _:
            assert_never(mark)


_FONTS = {bold: FontProperties(fname=str(font_file(bold=bold))) for bold in (False, True)}
