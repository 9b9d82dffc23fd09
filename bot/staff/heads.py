"""The head of the record of acts, posted to the staff channel every week: from there the server cannot take it back."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from datetime import datetime

from bot.staff.notices import Remarks
from conversations.weeks import week_of
from storage import queries
from storage.database import Transaction
from storage.errors import StorageError
from storage.store import Store

log = logging.getLogger("firsthand.staff")

LINE = "For whoever checks the record of acts: {head}"

_LOOK = 3600.0
_MARK = "head"


class Heads:
    """Posts the head once in each week. ``head`` gives it; None where there is no record."""

    def __init__(
        self,
        store: Store,
        remarks: Remarks,
        chat: int,
        *,
        head: Callable[[], str] | None,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._remarks = remarks
        self._chat = chat
        self._head = head
        self._clock = clock

    async def run(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            try:
                await self.once()
            except (sqlite3.Error, StorageError) as error:
                log.error(
                    "the head of the record could not be posted (%s); trying again", type(error).__name__
                )
            await asyncio.sleep(_LOOK)

    async def once(self) -> None:
        """Post the head if none was posted this week; the first week of a service has nothing to post yet."""
        if self._head is None:
            return
        week = week_of(self._clock())
        last = await self._store.write(self._last)
        if last == week:
            return
        head = await asyncio.to_thread(self._head)
        await self._store.write(
            lambda transaction: transaction.ledger.execute(queries.mark_keep, (_MARK, week.encode()))
        )
        if last:
            self._remarks.put(self._chat, LINE.format(head=head))

    def _last(self, transaction: Transaction) -> str:
        row = transaction.ledger.execute(queries.mark, (_MARK,)).fetchone()
        return "" if row is None else bytes(row[0]).decode("ascii", "replace")
