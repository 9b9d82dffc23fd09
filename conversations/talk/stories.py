"""Stories that were sent: shown to who has the receipt, and what may be changed of each.

Nothing here is said to anybody else: who only holds the phone hears the same whether or not there is a story.
"""

from collections.abc import Sequence
from dataclasses import replace

from conversations.consent import Use
from conversations.effects import Button, ChangeUse, Effect, Revise, Row, Say, TakeBack, Toast, Withdraw
from conversations.receipt import fingerprint_of
from conversations.session import Sent, Session, Stage
from conversations.talk.asking import near
from conversations.talk.cards import uses_in_words
from conversations.talk.questions import token
from conversations.turn import Talk, Turn

STORY_ACTIONS = "vranswx"
"""See it (twice: ``r`` stands on older messages, where it turned research on or off), allow research, stop research,
take it from staff, delete it, yes delete it: each followed by the story's mark. Each does what its label says, however
often it is tapped.

After the mark stands the code of the language that the button speaks.
"""

STORY_MARK = 12
"""Hex digits of a story's id in a button: nobody guesses 48 bits, and nothing but the chat itself shows them."""

SEEING = "see"
"""What ``Session.confirming`` begins with while a story's choices are open; the mark follows."""


ELSEWHERE = "elsewhere"
"""What ``Session.confirming`` begins with while it is asked whether a story of another phone shall be deleted; the
fingerprint of its receipt follows."""


def ask_for_receipt(talk: Talk, session: Session) -> Turn:
    """Ask for the words of a receipt: in the same words whether or not there is a story."""
    said = talk.words.sent.ask_receipt
    if session.stage is not Stage.IDLE:
        said = f"{said}\n\n{talk.words.sent.draft}"
    return Turn(replace(session, confirming="receipt"), (Say(said),))


def found_by_receipt(session: Session, text: str) -> Sent | None:
    """The story that typed words are the receipt of."""
    fingerprint = fingerprint_of(text)
    if not fingerprint:
        return None
    return next((sent for sent in session.sent if sent.receipt == fingerprint), None)


def not_found(talk: Talk, session: Session, text: str) -> Turn:
    """What is said to words that are no receipt of this account's: where they can be one of another, that it can be deleted.

    In the same words whether or not there is a story.
    """
    fingerprint = fingerprint_of(text)
    if not fingerprint:
        return Turn(replace(session, confirming="receipt"), (Say(talk.words.sent.no_such_receipt),))
    session = replace(session, confirming=ELSEWHERE + fingerprint)
    return Turn(session, (Say(talk.words.sent.not_here, elsewhere_buttons(talk, session)),))


def elsewhere_buttons(talk: Talk, session: Session) -> tuple[Row, ...]:
    """What can be answered where somebody is asked whether a story that another phone sent shall be deleted."""
    buttons = talk.words.buttons
    return (
        (Button(buttons.delete_elsewhere, token(session, "other")),),
        (Button(buttons.no_keep, token(session, "keep")),),
        near(talk, session),
    )


def take_back_elsewhere(talk: Talk, session: Session, confirmed: str) -> Turn:
    """Delete the story whose receipt was typed, whichever phone sent it: in the same words whether or not there is one."""
    row = (Button(talk.words.buttons.hide, token(session, "hide")),)
    gone = TakeBack(confirmed.removeprefix(ELSEWHERE))
    return Turn(session, (gone, Revise(talk.words.sent.deleted_elsewhere, (row,))))


def show_story(talk: Talk, session: Session, sent: Sent, effects: tuple[Effect, ...] = ()) -> Turn:
    """One story, when it was sent and what it may be used for, with a way to change each."""
    line = talk.words.sent.line.format(
        number=session.sent.index(sent) + 1,
        week=int(sent.week[-2:]),
        year=sent.week[:4],
        uses=uses_in_words(talk.words, sent.uses),
    )
    session = replace(session, confirming=SEEING + _mark(sent))
    return Turn(session, (*effects, Say(line, choices(talk, session, sent))))


