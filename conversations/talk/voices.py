"""Voice notes: taken where the flow and the steward allow it, and said plainly to be something people are known by.

A voice note stands among the pieces of its answer from the moment it came, whenever it has been fetched: so what the
narrator does meanwhile (more words, Back, leaving the question out) means what it would mean afterwards.
"""

from base64 import urlsafe_b64encode
from dataclasses import replace
from typing import assert_never

from conversations.effects import Button, Discard, Fetch, Row, Say
from conversations.events import VoiceFailed, VoiceHeard, VoiceKept, VoiceReceived
from conversations.flow import Kind
from conversations.session import Awaited, Session, Stage
from conversations.story import VOICE, Sound, typed_part
from conversations.talk.answering import answer, danger_offer, unfit
from conversations.talk.answers import TEXT_LIMIT, value_of
from conversations.talk.asking import finish, resume, show_again, way
from conversations.talk.pages import paged
from conversations.talk.pieces import forgotten
from conversations.talk.questions import token
from conversations.talk.returning import welcome_back
from conversations.turn import Talk, Turn
from conversations.words.folding import folded

LARGEST = 20_000_000
"""Bytes of a voice note that a bot can get (core.telegram.org/bots/api, getFile)."""


def receive(talk: Talk, session: Session, event: VoiceReceived) -> Turn:
    """A voice note came: have it fetched, where this question takes one.

    A question takes one voice note at a time: a second would take the place of the first unheard.
    """
    words = talk.words.voice
    prompt = talk.laid.prompts.get(session.at) if session.stage is Stage.ASKING else None
    if not talk.service.voice:
        return Turn(session, (Say(talk.words.refused.sound),))
    if prompt is None or not prompt.voice or prompt.kind is not Kind.TEXT:
        return Turn(session, (Say(words.not_here),))
    if VOICE in session.collected or session.heard or is_meant(session):
        return Turn(session, (Say(words.not_here),))
    if event.size is not None and event.size > LARGEST:
        return Turn(session, (Say(words.too_long),))
    fetch = urlsafe_b64encode(talk.fresh[:12]).decode()
    session = replace(session, awaited=Awaited(fetch, prompt.name))
    if not talk.service.writes_down:
        if not session.collected:
            session = forgotten(session, prompt)
        session = replace(session, collected=(*session.collected, VOICE))
    return Turn(session, (Fetch(fetch, event.file, event.seconds), Say(words.wait)))


def is_meant(session: Session) -> bool:
    """Whether a voice note is on its way that its narrator still means: at its question, or away from it for a while.

    One is meant no more when its question was left out, answered in words instead, or left for another one, and when
    the draft is gone.
    """
    awaited = session.awaited
    if awaited is None or not awaited.fetch:
        return False
    here = session.at == awaited.prompt and session.stage in (Stage.ASKING, Stage.PAUSED)
    return here or VOICE in session.answers.get(awaited.prompt, "")


def without_left(session: Session) -> Session:
    """The session, waiting no more for a voice note that is not meant any more."""
    if session.awaited is None or not session.awaited.fetch or is_meant(session):
        return session
    return replace(session, awaited=None)


def take(talk: Talk, session: Session | None, event: VoiceKept | VoiceHeard | VoiceFailed) -> Turn:
    """What became of a voice note. One that nobody waits for any more is destroyed, and nothing is said.

    Nothing is said either while something else is asked back, which stays open: a "yes" must mean what it meant.
    """
    awaited = None if session is None else session.awaited
    if session is None or awaited is None or awaited.fetch != event.fetch or not event.fetch:
        return Turn(session, (Discard(event.sound),) if isinstance(event, VoiceKept) else ())
    meant = is_meant(session)
    session = replace(session, awaited=None)
    if not meant:
        return Turn(session, (Discard(event.sound),) if isinstance(event, VoiceKept) else ())
    match event:
        case VoiceFailed():
            return _fail(talk, session, awaited.prompt)
        case VoiceHeard():
            return _propose(talk, session, awaited.prompt, event.text)
        case VoiceKept():
            return _keep(talk, session, awaited.prompt, event.sound)
        case _:
            assert_never(event)


def _keep(talk: Talk, session: Session, name: str, sound: Sound) -> Turn:
    """Sealed: it stands where it came. Who has gone away or is asked something else meanwhile hears nothing of it."""
    words = talk.words.voice
    begun = session.at == name and VOICE in session.collected
    if not begun and VOICE not in session.answers.get(name, ""):
        return Turn(session, (Discard(sound),))  # they have left it out since, or said it in words
    session = replace(session, sounds={**session.sounds, name: sound})
    if _is_to_be_quiet(session):
        return Turn(session, ())
    prompt = talk.laid.prompts[name]
    match session.stage:
        case Stage.ASKING if begun and not prompt.several:
            turn = answer(talk, session, prompt, value_of(prompt, session.collected))
            return Turn(turn.session, (Say(words.kept), *turn.effects))
        case Stage.ASKING if begun:
            done = ((Button(talk.words.buttons.done, token(session, "done")),),)
            return Turn(session, (Say(f"{words.kept}\n\n{talk.words.asking.kept_piece}", done),))
        case Stage.CHECKING:
            return finish(talk, session, way(talk, session), lead=(words.kept,))
        case _:
            return Turn(session, (Say(words.kept),))


