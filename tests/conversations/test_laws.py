"""What holds after any order of events whatever."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.consent import Use
from conversations.effects import Revise, Say, Toast
from conversations.events import ButtonTapped, Command, Content
from conversations.flow import Flow, Kind
from conversations.route import is_asked, walk
from conversations.session import Stage
from conversations.talk.pages import units
from tests.conversations.talking import EVERY_RUN, SHORT_RUN, Talk, built_in, every_kind

# Words that a narrator, a child with the phone, or an attacker might send.
TEXTS = st.one_of(
    st.sampled_from(
        [
            "1",
            "2",
            "3",
            "1, 3",
            "9",
            "done",
            "skip",
            "back",
            "stop",
            "help",
            "delete",
            "yes",
            "no",
            "send",
            "hello",
            "",
            "two",
            "about 3",
            "2019",
            "3 May 2024",
            "May 2024",
            "half past 3",
            "15:30",
            "yesterday",
            "keep",
            "ok",
            "elm",
            "hospitl",
        ]
    ),
    st.text(st.characters(codec=None), max_size=40),
    st.sampled_from(["\ud83d", "\u202ertl\u202c", "a\u200bb", "x" * 5_000, "\x00", "=1+1", "/nothing"]),
)

ACTIONS = st.one_of(
    st.tuples(st.just("type"), TEXTS),
    st.tuples(st.just("tap"), st.integers(0, 60)),
    st.tuples(st.just("tap_new"), st.integers(0, 25)),
    st.tuples(st.just("forge"), st.text(max_size=64)),
    st.tuples(st.just("command"), st.sampled_from(Command)),
    st.tuples(st.just("content"), st.sampled_from(Content)),
)


def act(talk: Talk, action: tuple[str, object]) -> None:
    """Do one thing; what is tapped is an old or a newly shown button."""
    kind, what = action
    match kind, what:
        case "type", str(text):
            talk.type(text)
        case "tap", int(number):
            if talk.buttons:
                talk.tap(talk.buttons[-1 - number % len(talk.buttons)].label)
        case "tap_new", int(number):
            newest = [button for say in talk.seen[-1:] for row in say.buttons for button in row]
            if newest:
                talk.tap(newest[number % len(newest)].label)
        case "forge", str(token):
            talk.hear(ButtonTapped(at=talk.at, token=token))
        case "command", Command() as command:
            talk.command(command)
        case "content", Content() as content:
            talk.send_content(content)
        case _:
            raise AssertionError(action)


def told_so_far(flow: Flow, run: str, lines: int) -> Talk:
    """A talk after so many lines of a run."""
    talk = Talk(flow)
    for line in run.strip().splitlines()[:lines]:
        talk.run(line)
    return talk


RUNS = st.sampled_from([(built_in(), SHORT_RUN), (every_kind(), EVERY_RUN)])


@given(RUNS, st.integers(0, 40), st.lists(ACTIONS, max_size=25))
@settings(max_examples=350, deadline=None)
def test_every_event_is_answered_and_every_answer_fits_a_message(
    run: tuple[Flow, str], begun: int, actions: list[tuple[str, object]]
) -> None:
    """Nothing a narrator can do raises or goes unanswered; texts and buttons keep the channel's limits."""
    talk = told_so_far(*run, begun)
    for action in actions:
        before = len(talk.effects)
        turns = talk.turns
        act(talk, action)
        assert talk.turns == turns or any(isinstance(e, Say | Revise | Toast) for e in talk.effects[before:])
        for effect in talk.effects[before:]:
            if isinstance(effect, Say | Revise):
                assert 0 < units(effect.text) <= 4096
                assert len([b for row in effect.buttons for b in row]) <= 100
                for row in effect.buttons:
                    for button in row:
                        assert re.fullmatch(r"[A-Za-z0-9_.-]{1,40}", button.token)
                        assert button.label


@given(RUNS, st.lists(ACTIONS, max_size=25))
@settings(max_examples=200, deadline=None)
def test_nothing_is_sent_that_was_not_shown_and_allowed(
    run: tuple[Flow, str], actions: list[tuple[str, object]]
) -> None:
    """Whatever the order: a story leaves only with a use, and its summary is what the last card showed."""
    talk = told_so_far(*run, 40)
    talk.run("[Staff may see what I ticked]")
    for action in [*actions, ("type", "done"), ("type", "send")]:
        shown = [say.text for say in talk.seen]
        sent = len(talk.submitted)
        act(talk, action)
        for submit in talk.submitted[sent:]:
            assert submit.story.consent.uses
            if submit.summary is not None:
                assert submit.story.consent.uses & {Use.DIGEST, Use.QUOTE}
                for page in submit.summary.pages:
                    assert page in shown
                assert Use.QUOTE in submit.story.consent.uses or not submit.summary.words
                assert Use.DIGEST in submit.story.consent.uses or not submit.summary.facts


