"""The moves that answer a prompt: typed words, taps, ticks, and leaving it out.

Each takes the talk and the session before, and gives the turn. An answer that a prompt does not take leaves the
answers as they were, and says kindly what would do.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from conversations.danger import may_tell_of_danger
from conversations.effects import Button, Clear, Row, Say, Toast
from conversations.flow import Guard, Kind, Prompt
from conversations.route import places_offered
from conversations.session import Breath, Session, Stage
from conversations.story import VOICE
from conversations.talk.answers import (
    ACKNOWLEDGED,
    LONGEST_PICK,
    TALK_LIMIT,
    TEXT_LIMIT,
    Listed,
    comparable,
    in_words,
    picked,
    ticked,
    value_of,
)
from conversations.talk.asking import LONGEST_MESSAGE, near, proceed, refused, show_again, way, without_draft
from conversations.talk.calendars import one_of
from conversations.talk.captions import captions
from conversations.talk.days import Parts, exists, understood, value_of_parts, wanted
from conversations.talk.finding import found
from conversations.talk.numbers import fits, number_in, offered_numbers
from conversations.talk.pieces import noted
from conversations.talk.questions import (
    CHOICES_A_PAGE,
    LONGEST_LIST,
    begun_parts,
    clipped,
    controls,
    from_to,
    keep_caption,
    match_buttons,
    places_left,
    shortened,
    suggested,
    token,
)
from conversations.talk.telling import told
from conversations.turn import Talk, Turn
from conversations.words.folding import folded


def answer_in_words(talk: Talk, session: Session, text: str) -> Turn:
    """Take typed words as an answer, or as a piece of one."""
    prompt = talk.laid.prompts[session.at]
    answered = session.answers.get(prompt.name)
    if answered and prompt.kind is not Kind.TEXT and _is_to_keep(talk, text):
        return take_collected(talk, session)
    if not answered and prompt.default is not None and not session.collected:
        values = way(talk, session).values
        offered = suggested(talk, session, prompt, values)
        if offered and _is_to_keep(talk, text, keep_caption(talk, session, prompt, values, offered)):
            return take_suggested(talk, session)
    match prompt.kind:
        case Kind.SELECT_ONE | Kind.SELECT_MULTIPLE | Kind.RANK:
            return _picks_in_words(talk, session, prompt, text)
        case Kind.TEXT:
            return _words(talk, session, prompt, text)
        case Kind.INTEGER | Kind.DECIMAL | Kind.RANGE:
            return _number(talk, session, prompt, text)
        case Kind.DATE | Kind.TIME | Kind.DATETIME:
            return _days(talk, session, prompt, text)
        case Kind.ACKNOWLEDGE:
            if len(text) <= _LONGEST_WORD and folded(text) in talk.words.understood.agree:
                return answer(talk, noted(talk, session, prompt, text), prompt, ACKNOWLEDGED)
            return Turn(session, (Say(talk.words.asking.please_agree),))
        case Kind.NOTE | Kind.CALCULATE | Kind.HIDDEN:
            raise AssertionError("only what asks something is stood at")
        case _:
            assert_never(prompt.kind)


def _is_to_keep(talk: Talk, text: str, caption: str = "") -> bool:
    """Whether typed words keep what is there: as one says it, or as the button has it."""
    if len(text) > _LONGEST_WORD:
        return False
    words = folded(text)
    return words in talk.words.understood.keep or bool(caption and words == folded(caption))


_LONGEST_WORD = 60  # characters; longer words are told, and no word for keeping or agreeing


def answer(
    talk: Talk,
    session: Session,
    prompt: Prompt,
    value: str,
    *,
    echoed: bool = False,
    breath: Breath | None = None,
) -> Turn:
    """Take a whole answer, where it keeps the constraint, and go on.

    Args:
        echoed: Say in words what was understood, so that a slip is seen.
        breath: What was just typed, where more of it may follow in the same breath.
    """
    wrong = refused(talk, session, prompt, value) if prompt.constraint is not None else ""
    if wrong:
        return Turn(session, (Say(wrong),))
    if prompt.name in talk.laid.minded:
        if value in talk.laid.minded[prompt.name].under_age:
            return too_young(talk, session)
        if value in talk.laid.minded[prompt.name].discreet and not session.discreet:
            session = replace(session, discreet=True)
            on = talk.words.safety.discreet_is_on
            return proceed(talk, session, {**session.answers, session.at: value}, lead=(on,))
    lead: tuple[str, ...] = ()
    if echoed and not session.discreet:
        lead = (talk.words.asking.your_answer.format(answer=in_words(prompt, value, session.language)),)
    return proceed(talk, session, {**session.answers, session.at: value}, lead=lead, breath=breath)


def _words(talk: Talk, session: Session, prompt: Prompt, text: str) -> Turn:
    text = text.replace(VOICE, "")
    if not text.strip():
        return Turn(session, (Say(talk.words.asking.please_type),))
    pieces = (*session.collected, text)
    value = value_of(prompt, pieces)
    wrong = unfit(talk, session, prompt, value)
    if wrong:
        return Turn(session, (Say(wrong),))
    offers = danger_offer(talk, session, text)
    if offers:
        session = replace(session, offered=True)
    if not prompt.several:
        breath = Breath(prompt.name, talk.sent or 0)
        after = answer(talk, noted(talk, session, prompt, text), prompt, value, breath=breath)
        return Turn(after.session, (*offers, *after.effects))
    follows = bool(session.collected)
    session = replace(noted(talk, session, prompt, text), collected=pieces)
    if talk.unanswered and follows:
        return Turn(session, offers)  # of what came in one breath the first message was answered
    first = way(talk, session).is_first(prompt)
    buttons = (
        (Button(talk.words.buttons.done, token(session, "done")),),
        *controls(talk.words, session, prompt, first=first, revisited=prompt.name in session.answers),
    )
    return Turn(session, (*offers, Say(talk.words.asking.kept_piece, buttons)))


def danger_offer(talk: Talk, session: Session, text: str) -> tuple[Say, ...]:
    """The offer of help, once in a talk, after words that may tell of danger. It asserts nothing."""
    if session.offered or not may_tell_of_danger(text, talk.words):
        return ()
    buttons = talk.words.buttons
    row = (Button(buttons.help, token(session, "help")), Button(buttons.pause, token(session, "pause")))
    return (Say(talk.words.safety.danger_offer, (row,)),)


def too_young(talk: Talk, session: Session) -> Turn:
    """The narrator is too young to be heard here: nothing of this talk is kept or stands in the chat, and help is shown."""
    row = (Button(talk.words.buttons.hide, token(session, "hide")),)
    said = (Clear(), Say(talk.words.safety.under_age), Say(talk.help_card, (row,)))
    return Turn(without_draft(session), said)


def unfit(talk: Talk, session: Session, prompt: Prompt, value: str) -> str:
    """What to say where a text is too long, or not what its prompt takes; "" where it fits."""
    return _too_much(talk, session, prompt, value) or refused(talk, session, prompt, value)


def _too_much(talk: Talk, session: Session, prompt: Prompt, value: str) -> str:
    """What to say where a text, or all texts of this talk with it, would be too long; "" where there is room."""
    if len(value) > TEXT_LIMIT:
        return talk.words.asking.too_long
    prompts = talk.laid.prompts
    others = sum(
        len(answer)
        for name, answer in session.answers.items()
        if prompts[name].kind is Kind.TEXT and name != prompt.name
    )
    return talk.words.asking.too_much if others + len(value) > TALK_LIMIT else ""


def _number(talk: Talk, session: Session, prompt: Prompt, text: str) -> Turn:
    """A typed number. Where it was typed in other words, or with others, what was understood is said."""
    whole = prompt.kind is Kind.INTEGER
    known = {
        word
        for texts in (prompt.label, prompt.hint)
        for word in folded(texts.get(session.language, "")).split()
    }
    value = number_in(text, talk.words, whole=whole, known=known)
    if value is None:
        return Turn(
            session, (Say(talk.words.asking.no_whole_number if whole else talk.words.asking.no_number),)
        )
    if not fits(prompt, value):
        assert prompt.steps is not None, "any other kind takes any number"
        return Turn(session, (Say(from_to(offered_numbers(prompt.steps), talk.words)),))
    return answer(talk, noted(talk, session, prompt, text), prompt, value, echoed=text.strip() != value)


def _days(talk: Talk, session: Session, prompt: Prompt, text: str) -> Turn:
    readings = understood(prompt, begun_parts(prompt, session), text, talk.at.date(), talk.words)
    if len(readings) > 1:
        asked = WHICH + " ".join("-".join(map(str, parts)) for parts in readings)
        rows = which_buttons(talk, session, asked)
        return Turn(replace(session, confirming=asked), (Say(talk.words.asking.which_of_two, rows),))
    if not readings:
        at_clock = prompt.kind is Kind.TIME or len(begun_parts(prompt, session)) >= _PARTS_OF_A_DAY
        words = talk.words.asking.no_date if prompt.kind is Kind.DATE else talk.words.asking.no_date_time
        return Turn(session, (Say(talk.words.asking.no_time if at_clock else words),))
    return take_parts(talk, noted(talk, session, prompt, text), prompt, readings[0], by_tap=False)


_PARTS_OF_A_DAY = 3

WHICH = "which "
"""What ``Session.confirming`` begins with where typed words mean one of two times; the parts of both follow."""


def which_buttons(talk: Talk, session: Session, asked: str) -> tuple[Row, ...]:
    """A button for each of the times that were asked back."""
    readings = [tuple(map(int, parts.split("-"))) for parts in asked.removeprefix(WHICH).split()]
    return one_of(talk.laid.prompts[session.at], readings, token(session, ""), talk.words)


def take_parts(talk: Talk, session: Session, prompt: Prompt, parts: Parts, *, by_tap: bool) -> Turn:
    """Take what is known of a date or time: all of it as the answer, a part of it as its beginning."""
    if not parts or len(parts) > wanted(prompt) or not exists(prompt, parts):
        return Turn(session, (Toast(talk.words.asking.older),))
    value = value_of_parts(prompt, parts)
    if value:
        return answer(talk, session, prompt, value, echoed=True)
    session = replace(session, collected=tuple(str(part) for part in parts))
    return show_again(talk, session, in_place=by_tap)


def take_number(talk: Talk, session: Session, prompt: Prompt, place: int) -> Turn:
    """Take a number of a range by its button."""
    numbers = offered_numbers(prompt.steps) if prompt.kind is Kind.RANGE and prompt.steps is not None else ()
    if place >= len(numbers):
        return Turn(session, (Toast(talk.words.asking.older),))
    return answer(talk, session, prompt, numbers[place])


def take_suggested(talk: Talk, session: Session) -> Turn:
    """Keep what was offered beforehand."""
    prompt = talk.laid.prompts[session.at]
    value = suggested(talk, session, prompt, way(talk, session).values)
    if not value or session.answers.get(prompt.name):
        return Turn(session, (Toast(talk.words.asking.older),))
    too_much = _too_much(talk, session, prompt, value) if prompt.kind is Kind.TEXT else ""
    if too_much:
        return Turn(session, (Say(too_much),))
    return answer(talk, session, prompt, value)


def _picks_in_words(talk: Talk, session: Session, prompt: Prompt, text: str) -> Turn:
    shown = captions(talk.flow, prompt.name, session.language)
    text = _label_alone(text, shown.comparable)
    choices = shown.listed
    if len(prompt.choices) > LONGEST_LIST or prompt.choice_filter is not None or prompt.shuffled:
        places = _offered(talk, session, prompt)
        if len(places) > LONGEST_LIST:
            return _search(talk, session, prompt, places, text)
        choices = shown.listed_at(places)
    if prompt.kind is Kind.RANK and session.collected:
        return _ranks_in_words(talk, session, prompt, text, choices)
    names = picked(text, choices)
    if names is None or (len(names) > 1 and prompt.kind is Kind.SELECT_ONE):
        return Turn(session, (Say(talk.words.asking.please_tap),))
    return pick(talk, noted(talk, session, prompt, text), prompt, names)


_MARKED = re.compile(r"\s*(?:✓\s*)?(?:\d{1,3}\.\s+)?(.*)", re.DOTALL)


def _label_alone(text: str, labels: Sequence[str]) -> str:
    """What is typed as a button has it, without its tick and its number; as it was where that is no label."""
    if len(text) > LONGEST_PICK or not ("✓" in text or ". " in text):
        return text
    found = _MARKED.fullmatch(text)
    return found[1] if found is not None and found.start(1) and comparable(found[1]) in labels else text


def _ranks_in_words(talk: Talk, session: Session, prompt: Prompt, text: str, choices: Listed) -> Turn:
    """Further ranks: a number counts among what is still shown, and a label may be one that was picked before."""
    shown = captions(talk.flow, prompt.name, session.language)
    left = places_left(shown, session, _offered(talk, session, prompt))
    names = picked(text, shown.listed_at(left))
    if names is None and any(character.isalpha() for character in text):
        names = picked(text, choices)
    if names is None:
        return Turn(session, (Say(talk.words.asking.please_tap),))
    return pick(talk, noted(talk, session, prompt, text), prompt, names)


def _search(talk: Talk, session: Session, prompt: Prompt, places: Sequence[int], text: str) -> Turn:
    """Search a long list for typed words: the one label that was typed whole is taken, others are offered."""
    shown = captions(talk.flow, prompt.name, session.language)
    matches = found(comparable(text) if len(text) <= LONGEST_PICK else "", shown.comparable, places)
    if matches.whole is not None:
        return pick(talk, session, prompt, (shown.names[matches.whole],))
    if not matches.matches:
        return Turn(session, (Say(talk.words.asking.found_none),))
    parts = [talk.words.asking.found_more if matches.more else talk.words.asking.found]
    labels = [shown.labels[place] for place in matches.matches]
    if any(clipped(label) != label for label in labels):
        parts.append("\n".join(f"• {clipped(label, _LONGEST_FOUND)}" for label in labels))
    buttons = (
        *match_buttons(session, shown, matches.matches),
        *controls(
            talk.words,
            session,
            prompt,
            first=way(talk, session).is_first(prompt),
            revisited=bool(session.answers.get(prompt.name)),
        ),
    )
    return Turn(session, (Say("\n\n".join(parts), buttons),))


_LONGEST_FOUND = 300  # characters of a label that a search shows


def _offered(talk: Talk, session: Session, prompt: Prompt) -> Sequence[int]:
    """The places of the choices that this prompt offers now, in their order."""
    if prompt.choice_filter is None and not prompt.shuffled:
        return range(len(prompt.choices))
    return places_offered(prompt, way(talk, session).values, talk.around(session))


def tap_choice(talk: Talk, session: Session, prompt: Prompt, place: int, *, from_search: bool) -> Turn:
    """Take the choice of a button: its place in the form, whatever the order it is shown in.

    From a page of the list that page is shown again; from a search the search goes on.
    """
    places = _offered(talk, session, prompt)
    if place not in places:
        return Turn(session, (Toast(talk.words.asking.older),))
    name = prompt.choices[place].name
    if prompt.kind is Kind.SELECT_ONE:
        return answer(talk, session, prompt, name)
    if prompt.kind is Kind.RANK and name not in session.collected:
        places = places_left(captions(talk.flow, prompt.name, session.language), session, places)
    page = None if from_search else places.index(place) // CHOICES_A_PAGE
    return pick(talk, session, prompt, (name,), page=page, by_tap=True)


def tap_counted(talk: Talk, session: Session, prompt: Prompt, number: int) -> Turn:
    """Take the choice of a button that counts the choices offered when it was made, as those of older messages do.

    Where a filter or chance has a say in that, the same number may be another choice now: the question is shown again.
    """
    if prompt.choice_filter is None and not prompt.shuffled:
        return tap_choice(talk, session, prompt, number, from_search=False)
    again = show_again(talk, session, in_place=False)
    return Turn(again.session, (Toast(talk.words.asking.older), *again.effects))


def pick(
    talk: Talk,
    session: Session,
    prompt: Prompt,
    names: Sequence[str],
    *,
    page: int | None = None,
    by_tap: bool = False,
) -> Turn:
    """Take picks as an answer, as ticks, or as ranks."""
    if prompt.kind is Kind.SELECT_ONE:
        return answer(talk, session, prompt, names[0])
    collected = session.collected
    if prompt.kind is Kind.SELECT_MULTIPLE:
        for name in names:
            collected = ticked(prompt, collected, name)
    else:
        new = [name for name in names if name not in collected]
        if not new:
            already = (
                talk.words.asking.please_tap
                if session.discreet
                else talk.words.asking.already.format(
                    answer=in_words(prompt, " ".join(names), session.language)
                )
            )
            return Turn(session, (Toast(already) if by_tap else Say(already),))
        collected = (*collected, *new)
        if len(collected) == len(_offered(talk, session, prompt)):
            return answer(talk, session, prompt, value_of(prompt, collected))
    return show_again(talk, replace(session, collected=collected), page=page, in_place=by_tap)


def take_collected(talk: Talk, session: Session) -> Turn:
    """What was collected is the answer; with nothing collected, an earlier answer stands."""
    prompt = talk.laid.prompts[session.at]
    value = value_of(prompt, session.collected) if session.collected else ""
    if value:
        return answer(talk, session, prompt, value)
    if prompt.kind is Kind.SELECT_MULTIPLE:
        return skip(talk, session)
    if session.answers.get(prompt.name):
        return proceed(talk, session, dict(session.answers))
    return Turn(session, (Say(_nothing_yet(talk, session, prompt)),))


def _nothing_yet(talk: Talk, session: Session, prompt: Prompt) -> str:
    """What to say to somebody who is done before they have begun."""
    match prompt.kind:
        case Kind.SELECT_ONE | Kind.RANK:
            long = len(_offered(talk, session, prompt)) > LONGEST_LIST
            return talk.words.asking.type_letters if long else talk.words.asking.please_tap
        case Kind.ACKNOWLEDGE:
            return talk.words.asking.please_agree
        case _:
            return talk.words.asking.nothing_yet


def leave_out(talk: Talk, session: Session) -> Turn:
    """Leave out what was begun at this prompt: the narrator was asked, and said yes."""
    return proceed(talk, session, {**session.answers, session.at: ""})


def skip(talk: Talk, session: Session) -> Turn:
    """Leave this one out, unless it keeps the narrator safe; asks first where words would be lost."""
    if session.stage is not Stage.ASKING:
        return Turn(session, (Say(talk.words.asking.nothing_to_do),))
    prompt = talk.laid.prompts[session.at]
    if prompt.required:
        return Turn(session, (Say(_must_answer(talk, session, prompt)),))
    if prompt.kind is Kind.TEXT and session.collected:
        asked = Say(talk.words.asking.really_skip, leave_out_buttons(talk, session))
        return Turn(replace(session, confirming="skip"), (asked,))
    return leave_out(talk, session)


def leave_out_buttons(talk: Talk, session: Session) -> tuple[Row, ...]:
    """What can be answered where somebody is asked whether what they began shall be left out."""
    return (
        (Button(talk.words.buttons.yes_leave_out, token(session, "drop")),),
        (Button(talk.words.buttons.no_keep_part, token(session, "done")),),
        near(talk, session),
    )


def _must_answer(talk: Talk, session: Session, prompt: Prompt) -> str:
    values = way(talk, session).values if prompt.recalls and not session.discreet else {}
    around = talk.around(session)
    message = told(talk.flow, prompt, prompt.required_message, values, session.language, around)
    message = shortened(message, LONGEST_MESSAGE) or talk.words.asking.must_answer
    return f"{message} {talk.words.asking.no_skip}" if Guard.SAFETY in prompt.guards else message
