"""What must be done after a turn: imperative, carried out in order, after the turn is written down.

The engine knows no channel. A channel shows a ``Say`` as a new message, a ``Revise`` in place of the message
whose button was tapped (or as a new message where nothing was tapped), a ``Toast`` as a passing note.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from conversations.consent import Use
from conversations.flow import Media
from conversations.story import Sound, Story
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
    """Send words, with buttons under them, a tuple a row.

    ``question`` is ``Session.shown`` where this message asks something, so that ``Shrink`` finds it later; 0 for all else.
    ``quiet``: it comes without a sound on the phone.
    """

    text: str = field(repr=False)
    buttons: tuple[Row, ...] = field(default=(), repr=False)
    question: int = 0
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Show:
    """Show a picture, play a sound or a film, before the words that follow; ``quiet`` as in ``Say``."""

    media: Media
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Revise:
    """Show this in place of the message that was tapped."""

    text: str = field(repr=False)
    buttons: tuple[Row, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Shrink:
    """Show one line in place of an answered question; of one that is not known to be in the chat, nothing."""

    question: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Clear:
    """Take everything that stands in the chat before this out of it, on both sides, as far as the channel lets us.

    Comes after whatever the event brought is written down, so nothing is taken away that is not kept. ``after`` so many
    seconds, where that is more than 0, whatever happens meanwhile: for what must be seen, and not for long.
    """

    after: int = 0


@dataclass(frozen=True, slots=True)
class Hide:
    """``Clear``, blank what of ours is too old to be deleted, and say what remains.

    Attributes:
        cleared: Said last.
        blanked: Said before it where older messages of ours were blanked.
        left: What is said before it where so many of the narrator's own older messages stay.
        unsure: Said before it where something may still stand there that is not known.
    """

    cleared: str
    blanked: str
    left: Callable[[int], str] = field(repr=False)
    unsure: str = ""


@dataclass(frozen=True, slots=True)
class Fetch:
    """Get a voice note, once: seal it, or have it written down where the steward has an engine for that.

    What becomes of it comes back as ``VoiceKept``, ``VoiceHeard`` or ``VoiceFailed`` with the same ``fetch``, a name that
    is this request's alone.
    """

    fetch: str
    file: str = field(repr=False)
    seconds: int | None


@dataclass(frozen=True, slots=True)
class Discard:
    """Destroy a sound that no story holds."""

    sound: Sound


@dataclass(frozen=True, slots=True)
class Toast:
    """Note on the tap itself; passes by itself, at most 200 characters."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Submit:
    """Seal the story; queue its summary for staff where there is one (None: staff see nothing of it).

    ``receipt`` is the fingerprint of the words that take it back from another account; "" for none.
    """

    id: StoryId
    story: Story
    summary: Summary | None
    receipt: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Destroy a submitted story, whatever of it still waits, and its post."""

    id: StoryId


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Destroy the story of this receipt as ``Withdraw`` does, whichever account sent it; where there is none, nothing."""

    receipt: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChangeUse:
    """Allow or stop one use of a submitted story, from now on."""

    id: StoryId
    use: Use
    allowed: bool
    wording: str
    week: str


Effect = (
    Say
    | Show
    | Revise
    | Shrink
    | Clear
    | Hide
    | Fetch
    | Discard
    | Toast
    | Submit
    | Withdraw
    | TakeBack
    | ChangeUse
)
