"""The benchmark measures what it says: its server keeps the fake's rules, its crowd waits, its table divides."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest

from conversations.forms.compiling import compile_flow
from conversations.forms.reading.files import FileKind, read
from tests.bench.bots import FIRSTHAND, PEERS
from tests.bench.crowd import ASKED, FLOW, TURNS, Crowd
from tests.bench.limits import Limit
from tests.bench.table import table
from tests.bench.trial import Trial
from tests.bench.wire import Wire
from tests.telegram.arguments import Arguments
from tests.telegram.fake import TOKEN, FakeTelegram, wall_clock
from tests.telegram.world import World

SAM = 5_501_234_567


@asynccontextmanager
async def wired(world: World, crowd: Crowd | None = None) -> AsyncIterator[str]:
    """The address of a lean server, with the token."""

    def called(method: str, arguments: Arguments, _: object) -> None:
        if crowd is not None:
            crowd.heard(method, arguments)

    server = await asyncio.get_running_loop().create_server(
        lambda: Wire(world, TOKEN, called), "127.0.0.1", 0
    )
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot{TOKEN}"


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("getMe", {}),
        ("sendMessage", {"chat_id": str(SAM), "text": "Grüße & more + 100 %"}),
        ("sendMessage", {"chat_id": str(SAM), "text": ""}),
        ("sendMessage", {"chat_id": "77", "text": "hello"}),
        (
            "sendMessage",
            {"chat_id": str(SAM), "text": "x", "reply_markup": '{"inline_keyboard": [[{"text": "x"}]]}'},
        ),
        ("editMessageText", {"chat_id": str(SAM), "message_id": "99", "text": "x"}),
        ("getUpdates", {"limit": "1", "timeout": "1"}),
        ("sendTelegraph", {}),
    ],
)
async def test_the_lean_server_answers_as_the_fake_does(method: str, arguments: dict[str, str]) -> None:
    world = World(wall_clock, bot_id=7_012_345_678)
    async with FakeTelegram() as fake, wired(world) as lean, aiohttp.ClientSession() as session:
        fake.say(SAM, "/start")
        chat = world.private_chat(SAM)
        message = world.post(
            chat, SAM, {"text": "/start", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]}
        )
        world.queue.put("message", world.as_message(message), message.date)
        answers = []
        for url in (f"{fake.base_url}/bot{fake.token}", lean):
            for body in ({"data": arguments}, {"json": arguments}):
                async with session.post(f"{url}/{method}", **body) as answer:  # type: ignore[arg-type]
                    answers.append((answer.status, _timeless(await answer.json())))
    assert answers[0] == answers[2]
    assert answers[1] == answers[3]


def _timeless(value: object) -> object:
    match value:
        case dict():
            return {name: _timeless(part) for name, part in value.items() if name != "date"}
        case list():
            return [_timeless(part) for part in value]
        case _:
            return value


async def test_a_person_goes_on_only_after_the_reply_to_what_they_said() -> None:
    world = World(wall_clock, bot_id=7_012_345_678)
    crowd = Crowd(world)
    async with wired(world, crowd) as url, aiohttp.ClientSession() as session:
        crowd.flood(1)
        crowd.measuring = True
        (person,) = crowd.turns
        for turn, words in enumerate(("Welcome.", ASKED[0], ASKED[0], "Thank you.", ASKED[1])):
            async with session.post(f"{url}/sendMessage", json={"chat_id": person, "text": words}) as answer:
                assert answer.status == 200, turn
        assert crowd.turns == {person: 3}
        assert len(crowd.latencies) == 2
        assert crowd.acknowledged() == 0
        async with session.post(f"{url}/getUpdates", json={"offset": world.queue.pending[-1] + 1}) as answer:
            assert (await answer.json())["result"] == []
        assert crowd.acknowledged() == 1


async def test_who_said_everything_makes_room_for_somebody_new() -> None:
    world = World(wall_clock)
    crowd = Crowd(world)
    crowd.flood(1)
    (first,) = crowd.turns
    for turn in range(TURNS):
        crowd.heard("sendmessage", Arguments({"chat_id": first, "text": ASKED[turn]}))
    assert crowd.turns[first] == TURNS
    assert len(crowd.turns) == 2


def test_the_flow_asks_every_bots_questions() -> None:
    flow = compile_flow(read(FLOW.encode(), FileKind.MARKDOWN))
    assert [list(prompt.label.values()) for prompt in flow.prompts] == [[asked] for asked in ASKED]


def test_ratios_are_to_the_best_durable_peer() -> None:
    memory, durable, slower = PEERS[1], PEERS[2], PEERS[3]

    def trial(replies: float, late: float) -> Trial:
        return Trial(replies, 1.0, 2.0, late, 0.5, 0.3, 0.1, 60.0, 0.2, 0, 0)

    flood = {
        FIRSTHAND: [trial(3000, 9), trial(3200, 9), trial(2000, 9)],
        memory: [trial(5000, 9)],
        durable: [trial(750, 9)],
        slower: [trial(300, 9)],
    }
    paced = {
        FIRSTHAND: [trial(200, 1.5)],
        memory: [trial(200, 1)],
        durable: [trial(200, 3)],
        slower: [trial(200, 6)],
    }
    lines = table(flood, paced, {PEERS[0]: "did not poll"}, [Limit("fdatasync", 5000, 0.2, 0.3)]).splitlines()
    assert len({line.count("|") for line in lines[:7]}) == 1
    assert "| 3,000 [2,000-3,200] | 4.00 × |" in lines[2]
    assert lines[2].endswith("| 1.50 | 0.50 × |")
    assert "| 6.67 × |" in lines[3]
    assert "did not poll" in lines[6]
    assert lines[-1] == "| fdatasync | 5,000 | 0.200 | 0.300 |"
