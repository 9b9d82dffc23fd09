"""What one researcher was given before, and how it was guarded: what the next bundle for them must keep to.

A row that was given once is told in the same way ever after. So nobody who keeps every bundle can subtract one from
another: what the next one adds are rows alone, and those are guarded among themselves.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conversations.packing import packed, unpacked
from conversations.research.ladders import Ends, Rung

FORMAT = "firsthand-given/1"


@dataclass(frozen=True, slots=True)
class Treatment:
    """How the rows are told that came with one bundle.

    Attributes:
        sent: The rung of when a story was sent.
        language: The rung of the language it was told in.
        others: Languages that are told as ``other``.
        rungs: Of each key among the columns.
        ends: Of the keys that are numbers, where their bands stop.
        folded: Of the columns of several choices: what a choice is told as, "" for nothing; others stay as they are.
    """

    sent: Rung
    language: Rung
    others: frozenset[str] = frozenset()
    rungs: Mapping[str, Rung] = field(default_factory=dict)
    ends: Mapping[str, Ends] = field(default_factory=dict)
    folded: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fate:
    """What is kept back of one row beyond its bundle's treatment.

    Attributes:
        first: The number of the first bundle that has it, which says how it is told.
        keys: Whether all its keys are withheld.
        words: Whether its free text is, for the language of it tells what the keys do not.
        sensitive: Names of sensitive columns that are, for all who share its keys say the same there.
    """

    first: int
    keys: bool = False
    words: bool = False
    sensitive: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Given:
    """All that one researcher was given until now; ``fates`` holds every row ever given, by the 16 bytes of its id."""

    number: int
    treatments: Mapping[int, Treatment]
    fates: Mapping[bytes, Fate] = field(repr=False)


def pack(given: Given) -> bytes:
    """As JSON, for the holder's release record: about 33 bytes for each row."""
    together: defaultdict[Fate, list[str]] = defaultdict(list)
    for row, fate in given.fates.items():
        together[fate].append(row.hex())
    return packed(
        {
            "format": FORMAT,
            "number": given.number,
            "treatments": {str(number): _packed(each) for number, each in sorted(given.treatments.items())},
            "fates": [
                [fate.first, fate.keys, fate.words, sorted(fate.sensitive), "".join(sorted(rows))]
                for fate, rows in sorted(together.items(), key=lambda one: _order(one[0]))
            ],
        }
    )


def unpack(data: bytes) -> Given:
    """What ``pack`` made these bytes from.

    Raises:
        ValueError: These bytes are of no format this version knows.
    """
    document = unpacked(data)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ValueError("not a release record of a format this version of Firsthand knows")
    fates: dict[bytes, Fate] = {}
    for first, keys, words, sensitive, rows in document["fates"]:
        fate = Fate(first, keys, words, frozenset(sensitive))
        ids = bytes.fromhex(rows)
        fates.update((ids[at : at + 16], fate) for at in range(0, len(ids), 16))
    treatments = {int(number): _unpacked(each) for number, each in document["treatments"].items()}
    return Given(document["number"], treatments, fates)


def _order(fate: Fate) -> tuple[int, bool, bool, list[str]]:
    return fate.first, fate.keys, fate.words, sorted(fate.sensitive)


def _packed(treatment: Treatment) -> dict[str, object]:
    return {
        "sent": treatment.sent.name,
        "language": treatment.language.name,
        "others": sorted(treatment.others),
        "rungs": {name: rung.name for name, rung in sorted(treatment.rungs.items())},
        "ends": {name: [ends.low, ends.high] for name, ends in sorted(treatment.ends.items())},
        "folded": {name: dict(sorted(each.items())) for name, each in sorted(treatment.folded.items())},
    }


def _unpacked(document: Mapping[str, Any]) -> Treatment:
    return Treatment(
        Rung[document["sent"]],
        Rung[document["language"]],
        frozenset(document["others"]),
        {name: Rung[rung] for name, rung in document["rungs"].items()},
        {name: Ends(*ends) for name, ends in document["ends"].items()},
        document["folded"],
    )
