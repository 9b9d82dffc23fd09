"""A new share key every week, and the old one destroyed, while the service goes on.

The new key is kept first and seals what is new. Then the shares are sealed anew, some hundred in a transaction, and only
when none is left under an old key are the old keys destroyed. Each share opens with a key that is kept at every moment
between, so a kill at any step loses nothing and the next look goes on. FORMAT.md, section 4.
"""

import os
from dataclasses import dataclass

from storage import queries
from storage.database import Transaction
from storage.errors import Unopenable
from storage.sealing.envelope import Entropy, Key
from storage.sealing.shares import (
    ShareKey,
    new_share_key,
    open_share,
    open_share_key,
    seal_share,
    share_key_id,
)

STEP = 500
"""Shares sealed anew in one transaction: about ten milliseconds, in which turns wait."""


@dataclass(frozen=True, slots=True)
class Stepped:
    """How far one step came: ``moved`` shares were sealed anew, ``shut`` open with no key that is kept.

    ``last`` is the story to go on after; None where there are no more.
    """

    moved: int
    shut: int
    last: bytes | None


class Rolling:
    """The steps of one roll; each runs inside a transaction of its own."""

    def __init__(self, service: Key) -> None:
        self._service = service

    def due(self, transaction: Transaction, week: str) -> bool:
        """Whether the newest share key is of another week, or a roll was not finished."""
        rows = transaction.shares.execute(queries.share_keys_with_week).fetchall()
        return len(rows) != 1 or rows[0][1] != week

    def begin(
        self, transaction: Transaction, week: str, *, anew: bool = False, entropy: Entropy = os.urandom
    ) -> ShareKey:
        """The share key of this week: the one that an unfinished roll has made, or a new one.

        ``anew`` makes one whatever there is. Give it to ``Vault.seal_with`` once this is committed.
        """
        rows = transaction.shares.execute(queries.share_keys_with_week).fetchall()
        if rows and rows[0][1] == week and not anew:
            return open_share_key(self._service, rows[0][0], rows[0][2])
        made = new_share_key(self._service, entropy=entropy)
        transaction.shares.execute(queries.share_key_add, (made.id, week, made.sealed))
        return made

    def step(
        self, transaction: Transaction, newest: ShareKey, after: bytes = b"", most: int = STEP
    ) -> Stepped:
        """Seal the next shares with the newest key; those that it sealed already stay as they are."""
        kept = self._kept(transaction)
        rows = transaction.shares.execute(queries.shares_after, (after, most)).fetchall()
        anew: list[tuple[bytes, bytes]] = []
        shut = 0
        for story, sealed in rows:
            if share_key_id(sealed) == newest.id:
                continue
            key = kept.get(share_key_id(sealed))
            try:
                if key is None:
                    raise Unopenable("no such share key is kept")
                share = open_share(key, sealed, story_id=story)
            except Unopenable:
                shut += 1
                continue
            anew.append((seal_share(newest, share, story_id=story), story))
        transaction.shares.executemany(queries.share_reseal, anew)
        return Stepped(len(anew), shut, rows[-1][0] if len(rows) == most else None)

    def finish(self, transaction: Transaction, newest: ShareKey) -> bool:
        """Destroy the old share keys, unless one of them still opens a share; gives whether that was done.

        After the commit no file of the data folder holds them, write-ahead logs included.
        """
        kept = self._kept(transaction)
        for story, sealed in transaction.shares.execute(queries.shares_after, (b"", -1)):
            key = kept.get(share_key_id(sealed))
            if key is None or key.id == newest.id:
                continue
            try:
                open_share(key, sealed, story_id=story)
            except Unopenable:
                continue  # damaged: it opens with no key, and must not keep an old one alive
            return False
        transaction.shares.execute(queries.share_keys_forget, (newest.id,))
        transaction.erase_traces()
        return True

    def _kept(self, transaction: Transaction) -> dict[bytes, ShareKey]:
        found: dict[bytes, ShareKey] = {}
        for id_, sealed in transaction.shares.execute(queries.share_keys):
            try:
                found[id_] = open_share_key(self._service, id_, sealed)
            except Unopenable:
                continue  # the start refuses such a store; what it sealed is counted as shut
        return found
