"""Discreet mode: somebody may look at the phone at any moment, and sees nothing of what was said."""

from dataclasses import dataclass
from random import Random

import pytest

from conversations.effects import Clear, Effect, Hide, Revise, Say, Show, Shrink, Toast
from conversations.events import (
    ButtonTapped,
    Command,
    CommandReceived,
    Event,
    TextEdited,
    TextReceived,
    VoiceKept,
    VoiceReceived,
)
from conversations.session import Session, Stage
from conversations.story import Sound
from conversations.talk.returning import BACK
from conversations.turn import Turn
from conversations.words import CODES, words_in, words_of
from tests.conversations.saying import SENTENCES
from tests.conversations.straying import STRAYS, was_discreet
from tests.conversations.talking import NOON, SHORT_RUN, Talk, every_kind
from tests.conversations.walking import MEANT, Walker
from tests.conversations.walks import flow_of

WALKS = 150
TYPED = (*SENTENCES, "Oluwaseun", "07700")
ECHOES = tuple(words_of(code).asking.your_answer.partition("{")[0] for code in CODES)
STRAYING = tuple(stray for stray in STRAYS if stray is not was_discreet)


def seen(effects: tuple[Effect, ...]) -> list[str]:
    """Every text and label of a turn."""
    texts: list[str] = []
    for effect in effects:
        if isinstance(effect, Say | Revise):
            texts += [effect.text, *(button.label for row in effect.buttons for button in row)]
        elif isinstance(effect, Toast | Shrink):
            texts.append(effect.text)
        elif isinstance(effect, Hide):
            texts += [effect.cleared, effect.blanked]
    return texts


def asks_to_see(before: Session, after: Session | None, event: Event) -> bool:
    """Whether the narrator asked to see what they said: the card, or what was said so far."""
    shows_card = after is not None and after.stage is Stage.CHECKING and bool(after.approved)
    tapped = isinstance(event, ButtonTapped) and event.token.endswith((".said", ".look"))
    typed = isinstance(event, TextReceived) and before.confirming == BACK
    return tapped or typed or (shows_card and not before.approved)


@dataclass
class Discreet(Walker):
    """A walker in discreet mode, whose every turn is looked at."""

    looked_at: int = 0

    def hear(self, event: Event) -> Turn:
        """Take one turn, and look at the phone."""
        before = self.session
        if before is None or not before.discreet:
            turn = super().hear(event)
            if turn.session is not None and turn.session.stage is Stage.ASKING and not turn.session.discreet:
                return super().hear(CommandReceived(at=NOON, command=Command.DISCREET))
            return turn
        turn = super().hear(event)
        self.looked_at += 1
        neutral = words_in(before.language).safety.neutral
        look(before, turn, event, neutral)
        return turn


def look(before: Session, turn: Turn, event: Event, neutral: str) -> None:
    """What must hold of a turn in discreet mode."""
    effects = turn.effects
    says = [effect for effect in effects if isinstance(effect, Say | Show)]
    assert all(effect.quiet for effect in says), "it rings"
    assert not any(isinstance(effect, Shrink) for effect in effects), "a line that names the question stays"
    if any(isinstance(effect, Hide) for effect in effects):
        assert [effect.text for effect in says if isinstance(effect, Say)] in ([], [neutral])
        assert isinstance(effects[-1], Hide | Say)
    elif says:
        first = next(effect for effect in effects if isinstance(effect, Say | Show | Clear))
        assert isinstance(first, Clear) or _stays(event), "what was said stays"
        last = says[-1]
        assert isinstance(last, Say)
        languages = (
            {neutral} if turn.session is None else {neutral, words_in(turn.session.language).safety.neutral}
        )
        assert last.text in languages, "the last line in the chat list says something"
        assert not last.buttons
    if not asks_to_see(before, turn.session, event):
        for text in seen(effects):
            assert not [typed for typed in TYPED if typed in text], "something typed is shown"
            assert not [echo for echo in ECHOES if echo in text], "it says what was said"


def _stays(event: Event) -> bool:
    """Whether the message was not kept yet: a voice note on its way, or a long text that was not taken."""
    return not isinstance(event, TextReceived) or len(event.text) >= 200


@pytest.mark.parametrize("number", range(3))
def test_on_any_walk_whoever_looks_sees_nothing_of_what_was_said(number: int) -> None:
    """150 walks: each turn that says something begins with a clear chat and ends on the neutral line, and echoes nothing."""
    looked_at = walked = 0
    for walk in range(number, WALKS, 3):
        flow = flow_of(walk)
        straight = Walker(flow, Random(walk), key=walk)
        record = straight.run()
        chance = Random(f"discreet {walk}")
        walker = Discreet(
            flow,
            chance,
            key=walk,
            meant=straight.meant,
            strays=8,
            stray=lambda one: one.chance.choice(STRAYING)(one),
        )
        assert walker.run() == record
        looked_at += walker.looked_at
        walked += 1
    assert walked == WALKS // 3
    assert looked_at > 20 * walked


