"""How a channel's open batch stands at a slot, and what would be made of it: the rule by which batches close.

A batch closes with numbers once it is of as many narrators as the steward asks for (``batch``; never fewer than
``FEWEST_OF_A_BATCH``). One that waited for ``MOST_WEEKS`` closes without numbers at ``FEWEST_OF_A_BATCH``; else the channel
gets a quiet card at the same hour, so that silence tells nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from bot.digest.answering import next_told
from bot.digest.making import Order, Tally
from bot.digest.quoting import Choose, drawn, quotable
from conversations.digest.counting import Counts, Member, count
from conversations.digest.edition import Answer
from conversations.digest.frame import Cell, Frame
from conversations.digest.loop import measured
from conversations.digest.praise import Acts
from conversations.digest.published import Published
from conversations.digest.scopes import FEWEST_OF_A_SCOPE
from conversations.digest.slots import weeks_between
from conversations.effects import StoryId
from conversations.facets import Facet
from storage.database import Transaction
from storage.digests import Digests, Kept
from storage.errors import Unopenable

FEWEST_OF_A_BATCH = FEWEST_OF_A_SCOPE
"""Narrators below whom no batch closes."""

MOST_WEEKS = 8
"""Weeks a batch waits to be full."""


class State(Enum):
    """Why a batch closes, or does not."""

    FULL = "full"  # closes with numbers
    LONG_OPEN = "long open"  # closes without
    FILLING = "filling"
    EMPTY = "empty"
    WITHDRAWN = "withdrawn"  # stories had joined it, and every one of them was taken back
    DAMAGED = "damaged"  # what was published before does not open, so the gate cannot see what a reader knows


CLOSING = frozenset({State.FULL, State.LONG_OPEN})
"""States in which the batch closes at the slot."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A channel's open batch as it was found, and what is to be made of it.

    Attributes:
        number: Of the batch in its channel.
        tellers: How many narrators; may be seen by nobody (``band``).
        weeks: How many weeks ago the first story joined it.
        closes: It closes with the edition that is made. A quiet card closes none.
        order: For the slot.
        stories: Those that are counted in it.
        mark: What tells whether stories joined or were taken back since (``Digests.members_mark``).
        apart: Answers of staff that it is not to tell (``look``).
    """

    state: State
    number: int
    tellers: int = field(repr=False)
    weeks: int
    closes: bool
    order: Order = field(repr=False)
    stories: tuple[StoryId, ...] = field(repr=False)
    mark: bytes = field(repr=False)
    apart: tuple[Answer, ...] = field(default=(), repr=False)

    @property
    def band(self) -> tuple[int, int]:
        """The twenty in which the number of narrators lies, such as 20 to 39; as digests say it."""
        low = self.tellers // 20 * 20
        return low, low + 19

    def stands(self, digests: Digests, transaction: Transaction) -> bool:
        """Whether all is as it was found, so that what was made of it may go out.

        Stories of other channels count as a change too; they come and go rarely in the second that an edition takes.
        """
        channel = self.order.channel
        if _answers(digests, transaction, channel, self.apart) != self.order.answers:
            return False
        return not self.closes or (
            digests.open(transaction, channel) == self.number
            and digests.members_mark(transaction) == self.mark
        )


_ANYWHERE: Mapping[str, frozenset[str]] = {}
_NO_ACTS: Acts = {}


def look(
    digests: Digests,
    transaction: Transaction,
    channel: str,
    frame: Frame,
    *,
    week: str,
    now: str,
    full: int,
    choose: Choose,
    where: Mapping[str, frozenset[str]] = _ANYWHERE,
    acts: Acts = _NO_ACTS,
    panel: str = "",
    quiet: bool = False,
    apart: tuple[Answer, ...] = (),
) -> Batch:
    """Look at a channel's open batch, and say what is to be made of it.

    Args:
        frame: That of the flow in use; cells of older flows that it lacks are left out of the count.
        week: The slot's, which the edition is called by.
        now: This week, by which the age of the batch is told.
        full: Of how many narrators a batch must be to close with numbers.
        where: What the channel takes.
        acts: What a quote may praise.
        panel: How staff can ask for a talk with a panel of families.
        quiet: Make a quiet card, however it stands.
        apart: Answers of staff that a draft tells which may still go out: no other edition is to tell them too.

    Raises:
        Unopenable: How far the channel has come cannot be told, so nothing may go out.
    """
    number = digests.open(transaction, channel)
    first = digests.first_week(transaction, channel)
    gathered = _Gathered(frame, number)
    single = frozenset(table.id.value for table in frame.tables if table.single)
    counts = count(gathered.counted(digests.members_each(transaction, channel)), single)
    weeks = 0 if first is None else max(0, weeks_between(first, now))
    state = _state(counts.tellers, weeks, full, had=first is not None)
    tally = None
    if state is State.FULL and not quiet:
        try:
            tally = gathered.tally(counts, digests.ledger(transaction, channel))
        except Unopenable:
            state = State.DAMAGED
    closes = state in CLOSING and not quiet
    order = Order(
        channel,
        week,
        frame,
        tally,
        drawn(quotable(gathered.quoted, number), choose) if closes else None,
        _answers(digests, transaction, channel, apart),
        where,
        acts,
        measured(*digests.concerns(transaction, channel, now)),
        panel,
    )
    return Batch(
        state,
        number,
        counts.tellers,
        weeks,
        closes,
        order,
        tuple(gathered.stories),
        digests.members_mark(transaction),
        apart,
    )


def _answers(
    digests: Digests, transaction: Transaction, channel: str, apart: Collection[Answer]
) -> tuple[Answer, ...]:
    """What staff answered that the next edition is to tell."""
    return next_told([answer for answer in digests.answers(transaction, channel) if answer not in apart])


def _state(tellers: int, weeks: int, full: int, *, had: bool) -> State:
    if tellers >= max(full, FEWEST_OF_A_BATCH):
        return State.FULL
    if tellers >= FEWEST_OF_A_BATCH and weeks >= MOST_WEEKS:
        return State.LONG_OPEN
    if tellers:
        return State.FILLING
    return State.WITHDRAWN if had else State.EMPTY


class _Gathered:
    """What of the members is needed beside their count, kept while they are counted: they are never all in memory.

    Attributes:
        stories: Those that are counted in the batch.
        quoted: Members of the window, of this batch or the next, with words that may be quoted.
    """

    def __init__(self, frame: Frame, number: int) -> None:
        self.stories: list[StoryId] = []
        self.quoted: list[Kept] = []
        self._frame = frame
        self._number = number
        self._known = {cell for table in frame.tables for cell in table.cells}
        self._cells: dict[frozenset[Facet], frozenset[Cell]] = {}  # by what a post shows
        self._posts: defaultdict[Cell, set[bytes]] = defaultdict(set)

    def counted(self, members: Iterable[tuple[int, Kept]]) -> Iterator[Member]:
        """The members of the batch, of all that wait in the channel."""
        number = self._number
        for batch, kept in members:
            member = kept.member
            # A post of the batch's window may be of a family that is counted in the next.
            if member.window == number and batch in (number, number + 1):
                for cell in self._shown(member.shown):
                    self._posts[cell].add(member.teller)
                if kept.quote:
                    self.quoted.append(kept)
            if batch == number:
                self.stories.append(kept.story)
                yield member

    def tally(self, counts: Counts, ledger: Sequence[Published]) -> Tally:
        """What the gate needs of the batch, once it is counted."""
        return Tally(
            self._number,
            Counts(
                counts.tellers, {cell: those for cell, those in counts.cells.items() if cell in self._known}
            ),
            {cell: len(those) for cell, those in self._posts.items()},
            tuple(ledger),
        )

    def _shown(self, facets: frozenset[Facet]) -> frozenset[Cell]:
        known = self._cells.get(facets)
        if known is None:
            known = self._cells[facets] = self._frame.cells(facets) & self._known
        return known
