"""A speech engine over real HTTP: what it hears is passed on as it comes, and what it says is bounded."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiohttp import BodyPartReader, MultipartReader, web

from bot.speech import MOST_TEXT, Engine, SpeechLater, SpeechRefused

SAID = b"OggS" + bytes(range(256)) * 1_200


@dataclass(slots=True)
class Heard:
    """A speech engine: what came to it, and what it answers."""

    answer: Callable[[], web.Response]
    reads: bool = True
    fields: dict[str, str] = field(default_factory=dict)
    sound: bytearray = field(default_factory=bytearray)
    chunks: list[int] = field(default_factory=list)
    name: str = ""
    got: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, request: web.Request) -> web.Response:
        if self.reads:
            reader = await request.multipart()
            assert isinstance(reader, MultipartReader)
            async for part in reader:
                assert isinstance(part, BodyPartReader)
                if part.filename is None:
                    self.fields[part.name or ""] = await part.text()
                    continue
                self.name = f"{part.name} {part.filename} {part.headers['Content-Type']}"
                while chunk := await part.read_chunk(16 * 1024):
                    self.sound += chunk
                    self.chunks.append(len(chunk))
                    self.got.set()
        return self.answer()


def says(text: object, status: int = 200) -> Callable[[], web.Response]:
    return lambda: web.json_response(text, status=status)


@asynccontextmanager
async def listening(heard: Heard, path: str = "/inference") -> AsyncIterator[str]:
    """The engine's address while it runs."""
    application = web.Application(client_max_size=64 * 1024 * 1024)
    application.router.add_post(path, heard.serve)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}{path}"
    finally:
        await runner.cleanup()


async def blocks(said: bytes = SAID, size: int = 64 * 1024) -> AsyncIterator[bytes]:
    for at in range(0, len(said), size):
        yield said[at : at + size]


@pytest.mark.parametrize("path", ["/inference", "/v1/audio/transcriptions"])
async def test_the_sound_comes_as_the_field_file_and_its_text_goes_back(path: str) -> None:
    """As whisper.cpp's server and those that follow OpenAI's take it; what stands behind ``?`` goes along as fields."""
    heard = Heard(says({"text": " We waited ten weeks.\n"}))
    async with listening(heard, path) as address:
        text = await Engine(f"{address}?language=auto&model=whisper-1").heard(blocks())
    assert text == "We waited ten weeks."
    assert bytes(heard.sound) == SAID
    assert heard.name == "file voice.ogg audio/ogg"
    assert heard.fields == {"response_format": "json", "language": "auto", "model": "whisper-1"}


async def test_the_sound_is_passed_on_while_it_comes() -> None:
    """The engine has the beginning before there is an end."""
    heard = Heard(says({"text": "yes"}))

    async def slowly() -> AsyncIterator[bytes]:
        yield bytes(64 * 1024)
        await asyncio.wait_for(heard.got.wait(), 5)
        yield b"end"

    async with listening(heard) as address:
        assert await Engine(address).heard(slowly()) == "yes"
    assert len(heard.sound) == 64 * 1024 + 3


@pytest.mark.parametrize(
    "answer",
    [
        says({"text": ""}),
        says({"text": " \n "}),
        says({"text": "a" * (MOST_TEXT + 1)}),
        says({"text": ["a"]}),
        says({"error": "failed to read audio data"}),
        says({"error": "no 'file' field in the request"}, 400),
        says({"detail": "model is required"}, 422),
        says("words"),
        says({"text": "a", "segments": ["b" * 5_000] * 100}),
        lambda: web.Response(text="[" * 100_000),
        lambda: web.Response(text="<html>"),
        lambda: web.Response(status=302, headers={"Location": "http://192.0.2.1/elsewhere"}),
    ],
)
async def test_an_answer_that_will_never_be_a_text_is_refused(answer: Callable[[], web.Response]) -> None:
    """Nothing heard, too much, no JSON; and no engine sends a voice on to another machine."""
    async with listening(Heard(answer)) as address:
        with pytest.raises(SpeechRefused) as refused:
            await Engine(address).heard(blocks())
    assert "audio data" not in str(refused.value), "its own words may be the narrator's"


async def test_a_text_of_the_most_characters_is_taken() -> None:
    """In the longest spelling JSON has for them."""
    text = "\U0001f600" * MOST_TEXT
    heard = Heard(lambda: web.Response(text=json.dumps({"text": text})))
    async with listening(heard) as address:
        assert await Engine(address).heard(blocks()) == text


@pytest.mark.parametrize("status", [500, 502, 503, 429, 408])
async def test_an_engine_that_is_busy_or_still_starting_is_asked_later(status: int) -> None:
    async with listening(Heard(says({"status": "loading model"}, status))) as address:
        with pytest.raises(SpeechLater):
            await Engine(address).heard(blocks())


@pytest.mark.parametrize("status", [400, 503])
async def test_an_engine_that_answers_before_it_has_heard_all_is_taken_at_its_word(status: int) -> None:
    """However long the sound still is."""
    heard = Heard(says({"error": "no"}, status), reads=False)
    async with listening(heard) as address:
        with pytest.raises((SpeechLater, SpeechRefused)):
            async with asyncio.timeout(5):
                await Engine(address).heard(blocks(bytes(20 << 20)))


async def test_an_engine_that_is_not_there_is_asked_later() -> None:
    async with listening(Heard(says({}))) as address:
        pass
    with pytest.raises(SpeechLater):
        await Engine(address).heard(blocks())


async def test_an_engine_that_takes_too_long_is_asked_no_more() -> None:
    """Each time would take as long again, and others wait."""
    stop = asyncio.Event()
    heard = Heard(says({"text": "too late"}))
    whole = heard.serve

    async def slowly(request: web.Request) -> web.Response:
        answer = await whole(request)
        await stop.wait()
        return answer

    application = web.Application()
    application.router.add_post("/inference", slowly)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/inference"
    try:
        with pytest.raises(SpeechRefused):
            await Engine(address, seconds=0.2).heard(blocks())
        assert bytes(heard.sound) == SAID
    finally:
        stop.set()
        await runner.cleanup()


async def test_a_sound_that_breaks_off_is_no_text() -> None:
    heard = Heard(says({"text": "half"}))

    async def broken() -> AsyncIterator[bytes]:
        yield SAID
        raise ValueError

    async with listening(heard) as address:
        with pytest.raises(SpeechLater):
            await Engine(address).heard(broken())


async def test_localhost_is_this_machine_whoever_is_asked() -> None:
    """No name is looked up, so that none can be made to mean another machine."""
    heard = Heard(says({"text": "here"}))
    async with listening(heard) as address:
        assert await Engine(address.replace("127.0.0.1", "localhost")).heard(blocks()) == "here"
    assert Engine("http://localhost:8080/inference")._url.host == "127.0.0.1"
