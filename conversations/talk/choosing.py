"""Choosing the language, at any time, without losing the place."""

from dataclasses import replace

from conversations.effects import Button, Row, Say
from conversations.session import Session, Stage
from conversations.talk.asking import finish, near, resume, way
from conversations.talk.languages import offered_languages
from conversations.talk.months import english_name
from conversations.talk.questions import token
from conversations.talk.returning import welcome_back
from conversations.tongues import code_of, name_of
from conversations.turn import Talk, Turn
from conversations.words import words_in
from conversations.words.folding import folded


def ask_language(talk: Talk, session: Session) -> Turn:
    """Ask for the language: each stands there in its own words."""
    session = replace(session, confirming="language")
    asked = dict.fromkeys(
        words_in(language).language.ask for language in offered_languages(talk.flow, talk.service)
    )
    return Turn(session, (Say("\n".join(asked), languages(talk, session)),))


def languages(talk: Talk, session: Session) -> tuple[Row, ...]:
    """A button for each language; its name, or its number among them, can be typed."""
    there = session.stage is not Stage.IDLE
    carry_on = ((Button(talk.words.buttons.carry_on, token(session, "go")),),) if there else ()
    return (
        *(
            (Button(name_of(language), token(session, f"l{place}")),)
            for place, language in enumerate(offered_languages(talk.flow, talk.service))
        ),
        *carry_on,
        near(talk, session),
    )


def named_in(talk: Talk, words: str) -> int | None:
    """The place of the language that typed words name, in its own words or in English; None where they name none."""
    for place, language in enumerate(offered_languages(talk.flow, talk.service)):
        if words and words in (folded(name_of(language)), folded(english_name(code_of(language)))):
            return place
    return None


def choose(talk: Talk, session: Session, place: int) -> Turn:
    """Speak that language from now on, and go on where the talk stood; what was begun is kept."""
    offered = offered_languages(talk.flow, talk.service)
    language = offered[place]
    words = words_in(language)
    talk = talk._replace(words=words)
    session = replace(session, language=language, chosen=True)
    lead = [words.language.is_set]
    if words.draft or language in talk.flow.drafts:
        lead.append(words.language.is_draft)
    match session.stage:
        case Stage.IDLE:
            return Turn(session, (Say("\n\n".join(lead)),))
        case Stage.PAUSED:
            welcomed = welcome_back(talk, session)
            return Turn(welcomed.session, (Say("\n\n".join(lead)), *welcomed.effects))
        case Stage.CHECKING:
            return finish(talk, session, way(talk, session), lead=lead)
        case _:
            return resume(talk, session, lead=lead)
