"""The families' talks, played one after another through the terminal channel."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from bot.demo.families import Family
from bot.terminal.channel import Channel, Phones, Posted, TakenDown
from conversations.session import Session, Stage

_PARTS = re.compile("[:;] ")


@dataclass(frozen=True, slots=True)
class Played:
    """One family's talk, played, and the evidence of it.

    ``session`` is what is kept of them; ``posted`` what came to staff because of them, and ``shown`` every message
    that had been on their own screen by then.
    """

    family: Family
    session: Session | None = field(repr=False)
    posted: tuple[str, ...] = field(repr=False)
    shown: frozenset[str] = field(repr=False)
    taken_down: int

    @property
    def ended_as_told(self) -> bool:
        """Whether what is kept of them is what their talk should leave, and no more."""
        match self.family.ends.value:
            case "sent":
                return (
                    self.session is not None
                    and self.session.stage is Stage.IDLE
                    and [sent.uses for sent in self.session.sent] == [self.family.uses]
                )
            case "unfinished":
                return self.session is not None and not self.session.sent and bool(self.session.answers)
            case _:
                return self.session is None

    @property
    def posted_as_shown(self) -> bool:
        """Whether everything that came to staff had been on the narrator's screen, to the letter.

        A post holds the same lines or fewer; of what was ticked, which is told with semicolons between, perhaps fewer.
        """
        lines = {line for text in self.shown for line in text.split("\n")}
        ticked = {part for line in lines for part in _PARTS.split(line)}
        return all(
            line in lines or ticked.issuperset(_PARTS.split(line))
            for text in self.posted
            for line in text.split("\n")
        )


async def perform(channel: Channel, phones: Phones, cast: tuple[Family, ...]) -> AsyncIterator[Played]:
    """Play each family's talk."""
    for account, family in enumerate(cast, 1001):
        posted: list[str] = []
        shown: set[str] = set()
        taken_down = 0
        for line in family.says:
            for sight in await channel.hear(account, line):
                if isinstance(sight, Posted):
                    posted.append(sight.text)
                elif isinstance(sight, TakenDown):
                    taken_down += 1
            if not posted:
                shown |= {message.text for message in phones.of(account).messages}
        session = await channel.session(account)
        yield Played(family, session, tuple(posted), frozenset(shown), taken_down)
