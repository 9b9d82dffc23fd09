"""One event and all that follows: the value a turn gives, and what stays the same while it is decided."""

from dataclasses import dataclass
from datetime import datetime

from conversations.effects import Effect
from conversations.flow import Flow
from conversations.session import Session
from conversations.weeks import week_of


@dataclass(frozen=True, slots=True)
class Turn:
    """One event and all that follows: the session after it, and what must be done, in order.

    ``session`` is None where nothing is to be kept of this narrator any more.
    """

    session: Session | None
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """What stays the same during one turn.

    ``fresh`` is 16 random bytes, new for every turn; ``help_card`` is what "Help now" says; ``at`` is the time
    of the event.
    """

    flow: Flow
    help_card: str
    fresh: bytes
    at: datetime

    @property
    def week(self) -> str:
        """The ISO week of the event, such as ``2026-W47``: nothing finer is kept of when somebody sat with their phone."""
        return week_of(self.at)
