"""What is drawn, before it is drawn: words, boxes and rungs on a sheet, in pixels from its upper left corner.

Layout makes marks and knows no drawing library; ``bot.digest.ink`` knows nothing but marks. So what a picture shows can be
read by a test, down to each number and the colour under each word.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words; ``y`` is the line they stand on, ``size`` that of the letters with their room, in pixels."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    colour: str = "#14212B"
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; ``edge`` is the colour of its line, "" where it has none."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung of a ladder with a point at either end, ``thick`` pixels wide, its middle at ``y``."""

    x: float
    y: float
    width: float
    thick: float
    colour: str


Mark = Words | Box | Rung


def corners(rung: Rung) -> tuple[tuple[float, float], ...]:
    """Where the outline of a rung turns, in pixels of its sheet."""
    head, half = min(rung.thick, rung.width / 3), rung.thick / 2
    left, right = rung.x, rung.x + rung.width
    turns = (
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
    return tuple((x, rung.y + y) for x, y in turns)


@dataclass(frozen=True, slots=True)
class Block:
    """Marks that belong together, from 0, 0, and how high they are."""

    height: float
    marks: tuple[Mark, ...]

    def at(self, x: float, y: float) -> tuple[Mark, ...]:
        """The marks, put there."""
        return tuple(_moved(mark, x, y) for mark in self.marks)


def _moved(mark: Mark, x: float, y: float) -> Mark:
    # Thousands of marks are moved until everything fits; dataclasses.replace() takes five times as long.
    match mark:
        case Words():
            return Words(mark.x + x, mark.y + y, mark.text, mark.size, mark.bold, mark.colour, mark.align)
        case Box():
            return Box(mark.x + x, mark.y + y, mark.width, mark.height, mark.colour, mark.edge)
        case Rung():
            return Rung(mark.x + x, mark.y + y, mark.width, mark.thick, mark.colour)


def stacked(blocks: Iterable[Block], gap: float) -> Block:
    """One under the other, ``gap`` pixels between."""
    marks: list[Mark] = []
    height = 0.0
    for block in blocks:
        height += gap if marks else 0
        marks += block.at(0, height)
        height += block.height
    return Block(height, tuple(marks))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture or a page: its size in pixels and what is on it, the lowest first."""

    width: int
    height: int
    marks: tuple[Mark, ...]
