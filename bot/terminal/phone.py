"""What stands on a narrator's screen: messages, and the buttons under them that can still be tapped."""

import re
from dataclasses import dataclass, field

from conversations.effects import Button, Row

_DECORATION = re.compile(r"^(✓ )?(\d+\. )?")


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the bot; ``id`` counts from 1 on each phone."""

    id: int
    text: str = field(repr=False)
    buttons: tuple[Row, ...] = ()

    @property
    def flat(self) -> tuple[Button, ...]:
        """Its buttons in reading order."""
        return tuple(button for row in self.buttons for button in row)


class Phone:
    """The bot's messages in one chat, oldest first. As in any messenger, older buttons stay where they are."""

    def __init__(self) -> None:
        self.messages: list[Message] = []

    def show(self, text: str, buttons: tuple[Row, ...]) -> Message:
        """A new message arrives."""
        message = Message(len(self.messages) + 1, text, buttons)
        self.messages.append(message)
        return message

    def revise(self, id_: int, text: str, buttons: tuple[Row, ...]) -> Message:
        """A message is shown differently from now on."""
        message = Message(id_, text, buttons)
        self.messages[id_ - 1] = message
        return message

    def has(self, id_: int | None) -> bool:
        """Whether that message stands here."""
        return id_ is not None and 0 < id_ <= len(self.messages)

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


def bare(label: str) -> str:
    """A button's label without its tick and number."""
    return _DECORATION.sub("", label)
