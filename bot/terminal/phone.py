"""What stands on a narrator's screen: the messages of both sides, and the buttons that can still be tapped."""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from conversations.effects import Button, Row

_DECORATION = re.compile(r"^(✓ )?(\d+\. )?")
_DELETABLE = timedelta(hours=48)  # as at Telegram, for either side (core.telegram.org/bots/api#deletemessage)


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat; ``id`` counts from 1 on each phone, over both sides. It came ``at``; ``theirs``: the narrator's."""

    id: int
    text: str = field(repr=False)
    at: datetime
    buttons: tuple[Row, ...] = ()
    theirs: bool = False

    @property
    def flat(self) -> tuple[Button, ...]:
        """Its buttons in reading order."""
        return tuple(button for row in self.buttons for button in row)


class Phone:
    """One chat as its narrator sees it. As in any messenger, older messages and buttons stay until they are taken away."""

    def __init__(self) -> None:
        self.speaks = ""  # the language it is set to, such as ``cy``; "" where it does not say
        self.called: tuple[str, ...] = ()  # the names of its account, as a channel tells them
        self._standing: dict[int, Message] = {}
        self._last = 0
        self._written: list[int] = []

    @property
    def screen(self) -> tuple[Message, ...]:
        """What stands on the screen now, both sides, newest last."""
        return tuple(self._standing.values())

    @property
    def messages(self) -> tuple[Message, ...]:
        """What stands there of the bot's, newest last."""
        return tuple(message for message in self.screen if not message.theirs)

    def show(self, text: str, buttons: tuple[Row, ...], at: datetime) -> Message:
        """A message of the bot's arrives."""
        return self._new(text, buttons, at, theirs=False)

    def write(self, text: str, at: datetime) -> Message:
        """The narrator writes."""
        message = self._new(text, (), at, theirs=True)
        self._written.append(message.id)
        return message

    def change(self, number: int, text: str) -> Message | None:
        """The narrator changes what they wrote as their ``number``-th message, from 1; None where it is not there."""
        id_ = self._written[number - 1] if 0 < number <= len(self._written) else 0
        if id_ not in self._standing:
            return None
        self._standing[id_] = replace(self._standing[id_], text=text)
        return self._standing[id_]

    def revise(self, id_: int, text: str, buttons: tuple[Row, ...]) -> Message:
        """A message of the bot's is shown differently from now on."""
        self._standing[id_] = replace(self._standing[id_], text=text, buttons=buttons)
        return self._standing[id_]

    def delete(self, id_: int, at: datetime) -> bool:
        """Take a message away, of either side; False where it is too old for that by now."""
        message = self._standing.get(id_)
        if message is not None and at - message.at > _DELETABLE:
            return False
        self._standing.pop(id_, None)
        return True

    def of_bot(self, id_: int | None) -> Message | None:
        """The bot's message of that id; None where it does not stand here."""
        message = None if id_ is None else self._standing.get(id_)
        return None if message is None or message.theirs else message

    def button(self, words: str) -> tuple[Message, Button] | None:
        """The button somebody means: by its words, in the newest message that has it, or by its place.

        Ticks and numbers in front may be left out. A bare number means a button of the newest message alone:
        the one with just that label, else the one in that place, counted from 1.
        """
        newest_first = [message for message in reversed(self.messages) if message.buttons]
        if words.isdecimal():
            if not newest_first:
                return None
            flat = newest_first[0].flat
            for button in flat:
                if button.label == words:
                    return newest_first[0], button
            place = int(words) if len(words) < 4 else 0
            return (newest_first[0], flat[place - 1]) if 0 < place <= len(flat) else None
        for message in newest_first:
            for button in message.flat:
                if words.casefold() in (button.label.casefold(), bare(button.label).casefold()):
                    return message, button
        return None

    def _new(self, text: str, buttons: tuple[Row, ...], at: datetime, *, theirs: bool) -> Message:
        self._last += 1
        message = self._standing[self._last] = Message(self._last, text, at, buttons, theirs)
        return message


def bare(label: str) -> str:
    """A button's label without its tick and number."""
    return _DECORATION.sub("", label)
