"""A voice note is fetched once, in pieces, whatever Telegram does meanwhile; or it is said that it could not be."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from aiohttp import web

from bot.app import App, now, opened
from bot.arrival import Arrival
from bot.speech import MOST_TEXT, Engine
from bot.telegram.calls import Calls
from bot.telegram.fetching import AT_ONCE, LARGEST, PATIENCE, Fetching
from bot.turns import Turns
from bot.voices import arrived
from conversations.events import (
    ButtonTapped,
    Event,
    TextReceived,
    VoiceFailed,
    VoiceHeard,
    VoiceKept,
    VoiceReceived,
)
from conversations.session import Session
from conversations.story import Sound
from conversations.words import words_of
from storage.attachments import piece_place
from storage.datasecret import read_secret
from storage.outbox import Outgoing
from storage.sealing.attachment import OpeningSound
from storage.sealing.envelope import derive, unseal
from tests.bot.conftest import Service, read_once
from tests.bot.test_speech import Heard, listening, says
from tests.telegram.fake import FakeTelegram
from tests.telegram.faults import BadGateway, Fault, Reset, ServerError, Silence, TooMany, Truncated

ANNA, BEN = 5_500_000_001, 5_500_000_002
SAID = words_of("en").voice
VOICE = b"OggS" + b"".join(hashlib.sha256(bytes((n % 256, n // 256))).digest() for n in range(6_000))

FLOW = """
| settings |
| | form_title | form_id | version | default_language | namespaces |
| | A short story | short | 1 | English (en) | kv="urn:kv:1" |
| survey |
| | type | name | label::English (en) | bind::kv:guard | bind::kv:summary | bind::kv:voice |
| | text | story | What happened? | pii | What happened | yes |
| | text | change | What would have helped? | pii | What would help | yes |
| | select_multiple use | uses | How may we use it? | consent | | |
| choices |
| | list_name | name | label::English (en) |
| | use | digest | Staff may see the ticks |
| | use | quote | Staff may read the words |
| | use | research | Researchers may study it |
"""
"""Two questions that a voice note may answer, and the consent."""

WITH_AGE = """
| settings |
| | form_title | form_id | version | default_language | namespaces |
| | A short story | short | 1 | English (en) | kv="urn:kv:1" |
| survey |
| | type | name | label::English (en) | required | bind::kv:guard | bind::kv:voice |
| | select_one age | age | How old are you? | yes | safety | |
| | text | story | What happened? | | | yes |
| | select_multiple use | uses | How may we use it? | | consent | |
| choices |
| | list_name | name | label::English (en) | under_age |
| | age | young | Under 16 | yes |
| | age | older | 16 or over | |
| | use | research | Researchers may study it | |
"""
"""The same after a question that somebody can be too young for."""


def flow_file(folder: Path, flow: str = FLOW) -> Path:
    path = folder / "voices.md"
    path.write_text(flow)
    return path


@dataclass(slots=True)
class Desk:
    """Turns and fetching without a poller: a test gives the events, and sees what is said and what is to be fetched."""

    app: App
    turns: Turns
    fetching: Fetching
    said: list[str] = field(default_factory=list)
    shown: list[Outgoing] = field(default_factory=list)
    wanted: list[Outgoing] = field(default_factory=list)
    something: asyncio.Event = field(default_factory=asyncio.Event)
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def put(self, outgoing: Iterable[Outgoing]) -> None:
        self.shown += (outgoing := list(outgoing))
        self.said += [one.text for one in outgoing]
        self.something.set()
        self.something = asyncio.Event()

    async def happens(self, event: Event, account: int = ANNA) -> None:
        outcome = await self.turns.take([Arrival(next(self.numbers), account, event)], [])
        self.put(outcome.replies)
        self.wanted += outcome.fetches

    async def types(self, *lines: str, account: int = ANNA) -> None:
        for line in lines:
            await self.happens(TextReceived(at=now(), text=line), account)

    async def taps(self, label: str, account: int = ANNA) -> None:
        buttons = [button for one in self.shown for row in one.buttons for button in row]
        token = next(button.token for button in reversed(buttons) if label in button.label)
        await self.happens(ButtonTapped(at=now(), token=token), account)

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(5):
            while not holds():
                await self.something.wait()

    async def until_said(self, text: str) -> None:
        await self.until(lambda: text in self.said)

    async def rows(self, statement: str) -> list[tuple[object, ...]]:
        return await self.app.store.write(
            lambda transaction: transaction.ledger.execute(statement).fetchall()
        )

    async def left(self) -> tuple[int, int, int]:
        """How many sounds, pieces, and rows that fetch (or say) something there are."""
        await self.app.store.write(
            lambda t: self.app.store.outbox.done(
                t, [one.id for one in self.app.store.outbox.undelivered(t) if one.wanted is None]
            )
        )
        (row,) = await self.rows(
            "SELECT (SELECT count(*) FROM sounds), (SELECT count(*) FROM pieces), (SELECT count(*) FROM outbox)"
        )
        return row  # type: ignore[return-value]


@asynccontextmanager
async def desk(
    service: Service,
    telegram: FakeTelegram,
    folder: Path,
    *,
    speech: str | None = None,
    clock: Callable[[], datetime] = now,
    base_url: str | None = None,
    flow: str = FLOW,
) -> AsyncIterator[Desk]:
    settings = replace(service.settings, flow=flow_file(folder, flow), voice=True, speech=speech)
    calls = Calls(base_url or telegram.base_url, telegram.token)
    async with opened(settings, {}, read_once) as app:
        turns = Turns(
            app.store, app.flows, channel="telegram", service=app.service, release_after=0, clock=clock
        )
        made: list[Desk] = []

        class Said:
            def put(self, outgoing: Iterable[Outgoing]) -> None:
                made[0].put(outgoing)

        engine = None if speech is None else Engine(speech)
        fetching = Fetching(
            app.store, calls, turns, Said(), clock=clock, speech=engine, first_pause=0.002, look=0.01
        )
        made.append(Desk(app, turns, fetching))
        await calls.initialize()
        running = asyncio.create_task(fetching.run())
        try:
            yield made[0]
            assert not running.done()
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
            await calls.shutdown()


def file_of(telegram: FakeTelegram, said: bytes = VOICE) -> str:
    """The id of a voice message of these bytes, as an update would name it."""
    telegram.voice(ANNA, said)
    return next(reversed(telegram.world.files))


async def sent_one(at: Desk, telegram: FakeTelegram, said: bytes = VOICE, *, account: int = ANNA) -> Outgoing:
    """A narrator begins, and answers the first question with a voice note."""
    await at.types("hello", account=account)
    await at.happens(VoiceReceived(at=now(), file=file_of(telegram, said), seconds=7), account)
    return at.wanted[-1]


async def session_of(at: Desk, account: int = ANNA) -> Session | None:
    ledger = at.app.store.ledger
    narrator = ledger.narrator("telegram", account)
    return (await at.app.store.write(lambda t: ledger.load(t, {narrator}))).get(narrator)


async def sounds(at: Desk, account: int = ANNA) -> dict[str, Sound]:
    session = await session_of(at, account)
    return {} if session is None else dict(session.sounds)


async def heard(at: Desk, service: Service, sound: Sound) -> bytes:
    """What a sound opens to, read from the ledger with the service secret and the key that the draft holds."""
    secret = read_secret(service.settings.secret_file, data=service.settings.data, environment={})
    key, opening = derive(secret, "pieces"), OpeningSound(sound.id, sound.key)
    pieces = await at.app.store.write(
        lambda t: t.ledger.execute(
            "SELECT sealed, number FROM pieces WHERE sound = ? ORDER BY number", (sound.id,)
        ).fetchall()
    )
    parts = [
        opening.add(unseal(key, sealed, place=piece_place(sound.id, number))) for sealed, number in pieces
    ]
    return b"".join(parts) + opening.close()


async def test_it_is_fetched_once_and_is_an_answer_to_the_byte(service: Service, tmp_path: Path) -> None:
    async with FakeTelegram() as telegram, desk(service, telegram, tmp_path) as at:
        at.fetching.put([await sent_one(at, telegram)])
        await at.until_said(SAID.kept)
        (sound,) = (await sounds(at)).values()
        assert await heard(at, service, sound) == VOICE
        assert sound.seconds == 7
        assert len(telegram.downloads) == 1
        assert await at.left() == (1, 3, 0)


@pytest.mark.parametrize(
    ("method", "faults"),
    [
        ("getFile", [TooMany(0), ServerError(), BadGateway(), Reset(), Truncated()]),
        ("file", [Truncated(), Reset(), Reset(after_effect=True), BadGateway(), TooMany(0), Truncated()]),
    ],
)
async def test_whatever_goes_wrong_on_the_way_it_is_tried_again(
    service: Service, tmp_path: Path, method: str, faults: list[Fault]
) -> None:
    """And what came of it before counts for nothing."""
    async with FakeTelegram() as telegram, desk(service, telegram, tmp_path) as at:
        telegram.script(method, *faults)
        at.fetching.put([await sent_one(at, telegram)])
        await at.until_said(SAID.kept)
        (sound,) = (await sounds(at)).values()
        assert await heard(at, service, sound) == VOICE
        tried = telegram.downloads if method == "file" else telegram.calls_of("getFile")
        assert len(tried) == len(faults) + 1
        assert await at.left() == (1, 3, 0)
        assert at.said.count(SAID.kept) == 1


async def test_a_voice_note_that_is_too_big_or_gone_is_said_to_be_so_at_once(
    service: Service, tmp_path: Path
) -> None:
    """Telegram's own words for it: "file is too big", "invalid file_id"."""
    async with FakeTelegram() as telegram, desk(service, telegram, tmp_path) as at:
        await at.types("hello")
        for file in (file_of(telegram, bytes(LARGEST + 1)), "AwAC-gone"):
            at.said.clear()
            await at.happens(VoiceReceived(at=now(), file=file))  # an update need not say how large it is
            at.fetching.put([at.wanted[-1]])
            await at.until_said(SAID.failed)
            assert await at.left() == (0, 0, 0)
        assert [call.description for call in telegram.calls_of("getFile")] == [
            "Bad Request: file is too big",
            "Bad Request: invalid file_id",
        ]
        assert telegram.downloads == []


