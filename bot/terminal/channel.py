"""The terminal channel: takes a narrator's turns, and carries out what they decide on phones and in a file."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import assert_never

from bot.arrival import Arrival
from bot.clearing import BLANK, Tried, blanked, finish, left_of, planned, undeleted
from bot.flows import Flows
from bot.mixing import Mixing
from bot.staff.channels import only
from bot.staff.frames import Frames
from bot.staff.local import LocalChannel, plainly
from bot.terminal.phone import Message, Phone
from bot.terminal.typing import Meant, meaning
from bot.turns import Turns
from conversations.events import ContentRefused, TextEdited, TextReceived, VoiceReceived
from conversations.flow import Flow
from conversations.service import Service
from conversations.session import Session
from storage.chats import Note, Side
from storage.outbox import CLEARS, Finished, Kind, Outgoing
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
class Shrunk:
    """An answered question is one line from now on."""

    message: Message


@dataclass(frozen=True, slots=True)
class Cleared:
    """The chat was cleared; so many messages of the bot's were blanked instead, so many of the narrator's stay."""

    blanked: int
    stay: int


@dataclass(frozen=True, slots=True)
class Posted:
    """A post stands in the staff channel."""

    number: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TakenDown:
    """A post is gone from the staff channel."""

    number: int


Sight = Said | Revised | Shrunk | Cleared | Noted | Posted | TakenDown
"""What somebody at the terminal sees come of a line."""


class NoSuchMessage(Exception):
    """A line that is to be changed is not on the phone (any more)."""


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
        service: Service,
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
            service=service,
            release_after=0,
            clock=clock,
            chance=chance,
        )
        self._to_post: list[Outgoing] = []
        self._later: list[Outgoing] = []
        frames = Frames(self._flows, store.vault)
        self._release = Mixing(
            store, self, channels=only(STAFF), frames=frames, after=0, together=1, clock=clock
        )

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
        return await self.hear_together(account, [line])

    async def hear_together(self, account: int, lines: Sequence[str], *, album: bool = False) -> list[Sight]:
        """The same of several lines in one breath; ``album``: they are things that were sent together.

        Raises:
            NoSuchButton: One of the lines taps a button that is not there; nothing happened.
        """
        at, phone = self._clock(), self._phones.of(account)
        every = [meaning(line, phone, at) for line in lines]
        together = str(int.from_bytes(self._chance(7), "big")) if album else ""
        return await self._take(
            [self._arrival(account, meant, line, together) for meant, line in zip(every, lines, strict=True)]
        )

    async def edit(self, account: int, number: int, words: str) -> list[Sight]:
        """A narrator changes the line that they typed as their ``number``-th; taps do not count.

        Raises:
            NoSuchMessage: That line is not on the phone; nothing happened.
        """
        message = self._phones.of(account).change(number, words)
        if message is None:
            raise NoSuchMessage
        called = self._phones.of(account).called
        event = TextEdited(at=self._clock(), message=message.id, text=words, names=called)
        return await self._take([Arrival(int.from_bytes(self._chance(7), "big"), account, event)])

    def _arrival(self, account: int, meant: Meant, line: str, album: str) -> Arrival:
        update = int.from_bytes(self._chance(7), "big")
        if meant.tapped is not None:
            return Arrival(update, account, meant.event, meant.tapped.id, str(update))
        own = self._phones.of(account).write(line, self._clock()).id
        event = meant.event
        match event:
            case ContentRefused():
                event = replace(event, message=own, album=album)
            case TextReceived() | VoiceReceived():
                event = replace(event, message=own)
            case _:
                pass
        return Arrival(update, account, event, own=own)

    async def catch_up(self) -> list[Sight]:
        """Show what was to come later, and whose time has come."""
        later, self._later = self._later, []
        return await self._deliver(later)

    async def _take(self, arrivals: list[Arrival]) -> list[Sight]:
        sights = await self.catch_up()
        outcome = await self._turns.take(arrivals, [])
        sights += await self._deliver([*outcome.replies, *outcome.retracts])
        notes = [Noted(text) for _, text in outcome.toasts if text]
        return [*sights, *notes, *await self._let_out()]

    async def _let_out(self) -> list[Sight]:
        await self._release.once()
        posts, self._to_post = self._to_post, []
        return await self._deliver(posts)

    async def _deliver(self, outgoing: Iterable[Outgoing]) -> list[Sight]:
        sights: list[Sight] = []
        waiting = deque(outgoing)
        while waiting:
            one = waiting.popleft()
            if one.due > self._clock().timestamp():
                self._later.append(one)
                continue
            if one.kind in CLEARS:
                sight, says = await self._cleared(one)
                sights.append(sight)
                if says is None:
                    await self._finish(one)
                else:
                    waiting.appendleft(says)
                continue
            if one.kind is Kind.POST and one.message is None:
                one = await self._placed(one)
            seen = await self._shown(one)
            if seen is not None:
                sights.append(seen)
            said = seen.message.id if isinstance(seen, Said) and one.kind is not Kind.REVISE else None
            await self._finish(one, said)
        return sights

    async def _finish(self, outgoing: Outgoing, message: int | None = None) -> None:
        said = None
        if message is not None:
            narrator = self._store.ledger.narrator(CHANNEL, outgoing.address)
            said = Note(narrator, outgoing.id, message, Side.OURS, outgoing.question, outgoing.kept)
        finished, hour = [Finished(outgoing.id, said)], self._hour()
        await self._store.write(lambda transaction: self._store.finish(transaction, finished, hour))

    async def _cleared(self, clear: Outgoing) -> tuple[Cleared, Outgoing | None]:
        """Clear a phone; gives what is left to say."""
        narrator = self._store.ledger.narrator(CHANNEL, clear.address)
        rows = await self._store.write(
            lambda transaction: self._store.chats.standing(transaction, narrator, before=clear.id)
        )
        phone, plan, tried = self._phones.of(clear.address), planned(rows, self._hour()), Tried()
        for one in (*plan.together, *plan.singly):
            tried[one] = None if phone.delete(one.message, self._clock()) else undeleted(one)
        emptied = [*plan.blank, *(one for one, side in tried.items() if side is Side.OURS_STAYS)]
        for one in emptied:
            if phone.of_bot(one.message) is not None:
                phone.revise(one.message, BLANK, ())
            tried[one] = blanked(clear, one)
        stay = left_of(rows, tried).stay
        says = await self._store.write(
            lambda transaction: finish(self._store, transaction, narrator, clear, rows, tried)
        )
        return Cleared(len(emptied), stay), says

    def _hour(self) -> int:
        return int(self._clock().timestamp()) // 3600

    async def _placed(self, post: Outgoing) -> Outgoing:
        number = self._staff.place()
        vault = self._store.vault
        follows = await self._store.write(lambda transaction: vault.posted(transaction, post, number))
        assert follows is not None
        return follows

    async def _shown(self, outgoing: Outgoing) -> Sight | None:
        phone, at = self._phones.of(outgoing.address), self._clock()
        match outgoing.kind:
            case Kind.SAY:
                return Said(phone.show(outgoing.text, outgoing.buttons, at))
            case Kind.SHOW:
                assert outgoing.media is not None, "a row that shows names what"
                return Said(phone.show(f"({outgoing.media.kind.value}: {outgoing.media.name})", (), at))
            case Kind.REVISE:
                before = phone.of_bot(outgoing.message)
                if before is None:
                    return Said(phone.show(outgoing.text, outgoing.buttons, at))
                return Revised(before, phone.revise(before.id, outgoing.text, outgoing.buttons))
            case Kind.SHRINK:
                narrator, chats = self._store.ledger.narrator(CHANNEL, outgoing.address), self._store.chats
                place = await self._store.write(
                    lambda transaction: chats.asking(
                        transaction, narrator, outgoing.question, tapped=outgoing.message
                    )
                )
                before = phone.of_bot(place)
                return None if before is None else Shrunk(phone.revise(before.id, outgoing.text, ()))
            case Kind.CLEAR | Kind.HIDE:
                raise AssertionError("clearing is done before this")
            case Kind.FETCH | Kind.EDITION:
                return None  # nothing is fetched here, and no digest is made
            case Kind.POST:
                assert outgoing.message is not None, "a place is made first"
                text = plainly(outgoing)
                self._staff.fill(outgoing.message, text)
                return Posted(outgoing.message, text)
            case Kind.RETRACT:
                if outgoing.message is None:
                    return None
                self._staff.take_down(outgoing.message)
                return TakenDown(outgoing.message)
            case _:
                assert_never(outgoing.kind)
