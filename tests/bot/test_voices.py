"""Voice notes, from the phone to the researcher: nobody else hears one, and none outlives its story."""

import asyncio
import hashlib
import logging
import os
import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import now
from bot.sending import export
from conversations.session import Session
from conversations.story import VOICE as PLACE
from conversations.words import words_of
from storage import soundness
from storage.approvals import by_one
from storage.attachments import piece_place
from storage.datasecret import read_secret
from storage.export.opening import Row, open_bundle
from storage.export.sounds import Part
from storage.sealing.attachment import OpeningSound
from storage.sealing.envelope import derive, unseal
from storage.store import Store
from tests.bot.conftest import Service
from tests.bot.test_fetching import ANNA, BEN, flow_file
from tests.bot.test_kills import environment
from tests.bot.test_no_trace import written
from tests.bot.test_speech import Heard, listening, says
from tests.storage.parcels import EVE
from tests.telegram.children import FIRSTHAND, Nursery
from tests.telegram.fake import FakeTelegram
from tests.telegram.faults import Silence
from tests.telegram.kills import storm

SAID = words_of("en")
SAFE = replace(EVE, name="Zed", key=EVE.key.replace("age15n", "age15q"), tier="safeguarded")


def voice(seed: int, size: int = 150_000) -> bytes:
    """What somebody said; no two are alike in any part."""
    return b"OggS" + random.Random(seed).randbytes(size - 4)


def spoken(service: Service, folder: Path, **changes: object) -> Service:
    """The same service with voice notes switched on, and questions that take them."""
    return Service(
        replace(service.settings, flow=flow_file(folder), voice=True, **changes),  # type: ignore[arg-type]
        service.researcher,
    )


async def stands(telegram: FakeTelegram, user: int, *texts: str) -> None:
    """Wait until the bot's messages, or the buttons under them, say each of these."""

    def there() -> bool:
        said = [text for shown in telegram.said(user) for text in (shown.text, *sum(shown.buttons, ()))]
        return all(any(text in one for one in said) for text in texts)

    await telegram.until(there, 10)


async def begins(telegram: FakeTelegram, user: int) -> None:
    telegram.say(user, "hello")
    await stands(telegram, user, "What happened?")


async def speaks(telegram: FakeTelegram, user: int, said: bytes) -> None:
    """Somebody sends a voice note, and hears that it is kept."""
    before = kept_messages(telegram, user)
    telegram.voice(user, said)
    await telegram.until(lambda: kept_messages(telegram, user) > before, 10)


USES = ("Staff may see the ticks", "Staff may read the words", "Researchers may study it")


async def finishes(telegram: FakeTelegram, user: int, uses: Sequence[str] = USES) -> None:
    """The second question in words, what it may be used for, and Send."""
    await stands(telegram, user, "What would have helped?")
    telegram.say(user, "Somebody to talk to")
    await stands(telegram, user, USES[0], SAID.buttons.done)
    for use in uses:
        await telegram.toasted(telegram.tap(user, use))
        await stands(telegram, user, f"✓ {use}")
    telegram.tap(user, SAID.buttons.done)
    await stands(telegram, user, SAID.buttons.send)
    telegram.tap(user, SAID.buttons.send)
    await stands(telegram, user, "receipt")


def kept_messages(telegram: FakeTelegram, user: int) -> int:
    return sum(SAID.voice.kept in message.text for message in telegram.said(user))


async def tells(telegram: FakeTelegram, user: int, said: bytes, *, uses: Sequence[str] = USES) -> None:
    """A whole story: a voice note, some words, and what it may be used for; sent."""
    await begins(telegram, user)
    await speaks(telegram, user, said)
    await finishes(telegram, user, uses)


async def deletes(telegram: FakeTelegram, user: int) -> None:
    telegram.say(user, "/delete")
    await stands(telegram, user, SAID.buttons.yes_delete)
    telegram.tap(user, SAID.buttons.yes_delete)
    await stands(telegram, user, SAID.coming_and_going.deleted)


def files_with(folder: Path, *values: bytes) -> set[str]:
    """The files below a folder that hold any 24 bytes of these, looked for every 500."""
    searched = [value[at : at + 24] for value in values for at in range(4, len(value) - 24, 500)]
    found = set()
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found |= {path.name for piece in searched if piece in content}
    return found


