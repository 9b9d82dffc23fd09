"""What has arrived, until the outbox knows it, and where in the chat it stands."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from datetime import datetime

from bot.telegram import CHANNEL
from bot.telegram.waits import USUAL, Waits
from conversations.session import NarratorId
from storage.chats import Note, Side
from storage.database import Transaction
from storage.outbox import Finished, Kind, Outgoing
from storage.store import Store

log = logging.getLogger("firsthand.settling")

_MOST_ASKED = 10_000  # chats whose last question is known without looking it up, about 2 MB


class Settling:
    """Tells the outbox what has arrived, for as long as ``run`` runs."""

    def __init__(self, store: Store, clock: Callable[[], datetime], waits: Waits = USUAL) -> None:
        self._store = store
        self._clock = clock
        self._waits = waits
        self._finished: list[Finished] = []
        self._more = asyncio.Event()
        self._asked: dict[
            int, tuple[int, int]
        ] = {}  # by chat: the question that was asked last, and the message

    def narrator(self, address: int) -> NarratorId:
        """Whose chat that is."""
        return self._store.ledger.narrator(CHANNEL, address)

    def finished(
        self, outgoing: Outgoing, message: int | None = None, *, astray: bool = False, lost: bool = False
    ) -> None:
        """It has arrived as that message, or never will; ``lost``: its chat cannot be cleared any more.

        ``astray``: it may also stand in the chat where nobody knows, because an earlier call was never confirmed.
        """
        said = None
        if (message is not None or astray) and outgoing.kind in (Kind.SAY, Kind.SHOW):
            narrator = self.narrator(outgoing.address)
            side = Side.OURS_ASTRAY if astray else Side.OURS
            said = Note(narrator, outgoing.id, message or 0, side, outgoing.question, outgoing.kept)
            if outgoing.question and message is not None:
                self._asked.pop(outgoing.address, None)
                self._asked[outgoing.address] = outgoing.question, message
                if len(self._asked) > _MOST_ASKED:
                    del self._asked[next(iter(self._asked))]
        whose = self.narrator(outgoing.address) if lost else None
        self._finished.append(Finished(outgoing.id, said, whose))
        self._more.set()

    def take(self) -> list[Finished]:
        """What has arrived since last asked, for a commit that is about to happen anyway."""
        taken, self._finished = self._finished, []
        return taken

    async def run(self) -> None:
        """Tell the outbox until cancelled."""
        while True:
            await self._more.wait()
            self._more.clear()
            # What arrives while this commits is taken along by the next: the busier, the more in one commit.
            await self.settle()

    async def settle(self) -> bool:
        """Tell the outbox now; where it cannot be written, False, and the rest is kept for another time."""
        finished = self.take()
        if not finished:
            return True
        hour = int(self._clock().timestamp()) // 3600
        store = self._store

        def tell(transaction: Transaction) -> None:
            store.finish(transaction, finished, hour)

        try:
            await store.write(tell)
        except sqlite3.Error as error:
            log.error("the outbox could not be written (%s); trying again", type(error).__name__)
            self._finished = finished + self._finished
            await asyncio.sleep(self._waits.again)
            self._more.set()
            return False
        return True

    async def settle_all(self) -> None:
        """Return when the outbox knows everything."""
        while self._finished:
            await self.settle()

    async def place_of(self, shrink: Outgoing) -> int | None:
        """The message that asks the question which is to shrink, where it is known to be in the chat."""
        asked = self._asked.get(shrink.address)
        if asked is not None and asked[0] == shrink.question:
            return asked[1]
        narrator, chats = self.narrator(shrink.address), self._store.chats
        try:
            return await self._store.write(
                lambda transaction: chats.asking(
                    transaction, narrator, shrink.question, tapped=shrink.message
                )
            )
        except sqlite3.Error:
            return shrink.message  # a question that stays long costs nobody an answer
