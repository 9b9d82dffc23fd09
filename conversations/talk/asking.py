"""The moves at a prompt: asking, going back, coming back, and coming to the end.

Each takes the talk and the session before, and gives the turn. What an answer may be is in ``answering``.
"""

from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from conversations.effects import Button, Clear, Effect, Revise, Row, Say, Show, Shrink
from conversations.expressions import Scope
from conversations.flow import Flow, Guard, Kind, Language, Media, Prompt, said
from conversations.layout import layout, takes_link
from conversations.route import Route, follow, is_asked, named, offered
from conversations.session import Breath, Session, Stage
from conversations.story import VOICE, typed_part
from conversations.talk.answers import in_words, value_of
from conversations.talk.cards import Draft, draft, review
from conversations.talk.questions import ask, begun_parts, depends, says, shortened, token
from conversations.talk.telling import told
from conversations.turn import Talk, Turn
from conversations.words import words_in

LONGEST_MESSAGE = 1_800
"""Characters of what a form says of an answer that does not fit; any channel carries as many."""

PAGE = "page "
"""What ``Session.confirming`` begins with where a page of a list or of years was turned to; its number follows."""

LONGEST_CONSTANT = 200
"""Characters a link may bring for one hidden row."""

_ASKING = Stage.ASKING  # looking it up in its class takes longer than all else about it
_DAYS = (Kind.DATE, Kind.TIME, Kind.DATETIME)


def begin(talk: Talk, idle: Session, constants: Mapping[str, str] | None = None) -> Turn:
    """Begin a talk: the first question.

    Args:
        idle: What is known where there is no draft (see ``idle``): stories sent before, and the language.
        constants: What a link brought; only what the flow has a hidden row for is kept.
    """
    session = Session(
        key=urlsafe_b64encode(talk.fresh[:6]).decode(),
        flow=talk.flow.version,
        language=idle.language,
        stage=Stage.ASKING,
        sent=idle.sent,
        chosen=idle.chosen,
        discreet=idle.discreet,
    )
    given = constants or {}
    answers = {
        prompt.name: given[prompt.name]
        for prompt in (talk.flow.prompts if given else ())
        if takes_link(prompt) and 0 < len(given.get(prompt.name, "")) <= LONGEST_CONSTANT
    }
    # Whoever chose the language was told so when they did.
    is_draft = session.language in talk.flow.drafts and not session.chosen
    return proceed(talk, session, answers, lead=(talk.words.language.is_draft,) if is_draft else ())


def way(talk: Talk, session: Session) -> Route:
    """The way that the answers so far lead."""
    return follow(talk.laid, session.answers, talk.around(session))


def proceed(
    talk: Talk,
    session: Session,
    answers: dict[str, str],
    *,
    lead: Sequence[str] = (),
    breath: Breath | None = None,
) -> Turn:
    """Ask what is to be asked next after these answers, or come to the end.

    The question that was stood at shrinks to one line, where it is answered now.

    Args:
        answers: All of them; this function's own from now on.
        lead: What is said first.
        breath: What was just typed, where more of it may follow in the same breath.
    """
    route = follow(talk.laid, answers, talk.around(session))
    if route.kept:
        answers.update(route.kept)
    before: list[Effect] = []
    if session.stage is _ASKING and session.shown and session.at in answers:
        before.append(_shrunk(talk, session, answers[session.at], route))
    prompt = route.waiting
    if prompt is None:
        turn = finish(talk, replace(session, answers=answers), route, lead=lead, breath=breath)
        return Turn(turn.session, (*before, *turn.effects))
    if route.notes:
        # In a message of their own: what they say stays in the chat when the question shrinks.
        for note in route.notes:
            answers[note.name] = ""
            if note.media:
                before.extend(Show(media) for media in _media(note, session.language))
        before.extend(says([*lead, *_notes(talk, session, route)], ()))
        lead = ()
    if prompt.media:
        before.extend(Show(media) for media in _media(prompt, session.language))
    session = Session(
        session.key,
        session.flow,
        session.language,
        _ASKING,
        prompt.name,
        session.shown + 1,
        answers,
        (),
        session.masked,
        session.approved,
        "",  # what was asked back is left with the question before
        session.sent,
        session.chosen,
        session.discreet,
        session.offered,
        session.typed,
        session.sounds,
        session.awaited,
        "",
        breath,
        session.album,
        session.decided,
    )
    return Turn(
        session, (*before, *ask(talk, session, prompt, route.values, route.is_first(prompt), lead=lead))
    )


