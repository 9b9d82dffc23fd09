"""Clearing a narrator's chat: what can be tried on each message that stands there, and what is said in the end.

The channel tries it; a message it can neither delete nor blank stays, and whoever hides their chat is told so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from conversations.session import NarratorId
from storage.chats import LEFT_SIDES, Side, Standing
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


MOST_GUESSED = 50
"""Most numbers that are tried for one message of ours that may stand there once more than is known."""


@dataclass(frozen=True, slots=True)
class Guess:
    """Where a message of ours may stand that was sent and never confirmed: all numbers that nothing known has.

    ``is_sure``: it stands at one of these, or nowhere.
    """

    of: Standing
    messages: tuple[int, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What to try: messages to delete together, to delete one by one, to make blank, and to look for.

    ``given_up``: what nothing can be tried on any more.
    """

    together: tuple[Standing, ...]
    singly: tuple[Standing, ...]
    blank: tuple[Standing, ...]
    guessed: tuple[Guess, ...]
    given_up: tuple[Standing, ...]


def planned(rows: Sequence[Standing], hour: int) -> Plan:
    """What to try on the messages that stand in a chat, newest first: those are on the screen.

    ``hour`` is now, in whole hours since 1970.
    """
    together: list[Standing] = []
    singly: list[Standing] = []
    blank: list[Standing] = []
    guessed: list[Guess] = []
    given_up: list[Standing] = []
    for one in reversed(rows):
        age = hour - one.hour
        match one.side:
            case Side.OURS_ASTRAY if age <= _SURE_HOURS:
                guessed.append(_guess(rows, one))
                if one.message:
                    together.append(one)
            case Side.OURS_ASTRAY:
                (blank if one.message else given_up).append(one)
            case Side.THEIRS | Side.OURS if age <= _SURE_HOURS:
                together.append(one)
            case Side.THEIRS | Side.OURS if age <= _PERHAPS_HOURS:
                singly.append(one)
            case Side.OURS | Side.OURS_STAYS:
                blank.append(one)
            case _:
                pass  # theirs and too old, or tried before
    return Plan(tuple(together), tuple(singly), tuple(blank), tuple(guessed), tuple(given_up))


def _guess(rows: Sequence[Standing], one: Standing) -> Guess:
    """All private chats of a bot have one run of numbers, so there may be many between two of a chat."""
    known = {row.message for row in rows if row.message}
    earlier = [row.message for row in rows if row.message and row.number < one.number]
    later = [row.message for row in rows if row.message and row.number > one.number]
    half = MOST_GUESSED // 2
    first = max(earlier) + 1 if earlier else 0
    last = one.message - 1 if one.message else min(later) - 1 if later else 0
    if first and last:
        every = range(first, last + 1)
        some = [*every] if len(every) <= MOST_GUESSED else [*every[:half], *every[-half:]]
        is_sure = len(some) == len(every)
    elif first:
        some, is_sure = [*range(first, first + MOST_GUESSED)], False
    else:
        some, is_sure = [*range(max(last - MOST_GUESSED + 1, 1), last + 1)], False
    return Guess(one, tuple(number for number in some if number not in known), is_sure)


def undeleted(one: Standing) -> Side:
    """What a message is that could not be deleted, and never can."""
    return Side.THEIRS_STAYS if one.side is Side.THEIRS else Side.OURS_STAYS


def blanked(clear: Outgoing, one: Standing) -> Side | None:
    """What a message is that was made blank: only who is told of it has to know."""
    if one.side is Side.OURS_ASTRAY:
        return Side.UNKNOWN  # it is blank, and nobody knows of the other
    return Side.OURS_BLANK if clear.closing else None


@dataclass(frozen=True, slots=True)
class Left:
    """What a chat still holds, after all was tried.

    Attributes:
        stay: How many messages can be neither deleted nor made blank.
        blank: How many of ours are blank.
        is_unsure: Something may stand there that is not known.
        rows: What of it can be known.
    """

    stay: int
    blank: int
    is_unsure: bool
    rows: tuple[Standing, ...]


_STAY = (Side.THEIRS, Side.THEIRS_STAYS, Side.OURS_WHOLE)


def left_of(rows: Sequence[Standing], tried: Mapping[Standing, Side | None]) -> Left:
    """What is left of these rows."""
    left = [replace(one, side=side) for one in rows if (side := tried.get(one, one.side)) is not None]
    left = [replace(one, side=Side.THEIRS_STAYS) if one.side is Side.THEIRS else one for one in left]
    sides = [one.side for one in left]
    stay = sum(side in _STAY for side in sides)
    kept = tuple(one for one in left if one.side in LEFT_SIDES)
    return Left(stay, sides.count(Side.OURS_BLANK), Side.UNKNOWN in sides, kept)


def finish(
    store: Store,
    transaction: Transaction,
    narrator: NarratorId,
    clear: Outgoing,
    rows: Sequence[Standing],
    tried: Mapping[Standing, Side | None],
) -> Outgoing | None:
    """Nothing more can be done on these rows: write down what was, and give what is left to say.

    What a hidden chat held is forgotten but for what stays, and its row in the outbox becomes the message that says so,
    in the same transaction: a process that ends then says it after its next start. Nothing stays on the disk of a chat
    that nothing may be written down of.
    """
    left = left_of(rows, tried)
    said = _closing(clear, left)
    if clear.kind is Kind.CLEAR:
        store.chats.change(transaction, narrator, tried)
        if not clear.kept:
            store.chats.wipe(transaction, narrator, before=clear.id)
    else:
        store.chats.hidden(
            transaction, narrator, before=clear.id, left=_still(clear, rows, left), kept=clear.kept
        )
    if not said:
        return None
    says = replace(clear, kind=Kind.SAY, text=said, quiet=True, closing=(), due=0, uncertain=False)
    store.outbox.rewrite(transaction, says)
    return says


def _still(hide: Outgoing, rows: Sequence[Standing], left: Left) -> tuple[Standing, ...]:
    """What is to be known when this chat is hidden again, and so also that not all of it was known."""
    _, _, unsure, *_ = hide.closing
    free = [
        one for one in rows if one not in left.rows and all(one.number != row.number for row in left.rows)
    ]
    if unsure or left.is_unsure or not free:
        return left.rows
    unknown = Standing(free[0].number, 0, Side.UNKNOWN, 0, free[0].hour)
    return tuple(sorted((unknown, *left.rows), key=lambda one: one.number))


def _closing(clear: Outgoing, left: Left) -> str:
    if not clear.closing:
        return ""
    cleared, of_blanked, unsure, *of_stay = clear.closing
    parts = []
    if left.stay and of_stay:
        parts.append(of_stay[min(left.stay, len(of_stay)) - 1])
    if left.blank:
        parts.append(of_blanked)
    if left.is_unsure:
        parts.append(unsure)
    return "\n\n".join(part for part in (*parts, cleared) if part)
