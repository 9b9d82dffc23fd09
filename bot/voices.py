"""Voice notes between two turns: one asks for it, and another, later, is told what became of it.

What is asked for stands in the outbox, and as an empty place in the ledger that goes when its draft goes. What became of
it arrives like an update of the channel, with a number of its own that no channel gives.
"""

from datetime import datetime

from bot.arrival import Arrival
from conversations.effects import Fetch
from conversations.events import VoiceFailed, VoiceHeard, VoiceKept
from conversations.session import NarratorId, Session
from storage.database import Transaction
from storage.outbox import Kind, Outgoing, Wanted
from storage.store import Store

Fetched = VoiceKept | VoiceHeard | VoiceFailed
"""What became of a voice note."""


def asked(
    store: Store, transaction: Transaction, narrator: NarratorId, address: int, fetch: Fetch, now: datetime
) -> Outgoing:
    """A turn asks for a voice note: the row of the outbox that stands for it, to be added in the same transaction."""
    sound = store.vault.attachments.expect(transaction, narrator)
    wanted = Wanted(fetch, sound, int(now.timestamp()))
    return Outgoing(store.outbox.number(), Kind.FETCH, address, wanted=wanted)


def arrived(outgoing: Outgoing, event: Fetched) -> Arrival:
    """What became of it, as a turn takes it. Updates have ids above zero, so no update has this one."""
    return Arrival(-outgoing.id, outgoing.address, event, fetched=outgoing)


def settle(store: Store, transaction: Transaction, arrival: Arrival, session: Session | None) -> bool:
    """Whether a turn is to be taken of an arrival; what became of a voice note is written down, where it is one.

    Where the draft that asked for it is gone (``session`` is None), or waits for it no more, nothing of it is kept, and
    nothing is to be said.
    """
    outgoing, event = arrival.fetched, arrival.event
    if outgoing is None or outgoing.wanted is None:
        return True
    attachments, sound = store.vault.attachments, outgoing.wanted.sound
    store.outbox.done(transaction, [outgoing.id])
    awaited = None if session is None else session.awaited
    waits = awaited is not None and awaited.fetch == outgoing.wanted.request.fetch
    waits = waits and attachments.awaited(transaction, sound)
    if waits and isinstance(event, VoiceKept):
        attachments.whole(transaction, sound)
    else:
        attachments.destroy(transaction, sound)
    return waits
