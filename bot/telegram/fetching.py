"""Voice notes, fetched from Telegram once: sealed while they come in, or passed on to an engine that writes them down.

What is to be fetched stands in the outbox until the turn is on the disk that tells the conversation what became of it;
a process that dies meanwhile begins anew. What its narrator means no more is let go of within ``LOOK`` seconds. At no
time is a voice note whole in memory, or in clear on a disk.
"""

import asyncio
import logging
import re
import sqlite3
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine, Iterable, Sequence
from contextlib import aclosing, suppress
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from bot.arrival import Arrival
from bot.speech import SpeechLater, SpeechRefused
from bot.telegram.calls import Calls, Interrupted
from bot.turns import Outcome
from bot.voices import Fetched, arrived
from conversations.events import VoiceFailed, VoiceHeard, VoiceKept
from conversations.story import Sound
from storage.database import Transaction
from storage.outbox import Finished, Outgoing, Wanted
from storage.store import Store

log = logging.getLogger("firsthand.fetching")

LARGEST = 20 << 20
"""Bytes of a file that Telegram lets a bot fetch (tdlib/telegram-bot-api, Client.h, MAX_DOWNLOAD_FILE_SIZE)."""

PATIENCE = 3600
"""Seconds after which a voice note that could not be fetched is given up."""

AT_ONCE = 3
"""Voice notes fetched beside each other; more would keep the disk from people who write."""

LOOK = 1.0
"""Seconds between two looks whether a voice note that is being fetched is still meant; one look is one indexed read."""