async def test_the_longest_that_telegram_gives_is_taken(service: Service, tmp_path: Path) -> None:
    """20 MB, and what comes is measured, whatever was said of it before."""
    said = VOICE * (LARGEST // len(VOICE) + 1)
    async with FakeTelegram() as telegram, desk(service, telegram, tmp_path) as at:
        at.fetching.put([await sent_one(at, telegram, said[:LARGEST])])
        await asyncio.wait_for(at.until_said(SAID.kept), 20)
        (sound,) = (await sounds(at)).values()
        digest = hashlib.sha256(await heard(at, service, sound)).digest()
        assert digest == hashlib.sha256(said[:LARGEST]).digest()


@asynccontextmanager
async def odd_server(
    path: object, *, size: object = None, status: int = 200, body: bytes = b"x"
) -> AsyncIterator[str]:
    """A Bot API server that answers getFile with this path, and each download with this body."""

    async def answer(request: web.Request) -> web.Response:
        if request.path.startswith("/file/"):
            return web.Response(body=body, status=status)
        return web.json_response({"ok": True, "result": {"file_path": path, "file_size": size}})

    application = web.Application()
    application.router.add_route("*", "/{rest:.*}", answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@pytest.mark.parametrize(
    ("path", "size", "body"),
    [
        ("/var/lib/telegram-bot-api/voice/file_1.oga", 1, b"x"),
        ("voice/file_1.oga", LARGEST + 1, b"x"),
        ("voice/file_1.oga", None, bytes(LARGEST + 1)),
    ],
)
async def test_a_server_that_keeps_files_to_itself_or_sends_too_much_gives_none(
    service: Service, tmp_path: Path, path: str, size: int | None, body: bytes
) -> None:
    """Neither is a path of its own disk asked for, nor more taken than may be."""
    async with (
        FakeTelegram() as telegram,
        odd_server(path, size=size, body=body) as url,
        desk(service, telegram, tmp_path, base_url=url) as at,
    ):
        at.fetching.put([await sent_one(at, telegram)])
        await asyncio.wait_for(at.until_said(SAID.failed), 10)
        assert await at.left() == (0, 0, 0)


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("../../etc/passwd", None, 200),
        ("voice/../../x", None, 200),
        ("voice//x", None, 200),
        ("http://192.0.2.1/x", None, 200),
        ("voice/x?y", None, 200),
        (None, None, 200),
        (["voice"], None, 200),
        ("voice/x", 2, 200),
        ("voice/x", None, 404),
        ("voice/x", None, 401),
        ("voice/x", None, 302),
    ],
)
async def test_what_does_not_come_within_the_hour_is_given_up(
    service: Service, tmp_path: Path, path: object, size: int | None, status: int
) -> None:
    """A path that is none, another size than was said, a download that is refused: all are tried again until then."""
    late = now() + timedelta(seconds=PATIENCE + 1)
    times = iter([now(), now(), now(), now(), now(), now()])
    async with (
        FakeTelegram() as telegram,
        odd_server(path, size=size, status=status) as url,
        desk(service, telegram, tmp_path, base_url=url, clock=lambda: next(times, late)) as at,
    ):
        at.fetching.put([await sent_one(at, telegram)])
        await at.until_said(SAID.failed)
        assert at.said.count(SAID.failed) == 1
        assert await at.left() == (0, 0, 0)


