"""The whole way against a Bot API server that nobody here wrote: ``lo-bot-api-emulator`` from the package index.

It keeps no text, so a relay in front of it writes down what the bot sends. It changes one thing on the way: the server
does not know ``link_preview_options``, with which the bot says that no page is to be shown below a post.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

import aiohttp
import pytest
from aiohttp import web
from lo_bot_api_emulator import LoBotApiEmulator

from bot.app import now, opened
from bot.telegram.service import serve
from conversations.words import words_of
from tests.bot.conftest import Service

SAID = words_of("en")

TOKEN = "123456789:SyntheticTokenForTheEmulator0001"
STAFF = -1001234567890
ANNA = 5001

TITLE = "A family's story, week "

LINES = [
    "hello",
    "[Yes, it is safe]",
    "[18 or over]",
    "[A time help was late or never came]",
    "We asked and asked. Ring me on 07700 900123",
    "[Done]",
    "3",
    "done",
    "[Getting harder]",
    "1",
    "done",
    "5",
    "7",
    "done",
    "how we slept",
    "[No, finish here]",
    "1, 2, 3",
    "done",
]


@dataclass
class Relay:
    """What the bot sent, in order, with what the server answered."""

    to: str
    sent: list[tuple[str, dict[str, object], int]] = field(default_factory=list)
    more: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def pass_on(self, request: web.Request) -> web.StreamResponse:
        """Hand a request to the server and its answer back."""
        body = known(await request.read())
        async with (
            aiohttp.ClientSession() as session,
            session.request(
                request.method,
                self.to + request.path,
                data=body,
                headers={"Content-Type": "application/json"},
            ) as answer,
        ):
            given = await answer.read()
        method = request.path.rpartition("/")[2]
        async with self.more:
            self.sent.append((method, json.loads(body) if body else {}, answer.status))
            self.more.notify_all()
        return web.Response(body=given, status=answer.status, content_type="application/json")

    def said(self, chat: int) -> list[dict[str, object]]:
        """The messages the server took for a chat."""
        return [
            body
            for method, body, status in self.sent
            if method in ("sendMessage", "editMessageText") and status == 200 and body["chat_id"] == chat
        ]

    async def until(self, count: int, chat: int) -> dict[str, object]:
        """Wait for so many messages to a chat; gives the newest."""
        async with asyncio.timeout(10), self.more:
            await self.more.wait_for(lambda: len(self.said(chat)) >= count)
        return self.said(chat)[-1]


def known(body: bytes) -> bytes:
    """A call without what that server does not know."""
    given = json.loads(body) if body else {}
    return json.dumps({name: given[name] for name in given if name != "link_preview_options"}).encode()


@asynccontextmanager
async def served(app: web.Application) -> AsyncIterator[str]:
    """A web application on loopback; gives its address."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
async def test_the_flow_is_completed_and_the_summary_arrives_in_the_staff_chat(service: Service) -> None:
    """Told, checked and sent over a server of other hands; staff get nothing that was not shown, and her words to the letter.

    Nobody shares a second fact with her yet, so one stands in the post.
    """
    emulator = LoBotApiEmulator()
    async with served(emulator.app()) as server:
        relay = Relay(server)
        front = web.Application()
        front.router.add_route("*", "/{path:.*}", relay.pass_on)
        async with served(front) as address:
            settings = replace(service.settings, token=TOKEN, base_url=address, staff_chat=STAFF)
            stop = asyncio.Event()
            async with opened(settings, {}) as app, asyncio.TaskGroup() as group:
                group.create_task(serve(settings, app.store, app.flows, app.service, clock=now, stop=stop))
                for number, line in enumerate(LINES):
                    before = len(relay.said(ANNA))
                    if line.startswith("["):
                        await until_button(relay, line[1:-1])
                    await emulator.enqueue_update(update(number, line, relay), token=TOKEN)
                    await relay.until(before + 1, ANNA)
                await until_button(relay, SAID.buttons.send)
                await emulator.enqueue_update(update(99, "[Send]", relay), token=TOKEN)
                await relay.until(2, STAFF)
                stop.set()
    post = str(relay.said(STAFF)[-1]["text"])
    shown = next(text for text in (str(body["text"]) for body in relay.said(ANNA)) if text.startswith(TITLE))
    for line in post.splitlines():
        heading, _, fact = line.partition(": ")
        assert heading in shown
        assert fact in shown
    assert sum(": " in line for line in post.splitlines()) == 1
    words = shown[shown.index("\nWhat happened") :].replace("“", "").replace("”", "")
    assert post.endswith(words)
    assert "how we slept" in post
    assert "07700" not in post
    refused = {(method, status) for method, _, status in relay.sent if status != 200}
    assert {method for method, _ in refused} <= {
        "getMyDescription",
        "setMyDescription",
        "getMyShortDescription",
        "setMyShortDescription",
        "getChat",
    }


async def until_button(relay: Relay, label: str) -> None:
    """Wait until a button of that label stands on the newest message to Anna: a turn may say more than one."""
    async with asyncio.timeout(10), relay.more:
        await relay.more.wait_for(
            lambda: any(button["text"].endswith(label) for button in buttons(relay.said(ANNA)[-1]))
        )


def buttons(body: dict[str, object]) -> list[dict[str, str]]:
    """The buttons of a message."""
    return [button for row in body.get("reply_markup", {}).get("inline_keyboard", []) for button in row]  # type: ignore[attr-defined]


def update(number: int, line: str, relay: Relay) -> dict[str, object]:
    """Anna types a line, or taps the newest button of that label."""
    person = {"id": ANNA, "is_bot": False, "first_name": "A"}
    chat = {"id": ANNA, "type": "private", "first_name": "A"}
    message: dict[str, object] = {"message_id": number, "date": 1_790_000_000, "chat": chat}
    if not line.startswith("["):
        return {"message": {**message, "from": person, "text": line}}
    for body in reversed(relay.said(ANNA)):
        for button in buttons(body):
            if button["text"].endswith(line[1:-1]):
                return {
                    "callback_query": {
                        "id": str(number),
                        "from": person,
                        "chat_instance": "1",
                        "data": button["callback_data"],
                        "message": {**message, "text": body["text"]},
                    }
                }
    raise AssertionError(line)
