"""The kinds of difference that a narrator, or a reader of the answers, would notice between two versions."""

from dataclasses import dataclass
from enum import Enum

from conversations.changes.pairs import Pair
from conversations.expressions.syntax import Node
from conversations.flow import Choice, Kind, Language, Prompt


class Part(Enum):
    """Which words of a question; the values are for the designer."""

    LABEL = "words"
    HINT = "hint"
    REQUIRED = "what is said when it is left out"
    CONSTRAINT = "what is said when it does not fit"
    SUMMARY = "what staff read before the answer"


class Rule(Enum):
    """Which rule of a question; the values are for the designer."""

    RELEVANT = "skip rule"
    CONSTRAINT = "what an answer must satisfy"
    CHOICE_FILTER = "which choices are offered"
    CALCULATION = "how it is worked out"
    DEFAULT = "what is offered beforehand"
    SEED = "the order its choices are drawn in"


@dataclass(frozen=True, slots=True)
class Added:
    """The question is new; ``after`` is the name of the one before it, "" at the start."""

    after: str


@dataclass(frozen=True, slots=True)
class Removed:
    """The question is no longer there."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """The question is called otherwise; it was found again by its words."""

    old: str


@dataclass(frozen=True, slots=True)
class Retyped:
    """The question is of another kind."""

    old: Kind
    new: Kind


@dataclass(frozen=True, slots=True)
class Moved:
    """The question is asked elsewhere: after ``new``, where it was after ``old``; "" is the start."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Reworded:
    """Words changed in one language; "" where there were none, or are none any more."""

    part: Part
    language: Language
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChoiceAdded:
    """A choice is new."""

    choice: Choice


@dataclass(frozen=True, slots=True)
class ChoiceRemoved:
    """A choice is no longer there."""

    choice: Choice


@dataclass(frozen=True, slots=True)
class ChoiceReworded:
    """A choice's words changed in one language."""

    name: str
    language: Language
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChoicesReordered:
    """The choices that both versions have come in another order; by name."""

    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleChanged:
    """A rule changed: its parts joined by "and" that are gone, and those that are new."""

    rule: Rule
    old: tuple[Node, ...]
    new: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Set:
    """Something else that is set of a question, such as its guards; "" is not set."""

    what: str
    old: str
    new: str


Change = (
    Added
    | Removed
    | Renamed
    | Retyped
    | Moved
    | Reworded
    | ChoiceAdded
    | ChoiceRemoved
    | ChoiceReworded
    | ChoicesReordered
    | RuleChanged
    | Set
)


@dataclass(frozen=True, slots=True)
class QuestionChanges:
    """Everything that changed of one question, note or calculation; ``pair`` has it as it was and as it is."""

    pair: Pair
    changes: tuple[Change, ...]

    @property
    def prompt(self) -> Prompt:
        """The question as it is now, or as it was where it is gone."""
        found = self.pair.new or self.pair.old
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different between two versions: of the flow as a whole, and question by question in order."""

    flow: tuple[Set, ...]
    questions: tuple[QuestionChanges, ...]

    def __bool__(self) -> bool:
        return bool(self.flow or self.questions)