async def test_a_narrator_who_deletes_meanwhile_hears_nothing_of_it(service: Service, tmp_path: Path) -> None:
    """Before it is fetched, and while it is; the chat stays as they left it, and nothing is kept."""
    long = VOICE * 60
    async with FakeTelegram() as telegram, desk(service, telegram, tmp_path) as at:
        for when in ("before", "while"):
            wanted = await sent_one(at, telegram, long)
            if when == "while":
                at.fetching.put([wanted])
                async with asyncio.timeout(5):
                    while not await at.rows("SELECT 1 FROM pieces LIMIT 1"):
                        await asyncio.sleep(0)
            await at.types("/delete", "yes")
            assert (await at.rows("SELECT count(*) FROM sounds")) == [(0,)]
            said = len(at.said)
            if when == "before":
                at.fetching.put([wanted])
            async with asyncio.timeout(5):
                while await at.rows(f"SELECT 1 FROM outbox WHERE id = {wanted.id}"):
                    await asyncio.sleep(0)
            assert await at.left() == (0, 0, 0)
            assert at.said[said:] == []


async def test_what_became_of_it_is_told_once(service: Service, tmp_path: Path) -> None:
    """The same row fetched twice over, or its end told twice, changes nothing."""
    async with FakeTelegram() as telegram, desk(service, telegram, tmp_path) as at:
        wanted = await sent_one(at, telegram)
        at.fetching.put([wanted])
        await at.until_said(SAID.kept)
        before, said = await sounds(at), len(at.said)
        at.fetching.put([wanted])
        (sound,) = before.values()
        assert wanted.wanted is not None
        again = VoiceKept(at=now(), fetch=wanted.wanted.request.fetch, sound=sound)
        outcome = await at.turns.take([arrived(wanted, again)], [])
        await sent_one(at, telegram, account=BEN)
        at.fetching.put([at.wanted[-1]])
        await at.until(lambda: at.said[said:].count(SAID.kept) == 1)
        assert (outcome.replies, at.said.count(SAID.kept)) == ([], 2)
        assert await sounds(at) == before
        assert await at.left() == (2, 6, 0)


