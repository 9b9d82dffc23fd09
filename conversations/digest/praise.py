"""The act that stands beside a quote, in the form's words: what somebody did that helped.

It is one act and no more. Where the quoted family's own post shows such an answer, and its row in the treated tables of the
batch has a number, it is told as theirs. Else it is the act with the highest number, told as that of other families. So it
tells a reader nothing that they could not read: the post is in the channel, the number in the digest.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from conversations.digest.frame import Cell, Frame
from conversations.digest.published import Treated
from conversations.facets import Facet
from conversations.flow import Flow

Acts = Mapping[Cell, str]
"""By cell, what somebody did for whoever is counted there, in the order in which the form asks."""


def acts_of(flow: Flow, frame: Frame) -> Acts:
    """What a form says in the column ``praise`` of its choices; of choices that are counted together, the first."""
    acts: dict[Cell, str] = {}
    for prompt in flow.prompts:
        for choice in prompt.choices:
            words = choice.columns.get("praise", "").strip()
            if words:
                for cell in frame.cells(frozenset({Facet(prompt.name, choice.name)})):
                    acts.setdefault(cell, words)
    return acts


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did that helped, in the form's words; ``own``: the quoted family said so, and else eight others."""

    words: str
    own: bool


def praised(acts: Acts, frame: Frame, shown: Collection[Facet], treated: Treated) -> Act | None:
    """The act that may stand beside the words of a quoted story; None where no act has a number.

    Args:
        shown: What the story's post shows.
        treated: The numbers of the batch that the edition is of.
    """
    told = {cell: about for cell in acts if (about := _told(cell, frame, treated)) is not None}
    ticked = frame.cells(frozenset(shown))
    own = next((acts[cell] for cell in told if cell in ticked), None)
    if own is not None:
        return Act(own, own=True)
    highest = max(told, key=lambda cell: told[cell], default=None)
    return None if highest is None else Act(acts[highest], own=False)


def _told(cell: Cell, frame: Frame, treated: Treated) -> int | None:
    """The number of this cell's row; None where it has none, or where rows have the same words."""
    for table in frame.tables:
        words = table.cells.get(cell)
        if words is not None and list(table.cells.values()).count(words) == 1:
            told = treated.table(table.id)
            rows = () if told is None else told.rows
            return next((row.about for row in rows if row.words == words), None)
    return None
