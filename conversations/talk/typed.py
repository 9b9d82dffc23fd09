"""What typed words mean: an answer to what was asked back, a command, a receipt, a label, or an answer to the question."""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from conversations.effects import Row, Say
from conversations.events import Command, Content, ContentRefused
from conversations.flow import Kind
from conversations.receipt import is_meant
from conversations.session import Session, Stage
from conversations.talk import returning
from conversations.talk.answering import WHICH, answer_in_words, leave_out_buttons, which_buttons
from conversations.talk.answers import comparable
from conversations.talk.asking import PAGE, begin, buttons_now, draft_of, leaving, ready_buttons, revisit, way
from conversations.talk.changing import carry_on, continues
from conversations.talk.choosing import ask_language, choose, languages, named_in
from conversations.talk.commands import card_hint, go_on, hear_command, way_on
from conversations.talk.deciding import OUT, TELLING, buttons_of, decide_typed, is_found, page_of, show_words
from conversations.talk.listing import word_buttons
from conversations.talk.parting import delete_buttons, send
from conversations.talk.questions import typed_controls
from conversations.talk.returning import hide, ways_on, welcome_back
from conversations.talk.stories import (
    ELSEWHERE,
    SEEING,
    choices,
    delete_one_buttons,
    elsewhere_buttons,
    found_by_receipt,
    not_found,
    sent_of,
    show_story,
)
from conversations.talk.taps import hear_tap, small_number
from conversations.talk.voices import approve, heard_buttons, propose_first
from conversations.turn import Talk, Turn
from conversations.words.folding import folded


def hear_words(talk: Talk, session: Session, text: str, confirmed: str) -> Turn:
    """Take typed words; ``confirmed`` is what was asked back just before."""
    words = folded(text) if len(text) <= LONGEST_PHRASE else ""
    understood = talk.words.understood
    if confirmed:
        turn = _answered_back(talk, session, text, words, confirmed)
        if turn is not None:
            return turn
    command = understood.commands.get(words)
    if command is not None:
        return hear_command(talk, session, command)
    if session.stage is Stage.IDLE:
        sent = found_by_receipt(session, text) if session.sent or words else None
        if sent is not None:
            return show_story(talk, session, sent)
        begun = begin(talk, session)
        if len(text) <= LONGEST_PHRASE:
            return begun
        # More than a greeting: who tells their story at once must know that it was not heard yet.
        return Turn(begun.session, (Say(talk.words.coming_and_going.not_taken), *begun.effects))
    if session.breath is not None and continues(talk, session):
        turn = _meant_for_now(talk, session, text) or carry_on(talk, session, text)
        if turn is not None:
            return turn
    if (
        len(talk.flow.languages) > 1
        and words
        and not words.isdecimal()
        and _may_name_a_language(talk, session)
    ):
        place = named_in(talk, words)
        if place is not None:
            return choose(talk, session, place)
    if words in typed_controls(talk.words.code) or _BETWEEN_LANGUAGES in text:
        turn = _control_typed(talk, session, text, words, confirmed)
        if turn is not None:
            return turn
    match session.stage:
        case Stage.ASKING:
            if session.heard:
                return propose_first(talk, session, text, asked=confirmed == "heard")
            return answer_in_words(talk, session, text)
        case Stage.PAUSED:
            # Numbers count only among buttons that were shown last: nobody comes by what was said unasked.
            return welcome_back(talk, session, unheard=bool(text.strip()))
        case Stage.CHECKING:
            return _typed_at_card(talk, session, text, words)
        case _:
            assert_never(session.stage)


def _meant_for_now(talk: Talk, session: Session, text: str) -> Turn | None:
    """A quick answer to the question that stands now; None where it may be more of the answer before.

    A number or a label that the question takes was read there, however soon it came; free words may not have been.
    """
    if talk.unanswered or session.stage is not Stage.ASKING:
        return None
    if talk.laid.prompts[session.at].kind is Kind.TEXT:
        return None
    turn = answer_in_words(talk, session, text)
    after = turn.session
    taken = after is None or (after.at, after.stage, after.collected) != (
        session.at,
        session.stage,
        session.collected,
    )
    return turn if taken else None


def _may_name_a_language(talk: Talk, session: Session) -> bool:
    """Whether the name of a language can be a wish here, and no answer."""
    if session.stage is not Stage.ASKING:
        return True
    prompt = talk.laid.prompts[session.at]
    return prompt.kind is not Kind.TEXT and talk.laid.first is prompt


