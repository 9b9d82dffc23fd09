"""Saying a transcript's lines once more, to see what comes back now."""

import hashlib
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from itertools import count
from pathlib import Path

from bot.flows import Flows
from bot.staff.local import LocalChannel
from bot.terminal.channel import CHANNEL, Channel, NoSuchMessage, Phones, Sight
from bot.terminal.listening import Listening
from bot.terminal.transcript import (
    ALBUM,
    DAY,
    EDITS,
    KEEPS,
    QUESTIONS,
    QUIETLY,
    Entry,
    Transcript,
    TranscriptRefused,
    entry_of,
)
from bot.terminal.typing import NoSuchButton, is_spoken
from bot.turns import Turns
from conversations.consent import Use
from conversations.flow import Flow
from conversations.service import Service
from conversations.session import Stage
from conversations.weeks import week_of
from storage import queries, snapshot
from storage.database import Transaction
from storage.outbox import Kind
from storage.sealing.identity import Recipient
from storage.store import Store

ACCOUNT = 1
"""The narrator of a transcript; there is one."""

_NOON = time(12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stand:
    """What a transcript is played on: the forms it may name, what the steward decided, a secret and a public key.

    ``help_cards`` are those a transcript may name, each by the code of a language. ``controls`` are the labels of the
    buttons that are under every question, in every language; a transcript that ``shows choices`` leaves them out.
    """

    flows: Mapping[str | None, Flow]
    service: Service
    secret: bytes
    recipient: Recipient
    controls: frozenset[str] = frozenset()
    help_cards: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def flow(self, name: str | None) -> Flow:
        """The form of that name.

        Raises:
            TranscriptRefused: There is none.
        """
        flow = self.flows.get(name)
        if flow is None:
            raise TranscriptRefused(f"there is no flow {name} beside the transcript")
        return flow

    def decided(self, transcript: Transcript) -> Service:
        """What the steward of a transcript decided.

        Raises:
            TranscriptRefused: It names a help card that is not there.
        """
        cards = self.service.help_cards
        if transcript.help is not None:
            if transcript.help not in self.help_cards:
                raise TranscriptRefused(f"there is no help card {transcript.help} beside the transcript")
            cards = self.help_cards[transcript.help]
        return Service(
            cards,
            languages=frozenset(transcript.offers),
            voice=bool(transcript.voice),
            writes_down=transcript.writes_down is not None,
        )


async def play(
    transcript: Transcript,
    stand: Stand,
    folder: Path,
    *,
    restarting: bool = True,
    phones: Phones | None = None,
) -> Transcript:
    """Say what the narrator of ``transcript`` said; gives the talk as it is now.

    Args:
        folder: A new folder for what is kept.
        restarting: Close and open what is kept before and after every line whose answer is shown, as if the service had
            been restarted.
        phones: Where the talk takes place; what stands on the narrator's phone in the end is ``of(ACCOUNT).screen``.

    Raises:
        TranscriptRefused: A line taps a button, or changes a line, that is not there, or a flow or a help card is not
            among the stand's.
    """
    flow, decided = stand.flow(transcript.flow), stand.decided(transcript)
    at = datetime.combine(transcript.day, _NOON)
    drawn = chance()
    phones = phones if phones is not None else Phones()
    phones.of(ACCOUNT).speaks = transcript.speaks
    phones.of(ACCOUNT).called = tuple(transcript.called.split())
    hidden = stand.controls if transcript.only_choices else frozenset[str]()
    entries: list[Entry] = []

    async def listened(store: Store) -> int:
        """Tell what became of the voice notes that were asked for before this start; gives how many there were."""
        turns = Turns(
            store,
            Flows(flow, store.vault),
            channel=CHANNEL,
            service=decided,
            release_after=0,
            clock=lambda: at,
            chance=drawn,
        )
        listening = Listening(store, turns, clock=lambda: at, words=transcript.writes_down)
        fetches = [one for one in store.undelivered if one.kind is Kind.FETCH]
        for one in fetches:
            store.undelivered.remove(one)
            store.undelivered += await listening.answer(one)
        return len(fetches)

    @asynccontextmanager
    async def opened() -> AsyncIterator[tuple[Store, Channel]]:
        store = await Store.open(folder, secret=stand.secret, recipients=[stand.recipient], week=week_of(at))
        try:
            staff = LocalChannel(folder / "staff-channel.txt")
            channel = Channel(
                store,
                flow,
                service=decided,
                phones=phones,
                staff=staff,
                clock=lambda: at,
                chance=drawn,
            )
            fetched = await listened(store)
            sights = await channel.begin()
            assert fetched or not sights, "what could be delivered was, before the restart"
            if entries and entries[-1].who != QUIETLY:
                entries.extend(entry_of(sight, hidden=hidden) for sight in sights)
            yield store, channel
        finally:
            await store.close()

    async def say(channel: Channel, breath: tuple[Entry, ...], number: int) -> None:
        nonlocal at, flow
        entries.extend(breath)
        match breath[0]:
            case Entry(who, text) if who == DAY:
                at = datetime.combine(date.fromisoformat(text.strip()), _NOON)
                came = dict.fromkeys(await channel.catch_up())  # a chat that is cleared twice is cleared
                entries.extend(entry_of(sight, hidden=hidden) for sight in came)
                return
            case Entry(who, text) if who == QUESTIONS:
                flow = stand.flow(text.strip())
                return
        try:
            sights = await _said(channel, breath)
        except NoSuchButton:
            raise TranscriptRefused(
                f"what the narrator did {number}. taps a button that is not there"
            ) from None
        except NoSuchMessage:
            raise TranscriptRefused(
                f"what the narrator did {number}. changes a line that is not there"
            ) from None
        if breath[0].who != QUIETLY:
            entries.extend(entry_of(sight, hidden=hidden) for sight in sights)

    number = 0
    for run in _runs(transcript.breaths, restarting=restarting):
        async with opened() as (_, channel):
            for breath in run:
                number += 1
                await say(channel, breath, number)
    async with opened() as (store, _):
        entries.append(await kept(store, folder, stand.secret))
    return replace(transcript, entries=tuple(entries))


def _runs(breaths: Sequence[tuple[Entry, ...]], *, restarting: bool) -> Iterator[Sequence[tuple[Entry, ...]]]:
    """What is said from one start of the service to the next: there other questions are asked, and voice notes fetched."""
    begun = 0
    for number, breath in enumerate(breaths, 1):
        quiet = all(before[0].who == QUIETLY for before in breaths[number - 1 : number + 1])
        if (restarting and not quiet) or breath[0].who == QUESTIONS or is_spoken(breath[0].text):
            yield breaths[begun:number]
            begun = number
    if begun < len(breaths):
        yield breaths[begun:]


async def _said(channel: Channel, breath: tuple[Entry, ...]) -> list[Sight]:
    first = breath[0]
    if first.who == EDITS:
        number, _, words = first.text.partition(":")
        return await channel.edit(ACCOUNT, int(number) if number.strip().isdecimal() else 0, words.strip())
    return await channel.hear_together(ACCOUNT, [entry.text for entry in breath], album=first.who == ALBUM)


def chance() -> Callable[[int], bytes]:
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
    if session is not None and session.stage is not Stage.IDLE:
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
    sounds = {sound for _, sound, _ in transaction.ledger.execute(queries.every_piece)}
    if sounds:
        parts.append(f"{len(sounds)} voice {'note' if len(sounds) == 1 else 'notes'}, sealed")
    if any(not one.due for one in store.outbox.undelivered(transaction)):
        parts.append("something undelivered")
    return Entry(KEEPS, "\n".join(parts) or "nothing")
