"""Clearing a narrator's chat: what can be tried on each message that stands there, and what is said in the end.

The channel tries it; a message it can neither delete nor blank stays, and whoever hides their chat is told so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from conversations.session import NarratorId
from storage.chats import Side, Standing
from storage.database import Transaction
from storage.outbox import Kind, Outgoing
from storage.store import Store

BLANK = "…"
"""What is left of a message of ours that can no longer be deleted."""

# "A message can only be deleted if it was sent less than 48 hours ago" (core.telegram.org/bots/api#deletemessage), and
# one that is older refuses its whole lot. Messages are known to the hour, so one of 46 is below 47 hours old for sure,
# which leaves an hour for clocks that differ; one of 47 or 48 is tried by itself; one of 49 is too old.
_SURE_HOURS = 46
_PERHAPS_HOURS = 48

Tried = dict[Standing, Side | None]
"""What became of messages (``Chats.change``): None is gone."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to try: messages to delete together, to delete one by one, and to make blank."""

    together: tuple[Standing, ...]
    singly: tuple[Standing, ...]
    blank: tuple[Standing, ...]


def planned(rows: Sequence[Standing], hour: int) -> Plan:
    """What to try on the messages that stand in a chat, newest first: those are on the screen.

    ``hour`` is now, in whole hours since 1970.
    """
    together, singly, blank = [], [], []
    for one in reversed(rows):
        age = hour - one.hour
        match one.side:
            case Side.THEIRS | Side.OURS if age <= _SURE_HOURS:
                together.append(one)
            case Side.THEIRS | Side.OURS if age <= _PERHAPS_HOURS:
                singly.append(one)
            case Side.OURS | Side.OURS_STAYS:
                blank.append(one)
            case _:
                pass  # theirs and too old, or tried before
    return Plan(tuple(together), tuple(singly), tuple(blank))


def undeleted(one: Standing) -> Side:
    """What a message is that could not be deleted, and never can."""
    return Side.THEIRS_STAYS if one.side is Side.THEIRS else Side.OURS_STAYS


def blanked(clear: Outgoing) -> Side | None:
    """What a message is that was made blank: only who hides their chat is told of it."""
    return Side.OURS_BLANK if clear.kind is Kind.HIDE else None


def left_of(rows: Sequence[Standing], tried: Mapping[Standing, Side | None]) -> tuple[int, int]:
    """How many messages of the narrator's stay, and how many of ours are blank."""
    sides = [tried.get(one, one.side) for one in rows]
    return sum(side in (Side.THEIRS, Side.THEIRS_STAYS) for side in sides), sides.count(Side.OURS_BLANK)


def finish(
    store: Store,
    transaction: Transaction,
    narrator: NarratorId,
    clear: Outgoing,
    rows: Sequence[Standing],
    tried: Mapping[Standing, Side | None],
) -> Outgoing | None:
    """Nothing more can be done on these rows: write down what was, and give what is left to say.

    What a hidden chat held is forgotten, and its row in the outbox becomes the message that says what remains, in the
    same transaction: a process that ends then says it after its next start. Of a cleared chat, what stays is kept.
    """
    if clear.kind is Kind.CLEAR:
        store.chats.change(transaction, narrator, tried)
        store.chats.wipe_strays(transaction, [narrator])
        return None
    left, blank = left_of(rows, tried)
    says = replace(clear, kind=Kind.SAY, text=_closing(clear, left, blank), quiet=True, closing=())
    store.chats.hidden(transaction, narrator, before=clear.id)
    store.outbox.rewrite(transaction, says)
    return says


def _closing(hide: Outgoing, left: int, blank: int) -> str:
    cleared, of_blanked, *of_left = hide.closing
    parts = []
    if left and of_left:
        parts.append(of_left[min(left, len(of_left)) - 1])
    if blank:
        parts.append(of_blanked)
    return "\n\n".join((*parts, cleared))
