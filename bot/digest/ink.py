"""Sheets made into pictures: a PNG for a phone. The same sheet gives the same bytes on every day.

Nothing but the sheet is in it: no date, no name of a program. It is painted here mark by mark, and not as a figure of the
drawing library, because loading what that needs takes longer than all the rest (``bot.digest.paper`` needs it for the page).
"""

import io
from math import ceil
from typing import assert_never

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from bot.digest.letters import drawn, width
from bot.digest.marks import Box, Mark, Rung, Sheet, Words, corners

_BLENDED = 48  # colours of a picture between those of letters and those of their grounds
_FINER = 4  # how often a pixel is divided each way where an edge is aslant


def png(sheet: Sheet, description: str) -> bytes:
    """The sheet as a picture, with its description for those who do not see it."""
    painted = Image.new("RGB", (sheet.width, sheet.height), "white")
    for mark in sheet.marks:
        _paint(painted, mark)
    about = PngInfo()
    about.add_itxt("Description", description)
    written = io.BytesIO()
    _with_fewer_colours(painted, sheet).save(written, "PNG", pnginfo=about, compress_level=6)
    return written.getvalue()


def _with_fewer_colours(painted: Image.Image, sheet: Sheet) -> Image.Image:
    """The picture with a palette, which makes a third of the bytes; what the sheet names keeps its very colour."""
    named = sorted({"#FFFFFF", *(mark.colour for mark in sheet.marks)})
    blended = painted.quantize(_BLENDED, method=Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in named for part in bytes.fromhex(colour[1:])] + blended)
    return painted.quantize(palette=palette, dither=Image.Dither.NONE)


def _paint(on: Image.Image, mark: Mark) -> None:
    match mark:
        case Words():
            shape = drawn(mark.text, mark.size, bold=mark.bold)
            if shape is None:
                return
            wide = width(mark.text, mark.size, bold=mark.bold)
            begins = mark.x - {"left": 0, "centre": wide / 2, "right": wide}[mark.align]
            grey = Image.frombytes("L", (shape.width, shape.height), shape.grey)
            on.paste(mark.colour, (round(begins) + shape.left, round(mark.y) - shape.above), grey)
        case Box():
            ImageDraw.Draw(on).rectangle(
                (
                    round(mark.x),
                    round(mark.y),
                    max(round(mark.x), round(mark.x + mark.width) - 1),
                    max(round(mark.y), round(mark.y + mark.height) - 1),
                ),
                fill=mark.colour,
                outline=mark.edge or None,
                width=2 if mark.edge else 0,
            )
        case Rung():
            _paint_rung(on, mark)
        case _:
            assert_never(mark)


def _paint_rung(on: Image.Image, mark: Rung) -> None:
    """Its points are aslant: they are painted larger, and made smaller again, so that their edges are smooth."""
    places = corners(mark)
    left, top = int(min(x for x, _ in places)), int(min(y for _, y in places))
    size = ceil(max(x for x, _ in places)) - left, ceil(max(y for _, y in places)) - top
    grey = Image.new("L", (size[0] * _FINER, size[1] * _FINER))
    ImageDraw.Draw(grey).polygon([((x - left) * _FINER, (y - top) * _FINER) for x, y in places], fill=255)
    on.paste(mark.colour, (left, top), grey.reduce(_FINER))
