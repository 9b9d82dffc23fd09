"""What is found out about a flow: who is asked what, how many routes there are, and what stays undecided."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from conversations.flow import Flow
from conversations.ways.conditions import Looked
from conversations.ways.nodes import Drawn
from conversations.ways.states import Explored


class Reached(Enum):
    """Whether a prompt is come to."""

    ALWAYS = "always"
    SOMETIMES = "sometimes"
    NEVER = "never"
    UNDECIDED = "undecided"  # it hangs on something that the classes of answers do not decide


@dataclass(frozen=True, slots=True)
class Answered:
    """One question and an answer to it.

    ``value`` is a real answer, "" for a skip; ``words`` tell all answers that lead the same way, in the form's own
    words, as in ``“Yes” or “Not sure”``.
    """

    prompt: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Way:
    """One route: what is asked on it, with answers that lead along it.

    Attributes:
        asked: The questions, in order.
        told: The notes, in order.
        seconds: How long it takes with these answers; an estimate (``minutes.py``).
        sends: Whether consent is asked for, so that there is something to send.
        certain: Whether these answers surely lead along it; else it hangs on what is not decided.
        brought: What a link must bring for it, by hidden prompt; nothing where it needs none.
    """

    asked: tuple[Answered, ...]
    told: tuple[str, ...]
    seconds: float
    sends: bool
    certain: bool
    brought: tuple[Answered, ...] = ()

    @property
    def prompts(self) -> tuple[str, ...]:
        """The names of what is asked."""
        return tuple(answered.prompt for answered in self.asked)

    @property
    def minutes(self) -> float:
        """``seconds`` in minutes."""
        return self.seconds / 60

    @property
    def answers(self) -> Mapping[str, str]:
        """The answers by prompt, as ``route.walk`` takes them, with what a link must bring."""
        return {answered.prompt: answered.value for answered in (*self.brought, *self.asked)}


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are: no fewer than ``least``, no more than ``most``."""

    least: int
    most: int

    @property
    def exact(self) -> bool:
        """Whether it is known to the one."""
        return self.least == self.most

    def __str__(self) -> str:
        if self.exact:
            return f"{self.most:,}"
        if self.least <= 1:
            return f"at most {self.most:,}"
        return f"{self.least:,} to {self.most:,}"

    def of(self, thing: str) -> str:
        """How many of a thing there are, such as “1 route” and “2 to 5 routes”."""
        return f"{self} {thing}" if self.exact and self.most == 1 else f"{self} {thing}s"


@dataclass(frozen=True, slots=True)
class Met:
    """Whether a prompt is come to; ``lead`` finds the answers that lead there, when somebody wants them."""

    reached: Reached
    lead: Callable[[], tuple[Answered, ...]] = field(default=tuple, repr=False, compare=False)

    @property
    def answers(self) -> tuple[Answered, ...]:
        """Answers that lead there; none where it is never come to."""
        return self.lead()


@dataclass(frozen=True, slots=True)
class Undecided:
    """A condition that could not be decided: where it stands, in XLSForm's words, and why."""

    prompt: str
    column: str
    condition: str
    why: str


@dataclass(frozen=True, slots=True)
class Ways:
    """Everything that can happen in a flow.

    Attributes:
        met: By prompt.
        routes: How many different sequences of questions there are, where no link brings anything.
        by_link: How many further ones there are that only what a link brings leads to.
        shortest: A route with the fewest questions, skipping nothing that can be answered; needs no link.
        longest: A route with the most; needs no link.
        undecided: What could not be decided.
        states: How many states of a talk were looked at.
        drawn: The decisions of the whole flow, for playing it.
    """

    flow: Flow
    met: Mapping[str, Met]
    routes: Count
    by_link: Count
    shortest: Way
    longest: Way
    undecided: tuple[Undecided, ...]
    states: int
    drawn: Drawn = field(repr=False)
    explored: Explored = field(repr=False)
    looked: tuple[Looked, ...] = field(repr=False)
