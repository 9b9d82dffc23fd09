"""The treated counters of a flow version beside the words that were asked, ready to be drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from conversations.errors import ConversationError
from conversations.flow import SILENT, Flow, Language, Prompt, said
from conversations.forms.compiling import recompiled
from conversations.health.withholding import (
    NOTHING,
    Cell,
    Change,
    Counts,
    Mark,
    Row,
    Treated,
    change,
    marks,
    treated,
)

WITHHELD = "<5"
"""The one sign for a figure that is withheld: fewer than five, or none."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a version: its number in the order of asking, its words, how it fared, what stands out.

    ``wording`` is everything a narrator sees of it (label, hint, choices); equal where nothing was reworded.
    """

    number: int
    name: str
    words: str
    row: Row
    marks: tuple[Mark, ...]
    wording: object = field(repr=False)


@dataclass(frozen=True, slots=True)
class Report:
    """How the questions of one flow version fared; ``questions`` in the order in which they are asked."""

    version: str
    title: str
    table: Treated
    questions: tuple[Question, ...]

    @property
    def worst(self) -> tuple[Question, Mark] | None:
        """The question that hurts most, and why: the first reason of ``Mark`` that any question has."""
        for mark in Mark:
            for question in self.questions:
                if mark in question.marks:
                    return question, mark
        return None


@dataclass(frozen=True, slots=True)
class Beside:
    """One question in two versions; None where a version does not have it."""

    name: str
    before: Question | None
    after: Question | None

    @property
    def reworded(self) -> bool:
        """Whether both versions ask it, in other words."""
        return (
            self.before is not None and self.after is not None and self.before.wording != self.after.wording
        )

    @property
    def how(self) -> str:
        """What became of it from one version to the other, in words."""
        if self.before is None:
            return "new"
        if self.after is None:
            return "no longer asked"
        return "reworded" if self.reworded else "same words"

    @property
    def words(self) -> str:
        """What is asked now, or was."""
        question = self.after or self.before
        return "" if question is None else question.words

    def changed(self) -> tuple[tuple[str, Change], ...]:
        """What clearly changed: left out, left here, and took over ten minutes."""
        if self.before is None or self.after is None:
            return ()
        old, new = self.before.row, self.after.row
        pairs = (
            ("left out", old.skipped, new.skipped),
            ("left here", old.left, new.left),
            ("over 10 min", old.times[-1], new.times[-1]),
        )
        found = [(what, change((then, old.asked), (now, new.asked))) for what, then, now in pairs]
        return tuple((what, how) for what, how in found if how is not None)


def report(version: str, source: bytes | None, counts: Counts) -> Report:
    """How the questions of a version fared. Where its source cannot be read any more, questions have names alone."""
    table = treated(counts)
    flow = _flow(source)
    stands_out = marks(table)
    named: list[tuple[str, str, object]]
    if flow is None:
        named = [(name, one_line(name), None) for name in sorted(table.rows)]
    else:
        named = [
            (name, one_line(said(prompt.label, flow.default_language)) or name, _wording(prompt))
            for name, prompt in _asked(flow).items()
        ]
    questions = tuple(
        Question(
            number, one_line(name), words, table.rows.get(name, NOTHING), stands_out.get(name, ()), wording
        )
        for number, (name, words, wording) in enumerate(named, 1)
    )
    return Report(one_line(version), "" if flow is None else one_line(flow.title), table, questions)


def beside(before: Report, after: Report) -> tuple[Beside, ...]:
    """The questions of two versions, in the order of the later one; those it dropped come last."""
    then = {question.name: question for question in before.questions}
    now = {question.name: question for question in after.questions}
    return tuple(Beside(name, then.get(name), now.get(name)) for name in {**now, **then})


def _flow(source: bytes | None) -> Flow | None:
    if source is None:
        return None
    try:
        return recompiled(source)
    except (ConversationError, ValueError, LookupError, TypeError, AttributeError):
        return None  # it was kept by a version of Firsthand that took other forms, or is damaged


def _asked(flow: Flow) -> Mapping[str, Prompt]:
    """What waits for an answer, by name; of the rounds of a repeat the first."""
    found: dict[str, Prompt] = {}
    for prompt in flow.prompts:
        if prompt.kind not in SILENT:
            found.setdefault(prompt.name.partition("[")[0], prompt)
    return found


def _wording(prompt: Prompt) -> object:
    def each(texts: Mapping[Language, str]) -> tuple[tuple[Language, str], ...]:
        return tuple(sorted(texts.items()))

    choices = tuple((choice.name, each(choice.label)) for choice in prompt.choices)
    return prompt.kind, each(prompt.label), each(prompt.hint), choices


_UNSEEN = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")
"""Marks that turn the direction of what follows, and what XML has no place for."""


def one_line(words: str) -> str:
    """Words of a form as one line that no terminal and no page takes for anything but words.

    Whoever wrote the form may not be whoever reads this: control characters, escape sequences, turned writing
    directions and halves of letters are blanks.
    """
    return " ".join(
        "".join(
            " "
            if (not letter.isprintable() and letter not in "\u200c\u200d") or letter in _UNSEEN
            else letter
            for letter in words
        ).split()
    )


def figure(cell: Cell) -> str:
    """A treated count as it is written."""
    return WITHHELD if cell is None else str(cell)
