"""A turn: load, decide, commit, deliver, in that order.

All arrivals of one batch are decided in one transaction, on the database's thread; only when it is on the disk
does anything leave. If the process dies before the commit, the channel sends the updates again; if it dies
after, the outbox still has the replies. So nothing is lost and nothing happens twice.
"""

import logging
import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import assert_never

from bot import voices
from bot.arrival import Arrival, StaffAct
from bot.closing import hiding, hiding_damaged, unkept
from bot.damage import damage, passes
from bot.flows import Flows
from bot.health.tally import Asked, Stopwatch, Tally
from bot.standing import Notes, is_open
from conversations.consent import Use
from conversations.effects import (
    ChangeUse,
    Clear,
    Discard,
    Effect,
    Fetch,
    Hide,
    Revise,
    Row,
    Say,
    Show,
    Shrink,
    StoryId,
    Submit,
    TakeBack,
    Toast,
    Withdraw,
)
from conversations.engine import Turn, advance, command_in
from conversations.events import Command, CommandReceived, Event, TextReceived
from conversations.flow import Media
from conversations.service import Service
from conversations.session import NarratorId, Session, without_story
from conversations.talk.parting import is_bare
from conversations.tongues import code_of
from conversations.weeks import week_of
from conversations.words import words_of
from storage import health, outages
from storage.chats import Note, Side
from storage.database import Transaction
from storage.errors import Unopenable
from storage.outbox import Finished, Kind, Outgoing
from storage.store import Store

log = logging.getLogger("firsthand.turns")


@dataclass(slots=True)
class Outcome:
    """What a batch of turns decided, now on the disk.

    Replies and retracts (posts to be taken down) to send, voice notes to fetch, toasts to show, stories that are gone,
    who is asked what from now on, and what staff did, which is nobody's turn. ``elsewhere`` are stories that another account
    took back, until the talk that named them is written down.
    """

    replies: list[Outgoing] = field(default_factory=list)
    fetches: list[Outgoing] = field(default_factory=list)
    retracts: list[Outgoing] = field(default_factory=list)
    toasts: list[tuple[str, str]] = field(default_factory=list, repr=False)
    gone: list[StoryId] = field(default_factory=list)
    asked: dict[NarratorId, Asked | None] = field(default_factory=dict, repr=False)
    staff: list[StaffAct] = field(default_factory=list, repr=False)
    elsewhere: list[tuple[NarratorId, StoryId]] = field(default_factory=list, repr=False)