def _control_typed(talk: Talk, session: Session, text: str, words: str, confirmed: str) -> Turn | None:
    """What the label of a button that turns a page, takes back or leads on does; None where no such button stands there."""
    if words == folded(talk.words.buttons.carry_on):
        return go_on(talk, session)
    if session.stage is not Stage.ASKING:
        return None
    if words == folded(talk.words.buttons.leave_out):
        return hear_command(talk, session, Command.SKIP)
    tapped = _button_typed(text, buttons_now(talk, session, _page(confirmed)), numbered=False)
    return None if tapped is None else hear_tap(talk, session, tapped, "")


def _answered_back(talk: Talk, session: Session, text: str, words: str, confirmed: str) -> Turn | None:
    """What typed words mean after something was asked back; None where they mean what they would mean anyway."""
    understood = talk.words.understood
    match confirmed:
        case "receipt":
            sent = found_by_receipt(session, text)
            if sent is not None:
                return show_story(talk, session, sent)
            meant = session.stage is Stage.IDLE or is_meant(text)
            if meant and words not in understood.commands:
                return not_found(talk, session, text)
            return None
        case "language":
            tapped = _button_typed(text, languages(talk, session))
            if tapped is None and small_number(comparable(text)) is not None:
                return ask_language(
                    talk, session
                )  # a number that is none of them is no answer to anything else
            return None if tapped is None else hear_tap(talk, session, tapped, "language")
        case returning.LEFT | returning.BACK:
            return _come_back(talk, session, text, words, confirmed)
        case "heard":
            if words in understood.yes:
                return approve(talk, session)
            tapped = _button_typed(text, heard_buttons(talk, session))
            return None if tapped is None else hear_tap(talk, session, tapped, "heard")
        case _ if confirmed.startswith(ELSEWHERE) and is_meant(text):
            return _answered_back(talk, session, text, words, "receipt")  # tried once more
        case _ if confirmed.startswith(SEEING):
            sent = sent_of(session.sent, confirmed.removeprefix(SEEING))
            tapped = None if sent is None else _button_typed(text, choices(talk, session, sent))
            return None if tapped is None else hear_tap(talk, session, tapped, "")
        case _ if confirmed.startswith(WHICH):
            tapped = _button_typed(text, which_buttons(talk, session, confirmed))
            return None if tapped is None else hear_tap(talk, session, tapped, "")
        case _ if confirmed.startswith(PAGE):
            return None
        case _ if confirmed.startswith((OUT, TELLING)):
            return _typed_at_words(talk, session, text, words, confirmed)
        case _:
            return _confirmed_in_words(talk, session, text, words, confirmed)


def _typed_at_words(talk: Talk, session: Session, text: str, words: str, confirmed: str) -> Turn | None:
    """What typed words mean where the words taken out are listed, or one of them is asked about."""
    understood = talk.words.understood
    raised = _raised(session)
    rows = buttons_of(talk, raised, confirmed)
    tapped = _button_typed(text, rows, numbered=False)
    if confirmed.startswith(TELLING) and rows and tapped is None:
        if words in understood.keep or words in understood.yes:
            tapped = rows[0][0].token
        elif words in understood.no:
            tapped = rows[1][0].token
    if tapped is not None:
        return hear_tap(talk, raised, tapped, confirmed)
    if words in understood.commands or confirmed.startswith(TELLING):
        return None
    if small_number(words) is not None and not is_found(session, words):
        return None  # the number of a line, as on the card
    return decide_typed(talk, session, text, page=page_of(confirmed))


def _raised(session: Session) -> Session:
    """The session in which a typed label shows what its button would, in a message of its own: older ones are old then."""
    return replace(session, shown=session.shown + 1)


def _come_back(talk: Talk, session: Session, text: str, words: str, asked: str) -> Turn | None:
    """What typed words mean after a pause or at the welcome: the buttons that stand there, and yes or no."""
    rows = leaving(talk, session) if asked == returning.LEFT else ways_on(talk, session)
    tapped = _button_typed(text, rows)
    if tapped is not None:
        return hear_tap(talk, session, tapped, "")
    if asked == returning.BACK and words in talk.words.understood.yes:
        return go_on(talk, session)
    if asked == returning.BACK and words in talk.words.understood.no:
        return hide(talk, session)  # it is not safe now
    return None


