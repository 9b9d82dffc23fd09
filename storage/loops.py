"""How many concerns each channel had, and how many of them staff answered with a change (``conversations.digest.loop``).

Both are counted when they happen. A story that is taken back takes its row of ``concerns`` along, and changes no count. Each
story with a post has such a row, also where the post tells of nothing in the way: so the row tells nothing of the story.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from conversations.digest.loop import is_open, told_in, window_of
from conversations.effects import StoryId
from conversations.packing import packed, unpacked
from storage import queries
from storage.batches import CHANNEL, Batches
from storage.database import Transaction
from storage.errors import Unopenable
from storage.posts import Posts
from storage.sealing.envelope import Key, place, seal, unseal

log = logging.getLogger("firsthand.loops")

_KEPT = 4  # windows: the one that is told, the two that are open, and one more for a clock that is set back
_UNIT = 128  # the length of a row must not tell how large its numbers are
_WINDOW = 4  # bytes


class _State(IntEnum):
    NONE = 0  # the post tells of nothing that stood in the way
    OPEN = 1
    CHANGED = 2


@dataclass(frozen=True, slots=True)
class _Concern:
    story: StoryId
    channel: bytes
    window: int
    state: _State


class Loops:
    """The loops of all channels; every method runs inside a transaction.

    A row that does not open is left out and logged: the loop is told without it, or not at all.
    """

    def __init__(self, concerns: Key, loops: Key, batches: Batches, posts: Posts) -> None:
        self._concerns = concerns
        self._loops = loops
        self._batches = batches
        self._posts = posts

    def story_posted(
        self, transaction: Transaction, story: StoryId, channel: str, week: str, *, concern: bool
    ) -> None:
        """A story's post is put into a channel in this ISO week, and its facts are kept.

        ``concern``: the post tells what stood in the way.
        """
        mark, window = self._batches.mark(channel), window_of(week)
        counts = self._counts(transaction, mark)
        if window not in counts:
            self._drop(transaction, week)
        posted, changed = counts.get(window, (0, 0))
        self._keep_counts(transaction, mark, {**counts, window: (posted + concern, changed)})
        self._keep(transaction, _Concern(story, mark, window, _State.OPEN if concern else _State.NONE))

    def concern_changed(
        self, transaction: Transaction, channel: str, address: int, message: int, week: str
    ) -> bool:
        """Staff answered a message of their chat with a change, in this ISO week; whether that counts.

        It does where the message is a post that tells what stood in the way, young enough, and not answered so before.
        """
        mark = self._batches.mark(channel)
        for one in self._all(transaction):
            if (
                one.channel == mark
                and one.state is _State.OPEN
                and is_open(one.window, week)
                and self._posts.stands_at(transaction, one.story, address, message)
            ):
                counts = self._counts(transaction, mark)
                posted, changed = counts.get(one.window, (0, 0))
                self._keep_counts(transaction, mark, {**counts, one.window: (posted, changed + 1)})
                self._keep(transaction, replace(one, state=_State.CHANGED))
                return True
        return False

    def concerns(self, transaction: Transaction, channel: str, week: str) -> tuple[int, int, int]:
        """Of the window that is told in this ISO week its number, the concerns, and those that were answered with a change.

        They may be seen by nobody; only ``loop.measured`` takes them.
        """
        window = told_in(week)
        return (window, *self._counts(transaction, self._batches.mark(channel)).get(window, (0, 0)))

    def _counts(self, transaction: Transaction, mark: bytes) -> dict[int, tuple[int, int]]:
        row = transaction.ledger.execute(queries.loop, (mark,)).fetchone()
        try:
            document = {} if row is None else unpacked(unseal(self._loops, row[0], place=loops_place(mark)))
        except (Unopenable, ValueError) as error:
            log.error("how many concerns were answered does not open (%s)", type(error).__name__)
            return {}
        return {window: (posted, changed) for window, posted, changed in document.get("windows", ())}

    def _keep_counts(self, transaction: Transaction, mark: bytes, counts: dict[int, tuple[int, int]]) -> None:
        newest = sorted(counts)[-_KEPT:]
        document = {
            "format": "firsthand-loop/1",
            "windows": [[window, *counts[window]] for window in newest],
        }
        value = packed(document)
        sealed = seal(self._loops, value + b" " * (-len(value) % _UNIT), place=loops_place(mark))
        transaction.ledger.execute(queries.loop_keep, (mark, sealed))

    def _keep(self, transaction: Transaction, one: _Concern) -> None:
        value = one.channel + one.window.to_bytes(_WINDOW, "big", signed=True) + bytes([one.state])
        sealed = seal(self._concerns, value, place=concerns_place(one.story))
        transaction.ledger.execute(queries.concern_keep, (one.story, sealed))

    def _drop(self, transaction: Transaction, week: str) -> None:
        """Forget the posts that cannot be answered any more."""
        old = [(one.story,) for one in self._all(transaction) if not is_open(one.window, week)]
        if old:
            transaction.ledger.executemany(queries.concern_forget, old)
            transaction.erase_traces()

    def _all(self, transaction: Transaction) -> Iterator[_Concern]:
        for story, sealed in transaction.ledger.execute(queries.concerns).fetchall():
            try:
                value = unseal(self._concerns, sealed, place=concerns_place(story))
            except Unopenable as error:
                log.error("a concern does not open (%s); it is not counted", type(error).__name__)
                continue
            window = int.from_bytes(value[CHANNEL : CHANNEL + _WINDOW], "big", signed=True)
            yield _Concern(story, value[:CHANNEL], window, _State(value[CHANNEL + _WINDOW]))


def concerns_place(story: StoryId) -> bytes:
    """What the sealed row of a concern is bound to."""
    return place("concerns", "sealed", story)


def loops_place(mark: bytes) -> bytes:
    """What the sealed row of a channel's loop is bound to."""
    return place("loops", "sealed", mark)
