"""A Bot API server with as little between the socket and the world as Python allows.

HTTP/1.1 with keep-alive and bodies of a known length, on one asyncio protocol: several times what a web
framework reaches, so that the bot under test is what is measured. The methods are the fake's own.
"""

import asyncio
import json
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from tests.telegram.arguments import Arguments
from tests.telegram.methods import call
from tests.telegram.refusals import RefusalError
from tests.telegram.updates import Json
from tests.telegram.world import World

_PHRASES = {200: b"OK", 400: b"Bad Request", 401: b"Unauthorized", 403: b"Forbidden", 404: b"Not Found"}


class Wire(asyncio.Protocol):
    """One connection. ``called`` hears of every method that took effect, with its arguments and result."""

    def __init__(self, world: World, token: str, called: Callable[[str, Arguments, object], None]) -> None:
        self._world = world
        self._prefix = f"/bot{token}/"
        self._called = called
        self._received = bytearray()
        self._transport: asyncio.Transport | None = None
        self._poll: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, _: Exception | None) -> None:
        if self._poll is not None:
            self._poll.cancel()

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            head = bytes(self._received[:end]).decode("latin-1")
            lines = head.split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
            whole = end + 4 + int(headers.get("content-length", "0"))
            if len(self._received) < whole:
                return
            body = bytes(self._received[end + 4 : whole])
            del self._received[:whole]
            self._request(lines[0].split(" ")[1], headers.get("content-type", ""), body)

    def _request(self, target: str, kind: str, body: bytes) -> None:
        path, _, query = target.partition("?")
        if not path.startswith(self._prefix):
            self._answer(401, RefusalError(401, "Unauthorized").body)
            return
        method = path[len(self._prefix) :].lower()
        if kind.startswith("application/json"):
            given: Json = json.loads(body or b"{}")
        else:
            given = _form(query) | _form(body.decode())
        arguments = Arguments(given)
        if method == "getupdates":
            self._poll = asyncio.create_task(self._updates(arguments))
            return
        try:
            result = call(self._world, method, arguments)
        except RefusalError as refusal:
            self._answer(refusal.code, refusal.body)
            return
        self._answer(200, {"ok": True, "result": result})
        self._called(method, arguments, result)

    async def _updates(self, arguments: Arguments) -> None:
        allowed = arguments.structure("allowed_updates", "allowed updates")
        try:
            batch = await self._world.queue.take(
                arguments.integer("offset"),
                arguments.integer("limit", 100),
                arguments.integer("timeout"),
                [str(kind) for kind in allowed] if isinstance(allowed, list) else None,
            )
        except RefusalError as refusal:
            self._answer(refusal.code, refusal.body)
            return
        self._answer(200, {"ok": True, "result": batch})
        self._called("getupdates", arguments, batch)

    def _answer(self, code: int, body: Json) -> None:
        assert self._transport is not None
        content = json.dumps(body).encode()
        self._transport.write(
            b"HTTP/1.1 %d %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            % (code, _PHRASES.get(code, b"Error"), len(content), content)
        )


def _form(text: str) -> Json:
    given: Json = {}
    for pair in text.split("&") if text else ():
        name, _, value = pair.partition("=")
        value = value.replace("+", " ")
        given[name] = unquote_to_bytes(value).decode() if "%" in value else value
    return given
