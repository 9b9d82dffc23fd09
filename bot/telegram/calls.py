"""Calls to the Bot API over one aiohttp session.

python-telegram-bot's own client measured 12 times slower with 64 calls in flight, so this request class takes
its place under ``telegram.Bot``. A raw call of a method by name is an ordinary path beside it: outgoing
messages are written down as plain data long before they are sent, and Telegram's API moves ahead of any library.
"""

import json
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

CALLS_AT_ONCE = 32
CLEARING_AT_ONCE = 8
CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 30.0

Json = dict[str, Any]
"""A JSON object as the Bot API sends and takes them; nothing past this folder sees one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. ``status`` is 0 where nothing did.

    ``raw`` is a 2xx answer that could not be read. ``effect_possible``: no answer came in time,
    so the call may have worked (with ``status`` 200: it has).

    ``description`` is Telegram's refusal; it names no one and holds no text of a message.
    """

    status: int
    result: Any = None
    description: str = ""
    retry_after: float | None = None
    moved_to: int | None = None
    effect_possible: bool = False
    raw: bytes = field(default=b"", repr=False)

    @property
    def ok(self) -> bool:
        """Whether Telegram did what was asked."""
        return self.status == 200


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that goes along with a call: the parameter it is, the name the other side sees, and its bytes."""

    parameter: str
    name: str
    data: bytes = field(repr=False)


class Interrupted(Exception):
    """A file could not be had, or not to its end. ``status`` is Telegram's answer, 0 where none came."""

    def __init__(self, status: int = 0) -> None:
        super().__init__(f"a file could not be had (HTTP {status})")
        self.status = status


BLOCK = 64 * 1024
"""Bytes of a file that are in memory at a time, at most."""

_SLOWEST_UPLOAD = 50_000  # bytes a second; what is slower still is tried again
_WORKED = re.compile(rb'\{"ok": ?true, ?"result": ?(?:\{"message_id": ?(\d{1,18})[,}])?')
_DONE = Answer(200)


