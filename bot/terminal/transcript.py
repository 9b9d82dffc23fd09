"""A talk as text: what a narrator said, what came back, what staff saw, and what was kept at the end.

A transcript is a test whose first line is a claim::

    # A narrator who says not now leaves no trace.

    day       2026-11-23
    shows     choices

    narrator  /start
    bot       Is it safe for you to use this chat right now?
              [Yes, it is safe] [Someone might see] [Not now]

    narrator  [Not now]
    bot       That is OK.

    keeps     nothing

Lines start with who speaks; what follows is indented by ten blanks, and by twelve where a long line was wrapped.
``narrator`` says what :mod:`bot.terminal.typing` reads; ``quietly`` is the same, with what comes back left out.
``revises`` shows a message that changed in place (its buttons alone where only they changed), ``notes`` a
passing note, ``staff`` a post or its end. ``day`` is the day it all happens, ``flow`` a form by its way
from the transcript's folder (without it: the built-in one), and ``shows choices`` leaves out the buttons that are under every
question: Skip, Back, Pause, Help now, Delete.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import assert_never

from bot.terminal.channel import Noted, Posted, Revised, Said, Sight, TakenDown
from conversations.effects import Row
from conversations.talk import wording

NARRATOR, QUIETLY, KEEPS = "narrator", "quietly", "keeps"
_SPEAKERS = frozenset((NARRATOR, QUIETLY, KEEPS, "bot", "revises", "notes", "staff"))
_INDENT = " " * 10
_WIDTH = 110
_CONTROLS = frozenset(
    (wording.SKIP, wording.LEAVE_OUT, wording.BACK, wording.PAUSE, wording.HELP, wording.DELETE)
)
_TAKEN_DOWN = "(the post is taken down)"


class TranscriptRefused(Exception):
    """A transcript cannot be read or played; the message names the line and holds none of its words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing said or seen: who, and the words."""

    who: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Transcript:
    """A talk, from its claim to what was kept.

    ``flow`` is a form, by its way from the transcript's folder, or None for the built-in flow.
    """

    claim: tuple[str, ...]
    day: date
    flow: str | None
    only_choices: bool
    entries: tuple[Entry, ...]

    @property
    def said(self) -> tuple[Entry, ...]:
        """What the narrator did, in order."""
        return tuple(entry for entry in self.entries if entry.who in (NARRATOR, QUIETLY))


def read(text: str) -> Transcript:
    """Read a transcript.

    Raises:
        TranscriptRefused: It is none.
    """
    lines = text.split("\n")
    claim = []
    while lines and lines[0].startswith("#"):
        claim.append(lines.pop(0).lstrip("# "))
    if not claim:
        raise TranscriptRefused("line 1: a transcript begins with # and its claim")
    header: dict[str, str] = {}
    entries: list[tuple[str, list[str]]] = []
    for number, line in enumerate(lines, len(claim) + 1):
        if not line.strip():
            if entries:
                entries[-1][1].append("")
            continue
        who, words = line[: len(_INDENT)].strip(), line[len(_INDENT) :]
        if not who:
            if not entries:
                raise TranscriptRefused(f"line {number}: nobody has spoken yet")
            entries[-1][1].append(words)
        elif who in ("day", "flow", "shows"):
            header[who] = words.strip()
        elif who in _SPEAKERS:
            entries.append((who, [words]))
        else:
            raise TranscriptRefused(
                f"line {number}: it must start with one of {', '.join(sorted(_SPEAKERS))}"
            )
    try:
        day = date.fromisoformat(header.get("day", ""))
    except ValueError:
        raise TranscriptRefused("there is no day; write, for example: day       2026-11-23") from None
    return Transcript(
        tuple(claim),
        day,
        header.get("flow"),
        header.get("shows") == "choices",
        tuple(Entry(who, "\n".join(words).strip("\n")) for who, words in entries),
    )


def written(transcript: Transcript) -> str:
    """The transcript as text; ``read`` gives the same talk back."""
    lines = [f"# {line}".rstrip() for line in transcript.claim]
    lines += ["", f"{'day':<10}{transcript.day.isoformat()}"]
    if transcript.flow is not None:
        lines.append(f"{'flow':<10}{transcript.flow}")
    if transcript.only_choices:
        lines.append(f"{'shows':<10}choices")
    before = ""
    for entry in transcript.entries:
        if entry.who in (NARRATOR, KEEPS) or (entry.who == QUIETLY and before != QUIETLY):
            lines.append("")
        lines += _lines(entry)
        before = entry.who
    return "\n".join(lines) + "\n"


def entry_of(sight: Sight, *, only_choices: bool) -> Entry:
    """What was seen, as an entry."""
    match sight:
        case Said(message):
            return Entry("bot", _joined(message.text, message.buttons, only_choices))
        case Revised(before, message):
            same = before.text == message.text
            return Entry("revises", _joined("" if same else message.text, message.buttons, only_choices))
        case Noted(text):
            return Entry("notes", text)
        case Posted(_, text):
            return Entry("staff", text)
        case TakenDown():
            return Entry("staff", _TAKEN_DOWN)
        case _:
            assert_never(sight)


def _joined(text: str, buttons: Sequence[Row], only_choices: bool) -> str:
    labels = [
        f"[{button.label}]"
        for row in buttons
        for button in row
        if not (only_choices and button.label in _CONTROLS)
    ]
    return "\n".join(part for part in (text, *_filled(labels)) if part)


def _filled(labels: Sequence[str]) -> Iterator[str]:
    """Labels side by side, as many as fit a line."""
    line = ""
    for label in labels:
        if line and len(line) + 1 + len(label) > _WIDTH - len(_INDENT):
            yield line
            line = label
        else:
            line = f"{line} {label}" if line else label
    if line:
        yield line


def _lines(entry: Entry) -> Iterator[str]:
    start = f"{entry.who:<10}"
    for line in entry.text.split("\n"):
        if entry.who in (NARRATOR, QUIETLY):
            parts = [line]  # what was typed is read back, so its lines stay as they are
        else:
            parts = textwrap.wrap(line, _WIDTH - len(_INDENT), break_long_words=False) or [""]
        for number, part in enumerate(parts):
            yield (start + ("  " if number else "") + part).rstrip()
            start = _INDENT
