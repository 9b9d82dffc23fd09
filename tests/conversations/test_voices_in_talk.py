"""A voice note belongs where it was sent, whenever it has been fetched: what is kept does not depend on the download."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.effects import Discard, Fetch, Say
from conversations.events import Command, TextEdited, TextReceived, VoiceFailed, VoiceKept, VoiceReceived
from conversations.flow import Flow, Guard, Kind
from conversations.session import Session, Stage
from conversations.story import VOICE, Sound
from conversations.words import words_of
from tests.conversations.talking import NOON, Talk
from tests.ways.flowmaking import choices, flow, prompt

USES = prompt(
    "uses", Kind.SELECT_MULTIPLE, choices=choices("digest", "research"), guards=frozenset({Guard.CONSENT})
)
TOLD = flow(
    prompt("before", Kind.TEXT),
    prompt("told", Kind.TEXT, several=True, voice=True),
    prompt("after", Kind.TEXT),
    USES,
)
SAID = words_of("en")

STEPS = st.lists(
    st.sampled_from(["a piece", "another", "done", "back", "skip", "pause", "hello", "carry on", "edit", "language", "discreet"]),
    max_size=8,
)  # fmt: skip


def begun(made: Flow = TOLD) -> Talk:
    """A talk at the question that takes a voice note."""
    talk = Talk(made)
    talk.run("hello\nnothing")
    return talk


def here(talk: Talk) -> Session:
    """The session, which is there."""
    assert talk.session is not None
    return talk.session


def speak(talk: Talk) -> str:
    """Send a voice note; the name under which it is fetched, or "" where it is not taken."""
    effects = talk.hear(VoiceReceived(at=NOON, file="f", seconds=3, size=1_000))
    return next((effect.fetch for effect in effects if isinstance(effect, Fetch)), "")


def kept(fetch: str, number: int = 1) -> VoiceKept:
    """It has been fetched."""
    return VoiceKept(at=NOON, fetch=fetch, sound=Sound(bytes([number] * 16), bytes(32), 3))


def play(talk: Talk, steps: Sequence[str], fetch: str, arrival: int) -> object:
    """Do the steps, the voice note coming before that one; then what is kept of it all."""
    for number, step in enumerate(steps):
        if number == arrival:
            talk.hear(kept(fetch))
        if step == "edit":
            talk.hear(TextEdited(at=NOON, message=1, text="a piece, in other words"))
        else:
            talk.hear(TextReceived(at=NOON, text=step, message=number + 1, sent=60 * number))
    if arrival >= len(steps):
        talk.hear(kept(fetch))
    session = talk.session
    return session and (session.stage, session.at, session.answers, session.collected, session.sounds)


@given(STEPS, st.integers(0, 8), st.booleans())
@settings(max_examples=400, deadline=None)
def test_it_does_not_matter_when_a_voice_note_arrives(steps: list[str], arrival: int, answered: bool) -> None:
    """At once, or after any of the narrator's next steps: the same is kept, at the same place, and the sound never twice."""
    ends = []
    for when in (0, arrival):
        talk = begun()
        if answered:
            talk.run("an older answer\ndone\nback")
        fetch = speak(talk)
        assert fetch
        ends.append(play(talk, steps, fetch, when))
        gone = [effect.sound.id for effect in talk.effects if isinstance(effect, Discard)]
        held = [sound.id for sound in talk.session.sounds.values()] if talk.session is not None else []
        assert sorted(gone + held) == [bytes([1] * 16)]
    assert ends[0] == ends[1]


def test_one_that_was_left_out_meanwhile_is_destroyed_and_answers_nothing() -> None:
    """A regret comes in time, however slow the network is."""
    talk = begun()
    fetch = speak(talk)
    talk.run("skip\nyes")
    assert here(talk).answers["told"] == ""
    effects = talk.hear(kept(fetch))
    assert [type(effect) for effect in effects] == [Discard]
    assert here(talk).answers["told"] == ""
    assert here(talk).sounds == {}