async def test_one_who_went_on_to_other_things_loses_nothing(service: Service, tmp_path: Path) -> None:
    """The voice note goes where it belongs, whenever it comes."""
    async with FakeTelegram() as telegram, desk(service, telegram, tmp_path) as at:
        wanted = await sent_one(at, telegram)
        await at.types("/skip", "Somebody to talk to")
        at.fetching.put([wanted])
        await at.until_said(SAID.kept)
        assert list(await sounds(at)) == ["story"]


async def test_a_full_disk_keeps_the_row_and_no_half(service: Service, tmp_path: Path) -> None:
    """It is tried again, and the key of what was written before is forgotten."""
    async with FakeTelegram() as telegram, desk(service, telegram, tmp_path) as at:
        wanted = await sent_one(at, telegram)
        ((pages,),) = await at.rows("PRAGMA page_count")
        await at.rows(f"PRAGMA max_page_count = {int(str(pages)) + 20}")
        at.fetching.put([wanted])
        await telegram.until(lambda: len(telegram.downloads) > 2)
        assert SAID.kept not in at.said
        await at.rows("PRAGMA max_page_count = 1000000")
        await at.until_said(SAID.kept)
        (sound,) = (await sounds(at)).values()
        assert await heard(at, service, sound) == VOICE


# Written down by an engine


