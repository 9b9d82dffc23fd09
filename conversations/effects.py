"""What must be done after a turn: imperative, carried out in order, after the turn is written down.

The engine knows no channel. A channel shows a ``Say`` as a new message, a ``Revise`` in place of the message
whose button was tapped (or as a new message where nothing was tapped), a ``Toast`` as a passing note.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from conversations.consent import Use
from conversations.flow import Media
from conversations.story import Story
from conversations.summary import Summary

StoryId = bytes
"""16 random bytes that name a submitted story; never derived from a person."""


class Button(NamedTuple):
    """One thing to tap. ``token`` is at most 40 characters of A-Z a-z 0-9 _ - . and survives a restart.

    A tuple, because a turn makes up to twenty and a frozen dataclass takes four times as long to make.
    """

    label: str
    token: str


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Say:
    """Send words, with buttons under them, a tuple a row."""

    text: str = field(repr=False)
    buttons: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Show:
    """Show a picture, play a sound or a film, before the words that follow."""

    media: Media


@dataclass(frozen=True, slots=True)
class Revise:
    """Show this in place of the message that was tapped."""

    text: str = field(repr=False)
    buttons: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Toast:
    """Note on the tap itself; passes by itself, at most 200 characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Submit:
    """Seal the story; queue its summary for staff where there is one (None: staff see nothing of it)."""

    id: StoryId
    story: Story
    summary: Summary | None


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Destroy a submitted story, whatever of it still waits, and its post."""

    id: StoryId


@dataclass(frozen=True, slots=True)
class ChangeUse:
    """Allow or stop one use of a submitted story, from now on."""

    id: StoryId
    use: Use
    allowed: bool
    wording: str
    week: str


Effect = Say | Show | Revise | Toast | Submit | Withdraw | ChangeUse
