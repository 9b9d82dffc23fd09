"""What would go out at the next slot, as things stand now: read beside a running bot, and nothing is changed.

For the steward alone, who holds the service secret anyway: two previews of a batch that grew in between could be
subtracted from each other, so none is to be passed on. Even here there is no true number of stories, only bands.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from bot.digest.batches import FEWEST_OF_A_BATCH, MOST_WEEKS, Batch, State, look
from bot.digest.making import Made, Order
from bot.digest.quoting import any_of
from bot.staff.channels import Channel, Channels
from bot.staff.standing import standing
from conversations.digest.frame import Frame
from conversations.digest.praise import Acts
from conversations.digest.scopes import FEWEST_OF_A_SCOPE
from conversations.digest.slots import Slot, Timetable
from conversations.facets import FEWEST
from conversations.flow import Flow, said
from conversations.post import Piece
from conversations.weeks import week_of
from storage.database import Transaction
from storage.digests import Digests


@dataclass(frozen=True, slots=True)
class Preview:
    """What one channel would get.

    Attributes:
        slot: When.
        why: Sentences for the steward: why it is what it is.
        text: As it would stand in the channel.
    """

    channel: str
    slot: Slot
    why: tuple[str, ...]
    text: str = field(repr=False)
    alt: str = field(repr=False)
    picture: bytes = field(repr=False)
    wall: bytes = field(repr=False)
    zone: tzinfo = UTC

    @property
    def due(self) -> datetime:
        """The hour it goes out, where the service is."""
        return self.slot.due.astimezone(self.zone)

    @property
    def files(self) -> dict[str, bytes]:
        """What it is, as files: by name the text, what is read out instead of the picture, the picture, and the wall's page."""
        name = f"digest-{self.slot.week}-{re.sub(r'[^a-z0-9]+', '-', self.channel.casefold()).strip('-') or 'channel'}"
        return {
            f"{name}.txt": f"{self.text}\n".encode(),
            f"{name}.alt.txt": f"{self.alt}\n".encode(),
            f"{name}.png": self.picture,
            f"{name}.pdf": self.wall,
        }


def preview(
    digests: Digests,
    transaction: Transaction,
    channel: Channel,
    *,
    frame: Frame,
    acts: Acts,
    timetable: Timetable,
    now: datetime,
    full: int,
    approval: bool,
    make: Callable[[Order], Made],
) -> Preview:
    """What this channel would get at the slot after now.

    Args:
        frame, acts: Those of the flow in use.
        full: Of how many narrators a batch must be to close with numbers.
        approval: Whether somebody lets editions through first.
        make: Makes it.

    Raises:
        Unopenable: How far the channel has come cannot be told.
    """
    done = digests.slot(transaction, channel.name)
    slot = timetable.following(now)
    why = []
    if done is None or done >= slot.week:
        # The first slot of a channel is the one after a whole week.
        why.append(
            "This channel has just begun: nothing goes out at the next slot, and this is for the one after it."
        )
        slot = timetable.following(slot.due)
    waiting = digests.waiting_edition(transaction, channel.name)
    drafted = None if waiting is None else digests.edition(transaction, waiting)
    if drafted is not None and (drafted.approved or not approval):
        why.append("It was let through already, and goes out as it is.")
        text = _text(drafted.pieces)
        return Preview(
            channel.name,
            slot,
            tuple(why),
            text,
            drafted.caption,
            drafted.picture,
            drafted.wall,
            timetable.zone,
        )
    batch = look(
        digests,
        transaction,
        channel.name,
        frame,
        week=slot.week,
        now=week_of(now.astimezone(timetable.zone)),
        full=full,
        choose=any_of,
        where=channel.scope.where,
        acts=acts,
        panel=channel.panel,
        quiet=drafted is not None,
    )
    if drafted is not None:
        why.append(
            "A draft waits in the approval chat. Until somebody lets it through, the channel gets a quiet card:"
        )
    else:
        why += _why(batch, full)
        if batch.closes and approval:
            why.append(
                "It is shown in the approval chat 24 hours before, and goes out if somebody lets it through; else a quiet card does."
            )
    if batch.order.quote is not None:
        why.append(
            "Which family's words are quoted is drawn by lot at the slot, so it may be others than here."
        )
    made = make(batch.order)
    text = _text(made.pieces)
    return Preview(
        channel.name, slot, tuple(why), text, made.caption, made.picture, made.wall, timetable.zone
    )


def described(channels: Channels, digests: Digests, transaction: Transaction, flow: Flow) -> list[str]:
    """Each channel in a sentence or two, in the words of these questions: what it gets, and whether it is refused and why."""
    now = standing(channels, digests, transaction)
    found = []
    for channel in channels.all:
        where = "; ".join(_asked(flow, channel.scope.where))
        gets = f"stories that answer {where}" if where else "everything that no other channel takes"
        line = f"{channel.name}: gets {gets}."
        if channel.name in now.refused:
            fewest = FEWEST if now.companies[channel.name] else FEWEST_OF_A_SCOPE
            line += (
                f" Refused for now: among the newest stories it would set fewer than {fewest} families apart, "
                "so its stories go where they would go without it. It begins by itself once there are enough."
            )
        found.append(line)
    return found


def _asked(flow: Flow, where: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """What a channel goes by, as the form asks it and in the form's order."""
    for prompt in flow.prompts:
        picked = [
            said(choice.label, flow.default_language)
            for choice in prompt.choices
            if choice.name in where.get(prompt.name, ())
        ]
        if picked:
            yield f"“{said(prompt.label, flow.default_language)}” with {' or '.join(f'“{one}”' for one in picked)}"


def _why(batch: Batch, full: int) -> Sequence[str]:
    low, high = batch.band
    families = f"{low} to {high} families"
    left = MOST_WEEKS - batch.weeks
    match batch.state:
        case State.FULL:
            return (f"The batch closes with numbers: {families}, and {full} are enough.",)
        case State.LONG_OPEN:
            return (
                f"The batch has been open for {MOST_WEEKS} weeks and closes without numbers: {families}.",
            )
        case State.DAMAGED:
            return (
                "A quiet card: an entry of the release ledger does not open, so nobody knows what was told before.",
                "Restore the newest backup as the runbook says.",
            )
        case _:
            waits = f"in {left} week{'' if left == 1 else 's'}" if left > 0 else "at the slot that follows"
            return (
                f"A quiet card: {families}, and {full} are needed for numbers.",
                f"With {FEWEST_OF_A_BATCH} or more it closes without numbers {waits}, if it is not full before.",
            )


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)
