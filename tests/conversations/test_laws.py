"""What holds after any order of events whatever."""

import re
from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.consent import Use
from conversations.effects import Clear, Discard, Effect, Hide, Revise, Say, Submit, Toast
from conversations.events import (
    ButtonTapped,
    Command,
    Content,
    ContentRefused,
    Event,
    TextEdited,
    TextReceived,
    VoiceFailed,
    VoiceHeard,
    VoiceKept,
    VoiceReceived,
)
from conversations.flow import Flow, Guard, Kind
from conversations.layout import layout
from conversations.route import is_asked
from conversations.session import Session, Stage
from conversations.story import VOICE, Sound
from conversations.talk.pages import units
from tests.conversations.talking import EVERY_RUN, NOON, SHORT_RUN, Talk, built_in, every_kind

# Words that a narrator, a child with the phone, or an attacker might send.
TEXTS = st.one_of(
    st.sampled_from(
        (
            "1", "2", "3", "1, 3", "9", "done", "skip", "back", "stop", "help", "delete", "yes", "no", "send", "hello", "", "two",
            "about 3", "2019", "3 May 2024", "May 2024", "half past 3", "15:30", "yesterday", "keep", "ok", "elm", "hospitl",
            "more", "show me the list", "carry on", "language", "Cymraeg", "my story", "hide", "waited", "Slept!", "we waited, how we slept", "words taken out", "discreet", VOICE, f"a{VOICE}\n{VOICE}",
        )
    ),
    st.text(st.characters(codec=None), max_size=40),
    st.sampled_from(["\ud83d", "\u202ertl\u202c", "a\u200bb", "x" * 5_000, "\x00", "=1+1", "/nothing", "\n" * 4_096]),
)  # fmt: skip
MESSAGES = st.integers(1, 12)

ACTIONS = st.one_of(
    st.tuples(st.just("type"), TEXTS, MESSAGES, st.integers(0, 3)),
    st.tuples(st.just("tap"), st.integers(0, 60)),
    st.tuples(st.just("tap_new"), st.integers(0, 25)),
    st.tuples(st.just("forge"), st.text(max_size=64)),
    st.tuples(st.just("command"), st.sampled_from(Command)),
    st.tuples(st.just("content"), st.sampled_from(Content), TEXTS, st.sampled_from(["", "a", "b"])),
    st.tuples(st.just("edit"), MESSAGES, TEXTS),
    st.tuples(st.just("speak")),
    st.tuples(st.just("fetched"), st.sampled_from(["kept", "heard", "failed", "another"])),
)
Action = tuple[object, ...]


def act(talk: Talk, action: Action) -> tuple[Effect, ...]:
    """Do one thing; what is tapped is an old or a newly shown button."""
    match action:
        case "type", str(text), int(message), int(sent):
            event: Event = TextReceived(
                at=NOON, text=text, message=message, sent=60 * sent, unanswered=sent == 3
            )
        case "tap", int(number) if talk.buttons:
            event = ButtonTapped(at=NOON, token=talk.buttons[-1 - number % len(talk.buttons)].token)
        case "tap_new", int(number) if newest(talk):
            event = ButtonTapped(at=NOON, token=newest(talk)[number % len(newest(talk))])
        case "forge", str(token):
            event = ButtonTapped(at=NOON, token=token)
        case "command", Command() as command:
            return talk.command(command)
        case "content", Content() as content, str(words), str(album):
            event = ContentRefused(at=NOON, content=content, words=words, album=album, message=3)
        case "edit", int(message), str(text):
            event = TextEdited(at=NOON, message=message, text=text)
        case ("speak",):
            event = VoiceReceived(at=NOON, file="f", seconds=2, size=100)
        case "fetched", str(how):
            event = fetched(talk.session, how, talk.turns)
        case _:
            return ()
    return talk.hear(event)


