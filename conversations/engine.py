"""What follows: one event and all that comes of it.

``advance`` is pure: equal arguments give equal turns, and nothing else is read or changed. Here an event is
heard; the moves it leads to are in ``talk``, and nothing else changes a session.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from conversations.effects import Button, Discard, Effect, Revise, Row, Say, Submit, Toast
from conversations.events import (
    ButtonTapped,
    Command,
    CommandReceived,
    Content,
    ContentRefused,
    Event,
    TextEdited,
    TextReceived,
    VoiceFailed,
    VoiceHeard,
    VoiceKept,
    VoiceReceived,
)
from conversations.flow import Flow, Kind
from conversations.layout import layout
from conversations.receipt import is_meant
from conversations.service import Service
from conversations.session import Session, Stage
from conversations.story import VOICE
from conversations.talk import returning
from conversations.talk.answering import (
    WHICH,
    answer,
    answer_in_words,
    leave_out,
    leave_out_buttons,
    skip,
    take_collected,
    take_number,
    take_parts,
    take_suggested,
    tap_choice,
    tap_counted,
    which_buttons,
)
from conversations.talk.answers import ACKNOWLEDGED, comparable
from conversations.talk.asking import (
    PAGE,
    begin,
    buttons_now,
    draft_of,
    finish,
    go_back,
    leaving,
    near,
    ready_buttons,
    resume,
    revisit,
    show_again,
    show_card,
    way,
)
from conversations.talk.calendars import parts_in
from conversations.talk.cards import Draft
from conversations.talk.changing import carry_on, change, continues
from conversations.talk.choosing import ask_language, choose, languages, named_in
from conversations.talk.clearing import discreetly
from conversations.talk.languages import offered_languages, spoken_at_first
from conversations.talk.parting import ask_to_delete, delete_buttons, is_bare, send, wipe
from conversations.talk.questions import token, typed_controls
from conversations.talk.returning import hide, pause, said_so_far, use_newer, ways_on, welcome_back
from conversations.talk.stories import (
    SEEING,
    STORY_ACTIONS,
    ask_for_receipt,
    change_story,
    choices,
    delete_one_buttons,
    found_by_receipt,
    language_in,
    sent_of,
    show_story,
)
from conversations.talk.voices import approve, heard_buttons, propose, receive, refuse, take
from conversations.turn import Talk, Turn
from conversations.words import words_in
from conversations.words.folding import folded

__all__ = ["Turn", "advance", "command_in"]

_FETCHED = (VoiceKept, VoiceHeard, VoiceFailed)
_IDLE = Stage.IDLE  # looking it up in its class takes longer than all else about it


def advance(
    flow: Flow,
    session: Session | None,
    event: Event,
    *,
    fresh: bytes,
    service: Service,
    newer: Flow | None = None,
) -> Turn:
    """Answer one event: the session after it, and what must be done.

    Args:
        flow: The version the session is pinned to; where no draft is open, the one to begin with.
        session: What was kept of this narrator; None where nothing is.
        event: What happened. Its text is used here and nowhere else.
        fresh: 32 random bytes, new for every turn; names a new session or a sent story, and draws its receipt.
        service: What the steward decided.
        newer: The version that is asked now, where ``flow`` is an older one; the talk moves to it only when its
            narrator says so.

    Returns:
        The session after the event and the effects in the order they must happen. An answer the prompt does
        not accept leaves the answers as they were and says kindly what would do. Never raises for anything a
        narrator can send.
    """
    assert len(fresh) == 32
    assert session is None or session.flow == flow.version or session.stage is Stage.IDLE, (
        "a talk keeps its flow"
    )
    known = (
        session if session is not None and not is_bare(session) else _newcomer(flow, service, session, event)
    )
    if known.language not in flow.languages:
        known = replace(known, language=flow.default_language)  # a newer flow lacks it
    message = sent = None
    unanswered = False
    if isinstance(event, TextReceived):
        message, sent, unanswered = event.message, event.sent, event.unanswered
    elif isinstance(event, ContentRefused):
        message, sent = event.message, event.sent
    words = words_in(known.language)
    talk = Talk(flow, layout(flow), service, words, fresh, event.at, newer, message, sent, unanswered)
    turn = _hear(talk, known, event)
    after, effects = turn
    if after is not None:
        if after.breath is not None or after.album:
            after = _passing(known, after, event)
        if after.sounds:
            after = _with_sounds_told(after)
    if known.sounds:
        effects = (*_discards(known, after, effects), *effects)
    is_discreet = known.discreet or (after is not None and after.discreet)
    # What became of a voice note while nobody looks is no reason to write.
    if is_discreet and (not isinstance(event, _FETCHED) or any(isinstance(one, Say) for one in effects)):
        after, effects = discreetly(talk, known, event, Turn(after, effects))
    if after is not None and is_bare(after):
        language = flow.default_language
        after = Session("", flow.version, language, _IDLE, sent=after.sent) if after.sent else None
    return Turn(after, effects)


def _newcomer(flow: Flow, service: Service, session: Session | None, event: Event) -> Session:
    """How somebody is taken who has no draft and has chosen nothing: as one of whom nothing is kept.

    So nothing that is said, and not even the language it is said in, tells whether a story was sent from here. Only
    a button under a story goes on in the words that stand on it: who has that message knows of the story.
    """
    sent = () if session is None else session.sent
    speaks = event.speaks if isinstance(event, TextReceived | CommandReceived) else ""
    if sent and isinstance(event, ButtonTapped):
        action = event.token.rpartition(".")[2]
        if action[:1] in STORY_ACTIONS and sent_of(sent, action[1:]) is not None:
            speaks = language_in(action)
    language = spoken_at_first(flow, service, speaks)
    return Session("", flow.version, language, Stage.IDLE, sent=sent)


def _passing(before: Session, after: Session, event: Event) -> Session:
    """The session without what only holds until something else happens."""
    is_content = isinstance(event, ContentRefused)
    if after.breath is not None and after.breath is before.breath and not is_content:
        after = replace(after, breath=None)
    return replace(after, album="") if after.album and not is_content else after


def _with_sounds_told(session: Session) -> Session:
    """The session without the sounds of answers that are now given in other words."""
    sounds = {
        name: sound
        for name, sound in session.sounds.items()
        if VOICE in session.answers.get(name, "") or (name == session.at and VOICE in session.collected)
    }
    return session if len(sounds) == len(session.sounds) else replace(session, sounds=sounds)


def _discards(before: Session, after: Session | None, effects: Sequence[Effect]) -> tuple[Effect, ...]:
    """The sounds that nothing holds any more."""
    held = set() if after is None else {sound.id for sound in after.sounds.values()}
    for effect in effects:
        if isinstance(effect, Submit):
            held |= {given.sound.id for given in effect.story.answers if given.sound is not None}
    return tuple(Discard(sound) for sound in before.sounds.values() if sound.id not in held)


def _hear(talk: Talk, session: Session, event: Event) -> Turn:
    confirmed = ""
    if session.confirming and not isinstance(event, VoiceKept | VoiceHeard | VoiceFailed):
        # Whatever comes next answers what was asked back, or leaves it: it never stays open behind a detour.
        confirmed = session.confirming
        session = replace(session, confirming="")
    match event:
        case TextReceived():
            return _typed(talk, session, event.text, confirmed)
        case TextEdited():
            return change(talk, session, event)
        case CommandReceived():
            return _commanded(talk, session, event.command, event.constants)
        case ButtonTapped():
            return _tapped(talk, session, event.token, confirmed)
        case ContentRefused():
            return _not_words(talk, session, event)
        case VoiceReceived():
            return receive(talk, session, event)
        case VoiceKept() | VoiceHeard() | VoiceFailed():
            return take(talk, session, event)
        case _:
            assert_never(event)


def command_in(event: Event, session: Session | None = None) -> Command | None:
    """The command an event gives whatever the talk stands at; None where it depends on that.

    For whoever must answer when the talk itself cannot be read; ``session`` tells the language, where there is one.
    """
    match event:
        case CommandReceived():
            return event.command
        case TextReceived():
            words = words_in(session.language if session is not None else "en")
            return (
                words.understood.commands.get(folded(event.text))
                if len(event.text) <= _LONGEST_PHRASE
                else None
            )
        case ButtonTapped():
            return _EVERYWHERE.get(event.token.rpartition(".")[2])
        case _:
            return None


_EVERYWHERE = {"help": Command.HELP, "del": Command.DELETE, "hide": Command.HIDE}
"""What works on every button there ever was: safety does not depend on an old key."""


def _typed(talk: Talk, session: Session, text: str, confirmed: str) -> Turn:
    words = folded(text) if len(text) <= _LONGEST_PHRASE else ""
    understood = talk.words.understood
    if confirmed:
        turn = _answered_back(talk, session, text, words, confirmed)
        if turn is not None:
            return turn
    command = understood.commands.get(words)
    if command is not None:
        return _commanded(talk, session, command)
    if session.stage is Stage.IDLE:
        sent = found_by_receipt(session, text) if session.sent or words else None
        if sent is not None:
            return show_story(talk, session, sent)
        begun = begin(talk, session)
        if len(text) <= _LONGEST_PHRASE:
            return begun
        # More than a greeting: who tells their story at once must know that it was not heard yet.
        return Turn(begun.session, (Say(talk.words.coming_and_going.not_taken), *begun.effects))
    if session.breath is not None and continues(talk, session):
        turn = _meant_for_now(talk, session, text) or carry_on(talk, session, text)
        if turn is not None:
            return turn
    if len(talk.flow.languages) > 1 and words and _may_name_a_language(talk, session):
        place = named_in(talk, words)
        if place is not None:
            return choose(talk, session, place)
    if words in typed_controls(talk.words) or _BETWEEN_LANGUAGES in text:
        turn = _control_typed(talk, session, text, words, confirmed)
        if turn is not None:
            return turn
    match session.stage:
        case Stage.ASKING:
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
        return _go_on(talk, session)
    if session.stage is not Stage.ASKING:
        return None
    tapped = _button_typed(text, buttons_now(talk, session, _page(confirmed)), numbered=False)
    return None if tapped is None else _tapped(talk, session, tapped, "")


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
                again = replace(session, confirming="receipt")
                return Turn(again, (Say(talk.words.sent.no_such_receipt),))
            return None
        case "language":
            tapped = _button_typed(text, languages(talk, session))
            if tapped is None and _number(comparable(text)) is not None:
                return ask_language(
                    talk, session
                )  # a number that is none of them is no answer to anything else
            return None if tapped is None else _tapped(talk, session, tapped, "language")
        case returning.LEFT | returning.BACK:
            return _come_back(talk, session, text, words, confirmed)
        case "heard":
            if words in understood.yes:
                return approve(talk, session)
            tapped = _button_typed(text, heard_buttons(talk, session))
            return None if tapped is None else _tapped(talk, session, tapped, "heard")
        case _ if confirmed.startswith(SEEING):
            sent = sent_of(session.sent, confirmed.removeprefix(SEEING))
            tapped = None if sent is None else _button_typed(text, choices(talk, session, sent))
            return None if tapped is None else _tapped(talk, session, tapped, "")
        case _ if confirmed.startswith(WHICH):
            tapped = _button_typed(text, which_buttons(talk, session, confirmed))
            return None if tapped is None else _tapped(talk, session, tapped, "")
        case _ if confirmed.startswith(PAGE):
            return None
        case _:
            return _confirmed_in_words(talk, session, text, words, confirmed)


def _come_back(talk: Talk, session: Session, text: str, words: str, asked: str) -> Turn | None:
    """What typed words mean after a pause or at the welcome: the buttons that stand there, and yes or no."""
    rows = leaving(talk, session) if asked == returning.LEFT else ways_on(talk, session)
    tapped = _button_typed(text, rows)
    if tapped is not None:
        return _tapped(talk, session, tapped, "")
    if asked == returning.BACK and words in talk.words.understood.yes:
        return _go_on(talk, session)
    if asked == returning.BACK and words in talk.words.understood.no:
        return hide(talk, session)  # it is not safe now
    return None


def _confirmed_in_words(talk: Talk, session: Session, text: str, words: str, asked: str) -> Turn | None:
    """The answer to "really?": no number will do, because it may be meant for the question before."""
    if asked == "all":
        rows = delete_buttons(talk, session)
    elif asked == "skip":
        rows = leave_out_buttons(talk, session)
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
        return _tapped(talk, session, tapped, asked)
    if words in talk.words.understood.commands:
        return None
    said = talk.words.coming_and_going.kept
    if len(words.split()) > _LONGEST_NO or not words:
        said = f"{said} {talk.words.coming_and_going.not_taken}"
    return Turn(session, (Say(said, _way_on(talk, session)),))


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
    number = _number(words) if numbered else None
    return buttons[number - 1].token if number is not None and 1 <= number <= len(buttons) else None


def _typed_at_card(talk: Talk, session: Session, text: str, words: str) -> Turn:
    if not session.approved and session.discreet:
        tapped = _button_typed(text, ready_buttons(talk, session))
        if tapped is not None:
            return _tapped(talk, session, tapped, "")
        ready = Say(talk.words.card.ready, ready_buttons(talk, session), question=session.shown)
        return Turn(session, (ready,))
    if words in talk.words.understood.send:
        return send(talk, session)
    route = way(talk, session)
    if words == folded(talk.words.buttons.change_uses) and route.consent is not None:
        return revisit(talk, session, route.consent, route)
    number = _number(words)
    drafted = draft_of(talk, session, route)
    if number is not None and 1 <= number <= len(drafted.lines):
        return revisit(talk, session, drafted.lines[number - 1][0], route)
    return _card_hint(talk, session, drafted)


def _card_hint(talk: Talk, session: Session, drafted: Draft) -> Turn:
    if session.discreet:
        # The card was cleared with whatever was just sent, and is shown again only to who asks for it.
        return finish(talk, session, way(talk, session))
    hint = talk.words.card.no_use if drafted.story is None else talk.words.card.hint
    return Turn(session, (Say(hint),))


def _not_words(talk: Talk, session: Session, event: ContentRefused) -> Turn:
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
    command = talk.words.understood.commands.get(folded(text)) if len(text) <= _LONGEST_PHRASE else None
    if command is not None:
        return _commanded(talk, session, command)
    turn = None
    if session.breath is not None and continues(talk, session):
        turn = carry_on(talk, session, text)
    if turn is None and session.stage is Stage.ASKING and talk.laid.prompts[session.at].kind is Kind.TEXT:
        turn = answer_in_words(talk, session, text)
    return turn and Turn(turn.session, (Say(talk.words.refused.picture_with_words), *turn.effects))


def _commanded(
    talk: Talk, session: Session, command: Command, constants: Mapping[str, str] | None = None
) -> Turn:
    # What is the same whatever the talk stands at.
    match command:
        case Command.HELP:
            return Turn(session, (Say(talk.help_card, _way_on(talk, session)),))
        case Command.PRIVACY:
            return Turn(session, (Say(_privacy(talk), _way_on(talk, session)),))
        case Command.HIDE:
            return hide(talk, session)
        case Command.DISCREET:
            return _turn_discreet(talk, session, not session.discreet)
        case Command.LANGUAGE:
            return ask_language(talk, session)
        case Command.MYSTORY:
            return ask_for_receipt(talk, session)
        case Command.DELETE:
            return ask_to_delete(talk, session)
        case _:
            pass
    if session.stage is Stage.IDLE:
        # The same for everybody without a draft: nothing tells whether a story was sent from here.
        return begin(talk, session, constants)
    if command is Command.PAUSE:
        return pause(talk, session)
    if session.stage is Stage.PAUSED or command is Command.START:
        return welcome_back(talk, session)
    match command:
        case Command.SKIP:
            return skip(talk, session)
        case Command.BACK:
            return go_back(talk, session)
        case Command.DONE:
            if session.stage is Stage.CHECKING:
                return _card_hint(talk, session, draft_of(talk, session))
            return _done(talk, session)
        case _:
            assert_never(command)


def _done(talk: Talk, session: Session) -> Turn:
    """What was told is all, once it is known whether what was written down of a voice note is right."""
    return propose(talk, session) if session.heard else take_collected(talk, session)


def _go_on(talk: Talk, session: Session) -> Turn:
    """Back to where the talk was."""
    return propose(talk, session) if session.heard else resume(talk, session)


def _privacy(talk: Talk) -> str:
    """What happens to what is said, and who can be asked about it outside the chat."""
    if not talk.service.contact:
        return talk.words.privacy
    return f"{talk.words.privacy}\n\n{talk.words.contact.format(contact=talk.service.contact)}"


def _turn_discreet(talk: Talk, session: Session, discreet: bool) -> Turn:
    """Clear as we go from now on, or stop that."""
    session = replace(session, discreet=discreet)
    safety = talk.words.safety
    said = safety.discreet_is_on if session.discreet else safety.discreet_is_off
    match session.stage:
        case Stage.ASKING:
            return resume(talk, session, lead=(said,))
        case Stage.PAUSED:
            welcomed = welcome_back(talk, session)
            return Turn(welcomed.session, (Say(said), *welcomed.effects))
        case _:
            return Turn(session, (Say(said, _way_on(talk, session)),))


def _tapped(talk: Talk, session: Session, given: str, confirmed: str) -> Turn:
    key, _, rest = given.partition(".")
    shown, _, action = rest.partition(".")
    asking = talk.words.asking
    if action in _EVERYWHERE:
        return _commanded(talk, session, _EVERYWHERE[action])
    if action[:1] in STORY_ACTIONS and (sent := sent_of(session.sent, action[1:])) is not None:
        return change_story(talk, session, action[:1], sent, confirmed=confirmed)
    place = _number(action[1:]) if action[:1] == "l" else None
    if place is not None and (confirmed == "language" or key == session.key or session.stage is Stage.IDLE):
        if place < len(offered_languages(talk.flow, talk.service)):
            return choose(talk, session, place)
        return Turn(session, (Toast(asking.older),))
    if action == "wipe" and (confirmed == "all" or session.stage is Stage.IDLE):
        if confirmed == "all":
            return wipe(talk, session)
        return ask_to_delete(talk, session)
    if action == "keep" and confirmed:
        return Turn(session, (Revise(talk.words.coming_and_going.kept, _way_on(talk, session)),))
    if key != session.key or session.stage is Stage.IDLE:
        return Turn(session, (Toast(asking.older_talk),))
    match action:
        case "lang":
            return ask_language(talk, session)
        case "pause":
            return pause(talk, session)
        case "quiet" | "loud":
            return _turn_discreet(talk, session, action == "quiet")
        case "drop" if confirmed == "skip":
            return leave_out(talk, session)
        case "heard" if session.heard and shown == str(session.shown):
            return approve(talk, session)
        case "unheard" if session.heard and shown == str(session.shown):
            return refuse(talk, session)
        case "go":
            return _go_on(talk, session)
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
            return _tapped_at_card(talk, session, action)
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
            return _done(talk, session)
        case "again" if prompt.kind is Kind.RANK:
            return show_again(talk, replace(session, collected=()), page=0)
        case "take":
            return take_suggested(talk, session)
        case "ok" if prompt.kind is Kind.ACKNOWLEDGE:
            return answer(talk, session, prompt, ACKNOWLEDGED)
        case _:
            pass
    number = _number(action[1:])
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


def _tapped_at_card(talk: Talk, session: Session, action: str) -> Turn:
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
            number = _number(action[1:])
            if action[:1] == "e" and number is not None and number < len(talk.flow.prompts):
                prompt = talk.flow.prompts[number]
                if any(prompt.name == line.name for line, _ in draft_of(talk, session, route).lines):
                    return revisit(talk, session, prompt, route)
            return Turn(session, (Toast(talk.words.asking.older),))


def _way_on(talk: Talk, session: Session) -> tuple[Row, ...]:
    """Under a help card: the way back to where the talk was, where there is one."""
    if session.stage is Stage.IDLE:
        return ((Button(talk.words.buttons.hide, token(session, "hide")),),)
    return ((Button(talk.words.buttons.carry_on, token(session, "go")),), near(talk, session)[1:])


_LONGEST_PHRASE = 60  # characters; longer words are told, not a command


def _number(text: str) -> int | None:
    """A small number in a button's token or typed; None for anything else, however it got there."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 4 else None
