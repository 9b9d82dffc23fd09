"""What changed for a narrator between two versions of a flow, and which talks could go on in the newer one."""

from conversations.changes.audience import Newly, newly_asked
from conversations.changes.comparison import compared
from conversations.changes.differences import (
    Added,
    Change,
    ChoiceAdded,
    ChoiceRemoved,
    ChoiceReworded,
    ChoicesReordered,
    Difference,
    Moved,
    Part,
    QuestionChanges,
    Removed,
    Renamed,
    Retyped,
    Reworded,
    Rule,
    RuleChanged,
    Set,
)
from conversations.talk.moves import Move, Obstacle, Why, movable

__all__ = [
    "Added",
    "Change",
    "ChoiceAdded",
    "ChoiceRemoved",
    "ChoiceReworded",
    "ChoicesReordered",
    "Difference",
    "Move",
    "Moved",
    "Newly",
    "Obstacle",
    "Part",
    "QuestionChanges",
    "Removed",
    "Renamed",
    "Retyped",
    "Reworded",
    "Rule",
    "RuleChanged",
    "Set",
    "Why",
    "compared",
    "movable",
    "newly_asked",
]
