"""A service that sends editions week by week, for tests of them: what it orders, what it sends, and what the steward hears."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.digest.making import Made, Order
from bot.digest.weekly import Weekly
from bot.flows import Flows
from bot.staff.channels import Channel, Channels
from bot.staff.notices import Trouble
from conversations.digest.edition import Answer as StaffAnswer
from conversations.digest.edition import Quote, Stage
from conversations.digest.published import Interval, Published
from conversations.digest.scopes import EVERYTHING, Scope
from conversations.digest.slots import Timetable
from conversations.digest.wording import STAGES
from conversations.effects import StoryId
from conversations.flow import Flow
from conversations.post import Piece
from conversations.weeks import week_of
from storage.database import Transaction
from storage.outbox import Outgoing
from storage.store import Store
from tests.bot.joining import join
from tests.bot.storytelling import START, Clock, Sent, opened

STAFF = -1001111111111
APPROVAL = -1002222222222
WEEK = timedelta(weeks=1)
TUESDAY = Timetable(1, time(10), ZoneInfo("UTC"))
FIRST_SLOT = datetime(2026, 12, 1, 10, tzinfo=UTC)  # the Tuesday after the first whole week


class Maker:
    """Makes editions of nothing but their title, and keeps what was ordered; ``during`` happens meanwhile."""

    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.during: Callable[[], Awaitable[None]] | None = None
        self.fails: BaseException | None = None

    async def __call__(self, order: Order) -> Made:
        self.orders.append(order)
        if self.during is not None:
            await self.during()
        if self.fails is not None:
            raise self.fails
        published = None
        if order.tally is not None:
            published = Published(order.tally.number, Interval(20, 999), {})
        plain = (Piece(f"{order.channel} {order.week} {'numbers' if order.tally else 'quiet'}"),)
        said = tuple(
            piece
            for answer in order.answers
            for piece in (Piece(" "), Piece(f"{STAGES[answer.stage]}: {answer.words}"))
        )
        quoted = () if order.quote is None else (Piece(order.quote.words),)
        without = None if order.quote is None else b"wall without"
        return Made(published, (*plain, *said, *quoted), (*plain, *said), "alt", b"png", b"pdf", without)


class Steward:
    """What the steward was told and is not over."""

    def __init__(self) -> None:
        self.told: list[tuple[Trouble, str]] = []

    def tell(self, trouble: Trouble, channel: str) -> None:
        self.told.append((trouble, channel))

    def over(self, trouble: Trouble, channel: str) -> None:
        self.told = [one for one in self.told if one != (trouble, channel)]


def story_id(number: int) -> StoryId:
    """The id of the story of this number."""
    return StoryId(number.to_bytes(16, "big"))


class Killed(BaseException):
    """The process ends here."""


class World:
    """A service with one store, from one start to the next."""

    def __init__(self, folder: Path, flow: Flow, store: Store, *, approval: int | None = None) -> None:
        self.folder = folder
        self.flow = flow
        self.store = store
        self.channels = Channels((Channel(EVERYTHING, STAFF, Scope(EVERYTHING)),), approval)
        self.clock = Clock()
        self.sent = Sent()
        self.maker = Maker()
        self.steward = Steward()
        self.seconds = 0.0
        self.batch = 40
        self.offered: list[int] = []
        self.weekly = self.started()

    def started(self) -> Weekly:
        def first(quotes: Sequence[Quote]) -> Quote:
            self.offered.append(len(quotes))
            return quotes[0]

        return Weekly(
            self.store,
            self.sent,
            self.channels,
            Flows(self.flow, self.store.vault),
            TUESDAY,
            batch=self.batch,
            clock=self.clock,
            make=self.maker,
            notices=self.steward,
            choose=first,
            elapsed=lambda: self.seconds,
        )

    async def restart(self) -> None:
        await self.store.close()
        self.store = await opened(self.folder, self.flow)
        self.sent.all += [one for one in self.store.undelivered if one not in self.sent.all]
        self.weekly = self.started()

    async def at(self, now: datetime) -> int:
        self.clock.now = now
        return await self.weekly.once()

    async def begin(self) -> None:
        """The first start, on a Monday; the first slot is on ``FIRST_SLOT``."""
        assert await self.at(START) == 0

    async def join(
        self,
        numbers: Iterable[int],
        *,
        batch: int = 1,
        quote: str = "",
        window: int = 0,
        first: int = 0,
        mixed: bool = False,
    ) -> None:
        """Stories of that many narrators, or of the one called ``first``, join a batch."""
        week = week_of(self.clock.now)
        await join(
            self.store,
            self.flow,
            numbers,
            week=week,
            batch=batch,
            quote=quote,
            window=window,
            mixed=mixed,
            teller=first,
        )

    async def withdraw(self, numbers: Iterable[int]) -> None:
        def take_back(transaction: Transaction) -> None:
            for number in numbers:
                self.store.vault.withdraw(transaction, story_id(number), week="2026-W49")

        await self.store.write(take_back)

    async def say(self, words: str) -> None:
        await self.store.write(
            lambda t: self.store.digests.answer(t, EVERYTHING, StaffAnswer(Stage.CHANGED, words))
        )

    async def waiting(self) -> list[str]:
        """What staff answered and no edition has told."""
        found = await self.store.write(lambda t: self.store.digests.answers(t, EVERYTHING))
        return [one.words for one in found]

    async def open(self) -> int:
        return await self.store.write(lambda t: self.store.digests.open(t, EVERYTHING))

    async def ledger(self) -> list[int]:
        found = await self.store.write(lambda t: self.store.digests.ledger(t, EVERYTHING))
        return [one.number for one in found]

    @property
    def editions(self) -> list[str]:
        """The words of the editions for the channel, oldest first."""
        return [one.text for one in self.sent.all if one.edition and one.page == 0 and one.address == STAFF]

    @property
    def drafts(self) -> list[Outgoing]:
        return [one for one in self.sent.all if one.edition and one.page == 0 and one.address == APPROVAL]
