"""Chance that can be played again: whatever is drawn follows from a seed, and from nothing else.

Orders are those of ``randomize()`` with a seed in the ODK XForms specification (https://getodk.github.io/xforms-spec/,
section XPath Functions): the inside-out Fisher-Yates shuffle over the generator of Park and Miller (Communications
of the ACM 31(10), 1988), seeded as ODK Collect and Enketo do. So a form shuffles here as it does there.
"""

import hashlib
import math
from collections.abc import Iterator, Sequence
from typing import TypeVar

from conversations.expressions.values import to_number

T = TypeVar("T")

_MODULUS = 2**31 - 1
_MULTIPLIER = 16_807
_FARTHEST = 2.0**63


def shuffled(items: Sequence[T], seed: int) -> tuple[T, ...]:
    """The items in an order that follows from the seed; each of them once."""
    order: list[T] = []
    for item, drawn in zip(items, _draws(seed), strict=False):
        place = int(drawn * (len(order) + 1))
        order.append(item)
        order[place], order[-1] = item, order[place]
    return tuple(order)


def seed_of(text: str) -> int:
    """The seed that a text stands for.

    A number counts as it is, its fraction cut off and held to 64 bits; nothing counts as 0; any other text by the
    first 64 bits of its SHA-256, read as a signed integer with the high byte first, as in ODK Web Forms.
    """
    if not text:
        return 0
    number = to_number(text)
    if number >= _FARTHEST:
        return int(_FARTHEST) - 1
    if not math.isnan(number):
        return int(max(-_FARTHEST, number))
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], signed=True)


def drawn(seed: int, key: str) -> float:
    """A number from 0 to below 1 that follows from the seed and the key: what ``random()`` gives.

    Different keys of one talk give numbers that have nothing to do with each other: 53 bits of a SHA-256.
    """
    digest = hashlib.sha256(f"{seed} {key}".encode("utf-8", "surrogatepass")).digest()
    return (int.from_bytes(digest[:8]) >> 11) / 2**53


def _draws(seed: int) -> Iterator[float]:
    # The remainder keeps the sign of the seed, as it does in Java and JavaScript.
    state = int(math.copysign(abs(seed) % _MODULUS, seed))
    if state <= 0:
        state += _MODULUS - 1
    while True:
        state = state * _MULTIPLIER % _MODULUS
        yield (state - 1) / (_MODULUS - 1)
