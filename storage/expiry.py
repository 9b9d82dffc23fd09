"""Drafts that nobody goes on with: forgotten after a while, with the voice notes in them.

The time counts from the last message, in whole hours. Where the clock jumped, or the service was away for more than a day,
it counts anew from now: nobody's draft is lost to a wrong clock, nor to a time in which nobody was answered.
"""

from conversations.session import NarratorId, lapses, resting
from storage import queries
from storage.attachments import Attachments
from storage.database import Transaction
from storage.errors import Unopenable
from storage.ledger import Ledger

HOURS = 72
"""How long a draft is kept after its last message; longer only where its narrator paused, who is told that it is kept."""

STEP = 100
"""Drafts looked at in one transaction."""

_MARK = "drafts"
_BACK, _AWAY = 2, 24


def counts_anew(last: int | None, now: int) -> bool:
    """Whether the hours of drafts mean nothing, after a last look at the hour ``last`` and one at ``now``."""
    return last is None or now < last - _BACK or now > last + _AWAY


def look(transaction: Transaction, now: int) -> bool:
    """Note that drafts are looked at in this hour; gives whether their time counts anew from it, and sees to that."""
    row = transaction.ledger.execute(queries.mark, (_MARK,)).fetchone()
    last = None if row is None else int.from_bytes(row[0], "big")
    if last != now:
        transaction.ledger.execute(queries.mark_keep, (_MARK, max(now, 0).to_bytes(8, "big")))
    anew = counts_anew(last, now)
    if anew:
        transaction.ledger.execute(queries.drafts_dated, (now,))
    return anew


def expire(
    transaction: Transaction,
    ledger: Ledger,
    attachments: Attachments,
    *,
    now: int,
    after: bytes = b"",
) -> tuple[int, bytes | None]:
    """Forget the next drafts on which nothing was done for 72 hours; stories that were sent stay.

    Returns:
        How many were forgotten, and the narrator to go on after; None where there are no more. After the commit no file of
        the data folder holds any of them, write-ahead logs included.
    """
    rows = transaction.ledger.execute(queries.drafts_before, (now - HOURS + 1, after, STEP)).fetchall()
    forgotten = 0
    for (narrator,) in rows:
        forgotten += _forget(transaction, ledger, attachments, NarratorId(narrator), now)
    if forgotten:
        transaction.erase_traces()
    return forgotten, rows[-1][0] if len(rows) == STEP else None


def _forget(
    transaction: Transaction, ledger: Ledger, attachments: Attachments, narrator: NarratorId, now: int
) -> bool:
    try:
        (session,) = ledger.load(transaction, [narrator]).values()
    except (Unopenable, ValueError):
        return False  # nobody can read it; the doctor counts it
    (hour,) = transaction.ledger.execute(queries.draft_hour, (narrator,)).fetchone()
    if not hour or not lapses(session):
        # An earlier version did not note the hour, so it begins now.
        transaction.ledger.execute(queries.draft_dated, (now if lapses(session) else None, narrator))
        return False
    attachments.destroy_all(transaction, narrator)
    ledger.keep(transaction, {narrator: resting(session) if session.sent else None}, now)
    return True
