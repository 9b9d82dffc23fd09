"""Everything that is kept, opened together: the ledger, the outbox, the vault and the digests of one data folder."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from storage import marks
from storage.chats import Chats
from storage.database import Database, Transaction, refusal
from storage.digests import Digests
from storage.errors import DatabaseRefused
from storage.ledger import Ledger
from storage.outbox import Finished, Outbox, Outgoing
from storage.sealing.envelope import Key, derive
from storage.sealing.identity import Recipient
from storage.sealing.links import constants
from storage.vault import Vault, VaultKeys

T = TypeVar("T")


class Store:
    """What is kept, for how long, and who can open it. One process holds a data folder at a time."""

    def __init__(
        self,
        database: Database,
        ledger: Ledger,
        outbox: Outbox,
        chats: Chats,
        vault: Vault,
        digests: Digests,
        undelivered: list[Outgoing],
        links: Key,
    ) -> None:
        self._database = database
        self.ledger = ledger
        self.outbox = outbox
        self.chats = chats
        self.vault = vault
        self.digests = digests
        self.undelivered = undelivered
        self._links = links

    def constants(self, link: str) -> dict[str, str]:
        """What a deep link of this service carries, by the names of hidden rows; {} for any other link."""
        return constants(self._links, link)

    @classmethod
    async def open(
        cls, folder: Path, *, secret: bytes, recipients: Sequence[Recipient], week: str
    ) -> "Store":
        """Open a data folder with the service secret (32 bytes) and the public keys stories are sealed to.

        Raises:
            DatabaseRefused: The folder is in use, damaged or too new; the message says what to do.
            OtherSecret: The folder was kept under another service secret.
        """
        database = await Database.open(folder)
        keys = VaultKeys(
            consents=derive(secret, "consents"),
            summaries=derive(secret, "summaries"),
            tombstones=derive(secret, "tombstones"),
            share_keys=derive(secret, "share-keys"),
            pieces=derive(secret, "pieces"),
            handles=derive(secret, "handles"),
        )
        links = derive(secret, "links")
        ledger = Ledger(derive(secret, "sessions"), derive(secret, "narrators"), derive(secret, "aside"))

        def begin(transaction: Transaction) -> tuple[Outbox, Vault, Digests, list[Outgoing]]:
            share_keys = marks.share_keys(transaction.ledger, transaction.shares, secret)
            if share_keys.damaged:
                # Its stories can be opened again only from a backup, and backups of the share store are soon gone.
                raise DatabaseRefused(
                    f"{folder / marks.SHARES} is damaged: a share key does not open, though the service secret is the "
                    f"right one. Restore the newest backup of {marks.SHARES} as the runbook says; do not delete it."
                )
            marks.mark_secret(transaction.ledger, secret)
            outbox = Outbox.open(transaction, derive(secret, "outbox"))
            digests = Digests(secret, outbox)
            vault = Vault.open(
                transaction, keys, recipients, digests, share_keys=share_keys.opened, week=week
            )
            undelivered = outbox.undelivered(transaction)
            awaited = {one.wanted.sound for one in undelivered if one.wanted is not None}
            vault.attachments.sweep(transaction, ledger, awaited)
            unwanted = {
                one.id
                for one in undelivered
                if one.wanted is not None and not vault.attachments.awaited(transaction, one.wanted.sound)
            }
            outbox.done(transaction, list(unwanted))
            return outbox, vault, digests, [one for one in undelivered if one.id not in unwanted]

        try:
            outbox, vault, digests, undelivered = await database.write(begin)
        except sqlite3.DatabaseError as error:
            await database.close()
            raise refusal(folder, error) from None
        except BaseException:
            await database.close()
            raise
        chats = Chats(derive(secret, "chats"))
        return cls(database, ledger, outbox, chats, vault, digests, undelivered, links)

    def finish(self, transaction: Transaction, finished: Sequence[Finished], hour: int) -> None:
        """These messages have arrived by this hour (whole hours since 1970), or never will."""
        self.outbox.done(transaction, [one.id for one in finished])
        self.digests.editions.settle(transaction)
        self.chats.note_known(transaction, [one.said for one in finished if one.said is not None], hour)
        self.chats.wipe_strays(transaction, {one.lost for one in finished if one.lost is not None})

    async def write(self, work: Callable[[Transaction], T]) -> T:
        """Do one piece of work in one transaction; when this returns, it is on the disk."""
        return await self._database.write(work)

    async def close(self) -> None:
        """Let the data folder go."""
        await self._database.close()
