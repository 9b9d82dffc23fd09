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

What the narrator does: ``narrator`` says what :mod:`bot.terminal.typing` reads; ``quietly`` is the same, with what
comes back left out. ``at once`` is a further line in the breath of the one before it, and ``album`` a thing that was
sent together with the ``album`` lines beside it: nothing comes back between them. ``edits`` changes an earlier line, as
in ``edits     2: We waited a year``; lines count from 1, and taps do not count. A ``day`` between two of them is another
day: what was to come later comes, and the talk goes on. After ``questions`` other questions are asked: those of the form
it names.

What is seen: ``bot`` a message, ``revises`` one that changed in place (its buttons alone where only they changed),
``shrinks`` an answered question that is one line now, ``chat`` that the chat was cleared, and whether older messages of
the bot's were blanked instead or some of the narrator's stay, ``notes`` a passing note, ``staff`` a post or its end.
``keeps`` is what is kept in the end.

Before all this, ``day`` is the day it happens, ``flow`` a form by its way from the transcript's folder (without it: the
built-in one), ``help`` a card of help lines in the same way, ``speaks`` the language of the narrator's app, and ``called``
the names of their account. What the
steward decided is ``offers``, the languages that are offered though no speaker has checked them, and ``voice``: ``on``,
or ``written down`` with what an engine makes of every voice note behind a colon. ``shows choices`` leaves out the buttons
that are under every question, such as Skip and Back.
"""

import textwrap
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import assert_never

from bot.terminal.channel import Cleared, Noted, Posted, Revised, Said, Shrunk, Sight, TakenDown
from conversations.effects import Row

NARRATOR, QUIETLY, AT_ONCE, ALBUM, EDITS, DAY, QUESTIONS, KEEPS = (
    "narrator",
    "quietly",
    "at once",
    "album",
    "edits",
    "day",
    "questions",
    "keeps",
)
_SAID = frozenset((NARRATOR, QUIETLY, AT_ONCE, ALBUM, EDITS, DAY, QUESTIONS))
_SPEAKERS = _SAID | {KEEPS, "bot", "revises", "shrinks", "chat", "notes", "staff"}
_INDENT = " " * 10
_HEADER = (DAY, "flow", "help", "speaks", "called", "offers", "voice", "shows")
_WRITTEN_DOWN = "written down:"
_WIDTH = 110
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

    ``flow`` is a form and ``help`` a card of help lines, each by its way from the transcript's folder, or None for the
    built-in one. ``speaks`` is the language of the narrator's app, ``called`` are the names of their account with blanks
    between, ``offers`` are the codes of drafts that the steward
    offers all the same, and ``voice`` says whether voice notes are taken: "" is no, ``on`` or ``written down: words``.
    """

    claim: tuple[str, ...]
    day: date
    flow: str | None
    only_choices: bool
    entries: tuple[Entry, ...]
    help: str | None = None
    speaks: str = ""
    offers: tuple[str, ...] = ()
    voice: str = ""
    called: str = ""

    @property
    def writes_down(self) -> str | None:
        """What an engine makes of every voice note; None where there is no engine."""
        words = self.voice.removeprefix(_WRITTEN_DOWN)
        return None if words == self.voice else words.strip()

    @property
    def flows(self) -> frozenset[str | None]:
        """Every form that is asked in it, as ``flow`` names them."""
        return frozenset(
            {self.flow, *(entry.text.strip() for entry in self.entries if entry.who == QUESTIONS)}
        )

    @property
    def said(self) -> tuple[Entry, ...]:
        """What the narrator did, in order, and the days that came between."""
        return tuple(entry for entry in self.entries if entry.who in _SAID)

    @property
    def breaths(self) -> tuple[tuple[Entry, ...], ...]:
        """The same, with what was said in one breath together."""
        found: list[list[Entry]] = []
        for entry in self.said:
            with_album = entry.who == ALBUM and found and found[-1][-1].who == ALBUM
            if found and (entry.who == AT_ONCE or with_album):
                found[-1].append(entry)
            else:
                found.append([entry])
        return tuple(tuple(breath) for breath in found)


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
        elif who in _HEADER and not entries:
            header[who] = words.strip()
        elif who in _SPEAKERS:
            entries.append((who, [words]))
        else:
            raise TranscriptRefused(
                f"line {number}: it must start with one of {', '.join(sorted(_SPEAKERS))}"
            )
    try:
        day = date.fromisoformat(header.get(DAY, ""))
        for who, words_ in entries:
            if who == DAY:
                date.fromisoformat(words_[0].strip())
    except ValueError:
        raise TranscriptRefused(
            "there is no day, or it is none; write, for example: day       2026-11-23"
        ) from None
    voice = header.get("voice", "")
    if voice not in ("", "on") and not voice.startswith(_WRITTEN_DOWN):
        raise TranscriptRefused("voice is: on, or: written down: and what an engine makes of it")
    return Transcript(
        tuple(claim),
        day,
        header.get("flow"),
        header.get("shows") == "choices",
        tuple(Entry(who, "\n".join(words).strip("\n")) for who, words in entries),
        header.get("help"),
        header.get("speaks", ""),
        tuple(header.get("offers", "").split()),
        voice,
        header.get("called", ""),
    )


