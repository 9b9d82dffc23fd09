"""A share opens with its week's key and for its story; a share key destroyed leaves nothing to open."""

import pytest

from storage.errors import Unopenable
from storage.sealing.envelope import derive
from storage.sealing.shares import new_share_key, open_share, open_share_key, seal_share, share_key_id

SERVICE = derive(bytes(range(32)), "share-keys")
STORY_ID, OTHER_ID = b"story one id is!", b"story two id is!"
SHARE = bytes(range(100, 132))


def test_a_share_key_comes_back_from_what_was_kept_of_it() -> None:
    made = new_share_key(SERVICE)
    sealed = seal_share(made, SHARE, story_id=STORY_ID)
    again = open_share_key(SERVICE, made.id, made.sealed)

    assert open_share(again, sealed, story_id=STORY_ID) == SHARE
    assert share_key_id(sealed) == made.id
    assert len(sealed) == 65
    assert len(made.sealed) == 61


def test_a_share_opens_for_its_own_story_alone() -> None:
    key = new_share_key(SERVICE)

    with pytest.raises(Unopenable):
        open_share(key, seal_share(key, SHARE, story_id=STORY_ID), story_id=OTHER_ID)


def test_a_share_does_not_open_with_the_key_of_another_week() -> None:
    old, new = new_share_key(SERVICE), new_share_key(SERVICE)
    sealed = seal_share(old, SHARE, story_id=STORY_ID)

    for changed in (sealed, new.id + sealed[4:]):
        with pytest.raises(Unopenable):
            open_share(new, changed, story_id=STORY_ID)


def test_no_bit_of_a_share_can_be_flipped_and_none_be_cut() -> None:
    key = new_share_key(SERVICE)
    sealed = seal_share(key, SHARE, story_id=STORY_ID)

    for at in range(len(sealed)):
        changed = bytearray(sealed)
        changed[at] ^= 1 << at % 8
        for broken in (bytes(changed), sealed[:at]):
            with pytest.raises(Unopenable):
                open_share(key, broken, story_id=STORY_ID)


def test_a_share_key_does_not_open_under_another_secret_or_id() -> None:
    made = new_share_key(SERVICE)

    with pytest.raises(Unopenable):
        open_share_key(derive(bytes(32), "share-keys"), made.id, made.sealed)
    with pytest.raises(Unopenable):
        open_share_key(SERVICE, b"none", made.sealed)