async def test_with_an_engine_the_sound_is_passed_on_and_never_kept(service: Service, tmp_path: Path) -> None:
    engine = Heard(says({"text": "We waited ten weeks."}))
    async with (
        FakeTelegram() as telegram,
        listening(engine) as address,
        desk(service, telegram, tmp_path, speech=address) as at,
    ):
        wanted = await sent_one(at, telegram)
        at.fetching.put([wanted])
        await at.until_said("We waited ten weeks.")
        assert SAID.heard in at.said
        assert bytes(engine.sound) == VOICE
        assert await at.left() == (0, 0, 0)
        assert await sounds(at) == {}


async def test_an_engine_that_is_not_there_yet_is_asked_again(service: Service, tmp_path: Path) -> None:
    answers = iter([503, 500, 429])

    def answer() -> web.Response:
        return web.json_response({"text": "We waited."}, status=next(answers, 200))

    async with (
        FakeTelegram() as telegram,
        listening(Heard(answer)) as address,
        desk(service, telegram, tmp_path, speech=address) as at,
    ):
        telegram.script("file", Truncated())
        at.fetching.put([await sent_one(at, telegram)])
        await at.until_said("We waited.")
        assert len(telegram.downloads) == 5


@pytest.mark.parametrize("answer", [says({"text": ""}), says({"text": "a" * (MOST_TEXT + 1)}), says({}, 400)])
async def test_where_nothing_can_be_heard_its_narrator_is_told(
    service: Service, tmp_path: Path, answer: Callable[[], web.Response]
) -> None:
    async with (
        FakeTelegram() as telegram,
        listening(Heard(answer)) as address,
        desk(service, telegram, tmp_path, speech=address) as at,
    ):
        at.fetching.put([await sent_one(at, telegram)])
        await at.until_said(SAID.failed)
        assert len(telegram.downloads) == 1
        assert await at.left() == (0, 0, 0)


async def test_an_engine_hears_one_at_a_time(service: Service, tmp_path: Path) -> None:
    together: list[int] = []
    inside = 0
    engine = Heard(says({"text": "yes"}))
    whole = engine.serve

    async def serve(request: web.Request) -> web.Response:
        nonlocal inside
        inside += 1
        together.append(inside)
        answer = await whole(request)
        inside -= 1
        return answer

    application = web.Application(client_max_size=64 * 1024 * 1024)
    application.router.add_post("/inference", serve)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/inference"
    try:
        async with FakeTelegram() as telegram, desk(service, telegram, tmp_path, speech=address) as at:
            for account in range(ANNA, ANNA + 5):
                await sent_one(at, telegram, account=account)
            at.fetching.put(at.wanted)
            await at.until(lambda: at.said.count("yes") == 5)
    finally:
        await runner.cleanup()
    assert together == [1] * 5


async def test_a_text_for_a_draft_that_is_gone_is_said_to_nobody(service: Service, tmp_path: Path) -> None:
    async with FakeTelegram() as telegram, desk(service, telegram, tmp_path) as at:
        wanted = await sent_one(at, telegram)
        await at.types("/delete", "yes", "hello")
        said = len(at.said)
        assert wanted.wanted is not None
        event = VoiceHeard(at=now(), fetch=wanted.wanted.request.fetch, text="We waited ten weeks.")
        outcome = await at.turns.take([arrived(wanted, event)], [])
        assert outcome.replies == []
        assert at.said[said:] == []
        assert await at.left() == (0, 0, 0)


