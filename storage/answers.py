"""What staff answered from their channels (heard, planned, changed), until the next edition tells it."""

import logging
from collections.abc import Collection
from dataclasses import dataclass, field

from conversations.digest.edition import Answer, pack_answer, unpack_answer
from conversations.packing import packed, unpacked
from storage import queries
from storage.batches import Batches
from storage.database import Transaction
from storage.errors import Unopenable
from storage.sealing.envelope import Key, place, seal, tag, unseal

log = logging.getLogger("firsthand.answers")

GIVER = 8
"""Bytes of the keyed mark of whoever gave an answer; it goes with the answer, once that is told or taken back."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an answer stands as its staff wrote it, and who that was, as a keyed mark; None where nobody is named."""

    chat: int = field(repr=False)
    message: int | None
    giver: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that waits to be told; ``source`` is None for those that the version before took."""

    row: int
    answer: Answer
    source: Source | None = None


class Answers:
    """The answers of all channels; every method runs inside a transaction."""

    def __init__(self, key: Key, batches: Batches) -> None:
        self._key = key
        self._batches = batches

    def source(self, chat: int, message: int | None, person: int | None) -> Source:
        """Where somebody wrote an answer; what is kept of the person tells nobody else who they are."""
        giver = None if person is None else tag(self._key, person.to_bytes(8, "big", signed=True), size=GIVER)
        return Source(chat, message, giver)

    def answer(
        self, transaction: Transaction, channel: str, answer: Answer, source: Source | None = None
    ) -> None:
        """Staff of this channel said this."""
        (id_,) = transaction.ledger.execute(queries.answers_next).fetchone()
        mark = self._batches.mark(channel)
        sealed = self._sealed(Given(id_, answer, source), mark)
        transaction.ledger.execute(queries.answer_add, (id_, mark, sealed))

    def answers(self, transaction: Transaction, channel: str) -> tuple[Answer, ...]:
        """What they said that no edition has told yet, oldest first; what is damaged is left out."""
        return tuple(given.answer for given in self.given(transaction, channel))

    def given(self, transaction: Transaction, channel: str) -> tuple[Given, ...]:
        """The same, with where each stands."""
        return tuple(given for _, given in self._kept(transaction, channel) if given is not None)

    def answer_changed(self, transaction: Transaction, channel: str, given: Given, answer: Answer) -> None:
        """Whoever gave this one says this instead; it keeps its place among those that wait."""
        changed = Given(given.row, answer, given.source)
        sealed = self._sealed(changed, self._batches.mark(channel))
        transaction.ledger.execute(queries.answer_rewrite, (sealed, given.row))
        transaction.erase_traces()

    def answer_taken_back(self, transaction: Transaction, given: Given) -> None:
        """No edition is to tell this one; after the commit no file holds it, for it may have named somebody."""
        transaction.ledger.execute(queries.answer_forget, (given.row,))
        transaction.erase_traces()

    def answers_told(self, transaction: Transaction, channel: str, told: Collection[Answer]) -> None:
        """An edition tells these now: they are forgotten, with what says the same, and so is what is damaged."""
        for row, given in self._kept(transaction, channel):
            if given is None or given.answer in told:
                transaction.ledger.execute(queries.answer_forget, (row,))

    def _kept(self, transaction: Transaction, channel: str) -> list[tuple[int, Given | None]]:
        mark = self._batches.mark(channel)
        found: list[tuple[int, Given | None]] = []
        for row, sealed in transaction.ledger.execute(queries.answers, (mark,)).fetchall():
            try:
                found.append((row, _opened(row, unseal(self._key, sealed, place=answers_place(row, mark)))))
            except (Unopenable, ValueError) as error:
                log.error("answer %d of staff does not open (%s)", row, type(error).__name__)
                found.append((row, None))
        return found

    def _sealed(self, given: Given, mark: bytes) -> bytes:
        document, source = unpacked(pack_answer(given.answer)), given.source
        if source is not None:
            giver = None if source.giver is None else source.giver.hex()
            document["source"] = [source.chat, source.message, giver]
        return seal(self._key, packed(document), place=answers_place(given.row, mark))


def _opened(row: int, value: bytes) -> Given:
    answer, source = unpack_answer(value), unpacked(value).get("source")
    if source is None:
        return Given(row, answer)
    chat, message, giver = source
    return Given(row, answer, Source(chat, message, None if giver is None else bytes.fromhex(giver)))


def answers_place(id_: int, mark: bytes) -> bytes:
    """What the sealed row of an answer is bound to."""
    return place("answers", "sealed", id_.to_bytes(8, "big") + mark)
