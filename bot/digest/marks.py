"""What is drawn, before it is drawn: words, boxes and rungs on a sheet, in pixels from its upper left corner.

Layout makes marks and knows no drawing library; ``bot.digest.ink`` knows nothing but marks. So what a picture shows can be
read by a test, down to each number and the colour under each word.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Block:
    """Marks that belong together, from 0, 0, and how high they are."""

    height: float
    marks: tuple[Mark, ...]

    def at(self, x: float, y: float) -> tuple[Mark, ...]:
        """The marks, put there."""
        return tuple(replace(mark, x=mark.x + x, y=mark.y + y) for mark in self.marks)


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
