"""A narrator for tests: keeps the session as the ledger would, and sees what a channel would show."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from conversations.effects import Button, Effect, Revise, Say, Submit, Withdraw
from conversations.engine import advance
from conversations.events import (
    ButtonTapped,
    Command,
    CommandReceived,
    Content,
    ContentRefused,
    Event,
    TextReceived,
)
from conversations.flow import Flow
from conversations.forms.compiling import compile_flow
from conversations.forms.reading.files import FileKind, read
from conversations.service import Service
from conversations.session import Session, pack, unpack

SERVICE = Service({"en": "People who can help."}, voice=True)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
FLOWS = Path(__file__).parents[2] / "conversations" / "flows"
TRANSCRIPTS = Path(__file__).parents[1] / "transcripts"


@cache
def built_in() -> Flow:
    """The built-in flow, compiled once for all tests."""
    return compile_flow(read((FLOWS / "family_story.md").read_bytes(), FileKind.MARKDOWN))


@cache
def every_kind() -> Flow:
    """A flow that asks in every way there is."""
    return compile_flow(read((TRANSCRIPTS / "every_kind.md").read_bytes(), FileKind.MARKDOWN))


@dataclass
class Talk:
    """One narrator's talk. After every turn the session is packed and read back, as after a restart."""

    flow: Flow = field(default_factory=built_in)
    session: Session | None = None
    at: datetime = NOON
    service: Service = SERVICE
    newer: Flow | None = None
    turns: int = 0
    effects: list[Effect] = field(default_factory=list)
    seen: list[Say | Revise] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)

    def hear(self, event: Event) -> tuple[Effect, ...]:
        """Take one turn."""
        self.turns += 1
        turn = advance(
            self.flow,
            self.session,
            event,
            fresh=hashlib.sha256(self.turns.to_bytes(16, "big")).digest(),
            service=self.service,
            newer=self.newer,
        )
        self.session = None if turn.session is None else unpack(pack(turn.session))
        assert self.session == turn.session
        self.effects.extend(turn.effects)
        for effect in turn.effects:
            if isinstance(effect, Say | Revise):
                self.seen.append(effect)
                self.buttons.extend(button for row in effect.buttons for button in row)
        return turn.effects

    def type(self, text: str) -> tuple[Effect, ...]:
        """Type something."""
        return self.hear(TextReceived(at=self.at, text=text))

    def tap(self, label: str) -> tuple[Effect, ...]:
        """Tap the newest button whose label is this, or ends with it after its number or tick."""
        for button in reversed(self.buttons):
            if button.label == label or button.label.endswith((f". {label}", f"✓ {label}")):
                return self.hear(ButtonTapped(at=self.at, token=button.token))
        raise AssertionError(f"no button {label!r} was ever shown")

    def command(self, command: Command) -> tuple[Effect, ...]:
        """Give a command."""
        return self.hear(CommandReceived(at=self.at, command=command))

    def send_content(self, content: Content) -> tuple[Effect, ...]:
        """Send something that is not words."""
        return self.hear(ContentRefused(at=self.at, content=content))

    def run(self, lines: str) -> tuple[Effect, ...]:
        """Play lines: ``[label]`` taps, ``/name`` commands, anything else is typed. Gives the last turn's effects."""
        effects: tuple[Effect, ...] = ()
        for line in lines.strip().splitlines():
            entry = line.strip()
            if entry.startswith("["):
                effects = self.tap(entry[1:-1])
            elif entry.startswith("/"):
                effects = self.command(Command(entry[1:]))
            else:
                effects = self.type(entry)
        return effects

    def copy(self) -> "Talk":
        """The same talk, to be carried on another way."""
        return replace(self, effects=list(self.effects), seen=list(self.seen), buttons=list(self.buttons))

    @property
    def submitted(self) -> list[Submit]:
        """What was sent, oldest first."""
        return [effect for effect in self.effects if isinstance(effect, Submit)]

    @property
    def withdrawn(self) -> list[Withdraw]:
        """What was taken back, oldest first."""
        return [effect for effect in self.effects if isinstance(effect, Withdraw)]

    @property
    def last(self) -> str:
        """The text shown last."""
        return self.seen[-1].text


SHORT_RUN = """
hello
[Yes, it is safe]
[18 or over]
[A time help was late or never came]
We waited and waited
[Done]
[Mental health]
[Done]
[Getting harder]
[School, nursery or college]
[Done]
[3 to 6 months]
[The wait was too long]
[Done]
how we slept
[No, finish here]
"""
"""The short way to the question of uses."""

EVERY_RUN = """
hello
[Yes]
[Keep: a friend]
[Blue]
often
2, 3
[Done]
A nurse, My mother
[The school]
south
[Dunmore Hill]
Holly hospital
oak row police station
[Done]
[7]
2.5
about 20
[2019]
[May]
[15]
april 2020
[15]
[15:30]
yesterday at 3pm
two
five
dogs
[Yes]
7
skip
[No]
[Yes, OK]
"""
"""One way through the flow of every kind, to the question of uses."""
