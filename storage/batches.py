"""How far each channel's digests have come: the open batch, the slot that was served last, and the release ledger.

The ledger is what no digest goes out without. So where a row of it, or a channel's own row, is damaged, missing or put
back to what it was, nothing is guessed: ``Unopenable`` is raised, and the steward must restore a backup.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from conversations.digest import published as entries
from conversations.digest.counting import Member
from conversations.digest.published import Published
from conversations.effects import StoryId
from conversations.packing import packed, unpacked
from storage import queries
from storage.database import Transaction
from storage.errors import Unopenable
from storage.facts import Facts
from storage.members import Kept, Members
from storage.sealing.envelope import Key, place, seal, tag, unseal

CHANNEL = 8
"""Bytes of the mark that stands for a channel in plain columns: a name tells what the stories in it are about."""


@dataclass(frozen=True, slots=True)
class _State:
    closed: int = 0
    closed_week: str | None = None
    slot: str | None = None
    first: Mapping[int, str] = field(default_factory=dict)  # by batch, the week its first story came


class Batches:
    """The batches of every channel; every method runs inside a transaction, and raises ``Unopenable`` as said above."""

    def __init__(self, channels: Key, releases: Key, members: Members, facts: Facts) -> None:
        self._channels = channels
        self._releases = releases
        self._members = members
        self._facts = facts

    def mark(self, channel: str) -> bytes:
        """What stands for a channel in plain columns."""
        return tag(self._channels, channel.encode(), size=CHANNEL)

    def open(self, transaction: Transaction, channel: str) -> int:
        """The number of the batch that is open, from 1."""
        return self._state(transaction, channel).closed + 1

    def closed_week(self, transaction: Transaction, channel: str) -> str | None:
        """The ISO week in which a batch was closed last; None before the first."""
        return self._state(transaction, channel).closed_week

    def first_week(self, transaction: Transaction, channel: str) -> str | None:
        """The ISO week in which a story first joined the open batch, whether or not it is still in it; None: none did."""
        state = self._state(transaction, channel)
        return state.first.get(state.closed + 1)

    def slot(self, transaction: Transaction, channel: str) -> str | None:
        """The ISO week of the slot that was served last; None before the first."""
        return self._state(transaction, channel).slot

    def slot_done(self, transaction: Transaction, channel: str, week: str) -> None:
        """The slot of this ISO week is served."""
        self._keep(transaction, channel, replace(self._state(transaction, channel), slot=week))

    def join(
        self,
        transaction: Transaction,
        story: StoryId,
        channel: str,
        batch: int,
        member: Member,
        quote: str,
        week: str,
    ) -> None:
        """A story is to be counted in the batch of this number, the open one or a later one, and in no other.

        A story whose facts are not kept (any more) joins nothing.
        """
        state = self._state(transaction, channel)
        assert batch > state.closed
        if not self._facts.gone_to(transaction, story, channel):
            return
        self._members.add(transaction, self.mark(channel), batch, Kept(story, member, quote))
        if batch not in state.first:
            self._keep(transaction, channel, replace(state, first={**state.first, batch: week}))

    def batch(self, transaction: Transaction, channel: str, number: int) -> list[Kept]:
        """The stories that are to be counted in a batch, in an order that tells nothing; damaged ones are left out."""
        return self.members_of(transaction, channel).get(number, [])

    def members_each(self, transaction: Transaction, channel: str) -> Iterator[tuple[int, Kept]]:
        """The same of every open batch of a channel, each with the number of its batch, one after the other.

        Opens the members of all channels: some seconds for 100,000.
        """
        return self._members.each(transaction, self.mark(channel))

    def members_of(self, transaction: Transaction, channel: str) -> dict[int, list[Kept]]:
        """The same by the number of the batch, all in memory."""
        return self._members.of(transaction, self.mark(channel))

    def members_mark(self, transaction: Transaction) -> bytes:
        """32 bytes that are others as soon as a story joined a batch, of whichever channel, was taken out, or was changed."""
        return self._members.mark(transaction)

    def close(
        self,
        transaction: Transaction,
        channel: str,
        number: int,
        published: Published | None,
        week: str,
        stories: Iterable[StoryId] | None = None,
    ) -> None:
        """Close the open batch: what was published of it is kept for good (None: it went without numbers).

        Who was counted in it is not to be known any more; after the commit no file holds it.

        Args:
            stories: Those that are in it, where that is known already (``members_mark`` is what it was); None: look.
        """
        state = self._state(transaction, channel)
        assert number == state.closed + 1
        assert published is None or published.number == number
        mark = self.mark(channel)
        value = b"" if published is None else entries.pack(published)
        sealed = seal(self._releases, value, place=releases_place(mark, number))
        transaction.ledger.execute(queries.release_add, (mark, number, sealed))
        later = {batch: first for batch, first in state.first.items() if batch > number}
        self._keep(transaction, channel, replace(state, closed=number, closed_week=week, first=later))
        if stories is None:
            stories = [kept.story for kept in self._members.of(transaction, mark).get(number, [])]
        self._members.forget(transaction, stories)

    def ledger(self, transaction: Transaction, channel: str) -> list[Published]:
        """What was published of the channel's batches, oldest first.

        Raises:
            Unopenable: An entry is damaged, missing, or of a later version. No digest may go out.
        """
        state, mark = self._state(transaction, channel), self.mark(channel)
        rows = transaction.ledger.execute(queries.releases, (mark,)).fetchall()
        if [number for number, _ in rows] != list(range(1, state.closed + 1)):
            raise Unopenable("the release ledger of a channel is not whole")
        found = []
        for number, sealed in rows:
            value = unseal(self._releases, sealed, place=releases_place(mark, number))
            if value:
                try:
                    found.append(entries.unpack(value))
                except (ValueError, KeyError, TypeError):
                    raise Unopenable("an entry of the release ledger is of a later version") from None
        return found

    def _state(self, transaction: Transaction, channel: str) -> _State:
        mark = self.mark(channel)
        row = transaction.ledger.execute(queries.channel, (mark,)).fetchone()
        state = (
            _State() if row is None else _unpacked(unseal(self._channels, row[0], place=channels_place(mark)))
        )
        (last,) = transaction.ledger.execute(queries.releases_last, (mark,)).fetchone()
        if last != state.closed:
            raise Unopenable("the release ledger of a channel is not what was written down")
        return state

    def _keep(self, transaction: Transaction, channel: str, state: _State) -> None:
        mark = self.mark(channel)
        document = {
            "format": "firsthand-channel/1",
            "closed": state.closed,
            "week": state.closed_week,
            "slot": state.slot,
            "first": sorted(state.first.items()),
        }
        sealed = seal(self._channels, packed(document), place=channels_place(mark))
        transaction.ledger.execute(queries.channel_keep, (mark, sealed))


def channels_place(mark: bytes) -> bytes:
    """What the sealed row of a channel is bound to."""
    return place("channels", "sealed", mark)


def releases_place(mark: bytes, number: int) -> bytes:
    """What an entry of the release ledger is bound to."""
    return place("releases", "sealed", mark + number.to_bytes(4, "big"))


def _unpacked(value: bytes) -> _State:
    document = unpacked(value)
    if document["format"] != "firsthand-channel/1":
        raise Unopenable("a channel was kept by a later version of Firsthand")
    return _State(document["closed"], document["week"], document["slot"], dict(document["first"]))
