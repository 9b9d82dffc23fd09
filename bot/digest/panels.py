"""Parts of a picture: a table as bars, gaps between services as a ladder, a passage of words.

A bar ends where the rounding begins, and its pale end is where the true count may lie: 15 is 13 to 17. Rows that have the
sign have no bar at all. A family is as many pixels in every bar of a sheet (``pixels_a_family``), however wide its
panel, so that bars can be compared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.digest.letters import cut, drawable, lines, runs_from_right, width
from bot.digest.marks import Block, Box, Mark, Rung, Words, stacked
from conversations.digest.frame import TableId
from conversations.digest.published import Row
from conversations.digest.sections import NOT_SHOWN, OTHERS, Section, ends

INK = "#14212B"
SOFT = "#44525E"
"""Colours of words: at least 4.5:1 on everything they stand on (WCAG 2.2, 1.4.3), which a test measures."""

ROUNDING = 2
"""How far a count may lie from the number it is told as: the nearest 5."""


@dataclass(frozen=True, slots=True)
class Tone:
    """The colours of a panel: of its heading, its bars, and their pale ends. Hues are Okabe and Ito's (2008), lightened."""

    heading: str
    solid: str
    pale: str


TONES = {
    TableId.NEEDS: Tone("#00507D", "#8CC0E4", "#D3E8F6"),
    TableId.BARRIERS: Tone("#8A4200", "#F0B266", "#FBE2C2"),
    TableId.GAPS: Tone("#7A2E5A", "#D08DB3", "#F0D9E6"),
}
OTHER_TONE = Tone("#00563F", "#93CDB9", "#DAEFE8")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a panel is set.

    Attributes:
        size: Of its letters, in pixels; everything else is in proportion.
        a_family: Pixels of a bar for one family.
        lines: Most lines of a row's words.
        signs: Rows without a number stand there with the sign; else they are left out, which the foot says.
    """

    size: float
    a_family: float
    lines: int = 2
    signs: bool = True


SMALLEST = 34
"""Pixels below which no letters of a picture should be: 11 on a phone that is 390 wide, where 1,200 are shown."""


def axis(most: float) -> int:
    """The end of an axis: the next of 20, 30, 50, 70, 100, 200, 300 and so on, so that it tells less than a count does."""
    power = 1
    while True:
        for step in (20, 30, 50, 70, 100):
            if most <= step * power:
                return step * power
        power *= 10


def pixels_a_family(panels: Iterable[tuple[Section, float]], wide: float, size: float) -> float:
    """How many pixels of a bar are one family, so that no bar of these panels, each so wide, is longer than its track.

    A track as wide as the sheet's, ``wide``, ends at a step of ``axis``.
    """
    whole = wide - _column(size)
    most = max(
        (
            (about + ROUNDING) * whole / (across - _column(size))
            for table, across in panels
            for words, about in table.shown
            if table.id is not TableId.GAPS or ends(words) is None  # a rung is no bar
        ),
        default=0,
    )
    return whole / axis(most)


def panel(table: Section, wide: float, setting: Setting) -> Block:
    """A table under its heading."""
    tone = TONES.get(table.id, OTHER_TONE)
    size = setting.size
    blocks = [_heading(table, wide, setting, tone)]
    # The width of a rung is compared with that of other rungs alone.
    end = axis(max((about for _, about in table.shown), default=0) + ROUNDING)
    for row in table.rows:
        if row.about is None and not setting.signs:
            continue
        both = ends(row.words) if table.id is TableId.GAPS else None
        if both is not None and row.about is not None:
            blocks.append(_rung(both, row.about, wide, setting, tone, end))
        else:
            blocks.append(_bar(row, wide, setting, tone))
    return stacked(blocks, size * 0.12)


def passage(
    heading: str, words: str, wide: float, size: float, *, bold: bool = False, tone: Tone = OTHER_TONE
) -> Block:
    """Words under a heading, in as many lines as they need; no heading where it is ""."""
    marks: list[Mark] = []
    y = 0.0
    for line in lines(heading, size, wide, bold=True) if heading else ():
        y += size * 1.3
        marks.append(Words(0, y - size * 0.3, line, size, bold=True, colour=tone.heading))
    for number, paragraph in enumerate(words.splitlines()):
        y += size * 0.3 * (number > 0)
        for line in lines(drawable(paragraph), size, wide, bold=bold):
            y += size * 1.3
            marks.append(Words(0, y - size * 0.3, line, size, bold=bold, colour=INK))
    return Block(y, tuple(marks))


def framed(block: Block, wide: float, pad: float, tone: Tone) -> Block:
    """The block on a pale ground with a stripe at its left; it is ``wide - 3 * pad`` wide itself."""
    height = block.height + 2 * pad
    ground = (Box(0, 0, wide, height, tone.pale), Box(0, 0, pad / 2, height, tone.solid))
    return Block(height, ground + block.at(pad * 1.75, pad))


def _heading(table: Section, wide: float, setting: Setting, tone: Tone) -> Block:
    size = setting.size
    large, small = size * 1.08, _quieter(size)
    marks: list[Mark] = []
    y = 0.0
    for line in lines(table.heading, large, wide, bold=True):
        y += large * 1.2
        marks.append(Words(0, y - large * 0.28, line, large, bold=True, colour=tone.heading))
    beside = OTHERS if table.others and setting.signs else ""
    if beside and width(table.heading, large, bold=True) + width(beside, small) + size * 0.5 > wide:
        y += small * 1.25
        marks.append(Words(0, y - small * 0.3, beside, small, colour=SOFT))
    elif beside:
        marks.append(Words(wide, y - large * 0.28, beside, small, colour=SOFT, align="right"))
    marks.append(Box(0, y, wide, max(2.0, size * 0.07), tone.heading))
    return Block(y + size * 0.07, tuple(marks))


def _bar(row: Row, wide: float, setting: Setting, tone: Tone) -> Block:
    size = setting.size
    beside = _column(size) if row.about is not None else width(NOT_SHOWN, _quieter(size)) + size * 0.2
    track = wide - beside
    pad = size * 0.3
    said = _set_in(row.words, size, track - 2 * pad, setting.lines)
    height = size * (1.26 + 1.08 * (len(said) - 1))
    marks: list[Mark] = list(_ends(row.about, height, setting, tone))
    marks += _standing(said, pad, height, size)
    marks += _number(row.about, wide, height, size)
    return Block(height, tuple(marks))


def _ends(about: int | None, height: float, setting: Setting, tone: Tone) -> Iterator[Box]:
    if about is not None:
        sure, most = (setting.a_family * (about + by) for by in (-ROUNDING, ROUNDING))
        yield Box(0, 0, most, height, tone.pale)
        yield Box(0, 0, sure, height, tone.solid)


def _rung(both: tuple[str, str], about: int, wide: float, setting: Setting, tone: Tone, end: int) -> Block:
    size = setting.size
    track = wide - _column(size)
    house = track * 0.385
    pad = size * 0.3
    said = [_set_in(words, size, house - 2 * pad, setting.lines) for words in both]
    height = size * (1.3 + 1.08 * (max(map(len, said)) - 1))
    marks: list[Mark] = []
    for x, block in zip((0.0, track - house), said, strict=True):
        marks.append(Box(x, 0, house, height, "#FFFFFF", tone.heading))
        marks += _standing(block, x + pad, height, size)
    between = track - 2 * house
    for by, colour in ((ROUNDING, tone.pale), (-ROUNDING, tone.solid)):
        thick = size * 0.8 * (about + by) / end  # whatever the height of the boxes
        marks.append(Rung(house + pad / 2, height / 2, between - pad, thick, colour))
    marks += _number(about, wide, height, size)
    return Block(height, tuple(marks))


def _set_in(words: str, size: float, room: float, most: int) -> tuple[str, ...]:
    shown = drawable(words)
    return lines(shown, size, room, most=most) if most > 1 else (cut(shown, size, room),)


def _standing(said: tuple[str, ...], x: float, height: float, size: float) -> Iterator[Words]:
    """Lines in the middle of a height; where they run from right to left they begin below each other on the right."""
    first = height / 2 - size * 1.08 * (len(said) - 1) / 2 + size * 0.36
    turned = len(said) > 1 and runs_from_right(said[0])
    right = x + max(width(line, size) for line in said)
    for place, line in enumerate(said):
        y = first + place * size * 1.08
        yield Words(right if turned else x, y, line, size, colour=INK, align="right" if turned else "left")


def _number(about: int | None, wide: float, height: float, size: float) -> tuple[Words, ...]:
    middle = height / 2 + size * 0.36
    if about is None:
        return (Words(wide, middle, NOT_SHOWN, _quieter(size), colour=SOFT, align="right"),)
    return (Words(wide, middle, str(about), size, bold=True, colour=INK, align="right"),)


def _column(size: float) -> float:
    """The room of a number."""
    return width("888", size, bold=True) + size * 0.2


def _quieter(size: float) -> float:
    """The size of words that matter less than a row's; on a phone they must be read too."""
    return min(size, max(size * 0.78, SMALLEST))
