"""Every transcript over Telegram, in discreet mode: no word of a story stands in the chat as the phone would show it.

All narrators of a service do their next thing at the same time; then all is looked at, and their clock goes on. Within a
round it goes as time does.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.app import App, opened
from bot.clearing import BLANK
from bot.settings import Settings
from bot.telegram import CHANNEL
from bot.telegram.service import serve
from bot.terminal.transcript import DAY, QUESTIONS, read
from conversations.consent import Use
from conversations.session import NarratorId, Session, Stage
from conversations.talk.clearing import SEEN_FOR
from conversations.talk.months import in_words
from storage import queries, snapshot
from storage.database import Transaction
from storage.datasecret import read_secret
from tests.bot.conftest import BRISK, Service, read_once
from tests.bot.narrators import SAID, Narrator, words_in
from tests.bot.test_speech import Heard, listening, says
from tests.telegram.fake import FakeTelegram, Shown
from tests.test_transcripts import FOLDER, TALKS

BETWEEN_ROUNDS = timedelta(seconds=5)
"""Nobody reads and answers so fast that it is one breath with what they said before."""

CLEARED_WITHIN = timedelta(seconds=10)
LAST_LINES = {words.safety.neutral for words in SAID}
ECHOES = tuple(
    text.partition("{")[0] for words in SAID for text in (words.asking.your_answer, words.asking.so_far)
)
TRANSCRIPTS = {name: read(text) for name, text in TALKS.items()}


@dataclass(frozen=True, slots=True)
class Steward:
    """What a service is set to. Where the day or the questions change on the way, one narrator has it alone."""

    flow: str | None
    help: str | None
    offers: tuple[str, ...]
    voice: str
    alone: str

    def __str__(self) -> str:
        return " ".join(
            [self.alone, self.flow or "built-in", self.help or "", *self.offers, self.voice]
        ).strip()


def stewards() -> dict[Steward, list[str]]:
    """The transcripts, by what their steward decided."""
    found: dict[Steward, list[str]] = {}
    for name, one in TRANSCRIPTS.items():
        alone = name if any(entry.who in (DAY, QUESTIONS) for entry in one.entries) else ""
        found.setdefault(Steward(one.flow, one.help, one.offers, one.voice, alone), []).append(name)
    return found


@dataclass(slots=True)
class Clock:
    """The time of the transcripts; it goes as time does, and can be put forward."""

    base: datetime
    begun: float = field(default_factory=time.monotonic)

    def __call__(self) -> datetime:
        return self.base + timedelta(seconds=time.monotonic() - self.begun)

    def turn_to(self, day: date) -> None:
        self.base += datetime(day.year, day.month, day.day, 12, tzinfo=UTC) - self()


def texts_of(value: object) -> Iterator[str]:
    """Every text in what Firsthand says in a language; what it only understands is not said."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_of(each)
    elif is_dataclass(value):
        for one in fields(value):
            if one.name != "understood":
                yield from texts_of(getattr(value, one.name))