def told() -> Talk:
    """A talk in discreet mode, with something told that its questions would repeat."""
    talk = Talk(every_kind())
    talk.run("hello\n[Yes]\n/discreet\nquokka")
    return talk


def test_a_question_repeats_no_answer() -> None:
    """The name they gave stands in a note and in two questions; none of them says it."""
    talk = told()
    before = len(talk.seen)
    talk.run(
        "[Blue]\noften\n2\n[Done]\n/skip\n/skip\n/skip\n/skip\n7\n/skip\n2\n2017\n/skip\n/skip\n/skip\n/skip\n1\n/skip"
    )
    assert talk.session is not None
    for say in talk.seen[before:]:
        assert "quokka" not in say.text
        assert "2017" not in say.text


def test_where_something_must_be_answered_no_answer_is_repeated() -> None:
    """The message for what is required may recall an answer; in discreet mode it does not."""
    talk = told()
    talk.run("/back\n/back\n/skip")
    assert not [say for say in talk.seen if "quokka" in say.text]


def test_the_card_waits_until_they_say_that_nobody_looks() -> None:
    """At the end, after a pause and after an edit, the card is behind a button."""
    talk = Talk()
    talk.run("hello\n[Yes, it is safe]\n/discreet\n[18 or over]\n[A time help was late or never came]")
    talk.hear(TextReceived(at=NOON, text="the quokka came", message=7))
    rest = SHORT_RUN.strip().splitlines()[5:]
    talk.run("\n".join(rest) + "\n[Staff may read what I wrote]\n[Done]")
    card = words_of("en").card
    assert card.ready in talk.last or any(card.ready in say.text for say in talk.seen[-3:])
    assert not [say for say in talk.seen if "quokka" in say.text]
    talk.hear(TextEdited(at=NOON, message=7, text="the quokka left"))
    talk.run("/pause\nhello\n[Carry on]")
    assert not [say for say in talk.seen if "quokka" in say.text]
    talk.tap(words_of("en").buttons.show_card)
    assert [say for say in talk.seen if "the quokka left" in say.text]


def test_ticks_stay_in_place() -> None:
    """A tap that ticks changes its message; nothing is cleared and nothing comes after it."""
    talk = Talk()
    talk.run("hello\n[Yes, it is safe]\n/discreet\n[18 or over]\n[A time help was late or never came]\n/skip")
    effects = talk.tap("Mental health")
    assert [type(effect) for effect in effects] == [Revise]


@pytest.mark.parametrize("way", ["send", "pause", "delete", "under 16", "the end"])
def test_whatever_ends_or_stops_a_talk_is_discreet_too(way: str) -> None:
    """Thanks, a pause, a deletion, too young, not now: cleared before, neutral after."""
    talk = Talk()
    talk.run("hello\n[Someone might see]")
    match way:
        case "send":
            talk.run(
                "\n".join(SHORT_RUN.strip().splitlines()[2:])
                + "\n[Staff may see what I ticked]\n[Done]\n[Show me what I said]"
            )
            effects = talk.tap("Send")
        case "pause":
            effects = talk.command(Command.PAUSE)
        case "delete":
            talk.command(Command.DELETE)
            effects = talk.tap("Yes, delete it all")
        case "under 16":
            effects = talk.tap("Under 16")
        case _:
            talk.command(Command.BACK)
            effects = talk.tap("Not now")
    shown = [effect for effect in effects if isinstance(effect, Say | Clear | Revise)]
    assert isinstance(shown[0], Clear)
    assert isinstance(shown[-1], Say)
    assert shown[-1].text == words_of("en").safety.neutral
    assert all(say.quiet for say in shown if isinstance(say, Say))


def test_after_hide_nothing_comes_by_itself() -> None:
    """A voice note that is fetched after the chat was cleared is kept without a word."""
    talk = Talk()
    talk.run("hello\n[Yes, it is safe]\n/discreet\n[18 or over]\n[A time help was late or never came]")
    assert talk.session is not None
    talk.hear(VoiceReceived(at=NOON, file="f"))
    awaited = talk.session.awaited
    assert awaited is not None
    talk.command(Command.HIDE)
    sound = Sound(b"1" * 16, bytes(32), MEANT)
    assert talk.hear(VoiceKept(at=NOON, fetch=awaited.fetch, sound=sound)) == ()
    assert talk.session.sounds == {"story": sound}
