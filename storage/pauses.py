"""What staff have stopped: single channels, or everything. It holds over a restart, until they let it go on."""

import logging
from dataclasses import dataclass

from conversations.packing import packed, unpacked
from storage import queries
from storage.database import Transaction
from storage.errors import Unopenable
from storage.sealing.envelope import Key, place, seal, unseal

log = logging.getLogger("firsthand.pauses")

MARK = "paused"
"""The mark that it is kept as (``FORMAT.md``, 2.2)."""

PLACE = place("marks", "value", MARK.encode())
"""What its sealed value is bound to."""

_UNIT = (
    512  # its length must not tell which channels are paused; the longest twenty names need seven of these
)


@dataclass(frozen=True, slots=True)
class Paused:
    """What is stopped: everything, or the channels of these names, or both; a channel stays paused under a stop."""

    everything: bool = False
    channels: frozenset[str] = frozenset()

    def holds(self, channel: str) -> bool:
        """Whether nothing goes to the channel of this name."""
        return self.everything or channel in self.channels


class Pauses:
    """What is stopped in one data folder; every method runs inside a transaction.

    A value that does not open stops everything: nobody knows what was stopped, and by a command staff let it go on.
    """

    def __init__(self, key: Key) -> None:
        self._key = key
        self._said = False

    def paused(self, transaction: Transaction) -> Paused:
        """What is stopped now."""
        row = transaction.ledger.execute(queries.mark, (MARK,)).fetchone()
        if row is None:
            return Paused()
        try:
            document = unpacked(unseal(self._key, row[0], place=PLACE).rstrip(b"\0"))
            if document["format"] != "firsthand-paused/1":
                raise ValueError("what is stopped was kept by a later version of Firsthand")
            return Paused(document["everything"], frozenset(document["channels"]))
        except (Unopenable, ValueError, LookupError, TypeError) as error:
            if not self._said:
                self._said = True
                log.error("what staff have stopped does not open (%s); everything is", type(error).__name__)
            return Paused(everything=True)

    def keep_paused(self, transaction: Transaction, paused: Paused) -> None:
        """From now on this is stopped, and nothing else."""
        document = {
            "format": "firsthand-paused/1",
            "everything": paused.everything,
            "channels": sorted(paused.channels),
        }
        value = packed(document)
        value += bytes(-len(value) % _UNIT)
        transaction.ledger.execute(queries.mark_keep, (MARK, seal(self._key, value, place=PLACE)))
