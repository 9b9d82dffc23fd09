"""The moves that end a talk: sending it, and deleting everything."""

from dataclasses import replace

from conversations.effects import Button, Clear, Effect, Row, Say, Submit, Withdraw
from conversations.receipt import fingerprint_of, words_from
from conversations.session import Sent, Session, Stage
from conversations.story import VOICE
from conversations.talk.asking import draft_of, finish, leaving, near, resume, show_card, way, without_draft
from conversations.talk.questions import token
from conversations.talk.stories import story_button
from conversations.turn import Talk, Turn

MOST_STORIES = 20
"""How many one narrator can have with us at a time."""

_IDLE = Stage.IDLE  # looking it up in its class takes longer than all else about it
_STORY_ID, _RECEIPT = slice(0, 16), slice(16, 24)


def send(talk: Talk, session: Session) -> Turn:
    """Send what the card showed, and nothing else: what differs, or was not shown yet, is shown instead."""
    route = way(talk, session)
    drafted = draft_of(talk, session, route)
    if drafted.story is None:
        return Turn(session, (Say(talk.words.card.no_use),))
    if len(session.sent) >= MOST_STORIES:
        return Turn(session, (Say(talk.words.coming_and_going.too_many_stories),))
    if route.waiting is not None:
        return resume(talk, session)  # the day has changed, and with it what is asked
    if _is_to_come(session):
        return Turn(session, (Say(talk.words.voice.wait),))
    if not session.approved:
        return show_card(talk, session, route)
    if drafted.fingerprint != session.approved:
        turn = finish(talk, session, route)
        return Turn(turn.session, (Say(talk.words.card.changed), *turn.effects))
    id_ = talk.fresh[_STORY_ID]
    receipt = words_from(talk.fresh[_RECEIPT])
    sent = Sent(id_, talk.week, talk.flow.version, drafted.uses, fingerprint_of(receipt))
    after = replace(without_draft(session), sent=(*session.sent, sent))
    words = talk.words.sent
    thanks = [
        words.thanks,
        *([words.staff] if drafted.summary else []),
        words.receipt.format(words=receipt),
        words.receipt_use,
    ]
    see = story_button(talk, after, sent, talk.words.buttons.see_story, "v")
    # Where somebody may look, no button leads from the chat to the story: who has the receipt needs none.
    buttons = leaving(talk, after) if session.discreet else ((see,), *leaving(talk, after))
    submit: Effect = Submit(id_, drafted.story, drafted.summary, sent.receipt)
    return Turn(after, (submit, Say("\n\n".join(thanks), buttons)))


def _is_to_come(session: Session) -> bool:
    """Whether a voice note that stands in an answer is still on its way."""
    awaited = session.awaited
    return awaited is not None and VOICE in session.answers.get(awaited.prompt, "")


def ask_to_delete(talk: Talk, session: Session) -> Turn:
    """Ask before everything is deleted: in the same words whether or not there is anything."""
    asked = Say(talk.words.coming_and_going.confirm_delete, delete_buttons(talk, session))
    return Turn(replace(session, confirming="all"), (asked,))


def delete_buttons(talk: Talk, session: Session) -> tuple[Row, ...]:
    """What can be answered where somebody is asked whether everything shall be deleted."""
    buttons = talk.words.buttons
    return (
        (Button(buttons.yes_delete, token(session, "wipe")),),
        (Button(buttons.no_keep, token(session, "keep")),),
        near(talk, session),
    )


def wipe(talk: Talk, session: Session) -> Turn:
    """Delete everything: the draft, every story that was sent, and what stands in the chat. In the same words whatever there was."""
    row = (Button(talk.words.buttons.hide, token(session, "hide")),)
    withdrawn = (Withdraw(sent.id) for sent in session.sent)
    return Turn(None, (*withdrawn, Clear(), Say(talk.words.coming_and_going.deleted, (row,))))


def is_bare(session: Session) -> bool:
    """Whether there is nothing in a session but stories that were sent: no draft, no choice of the narrator's, nothing asked."""
    return (
        session.stage is _IDLE
        and not session.confirming
        and not session.chosen
        and not session.discreet
        and not session.album
    )
