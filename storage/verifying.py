"""Whether everything that is kept is whole and where it belongs: looked at, never changed.

What the server cannot look into is each story's words: that their commitment and seal hold is found out where an
identity is, when they are opened (FORMAT.md, 3.3).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from storage import queries, snapshot, soundness
from storage.errors import Unopenable
from storage.sealing.envelope import derive, pseudonym
from storage.sealing.story import read_header


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at and what is wrong.

    ``moved`` records do not fit the row they stand in; ``lacking`` stories have no share; ``strays`` are shares without
    a story; ``back`` stories were taken back and are there again; ``damaged`` counts rows that do not open, by table;
    ``faults`` are sentences about the files.
    """

    stories: int
    shares: int
    moved: int = 0
    lacking: int = 0
    strays: int = 0
    back: int = 0
    damaged: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not (
            self.moved
            or self.lacking
            or self.strays
            or self.back
            or any(self.damaged.values())
            or self.faults
        )


def verified(folder: Path, secret: bytes) -> Verdict:
    """Look at every page, row, record and share of a data folder; the service may go on running.

    Raises:
        DatabaseRefused: There is no data folder that can be read.
        OtherSecret: It was kept under another secret.
    """
    faults = soundness.faults(folder)
    damaged = soundness.unopened(folder, secret)
    graves_key = derive(secret, "tombstones")
    with snapshot.read(folder) as (ledger, shares):
        graves = {bytes(mark) for mark, _ in ledger.execute(queries.tombstones)}
        told: set[bytes] = set()
        moved = back = 0
        for story, flow, week, record in ledger.execute(queries.every_story):
            told.add(story)
            back += pseudonym(graves_key, story) in graves
            try:
                header = read_header(record)
            except Unopenable:
                continue  # counted among the damaged
            moved += (header.flow, header.week) != (flow, week)
        # After the stories: one that is sent meanwhile has its share first, one that is taken back loses it first.
        halves = {story for (story,) in shares.execute(queries.share_ids)}
        now = {story for (story,) in ledger.execute(queries.story_ids)}
    return Verdict(
        stories=len(told),
        shares=len(halves),
        moved=moved,
        lacking=len((told & now) - halves),
        strays=len(halves - told - now),
        back=back,
        damaged=damaged,
        faults=faults,
    )
