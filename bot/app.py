"""The composition root: builds everything from the settings and passes it as arguments. Nothing global.

What only a service needs (the store, its ciphers, an event loop) is loaded when one is opened: most commands read a
form, and are there sooner without.
"""

import gc
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from bot.flowfile import Reader, flow_of, load, read_apart, read_here
from bot.hardening import log_swap
from bot.overdue import log_overdue
from bot.recipients import recipients_of, roster_of
from bot.settings import SettingRefused, Settings, longest
from conversations.direction import in_order
from conversations.flow import Flow
from conversations.helplines import HelpCard, HelpRefused
from conversations.helplines import read as read_help
from conversations.service import Service
from conversations.tongues import code_of
from conversations.words import words_of

if TYPE_CHECKING:
    from bot.flows import Flows
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class App:
    """What every command that runs conversations needs, opened and checked."""

    settings: Settings
    store: "Store"
    flows: "Flows"
    service: Service


def now() -> datetime:
    """The time, aware, in UTC: the one place that reads the clock for conversations."""
    return datetime.now(UTC)


def read_flow(path: Path | None) -> Flow:
    """Read, check and compile the flow in a file, or the built-in one; the file is read, what it gave last may be kept.

    Raises:
        FlowRefused: It has mistakes; all of them are in the error.
        SettingRefused: The file cannot be read, or is no kind of form we know.
    """
    return flow_of(load(path))


def help_card(path: Path | None) -> HelpCard:
    """The card that "Help now" shows: the one in a file of this service, or the built-in one.

    Raises:
        HelpRefused: It has a mistake; the message names the line and the key.
        SettingRefused: The file cannot be read.
    """
    if path is None:
        return read_help(resources.files("conversations").joinpath("help", "uk.toml").read_bytes())
    try:
        return read_help(path.read_bytes())
    except OSError as error:
        raise SettingRefused(
            f"The help lines {path} cannot be read ({error.strerror}). Check FIRSTHAND_HELP."
        ) from None
    except HelpRefused as error:
        raise HelpRefused(f"{path}: {error}") from None


def service(flow: Flow, card: HelpCard, settings: Settings | None = None) -> Service:
    """What conversations know of this service: the help card in each language people can be spoken to in, and what is switched on."""
    cards = {code: _card_in(card, code) for code in {"en", *map(code_of, flow.languages)} - {""}}
    if settings is None:
        return Service(cards)
    return Service(
        cards,
        languages=settings.languages,
        contact=in_order(settings.contact),
        kept_weeks=longest(settings.keep),
        voice=settings.voice,
        writes_down=settings.speech is not None,
    )


def _card_in(card: HelpCard, code: str) -> str:
    from conversations.talk.months import in_words

    words = words_of(code)

    def checked(day: date) -> str:
        return words.safety.help_checked.format(date=in_words(words.code, (day.year, day.month, day.day)))

    return card.text(code, checked)


@asynccontextmanager
async def opened(
    settings: Settings, environment: Mapping[str, str], reader: Reader = read_here
) -> AsyncIterator[App]:
    """Open everything that conversations need; close it at the end.

    ``reader`` reads the flow's file where the store has not seen it before.

    Raises:
        SettingRefused, FlowRefused, HelpRefused, storage.errors.StorageError: One sentence each, with what to do.
    """
    from bot.flows import Flows
    from conversations.forms.compiling import compile_flow, recompiled
    from conversations.weeks import week_of
    from storage import roster
    from storage.datasecret import read_secret
    from storage.sealing.selftest import check as check_library
    from storage.store import Store

    check_library()
    file = load(settings.flow)
    card = help_card(settings.help)
    secret = read_secret(settings.secret_file, data=settings.data, environment=environment)
    listed = roster_of(settings, now().date())
    recipients = recipients_of(settings, now().date()) if listed is None else listed.recipients
    if len(recipients) < settings.fewest_recipients:
        raise SettingRefused(
            f"FIRSTHAND_FEWEST_RECIPIENTS asks for {settings.fewest_recipients} recipients, and {len(recipients)} "
            "can be found: install the others with `firsthand keys install`, or find out who took one away."
        )
    store = await Store.open(settings.data, secret=secret, recipients=recipients, week=week_of(now()))
    try:
        if listed is not None:
            await store.write(lambda transaction: roster.take(transaction.ledger, secret, listed))
        source = await store.write(lambda transaction: store.vault.flow_of_file(transaction, file.digest))
        flow = compile_flow(reader(file)) if source is None else recompiled(source)
        await store.write(
            lambda transaction: store.vault.keep_flow(transaction, flow, file.digest, file.media)
        )
        yield App(settings, store, Flows(flow, store.vault), service(flow, card, settings))
    finally:
        await store.close()


async def run(settings: Settings) -> None:
    """Run the bot on Telegram until SIGTERM or SIGINT."""
    import asyncio

    # Telegram's library is loaded for this command alone: the others start without it.
    from bot.recording import newest, noted
    from bot.telegram.service import serve
    from conversations.redaction.tagger import Tagger
    from storage.audit import Act

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    tagger = loop.run_in_executor(None, Tagger.built_in)
    async with opened(settings, os.environ, read_apart) as app:
        await tagger
        log_swap()
        log_overdue(help_card(settings.help), now().astimezone(settings.time_zone).date())
        # The database's thread decides turns; the event loop asks for Python's lock at every socket and should
        # not wait 5 ms for it each time.
        sys.setswitchinterval(0.001)
        # What is loaded by now stays for good: looking through it for garbage again and again only costs time.
        gc.collect()
        gc.freeze()
        await asyncio.to_thread(noted, settings, Act.STARTED, by="the service")
        await serve(
            settings,
            app.store,
            app.flows,
            app.service,
            clock=lambda: now().astimezone(settings.time_zone),
            stop=stop,
            records=partial(noted, settings),
            head=partial(newest, settings),
        )
        await asyncio.to_thread(noted, settings, Act.STOPPED, by="the service")
