"""Discreet mode: what was said is cleared once it is kept, and a line that says nothing stands last in the chat list."""

from dataclasses import replace

from conversations.effects import Clear, Effect, Fetch, Hide, Revise, Say, Shrink, Toast
from conversations.session import Session, Stage
from conversations.talk.asking import resume
from conversations.turn import Talk, Turn


def discreetly(talk: Talk, before: Session | None, turn: Turn) -> Turn:
    """The turn as it is shown in discreet mode.

    Whatever stood in the chat goes first: the narrator's message is kept by then. What is still asked is asked again
    below what is said of it. A message that only changes in place (a tick, a page) stays. Nothing rings.
    """
    session = turn.session
    is_discreet = (before is not None and before.discreet) or (session is not None and session.discreet)
    if not is_discreet or any(isinstance(effect, Hide) for effect in turn.effects):
        return turn
    if all(isinstance(effect, Revise | Toast) for effect in turn.effects) and turn.effects:
        return turn
    # A voice note stays until it was fetched: only then is it kept.
    fetching = any(isinstance(effect, Fetch) for effect in turn.effects)
    if not fetching:
        turn = _with_question(talk, turn)
    session = turn.session
    shown: list[Effect] = [] if fetching else [Clear()]
    for effect in turn.effects:
        match effect:
            case Shrink() | Clear():
                continue
            case Say():
                shown.append(Say(effect.text, effect.buttons, effect.question, quiet=True))
            case Revise():
                shown.append(Say(effect.text, effect.buttons, quiet=True))
            case _:
                shown.append(effect)
    if any(isinstance(effect, Say) for effect in shown):
        shown.append(Say(talk.words.safety.neutral, quiet=True))
    return Turn(session, tuple(shown))


def _with_question(talk: Talk, turn: Turn) -> Turn:
    """The turn with what is waited for put again, where the turn itself does not put it: nothing else stands there."""
    session = turn.session
    if session is None or session.confirming:
        return turn
    said = [effect for effect in turn.effects if isinstance(effect, Say | Revise)]
    # Asking counts one on; not here, where the buttons of what is said above the question belong to it.
    same = replace(session, shown=session.shown - 1)
    match session.stage:
        case Stage.ASKING if not any(isinstance(one, Say) and one.question == session.shown for one in said):
            again = resume(talk, same)
        case Stage.CHECKING if not any(one.buttons for one in said):
            again = resume(talk, same)
        case _:
            return turn
    return Turn(again.session, (*turn.effects, *again.effects))
