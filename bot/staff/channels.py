"""The staff channels of a service: which chat each is, and which stories it gets.

The one that the settings name takes what no other takes. Others come from a file of the steward's, in their order::

    [[channel]]
    name = "Housing"
    chat = -1001234567890

    panel = "To talk with a panel of families, write to panel@example.org"

    [channel.where]
    needs = ["home"]

A line ``panel`` above the first of them is for the channel that the settings name.
A story goes to the first channel that takes it (``conversations.digest.scopes``).
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from bot.settings import SettingRefused, Settings, is_chat
from conversations.digest.frame import frame_of
from conversations.digest.scopes import EVERYTHING, Scope
from conversations.digest.sections import LONGEST_PANEL
from conversations.facets import Facet
from conversations.flow import Flow, Kind, Prompt
from conversations.printable import printable

MOST_CHANNELS = 20
"""Channels beside the one for everything else: with more, hardly one would have enough narrators for itself."""

APPROVAL = "approval"
"""What the approval chat is called where a channel's name stands; no channel has it."""

LONGEST_NAME = 40
"""Characters of a channel's name: it stands in the title of its digest."""

LARGEST_FILE = 100_000
"""Bytes of the file that names them."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A staff channel: its name, its chat, and which stories it takes; the scope has the same name.

    ``panel``: how its staff can ask for a talk with a panel of families, at the foot of each digest; "" for nothing.
    """

    name: str
    chat: int = field(repr=False)
    scope: Scope
    panel: str = ""


@dataclass(frozen=True, slots=True)
class Channels:
    """All staff channels of a service.

    Attributes:
        all: In the steward's order; the last takes everything that no other takes.
        approval: The chat in which somebody lets posts and digests through first; None where they go out at once.
        role: The title that who lets through must have there; "" where any administrator may.
    """

    all: tuple[Channel, ...]
    approval: int | None = field(default=None, repr=False)
    role: str = ""

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """Which stories each takes, in order, without the last."""
        return tuple(channel.scope for channel in self.all if channel.scope.where)

    @property
    def chats(self) -> frozenset[int]:
        """Every chat of staff, the one for approvals too."""
        approval = frozenset() if self.approval is None else frozenset({self.approval})
        return frozenset(channel.chat for channel in self.all) | approval

    def named(self, name: str) -> Channel | None:
        """The channel of that name."""
        return next((channel for channel in self.all if channel.name == name), None)

    def number(self, name: str) -> int:
        """What the log calls it by: its number in the steward's order, from 1; 0 for the approval chat."""
        return next((at for at, channel in enumerate(self.all, 1) if channel.name == name), 0)

    def of_chat(self, chat: int) -> Channel | None:
        """The channel that is this chat; None for any other chat, the one for approvals too."""
        return next((channel for channel in self.all if channel.chat == chat), None)


def only(chat: int) -> Channels:
    """One channel, which gets every story."""
    return Channels((Channel(EVERYTHING, chat, Scope(EVERYTHING)),))


def listed(settings: Settings) -> Channels:
    """The channels as the settings and their file name them; whether their questions exist is not looked at.

    Raises:
        SettingRefused: There is no staff chat, or the file has a mistake; the message names the channel and the fix.
    """
    if settings.staff_chat is None:
        raise SettingRefused(
            "FIRSTHAND_STAFF_CHAT is not set. Add the bot to the staff channel and set the channel's number."
        )
    further, panel = ((), "") if settings.channels is None else _from_file(settings.channels)
    taken = {settings.staff_chat: "FIRSTHAND_STAFF_CHAT"}
    if settings.approval_chat is not None:
        taken[settings.approval_chat] = "FIRSTHAND_APPROVAL_CHAT"
    for channel in further:
        if channel.chat in taken:
            raise SettingRefused(
                f"The channel {channel.name} in {settings.channels} has the same chat as {taken[channel.chat]}. "
                "Give each a chat of its own."
            )
        taken[channel.chat] = f"the channel {channel.name}"
    everything = tuple(replace(one, panel=panel) for one in only(settings.staff_chat).all)
    return Channels((*further, *everything), settings.approval_chat, settings.approval_role)


def read(settings: Settings, flow: Flow) -> Channels:
    """The same, checked against the questions that are asked.

    Raises:
        SettingRefused: As ``listed``; or a channel goes by a question or a choice that is not there, or that staff
            do not see.
    """
    channels = listed(settings)
    for channel in channels.all:
        for prompt, choices in channel.scope.where.items():
            _check(channel.name, prompt, choices, flow)
    return channels