@given(st.lists(ACTIONS, max_size=20))
@settings(max_examples=150, deadline=None)
def test_help_is_there_in_every_state_and_changes_nothing(actions: list[tuple[str, object]]) -> None:
    """Help now, by its oldest button or by word, always gives the card."""
    talk = Talk()
    talk.type("hello")
    oldest = next(button for button in talk.buttons if button.label == "Help now")
    for action in actions:
        act(talk, action)
    before = talk.session
    talk.hear(ButtonTapped(at=talk.at, token=oldest.token))
    assert talk.last == "People who can help."
    # What was asked back ("delete everything?") does not stay open behind a detour.
    assert talk.session == (before and replace(before, confirming=""))


@given(st.lists(ACTIONS, max_size=20))
@settings(max_examples=150, deadline=None)
def test_delete_and_yes_leaves_nothing_in_any_state(actions: list[tuple[str, object]]) -> None:
    """After /delete and yes there is no session, and every sent story is withdrawn."""
    talk = Talk()
    talk.run(SHORT_RUN + "[Researchers may study all of it]\n[Done]\n[Send]")
    for action in actions:
        act(talk, action)
    sent = {submit.id for submit in talk.submitted}
    talk.command(Command.DELETE)
    talk.type("yes")
    if talk.session is not None:  # it had been deleted before, and "yes" began a new talk
        assert not talk.session.sent
    assert sent == {withdraw.id for withdraw in talk.withdrawn}


DETOURS = st.lists(
    st.sampled_from(["back", "pause", "help", "old", "picture", "start", "privacy", "keep"]), max_size=12
)


@given(RUNS, DETOURS, st.data())
@settings(max_examples=200, deadline=None)
def test_detours_end_in_the_same_record_as_the_straight_run(
    run: tuple[Flow, str], detours: list[str], data: st.DataObject
) -> None:
    """Going back and answering the same, pausing, asking for help, tapping old buttons: the story is the same."""
    flow, way = run
    uses = "[Staff may see what I ticked]\n[Staff may read what I wrote]\n[Done]\n[Send]"
    straight = Talk(flow)
    straight.run(way + uses)
    lines = [line for line in (way + uses).strip().splitlines() if line]
    places = {data.draw(st.integers(1, len(lines) - 2), label="place"): detour for detour in detours}
    winding = Talk(flow)
    for number, line in enumerate(lines):
        detour = places.get(number)
        if detour is not None and winding.session is not None:
            take(winding, detour)
        winding.run(line)
    (expected,), (actual,) = straight.submitted, winding.submitted
    assert actual.story == expected.story
    assert actual.summary == expected.summary


def take(talk: Talk, detour: str) -> None:
    """Leave the straight way and come back to the same question."""
    session = talk.session
    assert session is not None
    match detour:
        case "back" if session.stage is Stage.ASKING and not session.collected:
            route = walk(talk.flow, session.answers)
            before = route.before(session.at)
            if before is None:
                return
            talk.command(Command.BACK)
            again = talk.session
            assert again is not None
            assert again.at == before.name
            assert is_asked(before)
            if again.collected or not before.choices or before.kind is Kind.RANK:
                talk.command(Command.DONE) if session.answers[before.name] else talk.command(Command.SKIP)
            elif session.answers[before.name]:
                names = [choice.name for choice in before.choices]
                talk.type(str(names.index(session.answers[before.name]) + 1))
            else:
                talk.command(Command.SKIP)
        case "pause":
            talk.command(Command.PAUSE)
            talk.type("I am back")
        case "help":
            talk.command(Command.HELP)
        case "old":
            oldest = next(button for button in talk.buttons if button.label != "Delete")
            talk.hear(ButtonTapped(at=talk.at, token=oldest.token))
        case "picture":
            talk.send_content(Content.PICTURE)
        case "start":
            talk.command(Command.START)
        case "privacy":
            talk.command(Command.PRIVACY)
        case "keep":
            talk.command(Command.DELETE)
            talk.type("no")
        case _:
            pass