async def test_where_the_draft_is_damaged_its_narrator_is_told_and_nothing_is_left(
    service: Service, tmp_path: Path
) -> None:
    """And the next voice note is fetched as ever."""
    async with FakeTelegram() as telegram, desk(service, telegram, tmp_path) as at:
        wanted = await sent_one(at, telegram)
        await at.rows("UPDATE sessions SET sealed = zeroblob(200)")
        at.fetching.put([wanted])
        await at.until_said(words_of("en").asking.trouble)
        assert await at.left() == (0, 0, 0)
        at.fetching.put([await sent_one(at, telegram, account=BEN)])
        await at.until_said(SAID.kept)


# Meant no more


LEAVES = {
    "left out": ("/skip", "yes"),
    "deleted": ("/delete", "yes"),
}


@pytest.mark.parametrize("leaves", LEAVES)
async def test_what_is_left_out_is_fetched_no_more(service: Service, tmp_path: Path, leaves: str) -> None:
    """The row that asks for it is gone in the transaction of that turn, and a download that hangs is broken off."""
    async with FakeTelegram() as telegram, desk(service, telegram, tmp_path) as at:
        telegram.script("getFile", Silence())
        wanted = await sent_one(at, telegram)
        at.fetching.put([wanted])
        await telegram.until(lambda: len(telegram.calls_of("getFile")) == 1)
        await at.types(*LEAVES[leaves])
        assert await at.left() == (0, 0, 0)
        session = await session_of(at)
        assert session is None or session.awaited is None
        others = [await sent_one(at, telegram, account=account) for account in range(BEN, BEN + AT_ONCE)]
        at.fetching.put(others)
        await at.until(lambda: at.said.count(SAID.kept) == AT_ONCE)
        assert at.said.count(SAID.failed) == 0


async def test_who_answers_in_words_instead_waits_for_no_voice_note_any_more(
    service: Service, tmp_path: Path
) -> None:
    """Where an engine would have written it down: the words are the answer."""
    async with (
        FakeTelegram() as telegram,
        listening(Heard(says({"text": "too late"}))) as address,
        desk(service, telegram, tmp_path, speech=address) as at,
    ):
        wanted = await sent_one(at, telegram)
        await at.types("We waited ten weeks.")
        assert await at.left() == (0, 0, 0)
        said = len(at.said)
        at.fetching.put([wanted])
        at.fetching.put([await sent_one(at, telegram, account=BEN)])
        await at.until_said("too late")
        assert SAID.failed not in at.said[said:]
        session = await session_of(at)
        assert session is not None
        assert (session.answers["story"], session.awaited) == ("We waited ten weeks.", None)


async def test_a_pause_is_not_leaving(service: Service, tmp_path: Path) -> None:
    """With an engine and without: whoever comes back finds what they said."""
    engine = Heard(says({"text": "We waited ten weeks."}))
    async with FakeTelegram() as telegram, listening(engine) as address:
        for number, speech in enumerate((None, address)):
            folder = tmp_path / str(number)
            folder.mkdir()
            own = replace(service.settings, data=service.settings.data if speech is None else folder / "data")
            if speech is not None:
                (folder / "data").mkdir()
                (service.settings.data / "recipients").rename(folder / "data" / "recipients")
            async with desk(replace(service, settings=own), telegram, folder, speech=speech) as at:
                wanted = await sent_one(at, telegram)
                await at.types("/pause")
                said = len(at.said)
                at.fetching.put([wanted])
                async with asyncio.timeout(5):
                    while await at.rows("SELECT 1 FROM outbox WHERE story IS NOT NULL"):
                        await asyncio.sleep(0.01)
                assert at.said[said:] == []
                await at.types("hello", "yes")
                if speech is None:
                    assert list(await sounds(at)) == ["story"]
                else:
                    assert at.said[-2:] == ["We waited ten weeks.", SAID.heard]


