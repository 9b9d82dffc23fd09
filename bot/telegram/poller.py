"""Our own polling loop: the next offset is asked for only when the turns of a batch are on the disk.

python-telegram-bot and aiogram acknowledge a batch before it is handled; killed in a burst they leave up to
four people in ten for ever without an answer.
"""

import asyncio
import logging
import re
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from telegram import Bot

from bot.arrival import Arrival
from bot.telegram.acts import Acts
from bot.telegram.calls import Calls, Json
from bot.telegram.fetching import Fetching
from bot.telegram.inbound import KINDS, read
from bot.telegram.limits import Limits
from bot.telegram.outages import Outages
from bot.telegram.sender import Sender
from bot.telegram.staffchats import NONE, StaffChats
from bot.telegram.taps import Taps
from bot.telegram.waits import USUAL, Waits
from bot.turns import Turns

log = logging.getLogger("firsthand.poller")

BATCH = 100  # most updates of one getUpdates answer (core.telegram.org/bots/api)
_LONG_POLL = 50  # the longest wait Telegram grants (tdlib/telegram-bot-api, process_get_updates_query)
_LONGEST_PAUSE = 30.0
_UPDATE_ID = re.compile(rb'"update_id"\s*:\s*(\d{1,18})\b')
_MOST_ASIDE = 1_000_000
_READ_AT_ONCE = 25  # updates read before other tasks get their turn: keeps the event loop free


class Poller:
    """Receives updates and has their turns taken, one batch after another; hands on what staff do in ``staff`` chats."""

    def __init__(
        self,
        calls: Calls,
        bot: Bot,
        turns: Turns,
        sender: Sender,
        *,
        clock: Callable[[], datetime],
        taps: Taps,
        fetching: Fetching,
        acts: Acts | None = None,
        staff: StaffChats = NONE,
        waits: Waits = USUAL,
        outages: Outages | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._calls = calls
        self._bot = bot
        self._turns = turns
        self._sender = sender
        self._clock = clock
        self._taps = taps
        self._fetching = fetching
        self._acts = acts
        self._staff = staff
        self._waits = waits
        self._outages = outages
        self._limits = limits
        self._offset: int | None = None
        self._pause = self._waits.again
        self._limit = BATCH
        self.is_leader = True

    async def run(self) -> None:
        """Poll until cancelled. Cancelling loses nothing: what is not on the disk is not acknowledged."""
        while True:
            await self._sender.wait_for_room()
            batch = await self._fetch()
            if batch:
                await self.take(batch)

    def known_as(self, name: str) -> None:
        """Our username, without the @: from now on a command in a staff chat that names another bot is not ours."""
        self._staff = replace(self._staff, name=name)

    async def take(self, batch: list[Json]) -> None:
        """Take the turns of one batch; tries again, after a pause, while the disk is full or locked."""
        arrivals = await self._read(batch)
        if arrivals:
            await self._take_turns(arrivals)

    async def _take_turns(self, arrivals: list[Arrival]) -> None:
        delivered = self._sender.take_delivered()
        pause = self._waits.again
        while True:
            try:
                outcome = await self._turns.take(arrivals, delivered)
                break
            except sqlite3.Error as error:
                log.error(
                    "nothing could be kept (%s); people are answered when it can. Check disk and data folder",
                    type(error).__name__,
                )
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
        self._sender.withdraw(outcome.gone)
        self._sender.put(outcome.replies)
        self._sender.put(outcome.retracts)
        self._taps.put(outcome.toasts)
        self._fetching.put(outcome.fetches)
        if self._acts is not None:
            self._acts.put(outcome.staff)
        self._offset = max(arrival.update for arrival in arrivals) + 1

    async def _read(self, batch: list[Json]) -> list[Arrival]:
        at = self._clock()
        arrivals = []
        for number, raw in enumerate(batch, 1):
            with suppress(ValueError):  # counted below: all of a batch in one line
                arrivals.append(read(raw, self._bot, at, self._staff))
            if number % _READ_AT_ONCE == 0:
                await asyncio.sleep(0)
        if self._limits is not None:
            for arrival in arrivals:
                if arrival.account is not None:
                    self._limits.note(arrival.account)
        count = len(batch) - len(arrivals)
        if count:
            log.error("%d updates had no id; the Bot API server is not one we know", count)
            await self._pause_longer()
        return arrivals

    async def _unreadable(self, raw: bytes) -> None:
        """A batch that is no JSON: ask for one at a time, and step over the one that cannot be read.

        Its id is looked for in the bytes, which are put aside; where there is none, all that helps is to wait.
        """
        if self._limit > 1:
            self._limit = 1
            return
        found = _UPDATE_ID.search(raw)
        if found is None:
            log.error("an update could not be read as JSON and names no id; waiting")
            await self._pause_longer()
            return
        log.error("an update could not be read as JSON; it is put aside")
        await self._take_turns([Arrival(int(found[1]), raw=raw[:_MOST_ASIDE])])
        self._limit = BATCH

    async def _pause_longer(self) -> None:
        pause, self._pause = self._pause, min(self._pause * 2, _LONGEST_PAUSE)
        await asyncio.sleep(pause)

    async def _note_heard(self) -> None:
        if self._outages is None:
            return
        try:
            await self._outages.heard()
        except sqlite3.Error as error:
            log.warning("when Telegram was heard could not be noted (%s)", type(error).__name__)

    async def _fetch(self) -> list[Json]:
        """One long poll. Gives nothing where there is nothing, or where it failed and a pause has passed."""
        body: Json = {"timeout": _LONG_POLL, "limit": self._limit, "allowed_updates": list(KINDS)}
        if self._offset is not None:
            body["offset"] = self._offset
        answer = await self._calls.call("getUpdates", body, seconds=_LONG_POLL + 15)
        if answer.ok and isinstance(answer.result, list):
            self._pause = self._waits.again
            await self._note_heard()
            if not self.is_leader:
                log.warning("receiving again")
            self.is_leader = True
            if not answer.result:
                # A quiet poll says nothing of the next id, and ids restart lower after a quiet week.
                self._offset = None
            return answer.result
        if answer.status == 200 and answer.raw:
            await self._unreadable(answer.raw)
            return []
        pause = answer.retry_after or self._pause
        if answer.status == 409:
            if self.is_leader:
                log.warning(
                    "another process receives for this bot, or a webhook is set; waiting as the stand-by (firsthand doctor tells which)"
                )
            self.is_leader = False
            pause = self._waits.stand_by
        else:
            self._pause = min(self._pause * 2, _LONGEST_PAUSE)
            log.warning(
                "receiving failed (%s); trying again in %.1f s", answer.description or answer.status, pause
            )
        await asyncio.sleep(pause)
        return []