def _is_to_be_quiet(session: Session) -> bool:
    """Whether nothing may be said now that nobody asked for: they are away, or asked something else."""
    return session.stage is Stage.PAUSED or bool(session.confirming)


def _fail(talk: Talk, session: Session, name: str) -> Turn:
    """It could not be had: the question stands as before, and is asked again where nothing else answers it."""
    session = replace(session, collected=tuple(piece for piece in session.collected if piece != VOICE))
    before = session.answers.get(name, "")
    if VOICE in before:
        answers = {**session.answers, name: typed_part(before)}
        if not answers[name]:
            del answers[name]
        session = replace(session, answers=answers)
    if _is_to_be_quiet(session):
        return Turn(replace(session, awaited=Awaited("", name)), ())  # told when they come back
    failed = talk.words.voice.failed
    if session.stage is Stage.CHECKING:
        return resume(talk, session, lead=(failed,))
    return Turn(session, (Say(failed),))


def _propose(talk: Talk, session: Session, name: str, text: str) -> Turn:
    """Written down: the narrator says whether that is what they said, once they are there to be asked."""
    text = text.replace(VOICE, "").strip()
    if session.at != name or not text:
        return _fail(talk, session, name)
    prompt = talk.laid.prompts[name]
    session = replace(session, collected=tuple(piece for piece in session.collected if piece != VOICE))
    wrong = talk.words.asking.too_long if len(text) > TEXT_LIMIT else ""
    wrong = wrong or unfit(talk, session, prompt, value_of(prompt, (*session.collected, text)))
    if wrong:
        return _fail(talk, session, name) if _is_to_be_quiet(session) else Turn(session, (Say(wrong),))
    session = replace(session, heard=text)
    if _is_to_be_quiet(session):
        return Turn(session, ())
    if session.discreet:
        # It may have taken minutes: they say first that nobody else holds the phone by now.
        return welcome_back(talk, session)
    return propose(talk, session)


def propose(talk: Talk, session: Session) -> Turn:
    """Show all that was written down, and ask whether it is right: again after a detour, too."""
    session = replace(session, stage=Stage.ASKING, confirming="heard")
    asked = Say(talk.words.voice.heard, heard_buttons(talk, session))
    return Turn(session, (*(Say(page) for page in paged([session.heard])), asked))


def propose_first(talk: Talk, session: Session, text: str, *, asked: bool) -> Turn:
    """Words were typed while what was heard waits for "Is it right?", and are no yes: that is settled first.

    A no is one where that was asked. Anything else may be meant for the question too, or for neither: it is not kept,
    and its narrator is told so.

    Args:
        asked: It was the last thing that was asked; else the chat may stand open before somebody else by now.
    """
    if asked and len(text) <= _LONGEST_NO and folded(text) in talk.words.understood.no:
        return refuse(talk, session)
    offers = danger_offer(talk, session, text)
    session = replace(session, offered=session.offered or bool(offers))
    if session.discreet and not asked:
        turn = welcome_back(talk, session, unheard=True)
        return Turn(turn.session, (*offers, *turn.effects))
    turn = propose(talk, session)
    return Turn(turn.session, (*offers, Say(talk.words.coming_and_going.not_taken), *turn.effects))


_LONGEST_NO = 60  # characters; longer words are told, and no word for no


def heard_buttons(talk: Talk, session: Session) -> tuple[Row, ...]:
    """What can be answered to that."""
    buttons = talk.words.buttons
    return (
        (Button(buttons.heard_right, token(session, "heard")),),
        (Button(buttons.heard_wrong, token(session, "unheard")),),
    )


def approve(talk: Talk, session: Session) -> Turn:
    """What was written down is what they said: it is an answer as if it had been typed."""
    text, prompt = session.heard, talk.laid.prompts[session.at]
    pieces = (*session.collected, text)
    value = value_of(prompt, pieces)
    wrong = unfit(talk, session, prompt, value)
    if wrong:
        return Turn(session, (Say(wrong),))
    offers = danger_offer(talk, session, text)
    session = replace(session, heard="", offered=session.offered or bool(offers))
    if not session.collected:
        session = forgotten(session, prompt)
    if not prompt.several:
        turn = answer(talk, session, prompt, value)
    else:
        turn = show_again(talk, replace(session, collected=pieces), in_place=False)
    return Turn(turn.session, (*offers, *turn.effects))


def refuse(talk: Talk, session: Session) -> Turn:
    """It is not what they said: it is gone, and the question stands as before."""
    return resume(talk, replace(session, heard=""))