@dataclass(slots=True)
class Round:
    """Everybody does one thing, all is settled, and every chat is looked at."""

    app: App
    telegram: FakeTelegram
    clock: Clock
    ours: set[str]  # the words of the questions, of Firsthand itself and of the help card
    unknown: set[tuple[int, int]] = field(default_factory=set)
    scanned: set[str] = field(default_factory=set)  # words that were looked for

    async def take(self, narrators: list[Narrator]) -> None:
        before = await self.sessions(narrators)
        for one in narrators:
            if before[one.user] is None:  # of whom nothing is kept, nobody knows what stands in their chat
                self.unknown |= {(one.user, shown.id) for shown in self.telegram.chat(one.user)}
        stood = {one.user: {shown.id for shown in self.telegram.chat(one.user)} for one in narrators}
        for one in narrators:
            one.before = before[one.user]
            one.look(self.telegram)
        began, calls = self.clock(), len(self.telegram.calls)
        for one in narrators:
            one.act(self.telegram)
        for one in narrators:
            stood[one.user] |= {shown.id for shown in self.telegram.chat(one.user)}
        await self.settled()
        after = await self.sessions(narrators)
        for one in narrators:
            self.look(one, after[one.user], stood[one.user], began, calls)
        self.clock.base += BETWEEN_ROUNDS

    async def settled(self) -> None:
        """Everything that was done is taken, said, cleared, and known to be."""
        queue = self.telegram.world.queue
        async with asyncio.timeout(30):
            await self.telegram.until(lambda: not len(queue) and queue.is_polled, 30)
            while await self.app.store.write(self.is_unsaid):
                pass

    def is_unsaid(self, transaction: Transaction) -> bool:
        """Whether something is still to be said or cleared, but for what is to be cleared later."""
        now = self.clock().timestamp()
        return any(one.due <= now for one in self.app.store.outbox.undelivered(transaction))

    async def sessions(self, narrators: list[Narrator]) -> dict[int, Session | None]:
        ledger = self.app.store.ledger
        ids = {one.user: ledger.narrator(CHANNEL, one.user) for one in narrators}
        found = await self.app.store.write(lambda transaction: ledger.load(transaction, set(ids.values())))
        return {user: found.get(narrator) for user, narrator in ids.items()}

    def look(
        self, one: Narrator, after: Session | None, stood: set[int], began: datetime, calls: int
    ) -> None:
        was, now = (session is not None and session.discreet for session in (one.before, after))
        one.discreet = was or now
        if not one.discreet:
            return
        where = f"{one.transcript.claim[0]} After {one.doing!r}: it"
        chat = self.telegram.chat(one.user)
        new = [shown for shown in chat if shown.id not in stood]
        made = [call for call in self.telegram.calls[calls:] if call.arguments.get("chat_id") == one.user]
        if one.acts and (new or not one.taps):
            left = [shown for shown in chat if shown.id in stood and (one.user, shown.id) not in self.unknown]
            assert all(self.is_old(one, shown) and shown.text == BLANK for shown in left), f"{where} clears"
            assert chat[-1].text in LAST_LINES, f"{where} ends with a line that says nothing"
            cleared = [call.at for call in made if call.method.startswith("delete")]
            assert all(at - began < CLEARED_WITHIN for at in cleared), f"{where} clears in time"
            said = [call for call in made if call.method == "sendMessage"]
            assert all(call.arguments.get("disable_notification") for call in said), f"{where} rings not"
            one.sees = one.asks_to_see
        if was and not now and after is not None and after.stage is not Stage.IDLE:
            one.discreet = False  # they stopped it
        elif not one.sees:
            self.scan(one, f"{where} repeats nothing")

    def scan(self, one: Narrator, rule: str) -> None:
        """Nothing on the phone repeats what its narrator said."""
        chat = self.telegram.chat(one.user)
        texts = [
            text
            for shown in chat
            for text in (shown.text, *(label for row in shown.buttons for label in row))
        ]
        texts += [tap.answer or "" for tap in self.telegram.world.taps.values() if tap.person == one.user]
        words = one.told - self.ours
        self.scanned |= words
        assert words_in("\n".join(texts)) & words == set(), rule
        assert not any(line.startswith(ECHOES) for text in texts for line in text.split("\n")), rule

    def is_old(self, one: Narrator, shown: Shown) -> bool:
        """Whether Telegram lets nobody delete a message any more."""
        world = self.telegram.world
        return world.older_than_two_days(world.chats[one.user].messages[shown.id])


def ours(app: App) -> set[str]:
    """The words of the questions, of Firsthand and of the help card: by these nobody knows a story."""
    texts = [app.flows.current.source.decode(), *app.service.help_cards.values()]
    texts += [in_words(words.code, (2026, month)) for words in SAID for month in range(1, 13)]
    return words_in("\n".join([*texts, *(text for words in SAID for text in texts_of(words))]))


def keeps(
    transaction: Transaction, narrator: NarratorId, session: Session | None, research: set[bytes]
) -> str:
    """What is kept of one narrator, in the words of a transcript."""
    parts = []
    if session is not None and session.stage is not Stage.IDLE:
        parts.append(f"{'a paused' if session.stage is Stage.PAUSED else 'an unfinished'} talk, locked")
    sent = () if session is None else session.sent
    if sent:
        for_research = sum(one.id in research for one in sent)
        for_staff = sum(bool(one.uses & {Use.DIGEST, Use.QUOTE}) for one in sent)
        stories = "story" if len(sent) == 1 else "stories"
        parts.append(f"{len(sent)} sealed {stories} ({for_research} for research, {for_staff} for staff)")
    sounds = transaction.ledger.execute(queries.sounds_of_narrator, (narrator,)).fetchall()
    for one in sent:
        sounds += transaction.ledger.execute(queries.sounds_of_story, (one.id,)).fetchall()
    if sounds:
        parts.append(f"{len(sounds)} voice {'note' if len(sounds) == 1 else 'notes'}, sealed")
    return "\n".join(parts) or "nothing"