def _shrunk(talk: Talk, session: Session, answer: str, route: Route) -> Shrink:
    """One line in place of the question: what was asked, and what was picked. What was typed stands below it anyway."""
    flow, prompt, language = talk.flow, talk.laid.prompts[session.at], session.language
    if not prompt.recalls and prompt.choice_filter is None:
        typed = bool(answer) and not prompt.choices
        said_ = in_words(prompt, answer, language) if typed and prompt.kind is not Kind.TEXT else ""
        line = _line(flow, prompt.name, language, None if typed else answer)
    else:
        line = shortened(told(flow, prompt, prompt.label, route.values, language), _LONGEST_SHRUNK)
        choices = named(prompt, answer, route.values, talk.around(session)) if prompt.choices else None
        said_ = "" if prompt.kind is Kind.TEXT else in_words(prompt, answer, language, choices)
        said_ = said_ if answer else talk.words.asking.skipped
    line = f"{line} {shortened(said_, _LONGEST_SHRUNK)}" if line and said_ else line or said_
    return Shrink(session.shown, line or talk.words.safety.neutral)


@lru_cache(maxsize=4096)
def _line(flow: Flow, name: str, language: Language, picked: str | None) -> str:
    """The line for a question, and for what was picked of its choices; "" left it out. It never holds what was typed."""
    prompt = layout(flow).prompts[name]
    question = shortened(said(prompt.label, language), _LONGEST_SHRUNK)
    if picked is None:
        return question
    words = in_words(prompt, picked, language) if picked else words_in(language).asking.skipped
    return f"{question} {shortened(words, _LONGEST_SHRUNK)}".strip()


_LONGEST_SHRUNK = 100  # characters of a question, and of an answer, in a line


def _notes(talk: Talk, session: Session, route: Route) -> list[str]:
    """The notes to tell, each with its hint."""
    flow, language = talk.flow, session.language
    notes = []
    for note in route.notes:
        values = {} if session.discreet else route.values
        label = told(flow, note, note.label, values, language)
        hint = told(flow, note, note.hint, values, language)
        notes.append("\n".join(part for part in (label, hint) if part))
    return [note for note in notes if note]


def _media(prompt: Prompt, language: Language) -> tuple[Media, ...]:
    """What is shown with a prompt, in that language or in any that there is."""
    return prompt.media.get(language) or next(iter(prompt.media.values()), ())


def finish(
    talk: Talk, session: Session, route: Route, *, lead: Sequence[str] = (), breath: Breath | None = None
) -> Turn:
    """The end of the flow: the review card where uses were asked for, else nothing is kept."""
    before = tuple(Show(media) for note in route.notes for media in _media(note, session.language))
    lead = [*lead, *_notes(talk, session, route)]
    if route.consent is None:
        asked = [prompt for prompt in route.reached if is_asked(prompt)]
        prompts = talk.laid.prompts
        has_told = any(answer and not _is_gate(prompts[name]) for name, answer in session.answers.items())
        if asked and has_told and Guard.PAUSE in asked[-1].guards:
            answers = {name: answer for name, answer in session.answers.items() if name != asked[-1].name}
            paused = replace(session, stage=Stage.PAUSED, at=asked[-1].name, answers=answers, collected=())
            return Turn(
                paused,
                (Clear(), *before, *says([*lead, talk.words.coming_and_going.paused], leaving(talk, paused))),
            )
        ended = says([*lead, talk.words.coming_and_going.ended], leaving(talk, session))
        return Turn(without_draft(session), (Clear(), *before, *ended))
    checking = replace(
        session,
        stage=Stage.CHECKING,
        at="",
        shown=session.shown + 1,
        collected=(),
        approved="",
        breath=breath,
    )
    if session.discreet:
        # What was said is shown only when its narrator says that nobody else can see it.
        ready = says([*lead, talk.words.card.ready], ready_buttons(talk, checking), question=checking.shown)
        return Turn(checking, (*before, *ready))
    shown = show_card(talk, checking, route, lead=lead)
    return Turn(shown.session, (*before, *shown.effects))


