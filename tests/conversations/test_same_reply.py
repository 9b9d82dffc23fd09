"""Whoever holds the phone learns nothing: until a receipt is typed, an account that sent a story gets what a new one gets.

Two narrators hear the same, side by side. One has sent a story before, in a way that leaves the most behind; of the
other nothing is kept. Every word, every label and even every token must be equal.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.effects import ChangeUse, Discard, Effect, Say, Submit, Withdraw
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
    VoiceHeard,
    VoiceKept,
    VoiceReceived,
)
from conversations.service import Service
from conversations.session import Stage
from conversations.story import Sound
from conversations.talk.parting import MOST_STORIES
from conversations.words import words_of
from tests.conversations.talking import NOON, SHORT_RUN, Talk

SERVICE = Service({"en": "People who can help."}, languages=frozenset({"pl"}), voice=True)
SEND = "[Staff may see what I ticked]\n[Done]\n[Send]"
SAID = words_of("en")


def sent_plainly(talk: Talk) -> None:
    """The short run."""
    talk.run(SHORT_RUN + SEND)


def sent_in_welsh(talk: Talk) -> None:
    """A language was chosen for the talk."""
    talk.type("hello")
    talk.command(Command.LANGUAGE)
    talk.type("Cymraeg")
    _on(talk)


def sent_discreetly(talk: Talk) -> None:
    """In discreet mode to the end."""
    talk.type("hello")
    talk.command(Command.DISCREET)
    _on(talk)


def sent_twice_and_more(talk: Talk) -> None:
    """Two stories, an album, messages whose numbers are known, a voice note, words that tell of danger."""
    talk.run(SHORT_RUN + SEND)
    talk.type("hello")
    for number in range(3):
        talk.hear(ContentRefused(at=NOON, content=Content.PICTURE, album="a", message=900 + number))
    _on(talk)


def _on(talk: Talk) -> None:
    """From the first question to Send, in numbers, which every language understands."""
    words = "1\n1\n2\nI am scared of him and Oluwaseun is my name\n/done\n3\n/done\n2"
    for line in words.splitlines():
        if line.startswith("/"):
            talk.command(Command(line[1:]))
        else:
            talk.hear(TextReceived(at=NOON, text=line, message=talk.turns, sent=60 * talk.turns))
    while talk.session is not None and talk.session.stage is Stage.ASKING and talk.session.at != "uses":
        talk.type("2") if talk.session.at in ("more", "danger_now") else talk.command(Command.SKIP)
    talk.type("1")
    talk.command(Command.DONE)
    if talk.session is not None and talk.session.discreet:
        talk.type("1")
    talk.type("send")


BEFORE: tuple[Callable[[Talk], None], ...] = (
    sent_plainly,
    sent_in_welsh,
    sent_discreetly,
    sent_twice_and_more,
)


@cache
def sent(before: Callable[[Talk], None]) -> Talk:
    """An account that sent a story in that way."""
    talk = Talk(service=SERVICE)
    before(talk)
    assert talk.submitted
    assert talk.session is not None
    assert talk.session.stage is Stage.IDLE
    assert talk.session.sent
    return talk


def side_by_side(before: Callable[[Talk], None]) -> tuple[Talk, Talk]:
    """One that sent a story, and a new one; both hear with the same chance from now on."""
    there = sent(before).copy()
    return there, Talk(service=SERVICE, turns=there.turns)


def said(effects: tuple[Effect, ...]) -> list[Effect]:
    """All that whoever holds the phone can see of a turn."""
    unseen = (Submit, Withdraw, ChangeUse, Discard)
    return [effect for effect in effects if not isinstance(effect, unseen)]


def hear_alike(there: Talk, new: Talk, event: Event) -> None:
    """Both hear it, and say the same."""
    one, other = said(there.hear(event)), said(new.hear(event))
    # A closure is put in words from the same words and the same count; its own identity says nothing.
    assert [_comparable(effect) for effect in one] == [_comparable(effect) for effect in other]


def _comparable(effect: Effect) -> object:
    left = getattr(effect, "left", None)
    return (
        effect
        if left is None
        else (type(effect), effect.cleared, effect.blanked, [left(n) for n in (1, 2, 5)])
    )  # type: ignore[union-attr]


SPEAKS = st.sampled_from(["", "en", "cy", "pl-PL", "ar", "xx"])
RARE = "abandon ability able about above absent"
WORDS = (
    "hello", "1", "2", "yes", "no", "send", "done", "delete", "yes, delete it all", "my story", "stop", "help", "language",
    "Cymraeg", "English", "keep", "hide", "2 3", "See or change it", "Carry on", "Story 1: delete it",
)  # fmt: skip
TYPED = st.one_of(
    st.sampled_from([*WORDS, RARE, RARE.upper()]), st.text(max_size=30), st.just("a long story " * 30)
)
MESSAGES = st.integers(0, 40)
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        TextReceived,
        at=st.just(NOON),
        text=TYPED,
        message=MESSAGES,
        sent=st.integers(0, 5),
        unanswered=st.booleans(),
        speaks=SPEAKS,
    ),
    st.builds(CommandReceived, at=st.just(NOON), command=st.sampled_from(Command), speaks=SPEAKS),
    st.builds(TextEdited, at=st.just(NOON), message=MESSAGES, text=TYPED),
    st.builds(
        ContentRefused,
        at=st.just(NOON),
        content=st.sampled_from(Content),
        words=st.sampled_from(["", "hello", "help"]),
        album=st.sampled_from(["", "a"]),
    ),
    st.builds(VoiceReceived, at=st.just(NOON), file=st.just("f")),
    st.builds(VoiceFailed, at=st.just(NOON), fetch=st.just("x")),
    st.builds(VoiceHeard, at=st.just(NOON), fetch=st.just("x"), text=st.just("words")),
    st.builds(VoiceKept, at=st.just(NOON), fetch=st.just("x"), sound=st.just(Sound(b"1" * 16, bytes(32), 3))),
)
TAPS = st.integers(0, 200)


def tokens(talk: Talk) -> list[str]:
    """What can be tapped but what stands under the message that said thank you, or under a story."""
    marks = [one.id.hex()[:12] for one in talk.session.sent] if talk.session is not None else []
    marks += [submit.id.hex()[:12] for submit in talk.submitted]
    return [button.token for button in talk.buttons if not any(mark in button.token for mark in marks)]


@pytest.mark.parametrize("before", BEFORE)
@given(events=st.lists(st.one_of(EVENTS, TAPS), min_size=1, max_size=12))
@settings(max_examples=150, deadline=None)
def test_an_account_that_sent_a_story_gets_what_a_new_one_gets(
    before: Callable[[Talk], None], events: list[Event | int]
) -> None:
    """Any words, commands, edits, pictures, voice notes and old buttons: the same to the byte, tokens and all."""
    there, new = side_by_side(before)
    for event in events:
        if isinstance(event, int):
            old = tokens(there)
            event = ButtonTapped(at=NOON, token=old[-1 - event % len(old)])
        hear_alike(there, new, event)
    assert there.session is not None or new.session is None


ALONE: list[Event] = [
    *(
        CommandReceived(at=NOON, command=command, speaks=speaks)
        for command in Command
        for speaks in ("", "cy", "pl")
    ),
    *(
        TextReceived(at=NOON, text=text, speaks=speaks)
        for text in ("hello", "1", "delete", "my story", RARE, "hide", "privacy")
        for speaks in ("", "cy", "pl")
    ),
    *(ContentRefused(at=NOON, content=content) for content in Content),
    *(
        ButtonTapped(at=NOON, token=f"{key}.1.{action}")
        for key in ("", "AAAAAAAA")
        for action in (
            "help",
            "hide",
            "del",
            "wipe",
            "keep",
            "l0",
            "l1",
            "l9",
            "go",
            "said",
            "send",
            "v0123456789aben",
            "x0123456789ab",
        )
    ),
    TextEdited(at=NOON, message=7, text="something else"),
    VoiceReceived(at=NOON, file="f"),
]


@pytest.mark.parametrize("before", BEFORE)
def test_each_event_alone_and_then_a_greeting(before: Callable[[Talk], None]) -> None:
    """The commonest ways to look whether somebody talked here: one thing, and then hello."""
    for event in ALONE:
        there, new = side_by_side(before)
        hear_alike(there, new, event)
        hear_alike(there, new, TextReceived(at=NOON, text="hello", speaks="en"))
        hear_alike(there, new, CommandReceived(at=NOON, command=Command.MYSTORY, speaks="en"))
        hear_alike(there, new, TextReceived(at=NOON, text="1", speaks="en"))


@pytest.mark.parametrize("before", BEFORE)
def test_a_wrong_receipt_is_answered_alike(before: Callable[[Talk], None]) -> None:
    """Six words that are none, the right ones in another order, five of the six, numbers, nothing."""
    right = receipt(sent(before)).split()
    wrong = [
        RARE,
        " ".join(reversed(right)),
        " ".join(right[:5]),
        " ".join([*right, right[0]]),
        "1",
        "",
        "six words that are no receipt",
    ]
    for words in wrong:
        there, new = side_by_side(before)
        hear_alike(there, new, CommandReceived(at=NOON, command=Command.MYSTORY))
        hear_alike(there, new, TextReceived(at=NOON, text=words))
        hear_alike(there, new, TextReceived(at=NOON, text=words))


def receipt(talk: Talk) -> str:
    """The words of the newest receipt that was said."""
    frame = SAID.sent.receipt.partition("{words}")[0].rstrip(": ")
    for say in reversed(talk.seen):
        for line in say.text.split("\n\n"):
            words = line.rpartition(":")[2].split()
            if len(words) == 6 and all(word.isascii() for word in words):
                return " ".join(words)
    raise AssertionError(f"nothing was said like {frame!r}")


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("asked", [True, False])
def test_only_the_receipt_shows_the_story(before: Callable[[Talk], None], asked: bool) -> None:
    """What differs, and must: with the six words the story is shown, asked for or not, however they are written."""
    words = receipt(sent(before))
    for written in (words, words.upper(), words.replace(" ", "\n"), f"  {words}. ", words.replace(" ", ", ")):
        there, new = side_by_side(before)
        if asked:
            hear_alike(there, new, CommandReceived(at=NOON, command=Command.MYSTORY))
        there.type(written)
        new.type(written)
        assert "Allowed:" in there.last
        assert "Allowed:" not in new.last


def test_the_buttons_under_the_thanks_are_the_other_thing_that_differs() -> None:
    """Who has that message knows of the story already; and in discreet mode no such button stands there."""
    there, new = side_by_side(sent_plainly)
    (button,) = [button for button in there.buttons if button.label == SAID.buttons.see_story]
    there.hear(ButtonTapped(at=NOON, token=button.token))
    new.hear(ButtonTapped(at=NOON, token=button.token))
    assert "Allowed:" in there.last
    assert new.seen == []
    assert SAID.buttons.see_story not in [button.label for button in sent(sent_discreetly).buttons]


def test_of_many_stories_only_the_one_that_is_too_many_tells() -> None:
    """Where as many were sent as can be kept, a further one is refused at Send, and not before."""
    there, new = side_by_side(sent_plainly)
    assert there.session is not None
    (one,) = there.session.sent
    many = tuple(replace(one, id=bytes([number] * 16)) for number in range(MOST_STORIES))
    there.session = replace(there.session, sent=many)
    for line in [*SHORT_RUN.strip().splitlines(), *SEND.splitlines()[:-1]]:
        assert said(there.run(line)) == said(new.run(line))
    assert said(there.run("[Send]")) == [Say(SAID.coming_and_going.too_many_stories)]


@pytest.mark.parametrize("before", BEFORE)
def test_nothing_of_the_talk_is_left_in_the_session(before: Callable[[Talk], None]) -> None:
    """No language, no discreet mode, no key, no album: the stories alone, each as its fingerprint and its uses."""
    session = sent(before).session
    assert session is not None
    blank = replace(session, sent=())
    assert (blank.key, blank.shown, blank.at, blank.chosen, blank.discreet, blank.album) == (
        "",
        0,
        "",
        False,
        False,
        "",
    )
    assert blank.language == sent(before).flow.default_language
    left = (blank.answers, blank.collected, blank.typed, blank.masked, blank.approved, blank.confirming)
    assert (*left, blank.decided) == ({}, (), {}, None, "", "", {})
