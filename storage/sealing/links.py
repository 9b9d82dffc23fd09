"""What a deep link carries, sealed: where somebody came from, which the link itself shows to nobody.

Whoever looks at a phone sees ``t.me/...?start=`` and letters; a name, a place or a topic never stands there in
clear. The code also vouches for itself: a made-up one opens to nothing. Format: ``storage/FORMAT.md``, section 2.5.
"""

import base64
import binascii
from collections.abc import Mapping

from storage.errors import LinkRefused, Unopenable
from storage.sealing.envelope import Key, seal_same, unseal_same

LONGEST_CODE = 64
"""Characters of a deep link's parameter (core.telegram.org/bots/features#deep-linking)."""

MOST_BYTES = 31
"""Bytes of ``name=value`` that fit: 64 characters are 48 bytes, less a version and a tag."""

_PLACE = b"link"


def code(key: Key, constants: Mapping[str, str]) -> str:
    """The code for these constants (values by the names of hidden rows); the same ones give the same code.

    Raises:
        LinkRefused: They are too long, none, or hold a line break.
    """
    if not constants or any(
        not name or "=" in name or "\n" in name + value for name, value in constants.items()
    ):
        raise LinkRefused("a link needs at least one NAME=VALUE, without line breaks")
    plain = "\n".join(f"{name}={value}" for name, value in sorted(constants.items())).encode()
    if len(plain) > MOST_BYTES:
        raise LinkRefused(
            f"these values take {len(plain)} bytes, and a link holds {MOST_BYTES}; use shorter ones, such as c=north"
        )
    return base64.urlsafe_b64encode(seal_same(key, plain, place=_PLACE)).decode().rstrip("=")


def constants(key: Key, given: str) -> dict[str, str]:
    """What a code of ours carries; {} for anything else, so that a wrong link is just no link."""
    if len(given) > LONGEST_CODE or not given.isascii():
        return {}
    try:
        sealed = base64.urlsafe_b64decode(given + "=" * (-len(given) % 4))
        lines = unseal_same(key, sealed, place=_PLACE).decode().split("\n")
    except (binascii.Error, ValueError, Unopenable):
        return {}
    return {name: value for name, _, value in (line.partition("=") for line in lines)}