def show_card(talk: Talk, session: Session, route: Route, *, lead: Sequence[str] = ()) -> Turn:
    """The review card itself; what it shows is what Send may send from now on."""
    drafted = draft(talk, session, route)
    session = replace(session, masked=drafted.masked, approved=drafted.fingerprint)
    return Turn(session, review(talk, session, drafted, lead=lead))


def ready_buttons(talk: Talk, session: Session) -> tuple[Row, ...]:
    """What can be done before the card is shown in discreet mode."""
    return (
        (Button(talk.words.buttons.show_card, token(session, "look")),),
        (Button(talk.words.buttons.pause, token(session, "pause")),),
        *leaving(talk, session),
    )


def near(talk: Talk, session: Session) -> Row:
    """Help now and Hide: what stands under whatever is asked back."""
    buttons = talk.words.buttons
    return (Button(buttons.help, token(session, "help")), Button(buttons.hide, token(session, "hide")))


def leaving(talk: Talk, session: Session) -> tuple[Row, ...]:
    """Help now, Hide and Delete: what stands under whatever ends a talk or interrupts it."""
    buttons = talk.words.buttons
    return (
        (
            Button(buttons.help, token(session, "help")),
            Button(buttons.hide, token(session, "hide")),
            Button(buttons.delete, token(session, "del")),
        ),
    )


def revisit(talk: Talk, session: Session, prompt: Prompt, route: Route) -> Turn:
    """Ask an answered prompt again, with what was said; what does not depend on it is not asked again."""
    answer = session.answers.get(prompt.name, "")
    ticks = prompt.kind is Kind.SELECT_ONE or prompt.kind is Kind.SELECT_MULTIPLE
    session = replace(
        session,
        stage=Stage.ASKING,
        at=prompt.name,
        shown=session.shown + 1,
        collected=tuple(answer.split()) if ticks else (),
        heard="",
        breath=None,
    )
    return Turn(session, ask(talk, session, prompt, route.values, route.is_first(prompt)))


def go_back(talk: Talk, session: Session, *, by_tap: bool = False) -> Turn:
    """Ask the question before this one again; what was begun here is kept. From within a date, one part back."""
    if session.stage is Stage.ASKING and session.collected:
        prompt = talk.laid.prompts[session.at]
        if prompt.kind in _DAYS and begun_parts(prompt, session):
            return show_again(talk, replace(session, collected=session.collected[:-1]), in_place=by_tap)
    session = with_begun(talk, session)
    route = way(talk, session)
    if session.stage is Stage.CHECKING:
        before = [prompt for prompt in route.reached if is_asked(prompt)][-1]
    else:
        earlier = route.before(session.at)
        if earlier is None:
            return Turn(session, (Say(talk.words.asking.no_back),))
        before = earlier
    return revisit(talk, session, before, route)


