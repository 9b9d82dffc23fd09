"""The press: staff pause a channel, stop everything, and let it go on.

In the approval chat, who lets posts through there does; without one, the administrators of a channel do in it. Nothing that
is ready is lost, and nothing goes twice: stories wait in the mixing queue, what waits for approval goes on waiting, and
what is on its way waits in the outbox. Taking down goes on, so a family that takes something back is heard at any time.

A slot that fell into a pause is left out, and what it would have told comes at a later one. Were it made up for when the pause
ends, whoever ends it would choose between which two posts a batch closes; at the fixed hour nobody chooses, and the digest of
a channel that was paused looks like any other.
"""

import logging
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol, assert_never

from bot.staff.approval import called
from bot.staff.channels import Channel, Channels
from conversations.digest.slots import Timetable
from storage.database import Transaction
from storage.digests import Paused
from storage.errors import StorageError, Unopenable
from storage.store import Store

log = logging.getLogger("firsthand.press")

NOT_HERE = "Please write that in the approval chat. What goes out is decided there."
NOT_KEPT = "That could not be kept just now. Please write it again in a minute."
STOPPED = "Stopped: nothing more goes out, no post and no digest. All of it waits. It goes on once you write /resume."
STOPPED_NOT_KEPT = (
    "Stopped for now, but that could not be written down. Please write /stop again in a minute."
)
STOPPED_ALREADY = "Everything is stopped already. It goes on once you write /resume."
GOES_ALREADY = "Nothing is paused here. All goes out as ever."
ONLY_ITS_OWN = "Here you can pause this channel alone, by /pause. To stop every channel, write /stop."


