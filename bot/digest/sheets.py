"""Where everything stands on the picture and on the page for the wall.

Both are as wide, so they are laid out alike: the largest letters with which everything fits are taken, rows break into two
lines where there is room for it, and what room is left stands between the panels. Before the letters of the picture get too
small for a phone, rows without a number are left out, and then needs and barriers stand side by side.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from itertools import product

from bot.digest.letters import cut, drawable, lines, width
from bot.digest.marks import Block, Box, Mark, Sheet, Words, stacked
from bot.digest.panels import (
    OTHER_TONE,
    SMALLEST,
    SOFT,
    TONES,
    Setting,
    framed,
    panel,
    passage,
    pixels_a_family,
)
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
    act,
    answers,
    change,
    channel,
    families,
    invitation,
    loop,
    sections,
    when,
)
from conversations.digest.wording import STAGES
from conversations.direction import LEFT_TO_RIGHT_MARK

WIDTH, HEIGHT = 1200, 1600
"""Pixels of the picture. On a phone 390 points wide, letters of 34 pixels are about 11 points."""

PAGE_HEIGHT = 1697
PAGE_WIDTH_MM = 210
"""The page for the wall is A4: a pixel is 0.175 mm, and letters of 34 pixels are 17 points."""


class Way(Enum):
    """How the panels stand, the first that fits."""

    WHOLE = "one under the other, rows without a number too"
    SHORT = "one under the other, without them"
    BESIDE = "without them, needs and barriers side by side"


Make = Callable[[Setting, Way], Sequence[Block]]


def picture_sheet(edition: Edition) -> Sheet:
    """What the picture shows."""
    if edition.treated is None:
        return _sheet(
            edition,
            HEIGHT,
            lambda one, _: [*_quiet(edition, one.size, whole=False), _asked(one.size)],
            (),
            _LARGE,
            SMALLEST,
        )
    tables = sections(edition.treated)
    return _sheet(edition, HEIGHT, lambda one, way: _panels(tables, one, way), tables, _SIZES, SMALLEST)


def wall_sheet(edition: Edition) -> Sheet:
    """What the page for the wall shows: the same, with the words that the message has."""
    if edition.treated is None:
        return _sheet(
            edition,
            PAGE_HEIGHT,
            lambda one, _: [*_quoted(edition, one.size), *_quiet(edition, one.size, whole=True)],
            (),
            _LARGE,
            _ON_PAPER,
        )
    treated, tables = edition.treated, sections(edition.treated)
    return _sheet(
        edition,
        PAGE_HEIGHT,
        lambda one, way: [
            *_quoted(edition, one.size),
            *_panels(tables, one, way),
            *_changes(treated, one.size),
            *_came_of_it(edition, one.size),
        ],
        tables,
        _PAGE_SIZES,
        _ON_PAPER,
    )


_EDGE = 44
_WIDE = WIDTH - 2 * _EDGE
_BETWEEN = 44  # pixels between two columns
_COLUMN = (_WIDE - _BETWEEN) / 2
_DARK, _ON_DARK = "#10324A", "#FFFFFF"
_SIDE_BY_SIDE = frozenset(TableId) - {TableId.NEEDS, TableId.BARRIERS, TableId.GAPS}
_FIRST = frozenset({TableId.NEEDS, TableId.BARRIERS})
_ON_PAPER = 25  # pixels of the smallest letters of the wall's page: 4 mm

Sizes = Sequence[tuple[int, int, Way]]
_FEW = tuple((size, 3, Way.WHOLE) for size in range(58, 40, -2))
_SIZES = (
    *_FEW,
    *((size, 3, way) for way in Way for size in range(40, SMALLEST - 1, -1)),
    *((size, 3, Way.BESIDE) for size in range(SMALLEST - 1, 31, -1)),
    *((size, 2, Way.BESIDE) for size in range(SMALLEST, 29, -1)),
    *((size, 1, Way.BESIDE) for size in range(SMALLEST, 11, -1)),
)
_PAGE_SIZES = (
    *_FEW,
    *((size, 3, way) for way in Way for size in range(40, 27, -1)),
    *((size, 3, Way.BESIDE) for size in range(27, 21, -1)),
    *((size, 1, Way.BESIDE) for size in range(22, 11, -1)),
)
_LARGE = tuple((size, 9, Way.WHOLE) for size in range(58, 11, -2))
"""Sizes of letters, most lines of a row, and how the panels stand; the first that fits is taken."""


def _across(table: Section, way: Way) -> float:
    """How wide its panel is."""
    beside = table.id in _SIDE_BY_SIDE or (way is Way.BESIDE and table.id in _FIRST)
    return _COLUMN if beside else _WIDE


def _sheet(
    edition: Edition,
    height: int,
    make: Make,
    tables: Sequence[Section],
    sizes: Sizes,
    least: float,
) -> Sheet:
    head, foot = _head(edition), _foot(edition, least, invitation(edition) if height == PAGE_HEIGHT else ())
    room = height - head.height - foot.height
    for size, most, way in sizes:
        panels = [(table, _across(table, way)) for table in tables]
        setting = Setting(size, pixels_a_family(panels, _WIDE, size), most, signs=way is Way.WHOLE)
        blocks = make(setting, way)
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


def _foot(edition: Edition, size: float, further: Iterable[str]) -> Block:
    """What the numbers are, and on paper how to ask for a panel of families."""
    said = [drawable(words) for words in further]
    if edition.treated is not None:
        said.append(
            "About how many families, to the nearest 5 (pale ends). "
            f"{NOT_SHOWN.capitalize()}: 0 to 7, or kept back so that nobody is worked out."
        )
    if not said:
        return Block(_EDGE / 2, ())
    y = 0.0
    marks: list[Mark] = []
    for line in (line for words in said for line in lines(words, size, _WIDE)):
        y += size * 1.3
        marks.append(Words(_EDGE, y, line, size, colour=SOFT))
    return Block(y + size * 0.8, tuple(marks))


def _panels(tables: Sequence[Section], setting: Setting, way: Way) -> list[Block]:
    """The wide tables one under the other, the others in two columns where they stand in reading order.

    A table without a number would be a heading and nothing else; all of them are named on one line.
    """
    told = [table for table in tables if table.shown]
    blocks: list[Block] = []
    beside = [table for table in told if table.id in _FIRST] if way is Way.BESIDE else []
    if beside:
        blocks.append(_abreast([panel(table, _across(table, way), setting) for table in beside]))
    wide = [table for table in told if table.id not in _SIDE_BY_SIDE and table not in beside]
    blocks += [panel(table, _WIDE, setting) for table in wide]
    small = [table for table in told if table.id in _SIDE_BY_SIDE]
    if small:
        blocks.append(_columns([panel(table, _COLUMN, setting) for table in small], setting.size))
    # A ladder without a rung is the rule in a small batch, so it is not worth a word.
    silent = [table.heading for table in tables if not table.shown and table.id is not TableId.GAPS]
    if silent:
        size = max(setting.size * 0.78, min(setting.size, SMALLEST))
        blocks.append(_silent(silent, size))
    return blocks


def _silent(headings: Iterable[str], size: float) -> Block:
    """What has no number this time, in a line or two."""
    marks: list[Mark] = []
    y = 0.0
    for line in lines(f"{NOT_SHOWN.capitalize()} this time: {'; '.join(headings)}.", size, _WIDE):
        y += size * 1.3
        marks.append(Words(0, y - size * 0.3, line, size, colour=SOFT))
    return Block(y, tuple(marks))


def _abreast(blocks: Sequence[Block]) -> Block:
    """Two blocks side by side, or one alone."""
    marks = [mark for at, block in enumerate(blocks) for mark in block.at(at * (_COLUMN + _BETWEEN), 0)]
    return Block(max(block.height for block in blocks), tuple(marks))


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
    said = [passage(HELPED, f"“{edition.quote.words}”", _WIDE - 3 * pad, size * 1.1, tone=OTHER_TONE)]
    said += [passage("", f"{before}: {words}", _WIDE - 3 * pad, size * 0.9) for before, words in act(edition)]
    return [framed(stacked(said, pad / 2), _WIDE, pad, OTHER_TONE)]


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


def _came_of_it(edition: Edition, size: float, *, whole: bool = True) -> list[Block]:
    """What staff answered; ``whole``: how many concerns were answered too, which the picture and its caption leave out."""
    told = [f"{STAGES[answer.stage]}: {answer.words}" for answer in answers(edition)]
    told += loop(edition) if whole else ()
    return [passage(CAME_OF_IT, "\n".join(told), _WIDE, size, tone=TONES[TableId.NEEDS])] if told else []


def _quiet(edition: Edition, size: float, *, whole: bool) -> list[Block]:
    heading, why = QUIET.split(". ", 1)
    blocks = [passage(f"{heading}.", why, _WIDE, size, tone=TONES[TableId.BARRIERS])]
    return [*blocks, *_came_of_it(edition, size, whole=whole)]


def _asked(size: float) -> Block:
    """How to answer; on the picture alone, which stands in the channel."""
    pad = size * 0.6
    asked = passage("What did your team hear, plan or change?", ANSWER_HERE, _WIDE - 3 * pad, size)
    return framed(asked, _WIDE, pad, OTHER_TONE)
