"""A parcel: the stories for one researcher, as they leave the server, sealed to the holder who releases them.

The server adds its share to each record, which the holder's identity then opens on another machine; what may leave
there for the researcher is decided and protected by ``releasing``. Whatever the number of stories, one is in memory at
a time, and of its voice notes one piece. Bytes are in ``storage/FORMAT.md``, section 5.
"""

import json
import os
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import BinaryIO, NamedTuple

from conversations.consent import Consent, Use
from conversations.errors import NotConsented
from conversations.research.ladders import month_of
from storage.errors import Unopenable
from storage.export.about import Tier
from storage.sealing.attachment import SOUND_ID
from storage.sealing.envelope import Entropy, derive, tag
from storage.sealing.framing import framed
from storage.sealing.identity import Recipient
from storage.sealing.story import SHARE, STORY_ID, read_header
from storage.sealing.stream import STREAM_KEY, SealingStream

MARK = b"firsthand-bundle/3\n"

EARLIER = {b"firsthand-bundle/1\n": 1, b"firsthand-bundle/2\n": 2}
"""The marks of bundles of before there were researchers with keys of their own; opened as ever, and written no more."""

MANIFEST, FLOW, STORY, PIECE, END = b"M", b"F", b"S", b"P", b"E"
"""The kinds of frames, in the order they come; the pieces of a story's voice notes follow it."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a parcel says of itself to the holder.

    Attributes:
        id: 32 hex digits; the bundle that is made of it has the same.
        number: Of this researcher's parcels, from 1.
        earlier: The ids of those before it, in order, but for those of which it is known that nothing was made.
        researcher: Their name.
        recipient: Their age key, ``age1…``.
        project: What they said it is for.
        tier: What of a story they may get.
        until: The last day on which anything may be released to them, ``2027-11-30``.
        contact: A line that says whom to ask, or "".
        recall_key: The public key, in one line, that recall lists are checked with.
        pseudonym_key: 32 bytes from which the names of rows are made; the same in every parcel to one key.
        receipt_key: 32 bytes by which a receipt shows that it is about this bundle.
    """

    id: str
    number: int
    earlier: tuple[str, ...]
    researcher: str
    recipient: str
    project: str
    tier: Tier
    until: str
    contact: str
    recall_key: str
    pseudonym_key: bytes = field(repr=False)
    receipt_key: bytes = field(repr=False)


