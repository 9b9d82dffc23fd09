"""Voice notes between two turns: one asks for it, and another, later, is told what became of it.

What is asked for stands in the outbox, and as an empty place in the ledger that goes when its draft goes; both go as
soon as its narrator means it no more, so that no account ever has more than one fetched. What became of it arrives like
an update of the channel, with a number of its own that no channel gives.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.arrival import Arrival
from conversations.effects import Effect, Fetch, Say, Show
from conversations.events import VoiceFailed, VoiceHeard, VoiceKept
from conversations.session import NarratorId, Session
from conversations.talk.voices import without_left
from storage.database import Transaction
from storage.outbox import Kind, Outgoing, Wanted
from storage.store import Store

Fetched = VoiceKept | VoiceHeard | VoiceFailed
"""What became of a voice note."""

SOON = timedelta(minutes=10)
"""How long whoever sent a voice note may be taken to sit there still; what is said of it later makes no sound.

The longest an engine may take over one (``bot.speech.SECONDS``): nothing that goes well takes longer.
"""


def asked(
    store: Store, transaction: Transaction, narrator: NarratorId, address: int, fetch: Fetch, now: datetime
) -> Outgoing:
    """A turn asks for a voice note: the row of the outbox that stands for it, to be added in the same transaction."""
    sound = store.vault.attachments.expect(transaction, narrator)
    wanted = Wanted(fetch, sound, int(now.timestamp()))
    return Outgoing(store.outbox.number(), Kind.FETCH, address, story=sound, wanted=wanted)


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


def lost(
    store: Store,
    transaction: Transaction,
    narrator: NarratorId,
    session: Session | None,
    arrival: Arrival,
    now: datetime,
) -> Fetched | None:
    """Before a turn is taken of an arrival: what became of a voice note that nobody fetches any more, though the session waits for it; None where it waits for none.

    So it is after a part of the data folder was damaged, or restored: without this its narrator could not send.
    """
    awaited = None if session is None else session.awaited
    if awaited is None or not awaited.fetch or arrival.fetched is not None:
        return None
    if store.vault.attachments.awaited_by(transaction, narrator):
        return None
    return VoiceFailed(at=now, fetch=awaited.fetch)


def let_go(
    store: Store,
    transaction: Transaction,
    narrator: NarratorId,
    before: Session | None,
    after: Session | None,
) -> tuple[Session | None, frozenset[bytes]]:
    """Destroy what a session waited for and its narrator means no more: the place for it, and the row that asks for it.

    To be called after the turn and before it asks for anything.

    Returns:
        The session after the turn, which waits for it no more; and what is not to be fetched any more, by the sounds' ids.
    """
    if after is not None:
        after = without_left(after)
    asked, still = _fetch_of(before), _fetch_of(after)
    if not asked or asked == still:
        return after, frozenset()
    return after, store.vault.attachments.let_go(transaction, narrator)


def _fetch_of(session: Session | None) -> str:
    return "" if session is None or session.awaited is None else session.awaited.fetch


def said(arrival: Arrival, effects: Iterable[Effect]) -> tuple[Effect, ...]:
    """The effects of a turn; what comes of a voice note that was sent a while ago makes no sound on the phone."""
    event, outgoing = arrival.event, arrival.fetched
    if event is None or outgoing is None or outgoing.wanted is None:
        return tuple(effects)
    if event.at.timestamp() - outgoing.wanted.asked <= SOON.total_seconds():
        return tuple(effects)
    return tuple(replace(one, quiet=True) if isinstance(one, Say | Show) else one for one in effects)
