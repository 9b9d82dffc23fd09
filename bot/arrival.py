"""One update of a channel, as a turn needs it."""

from dataclasses import dataclass, field

from conversations.events import Event
from storage.outbox import Outgoing


@dataclass(frozen=True, slots=True)
class StaffAct:
    """What somebody did in a chat of staff: a button they tapped, or a line they wrote to the bot.

    Attributes:
        chat: The chat, as the channel knows it.
        person: Who did it, where that is told (nobody is in a channel); looked up for their role, and
            kept as a keyed mark with what they answered, until that is told or taken back.
        message: The message whose button was tapped, or that the line answers; None where it answers none.
        token: What the button carries; "" for a line.
        query: What a toast must name, where a button was tapped.
        line: What was written, command and all; "" for a tap.
        own: The message that was written, or changed; None for a tap.
        edited: It was changed. Where what it says now is no command, ``line`` is "": it is not read further.
    """

    chat: int
    person: int | None = field(default=None, repr=False)
    message: int | None = None
    token: str = ""
    query: str | None = field(default=None, repr=False)
    line: str = field(default="", repr=False)
    own: int | None = None
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """One update of a channel.

    Attributes:
        update: The channel's id of it; acted on once.
        account: Who it is from, as the channel knows them; None where it is nobody's turn (then only the id
            is remembered). Used for the pseudonym and the reply, and then forgotten.
        event: What happened; None with ``account``.
        message: The message whose button was tapped.
        query: What a toast must name, where a button was tapped.
        link: What came behind /start, where something did: the code of a deep link, ours or not.
        raw: For an update that could not be read: its bytes, to be put aside sealed.
        own: The narrator's new message, which stands in the chat from now on; None for a tap or a change.
        sent: When that was sent, in whole seconds of the channel's clock; None where it does not say.
        fetched: For what became of a voice note (see ``bot.voices``), the row of the outbox that asked for it.
        staff: For what happened in a chat of staff; ``account`` and ``event`` are None then.
    """

    update: int
    account: int | None = field(default=None, repr=False)
    event: Event | None = field(default=None, repr=False)
    message: int | None = None
    query: str | None = field(default=None, repr=False)
    link: str = field(default="", repr=False)
    raw: bytes | None = field(default=None, repr=False)
    own: int | None = None
    sent: int | None = None
    fetched: Outgoing | None = None
    staff: StaffAct | None = None