def newest(talk: Talk) -> list[str]:
    """The tokens under the message that was shown last."""
    return [button.token for say in talk.seen[-1:] for row in say.buttons for button in row]


def fetched(session: Session | None, how: str, number: int) -> Event:
    """What became of the voice note that is awaited, or of one that nobody waits for."""
    awaited = None if session is None else session.awaited
    fetch = "another" if awaited is None or how == "another" else awaited.fetch
    match how:
        case "heard":
            return VoiceHeard(at=NOON, fetch=fetch, text="we waited")
        case "failed":
            return VoiceFailed(at=NOON, fetch=fetch)
        case _:
            return VoiceKept(at=NOON, fetch=fetch, sound=Sound(number.to_bytes(16, "big"), bytes(32), 2))


def told_so_far(name: str, lines: int) -> Talk:
    """A talk after so many lines of a run."""
    return _told_so_far(name, lines).copy()


@cache
def _told_so_far(name: str, lines: int) -> Talk:
    flow, run = {"built in": (built_in(), SHORT_RUN), "every kind": (every_kind(), EVERY_RUN)}[name]
    talk = Talk(flow)
    for number, line in enumerate(run.strip().splitlines()[:lines]):
        if line[:1] in "[/":
            talk.run(line)
        else:
            talk.hear(TextReceived(at=NOON, text=line, message=number, sent=60 * number))
    return talk


FLOWS = st.sampled_from(["built in", "every kind"])
SAID = (Say, Revise, Toast, Hide)


@given(FLOWS, st.integers(0, 40), st.lists(ACTIONS, max_size=25))
@settings(max_examples=250, deadline=None)
def test_every_event_is_answered_and_every_answer_fits_a_message(
    name: str, begun: int, actions: list[Action]
) -> None:
    """Nothing a narrator can do raises or goes unanswered; texts and buttons keep the channel's limits."""
    talk = told_so_far(name, begun)
    for action in actions:
        before, turns = talk.session, talk.turns
        effects = act(talk, action)
        answered = any(isinstance(effect, SAID) for effect in effects)
        assert answered or talk.turns == turns or belongs_to_what_was_answered(action, before)
        for effect in effects:
            if isinstance(effect, Say | Revise):
                assert 0 < units(effect.text) <= 4096
                assert len([b for row in effect.buttons for b in row]) <= 100
                for row in effect.buttons:
                    for button in row:
                        assert re.fullmatch(r"[A-Za-z0-9_.-]{1,40}", button.token)
                        assert button.label
            elif isinstance(effect, Toast):
                assert 0 < len(effect.text) <= 200


def belongs_to_what_was_answered(action: Action, before: Session | None) -> bool:
    """The next message of one breath, the next picture of one album, and what became of a voice note."""
    match action:
        case "type", _, _, 3:
            return before is not None and bool(before.collected or before.breath)
        case "content", _, _, str(album):
            return bool(album) and before is not None and before.album == album
        case "fetched", _:
            return True
        case _:
            return False


@given(FLOWS, st.integers(0, 40), st.lists(ACTIONS, max_size=25))
@settings(max_examples=200, deadline=None)
def test_the_session_stays_valid(name: str, begun: int, actions: list[Action]) -> None:
    """It packs and comes back the same, stands at something that is asked, and holds what belongs to it."""
    talk = told_so_far(name, begun)
    for action in actions:
        act(talk, action)
        session = talk.session
        if session is None:
            continue
        prompts = layout(talk.flow).prompts
        assert session.stage is not Stage.ASKING or is_asked(prompts[session.at])
        assert (session.stage is Stage.CHECKING) <= (session.at == "")
        assert session.answers.keys() | session.typed.keys() | session.sounds.keys() <= prompts.keys()
        assert session.collected == () or session.at
        for sounding in session.sounds:
            begun_here = session.collected if sounding == session.at else ()
            assert VOICE in session.answers.get(sounding, "") or VOICE in begun_here
        if session.stage is Stage.IDLE:
            draft = (
                session.answers,
                session.collected,
                session.typed,
                session.sounds,
                session.awaited,
                session.at,
                session.decided,
                session.masked,
            )
            assert draft == ({}, (), {}, {}, None, "", {}, None)


