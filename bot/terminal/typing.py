"""What a line typed at the terminal, or written in a transcript, stands for."""

import re
from dataclasses import dataclass
from datetime import datetime

from bot.terminal.phone import Message, Phone
from conversations.events import (
    ButtonTapped,
    Command,
    CommandReceived,
    Content,
    ContentRefused,
    Event,
    TextReceived,
    VoiceReceived,
)

# What stands for a word that was taken out is in brackets itself, and on a button beside that word.
_TAP = re.compile(r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])+)\]")
_STARTED = re.compile(r"/start ([A-Za-z_][A-Za-z0-9_.-]*)=(.*)")
_CONTENT = re.compile(rf"\(({'|'.join(content.value for content in Content)})\)(?: (.+))?", re.DOTALL)
_VOICE = re.compile(r"\(voice(?: (\d{1,4}) s)?\)")
_COMMANDS = {f"/{command.value}": command for command in Command} | {"/help": Command.HELP}


@dataclass(frozen=True, slots=True)
class Meant:
    """The event a line stands for, and the message whose button it taps."""

    event: Event
    tapped: Message | None = None


class NoSuchButton(Exception):
    """A line in square brackets taps a button that is not on the phone."""


def is_spoken(line: str) -> bool:
    """Whether a line stands for a voice note."""
    return _VOICE.fullmatch(line.strip()) is not None


def meaning(line: str, phone: Phone, at: datetime) -> Meant:
    """Read a line: ``[label]`` or ``[number]`` taps, ``/start`` and the like command
    (``/start campaign=north`` as a link would), ``(picture)`` and the like send what is not words, with the words under
    it behind, ``(voice)`` or ``(voice 12 s)`` a voice note; everything else is typed.

    Raises:
        NoSuchButton: There is no such button.
    """
    tap = _TAP.fullmatch(line.strip())
    if tap is not None:
        found = phone.button(tap[1].strip())
        if found is None:
            raise NoSuchButton
        message, button = found
        return Meant(ButtonTapped(at=at, token=button.token, names=phone.called), message)
    started = _STARTED.fullmatch(line.strip())
    if started is not None:
        constants = {started[1]: started[2]}
        return Meant(
            CommandReceived(
                at=at, command=Command.START, constants=constants, speaks=phone.speaks, names=phone.called
            )
        )
    command = _COMMANDS.get(line.strip().casefold())
    if command is not None:
        return Meant(CommandReceived(at=at, command=command, speaks=phone.speaks, names=phone.called))
    content = _CONTENT.fullmatch(line.strip())
    if content is not None:
        return Meant(
            ContentRefused(at=at, content=Content(content[1]), words=content[2] or "", names=phone.called)
        )
    voice = _VOICE.fullmatch(line.strip())
    if voice is not None:
        seconds = int(voice[1]) if voice[1] else None
        return Meant(VoiceReceived(at=at, file="voice", seconds=seconds, names=phone.called))
    return Meant(TextReceived(at=at, text=line, speaks=phone.speaks, names=phone.called))
