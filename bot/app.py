"""The composition root: builds everything from the settings and passes it as arguments. Nothing global."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

from bot.flows import Flows
from bot.settings import SettingRefused, Settings
from conversations.compiling import compile_flow
from conversations.flow import Flow
from conversations.helplines import HelpCard
from conversations.helplines import read as read_help
from conversations.xlsform import FileKind
from conversations.xlsform import read as read_form
from storage.keys import installed_recipients, read_secret
from storage.sealing.selftest import check as check_library
from storage.store import Store

BUILT_IN_FLOW = "family_story.md"
RECIPIENTS = "recipients"


@dataclass(frozen=True, slots=True)
class App:
    """What every command that runs conversations needs, opened and checked."""

    settings: Settings
    store: Store
    flows: Flows
    help_card: HelpCard


def now() -> datetime:
    """The time, aware, in UTC: the one place that reads the clock for conversations."""
    return datetime.now(UTC)


def week_of(moment: datetime) -> str:
    """Its ISO week, such as ``2026-W47``."""
    year, week, _ = moment.isocalendar()
    return f"{year}-W{week:02d}"


def read_flow(path: Path | None) -> Flow:
    """Read, check and compile the flow in a file, or the built-in one.

    Raises:
        FlowRefused: It has mistakes; all of them are in the error.
        SettingRefused: The file cannot be read, or is no kind of form we know.
    """
    if path is None:
        data = resources.files("conversations").joinpath("flows", BUILT_IN_FLOW).read_bytes()
        return compile_flow(read_form(data, FileKind.MARKDOWN))
    try:
        kind = FileKind(path.suffix.lower().lstrip("."))
    except ValueError:
        raise SettingRefused(
            f"The flow {path} must be an XLSForm ending in .xlsx, .xls, .csv or .md."
        ) from None
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingRefused(
            f"The flow {path} cannot be read ({error.strerror}). Check FIRSTHAND_FLOW."
        ) from None
    return compile_flow(read_form(data, kind))


def help_card() -> HelpCard:
    """The card that "Help now" shows."""
    return read_help(resources.files("conversations").joinpath("help", "uk.toml").read_bytes())


@asynccontextmanager
async def opened(settings: Settings, environment: Mapping[str, str]) -> AsyncIterator[App]:
    """Open everything that conversations need; close it at the end.

    Raises:
        SettingRefused, FlowRefused, storage.errors.StorageError: One sentence each, with what to do.
    """
    check_library()
    flow = read_flow(settings.flow)
    secret = read_secret(settings.secret_file, data=settings.data, environment=environment)
    recipients = installed_recipients(settings.data / RECIPIENTS)
    if not recipients:
        raise SettingRefused(
            f"No recipient is installed in {settings.data / RECIPIENTS}, so nobody could ever open a story. "
            "Run: firsthand keys new NAME, and then: firsthand keys install NAME.recipient."
        )
    store = await Store.open(settings.data, secret=secret, recipients=recipients, week=week_of(now()))
    try:
        flows = Flows(flow, store.vault)
        await store.write(flows.keep_current)
        yield App(settings, store, flows, help_card())
    finally:
        await store.close()


async def run(settings: Settings) -> None:
    """Run the bot on Telegram until SIGTERM or SIGINT."""
    # Telegram's library is loaded for this command alone: the others start without it.
    from bot.telegram.service import serve

    sys.setswitchinterval(
        0.001
    )  # the database's thread decides turns; the event loop must not wait 5 ms for it
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with opened(settings, os.environ) as app:
        await serve(settings, app.store, app.flows, app.help_card.text, clock=now, stop=stop)
