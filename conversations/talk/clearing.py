"""Discreet mode: what was said is cleared once it is kept, and a line that says nothing stands last in the chat list."""

from dataclasses import replace

from conversations.effects import Clear, Effect, Fetch, Hide, Revise, Say, Show, Shrink, Toast
from conversations.events import ButtonTapped, Event, TextReceived
from conversations.session import Session, Stage
from conversations.talk.asking import resume
from conversations.turn import Talk, Turn

SEEN_FOR = 300
"""Seconds that the review card, the receipt, a help card and the like stand in the chat before they go by themselves."""

_LONG = 200  # characters; a shorter message is quickly typed again


def discreetly(talk: Talk, before: Session, event: Event, turn: Turn) -> Turn:
    """The turn as it is shown in discreet mode.

    Whatever stood in the chat goes first: the narrator's message is kept by then. What is still asked is asked again
    below what is said of it. A message whose button was tapped and that only changes in place (a tick, a page) stays.
    What is no question goes by itself after a while. Nothing rings.
    """
    session = turn.session
    if not (before.discreet or (session is not None and session.discreet)):
        return turn
    neutral = Say(talk.words.safety.neutral, quiet=True)
    if any(isinstance(effect, Hide) for effect in turn.effects):
        return Turn(session, (*turn.effects, neutral))
    in_place = all(isinstance(effect, Revise | Toast) for effect in turn.effects)
    if turn.effects and in_place and isinstance(event, ButtonTapped):
        return turn
    # A voice note stays until it was fetched, and a long text that was not taken until it is: neither is kept yet.
    stays = any(isinstance(effect, Fetch) for effect in turn.effects) or _is_lost(before, session, event)
    if not stays:
        turn = _with_question(talk, turn)
    session = turn.session
    shown: list[Effect] = [] if stays else [Clear()]
    for effect in turn.effects:
        match effect:
            case Shrink() | Clear():
                continue
            case Say():
                shown.append(replace(effect, quiet=True))
            case Show():
                shown.append(replace(effect, quiet=True))
            case Revise():
                shown.append(Say(effect.text, effect.buttons, quiet=True))
            case _:
                shown.append(effect)
    said = [effect for effect in shown if isinstance(effect, Say)]
    if said:
        asked = session is not None and session.stage is Stage.ASKING and not session.confirming
        if not asked and not stays:
            shown.append(Clear(after=SEEN_FOR))
        shown.append(neutral)
    return Turn(session, tuple(shown))


def _is_lost(before: Session, after: Session | None, event: Event) -> bool:
    """Whether a long text was not taken: its narrator would have to type it all again."""
    if not isinstance(event, TextReceived) or len(event.text) < _LONG:
        return False
    if after is None or after.stage is not Stage.ASKING or before.stage is not Stage.ASKING:
        return False
    return (before.at, before.answers, before.collected) == (after.at, after.answers, after.collected)


def _with_question(talk: Talk, turn: Turn) -> Turn:
    """The turn with what is waited for put again, where the turn itself does not put it: nothing else stands there."""
    session = turn.session
    if session is None or session.confirming:
        return turn
    said = [effect for effect in turn.effects if isinstance(effect, Say | Revise)]
    # Asking counts one on; not here, where the buttons of what is said above the question (a search) belong to it.
    same = replace(session, shown=session.shown - 1)
    match session.stage:
        case Stage.ASKING if not any(isinstance(one, Say) and one.question == session.shown for one in said):
            again = resume(talk, same)
        case Stage.CHECKING if not any(one.buttons for one in said):
            again = resume(talk, same)
        case _:
            return turn
    return Turn(again.session, (*turn.effects, *again.effects))
