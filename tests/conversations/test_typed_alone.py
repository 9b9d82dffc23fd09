"""Everything can be done without a button: what is typed as a button says does what a tap on it does."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from random import Random

from conversations.effects import Button, Effect, Hide, Revise, Say, Show, Toast
from conversations.engine import advance
from conversations.events import ButtonTapped, Event, TextReceived, VoiceHeard, VoiceReceived
from conversations.flow import Flow, Kind
from conversations.session import Session, Stage
from conversations.turn import Turn
from tests.conversations.straying import stray
from tests.conversations.talking import NOON, Talk
from tests.conversations.walking import SERVICE, Walker
from tests.conversations.walks import flow_of
from tests.ways.flowmaking import flow as flow_made
from tests.ways.flowmaking import prompt

WALKS = 12
ALWAYS = (
    "o",
    "skip",
    "back",
    "pause",
    "help",
    "hide",
    "del",
    "done",
    "send",
    "e",
    "uses",
    "go",
    "said",
    "n",
    "v",
    "ok",
    "p",
)
"""Buttons that some walk comes by, by what they do.

Whether it is so for whatever else a walk may come by (a language, a page, what is asked back) is tried with the rest.
"""


def heard(flow: Flow, session: Session | None, event: Event) -> Turn:
    """One turn."""
    return advance(flow, session, event, fresh=hashlib.sha256(b"once").digest(), service=SERVICE)


def shows(effects: tuple[Effect, ...]) -> list[str]:
    """What is read of a turn: whether it comes as a new message or in place of one, it is the same."""
    seen = [effect for effect in effects if isinstance(effect, Say | Revise | Toast | Hide | Show)]
    return [
        effect.text if isinstance(effect, Say | Revise | Toast) else type(effect).__name__ for effect in seen
    ]


def stands(session: Session | None) -> object:
    """Where a talk stands, but for how a narrator came to be there."""
    if session is None:
        return None
    return replace(session, shown=0, breath=None, typed={}, confirming="")


def is_excepted(flow: Flow, session: Session, button: Button) -> bool:
    """Where typed words mean something else, and should.

    A story is seen by its receipt, not by words that anybody can type: that is the same reply for everybody. And an
    hour that is typed is that hour, where a tap on it asks for the minutes.
    """
    action = button.token.rpartition(".")[2]
    if session.stage is Stage.IDLE:
        return action[:1] == "v"
    is_hour = button.label.isdecimal() and len(button.label) == 2 and len(session.collected) in (0, 3)
    return (
        session.stage is Stage.ASKING
        and flow.prompt(session.at).kind in (Kind.TIME, Kind.DATETIME)
        and is_hour
    )


@dataclass
class Typing(Walker):
    """A walker who tries, at each message, whether every button can be typed."""

    tried: Counter[str] = field(default_factory=Counter)

    def hear(self, event: Event) -> Turn:
        """Take one turn; then try every button that stands under its last words."""
        turn = super().hear(event)
        says = [effect for effect in turn.effects if isinstance(effect, Say | Revise) and effect.buttons]
        if turn.session is not None and says:
            for row in says[-1].buttons:
                for button in row:
                    self.try_(turn.session, button)
        return turn

    def try_(self, session: Session, button: Button) -> None:
        """Type one button's label, and tap it."""
        if is_excepted(self.flow, session, button):
            return
        tapped = heard(self.flow, session, ButtonTapped(at=NOON, token=button.token))
        typed = heard(self.flow, session, TextReceived(at=NOON, text=button.label, sent=10_000_000))
        after = tapped.session
        ticks = after is not None and after.stage is Stage.ASKING and after.shown == session.shown
        if not session.discreet and not ticks:  # what changes in place by a tap comes anew to who types
            assert shows(typed.effects) == shows(tapped.effects), (button.label, button.token)
        assert stands(typed.session) == stands(tapped.session), (button.label, button.token)
        self.tried[button.token.rpartition(".")[2].rstrip("0123456789-")] += 1


def test_every_label_that_is_typed_does_what_its_button_does() -> None:
    """Walks in six languages: at each message, every button of it, typed and tapped, ends alike."""
    tried: Counter[str] = Counter()
    for walk in range(WALKS):
        flow = flow_of(walk)
        straight = Walker(flow, Random(walk), key=walk)
        record = straight.run()
        walker = Typing(flow, Random(f"typing {walk}"), key=walk, meant=straight.meant, strays=6, stray=stray)
        assert walker.run() == record
        tried += walker.tried
    assert not [action for action in ALWAYS if tried[action] == 0]


def test_which_of_two_times_is_meant_can_be_typed() -> None:
    """“Half past 3” is asked back; the label or the number of one of the two is taken."""
    for typed, hour in (("1", "03"), ("2", "15"), ("LABEL 1", "03"), ("LABEL 2", "15")):
        talk = Talk(flow_made(prompt("q", Kind.TIME), prompt("next", Kind.TEXT)))
        talk.run("hello\nhalf past 3")
        both = [row[0].label for row in talk.seen[-1].buttons]
        talk.type(both[int(typed[-1]) - 1] if typed.startswith("LABEL") else typed)
        assert talk.session is not None
        assert talk.session.answers["q"] == f"{hour}:30:00"


def test_a_voice_note_that_was_written_down_is_approved_or_refused_by_typing() -> None:
    """By label, by number, by yes."""
    for typed, approved in (
        ("Yes, that is what I said", True),
        ("1", True),
        ("yes", True),
        ("2", False),
        ("No, leave it out", False),
    ):
        made = flow_made(prompt("q", Kind.TEXT, voice=True, several=True), prompt("next", Kind.TEXT))
        talk = Talk(made, service=replace(SERVICE, writes_down=True))
        talk.type("hello")
        talk.hear(VoiceReceived(at=NOON, file="f"))
        assert talk.session is not None
        assert talk.session.awaited is not None
        talk.hear(VoiceHeard(at=NOON, fetch=talk.session.awaited.fetch, text="we waited"))
        talk.type(typed)
        assert talk.session.collected == (("we waited",) if approved else ())
        assert talk.session.heard == ""
