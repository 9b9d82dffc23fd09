"""What a plan must know of a story before any row is made: the cells that say whom it is about, and what may hurt."""

from dataclasses import dataclass, field

from conversations.consent import Use
from conversations.errors import NotConsented
from conversations.release import Release
from conversations.research.columns import Column, Shelf, Standing
from conversations.research.ladders import month_of
from conversations.research.shelf import SEVERAL, place_of


@dataclass(frozen=True, slots=True)
class Keys:
    """What the plan looks at of one story; no free text is among it.

    Attributes:
        id: As in ``rows.Row``.
        sent: The month in which it was sent.
        values: Answers of the ``watched`` columns, in that order; "" where there is none.
    """

    id: str
    flow: str
    sent: str
    language: str
    values: tuple[str, ...] = field(repr=False)


def watched(shelf: Shelf) -> tuple[Column, ...]:
    """The columns a plan looks at before it decides: keys, sensitive ones, and those of several choices."""
    return tuple(
        column for column in shelf.columns if column.standing is not Standing.PLAIN or column.shape in SEVERAL
    )


def keys_of(shelf: Shelf, release: Release, id_: str, sent_week: str) -> Keys:
    """What the plan must know of a story.

    Args:
        shelf: Before coarsening.
        release: Of a story told in one of the shelf's flows, for research.
        id_: As in ``rows.Row``.
        sent_week: The ISO week in which it was sent.

    Raises:
        NotConsented: The release is for another use.
    """
    if release.use is not Use.RESEARCH:
        raise NotConsented("a story that was not released for research was given to a research export")
    story = release.story
    given = {answer.prompt: answer.value for answer in story.answers}
    return Keys(
        id_,
        story.flow,
        month_of(sent_week),
        story.language,
        tuple(
            given.get(place_of(column), "") if story.flow in column.flows else "" for column in watched(shelf)
        ),
    )
