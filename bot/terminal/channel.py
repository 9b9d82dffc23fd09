"""The terminal channel: takes a narrator's turns, and carries out what they decide on phones and in a file."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import assert_never

from bot.flows import Flows
from bot.mixing import Mixing
from bot.staff.local import LocalChannel
from bot.terminal.phone import Message, Phone
from bot.terminal.typing import Meant, meaning
from bot.turns import Arrival, Turns
from conversations.flow import Flow
from conversations.session import Session
from storage.outbox import Kind, Outgoing
from storage.store import Store

CHANNEL = "terminal"
STAFF = -1  # the staff channel's address; narrators' are above 0


@dataclass(frozen=True, slots=True)
class Said:
    """A message came to the narrator."""

    message: Message


@dataclass(frozen=True, slots=True)
class Revised:
    """A message is shown differently from now on."""

    before: Message
    message: Message


@dataclass(frozen=True, slots=True)
class Noted:
    """A passing note on a tap."""

    text: str


@dataclass(frozen=True, slots=True)
class Posted:
    """A post stands in the staff channel."""

    number: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TakenDown:
    """A post is gone from the staff channel."""

    number: int


Sight = Said | Revised | Noted | Posted | TakenDown
"""What somebody at the terminal sees come of a line."""


@dataclass(slots=True)
class Phones:
    """The phones of everybody who talks here, by account; they outlive a restart of the service."""

    by_account: dict[int, Phone] = field(default_factory=dict)

    def of(self, account: int) -> Phone:
        """One narrator's phone."""
        return self.by_account.setdefault(account, Phone())


class Channel:
    """Takes turns for narrators at a terminal. Summaries are posted at once, each alone: nobody has to wait to see."""

    def __init__(
        self,
        store: Store,
        flow: Flow,
        *,
        help_card: str,
        phones: Phones,
        staff: LocalChannel,
        clock: Callable[[], datetime],
        chance: Callable[[int], bytes] = os.urandom,
    ) -> None:
        self._store = store
        self._phones = phones
        self._staff = staff
        self._clock = clock
        self._chance = chance
        self._flows = Flows(flow, store.vault)
        self._turns = Turns(
            store,
            self._flows,
            channel=CHANNEL,
            help_card=help_card,
            release_after=0,
            clock=clock,
            chance=chance,
        )
        self._to_post: list[Outgoing] = []
        self._release = Mixing(store, self, staff=STAFF, after=0, together=1, clock=clock)

    def put(self, outgoing: list[Outgoing]) -> None:
        """Posts that have just been let out of the mixing queue."""
        self._to_post += outgoing

    async def begin(self) -> list[Sight]:
        """Keep the flow, and show what a service that ended too early had decided on and not yet shown."""
        flow = self._flows.current
        digest = sha256(flow.source).digest()  # a transcript's flow comes in no file of its own
        await self._store.write(lambda transaction: self._store.vault.keep_flow(transaction, flow, digest))
        sights = await self._deliver(self._store.undelivered)
        self._store.undelivered.clear()
        return [*sights, *await self._let_out()]

    async def session(self, account: int) -> Session | None:
        """Where a narrator stands."""
        ledger = self._store.ledger
        narrator = ledger.narrator(CHANNEL, account)
        return await self._store.write(lambda transaction: ledger.load(transaction, [narrator]).get(narrator))

    async def hear(self, account: int, line: str) -> list[Sight]:
        """A narrator types a line; gives what is seen to come of it, in order.

        Raises:
            NoSuchButton: The line taps a button that is not there; nothing happened.
        """
        return await self._take(account, meaning(line, self._phones.of(account), self._clock()))

    async def _take(self, account: int, meant: Meant) -> list[Sight]:
        update = int.from_bytes(self._chance(7), "big")
        message = None if meant.tapped is None else meant.tapped.id
        query = None if meant.tapped is None else str(update)
        arrival = Arrival(update, account, meant.event, message, query)
        outcome = await self._turns.take([arrival], [])
        sights = await self._deliver([*outcome.replies, *outcome.retracts])
        notes = [Noted(text) for _, text in outcome.toasts if text]
        return [*sights, *notes, *await self._let_out()]

    async def _let_out(self) -> list[Sight]:
        await self._release.once()
        posts, self._to_post = self._to_post, []
        return await self._deliver(posts)

    async def _deliver(self, outgoing: Iterable[Outgoing]) -> list[Sight]:
        sights: list[Sight] = []
        done: list[int] = []
        for one in outgoing:
            follows = await self._placed(one) if one.kind is Kind.POST and one.message is None else one
            sight = self._shown(follows)
            if sight is not None:
                sights.append(sight)
            done += {one.id, follows.id}
        if done:
            await self._store.write(lambda transaction: self._store.outbox.done(transaction, done))
        return sights

    async def _placed(self, post: Outgoing) -> Outgoing:
        number = self._staff.place()
        vault = self._store.vault
        follows = await self._store.write(lambda transaction: vault.posted(transaction, post, number))
        assert follows is not None
        return follows

    def _shown(self, outgoing: Outgoing) -> Sight | None:
        phone = self._phones.of(outgoing.address)
        match outgoing.kind:
            case Kind.SAY:
                return Said(phone.show(outgoing.text, outgoing.buttons))
            case Kind.SHOW:
                assert outgoing.media is not None, "a row that shows names what"
                return Said(phone.show(f"({outgoing.media.kind.value}: {outgoing.media.name})", ()))
            case Kind.REVISE:
                if outgoing.message is None or not phone.has(outgoing.message):
                    return Said(phone.show(outgoing.text, outgoing.buttons))
                before = phone.messages[outgoing.message - 1]
                return Revised(before, phone.revise(outgoing.message, outgoing.text, outgoing.buttons))
            case Kind.POST:
                assert outgoing.message is not None, "a place is made first"
                self._staff.fill(outgoing.message, outgoing.text)
                return Posted(outgoing.message, outgoing.text)
            case Kind.RETRACT:
                if outgoing.message is None:
                    return None
                self._staff.take_down(outgoing.message)
                return TakenDown(outgoing.message)
            case _:
                assert_never(outgoing.kind)
