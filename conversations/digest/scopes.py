"""Which channel a story goes to, and which channels would single out a few.

A story goes to one channel alone, the first in the steward's order that takes it; so no two digests ever count the same
family, and nothing can be subtracted from one channel to learn of another.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from conversations.facets import FEWEST, Facet, Told

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


def refused(
    scopes: Sequence[Scope], stories: Iterable[Told], standing: Collection[str] = ()
) -> tuple[str, ...]:
    """The channels that would single out a few, in order; of how few is said to nobody.

    A channel is refused while the stories that would go to it are of fewer than ``FEWEST_OF_A_SCOPE`` narrators, or
    while it and those before it would leave fewer, but some, for what takes the rest. What is refused goes where it would
    go without that channel. Looked at in order, so that one refusal counts for the next; so every channel that is not
    refused, and ``EVERYTHING``, has stories of nobody or of ``FEWEST_OF_A_SCOPE`` narrators and more.

    A channel that had stories of its own already is refused below ``FEWEST`` only, both ways: else one that stands at 20
    would fall silent when a single family takes its story back, and all who read it would know.

    What a scope takes and one before it takes too counts for the one before, and only there: no digest ever counts both
    together, so nobody can subtract one channel from another.

    Args:
        standing: Names of the channels that had stories of their own.
    """
    known = list(stories)
    found: list[str] = []
    for at, scope in enumerate(scopes):
        if not scope.where:
            continue
        here: set[bytes] = set()
        left: set[bytes] = set()
        for one in known:
            channel = channel_of(scopes[: at + 1], one.facets, found)
            if channel == scope.name:
                here.add(one.teller)
            elif channel == EVERYTHING:
                left.add(one.teller)
        fewest = FEWEST if scope.name in standing else FEWEST_OF_A_SCOPE
        if len(here) < fewest or 0 < len(left) < fewest:
            found.append(scope.name)
    return tuple(found)
