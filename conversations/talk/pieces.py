"""Which messages an answer was typed in, so that a change of one of them changes the answer."""

from dataclasses import replace

from conversations.flow import Kind, Prompt
from conversations.session import Piece, Session
from conversations.story import VOICE
from conversations.turn import Talk

MOST = 100
"""Messages of one answer that are remembered; an answer in more is changed from the card."""


def noted(talk: Talk, session: Session, prompt: Prompt, text: str) -> Session:
    """The session, knowing that what was just typed answers this prompt, or is the next piece of its answer.

    Of ticks and ranks in several messages none is remembered: none says the whole answer, or which part of it was its own.
    """
    before = session.typed.get(prompt.name, ())
    if talk.message is None and not before:
        return session
    begun = bool(session.collected)
    earlier = before if prompt.kind is Kind.TEXT and begun else ()
    if len(earlier) >= MOST:
        return session
    session = forgotten(session, prompt)
    if talk.message is None or (begun and prompt.kind in _IN_PARTS):
        return session
    return replace(session, typed={**session.typed, prompt.name: (*earlier, Piece(talk.message, len(text)))})


_IN_PARTS = (Kind.SELECT_MULTIPLE, Kind.RANK)


def forgotten(session: Session, prompt: Prompt) -> Session:
    """The session, knowing of no message that this prompt was answered in."""
    if prompt.name not in session.typed:
        return session
    return replace(session, typed={name: of for name, of in session.typed.items() if name != prompt.name})


def prompt_of(session: Session, message: int) -> str:
    """The prompt that a message was an answer to; "" where that is not known."""
    for name, pieces in session.typed.items():
        if any(piece.message == message for piece in pieces):
            return name
    return ""


def changed(value: str, pieces: tuple[Piece, ...], message: int, text: str) -> str | None:
    """An answer with the piece of one message put in other words; None where the pieces do not make it up any more."""
    parts = parts_of(value, pieces)
    if parts is None:
        return None
    typed = iter(pieces)
    return "\n".join(part if part == VOICE or next(typed).message != message else text for part in parts)


def parts_of(value: str, pieces: tuple[Piece, ...]) -> tuple[str, ...] | None:
    """An answer taken apart into what each message gave, and its voice note; None where the pieces do not make it up."""
    parts: list[str] = []
    at = 0
    for piece in pieces:
        while value.startswith(VOICE, at):
            parts.append(VOICE)
            at += len(VOICE) + 1
        parts.append(value[at : at + piece.length])
        at += piece.length
        if at > len(value) or value[at : at + 1] not in ("\n", ""):
            return None
        at += 1
    while value.startswith(VOICE, at):
        parts.append(VOICE)
        at += len(VOICE) + 1
    return tuple(parts) if at == len(value) + 1 else None


def measured(pieces: tuple[Piece, ...], message: int, text: str) -> tuple[Piece, ...]:
    """The pieces after one was put in other words."""
    return tuple(Piece(message, len(text)) if piece.message == message else piece for piece in pieces)