class Verb(Enum):
    """What staff can ask of the press; the values are the commands."""

    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody asks of the press, and of which channel; "" where they name none."""

    verb: Verb
    name: str = ""


_LINE = re.compile(r"/(pause|resume|stop)(?:@\w+)?(?:\s+(.*))?", re.DOTALL | re.IGNORECASE | re.ASCII)


def order_of(line: str) -> Order | None:
    """What this line asks of the press; None where it asks nothing of it."""
    found = _LINE.fullmatch(line.strip())
    return None if found is None else Order(Verb(found[1].lower()), " ".join((found[2] or "").split()))


class Holds(Protocol):
    """What sends messages, and can be told to hold posts and digests."""

    def hold(self, is_held: Callable[[int], bool]) -> None:
        """From now on no post and no digest goes to a chat that is held; what waited for any other chat goes."""


class Press:
    """Pauses and stops what goes to the channels, and lets it go on. One there is for each data folder.

    ``timetable``: of the weekly digest; None where there is none.
    """

    def __init__(
        self,
        store: Store,
        sender: Holds,
        *,
        channels: Channels,
        timetable: Timetable | None,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._sender = sender
        self._channels = channels
        self._timetable = timetable
        self._clock = clock

    async def begin(self) -> None:
        """Hold what was stopped when the service ran last; to be called before anything is sent."""
        paused = await self._store.write(self._store.digests.paused)
        if paused != Paused():
            _log(paused)
        self._hold(paused)

    def rules(self, chat: int) -> bool:
        """Whether this chat is one from which the press can be stopped."""
        approval = self._channels.approval
        return chat in self._channels.chats if approval is None else chat == approval

    async def obey(self, order: Order, chat: int, replied: int | None = None) -> str:
        """Do what somebody asked for who may, in a chat that ``rules``; gives what to say of it.

        A stop holds at once, also where it cannot be written down: then it is gone with the process.
        ``replied``: the message that they answered; what waits there for approval names its channel.
        """
        if order.verb is Verb.STOP:
            self._sender.hold(lambda _: True)
        try:
            said, paused = await self._store.write(
                lambda transaction: self._obeyed(transaction, order, chat, replied)
            )
        except (sqlite3.Error, StorageError) as error:
            log.error("what staff stopped could not be kept (%s)", type(error).__name__)
            return STOPPED_NOT_KEPT if order.verb is Verb.STOP else NOT_KEPT
        self._hold(paused)
        return said

    def _hold(self, paused: Paused) -> None:
        chats = {channel.chat for channel in self._channels.all if channel.name in paused.channels}
        self._sender.hold(lambda chat: paused.everything or chat in chats)

    def _obeyed(
        self, transaction: Transaction, order: Order, chat: int, replied: int | None
    ) -> tuple[str, Paused]:
        before = self._store.digests.paused(transaction)
        said, after = self._decided(transaction, before, order, chat, replied)
        if after != before:
            self._store.digests.keep_paused(transaction, after)
            self._skip(transaction, before, after)
            _log(after)
        return said, after

    def _decided(
        self, transaction: Transaction, before: Paused, order: Order, chat: int, replied: int | None
    ) -> tuple[str, Paused]:
        """What to say, and what is stopped from now on."""
        if order.verb is Verb.STOP:
            return (
                (STOPPED_ALREADY, before) if before.everything else (STOPPED, _with(before, everything=True))
            )
        if order.verb is Verb.RESUME and not order.name and before.everything:
            return _goes_on(before.channels), _with(before, everything=False)
        channel = self._meant(transaction, before, order, chat, replied)
        if isinstance(channel, str):
            return channel, before
        name, here = channel.name, called(channel.name)
        match order.verb:
            case Verb.PAUSE if name in before.channels:
                return (
                    f"{_begun(here)} is paused already. It goes on once you write {self._resume(name)}.",
                    before,
                )
            case Verb.PAUSE:
                said = f"Paused: nothing goes to {here}, no post and no digest. All of it waits."
                after = Paused(before.everything, before.channels | {name})
                return f"{said} It goes on once you write {self._resume(name)}.", after
            case Verb.RESUME if name not in before.channels:
                return (STOPPED_ALREADY if before.everything else GOES_ALREADY), before
            case Verb.RESUME:
                after = Paused(before.everything, before.channels - {name})
                still = " Everything is still stopped; write /resume once more." if after.everything else ""
                return f"{_begun(here)} is no longer paused.{still or _LATER}", after
            case _:
                assert_never(order.verb)

    def _meant(
        self, transaction: Transaction, before: Paused, order: Order, chat: int, replied: int | None
    ) -> Channel | str:
        """The channel that is meant, or what to say where that cannot be told."""
        own, named = self._channels.of_chat(chat), self._named(order.name)
        if own is not None:
            return own if named is own or not order.name else ONLY_ITS_OWN
        names = [channel.name for channel in self._channels.all]
        if order.name:
            return named or f"There is no channel of that name. There are: {', '.join(names)}."
        if replied is not None:
            name = self._store.digests.channel_at(transaction, chat, replied)
            found = None if name is None else self._channels.named(name)
            if found is not None:
                return found
        choice = names if order.verb is Verb.PAUSE else [name for name in names if name in before.channels]
        if order.verb is Verb.RESUME and not choice:
            return GOES_ALREADY
        if len(choice) == 1:
            return self._named(choice[0]) or GOES_ALREADY
        listed = "\n".join(f"/{order.verb.value} {name}" for name in choice)
        return f"Which channel? Please write one of these:\n{listed}"

    def _resume(self, name: str) -> str:
        alone = self._channels.approval is None or len(self._channels.all) == 1
        return "/resume" if alone else f"/resume {name}"

    def _named(self, name: str) -> Channel | None:
        wanted = name.casefold()
        return next((channel for channel in self._channels.all if channel.name.casefold() == wanted), None)

    def _skip(self, transaction: Transaction, before: Paused, after: Paused) -> None:
        """Of the channels that go on, the slot that came last is done with: the next edition comes at the next."""
        if self._timetable is None:
            return
        last = self._timetable.last(self._clock()).week
        for channel in self._channels.all:
            if not before.holds(channel.name) or after.holds(channel.name):
                continue
            try:
                done = self._store.digests.slot(transaction, channel.name)
                if done is not None and last > done:
                    self._store.digests.slot_done(transaction, channel.name, last)
            except Unopenable:
                pass  # nothing is made for that channel, and the steward is told of it at each slot


_LATER = " What waited goes out now, and its digest at the next usual hour."


def _with(paused: Paused, *, everything: bool) -> Paused:
    return Paused(everything, paused.channels)


def _goes_on(still: frozenset[str]) -> str:
    if not still:
        return f"All goes on.{_LATER.replace('its digest', 'digests')}"
    named = " and ".join(called(name) for name in sorted(still))
    return f"All goes on, but for {named}, which {'is' if len(still) == 1 else 'are'} still paused."


def _begun(words: str) -> str:
    """These words as a sentence begins with them."""
    return words[:1].upper() + words[1:]


def standing_words(paused: Paused) -> str:
    """What is stopped, for whoever runs the service; "" where nothing is."""
    if paused.everything:
        return "Staff have stopped everything: no post and no digest goes out."
    if not paused.channels:
        return ""
    return f"Staff have paused {', '.join(called(name) for name in sorted(paused.channels))}: nothing goes there."


def _log(paused: Paused) -> None:
    count = len(paused.channels)
    if paused.everything:
        log.warning("staff have stopped everything that goes to their chats")
    elif count:
        log.warning("staff have paused %d of their channels", count)
    else:
        log.warning("nothing is stopped by staff any more")
