"""A submitted story: sealed by the service, which from then on cannot read it.

The body key is made from two halves. One is sealed to every recipient; the other, the share, stays on the server
in a store of its own. A recipient without the share, or the server without a recipient, opens nothing, and a
share destroyed is a story destroyed in every copy. Bytes and formulas are in ``storage/FORMAT.md``, section 3.

Version 2, the one that is written, can be sealed to other recipients without its body being opened (``resealing``).
"""

import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.errors import Unopenable
from storage.sealing.envelope import Entropy
from storage.sealing.framing import framed
from storage.sealing.identity import RECIPIENT_ID, WRAPPING, Identity, Recipient
from storage.sealing.padding import LARGEST, PADDED_SIZES, pad, unpad

STORY_ID = 16
"""Bytes of a story's id."""

SHARE = 32
"""Bytes of each half of a story's key."""

MOST_RECIPIENTS = 16

_MARK = b"FHST"
_FIXED, _VERSION = (
    1,
    2,
)  # the first binds body and wraps to the set of recipients, so that set can never change
_X_WING = 2  # 1 is reserved for X25519 alone: never written, refused when read
_WEEK = 8
_WRAP = RECIPIENT_ID + SHARE + WRAPPING
_COMMIT = 32
_CHECK = 32
_TAG = 16
# The body key is made from 64 fresh random bytes and seals one body, so a nonce cannot come twice under it.
_NONCE = bytes(12)

_DAMAGED = "a sealed story does not open: it was changed or moved, or its share belongs to another story"
_NOT_YOURS = "this story is not sealed to this identity; another recipient can open it"
_MISSHAPEN = (
    "this is no whole sealed story of a format this version of Firsthand knows; a newer one may open it"
)


@dataclass(frozen=True, slots=True)
class SealedStory:
    """What sealing gives: the record for the story store, and the share for a store of its own."""

    record: bytes = field(repr=False)
    share: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Header:
    """What anyone who holds a record can read of it.

    ``flow`` is the version of the questions, ``week`` an ISO week, ``recipients`` ids of 8 bytes, ascending; ``version``
    is that of the record.
    """

    flow: str
    week: str
    recipients: tuple[bytes, ...]
    version: int = _VERSION


@dataclass(frozen=True, slots=True)
class Parts:
    """A record taken apart: ``wraps`` are in the order of the recipients.

    ``check`` (32 bytes, none in version 1) tells whether a half is the right one, ``bound`` is what the body's tag covers.
    """

    header: Header
    wraps: tuple[bytes, ...]
    commit: bytes
    check: bytes
    bound: bytes = field(repr=False)
    body: bytes = field(repr=False)


def seal_story(
    plain: bytes,
    *,
    story_id: bytes,
    flow: str,
    week: str,
    recipients: Sequence[Recipient],
    entropy: Entropy = os.urandom,
) -> SealedStory:
    """Seal a packed story of at most 16 MiB to 1 to 16 recipients.

    Args:
        plain: The story, as ``conversations.story.pack`` gives it.
        story_id: 16 bytes that are this story's alone.
        flow: Version of the flow, at most 255 bytes as UTF-8. Not secret.
        week: ISO week such as ``2026-W47``. Not secret.
        recipients: In any order, none twice.
        entropy: Gives the two halves. What HPKE draws, the library draws by itself.
    """
    assert len(story_id) == STORY_ID
    assert len(plain) <= LARGEST
    ordered = sorted(recipients, key=lambda one: one.id)
    header = Header(flow, week, tuple(one.id for one in ordered))
    assert 1 <= len(set(header.recipients)) == len(ordered) <= MOST_RECIPIENTS
    context = context_of(header, story_id)
    offline, share = entropy(SHARE), entropy(SHARE)
    key, commit = _body_key(offline, share, story_id, context)
    wraps = tuple(one.seal(offline, info=wrap_info(context, one.id)) for one in ordered)
    check = sha256(proof_of(offline, story_id, context)).digest()
    bound = _opening_bytes(header) + commit + check
    body = ChaCha20Poly1305(key).encrypt(_NONCE, pad(plain), bound)
    return SealedStory(joined(Parts(header, wraps, commit, check, bound, body)), share)


def open_story(record: bytes, share: bytes, identity: Identity, *, story_id: bytes) -> bytes:
    """Open a sealed story with both halves of its key.

    Lengths are checked first, then the wrap is opened, then the commitment is compared, and only then is the
    body decrypted: ChaCha20-Poly1305 does not commit to its key (Albertini and others, USENIX Security 2022),
    so without the commitment one body could be made to open as two stories for two recipients.

    Raises:
        Unopenable: The record, share, identity and id do not belong together, or a byte was changed.
    """
    parts = take_apart(record)
    if len(share) != SHARE or len(story_id) != STORY_ID:
        raise Unopenable(_DAMAGED)
    context = context_of(parts.header, story_id)
    offline = half_of(parts, identity, story_id)
    key, commit = _body_key(offline, share, story_id, context)
    if not hmac.compare_digest(commit, parts.commit):
        raise Unopenable(_DAMAGED)
    try:
        return unpad(ChaCha20Poly1305(key).decrypt(_NONCE, parts.body, parts.bound))
    except (InvalidTag, ValueError):
        raise Unopenable(_DAMAGED) from None


