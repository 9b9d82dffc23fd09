"""Sealing stories to another recipient without opening them: half of each key goes over, the other half stays on the server.

A present holder unwraps their half and wraps it for the new one; neither sees a word, because the share is not there. What
the new holder could open they prove, and only then the server changes its records. FORMAT.md, 3.5.
"""

import hmac
from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256

from storage.errors import Unopenable
from storage.sealing.identity import Identity, Recipient
from storage.sealing.story import (
    MOST_RECIPIENTS,
    Header,
    Parts,
    context_of,
    half_of,
    joined,
    proof_of,
    take_apart,
    wrap_info,
)

_FIXED = "this story was sealed by an older version, to its recipients for good"
_WRONG = "what is sealed to the new recipient is not the half of this story's key"


def wrapped(
    header: Header, wrap: bytes, check: bytes, whose: Identity, to: Recipient, story_id: bytes
) -> bytes:
    """The half that was sealed to one holder, sealed to another recipient.

    ``wrap`` and ``check`` are of the story's record, ``header`` names the holder as its only recipient.

    Raises:
        Unopenable: It is not sealed to this identity, was changed, or is not this story's.
    """
    half = _half(header, wrap, check, whose, story_id)
    return to.seal(half, info=wrap_info(context_of(header, story_id), to.id))


def proven(header: Header, wrap: bytes, check: bytes, whose: Identity, story_id: bytes) -> bytes:
    """The proof that a wrap holds the half of this story's key.

    Raises:
        Unopenable: It does not.
    """
    half = _half(header, wrap, check, whose, story_id)
    return proof_of(half, story_id, context_of(header, story_id))


def resealed(record: bytes, to: bytes, wrap: bytes, proof: bytes, drops: Collection[bytes]) -> bytes:
    """The record sealed to one recipient more, and not any more to those that are dropped; ``to`` and ``drops`` are ids.

    Raises:
        Unopenable: The proof does not fit, the record is of an older version, or would have too many recipients.
    """
    parts = take_apart(record)
    if not parts.check:
        raise Unopenable(_FIXED)
    if not hmac.compare_digest(sha256(proof).digest(), parts.check):
        raise Unopenable(_WRONG)
    wraps = dict(zip(parts.header.recipients, parts.wraps, strict=True)) | {to: wrap}
    left = {one: wraps[one] for one in sorted(wraps) if one == to or one not in drops}
    if len(left) > MOST_RECIPIENTS:
        raise Unopenable(f"a story has at most {MOST_RECIPIENTS} recipients")
    header = replace(parts.header, recipients=tuple(left))
    return joined(replace(parts, header=header, wraps=tuple(left.values())))


def _half(header: Header, wrap: bytes, check: bytes, whose: Identity, story_id: bytes) -> bytes:
    half = half_of(Parts(header, (wrap,), b"", check, b"", b""), whose, story_id)
    if not hmac.compare_digest(
        sha256(proof_of(half, story_id, context_of(header, story_id))).digest(), check
    ):
        raise Unopenable(_WRONG)
    return half