def resume(talk: Talk, session: Session, *, lead: Sequence[str] = ()) -> Turn:
    """Ask again what was being asked, after a pause, a detour, or a change of what was said before."""
    route = way(talk, session)
    if session.awaited is not None and not session.awaited.fetch:
        # A voice note could not be had while they were away, when nothing is said.
        lead = (talk.words.voice.failed, *lead)
        session = replace(session, awaited=None)
    if not session.at and route.waiting is None:
        return finish(talk, replace(session, stage=Stage.CHECKING), route, lead=lead)
    if not session.at or talk.laid.prompts[session.at] not in route.reached:
        # An answer before it has changed, so that it is not asked any more, or another one is asked first.
        session = replace(with_begun(talk, session), stage=Stage.PAUSED, collected=())
        return proceed(talk, session, dict(session.answers), lead=lead)
    prompt = talk.laid.prompts[session.at]
    collected = session.collected
    if collected and prompt.choice_filter is not None:
        there = {choice.name for choice in offered(prompt, route.values, talk.around(session))}
        collected = tuple(name for name in collected if name in there)
    session = replace(session, stage=Stage.ASKING, shown=session.shown + 1, collected=collected)
    return Turn(session, ask(talk, session, prompt, route.values, route.is_first(prompt), lead=lead))


def show_again(talk: Talk, session: Session, *, page: int | None = None, in_place: bool = True) -> Turn:
    """The same prompt once more, in place of the message that was tapped: another page, another tick."""
    asked = _asked(talk, session, page)
    if page is not None:
        session = replace(session, confirming=f"{PAGE}{page}")
    if not in_place:
        return Turn(session, asked)
    return Turn(session, (Revise(asked[-1].text, asked[-1].buttons),))


def buttons_now(talk: Talk, session: Session, page: int | None) -> tuple[Row, ...]:
    """The buttons of the question that is asked now, with that page of its list or its years."""
    return _asked(talk, session, page)[-1].buttons


def _asked(talk: Talk, session: Session, page: int | None) -> tuple[Say, ...]:
    prompt = talk.laid.prompts[session.at]
    if depends(prompt) or talk.laid.first is None:
        route = way(talk, session)
        return ask(talk, session, prompt, route.values, route.is_first(prompt), page=page)
    values = {prompt.name: session.answers.get(prompt.name, "")}
    return ask(talk, session, prompt, values, talk.laid.first is prompt, page=page)


def _is_gate(prompt: Prompt) -> bool:
    return Guard.GATE in prompt.guards or Guard.SAFETY in prompt.guards or not is_asked(prompt)


def refused(talk: Talk, session: Session, prompt: Prompt, value: str) -> str:
    """What to say where an answer does not keep the constraint; "" where it does.

    What was answered before is looked at only if the constraint, or what is said, asks for that.
    """
    constraint = prompt.constraint
    if constraint is None:
        return ""
    if VOICE in value:
        value = typed_part(value)
        if not value:
            return ""  # what a voice note says, no form can judge
    around = talk.around(session)
    values = way(talk, session).values if constraint.names or prompt.recalls else {}
    if constraint.holds(Scope(values, value, {}, around)):
        return ""
    recalled = {} if session.discreet else values
    message = told(talk.flow, prompt, prompt.constraint_message, recalled, session.language, around)
    return shortened(message, LONGEST_MESSAGE) or talk.words.asking.not_valid


def with_begun(talk: Talk, session: Session) -> Session:
    """The session with what was begun at the prompt that was asked last as its answer, where it can be one."""
    if not session.at or not session.collected:
        return session
    prompt = talk.laid.prompts[session.at]
    value = value_of(prompt, session.collected)
    if not value or refused(talk, session, prompt, value):
        return session
    return replace(session, answers={**session.answers, session.at: value}, collected=())


def draft_of(talk: Talk, session: Session, route: Route | None = None) -> Draft:
    """What Send would send, as the answers stand."""
    return draft(talk, session, way(talk, session) if route is None else route)


def without_draft(session: Session) -> Session:
    """The session with nothing of the talk left, its language and its discreet mode neither.

    Both would tell whoever looks next that somebody talked here.
    """
    return Session("", session.flow, session.language, Stage.IDLE, sent=session.sent)
