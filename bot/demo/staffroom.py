"""The staff channels of the year, without Telegram: posts as numbered texts, editions as files in the yearbook."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bot.demo.yearbook import Issue, Yearbook
from bot.staff.channels import Channels
from storage.database import Transaction
from storage.editions import PICTURE, WALL, WORDS
from storage.outbox import Finished, Kind, Outgoing
from storage.store import Store


class Staffroom:
    """Takes what the mixing queue and the weekly slot send, and carries it out as a channel would: place first, then words."""

    def __init__(
        self, store: Store, channels: Channels, book: Yearbook, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._book = book
        self._clock = clock
        self._names = {channel.chat: channel.name for channel in channels.all}
        self._waiting: deque[Outgoing] = deque()
        self._last = 0
        self._posts: defaultdict[str, dict[int, str]] = defaultdict(dict)
        self._parts: defaultdict[int, _Parts] = defaultdict(_Parts)
        self._counts: defaultdict[str, int] = defaultdict(int)

    def put(self, outgoing: Iterable[Outgoing]) -> None:
        """Send these; they are in the outbox already."""
        self._waiting += outgoing

    def editions_of(self, channel: str) -> int:
        """How many editions a channel has had."""
        return self._counts[channel]

    def posts_of(self, channel: str) -> list[int]:
        """The messages of the story posts that were put into a channel since the page was turned, and stand there."""
        return sorted(self._posts[channel])

    def write_posts(self, week: str, channel: str) -> None:
        """Write down the story posts that stand in a channel now, as those of this week, and turn the page."""
        self._book.posts(week, self._posts.pop(channel, {}))

    async def deliver(self) -> None:
        """Carry out everything that waits."""
        while self._waiting:
            one = self._waiting.popleft()
            if one.kind in (Kind.POST, Kind.EDITION) and one.message is None:
                self._last += 1
                placed = await self._placed(one, self._last)
                if placed is None:
                    continue
                one = placed
            await self._carried_out(one)
            hour = int(self._clock().timestamp()) // 3600
            await self._store.write(partial(self._finish, Finished(one.id), hour))

    def _finish(self, finished: Finished, hour: int, transaction: Transaction) -> None:
        self._store.finish(transaction, [finished], hour)

    async def _placed(self, one: Outgoing, number: int) -> Outgoing | None:
        store = self._store
        if one.kind is Kind.POST:
            return await store.write(lambda transaction: store.vault.posted(transaction, one, number))
        return await store.write(lambda transaction: store.digests.edition_placed(transaction, one, number))

    async def _carried_out(self, one: Outgoing) -> None:
        channel = self._names.get(one.address, "")
        match one.kind:
            case Kind.POST:
                assert one.message is not None
                self._posts[channel][one.message] = one.text
            case Kind.RETRACT:
                if one.message is not None:
                    self._posts[channel].pop(one.message, None)
            case Kind.EDITION:
                await self._filled(one, channel)
            case _:
                raise AssertionError("a staff channel gets posts and editions alone")

    async def _filled(self, one: Outgoing, channel: str) -> None:
        assert one.edition is not None
        store, edition, part = self._store, one.edition, one.page
        parts = self._parts[edition]
        parts.text = one.text if part == WORDS else parts.text
        parts.alt = one.text if part == PICTURE else parts.alt
        if part != WORDS:
            data = await store.write(lambda transaction: store.digests.part(transaction, edition, part))
            parts.files[part] = data or b""
        drafted = await store.write(lambda transaction: store.digests.edition(transaction, edition))
        parts.week = parts.week if drafted is None else drafted.week
        if len(parts.files) < len((PICTURE, WALL)) or not parts.text:
            return
        issue = Issue(parts.week, channel, parts.text, parts.alt, parts.files[PICTURE], parts.files[WALL])
        if parts.is_kept:
            self._book.change(issue)
        else:
            parts.is_kept = True
            self._counts[channel] += 1
            self._book.keep(issue)


@dataclass(slots=True)
class _Parts:
    """What has come of one edition."""

    week: str = ""
    text: str = field(default="", repr=False)
    alt: str = field(default="", repr=False)
    files: dict[int, bytes] = field(default_factory=dict, repr=False)
    is_kept: bool = False
