"""Where every conversation stands, and which updates were acted on."""

import json
from collections.abc import Iterable

from conversations.session import NarratorId, Session, pack, unpack
from storage import queries
from storage.database import Transaction
from storage.sealing.envelope import Key, place, pseudonym, seal, unseal

HOURS_REMEMBERED = 48
"""How long an update's id is remembered: Telegram keeps an update for 24 hours (core.telegram.org/bots/api,
getUpdates) and draws ids anew after a week, so twice that is enough and a high-water mark would be wrong."""


class Ledger:
    """Sessions and update ids; every method runs inside a transaction."""

    def __init__(self, sessions: Key, narrators: Key, aside: Key) -> None:
        self._sessions = sessions
        self._narrators = narrators
        self._aside = aside

    def narrator(self, channel: str, account: int) -> NarratorId:
        """The pseudonym of an account on a channel. Only the service secret can tell who it is, by trying."""
        return NarratorId(
            pseudonym(self._narrators, channel.encode(), account.to_bytes(8, "big", signed=True))
        )

    def load(self, transaction: Transaction, narrator: NarratorId) -> Session | None:
        """What is kept of a narrator; None where nothing is.

        Raises:
            Unopenable: The row was changed, moved, or sealed under another service secret.
        """
        row = transaction.ledger.execute(queries.session, (narrator,)).fetchone()
        if row is None:
            return None
        return unpack(unseal(self._sessions, row[0], place=place("sessions", "sealed", narrator)))

    def keep(self, transaction: Transaction, narrator: NarratorId, session: Session | None) -> None:
        """Keep a narrator's session after a turn, or forget the narrator."""
        if session is None:
            transaction.ledger.execute(queries.session_forget, (narrator,))
            return
        sealed = seal(self._sessions, pack(session), place=place("sessions", "sealed", narrator))
        transaction.ledger.execute(queries.session_keep, (narrator, sealed))

    def seen(self, transaction: Transaction, updates: Iterable[int]) -> set[int]:
        """Which of these updates were acted on before."""
        return {
            id_ for (id_,) in transaction.ledger.execute(queries.updates_seen, (json.dumps(list(updates)),))
        }

    def remember(self, transaction: Transaction, update: int, hour: int) -> None:
        """An update is acted on, in this transaction."""
        transaction.ledger.execute(queries.update_add, (update, hour))

    def put_aside(self, transaction: Transaction, update: int, raw: bytes, hour: int) -> None:
        """Keep an update that could not be read, sealed, for two days."""
        sealed = seal(
            self._aside, raw, place=place("aside", "sealed", update.to_bytes(8, "big", signed=True))
        )
        transaction.ledger.execute(queries.aside_add, (update, hour, sealed))

    def forget_old(self, transaction: Transaction, hour: int) -> None:
        """Forget update ids, and what was put aside, that are older than two days at this hour number."""
        transaction.ledger.execute(queries.updates_forget, (hour - HOURS_REMEMBERED,))
        transaction.ledger.execute(queries.aside_forget, (hour - HOURS_REMEMBERED,))
