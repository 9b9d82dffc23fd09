"""Leaving and coming back: a pause, the welcome afterwards, what was said so far, and a newer version of the questions."""

from dataclasses import replace

from conversations.effects import Button, Hide, Row, Say
from conversations.flow import Flow, Prompt
from conversations.layout import Layout, layout
from conversations.route import is_asked, named
from conversations.session import Session, Stage
from conversations.talk.answers import in_words, value_of
from conversations.talk.asking import leaving, resume, way
from conversations.talk.cards import has_voice, voice_line
from conversations.talk.moves import movable
from conversations.talk.pages import paged
from conversations.talk.questions import token
from conversations.talk.telling import told
from conversations.turn import Talk, Turn
from conversations.words.catalogue import counted

LEFT, BACK = "left", "back"
"""What ``Session.confirming`` says after a pause, and after the welcome: what numbers count that are typed then."""


def pause(talk: Talk, session: Session) -> Turn:
    """Stop for now, for as long as the narrator likes."""
    session = replace(session, stage=Stage.PAUSED, confirming=LEFT)
    return Turn(session, (Say(talk.words.coming_and_going.paused, leaving(talk, session)),))


def welcome_back(talk: Talk, session: Session, *, unheard: bool = False) -> Turn:
    """“Carry on, see what I said, or delete?” No word of what was told is in it: it may be somebody else who looks.

    ``unheard``: something was typed that is not kept, and the narrator is told so.
    """
    words = talk.words.coming_and_going
    session = replace(session, stage=Stage.PAUSED, confirming=BACK)
    parts = [words.welcome_back]
    if _moved(talk, session) is not None:
        parts.append(words.newer_questions)
    if unheard:
        parts.append(words.not_taken)
    return Turn(session, (Say("\n\n".join(parts), ways_on(talk, session)),))


def ways_on(talk: Talk, session: Session) -> tuple[Row, ...]:
    """What can be done at the welcome; typed words mean these buttons too."""
    buttons = talk.words.buttons
    newer = ((Button(buttons.use_newer, token(session, "newer")),),) if _moved(talk, session) else ()
    return (
        (Button(buttons.carry_on, token(session, "go")),),
        (Button(buttons.see_answers, token(session, "said")),),
        *newer,
        (
            Button(buttons.discreet_off, token(session, "loud"))
            if session.discreet
            else Button(buttons.discreet_on, token(session, "quiet")),
        ),
        *leaving(talk, session),
    )


def said_so_far(talk: Talk, session: Session) -> Turn:
    """What the narrator said, as they said it, and the way on. Only when they ask for it."""
    words = talk.words
    route, around, language = way(talk, session), talk.around(session), session.language
    entries: list[str] = []
    for prompt in route.reached:
        value = route.values.get(prompt.name, "")
        if prompt.name == session.at and session.collected:
            value = value_of(prompt, session.collected)
        if not is_asked(prompt) or not value:
            continue
        question = told(talk.flow, prompt, prompt.label, route.values, language, around)
        answer = in_words(prompt, value, language, named(prompt, value, route.values, around) or None)
        if has_voice(session, prompt):
            answer = "\n".join(part for part in (answer, voice_line(words, session, prompt)) if part)
        entries.append(f"{question}\n{answer}")
    heading = words.coming_and_going.said_so_far if entries else words.coming_and_going.said_nothing
    *earlier, last = paged([heading, *entries])
    session = replace(session, confirming=BACK)
    return Turn(session, (*(Say(page) for page in earlier), Say(last, ways_on(talk, session))))


def use_newer(talk: Talk, session: Session) -> Turn:
    """Go on with the questions as they are asked now, where everything that was said fits them."""
    moved = _moved(talk, session)
    if moved is None:
        return resume(talk, session, lead=(talk.words.coming_and_going.cannot_move,))
    flow, answers = moved
    stays = session.at in layout(flow).prompts
    session = replace(
        session,
        flow=flow.version,
        answers=answers,
        typed={name: pieces for name, pieces in session.typed.items() if name in answers},
        sounds={name: sound for name, sound in session.sounds.items() if name in answers},
        masked=None,
        approved="",
        at=session.at if stays else "",
        collected=session.collected if stays else (),
        heard=session.heard if stays else "",
    )
    talk = talk._replace(flow=flow, laid=layout(flow), newer=None)
    return resume(talk, session, lead=(talk.words.coming_and_going.moved,))


def hide(talk: Talk, session: Session | None) -> Turn:
    """Clear the chat, and stop for now: whoever looks next sees nothing of the talk."""
    words = talk.words

    def left(count: int) -> str:
        return counted(words.safety.hidden_left, words.code, count)

    if session is not None and session.stage is not Stage.IDLE:
        session = replace(session, stage=Stage.PAUSED)
    return Turn(
        session, (Hide(words.safety.hidden, words.safety.hidden_blanked, left, words.safety.hidden_unsure),)
    )


def _moved(talk: Talk, session: Session) -> tuple[Flow, dict[str, str]] | None:
    """The newer version and the answers that go along to it; None where there is none, or not all of them fit."""
    newer = talk.newer
    if newer is None:
        return None
    move = movable(talk.flow, newer, session, talk.at.date())
    if not move.possible:
        return None
    kept = {*move.kept, *(prompt.name for prompt in newer.prompts if _goes_along(talk.laid, prompt))}
    return newer, {name: value for name, value in session.answers.items() if name in kept}


def _goes_along(old: Layout, prompt: Prompt) -> bool:
    """Whether what there is under a name goes along, though it may not be on the way now: it would be asked the very same."""
    before = old.prompts.get(prompt.name)
    return not is_asked(prompt) or (before is not None and replace(before, row=prompt.row) == prompt)
