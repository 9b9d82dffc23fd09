"""Parcels for tests: for a made-up researcher, with keys that are no secret."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import BinaryIO

from storage.export.parcel import Parcel, SealedRow, Written, row_names, write_parcel
from storage.researchers import Researcher
from storage.sealing.identity import Recipient
from storage.sealing.signing import signer_of

AGE_SECRET = "AGE-SECRET-KEY-1QYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZ9K4CN"
"""The age identity of 32 bytes of 1."""

EVE = Researcher(
    "Eve",
    "age15nsf9y4k28p83wth93tf7hafhvfajp45d2mge80ems45gz0c5gys3me64l",
    "A made-up study of waiting",
    "controlled",
    date(2027, 11, 30),
)

PARCEL = Parcel(
    id="0f" * 16,
    number=1,
    earlier=(),
    researcher=EVE.name,
    recipient=EVE.key,
    project=EVE.project,
    tier=EVE.tier,
    until=EVE.until.isoformat(),
    contact="The made-up service, 01632 960000",
    recall_key=signer_of(bytes([7]) * 32).public,
    pseudonym_key=bytes([5]) * 32,
    receipt_key=bytes([6]) * 32,
)

NAME: Callable[[bytes], str] = row_names(PARCEL.pseudonym_key)
"""The name of a story's row in ``PARCEL``."""


class Everything:
    """Holds whatever is asked for."""

    def __contains__(self, one: object) -> bool:
        return True


def write(
    out: BinaryIO,
    rows: Iterable[SealedRow],
    *,
    holder: Recipient,
    flows: Mapping[str, bytes],
    parcel: Parcel = PARCEL,
    week: str = "2026-W48",
    still: Callable[[], Container[bytes]] = Everything,
) -> Written:
    """Write a parcel; rows of a list are put in their order first."""
    ordered = sorted(rows, key=lambda row: NAME(row.story_id)) if isinstance(rows, list) else rows
    return write_parcel(out, parcel, holder=holder, flows=flows, stories=ordered, still=still, made_week=week)


def written(
    rows: Iterable[SealedRow], *, holder: Recipient, flows: Mapping[str, bytes], **changes: object
) -> tuple[bytes, Written]:
    """The bytes of a parcel, and what was written; ``changes`` are of ``PARCEL``."""
    out = BytesIO()
    said = write(out, rows, holder=holder, flows=flows, parcel=replace(PARCEL, **changes))  # type: ignore[arg-type]
    return out.getvalue(), said