def _from_file(path: Path) -> tuple[tuple[Channel, ...], str]:
    """The channels of a file, and the panel of the one that the settings name."""
    try:
        with path.open("rb") as file:
            written = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise SettingRefused(
            f"The channels {path} cannot be read ({error.strerror}). Check FIRSTHAND_CHANNELS."
        ) from None
    if len(written) > LARGEST_FILE:
        raise SettingRefused(
            f"The channels {path} are larger than {LARGEST_FILE:,} bytes. Is it another file?"
        )
    try:
        document = tomllib.loads(written.decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise SettingRefused(f"The channels {path} are not TOML: {printable(str(error))}.") from None
    except (ValueError, RecursionError):
        raise SettingRefused(f"The channels {path} are not TOML, or not in UTF-8.") from None
    tables = document.get("channel", [] if "panel" in document else None)
    unknown = sorted(document.keys() - {"channel", "panel"})
    if unknown or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise SettingRefused(
            f"The channels {path} must hold nothing but tables that begin with [[channel]], and a line panel above them"
            f"{f', and has {printable(unknown[0])}' if unknown else ''}."
        )
    if len(tables) > MOST_CHANNELS:
        raise SettingRefused(
            f"The channels {path} are {len(tables)}; {MOST_CHANNELS} are the most. Put some together."
        )
    found = tuple(_channel(table, number, path) for number, table in enumerate(tables, 1))
    names: dict[str, str] = {}
    for channel in found:
        if channel.name.casefold() in names:
            raise SettingRefused(f"Two channels in {path} are called {channel.name}. Give each its own name.")
        names[channel.name.casefold()] = channel.name
    return found, _panel(document.get("panel", ""), "the first lines", path)


_KEYS = {"name", "chat", "where", "panel"}
_TAKEN = {EVERYTHING, APPROVAL}


def _channel(table: Mapping[str, object], number: int, path: Path) -> Channel:
    name = table.get("name")
    if not isinstance(name, str) or not name.strip():
        raise SettingRefused(f'Channel {number} in {path} has no name. Write: name = "Housing"')
    if (
        len(name) > LONGEST_NAME
        or printable(name) != name
        or name != name.strip()
        or name.casefold() in _TAKEN
    ):
        raise SettingRefused(
            f"The name of channel {number} in {path} must be one line of at most {LONGEST_NAME} characters, "
            f"with no blank at its ends, and neither of {' and '.join(sorted(_TAKEN))}: those are the approval chat "
            "and the channel for everything else."
        )
    unknown = sorted(table.keys() - _KEYS)
    if unknown:
        raise SettingRefused(
            f"The channel {name} in {path} has {printable(unknown[0])}, which means nothing here. It takes name, chat, panel and where."
        )
    chat = table.get("chat")
    if not isinstance(chat, int) or isinstance(chat, bool) or chat >= 0 or not is_chat(_in_tens(chat)):
        raise SettingRefused(
            f"The chat of the channel {name} in {path} must be the number of a private channel or group, "
            "which is below zero, such as -1001234567890."
        )
    panel = _panel(table.get("panel", ""), f"the channel {name}", path)
    return Channel(name, chat, Scope(name, _where(table.get("where"), name, path)), panel)


def _panel(written: object, where: str, path: Path) -> str:
    if not isinstance(written, str) or len(written) > LONGEST_PANEL or printable(written) != written:
        raise SettingRefused(
            f"In {where} of {path}, panel must be one line of at most {LONGEST_PANEL} characters that says how staff "
            "ask for a talk with a panel of families."
        )
    return written.strip()


def _where(written: object, name: str, path: Path) -> Mapping[str, frozenset[str]]:
    if not isinstance(written, dict) or not written:
        raise SettingRefused(
            f"The channel {name} in {path} does not say which stories it gets. Write below it: "
            '[channel.where], and then for example needs = ["home"]. What no channel takes goes to FIRSTHAND_STAFF_CHAT.'
        )
    found = {}
    for prompt, choices in written.items():
        several = [choices] if isinstance(choices, str) else choices
        if not isinstance(several, list) or not several or not all(isinstance(one, str) for one in several):
            raise SettingRefused(
                f"In the channel {name} in {path}, {printable(prompt)} must be a list of choices, "
                'such as needs = ["home", "money"].'
            )
        found[prompt] = frozenset(several)
    return found


def _in_tens(chat: int) -> str:
    """The number in tens where it is short enough to be a chat's; "" of any other."""
    return str(chat) if -(10**16) < chat < 0 else ""


def _check(name: str, prompt: str, choices: frozenset[str], flow: Flow) -> None:
    there = {one.name: one for one in flow.prompts if _is_told(one)}
    asked = next((one for one in flow.prompts if one.name == prompt), None)
    if asked is not None and prompt not in there:
        reason = (
            "is a question that staff see nothing of (it has no words in kv:summary)"
            if not asked.summary
            else "is no question with choices to go by"
        )
        raise SettingRefused(
            f"The channel {name} goes by {prompt}, which {reason}. It can go by: {_names(there)}."
        )
    if prompt not in there:
        raise SettingRefused(
            f"The channel {name} goes by {printable(prompt)}, and there is no such question{_near(prompt, there)}. "
            f"It can go by: {_names(there)}."
        )
    known = {choice.name: choice for choice in there[prompt].choices}
    never = frame_of(flow).never
    for choice in sorted(choices):
        if choice not in known:
            raise SettingRefused(
                f"The channel {name} goes by {prompt} = {printable(choice)}, and there is no such choice"
                f"{_near(choice, known)}. The choices are: {_names(known)}."
            )
        if Facet(prompt, choice) in never:
            raise SettingRefused(
                f"The channel {name} goes by {prompt} = {choice}, which no post may show (the form keeps it out of posts, "
                "mostly by its column digest): whoever is posted there would be known by it. Take it out."
            )


def _is_told(prompt: Prompt) -> bool:
    return bool(prompt.summary) and prompt.kind in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE)


def _near(word: str, known: Mapping[str, object]) -> str:
    close = get_close_matches(word, list(known), n=1)
    return f" (is {close[0]} meant?)" if close else ""


def _names(known: Mapping[str, object]) -> str:
    return ", ".join(_few(known)) or "none of these questions"


def _few(known: Mapping[str, object]) -> Iterator[str]:
    for number, name in enumerate(known):
        if number == _MOST_NAMED:
            yield f"and {len(known) - number} more"
            return
        yield name


_MOST_NAMED = 30
