"""A whole Firsthand against a fake Telegram, in one process, on real files."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.app import App, now, opened
from bot.flowfile import FlowFile, read_here
from bot.settings import Settings
from bot.telegram.service import serve
from bot.telegram.waits import Waits
from conversations.flow import Flow
from conversations.forms.sheets import Sheets
from storage.keys import install, make_secret_file
from storage.sealing.identity import Identity, new_identity
from tests.bot.storytelling import form
from tests.bot.storytelling import opened as stored
from tests.bot.weeks import APPROVAL, World
from tests.telegram.fake import FakeTelegram

BRISK = Waits(again=0.05, stand_by=0.5)
"""What failed is tried again at once, for nobody's sake is waited: the order of things is the same."""

_READ: dict[bytes, Sheets] = {}


def read_once(file: FlowFile) -> Sheets:
    """As ``read_here``, with each file read and checked once in a run of the tests.

    That takes longer than most tests, and comes to the same each time.
    """
    digest = file.digest
    if digest not in _READ:
        _READ[digest] = read_here(file)
    return _READ[digest]


@dataclass(frozen=True, slots=True)
class Service:
    """A data folder with its keys, ready to be run."""

    settings: Settings
    researcher: Identity

    @asynccontextmanager
    async def running(
        self, telegram: FakeTelegram, *, waits: Waits = BRISK, **changes: object
    ) -> AsyncIterator[App]:
        """Run the bot against this Telegram until the block ends; may be run again and again."""
        settings = replace(
            self.settings,
            token=telegram.token,
            base_url=telegram.base_url,
            staff_chat=telegram.staff_chat,
            **changes,  # type: ignore[arg-type]
        )
        stop = asyncio.Event()
        async with opened(settings, {}, read_once) as app, asyncio.TaskGroup() as group:
            group.create_task(
                serve(settings, app.store, app.flows, app.service, clock=now, stop=stop, waits=waits)
            )
            try:
                yield app
            finally:
                stop.set()
        # Requirement R21, held by every test that runs a service.
        assert telegram.spoken_to_first() == []


Running = Callable[[FakeTelegram], AbstractAsyncContextManager[App]]
Act = Callable[[], Awaitable[None]]


@pytest.fixture
def service(tmp_path: Path) -> Service:
    """A new data folder with a secret outside it and two recipients, the steward's and the researcher's."""
    data = tmp_path / "data"
    secret = tmp_path / "secret"
    make_secret_file(secret, data=data)
    researcher = new_identity("researcher")
    for identity in (new_identity("steward"), researcher):
        install(identity.recipient, data / "recipients")
    settings = Settings(
        data=data,
        secret_file=secret,
        flow=None,
        release_after=0,
        release_together=1,
        messages_per_second=10_000,
        messages_per_chat=1_000,
    )
    return Service(settings, researcher)


@pytest.fixture(scope="session")
def flow(tmp_path_factory: pytest.TempPathFactory) -> Flow:
    """A few questions about needs and waits."""
    return form(tmp_path_factory.mktemp("form"))


@pytest.fixture
async def world(tmp_path: Path, flow: Flow) -> AsyncIterator[World]:
    """A service that sends editions at once."""
    made = World(tmp_path, flow, await stored(tmp_path, flow))
    yield made
    await made.store.close()


@pytest.fixture
async def approved(tmp_path: Path, flow: Flow) -> AsyncIterator[World]:
    """A service whose editions somebody lets through first."""
    made = World(tmp_path, flow, await stored(tmp_path, flow), approval=APPROVAL)
    yield made
    await made.store.close()