def _confirmed_in_words(talk: Talk, session: Session, text: str, words: str, asked: str) -> Turn | None:
    """The answer to "really?": no number will do, because it may be meant for the question before."""
    if asked == "all":
        rows = delete_buttons(talk, session)
    elif asked == "skip":
        rows = leave_out_buttons(talk, session)
    elif asked.startswith(ELSEWHERE):
        rows = elsewhere_buttons(talk, session)
    else:
        sent = sent_of(session.sent, asked)
        rows = () if sent is None else delete_one_buttons(talk, session, sent)
    tapped = _button_typed(text, rows, numbered=False)
    leaves_out = words == folded(talk.words.buttons.leave_out) or (
        talk.words.understood.commands.get(words) is Command.SKIP
    )
    if tapped is None and rows and (words in talk.words.understood.yes or (asked == "skip" and leaves_out)):
        tapped = rows[0][0].token
    if tapped is not None:
        return hear_tap(talk, session, tapped, asked)
    if words in talk.words.understood.commands:
        return None
    said = talk.words.coming_and_going.kept
    if len(words.split()) > _LONGEST_NO or not words:
        said = f"{said} {talk.words.coming_and_going.not_taken}"
    return Turn(session, (Say(said, way_on(talk, session)),))


_LONGEST_NO = 4  # words; who says more than no has told something


_BETWEEN_LANGUAGES = "·"  # stands in the label of the button that leads to other languages


def _page(confirmed: str) -> int | None:
    """Which page of a list was turned to just before."""
    return int(confirmed.removeprefix(PAGE)) if confirmed.startswith(PAGE) else None


def _button_typed(text: str, rows: Sequence[Row], *, numbered: bool = True) -> str | None:
    """The token of the button that typed words name, by its label or its place from 1; None where they name none."""
    buttons = [button for row in rows for button in row]
    words = comparable(text)
    for button in buttons:
        if words and words == comparable(button.label):
            return button.token
    number = small_number(words) if numbered else None
    return buttons[number - 1].token if number is not None and 1 <= number <= len(buttons) else None


def _typed_at_card(talk: Talk, session: Session, text: str, words: str) -> Turn:
    if not session.approved and session.discreet:
        tapped = _button_typed(text, ready_buttons(talk, session))
        if tapped is not None:
            return hear_tap(talk, session, tapped, "")
        ready = Say(talk.words.card.ready, ready_buttons(talk, session), question=session.shown)
        return Turn(session, (ready,))
    if words in talk.words.understood.send:
        return send(talk, session)
    route = way(talk, session)
    if words == folded(talk.words.buttons.change_uses) and route.consent is not None:
        return revisit(talk, session, route.consent, route)
    number = small_number(words)
    drafted = draft_of(talk, session, route)
    if number is not None and 1 <= number <= len(drafted.lines):
        return revisit(talk, session, drafted.lines[number - 1][0], route)
    raised = _raised(session)
    tapped = _button_typed(text, tuple(word_buttons(talk, raised, drafted.masked.finds)), numbered=False)
    if tapped is not None:
        return hear_tap(talk, raised, tapped, "")
    if drafted.masked.finds and words == folded(talk.words.buttons.words_out.format(count="")):
        return show_words(talk, session, in_place=False)
    return decide_typed(talk, session, text, page=None) or card_hint(talk, session, drafted)


def hear_what_is_no_words(talk: Talk, session: Session, event: ContentRefused) -> Turn:
    """A picture and the like: refused once for what came together; words written under it are heard."""
    if event.album and event.album == session.album and not event.words:
        return Turn(session, ())
    if event.album:
        session = replace(session, album=event.album)
    refused = talk.words.refused
    if event.words.strip():
        turn = _written_under(talk, session, event.words)
        if turn is not None:
            return turn
    said = {
        Content.PICTURE: refused.picture,
        Content.SOUND: refused.sound,
        Content.FILE: refused.file,
        Content.PLACE: refused.place,
        Content.CONTACT: refused.contact,
        Content.STICKER: refused.sticker,
        Content.OTHER: refused.other,
    }
    return Turn(session, (Say(said[event.content]),))


def _written_under(talk: Talk, session: Session, text: str) -> Turn | None:
    """What words under a picture mean: a command, or an answer where words are one; None where they mean nothing here."""
    command = talk.words.understood.commands.get(folded(text)) if len(text) <= LONGEST_PHRASE else None
    if command is not None:
        return hear_command(talk, session, command)
    turn = None
    if session.breath is not None and continues(talk, session):
        turn = carry_on(talk, session, text)
    is_text = session.stage is Stage.ASKING and talk.laid.prompts[session.at].kind is Kind.TEXT
    if turn is None and is_text and not session.heard:
        turn = answer_in_words(talk, session, text)
    return turn and Turn(turn.session, (Say(talk.words.refused.picture_with_words), *turn.effects))


LONGEST_PHRASE = 60  # characters; longer words are told, not a command
