"""One year of a service, played through the real functions: routing, posts, batches, the gate. What comes out is what a
reader sees, and beside it the truth that the reader is after."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from conversations.digest.counting import Counts, Member, count
from conversations.digest.frame import Cell, Frame
from conversations.digest.published import Interval, Published, Treated
from conversations.digest.scopes import EVERYTHING, Scope, channel_of, refused
from conversations.facets import Company, Facet
from conversations.post import posted
from tests.simulation.worlds import WEEKS, Story, World


class Treat(Protocol):
    """``gate.treat``, or what a test puts in its place."""

    def __call__(
        self,
        frame: Frame,
        counts: Counts,
        posts: Mapping[Cell, int],
        ledger: Sequence[Published],
        number: int,
        *,
        where: Mapping[str, frozenset[str]] = ...,
        between: Interval | None = ...,
    ) -> tuple[Treated, Published]:
        """Counts as they may be seen, and what the ledger keeps of them."""
        ...


MOST = 1000
"""Stories that company and scopes are judged by, the newest."""
OPEN_WEEKS = 8
FEWEST_WITHOUT = 20
"""A batch that has been open ``OPEN_WEEKS`` and has this many narrators closes without numbers."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A story of a channel.

    Attributes:
        story: Which one.
        cells: All it counts in.
        shown: What its post shows, as the cells that count it; none where it has no post.
        read: The cells that a reader of its post knows it counts in: with what follows from what is shown.
        facets: What its post shows.
        week: In which it was put up.
        window: The number of the batch that was open then.
        batch: The number of the batch it counts in.
    """

    story: Story
    cells: frozenset[Cell]
    shown: frozenset[Cell]
    read: frozenset[Cell]
    facets: frozenset[Facet]
    is_posted: bool
    week: int
    window: int
    batch: int


@dataclass(frozen=True, slots=True)
class Closing:
    """A batch that was closed; ``treated`` and ``published`` are None where it went without numbers."""

    number: int
    week: int
    members: tuple[Kept, ...] = field(repr=False)
    treated: Treated | None
    published: Published | None


class Known(Company):
    """The company of a channel that grows and answers quickly: the stories of a facet are the bits of one number."""

    def __init__(self) -> None:
        super().__init__(())
        self._stories: list[Story] = []
        self._bits: dict[Facet, int] = {}
        self._first: dict[bytes, int] = {}
        self._again = 0
        self._now = 0

    def join(self, story: Story) -> None:
        """Know this story too."""
        bit = 1 << len(self._stories)
        self._stories.append(story)
        for facet in story.told.facets:
            self._bits[facet] = self._bits.get(facet, 0) | bit
        earlier = self._first.setdefault(story.told.teller, bit)
        if earlier != bit:
            self._again |= earlier | bit

    def newest(self, standing: Callable[[Story], bool]) -> None:
        """From now on go by the ``MOST`` newest of those that stand."""
        self._now = 0
        left = MOST
        for place in range(len(self._stories) - 1, -1, -1):
            if standing(self._stories[place]):
                self._now |= 1 << place
                left -= 1
                if not left:
                    break

    def sharing(self, facets: Collection[Facet]) -> int:
        """How many narrators told all of these."""
        if not facets:
            return 0
        found = self._now
        for facet in facets:
            found &= self._bits.get(facet, 0)
        again = found & self._again
        if not again:
            return found.bit_count()
        tellers = {self._stories[place].told.teller for place in _places(again)}
        return (found & ~again).bit_count() + len(tellers)


def _places(bits: int) -> Iterator[int]:
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1


@dataclass(slots=True)
class Channel:
    """A channel's year: what was put up, what was closed, and the weeks in which nothing was (with the open batch)."""

    name: str
    where: Mapping[str, frozenset[str]]
    kept: list[Kept] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)
    quiet: list[tuple[int, int]] = field(default_factory=list)
    company: Known = field(default_factory=Known)

    @property
    def open(self) -> int:
        return 1 + len(self.closings)


