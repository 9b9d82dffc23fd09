"""What the steward of a service decided, the same for everybody who talks to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Service:
    """What a conversation knows of the service it is held in.

    Attributes:
        help_cards: What "Help now" says, by the code of a language; there is one in English at least.
        languages: Codes of the languages that may be offered although no speaker has checked their words yet.
        voice: Whether voice notes are taken, where the flow lets them.
        writes_down: Whether an engine writes voice notes down, so that no sound is kept.
        kept_weeks: For how many weeks after it was sent a story is kept at most; 0 where it has no end.
        contact: Who runs the service and how to reach them without Telegram, for the privacy notice; one line, or none.
    """

    help_cards: Mapping[str, str] = field(hash=False)
    languages: frozenset[str] = frozenset()
    voice: bool = False
    writes_down: bool = False
    contact: str = ""
    kept_weeks: int = 0

    def help_card(self, code: str) -> str:
        """What "Help now" says in a language; in English where there is no card in it."""
        return self.help_cards.get(code) or self.help_cards["en"]
