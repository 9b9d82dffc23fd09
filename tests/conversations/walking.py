"""Random walks: a record reached by a straight run, and a winding way to the same one.

A walker looks at the session as a narrator looks at the chat: it answers what is asked, strays, and puts right on the
review card whatever is not as it meant it. Everything is drawn from one ``Random``, so a walk is its number.
"""

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import assert_never

from conversations.effects import Discard, Fetch, Revise, Say, Submit
from conversations.engine import advance
from conversations.events import (
    ButtonTapped,
    Command,
    CommandReceived,
    Event,
    TextEdited,
    TextReceived,
    VoiceFailed,
    VoiceKept,
    VoiceReceived,
)
from conversations.flow import Flow, Kind, Prompt
from conversations.layout import layout
from conversations.route import Route, follow, is_asked
from conversations.service import Service
from conversations.session import Session, Stage, pack, unpack
from conversations.story import VOICE, Sound, Story, typed_part
from conversations.summary import Summary
from conversations.talk.cards import draft
from conversations.talk.languages import offered_languages
from conversations.turn import Talk, Turn, around
from conversations.words import words_in
from tests.conversations.saying import Given, anything, fits, ticked_off, written
from tests.conversations.talking import NOON
from tests.conversations.untouched import changed, open_to

SERVICE = Service({"en": "People who can help."}, languages=frozenset({"pl", "ur", "ar", "so"}), voice=True)
LONGEST = 2_000
"""Turns after which a walk has lost its way."""

MEANT, NOT_MEANT = 7, 99
"""Seconds of a voice note that belongs to the record, and of any other."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a run ended in: the story with its voice notes told apart by their length alone, and the summary."""

    story: Story
    summary: Summary | None


class Over(Exception):
    """The talk is over, and nothing was sent."""


