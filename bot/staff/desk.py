"""The desk: what staff do in their chats. They let a post through or keep it back, stop what goes out and let it go on, and say
what they heard, planned or changed.

Nothing that staff say goes to a narrator, and nothing here changes a word of one. An act is taken once; where the process
ends between an act and what comes of it, nothing has happened, and whoever tapped or wrote does it again.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.arrival import StaffAct
from bot.staff.approval import (
    ALREADY,
    NOT_KNOWN,
    NOT_YOURS,
    TRY_AGAIN,
    Decision,
    What,
    called,
    decided,
    decision,
)
from bot.staff.channels import Channels
from bot.staff.joining import Batches
from bot.staff.notices import Remarks
from bot.staff.press import NOT_HERE, Order, Press, order_of
from bot.staff.recorder import Recorder
from bot.staff.replies import IsAllowed, Replies
from storage.audit import Act
from storage.database import Transaction
from storage.errors import StorageError
from storage.outbox import Outgoing
from storage.store import Store

log = logging.getLogger("firsthand.staff")

_UNSEEN = "\u2060"  # stands in commands that are shown (bot.telegram.typesetting), and comes along when one is copied

_ROLE_SECONDS = 10.0  # Telegram is asked twice at most; after that nobody looks at the button any more


class Sends(Protocol):
    """What takes messages from here."""

    def put(self, outgoing: list[Outgoing]) -> None:
        """Send these; they are in the outbox already."""


class Desk:
    """Acts on what staff do in the chats of ``channels``; of any other chat nothing is taken.

    ``tells``: whether there are digests, which tell what staff answer; where there are none no answer is taken. ``press``:
    what they can stop; None where nothing can be stopped, and then such lines are passed over. ``recorder``: where what they
    decide is written down.
    """

    def __init__(
        self,
        store: Store,
        sender: Sends,
        remarks: Remarks,
        *,
        channels: Channels,
        batches: Batches,
        is_allowed: IsAllowed,
        clock: Callable[[], datetime],
        tells: bool = True,
        press: Press | None = None,
        recorder: Recorder | None = None,
    ) -> None:
        self._store = store
        self._sender = sender
        self._remarks = remarks
        self._channels = channels
        self._batches = batches
        self._is_allowed = is_allowed
        self._clock = clock
        self._press = press
        self._recorder = recorder or Recorder()
        self._replies = Replies(store, channels, is_allowed, clock=clock, tells=tells)

    async def act(self, act: StaffAct) -> str | None:
        """Act on it; gives the passing note for a tap, None for none. Waits a few seconds at most, and never raises
        for what Telegram or the disk do."""
        try:
            if act.token:
                return await self._tapped(act)
            await self._written(act)
        except (sqlite3.Error, StorageError) as error:
            log.error("what staff did could not be kept (%s)", type(error).__name__)
            if not act.token:
                self._remarks.put(act.chat, TRY_AGAIN)
            return TRY_AGAIN
        return None

    # Letting through

    async def _tapped(self, act: StaffAct) -> str | None:
        taken = decision(act.token)
        if taken is None or act.chat != self._channels.approval:
            return None
        refused = await self._refused(act)
        if refused:
            return refused
        decide = self._decide_story if taken.what is What.STORY else self._decide_edition
        outgoing, note = await self._store.write(lambda transaction: decide(transaction, taken, act))
        self._sender.put(outgoing)
        if note == _thanks(taken):
            await self._recorder.note(
                Act.LET_THROUGH if taken.through else Act.KEPT_BACK, by="staff", what=taken.what.name.lower()
            )
        return note

    def _decide_story(
        self, transaction: Transaction, taken: Decision, act: StaffAct
    ) -> tuple[list[Outgoing], str]:
        digests, vault = self._store.digests, self._store.vault
        held = digests.held(transaction, taken.id)
        if held is None:
            return [], ALREADY
        if taken.through and digests.paused(transaction).holds(held.channel):
            return [], _waits(held.channel)
        channel = self._channels.named(held.channel)
        if channel is None and taken.through:
            return (
                [],
                f"{held.channel} is no longer among the channels. Keep it back, or put the channel back.",
            )
        if channel is not None:
            # A story that is kept back still counts: its narrator said so, and nobody has read its words.
            self._batches.join(
                transaction,
                held.story,
                held.channel,
                shown=held.shown if taken.through else None,
                words=held.words if taken.through else (),
                now=self._clock(),
            )
        line = decided(What.STORY, held.channel, through=taken.through)
        outgoing = self._told(transaction, vault.clear_approval(transaction, held.story), act, line)
        if taken.through and channel is not None:
            outgoing += vault.posting(transaction, held.story, held.pages, staff=channel.chat)
        digests.unhold(transaction, taken.id)
        return outgoing, _thanks(taken)

    def _decide_edition(
        self, transaction: Transaction, taken: Decision, act: StaffAct
    ) -> tuple[list[Outgoing], str]:
        digests = self._store.digests
        drafted = digests.edition(transaction, taken.id)
        if drafted is None or drafted.approved:
            return [], ALREADY
        if taken.through and digests.paused(transaction).holds(drafted.channel):
            return [], _waits(drafted.channel)
        line = decided(What.EDITION, drafted.channel, through=taken.through)
        if taken.through:
            if not digests.approve_edition(transaction, taken.id):
                return [], ALREADY
            outgoing = digests.clear_edition(transaction, taken.id)
        else:
            outgoing = digests.drop_edition(transaction, taken.id)
            if digests.edition(transaction, taken.id) is not None:
                return [], ALREADY  # it was sent meanwhile, for nobody had to let it through
        return self._told(transaction, outgoing, act, line), _thanks(taken)

    def _told(
        self, transaction: Transaction, retracts: list[Outgoing], act: StaffAct, line: str
    ) -> list[Outgoing]:
        """Of what takes messages out of the chat, the one that was tapped says what was decided instead."""
        told = [
            replace(one, text=line) if (one.address, one.message) == (act.chat, act.message) else one
            for one in retracts
        ]
        for one in told:
            self._store.outbox.rewrite(transaction, one)
        return told

    # What is written

    async def _written(self, act: StaffAct) -> None:
        """Act on a line, and say in its chat what came of it."""
        if act.chat not in self._channels.chats:
            return
        line = act.line.replace(_UNSEEN, "").strip()
        order = None if act.edited or self._press is None else order_of(line)
        said = await (self._replies.said(act, line) if order is None else self._ordered(act, order))
        if said is not None:
            self._remarks.put(act.chat, said)

    async def _ordered(self, act: StaffAct, order: Order) -> str:
        """Have the press obey somebody who may give it orders here."""
        assert self._press is not None
        if not self._press.rules(act.chat):
            return NOT_HERE
        refused = await self._refused(act)
        if refused:
            return refused
        said = await self._press.obey(order, act.chat, act.message)
        channel = self._channels.of_chat(act.chat)
        await self._recorder.note(
            Act.ORDERED,
            by="staff",
            order=order.verb.value,
            where="approval" if channel is None else channel.name,
        )
        return said

    async def _refused(self, act: StaffAct) -> str:
        """Why whoever acts may not decide in that chat; "" where they may."""
        try:
            async with asyncio.timeout(_ROLE_SECONDS):
                return "" if await self._is_allowed(act.chat, act.person) else NOT_YOURS
        except TimeoutError:
            return NOT_KNOWN


def _thanks(taken: Decision) -> str:
    return "Thank you: let through." if taken.through else "Thank you: kept back."


def _waits(channel: str) -> str:
    return f"Nothing goes to {called(channel)} for now. This waits here until /resume."