def test_send_waits_for_one_that_is_still_on_its_way() -> None:
    """The card cannot have shown what is not here; when it is, the card comes anew, and Send sends it."""
    talk = begun()
    fetch = speak(talk)
    talk.run("done\nnothing\n2\ndone")
    assert here(talk).stage is Stage.CHECKING
    talk.type("send")
    assert talk.last == SAID.voice.wait
    assert talk.submitted == []
    talk.hear(kept(fetch))
    assert here(talk).stage is Stage.CHECKING
    talk.type("send")
    (submit,) = talk.submitted
    assert [answer.sound is not None for answer in submit.story.answers if answer.prompt == "told"] == [True]
    assert VOICE not in "".join(answer.value for answer in submit.story.answers)


def test_a_second_one_does_not_take_the_place_of_the_first_unheard() -> None:
    """They are told, while the first is on its way and when it is there; going back and speaking anew takes its place."""
    talk = begun()
    fetch = speak(talk)
    assert speak(talk) == ""
    assert talk.last == SAID.voice.not_here
    talk.hear(kept(fetch))
    assert speak(talk) == ""
    talk.run("done\nback")
    again = speak(talk)
    assert again
    effects = talk.hear(kept(again, 2))
    assert here(talk).sounds["told"].id == bytes([2] * 16)
    assert [effect.sound.id for effect in effects if isinstance(effect, Discard)] == [bytes([1] * 16)]


@pytest.mark.parametrize("words", ["", "and some words"])
def test_one_that_cannot_be_had_leaves_the_words_and_is_asked_for_again(words: str) -> None:
    """Where it was all the answer, the question is asked again before the end."""
    talk = begun()
    fetch = speak(talk)
    if words:
        talk.type(words)
    talk.run("done\nnothing\n1\ndone")
    assert here(talk).stage is Stage.CHECKING
    talk.hear(VoiceFailed(at=NOON, fetch=fetch))
    assert SAID.voice.failed in " ".join(say.text for say in talk.seen[-5:])
    assert here(talk).answers.get("told") == (words or None)
    assert (here(talk).stage, here(talk).at) == ((Stage.CHECKING, "") if words else (Stage.ASKING, "told"))


def test_who_paused_meanwhile_is_told_when_they_come_back() -> None:
    """Nothing is written to somebody who put the phone away."""
    talk = begun()
    fetch = speak(talk)
    talk.command(Command.PAUSE)
    assert talk.hear(VoiceFailed(at=NOON, fetch=fetch)) == ()
    before = len(talk.seen)
    talk.run("hello\n[Carry on]")
    assert SAID.voice.failed in " ".join(say.text for say in talk.seen[before:])
    assert here(talk).collected == ()


def test_a_constraint_judges_the_words_alone() -> None:
    """What a voice note says no form can judge, and its mark has no length."""
    made = flow(prompt("told", Kind.TEXT, several=True, voice=True, constraint="string-length(.) <= 9"), USES)
    talk = Talk(made)
    talk.run("hello")
    talk.hear(kept(speak(talk)))
    talk.run("nine char\ndone")
    assert here(talk).answers["told"] == f"{VOICE}\nnine char"


def test_where_one_message_is_the_answer_the_voice_note_goes_on_by_itself() -> None:
    """And words typed before it has arrived go with it."""
    made = flow(prompt("told", Kind.TEXT, voice=True), prompt("after", Kind.TEXT), USES)
    talk = Talk(made)
    talk.run("hello")
    talk.hear(kept(speak(talk)))
    assert (here(talk).at, here(talk).answers["told"]) == ("after", VOICE)
    other = Talk(made)
    other.run("hello")
    fetch = speak(other)
    other.type("some words")
    effects = other.hear(kept(fetch))
    assert (here(other).at, here(other).answers["told"]) == ("after", f"{VOICE}\nsome words")
    assert [effect.text for effect in effects if isinstance(effect, Say)] == [SAID.voice.kept]