def choices(talk: Talk, session: Session, sent: Sent) -> tuple[Row, ...]:
    """What can be changed of a story."""
    number, buttons = session.sent.index(sent) + 1, talk.words.buttons
    allows = Use.RESEARCH in sent.uses
    rows = [(buttons.stop_research, "n") if allows else (buttons.allow_research, "a")]
    if sent.uses & {Use.DIGEST, Use.QUOTE}:
        rows.append((buttons.stop_staff, "s"))
    rows.append((buttons.delete_story, "w"))
    return (
        *((story_button(talk, session, sent, label.format(number=number), does),) for label, does in rows),
        (Button(buttons.hide, token(session, "hide")),),
    )


def story_button(talk: Talk, session: Session, sent: Sent, label: str, action: str) -> Button:
    """A button that does something to a story, whatever else its narrator has begun since."""
    return Button(label, token(session, f"{action}{_mark(sent)}{talk.words.code}"))


def sent_of(stories: Sequence[Sent], marked: str) -> Sent | None:
    """The story whose mark something begins with."""
    mark = marked[:STORY_MARK]
    found = [sent for sent in stories if len(mark) == STORY_MARK and sent.id.hex().startswith(mark)]
    return found[0] if found else None


def language_in(action: str) -> str:
    """The code of the language that a button under a story speaks; "" for one of before there was any."""
    return action[1 + STORY_MARK :]


def delete_one_buttons(talk: Talk, session: Session, sent: Sent) -> tuple[Row, ...]:
    """What can be answered where somebody is asked whether a story shall be deleted."""
    buttons = talk.words.buttons
    label = buttons.delete_story.format(number=session.sent.index(sent) + 1)
    return (
        (story_button(talk, session, sent, label, "x"),),
        (Button(buttons.no_keep, token(session, "keep")),),
        near(talk, session),
    )


def change_story(talk: Talk, session: Session, action: str, sent: Sent, *, confirmed: str) -> Turn:
    """Do what a button under a story asks.

    ``confirmed`` is what the narrator was asked back just before: a story is deleted only if it was this one.
    """
    mark = _mark(sent)
    match action:
        case "v" | "r":
            return show_story(talk, session, sent)
        case "a" | "n":
            allowed = action == "a"
            changed = (
                frozenset({Use.RESEARCH}) if (Use.RESEARCH in sent.uses) is not allowed else frozenset[Use]()
            )
            return _use_changed(talk, session, sent, changed, allowed)
        case "s":
            return _use_changed(talk, session, sent, sent.uses & {Use.DIGEST, Use.QUOTE}, allowed=False)
        case "w":
            asked = Revise(talk.words.coming_and_going.confirm_one, delete_one_buttons(talk, session, sent))
            return Turn(replace(session, confirming=mark), (asked,))
        case _ if confirmed != mark:
            return Turn(session, (Toast(talk.words.asking.older),))
        case _:
            after = replace(session, sent=tuple(other for other in session.sent if other is not sent))
            return Turn(after, (Withdraw(sent.id), Revise(talk.words.coming_and_going.deleted_one)))


def _use_changed(talk: Talk, session: Session, sent: Sent, changed: frozenset[Use], allowed: bool) -> Turn:
    if not changed:
        return show_story(talk, session, sent)
    now = replace(sent, uses=sent.uses | changed if allowed else sent.uses - changed)
    every = tuple(now if other is sent else other for other in session.sent)
    changes = tuple(
        ChangeUse(sent.id, use, allowed, sent.wording, talk.week) for use in Use if use in changed
    )
    return show_story(
        talk, replace(session, sent=every), now, (*changes, Toast(talk.words.sent.uses_changed))
    )


def _mark(sent: Sent) -> str:
    return sent.id.hex()[:STORY_MARK]
