"""Saying a transcript's lines once more, to see what comes back now."""

import hashlib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from itertools import count
from pathlib import Path

from bot.staff.local import LocalChannel
from bot.terminal.channel import CHANNEL, Channel, Phones
from bot.terminal.transcript import KEEPS, NARRATOR, Entry, Transcript, TranscriptRefused, entry_of
from bot.terminal.typing import NoSuchButton
from conversations.consent import Use
from conversations.flow import Flow
from conversations.session import Stage
from conversations.weeks import week_of
from storage import queries, snapshot
from storage.database import Transaction
from storage.sealing.identity import Recipient
from storage.store import Store

ACCOUNT = 1
"""The narrator of a transcript; there is one."""

_NOON = time(12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stand:
    """What a transcript is played on: the forms it may name, the help card, a secret and a public key."""

    flows: Mapping[str | None, Flow]
    help_card: str
    secret: bytes
    recipient: Recipient


async def play(transcript: Transcript, stand: Stand, folder: Path, *, restarting: bool = True) -> Transcript:
    """Say what the narrator of ``transcript`` said; gives the talk as it is now.

    Args:
        folder: A new folder for what is kept.
        restarting: Close and open what is kept between any two lines, as if the service had been restarted.

    Raises:
        TranscriptRefused: A line taps a button that is not there, or the flow is not among the stand's.
    """
    flow = stand.flows.get(transcript.flow)
    if flow is None:
        raise TranscriptRefused(f"there is no flow {transcript.flow} beside the transcript")
    at = datetime.combine(transcript.day, _NOON)
    chance = _chance()
    phones = Phones()
    entries: list[Entry] = []

    @asynccontextmanager
    async def opened() -> AsyncIterator[tuple[Store, Channel]]:
        store = await Store.open(folder, secret=stand.secret, recipients=[stand.recipient], week=week_of(at))
        try:
            staff = LocalChannel(folder / "staff-channel.txt")
            channel = Channel(
                store,
                flow,
                help_card=stand.help_card,
                phones=phones,
                staff=staff,
                clock=lambda: at,
                chance=chance,
            )
            assert await channel.begin() == [], "everything was delivered before the restart"
            yield store, channel
        finally:
            await store.close()

    async def say(channel: Channel, entry: Entry, number: int) -> None:
        try:
            sights = await channel.hear(ACCOUNT, entry.text)
        except NoSuchButton:
            raise TranscriptRefused(
                f"what the narrator did {number}. taps a button that is not there"
            ) from None
        entries.append(entry)
        if entry.who == NARRATOR:
            entries.extend(entry_of(sight, only_choices=transcript.only_choices) for sight in sights)

    if restarting:
        for number, entry in enumerate(transcript.said, 1):
            async with opened() as (_, channel):
                await say(channel, entry, number)
        async with opened() as (store, _):
            entries.append(await kept(store, folder, stand.secret))
    else:
        async with opened() as (store, channel):
            for number, entry in enumerate(transcript.said, 1):
                await say(channel, entry, number)
            entries.append(await kept(store, folder, stand.secret))
    return replace(transcript, entries=tuple(entries))


def _chance() -> Callable[[int], bytes]:
    """Chance that falls the same way at every playing, so that shuffled choices stand as they did; never the same twice."""
    drawn = count()
    return lambda size: hashlib.sha256(str(next(drawn)).encode()).digest()[:size]


async def kept(store: Store, folder: Path, secret: bytes) -> Entry:
    """What is kept of the narrator now, counted from the rows themselves.

    Args:
        folder: The data folder that ``store`` has open.
        secret: The service secret, 32 bytes, with which an export would read it.
    """
    with snapshot.opened(folder, secret) as stories:
        research = sum(1 for _ in stories.stories())
    return await store.write(lambda transaction: _kept(store, transaction, research))


def _kept(store: Store, transaction: Transaction, research: int) -> Entry:
    parts: list[str] = []
    narrator = store.ledger.narrator(CHANNEL, ACCOUNT)
    session = store.ledger.load(transaction, [narrator]).get(narrator)
    if session is not None and session.stage is not Stage.SENT:
        parts.append(
            "a paused talk, locked" if session.stage is Stage.PAUSED else "an unfinished talk, locked"
        )
    (stories,) = transaction.ledger.execute(queries.stories_count).fetchone()
    if stories:
        for_staff = sum(
            bool(sent.uses & {Use.DIGEST, Use.QUOTE})
            for sent in (session.sent if session is not None else ())
        )
        counts = f"{research} for research, {for_staff} for staff"
        parts.append(f"{stories} sealed {'story' if stories == 1 else 'stories'} ({counts})")
    (waiting,) = transaction.ledger.execute(queries.waiting_count).fetchone()
    if waiting:
        parts.append(f"{waiting} waiting for staff")
    if store.outbox.undelivered(transaction):
        parts.append("something undelivered")
    return Entry(KEEPS, "\n".join(parts) or "nothing")