async def test_a_researcher_hears_what_was_said_and_staff_see_no_trace_of_it(
    service: Service, tmp_path: Path
) -> None:
    """Of several narrators; every post is walked, and every call that goes to the staff channel."""
    service = spoken(service, tmp_path)
    people = {ANNA: USES, BEN: (USES[0], USES[2]), BEN + 1: USES[2:], BEN + 2: USES[:2]}
    async with FakeTelegram() as telegram:
        async with service.running(telegram):
            for user, uses in people.items():
                await tells(telegram, user, voice(user), uses=uses)
            await telegram.until(lambda: len(telegram.staff_posts()) == 2)
        posts = [post.text for post in telegram.staff_posts()]
        assert all("Somebody to talk to" in post for post in posts)
        for post in posts:
            assert not [
                word for word in (PLACE, "voice", "sound", "0:07", ".og", "AwAC") if word in post.lower()
            ]
        to_staff = [call for call in telegram.calls if call.arguments.get("chat_id") == telegram.staff_chat]
        assert {call.method for call in to_staff} <= {
            "sendMessage",
            "editMessageText",
            "getChatMember",
            "getChat",
        }
    out, holder = tmp_path / "parcel", service.researcher
    sent = export(service.settings, {}, EVE, holder.recipient, out, by_one(), at=now())
    assert (sent.written.stories, sent.written.sounds, sent.written.unheard, sent.lacking) == (3, 3, 0, 0)
    heard: dict[str, bytes] = {}
    with out.open("rb") as file:
        for one in open_bundle(file, holder).rows:
            if isinstance(one, Part):
                heard[one.row] = heard.get(one.row, b"") + one.data
    assert set(heard.values()) == {voice(user) for user, uses in people.items() if USES[2] in uses}
    safe = tmp_path / "safeguarded"
    assert export(service.settings, {}, SAFE, holder.recipient, safe, by_one(), at=now()).written.sounds == 0
    with safe.open("rb") as file:
        kinds = [type(one) for one in open_bundle(file, holder).rows]
    assert kinds == [Row] * 3


