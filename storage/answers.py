"""What staff answered from their channels (heard, planned, changed), until the next edition tells it."""

import logging
from collections.abc import Collection

from conversations.digest.edition import Answer, pack_answer, unpack_answer
from storage import queries
from storage.batches import Batches
from storage.database import Transaction
from storage.errors import Unopenable
from storage.sealing.envelope import Key, place, seal, unseal

log = logging.getLogger("firsthand.answers")


class Answers:
    """The answers of all channels; every method runs inside a transaction."""

    def __init__(self, key: Key, batches: Batches) -> None:
        self._key = key
        self._batches = batches

    def answer(self, transaction: Transaction, channel: str, answer: Answer) -> None:
        """Staff of this channel said this."""
        mark = self._batches.mark(channel)
        (id_,) = transaction.ledger.execute(queries.answers_next).fetchone()
        sealed = seal(self._key, pack_answer(answer), place=answers_place(id_, mark))
        transaction.ledger.execute(queries.answer_add, (id_, mark, sealed))

    def answers(self, transaction: Transaction, channel: str) -> tuple[Answer, ...]:
        """What they said that no edition has told yet, oldest first; what is damaged is left out."""
        return tuple(answer for _, answer in self._kept(transaction, channel) if answer is not None)

    def answers_told(self, transaction: Transaction, channel: str, told: Collection[Answer]) -> None:
        """An edition tells these now: they are forgotten, with what says the same, and so is what is damaged."""
        for row, answer in self._kept(transaction, channel):
            if answer is None or answer in told:
                transaction.ledger.execute(queries.answer_forget, (row,))

    def _kept(self, transaction: Transaction, channel: str) -> list[tuple[int, Answer | None]]:
        mark = self._batches.mark(channel)
        found: list[tuple[int, Answer | None]] = []
        for row, sealed in transaction.ledger.execute(queries.answers, (mark,)).fetchall():
            try:
                found.append((row, unpack_answer(unseal(self._key, sealed, place=answers_place(row, mark)))))
            except (Unopenable, ValueError) as error:
                log.error("answer %d of staff does not open (%s)", row, type(error).__name__)
                found.append((row, None))
        return found


def answers_place(id_: int, mark: bytes) -> bytes:
    """What the sealed row of an answer is bound to."""
    return place("answers", "sealed", id_.to_bytes(8, "big") + mark)
