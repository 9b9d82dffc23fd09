"""Where everything stands on the picture and on the page for the wall.

Both are as wide, so they are laid out alike: the largest letters with which everything fits are taken, rows break into two
lines where there is room for it, and what room is left stands between the panels.
"""

import unicodedata
from collections.abc import Callable, Sequence
from itertools import product

from bot.digest.letters import cut, drawable, lines, width
from bot.digest.marks import Block, Box, Mark, Sheet, Words, stacked
from bot.digest.panels import OTHER_TONE, SOFT, TONES, Setting, framed, panel, passage, pixels_a_family
from conversations.digest.edition import Edition
from conversations.digest.frame import TableId
from conversations.digest.published import Treated
from conversations.digest.sections import (
    ANSWER_HERE,
    CAME_OF_IT,
    HELPED,
    NOT_SHOWN,
    OWN,
    QUIET,
    SHARED,
    TITLE,
    Section,
    answers,
    change,
    channel,
    families,
    sections,
    when,
)
from conversations.digest.wording import STAGES
from conversations.direction import LEFT_TO_RIGHT_MARK

WIDTH, HEIGHT = 1200, 1600
"""Pixels of the picture. On a phone 360 points wide, letters of 34 pixels are about 10 points."""

PAGE_HEIGHT = 1697
PAGE_WIDTH_MM = 210
"""The page for the wall is A4: a pixel is 0.175 mm, and letters of 34 pixels are 17 points."""

Make = Callable[[Setting], Sequence[Block]]


def picture_sheet(edition: Edition) -> Sheet:
    """What the picture shows."""
    if edition.treated is None:
        return _sheet(edition, HEIGHT, lambda one: [*_quiet(edition, one.size), _asked(one.size)], (), _LARGE)
    tables = _drawn(edition.treated)
    return _sheet(edition, HEIGHT, lambda one: _panels(tables, one), tables, _SIZES)


def wall_sheet(edition: Edition) -> Sheet:
    """What the page for the wall shows: the same, with the words that the message has."""
    if edition.treated is None:
        return _sheet(
            edition,
            PAGE_HEIGHT,
            lambda one: [*_quoted(edition, one.size), *_quiet(edition, one.size)],
            (),
            _LARGE,
        )
    treated, tables = edition.treated, _drawn(edition.treated)
    return _sheet(
        edition,
        PAGE_HEIGHT,
        lambda one: [
            *_quoted(edition, one.size),
            *_panels(tables, one),
            *_changes(treated, one.size),
            *_came_of_it(edition, one.size),
        ],
        tables,
        _PAGE_SIZES,
    )


_EDGE = 44
_WIDE = WIDTH - 2 * _EDGE
_BETWEEN = 44  # pixels between two columns
_COLUMN = (_WIDE - _BETWEEN) / 2
_DARK, _ON_DARK = "#10324A", "#FFFFFF"
_SIDE_BY_SIDE = frozenset(TableId) - {TableId.NEEDS, TableId.BARRIERS, TableId.GAPS}
_SIZES = (*((size, 3) for size in range(40, 29, -1)), *((size, 1) for size in range(33, 11, -1)))
_PAGE_SIZES = (*((size, 3) for size in range(40, 21, -1)), *((size, 1) for size in range(22, 11, -1)))
_LARGE = tuple((size, 9) for size in range(58, 11, -2))
"""Sizes of letters and most lines of a row; the first that fits is taken."""


def _drawn(treated: Treated) -> tuple[Section, ...]:
    """The tables with a panel; a ladder of gaps without a rung would be a heading and nothing else."""
    return tuple(table for table in sections(treated) if table.shown or table.id is not TableId.GAPS)


def _across(table: Section) -> float:
    """How wide its panel is."""
    return _COLUMN if table.id in _SIDE_BY_SIDE else _WIDE


def _sheet(
    edition: Edition,
    height: int,
    make: Make,
    tables: Sequence[Section],
    sizes: Sequence[tuple[int, int]],
) -> Sheet:
    panels = [(table, _across(table)) for table in tables]
    head, foot = _head(edition), _foot(edition)
    room = height - head.height - foot.height
    for size, most in sizes:
        blocks = make(Setting(size, pixels_a_family(panels, _WIDE, size), most))
        left = room - sum(block.height for block in blocks)
        if left >= size * 0.5 * (len(blocks) + 1):
            break
    gap = min(left / (len(blocks) + 1), size * 1.5)
    body = stacked(blocks, gap)
    marks = (*head.marks, *body.at(_EDGE, head.height + gap), *foot.at(0, height - foot.height))
    return Sheet(WIDTH, height, marks)


