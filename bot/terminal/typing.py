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
)

_TAP = re.compile(r"\[([^\[\]\n]+)\]")
_STARTED = re.compile(r"/start ([A-Za-z_][A-Za-z0-9_.-]*)=(.*)")
_CONTENT = {f"({content.value})": content for content in Content}
_COMMANDS = {f"/{command.value}": command for command in Command} | {"/help": Command.HELP}


@dataclass(frozen=True, slots=True)
class Meant:
    """The event a line stands for, and the message whose button it taps."""

    event: Event
    tapped: Message | None = None


class NoSuchButton(Exception):
    """A line in square brackets taps a button that is not on the phone."""


def meaning(line: str, phone: Phone, at: datetime) -> Meant:
    """Read a line: ``[label]`` or ``[number]`` taps, ``/start`` and the like command
    (``/start campaign=north`` as a link would), ``(picture)`` and the like
    send what is not words, everything else is typed.

    Raises:
        NoSuchButton: There is no such button.
    """
    tap = _TAP.fullmatch(line.strip())
    if tap is not None:
        found = phone.button(tap[1].strip())
        if found is None:
            raise NoSuchButton
        message, button = found
        return Meant(ButtonTapped(at=at, token=button.token), message)
    started = _STARTED.fullmatch(line.strip())
    if started is not None:
        constants = {started[1]: started[2]}
        return Meant(CommandReceived(at=at, command=Command.START, constants=constants))
    command = _COMMANDS.get(line.strip().casefold())
    if command is not None:
        return Meant(CommandReceived(at=at, command=command))
    content = _CONTENT.get(line.strip())
    if content is not None:
        return Meant(ContentRefused(at=at, content=content))
    return Meant(TextReceived(at=at, text=line))