async def test_one_account_never_has_more_than_one_fetched(service: Service, tmp_path: Path) -> None:
    """Whoever sends one, leaves it out and sends the next, again and again, within one batch or in many."""
    async with FakeTelegram() as telegram, desk(service, telegram, tmp_path) as at:
        file = file_of(telegram)
        await at.types("hello")
        for _ in range(10):
            await at.happens(VoiceReceived(at=now(), file=file, seconds=3))
            assert await at.left() == (1, 0, 1)
            await at.types("/skip", "yes")
            assert await at.left() == (0, 0, 0)
            await at.types("/back")
        events: list[Event] = [
            VoiceReceived(at=now(), file=file, seconds=3),
            TextReceived(at=now(), text="/skip"),
            TextReceived(at=now(), text="yes"),
            TextReceived(at=now(), text="/back"),
        ] * 3
        outcome = await at.turns.take([Arrival(next(at.numbers), ANNA, event) for event in events], [])
        assert outcome.fetches == []
        assert await at.left() == (0, 0, 0)
        assert len(at.wanted) == 10


async def test_under_16_leaves_nothing_of_a_voice_note(service: Service, tmp_path: Path) -> None:
    """In the transaction of that answer; a story that was sent earlier stays, and so does its row of the ledger."""
    async with FakeTelegram() as telegram, desk(service, telegram, tmp_path, flow=WITH_AGE) as at:
        await at.types("hello")
        await at.taps("16 or over")
        await at.types("We waited")
        await at.taps("Researchers may study it")
        await at.taps("Done")
        await at.taps("Send")
        await at.types("hello")
        await at.taps("16 or over")
        await at.happens(VoiceReceived(at=now(), file=file_of(telegram), seconds=3))
        assert (await at.left())[0] == 1
        await at.types("/back")
        await at.taps("Under 16")
        assert (await at.left())[:2] == (0, 0)
        assert (
            await at.rows(
                "SELECT 1 FROM outbox WHERE length(story) = 16 AND story NOT IN (SELECT id FROM stories)"
            )
            == []
        )
        session = await session_of(at)
        assert session is not None
        assert (len(session.sent), session.awaited) == (1, None)


# Said later


async def test_what_comes_of_it_after_ten_minutes_makes_no_sound(service: Service, tmp_path: Path) -> None:
    """Whoever sent it may have put the phone down beside somebody else."""
    async with FakeTelegram() as telegram, desk(service, telegram, tmp_path) as at:
        for minutes, quiet in ((9, False), (11, True)):
            wanted = await sent_one(at, telegram, account=ANNA + minutes)
            assert wanted.wanted is not None
            failed = VoiceFailed(at=now() + timedelta(minutes=minutes), fetch=wanted.wanted.request.fetch)
            outcome = await at.turns.take([arrived(wanted, failed)], [])
            assert [(one.text, one.quiet) for one in outcome.replies] == [(SAID.failed, quiet)]


# Never to come


@pytest.mark.parametrize("damage", ["DELETE FROM outbox", "UPDATE outbox SET sealed = zeroblob(200)"])
async def test_one_that_can_never_come_does_not_stand_in_the_way(
    service: Service, tmp_path: Path, damage: str
) -> None:
    """The row that asks for it is gone or damaged: at the next thing its narrator does they are told, and can go on."""
    async with FakeTelegram() as telegram:
        async with desk(service, telegram, tmp_path) as at:
            await sent_one(at, telegram)
            await at.types("/done")
            await at.rows(damage)
        async with desk(service, telegram, tmp_path) as at:
            at.numbers = count(100)
            await at.happens(VoiceReceived(at=now(), file=file_of(telegram), seconds=7))
            session = await session_of(at)
            assert session is not None
            assert at.said[:2] == [SAID.failed, SAID.wait]
            assert (session.at, session.awaited and session.awaited.prompt) == ("change", "change")
            at.fetching.put(at.wanted)
            await at.until_said(SAID.kept)
            assert list(await sounds(at)) == ["change"]


async def test_a_row_that_asks_for_what_nobody_waits_for_goes_at_the_start(
    service: Service, tmp_path: Path
) -> None:
    async with FakeTelegram() as telegram:
        async with desk(service, telegram, tmp_path) as at:
            await sent_one(at, telegram)
            await at.rows("DELETE FROM sounds")
        async with desk(service, telegram, tmp_path) as at:
            assert [one for one in at.app.store.undelivered if one.wanted is not None] == []
            assert await at.left() == (0, 0, 0)