def _head(edition: Edition) -> Block:
    marks: list[Mark] = [Words(_EDGE, 76, TITLE, 58, bold=True, colour=_ON_DARK)]
    name = drawable(channel(edition))
    rest = [when(edition)] if edition.treated is None else [when(edition), families(edition.treated)]
    said = [" · ".join([name, *rest] if name else rest)]
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in name):
        said = [LEFT_TO_RIGHT_MARK + said[0]]  # or the whole line would run the way of the name
    if width(said[0], 34) > _WIDE:
        said = [cut(name, 34, _WIDE), " · ".join(rest)]
    y = 80.0
    for line in said:
        y += 44
        marks.append(Words(_EDGE, y, line, 34, colour=_ON_DARK))
    height = y + 22
    return Block(height, (Box(0, 0, WIDTH, height, _DARK), *marks))


def _foot(edition: Edition) -> Block:
    if edition.treated is None:
        return Block(_EDGE / 2, ())
    said = (
        "Counts are to the nearest 5; the pale end of a bar is the rounding. "
        f"“{NOT_SHOWN.capitalize()}” is 0 to 7 families, or kept back so that nobody can be worked out."
    )
    size, y = 25.0, 0.0
    marks: list[Mark] = []
    for line in lines(said, size, _WIDE):
        y += size * 1.3
        marks.append(Words(_EDGE, y, line, size, colour=SOFT))
    return Block(y + size * 0.8, tuple(marks))


def _panels(tables: Sequence[Section], setting: Setting) -> list[Block]:
    """The wide tables one under the other, the others in two columns where they stand in reading order."""
    wide = [table for table in tables if table.id not in _SIDE_BY_SIDE]
    small = [table for table in tables if table.id in _SIDE_BY_SIDE]
    blocks = [panel(table, _across(table), setting) for table in wide]
    if small:
        blocks.append(_columns([panel(table, _across(table), setting) for table in small], setting.size))
    return blocks


def _columns(blocks: Sequence[Block], size: float) -> Block:
    """Blocks in two columns, in reading order down each, so that both are about as high."""
    gap = size * 0.55
    sides = min(
        product((0, 1), repeat=len(blocks)),
        key=lambda chosen: max(
            sum(block.height + gap for block, side in zip(blocks, chosen, strict=True) if side == wanted)
            for wanted in (0, 1)
        ),
    )
    left, right = (
        stacked((block for block, side in zip(blocks, sides, strict=True) if side == wanted), gap)
        for wanted in (0, 1)
    )
    marks = (*left.marks, *right.at(_COLUMN + _BETWEEN, 0))
    return Block(max(left.height, right.height), marks)


def _quoted(edition: Edition, size: float) -> list[Block]:
    if edition.quote is None:
        return []
    pad = size * 0.6
    said = passage(HELPED, f"“{edition.quote.words}”", _WIDE - 3 * pad, size * 1.1, tone=OTHER_TONE)
    return [framed(said, _WIDE, pad, OTHER_TONE)]


def _changes(treated: Treated, size: float) -> list[Block]:
    """What this team can change, and what needs another, side by side where there are both."""
    found = [
        (heading, words, TONES[table])
        for heading, told, table in (
            (OWN, treated.own, TableId.NEEDS),
            (SHARED, treated.shared, TableId.BARRIERS),
        )
        for words in change(told)
    ]
    if not found:
        return []
    pad = size * 0.5
    wide = (_WIDE - (len(found) - 1) * _BETWEEN) / len(found)
    said = [passage(heading, words, wide - 3 * pad, size, tone=tone) for heading, words, tone in found]
    high = max(block.height for block in said)
    marks: list[Mark] = []
    for place, (block, (_, _, tone)) in enumerate(zip(said, found, strict=True)):
        same = Block(high, block.marks)
        marks += framed(same, wide, pad, tone).at(place * (wide + _BETWEEN), 0)
    return [Block(high + 2 * pad, tuple(marks))]


def _came_of_it(edition: Edition, size: float) -> list[Block]:
    told = "\n".join(f"{STAGES[answer.stage]}: {answer.words}" for answer in answers(edition))
    return [passage(CAME_OF_IT, told, _WIDE, size, tone=TONES[TableId.NEEDS])] if told else []


def _quiet(edition: Edition, size: float) -> list[Block]:
    heading, why = QUIET.split(". ", 1)
    blocks = [passage(f"{heading}.", why, _WIDE, size, tone=TONES[TableId.BARRIERS])]
    return [*blocks, *_came_of_it(edition, size)]


def _asked(size: float) -> Block:
    """How to answer; on the picture alone, which stands in the channel."""
    pad = size * 0.6
    asked = passage("What did your team hear, plan or change?", ANSWER_HERE, _WIDE - 3 * pad, size)
    return framed(asked, _WIDE, pad, OTHER_TONE)