def written(transcript: Transcript) -> str:
    """The transcript as text; ``read`` gives the same talk back."""
    lines = [f"# {line}".rstrip() for line in transcript.claim]
    header = {
        DAY: transcript.day.isoformat(),
        "flow": transcript.flow,
        "help": transcript.help,
        "speaks": transcript.speaks,
        "called": transcript.called,
        "offers": " ".join(transcript.offers),
        "voice": transcript.voice,
        "shows": "choices" if transcript.only_choices else "",
    }
    lines += ["", *(f"{name:<10}{words}" for name, words in header.items() if words)]
    before = ""
    for entry in transcript.entries:
        begins = entry.who in (NARRATOR, EDITS, DAY, QUESTIONS, KEEPS)
        if begins or (entry.who in (QUIETLY, ALBUM) and before != entry.who):
            lines.append("")
        lines += _lines(entry)
        before = entry.who
    return "\n".join(lines) + "\n"


def entry_of(sight: Sight, *, hidden: Container[str] = ()) -> Entry:
    """What was seen, as an entry; buttons with a label that is ``hidden`` are left out."""
    match sight:
        case Said(message):
            return Entry("bot", _joined(message.text, message.buttons, hidden))
        case Revised(before, message):
            same = before.text == message.text
            return Entry("revises", _joined("" if same else message.text, message.buttons, hidden))
        case Shrunk(message):
            return Entry("shrinks", message.text)
        case Cleared():
            return Entry("chat", cleared(sight))
        case Noted(text):
            return Entry("notes", text)
        case Posted(_, text):
            return Entry("staff", text)
        case TakenDown():
            return Entry("staff", _TAKEN_DOWN)
        case _:
            assert_never(sight)


def cleared(sight: Cleared) -> str:
    """What was seen of a chat that was cleared."""
    parts = [
        "cleared",
        "the rest blanked" if sight.blanked else "",
        f"{sight.stay} of theirs stay" if sight.stay else "",
    ]
    return f"({', '.join(part for part in parts if part)})"


def _joined(text: str, buttons: Sequence[Row], hidden: Container[str]) -> str:
    labels = [f"[{button.label}]" for row in buttons for button in row if button.label not in hidden]
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
        if entry.who in _SAID:
            parts = [line]  # what was typed is read back, so its lines stay as they are
        else:
            parts = textwrap.wrap(line, _WIDTH - len(_INDENT), break_long_words=False) or [""]
        for number, part in enumerate(parts):
            yield (start + ("  " if number else "") + part).rstrip()
            start = _INDENT
