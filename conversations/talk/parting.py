"""The moves after the last answer: sending, seeing what was sent, changing its uses, taking it back."""

from dataclasses import replace

from conversations.consent import Use
from conversations.effects import Button, ChangeUse, Effect, Revise, Say, Submit, Toast, Withdraw
from conversations.session import Sent, Session, Stage
from conversations.talk import wording
from conversations.talk.asking import draft_of, finish, way
from conversations.talk.cards import uses_in_words
from conversations.talk.questions import token
from conversations.turn import Talk, Turn

STORY_ACTIONS = "rswx"  # research on or off, take it from staff, delete it, yes delete it
MOST_STORIES = 20
"""How many one narrator can have with us at a time; all of them fit under /mystory."""

STORY_MARK = 12  # hex digits of a story's id in a button: enough to tell one person's stories apart


def send(talk: Talk, session: Session) -> Turn:
    """Send what the card showed, and nothing else: what differs is shown once more instead."""
    route = way(talk, session)
    drafted = draft_of(talk, session, route)
    if drafted.story is None:
        return Turn(session, (Say(wording.CARD_NO_USE),))
    if drafted.fingerprint != session.approved:
        turn = finish(talk, session, route)
        return Turn(turn.session, (Say(wording.CARD_CHANGED), *turn.effects))
    sent = Sent(talk.fresh, talk.week, talk.flow.version, drafted.uses)
    after = replace(
        session,
        stage=Stage.SENT,
        at="",
        shown=session.shown + 1,
        answers={},
        masked={},
        approved="",
        sent=(*session.sent, sent),
    )
    thanks = [wording.SENT_THANKS, *([wording.SENT_STAFF] if drafted.summary else []), wording.SENT_UNDO]
    return Turn(after, (Submit(talk.fresh, drafted.story, drafted.summary), Revise("\n\n".join(thanks))))


def ask_to_delete(talk: Talk, session: Session) -> Turn:
    """Ask before everything is deleted."""
    session = replace(session, confirming="all")
    buttons = (
        (Button(wording.YES_DELETE, token(session, "wipe")),),
        (Button(wording.NO_KEEP, token(session, "keep")),),
    )
    return Turn(session, (Say(wording.CONFIRM_DELETE, buttons),))


def wipe(talk: Talk, session: Session) -> Turn:
    """Delete everything: the draft, and every story that was sent."""
    deleted = wording.DELETED_SENT if session.sent else wording.DELETED
    return Turn(None, (*(Withdraw(sent.id) for sent in session.sent), Revise(deleted)))


def show_stories(talk: Talk, session: Session, effects: tuple[Effect, ...]) -> Turn:
    """What was sent and what it may be used for, with a way to change each."""
    lines: list[str] = []
    rows: list[tuple[Button, ...]] = []
    for number, sent in enumerate(session.sent, 1):
        lines.append(
            wording.MYSTORY_LINE.format(
                number=number, week=int(sent.week[-2:]), year=sent.week[:4], uses=uses_in_words(sent.uses)
            )
        )
        mark = sent.id.hex()[:STORY_MARK]
        research = wording.STOP_RESEARCH if Use.RESEARCH in sent.uses else wording.ALLOW_RESEARCH
        rows.append((Button(research.format(number=number), token(session, f"r{mark}")),))
        if sent.uses & {Use.DIGEST, Use.QUOTE}:
            rows.append((Button(wording.STOP_STAFF.format(number=number), token(session, f"s{mark}")),))
        rows.append((Button(wording.DELETE_STORY.format(number=number), token(session, f"w{mark}")),))
    if not lines:
        lines.append(wording.MYSTORY_NONE)
    if session.stage is not Stage.SENT:
        lines.append(wording.MYSTORY_DRAFT)
        rows.append((Button(wording.CARRY_ON, token(session, "go")),))
    rows.append((Button(wording.DELETE, token(session, "del")),))
    return Turn(session, (*effects, Say("\n\n".join(lines), tuple(rows))))


def change_story(talk: Talk, session: Session, action: str, mark: str, *, confirmed: str) -> Turn:
    """Do what a button under "my story" asks: one letter, and the story's mark.

    ``confirmed`` is what the narrator was asked back just before: a story is deleted only if it was this one.
    """
    found = [(number, sent) for number, sent in enumerate(session.sent, 1) if sent.id.hex().startswith(mark)]
    if not found:
        return Turn(session, (Toast(wording.OLDER),))
    number, sent = found[0]
    match action:
        case "r":
            return _use_changed(talk, session, sent, frozenset({Use.RESEARCH}), Use.RESEARCH not in sent.uses)
        case "s":
            return _use_changed(talk, session, sent, sent.uses & {Use.DIGEST, Use.QUOTE}, allowed=False)
        case "w":
            buttons = (
                (Button(wording.DELETE_STORY.format(number=number), token(session, f"x{mark}")),),
                (Button(wording.NO_KEEP, token(session, "keep")),),
            )
            return Turn(replace(session, confirming=mark), (Revise(wording.CONFIRM_ONE, buttons),))
        case _ if confirmed != mark:
            return Turn(session, (Toast(wording.OLDER),))
        case _:
            after: Session | None = replace(
                session, sent=tuple(other for other in session.sent if other is not sent)
            )
            if after is not None and not after.sent and after.stage is Stage.SENT:
                after = None
            return Turn(after, (Withdraw(sent.id), Revise(wording.DELETED_ONE)))


def _use_changed(talk: Talk, session: Session, sent: Sent, changed: frozenset[Use], allowed: bool) -> Turn:
    uses = sent.uses | changed if allowed else sent.uses - changed
    every = tuple(replace(sent, uses=uses) if other is sent else other for other in session.sent)
    changes = tuple(
        ChangeUse(sent.id, use, allowed, sent.wording, talk.week) for use in Use if use in changed
    )
    return show_stories(talk, replace(session, sent=every), (*changes, Toast(wording.USES_CHANGED)))