class Calls(BaseRequest):
    """One client session for everything: our raw calls, and ``telegram.Bot``'s.

    ``base_url`` is a Bot API server with no path; the token never appears in an error.
    """

    def __init__(self, base_url: str, token: str) -> None:
        self._methods = URL(f"{base_url}/bot{token}", encoded=True)
        self._files = URL(f"{base_url}/file/bot{token}", encoded=True)
        self._urls: dict[str, URL] = {}
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds that ``telegram.Bot`` adds to a long poll's own time."""
        return ANSWER_SECONDS

    async def initialize(self) -> None:
        """Open the session; needed before the first call."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CALLS_AT_ONCE + CLEARING_AT_ONCE + 8, ttl_dns_cache=300),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"Content-Type": "application/json"},
                timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS, sock_connect=CONNECT_SECONDS),
            )

    async def shutdown(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call for ``telegram.Bot``; raises its ``TimedOut`` and ``NetworkError``, without the address."""
        assert self._session is not None, "initialize() comes first"
        assert request_data is None or not request_data.contains_files, "Firsthand sends no files"
        body = request_data.json_payload if request_data else b"{}"
        seconds = read_timeout if isinstance(read_timeout, int | float) else ANSWER_SECONDS
        try:
            async with self._session.request(
                method, url, data=body, timeout=aiohttp.ClientTimeout(total=seconds + CONNECT_SECONDS)
            ) as response:
                return response.status, await response.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"the Bot API server could not be reached ({type(error).__name__})") from None

    async def call(
        self, method: str, body: bytes | Json, *, seconds: float = ANSWER_SECONDS, whole: bool = True
    ) -> Answer:
        """Call a method by name; never raises for anything the network or Telegram does.

        Args:
            method: For example ``sendMessage``.
            body: The parameters, as JSON or as what JSON is made of.
            seconds: How long to wait for the answer in all.
            whole: False where it only matters that it worked, and which message came of it: then no more of the
                result is read than its ``message_id``, and that only where it comes first, as Telegram writes it.
        """
        return await self._made(
            method, body if isinstance(body, bytes) else json.dumps(body).encode(), None, seconds, whole
        )

    async def upload(self, method: str, parameters: Mapping[str, str], file: Upload) -> Answer:
        """Call a method that takes a file; as ``call``, with more patience for larger files."""
        form = aiohttp.FormData(parameters)
        form.add_field(file.parameter, file.data, filename=file.name)
        whole = form()
        kind = {"Content-Type": str(whole.headers["Content-Type"])}
        seconds = ANSWER_SECONDS + len(file.data) / _SLOWEST_UPLOAD
        return await self._made(method, whole, kind, seconds, whole=True)

    @asynccontextmanager
    async def download(self, path: str) -> AsyncIterator[AsyncIterator[bytes]]:
        """A file that ``getFile`` named, block by block, never whole.

        Raises:
            Interrupted: It is not there, or broke off; also while the blocks are read.
        """
        assert self._session is not None, "initialize() comes first"
        limit = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS, sock_read=ANSWER_SECONDS)
        headers = {"Accept-Encoding": "identity"}
        url = self._files / path
        try:
            async with self._session.get(
                url, headers=headers, timeout=limit, allow_redirects=False
            ) as response:
                if response.status != 200:
                    raise Interrupted(response.status)
                yield response.content.iter_chunked(BLOCK)
        except (aiohttp.ClientError, OSError, TimeoutError):
            raise Interrupted from None

    async def _made(
        self,
        method: str,
        data: bytes | aiohttp.Payload,
        headers: Mapping[str, str] | None,
        seconds: float,
        whole: bool,
    ) -> Answer:
        assert self._session is not None, "initialize() comes first"
        url = self._urls.get(method)
        if url is None:
            url = self._urls[method] = self._methods / method
        try:
            async with self._session.post(
                url, data=data, headers=headers, timeout=_patience(seconds)
            ) as response:
                answer = await response.read()
                if not whole and answer.endswith(b"}") and (worked := _WORKED.match(answer)):
                    return _DONE if worked[1] is None else Answer(200, {"message_id": int(worked[1])})
                return _read(response.status, answer)
        except TimeoutError:
            # Taken, perhaps, and slow to answer: the one case in which repeating often means saying it twice.
            return Answer(0, description="no answer came in time", effect_possible=True)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            # Refused, reset or cut off: nearly always before the call was taken. Rather twice than not at all.
            return Answer(0, description=f"no whole answer came ({type(error).__name__})")


def _patience(seconds: float) -> aiohttp.ClientTimeout | None:
    """None keeps the session's own: making a timeout object for every call is measurable."""
    return (
        None
        if seconds == ANSWER_SECONDS
        else aiohttp.ClientTimeout(total=seconds, sock_connect=CONNECT_SECONDS)
    )


def _read(status: int, body: bytes) -> Answer:
    try:
        document = json.loads(body)
        if document["ok"] is True:
            return Answer(200, document["result"])
    except (ValueError, KeyError, TypeError, RecursionError):
        # A gateway's HTML page, or JSON cut short. With a 2xx the call has worked, only its result is lost.
        worked = 200 <= status < 300
        return Answer(
            200 if worked else status,
            description=f"an answer that is not the Bot API's (HTTP {status})",
            effect_possible=worked,
            raw=body if worked else b"",
        )
    given = document.get("parameters")
    parameters = given if isinstance(given, dict) else {}
    retry_after, moved_to = parameters.get("retry_after"), parameters.get("migrate_to_chat_id")
    code = document.get("error_code")
    return Answer(
        code if isinstance(code, int) else status,
        description=str(document.get("description", ""))[:200],
        retry_after=float(retry_after)
        if isinstance(retry_after, int | float) and 0 <= retry_after < 1e6
        else None,
        moved_to=moved_to if isinstance(moved_to, int) else None,
    )
