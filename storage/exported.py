"""What the register of exports holds of a parcel, a recall list and a receipt, and the bytes that are sealed of each."""

import json
from dataclasses import dataclass, field
from datetime import date

from conversations.packing import packed
from storage.researchers import Researcher, researcher
from storage.sealing.framing import framed
from storage.sealing.story import STORY_ID

_FORMAT = "firsthand-export/1"
_NAME = 16


@dataclass(frozen=True, slots=True)
class Exported:
    """A registered parcel.

    Attributes:
        id: 16 random bytes.
        researcher: Whom it was for, as their file said then.
        number: Of the parcels to this key, from 1.
        week: ISO week in which it was made.
        stories: The ids of those in it.
        unused: Whether a steward said that nothing was made of it, so that no later release need know of it.
    """

    id: bytes
    researcher: Researcher
    number: int
    week: str
    stories: tuple[bytes, ...] = field(repr=False)
    unused: bool = False


@dataclass(frozen=True, slots=True)
class Issued:
    """A recall list that was issued on a day: the rows that were recalled then, by the names the researcher knows."""

    number: int
    day: date
    week: str
    researcher: str
    bundles: tuple[str, ...]
    rows: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a list was acted on in the bundle of a parcel: how many rows are gone, and which files went with them."""

    list: int
    parcel: bytes
    rows: int
    deleted: tuple[str, ...]


def pack_exported(parcel: Exported) -> bytes:
    """What is sealed of a parcel, but for its id and number, which the row says."""
    who = parcel.researcher
    about = {
        "format": _FORMAT,
        "researcher": [who.name, who.key, who.project, who.tier, who.until.isoformat()],
        "week": parcel.week,
        "unused": parcel.unused,
    }
    return framed(packed(about)) + b"".join(parcel.stories)


def unpack_exported(id_: bytes, number: int, value: bytes) -> Exported:
    """The parcel that was packed.

    Raises:
        ValueError, KeyError, TypeError, KeyRefused: It is of another format.
    """
    end = 2 + int.from_bytes(value[:2], "big")
    about = json.loads(value[2:end])
    if about["format"] != _FORMAT:
        raise ValueError("another format")
    stories = tuple(value[at : at + STORY_ID] for at in range(end, len(value), STORY_ID))
    return Exported(id_, researcher(*about["researcher"]), number, about["week"], stories, about["unused"])


def pack_issued(issued: Issued) -> bytes:
    """What is sealed of a recall list, but for its number."""
    head = {
        "day": issued.day.isoformat(),
        "week": issued.week,
        "researcher": issued.researcher,
        "bundles": list(issued.bundles),
    }
    rows = b"".join(bytes.fromhex(row) for row in issued.rows)
    return len(issued.rows).to_bytes(4, "big") + rows + packed(head)


def unpack_issued(number: int, value: bytes) -> Issued:
    """The recall list that was packed.

    Raises:
        ValueError, KeyError, TypeError: It is of another format.
    """
    end = 4 + _NAME * int.from_bytes(value[:4], "big")
    rows = tuple(value[at : at + _NAME].hex() for at in range(4, end, _NAME))
    head = json.loads(value[end:])
    day = date.fromisoformat(head["day"])
    return Issued(number, day, head["week"], head["researcher"], tuple(head["bundles"]), rows)


def pack_receipt(receipt: Receipt) -> bytes:
    """What is sealed of a receipt, but for its list and parcel."""
    return packed({"rows": receipt.rows, "deleted": list(receipt.deleted)})


def unpack_receipt(number: int, parcel: bytes, value: bytes) -> Receipt:
    """The receipt that was packed.

    Raises:
        ValueError, KeyError, TypeError: It is of another format.
    """
    document = json.loads(value)
    return Receipt(number, parcel, document["rows"], tuple(document["deleted"]))
