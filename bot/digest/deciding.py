"""What is due for a channel at a moment, and what is written down of it: the two transactions of an edition.

Everything that is decided for a slot is one transaction together with the note that the slot is done: the batch closes,
what is published goes to the release ledger, the edition goes to the outbox. So whoever ends the process at any moment,
nothing is sent twice and nothing is lost. Counts are treated and drawn between the two; the second sees that nothing
changed meanwhile.

With an approval chat the edition of a batch that closes is drafted ``DRAFT_LEAD`` before the slot and shown there first.
Approved in time, it goes out at the slot. Else a quiet card does, and the draft waits for the next slot. A batch is closed
when it is drafted, and what the draft tells is in the release ledger from then on as if it had been published, for the
approvers have read it. So of a draft that is kept back nothing is ever counted again. What staff answered is told by the
first edition that goes to their channel with it, and waits until then: a draft that is kept back takes none with it. What a
draft tells that waits, no other edition tells, for the draft may still go out. A quiet
card needs no approval: it holds the staff's own answers and nothing else. Where the approval chat is taken out of the
settings, a draft that waits goes out at the next slot, for nobody is left who could let it through.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.digest.answering import told_in
from bot.digest.batches import Batch, look
from bot.digest.making import Made
from bot.digest.quoting import Choose
from bot.flows import Flows
from bot.staff.approval import edition_buttons
from bot.staff.channels import Channel
from conversations.digest.edition import Answer
from conversations.digest.frame import frame_of
from conversations.digest.praise import acts_of
from conversations.digest.slots import Slot, Timetable
from conversations.post import Piece
from conversations.weeks import week_of
from storage.database import Transaction
from storage.digests import Digests, Drafted
from storage.outbox import Outgoing

log = logging.getLogger("firsthand.weekly")

DRAFT_LEAD = timedelta(hours=24)
"""How long before its slot an edition is shown to those who approve it."""

_EARLIEST = "2026-W01"  # a clock that says less is wrong: this was not written then
_STEADY = timedelta(days=7).total_seconds()


@dataclass(frozen=True, slots=True)
class Task:
    """An edition to be made: for which slot, of which batch, and whether it is shown for approval first.

    ``waits``: a draft that nobody let through waits in the approval chat, and this goes out instead of it.
    """

    slot: Slot
    batch: Batch
    draft: bool
    waits: bool = False


class Deciding:
    """Decides inside transactions.

    Args:
        full: Of how many narrators a batch must be to close with numbers.
        approval: The chat that approves editions; None where none does.
        choose: Picks the quote.
        elapsed: Seconds by a clock that nobody sets.
    """

    def __init__(
        self,
        digests: Digests,
        flows: Flows,
        timetable: Timetable,
        *,
        full: int,
        approval: int | None,
        choose: Choose,
        elapsed: Callable[[], float],
    ) -> None:
        self._digests = digests
        self._flows = flows
        self._timetable = timetable
        self._full = full
        self._approval = approval
        self._choose = choose
        self._elapsed = elapsed
        self._ahead: dict[str, float] = {}  # since when a channel's last slot is one that has not come
        self._drafted: dict[str, str] = {}  # by channel the slot of its newest draft; there is one a slot

    def due(
        self, transaction: Transaction, channel: Channel, now: datetime, *, quiet: bool = False
    ) -> Task | list[Outgoing]:
        """What is due now: an edition to be made, or what of an approved one is to be sent at once; [] for nothing.

        ``quiet``: where one is to be made, let it be a quiet card.
        """
        digests, name = self._digests, channel.name
        last, following = self._timetable.last(now), self._timetable.following(now)
        if following.week < _EARLIEST:
            return []
        done = digests.slot(transaction, name)
        if done is None:
            # Who begins has heard nothing yet: the first slot is the one after a whole week.
            digests.slot_done(transaction, name, following.week)
            return []
        if self._is_ahead(transaction, name, done, last, following):
            return []
        waiting = digests.waiting_edition(transaction, name)
        drafted = None if waiting is None else digests.edition(transaction, waiting)
        if waiting is not None and (drafted is None or not (drafted.picture and drafted.wall)):
            # It holds up no other: the next look makes one without it.
            log.error("the draft of a digest does not open; it is not sent, and the next is made without it")
            return digests.drop_edition(transaction, waiting)
        if last.week > done:
            if waiting is not None and drafted is not None and (drafted.approved or self._approval is None):
                digests.slot_done(transaction, name, last.week)
                self._tell(transaction, name, drafted.pieces)
                return digests.post_edition(transaction, waiting, staff=channel.chat)
            closes = self._approval is None and not quiet
            apart = () if drafted is None else self._told_by(transaction, name, drafted.pieces)
            task = self._task(transaction, channel, last, now, draft=False, quiet=not closes, apart=apart)
            return replace(task, waits=waiting is not None)
        if (
            self._approval is not None
            and waiting is None
            and following.week > done
            and now >= following.due - DRAFT_LEAD
            and self._drafted.get(name) != following.week
        ):
            task = self._task(transaction, channel, following, now, draft=True, quiet=quiet)
            return task if task.batch.closes else []
        return []

    def settle(
        self, transaction: Transaction, channel: Channel, task: Task, made: Made
    ) -> list[Outgoing] | None:
        """Write everything down that was decided for a slot; None where things changed since it was looked at."""
        digests, name, week = self._digests, channel.name, task.slot.week
        done = digests.slot(transaction, name)
        if done is None or week <= done or not task.batch.stands(digests, transaction):
            return None
        batch = task.batch
        if batch.closes:
            digests.close(transaction, name, batch.number, made.published, week, batch.stories)
        quote = batch.order.quote
        edition = digests.keep_edition(
            transaction,
            Drafted(
                channel=name,
                week=week,
                quoted=None if quote is None else quote.story,
                pieces=made.pieces,
                pieces_without=made.pieces_without,
                caption=made.caption,
                picture=made.picture,
                wall=made.wall,
                wall_without=made.wall_without,
                approved=not task.draft,
            ),
        )
        if not task.draft:
            digests.slot_done(transaction, name, week)
            self._tell(transaction, name, made.pieces)
            return digests.post_edition(transaction, edition, staff=channel.chat)
        assert self._approval is not None
        self._drafted[name] = week
        return digests.show_edition(transaction, edition, self._approval, edition_buttons(edition))

    def _tell(self, transaction: Transaction, name: str, pieces: Iterable[Piece]) -> None:
        """An edition goes to its channel: the answers whose words stand in it are told, the others wait for the next."""
        self._digests.answers_told(transaction, name, self._told_by(transaction, name, pieces))

    def _told_by(self, transaction: Transaction, name: str, pieces: Iterable[Piece]) -> tuple[Answer, ...]:
        return tuple(told_in(pieces, self._digests.answers(transaction, name)))

    def _is_ahead(self, transaction: Transaction, name: str, done: str, last: Slot, following: Slot) -> bool:
        """Whether the slot that was done last has not come yet, because the clock was wrong then or is now.

        Nothing is sent until it has come, or until this process has seen it so for a week by a clock that nobody sets. Then
        it was wrong before, and the next slot is due again: a week has passed, so nobody gets two in one.
        """
        if done <= following.week:
            self._ahead.pop(name, None)
            return False
        since = self._ahead.get(name)
        if since is None:
            self._ahead[name] = self._elapsed()
            log.error("the last digest is of a week that has not come yet; check the clock of this machine")
        elif self._elapsed() - since >= _STEADY:
            del self._ahead[name]
            self._digests.slot_done(transaction, name, last.week)
        return True

    def _task(
        self,
        transaction: Transaction,
        channel: Channel,
        slot: Slot,
        now: datetime,
        *,
        draft: bool,
        quiet: bool,
        apart: tuple[Answer, ...] = (),
    ) -> Task:
        frame = frame_of(self._flows.current)
        batch = look(
            self._digests,
            transaction,
            channel.name,
            frame,
            week=slot.week,
            now=week_of(now.astimezone(self._timetable.zone)),
            full=self._full,
            choose=self._choose,
            where=channel.scope.where,
            acts=acts_of(self._flows.current, frame),
            panel=channel.panel,
            quiet=quiet,
            apart=apart,
        )
        return Task(slot, batch, draft)
