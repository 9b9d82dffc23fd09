"""Many narrators at once, typed through the engine and the store as a service does it: a batch of turns, one commit."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.arrival import Arrival
from bot.demo.people import Teller, said
from bot.flows import Flows
from bot.turns import Turns
from conversations.events import Command, CommandReceived, Event, TextReceived
from conversations.flow import Flow
from conversations.service import Service
from conversations.session import NarratorId, Session, Stage
from storage.outbox import Finished, Outgoing
from storage.store import Store

CHANNEL = "year"

_MOST_LINES = 90  # the longest way through the built-in flow takes some 40; one that takes more does not end


class Stuck(Exception):
    """A made-up narrator's talk did not end: the flow asks what they have no answer to."""


class Crowd:
    """Takes the talks of many narrators, all from the first line to Send.

    Args:
        clock: Gives the moment that is played.
        chance: As ``bot.turns.Turns`` takes it.
    """

    def __init__(
        self,
        store: Store,
        flow: Flow,
        service: Service,
        clock: Callable[[], datetime],
        chance: Callable[[int], bytes],
    ) -> None:
        self._store = store
        self._flow = flow
        self._clock = clock
        self._turns = Turns(
            store,
            Flows(flow, store.vault),
            channel=CHANNEL,
            service=service,
            release_after=0,
            clock=clock,
            chance=chance,
        )
        self._update = 0
        self._arrived: list[Finished] = []

    async def tell(self, tellers: Sequence[Teller]) -> list[Outgoing]:
        """Play these talks beside each other; gives what takes posts down where a talk did that.

        Raises:
            Stuck: One of them did not end.
        """
        by_account = {teller.account: teller for teller in tellers}  # of one person the later story is told
        says: dict[int, list[str]] = {account: [] for account in by_account}
        begun: set[int] = set()
        left = set(by_account)
        retracts: list[Outgoing] = []
        for _ in range(_MOST_LINES):
            sessions = await self._sessions(left)
            events: dict[int, Event] = {}
            for account in sorted(left):
                session = sessions[account]
                if account not in begun:
                    begun.add(account)
                    events[account] = CommandReceived(at=self._clock(), command=Command.START)
                elif session is None or session.stage is Stage.IDLE:
                    left.discard(account)
                else:
                    line = self._line(by_account[account], session, says[account])
                    events[account] = TextReceived(at=self._clock(), text=line)
            if not events:
                return retracts
            retracts += await self._take(events)
        raise Stuck(f"{len(left)} made-up talks did not end")

    async def take_back(self, accounts: Sequence[int]) -> list[Outgoing]:
        """These narrators delete everything; gives what takes their posts down."""
        if not accounts:
            return []
        now = self._clock()
        retracts = await self._take(
            {account: CommandReceived(at=now, command=Command.DELETE) for account in accounts}
        )
        return retracts + await self._take(
            {account: TextReceived(at=now, text="yes") for account in accounts}
        )

    def _line(self, teller: Teller, session: Session, says: list[str]) -> str:
        if session.stage is Stage.CHECKING:
            return "send"
        if not says:
            says += said(self._flow, session.at, teller.answers.get(session.at, ()))
        return says.pop(0)

    async def _sessions(self, accounts: set[int]) -> dict[int, Session | None]:
        names = {account: self._name(account) for account in accounts}
        found = await self._store.write(
            lambda transaction: self._store.ledger.load(transaction, set(names.values()))
        )
        return {account: found.get(name) for account, name in names.items()}

    def _name(self, account: int) -> NarratorId:
        return self._store.ledger.narrator(CHANNEL, account)

    async def _take(self, events: dict[int, Event]) -> list[Outgoing]:
        arrivals = []
        for account, event in events.items():
            self._update += 1
            arrivals.append(Arrival(self._update, account, event))
        delivered, self._arrived = self._arrived, []
        outcome = await self._turns.take(arrivals, delivered)
        # Nobody reads along: what was said counts as arrived, and is told to the outbox with the next batch.
        self._arrived = [Finished(one.id) for one in outcome.replies]
        return outcome.retracts