@dataclass
class Walker:
    """One narrator: what they mean to say, and all that happened to them.

    Attributes:
        meant: The record, by prompt. A straight run makes it up as it goes.
        strays: How often the walker will still leave the straight way; None on the straight run.
        stray: Leaves it once.
        newer: The questions that are asked now, where the talk is on older ones.
    """

    flow: Flow
    chance: Random
    key: int = 0
    meant: dict[str, Given] = field(default_factory=dict)
    strays: int | None = None
    stray: "Callable[[Walker], None] | None" = None
    newer: Flow | None = None
    session: Session | None = None
    steps: int = 0
    turns: int = 0
    messages: int = 0
    clock: int = 1_000
    fails: bool = False
    tokens: list[str] = field(default_factory=list)
    due: list[tuple[int, Event]] = field(default_factory=list)
    kept: list[Sound] = field(default_factory=list)
    gone: list[Sound] = field(default_factory=list)
    submitted: list[Submit] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)

    def hear(self, event: Event) -> Turn:
        """Take one turn; now and then the process is restarted before it."""
        self.turns += 1
        assert self.turns < LONGEST, "a walk that finds no end"
        if self.strays is not None and self.session is not None and self.chance.random() < 0.15:
            restarted = unpack(pack(self.session))
            assert restarted == self.session
            self.session = restarted
            self.done["restart"] += 1
        fresh = hashlib.sha256(b"%d %d" % (self.key, self.turns)).digest()
        before = self.session
        turn = advance(self.flow, before, event, fresh=fresh, service=SERVICE, newer=self.newer)
        self.session = turn.session
        if before is not None and turn.session is not None and turn.session.stage is not Stage.IDLE:
            others = changed(self.flow, before, turn.session) - open_to(self.flow, before, event)
            assert not others, "an answer that nobody changed is another"
        for effect in turn.effects:
            match effect:
                case Say(buttons=rows) | Revise(buttons=rows):
                    for row in rows:
                        self.tokens.extend(button.token for button in row)
                case Fetch(fetch, _, seconds):
                    self._fetch(fetch, seconds)
                case Discard(sound):
                    self.gone.append(sound)
                case Submit():
                    self.submitted.append(effect)
                case _:
                    pass
        return turn

    def _fetch(self, fetch: str, seconds: int | None) -> None:
        after = self.turns + (self.chance.randrange(12) if self.strays is not None else 0)
        if self.fails:
            self.fails = False
            self.due.append((after, VoiceFailed(at=NOON, fetch=fetch)))
        else:
            sound = Sound(hashlib.sha256(fetch.encode()).digest()[:16], bytes(32), seconds)
            self.due.append((after, VoiceKept(at=NOON, fetch=fetch, sound=sound)))

    def arrivals(self, *, every: bool = False) -> None:
        """Voice notes that have been fetched by now."""
        for due in [due for due in self.due if every or due[0] <= self.turns]:
            self.due.remove(due)
            if isinstance(due[1], VoiceKept):
                self.kept.append(due[1].sound)
            self.done["voice note arrived"] += 1
            self.hear(due[1])

    def type(self, text: str, *, breath: bool = False) -> Turn:
        """Type something: in the same breath as what was typed before, or some time later."""
        self.messages += 1
        self.clock += self.chance.choice((0, 1, 2)) if breath else 60
        unanswered = breath and self.chance.random() < 0.5
        return self.hear(
            TextReceived(at=NOON, text=text, message=self.messages, sent=self.clock, unanswered=unanswered)
        )

    def edit(self, message: int, text: str) -> Turn:
        """Put a message in other words."""
        return self.hear(TextEdited(at=NOON, message=message, text=text))

    def tap(self, action: str) -> Turn:
        """Tap what stands under the newest question."""
        return self.hear(ButtonTapped(at=NOON, token=f"{self.here.key}.{self.here.shown}.{action}"))

    def command(self, command: Command) -> Turn:
        """Give a command, by its name or in words of the language."""
        if self.strays is not None and self.chance.random() < 0.3:
            commands = words_in(self.here.language).understood.commands
            return self.type(
                self.chance.choice([words for words, means in commands.items() if means is command])
            )
        return self.hear(CommandReceived(at=NOON, command=command))

    def speak(self) -> Turn:
        """Send a voice note: one that is meant, or any."""
        meant = self.strays is None or self.meant.get(self.here.at, Given("")).voice
        self.messages += 1
        seconds = MEANT if meant else NOT_MEANT
        return self.hear(VoiceReceived(at=NOON, file="f", seconds=seconds, size=5_000, message=self.messages))

    @property
    def here(self) -> Session:
        """The session of the talk.

        Raises:
            Over: There is none: everything was deleted, or nobody is to be heard any more.
        """
        if self.session is None or self.session.stage is Stage.IDLE:
            raise Over
        return self.session

    @property
    def asked(self) -> Prompt:
        """The prompt that is asked now."""
        return layout(self.flow).prompts[self.here.at]

    @property
    def route(self) -> Route:
        """The way that the answers so far lead."""
        session = self.here
        about = around(self.flow, NOON.date(), session.key, session.language)
        return follow(layout(self.flow), session.answers, about)

    def run(self) -> Record:
        """Walk to the end, and send."""
        self.type("hello")
        while not self.submitted:
            self.steps += 1
            assert self.steps < LONGEST, "a walk that finds no end"
            self.arrivals()
            try:
                assert self.here
                if self.strays and self.stray is not None and self.chance.random() < 0.5:
                    self.strays -= 1
                    self.stray(self)
                else:
                    self.go_on()
            except Over:
                if not self.submitted:
                    self.done["began again"] += 1
                    self.type("hello")
        (submit,) = self.submitted
        self.arrivals(every=True)
        answers = tuple(
            replace(one, sound=one.sound and Sound(bytes(16), bytes(32), one.sound.seconds))
            for one in submit.story.answers
        )
        return Record(replace(submit.story, answers=answers), submit.summary)

    def go_on(self) -> None:
        """One step towards the record that is meant."""
        match self.here.stage:
            case Stage.PAUSED:
                self.come_back()
            case Stage.ASKING:
                self.give(self.intended())
            case Stage.CHECKING:
                self.check()
            case Stage.IDLE:
                raise Over
            case _:
                assert_never(self.here.stage)

    def intended(self) -> Given:
        """What is meant for the prompt that is asked; anything where the record does not come by it, or it does not fit yet."""
        name, prompt = self.here.at, self.asked
        if self.strays is None and name not in self.meant:
            self.meant[name] = anything(self, prompt, ending=False)
        meant = self.meant.get(name)
        return (
            meant if meant is not None and fits(self, prompt, meant) else anything(self, prompt, ending=False)
        )

    def give(self, given: Given) -> None:
        """One step towards that answer: a tap, a piece, a tick, Done."""
        session, prompt, words = self.here, self.asked, words_in(self.here.language)
        if session.confirming == "all":
            self.type(words.buttons.no_keep)
        elif session.confirming == "skip":
            self.type(self.chance.choice([words.buttons.yes_leave_out, words.buttons.no_keep_part]))
        elif prompt.kind is Kind.TEXT:
            self._tell(given)
        elif not given.value:
            self.command(Command.SKIP)
        elif prompt.kind in (Kind.SELECT_MULTIPLE, Kind.RANK) and len(prompt.choices) > 1:
            step = ticked_off(self, prompt, given.value)
            self.type(step[1:]) if step[:1] == "=" else self.tap(step)
        elif prompt.kind is Kind.SELECT_ONE and self.chance.random() < 0.6:
            places = [at for at, choice in enumerate(prompt.choices) if choice.name == given.value]
            self.tap(f"o{places[0]}")
        else:
            self.type(written(self, prompt, given.value))

    def _tell(self, given: Given) -> None:
        """One step towards an answer in free words."""
        prompt, collected = self.asked, self.here.collected
        lines = tuple(typed_part(given.value).split("\n")) if typed_part(given.value) else ()
        pieces = tuple(piece for piece in collected if piece != VOICE)
        if not lines and not given.voice:
            self.command(Command.SKIP)
        elif pieces != lines[: len(pieces)] or (VOICE in collected and not given.voice):
            self.command(Command.DONE)  # begun otherwise: it is put right later
        elif given.voice and VOICE not in collected and (pieces == lines or self.chance.random() < 0.5):
            self.arrivals(every=True)
            if self.here.stage is Stage.ASKING and self.asked is prompt and self.here.collected == collected:
                self.speak()
        elif pieces == lines and self.due:
            self.arrivals(every=True)
        elif pieces == lines:
            self.command(Command.DONE)
        elif prompt.several:
            self.type(lines[len(pieces)])
        elif self.strays is None or len(lines) == 1 or self.chance.random() < 0.3:
            self.type("\n".join(lines[len(pieces) :]))
        else:
            for number, line in enumerate(lines[len(pieces) :]):
                self.type(line, breath=number > 0)
            if prompt.constraint is None:
                assert self.here.answers[prompt.name] == given.value, "what came in one breath is one answer"
            self.done["one breath"] += 1

    def come_back(self) -> None:
        """Come back from a pause, in any of the ways there are."""
        carry_on = words_in(self.here.language).buttons.carry_on
        match self.chance.randrange(5):
            case 0:
                self.tap("go")
            case 1:
                self.type(carry_on)
            case 2:
                self.type("1")
            case 3:
                self.tap("said")
                self.tap("go")
            case _:
                self.type("I am back")

    def check(self) -> None:
        """On the review card: put right what is not as it is meant, or send."""
        session = self.here
        if session.discreet and not session.approved:
            self.tap("look")
            return
        for prompt in self.route.reached:
            if is_asked(prompt) and not self.is_right(prompt.name):
                self.put_right(prompt)
                return
        if session.language != self.flow.default_language:
            self.choose(self.flow.default_language)
        elif self.due:
            self.arrivals(every=True)
        elif wrong := self.wrongly_decided():
            self.type(wrong)
            self.done["put right a word"] += 1
        elif self.chance.random() < 0.5:
            self.tap("send")
        else:
            self.type(words_in(session.language).buttons.send)

    def wrongly_decided(self) -> str:
        """A word that was taken out or kept in on the way, and would not have been by itself; "" where there is none."""
        session = self.here
        if not session.decided:
            return ""
        talk = Talk(self.flow, layout(self.flow), SERVICE, words_in(session.language), bytes(32), NOON)
        now = draft(talk, session, self.route)
        undecided = draft(talk, replace(session, decided={}, masked=None), self.route)
        if now.sealed == undecided.sealed:
            return ""
        found = {find.key for find in undecided.masked.finds}
        return next(words for words, out in session.decided.items() if out is not (words in found))

    def is_right(self, name: str) -> bool:
        """Whether an answer is as it is meant."""
        value, meant = self.here.answers.get(name, ""), self.meant[name]
        if meant.voice:
            sound = self.here.sounds.get(name)
            if VOICE not in value or (sound is not None and sound.seconds != MEANT):
                return False
        elif VOICE in value:
            return False
        return typed_part(value) == typed_part(meant.value)

    def put_right(self, prompt: Prompt) -> None:
        """Change one answer: by its line, by going back to it, or by editing the message it was typed in."""
        meant = self.meant[prompt.name]
        pieces = self.here.typed.get(prompt.name, ())
        how = self.chance.random()
        if how < 0.4 and len(pieces) == 1 and typed_part(meant.value) and not meant.voice:
            self.edit(pieces[0].message, written(self, prompt, meant.value))
            self.done["put right by an edit"] += self.is_right(prompt.name)
        elif how < 0.5:
            self.command(Command.BACK)
            while self.here.stage is Stage.ASKING and self.here.at != prompt.name:
                before = self.here.at
                self.command(Command.BACK)
                if self.here.at == before:
                    break
            self.done["put right by going back"] += 1
        elif prompt is self.route.consent:
            self.tap("uses")
        else:
            self.tap(f"e{layout(self.flow).positions[prompt.name]}")
            self.done["put right by its line"] += 1

    def choose(self, language: str) -> None:
        """Choose a language."""
        self.command(Command.LANGUAGE)
        self.tap(f"l{offered_languages(self.flow, SERVICE).index(language)}")
