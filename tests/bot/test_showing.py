"""Pictures, sounds and films reach the chat once, in their place, under a neutral name."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from bot.telegram.showing import way
from conversations.flow import Media, MediaKind
from storage import queries
from storage.database import Transaction
from storage.outbox import Kind, Outgoing
from tests.bot.test_sender import ANNA, BEN, Post, posting, told
from tests.telegram.faults import ServerError

PICTURE = b"\x89PNG\r\n\x1a\n made up for a test, and no picture"
SHOWN = Media(MediaKind.IMAGE, "what-they-did-to-you.png", sha256(PICTURE).digest())


def _show(address: int, media: Media = SHOWN) -> Outgoing:
    return Outgoing(0, Kind.SHOW, address, media=media)


async def _keep(post: Post, data: bytes = PICTURE) -> None:
    def write(transaction: Transaction) -> None:
        transaction.ledger.execute(queries.media_add, (sha256(PICTURE).digest(), data))

    await post.store.write(write)


async def _send(post: Post, *messages: Outgoing, left: int = 0) -> None:
    post.sender.put(await post.add(*messages))
    running = asyncio.create_task(post.sender.run())
    try:
        await told(post, left=left)
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def test_a_picture_comes_before_its_question_and_is_uploaded_once_for_everybody(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        await _keep(post)
        await _send(post, _show(ANNA), Outgoing(0, Kind.SAY, ANNA, "What do you see?"))
        await _send(post, _show(BEN), _show(BEN))
        calls = post.telegram.calls_of("sendPhoto")
        assert [len(post.telegram.said(user)) for user in (ANNA, BEN)] == [2, 2]
        assert post.telegram.said(ANNA)[1].text == "What do you see?"
        assert [bool(call.arguments.get("photo")) for call in calls] == [False, True, True], (
            "a name after the first"
        )


async def test_the_phone_never_learns_what_the_designer_called_the_file(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        await _keep(post)
        await _send(post, _show(ANNA))
        assert [file.name for file in post.telegram.world.files.values()] == ["picture.png"]


async def test_a_picture_that_is_not_kept_or_was_changed_holds_no_question_up(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        await _send(post, _show(ANNA), Outgoing(0, Kind.SAY, ANNA, "What do you see?"))
        await _keep(post, b"something else under its digest")
        await _send(post, _show(ANNA), Outgoing(0, Kind.SAY, ANNA, "And now?"))
        assert [message.text for message in post.telegram.said(ANNA)] == ["What do you see?", "And now?"]
        assert post.telegram.calls_of("sendPhoto") == []


async def test_after_a_server_error_it_is_shown_all_the_same(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        await _keep(post)
        post.telegram.script("sendPhoto", ServerError())
        await _send(post, _show(ANNA))
        assert len(post.telegram.said(ANNA)) == 1


async def test_what_telegram_has_forgotten_is_uploaded_again(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        await _keep(post)
        await _send(post, _show(ANNA))
        post.telegram.world.files.clear()
        await _send(post, _show(BEN))
        assert [call.code for call in post.telegram.calls_of("sendPhoto")] == [200, 400, 200]
        assert len(post.telegram.said(BEN)) == 1


@pytest.mark.parametrize(
    ("kind", "name", "method"),
    [
        (MediaKind.IMAGE, "a.PNG", "sendPhoto"),
        (MediaKind.IMAGE, "a.gif", "sendAnimation"),
        (MediaKind.AUDIO, "a.ogg", "sendVoice"),
        (MediaKind.AUDIO, "a.mp3", "sendAudio"),
        (MediaKind.AUDIO, "a.wav", "sendDocument"),
        (MediaKind.VIDEO, "a.mp4", "sendVideo"),
    ],
)
async def test_each_kind_is_shown_as_it_is_meant_to_be(
    kind: MediaKind, name: str, method: str, tmp_path: Path
) -> None:
    assert way(Media(kind, name, bytes(32)))[0] == method
    async with posting(tmp_path) as post:
        await _keep(post)
        await _send(post, _show(ANNA, Media(kind, name, sha256(PICTURE).digest())))
        assert [call.code for call in post.telegram.calls_of(method)] == [200]


async def test_what_is_shown_survives_a_restart_in_the_outbox(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        await post.add(_show(ANNA))
    async with posting(tmp_path) as post:
        assert [one.media for one in post.store.undelivered] == [SHOWN]


async def test_thirty_people_at_once_cost_one_upload(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        await _keep(post)
        await _send(post, *(_show(ANNA + number) for number in range(30)))
        uploads = [call for call in post.telegram.calls_of("sendPhoto") if "photo" not in call.arguments]
        assert len(uploads) == 1
        assert all(len(post.telegram.said(ANNA + number)) == 1 for number in range(30))


async def test_a_player_shows_a_neutral_title(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        await _keep(post)
        await _send(post, _show(ANNA, Media(MediaKind.AUDIO, "what-he-did.mp3", sha256(PICTURE).digest())))
        (call,) = post.telegram.calls_of("sendAudio")
        assert call.arguments["title"] == "sound"


async def test_a_picture_that_is_to_come_quietly_asks_for_no_sound(tmp_path: Path) -> None:
    """The first time, when it is uploaded, and when Telegram has it already."""
    async with posting(tmp_path) as post:
        await _keep(post)
        quietly = replace(_show(ANNA), quiet=True)
        await _send(post, quietly, quietly, _show(BEN))
        calls = post.telegram.calls_of("sendPhoto")
        assert [str(call.arguments.get("disable_notification")).lower() for call in calls] == [
            "true",
            "true",
            "none",
        ]