def play(world: World, treat: Treat, *, without: int | None = None) -> list[Channel]:
    """Play the year; ``without`` names a story whose withdrawal does not happen."""
    scopes = world.scopes
    channels = {scope.name: Channel(scope.name, scope.where) for scope in (*scopes, Scope(EVERYTHING))}
    by_week: defaultdict[int, list[Story]] = defaultdict(list)
    for story in world.stories:
        by_week[story.released].append(story)

    def standing(story: Story, week: int) -> bool:
        return story.withdrawn is None or story.withdrawn > week or story.id == without

    sent: list[Story] = []
    waiting = iter(world.stories)
    upcoming = next(waiting, None)
    for week in range(WEEKS):
        while upcoming is not None and upcoming.sent <= week:
            sent.append(upcoming)
            upcoming = next(waiting, None)
        newest = [story.told for story in sent if standing(story, week)][-MOST:]
        shut = refused(scopes, newest, {name for name, channel in channels.items() if channel.kept})
        ripe = sorted(
            (story for story in by_week[week] if standing(story, week)), key=lambda story: story.order
        )
        routed: defaultdict[str, list[Story]] = defaultdict(list)
        for story in ripe:
            routed[channel_of(scopes, story.told.facets, shut)].append(story)
        for name, channel in channels.items():
            _put_up(world, channel, routed[name], week, standing)
            _slot(world, channel, week, standing, treat)
    return list(channels.values())


def _put_up(
    world: World,
    channel: Channel,
    stories: Sequence[Story],
    week: int,
    standing: Callable[[Story, int], bool],
) -> None:
    company = channel.company
    for story in stories:
        company.join(story)
    company.newest(lambda story: standing(story, week))
    for story in stories:
        post = posted(story.summary, company, never=world.frame.never, narrow=bool(channel.where))
        facets = post.shown if post is not None else frozenset()
        shown = world.frame.cells(facets)
        more = {world.follows[one] for one in facets if one in world.follows} - facets
        channel.kept.append(
            Kept(
                story,
                cells=story.cells,
                shown=shown,
                read=world.frame.cells(facets | more) if more else shown,
                facets=facets,
                is_posted=post is not None,
                week=week,
                window=channel.open,
                batch=channel.open + story.next_batch,
            )
        )


def _slot(
    world: World, channel: Channel, week: int, standing: Callable[[Story, int], bool], treat: Treat
) -> None:
    number = channel.open
    here = tuple(kept for kept in channel.kept if kept.batch == number and standing(kept.story, week))
    tellers = {kept.story.told.teller for kept in here}
    first = min((kept.week for kept in here), default=week)
    if len(tellers) >= world.plan.batch:
        counts = counted(here, world.frame)
        treated, published = treat(
            world.frame,
            counts,
            posts_of(channel, number, lambda story: standing(story, week)),
            [one.published for one in channel.closings if one.published is not None],
            number,
            where=channel.where,
            between=Interval(counts.tellers, counts.tellers),
        )
        channel.closings.append(Closing(number, week, here, treated, published))
    elif len(tellers) >= FEWEST_WITHOUT and week - first >= OPEN_WEEKS:
        channel.closings.append(Closing(number, week, here, None, None))
    else:
        channel.quiet.append((week, number))


def posts_of(channel: Channel, number: int, standing: Callable[[Story], bool]) -> dict[Cell, int]:
    """By cell, how many narrators' posts of a window show it."""
    tellers: defaultdict[Cell, set[bytes]] = defaultdict(set)
    for kept in channel.kept:
        if kept.window == number and kept.is_posted and standing(kept.story):
            for cell in kept.shown:
                tellers[cell].add(kept.story.told.teller)
    return {cell: len(those) for cell, those in tellers.items()}


def counted(members: Iterable[Kept], frame: Frame) -> Counts:
    """How many narrators of these stories are in each cell, as the service counts them."""
    return count(
        (
            Member(kept.story.told.teller, kept.cells, kept.window if kept.is_posted else 0, kept.facets)
            for kept in members
        ),
        {table.id.value for table in frame.tables if table.single},
    )
