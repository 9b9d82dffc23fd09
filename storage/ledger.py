"""Where every conversation stands, and which updates were acted on."""

from collections.abc import Collection, Mapping

from conversations.session import NarratorId, Session, lapses, pack, unpack
from storage import queries
from storage.database import Transaction
from storage.sealing.envelope import Key, place, pseudonym, seal, unseal

HOURS_REMEMBERED = 48
"""How long an update's id is remembered: Telegram keeps an update for 24 hours (core.telegram.org/bots/api,
getUpdates) and draws ids anew after a week, so twice that is enough and a high-water mark would be wrong."""

MOST_REMEMBERED = 500_000
"""Ids of updates older than the last hour, some seven megabytes."""

MOST_ASIDE = 200
"""Updates put aside at most, the newest: enough to try a mended version on, and no more than 200 MB of the largest."""

_AT_ONCE = 20_000  # ids forgotten in one transaction: nobody's turn waits longer than for a batch


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

    def load(self, transaction: Transaction, narrators: Collection[NarratorId]) -> dict[NarratorId, Session]:
        """What is kept of these narrators; of whom nothing is kept, there is nothing.

        Raises:
            Unopenable: A row was changed, moved, or sealed under another service secret.
        """
        if not narrators:
            return {}
        rows = transaction.ledger.execute(
            queries.for_list(queries.sessions, len(narrators)), tuple(narrators)
        )
        return {
            narrator: unpack(unseal(self._sessions, sealed, place=place("sessions", "sealed", narrator)))
            for narrator, sealed in rows.fetchall()
        }

    def keep(
        self, transaction: Transaction, sessions: Mapping[NarratorId, Session | None], hour: int = 0
    ) -> None:
        """Keep these narrators' sessions after their turns; forget a narrator where there is None.

        ``hour`` is when that was (whole hours since 1970), from which a draft's time to live counts; 0 leaves it to the
        next look.

        After the commit no file of the data folder holds a forgotten session, write-ahead logs included.
        """
        kept: list[bytes | int | None] = []
        for narrator, session in sessions.items():
            if session is None:
                if transaction.ledger.execute(queries.session_forget, (narrator,)).rowcount:
                    transaction.erase_traces()
            else:
                kept.append(narrator)
                kept.append(seal(self._sessions, pack(session), place=place("sessions", "sealed", narrator)))
                kept.append(hour if lapses(session) else None)
        if kept:
            transaction.ledger.execute(queries.for_rows(queries.session_keep, len(kept) // 3), kept)

    def seen(self, transaction: Transaction, updates: Collection[int]) -> set[int]:
        """Which of these updates were acted on before."""
        rows = transaction.ledger.execute(
            queries.for_list(queries.updates_seen, len(updates)), tuple(updates)
        )
        return {id_ for (id_,) in rows.fetchall()}

    def remember(self, transaction: Transaction, updates: Collection[int], hour: int) -> None:
        """These updates are acted on, in this transaction."""
        if updates:
            flat = [value for update in updates for value in (update, hour)]
            transaction.ledger.execute(queries.for_rows(queries.update_add, len(updates)), flat)

    def put_aside(self, transaction: Transaction, update: int, raw: bytes, hour: int) -> None:
        """Keep an update that could not be read, sealed, for two days, and no more than the newest 200."""
        sealed = seal(
            self._aside, raw, place=place("aside", "sealed", update.to_bytes(8, "big", signed=True))
        )
        transaction.ledger.execute(queries.aside_add, (update, hour, sealed))
        transaction.ledger.execute(queries.aside_bound, (MOST_ASIDE,))

    def forget_old(self, transaction: Transaction, hour: int) -> bool:
        """Forget update ids, and what was put aside, that are older than two days at this hour number.

        Of ids older than the last hour half a million are remembered at most, so that a flood fills no disk: Telegram sends
        again only what was not acknowledged, which is the last hundred. Gives whether more is to be forgotten.
        """
        before, kept = hour - HOURS_REMEMBERED, 0
        for of, count in transaction.ledger.execute(queries.updates_by_hour):
            kept += count
            if kept > MOST_REMEMBERED and of < hour - 1:
                before = max(before, of + 1)
                break
        forgotten = transaction.ledger.execute(queries.updates_forget, (before, _AT_ONCE)).rowcount
        transaction.ledger.execute(queries.aside_forget, (hour - HOURS_REMEMBERED,))
        return forgotten == _AT_ONCE
