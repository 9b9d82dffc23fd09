"""When Telegram was heard last, and until when it was not: what people wrote in an outage of more than a day is lost.

Telegram keeps an update for 24 hours (core.telegram.org/bots/api, getUpdates). FORMAT.md, 2.2.
"""

from collections.abc import Collection

from conversations.session import NarratorId
from storage import queries
from storage.database import Transaction

LONGEST = 24
"""Hours for which nothing that people wrote is lost."""

TOLD_FOR = 14 * 24
"""Hours after an outage in which people are told; who comes later would not know what is meant."""

_HEARD, _UNTIL = "heard", "outage"


def heard(transaction: Transaction, hour: int, elapsed: int | None) -> int:
    """Note that Telegram answered in this hour (whole hours since 1970).

    ``elapsed``: hours since it did last, by a clock that does not jump; None after a start, when the noted hour has to do.

    Returns:
        How long the outage was that is over now, in hours; 0 where there was none of more than a day.
    """
    last = _read(transaction, _HEARD)
    gap = elapsed if elapsed is not None else 0 if last is None else hour - last
    transaction.ledger.execute(queries.mark_keep, (_HEARD, max(hour, 0).to_bytes(8, "big")))
    if gap <= LONGEST:
        return 0
    transaction.ledger.execute(queries.mark_keep, (_UNTIL, max(hour, 0).to_bytes(8, "big")))
    return gap


def missed(transaction: Transaction, hour: int, narrators: Collection[NarratorId]) -> set[NarratorId]:
    """Which of these were in the middle of a talk when the last outage began, and have not been heard since."""
    until = _read(transaction, _UNTIL)
    if until is None or not narrators or not 0 <= hour - until <= TOLD_FOR:
        return set()
    rows = transaction.ledger.execute(
        queries.for_list(queries.session_hours, len(narrators)), tuple(narrators)
    )
    return {NarratorId(narrator) for narrator, worked in rows.fetchall() if worked and worked < until}


def _read(transaction: Transaction, name: str) -> int | None:
    row = transaction.ledger.execute(queries.mark, (name,)).fetchone()
    return None if row is None else int.from_bytes(row[0], "big")
