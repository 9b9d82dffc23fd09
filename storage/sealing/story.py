"""A submitted story: sealed by the service, which from then on cannot read it.

The body key is made from two halves. One is sealed to every recipient; the other, the share, stays on the server
in a store of its own. A recipient without the share, or the server without a recipient, opens nothing, and a
share destroyed is a story destroyed in every copy. Bytes and formulas are in ``storage/FORMAT.md``, section 3.
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
_VERSION = 1
_X_WING = 2  # 1 is reserved for X25519 alone: never written, refused when read
_WEEK = 8
_WRAP = RECIPIENT_ID + SHARE + WRAPPING
_COMMIT = 32
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

    ``flow`` is the version of the questions, ``week`` an ISO week, ``recipients`` ids of 8 bytes, ascending.
    """

    flow: str
    week: str
    recipients: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    header: Header
    wraps: tuple[bytes, ...]
    commit: bytes
    bound: bytes  # everything before the body, which the body's tag covers
    body: bytes


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
    context = _context(header, story_id)
    offline, share = entropy(SHARE), entropy(SHARE)
    key, commit = _body_key(offline, share, story_id, context)
    wraps = (one.id + one.seal(offline, info=_wrap_info(context, one.id)) for one in ordered)
    bound = _opening_bytes(header) + b"".join(wraps) + commit
    body = ChaCha20Poly1305(key).encrypt(_NONCE, pad(plain), bound)
    return SealedStory(bound + body, share)


def open_story(record: bytes, share: bytes, identity: Identity, *, story_id: bytes) -> bytes:
    """Open a sealed story with both halves of its key.

    Lengths are checked first, then the wrap is opened, then the commitment is compared, and only then is the
    body decrypted: ChaCha20-Poly1305 does not commit to its key (Albertini and others, USENIX Security 2022),
    so without the commitment one body could be made to open as two stories for two recipients.

    Raises:
        Unopenable: The record, share, identity and id do not belong together, or a byte was changed.
    """
    parts = _take_apart(record)
    if len(share) != SHARE or len(story_id) != STORY_ID:
        raise Unopenable(_DAMAGED)
    if identity.recipient.id not in parts.header.recipients:
        raise Unopenable(_NOT_YOURS)
    wrap = parts.wraps[parts.header.recipients.index(identity.recipient.id)]
    context = _context(parts.header, story_id)
    try:
        offline = identity.open(wrap, info=_wrap_info(context, identity.recipient.id))
    except Unopenable:
        raise Unopenable(_DAMAGED) from None
    key, commit = _body_key(offline, share, story_id, context)
    if not hmac.compare_digest(commit, parts.commit):
        raise Unopenable(_DAMAGED)
    try:
        return unpad(ChaCha20Poly1305(key).decrypt(_NONCE, parts.body, parts.bound))
    except (InvalidTag, ValueError):
        raise Unopenable(_DAMAGED) from None


def read_header(record: bytes) -> Header:
    """What a record says of itself, not yet known to be true: only ``open_story`` tells that.

    Raises:
        Unopenable: This is no whole record of a format this version knows.
    """
    return _take_apart(record).header


def _take_apart(record: bytes) -> _Parts:
    try:
        if record[:4] != _MARK or record[4] != _VERSION or record[5] != _X_WING:
            raise ValueError
        flow_end = 7 + record[6]
        week_end = flow_end + _WEEK
        count = record[week_end]
        wraps_end = week_end + 1 + count * _WRAP
        commit_end = wraps_end + _COMMIT
        if not 1 <= count <= MOST_RECIPIENTS or len(record) - commit_end - _TAG not in PADDED_SIZES:
            raise ValueError
        blocks = [record[at : at + _WRAP] for at in range(week_end + 1, wraps_end, _WRAP)]
        ids = tuple(block[:RECIPIENT_ID] for block in blocks)
        if any(one >= other for one, other in pairwise(ids)):
            raise ValueError
        return _Parts(
            Header(record[7:flow_end].decode(), record[flow_end:week_end].decode("ascii"), ids),
            tuple(block[RECIPIENT_ID:] for block in blocks),
            record[wraps_end:commit_end],
            record[:commit_end],
            record[commit_end:],
        )
    except (ValueError, IndexError):  # a UnicodeDecodeError is a ValueError
        raise Unopenable(_MISSHAPEN) from None


def _opening_bytes(header: Header) -> bytes:
    flow, week = header.flow.encode(), header.week.encode("ascii")
    assert len(flow) <= 255
    assert len(week) == _WEEK
    return _MARK + bytes((_VERSION, _X_WING, len(flow))) + flow + week + bytes((len(header.recipients),))


def _context(header: Header, story_id: bytes) -> bytes:
    return framed(
        b"firsthand-story",
        bytes((_VERSION, _X_WING)),
        story_id,
        header.flow.encode(),
        header.week.encode("ascii"),
        sha256(b"".join(header.recipients)).digest(),
    )


def _wrap_info(context: bytes, recipient_id: bytes) -> bytes:
    return b"wrap" + context + recipient_id


def _body_key(offline: bytes, share: bytes, story_id: bytes, context: bytes) -> tuple[bytes, bytes]:
    made = HKDF(hashes.SHA256(), 64, story_id, b"key" + context).derive(offline + share)
    return made[:32], made[32:]