@asynccontextmanager
async def running(settings: Settings, telegram: FakeTelegram, clock: Clock) -> AsyncIterator[App]:
    """The service against this Telegram, until the block ends."""
    settings = replace(
        settings, token=telegram.token, base_url=telegram.base_url, staff_chat=telegram.staff_chat
    )
    stop = asyncio.Event()
    async with opened(settings, {}, read_once) as app, asyncio.TaskGroup() as group:
        group.create_task(
            serve(settings, app.store, app.flows, app.service, clock=clock, stop=stop, waits=BRISK)
        )
        try:
            yield app
        finally:
            stop.set()


@asynccontextmanager
async def decided(steward: Steward, settings: Settings) -> AsyncIterator[Settings]:
    """The settings that make a service as its steward wants it; an engine writes voice notes down where one shall."""
    settings = replace(
        settings,
        flow=None if steward.flow is None else FOLDER / steward.flow,
        help=None if steward.help is None else FOLDER / steward.help,
        languages=frozenset(steward.offers),
        voice=bool(steward.voice),
    )
    words = steward.voice.partition("written down:")[2].strip()
    if not words:
        yield settings
        return
    async with listening(Heard(says({"text": words}))) as address:
        yield replace(settings, speech=address)


STEWARDS = stewards()


@pytest.mark.parametrize("steward", STEWARDS, ids=str)
async def test_in_discreet_mode_no_word_of_a_story_stands_in_the_chat(
    steward: Steward, service: Service
) -> None:
    """Messages are gone within ten seconds, nothing rings, the last line says nothing, and the same is kept in the end."""
    talks = [TRANSCRIPTS[name] for name in STEWARDS[steward]]
    narrators = [Narrator(user, talk) for user, talk in enumerate(talks, 7_000_001)]
    clock = Clock(datetime(talks[0].day.year, talks[0].day.month, talks[0].day.day, 12, tzinfo=UTC))
    async with FakeTelegram(clock=clock) as telegram, decided(steward, service.settings) as settings:
        for one in narrators:
            speaks = one.transcript.speaks or "en"
            telegram.person(one.user, first_name=one.transcript.called or "Sam", language_code=speaks)
        scanned: set[str] = set()
        while any(one.breaths for one in narrators):
            async with running(settings, telegram, clock) as app:
                taking = Round(app, telegram, clock, ours(app), scanned=scanned)
                while busy := [one for one in narrators if one.breaths and not one.waits]:
                    await taking.take(busy)
            for one in narrators:
                if one.waits:
                    ((who, text),) = [(entry.who, entry.text.strip()) for entry in one.breaths.popleft()]
                    if who == DAY:
                        clock.turn_to(date.fromisoformat(text))
                    else:
                        settings = replace(settings, flow=FOLDER / text)
        clock.base += timedelta(seconds=SEEN_FOR)
        async with running(settings, telegram, clock) as app:
            resting = Round(app, telegram, clock, ours(app), scanned=scanned)
            await resting.settled()
            for one in narrators:
                if one.discreet:
                    resting.scan(one, f"{one.transcript.claim[0]} In the end it goes by itself")
            told = set[str]().union(*(one.told for one in narrators)) - resting.ours
            assert bool(scanned) == bool(told)
            ledger = app.store.ledger
            secret = read_secret(settings.secret_file, data=settings.data, environment={})
            with snapshot.opened(settings.data, secret) as stories:
                research = {row.story_id for row in stories.stories()}

            def kept(transaction: Transaction) -> list[str]:
                ids = [ledger.narrator(CHANNEL, one.user) for one in narrators]
                sessions = ledger.load(transaction, ids)
                return [keeps(transaction, narrator, sessions.get(narrator), research) for narrator in ids]

            assert await app.store.write(kept) == [talk.entries[-1].text for talk in talks]
