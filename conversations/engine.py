"""What follows: one event and all that comes of it.

``advance`` is pure: equal arguments give equal turns, and nothing else is read or changed. Here an event is
heard; the moves it leads to are in ``talk``, and nothing else changes a session.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from conversations.effects import Discard, Effect, Say, Submit
from conversations.events import (
    ButtonTapped,
    Command,
    CommandReceived,
    ContentRefused,
    Event,
    TextEdited,
    TextReceived,
    VoiceFailed,
    VoiceHeard,
    VoiceKept,
    VoiceReceived,
)
from conversations.flow import Flow
from conversations.layout import layout
from conversations.service import Service
from conversations.session import Session, Stage
from conversations.story import VOICE
from conversations.talk.changing import change
from conversations.talk.clearing import discreetly
from conversations.talk.commands import hear_command
from conversations.talk.languages import spoken_at_first
from conversations.talk.parting import is_bare
from conversations.talk.stories import STORY_ACTIONS, language_in, sent_of
from conversations.talk.taps import EVERYWHERE, hear_tap
from conversations.talk.typed import LONGEST_PHRASE, hear_what_is_no_words, hear_words
from conversations.talk.voices import receive, take
from conversations.turn import Talk, Turn
from conversations.words import words_in
from conversations.words.folding import folded

__all__ = ["Turn", "advance", "command_in"]


_FETCHED = (VoiceKept, VoiceHeard, VoiceFailed)


_IDLE = Stage.IDLE  # looking it up in its class takes longer than all else about it


def advance(
    flow: Flow,
    session: Session | None,
    event: Event,
    *,
    fresh: bytes,
    service: Service,
    newer: Flow | None = None,
) -> Turn:
    """Answer one event: the session after it, and what must be done.

    Args:
        flow: The version the session is pinned to; where no draft is open, the one to begin with.
        session: What was kept of this narrator; None where nothing is.
        event: What happened. Its text is used here and nowhere else.
        fresh: 32 random bytes, new for every turn; names a new session or a sent story, and draws its receipt.
        service: What the steward decided.
        newer: The version that is asked now, where ``flow`` is an older one; the talk moves to it only when its
            narrator says so.

    Returns:
        The session after the event and the effects in the order they must happen. An answer the prompt does
        not accept leaves the answers as they were and says kindly what would do. Never raises for anything a
        narrator can send.
    """
    assert len(fresh) == 32
    assert session is None or session.flow == flow.version or session.stage is Stage.IDLE, (
        "a talk keeps its flow"
    )
    known = (
        session if session is not None and not is_bare(session) else _newcomer(flow, service, session, event)
    )
    if known.language not in flow.languages:
        known = replace(known, language=flow.default_language)  # a newer flow lacks it
    message = sent = None
    unanswered = False
    if isinstance(event, TextReceived):
        message, sent, unanswered = event.message, event.sent, event.unanswered
    elif isinstance(event, ContentRefused):
        message, sent = event.message, event.sent
    words = words_in(known.language)
    names = () if isinstance(event, _FETCHED) else event.names
    talk = Talk(flow, layout(flow), service, words, fresh, event.at, newer, message, sent, unanswered, names)
    turn = _hear(talk, known, event)
    after, effects = turn
    if after is not None:
        if after.breath is not None or after.album:
            after = _passing(known, after, event)
        if after.sounds:
            after = _with_sounds_told(after)
    if known.sounds:
        effects = (*_discards(known, after, effects), *effects)
    is_discreet = known.discreet or (after is not None and after.discreet)
    # What became of a voice note while nobody looks is no reason to write.
    if is_discreet and (not isinstance(event, _FETCHED) or any(isinstance(one, Say) for one in effects)):
        after, effects = discreetly(talk, known, event, Turn(after, effects))
    if after is not None and after.stage is _IDLE and is_bare(after):
        language = flow.default_language
        after = Session("", flow.version, language, _IDLE, sent=after.sent) if after.sent else None
    return Turn(after, effects)


def _newcomer(flow: Flow, service: Service, session: Session | None, event: Event) -> Session:
    """How somebody is taken who has no draft and has chosen nothing: as one of whom nothing is kept.

    So nothing that is said, and not even the language it is said in, tells whether a story was sent from here. Only
    a button under a story goes on in the words that stand on it: who has that message knows of the story.
    """
    sent = () if session is None else session.sent
    speaks = event.speaks if isinstance(event, TextReceived | CommandReceived) else ""
    if sent and isinstance(event, ButtonTapped):
        action = event.token.rpartition(".")[2]
        if action[:1] in STORY_ACTIONS and sent_of(sent, action[1:]) is not None:
            speaks = language_in(action)
    language = spoken_at_first(flow, service, speaks)
    return Session("", flow.version, language, Stage.IDLE, sent=sent)


def _passing(before: Session, after: Session, event: Event) -> Session:
    """The session without what only holds until something else happens."""
    is_content = isinstance(event, ContentRefused)
    if after.breath is not None and after.breath is before.breath and not is_content:
        after = replace(after, breath=None)
    return replace(after, album="") if after.album and not is_content else after


def _with_sounds_told(session: Session) -> Session:
    """The session without the sounds of answers that are now given in other words."""
    sounds = {
        name: sound
        for name, sound in session.sounds.items()
        if VOICE in session.answers.get(name, "") or (name == session.at and VOICE in session.collected)
    }
    return session if len(sounds) == len(session.sounds) else replace(session, sounds=sounds)


def _discards(before: Session, after: Session | None, effects: Sequence[Effect]) -> tuple[Effect, ...]:
    """The sounds that nothing holds any more."""
    held = set() if after is None else {sound.id for sound in after.sounds.values()}
    for effect in effects:
        if isinstance(effect, Submit):
            held |= {given.sound.id for given in effect.story.answers if given.sound is not None}
    return tuple(Discard(sound) for sound in before.sounds.values() if sound.id not in held)


def _hear(talk: Talk, session: Session, event: Event) -> Turn:
    confirmed = ""
    if session.confirming and not isinstance(event, VoiceKept | VoiceHeard | VoiceFailed):
        # Whatever comes next answers what was asked back, or leaves it: it never stays open behind a detour.
        confirmed = session.confirming
        session = replace(session, confirming="")
    match event:
        case TextReceived():
            return hear_words(talk, session, event.text, confirmed)
        case TextEdited():
            return change(talk, session, event)
        case CommandReceived():
            return hear_command(talk, session, event.command, event.constants)
        case ButtonTapped():
            return hear_tap(talk, session, event.token, confirmed)
        case ContentRefused():
            return hear_what_is_no_words(talk, session, event)
        case VoiceReceived():
            return receive(talk, session, event)
        case VoiceKept() | VoiceHeard() | VoiceFailed():
            return take(talk, session, event)
        case _:
            assert_never(event)


def command_in(event: Event, session: Session | None = None) -> Command | None:
    """The command an event gives whatever the talk stands at; None where it depends on that.

    For whoever must answer when the talk itself cannot be read; ``session`` tells the language, where there is one.
    """
    match event:
        case CommandReceived():
            return event.command
        case TextReceived():
            words = words_in(session.language if session is not None else "en")
            return (
                words.understood.commands.get(folded(event.text))
                if len(event.text) <= LONGEST_PHRASE
                else None
            )
        case ButtonTapped():
            return EVERYWHERE.get(event.token.rpartition(".")[2])
        case _:
            return None