@given(FLOWS, st.lists(ACTIONS, max_size=25))
@settings(max_examples=200, deadline=None)
def test_nothing_is_sent_that_was_not_shown_and_allowed(name: str, actions: list[Action]) -> None:
    """Whatever the order: a story leaves only with a use, its summary is what the last card showed, and no mark of a voice note is in it."""
    talk = told_so_far(name, 40)
    talk.run("[Staff may see what I ticked]")
    for action in [*actions, ("type", "done", 1, 1), ("type", "send", 2, 2)]:
        shown = [say.text for say in talk.seen]
        sent = len(talk.submitted)
        act(talk, action)
        for submit in talk.submitted[sent:]:
            assert submit.story.consent.uses
            assert not [answer for answer in submit.story.answers if VOICE in answer.value]
            assert Use.RESEARCH in submit.story.consent.uses or not any(a.sound for a in submit.story.answers)
            if submit.summary is not None:
                assert submit.story.consent.uses & {Use.DIGEST, Use.QUOTE}
                for page in submit.summary.pages:
                    assert page in shown
                assert Use.QUOTE in submit.story.consent.uses or not submit.summary.words
                assert Use.DIGEST in submit.story.consent.uses or not submit.summary.facts


@given(FLOWS, st.integers(0, 40), st.lists(ACTIONS, max_size=20))
@settings(max_examples=150, deadline=None)
def test_no_sound_is_left(name: str, begun: int, actions: list[Action]) -> None:
    """Each sound that came is held by the draft, went along with a story, or was destroyed: exactly one of these."""
    talk = told_so_far(name, begun)
    came: set[bytes] = set()
    for action in actions:
        before = talk.turns
        act(talk, action)
        if action[0] == "fetched" and action[1] in ("kept", "another") and talk.turns > before:
            came.add(before.to_bytes(16, "big"))
    held = [sound.id for sound in talk.session.sounds.values()] if talk.session is not None else []
    gone = [effect.sound.id for effect in talk.effects if isinstance(effect, Discard)]
    sent = [
        one.sound.id
        for effect in talk.effects
        if isinstance(effect, Submit)
        for one in effect.story.answers
        if one.sound
    ]
    assert sorted(held + gone + sent) == sorted(came)


@given(FLOWS, st.lists(ACTIONS, max_size=20))
@settings(max_examples=150, deadline=None)
def test_help_is_there_in_every_state_and_changes_nothing(name: str, actions: list[Action]) -> None:
    """Help now, by its oldest button, by its command and by word, always gives the card."""
    talk = told_so_far(name, 1)
    oldest = next(button for button in talk.buttons if button.label == "Help now")
    for action in actions:
        act(talk, action)
    for event in (
        ButtonTapped(at=NOON, token=oldest.token),
        TextReceived(at=NOON, text="Help!", sent=10_000),
    ):
        before = talk.session
        effects = talk.hear(event)
        assert "People who can help." in [effect.text for effect in effects if isinstance(effect, Say)]
        assert told(talk.session) == told(before)


def told(session: Session | None) -> object:
    """What was told, and where the talk stands; not what was asked back, which no detour leaves open."""
    if session is None:
        return None
    asked = session if session.stage is not Stage.IDLE else None
    return asked and (
        asked.stage,
        asked.at,
        asked.answers,
        asked.collected,
        asked.sounds,
        asked.heard,
        asked.sent,
    )


