"""Random walks: a record reached by a straight run, and a winding way to the same one.

A walker looks at the session as a narrator looks at the chat: it answers what is asked, strays, and puts right on the
review card whatever is not as it meant it. Everything is drawn from one ``Random``, so a walk is its number.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import assert_never

from conversations.consent import Use
from conversations.effects import Button, Discard, Fetch, Hide, Revise, Say, Submit
from conversations.engine import Turn, advance
from conversations.events import (
    ButtonTapped,
    Command,
    CommandReceived,
    Content,
    ContentRefused,
    Event,
    TextEdited,
    TextReceived,
    VoiceFailed,
    VoiceKept,
    VoiceReceived,
)
from conversations.flow import Flow, Guard, Kind, Prompt, said
from conversations.layout import layout
from conversations.route import is_asked, named, places_offered
from conversations.service import Service
from conversations.session import Session, Stage, pack, unpack
from conversations.story import VOICE, Sound, Story, typed_part
from conversations.summary import Summary
from conversations.talk.answers import value_of
from conversations.talk.days import parts_of_value
from conversations.talk.languages import offered_languages
from conversations.talk.numbers import offered_numbers
from conversations.tongues import name_of
from conversations.turn import around
from conversations.words import words_in
from tests.conversations.talking import NOON

SERVICE = Service({"en": "People who can help."}, languages=frozenset({"pl", "ur", "ar", "so"}), voice=True)
LONGEST = 1_500
"""Turns after which a walk has lost its way."""

SENTENCES = (
    "We waited and waited",
    "the nurse came twice",
    "nobody rang us back",
    "My name is Oluwaseun and my number is 07700 900123",
    "they lost the form",
    "a neighbour drove us, every week",
    "in the end it was too late",
    "It helped a little.",
)
_MEANT = 7  # seconds of a voice note that belongs to the record; any other length does not


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as a walker means it: the value, and whether a voice note goes with it."""

    value: str
    voice: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """What a run ended in."""

    story: Story
    summary: Summary | None


