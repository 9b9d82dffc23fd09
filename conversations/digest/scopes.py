"""Which channel a story goes to, and which channels would single out a few.

A story goes to one channel alone, the first in the steward's order that takes it; so no two digests ever count the same
family, and nothing can be subtracted from one channel to learn of another.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from conversations.facets import Facet, Told

FEWEST_OF_A_SCOPE = 20
"""Narrators a channel must have had, and what others leave to it too, before it gets posts of its own: the floor of a
batch for one service."""

EVERYTHING = "staff"
"""The name of the channel that takes what no other takes."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which stories a channel takes.

    Attributes:
        name: As the steward calls it.
        where: By prompt the choices one of which must be picked; every prompt named must fit. {} takes everything.
    """

    name: str
    where: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def takes(self, facets: Collection[Facet]) -> bool:
        """Whether a story with these facets fits."""
        return all(
            any(Facet(prompt, choice) in facets for choice in choices)
            for prompt, choices in self.where.items()
        )


def channel_of(scopes: Sequence[Scope], facets: Collection[Facet], refused: Collection[str] = ()) -> str:
    """The channel a story goes to: the first that takes it and is not refused."""
    for scope in scopes:
        if scope.name not in refused and scope.takes(facets):
            return scope.name
    return EVERYTHING


def refused(scopes: Sequence[Scope], stories: Iterable[Told]) -> dict[str, int]:
    """The channels that would single out a few, each with how many narrators it would have.

    A channel is refused while the stories that would go to it are of fewer than ``FEWEST_OF_A_SCOPE`` narrators, or
    while those it takes away leave fewer, but some, to a channel after it that takes them too. What is refused goes
    where it would go without that channel. Looked at in order, so that one refusal counts for the next.
    """
    known = list(stories)
    found: dict[str, int] = {}
    for at, scope in enumerate(scopes):
        if not scope.where:
            continue
        taken = [one for one in known if scope.takes(one.facets)]
        here = _tellers(one for one in taken if channel_of(scopes[: at + 1], one.facets, found) == scope.name)
        if here < FEWEST_OF_A_SCOPE:
            found[scope.name] = here
            continue
        for other in (*scopes[:at], *scopes[at + 1 :], Scope(EVERYTHING)):
            if other.name in found:
                continue
            # What somebody who reads both channels can tell apart: those of one that are not in the other.
            left = _tellers(one for one in known if other.takes(one.facets) and not scope.takes(one.facets))
            if 0 < left < FEWEST_OF_A_SCOPE:
                found[scope.name] = left
                break
    return found


def _tellers(stories: Iterable[Told]) -> int:
    return len({one.teller for one in stories})