@given(FLOWS, st.integers(0, 40), st.lists(ACTIONS, max_size=20), st.booleans())
@settings(max_examples=200, deadline=None)
def test_delete_and_yes_leaves_nothing_in_any_state(
    name: str, begun: int, actions: list[Action], sent_before: bool
) -> None:
    """After /delete and yes there is no session, every sent story is withdrawn, every sound destroyed, the chat cleared."""
    talk = told_so_far(name, 40 if sent_before else begun)
    if sent_before:
        talk.run("[Staff may see what I ticked]\n[Done]\n[Send]")
    for action in actions:
        act(talk, action)
    sent = {submit.id for submit in talk.submitted}
    held = set(talk.session.sounds.values()) if talk.session is not None else set()
    talk.command(Command.DELETE)
    effects = (
        talk.tap("Yes, delete it all")
        if talk.session is None
        else talk.hear(ButtonTapped(at=NOON, token=newest_ask(talk)))
    )
    assert talk.session is None
    assert any(isinstance(effect, Clear) for effect in effects)
    assert sent == {withdraw.id for withdraw in talk.withdrawn}
    assert held <= {effect.sound for effect in effects if isinstance(effect, Discard)}


def newest_ask(talk: Talk) -> str:
    """The button that says yes to deleting everything, whatever language it is in."""
    return next(button.token for button in reversed(talk.buttons) if button.token.endswith(".wipe"))


@given(
    st.integers(2, 40),
    st.lists(ACTIONS, max_size=20),
    st.sampled_from(["tap", "type", "edit"]),
    st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_who_is_too_young_leaves_nothing_of_the_talk(
    begun: int, actions: list[Action], how: str, sent_before: bool
) -> None:
    """From wherever it is said that they are under 16: the session is the one of before the talk, and sounds are destroyed."""
    talk = Talk()
    if sent_before:
        talk.run(SHORT_RUN + "[Staff may see what I ticked]\n[Done]\n[Send]")
    before, sent = talk.session, len(talk.submitted)
    lines = SHORT_RUN.strip().splitlines()[:begun]
    for number, line in enumerate(lines):
        if line == "[18 or over]":
            talk.hear(TextReceived(at=NOON, text="1", message=99, sent=1))
        elif line[:1] not in "[/":
            talk.hear(TextReceived(at=NOON, text=line, message=number, sent=60 * number))
        else:
            talk.run(line)
    for action in actions:
        act(talk, action)
        if talk.session is None or talk.session.stage is Stage.IDLE or len(talk.submitted) > sent:
            return  # the talk is over already
    session = talk.session
    assert session is not None
    if how == "edit":
        if not any(piece.message == 99 for piece in session.typed.get("age", ())):
            return
        effects = talk.hear(TextEdited(at=NOON, message=99, text="3"))
    else:
        talk.session = replace(
            session, stage=Stage.ASKING, at="age", collected=(), confirming="", breath=None
        )
        token = f"{session.key}.{session.shown}.o2"
        event: Event = ButtonTapped(at=NOON, token=token) if how == "tap" else TextReceived(at=NOON, text="3")
        effects = talk.hear(event)
    assert talk.session == before
    assert "People who can help." in [effect.text for effect in effects if isinstance(effect, Say)]
    assert set(session.sounds.values()) <= {effect.sound for effect in effects if isinstance(effect, Discard)}


def test_a_form_cannot_have_the_too_young_heard_all_the_same() -> None:
    """Whatever else hangs on the answer in the form, the talk is over, and nothing is asked after it."""
    from conversations.flow import Choice
    from tests.ways.flowmaking import EN, choices, flow, prompt

    young = (Choice("yes", {EN: "Yes"}), Choice("no", {EN: "No"}, under_age=True))
    made: Flow = flow(
        prompt("story", Kind.TEXT),
        prompt("old_enough", choices=young),
        prompt("more", Kind.TEXT, relevant="${old_enough} = 'no'"),
        prompt("uses", Kind.SELECT_MULTIPLE, choices=choices("digest"), guards=frozenset({Guard.CONSENT})),
    )
    talk = Talk(made)
    talk.run("hello\nwe waited")
    talk.type("no")
    assert talk.session is None
