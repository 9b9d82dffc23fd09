"""What there is to say of a talk at one place of a flow: its states, what follows in each, and what was seen there."""

from dataclasses import dataclass, field
from enum import Enum

from conversations.ways.conditions import Looked
from conversations.ways.weighing import Open


class Told(Enum):
    """What was told so far, as far as it matters for a talk that ends without having asked for consent."""

    NOTHING = 0
    LITTLE = 1  # picks, and no question that could be told something at was skipped
    SKIPPED = 2  # perhaps picks, but something was skipped
    MUCH = 3  # words, ticks or ranks
    ASKED = 4  # consent was asked for


State = tuple[int, ...]
"""``Told`` as a number, then what is left of each condition that is looked at later and has begun to be decided."""


@dataclass(slots=True)
class Moves:
    """What follows in one state at one place. Targets are numbers of states at the next place.

    Attributes:
        gate: NO, YES, EITHER or FREE: whether the prompt is reached.
        past: The target where it is not reached; None where it always is.
        by_class: The target by class of answer; None for an answer that cannot be given. For what is no question
            one target, of those that come by; for what is open two: where it does not hold, and where it does.
        rough: Classes whose answers are only taken to be offered.
    """

    gate: int
    past: int | None = None
    by_class: tuple[int | None, ...] = ()
    rough: frozenset[int] = frozenset()


@dataclass(slots=True)
class Level:
    """One place of the order of decisions: a prompt, or something that stays open.

    Of the states only what was told is left, once they have been gone through, but at the last level.
    ``sure`` says which states are certain to come about; ``parent`` how a state was first come by: from which
    state of the level before, and by which class (-1: not by an answer).
    """

    looked: Looked | None
    open: Open | None
    states: list[State]
    sure: list[bool]
    parent: list[tuple[int, int]]
    moves: list[Moves] = field(default_factory=list)


@dataclass(slots=True)
class Gate:
    """What was seen of one of a prompt's conditions, where those before it held: a state in which it did, or did not."""

    held: int | None = None
    failed: int | None = None
    held_surely: bool = False
    failed_surely: bool = False
    either: bool = False


@dataclass(slots=True)
class Seen:
    """What was seen at one prompt, in all states that come by.

    Attributes:
        gates: Of each of its conditions.
        passed: Classes of answers that the constraint lets through somewhere.
        refused: Classes that it refuses somewhere.
        unsure: Classes of which the constraint cannot tell.
        offered: Classes that are offered somewhere.
        bare: A state in which nothing is offered; ``bare_surely`` if it is certain to come about.
        stuck: A state in which no answer is taken.
    """

    gates: list[Gate]
    passed: set[int] = field(default_factory=set)
    refused: set[int] = field(default_factory=set)
    unsure: set[int] = field(default_factory=set)
    offered: set[int] = field(default_factory=set)
    bare: int | None = None
    bare_surely: bool = False
    stuck: int | None = None
    stuck_surely: bool = False
    given_up: bool = False


@dataclass(slots=True)
class Explored:
    """All levels, the last of them the end of the talk; ``at`` is the level of each prompt, by place in the flow."""

    levels: list[Level]
    at: list[int]
    seen: list[Seen]
    consents: bool
    deferred: bool

    @property
    def states(self) -> int:
        """How many states there are in all."""
        return sum(len(level.states) for level in self.levels)