class Piece(NamedTuple):
    """A piece of a voice note: whose it is, and bytes that only who can read its story can open."""

    sound: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class SealedRow:
    """One story as the server holds it, with the consent that holds now (not only at Send).

    ``since`` is the ISO week since which research is allowed without a break. ``pieces`` are those of its voice notes,
    one sound after another, each in order; taken one by one.
    """

    story_id: bytes
    record: bytes = field(repr=False)
    share: bytes = field(repr=False)
    consent: Consent
    since: str
    pieces: Iterable[Piece] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What a parcel holds, and what was left out of it.

    Attributes:
        ids: The stories in it whose narrators still allowed research when it was finished, in the order of their rows.
        withdrawn: How many more are in it that may not be used any more; its end says which.
        sealed_to_others: How many were left out because they are sealed to others only.
        damaged: How many were left out because their record is no whole record, or their flow is not known.
        sounds: How many voice notes are in it.
        unheard: How many voice notes are damaged and break off, which the reader of the rows counts.
    """

    ids: tuple[bytes, ...] = field(repr=False)
    withdrawn: int
    sealed_to_others: int
    damaged: int
    sounds: int = 0
    unheard: int = 0

    @property
    def stories(self) -> int:
        """How many stories may be released."""
        return len(self.ids)


def write_parcel(
    out: BinaryIO,
    parcel: Parcel,
    *,
    holder: Recipient,
    flows: Mapping[str, bytes],
    stories: Iterable[SealedRow],
    still: Callable[[], Container[bytes]],
    made_week: str,
    entropy: Entropy = os.urandom,
) -> Written:
    """Write a parcel that ``holder`` alone can open.

    A story sealed before this holder was installed is left out and counted: nobody here can open it. So is one whose
    record is no whole record, or whose flow is not among ``flows``. Voice notes go to the tier ``controlled`` alone.

    Args:
        out: Where to; only written to, in order.
        parcel: What it says of itself.
        holder: Who opens the parcel, and each story in it.
        flows: The source of each version of the flow that a story was told in.
        stories: Taken one by one; each with its opened share, in the order of their ``row_names``.
        still: Gives, once all were taken, the stories whose narrators allow research now. Whoever withdrew meanwhile
            is named in the last frame, and goes no further than the holder.
        made_week: ISO week of the export, such as ``2026-W47``.
        entropy: Gives the parcel's key.

    Raises:
        NotConsented: A story's consent does not allow research; nothing that was written opens.
    """
    key = entropy(STREAM_KEY)
    head = MARK + holder.id + holder.seal(key, info=wrap_info(holder.id))
    out.write(head)
    stream = SealingStream(out, key, stream_context(head))
    _write_frame(stream, MANIFEST, _json(_manifest(parcel, holder.name, made_week)))
    for version, source in flows.items():
        _write_frame(stream, FLOW, framed(version.encode()) + source)
    name, last = row_names(parcel.pseudonym_key), ""
    ids: list[bytes] = []
    left_out = damaged = sounds = 0
    for row in stories:
        if Use.RESEARCH not in row.consent.uses:
            raise NotConsented("a story without consent to research was given to an export")
        try:
            header = read_header(row.record)
        except Unopenable:
            damaged += 1
            continue
        if header.flow not in flows:
            damaged += 1
            continue
        if holder.id not in header.recipients:
            left_out += 1
            continue
        assert len(row.story_id) == STORY_ID
        assert len(row.share) == SHARE
        assert last < (last := name(row.story_id))
        _write_frame(stream, STORY, row.story_id + row.share + framed(_consent(row)) + row.record)
        ids.append(row.story_id)
        if parcel.tier == "controlled":
            sounds += _write_pieces(stream, row.pieces)
    allowed = still()
    withdrawn = [id_ for id_ in ids if id_ not in allowed]
    end: dict[str, object] = {"stories": len(ids), "sealed_to_others": left_out, "sounds": sounds}
    _write_frame(stream, END, _json({**end, "withdrawn": [name(id_) for id_ in withdrawn]}))
    stream.close()
    kept = tuple(id_ for id_ in ids if id_ in allowed)
    return Written(kept, len(withdrawn), left_out, damaged, sounds)


def _manifest(parcel: Parcel, holder: str, week: str) -> dict[str, object]:
    return {
        "format": MARK.decode().rstrip(),
        "week": week,
        "recipient": holder,
        "parcel": parcel.id,
        "number": parcel.number,
        "earlier": list(parcel.earlier),
        "researcher": parcel.researcher,
        "key": parcel.recipient,
        "project": parcel.project,
        "tier": parcel.tier,
        "until": parcel.until,
        "contact": parcel.contact,
        "recalls": parcel.recall_key,
        "pseudonyms": parcel.pseudonym_key.hex(),
        "receipts": parcel.receipt_key.hex(),
    }


def _write_pieces(stream: SealingStream, pieces: Iterable[Piece]) -> int:
    """Write the voice notes of one story; gives how many they are."""
    heard: set[bytes] = set()
    for sound, sealed in pieces:
        assert len(sound) == SOUND_ID
        heard.add(sound)
        _write_frame(stream, PIECE, sound + sealed)
    return len(heard)


def naming(bundle_key: bytes) -> bytes:
    """The 32 bytes from which the names of the rows of a bundle of version 1 or 2 are made."""
    return tag(derive(bundle_key, "bundle"), b"rows", size=32)


def row_names(naming: bytes) -> Callable[[bytes], str]:
    """Gives each story id its name among the rows that 32 bytes belong to: 32 hex digits, others for other bytes.

    Two researchers' bytes differ, so their bundles do not join; one researcher's stay, so a row is known again.
    """
    key = derive(naming, "rows")
    return lambda story_id: tag(key, story_id, size=16).hex()


def wrap_info(recipient_id: bytes, mark: bytes = MARK) -> bytes:
    """What the parcel's key is bound to when it is sealed to its holder."""
    return framed(b"firsthand-bundle", bytes((EARLIER.get(mark, 3),)), recipient_id)


def stream_context(head: bytes) -> bytes:
    """What the stream is bound to: everything before it."""
    return sha256(head).digest()


def _write_frame(stream: SealingStream, kind: bytes, payload: bytes) -> None:
    stream.write(kind + len(payload).to_bytes(4, "big") + payload)


def _consent(row: SealedRow) -> bytes:
    consent = row.consent
    return _json(
        {
            "uses": sorted(use.value for use in consent.uses),
            "wording": consent.wording,
            "week": consent.week,
            "allowed": month_of(row.since),
        }
    )


def _json(document: Mapping[str, object]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
