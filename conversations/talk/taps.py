"""What a tap does: by what stands on the button, never by what stands in the talk since it was shown."""

from dataclasses import replace
from typing import assert_never

from conversations.effects import Revise, Toast
from conversations.events import Command
from conversations.flow import Kind
from conversations.session import Session, Stage
from conversations.talk.answering import (
    answer,
    leave_out,
    skip,
    take_number,
    take_parts,
    take_suggested,
    tap_choice,
    tap_counted,
)
from conversations.talk.answers import ACKNOWLEDGED
from conversations.talk.asking import draft_of, go_back, revisit, show_again, show_card, way
from conversations.talk.calendars import parts_in
from conversations.talk.choosing import ask_language, choose
from conversations.talk.commands import go_on, hear_command, hear_done, turn_discreet, way_on
from conversations.talk.deciding import TELLING, answered, back_to_card, decide_tapped, show_words
from conversations.talk.languages import offered_languages
from conversations.talk.parting import ask_to_delete, send, wipe
from conversations.talk.returning import pause, said_so_far, use_newer
from conversations.talk.stories import ELSEWHERE, STORY_ACTIONS, change_story, sent_of, take_back_elsewhere
from conversations.talk.voices import approve, refuse
from conversations.turn import Talk, Turn


def hear_tap(talk: Talk, session: Session, given: str, confirmed: str) -> Turn:
    """Do what a button stands for; ``confirmed`` is what was asked back just before."""
    key, _, rest = given.partition(".")
    shown, _, action = rest.partition(".")
    asking = talk.words.asking
    if action in EVERYWHERE:
        return hear_command(talk, session, EVERYWHERE[action])
    if action[:1] in STORY_ACTIONS and (sent := sent_of(session.sent, action[1:])) is not None:
        return change_story(talk, session, action[:1], sent, confirmed=confirmed)
    place = small_number(action[1:]) if action[:1] == "l" else None
    if place is not None and (confirmed == "language" or key == session.key or session.stage is Stage.IDLE):
        if place < len(offered_languages(talk.flow, talk.service)):
            return choose(talk, session, place)
        return Turn(session, (Toast(asking.older),))
    if action == "wipe" and (confirmed == "all" or session.stage is Stage.IDLE):
        if confirmed == "all":
            return wipe(talk, session)
        return ask_to_delete(talk, session)
    if action == "other" and confirmed.startswith(ELSEWHERE):
        return take_back_elsewhere(talk, session, confirmed)
    if action == "keep" and confirmed:
        return Turn(session, (Revise(talk.words.coming_and_going.kept, way_on(talk, session)),))
    if key != session.key or session.stage is Stage.IDLE:
        return Turn(session, (Toast(asking.older_talk),))
    match action:
        case "lang":
            return ask_language(talk, session)
        case "pause":
            return pause(talk, session)
        case "quiet" | "loud":
            return turn_discreet(talk, session, action == "quiet")
        case "drop" if confirmed == "skip":
            return leave_out(talk, session)
        case "heard" if session.heard and shown == str(session.shown):
            return approve(talk, session)
        case "unheard" if session.heard and shown == str(session.shown):
            return refuse(talk, session)
        case "go":
            return go_on(talk, session)
        case "said" if session.stage is Stage.PAUSED:
            return said_so_far(talk, session)
        case "newer" if session.stage is Stage.PAUSED:
            return use_newer(talk, session)
        case _:
            pass
    if shown != str(session.shown):
        return Turn(session, (Toast(asking.older),))
    match session.stage:
        case Stage.ASKING:
            return _tapped_at_prompt(talk, session, action)
        case Stage.CHECKING:
            return _tapped_at_card(talk, session, action, confirmed)
        case Stage.PAUSED:
            return Turn(session, (Toast(asking.older),))
        case _:
            assert_never(session.stage)


def _tapped_at_prompt(talk: Talk, session: Session, action: str) -> Turn:
    prompt = talk.laid.prompts[session.at]
    match action:
        case "skip":
            return skip(talk, session)
        case "back":
            return go_back(talk, session, by_tap=True)
        case "done":
            return hear_done(talk, session)
        case "again" if prompt.kind is Kind.RANK:
            return show_again(talk, replace(session, collected=()), page=0)
        case "take":
            return take_suggested(talk, session)
        case "ok" if prompt.kind is Kind.ACKNOWLEDGE:
            return answer(talk, session, prompt, ACKNOWLEDGED)
        case _:
            pass
    number = small_number(action[1:])
    match action[:1]:
        case "o" | "f" if number is not None:
            return tap_choice(talk, session, prompt, number, from_search=action[0] == "f")
        case "c" if number is not None:
            return tap_counted(talk, session, prompt, number)
        case "p" if number is not None:
            return show_again(talk, session, page=number)
        case "n" if number is not None:
            return take_number(talk, session, prompt, number)
        case "v" if prompt.kind in (Kind.DATE, Kind.TIME, Kind.DATETIME):
            return take_parts(talk, session, prompt, parts_in(action), by_tap=True)
        case _:
            return Turn(session, (Toast(talk.words.asking.older),))


def _tapped_at_card(talk: Talk, session: Session, action: str, confirmed: str) -> Turn:
    if session.approved and (action in ("out", "card") or action[:1] in "pkty"):
        return _tapped_at_words(talk, session, action, confirmed)
    route = way(talk, session)
    match action:
        case "look":
            return show_card(talk, session, route)
        case "send":
            return send(talk, session)
        case "uses" if route.consent is not None:
            return revisit(talk, session, route.consent, route)
        case "back":
            return go_back(talk, session)
        case _:
            number = small_number(action[1:])
            if action[:1] == "e" and number is not None and number < len(talk.flow.prompts):
                prompt = talk.flow.prompts[number]
                if any(prompt.name == line.name for line, _ in draft_of(talk, session, route).lines):
                    return revisit(talk, session, prompt, route)
            return Turn(session, (Toast(talk.words.asking.older),))


def _tapped_at_words(talk: Talk, session: Session, action: str, confirmed: str) -> Turn:
    """The words taken out: only while the card is shown, or was before them."""
    number, _, listed = action[1:].partition("_")
    place = small_number(number)
    match action[:1]:
        case "o":
            return show_words(talk, session, in_place=True)
        case "c":
            return back_to_card(talk, session)
        case "p" if place is not None and confirmed.startswith(TELLING):
            return answered(talk, session, place)
        case "p" if place is not None:
            return show_words(talk, session, place, in_place=True)
        case "k" | "t" | "y":
            return decide_tapped(talk, session, action[0], place, listed, confirmed=confirmed)
        case _:
            return Turn(session, (Toast(talk.words.asking.older),))


def small_number(text: str) -> int | None:
    """A small number in a button's token or typed; None for anything else, however it got there."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 4 else None


EVERYWHERE = {"help": Command.HELP, "del": Command.DELETE, "hide": Command.HIDE}
"""What works on every button there ever was: safety does not depend on an old key."""