class Turns:
    """Takes turns for one channel."""

    def __init__(
        self,
        store: Store,
        flows: Flows,
        *,
        channel: str,
        service: Service,
        release_after: int,
        clock: Callable[[], datetime],
        chance: Callable[[int], bytes] = os.urandom,
    ) -> None:
        self._store = store
        self._flows = flows
        self._channel = channel
        self._service = service
        self._release_after = release_after
        self._clock = clock
        self._chance = chance
        self._stopwatch = Stopwatch()

    async def take(self, arrivals: Sequence[Arrival], delivered: Sequence[Finished]) -> Outcome:
        """Take the turns of one batch; when this returns, all of it is on the disk.

        An arrival that nobody can make a turn of (a bug of ours, a damaged row) is given up and its narrator
        told; the others are not held up. Help and Delete are answered even then.

        Args:
            arrivals: In the order they happened.
            delivered: Messages known to have arrived; their rows of the outbox go in the same commit.

        Raises:
            sqlite3.Error: The disk is full or the file locked. Nothing was done; the batch may come again.
        """
        now = self._clock()
        outcome = await self._taken(arrivals, delivered, now)
        self._stopwatch.keep(outcome.asked)
        return outcome

    async def _taken(
        self, arrivals: Sequence[Arrival], delivered: Sequence[Finished], now: datetime
    ) -> Outcome:
        try:
            return await self._store.write(
                lambda transaction: self._turns(transaction, arrivals, delivered, now, {})
            )
        except sqlite3.Error as error:
            if passes(error):
                raise
            log.error("a batch of %d met damage in the database (%s)", len(arrivals), type(error).__name__)
        except Exception as error:  # noqa: BLE001  # the border: one bad turn must not stop the other people's
            log.error(
                "a batch of %d had a turn that failed (%s); taking them one by one",
                len(arrivals),
                type(error).__name__,
            )
        return await self._store.write(
            lambda transaction: self._one_by_one(transaction, arrivals, delivered, now)
        )

    def _one_by_one(
        self,
        transaction: Transaction,
        arrivals: Sequence[Arrival],
        delivered: Sequence[Finished],
        now: datetime,
    ) -> Outcome:
        """Still one commit: a disk that fills half way must not leave replies that nobody sends."""
        outcome = Outcome()
        self._finish(transaction, delivered, _hour(now))
        latest: dict[NarratorId, Event] = {}
        for arrival in arrivals:
            try:
                with transaction.attempt():
                    one = self._turns(transaction, [arrival], [], now, latest)
            except Exception as error:  # as above
                if isinstance(error, sqlite3.Error) and passes(error):
                    raise
                log.error("an update was given up: its turn failed (%s)", type(error).__name__)
                one = self._apologise(transaction, arrival, now)
            outcome.replies += one.replies
            outcome.fetches += one.fetches
            outcome.retracts += one.retracts
            outcome.toasts += one.toasts
            outcome.gone += one.gone
            outcome.asked |= one.asked
            outcome.staff += one.staff
        return outcome

    def _turns(
        self,
        transaction: Transaction,
        arrivals: Sequence[Arrival],
        delivered: Sequence[Finished],
        now: datetime,
        latest: dict[NarratorId, Event],
    ) -> Outcome:
        """Load, decide, commit: what many turns have in common is one statement each.

        ``latest`` is what each narrator did last in this batch, so far.
        """
        outcome = Outcome()
        hour = _hour(now)
        ledger = self._store.ledger
        self._finish(transaction, delivered, hour)
        seen = ledger.seen(transaction, [arrival.update for arrival in arrivals])
        fresh = list({arrival.update: arrival for arrival in arrivals if arrival.update not in seen}.values())
        ledger.remember(transaction, [arrival.update for arrival in fresh], hour)
        narrators = {
            arrival.update: ledger.narrator(self._channel, arrival.account)
            for arrival in fresh
            if arrival.account is not None
        }
        sessions: dict[NarratorId, Session | None] = {}
        sessions.update(ledger.load(transaction, set(narrators.values())))
        tally = Tally(self._stopwatch, now)
        notes = Notes(self._store, hour)
        missed = outages.missed(transaction, hour, sessions.keys())
        for arrival in fresh:
            if arrival.staff is not None:
                outcome.staff.append(arrival.staff)
            if arrival.raw is not None:
                ledger.put_aside(transaction, arrival.update, arrival.raw, hour)
            if arrival.event is not None and arrival.account is not None:
                narrator = narrators[arrival.update]
                session = sessions.get(narrator)
                if not voices.settle(self._store, transaction, arrival, session):
                    continue
                lost = voices.lost(self._store, transaction, narrator, session, arrival, now)
                if lost is not None:
                    session = self._turn(
                        transaction,
                        narrator,
                        session,
                        Arrival(arrival.update),
                        arrival.account,
                        lost,
                        notes,
                        outcome,
                    )
                event = self._event(arrival, latest.get(narrator))
                latest[narrator] = event
                if session is not None and narrator in missed:
                    missed.remove(narrator)
                    said = Say(words_of(code_of(session.language) or "en").coming_and_going.missed)
                    self._carry_out(transaction, said, arrival, narrator, arrival.account, notes, outcome)
                sessions[narrator] = self._turn(
                    transaction, narrator, session, arrival, arrival.account, event, notes, outcome
                )
                tally.note(narrator, session, sessions[narrator], event)
                while outcome.elsewhere:
                    owner, story = outcome.elsewhere.pop()
                    sessions.update(self._unlisted(transaction, sessions, owner, story))
        ledger.keep(transaction, sessions, hour)
        for arrival in fresh:
            if arrival.fetched is not None:
                narrator = narrators[arrival.update]
                self._store.vault.attachments.hold(transaction, narrator, sessions.get(narrator))
        trouble = damage(lambda: health.add(transaction, tally.counts))
        if trouble is not None:
            log.error("how the questions fared could not be counted (%s)", type(trouble).__name__)
        outcome.asked = tally.changes
        self._store.outbox.add(transaction, outcome.replies, sending=True)
        self._store.outbox.add(transaction, outcome.fetches, sending=False)
        trouble = damage(lambda: notes.write(transaction))
        if trouble is not None:
            log.error("what stands in chats could not be noted (%s)", type(trouble).__name__)
        return outcome

    def _finish(self, transaction: Transaction, delivered: Sequence[Finished], hour: int) -> None:
        trouble = damage(lambda: self._store.finish(transaction, delivered, hour))
        if trouble is not None:
            log.error("what arrived in chats could not be noted (%s)", type(trouble).__name__)

    def _event(self, arrival: Arrival, before: Event | None) -> Event:
        """What happened, with what a link of ours carried into it; ``before`` is what the narrator did just before."""
        event = arrival.event
        assert event is not None
        if arrival.link and isinstance(event, CommandReceived):
            return replace(event, constants=self._store.constants(arrival.link))
        if isinstance(event, TextReceived) and isinstance(before, TextReceived):
            return replace(event, unanswered=True)
        return event

    def _turn(
        self,
        transaction: Transaction,
        narrator: NarratorId,
        session: Session | None,
        arrival: Arrival,
        address: int,
        event: Event,
        notes: Notes,
        outcome: Outcome,
    ) -> Session | None:
        flow = self._flows.pinned(transaction, session)
        note = notes.drawn(narrator, arrival)
        turn = advance(
            flow,
            session,
            event,
            fresh=self._chance(32),
            service=self._service,
            newer=self._flows.newer(session),
        )
        after, left = voices.let_go(self._store, transaction, narrator, session, turn.session)
        if left:
            outcome.fetches = [one for one in outcome.fetches if one.wanted and one.wanted.sound not in left]
        turn = Turn(after, voices.said(arrival, turn.effects))
        if is_open(session) and not is_open(turn.session):
            transaction.erase_traces()  # the draft is gone: the log must not hold what it was
        elif session is not None and not is_bare(session) and (turn.session is None or is_bare(turn.session)):
            # Where no story was sent the row goes, and its traces with it; where one was, it must take as long.
            transaction.erase_traces()
        kept = notes.taken(narrator, note, session, turn)
        first = len(outcome.replies)
        toasted = False
        for effect in turn.effects:
            if isinstance(effect, Toast) and arrival.query is not None:
                toasted = True
                outcome.toasts.append((arrival.query, effect.text))
            else:
                self._carry_out(transaction, effect, arrival, narrator, address, notes, outcome)
        if not kept:
            known = partial(notes.known, transaction, narrator)
            said = outcome.replies[first:]
            outcome.replies[first:] = [unkept(one, session, turn.session, known) for one in said]
        if arrival.query is not None and not toasted:
            outcome.toasts.append((arrival.query, ""))  # a tap must be answered, or its button spins
        return turn.session

    def _unlisted(
        self,
        transaction: Transaction,
        sessions: Mapping[NarratorId, Session | None],
        owner: NarratorId,
        story: StoryId,
    ) -> dict[NarratorId, Session | None]:
        """The talk of whoever sent a story that was taken back elsewhere, without it; nothing where it cannot be read."""
        try:
            known = sessions if owner in sessions else self._store.ledger.load(transaction, [owner])
        except (Unopenable, ValueError):  # damaged, or of a later version
            log.error("a talk that names a story that is gone does not open")
            return {}
        session = known.get(owner)
        return {} if session is None else {owner: without_story(session, story)}

    def _carry_out(
        self,
        transaction: Transaction,
        effect: Effect,
        arrival: Arrival,
        narrator: NarratorId,
        address: int,
        notes: Notes,
        outcome: Outcome,
    ) -> None:
        match effect:
            case Say(text, buttons, question, quiet):
                self._send(outcome, Kind.SAY, address, text, buttons, question=question, quiet=quiet)
            case Toast(text):
                self._send(outcome, Kind.SAY, address, text)
            case Show(media, quiet):
                self._send(outcome, Kind.SHOW, address, media=media, quiet=quiet)
            case Revise(text, buttons):
                kind = Kind.SAY if arrival.message is None else Kind.REVISE
                self._send(outcome, kind, address, text, buttons, message=arrival.message)
            case Shrink(question, text):
                # Which message that is, is looked up when it is sent: the question may be on its way itself.
                self._send(outcome, Kind.SHRINK, address, text, message=arrival.message, question=question)
            case Clear(after):
                due = int(self._clock().timestamp()) + after if after else 0
                self._send(outcome, Kind.CLEAR, address, due=due)
            case Hide():
                known = notes.known(transaction, narrator)
                closing = hiding(effect, known, is_known=known > (arrival.own is not None))
                self._send(outcome, Kind.HIDE, address, closing=closing)
            case Fetch():
                now = self._clock()
                outcome.fetches.append(voices.asked(self._store, transaction, narrator, address, effect, now))
            case Discard(sound):
                self._store.vault.attachments.destroy(transaction, sound.id)
            case Submit():
                # Not a fixed time: a post would tell to the minute when somebody sat with their phone.
                more = int.from_bytes(self._chance(8), "big") % (self._release_after + 1)
                due = int(self._clock().timestamp()) + self._release_after + more
                self._store.vault.submit(transaction, effect, due=due, teller=narrator)
            case Withdraw():
                week = week_of(self._clock())
                outcome.retracts += self._store.vault.withdraw(transaction, effect.id, week=week)
                outcome.gone.append(effect.id)
            case TakeBack(receipt):
                story = self._store.vault.receipts.story(transaction, receipt)
                transaction.erase_traces()  # where there is none it must take as long
                if story is not None:
                    owner = self._store.vault.receipts.narrator(transaction, story)
                    outcome.elsewhere += [] if owner is None else [(owner, story)]
                    week = week_of(self._clock())
                    outcome.retracts += self._store.vault.withdraw(transaction, story, week=week)
                    outcome.gone.append(story)
            case ChangeUse():
                outcome.retracts += self._store.vault.change_use(transaction, effect)
                if not effect.allowed and effect.use is not Use.RESEARCH:
                    outcome.gone.append(effect.id)
            case _:
                assert_never(effect)

    def _send(
        self,
        outcome: Outcome,
        kind: Kind,
        address: int,
        text: str = "",
        buttons: tuple[Row, ...] = (),
        *,
        message: int | None = None,
        media: Media | None = None,
        question: int = 0,
        quiet: bool = False,
        closing: tuple[str, ...] = (),
        due: int = 0,
    ) -> None:
        outcome.replies.append(
            Outgoing(
                self._store.outbox.number(),
                kind,
                address,
                text,
                buttons,
                message,
                media=media,
                question=question,
                quiet=quiet,
                closing=closing,
                due=due,
                decided=int(self._clock().timestamp()),
            )
        )

    def _apologise(self, transaction: Transaction, arrival: Arrival, now: datetime) -> Outcome:
        outcome = Outcome()
        hour = _hour(now)
        if self._store.ledger.seen(transaction, [arrival.update]):
            return outcome
        self._store.ledger.remember(transaction, [arrival.update], hour)
        if arrival.account is not None and arrival.own is not None:
            narrator = self._store.ledger.narrator(self._channel, arrival.account)
            own = Note(narrator, self._store.outbox.number(), arrival.own, Side.THEIRS)
            self._store.chats.note_known(transaction, [own], hour)
        voices.settle(self._store, transaction, arrival, None)
        command = None if arrival.event is None else command_in(arrival.event)
        if arrival.account is not None and command is Command.HELP:
            self._send(outcome, Kind.SAY, arrival.account, self._service.help_card("en"))
        elif arrival.account is not None and command is Command.DELETE:
            narrator = self._store.ledger.narrator(self._channel, arrival.account)
            self._store.vault.attachments.let_go(transaction, narrator)
            self._store.ledger.keep(transaction, {narrator: None})
            self._store.chats.wipe(transaction, narrator)
            transaction.erase_traces()
            outcome.asked[narrator] = None
            self._send(outcome, Kind.SAY, arrival.account, words_of("en").coming_and_going.deleted_damaged)
        elif arrival.account is not None and command is Command.HIDE:
            # The session is left as it is: what it says can be read again once it is restored.
            narrator = self._store.ledger.narrator(self._channel, arrival.account)
            known = self._store.chats.count(transaction, narrator)
            closing = hiding_damaged(words_of("en"), known)
            self._send(outcome, Kind.HIDE, arrival.account, closing=closing)
        elif arrival.account is not None:
            self._send(outcome, Kind.SAY, arrival.account, words_of("en").asking.trouble)
        if arrival.query is not None:
            outcome.toasts.append((arrival.query, ""))
        self._store.outbox.add(transaction, outcome.replies, sending=True)
        return outcome


def _hour(now: datetime) -> int:
    """Whole hours since 1970."""
    return int(now.timestamp()) // 3600
