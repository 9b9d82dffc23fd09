"""The server's half of each story's key, under a key that is re-made every week.

A share key is random, and itself sealed under the service secret. Destroying it makes every copy of the shares it
sealed unopenable, backups among them, whatever became of the rows. ``storage/FORMAT.md``, section 4.
"""

import os
from dataclasses import dataclass, field

from storage.errors import Unopenable
from storage.sealing.envelope import OVERHEAD, SECRET, Entropy, Key, derive, place, seal, unseal
from storage.sealing.story import SHARE, STORY_ID

SHARE_KEY_ID = 4
"""Bytes of the id of a share key, random; the first bytes of every share it sealed."""

SEALED_SHARE = SHARE_KEY_ID + OVERHEAD + SHARE
"""Bytes of a sealed share: 65."""


@dataclass(frozen=True, slots=True)
class ShareKey:
    """The key of one week's shares. ``sealed`` (61 bytes) is what may be kept of it, beside its id."""

    id: bytes
    sealed: bytes = field(repr=False)
    key: Key = field(repr=False)


def new_share_key(service: Key, *, entropy: Entropy = os.urandom) -> ShareKey:
    """A new share key, sealed under a key derived from the service secret."""
    key_id, raw = entropy(SHARE_KEY_ID), entropy(SECRET)
    return ShareKey(
        key_id, seal(service, raw, place=_key_place(key_id), entropy=entropy), derive(raw, "shares")
    )


def open_share_key(service: Key, key_id: bytes, sealed: bytes) -> ShareKey:
    """The share key that was kept as ``sealed``.

    Raises:
        Unopenable: Another service secret or id, or changed bytes.
    """
    raw = unseal(service, sealed, place=_key_place(key_id))
    if len(raw) != SECRET:
        raise Unopenable("a share key has a wrong length")
    return ShareKey(key_id, sealed, derive(raw, "shares"))


def seal_share(key: ShareKey, share: bytes, *, story_id: bytes, entropy: Entropy = os.urandom) -> bytes:
    """Seal a story's share of 32 bytes; gives 65 bytes, the first four the id of the share key."""
    assert len(share) == SHARE
    return key.id + seal(key.key, share, place=_share_place(key.id, story_id), entropy=entropy)


def open_share(key: ShareKey, sealed: bytes, *, story_id: bytes) -> bytes:
    """The share of this story, 32 bytes.

    Raises:
        Unopenable: It was sealed with another share key or for another story, or bytes were changed.
    """
    if len(sealed) != SEALED_SHARE or share_key_id(sealed) != key.id:
        raise Unopenable("a share is cut short, or was sealed with another share key")
    return unseal(key.key, sealed[SHARE_KEY_ID:], place=_share_place(key.id, story_id))


def share_key_id(sealed: bytes) -> bytes:
    """Which share key a sealed share needs."""
    return sealed[:SHARE_KEY_ID]


def _key_place(key_id: bytes) -> bytes:
    return place("share_keys", "sealed", key_id)


def _share_place(key_id: bytes, story_id: bytes) -> bytes:
    assert len(story_id) == STORY_ID
    return place("shares", "sealed", key_id + story_id)
