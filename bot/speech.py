"""A local engine that writes down what a voice note says. None is bundled; the steward runs one beside the service.

The sound goes to it as the field ``file`` of a form, and ``{"text": ...}`` comes back. whisper.cpp's server speaks so
at ``/inference`` (github.com/ggml-org/whisper.cpp, examples/server), and so do the servers that follow
``/v1/audio/transcriptions`` (platform.openai.com/docs/api-reference/audio). Neither sound nor text leaves the machine:
only a loopback address is taken, and the engine cannot send us on to another.
"""

import json
from collections.abc import AsyncIterator

import aiohttp
from yarl import URL

MOST_TEXT = 16_000
"""Characters of a text at most: more than half an hour of speech, and what a session can well hold."""

SECONDS = 600.0
"""The longest an engine may take; whisper.cpp's server gives up after the same time (``--read-timeout``)."""

_CONNECT_SECONDS = 10.0
_MOST_ANSWER = (
    12 * MOST_TEXT + 65_536
)  # JSON may write a character as two escapes of six, and say more than the text
_BUSY = frozenset({408, 425, 429})


class SpeechLater(Exception):
    """The engine cannot be reached, or is busy or still starting; the sentence says which, and nothing of the sound."""


class SpeechRefused(Exception):
    """The engine makes nothing of this sound; asking again will not help."""


class Engine:
    """One engine, at an address of this machine (``settings.Settings.speech``).

    What stands behind ``?`` in the address goes along as fields of the form, such as ``language=auto`` or
    ``model=whisper-1``.
    """

    def __init__(self, address: str, *, seconds: float = SECONDS) -> None:
        url = URL(address)
        self._url = url.with_query(None)
        if url.host == "localhost":  # never looked up: a name may be made to mean another machine
            self._url = self._url.with_host("127.0.0.1")
        self._fields = list(url.query.items())
        self._seconds = seconds

    async def heard(self, sound: AsyncIterator[bytes]) -> str:
        """What it says, 1 to ``MOST_TEXT`` characters; the sound is passed on as it comes, and kept nowhere.

        Raises:
            SpeechLater: Try again later.
            SpeechRefused: There is nothing to be heard, or too much, or the engine took longer than ten minutes.
        """
        form = aiohttp.FormData([("response_format", "json"), *self._fields], default_to_multipart=True)
        form.add_field("file", sound, filename="voice.ogg", content_type="audio/ogg")
        limit = aiohttp.ClientTimeout(total=self._seconds, sock_connect=_CONNECT_SECONDS)
        try:
            async with (
                aiohttp.ClientSession(timeout=limit, cookie_jar=aiohttp.DummyCookieJar()) as session,
                session.post(self._url, data=form, allow_redirects=False) as response,
            ):
                answer = await _bounded(response)
                status = response.status
        except aiohttp.ConnectionTimeoutError:
            raise SpeechLater("the speech engine cannot be reached") from None
        except TimeoutError:
            raise SpeechRefused("the speech engine took too long") from None
        except (aiohttp.ClientError, OSError) as error:
            raise SpeechLater(f"the speech engine cannot be reached ({type(error).__name__})") from None
        if status >= 500 or status in _BUSY:
            raise SpeechLater(f"the speech engine answers with {status}")
        if status != 200:
            raise SpeechRefused(f"the speech engine answers with {status}")
        return _text(answer)


async def _bounded(response: aiohttp.ClientResponse) -> bytes:
    answer = bytearray()
    async for block in response.content.iter_any():
        answer += block
        if len(answer) > _MOST_ANSWER:
            raise SpeechRefused("the speech engine says too much")
    return bytes(answer)


def _text(answer: bytes) -> str:
    try:
        document = json.loads(answer)
        text = document["text"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise SpeechRefused("the speech engine's answer holds no text") from None
    if not isinstance(text, str) or not text.strip():
        raise SpeechRefused("the speech engine heard nothing")
    if len(text.strip()) > MOST_TEXT:
        raise SpeechRefused("the speech engine says too much")
    return text.strip()
