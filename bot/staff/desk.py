"""The desk: what staff do in their chats. They let a post through or keep it back, and say what they heard, planned or changed.

Nothing that staff say goes to a narrator, and nothing here changes a word of one. An act is taken once; where the process
ends between an act and what comes of it, nothing has happened, and whoever tapped or wrote does it again.
"""

import asyncio
import logging
import re
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.arrival import StaffAct
from bot.digest.answering import next_told
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
from bot.staff.batches import Batches
from bot.staff.channels import Channels
from bot.staff.notices import Remarks
from conversations.digest.edition import LONGEST_ANSWER, Answer, Stage
from conversations.digest.scopes import EVERYTHING
from conversations.printable import printable
from storage.database import Transaction
from storage.errors import StorageError
from storage.outbox import Outgoing
from storage.store import Store

log = logging.getLogger("firsthand.staff")

MOST_WAITING = 20
"""Answers of a channel that wait to be told: more than its next four digests have room for."""

NO_DIGESTS = "There are no digests here, so this would be told nowhere. Please ask whoever runs the service."

_UNSEEN = "\u2060"  # stands in commands that are shown (bot.telegram.typesetting), and comes along when one is copied

_ROLE_SECONDS = 10.0  # Telegram is asked twice at most; after that nobody looks at the button any more

_LINE = re.compile(r"/(heard|planned|changed)(?:@\w+)?(?:\s+(.*))?", re.DOTALL | re.IGNORECASE | re.ASCII)

IsAllowed = Callable[[int, int | None], Awaitable[bool]]
"""Whether somebody may let things through in that chat; None is who stays anonymous there."""


class Sends(Protocol):
    """What takes messages from here."""

    def put(self, outgoing: list[Outgoing]) -> None:
        """Send these; they are in the outbox already."""


class Desk:
    """Acts on what staff do in the chats of ``channels``; of any other chat nothing is taken.

    ``tells``: whether there are digests, which tell what staff answer; where there are none no answer is taken.
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
    ) -> None:
        self._store = store
        self._sender = sender
        self._remarks = remarks
        self._channels = channels
        self._batches = batches
        self._is_allowed = is_allowed
        self._clock = clock
        self._tells = tells

    async def act(self, act: StaffAct) -> str | None:
        """Act on it; gives the passing note for a tap, None for none. Waits a few seconds at most, and never raises
        for what Telegram or the disk do."""
        try:
            if act.token:
                return await self._tapped(act)
            await self._written(act)
        except (sqlite3.Error, StorageError) as error:
            log.error("what staff did could not be kept (%s)", type(error).__name__)
            return TRY_AGAIN
        return None

    # Letting through

    async def _tapped(self, act: StaffAct) -> str | None:
        taken = decision(act.token)
        if taken is None or act.chat != self._channels.approval:
            return None
        try:
            async with asyncio.timeout(_ROLE_SECONDS):
                allowed = await self._is_allowed(act.chat, act.person)
        except TimeoutError:
            return NOT_KNOWN
        if not allowed:
            return NOT_YOURS
        decide = self._decide_story if taken.what is What.STORY else self._decide_edition
        outgoing, note = await self._store.write(lambda transaction: decide(transaction, taken, act))
        self._sender.put(outgoing)
        return note

    def _decide_story(
        self, transaction: Transaction, taken: Decision, act: StaffAct
    ) -> tuple[list[Outgoing], str]:
        digests, vault = self._store.digests, self._store.vault
        held = digests.held(transaction, taken.id)
        if held is None:
            return [], ALREADY
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
        line = decided(What.EDITION, drafted.channel, through=taken.through)
        if taken.through:
            digests.approve_edition(transaction, taken.id)
            outgoing = digests.clear_edition(transaction, taken.id)
        else:
            outgoing = digests.drop_edition(transaction, taken.id)
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

    # What was heard, planned and changed

    async def _written(self, act: StaffAct) -> None:
        found = _LINE.fullmatch(act.line.replace(_UNSEEN, "").strip())
        if found is None or act.chat not in self._channels.chats:
            return
        if not self._tells:
            self._remarks.put(act.chat, NO_DIGESTS)
            return
        stage, words = Stage(found[1].lower()), (found[2] or "").strip()
        mend = _to_mend(stage, words)
        if mend:
            self._remarks.put(act.chat, mend)
            return
        answer = Answer(stage, words)
        said = await self._store.write(lambda transaction: self._keep(transaction, act, answer))
        self._remarks.put(act.chat, said)

    def _keep(self, transaction: Transaction, act: StaffAct, answer: Answer) -> str:
        """Keep an answer, unless too many wait already; gives what to say of it."""
        digests, own = self._store.digests, self._channels.of_chat(act.chat)
        channel = None if own is None else own.name
        if channel is None and act.message is not None:
            channel = digests.channel_at(transaction, act.chat, act.message)
        channel = EVERYTHING if channel is None else channel
        waiting = digests.answers(transaction, channel)
        if len(waiting) >= MOST_WAITING:
            return f"{MOST_WAITING} answers wait to be told already. Please wait for the next digest."
        digests.answer(transaction, channel, answer)
        # A draft that waits was made without it, and may be what goes out next.
        is_next = (
            answer in next_told((*waiting, answer)) and digests.waiting_edition(transaction, channel) is None
        )
        which = "the next digest" if is_next else "one of the next digests"
        return f"Noted. It stands in {which} of {called(channel)}."


def _thanks(taken: Decision) -> str:
    return "Thank you: let through." if taken.through else "Thank you: kept back."


_EXAMPLES = {
    Stage.HEARD: "/heard Families wait too long for a first call.",
    Stage.PLANNED: "/planned From March one person rings every family.",
    Stage.CHANGED: "/changed We now ring back on the same day.",
}


def _to_mend(stage: Stage, words: str) -> str:
    """What is wrong with an answer and how to write it; "" where nothing is."""
    if not words:
        return f"Please write it behind the command, for example:\n{_EXAMPLES[stage]}"
    if printable(words) != words or len(words.splitlines()) > 1:
        return "Please write it on one line, without anything but words in it."
    if len(words) > LONGEST_ANSWER:
        return f"That has {len(words)} characters, and a digest has room for {LONGEST_ANSWER}. Please say it shorter."
    return ""