@dataclass
class Walker:
    """One narrator: what they mean to say, and all that happened to them."""

    flow: Flow
    chance: Random
    key: int = 0
    service: Service = SERVICE
    session: Session | None = None
    meant: dict[str, Given] = field(default_factory=dict)
    turns: int = 0
    messages: int = 0
    sent_at: int = 1_000
    tokens: list[str] = field(default_factory=list)
    due: list[tuple[int, Event]] = field(default_factory=list)
    kept: list[Sound] = field(default_factory=list)
    gone: list[Sound] = field(default_factory=list)
    submitted: list[Submit] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)

    # What happens.

    def hear(self, event: Event) -> Turn:
        """Take one turn; now and then the process is restarted before it."""
        self.turns += 1
        assert self.turns < LONGEST, "a walk that finds no end"
        if self.session is not None and self.chance.random() < 0.15:
            self.session = unpack(pack(self.session))
            self.done["restart"] += 1
        turn = advance(
            self.flow,
            self.session,
            event,
            fresh=hashlib.sha256(b"%d %d" % (self.key, self.turns)).digest(),
            service=self.service,
        )
        self.session = turn.session
        for effect in turn.effects:
            match effect:
                case Say() | Revise():
                    for row in effect.buttons:
                        self.tokens.extend(button.token for button in row)
                case Discard(sound):
                    self.gone.append(sound)
                case Submit():
                    self.submitted.append(effect)
                case _:
                    pass
        return turn

    def type(self, text: str, *, breath: bool = False) -> Turn:
        """Type something: in the same breath as what was typed before, or some time later."""
        self.messages += 1
        self.sent_at += self.chance.choice((0, 1, 2)) if breath else 60
        return self.hear(
            TextReceived(
                at=NOON,
                text=text,
                message=self.messages,
                sent=self.sent_at,
                unanswered=breath and self.chance.random() < 0.5,
            )
        )

    def tap(self, action: str) -> Turn:
        """Tap what stands under the newest question; now and then the tap comes twice."""
        session = self.here
        event = ButtonTapped(at=NOON, token=f"{session.key}.{session.shown}.{action}")
        turn = self.hear(event)
        if self.chance.random() < 0.05 and action not in ("send", "wipe") and action[0] not in "of":
            self.done["tapped twice"] += 1
            turn = self.hear(event)
        return turn

    def command(self, command: Command) -> Turn:
        """Give a command, by name or in words of the language."""
        if self.chance.random() < 0.3:
            phrases = words_in(self.here.language).understood.commands
            return self.type(self.chance.choice([words for words, means in phrases.items() if means is command]))
        return self.hear(CommandReceived(at=NOON, command=command))

    @property
    def here(self) -> Session:
        """The session; a walk never loses it before it is over."""
        assert self.session is not None
        return self.session

    # The way to a record.

    def run(self) -> Record:
        """Walk to the end, and send."""
        self.type("hello")
        while not self.submitted:
            self.arrivals()
            if self.straying():
                self.stray()
            else:
                self.go_on()
        (submit,) = self.submitted
        self.arrivals(every=True)
        return Record(_unnamed(submit.story), submit.summary)

    strays: int = 0

    def straying(self) -> bool:
        """Whether to stray now rather than to go on."""
        if not self.strays or self.chance.random() < 0.5:
            return False
        self.strays -= 1
        return True

    def go_on(self) -> None:
        """One step towards the record that is meant."""
        session = self.here
        match session.stage:
            case Stage.PAUSED:
                self.come_back()
            case Stage.ASKING:
                self.give(self.intended(session.at))
            case Stage.CHECKING:
                self.check()
            case Stage.IDLE:
                raise AssertionError("the talk was over too soon")
            case _:
                assert_never(session.stage)

    def intended(self, name: str) -> Given:
        """What is meant for a prompt; of one that the record does not come by, anything."""
        if name not in self.meant:
            prompt = layout(self.flow).prompts[name]
            if self.strays or self.done["wrong"]:
                return self.anything(prompt)
            self.meant[name] = self.anything(prompt)  # the straight run makes up its mind as it goes
        return self.meant[name]

    def check(self) -> None:
        """On the review card: put right what is not as it is meant, or send."""
        session = self.here
        if session.discreet and not session.approved:
            self.tap("look")
            return
        route = self.route()
        for prompt in route.reached:
            if is_asked(prompt) and not self.is_right(prompt.name):
                self.put_right(prompt)
                return
        default = self.flow.default_language
        if session.language != default:
            self.choose(default)
        elif self.due:
            self.arrivals(every=True)
        elif self.chance.random() < 0.5:
            self.tap("send")
        else:
            self.type(words_in(session.language).buttons.send)

    def is_right(self, name: str) -> bool:
        """Whether an answer is as it is meant."""
        session, meant = self.here, self.meant.get(name)
        value = session.answers.get(name, "")
        if meant is None:
            return False
        sound = session.sounds.get(name)
        voice = VOICE in value and (sound is None or sound.seconds == _MEANT)
        if meant.voice != voice or (not meant.voice and VOICE in value):
            return False
        return typed_part(value) == typed_part(meant.value)

    def put_right(self, prompt: Prompt) -> None:
        """Change one answer: by its line, by going back, or by editing the message it was typed in."""
        session, meant = self.here, self.meant[prompt.name]
        pieces = session.typed.get(prompt.name, ())
        how = self.chance.random()
        if how < 0.4 and len(pieces) == 1 and meant.value and not meant.voice and VOICE not in session.answers.get(prompt.name, ""):
            self.done["put right by an edit"] += 1
            self.edit(pieces[0].message, self.written(prompt, meant.value))
            if self.is_right(prompt.name) or self.here.stage is not Stage.CHECKING:
                return
        if how > 0.9:
            self.done["put right by going back"] += 1
            self.command(Command.BACK)
            while self.here.stage is Stage.ASKING and self.here.at != prompt.name:
                before = self.here.at
                self.command(Command.BACK)
                if self.here.at == before:
                    return
            return
        if prompt is self.route().consent:
            self.tap("uses")
            return
        self.done["put right by its line"] += 1
        self.tap(f"e{layout(self.flow).positions[prompt.name]}")

    def route(self):  # type: ignore[no-untyped-def]
        from conversations.route import follow

        session = self.here
        return follow(layout(self.flow), session.answers, self.around())

    def around(self):  # type: ignore[no-untyped-def]
        session = self.here
        return around(self.flow, NOON.date(), session.key, session.language)

    def come_back(self) -> None:
        """Come back from a pause, in any of the ways there are."""
        words = words_in(self.here.language).buttons
        way = self.chance.randrange(5)
        if way == 0:
            self.tap("go")
        elif way == 1:
            self.type(words.carry_on)
        elif way == 2:
            self.type("1")
        elif way == 3:
            self.tap("said")
            self.tap("go")
        else:
            self.type("I am back")
