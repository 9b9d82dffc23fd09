"""The talks that are not sent yet, for whoever counts them while the service runs. Reads, and never writes."""

from collections.abc import Iterator
from pathlib import Path

from conversations.session import Session, Stage, unpack
from storage import marks, queries, snapshot
from storage.errors import Unopenable
from storage.sealing.envelope import derive, place, unseal

_AT_ONCE = 500  # rows of one reading, which lasts a few milliseconds: see storage/snapshot.py


def drafts(folder: Path, secret: bytes, version: str) -> Iterator[Session]:
    """Every session with a draft that is pinned to one flow version, in an order that tells nothing.

    What does not open, or was kept by a later version, is left out: the doctor counts the damaged.

    Raises:
        DatabaseRefused: There is no data folder, it is damaged, or of another version.
        OtherSecret: It was kept under another service secret.
    """
    with snapshot.read(folder) as (ledger, shares):
        marks.share_keys(ledger, shares, secret)  # refuses another secret, under which nothing would open
        key = derive(secret, "sessions")
        last = b""
        while rows := ledger.execute(queries.sessions_after, (last, _AT_ONCE)).fetchall():
            for narrator, sealed in rows:
                try:
                    session = unpack(unseal(key, sealed, place=place("sessions", "sealed", narrator)))
                except (Unopenable, ValueError):
                    continue
                if session.stage is not Stage.IDLE and session.flow == version:
                    yield session
            last = rows[-1][0]
