"""The Telegram channel, running: receiving, sending, letting summaries out, and serving staff, until it is stopped."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial

from telegram import Bot

from bot.digest.weekly import Weekly, make_apart
from bot.flows import Flows
from bot.mixing import Mixing
from bot.rekeying import Rekeying
from bot.settings import SettingRefused, Settings
from bot.speech import Engine
from bot.staff.channels import Channels
from bot.staff.channels import read as read_channels
from bot.staff.desk import Desk
from bot.staff.frames import Frames
from bot.staff.heads import Heads
from bot.staff.joining import Batches
from bot.staff.notices import Notices
from bot.staff.press import Press
from bot.staff.recorder import Recorder, Records
from bot.telegram import CHANNEL
from bot.telegram.acts import Acts
from bot.telegram.calls import Calls
from bot.telegram.fetching import Fetching
from bot.telegram.limits import Limits
from bot.telegram.outages import Outages
from bot.telegram.pace import Pace
from bot.telegram.poller import Poller
from bot.telegram.quiet import hush
from bot.telegram.registration import register, register_staff
from bot.telegram.remarks import Remarks
from bot.telegram.roles import is_allowed
from bot.telegram.sender import Sender
from bot.telegram.staffchats import StaffChats
from bot.telegram.taps import Taps
from bot.telegram.waits import USUAL, Waits
from bot.tidying import Tidying
from bot.turns import Turns
from conversations.service import Service
from conversations.talk.languages import offered_languages
from conversations.tongues import code_of
from storage import expiry
from storage.database import Transaction
from storage.outbox import CLEARS, Kind
from storage.store import Store

log = logging.getLogger("firsthand.service")

_HOUSEKEEPING = 3600.0


async def serve(
    settings: Settings,
    store: Store,
    flows: Flows,
    service: Service,
    *,
    clock: Callable[[], datetime],
    stop: asyncio.Event,
    waits: Waits = USUAL,
    records: Records | None = None,
    head: Callable[[], str] | None = None,
) -> None:
    """Run until ``stop`` is set; then finish the batch, send what can be sent in two seconds (``waits.drain``), and return.

    ``records`` is where acts of staff are written down, ``head`` gives the newest entry there; None for neither.

    Raises:
        SettingRefused: The token is missing or Telegram refuses it, there is no staff chat, or the channels do not fit
            the questions.
    """
    if settings.token is None:
        raise SettingRefused(
            "FIRSTHAND_TELEGRAM_TOKEN is not set. Ask @BotFather for a bot and copy its token."
        )
    if settings.staff_chat is None:
        raise SettingRefused(
            "FIRSTHAND_STAFF_CHAT is not set. Add the bot to the staff channel and set the channel's number."
        )
    channels = read_channels(settings, flows.current)
    hush()
    spoken = [code_of(language) or "en" for language in offered_languages(flows.current, service)]
    calls = Calls(settings.base_url, settings.token)
    await calls.initialize()
    try:
        bot = Bot(
            settings.token,
            base_url=f"{settings.base_url}/bot",
            base_file_url=f"{settings.base_url}/file/bot",
            request=calls,
            get_updates_request=calls,
        )
        pace = Pace(settings.messages_per_second, settings.messages_per_chat, time.monotonic)
        remarks = Remarks(calls)
        notices = Notices(remarks, channels, clock=clock)
        recorder = Recorder(records)
        limits = Limits(time.monotonic)
        sender = Sender(store, calls, pace, clock=clock, waits=waits, reports=notices, limits=limits)
        press = Press(store, sender, channels=channels, timetable=settings.digest, clock=clock)
        await press.begin()
        left = [one for one in store.undelivered if one.kind in (Kind.SAY, Kind.REVISE, *CLEARS)]
        to_fetch = [one for one in store.undelivered if one.kind is Kind.FETCH]
        sender.put(one for one in store.undelivered if one.kind is not Kind.FETCH)
        store.undelivered.clear()
        turns = Turns(
            store,
            flows,
            channel=CHANNEL,
            service=service,
            release_after=settings.release_after,
            clock=clock,
        )
        speech = None if settings.speech is None else Engine(settings.speech)
        fetching = Fetching(store, calls, turns, sender, clock=clock, speech=speech)
        fetching.put(to_fetch)
        frames = Frames(flows, store.vault)
        mixing = Mixing(
            store,
            sender,
            channels=channels,
            frames=frames,
            after=settings.release_after,
            together=settings.release_together,
            clock=clock,
        )

        async def is_in_role(chat: int, person: int | None) -> bool:
            return await is_allowed(calls, chat, person, channels.role)

        desk = Desk(
            store,
            sender,
            remarks,
            channels=channels,
            batches=Batches(store, frames),
            is_allowed=is_in_role,
            clock=clock,
            tells=settings.digest is not None,
            press=press,
            recorder=recorder,
        )
        async with asyncio.TaskGroup() as group:
            taps = Taps(calls)
            acts = Acts(desk, taps)
            poller = Poller(
                calls,
                bot,
                turns,
                sender,
                clock=clock,
                taps=taps,
                fetching=fetching,
                acts=acts,
                staff=StaffChats(channels.chats, int(settings.token.partition(":")[0])),
                waits=waits,
                outages=Outages(store, clock=clock),
                limits=limits,
            )
            sending = group.create_task(sender.run(), name="sending")
            tasks = [
                group.create_task(
                    _receive(poller, sender, wait=waits.drain if left else 0.0), name="receiving"
                ),
                group.create_task(taps.run(), name="answering taps"),
                group.create_task(acts.run(), name="acting on what staff do"),
                group.create_task(remarks.run(), name="remarks to staff"),
                group.create_task(mixing.run(), name="mixing"),
                group.create_task(fetching.run(), name="fetching voice notes"),
                group.create_task(
                    Heads(store, remarks, settings.staff_chat, head=head, clock=clock).run(),
                    name="posting heads",
                ),
                group.create_task(
                    Rekeying(store, clock=clock, recorder=recorder).run(), name="re-making the share key"
                ),
                group.create_task(_keep_house(store, clock), name="housekeeping"),
                group.create_task(
                    Tidying(
                        store,
                        sender,
                        settings.keep,
                        most=settings.tidy_most,
                        clock=clock,
                        recorder=recorder,
                    ).run(),
                    name="removing what is over",
                ),
                group.create_task(
                    _introduce(calls, bot, poller, spoken, channels, tells=settings.digest is not None),
                    name="introducing",
                ),
            ]
            if settings.digest is not None:
                weekly = Weekly(
                    store,
                    sender,
                    channels,
                    flows,
                    settings.digest,
                    batch=settings.digest_batch,
                    clock=clock,
                    make=make_apart,
                    notices=notices,
                    recorder=recorder,
                )
                tasks.append(group.create_task(weekly.run(), name="weekly digest"))
            await stop.wait()
            log.info("stopping: no more is received")
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            try:
                async with asyncio.timeout(waits.drain):
                    await sender.wait_until_idle()
            except TimeoutError:
                log.info("some replies wait in the outbox for the next start")
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
            await sender.settle()
    finally:
        await calls.shutdown()


async def _receive(poller: Poller, sender: Sender, *, wait: float) -> None:
    """Receive, once the replies that the last run left behind are out, or so many seconds have passed."""
    if wait:
        with suppress(TimeoutError):
            async with asyncio.timeout(wait):
                await sender.wait_until_idle()
    await poller.run()


async def _introduce(
    calls: Calls, bot: Bot, poller: Poller, spoken: Sequence[str], channels: Channels, *, tells: bool
) -> None:
    """Say who we are, once Telegram can be reached; a refused token is said plainly and tried again."""
    pause = 1.0
    while True:
        answer = await calls.call("getMe", {})
        if answer.ok:
            poller.known_as(str(answer.result.get("username", "")))
            break
        if answer.status in (401, 404):
            log.error(
                "Telegram refuses the token. Copy it again from @BotFather into FIRSTHAND_TELEGRAM_TOKEN"
            )
        await asyncio.sleep(pause)
        pause = min(pause * 2, 60.0)
    await register(bot, spoken[0], spoken[1:])
    await register_staff(bot, channels, tells=tells)


def _forget_old(store: Store, hour: int, transaction: Transaction) -> bool:
    store.chats.forget_wiped(hour)
    return store.ledger.forget_old(transaction, hour)


async def _keep_house(store: Store, clock: Callable[[], datetime]) -> None:
    while True:
        hour = int(clock().timestamp()) // 3600
        try:
            more = True
            while more:  # a flood is forgotten step by step, and turns are taken in between
                more = await store.write(partial(_forget_old, store, hour))
            await _forget_drafts(store, hour)
        except sqlite3.Error as error:
            log.error("what is old could not be forgotten (%s); trying again", type(error).__name__)
        await asyncio.sleep(_HOUSEKEEPING)


async def _forget_drafts(store: Store, hour: int) -> None:
    """Forget the drafts that nobody went on with, some in each transaction."""
    if await store.write(partial(expiry.look, now=hour)):
        log.warning("unfinished talks count anew from now: the clock jumped, or this was away for a day")
    count, after = 0, b""
    while True:
        step = partial(
            expiry.expire,
            ledger=store.ledger,
            attachments=store.vault.attachments,
            now=hour,
            after=after,
        )
        forgotten, last = await store.write(step)
        count += forgotten
        if last is None:
            break
        after = last
    if count:
        log.info("%d unfinished talks were forgotten", count)
