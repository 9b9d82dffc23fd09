"""The families of the demo, read from ``families.toml``."""

import tomllib
from dataclasses import dataclass, field
from enum import Enum
from importlib import resources

from conversations.consent import Use


class End(Enum):
    """How a family's talk ends."""

    SENT = "sent"
    WITHDRAWN = "withdrawn"
    NOTHING = "nothing"
    UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True)
class Family:
    """One made-up family: who they are, the lines they type, and what must come of it.

    ``secrets`` are words of theirs that redaction must take out.
    """

    who: str
    ends: End
    says: tuple[str, ...] = field(repr=False)
    uses: frozenset[Use] = frozenset()
    secrets: tuple[str, ...] = field(default=(), repr=False)

    @property
    def told(self) -> tuple[str, ...]:
        """What they typed in their own words: neither taps nor commands nor numbers."""
        return tuple(line for line in self.says if len(line.split()) > 3 and line[0] not in "[/")


def families() -> tuple[Family, ...]:
    """All of them, in the order they come."""
    text = resources.files("bot.demo").joinpath("families.toml").read_text(encoding="utf-8")
    return tuple(
        Family(
            who=entry["who"],
            ends=End(entry["ends"]),
            says=tuple(entry["says"]),
            uses=frozenset(Use(use) for use in entry.get("uses", ())),
            secrets=tuple(entry.get("secrets", ())),
        )
        for entry in tomllib.loads(text)["family"]
    )
