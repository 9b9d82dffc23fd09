"""The counters of how questions fare: added to with the turns, and read beside the running service.

A counter holds nothing of anybody, so nothing is taken off it when somebody deletes what they told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from conversations.health.observations import Measure
from conversations.health.withholding import LEAST_NARRATORS, Counts
from storage import queries, snapshot
from storage.database import Transaction

_MOST = 1_000_000_000_000  # as in queries.sql: far more than there are people, far less than overflows
_MEASURES = {measure.value: measure for measure in Measure}


def add(transaction: Transaction, counts: Mapping[tuple[str, str, Measure], int]) -> None:
    """Count on, by flow version, question and measure: one statement for a batch of turns.

    Where somebody has come, a second one lets the counters of that version be seen once ten more narrators have
    come than when they were let be seen last. In between they stand still for whoever looks.

    Raises:
        sqlite3.Error: Nothing was counted; the rest of the transaction is as it was.
    """
    rows = sorted((flow, prompt, measure.value, count) for (flow, prompt, measure), count in counts.items())
    if rows:
        transaction.ledger.execute(
            queries.for_rows(queries.health_add, len(rows)), [value for row in rows for value in row]
        )
    for flow in {flow for flow, _, measure in counts if measure is Measure.CAME}:
        transaction.ledger.execute(queries.health_settle, (flow, LEAST_NARRATORS))


@dataclass(frozen=True, slots=True)
class Kept:
    """What may be treated and then shown: ``counts`` by flow version, and the sources of all kept ``flows``.

    ``flows`` are in the order in which they were first asked. ``damaged`` counters are counted and left out.
    """

    counts: Mapping[str, Counts] = field(repr=False)
    flows: Mapping[str, bytes] = field(repr=False)
    damaged: int


def read(folder: Path) -> Kept:
    """The counters of a data folder as they were last let be seen; the service may go on running meanwhile.

    Raises:
        DatabaseRefused: There are none, or they cannot be read; the message says what to do.
    """
    with snapshot.read(folder) as (ledger, _):
        rows = ledger.execute(queries.every_health).fetchall()
        flows = {
            str(version): source
            for version, source in ledger.execute(queries.flows)
            if isinstance(source, bytes)
        }
    counts: dict[str, dict[tuple[str, Measure], int]] = {}
    for flow, prompt, measure, count, settled in rows:
        if _is_sound(measure, count, settled):
            counts.setdefault(str(flow), {})[str(prompt), _MEASURES[measure]] = settled
    return Kept(counts, flows, damaged(rows))


def damaged(rows: Iterable[tuple[object, ...]]) -> int:
    """How many rows of ``queries.every_health`` are no counters: of no known kind, below 0, or no numbers."""
    return sum(not _is_sound(*row[2:]) for row in rows)


def _is_sound(measure: object, count: object, settled: object) -> bool:
    return (
        measure in _MEASURES
        and isinstance(count, int)
        and isinstance(settled, int)
        and 0 <= settled <= count <= _MOST
    )
