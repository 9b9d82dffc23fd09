"""What a command does, whether it was given as one, typed as words, or stands on a button."""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from conversations.effects import Button, Row, Say
from conversations.events import Command
from conversations.session import Session, Stage
from conversations.talk.answering import skip, take_collected
from conversations.talk.asking import begin, draft_of, finish, go_back, near, resume, way
from conversations.talk.cards import Draft
from conversations.talk.choosing import ask_language
from conversations.talk.parting import ask_to_delete
from conversations.talk.questions import token
from conversations.talk.returning import hide, pause, welcome_back
from conversations.talk.stories import ask_for_receipt
from conversations.talk.voices import propose
from conversations.turn import Talk, Turn


def hear_command(
    talk: Talk, session: Session, command: Command, constants: Mapping[str, str] | None = None
) -> Turn:
    """Do what a command asks; ``constants`` are what a link brought with /start."""
    # What is the same whatever the talk stands at.
    match command:
        case Command.HELP:
            return Turn(session, (Say(talk.help_card, way_on(talk, session)),))
        case Command.PRIVACY:
            return Turn(session, (Say(_privacy(talk), way_on(talk, session)),))
        case Command.HIDE:
            return hide(talk, session)
        case Command.DISCREET:
            return turn_discreet(talk, session, not session.discreet)
        case Command.LANGUAGE:
            return ask_language(talk, session)
        case Command.MYSTORY:
            return ask_for_receipt(talk, session)
        case Command.DELETE:
            return ask_to_delete(talk, session)
        case _:
            pass
    if session.stage is Stage.IDLE:
        # The same for everybody without a draft: nothing tells whether a story was sent from here.
        return begin(talk, session, constants)
    if command is Command.PAUSE:
        return pause(talk, session)
    if session.stage is Stage.PAUSED or command is Command.START:
        return welcome_back(talk, session)
    match command:
        case Command.SKIP:
            return skip(talk, session)
        case Command.BACK:
            return go_back(talk, session)
        case Command.DONE:
            if session.stage is Stage.CHECKING:
                return card_hint(talk, session, draft_of(talk, session))
            return hear_done(talk, session)
        case _:
            assert_never(command)


def hear_done(talk: Talk, session: Session) -> Turn:
    """What was told is all, once it is known whether what was written down of a voice note is right."""
    return propose(talk, session) if session.heard else take_collected(talk, session)


def go_on(talk: Talk, session: Session) -> Turn:
    """Back to where the talk was."""
    return propose(talk, session) if session.heard else resume(talk, session)


def _privacy(talk: Talk) -> str:
    """What happens to what is said, for how long, and who can be asked about it outside the chat."""
    service, parts = talk.service, [talk.words.privacy]
    if service.kept_weeks:
        parts.append(talk.words.kept_weeks.format(weeks=service.kept_weeks))
    if service.contact:
        parts.append(talk.words.contact.format(contact=service.contact))
    return "\n\n".join(parts)


def turn_discreet(talk: Talk, session: Session, discreet: bool) -> Turn:
    """Clear as we go from now on, or stop that."""
    session = replace(session, discreet=discreet)
    safety = talk.words.safety
    said = safety.discreet_is_on if session.discreet else safety.discreet_is_off
    match session.stage:
        case Stage.ASKING:
            return resume(talk, session, lead=(said,))
        case Stage.PAUSED:
            welcomed = welcome_back(talk, session)
            return Turn(welcomed.session, (Say(said), *welcomed.effects))
        case _:
            return Turn(session, (Say(said, way_on(talk, session)),))


def way_on(talk: Talk, session: Session) -> tuple[Row, ...]:
    """Under a help card: the way back to where the talk was, where there is one."""
    if session.stage is Stage.IDLE:
        return ((Button(talk.words.buttons.hide, token(session, "hide")),),)
    return ((Button(talk.words.buttons.carry_on, token(session, "go")),), near(talk, session)[1:])


def card_hint(talk: Talk, session: Session, drafted: Draft) -> Turn:
    """Say what can be done at the review card, to who did something else."""
    if session.discreet:
        # The card was cleared with whatever was just sent, and is shown again only to who asks for it.
        return finish(talk, session, way(talk, session))
    hint = talk.words.card.no_use if drafted.story is None else talk.words.card.hint
    return Turn(session, (Say(hint),))
