"""Changes of what was typed before: a message put in other words, and words that come in the same breath."""

from dataclasses import replace

from conversations.effects import Say
from conversations.events import TextEdited
from conversations.flow import Guard, Kind, Prompt
from conversations.session import Breath, Piece, Session, Stage
from conversations.story import VOICE
from conversations.talk.answering import answer_in_words, danger_offer, too_young, unfit
from conversations.talk.answers import LONGEST_PICK, value_of
from conversations.talk.asking import finish, proceed, resume, way, with_begun
from conversations.talk.pieces import MOST, changed, measured, parts_of, prompt_of
from conversations.talk.questions import depends
from conversations.talk.returning import pause
from conversations.turn import Talk, Turn
from conversations.words.folding import folded

ONE_BREATH = 2
"""Seconds of the channel's clock, which it gives in whole ones, within which no one reads a question and answers it."""


def change(talk: Talk, session: Session, event: TextEdited) -> Turn:
    """Take a message that was put in other words as the answer it was before.

    What does not fit leaves the answer as it was. Where no draft is open nothing is changed, and the words are the
    same whether or not there is a story.
    """
    words = talk.words.coming_and_going
    if session.stage is Stage.IDLE:
        return Turn(session, (Say(words.edited_too_late),))
    prompt = talk.laid.prompts.get(prompt_of(session, event.message))
    text = event.text.replace(VOICE, "")
    if prompt is None:
        return Turn(session, (Say(words.edited_unknown),))
    if not text.strip() or _is_command(talk, text):
        return Turn(session, (Say(words.edited_not_fitting),))
    if prompt.kind is Kind.TEXT:
        return _reworded(talk, session, prompt, event.message, text)
    return _answered_otherwise(talk._replace(message=event.message), session, prompt, text)


def _is_command(talk: Talk, text: str) -> bool:
    """Whether words would have been a command, and no answer, had they been typed so at first."""
    return len(text) <= LONGEST_PICK and folded(text) in talk.words.understood.commands


def _answered_otherwise(talk: Talk, session: Session, prompt: Prompt, text: str) -> Turn:
    """An answer that is no free text, typed in other words: taken as if its question were asked now."""
    not_fitting = Say(talk.words.coming_and_going.edited_not_fitting)
    probe = replace(session, stage=Stage.ASKING, at=prompt.name, collected=())
    turn = answer_in_words(talk, probe, text)
    taken = turn.session
    if taken is None or taken.stage is Stage.IDLE:
        # Somebody too young is not heard, whatever else they do. A change that only ends the flow ends nothing.
        return turn if turn == too_young(talk, probe) else Turn(session, (not_fitting,))
    if taken.stage is Stage.PAUSED and Guard.PAUSE in prompt.guards:
        return pause(talk, session)
    is_at = session.stage is Stage.ASKING and session.at == prompt.name
    stays = taken.stage is Stage.ASKING and taken.at == prompt.name
    if is_at and prompt.name not in session.answers:
        return turn if taken.collected or not stays else Turn(session, (not_fitting,))
    # Ticks and ranks wait for Done; here the message is all of them.
    value = value_of(prompt, taken.collected) if stays else taken.answers.get(prompt.name, "")
    if not value or unfit(talk, probe, prompt, value):
        return Turn(session, (not_fitting,))
    if taken.discreet:
        session = replace(session, discreet=True)
    if is_at:
        session = replace(session, collected=tuple(value.split()) if prompt.kind in _TICKED else ())
    return _amended(talk, session, prompt, value, talk.words.coming_and_going.edited)


_TICKED = (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE)


def continues(talk: Talk, session: Session) -> bool:
    """Whether what was just typed belongs to the answer before: nobody can have read the question that came after it."""
    breath = session.breath
    if breath is None or session.answers.get(breath.prompt) is None:
        return False
    if talk.unanswered:
        return True
    return talk.sent is not None and breath.sent > 0 and 0 <= talk.sent - breath.sent <= ONE_BREATH


def carry_on(talk: Talk, session: Session, text: str) -> Turn | None:
    """Put a text with the answer before; None where there is no room for it there."""
    breath = session.breath
    assert breath is not None
    prompt = talk.laid.prompts[breath.prompt]
    text = text.replace(VOICE, "")
    value = f"{session.answers[prompt.name]}\n{text}"
    if not text.strip() or unfit(talk, session, prompt, value):
        return None
    pieces = session.typed.get(prompt.name, ())
    if talk.message is not None and pieces and len(pieces) < MOST:
        pieces = (*pieces, Piece(talk.message, len(text)))
        session = replace(session, typed={**session.typed, prompt.name: pieces})
    offers = danger_offer(talk, session, text)
    session = replace(session, offered=session.offered or bool(offers))
    turn = _amended(talk, session, prompt, value, talk.words.asking.put_with_last, again=True)
    after = turn.session
    if after is not None and after.stage is not Stage.IDLE:
        after = replace(after, breath=Breath(prompt.name, talk.sent or breath.sent))
    return Turn(after, (*offers, *turn.effects))


def _reworded(talk: Talk, session: Session, prompt: Prompt, message: int, text: str) -> Turn:
    """An answer of free text, one message of it in other words."""
    words = talk.words.coming_and_going
    pieces = session.typed[prompt.name]
    begun = session.at == prompt.name and bool(session.collected)
    before = value_of(prompt, session.collected) if begun else session.answers.get(prompt.name, "")
    value = changed(before, pieces, message, text)
    if value is None:
        return Turn(session, (Say(words.edited_unknown),))
    if unfit(talk, session, prompt, value):
        return Turn(session, (Say(words.edited_not_fitting),))
    offers = danger_offer(talk, session, text)
    pieces = measured(pieces, message, text)
    session = replace(
        session,
        typed={**session.typed, prompt.name: pieces},
        offered=session.offered or bool(offers),
    )
    if begun:
        session = replace(session, collected=parts_of(value, pieces) or (value,))
        return Turn(session, (*offers, Say(words.edited)))
    turn = _amended(talk, session, prompt, value, words.edited)
    return Turn(turn.session, (*offers, *turn.effects))


def _amended(
    talk: Talk, session: Session, prompt: Prompt, value: str, said: str, *, again: bool = False
) -> Turn:
    """An earlier answer is another now: only what depends on it is asked anew.

    ``again``: the question that is open stands above what was typed, and is put once more; unless nobody can have
    seen it yet.
    """
    session = replace(session, answers={**session.answers, prompt.name: value})
    if session.stage is Stage.PAUSED:
        return Turn(session, (Say(said),))
    route = way(talk, session)
    if session.stage is Stage.CHECKING:
        if route.waiting is None:
            return finish(talk, session, route, lead=(said,))
    elif (asked := talk.laid.prompts[session.at]) in route.reached:
        if again and talk.unanswered and not depends(asked):
            return Turn(session, ())
        if again or asked is prompt or depends(asked):
            return resume(talk, session, lead=(said,))
        return Turn(session, (Say(said),))
    session = replace(with_begun(talk, session), collected=())
    return proceed(talk, session, dict(session.answers), lead=(said,))
