"""The numbers of a first look at a bundle; small ones are withheld before anything is drawn or written."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bot.research.reading import Asked, Stories
from conversations.research.protecting import K

FEW = f"under {K}"
"""What is told of a count below ``K``, and of none: a picture is passed on further than the table it was made from."""

_MOST = 12
"""Rows or bars of one panel at most, those with the largest counts."""

Count = int | None
"""How many stories; None where it is withheld."""


@dataclass(frozen=True, slots=True)
class Bars:
    """How often each choice of one question was chosen."""

    title: str
    labels: tuple[str, ...]
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """How often two choices come together: of ``down`` and ``across``, row by row."""

    title: str
    down: str
    across: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[Count, ...], ...]


@dataclass(frozen=True, slots=True)
class Triad:
    """Three things put in order. ``orders`` are the places of the three, the truest first, with how many said so."""

    title: str
    corners: tuple[str, str, str]
    orders: tuple[tuple[tuple[int, ...], Count], ...]


Panel = Bars | Grid | Triad


@dataclass(frozen=True, slots=True)
class Look:
    """A first look: what there is to draw, in order."""

    title: str
    stories: int
    panels: tuple[Panel, ...]


def look_of(stories: Stories) -> Look:
    """The needs by what stood in the way, the waits, how things went from first asking to help, and whose job it was.

    Those of the built-in questions that a bundle has; of another form its questions with choices, six at most.
    """
    panels = tuple(_panels(stories))
    if not panels:
        others = [asked for asked in stories.columns.values() if asked.choices and asked.shape != "code"]
        panels = tuple(_bars(stories, asked) for asked in others[:6])
    return Look(stories.title, len(stories.rows), panels)


def told(count: Count) -> str:
    """A count in words."""
    return FEW if count is None else f"{count:,}"


def _panels(stories: Stories) -> Iterator[Panel]:
    columns = stories.columns
    if "needs" in columns and "barriers" in columns:
        yield _grid(stories, "What was needed, by what got in the way", columns["needs"], columns["barriers"])
    if "wait" in columns:
        yield _bars(stories, columns["wait"])
    if "stage_first" in columns and "stage_help" in columns:
        title = "How things were when first asking, by how they were when help came"
        yield _grid(stories, title, columns["stage_first"], columns["stage_help"])
    triad = columns.get("job_of")
    if triad is not None and triad.shape == "rank" and len(triad.choices) == 3:
        yield _triad(stories, triad)


def _bars(stories: Stories, asked: Asked) -> Bars:
    counted = Counter(value for row in stories.rows for value in set(row[asked.name]))
    names = list(asked.choices)
    if len(names) > _MOST:
        names = sorted(names, key=lambda name: -counted[name])[:_MOST]
    return Bars(
        asked.words,
        tuple(asked.choices[name] for name in names),
        tuple(_shown(counted[name]) for name in names),
    )


def _grid(stories: Stories, title: str, down: Asked, across: Asked) -> Grid:
    counted = Counter(
        (one, other) for row in stories.rows for one in set(row[down.name]) for other in set(row[across.name])
    )
    rows = _largest(
        down, Counter({name: sum(counted[name, other] for other in across.choices) for name in down.choices})
    )
    columns = _largest(
        across, Counter({name: sum(counted[one, name] for one in down.choices) for name in across.choices})
    )
    return Grid(
        title,
        down.words,
        across.words,
        tuple(down.choices[name] for name in rows),
        tuple(across.choices[name] for name in columns),
        tuple(tuple(_shown(counted[row, column]) for column in columns) for row in rows),
    )


def _largest(asked: Asked, counted: Counter[str]) -> list[str]:
    """The choices that are told most, in the form's order."""
    kept = set(sorted(asked.choices, key=lambda name: -counted[name])[:_MOST])
    return [name for name in asked.choices if name in kept]


def _triad(stories: Stories, asked: Asked) -> Triad:
    places = {name: place for place, name in enumerate(asked.choices)}
    counted = Counter(tuple(places[name] for name in row[asked.name]) for row in stories.rows)
    first, second, third = asked.choices.values()
    orders = ((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0))
    return Triad(
        asked.words, (first, second, third), tuple((order, _shown(counted[order])) for order in orders)
    )


def _shown(count: int) -> Count:
    return count if count >= K else None
