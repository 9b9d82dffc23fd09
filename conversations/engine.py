"""What follows: one event and all that comes of it.

``advance`` is pure: equal arguments give equal turns, and nothing else is read or changed. Here an event is
heard; the moves it leads to are in ``asking``, ``answering`` and ``parting``, and nothing else changes a session.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from conversations.effects import Button, Revise, Say, Toast
from conversations.events import ButtonTapped, Command, CommandReceived, ContentRefused, Event, TextReceived
from conversations.flow import Flow, Kind
from conversations.layout import layout
from conversations.session import Session, Stage
from conversations.talk import wording
from conversations.talk.answering import (
    answer,
    answer_in_words,
    leave_out,
    skip,
    take_collected,
    take_number,
    take_parts,
    take_suggested,
    tap_choice,
    tap_counted,
)
from conversations.talk.answers import ACKNOWLEDGED, plain
from conversations.talk.asking import begin, draft_of, go_back, resume, revisit, show_again, way
from conversations.talk.calendars import parts_in
from conversations.talk.cards import Draft
from conversations.talk.parting import (
    MOST_STORIES,
    STORY_ACTIONS,
    STORY_MARK,
    ask_to_delete,
    change_story,
    send,
    show_stories,
    wipe,
)
from conversations.talk.questions import token
from conversations.turn import Talk, Turn

__all__ = ["Turn", "advance", "command_in"]


def advance(flow: Flow, session: Session | None, event: Event, *, fresh: bytes, help_card: str) -> Turn:
    """Answer one event: the session after it, and what must be done.

    Args:
        flow: The version the session is pinned to; where no draft is open, the one to begin with.
        session: What was kept of this narrator; None where nothing is.
        event: What happened. Its text is used here and nowhere else.
        fresh: 16 random bytes, new for every turn; names a new session or a sent story.
        help_card: What "Help now" says here.

    Returns:
        The session after the event and the effects in the order they must happen. An answer the prompt does
        not accept leaves the answers as they were and says kindly what would do. Never raises for anything a
        narrator can send.
    """
    assert len(fresh) == 16
    assert session is None or session.flow == flow.version or session.stage is Stage.SENT, (
        "a talk keeps its flow"
    )
    return _hear(Talk(flow, layout(flow), help_card, fresh, event.at), session, event)


def _hear(talk: Talk, session: Session | None, event: Event) -> Turn:
    confirmed = ""
    if session is not None and session.confirming:
        # Whatever comes next answers what was asked back, or leaves it: it never stays open behind a detour.
        confirmed = session.confirming
        session = replace(session, confirming="")
    match event:
        case TextReceived():
            return _typed(talk, session, event.text, confirmed)
        case CommandReceived():
            return _commanded(talk, session, event.command, event.constants)
        case ButtonTapped():
            return _tapped(talk, session, event.token, confirmed)
        case ContentRefused():
            return Turn(session, (Say(wording.REFUSED_CONTENT[event.content]),))
        case _:
            assert_never(event)


def command_in(event: Event) -> Command | None:
    """The command an event gives whatever the talk stands at; None where it depends on that.

    For whoever must answer when the talk itself cannot be read.
    """
    match event:
        case CommandReceived():
            return event.command
        case TextReceived():
            return wording.PLAIN_WORDS.get(plain(event.text)) if len(event.text) <= _LONGEST_PHRASE else None
        case ButtonTapped():
            return _EVERYWHERE.get(event.token.rpartition(".")[2])
        case ContentRefused():
            return None
        case _:
            assert_never(event)


_EVERYWHERE = {"help": Command.HELP, "del": Command.DELETE}
"""What works on every button there ever was: safety does not depend on an old key."""


def _typed(talk: Talk, session: Session | None, text: str, confirmed: str) -> Turn:
    words = plain(text) if len(text) <= _LONGEST_PHRASE else ""
    if session is not None and confirmed and words in wording.YES:
        return _confirmed(talk, session, confirmed)
    command = wording.PLAIN_WORDS.get(words)
    if command is not None:
        return _commanded(talk, session, command)
    if session is None:
        return begin(talk, ())
    if confirmed:
        return Turn(session, (Say(wording.KEPT, _way_on(talk, session)),))
    match session.stage:
        case Stage.ASKING:
            return answer_in_words(talk, session, text)
        case Stage.PAUSED:
            return resume(talk, session)
        case Stage.SENT:
            return Turn(session, (Say(wording.ALREADY_SENT),))
        case Stage.CHECKING:
            return _typed_at_card(talk, session, text, words)
        case _:
            assert_never(session.stage)


def _confirmed(talk: Talk, session: Session, what: str) -> Turn:
    match what:
        case "all":
            return wipe(talk, session)
        case "skip":
            return leave_out(talk, session)
        case mark:
            return change_story(talk, session, "x", mark, confirmed=mark)


def _typed_at_card(talk: Talk, session: Session, text: str, words: str) -> Turn:
    if words in wording.SEND_WORDS:
        return send(talk, session)
    number = _number(words)
    route = way(talk, session)
    drafted = draft_of(talk, session, route)
    if number is not None and 1 <= number <= len(drafted.lines):
        return revisit(talk, session, drafted.lines[number - 1][0], route)
    return _card_hint(session, drafted)


def _card_hint(session: Session, drafted: Draft) -> Turn:
    hint = wording.CARD_NO_USE if drafted.story is None else wording.CARD_HINT
    return Turn(session, (Say(hint),))


def _commanded(
    talk: Talk, session: Session | None, command: Command, constants: Mapping[str, str] | None = None
) -> Turn:
    if command is Command.HELP:
        return Turn(session, (Say(talk.help_card, _way_on(talk, session)),))
    if command is Command.PRIVACY:
        return Turn(session, (Say(wording.PRIVACY, _way_on(talk, session)),))
    if session is None:
        if command is Command.DELETE:
            return Turn(None, (Say(wording.NOTHING_KEPT),))
        if command is Command.MYSTORY:
            return Turn(None, (Say(wording.MYSTORY_NONE),))
        return begin(talk, (), constants)
    if command is Command.MYSTORY:
        return show_stories(talk, session, ())
    if command is Command.DELETE:
        return ask_to_delete(talk, session)
    if session.stage is Stage.SENT:
        if command is not Command.START:
            return Turn(session, (Say(wording.ALREADY_SENT),))
        if len(session.sent) >= MOST_STORIES:
            return Turn(session, (Say(wording.TOO_MANY_STORIES),))
        return begin(talk, session.sent, constants)
    if command is Command.PAUSE:
        return Turn(replace(session, stage=Stage.PAUSED), (Say(wording.PAUSED),))
    if session.stage is Stage.PAUSED or command is Command.START:
        return resume(talk, session)
    match command:
        case Command.SKIP:
            return skip(talk, session)
        case Command.BACK:
            return go_back(talk, session)
        case Command.DONE:
            if session.stage is Stage.CHECKING:
                return _card_hint(session, draft_of(talk, session))
            return take_collected(talk, session)
        case _:
            assert_never(command)


def _tapped(talk: Talk, session: Session | None, given: str, confirmed: str) -> Turn:
    key, _, rest = given.partition(".")
    shown, _, action = rest.partition(".")
    if action in _EVERYWHERE:
        return _commanded(talk, session, _EVERYWHERE[action])
    if session is None or key != session.key:
        return Turn(session, (Toast(wording.OLDER_TALK),))
    if action[:1] in STORY_ACTIONS and len(action) == 1 + STORY_MARK:
        return change_story(talk, session, action[:1], action[1:], confirmed=confirmed)
    match action:
        case "pause" if session.stage is not Stage.SENT:
            return _commanded(talk, session, Command.PAUSE)
        case "wipe" if confirmed == "all":
            return wipe(talk, session)
        case "drop" if confirmed == "skip":
            return leave_out(talk, session)
        case "keep":
            return Turn(session, (Revise(wording.KEPT, _way_on(talk, session)),))
        case "go":
            return (
                Turn(session, (Toast(wording.OLDER),))
                if session.stage is Stage.SENT
                else resume(talk, session)
            )
        case _:
            pass
    if shown != str(session.shown):
        return Turn(session, (Toast(wording.OLDER),))
    match session.stage:
        case Stage.ASKING:
            return _tapped_at_prompt(talk, session, action)
        case Stage.CHECKING:
            return _tapped_at_card(talk, session, action)
        case Stage.SENT | Stage.PAUSED:
            return Turn(session, (Toast(wording.OLDER),))
        case _:
            assert_never(session.stage)


def _tapped_at_prompt(talk: Talk, session: Session, action: str) -> Turn:
    prompt = talk.laid.prompts[session.at]
    match action:
        case "skip":
            return skip(talk, session)
        case "back":
            return go_back(talk, session, by_tap=True)
        case "done":
            return take_collected(talk, session)
        case "again":
            return show_again(talk, replace(session, collected=()), page=0)
        case "take":
            return take_suggested(talk, session)
        case "ok" if prompt.kind is Kind.ACKNOWLEDGE:
            return answer(talk, session, prompt, ACKNOWLEDGED)
        case _:
            pass
    number = _number(action[1:])
    match action[:1]:
        case "o" | "f" if number is not None:
            return tap_choice(talk, session, prompt, number, from_search=action[0] == "f")
        case "c" if number is not None:
            return tap_counted(talk, session, prompt, number)
        case "p" if number is not None:
            return show_again(talk, session, page=number)
        case "n" if number is not None:
            return take_number(talk, session, prompt, number)
        case "v" if prompt.kind in (Kind.DATE, Kind.TIME, Kind.DATETIME):
            return take_parts(talk, session, prompt, parts_in(action), by_tap=True)
        case _:
            return Turn(session, (Toast(wording.OLDER),))


def _tapped_at_card(talk: Talk, session: Session, action: str) -> Turn:
    match action:
        case "send":
            return send(talk, session)
        case "uses":
            route = way(talk, session)
            assert route.consent is not None, "the card is shown only where the uses were asked for"
            return revisit(talk, session, route.consent, route)
        case "back":
            return go_back(talk, session)
        case _:
            number = _number(action[1:])
            if action[:1] == "e" and number is not None and number < len(talk.flow.prompts):
                prompt = talk.flow.prompts[number]
                route = way(talk, session)
                if any(prompt.name == line.name for line, _ in draft_of(talk, session, route).lines):
                    return revisit(talk, session, prompt, route)
            return Turn(session, (Toast(wording.OLDER),))


def _way_on(talk: Talk, session: Session | None) -> tuple[tuple[Button, ...], ...]:
    """Under a help card: the way back to where the talk was, where there is one."""
    if session is None or session.stage is Stage.SENT:
        return ()
    return ((Button(wording.CARRY_ON, token(session, "go")),),)


_LONGEST_PHRASE = 60  # characters; longer words are told, not a command


def _number(text: str) -> int | None:
    """A small number in a button's token; None for anything else, however it got there."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 4 else None
