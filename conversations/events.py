"""What can happen to a conversation: past tense, each with its time.

``at`` is an aware datetime, in the zone where families live: its day is today. Texts are as the narrator typed them; nothing here is ever logged.
``names`` are those of the narrator's account, where the channel tells them with each event: looked for in what was
told, so that they are taken out of it, and kept nowhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from conversations.story import Sound


class Command(Enum):
    """What a narrator can ask for at any time; the values are the commands of every channel."""

    START = "start"
    SKIP = "skip"
    BACK = "back"
    DONE = "done"
    PAUSE = "pause"
    HELP = "help_now"
    HIDE = "hide"
    DISCREET = "discreet"
    MYSTORY = "mystory"
    LANGUAGE = "language"
    PRIVACY = "privacy"
    DELETE = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextReceived:
    """The narrator typed something.

    Attributes:
        message: The channel's number of the message, by which a later change of it is known; None where it has none.
        sent: When it was typed, in whole seconds of the channel's clock; None where the channel does not say. Only
            ever compared with the one before: messages of one breath are one answer.
        unanswered: Nothing was said to the narrator between their last message and this one.
        speaks: The language their app is set to, such as ``cy`` or ``pt-br``; "" where it does not say.
    """

    at: datetime
    text: str = field(repr=False)
    message: int | None = None
    sent: int | None = None
    unanswered: bool = False
    speaks: str = ""
    names: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEdited:
    """The narrator changed a message they had sent before; ``text`` is what it says now."""

    at: datetime
    message: int
    text: str = field(repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonTapped:
    """The narrator tapped a button; ``token`` is what the button was given (see ``effects.Button``)."""

    at: datetime
    token: str
    names: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandReceived:
    """The narrator gave a command.

    ``constants`` are what a link carried into the talk, by the names of hidden rows; only a beginning takes them.
    ``speaks`` is the language their app is set to, as in ``TextReceived``.
    """

    at: datetime
    command: Command
    constants: Mapping[str, str] = field(default_factory=dict, repr=False)
    speaks: str = ""
    names: tuple[str, ...] = field(default=(), repr=False)


class Content(Enum):
    """Content that is not taken, and never downloaded."""

    PICTURE = "picture"
    SOUND = "sound"
    FILE = "file"
    PLACE = "place"
    CONTACT = "contact"
    STICKER = "sticker"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentRefused:
    """Something came that is not words: a picture, a sticker, a place, a contact.

    ``words`` is what was written under it; ``message`` and ``sent`` as in ``TextReceived``. ``album`` names what
    came together: of one album one thing is answered.
    """

    at: datetime
    content: Content
    words: str = field(default="", repr=False)
    message: int | None = None
    sent: int | None = None
    album: str = ""
    names: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceReceived:
    """A voice note came; it is not downloaded yet.

    ``file`` is the channel's name for it, ``seconds`` and ``size`` (bytes) what the channel says of it; None: it does not say.
    """

    at: datetime
    file: str = field(repr=False)
    seconds: int | None = None
    size: int | None = None
    message: int | None = None
    names: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceKept:
    """A voice note was downloaded and sealed, in answer to ``effects.Fetch``; ``sound`` is where it is."""

    at: datetime
    fetch: str
    sound: Sound


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceHeard:
    """A local engine wrote down what a voice note says, in answer to ``effects.Fetch``; the sound is gone."""

    at: datetime
    fetch: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceFailed:
    """A voice note could not be had, in answer to ``effects.Fetch``; nothing of it is kept."""

    at: datetime
    fetch: str


Event = (
    TextReceived
    | TextEdited
    | ButtonTapped
    | CommandReceived
    | ContentRefused
    | VoiceReceived
    | VoiceKept
    | VoiceHeard
    | VoiceFailed
)