def half_of(parts: Parts, identity: Identity, story_id: bytes) -> bytes:
    """The half of the key that is sealed to an identity, 32 bytes; alone it opens nothing.

    Raises:
        Unopenable: It is not sealed to them, or was changed.
    """
    whose = identity.recipient.id
    if whose not in parts.header.recipients:
        raise Unopenable(_NOT_YOURS)
    wrap = parts.wraps[parts.header.recipients.index(whose)]
    try:
        return identity.open(wrap, info=wrap_info(context_of(parts.header, story_id), whose))
    except Unopenable:
        raise Unopenable(_DAMAGED) from None


def read_header(record: bytes) -> Header:
    """What a record says of itself, not yet known to be true: only ``open_story`` tells that.

    Raises:
        Unopenable: This is no whole record of a format this version knows.
    """
    return take_apart(record).header


def take_apart(record: bytes) -> Parts:
    """The parts of a record, none of them known to be true yet.

    Raises:
        Unopenable: This is no whole record of a format this version knows.
    """
    try:
        version = record[4]
        if record[:4] != _MARK or version not in (_FIXED, _VERSION) or record[5] != _X_WING:
            raise ValueError
        flow_end = 7 + record[6]
        week_end = flow_end + _WEEK
        # Version 1 has the wraps before the commitment, and all of them bound to the body; version 2 behind, and not.
        commit_end = week_end + _COMMIT
        bound_end = week_end if version == _FIXED else commit_end + _CHECK
        count = record[bound_end]
        wraps_end = bound_end + 1 + count * _WRAP
        body_at = wraps_end + _COMMIT if version == _FIXED else wraps_end
        if not 1 <= count <= MOST_RECIPIENTS or len(record) - body_at - _TAG not in PADDED_SIZES:
            raise ValueError
        blocks = [record[at : at + _WRAP] for at in range(bound_end + 1, wraps_end, _WRAP)]
        ids = tuple(block[:RECIPIENT_ID] for block in blocks)
        if any(one >= other for one, other in pairwise(ids)):
            raise ValueError
        return Parts(
            Header(record[7:flow_end].decode(), record[flow_end:week_end].decode("ascii"), ids, version),
            tuple(block[RECIPIENT_ID:] for block in blocks),
            record[wraps_end:body_at] if version == _FIXED else record[week_end:commit_end],
            b"" if version == _FIXED else record[commit_end:bound_end],
            record[: body_at if version == _FIXED else bound_end],
            record[body_at:],
        )
    except (ValueError, IndexError):  # a UnicodeDecodeError is a ValueError
        raise Unopenable(_MISSHAPEN) from None


def joined(parts: Parts) -> bytes:
    """The record of version 2 that these are the parts of."""
    assert parts.header.version == _VERSION
    ids = parts.header.recipients
    wraps = b"".join(one + wrap for one, wrap in zip(ids, parts.wraps, strict=True))
    return parts.bound + bytes((len(ids),)) + wraps + parts.body


def _opening_bytes(header: Header) -> bytes:
    flow, week = header.flow.encode(), header.week.encode("ascii")
    assert len(flow) <= 255
    assert len(week) == _WEEK
    return _MARK + bytes((_VERSION, _X_WING, len(flow))) + flow + week


def context_of(header: Header, story_id: bytes) -> bytes:
    """What every key of a story is bound to; in version 1 its recipients too."""
    parts = [
        b"firsthand-story",
        bytes((header.version, _X_WING)),
        story_id,
        header.flow.encode(),
        header.week.encode("ascii"),
    ]
    if header.version == _FIXED:
        parts.append(sha256(b"".join(header.recipients)).digest())
    return framed(*parts)


def wrap_info(context: bytes, recipient_id: bytes) -> bytes:
    """What a half is bound to when it is sealed to a recipient."""
    return b"wrap" + context + recipient_id


def proof_of(offline: bytes, story_id: bytes, context: bytes) -> bytes:
    """32 bytes that only who has the sealed half can tell; their SHA-256 stands in the record."""
    return HKDF(hashes.SHA256(), 32, story_id, b"proof" + context).derive(offline)


def _body_key(offline: bytes, share: bytes, story_id: bytes, context: bytes) -> tuple[bytes, bytes]:
    made = HKDF(hashes.SHA256(), 64, story_id, b"key" + context).derive(offline + share)
    return made[:32], made[32:]