_FIRST_PAUSE = 2.0
_LONGEST_PAUSE = 300.0
_LOCATE_SECONDS = (
    90.0  # the server answers getFile when it has the file itself (tdlib/telegram-bot-api, issue 32)
)
_PATH = re.compile(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*", re.ASCII)


class Hears(Protocol):
    """What writes down a sound (``bot.speech.Engine``)."""

    async def heard(self, sound: AsyncIterator[bytes]) -> str:
        """What it says; raises ``SpeechLater`` or ``SpeechRefused``."""


class Tells(Protocol):
    """What takes the turn of a narrator whose voice note was fetched (``bot.turns.Turns``)."""

    async def take(self, arrivals: Sequence[Arrival], delivered: Sequence[Finished]) -> Outcome:
        """Take it; the row of the outbox goes in the same commit. Raises ``sqlite3.Error`` where nothing was done."""


class Sends(Protocol):
    """What sends what was said in that turn (``bot.telegram.sender.Sender``)."""

    def put(self, outgoing: Iterable[Outgoing]) -> None:
        """Send these; they are in the outbox already."""


class _Never(Exception):
    """It will never be had; the sentence holds nothing of it."""


class _Later(Exception):
    """It may be had later, after so many seconds where that is known."""

    def __init__(self, reason: str, seconds: float = 0.0) -> None:
        super().__init__(reason)
        self.seconds = seconds


class _Nobody(Exception):
    """Nobody waits for it any more: its draft is gone, or it was left out."""


class _Start(Enum):
    READY = auto()
    FULL = auto()
    NOBODY = auto()


class Fetching:
    """Fetches what the conversations asked for, for as long as ``run`` runs."""

    def __init__(
        self,
        store: Store,
        calls: Calls,
        turns: Tells,
        sender: Sends,
        *,
        clock: Callable[[], datetime],
        speech: Hears | None = None,
        first_pause: float = _FIRST_PAUSE,
        look: float = LOOK,
    ) -> None:
        self._store = store
        self._attachments = store.vault.attachments
        self._calls = calls
        self._turns = turns
        self._sender = sender
        self._clock = clock
        self._speech = speech
        self._first_pause = first_pause
        self._look = look
        self._queue: asyncio.Queue[Outgoing] = asyncio.Queue()
        self._pauses: dict[int, float] = {}
        self._speaking = asyncio.Lock()

    def put(self, wanted: Iterable[Outgoing]) -> None:
        """Fetch these too; they are in the outbox already."""
        for one in wanted:
            self._queue.put_nowait(one)

    async def run(self) -> None:
        """Fetch until cancelled. Cancelling loses nothing: what is not on the disk is fetched again."""
        async with asyncio.TaskGroup() as tasks:
            for _ in range(AT_ONCE):
                tasks.create_task(self._working())

    async def _working(self) -> None:
        while True:
            await self._once(await self._queue.get())

    async def _once(self, outgoing: Outgoing) -> None:
        wanted = outgoing.wanted
        assert wanted is not None, "a row that fetches says what"
        result: Fetched
        try:
            result = await self._result(wanted)
        except _Nobody:
            result = self._failed(wanted)  # the turn finds that nobody waits, and says nothing
        except _Never as error:
            reason = str(error)
            log.warning("a voice note was given up: %s", reason)
            result = self._failed(wanted)
        except (_Later, sqlite3.Error) as error:
            if self._clock().timestamp() < wanted.asked + PATIENCE:
                self._again(outgoing, error)
                return
            log.warning("a voice note was given up: it could not be had within the hour")
            result = self._failed(wanted)
        except Exception as error:  # noqa: BLE001  # the border: one voice note must not stop the others
            log.error("a voice note was given up: a mistake of ours (%s)", type(error).__name__)
            result = self._failed(wanted)
        self._pauses.pop(outgoing.id, None)
        await self._tell(outgoing, result)

    def _again(self, outgoing: Outgoing, error: Exception) -> None:
        pause = self._pauses.get(outgoing.id, self._first_pause)
        self._pauses[outgoing.id] = min(pause * 2, _LONGEST_PAUSE)
        if isinstance(error, _Later):
            pause = max(pause, error.seconds)
        reason = str(error) if isinstance(error, _Later) else type(error).__name__
        log.warning("a voice note could not be fetched (%s); trying again in %.1f s", reason, pause)
        asyncio.get_running_loop().call_later(pause, self._queue.put_nowait, outgoing)

    def _failed(self, wanted: Wanted) -> VoiceFailed:
        return VoiceFailed(at=self._clock(), fetch=wanted.request.fetch)

    async def _tell(self, outgoing: Outgoing, result: Fetched) -> None:
        """Until it is on the disk: the key of a sound is nowhere else yet."""
        pause = self._first_pause
        while True:
            try:
                outcome = await self._turns.take([arrived(outgoing, result)], [])
                break
            except sqlite3.Error as error:
                log.error("nothing could be kept (%s); trying again", type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
        self._sender.put(outcome.replies)

    # One voice note

    async def _result(self, wanted: Wanted) -> Fetched:
        match await self._store.write(lambda transaction: self._started(transaction, wanted.sound)):
            case _Start.NOBODY:
                raise _Nobody
            case _Start.FULL:
                raise _Never("its draft holds as much as one may")
        work = self._kept(wanted) if self._speech is None else self._heard(wanted, self._speech)
        return await self._while_meant(wanted, work)

    async def _while_meant(self, wanted: Wanted, work: Coroutine[None, None, Fetched]) -> Fetched:
        """What comes of the work, which stops where its narrator means the voice note no more."""
        working, watching = asyncio.create_task(work), asyncio.create_task(self._left(wanted))
        try:
            await asyncio.wait((working, watching), return_when=asyncio.FIRST_COMPLETED)
            if not working.done():
                raise _Nobody
            return await working
        finally:
            working.cancel()
            watching.cancel()
            await asyncio.gather(working, watching, return_exceptions=True)

    async def _left(self, wanted: Wanted) -> None:
        """Return when nobody waits for it any more."""
        is_meant = True
        while is_meant:
            await asyncio.sleep(self._look)
            with suppress(sqlite3.Error):  # whether it is meant is seen when the database can be read again
                is_meant = await self._store.write(lambda t: self._attachments.awaited(t, wanted.sound))

    def _started(self, transaction: Transaction, sound: bytes) -> _Start:
        if not self._attachments.awaited(transaction, sound):
            return _Start.NOBODY
        return _Start.READY if self._attachments.begin(transaction, sound) else _Start.FULL

    async def _kept(self, wanted: Wanted) -> VoiceKept:
        incoming = self._attachments.incoming(wanted.sound)
        async with aclosing(self._blocks(wanted)) as blocks:
            async for block in blocks:
                incoming.add(block)
                if incoming.full:
                    await self._keep(incoming.keep)
        incoming.close()
        await self._keep(incoming.keep)
        sound = Sound(wanted.sound, incoming.key, wanted.request.seconds)
        return VoiceKept(at=self._clock(), fetch=wanted.request.fetch, sound=sound)

    async def _keep(self, keep: Callable[[Transaction], bool]) -> None:
        if not await self._store.write(keep):
            raise _Nobody

    async def _heard(self, wanted: Wanted, speech: Hears) -> VoiceHeard:
        broken: list[Exception] = []
        try:
            async with self._speaking:
                text = await speech.heard(self._noted(self._blocks(wanted), broken))
        except (SpeechLater, SpeechRefused) as error:
            if broken:  # the engine only saw that the sound broke off
                raise broken[0] from None
            if isinstance(error, SpeechRefused):
                raise _Never(str(error)) from None
            raise _Later(str(error)) from None
        return VoiceHeard(at=self._clock(), fetch=wanted.request.fetch, text=text)

    async def _noted(self, blocks: AsyncIterator[bytes], broken: list[Exception]) -> AsyncIterator[bytes]:
        try:
            async for block in blocks:
                yield block
        except (_Later, _Never) as error:
            broken.append(error)
            raise

    async def _blocks(self, wanted: Wanted) -> AsyncGenerator[bytes, None]:
        """The voice note, as it comes: ``calls.BLOCK`` bytes at a time, at most."""
        path, size = await self._located(wanted.request.file)
        length = 0
        try:
            async with self._calls.download(path) as blocks:
                async for block in blocks:
                    length += len(block)
                    if length > LARGEST:
                        raise _Never("it is larger than a bot may fetch")
                    yield block
        except Interrupted as error:
            # 401 and 404 come and go (tdlib/telegram-bot-api, issues 42 and 779); the next getFile names another path.
            raise _Later(str(error)) from None
        if size is not None and length != size:
            raise _Later("it came with another size than Telegram says")

    async def _located(self, file: str) -> tuple[str, int | None]:
        """Where the file lies at Telegram, for an hour at least, and its size where that is said."""
        answer = await self._calls.call("getFile", {"file_id": file}, seconds=_LOCATE_SECONDS)
        if answer.ok and isinstance(answer.result, dict):
            path, size = answer.result.get("file_path"), answer.result.get("file_size")
            if isinstance(size, int) and size > LARGEST:
                raise _Never("it is larger than a bot may fetch")
            if isinstance(path, str) and path.startswith("/"):
                raise _Never("the Bot API server keeps files to itself (--local)")
            if isinstance(path, str) and _PATH.fullmatch(path):
                return path, size if isinstance(size, int) else None
        if answer.status == 400 and "temporarily" not in answer.description.casefold():
            raise _Never("Telegram does not give it: too big, or gone")
        raise _Later(f"Telegram answers with {answer.status}", answer.retry_after or 0.0)
