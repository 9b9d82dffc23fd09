"""Which answers an event may change: what is asked now, what its message was about, and no other."""

from collections.abc import Mapping

from conversations.engine import command_in
from conversations.events import (
    ButtonTapped,
    Command,
    ContentRefused,
    Event,
    TextEdited,
    TextReceived,
    VoiceFailed,
    VoiceReceived,
)
from conversations.flow import Flow, Kind, Prompt
from conversations.layout import layout
from conversations.route import is_asked
from conversations.session import Session, Stage
from conversations.talk.answers import value_of
from conversations.talk.pieces import prompt_of

_ANSWERING = (Command.SKIP, Command.DONE)
_TAKING = ("done", "skip", "take", "again", "ok", "drop", "heard")
_DAYS = (Kind.DATE, Kind.TIME, Kind.DATETIME)


def changed(flow: Flow, before: Session, after: Session) -> set[str]:
    """The prompts whose answers are others after a turn: parked ones too, and what was begun counts as answered."""
    prompts = layout(flow).prompts
    earlier, now = _told(flow, before), _told(flow, after)
    return {
        name
        for name in earlier.keys() | now.keys()
        if earlier.get(name) != now.get(name) and is_asked(prompts[name])
    }


def _told(flow: Flow, session: Session) -> Mapping[str, str]:
    prompt = layout(flow).prompts.get(session.at)
    begun = value_of(prompt, session.collected) if prompt is not None and session.collected else ""
    return {**session.answers, session.at: begun} if begun else session.answers


def open_to(flow: Flow, session: Session, event: Event) -> set[str]:
    """The prompts whose answers an event may change."""
    prompt = layout(flow).prompts.get(session.at)
    here = {session.at} if session.stage is Stage.ASKING else set[str]()
    # What is ticked goes with the choice that is not offered any more.
    loose = {session.at} if prompt is not None and prompt.choice_filter is not None else set[str]()
    breath = {session.breath.prompt} if session.breath is not None else set[str]()
    match event:
        case TextEdited(message=message):
            return {prompt_of(session, message)} | loose
        case TextReceived() | ContentRefused(words=str()) if _tells(session, event):
            return here | breath
        case ButtonTapped(token=token):
            _, shown, action = [*token.split(".", 2), "", ""][:3]
            takes = action in _TAKING or action[:1] in "ofcnv" or (action == "back" and _shortens(prompt))
            return here if takes and shown == str(session.shown) else loose
        case VoiceReceived():
            return here
        case VoiceFailed():
            return {session.awaited.prompt} if session.awaited is not None else set()
        case _:
            command = command_in(event, session)
            takes = command in _ANSWERING or (command is Command.BACK and _shortens(prompt))
            return here if takes else loose


def _shortens(prompt: Prompt | None) -> bool:
    """Whether Back takes back a part of what was begun here: of a day, or of more than the constraint allows."""
    return prompt is not None and (prompt.kind in _DAYS or prompt.constraint is not None)


def _tells(session: Session, event: TextReceived | ContentRefused) -> bool:
    return bool(event.words) if isinstance(event, ContentRefused) else command_in(event, session) is None
