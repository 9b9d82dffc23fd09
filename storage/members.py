"""Stories that wait to be counted in a batch, each sealed to its row: who is counted where, nobody sees from outside."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeVar

from conversations.digest.counting import Member
from conversations.digest.frame import Cell
from conversations.effects import StoryId
from conversations.facets import Facet
from storage import queries
from storage.database import Transaction
from storage.errors import Unopenable
from storage.facts import TELLER
from storage.sealing.envelope import Key, place, seal, unseal

T = TypeVar("T")

log = logging.getLogger("firsthand.members")

_UNIT = 896
"""What a row is filled up to, or to the next multiple: its length must not tell how much was picked, nor whether there are
words to quote, nor how many. It holds 240 letters to quote (480 bytes of UTF-16; in UTF-8 they could be 720) beside what a
story picks; only a long quote of emoji needs the next size. No larger, because SQLite keeps a row of a table without row
numbers on its page up to 1,002 bytes (sqlite.org/fileformat2.html, section 1.6)."""

_MARK, _WINDOW, _TELLER = 8, 12, 16  # where what stands behind them begins
_WORDS = _TELLER + TELLER
_OF_A_PART, _OF_A_SET, _OF_A_VALUE = "\x1f", "\x1e", "\x1d"
_SET, _VALUE = _OF_A_SET.encode(), _OF_A_VALUE.encode()
_CLEAN = dict.fromkeys((0, *map(ord, (_OF_A_PART, _OF_A_SET, _OF_A_VALUE))), " ")


@dataclass(frozen=True, slots=True)
class Kept:
    """A member of a batch, whose story it is, and what of its words may be quoted ("": nothing)."""

    story: StoryId
    member: Member
    quote: str = field(default="", repr=False)


class Members:
    """The members of all open batches; every method runs inside a transaction. ``channel`` is a channel's mark (8 bytes)."""

    def __init__(self, key: Key) -> None:
        self._key = key
        self._damaged = 0

    def add(self, transaction: Transaction, channel: bytes, batch: int, kept: Kept) -> None:
        """A story waits to be counted in this batch, and in no other."""
        transaction.ledger.execute(
            queries.member_add, (kept.story, self._sealed(channel + batch.to_bytes(4, "big"), kept))
        )

    def each(self, transaction: Transaction, channel: bytes) -> Iterator[tuple[int, Kept]]:
        """The members of a channel's open batches, each with the number of its batch, in an order that tells nothing.

        One after the other, so that of 100,000 never all are in memory. A row that does not open is left out, and stays
        where it is; how many there are is said once, at the end.
        """
        cells, facets = _Parts(Cell), _Sets(Facet)
        count = 0
        for story, sealed in transaction.ledger.execute(queries.members):
            try:
                value = unseal(self._key, sealed, place=members_place(story))
                if not value.startswith(channel):
                    continue
                kept = _unpacked(story, value, cells, facets)
            except (Unopenable, ValueError):
                count += 1
                continue
            yield int.from_bytes(value[_MARK:_WINDOW], "big"), kept
        if count > self._damaged:
            log.error("%d stories that wait to be counted do not open; they are not counted", count)
        self._damaged = count

    def of(self, transaction: Transaction, channel: bytes) -> dict[int, list[Kept]]:
        """The same by the number of the batch, all in memory."""
        found: defaultdict[int, list[Kept]] = defaultdict(list)
        for batch, kept in self.each(transaction, channel):
            found[batch].append(kept)
        return dict(found)

    def mark(self, transaction: Transaction) -> bytes:
        """32 bytes that are others as soon as anything is; nothing is opened for it."""
        digest = sha256()
        for story, sealed in transaction.ledger.execute(queries.members):
            digest.update(story + sealed)
        return digest.digest()

    def forget(self, transaction: Transaction, stories: Iterable[StoryId]) -> None:
        """These were counted: that they were is not to be known any more, in any file."""
        transaction.ledger.executemany(queries.member_forget, [(story,) for story in stories])
        transaction.erase_traces()

    def _sealed(self, where: bytes, kept: Kept) -> bytes:
        member = kept.member
        cells = _parts((cell.table, cell.name) for cell in member.cells)
        shown = _parts((facet.prompt, facet.choice) for facet in member.shown)
        picked = _OF_A_VALUE.join((cells, shown, "")).encode("utf-8", "surrogatepass")
        assert len(member.teller) == TELLER
        value = where + member.window.to_bytes(4, "big") + member.teller + picked
        value += kept.quote.encode("utf-16-le", "surrogatepass")
        return seal(self._key, value + bytes(-len(value) % _UNIT), place=members_place(kept.story))


def members_place(story: StoryId) -> bytes:
    """What the sealed row of a member is bound to."""
    return place("members", "sealed", story)


def _parts(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs, those with the same first together."""
    # A form may hold anything; a name with one of these signs in it is in no table afterwards, and is not counted.
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for first, other in sorted(pairs):
        parts[first.translate(_CLEAN)].append(other.translate(_CLEAN))
    return _OF_A_SET.join(_OF_A_PART.join((first, *others)) for first, others in parts.items())


class _Parts(dict[bytes, frozenset[T]]):
    """The sets of what was packed, by parts: many stories have the same parts, and nothing is made twice."""

    def __init__(self, make: Callable[[str, str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, part: bytes) -> frozenset[T]:
        first, *others = part.decode("utf-8", "surrogatepass").split(_OF_A_PART)
        made = self[part] = frozenset(self._make(first, other) for other in others)
        return made

    def all(self, parts: bytes) -> frozenset[T]:
        """What was packed as these parts."""
        return frozenset[T]().union(*map(self.__getitem__, parts.split(_SET))) if parts else frozenset()


class _Sets(_Parts[T]):
    """The same where few stories differ in all parts together: equal sets are one and the same."""

    def __init__(self, make: Callable[[str, str], T]) -> None:
        super().__init__(make)
        self._whole: dict[bytes, frozenset[T]] = {}

    def all(self, parts: bytes) -> frozenset[T]:
        """What was packed as these parts."""
        known = self._whole.get(parts)
        if known is None:
            known = self._whole[parts] = super().all(parts)
        return known


def _unpacked(story: StoryId, value: bytes, cells: _Parts[Cell], facets: _Sets[Facet]) -> Kept:
    counted, shown, rest = value[_WORDS:].split(_VALUE, 2)
    window = int.from_bytes(value[_WINDOW:_TELLER], "big")
    member = Member(value[_TELLER:_WORDS], cells.all(counted), window, facets.all(shown))
    if rest == bytes(len(rest)):
        return Kept(story, member)
    quote = rest.rstrip(b"\0")
    quote += bytes(len(quote) % 2)  # half of its last letter may have gone with the zeros
    return Kept(story, member, quote.decode("utf-16-le", "surrogatepass"))