async def test_what_was_said_is_in_no_file_and_no_line_of_the_log(
    service: Service, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """While it is fetched, while it is told, after Send, and after it was taken back; with every logger at DEBUG."""
    caplog.set_level(logging.DEBUG)
    for name in list(logging.Logger.manager.loggerDict):
        caplog.set_level(logging.DEBUG, name)
    service, said = spoken(service, tmp_path), voice(1, 400_000)
    data = service.settings.data
    async with FakeTelegram() as telegram:
        async with service.running(telegram) as app:
            telegram.script("file", Silence())
            await begins(telegram, ANNA)
            telegram.voice(ANNA, said)
            while not await app.store.write(
                lambda t: t.ledger.execute("SELECT 1 FROM pieces LIMIT 1").fetchone()
            ):
                await asyncio.sleep(0.01)
            assert files_with(tmp_path, said) == set()
        file = next(reversed(telegram.world.files))
        async with service.running(telegram) as app:
            await telegram.until(lambda: kept_messages(telegram, ANNA) == 1)
            assert files_with(tmp_path, said) == set()
            await finishes(telegram, ANNA)
            await telegram.until(lambda: len(telegram.staff_posts()) == 1)
            pieces = await app.store.write(
                lambda t: [sealed for (sealed,) in t.ledger.execute("SELECT sealed FROM pieces")]
            )
            assert len(pieces) == 7
            assert files_with(data, *pieces) != set()
            await deletes(telegram, ANNA)
            await telegram.until(lambda: telegram.staff_posts() == ())
            assert files_with(tmp_path, said, *pieces) == set()
        assert soundness.unopened(data, secret_of(service)) == {}
        log = written(caplog)
        for secret in (file, telegram.token, str(ANNA)):
            assert secret.encode() not in log
        assert said[4:40] not in log


async def test_a_draft_that_is_deleted_or_sent_without_research_leaves_nothing_to_hear(
    service: Service, tmp_path: Path
) -> None:
    service = spoken(service, tmp_path)
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        await begins(telegram, ANNA)
        await speaks(telegram, ANNA, voice(1))
        await tells(telegram, BEN, voice(2), uses=USES[:2])
        await deletes(telegram, ANNA)
        left = await app.store.write(
            lambda t: t.ledger.execute(
                "SELECT (SELECT count(*) FROM sounds), (SELECT count(*) FROM pieces)"
            ).fetchone()
        )
    assert left == (0, 0)


async def test_with_an_engine_the_narrator_approves_the_words_and_no_sound_is_left(
    service: Service, tmp_path: Path
) -> None:
    """Staff then read the words, as if they had been typed."""
    engine = Heard(says({"text": "We waited ten weeks for a letter."}))
    async with FakeTelegram() as telegram, listening(engine) as address:
        service = spoken(service, tmp_path, speech=address)
        async with service.running(telegram) as app:
            await begins(telegram, ANNA)
            telegram.voice(ANNA, voice(1))
            await telegram.until(lambda: telegram.said(ANNA)[-1].text == SAID.voice.heard)
            assert bytes(engine.sound) == voice(1)
            telegram.tap(ANNA, SAID.buttons.heard_right)
            await finishes(telegram, ANNA)
            await telegram.until(lambda: len(telegram.staff_posts()) == 1)
            assert await app.store.write(
                lambda t: t.ledger.execute("SELECT count(*) FROM sounds").fetchone()
            ) == (0,)
        assert "We waited ten weeks for a letter." in telegram.staff_posts()[0].text
        assert files_with(tmp_path, voice(1)) == set()


async def test_switched_off_nothing_is_fetched(service: Service, tmp_path: Path) -> None:
    """An engine alone switches nothing on."""
    service = spoken(service, tmp_path, speech="http://127.0.0.1:1/inference")
    service = Service(replace(service.settings, voice=False), service.researcher)
    async with FakeTelegram() as telegram, service.running(telegram):
        await begins(telegram, ANNA)
        telegram.voice(ANNA)
        await telegram.replied(ANNA)
        assert telegram.said(ANNA)[-1].text == SAID.refused.sound
        assert telegram.calls_of("getFile") == []
        assert telegram.downloads == []


# ``kill -9``


def secret_of(service: Service) -> bytes:
    assert service.settings.secret_file is not None
    return read_secret(service.settings.secret_file, data=service.settings.data, environment={})


def switched_on(service: Service, telegram: FakeTelegram, flow: Path) -> dict[str, str]:
    return {**environment(service, telegram, flow), "FIRSTHAND_VOICE": "on"}


def pieces_now(data: Path) -> int:
    """How many pieces the ledger of a running service holds; 0 before there is one."""
    try:
        with closing(sqlite3.connect(f"file:{data / 'ledger.db'}?mode=ro", uri=True)) as ledger:
            return int(ledger.execute("SELECT count(*) FROM pieces").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


async def kept_by(service: Service, people: list[int]) -> dict[int, list[bytes]]:
    """What each narrator's draft holds, opened; and that there is nothing else."""
    secret = secret_of(service)
    assert soundness.unopened(service.settings.data, secret) == {}
    store = await Store.open(
        service.settings.data, secret=secret, recipients=[service.researcher.recipient], week="2026-W48"
    )
    key = derive(secret, "pieces")
    try:
        names = {user: store.ledger.narrator("telegram", user) for user in people}
        sessions: dict[bytes, Session] = dict(
            await store.write(lambda t: store.ledger.load(t, set(names.values())))
        )
        heard: dict[int, list[bytes]] = {}
        for user, name in names.items():
            for sound in sessions[name].sounds.values() if name in sessions else ():
                rows = await store.write(
                    lambda t, id_=sound.id: t.ledger.execute(
                        "SELECT sealed, number FROM pieces WHERE sound = ? ORDER BY number", (id_,)
                    ).fetchall()
                )
                opening = OpeningSound(sound.id, sound.key)
                parts = [
                    opening.add(unseal(key, sealed, place=piece_place(sound.id, at))) for sealed, at in rows
                ]
                heard.setdefault(user, []).append(b"".join(parts) + opening.close())
        counted = await store.write(
            lambda t: t.ledger.execute(
                "SELECT (SELECT count(*) FROM sounds), (SELECT count(DISTINCT sound) FROM pieces), (SELECT count(*) FROM outbox)"
            ).fetchone()
        )
        assert counted[:2] == (sum(map(len, heard.values())),) * 2
        assert store.undelivered == [one for one in store.undelivered if one.wanted is None]
        return heard
    finally:
        await store.close()


async def test_a_kill_in_the_middle_of_a_download_loses_nothing_and_doubles_nothing(
    service: Service, tmp_path: Path
) -> None:
    """What was written before opens to nobody, goes at the next start, and is fetched anew."""
    flow, data = flow_file(tmp_path), service.settings.data
    async with FakeTelegram() as telegram:
        given = switched_on(service, telegram, flow)
        async with Nursery("bot", ("run",), given, tmp_path / "log", preload=FIRSTHAND) as nursery:
            child = await nursery.start()
            await begins(telegram, ANNA)
            telegram.script("file", Silence())
            telegram.voice(ANNA, voice(1, 900_000))
            async with asyncio.timeout(20):
                while pieces_now(data) < 3:
                    await asyncio.sleep(0.01)
            child.kill()
            await child.wait()
            assert pieces_now(data) >= 3
            assert kept_messages(telegram, ANNA) == 0
            child = await nursery.start()
            await telegram.until(lambda: kept_messages(telegram, ANNA) == 1, 20)
            child.terminate()
            assert await child.wait() == 0
        assert kept_messages(telegram, ANNA) == 1
    assert await kept_by(service, [ANNA]) == {ANNA: [voice(1, 900_000)]}


async def stormed(service: Service, folder: Path, *, kills: int, people: int, seed: int) -> None:
    """People send voice notes while the process is killed again and again."""
    users = list(range(5_500_000_101, 5_500_000_101 + people))
    flow = flow_file(folder)

    def said(user: int) -> bytes:
        return voice(user, 300_000 + user % 7 * 400_000)

    def talk(telegram: FakeTelegram, user: int, turn: int) -> bool:
        if turn == 0:
            telegram.say(user, "hello")
        elif turn == 1:
            telegram.voice(user, said(user))
        return turn < 2

    def answered(telegram: FakeTelegram, user: int, turn: int) -> bool:
        return kept_messages(telegram, user) > 0 if turn else telegram.answered(user)

    async with FakeTelegram() as telegram:
        given = switched_on(service, telegram, flow)
        async with Nursery("bot", ("run",), given, folder / "log", preload=FIRSTHAND) as nursery:
            report = await storm(
                telegram,
                nursery.start,
                users,
                kills,
                seed,
                talk=talk,
                answered=answered,
                burst=2,
                window=timedelta(milliseconds=120),
            )
            polls = telegram.world.queue.polls
            child = await nursery.start()
            await telegram.until(lambda: telegram.world.queue.polls > polls, 30)
            for user in users:
                turn = sum(not message.by_bot for message in telegram.chat(user))
                while talk(telegram, user, turn):
                    await telegram.until(lambda u=user, t=turn: answered(telegram, u, t), 20)  # type: ignore[misc]
                    turn += 1
            child.terminate()
            assert await child.wait() == 0
        assert (report.unanswered, report.deaths) == ((), ())
        assert [user for user in users if not kept_messages(telegram, user)] == []
        assert report.inside > kills // 5
    assert await kept_by(service, users) == {user: [said(user)] for user in users}


async def test_kills_at_random_moments_lose_no_voice_note(service: Service, tmp_path: Path) -> None:
    """Each is kept once and whole, however often its download was cut short; and each narrator was told."""
    await stormed(service, tmp_path, kills=2, people=3, seed=20261123)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(4))
async def test_100_kills_lose_no_voice_note(service: Service, tmp_path: Path, seed: int) -> None:
    """The long run of the same promise."""
    await stormed(service, tmp_path, kills=100, people=120, seed=seed)


# Memory


def peak(pid: int) -> int:
    """The most memory a process ever had, in bytes."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise AssertionError("no VmHWM")


def begin_anew(pid: int) -> None:
    """Count the peak from now on."""
    Path(f"/proc/{pid}/clear_refs").write_text("5")


@pytest.mark.skipif(
    not os.access("/proc/self/clear_refs", os.W_OK), reason="the kernel does not count peaks anew"
)
@pytest.mark.parametrize("size", [10_000_000, pytest.param(20_000_000, marks=pytest.mark.soak)])
async def test_a_voice_note_of_20_mb_adds_less_than_2_mb_to_the_peak(
    service: Service, tmp_path: Path, size: int
) -> None:
    """Once the database's cache, which is 8 MB whatever fills it, is full: the first voice note fills it."""
    flow = flow_file(tmp_path)
    largest = hashlib.sha256(b"a voice").digest() * (size // 32)
    async with FakeTelegram() as telegram:
        given = switched_on(service, telegram, flow)
        async with Nursery("bot", ("run",), given, tmp_path / "log", preload=FIRSTHAND) as nursery:
            child = await nursery.start()
            for user in (ANNA, BEN):
                await begins(telegram, user)
            telegram.voice(ANNA, largest)
            await telegram.until(lambda: kept_messages(telegram, ANNA) == 1, 20)
            begin_anew(child.pid)
            before = peak(child.pid)
            telegram.voice(BEN, largest)
            await telegram.until(lambda: kept_messages(telegram, BEN) == 1, 20)
            added = peak(child.pid) - before
            child.terminate()
            assert await child.wait() == 0
    print(f"a voice note of {size // 1_000_000} MB adds {added / 1024:,.0f} KiB")
    assert added < 2 * 1024 * 1024
