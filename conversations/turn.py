"""One event and all that follows: the value a turn gives, and what stays the same while it is decided."""

from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from conversations.effects import Effect
from conversations.expressions.values import Around
from conversations.flow import Flow, Language
from conversations.layout import Layout, layout
from conversations.service import Service
from conversations.session import Session
from conversations.weeks import week_of
from conversations.words.catalogue import Words


class Turn(NamedTuple):
    """One event and all that follows: the session after it, and what must be done, in order.

    ``session`` is None where nothing is to be kept of this narrator any more. A tuple, as ``Talk`` is, because
    every event makes one and a frozen dataclass takes three times as long to make.
    """

    session: Session | None
    effects: tuple[Effect, ...]


class Talk(NamedTuple):
    """What stays the same during one turn.

    ``fresh`` is 32 random bytes, new for every turn; ``at`` is the time of the event; ``laid`` is the flow, laid
    out; ``words`` are Firsthand's own in the narrator's language. ``newer`` is the flow that is asked now, where the talk
    is pinned to an older version. ``message``, ``sent`` and ``unanswered`` are those of what was typed, if anything was
    (see ``events.TextReceived``). ``names`` are those of the narrator's account, as far as the event told them.
    """

    flow: Flow
    laid: Layout
    service: Service
    words: Words
    fresh: bytes
    at: datetime
    newer: Flow | None = None
    message: int | None = None
    sent: int | None = None
    unanswered: bool = False
    names: tuple[str, ...] = ()

    @property
    def week(self) -> str:
        """The ISO week of the event, such as ``2026-W47``: nothing finer is kept of when somebody sat with their phone."""
        return week_of(self.at)

    @property
    def help_card(self) -> str:
        """What "Help now" says to this narrator."""
        return self.service.help_card(self.words.code)

    def around(self, session: Session) -> Around:
        """What expressions see beside answers. Chance follows from the session's key: the same for a whole talk."""
        return around(self.flow, self.at.date(), session.key, session.language)


@lru_cache(maxsize=1024)
def around(flow: Flow, today: date, key: str, language: Language) -> Around:
    """The same for the session of that key and language on a day."""
    return Around(
        today=today,
        seed=int.from_bytes(key.encode("utf-8", "surrogatepass")),
        language=language,
        labels=layout(flow).labels,
        # A version is the form's id, what the designer wrote, and the digest of the source (see flow.Flow).
        version=flow.version.removeprefix(flow.form_id).rpartition(" ")[0].strip(),
    )
