"""What narrators have in common: facets, who told which, and how many share several."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from conversations.packing import packed, unpacked
from conversations.summary import Summary

FEWEST = 8
"""Narrators who must share what is shown together, and fewest of a count that is shown: 1 to 7 are hidden as in NHS
Digital's rule for secondary care statistics below national level (September 2018)."""


@dataclass(frozen=True, slots=True, order=True)
class Facet:
    """One thing a narrator may have in common with others: that a prompt was answered with this choice."""

    prompt: str
    choice: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one story tells in closed choices.

    Attributes:
        teller: Whose story it is: 8 bytes, the same for every story of a narrator, made from their pseudonym.
        facets: Everything picked in it, of what its narrator lets staff see.
    """

    teller: bytes
    facets: frozenset[Facet] = field(repr=False)


def told(teller: bytes, summary: Summary) -> Told:
    """What a story tells, by what its narrator approved for staff."""
    return Told(
        teller, frozenset(Facet(fact.prompt, one.name) for fact in summary.facts for one in fact.picked)
    )


def pack(one: Told) -> bytes:
    """As JSON, for the ledger."""
    facets = sorted([facet.prompt, facet.choice] for facet in one.facets)
    return packed({"format": "firsthand-facts/2", "teller": one.teller.hex(), "facets": facets})


def unpack(data: bytes) -> Told | None:
    """What ``pack`` made these bytes from; None of format 1, a list of prompts with words that no count can use.

    Raises:
        ValueError: These bytes are of no format this version knows.
    """
    document = unpacked(data)
    if isinstance(document, list):
        return None
    if not isinstance(document, dict) or document.get("format") != "firsthand-facts/2":
        raise ValueError("not facts of a format this version of Firsthand knows")
    return Told(bytes.fromhex(document["teller"]), frozenset(Facet(*facet) for facet in document["facets"]))


class Company:
    """How many narrators share facets, among those of one channel."""

    def __init__(self, stories: Iterable[Told]) -> None:
        self._tellers: defaultdict[Facet, set[bytes]] = defaultdict(set)
        for one in stories:
            for facet in one.facets:
                self._tellers[facet].add(one.teller)

    def sharing(self, facets: Collection[Facet]) -> int:
        """How many narrators told all of these; of no facets 0."""
        sets = [self._tellers.get(facet, set()) for facet in facets]
        return len(set.intersection(*sets)) if sets else 0
