"""What can happen to a conversation: past tense, each with its time.

``at`` is an aware datetime, in the zone where families live: its day is today. Texts are as the narrator typed them; nothing here is ever logged.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum


class Command(Enum):
    """What a narrator can ask for at any time; the values are the commands of every channel."""

    START = "start"
    SKIP = "skip"
    BACK = "back"
    DONE = "done"
    PAUSE = "pause"
    HELP = "help_now"
    MYSTORY = "mystory"
    PRIVACY = "privacy"
    DELETE = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextReceived:
    """The narrator typed something."""

    at: datetime
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonTapped:
    """The narrator tapped a button; ``token`` is what the button was given (see ``effects.Button``)."""

    at: datetime
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandReceived:
    """The narrator gave a command.

    ``constants`` are what a link carried into the talk, by the names of hidden rows; only a beginning takes them.
    """

    at: datetime
    command: Command
    constants: Mapping[str, str] = field(default_factory=dict, repr=False)


class Content(Enum):
    """Content that is not taken, and never downloaded."""

    PICTURE = "picture"
    SOUND = "sound"
    FILE = "file"
    PLACE = "place"
    CONTACT = "contact"
    STICKER = "sticker"
    EDIT = "edit"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentRefused:
    """Something came that is not words: a picture, a sticker, a place, a contact, a changed message."""

    at: datetime
    content: Content


Event = TextReceived | ButtonTapped | CommandReceived | ContentRefused
