"""What becomes of a voice note at a terminal, where nobody speaks: a made-up sound is sealed, or made-up words were heard."""

from collections.abc import Callable
from datetime import datetime

from bot.turns import Turns
from bot.voices import arrived
from conversations.events import VoiceHeard, VoiceKept
from conversations.story import Sound
from storage.outbox import Outgoing, Wanted
from storage.store import Store

_SOUND = b"OggS, and nobody speaks"


class Listening:
    """Answers what a service that ended before had still to fetch, as another start of it would."""

    def __init__(
        self, store: Store, turns: Turns, *, clock: Callable[[], datetime], words: str | None
    ) -> None:
        """``words`` are what an engine writes down of every voice note; None: there is none, and sounds are sealed."""
        self._store = store
        self._turns = turns
        self._clock = clock
        self._words = words

    async def answer(self, fetch: Outgoing) -> list[Outgoing]:
        """Take the turn that tells of one voice note; gives what is said to its narrator."""
        wanted = fetch.wanted
        assert wanted is not None, "a row that fetches says what"
        at, name = self._clock(), wanted.request.fetch
        if self._words is None:
            event = VoiceKept(at=at, fetch=name, sound=await self._sealed(wanted))
            return (await self._turns.take([arrived(fetch, event)], [])).replies
        heard = VoiceHeard(at=at, fetch=name, text=self._words)
        return (await self._turns.take([arrived(fetch, heard)], [])).replies

    async def _sealed(self, wanted: Wanted) -> Sound:
        attachments = self._store.vault.attachments
        await self._store.write(lambda transaction: attachments.begin(transaction, wanted.sound))
        incoming = attachments.incoming(wanted.sound)
        incoming.add(_SOUND)
        incoming.close()
        await self._store.write(incoming.keep)
        return Sound(wanted.sound, incoming.key, wanted.request.seconds)
