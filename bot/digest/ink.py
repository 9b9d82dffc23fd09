"""Sheets made into files: a PNG for a phone, a PDF for the wall. The same sheet gives the same bytes on every day.

Nothing but the sheet is in them: no date, no name of a program, no file names.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import assert_never

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Polygon, Rectangle
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bot.digest.letters import font_file
from bot.digest.marks import Box, Mark, Rung, Sheet, Words

_DOTS = 100  # pixels of a sheet to an inch of the library's
_BLENDED = 48  # colours of a picture between those of letters and those of their grounds


def png(sheet: Sheet, description: str) -> bytes:
    """The sheet as a picture, with its description for those who do not see it."""
    drawn, written = io.BytesIO(), io.BytesIO()
    with _plain():
        _figure(sheet).savefig(drawn, format="rgba")
    whole = Image.frombytes("RGBA", (sheet.width, sheet.height), drawn.getvalue()).convert("RGB")
    about = PngInfo()
    about.add_itxt("Description", description)
    _with_fewer_colours(whole, sheet).save(written, "PNG", pnginfo=about, compress_level=6)
    return written.getvalue()


def pdf(sheet: Sheet, title: str, description: str, *, width_mm: float) -> bytes:
    """The sheet as a page of that width, its letters kept as letters, so that they can be searched and read out."""
    written = io.BytesIO()
    with _plain():
        figure = _figure(sheet, inches=width_mm / 25.4)
        figure.savefig(
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


def _with_fewer_colours(drawn: Image.Image, sheet: Sheet) -> Image.Image:
    """The picture with a palette, which makes a third of the bytes; what the sheet names keeps its very colour."""
    named = sorted({"#FFFFFF", *(mark.colour for mark in sheet.marks)})
    blended = drawn.quantize(_BLENDED, method=Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in named for part in bytes.fromhex(colour[1:])] + blended)
    return drawn.quantize(palette=palette, dither=Image.Dither.NONE)


@contextmanager
def _plain() -> Iterator[None]:
    """The library as it is made, whatever settings this machine has for it; afterwards those stand again."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams["pdf.fonttype"] = 42  # whole outlines, not drawings of each letter
        yield


def _figure(sheet: Sheet, inches: float | None = None) -> Figure:
    wide = inches or sheet.width / _DOTS
    figure = Figure(figsize=(wide, wide * sheet.height / sheet.width), dpi=_DOTS, facecolor="white")
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
            head = min(mark.thick, mark.width / 3)
            left, right, half = mark.x, mark.x + mark.width, mark.thick / 2
            corners = (
                (left, 0.0),
                (left + head, -half * 1.7),
                (left + head, -half),
                (right - head, -half),
                (right - head, -half * 1.7),
                (right, 0.0),
                (right - head, half * 1.7),
                (right - head, half),
                (left + head, half),
                (left + head, half * 1.7),
            )
            figure.add_artist(
                Polygon(
                    [place(x, mark.y + y) for x, y in corners],
                    closed=True,
                    facecolor=mark.colour,
                    edgecolor="none",
                    transform=figure.transFigure,
                )
            )
        case _:
            assert_never(mark)


_FONTS = {bold: FontProperties(fname=str(font_file(bold=bold))) for bold in (False, True)}
