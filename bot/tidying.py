"""Removing what is over, while the service runs: a little every night, and never much without the steward."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

from bot.staff.recorder import Recorder
from conversations.effects import StoryId
from conversations.session import without_story, without_uses
from conversations.weeks import week_of
from storage import retention
from storage.audit import Act
from storage.database import Transaction
from storage.errors import Unopenable
from storage.outbox import Outgoing
from storage.retention import Over, Plan, Terms
from storage.store import Store

log = logging.getLogger("firsthand.tidying")

_LOOK = 3600.0


class Sends(Protocol):
    """What takes posts down."""

    def put(self, outgoing: list[Outgoing]) -> None:
        """Send these; they are in the outbox already."""

    def withdraw(self, stories: Iterable[StoryId]) -> None:
        """These stories are gone: their posts that wait are not sent."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """How many stories went, how many uses ended, and why nothing was done where the steward is to be asked first."""

    gone: int = 0
    ended: int = 0
    asks: str = ""


class Tidying:
    """Looks every hour at the clock, and removes what is over once a day, or when the steward has allowed it.

    ``terms`` and ``most`` as in ``storage.retention``; ``recorder`` is where it is written down.
    """

    def __init__(
        self,
        store: Store,
        sender: Sends,
        terms: Terms,
        *,
        most: int,
        clock: Callable[[], datetime],
        recorder: Recorder | None = None,
    ) -> None:
        self._store = store
        self._sender = sender
        self._terms = terms
        self._most = most
        self._clock = clock
        self._recorder = recorder or Recorder()

    async def run(self) -> None:
        """Look again and again, until cancelled; what was begun goes on at the next look."""
        while True:
            try:
                await self.once()
            except sqlite3.Error as error:
                log.error("what is over could not be removed (%s); trying again", type(error).__name__)
            await asyncio.sleep(_LOOK)

    async def once(self) -> Tidied:
        """Remove what is over, where nothing is in doubt or the steward has allowed it; gives what was done."""
        now = self._clock()
        if not await self._store.write(lambda transaction: retention.due(transaction.ledger, now)):
            return Tidied()
        plan = await self._plan(now)
        if not plan.touched:
            await self._store.write(partial(_done, now=now))
            return Tidied()
        may, doubt = await self._store.write(
            lambda transaction: (
                retention.allowed(transaction.ledger, plan, now),
                retention.doubt(transaction.ledger, plan, now, self._most),
            )
        )
        if doubt and not may:
            # The clock is not noted: what is in doubt stays so until the steward has looked.
            count = plan.touched
            log.warning("%d removals wait for the steward: see `firsthand tidy`", count)
            return Tidied(asks=doubt)
        done = await self._remove(now)
        await self._store.write(partial(_done, now=now))
        count = done.gone
        log.info("%d stories were removed after their time", count)
        await self._recorder.note(Act.TIDIED, by="the service", stories=done.gone, uses=done.ended)
        return done

    async def _plan(self, now: datetime) -> Plan:
        """What is to be done, looked for in steps: nobody's turn waits for it."""
        found: list[Over] = []
        after: bytes | None = b""
        while after is not None:
            step = partial(self._store.vault.over, terms=self._terms, now=now, after=after)
            some, after = await self._store.write(step)
            found += some
        return await self._store.write(lambda transaction: retention.plan_of(transaction.ledger, found))

    async def _remove(self, now: datetime) -> Tidied:
        gone = ended = 0
        after: bytes | None = b""
        while after is not None:
            step = partial(self._step, now=now, after=after)
            found, after, outgoing = await self._store.write(step)
            self._sender.withdraw([one.story for one in found])
            self._sender.put(outgoing)
            gone += sum(one.goes for one in found)
            ended += sum(len(one.uses) for one in found if not one.goes)
        return Tidied(gone, ended)

    def _step(
        self, transaction: Transaction, now: datetime, after: bytes
    ) -> tuple[list[Over], bytes | None, list[Outgoing]]:
        vault = self._store.vault
        found, last = vault.over(transaction, self._terms, now, after)
        outgoing: list[Outgoing] = []
        for one in found:
            self._tell_talk(transaction, one)
            if one.goes:
                outgoing += vault.withdraw(transaction, one.story, week=week_of(now))
            else:
                for change in retention.endings(one, now):
                    outgoing += vault.change_use(transaction, change)
        return found, last, outgoing

    def _tell_talk(self, transaction: Transaction, one: Over) -> None:
        """The talk that the story was told in must not offer what is over; nobody is written to."""
        narrator = self._store.vault.receipts.narrator(transaction, one.story)
        if narrator is None:
            return  # sent before there were such rows: the talk names a story that can be taken back once more
        ledger = self._store.ledger
        try:
            session = ledger.load(transaction, [narrator]).get(narrator)
        except (Unopenable, ValueError):
            return  # damaged, or of a later version: the doctor counts it
        if session is None:
            return
        after = without_story(session, one.story) if one.goes else without_uses(session, one.story, one.uses)
        ledger.keep(transaction, {narrator: after})


def _done(transaction: Transaction, now: datetime) -> None:
    retention.used(transaction.ledger)
    retention.looked(transaction.ledger, now)
