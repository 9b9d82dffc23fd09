"""What the steward must hear of staff channels and digests: once, in the log and in the approval chat.

Nothing in it tells of a family: which channel, and what to do. The log has the channel's number, the chat its name.
That stories were taken back is for the log alone.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum
from typing import Protocol, assert_never

from bot.staff.approval import called
from bot.staff.channels import APPROVAL, Channels
from storage.outbox import Outgoing

log = logging.getLogger("firsthand.staff")

AGAIN = timedelta(days=1)
"""What is not over after a day is said once more: whoever looks after the service may change."""


class Trouble(Enum):
    """What can go wrong with a channel."""

    POST_REFUSED = "a post was refused"
    CHANNEL_GONE = "the channel cannot be written to"
    BATCH_WITHDRAWN = "every story of a batch was taken back"
    DIGEST_NOT_MADE = "a digest could not be made"
    DRAFT_WAITS = "nobody has let a digest through"
    PAUSED = "staff have paused it, and a digest was left out"


class Remarks(Protocol):
    """What says a short line in a chat of staff: once, or where it cannot be said, not at all."""

    def put(self, chat: int, text: str) -> None:
        """Say this in that chat, beside everything else."""


class Notices:
    """Tells the steward of troubles, each once until it is over or ``AGAIN`` has passed.

    ``refused``, ``gone`` and ``back`` are what the sender of messages reports.
    """

    def __init__(self, remarks: Remarks, channels: Channels, *, clock: Callable[[], datetime]) -> None:
        self._remarks = remarks
        self._channels = channels
        self._clock = clock
        self._told: dict[tuple[Trouble, str], datetime] = {}

    def tell(self, trouble: Trouble, channel: str) -> None:
        """There is this trouble with the channel of that name; ``APPROVAL`` is the approval chat."""
        now, last = self._clock(), self._told.get((trouble, channel))
        if last is not None and timedelta(0) <= now - last < AGAIN:
            return
        self._told[trouble, channel] = now
        row = self._channels.number(channel)
        match trouble:
            case Trouble.POST_REFUSED:
                log.error("Telegram refused a post for channel %d for good", row)
            case Trouble.CHANNEL_GONE:
                log.error("channel %d cannot be written to; what is for it waits", row)
            case Trouble.BATCH_WITHDRAWN:
                log.warning("every story of a batch of channel %d was taken back", row)
            case Trouble.DIGEST_NOT_MADE:
                log.error("the digest of channel %d could not be made; it is tried again", row)
            case Trouble.DRAFT_WAITS:
                log.warning("a digest of channel %d waits to be let through; a card went out instead", row)
            case Trouble.PAUSED:
                log.warning("channel %d is paused; it got no digest at its hour", row)
            case _:
                assert_never(trouble)
        can_be_told = trouble is not Trouble.CHANNEL_GONE or self._channels.named(channel) is not None
        words = _words(trouble, called(channel))
        if words and self._channels.approval is not None and can_be_told:
            self._remarks.put(self._channels.approval, words)

    def over(self, trouble: Trouble, channel: str) -> None:
        """This trouble with that channel is over; if it comes again, it is told again."""
        self._told.pop((trouble, channel), None)

    def refused(self, outgoing: Outgoing, reason: str) -> None:
        """Telegram refuses a post, or a part of a digest, for good; it is not tried again."""
        self.tell(Trouble.POST_REFUSED, self._name(outgoing.address))

    def gone(self, address: int) -> None:
        """A chat of staff cannot be written to."""
        self.tell(Trouble.CHANNEL_GONE, self._name(address))

    def back(self, address: int) -> None:
        """It can be written to again."""
        self.over(Trouble.CHANNEL_GONE, self._name(address))

    def _name(self, address: int) -> str:
        channel = self._channels.of_chat(address)
        return APPROVAL if channel is None else channel.name


def _words(trouble: Trouble, channel: str) -> str:
    """What the approval chat is told; "" for nothing."""
    match trouble:
        case Trouble.POST_REFUSED:
            return f"Telegram did not take a post for {channel}. Nobody reads it there. Please tell whoever runs the service."
        case Trouble.CHANNEL_GONE:
            return f"I can no longer write to {channel}. Posts wait. Please put me back there as an administrator who may post and delete."
        case Trouble.BATCH_WITHDRAWN:
            return ""  # nobody of staff is to learn that a family took something back
        case Trouble.DIGEST_NOT_MADE:
            return f"The digest of {channel} could not be made. I try again. Please tell whoever runs the service."
        case Trouble.DRAFT_WAITS:
            return f"A digest for {channel} still waits here. A card without numbers went out instead. Please let the digest through, or keep it back."
        case Trouble.PAUSED:
            return f"Nothing goes to {channel} for now, and so no digest did at its hour. It goes on once you write /resume."
        case _:
            assert_never(trouble)
