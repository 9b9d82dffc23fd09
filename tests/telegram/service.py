"""A Bot API server over HTTP on 127.0.0.1: requests in, the world asked, answers out, faults on the way."""

import asyncio
import json
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, MultipartReader, web

from tests.telegram.arguments import Arguments
from tests.telegram.faults import Again, BadGateway, Fault, Reset, ServerError, Silence, TooMany, Truncated
from tests.telegram.methods import call
from tests.telegram.refusals import RefusalError, bad_request, too_many
from tests.telegram.updates import Json
from tests.telegram.world import Upload, World

MAXIMUM_BODY = 64 * 1024 * 1024
_PATH = re.compile(r"/bot(?P<token>[^/]+)/(?P<method>[^/]+)")
_FILE = re.compile(r"/file/bot(?P<token>[^/]+)/\w+/(?P<file>[^/]+)")
_BLOCK = 32 * 1024
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]{35}")
_HTML = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n"


@dataclass(frozen=True, slots=True)
class Call:
    """One call that reached the server, and how it ended.

    ``code`` is the status of the answer; ``description`` is Telegram's where it refused; ``fault`` is what
    was done to the call on demand, whether or not it took effect.
    """

    method: str
    arguments: Json = field(repr=False)
    at: datetime
    code: int
    description: str = ""
    fault: Fault | None = None


class Service:
    """Serves a world to one token. An async context manager; ``url`` is known once it is entered."""

    def __init__(self, world: World, token: str, changed: Callable[[], None], port: int = 0) -> None:
        self.world = world
        self.token = token
        self.url = ""
        self.calls: list[Call] = []
        self.downloads: list[str] = []
        self.faults: dict[tuple[str, int | None], deque[Fault | None]] = {}
        self._changed = changed
        self._port = port
        self._closing = asyncio.Event()
        application = web.Application(client_max_size=MAXIMUM_BODY)
        application.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(
            application, access_log=None, handler_cancellation=True, shutdown_timeout=0.5
        )

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing.set()
        self.world.queue.close()
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        if request.path.startswith("/file/"):
            return await self._download(request)
        where = _PATH.fullmatch(request.path)
        if where is None or not _TOKEN.fullmatch(where["token"]):
            return _json(404, RefusalError(404, "Not Found").body)
        if where["token"] != self.token:
            return _json(401, RefusalError(401, "Unauthorized").body)
        try:
            arguments = await _arguments(request)
        except RefusalError as refusal:
            return _json(refusal.code, refusal.body)
        return await self._carried_out(request, where["method"], arguments)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """A file that ``getFile`` named. Faults stand under ``file``; those that take effect break off in the middle."""
        where = _FILE.fullmatch(request.path)
        self.downloads.append(request.path.rpartition("/")[2])
        self._changed()
        waiting = self.faults.get(("file", None))
        fault = waiting.popleft() if waiting else None
        if where is None or where["token"] != self.token:
            return _json(401, RefusalError(401, "Unauthorized").body)
        match fault:
            case TooMany(retry_after):
                return _json(429, too_many(retry_after).body)
            case ServerError() | BadGateway():
                return web.Response(status=502, text=_HTML, content_type="text/html")
            case Reset(after_effect=False):
                return self._cut(request)
            case _:
                pass
        file = self.world.files.get(where["file"])
        if file is None or file.content is None:
            return _json(404, RefusalError(404, "Not Found").body)
        response = web.StreamResponse(headers={"Content-Type": "application/octet-stream"})
        response.content_length = len(file.content)
        await response.prepare(request)
        end = len(file.content) if fault is None else len(file.content) // 2
        for at in range(0, end, _BLOCK):
            await response.write(file.content[at : min(at + _BLOCK, end)])
        if isinstance(fault, Silence):
            await self._closing.wait()
        return response if fault is None else self._cut(request)

    async def _carried_out(
        self, request: web.Request, method: str, arguments: Arguments
    ) -> web.StreamResponse:
        chat = str(arguments.given.get("chat_id"))  # a form gives it as text, JSON as a number
        one = self.faults.get((method.lower(), int(chat) if chat.lstrip("-").isdecimal() else None))
        waiting = one or self.faults.get((method.lower(), None))
        fault = waiting.popleft() if waiting else None

        def log(code: int, description: str = "") -> None:
            at = self.world.clock()
            self.calls.append(Call(method, arguments.given, at, code, description, fault))
            self._changed()

        match fault:
            case TooMany(retry_after):
                refusal = too_many(retry_after)
                log(429, refusal.description)
                return _json(429, refusal.body)
            case ServerError():
                log(500, "Internal Server Error")
                return _json(500, RefusalError(500, "Internal Server Error").body)
            case BadGateway():
                log(502)
                return web.Response(status=502, text=_HTML, content_type="text/html")
            case Reset(after_effect=False):
                log(0)
                return self._cut(request)
            case _:
                pass
        try:
            code, body = 200, await self._effect(method, arguments, fault)
            log(200)
        except RefusalError as refusal:
            code, body = refusal.code, refusal.body
            log(code, refusal.description)
        match fault:
            case Reset():
                return self._cut(request)
            case Silence():
                await self._closing.wait()
                return self._cut(request)
            case Truncated():
                whole = json.dumps(body)
                return web.Response(
                    status=code, text=whole[: len(whole) // 2], content_type="application/json"
                )
            case _:
                return _json(code, body)

    async def _effect(self, method: str, arguments: Arguments, fault: Fault | None) -> Json:
        if method.lower() != "getupdates":
            return {"ok": True, "result": call(self.world, method, arguments)}
        if isinstance(fault, Again):
            return {"ok": True, "result": self.world.queue.again()}
        allowed = arguments.structure("allowed_updates", "allowed updates")
        batch = await self.world.queue.take(
            arguments.integer("offset"),
            arguments.integer("limit", 100),
            arguments.integer("timeout"),
            [str(kind) for kind in allowed] if isinstance(allowed, list) else None,
        )
        return {"ok": True, "result": batch}

    def _cut(self, request: web.Request) -> web.StreamResponse:
        if request.transport is not None:
            request.transport.abort()
        return web.Response()


def _json(status: int, body: Json) -> web.Response:
    return web.Response(status=status, body=json.dumps(body).encode(), content_type="application/json")


async def _arguments(request: web.Request) -> Arguments:
    given: Json = dict(request.query)
    uploads: dict[str, Upload] = {}
    match request.content_type:
        case "application/json":
            body = await request.read()
            try:
                structure = json.loads(body or b"{}")
            except ValueError:
                raise bad_request("can't parse JSON object") from None
            if not isinstance(structure, dict):
                raise bad_request("expected a JSON object")
            given |= structure
        case "multipart/form-data":
            reader = await request.multipart()
            assert isinstance(reader, MultipartReader)
            async for part in reader:
                assert isinstance(part, BodyPartReader)
                content = bytes(await part.read())
                if part.filename is None:
                    given[part.name or ""] = content.decode("utf-8", "surrogateescape")
                else:
                    kind = part.headers.get("Content-Type", "application/octet-stream")
                    uploads[part.name or ""] = Upload(part.filename, kind, len(content))
        case _:
            form = (await request.read()).decode("utf-8", "surrogateescape")
            given |= dict(parse_qsl(form, keep_blank_values=True, errors="surrogateescape"))
    return Arguments(given, uploads)
