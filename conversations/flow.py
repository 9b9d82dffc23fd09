"""What a designer asks: a flow, compiled from an XLSForm into frozen types.

A flow is read once and never changes. Sessions are pinned to its exact ``version``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from conversations.expressions import Expression

Language = str
"""A language as the form's headers name it, for example ``English (en)``."""

Texts = Mapping[Language, str]
"""The same words in each language of the form."""


class Kind(Enum):
    """What a prompt asks for; the names are XLSForm's."""

    NOTE = "note"
    TEXT = "text"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    RANK = "rank"
    INTEGER = "integer"
    DECIMAL = "decimal"
    RANGE = "range"
    DATE = "date"
    TIME = "time"
    DATETIME = "dateTime"
    ACKNOWLEDGE = "acknowledge"
    CALCULATE = "calculate"
    HIDDEN = "hidden"  # a constant of the talk: from a link, or from its default


SILENT = frozenset({Kind.NOTE, Kind.CALCULATE, Kind.HIDDEN})
"""Kinds that ask nothing."""


class Precision(Enum):
    """How exact a date is asked for (XLSForm's appearances of ``date``); the value is a whole date all the same."""

    DAY = "day"
    MONTH = "month-year"  # the value is the first of the month
    YEAR = "year"  # the value is the first of January


class MediaKind(Enum):
    """What a media file is shown as; the values are XLSForm's columns."""

    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, a sound or a film that comes with a question; ``digest`` is the SHA-256 of its bytes."""

    kind: MediaKind
    name: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Steps:
    """The numbers a range offers: from ``start`` to ``end`` in ``step``s; decimal numbers as written."""

    start: str
    end: str
    step: str


class Guard(Enum):
    """What the engine itself must mind about a prompt (our column ``bind::kv:guard``)."""

    SAFETY = "safety"  # asked before anything else; required, never skipped
    IDENTITY = "pii"  # may hold names: redacted before it is shown to anyone else
    DANGER = "danger"  # may tell of danger now
    GATE = "gate"  # steers the talk; its answer is no part of the story
    PAUSE = "pause"  # an answer that ends the talk here pauses it, where something was told already
    CONSENT = "consent"  # its choices are the uses the narrator allows


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be picked.

    ``columns`` holds the cells of its row by column, ``name`` too (for ``choice_filter``); ``code`` is the coding frame's.
    ``exclusive`` clears all other ticks. ``under_age`` says that the narrator is too young to be heard here, ``discreet``
    that somebody may see their phone: at both the engine acts by itself, whatever else the form says.
    """

    name: str
    label: Texts
    code: str = ""
    exclusive: bool = False
    under_age: bool = False
    discreet: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing asked, told or worked out.

    Attributes:
        name: The XLSForm name; unique in the flow.
        row: Its row on the survey sheet, the header being row 1.
        relevant: Asked only when this holds; already and-ed with the ``relevant`` of the groups around it.
        constraint: What an answer must satisfy, with ``constraint_message`` said when it does not.
        choice_filter: Which of ``choices`` are offered; sees a choice's columns by name.
        calculation: For ``Kind.CALCULATE`` alone.
        summary: The words staff read before this answer, or {} where staff never see it (``bind::kv:summary``).
        several: For ``Kind.TEXT``: may come in several messages, ended by Done (parameter ``rows`` above 1).
        within: The groups and repeats it stands in, outermost first, by the names of their instances
            (``children[2]`` for the second time round a repeat).
        title: For ``Kind.NOTE``: the title of the group it opens (the last of ``within``); told only right
            before something of that group is asked.
        time: Which time round the innermost repeat, from 1; 0 outside any. Its name ends in ``[time]``.
        default: Offered beforehand to be kept with one tap; for ``Kind.HIDDEN`` the value itself.
        shuffled: The choices come in an order drawn by ``seed``, or by the talk where there is no seed.
        steps: For ``Kind.RANGE`` alone.
        precision: For ``Kind.DATE`` alone.
        media: Shown before the question, by language.
        recalls: The answers its words repeat, as ``${name}``.
        keeps: For ``Kind.CALCULATE``: worked out once and kept from then on (``once()``).
        voice: For ``Kind.TEXT``: a voice note may answer it, where the steward switched that on (``bind::kv:voice``).
        digest: What it is about, for the weekly digest (``bind::kv:digest``, a value of ``digest.frame.Role``); "" for
            nothing a digest tells of.
        research: How its answers are guarded where they leave for research (``bind::kv:research``, a value of
            ``research.columns.Standing``); "" where the form leaves that to ``research.shelf.standing``.
    """

    name: str
    kind: Kind
    row: int
    label: Texts
    hint: Texts = field(default_factory=dict)
    required: bool = False
    required_message: Texts = field(default_factory=dict)
    relevant: Expression | None = None
    constraint: Expression | None = None
    constraint_message: Texts = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    choice_filter: Expression | None = None
    calculation: Expression | None = None
    guards: frozenset[Guard] = frozenset()
    summary: Texts = field(default_factory=dict)
    several: bool = False
    within: tuple[str, ...] = ()
    title: bool = False
    time: int = 0
    default: Expression | None = None
    shuffled: bool = False
    seed: Expression | None = None
    steps: Steps | None = None
    precision: Precision = Precision.DAY
    media: Mapping[Language, tuple[Media, ...]] = field(default_factory=dict)
    recalls: frozenset[str] = frozenset()
    keeps: bool = False
    voice: bool = False
    digest: str = ""
    research: str = ""


def in_stories(prompt: Prompt) -> bool:
    """Whether a story can hold an answer of this prompt: a note has none, and what steers the talk stays out."""
    return prompt.kind is not Kind.NOTE and Guard.GATE not in prompt.guards


@dataclass(frozen=True, slots=True)
class Flow:
    """An XLSForm read, checked and compiled.

    ``version`` names the exact questions: form id, designer's version, and the first 12 hex digits of the
    SHA-256 of the canonical source, as in ``family_story 2026-01-a 3f9c0a51b2de``. ``source`` is the sheets
    as canonical JSON, from which ``compiling.recompiled`` makes this same flow again; it is kept with
    every story's version, so that an answer can always be read beside the words that were asked. ``drafts`` are the
    languages that no speaker has checked yet (setting ``kv:drafts``): nobody is spoken to in one unless the steward says so.
    """

    form_id: str
    title: str
    version: str
    languages: tuple[Language, ...]
    default_language: Language
    prompts: tuple[Prompt, ...]
    source: bytes
    drafts: frozenset[Language] = frozenset()

    def __hash__(self) -> int:
        """By version, which names the exact questions; hashing every prompt would be slow."""
        return hash(self.version)

    def prompt(self, name: str) -> Prompt:
        """The prompt of that name; KeyError where there is none."""
        for prompt in self.prompts:
            if prompt.name == name:
                return prompt
        raise KeyError(name)


def said(texts: Texts, language: Language) -> str:
    """The words in that language, or in any the form has: a missing translation is never a blank question."""
    words = texts.get(language)
    if words is not None:
        return words
    for words in texts.values():
        return words
    return ""
